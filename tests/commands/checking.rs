//! `check`: for programs and code hosts, with what an organisation decided, and what it asks.
//! Must not know how a finding comes about.

use serde_json::Value;

use crate::world::{World, add, mended, set};
use isms_scope::{
    rules::{
        checklist::{answer, questions, questions_of},
        rules,
    },
    scope::{review::Answer, section::Section},
    store::format,
};

/// Checks that an object has these keys, may have those, and has no other.
#[track_caller]
fn keys(value: &Value, required: &[&str], optional: &[&str]) {
    let object = value.as_object().unwrap();
    for key in required {
        assert!(object.contains_key(*key), "{key} is missing in {value}");
    }
    for key in object.keys() {
        let known = required.contains(&key.as_str()) || optional.contains(&key.as_str());
        assert!(known, "{key} is too much in {value}");
    }
}

/// The part of the schema of SARIF 2.1.0 that concerns what is written: no other keys, these types and words.
fn is_sarif(log: &Value) {
    keys(log, &["$schema", "version", "runs"], &[]);
    assert_eq!(log["version"], "2.1.0");
    let run = &log["runs"][0];
    keys(run, &["tool", "columnKind", "invocations", "results"], &[]);
    assert_eq!(run["columnKind"], "unicodeCodePoints");
    let invocation = &run["invocations"][0];
    keys(invocation, &["executionSuccessful", "ruleConfigurationOverrides"], &[]);
    assert_eq!(invocation["executionSuccessful"], true);
    let level = |value: &Value| assert!(["error", "warning", "note"].contains(&value.as_str().unwrap()));
    for changed in invocation["ruleConfigurationOverrides"].as_array().unwrap() {
        keys(changed, &["descriptor", "configuration", "properties"], &[]);
        keys(&changed["descriptor"], &["id", "index"], &[]);
        keys(&changed["configuration"], &["level"], &[]);
        level(&changed["configuration"]["level"]);
    }
    let driver = &run["tool"]["driver"];
    keys(driver, &["name", "semanticVersion", "rules"], &[]);
    let described = driver["rules"].as_array().unwrap();
    for rule in described {
        let required =
            ["id", "shortDescription", "fullDescription", "help", "defaultConfiguration", "properties"];
        keys(rule, &required, &[]);
        for text in ["shortDescription", "fullDescription", "help"] {
            keys(&rule[text], &["text"], &[]);
            assert!(!rule[text]["text"].as_str().unwrap().is_empty());
        }
        level(&rule["defaultConfiguration"]["level"]);
        assert!(rule["properties"]["tags"].is_array());
    }
    for result in run["results"].as_array().unwrap() {
        let required = ["ruleId", "ruleIndex", "level", "message", "locations", "partialFingerprints"];
        keys(result, &required, &["suppressions"]);
        let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(described[index]["id"], result["ruleId"]);
        level(&result["level"]);
        keys(&result["message"], &["text"], &[]);
        let location = &result["locations"][0];
        keys(location, &["physicalLocation"], &["logicalLocations"]);
        keys(&location["physicalLocation"], &["artifactLocation", "region"], &[]);
        let region = &location["physicalLocation"]["region"];
        keys(region, &["startLine", "startColumn", "endLine", "endColumn"], &[]);
        assert!(
            ["startLine", "startColumn", "endLine", "endColumn"]
                .iter()
                .all(|key| region[key].as_u64() >= Some(1))
        );
        for suppression in result["suppressions"].as_array().into_iter().flatten() {
            keys(suppression, &["kind", "status", "justification"], &[]);
            assert_eq!(
                (&suppression["kind"], &suppression["status"]),
                (&"inSource".into(), &"accepted".into())
            );
        }
    }
}

