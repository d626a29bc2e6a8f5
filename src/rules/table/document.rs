//! Rules on the document (clause 7.5).
//! Must not hold a rule: each subject has its own file.

use super::table;
use crate::rules::{document, history, identification};

table! {
    "DOC-01" Blocker OwnRule "7.5.2" document::placeholders,
        "No placeholder is left in the text",
        next "Write what belongs there, or take the words out",
        why "A placeholder says that something is still to be decided; nobody can approve what is not decided.",
        wrong "Name: TODO", right "Name: Ida Holm";
    "DOC-02" Blocker OwnRule "7.5.2" document::review_without_date,
        "The next review is a calendar date",
        next "Write the day as YYYY-MM-DD; the next approval sets it anew",
        why "Words such as \"within 12 months\" never fall due: nobody is reminded, and nobody is late.",
        wrong "Next review: Within 12 months", right "Next review: 2027-06-30";
    "DOC-03" Warning OwnRule "7.5.2" document::overdue,
        "The review is not overdue",
        next "Do the review and approve the scope, be it unchanged; being overdue does not prevent that",
        why "A document that misses its own date is a failure to follow one's own procedure, and auditors write it up.",
        wrong "Next review: 2026-07-01, and it is November", right "Reviewed and approved again; next review 2027-11-22";
    "DOC-04" Info OwnRule "7.5.2" document::due_soon,
        "The review is not due within 60 days",
        next "Plan the review",
        why "A review needs people who have to be asked in time.",
        wrong "Next review: in three weeks", right "The review is done, or its day is in the calendar";
    "DOC-05" Blocker Standard "7.5.2, 5.1" document::claim_without_record,
        "A version that claims to be approved says by whom, when, and where that is recorded",
        next "Write it into Earlier approval, or that no record was kept; or clear Version if nobody ever approved it",
        why "Approval for suitability and adequacy is an act of a person on a day. A claim without a record proves nothing.",
        wrong "Version 1.0, approved by CEO", right "Approved by the CEO on 2025-06-27; minutes 2025-14";
    "DOC-06" Blocker OwnRule "7.5.3" document::version_without_sense,
        "The version is a number, and not lower than the newest approved one",
        next "Write two numbers such as 1.0, not lower than the newest approved version; the next approval sets it anew",
        why "Versions tell which text is in force. One that cannot be ordered, or goes back, does not.",
        wrong "Version: v2 final", right "Version: 2.0";
    "DOC-07" Warning Practice "7.5.2, 7.5.3" identification::not_identified,
        "The document has an id, a classification, a distribution and a retention",
        next "Fill in what is missing under Document control",
        why "Auditors check that a controlled document is identified, protected, handed to those who need it, and kept.",
        wrong "Classification: (nothing)", right "Classification: Internal";
    "DOC-08" Warning Practice "7.5.3" identification::no_history,
        "What changed up to the claimed version is told",
        next "Write it into Change history, or that this version was the first; from now on the approved files tell it",
        why "Control of changes asks for a trail. Versions before the first approved file have none but what is written.",
        wrong "Version 3.2, no history", right "3.2: office in Malmö added; 3.1: new products";
    "DOC-09" Info Practice "4.1 Amd 1:2024" identification::amendment_missing,
        "The standard is named with the amendment that is in force",
        next "Write ISO/IEC 27001:2022 with Amendment 1:2024",
        why "Amendment 1:2024 adds climate change to clauses 4.1 and 4.2. Its name shows that the edition in force was read.",
        wrong "in accordance with ISO/IEC 27001:2022", right "in accordance with ISO/IEC 27001:2022 with Amendment 1:2024";
    "DOC-10" Blocker Standard "7.5.3" document::stamp_without_file,
        "The version that the file says was approved is among the approved files",
        next "Put that approved file back beside the scope; or clear Version under Approval, to go on with a draft",
        why "What was approved has to be there as it was approved, else nobody can tell what is in force.",
        wrong "Stamped 3.0, while 2.0 is the newest approved file", right "scope.approved/3.0.ron is there";
    "DOC-11" Warning Standard "5.3" identification::owner_without_person,
        "The owner of the scope is a role that a named person holds",
        next "Name a role or a person of the stakeholders as owner, and who holds it",
        why "Responsibility that nobody in particular has is not assigned.",
        wrong "Owner: Information Security Manager, who is TODO", right "Owner: Information Security Manager, who is Ida Holm";
    "HIS-01" Blocker OwnRule "7.5.3" history::chain,
        "Each approved version follows upon the one before",
        next "See what verify tells, and put back the approved files as they were, from a backup or from git",
        why "Each version carries the SHA-256 of the file before it: a change in the middle breaks the chain, and is seen.",
        wrong "2.1 links to another file than 2.0", right "2.0 is put back as it was approved";
    "HIS-02" Blocker OwnRule "7.5.3" history::signature,
        "Each approved version that is signed has a good signature",
        next "See what verify tells: put back the version and its signature, or have its signer put into your list",
        why "A signature that does not verify says that the bytes, or the signer, are not those that were approved.",
        wrong "2.0 was signed, and changed afterwards", right "2.0 as it was signed";
    "HIS-03" Info OwnRule "7.5.3" history::signer,
        "It can be told whose signature each approved version has",
        next "See what verify tells, and ask the approver whether it was them",
        why "A list of signers tells whose key it was; without one a signature proves only that somebody had the key.",
        wrong "2.0 is signed by a key that no list names", right "The key of 2.0 stands in allowed_signers";
}
