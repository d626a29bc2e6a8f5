//! The checklist of the review: its questions, and how far the answers hold.
//! Must not know who answers, nor the day: both are handed in.

use std::sync::LazyLock;

use chrono::NaiveDate;

use crate::scope::{
    Scope,
    edit::Edit,
    fingerprint::judged_fingerprint,
    item::{ItemId, Place},
    record::Item,
    review::{Answer, Question, Verdict},
    section::Section,
    value::Value as _,
};

static QUESTIONS: LazyLock<Vec<Question>> = LazyLock::new(|| {
    ron::from_str(include_str!("../../assets/checklist.ron")).expect("a test reads the built-in checklist")
});

/// How far a question is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Progress {
    /// It is not.
    Open,
    /// It was, but what was judged has changed since.
    Stale(Answer),
    /// It is, and what was judged is as it was.
    Answered(Answer),
}

/// Returns the questions of the checklist, in their order.
#[must_use]
pub fn questions() -> &'static [Question] {
    &QUESTIONS
}

/// Returns the verdict on a question, be it stale or not.
#[must_use]
pub fn verdict<'a>(scope: &'a Scope, question: &Question) -> Option<&'a Verdict> {
    scope.verdicts.iter().find(|verdict| verdict.id == question.id)
}

/// Tells how far a question is answered.
#[must_use]
pub fn progress(scope: &Scope, question: &Question) -> Progress {
    match verdict(scope, question) {
        None => Progress::Open,
        Some(verdict) if verdict.answer == Answer::Open => Progress::Open,
        Some(verdict) if verdict.judged == judged(scope, question) => Progress::Answered(verdict.answer),
        Some(verdict) => Progress::Stale(verdict.answer),
    }
}

fn judged(scope: &Scope, question: &Question) -> String {
    judged_fingerprint(scope, &question.judges).short().to_owned()
}

/// Returns the edit that answers a question, bound to what it judges.
///
/// A verdict that is already there is replaced; [`Answer::Open`] takes it back.
#[must_use]
pub fn answer(
    scope: &Scope,
    question: &Question,
    answer: Answer,
    note: &str,
    by: &str,
    on: NaiveDate,
) -> Edit {
    let known = verdict(scope, question).is_some();
    if answer == Answer::Open {
        let removal = known.then(|| Edit::Remove { section: Section::Verdicts, id: question.id.clone() });
        return Edit::Group(removal.into_iter().collect());
    }
    let texts = [
        ("answer", answer.text()),
        ("note", note.trim().to_owned()),
        ("by", by.trim().to_owned()),
        ("on", Some(on).text()),
        ("judged", judged(scope, question)),
    ];
    if known {
        let set = |(field, text)| Edit::set(Place::cell(Section::Verdicts, &question.id, field), text);
        return Edit::Group(texts.into_iter().map(set).collect());
    }
    let item = texts
        .into_iter()
        .filter(|(_, text)| !text.is_empty())
        .fold(Item::new(question.id.clone()), |item, (field, text)| item.with(field, text));
    Edit::Insert { section: Section::Verdicts, index: place_of(scope, question), item }
}

