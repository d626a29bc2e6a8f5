//! The words of RON: a text is cut into tokens, each with the bytes it came from.
//! Must not know what a scope is. Iterative, so that no text can exhaust the stack.

use std::ops::Range;

use super::fault::Fault;

/// How many words, brackets and marks a text may have: a text of 64 MiB made of nothing else would fill the
/// memory.
pub(super) const MOST_TOKENS: usize = 1_000_000;

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// `(`, `[` or `{`.
    Open(char),
    /// `)`, `]` or `}`.
    Close(char),
    /// `,`
    Comma,
    /// `:`
    Colon,
    /// An identifier, also a raw one.
    Name,
    /// A number.
    Number,
    /// A string, also a raw one.
    Text,
    /// A literal that no scope holds: a character, bytes, a range.
    Other,
    /// A comment that ends with its line.
    LineComment,
    /// A comment between `/*` and `*/`.
    BlockComment,
    /// `#![enable(...)]` and its like.
    Attribute,
}

/// A token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token {
    /// What it is.
    pub kind: Kind,
    /// Its bytes.
    pub bytes: Range<usize>,
}

/// Cuts a text into tokens, up to the first fault: what can be no token, or is never closed.
pub(super) fn tokens(text: &str) -> (Vec<Token>, Option<Fault>) {
    let mut tokens = Vec::new();
    let mut at = 0;
    while let Some(first) = text[at..].chars().next() {
        if is_space(first) {
            at += first.len_utf8();
            continue;
        }
        if tokens.len() == MOST_TOKENS {
            let message = "the file has more than a million words, brackets and commas outside its texts";
            let fault = Fault::at(text, at..at + first.len_utf8(), message);
            return (
                tokens,
                Some(fault.hint("a scope has a few thousand: is this the file that was meant?")),
            );
        }
        match token(text, at, first) {
            Ok((kind, length)) => {
                tokens.push(Token { kind, bytes: at..at + length });
                at += length;
            }
            Err(fault) => return (tokens, Some(fault)),
        }
    }
    (tokens, None)
}

fn token(text: &str, at: usize, first: char) -> Result<(Kind, usize), Fault> {
    let rest = &text[at..];
    Ok(match first {
        '(' | '[' | '{' => (Kind::Open(first), 1),
        ')' | ']' | '}' => (Kind::Close(first), 1),
        ',' => (Kind::Comma, 1),
        ':' => (Kind::Colon, 1),
        '"' => (Kind::Text, quoted(text, at, 1, '"')?),
        '\'' => (Kind::Other, quoted(text, at, 1, '\'')?),
        '#' => (Kind::Attribute, attribute(text, at)?),
        '/' => comment(text, at)?,
        'r' if rest.starts_with("r\"") || rest.starts_with("r#\"") || rest.starts_with("r##") => {
            (Kind::Text, raw(text, at, 1)?)
        }
        'b' if rest.starts_with("b\"") => (Kind::Other, quoted(text, at, 2, '"')?),
        'b' if rest.starts_with("b'") => (Kind::Other, quoted(text, at, 2, '\'')?),
        'b' if rest.starts_with("br\"") || rest.starts_with("br#") => (Kind::Other, raw(text, at, 2)?),
        'r' if rest.starts_with("r#") => (Kind::Name, 2 + run(&rest[2..], is_raw_name)),
        '0'..='9' | '+' | '-' | '.' => (Kind::Number, run(rest, is_number)),
        _ if first == '_' || first.is_alphabetic() => (Kind::Name, run(rest, is_name)),
        _ => return Err(strange(text, at, first)),
    })
}

fn strange(text: &str, at: usize, found: char) -> Fault {
    let fault = Fault::at(
        text,
        at..at + found.len_utf8(),
        format!("expected a field or a value, found the character {found:?}"),
    );
    if matches!(found, '“' | '”' | '„' | '«' | '»') {
        fault.hint("texts stand between straight quotes: \"")
    } else {
        fault
    }
}

