//! Rules on roles and interested parties (clauses 4.2, 5.3).
//! Must not hold a rule: each subject has its own file.

use super::table;
use crate::rules::{conflicts, parties};

table! {
    "IP-01" Blocker Standard "4.2 a" parties::nobody_outside,
        "Parties outside the organisation are listed",
        next "Add those who expect something of your security: customers, people whose data you hold, authorities, suppliers",
        why "Interested parties are not an organisation chart: those outside are why the ISMS exists.",
        wrong "CEO, CTO, employees", right "CEO, CTO, employees, customers, data protection authority";
    "IP-02" Blocker Standard "4.2 b, c" parties::requirement_missing,
        "Each party has a requirement, and it is said whether the ISMS addresses it",
        next "Write what they require, yes or no, and where there is a no, why",
        why "The standard asks what the parties require, and which of it the ISMS takes on.",
        wrong "Customers", right "Customers: notice of a breach within 48 hours (contract, 9.2); addressed: yes";
    "IP-03" Blocker OwnRule "7.5.2" parties::row_malformed,
        "Each row of stakeholders has one role, one name and one responsibility",
        next "Write each into its own field, one role a row; — as the name where nobody in particular is meant",
        why "Cells that ran together hide who holds which role.",
        wrong "Name: TODO ISMS implementation | DPO", right "Role: ISM. Name: Ida Holm. Responsibility: ISMS implementation";
    "IP-04" Blocker Standard "5.3" parties::role_without_person,
        "The approver and the Information Security Manager are named persons",
        next "Write the person's name into the row of that role under Stakeholders",
        why "Somebody has to be responsible for the ISMS and to report on it, and somebody has to stand for the scope.",
        wrong "Information Security Manager: vacant", right "Information Security Manager: Ida Holm";
    "IP-05" Warning Law "GDPR 38(6)" conflicts::officer_decides,
        "The data protection officer does not decide on what they watch",
        next "Appoint somebody else, or drop the title where none is required; or accept it with the reason and for how long",
        why "Who decides why and how personal data is processed cannot watch over it; authorities fine such conflicts.",
        wrong "CEO and DPO: Ann Ek", right "CEO: Ann Ek. DPO: Bo Dahl, attorney";
    "IP-06" Warning Practice "A.5.3" conflicts::approves_own,
        "The owner of the scope does not approve it",
        next "Name another owner or approver; or accept it with the reason, as small firms have to",
        why "Who wrote a text sees what was meant and not what is written; a second person sees the difference.",
        wrong "Owner: CEO. Approved by: CEO", right "Owner: Information Security Manager. Approved by: CEO";
}
