//! The checklist: answers hold as long as what they judged, and the model answers what it can.

use super::*;
use crate::{
    rules::{
        Known,
        sample::{approved, clean, complete, day, insert, reviewed, set, today},
    },
    scope::{section::Standing, value::Version},
};

fn told(scope: &Scope, id: &str) -> Progress {
    progress(scope, &Known { today: today(), newest: None }, question(id))
}

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
                (Some(section), _) => section.fields().iter().map(|field| (section, field.name)).collect(),
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
            let stale = told(&edited, "Q32") == Progress::Stale(Answer::Yes);
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
    assert_eq!(told(&scope, "Q20"), Progress::Answered(Answer::Yes));
    assert_eq!(told(&scope, "Q23"), Progress::Open);
}

#[test]
fn an_answer_reopens_when_what_it_judged_changes_and_only_then() {
    let mut scope = given("Q20", Answer::NotApplicable);
    set(&mut scope, "purpose", "Another");
    assert_eq!(told(&scope, "Q20"), Progress::Answered(Answer::NotApplicable));
    set(&mut scope, "exclusions/EXC-1/reason", "Because");
    assert_eq!(told(&scope, "Q20"), Progress::Stale(Answer::NotApplicable));
    answer(&scope, question("Q20"), Answer::Yes, "", "x", today()).apply(&mut scope).unwrap();
    assert_eq!(told(&scope, "Q20"), Progress::Answered(Answer::Yes));
    assert_eq!(verdict(&scope, question("Q20")).unwrap().note, "");
}

#[test]
fn an_answer_can_be_taken_back_by_the_user_and_by_undo() {
    let mut scope = given("Q20", Answer::No);
    let before = scope.clone();
    let undo = answer(&scope, question("Q20"), Answer::Open, "", "", today()).apply(&mut scope).unwrap();
    assert_eq!(told(&scope, "Q20"), Progress::Open);
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

fn says(scope: &Scope, newest: Option<&Scope>, id: &str) -> Option<(Answer, String)> {
    let found = evidence(scope, &Known { today: today(), newest }, question(id));
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
    let scope = crate::rules::sample::clerk();
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
    let known = Known { today: today(), newest: None };
    record_model(&mut scope, &known);
    assert_eq!(scope.verdicts.len(), 20);
    assert_eq!(told(&scope, "Q17"), Progress::ByModel(Answer::Yes));
    set(&mut scope, "assets/AST-1/owner", "");
    assert_eq!(told(&scope, "Q17"), Progress::Open);
    record_model(&mut scope, &known);
    assert_eq!(scope.verdicts.len(), 19);
}

#[test]
fn answers_for_the_version_before_do_not_count_once_the_review_is_due() {
    let mut scope = clean();
    for id in ["Q20", "Q22", "Q12"] {
        let reply = if id == "Q12" { Answer::No } else { Answer::Yes };
        answer(&scope, question(id), reply, "", "Ida", today()).apply(&mut scope).unwrap();
    }
    let mut newest = approved(scope, Version { major: 4, minor: 0 }, "2026-11-22T10:00:00+01:00");
    set(&mut newest, "control/next_review", "2027-11-22");
    let on = |date: &str, id: &str| {
        progress(&newest, &Known { today: day(date), newest: Some(&newest) }, question(id))
    };
    assert_eq!(on("2027-09-22", "Q20"), Progress::Answered(Answer::Yes));
    assert_eq!(on("2027-09-23", "Q20"), Progress::Due(Answer::Yes));
    assert_eq!(on("2028-01-01", "Q12"), Progress::Due(Answer::No));
    // The model can tell by itself what a person answered with yes.
    assert_eq!(on("2027-09-23", "Q22"), Progress::ByModel(Answer::Yes));
    let mut again = newest.clone();
    let later = day("2027-10-01");
    answer(&again, question("Q20"), Answer::Yes, "", "Ida", later).apply(&mut again).unwrap();
    let known = Known { today: day("2027-11-01"), newest: Some(&newest) };
    assert_eq!(progress(&again, &known, question("Q20")), Progress::Answered(Answer::Yes));
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
fn an_organisation_asks_its_own_questions_and_drops_others() {
    let mut scope = clean();
    insert(&mut scope, Section::Dropped, "DRP-1", &[("question", "Q09"), ("reason", "Asked for the group.")]);
    insert(&mut scope, Section::Dropped, "DRP-2", &[("question", "Q10")]);
    insert(
        &mut scope,
        Section::Questions,
        "OWN-1",
        &[("text", "Is the parent informed?"), ("judges", "exclusions")],
    );
    insert(&mut scope, Section::Questions, "OWN-2", &[("text", "Is it?"), ("judges", "nothing")]);
    let asked = questions_of(&scope);
    let ids: Vec<&str> = asked.iter().map(|question| question.id.as_str()).collect();
    assert!(!ids.contains(&"Q09") && ids.contains(&"Q10"), "{ids:?}");
    assert_eq!((ids.len(), ids.last().copied()), (36, Some("OWN-1")));
    let own = asked.last().unwrap();
    let known = Known { today: today(), newest: None };
    answer(&scope, own, Answer::Yes, "told", "Ida", today()).apply(&mut scope).unwrap();
    answer(&scope, question("Q12"), Answer::Yes, "", "Ida", today()).apply(&mut scope).unwrap();
    assert_eq!(
        scope.verdicts.iter().map(|verdict| verdict.id.as_str()).collect::<Vec<_>>(),
        ["Q12", "OWN-1"]
    );
    assert_eq!(progress(&scope, &known, own), Progress::Answered(Answer::Yes));
    set(&mut scope, "exclusions/EXC-1/reason", "Another");
    assert_eq!(progress(&scope, &known, own), Progress::Stale(Answer::Yes));
}

#[test]
fn candidates_are_where_to_look() {
    let scope = crate::rules::sample::clerk();
    let known = Known { today: today(), newest: None };
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
