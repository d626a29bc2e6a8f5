//! An acceptance holds as long as its reason, its day and what it judged.
//! Must not ask the clock: the day is handed in.

use super::*;
use crate::rules::{
    Known, check,
    sample::{clerk, day, insert, set, today},
};

fn finding(scope: &Scope, rule: &str) -> Finding {
    let found = check(scope, &Known::on(today()));
    found.into_iter().find(|finding| finding.rule.id == rule).unwrap()
}

/// The sample with one warning accepted until a day.
fn accepted(rule: &str, until: Option<&str>) -> (Scope, Finding) {
    let mut scope = clerk();
    let finding = finding(&scope, rule);
    let edit = accept(&scope, &finding, " They said so. ", "Ida", today(), until.map(day)).unwrap();
    edit.apply(&mut scope).unwrap();
    (scope, finding)
}

fn lapse(scope: &Scope, finding: &Finding, today: NaiveDate) -> Option<Lapse> {
    let by_one = standing(scope, finding, today);
    assert_eq!(Acceptances::of(scope, today).standing(finding), by_one);
    match by_one {
        Standing::Stale(_, lapse) => Some(lapse),
        Standing::Accepted(_) => None,
        Standing::Open => panic!("it is not accepted"),
    }
}

#[test]
fn a_warning_is_accepted_with_who_when_why_and_until_when() {
    let (scope, finding) = accepted("IP-05", Some("2027-03-31"));
    let row = &scope.accepted[0];
    assert_eq!((row.id.as_str(), row.rule.as_str()), ("ACC-1", "IP-05"));
    assert_eq!(row.place, "stakeholders/STK-4/name");
    assert_eq!((row.reason.as_str(), row.by.as_str()), ("They said so.", "Ida"));
    assert_eq!((row.on, row.until, row.judged.len()), (Some(today()), Some(day("2027-03-31")), 16));
    assert_eq!(lapse(&scope, &finding, today()), None);
}

#[test]
fn it_reopens_when_the_day_passes_the_item_changes_or_the_reason_goes() {
    let (scope, finding) = accepted("IP-05", Some("2027-03-31"));
    assert_eq!(lapse(&scope, &finding, day("2027-03-31")), None);
    assert_eq!(lapse(&scope, &finding, day("2027-04-01")), Some(Lapse::Expired));
    let mut changed = scope.clone();
    set(&mut changed, "stakeholders/STK-4/responsibility", "Something else");
    assert_eq!(lapse(&changed, &finding, today()), Some(Lapse::Changed));
    let mut other = scope.clone();
    set(&mut other, "stakeholders/STK-5/responsibility", "Something else");
    assert_eq!(lapse(&other, &finding, today()), None);
    let mut silent = scope;
    set(&mut silent, "accepted/ACC-1/reason", "TBD");
    assert_eq!(lapse(&silent, &finding, today()), Some(Lapse::NoReason));
}

#[test]
fn it_is_bound_to_the_list_where_the_list_is_at_fault_and_to_the_field_of_a_single_record() {
    let (mut scope, finding) = accepted("SCP-04", None);
    assert_eq!(lapse(&scope, &finding, today()), None);
    insert(&mut scope, Section::Units, "UNT-1", &[("text", "")]);
    assert_eq!(lapse(&scope, &finding, today()), Some(Lapse::Changed));
    let (mut scope, finding) = accepted("DOC-08", None);
    // The next approval stamps version and dates, and the reason stays good.
    set(&mut scope, "control/next_review", "2027-11-22");
    set(&mut scope, "control/owner", "CEO");
    assert_eq!(lapse(&scope, &finding, today()), None);
    let (mut scope, finding) = accepted("SCP-02", None);
    set(&mut scope, "purpose", "Another");
    assert_eq!(lapse(&scope, &finding, today()), None);
    set(&mut scope, "scope_statement", "All systems");
    assert_eq!(lapse(&scope, &finding, today()), Some(Lapse::Changed));
}

#[test]
fn a_blocker_is_never_accepted_not_even_by_hand() {
    let mut scope = clerk();
    let blocker = finding(&scope, "EXC-01");
    let refused = |finding: &Finding, reason: &str, until| {
        accept(&scope, finding, reason, "Ida", today(), until).unwrap_err()
    };
    assert_eq!(refused(&blocker, "Why", None), Refusal::Blocks);
    assert_eq!(refused(&finding(&scope, "CTX-05"), "Why", None), Refusal::OnlyTold);
    let warning = finding(&scope, "IP-05");
    assert_eq!(refused(&warning, " — ", None), Refusal::NoReason);
    assert_eq!(refused(&warning, "Why", Some(day("2026-11-21"))), Refusal::AlreadyExpired);
    let by_hand = [("rule", "EXC-01"), ("place", "exclusions/EXC-1/reason"), ("reason", "Because")];
    insert(&mut scope, Section::Accepted, "ACC-1", &by_hand);
    assert_eq!(lapse(&scope, &blocker, today()), Some(Lapse::Blocks));
    assert!(Acceptances::of(&scope, today()).is_open(&blocker));
}

#[test]
fn accepting_again_replaces_and_withdrawing_reopens() {
    let (mut scope, finding) = accepted("IP-05", Some("2027-03-31"));
    let again = accept(&scope, &finding, "Until the lawyer starts.", "Bo", today(), None).unwrap();
    again.apply(&mut scope).unwrap();
    assert_eq!((scope.accepted.len(), scope.accepted[0].until), (1, None));
    withdraw(&scope, &finding).unwrap().apply(&mut scope).unwrap();
    assert_eq!(standing(&scope, &finding, today()), Standing::Open);
    assert_eq!(withdraw(&scope, &finding), None);
    assert_eq!(scope.next_id(Section::Accepted).as_str(), "ACC-2");
}
