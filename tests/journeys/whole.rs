//! The whole way, in keys only: from the sample on a fresh machine to an approved version 2.0.

use crate::story::{CEO, CONFLICT, Story};

#[test]
fn the_sample_is_mended_answered_and_approved_as_2_0() {
    let mut story = Story::given_a_fresh_machine();
    story
        .sees("1.0 claimed, review overdue 146 days · draft of 2.0: 17 blockers")
        .stands_on("Mend 17 blockers");

    // Save it first, so that it is somebody's.
    let path = story.path("scope.ron").display().to_string();
    story.press("<ctrl-s>").sees("Save as:").press("<ctrl-u>").types(&path).press("<enter>").sees("Saved ");

    // Context: issues on both sides, and a decision on the climate.
    story
        .press("!")
        .sees("[Context!3]")
        .stands_on("none yet")
        .press("<enter>")
        .sees("What affects the ISMS.");
    story.types("We grow fast, and new people have to learn the rules.").press("<tab>").sees("( ) internal");
    story.press("i<enter>").sees("ISS-1  We grow fast").sees("Internal or external: internal");
    story.press("a").types("Customers' countries pass new laws on data.").press("<tab>e<enter>");
    story.sees("ISS-2  Customers' countries").sees("[Context!1]");
    story.press("!").stands_on("Climate change relevant").press("<enter>").sees("( ) yes   ( ) no");
    story
        .press("n<tab>")
        .types("The platform runs in regions with redundancy.")
        .press("<tab>2026-11-24<tab>");
    story.types(CEO).press("<enter>").sees("[Context]");

    // Exclusions: a reason for each.
    for (id, reason) in [
        ("EXC-1", "They reach no company data."),
        ("EXC-2", "They belong to the customers, who answer for them."),
        ("EXC-3", "They hold no customer data and reach no production system."),
    ] {
        story.press("!").stands_on(id).press("<enter>").sees("Why it may be left out").types(reason);
        story.press("<enter>").stands_on(id).sees("Reason: ");
    }
    story.sees("[Exclusions]");

    // Stakeholders: a party from outside, a name for the manager, what each requires.
    story.press("!").stands_on("No party outside the organisation is listed").press("<enter>");
    story.types("Customers").press("<tab>").types("—").press("<tab><tab>e<tab>");
    story.types("Protection of their data.").press("<tab>y<enter>").sees("STK-6  Customers");
    story.sees("Internal or external: external").sees("Addressed by the ISMS: yes");
    for id in ["STK-1", "STK-2", "STK-3", "STK-4", "STK-5"] {
        story.press(&format!("/{id}<enter>")).stands_on(id);
        if id == "STK-3" {
            story.press("<enter>").stands_on("│ TODO").press("<ctrl-u>").types("Signe Holm").press("<enter>");
            story.sees("Information Security Manager: Signe Holm");
        }
        story.press("<enter>").sees("What they require of information security");
        story.types("Customer data stays safe.").press("<tab>y<enter>").stands_on(id);
    }
    story.sees("[Stakeholders]");

    // Approval: a date for the next review, and the record of the version that the document claims.
    story.press("!").sees("[Approval!2]").stands_on("Next review").press("<enter><ctrl-u>2027-06-30<enter>");
    story
        .press("!")
        .stands_on("Earlier approval")
        .press("<enter>")
        .types("Approved by the CEO; no record kept.");
    story
        .press("<ctrl-s>")
        .sees("[Approval]")
        .does_not_see("blocker")
        .press("!")
        .sees("Shown: warning only.");

    // What is only a warning is accepted with a reason.
    story.accepts_the_warnings();

    // Review: every question that the text does not answer, one key each; the items can be confirmed another day.
    story.press("1").stands_on("Answer 27 questions of the review").press("<enter>");
    story.sees("of 36, ").press_until("y", "List 1 of");
    story.sees("Every question is answered. Save, then go to Approval; or go on, item by item.");
    story
        .press("<ctrl-s>")
        .sees("Saved ")
        .press("1")
        .stands_on("Approve 2.0, by Hans-Kristian Bjerregaard (CEO)");

    // Approval: read, agree, done.
    story.press("<enter>").sees("What am I signing: version 2.0").reads_to_the_end();
    story.sees("Approve version 2.0?").sees("Why may one person do both?").types(CONFLICT).press("<enter>");
    story.types(CEO).press("<enter>").types("2.0").press("<enter>").sees("Approved 2.0.");
    story.sees("Approved by typed name: version 2.0").press("<enter>");
    story.sees(" scope.ron   2.0 published").press("1").sees("2.0 is published: approved on 2026-11-24");
    story.sees("Nothing has to be done");

    assert_eq!(story.file("scope.ron"), story.file("scope.approved/2.0.ron"));
}
