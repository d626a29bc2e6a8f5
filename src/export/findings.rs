//! Findings, for readers without colour and for programs.
//! Must not know how they came about, nor which of them make an answer no.

use std::fmt::Write as _;

use crate::{
    export::{
        counted::counted,
        newest::{Newest, unread_told},
    },
    rules::{
        Finding, Known, Severity,
        acceptance::{Acceptances, Standing},
        check,
        gate::{SENT_BACK_NEXT, sent_back},
        history::unread,
        settings::{Changed, changed_rules},
        state::ReviewState,
        version::{State, state},
    },
    scope::{
        Scope,
        judgement::Acceptance,
        review::Comment,
        value::{Value as _, Version},
        visible::visible,
    },
};
use chrono::NaiveDate;

/// What was checked, when, and what was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Findings<'a> {
    /// The file, as it was named.
    pub file: String,
    /// The day that was taken for today.
    pub today: NaiveDate,
    /// Where the scope stands.
    pub state: State,
    /// The newest version, and what is known of it.
    pub newest: Option<Newest<'a>>,
    /// A version that is newer still, and cannot be read.
    pub unread: Option<Version>,
    /// What was found and is open, in the order of the document.
    pub findings: Vec<Finding>,
    /// What was found and is accepted, in the order of the document.
    pub accepted: Vec<(Finding, &'a Acceptance)>,
    /// The rules that weigh differently here.
    pub settings: Vec<Changed<'a>>,
    /// How far the review is.
    pub review: ReviewState,
    /// What the approver sent back with a reason, and nobody has dealt with yet.
    pub sent_back: Vec<&'a Comment>,
}

impl<'a> Findings<'a> {
    /// Checks a scope.
    #[must_use]
    pub fn of(scope: &'a Scope, known: &Known<'_>, file: String) -> Self {
        let acceptances = Acceptances::of(scope, known.today);
        let mut found = Self {
            file,
            today: known.today,
            state: state(scope, known.newest),
            newest: None,
            unread: unread(known),
            findings: Vec::new(),
            accepted: Vec::new(),
            settings: changed_rules(scope),
            review: ReviewState::of(scope, known),
            sent_back: sent_back(scope).collect(),
        };
        for finding in check(scope, known) {
            match acceptances.standing(&finding) {
                Standing::Accepted(row) => found.accepted.push((finding, row)),
                Standing::Open | Standing::Stale(..) => found.findings.push(finding),
            }
        }
        found
    }

    /// Tells also how the newest version stands.
    #[must_use]
    pub fn beside(self, newest: Option<Newest<'a>>) -> Self {
        Self { newest, ..self }
    }

    /// Returns how many findings weigh this much.
    #[must_use]
    pub fn count(&self, severity: Severity) -> usize {
        self.weighing(severity).count()
    }

    fn weighing(&self, severity: Severity) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(move |finding| finding.severity == severity)
    }

    /// Returns where the scope stands, in one line: what is published, and what this is a draft of.
    #[must_use]
    pub fn standing(&self) -> String {
        match (self.unread, &self.state) {
            (None, _) => self.standing_of_the_rest(),
            (Some(unread), State::NeverApproved { .. }) => unread_told(unread, None),
            (Some(unread), State::Approved(rest) | State::Draft { published: rest, .. }) => {
                format!("{}. {}", unread_told(unread, Some(*rest)), self.standing_of_the_rest())
            }
        }
    }

    fn standing_of_the_rest(&self) -> String {
        match &self.state {
            State::NeverApproved { claimed: Some(version) } => {
                format!("Never approved; the document claims {version}")
            }
            State::NeverApproved { claimed: None } => "Never approved".to_owned(),
            State::Approved(version) => self.told(
                |means| {
                    let means = means.strip_prefix(", ").map(|means| format!(". Approved {means}"));
                    let means = means.unwrap_or_default();
                    format!("Version {version} is approved, and nothing changed since{means}")
                },
                "nothing changed since",
            ),
            State::Draft { published, next, changes } => {
                let draft = format!("this is a draft of {next}, with {}", counted(*changes, "change"));
                self.told(|means| format!("Version {published} is published{means}; {draft}"), &draft)
            }
        }
    }

    /// Returns how the newest version stands: as usual, or what keeps it from that, and what the draft is.
    fn told(&self, usual: impl Fn(&str) -> String, draft: &str) -> String {
        match self.newest.and_then(|newest| newest.otherwise()) {
            Some(otherwise) => format!("Version {otherwise}; {draft}"),
            None => usual(&self.newest.map(|newest| newest.means()).unwrap_or_default()),
        }
    }

    /// Returns the numbers in one line.
    #[must_use]
    pub fn headline(&self) -> String {
        let file = visible(&self.file);
        let accepted = match self.accepted.len() {
            0 => String::new(),
            count => format!(", {count} accepted"),
        };
        if self.findings.is_empty() {
            return format!("{file}: nothing found{accepted} ({})", self.today);
        }
        let counts = Severity::ALL.map(|severity| match (severity, self.count(severity)) {
            (Severity::Info, count) => format!("{count} info"),
            (_, count) => counted(count, severity.word()),
        });
        format!("{file}: {}{accepted} ({})", counts.join(", "), self.today)
    }

    /// Returns how far the review is, in one line.
    #[must_use]
    pub fn progress(&self) -> String {
        let review = &self.review;
        let mut told = format!(
            "Review: of {} {} answered, {} by the model, {} open",
            counted(review.questions, "question"),
            review.answered,
            review.by_model,
            review.open()
        );
        let parts = [
            (review.again, format!(", {} to answer again", review.again)),
            (review.actions, format!("; {} open", counted(review.actions, "action"))),
            (review.overdue, format!(", {} overdue", review.overdue)),
            (review.to_confirm, format!("; {} to confirm again", counted(review.to_confirm, "item"))),
        ];
        told.extend(parts.into_iter().filter(|(count, _)| *count > 0).map(|(_, part)| part));
        told
    }
}

