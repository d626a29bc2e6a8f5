//! What the model answers, what it leaves to people, and when it is asked again.
//! Must not ask the clock: the day is handed in.

use super::{
    tests::{question, told},
    *,
};
use crate::{
    rules::{
        Known,
        sample::{approved, clean, clerk, complete, set, today},
    },
    scope::value::Version,
};

fn says(scope: &Scope, newest: Option<&Scope>, id: &str) -> Option<(Answer, String)> {
    let found = evidence(scope, &Known { today: today(), newest, history: &[] }, question(id));
    found.map(|found| (found.answer, found.says))
}

#[test]
fn who_can_answer_is_said_of_each_question() {
    let of = |who| questions().iter().filter(|question| question.answers == who).count();
    // The research counts 22, 11 and 3. Q29 asks whether a person knows of the role: the model sees only the name.
    assert_eq!([Answerer::Model, Answerer::Half, Answerer::Human].map(of), [21, 12, 3]);
    let human: Vec<&str> = questions()
        .iter()
        .filter(|question| question.answers == Answerer::Human)
        .map(|question| question.id.as_str())
        .collect();
    assert_eq!(human, ["Q12", "Q23", "Q32"]);
}

#[test]
fn of_a_scope_written_with_care_the_model_answers_all_that_it_can() {
    let scope = clean();
    for question in questions().iter().filter(|question| question.answers == Answerer::Model) {
        let id = question.id.as_str();
        let found = says(&scope, None, id);
        match id {
            // Who read it is only known once somebody has answered something.
            "Q36" => assert_eq!(found, None),
            "Q33" => assert_eq!(found.unwrap().0, Answer::NotApplicable),
            _ => assert_eq!(found.as_ref().map(|found| found.0), Some(Answer::Yes), "{id}: {found:?}"),
        }
    }
    assert!(
        questions().iter().all(|question| question.answers != Answerer::Human
            || says(&scope, None, question.id.as_str()).is_none())
    );
}

#[test]
fn of_the_sample_the_model_says_no_with_what_speaks_against_it() {
    let scope = clerk();
    for (id, told) in [
        ("Q01", "No internal issue is recorded"),
        ("Q03", "It is not decided"),
        ("Q06", "No party outside is listed"),
        ("Q07", "No requirement: STK-1, STK-2, STK-3, STK-4, STK-5"),
        ("Q17", "No owner: AST-1"),
        ("Q18", "Several things in one row: AST-1"),
        ("Q22", "It is not said what keeps EXC-1 apart; and 2 more"),
        ("Q25", "IFC-1 names a kind and nobody: \"Mail/SMS delivery vendors\", \"payment processors\""),
        ("Q27", "Evidence without a day, or past it: ASM-1"),
        ("Q28", "No owner, or no check: ASM-1, ASM-2"),
        ("Q29", "The approver or the owner is no named person"),
    ] {
        assert_eq!(says(&scope, None, id), Some((Answer::No, told.to_owned())), "{id}");
        assert_eq!(self::told(&scope, id), Progress::Open, "{id}");
    }
    assert_eq!(says(&scope, None, "Q24").unwrap().0, Answer::Yes);
}

#[test]
fn a_yes_of_the_model_settles_a_no_does_not_and_a_person_comes_first() {
    let mut scope = clean();
    assert_eq!(told(&scope, "Q17"), Progress::ByModel(Answer::Yes));
    set(&mut scope, "assets/AST-1/owner", "");
    assert_eq!(told(&scope, "Q17"), Progress::Open);
    answer(&scope, question("Q17"), Answer::No, "", "Ida", today()).apply(&mut scope).unwrap();
    assert_eq!(told(&scope, "Q17"), Progress::Answered(Answer::No));
    set(&mut scope, "assets/AST-1/owner", "CTO");
    assert_eq!(told(&scope, "Q17"), Progress::Stale(Answer::No));
    answer(&scope, question("Q17"), Answer::Open, "", "Ida", today()).apply(&mut scope).unwrap();
    assert_eq!(told(&scope, "Q17"), Progress::ByModel(Answer::Yes));
    reopen(&scope, question("Q17"), "Ida", today()).apply(&mut scope).unwrap();
    assert_eq!(told(&scope, "Q17"), Progress::Open);
}

