//! What each rule and each question asks, and why: one by one, or all as a page of the documentation.
//! Must not know where the page is kept.

use std::fmt::Write as _;

use crate::{
    rules::{Rule, checklist::questions, rules},
    scope::review::{Answerer, Question},
};

/// What can be explained.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Explained {
    /// A rule.
    Rule(&'static Rule),
    /// A question of the checklist.
    Question(&'static Question),
    /// All rules and questions.
    All,
}

/// Finds a rule or a question by its id, whatever its case; `all` stands for every one.
///
/// # Errors
/// Says which ids there are.
pub fn find(id: &str) -> Result<Explained, String> {
    let id = id.trim();
    let rule = rules().iter().find(|rule| rule.id.eq_ignore_ascii_case(id)).map(Explained::Rule);
    // A prompt is explained with its question.
    let asks = |question: &&Question| question.is_asked_by(&id.to_uppercase());
    let question = || questions().iter().find(asks);
    rule.or_else(|| question().map(Explained::Question))
        .or_else(|| id.eq_ignore_ascii_case("all").then_some(Explained::All))
        .ok_or_else(|| "expected a rule such as EXC-01, a question such as Q20, or all".to_owned())
}

/// Explains a rule or a question in plain text, or all of them as Markdown.
#[must_use]
pub fn explain(what: &Explained) -> String {
    match what {
        Explained::Rule(rule) => explain_rule(rule),
        Explained::Question(question) => explain_question(question),
        Explained::All => page(),
    }
}

fn explain_rule(rule: &Rule) -> String {
    format!(
        "{}: {}\n\nWhy: {}\nClause: {}\nBasis: {}\nSeverity: {}\nNext: {}\nFound: {}\nMended: {}\n",
        rule.id,
        rule.title,
        rule.why,
        rule.clause,
        rule.basis.word(),
        rule.severity.word(),
        rule.next,
        rule.wrong,
        rule.right
    )
}

fn explain_question(question: &Question) -> String {
    let mut told = format!(
        "{}: {}\n\nHelp: {}\nClause: {}\nAnswered by: {}\nJudges: {}\n",
        question.id,
        question.text,
        question.help,
        question.clause,
        answered_by(question.answers),
        question.judges.join(", ")
    );
    for prompt in &question.prompts {
        let _ = writeln!(told, "Prompt {}: {} (judges {})", prompt.id, prompt.text, prompt.judges.join(", "));
    }
    told
}

fn answered_by(who: Answerer) -> &'static str {
    match who {
        Answerer::Model => "the model, with what it rests on; a person may decide otherwise",
        Answerer::Half => "a person; the model shows where to look",
        Answerer::Human => "a person; nothing but reading tells",
    }
}

/// Returns the page of the documentation.
#[must_use]
pub fn page() -> String {
    let mut page = "# Rules and questions\n\n\
        This page is written by `isms-scope check --explain all`, and a test holds it to that.\n\n\
        A **blocker** prevents the approval.\n\
        A **warning** is mended, or accepted with a reason.\n\
        An **info** is only told.\n\
        The basis says who asks: the standard itself, the practice of auditors beyond its words, the law, or what the document promises of itself.\n\n\
        Rules on wording are heuristics on English text. They rather miss something than cry wolf.\n\n\
        An organisation makes a rule weigh more or less in its own file, with a reason, under `rule_settings`; what the standard asks of a blocker cannot be made less.\n\
        It adds questions under `questions`, and drops others, with a reason, under `dropped`.\n\n\
        ## Rules\n\n\
        | Rule | Severity | Basis | Clause | Asks |\n|---|---|---|---|---|\n"
        .to_owned();
    for rule in rules() {
        let _ = writeln!(
            page,
            "| [{0}](#{1}) | {2} | {3} | {4} | {5} |",
            rule.id,
            rule.id.to_lowercase(),
            rule.severity.word(),
            rule.basis.word(),
            rule.clause,
            cell(rule.title)
        );
    }
    for rule in rules() {
        let _ = write!(
            page,
            "\n### {}\n\n{}.\n{}\n\n- Next: {}.\n- Found: {}\n- Mended: {}\n",
            rule.id,
            plain(rule.title),
            plain(rule.why),
            plain(rule.next),
            plain(rule.wrong),
            plain(rule.right)
        );
    }
    page.push_str("\n## Questions\n\n| Question | Clause | Answered by | Asks | A good answer rests on |\n|---|---|---|---|---|\n");
    for question in questions() {
        let _ = writeln!(
            page,
            "| {} | {} | {} | {} | {} |",
            question.id,
            question.clause,
            question.answers.word(),
            cell(&asked(question)),
            cell(&question.help)
        );
    }
    page
}

/// The question, and after it the prompts by which it is asked.
fn asked(question: &Question) -> String {
    let prompts = question.prompts.iter().map(|prompt| format!(" {}: {}", prompt.id, prompt.text));
    std::iter::once(question.text.clone()).chain(prompts).collect()
}

/// Returns a text whose signs mean themselves in Markdown.
fn plain(text: &str) -> String {
    text.replace('*', "\\*").replace('~', "\\~").replace('<', "\\<").replace('[', "\\[")
}

fn cell(text: &str) -> String {
    plain(text).replace('|', "\\|")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_and_every_question_is_explained() {
        for rule in rules() {
            let told = explain(&find(&rule.id.to_lowercase()).unwrap());
            for part in [rule.title, rule.why, rule.next, rule.wrong, rule.right, rule.clause] {
                assert!(told.contains(part), "{}: {part}", rule.id);
            }
        }
        for question in questions() {
            let told = explain(&find(question.id.as_str()).unwrap());
            assert!(told.contains(&question.text) && told.contains(&question.help), "{}", question.id);
        }
        assert_eq!(find("q32.1"), find("Q32"));
        assert!(find("EXC-99").is_err() && find("Q32.9").is_err());
    }

    #[test]
    fn the_page_holds_all_of_them() {
        let page = explain(&find("ALL").unwrap());
        assert!(rules().iter().all(|rule| page.contains(&format!("\n### {}\n", rule.id))));
        assert!(questions().iter().all(|question| page.contains(&format!("\n| {} |", question.id))));
    }
}