fn path_of(finding: &Finding) -> String {
    let path = finding.place.to_string();
    if path.is_empty() { "scope".to_owned() } else { path }
}

/// Returns the findings as text, the worst first: place and message, what to do next, and who asks for it; then
/// what is accepted, and which rules weigh differently.
#[must_use]
pub fn text(findings: &Findings<'_>) -> String {
    let mut text =
        format!("{}\n{}\n{}\n", findings.headline(), visible(&findings.standing()), findings.progress());
    for comment in &findings.sent_back {
        let on = comment.on.map(|day| format!(" on {day}")).unwrap_or_default();
        let (by, says, id) = (visible(&comment.by), hanging(&comment.text), &comment.id);
        let _ = write!(text, "\nsent back by {by}{on}: {says}\n  next: {SENT_BACK_NEXT}\n  {id}, ");
        text.push_str("keeps the scope from being approved\n");
    }
    for severity in Severity::ALL {
        for finding in findings.weighing(severity) {
            let rule = finding.rule;
            let _ = write!(
                text,
                "\n{}: {}: {}\n  next: {}\n  {}, clause {}, {}\n",
                severity.word(),
                path_of(finding),
                hanging(&finding.message),
                rule.next,
                rule.id,
                rule.clause,
                rule.basis.word()
            );
        }
    }
    for (finding, row) in &findings.accepted {
        let until = row.until.map(|day| format!(" until {day}")).unwrap_or_default();
        let _ = write!(
            text,
            "\naccepted: {}: {}\n  reason: {}\n  {}, by {} on {}{until}\n",
            path_of(finding),
            hanging(&finding.message),
            hanging(&row.reason),
            finding.rule.id,
            visible(&row.by),
            row.on.text()
        );
    }
    for changed in &findings.settings {
        let (id, weight) = (changed.rule.id, changed.severity.word());
        let _ =
            write!(text, "\nsetting: {id} weighs as {weight} here\n  reason: {}\n", hanging(changed.reason));
    }
    text
}

fn hanging(text: &str) -> String {
    visible(text).replace('\n', "\n  ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::sample::{clerk, complete};

    fn found(scope: &Scope) -> Findings<'_> {
        let today = NaiveDate::from_ymd_opt(2026, 2, 1).unwrap();
        Findings::of(scope, &Known::on(today), "s.ron".into())
    }

    #[test]
    fn each_finding_says_where_what_next_and_who_asks() {
        let scope = Scope::default();
        let text = text(&found(&scope));
        assert!(text.starts_with("s.ron: "), "{text}");
        let statement = text.split("\n\n").find(|part| part.contains("SCP-01")).unwrap();
        let lines: Vec<&str> = statement.lines().collect();
        assert!(lines[0].starts_with("blocker: scope_statement: "), "{statement}");
        assert!(lines[1].starts_with("  next: "), "{statement}");
        assert_eq!(lines[2], "  SCP-01, clause 4.3, standard");
    }

    #[test]
    fn nothing_found_is_said_in_words() {
        let scope = Scope::default();
        let nothing = Findings { findings: Vec::new(), ..found(&scope) };
        let text = text(&nothing);
        assert!(
            text.starts_with("s.ron: nothing found (2026-02-01)\nNever approved\nReview: of 36 "),
            "{text}"
        );
    }

    #[test]
    fn what_is_accepted_is_told_apart_with_its_reason_and_is_not_counted() {
        let scope = complete();
        let found = found(&scope);
        assert_eq!(found.count(Severity::Warning), 0);
        let text = text(&found);
        assert!(text.contains("5 info, 40 accepted (2026-02-01)\n"), "{text}");
        assert!(text.contains("\naccepted: units: No organisational units are listed\n  reason: Mended with 2.1\n  SCP-04, by Signe Holm on 2026-11-22\n"), "{text}");
    }

    #[test]
    fn settings_and_the_review_are_told() {
        let mut scope = clerk();
        let texts = [("rule", "CTX-03"), ("severity", "info"), ("reason", "In the annual report")];
        crate::rules::sample::insert(
            &mut scope,
            crate::scope::section::Section::RuleSettings,
            "RUL-1",
            &texts,
        );
        let found = found(&scope);
        let text = text(&found);
        assert!(
            text.ends_with("\nsetting: CTX-03 weighs as info here\n  reason: In the annual report\n"),
            "{text}"
        );
        assert!(text.contains("\nReview: of 36 questions 0 answered, 2 by the model, 34 open\n"), "{text}");
    }
}