#[test]
fn what_the_model_said_at_an_approval_is_read_off_anew_and_never_stale() {
    let mut scope = clean();
    let known = Known::on(today());
    record_model(&mut scope, &known);
    assert_eq!(scope.verdicts.len(), 20);
    assert_eq!(told(&scope, "Q17"), Progress::ByModel(Answer::Yes));
    set(&mut scope, "assets/AST-1/owner", "");
    assert_eq!(told(&scope, "Q17"), Progress::Open);
    record_model(&mut scope, &known);
    assert_eq!(scope.verdicts.len(), 19);
}

#[test]
fn a_change_is_planned_or_there_is_none() {
    let newest = approved(clean(), Version { major: 4, minor: 0 }, "2026-11-01T10:00:00+01:00");
    let mut scope = newest.clone();
    assert_eq!(says(&scope, Some(&newest), "Q33").unwrap().0, Answer::NotApplicable);
    set(&mut scope, "assets/AST-1/text", "Production");
    assert_eq!(says(&scope, Some(&newest), "Q33").unwrap().0, Answer::No);
    set(&mut scope, "change/reason", "Renamed");
    set(&mut scope, "change/responsible", "Mette Aagaard");
    let told = says(&scope, Some(&newest), "Q33").unwrap();
    assert_eq!(told, (Answer::No, "The planning of the change does not say the consequences".to_owned()));
    set(&mut scope, "change/consequence", "None");
    set(&mut scope, "change/planned_for", "2026-12-01");
    assert_eq!(says(&scope, Some(&newest), "Q33"), Some((Answer::Yes, "Planned: Renamed".to_owned())));
}

#[test]
fn a_conflict_that_is_accepted_is_decided_and_one_reader_besides_the_owner_is_enough() {
    assert_eq!(
        says(&complete(), None, "Q30"),
        Some((Answer::Yes, "Decided and recorded: Mended with 2.1".to_owned()))
    );
    let mut scope = clean();
    answer(&scope, question("Q12"), Answer::Yes, "", "jonas brink", today()).apply(&mut scope).unwrap();
    assert_eq!(says(&scope, None, "Q36"), None);
    answer(&scope, question("Q23"), Answer::Yes, "", "Mette Aagaard", today()).apply(&mut scope).unwrap();
    assert_eq!(
        says(&scope, None, "Q36").unwrap().1,
        "Mette Aagaard answered questions; Jonas Brink owns the text"
    );
}

#[test]
fn candidates_are_where_to_look() {
    let scope = clerk();
    let known = Known::on(today());
    let told = |scope: &Scope, id: &str| -> Vec<String> {
        candidates(scope, &known, question(id)).iter().map(ToString::to_string).collect()
    };
    assert_eq!(told(&scope, "Q04"), ["facts/FCT-2/value", "facts/FCT-4/value"]);
    assert_eq!(told(&scope, "Q10"), ["facts/FCT-5/value"]);
    assert_eq!(told(&scope, "Q11"), ["certificate_sentence"]);
    assert_eq!(told(&scope, "Q14"), ["locations/LOC-2/text", "assumptions/ASM-2/text"]);
    assert_eq!(told(&scope, "Q16"), ["units"]);
    assert_eq!(told(&scope, "Q19"), ["activities/ACT-3/text", "activities/ACT-4/text"]);
    assert_eq!(told(&scope, "Q20").len(), 3);
    assert_eq!(told(&scope, "Q23"), ["exclusions/EXC-1/text", "exclusions/EXC-2/text"]);
    assert_eq!(told(&scope, "Q31"), ["documents"]);
    let mut old = clean();
    assert_eq!(told(&old, "Q04"), [""; 0]);
    set(&mut old, "facts/FCT-4/as_of", "2025-11-21");
    assert_eq!(told(&old, "Q04"), ["facts/FCT-4/as_of"]);
    set(&mut old, "exclusions/EXC-2/reason", "It would cost too much.");
    assert_eq!(told(&old, "Q20"), ["exclusions/EXC-2/reason"]);
}
