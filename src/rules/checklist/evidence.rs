//! What the model says to the questions that it can answer, with what it rests on.
//! It says nothing where it cannot tell: silence is no yes.

use crate::{
    rules::{
        Finding, Known, Severity,
        acceptance::{Acceptances, Standing},
        conflicts, exclusions,
        finding::Hit,
        identification, inclusions, outside,
        people::{approver, holder, is_named},
        placeholder::{placeholder, says_something},
        planning, rules,
        wording::{class::cloud, compound::too_many},
    },
    scope::{
        Scope,
        boundary::{Direction, YesNo},
        context::{Relevance, Side},
        item::ItemId,
        parties::Stakeholder,
        record::texts_of,
        review::{Answer, Question, Source},
        section::{INCLUSIONS, Section},
        value::Value as _,
    },
};

/// How many ids are told before the others are counted.
const TOLD: usize = 5;

/// What the model answers, and what it rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    /// The answer.
    pub answer: Answer,
    /// What it rests on, in one line.
    pub says: String,
}

fn yes(says: impl Into<String>) -> Option<Evidence> {
    Some(Evidence { answer: Answer::Yes, says: says.into() })
}

fn no(says: impl Into<String>) -> Option<Evidence> {
    Some(Evidence { answer: Answer::No, says: says.into() })
}

fn not_applicable(says: impl Into<String>) -> Option<Evidence> {
    Some(Evidence { answer: Answer::NotApplicable, says: says.into() })
}

/// Returns what the model says to a question; `None` where it cannot tell, or only a person can.
///
/// Whether that settles the question is for [`super::progress`] to say: a no never does.
#[must_use]
pub fn evidence(scope: &Scope, known: &Known<'_>, question: &Question) -> Option<Evidence> {
    match question.id.as_str() {
        "Q01" => issues(scope, Side::Internal, "internal"),
        "Q02" => issues(scope, Side::External, "external"),
        "Q03" => climate(scope),
        "Q06" => outside_parties(scope),
        "Q07" => requirements(scope),
        "Q08" => addressed(scope),
        "Q13" if scope.locations.is_empty() => no("No location is listed"),
        "Q13" => hits(inclusions::cannot_be_found(scope, known), || {
            format!("An address, a country or a region: {}", ids(&scope.ids(Section::Locations)))
        }),
        "Q15" => products(scope, known),
        "Q17" => owners(scope),
        "Q18" => single(scope),
        "Q21" | "Q22" | "Q24" if scope.exclusions.is_empty() => not_applicable("Nothing is left out"),
        "Q21" => hits(exclusions::nobody_looks_again(scope, known), || {
            format!("An owner and a day ahead: {}", ids(&scope.ids(Section::Exclusions)))
        }),
        "Q22" => hits(exclusions::nothing_keeps_apart(scope, known), || {
            format!("What keeps it apart is said: {}", ids(&scope.ids(Section::Exclusions)))
        }),
        "Q24" => {
            hits(exclusions::control_excluded(scope, known), || "None names a control of Annex A".to_owned())
        }
        "Q25" => interfaces(scope, known),
        "Q26" => clouds(scope, known),
        "Q27" => assurance(scope, known),
        "Q28" => assumptions(scope, known),
        "Q29" => names(scope),
        "Q30" => conflicting(scope, known),
        "Q33" => planned(scope, known),
        "Q34" => identified(scope, known),
        "Q36" => read_by_another(scope),
        _ => None,
    }
}

/// Returns no with the first finding, or yes.
fn hits(found: Vec<Hit>, otherwise: impl Fn() -> String) -> Option<Evidence> {
    let more = found.len().saturating_sub(1);
    match found.into_iter().next() {
        None => yes(otherwise()),
        Some((_, first)) if more == 0 => no(first),
        Some((_, first)) => no(format!("{first}; and {more} more")),
    }
}

/// Returns ids as they are told: at most five, and how many more.
fn ids(all: &[&ItemId]) -> String {
    let told: Vec<&str> = all.iter().take(TOLD).map(|id| id.as_str()).collect();
    match all.len().saturating_sub(TOLD) {
        0 => told.join(", "),
        more => format!("{} and {more} more", told.join(", ")),
    }
}

fn lacking(open: &[&ItemId], what: &str, otherwise: impl Into<String>) -> Option<Evidence> {
    if open.is_empty() { yes(otherwise) } else { no(format!("{what}: {}", ids(open))) }
}

fn issues(scope: &Scope, side: Side, word: &str) -> Option<Evidence> {
    let register = scope.company.issues_register.trim();
    if says_something(register) && placeholder(register).is_none() {
        return yes(format!("The register {register} is named"));
    }
    let of_side = scope.issues.iter().filter(|row| row.kind == side && says_something(&row.text));
    let found: Vec<&ItemId> = of_side.map(|row| &row.id).collect();
    if found.is_empty() {
        no(format!("No {word} issue is recorded"))
    } else {
        yes(format!("Recorded: {}", ids(&found)))
    }
}

