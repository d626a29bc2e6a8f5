//! The boundary: what is in, what is out and why, and what crosses it (clause 4.3).
//! Must not judge it: the rules do.

use chrono::NaiveDate;

use super::{
    record::record,
    value::{Kind, words},
};

record! {
    /// Something that the ISMS covers: a location, an activity, an asset, a unit or a product.
    row Inclusion {
        text: String, "Included", Kind::Line, "What is covered; one thing a row.";
        owner: String, "Owner", Kind::Line, "Who answers for it (control A.5.9).";
        address: String, "Address", Kind::Line, "Street and town, for a location.";
        country: String, "Country", Kind::Line, "Country or region, for a location.";
        note: String, "Note", Kind::Paragraph, "What else a reader has to know.";
    }
}

words! {
    /// In which direction something crosses the boundary.
    pub enum Direction {
        /// It has not been said.
        Unsaid,
        /// Into the organisation.
        In = "in",
        /// Out of the organisation.
        Out = "out",
        /// Both ways.
        Both = "both",
    }
}

words! {
    /// Yes or no.
    pub enum YesNo {
        /// It has not been said.
        Unsaid,
        /// It is so.
        Yes = "yes",
        /// It is not so.
        No = "no",
    }
}

record! {
    /// An interface or a dependency between the organisation's activities and those of others (clause 4.3 c).
    row Interface {
        text: String, "Interface", Kind::Line, "What crosses the boundary.";
        party: String, "Other side", Kind::Line, "Who is on the other side, by name.";
        direction: Direction, "Direction", Kind::Choice(Direction::WORDS), "In, out or both.";
        flows: String, "What flows", Kind::Line, "Which information or service crosses.";
        personal_data: YesNo, "Personal data", Kind::Choice(YesNo::WORDS), "Whether personal data crosses.";
        our_part: String, "Our part", Kind::Paragraph, "What the organisation answers for.";
        their_part: String, "Their part", Kind::Paragraph, "What the other side answers for.";
        assurance: String, "Assurance", Kind::Line, "Report or certificate that is relied on.";
        assurance_valid_to: Option<NaiveDate>, "Assurance valid to", Kind::Date, "The day on which it expires.";
        owner: String, "Owner", Kind::Line, "Who answers for the relation.";
    }
}

record! {
    /// Something that is left out of the scope.
    row Exclusion {
        text: String, "Excluded", Kind::Line, "What is left out; one thing a row.";
        reason: String, "Reason", Kind::Line, "Why it may be left out without harm to what is covered.";
        owner: String, "Owner", Kind::Line, "Who answers for the exclusion.";
        boundary: String, "What keeps it apart", Kind::Line, "The control or the interface at the boundary.";
        review_by: Option<NaiveDate>, "Review by", Kind::Date, "The day by which it is looked at again.";
        was: String, "Was", Kind::Line, "The id it had while it was included.";
    }
}
