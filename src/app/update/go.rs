//! Going places: up and down a page, from tab to tab, and to where something stands.
//! Must not change the scope.

use crate::{
    app::{App, Cursor, asked::Stop, page::Target, tab::Tab},
    rules::{confirmation::CONFIRMED, finding::Severity},
    scope::{place::Place, section::Section},
};

impl App {
    /// Shows a tab, where one was on it.
    pub(super) fn show(&mut self, tab: Tab) {
        self.tab = tab;
        self.lay_out();
    }

    /// Selects a row of the page; the last one when there are fewer.
    pub(super) fn select(&mut self, stop: usize) {
        self.cursor_mut().selected = stop;
        self.keep_in_view();
    }

    /// Selects what stands for this, when it is on the page.
    pub(super) fn select_target(&mut self, target: &Target) -> bool {
        let stop = self.page.stop_of(target);
        if let Some(stop) = stop {
            self.select(stop);
        }
        stop.is_some()
    }

    /// Returns what is selected.
    pub(super) fn target(&self) -> Option<Target> {
        self.page.target(self.cursor().selected).cloned()
    }

    /// Moves the selection by rows; a page without rows scrolls by lines.
    pub(super) fn step(&mut self, down: bool) {
        let selected = self.cursor().selected;
        let last = self.page.stops.len().saturating_sub(1);
        let height = self.body_height();
        let (first, end) = self.page.extent(selected);
        let top = self.cursor().top;
        // A row that is taller than the screen is read to its end first.
        if down && end > top + height && end - first > height {
            self.cursor_mut().top = (top + 1).min(end - height);
        } else if !down && top > 0 && (selected == 0 || first < top && end - first > height) {
            self.cursor_mut().top = top - 1;
        } else if down {
            self.select((selected + 1).min(last));
        } else {
            self.select(selected.saturating_sub(1));
        }
    }

    /// Moves the selection by a screenful.
    pub(super) fn page_by(&mut self, down: bool) {
        let height = self.body_height();
        let selected = self.cursor().selected;
        let (first, _) = self.page.extent(selected);
        let goal = if down { first + height } else { first.saturating_sub(height) };
        let near = |stop: &usize| self.page.extent(*stop).0.abs_diff(goal);
        let stops = 0..self.page.stops.len();
        let found = if down {
            stops.filter(|stop| *stop > selected).min_by_key(near)
        } else {
            stops.filter(|stop| *stop < selected).min_by_key(near)
        };
        if let Some(stop) = found {
            // The page moves with the selection, so that a screenful is new.
            let (next, _) = self.page.extent(stop);
            let top = self.cursor().top;
            self.cursor_mut().top = (top + next).saturating_sub(first);
            self.select(stop);
        }
    }

    /// Goes to where a place stands: its tab, and its row or field.
    pub(super) fn go_to(&mut self, place: &Place) {
        if let (Tab::Guide, Section::Verdicts, Some(question)) = (self.tab, place.section, &place.id) {
            return self.guide_at(Stop::Question(question.clone()));
        }
        if self.tab == Tab::Guide && CONFIRMED.contains(&place.section) && !self.is_on_the_page(place) {
            self.guide_at(Stop::Items(place.section));
        }
        if place.section == Section::Accepted {
            // An acceptance is read beside the warning.
            return self.show(Tab::Findings);
        }
        // In the list a question stands for its prompts.
        let whole = place.id.as_ref().filter(|_| place.section == Section::Verdicts);
        let whole = whole.and_then(|id| self.walk.whole(id)).map(|whole| whole.question.id.clone());
        if let Some(whole) = whole {
            return self.go_to(&Place::row(Section::Verdicts, &whole));
        }
        // What is on the screen is there: the guided review shows the same rows as the tabs.
        if !self.is_on_the_page(place) {
            self.show(Tab::of(place.section, place.field));
        }
        let found = match &place.id {
            Some(id) if place.section == Section::Verdicts => {
                self.select_target(&Target::Question(id.clone()))
            }
            Some(id) => self.select_target(&Target::Row(place.section, id.clone())),
            None if !place.section.is_list() => {
                let field = if place.field.is_empty() { place.section.fields()[0].name } else { place.field };
                self.select_target(&Target::Field(Place::field(place.section, field)))
            }
            None => false,
        };
        if !found && !self.select_target(&Target::Add(place.section)) {
            let first =
                self.scope.ids(place.section).first().map(|id| Target::Row(place.section, (*id).clone()));
            if let Some(first) = first {
                self.select_target(&first);
            }
        }
    }