/// Tells whether RON takes a character for white space.
pub(super) fn is_space(c: char) -> bool {
    matches!(
        c,
        ' ' | '\t'
            | '\n'
            | '\r'
            | '\x0B'
            | '\x0C'
            | '\u{85}'
            | '\u{200E}'
            | '\u{200F}'
            | '\u{2028}'
            | '\u{2029}'
    )
}

// A little wider than RON's own identifiers; what is too wide is refused by RON afterwards.
fn is_name(c: char) -> bool {
    c == '_' || c.is_alphanumeric() || (!c.is_ascii() && !is_space(c) && !c.is_control())
}

fn is_raw_name(c: char) -> bool {
    is_name(c) || matches!(c, '.' | '+' | '-')
}

fn is_number(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '.' | '+' | '-' | '_' | '=')
}

fn run(rest: &str, belongs: impl Fn(char) -> bool) -> usize {
    rest.find(|c| !belongs(c)).unwrap_or(rest.len())
}

/// Returns the length of a literal with escapes whose content begins after `skip` bytes.
fn quoted(text: &str, at: usize, skip: usize, quote: char) -> Result<usize, Fault> {
    let bytes = &text.as_bytes()[at..];
    let mut index = skip;
    while let Some(byte) = bytes.get(index) {
        match byte {
            b'\\' => index += 2,
            _ if char::from(*byte) == quote => return Ok(index + 1),
            _ => index += 1,
        }
    }
    Err(Fault::at(text, at..at + skip, "this text is never closed").hint("put a quote after its last word"))
}

/// Returns the length of a raw string: as many `#` before the first quote as after the last.
fn raw(text: &str, at: usize, skip: usize) -> Result<usize, Fault> {
    let rest = &text[at + skip..];
    let hashes = run(rest, |c| c == '#');
    let unclosed = || Fault::at(text, at..at + skip + hashes, "this text is never closed");
    if !rest[hashes..].starts_with('"') {
        return Err(unclosed().hint("a raw text begins with r\" or r#\""));
    }
    let closing = format!("\"{}", "#".repeat(hashes));
    match rest[hashes + 1..].find(&closing) {
        Some(length) => Ok(skip + hashes + 1 + length + closing.len()),
        None => Err(unclosed().hint(format!("put {closing} after its last word"))),
    }
}

fn comment(text: &str, at: usize) -> Result<(Kind, usize), Fault> {
    let rest = &text[at..];
    if rest.starts_with("//") {
        let length = rest.find('\n').unwrap_or(rest.len());
        // The line end is no part of the comment, be it LF or CRLF.
        let length = if rest[..length].ends_with('\r') && length < rest.len() { length - 1 } else { length };
        return Ok((Kind::LineComment, length));
    }
    if !rest.starts_with("/*") {
        return Err(strange(text, at, '/').hint("a comment begins with // or /*"));
    }
    let bytes = rest.as_bytes();
    let (mut depth, mut index) = (1_usize, 2);
    while depth > 0 {
        match (bytes.get(index), bytes.get(index + 1)) {
            (Some(b'/'), Some(b'*')) => (depth, index) = (depth + 1, index + 2),
            (Some(b'*'), Some(b'/')) => (depth, index) = (depth - 1, index + 2),
            (Some(_), _) => index += 1,
            (None, _) => {
                return Err(
                    Fault::at(text, at..at + 2, "this comment is never closed").hint("close it with */")
                );
            }
        }
    }
    Ok((Kind::BlockComment, index))
}

fn attribute(text: &str, at: usize) -> Result<usize, Fault> {
    let rest = &text[at..];
    let mut index = 1;
    let mut depth = 0_usize;
    let bytes = rest.as_bytes();
    while let Some(byte) = bytes.get(index) {
        match byte {
            b'"' => index += quoted(text, at + index, 1, '"')? - 1,
            b'[' => depth += 1,
            b']' if depth == 1 => return Ok(index + 1),
            b']' => break,
            _ => {}
        }
        index += 1;
    }
    Err(Fault::at(text, at..at + 1, "expected a header such as #![enable(implicit_some)]"))
}
