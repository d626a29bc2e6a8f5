//! Approvals under clocks of other time zones, and the moments in what they record.

use crate::company::{Company, approval};

#[test]
fn an_approval_at_once_after_one_in_another_time_zone_is_not_behind_it() {
    let mut company = Company::new();
    company.environment.push(("TZ", "Pacific/Kiritimati".into()));
    company.approve("2.0").ends(0);
    company.environment.pop();
    company.environment.push(("TZ", "Etc/GMT+12".into()));
    company.reviews_again("2026-08-01");
    company.run(&approval("2.1", "ceo")).ends(0);
    assert_eq!(company.verify().ends(0).verdicts(), ["2.0 ok good", "2.1 ok good"]);
}

#[test]
fn an_answer_of_a_day_to_come_keeps_the_first_approval_back() {
    let company = Company::new();
    company.edits(|scope| scope.verdicts[3].on = "2999-11-25".parse().ok());
    company
        .approve("2.0")
        .ends(1)
        .complains("was answered on 2999-11-25: the clock is behind")
        .complains("next: Set the computer's clock; or where that day is wrong, answer it anew");
    company.edits(|scope| scope.verdicts[3].on = "2026-07-01".parse().ok());
    company.approve("2.0").ends(0);
}
