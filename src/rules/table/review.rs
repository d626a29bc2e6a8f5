//! Rules on the review, on changes, and on how the organisation checks its scope (clauses 6.3, 9.3, 10.2).
//! Must not hold a rule: each subject has its own file.

use super::table;
use crate::rules::{planning, settings};

table! {
    "CHG-01" Blocker Standard "6.3" planning::change_unplanned,
        "A change to what is in or out says why, and who sees to it",
        next "Write the reason and who is responsible under Planning of the change",
        why "Changes to the ISMS are carried out in a planned manner; a change of its scope is the first example.",
        wrong "A new office, and nothing else", right "Reason: office in Malmö opened. Responsible: Ida Holm. Planned for: 2026-12-01";
    "REV-01" Blocker OwnRule "9.3, 10.2" planning::said_by_the_gate,
        "Each question is answered, each no has an action, each n.a. a reason",
        next "Answer it in the review; the gate of the approval lists what is open",
        why "The review is the record that the scope was found suitable; an open question is no record.",
        wrong "Q20: no", right "Q20: no. Action: find a reason or end the exclusion, CTO, 2027-01-31";
    "REV-02" Blocker OwnRule "9.3" planning::said_by_the_gate,
        "No answer is older than what it judged",
        next "Look at it again and answer it anew; the gate of the approval lists which",
        why "An answer is about the text that was read. When that changes, or the review is due again, it has to be given anew.",
        wrong "Q20: yes, and then EXC-4 was added", right "Q20: yes, given after EXC-4 was added";
    "REV-03" Warning OwnRule "10.2" planning::action_overdue,
        "No action is overdue",
        next "Do it and write the day, or set a new day",
        why "An action that nobody carries out corrects nothing; auditors follow up on dates.",
        wrong "TSK-1, due 2026-09-30, not done", right "TSK-1, done on 2026-09-28";
    "SET-01" Warning OwnRule "7.5.2" settings::faulty_setting,
        "Each rule that weighs differently here exists, may do so, and says why",
        next "Mend the setting or take it out; until then the rule weighs as usual",
        why "Whoever reads a clean result has to know which rules were turned down, and why.",
        wrong "CTX-03 weighs as info, no reason", right "CTX-03 weighs as info: figures are kept in the annual report";
    "SET-02" Warning OwnRule "9.3" settings::faulty_question,
        "Each question of your own can be asked, and each that is dropped says why",
        next "Mend the row or take it out; what can be judged is called as in the file, such as interfaces or exclusions/reason",
        why "A checklist that was shortened without a reason hides what was not asked.",
        wrong "Q09 dropped, no reason", right "Q09 dropped: answered for the whole group in register REG-7";
}
