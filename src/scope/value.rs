//! The words that fields hold, each read once at the door.
//! Must not know files, screens or the clock.

use chrono::NaiveDate;

/// What a field takes, so that a screen can offer the right way to write it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// One statement, without line breaks of its own.
    Line,
    /// Text that may have several lines.
    Paragraph,
    /// A calendar date, `YYYY-MM-DD` (ISO 8601).
    Date,
    /// One of these words.
    Choice(&'static [&'static str]),
}

/// A value that a field of the scope can hold.
///
/// Every value is written as text, in the file and on the screen alike; the empty text stands for "not set".
pub trait Value: Default + Clone + PartialEq {
    /// Returns the value as it is written; empty when it is not set.
    fn text(&self) -> String;

    /// Reads a value from its text.
    ///
    /// # Errors
    /// Says in the user's words what was expected.
    fn read(text: &str) -> Result<Self, String>;
}

impl Value for String {
    fn text(&self) -> String {
        self.clone()
    }

    fn read(text: &str) -> Result<Self, String> {
        // A file with CRLF line ends means the same text as one with LF.
        Ok(text.replace("\r\n", "\n"))
    }
}

impl Value for Option<NaiveDate> {
    fn text(&self) -> String {
        self.map(|date| date.format("%Y-%m-%d").to_string()).unwrap_or_default()
    }

    fn read(text: &str) -> Result<Self, String> {
        match text.trim() {
            "" => Ok(None),
            date => read_date(date).map(Some),
        }
    }
}

/// A number of months, as in a review interval.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Months(pub Option<u32>);

impl Value for Months {
    fn text(&self) -> String {
        self.0.map(|months| months.to_string()).unwrap_or_default()
    }

    fn read(text: &str) -> Result<Self, String> {
        match text.trim() {
            "" => Ok(Self(None)),
            number => match number.parse() {
                Ok(months @ 1..=120) => Ok(Self(Some(months))),
                _ => Err(format!("expected a number of months from 1 to 120, found {number:?}")),
            },
        }
    }
}

/// The number of a version of the scope, `major.minor`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Version {
    /// Raised by a change to what is in or out.
    pub major: u32,
    /// Raised by any other change, and by a reaffirmation.
    pub minor: u32,
}

impl Version {
    /// Returns the version after this one whose major number is one higher.
    #[must_use]
    pub fn next_major(self) -> Self {
        Self { major: self.major.saturating_add(1), minor: 0 }
    }

    /// Returns the version after this one whose minor number is one higher.
    #[must_use]
    pub fn next_minor(self) -> Self {
        Self { minor: self.minor.saturating_add(1), ..self }
    }
}

impl std::fmt::Display for Version {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}.{}", self.major, self.minor)
    }
}

impl std::str::FromStr for Version {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let number = |part: &str| {
            let plain =
                part.bytes().all(|byte| byte.is_ascii_digit()) && (part == "0" || !part.starts_with('0'));
            if plain { part.parse::<u32>().ok() } else { None }
        };
        text.split_once('.')
            .and_then(|(major, minor)| Some(Self { major: number(major)?, minor: number(minor)? }))
            .ok_or_else(|| format!("expected a version such as 1.0, found {text:?}"))
    }
}

/// What was written where a date or a version belongs: the thing itself, or words that are none.
///
/// Words are kept as written, so that nothing of a document is lost, and are reported by a rule.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Written<T> {
    /// Nothing was written.
    #[default]
    Unset,
    /// The thing itself.
    Is(T),
    /// Words that are no such thing.
    Words(String),
}

impl<T: Copy> Written<T> {
    /// Returns the thing itself, if that is what was written.
    pub fn get(&self) -> Option<T> {
        match self {
            Self::Is(thing) => Some(*thing),
            Self::Unset | Self::Words(_) => None,
        }
    }
}

impl Value for Written<NaiveDate> {
    fn text(&self) -> String {
        match self {
            Self::Unset => String::new(),
            Self::Is(date) => Some(*date).text(),
            Self::Words(words) => words.clone(),
        }
    }

    fn read(text: &str) -> Result<Self, String> {
        let trimmed = text.trim();
        if trimmed.is_empty() {
            Ok(Self::Unset)
        } else if looks_like_a_date(trimmed) {
            read_date(trimmed).map(Self::Is)
        } else {
            String::read(text).map(Self::Words)
        }
    }
}

