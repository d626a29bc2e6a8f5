//! The settings of the user: `config.ron` in the folder for settings. It may be absent.
//! Must not know where that folder is, nor what a setting is for.

use std::path::Path;

use super::{
    bounded, error::StoreError, fault::Fault, format::without_mark, literal::unquoted, survey::fields_of,
    tree::tree,
};

/// No settings are longer.
const LONGEST: u64 = 1024 * 1024;

/// What the user set.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Config {
    /// The key to approve with, as it is written: a key file, or the public file of a key in the agent.
    pub key: Option<String>,
}

/// Reads the settings in a file; where there is none, nothing is set.
///
/// # Errors
/// When it cannot be read, or holds what is no setting: with the place and what to do.
pub fn read(path: &Path) -> Result<Config, StoreError> {
    let text = match bounded::text_up_to(path, LONGEST) {
        Err(StoreError::Missing { .. }) => return Ok(Config::default()),
        text => text?,
    };
    of(&text).map_err(|fault| StoreError::Faulty { path: path.to_owned(), fault: Box::new(fault) })
}

fn of(text: &str) -> Result<Config, Fault> {
    let text = without_mark(text);
    if text.trim().is_empty() {
        return Ok(Config::default());
    }
    let mut config = Config::default();
    for (name, entry) in fields_of(&tree(text)?, &["key"], "the settings")? {
        let bytes = entry.value.bytes.clone();
        let written = unquoted(&text[bytes.clone()]).unwrap_or_default();
        if written.trim().is_empty() {
            return Err(Fault::at(text, bytes, format!("{name} names nothing"))
                .hint(format!("leave {name} out where none is meant")));
        }
        config.key = Some(written.into_owned());
    }
    Ok(config)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> String {
        let fault = of(text).unwrap_err();
        format!("{}:{}: {}; {}", fault.line, fault.column, fault.message, fault.hint.unwrap_or_default())
    }

    #[test]
    fn the_key_is_read_and_everything_may_be_absent() {
        let config = of("// mine\n(key: \"~/.ssh/id_ed25519.pub\")\n").unwrap();
        assert_eq!(config.key.as_deref(), Some("~/.ssh/id_ed25519.pub"));
        for nothing in ["", " \n", "()", "\u{feff}( /* later */ )"] {
            assert_eq!(of(nothing).unwrap(), Config::default(), "{nothing:?}");
        }
        assert_eq!(read(Path::new("/no/such/folder/config.ron")).unwrap(), Config::default());
    }

    #[test]
    fn what_is_wrong_is_told_with_its_place_and_the_name_that_was_meant() {
        assert_eq!(
            told("(\n  kye: \"a\",\n)"),
            "2:3: there is no field kye in the settings; did you mean key?"
        );
        assert_eq!(
            told("(colour: \"a\")"),
            "1:2: there is no field colour in the settings; the fields are key"
        );
        assert!(told("(key: 7)").starts_with("1:7: expected a text between quotes, found 7"));
        assert!(told("(key: \" \")").starts_with("1:7: key names nothing"));
        assert!(told("(key: \"a\", key: \"b\")").contains("the field key is there twice"));
        for broken in ["(", "key: \"a\"", "[]", "(key: \"a)", ")", "(key)", "(\"a\")", "7"] {
            assert!(of(broken).is_err(), "{broken}");
        }
    }
}