fn climate(scope: &Scope) -> Option<Evidence> {
    let climate = &scope.climate;
    if climate.relevant == Relevance::Undecided {
        return no("It is not decided");
    }
    if !says_something(&climate.reason) {
        return no("The decision has no reason");
    }
    match climate.decided_on {
        None => no("The decision has no day"),
        Some(day) => yes(format!("Decided on {day}: {}", climate.relevant.text())),
    }
}

fn outside_parties(scope: &Scope) -> Option<Evidence> {
    let outside = scope.stakeholders.iter().filter(|row| row.kind == Side::External);
    let found: Vec<&ItemId> = outside.map(|row| &row.id).collect();
    if found.is_empty() { no("No party outside is listed") } else { yes(format!("Outside: {}", ids(&found))) }
}

fn parties_where(scope: &Scope, open: impl Fn(&Stakeholder) -> bool) -> Vec<&ItemId> {
    scope.stakeholders.iter().filter(|row| open(row)).map(|row| &row.id).collect()
}

fn requirements(scope: &Scope) -> Option<Evidence> {
    if scope.stakeholders.is_empty() {
        return no("No party is listed");
    }
    let open = parties_where(scope, |row| !says_something(&row.requirement));
    lacking(&open, "No requirement", "Each party has a requirement")
}

fn addressed(scope: &Scope) -> Option<Evidence> {
    if scope.stakeholders.is_empty() {
        return no("No party is listed");
    }
    let unsaid = |row: &Stakeholder| {
        row.addressed == YesNo::Unsaid || (row.addressed == YesNo::No && !says_something(&row.addressed_by))
    };
    let open = parties_where(scope, unsaid);
    lacking(&open, "Not said to be addressed, nor why not", "It is said of each party")
}

fn products(scope: &Scope, known: &Known<'_>) -> Option<Evidence> {
    let names: Vec<&str> = scope.facts.iter().flat_map(inclusions::products_of).collect();
    // Without a list of what is sold there is nothing to compare with.
    if names.is_empty() {
        return None;
    }
    hits(inclusions::product_without_side(scope, known), || format!("In or out: {}", names.join(", ")))
}

fn owners(scope: &Scope) -> Option<Evidence> {
    if scope.assets.is_empty() {
        return no("No asset is listed");
    }
    let open = scope.assets.iter().filter(|row| !says_something(&row.owner)).map(|row| &row.id);
    lacking(&open.collect::<Vec<_>>(), "No owner", "Each asset has an owner")
}

fn single(scope: &Scope) -> Option<Evidence> {
    let mut open: Vec<&ItemId> = Vec::new();
    for section in INCLUSIONS {
        let body = |text: &str| match text.split_once(": ").filter(|_| *section == Section::Locations) {
            Some((place, _)) => too_many(place),
            None => too_many(text),
        };
        open.extend(
            scope.inclusions(*section).iter().filter(|row| body(&row.text).is_some()).map(|row| &row.id),
        );
    }
    open.extend(scope.interfaces.iter().filter(|row| too_many(&row.text).is_some()).map(|row| &row.id));
    open.extend(scope.exclusions.iter().filter(|row| too_many(&row.text).is_some()).map(|row| &row.id));
    lacking(&open, "Several things in one row", "No row lists more than three things")
}

fn interfaces(scope: &Scope, known: &Known<'_>) -> Option<Evidence> {
    if scope.interfaces.is_empty() {
        return no("No interface is listed");
    }
    let classes = outside::supplier_without_name(scope, known);
    if !classes.is_empty() {
        return hits(classes, String::new);
    }
    let open = scope.interfaces.iter().filter(|row| {
        !says_something(&row.party) || !says_something(&row.flows) || row.direction == Direction::Unsaid
    });
    let open: Vec<&ItemId> = open.map(|row| &row.id).collect();
    lacking(
        &open,
        "The other side, what flows, or which way is missing",
        "Each has a name, what flows, and which way",
    )
}

fn clouds(scope: &Scope, known: &Known<'_>) -> Option<Evidence> {
    let parties =
        scope.interfaces.iter().filter(|row| cloud(&row.party).or_else(|| cloud(&row.text)).is_some());
    let places = scope.locations.iter().filter(|row| cloud(&row.text).is_some());
    let named: Vec<&ItemId> = parties.map(|row| &row.id).chain(places.map(|row| &row.id)).collect();
    // A provider that this program does not know by its name may be there all the same.
    if named.is_empty() {
        return None;
    }
    hits(outside::supplier_without_split(scope, known), || {
        format!("The split is written down: {}", ids(&named))
    })
}