/// Returns before which verdict that on a question stands: in the order of the checklist.
fn place_of(scope: &Scope, question: &Question) -> usize {
    let order = |id: &ItemId| questions().iter().position(|known| known.id == *id);
    let own = order(&question.id);
    scope.verdicts.iter().position(|verdict| order(&verdict.id) > own).unwrap_or(scope.verdicts.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        rules::sample::{complete, reviewed, set, today},
        scope::section::Standing,
    };

    fn question(id: &str) -> &'static Question {
        questions().iter().find(|question| question.id.as_str() == id).unwrap()
    }

    fn given(id: &str, reply: Answer) -> Scope {
        let mut scope = complete();
        answer(&scope, question(id), reply, " seen ", "Signe Holm", today()).apply(&mut scope).unwrap();
        scope
    }

    #[test]
    fn there_are_thirty_six_questions_in_order_and_each_says_where_it_comes_from() {
        let ids: Vec<String> = questions().iter().map(|question| question.id.to_string()).collect();
        assert_eq!(ids, (1..=36).map(|number| format!("Q{number:02}")).collect::<Vec<_>>());
        for question in questions() {
            assert!(question.text.ends_with('?') && question.text.chars().count() <= 140, "{}", question.id);
            assert!(!question.clause.is_empty() && question.help.ends_with('.'), "{}", question.id);
        }
    }

    #[test]
    fn what_a_question_judges_is_there_and_is_content_and_nothing_else() {
        for question in questions() {
            assert!(!question.judges.is_empty(), "{}", question.id);
            for key in &question.judges {
                let fields: Vec<(Section, &str)> = match (Section::with_key(key), key.split_once('/')) {
                    // Of a whole section, what is content of it: an address for signing is not.
                    (Some(section), _) => {
                        let fields = section.fields().iter().map(|field| (section, field.name));
                        fields
                            .filter(|(section, field)| section.standing(field) == section.standing(""))
                            .collect()
                    }
                    (None, Some((section, field))) => vec![(Section::with_key(section).unwrap(), field)],
                    (None, None) => vec![(Section::Texts, key)],
                };
                for (section, field) in fields {
                    assert!(section.field(field).is_some(), "{}: {key}", question.id);
                    // Else the approval itself would make the answer stale.
                    assert_eq!(section.standing(field), Standing::Content, "{}: {key}", question.id);
                }
            }
        }
    }

    #[test]
    fn a_question_about_everything_judges_every_field_of_the_content() {
        let scope = reviewed(complete());
        // How the organisation checks its scope is approved with it, but is no statement of the scope.
        let settings = [Section::RuleSettings, Section::Questions, Section::Dropped];
        for section in Section::all().filter(|section| !settings.contains(section)) {
            for field in section.fields().iter().filter(|field| field.name != "kind") {
                let place = match scope.ids(section).first() {
                    Some(id) => Place::cell(section, id, field.name),
                    None if section.is_list() => continue,
                    None => Place::field(section, field.name),
                };
                let mut edited = scope.clone();
                let text = if scope.get(&place).is_empty() { "2" } else { "" };
                if Edit::set(place.clone(), text).apply(&mut edited).is_err() {
                    continue;
                }
                let content = section.standing(field.name) == Standing::Content;
                let stale = progress(&edited, question("Q32")) == Progress::Stale(Answer::Yes);
                assert_eq!(stale, content, "{place}");
            }
        }
    }

    #[test]
    fn an_answer_is_kept_with_who_when_and_what_was_judged() {
        let scope = given("Q20", Answer::Yes);
        let verdict = verdict(&scope, question("Q20")).unwrap();
        assert_eq!((verdict.note.as_str(), verdict.by.as_str()), ("seen", "Signe Holm"));
        assert_eq!((verdict.on, verdict.judged.len()), (Some(today()), 16));
        assert_eq!(progress(&scope, question("Q20")), Progress::Answered(Answer::Yes));
        assert_eq!(progress(&scope, question("Q21")), Progress::Open);
    }

    #[test]
    fn an_answer_reopens_when_what_it_judged_changes_and_only_then() {
        let mut scope = given("Q20", Answer::NotApplicable);
        set(&mut scope, "purpose", "Another");
        assert_eq!(progress(&scope, question("Q20")), Progress::Answered(Answer::NotApplicable));
        set(&mut scope, "exclusions/EXC-1/reason", "Because");
        assert_eq!(progress(&scope, question("Q20")), Progress::Stale(Answer::NotApplicable));
        answer(&scope, question("Q20"), Answer::Yes, "", "x", today()).apply(&mut scope).unwrap();
        assert_eq!(progress(&scope, question("Q20")), Progress::Answered(Answer::Yes));
        assert_eq!(verdict(&scope, question("Q20")).unwrap().note, "");
    }

    #[test]
    fn an_answer_can_be_taken_back_by_the_user_and_by_undo() {
        let mut scope = given("Q20", Answer::No);
        let before = scope.clone();
        let undo = answer(&scope, question("Q20"), Answer::Open, "", "", today()).apply(&mut scope).unwrap();
        assert_eq!(progress(&scope, question("Q20")), Progress::Open);
        undo.apply(&mut scope).unwrap();
        assert_eq!(scope, before);
    }

    #[test]
    fn answers_stand_in_the_order_of_the_questions_whatever_the_order_of_answering() {
        let mut scope = complete();
        for id in ["Q20", "Q03", "Q36", "Q04"] {
            answer(&scope, question(id), Answer::Yes, "", "x", today()).apply(&mut scope).unwrap();
        }
        let ids: Vec<&str> = scope.ids(Section::Verdicts).into_iter().map(ItemId::as_str).collect();
        assert_eq!(ids, ["Q03", "Q04", "Q20", "Q36"]);
    }
}
