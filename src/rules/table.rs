//! The table of all rules, one row each: what is asked, by whom, and what to do about it.
//! Must not hold a rule: each subject has its own file.
//!
//! A new rule is a row here and a function in the file of its subject.

use super::{
    boundary, context, document,
    finding::{Basis, Rule, Severity},
    history, parties,
};

/// Returns the table of all rules.
#[must_use]
pub fn rules() -> &'static [Rule] {
    RULES
}

/// Declares the table: a row is id, severity, basis, clause, the function that finds; what is asked; what to do.
macro_rules! table {
    ($($id:literal $severity:ident $basis:ident $clause:literal $finds:path, $title:literal, $next:literal;)+) => {
        static RULES: &[Rule] = &[$(Rule {
            id: $id,
            severity: Severity::$severity,
            basis: Basis::$basis,
            clause: $clause,
            title: $title,
            next: $next,
            finds: $finds,
        }),+];
    };
}

table! {
    "DOC-01" Blocker OwnRule "7.5.2" document::placeholders,
        "No placeholder is left in the text",
        "Write what belongs there, or take the words out";
    "DOC-02" Blocker OwnRule "7.5.2" document::review_without_date,
        "The next review is a calendar date",
        "Write the day as YYYY-MM-DD; the next approval sets it anew";
    "DOC-03" Warning OwnRule "7.5.2" document::overdue,
        "The review is not overdue",
        "Do the review and approve the scope, be it unchanged; being overdue does not prevent that";
    "DOC-04" Info OwnRule "7.5.2" document::due_soon,
        "The review is not due within 60 days",
        "Plan the review";
    "DOC-05" Blocker Standard "7.5.2, 5.1" document::claim_without_record,
        "A version that claims to be approved says by whom, when, and where that is recorded",
        "Write it into Earlier approval, or that no record was kept; or clear Version if nobody ever approved it";
    "DOC-06" Blocker OwnRule "7.5.3" document::version_without_sense,
        "The version is a number, and not lower than the newest approved one",
        "Write two numbers such as 1.0, not lower than the newest approved version; the next approval sets it anew";
    "DOC-10" Blocker Standard "7.5.3" document::stamp_without_file,
        "The version that the file says was approved is among the approved files",
        "Put that approved file back beside the scope; or clear Version under Approval, to go on with a draft";
    "HIS-01" Blocker OwnRule "7.5.3" history::chain,
        "Each approved version follows upon the one before",
        "See what verify tells, and put back the approved files as they were, from a backup or from git";
    "HIS-02" Blocker OwnRule "7.5.3" history::signature,
        "Each approved version that is signed has a good signature",
        "See what verify tells: put back the version and its signature, or have its signer put into your list";
    "HIS-03" Info OwnRule "7.5.3" history::signer,
        "It can be told whose signature each approved version has",
        "See what verify tells, and ask the approver whether it was them";
    "CTX-01" Blocker Standard "4.1" context::issues_missing,
        "Internal and external issues are recorded, or the register that holds them is named",
        "Add an issue of that side, or name the register and its date under Organisation";
    "CTX-02" Blocker Standard "4.1 Amd 1:2024" context::climate_open,
        "It is decided, with a reason, whether climate change is a relevant issue",
        "Write yes or no, and why; no is a valid answer, silence is not";
    "IP-01" Blocker Standard "4.2 a" parties::nobody_outside,
        "Parties outside the organisation are listed",
        "Add those who expect something of your security: customers, people whose data you hold, authorities, suppliers";
    "IP-02" Blocker Standard "4.2 b, c" parties::requirement_missing,
        "Each party has a requirement, and it is said whether the ISMS addresses it",
        "Write what they require, yes or no, and where there is a no, why";
    "IP-03" Blocker OwnRule "7.5.2" parties::row_malformed,
        "Each row of stakeholders has one role, one name and one responsibility",
        "Write each into its own field, one role a row; — as the name where nobody in particular is meant";
    "IP-04" Blocker Standard "5.3" parties::role_without_person,
        "The approver, the owner and the Information Security Manager are named persons",
        "Write the person's name into the row of that role under Stakeholders";
    "SCP-01" Blocker Standard "4.3" boundary::statement_missing,
        "The scope statement says what the ISMS covers",
        "Write one or two sentences: whose activities, which services, which places";
    "EXC-01" Blocker Practice "4.3" boundary::reason_missing,
        "Each exclusion has a reason of its own",
        "Write why it may be left out without harm to what is covered";
    "EXC-05" Blocker Standard "6.1.3 d" boundary::control_excluded,
        "No control of Annex A is left out here",
        "Take it out here and justify it in the Statement of Applicability; a scope leaves out places, systems and units";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_has_an_id_of_its_own_and_says_what_to_do_in_one_line() {
        let mut ids: Vec<&str> = rules().iter().map(|rule| rule.id).collect();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), rules().len());
        for rule in rules() {
            for text in [rule.title, rule.next, rule.clause] {
                assert!(!text.is_empty() && !text.contains('\n') && text.len() <= 120, "{}: {text}", rule.id);
            }
        }
    }
}