fn assurance(scope: &Scope, known: &Known<'_>) -> Option<Evidence> {
    let mut relied: Vec<&ItemId> = Vec::new();
    let mut open: Vec<&ItemId> = Vec::new();
    for row in scope.interfaces.iter().filter(|row| says_something(&row.assurance)) {
        relied.push(&row.id);
        if row.assurance_valid_to.is_none_or(|day| day < known.today) {
            open.push(&row.id);
        }
    }
    for row in
        scope.assumptions.iter().filter(|row| row.valid_to.is_some() || outside::rests_on_evidence(row))
    {
        relied.push(&row.id);
        if row.valid_to.is_none_or(|day| day < known.today) {
            open.push(&row.id);
        }
    }
    if relied.is_empty() {
        return not_applicable("Nobody's certificate or report is leant on");
    }
    lacking(&open, "Evidence without a day, or past it", format!("In date: {}", ids(&relied)))
}

fn assumptions(scope: &Scope, known: &Known<'_>) -> Option<Evidence> {
    if scope.assumptions.is_empty() {
        return not_applicable("Nothing is assumed");
    }
    let unwatched = |gaps: &[(&str, &str)]| gaps.iter().any(|(field, _)| matches!(*field, "owner" | "check"));
    let open = scope.assumptions.iter().filter(|row| unwatched(&outside::gaps_in(row, known)));
    let open: Vec<&ItemId> = open.map(|row| &row.id).collect();
    lacking(&open, "No owner, or no check", "Each has an owner and a check")
}

/// Q29 only as to the names: that each person knows of the role, they have to be asked.
fn names(scope: &Scope) -> Option<Evidence> {
    let answerable = [approver(scope), holder(scope, &scope.control.owner)];
    if answerable.iter().any(|row| row.is_none_or(|row| !is_named(&row.name))) {
        return no("The approver or the owner is no named person");
    }
    let open = parties_where(scope, |row| placeholder(&row.name).is_some() || row.name.trim().is_empty());
    lacking(
        &open,
        "No name",
        "Approver and owner are named, and no row lacks a name; ask them whether they know",
    )
}

fn conflicting(scope: &Scope, known: &Known<'_>) -> Option<Evidence> {
    let found = |id: &str, hits: Vec<Hit>| -> Vec<Finding> {
        let rule = rules().iter().find(|rule| rule.id == id);
        let rule = rule.into_iter().flat_map(|rule| hits.iter().map(move |hit| (rule, hit.clone())));
        let finding =
            |(rule, (place, message))| Finding { rule, severity: Severity::Warning, place, message };
        rule.map(finding).collect()
    };
    let mut all = found("IP-05", conflicts::officer_decides(scope, known));
    all.extend(found("IP-06", conflicts::approves_own(scope, known)));
    let acceptances = Acceptances::of(scope, known.today);
    let reasons: Vec<&str> = all
        .iter()
        .filter_map(|finding| match acceptances.standing(finding) {
            Standing::Accepted(row) => Some(row.reason.trim()),
            _ => None,
        })
        .collect();
    match all.iter().find(|finding| acceptances.is_open(finding)) {
        Some(open) => no(open.message.clone()),
        None if reasons.is_empty() => yes("Nobody holds two roles that should watch over each other"),
        None => yes(format!("Decided and recorded: {}", reasons.join("; "))),
    }
}

fn planned(scope: &Scope, known: &Known<'_>) -> Option<Evidence> {
    if known.newest.is_none() {
        return not_applicable("Nothing was approved before");
    }
    if planning::material_changes(scope, known) == 0 {
        return not_applicable("Nothing that is in or out changed since the last approval");
    }
    let open = planning::change_unplanned(scope, known);
    let unsaid = [("consequence", "the consequences"), ("planned_for", "the day")];
    let written = texts_of(&scope.change);
    let missing = unsaid.iter().find(|(field, _)| !written.iter().any(|(name, _)| name == field));
    match missing {
        Some((_, what)) if open.is_empty() => no(format!("The planning of the change does not say {what}")),
        _ => hits(open, || format!("Planned: {}", scope.change.reason.trim())),
    }
}

fn identified(scope: &Scope, known: &Known<'_>) -> Option<Evidence> {
    if !says_something(&scope.title) || !says_something(&scope.control.owner) {
        return no("The document has no title, or no owner");
    }
    hits(identification::not_identified(scope, known), || {
        format!(
            "{}: id, owner, classification, distribution and retention are set",
            scope.control.document_id.trim()
        )
    })
}

/// Q36: somebody else than the owner gave answers in this review; the next day follows from the interval.
fn read_by_another(scope: &Scope) -> Option<Evidence> {
    let owner = holder(scope, &scope.control.owner).filter(|row| is_named(&row.name))?;
    let same = |name: &str| crate::rules::people::same_name(name, &owner.name);
    let other = scope
        .verdicts
        .iter()
        .find(|verdict| verdict.source == Source::Person && is_named(&verdict.by) && !same(&verdict.by))?;
    yes(format!("{} answered questions; {} owns the text", other.by.trim(), owner.name.trim()))
}
