//! Rules on the context of the organisation (clause 4.1).
//! Must not hold a rule: each subject has its own file.

use super::table;
use crate::rules::context;

table! {
    "CTX-01" Blocker Standard "4.1" context::issues_missing,
        "Internal and external issues are recorded, or the register that holds them is named",
        next "Add an issue of that side, or name the register and its date under Organisation",
        why "The boundary has to follow from what affects the ISMS; without issues nothing follows.",
        wrong "No issues", right "External: customers ask for hosting in the EU, so the region is part of the boundary";
    "CTX-02" Blocker Standard "4.1 Amd 1:2024" context::climate_open,
        "It is decided, with a reason, whether climate change is a relevant issue",
        next "Write yes or no, and why; no is a valid answer, silence is not",
        why "Amendment 1:2024 asks for the decision itself, whichever it is.",
        wrong "Climate change relevant: (nothing)", right "no: the systems stand in three regions, and work goes on from home";
    "CTX-03" Warning Practice "4.1" context::figure_unchecked,
        "Figures are exact, with the day on which they were true",
        next "Write the exact figure and its day; what changes daily belongs into no scope",
        why "Auditors compare figures with the place. A band or an undated number can neither be confirmed nor kept up to date.",
        wrong "~51–200 employees", right "134 employees, as of 2026-10-01";
    "CTX-04" Warning Practice "A.5.31" context::law_without_name,
        "Laws are called by their names",
        next "Name each law or contract, or the register that lists them",
        why "Legal requirements have to be identified; \"other applicable laws\" identifies none.",
        wrong "the GDPR and other regional privacy laws", right "the GDPR, the UK GDPR and the Swiss nFADP";
    "CTX-05" Info Practice "4.3" context::entity_unclear,
        "The legal entity has its register number, and the group around it is spoken of",
        next "Write the register number, and a word on parents and subsidiaries, be it that there are none",
        why "A certificate is issued to a legal entity. Which one, and whether its sisters are covered, is asked first.",
        wrong "Acme ApS", right "Acme ApS, CVR 12345678; no subsidiaries";
}
