//! The approval: what is open, what would be signed, document control and the versions that were approved.
//! Must not decide whether the gate is open: the rules do.

use super::{Block, Role, Target, Writer, headed, lines, padded, span, statements};
use crate::{
    app::{
        published::{Published, in_force},
        status,
        tab::Tab,
    },
    export::{counted::counted, newest::withdrawn_by},
    rules::{
        gate::{self, Obstacle, OnDisk},
        people,
    },
    scope::{
        approval::{ApprovalKind, Means},
        section::Section,
        signature::Signature,
        value::Value as _,
    },
};

/// Writes the gate, the fields of document control and the history. What is approved comes first, and the way to
/// confirm it again last: nobody signs twice because the cursor stood there. Once it was reviewed, that comes next.
pub(super) fn write(writer: &mut Writer<'_>) {
    let approved = status::is_approved(writer.app);
    let confirm = format!("Read it again, and confirm it unchanged as {}", writer.app.next.version);
    let reviewed = approved && writer.app.walk.is_done();
    if approved {
        writer.read("What is approved", Role::Heading);
        for sentence in status::sentences(writer.app) {
            writer.read(&sentence, Role::Plain);
        }
        if reviewed {
            write_gate(writer, "Still true", &confirm);
        }
    } else {
        write_draft(writer);
        write_gate(writer, "Ready", &format!("Read what is signed, and approve {}", writer.app.next.version));
    }
    for section in [Section::Control, Section::Documents, Section::Change] {
        writer.heading(section.title());
        statements::write_section(writer, section);
    }
    write_versions(writer);
    if approved && !reviewed {
        write_gate(writer, "Still true", &confirm);
    }
}

fn write_draft(writer: &mut Writer<'_>) {
    let next = &writer.app.next;
    // What the draft is built upon is told first, where it is not proven.
    if let Some(newest) = status::newest(writer.app).filter(|newest| newest.verdict.doubt().is_some()) {
        writer.read(&newest.sentence(), Role::Problem);
    }
    writer.read(&format!("Version {}", next.version), Role::Heading);
    writer.read(&status::sentence(&next.reason), Role::Plain);
    if let Some(approver) = people::approver(&writer.app.scope) {
        writer.read(&format!("To be approved by {} ({}).", approver.name, approver.role), Role::Plain);
    }
}

/// The way to sign, where it is open; else what is in the way.
fn write_gate(writer: &mut Writer<'_>, heading: &str, sign: &str) {
    let app = writer.app;
    let on_disk = if app.is_unsaved() || app.opened.path.is_none() { OnDisk::Unsaved } else { OnDisk::Saved };
    match gate::ready(&app.scope, &app.known(), on_disk) {
        Ok(_) => {
            writer.heading(heading);
            let body = lines(sign, writer.width, Role::Accent);
            writer.push(Block { target: Some(Target::Sign), lines: body, ..Block::default() });
        }
        Err(obstacles) => {
            let obstacles = folded(obstacles, app.walk.open().count());
            let what =
                if app.next.kind == ApprovalKind::Reaffirmation { "confirmed again" } else { "approved" };
            writer.heading(&format!("Before it can be {what}: {}", counted(obstacles.len(), "thing")));
            for (target, message) in obstacles {
                let body =
                    headed(&[span("! ", Role::Problem)], 2, lines(&message, writer.width - 2, Role::Plain));
                writer.push(Block { target: Some(target), lines: body, ..Block::default() });
            }
        }
    }
}

fn write_versions(writer: &mut Writer<'_>) {
    writer.heading("Approved versions");
    if writer.app.opened.published.is_empty() {
        writer.read(
            "None yet. An approved version stands beside the scope and is never written again.",
            Role::Plain,
        );
    }
    for published in writer.app.opened.published.iter().rev() {
        write_version(writer, published);
    }
}

/// Returns what is in the way, and where to go: what can be accepted as one thing, and the questions of the
/// checklist as one, for each of the two is dealt with in one go and has a list of its own.
fn folded(obstacles: Vec<Obstacle>, questions: usize) -> Vec<(Target, String)> {
    let of_review = |obstacle: &Obstacle| obstacle.place.section == Section::Verdicts;
    let warnings = obstacles.iter().filter(|obstacle| obstacle.acceptable).count();
    let (mut told_warnings, mut told_questions) = (false, false);
    let mut folded = Vec::new();
    for obstacle in obstacles {
        if obstacle.acceptable {
            if !std::mem::replace(&mut told_warnings, true) {
                let text = format!("{} neither mended nor accepted", counted(warnings, "warning"));
                folded.push((Target::Tab(Tab::Findings), text));
            }
        } else if of_review(&obstacle) && questions > 1 {
            if !std::mem::replace(&mut told_questions, true) {
                let text =
                    format!("{questions} questions of the review are open. The first: {}", obstacle.message);
                folded.push((Target::Goto(obstacle.place), text));
            }
        } else {
            folded.push((Target::Goto(obstacle.place), obstacle.message));
        }
    }
    folded
}

fn write_version(writer: &mut Writer<'_>, published: &Published) {
    let approval = &published.scope.approval;
    let stands = published.verdict.stands();
    let means = match approval.means {
        _ if published.verdict.signature != Signature::None => "",
        Means::None => ", without a record of who approved it",
        Means::TypedName | Means::Signature => ", by typed name, the weaker kind",
    };
    let kind = match approval.kind.text() {
        // What cannot be checked is never called approved.
        _ if !stands => "not proven to be approved".to_owned(),
        kind if kind.is_empty() => "approved".to_owned(),
        kind => kind,
    };
    let told = format!(
        "{kind} on {} by {} ({}){means}. {} Next review {}. SHA-256 {}…",
        approval.at.get(..10).unwrap_or("an unknown day"),
        approval.by,
        approval.role,
        in_force(&writer.app.opened.published, published),
        published.scope.control.next_review.text(),
        published.sha256.short(),
    );
    let head = [span(padded(&published.version.to_string(), 7), Role::Id)];
    let mut body = lines(&told, writer.width - 7, if stands { Role::Plain } else { Role::Problem });
    if let Some((mark, role)) = look_of(&published.verdict.signature) {
        let told = lines(&published.verdict.signature.told(), writer.width - 9, role);
        body.extend(headed(&[span(mark, role)], 2, told));
    }
    for flaw in &published.verdict.chain {
        body.extend(headed(&[span("! ", Role::Problem)], 2, lines(flaw, writer.width - 9, Role::Problem)));
    }
    if let Some(record) = &published.withdrawn {
        let on = record.at.get(..10).unwrap_or(&record.at);
        let told = format!("Withdrawn on {on} by {}: {}", withdrawn_by(record), record.reason);
        body.extend(lines(&told, writer.width - 7, Role::Problem));
    }
    writer.push(Block {
        target: Some(Target::Version(published.version)),
        lines: headed(&head, 7, body),
        problem: !stands,
        ..Block::default()
    });
}

/// Returns the mark and the part that a signature has on the screen, each its own; nothing where there is none.
fn look_of(signature: &Signature) -> Option<(&'static str, Role)> {
    match signature {
        Signature::Good { .. } => Some(("= ", Role::Accent)),
        Signature::UnknownSigner { .. } => Some(("? ", Role::Heading)),
        Signature::Bad(_) => Some(("! ", Role::Problem)),
        Signature::Unchecked(_) => Some(("- ", Role::Plain)),
        Signature::None => None,
    }
}