#[test]
fn the_findings_as_sarif_stand_on_the_lines_of_the_file() {
    let world = World::with_the_sample();
    let ran = world.run(&["check", "scope.ron", "--format", "sarif", "--today", "2026-11-22"]);
    ran.ends(1).says_nothing_else();
    let log = ran.json();
    is_sarif(&log);
    let text = String::from_utf8(world.bytes("scope.ron")).unwrap();
    let results = log["runs"][0]["results"].as_array().unwrap();
    let placeholder = results.iter().find(|result| result["ruleId"] == "DOC-01").unwrap();
    let place = &placeholder["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "scope.ron");
    let number = |key: &str| usize::try_from(place["region"][key].as_u64().unwrap()).unwrap();
    let line: Vec<char> = text.lines().nth(number("startLine") - 1).unwrap().chars().collect();
    let shown: String = line[number("startColumn") - 1..number("endColumn") - 1].iter().collect();
    assert_eq!(shown, "\"TODO\"");
    assert_eq!(placeholder["level"], "error");
}

#[test]
fn what_is_accepted_is_suppressed_and_makes_no_answer_no() {
    let mut scope = mended();
    set(&mut scope, Section::Control, None, "next_review", "2027-06-30");
    let world = World::with("scope.ron", format::write(&scope));
    let arguments = ["check", "scope.ron", "--today", "2026-11-22", "--fail-on", "warning"];
    world
        .run(&arguments)
        .ends(0)
        .says(" 0 warnings, ")
        .says("\naccepted: ")
        .says("\n  reason: Mended with 2.1\n");
    let log = world.run(&["check", "scope.ron", "--today", "2026-11-22", "--format", "sarif"]).ends(0).json();
    is_sarif(&log);
    let results = log["runs"][0]["results"].as_array().unwrap();
    let suppressed = results.iter().filter(|result| result["suppressions"].is_array());
    assert!(suppressed.clone().all(|result| result["level"] == "warning"));
    assert!(suppressed.count() > 30);
    // One word of what was accepted changes, and the warning is open again.
    set(&mut scope, Section::Interfaces, Some("IFC-1"), "text", "Key suppliers: AWS and payment processors.");
    world.write("scope.ron", format::write(&scope));
    world.run(&arguments).ends(1).says("warning: interfaces/IFC-1/party: ");
}

#[test]
fn a_rule_that_weighs_differently_is_told_with_its_reason() {
    let mut scope = mended();
    let texts = [("rule", "CTX-05"), ("severity", "blocker"), ("reason", "Our auditor asked for it.")];
    crate::world::add(&mut scope, Section::RuleSettings, &texts);
    let world = World::with("scope.ron", format::write(&scope));
    let ran = world.run(&["check", "scope.ron", "--today", "2026-06-30"]);
    ran.ends(1)
        .says("blocker: company/register_number: ")
        .says("\nsetting: CTX-05 weighs as blocker here\n  reason: Our auditor asked for it.\n");
    let json = world.run(&["check", "scope.ron", "--format", "json"]).json();
    assert_eq!(json["settings"][0]["severity"], "blocker");
    let log = world.run(&["check", "scope.ron", "--format", "sarif"]).json();
    is_sarif(&log);
    assert_eq!(
        log["runs"][0]["invocations"][0]["ruleConfigurationOverrides"][0]["descriptor"]["id"],
        "CTX-05"
    );
    world.run(&["show", "scope.ron"]).says("Our auditor asked for it.");
}

#[test]
fn every_rule_and_question_is_explained() {
    let world = World::new();
    let ids =
        rules().iter().map(|rule| rule.id).chain(questions().iter().map(|question| question.id.as_str()));
    for id in ["EXC-04", "q29"] {
        world.run(&["check", "--explain", id]).ends(0).says("Clause: ").says_nothing_else();
    }
    let page = world.run(&["check", "--explain", "all"]).ends(0).out.clone();
    for id in ids {
        assert!(page.contains(id), "{id}");
    }
    world.run(&["check", "--explain", "EXC-99"]).ends(2).complains("expected a rule such as EXC-01");
    world.run(&["check"]).ends(2).complains("<FILE>");
    world.run(&["check", "scope.ron", "--explain", "EXC-01"]).ends(2);
}

#[test]
fn the_page_of_rules_in_the_docs_is_what_the_program_says() {
    let page = World::new().run(&["check", "--explain", "all"]).ends(0).out.clone();
    assert!(
        include_str!("../../docs/rules.md") == page,
        "docs/rules.md is old: run `cargo run -- check --explain all > docs/rules.md`"
    );
}

#[test]
fn a_scope_that_is_written_with_care_is_clean() {
    let world = World::with("scope.ron", include_str!("../fixtures/clean.ron"));
    let ran = world.run(&["check", "scope.ron", "--today", "2026-11-22", "--fail-on", "warning"]);
    ran.ends(0).says("scope.ron: nothing found (2026-11-22)\n").says("20 by the model").says_nothing_else();
}

#[test]
fn a_question_of_ones_own_and_its_verdict_have_one_id_in_the_file() {
    let mut scope = mended();
    let texts = [("text", "Does the parent know?"), ("judges", "exclusions")];
    crate::world::add(&mut scope, Section::Questions, &texts);
    let own = questions_of(&scope).pop().unwrap();
    let on = "2026-07-01".parse().unwrap();
    answer(&scope, &own, Answer::Yes, "told", "Signe Holm", on).apply(&mut scope).unwrap();
    let world = World::with("scope.ron", format::write(&scope));
    let ran = world.run(&["check", "scope.ron", "--today", "2026-07-01"]);
    ran.ends(0).says("Review: of 37 questions 37 answered, 0 by the model, 0 open\n");
    assert_eq!(world.scope("scope.ron"), scope);
}

#[test]
fn what_the_approver_sent_back_is_told_until_it_is_dealt_with() {
    let mut scope = mended();
    let why = [("text", "Aarhus is not ours."), ("kind", "sent back"), ("by", "ceo"), ("on", "2026-11-24")];
    add(&mut scope, Section::Comments, &why);
    let world = World::with("scope.ron", format::write(&scope));
    let check = world.run(&["check", "scope.ron"]);
    check.says("sent back by ceo on 2026-11-24: Aarhus is not ours.\n  next: Deal with it, and mark");
    set(&mut scope, Section::Comments, Some("CMT-1"), "done", "2026-11-25");
    world.write("scope.ron", format::write(&scope));
    let check = world.run(&["check", "scope.ron"]);
    assert!(!check.out.contains("sent back"), "{}", check.out);
}