impl Value for Written<Version> {
    fn text(&self) -> String {
        match self {
            Self::Unset => String::new(),
            Self::Is(version) => version.to_string(),
            Self::Words(words) => words.clone(),
        }
    }

    fn read(text: &str) -> Result<Self, String> {
        let trimmed = text.trim();
        Ok(match trimmed.parse() {
            _ if trimmed.is_empty() => Self::Unset,
            Ok(version) => Self::Is(version),
            Err(_) => Self::Words(String::read(text)?),
        })
    }
}

/// Reads `YYYY-MM-DD`.
fn read_date(text: &str) -> Result<NaiveDate, String> {
    let date = looks_like_a_date(text).then(|| NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()).flatten();
    date.ok_or_else(|| {
        if looks_like_a_date(text) {
            format!("there is no day {text} in the calendar")
        } else {
            format!("expected a date such as 2025-07-01, found {text:?}")
        }
    })
}

/// Tells whether a text has the shape `YYYY-MM-DD`, be there such a day or not.
fn looks_like_a_date(text: &str) -> bool {
    let mut parts = text.split('-');
    let mut digits = |least: usize, most: usize| {
        parts.next().is_some_and(|part| {
            (least..=most).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
        })
    };
    digits(4, 4) && digits(1, 2) && digits(1, 2) && parts.next().is_none()
}

/// Declares an enum whose variants are words of the file and of the screen; the first is the unset one.
macro_rules! words {
    ($(#[$doc:meta])* pub enum $name:ident { $(#[$unset_doc:meta])* $unset:ident, $($(#[$variant_doc:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
        pub enum $name {
            $(#[$unset_doc])*
            #[default]
            $unset,
            $($(#[$variant_doc])* $variant),+
        }

        impl $name {
            /// The words that can be written, in the order in which they are offered.
            pub const WORDS: &'static [&'static str] = &[$($word),+];
        }

        impl $crate::scope::value::Value for $name {
            fn text(&self) -> String {
                match self {
                    Self::$unset => String::new(),
                    $(Self::$variant => $word.to_owned()),+
                }
            }

            fn read(text: &str) -> Result<Self, String> {
                match text.trim() {
                    "" => Ok(Self::$unset),
                    $($word => Ok(Self::$variant),)+
                    other => Err(format!("expected {}, found {other:?}", Self::WORDS.join(" or "))),
                }
            }
        }
    };
}
pub(crate) use words;

/// Serde for every field: one string, whatever the value is.
pub(crate) mod as_text {
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    use super::Value;

    pub(crate) fn serialize<V: Value, S: Serializer>(value: &V, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&value.text())
    }

    pub(crate) fn deserialize<'de, V: Value, D: Deserializer<'de>>(from: D) -> Result<V, D::Error> {
        V::read(&String::deserialize(from)?).map_err(D::Error::custom)
    }
}

/// Tells whether a value is not set, and so is not written.
pub(crate) fn is_unset<V: Value>(value: &V) -> bool {
    value.text().is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_read_words_are_kept_and_an_impossible_day_is_refused() {
        let day = NaiveDate::from_ymd_opt(2025, 7, 1).unwrap();
        assert_eq!(Written::<NaiveDate>::read("2025-07-01"), Ok(Written::Is(day)));
        assert_eq!(
            Written::<NaiveDate>::read("Within 12 months"),
            Ok(Written::Words("Within 12 months".to_owned()))
        );
        assert!(Written::<NaiveDate>::read("2025-02-30").unwrap_err().contains("no day 2025-02-30"));
        assert!(Option::<NaiveDate>::read("soon").is_err());
    }

    #[test]
    fn a_version_has_two_plain_numbers() {
        assert_eq!("1.10".parse(), Ok(Version { major: 1, minor: 10 }));
        for wrong in ["1", "1.", ".1", "1.0.0", "01.0", "+1.0", "1.0 ", "v1.0"] {
            assert!(wrong.parse::<Version>().is_err(), "{wrong}");
        }
        assert!("1.9".parse::<Version>().unwrap() < "1.10".parse().unwrap());
    }
}