    /// Tells whether a row, or a field, stands on the page that is shown.
    fn is_on_the_page(&self, place: &Place) -> bool {
        let target = match &place.id {
            Some(id) => Target::Row(place.section, id.clone()),
            None => Target::Field(place.clone()),
        };
        self.page.stop_of(&target).is_some()
    }

    /// Goes to the next thing that keeps the scope from being approved, after what is selected.
    pub(super) fn go_to_next_problem(&mut self) {
        let mut places: Vec<Place> = Vec::new();
        for finding in self.findings.iter().filter(|finding| finding.severity == Severity::Blocker) {
            if places.last().is_none_or(|last| !same_row(last, &finding.place)) {
                places.push(finding.place.clone());
            }
        }
        places.sort_by_key(|place| Tab::of(place.section, place.field).index());
        let here = match self.target() {
            Some(Target::Row(section, id)) => Some(Place::row(section, &id)),
            Some(Target::Field(place)) => Some(place),
            Some(Target::Add(section)) => Some(Place::section(section)),
            _ => None,
        };
        let at = here.and_then(|here| places.iter().rposition(|place| same_row(place, &here)));
        let next = match at {
            Some(at) => places.get((at + 1) % places.len()),
            None => places
                .iter()
                .find(|place| Tab::of(place.section, place.field).index() >= self.tab.index())
                .or(places.first()),
        };
        match next.cloned() {
            Some(place) => {
                let next = self
                    .findings
                    .iter()
                    .find(|finding| finding.place == place)
                    .map(|finding| finding.rule.next);
                self.go_to(&place);
                self.tell(next.unwrap_or_default());
            }
            None if self.open_warnings().next().is_some() => {
                self.show_warnings();
                self.tell("No blocker is left. Each warning is mended, or accepted with a reason.");
            }
            None => self.tell("No blocker and no open warning is left."),
        }
    }

    /// Lists the warnings: what leads there is about them, and blockers have a way of their own.
    pub(super) fn show_warnings(&mut self) {
        self.filter = Some(Severity::Warning);
        self.cursors[Tab::Findings.index()] = Cursor::default();
        self.show(Tab::Findings);
        let open = self.open_warnings().next().cloned();
        let number = open.and_then(|open| self.findings.iter().position(|finding| *finding == open));
        if let Some(number) = number {
            // What is accepted already stands among them, and is nothing to do.
            self.select_target(&Target::Finding(number));
        }
    }

    /// Goes to the next thing that the review asks, in the guided review or in the list; `false` when nothing is left.
    pub(super) fn go_to_next_question(&mut self) -> bool {
        let next = self.next_open_stop(true);
        let found = next.is_some();
        match next {
            _ if self.tab == Tab::Guide => self.guide_to(next.unwrap_or_default()),
            Some(Stop::Question(id)) => {
                let row = self.walk.whole(&id).map_or(id, |whole| whole.question.id.clone());
                self.go_to(&Place::row(Section::Verdicts, &row));
            }
            Some(Stop::Items(_) | Stop::Summary) | None => {}
        }
        found
    }
}

/// Tells whether two places are on the same row, or are the same field of one record.
fn same_row(one: &Place, other: &Place) -> bool {
    one.section == other.section
        && one.id == other.id
        && (one.id.is_some() || one.field == other.field || one.section.is_list())
}
