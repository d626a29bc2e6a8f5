//! A session may be open past midnight: the days on the screen, and in what is agreed to, are then those of the new one.
//! Must not wake up for it: what nobody looks at needs no day.

use std::collections::VecDeque;

use super::surroundings::Clock;
use crate::app::{App, action::Action, mode::Mode};

/// Returns an action, after the news that a new day began where one did since the app was told last.
///
/// A key that was meant for what would have been signed yesterday is let go: what would be signed today is shown anew.
pub(super) fn after_the_day(clock: Clock, app: &App, action: Action) -> VecDeque<Action> {
    let today = clock.now().date_naive();
    if today == app.today {
        return VecDeque::from([action]);
    }
    let day = Action::NewDay(today);
    if action.is_news() || !matches!(app.mode, Mode::Signing(_)) {
        VecDeque::from([day, action])
    } else {
        VecDeque::from([day])
    }
}
