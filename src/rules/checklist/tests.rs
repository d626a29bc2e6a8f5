//! The checklist: answers hold as long as what they judged, and the model answers what it can.
//! Must not ask the clock: the day is handed in.

use super::*;
use crate::{
    rules::{
        Known,
        sample::{clean, complete, insert, reviewed, set, today},
    },
    scope::section::Standing,
};

pub(super) fn told(scope: &Scope, id: &str) -> Progress {
    progress(scope, &Known::on(today()), question(id))
}

pub(super) fn question(id: &str) -> &'static Question {
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
            let stale = told(&edited, "Q35") == Progress::Stale(Answer::Yes);
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
    let known = Known::on(today());
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
