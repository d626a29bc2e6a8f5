//! The stops of the guided review, and what an answer would go to.
//! Must not answer.

use super::{App, asked::Stop, page::Target, tab::Tab};
use crate::{
    rules::confirmation::CONFIRMED,
    scope::{item::ItemId, section::Section},
};

impl App {
    /// Returns the stops of the guided review in their order, and whether something is left to do at each.
    #[must_use]
    pub fn stops(&self) -> Vec<(Stop, bool)> {
        let mut stops = Vec::new();
        for asked in &self.walk.asked {
            // A question that is open while none of its prompts is, is asked as a whole.
            let as_a_whole = asked.parts.iter().all(|part| !part.open);
            if asked.parts.is_empty() || asked.open && as_a_whole {
                stops.push((Stop::Question(asked.question.id.clone()), asked.open));
            }
            // Prompts are for those who look anew; a question that was answered as a whole needs none of them.
            let parts = asked.parts.iter();
            stops.extend(
                parts.map(|part| (Stop::Question(part.question.id.clone()), asked.open && part.open)),
            );
        }
        for section in CONFIRMED.iter().filter(|section| self.scope.len(**section) > 0) {
            let left = self.walk.to_confirm.iter().any(|(of, _)| of == section);
            stops.push((Stop::Items(*section), left));
        }
        stops.push((Stop::Summary, false));
        stops
    }

    /// Returns the question that an answer would go to: that of the guided review, or the selected one.
    #[must_use]
    pub fn asked(&self) -> Option<ItemId> {
        match (&self.guide, self.page.target(self.cursor().selected)) {
            (Stop::Question(question), _) if self.tab == Tab::Guide => Some(question.clone()),
            (_, Some(Target::Question(question))) => Some(question.clone()),
            _ => None,
        }
    }

    /// Returns the item that the guided review asks about.
    #[must_use]
    pub fn asked_item(&self) -> Option<(Section, ItemId)> {
        match (&self.guide, self.page.target(self.cursor().selected)) {
            (Stop::Items(list), Some(Target::Row(section, id)))
                if self.tab == Tab::Guide && list == section =>
            {
                Some((*section, id.clone()))
            }
            _ => None,
        }
    }
}
