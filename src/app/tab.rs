//! The seven tabs, and which sections stand on which.
//! Must not know what is drawn on them.

use crate::scope::section::Section;

/// A tab of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tab {
    /// The state of the scope and the next step.
    #[default]
    Overview,
    /// Purpose, organisation, issues, climate, assumptions.
    Context,
    /// What is covered, and what crosses the boundary.
    Inclusions,
    /// What is left out, and why.
    Exclusions,
    /// Roles and interested parties.
    Stakeholders,
    /// The checklist.
    Review,
    /// The gate, document control, history.
    Approval,
    /// The guided review: one question at a time, with the text that it judges. It opens behind Review.
    Guide,
    /// All that the rules find. It opens behind Overview.
    Findings,
}

/// What stands on a tab: a section, or one field of a section that is one record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// A whole section under its heading.
    Section(Section),
    /// One of the texts that stand by themselves.
    Text(&'static str),
}

impl Part {
    /// Returns the section, where it is a whole one.
    #[must_use]
    pub fn section(self) -> Option<Section> {
        match self {
            Self::Section(section) => Some(section),
            Self::Text(_) => None,
        }
    }
}

impl Tab {
    /// How many there are, those behind others too.
    pub const COUNT: usize = 9;

    /// The tabs from left to right.
    pub const ALL: [Self; 7] = [
        Self::Overview,
        Self::Context,
        Self::Inclusions,
        Self::Exclusions,
        Self::Stakeholders,
        Self::Review,
        Self::Approval,
    ];

    /// Returns the name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Overview => "Overview",
            Self::Context => "Context",
            Self::Inclusions => "Inclusions",
            Self::Exclusions => "Exclusions",
            Self::Stakeholders => "Stakeholders",
            Self::Review => "Review",
            Self::Approval => "Approval",
            Self::Guide => "Guided review",
            Self::Findings => "Findings",
        }
    }

    /// Returns the tab that is marked while this one is shown: its own, or the one behind which it opens.
    #[must_use]
    pub fn marked(self) -> Self {
        match self {
            Self::Guide => Self::Review,
            Self::Findings => Self::Overview,
            tab => tab,
        }
    }

    /// Returns where it stands, from 0.
    #[must_use]
    pub fn index(self) -> usize {
        self as usize
    }

    /// Returns the tab to the right, or to the left; round at the ends.
    #[must_use]
    pub fn beside(self, right: bool) -> Self {
        let step = if right { 1 } else { Self::ALL.len() - 1 };
        Self::ALL[(self.marked().index() + step) % Self::ALL.len()]
    }

    /// Returns the tab with this name, whatever its case.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|tab| tab.name().eq_ignore_ascii_case(name))
    }

    /// Returns what of the scope stands on it, in order.
    #[must_use]
    pub fn parts(self) -> &'static [Part] {
        match self {
            Self::Overview | Self::Guide | Self::Findings => &[],
            Self::Context => &[
                Part::Text("title"),
                Part::Text("purpose"),
                Part::Section(Section::Company),
                Part::Section(Section::Facts),
                Part::Section(Section::Issues),
                Part::Section(Section::Climate),
                Part::Section(Section::Assumptions),
            ],
            Self::Inclusions => &[
                Part::Text("scope_statement"),
                Part::Text("certificate_sentence"),
                Part::Section(Section::Locations),
                Part::Section(Section::Activities),
                Part::Section(Section::Assets),
                Part::Section(Section::Units),
                Part::Section(Section::Products),
                Part::Section(Section::Interfaces),
            ],
            Self::Exclusions => &[Part::Text("exclusions_lead"), Part::Section(Section::Exclusions)],
            Self::Stakeholders => &[Part::Section(Section::Stakeholders)],
            Self::Review => &[
                Part::Section(Section::Actions),
                Part::Section(Section::Comments),
                Part::Section(Section::Questions),
                Part::Section(Section::Dropped),
                Part::Section(Section::RuleSettings),
            ],
            Self::Approval => &[
                Part::Section(Section::Control),
                Part::Section(Section::Documents),
                Part::Section(Section::Change),
            ],
        }
    }

    /// Tells whether a field of a section stands on any tab, by itself or in its row.
    #[must_use]
    pub fn shows(section: Section, field: &str) -> bool {
        let holds = |part: &Part| match part {
            Part::Section(held) => *held == section,
            Part::Text(text) => section == Section::Texts && *text == field,
        };
        section == Section::Verdicts || Self::ALL.into_iter().any(|tab| tab.parts().iter().any(holds))
    }

    /// Returns the tab on which a field of a section stands.
    #[must_use]
    pub fn of(section: Section, field: &str) -> Self {
        if matches!(section, Section::Verdicts | Section::Confirmed) {
            return Self::Review;
        }
        let holds = |part: &Part| match part {
            Part::Section(held) => *held == section,
            Part::Text(text) => section == Section::Texts && *text == field,
        };
        Self::ALL.into_iter().find(|tab| tab.parts().iter().any(holds)).unwrap_or(Self::Approval)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_statement_has_its_tab() {
        for section in Section::all() {
            for field in section.fields() {
                let seen = Tab::ALL.iter().any(|tab| {
                    tab.parts().contains(&Part::Section(section))
                        || tab.parts().contains(&Part::Text(field.name))
                });
                let elsewhere = field.name == "retired"
                    || matches!(
                        section,
                        Section::Verdicts | Section::Accepted | Section::Confirmed | Section::Approval
                    );
                assert!(seen || elsewhere, "{section:?} {}", field.name);
            }
        }
    }
}
