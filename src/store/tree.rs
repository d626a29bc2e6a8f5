//! The shape of a RON text: groups, entries and values, each with the bytes it came from.
//! Must not know what a scope is.

use std::ops::Range;

use super::{
    fault::{Fault, position},
    scan::{Kind, Token, tokens},
};

/// How deep groups may be nested.
pub(super) const DEEPEST: usize = 128;

/// A text and its shape.
#[derive(Debug)]
pub(super) struct Tree<'text> {
    /// The text, without a byte order mark.
    pub text: &'text str,
    /// The comments, in their order.
    pub comments: Vec<Token>,
    /// The one value of the text.
    pub root: Node,
}

/// A value.
#[derive(Debug)]
pub(super) struct Node {
    /// Its bytes, with the name before a group.
    pub bytes: Range<usize>,
    /// What it is.
    pub shape: Shape,
}

/// What a value is.
#[derive(Debug)]
pub(super) enum Shape {
    /// A string.
    Text,
    /// A number.
    Number,
    /// A bare name.
    Name,
    /// A literal that no scope holds.
    Other,
    /// Something between brackets.
    Group(Group),
}

/// Something between brackets.
#[derive(Debug)]
pub(super) struct Group {
    /// The name before the bracket.
    pub name: Option<Range<usize>>,
    /// Where the opening bracket stands.
    pub open: usize,
    /// The opening bracket.
    pub bracket: char,
    /// Where the closing bracket stands.
    pub close: usize,
    /// What is inside.
    pub entries: Vec<Entry>,
}

/// A field, or an element of a list.
#[derive(Debug)]
pub(super) struct Entry {
    /// The bytes of the field's name.
    pub key: Option<Range<usize>>,
    /// The value.
    pub value: Node,
    /// Where the comma after it stands.
    pub comma: Option<usize>,
}

impl Entry {
    /// Returns where it begins.
    pub(super) fn start(&self) -> usize {
        self.key.as_ref().map_or(self.value.bytes.start, |key| key.start)
    }

    /// Returns where it ends, the comma included.
    pub(super) fn end(&self) -> usize {
        self.comma.map_or(self.value.bytes.end, |comma| comma + 1)
    }

    /// Returns the name of the field; empty for an element.
    pub(super) fn name<'text>(&self, text: &'text str) -> &'text str {
        let name = self.key.clone().map_or("", |key| &text[key]);
        name.strip_prefix("r#").unwrap_or(name)
    }
}

impl Node {
    /// Returns the group that it is.
    pub(super) fn group(&self) -> Option<&Group> {
        match &self.shape {
            Shape::Group(group) => Some(group),
            _ => None,
        }
    }
}

/// A group that is being read.
struct Frame {
    group: Group,
    start: usize,
    key: Option<Range<usize>>,
}

/// Reads the shape of a text.
///
/// # Errors
/// A fault at the first token that does not belong where it stands.
pub(super) fn tree(text: &str) -> Result<Tree<'_>, Fault> {
    let (tokens, cut_off) = tokens(text);
    let (comments, tokens): (Vec<Token>, Vec<Token>) =
        tokens.into_iter().partition(|token| matches!(token.kind, Kind::LineComment | Kind::BlockComment));
    let headers = tokens.iter().take_while(|token| token.kind == Kind::Attribute).count();
    let mut parser =
        Parser { text, tokens: &tokens[headers..], cut_off, next: 0, frames: Vec::new(), root: None };
    while parser.step()? {}
    match parser.root {
        Some(root) => Ok(Tree { text, comments, root }),
        None => Err(Fault::at(text, 0..0, "the file is empty: there is no scope in it")
            .hint("isms-scope new FILE writes an empty scope into a file that does not exist yet")),
    }
}

struct Parser<'text, 'tokens> {
    text: &'text str,
    tokens: &'tokens [Token],
    /// Why the tokens end before the text does.
    cut_off: Option<Fault>,
    next: usize,
    frames: Vec<Frame>,
    root: Option<Node>,
}

impl Parser<'_, '_> {
    /// Takes the next value, name or bracket; false at the end of the text.
    fn step(&mut self) -> Result<bool, Fault> {
        let Some(token) = self.tokens.get(self.next) else {
            // A fault of the shape that stands before it is often its cause: a missing quote above.
            if let Some(fault) = self.cut_off.take() {
                return Err(fault);
            }
            return match self.frames.last() {
                Some(frame) => Err(self.unclosed(frame)),
                None => Ok(false),
            };
        };
        if self.root.is_some() {
            return Err(self.unexpected(token, "the end of the file"));
        }
        let (kind, bytes) = (token.kind, token.bytes.clone());
        self.next += 1;
        match kind {
            Kind::Open(bracket) => self.open(None, bracket, bytes.start)?,
            Kind::Close(bracket) => self.close(bracket, bytes)?,
            Kind::Name => match self.peek() {
                Some(Token { kind: Kind::Open(bracket @ '('), bytes: open }) => {
                    self.next += 1;
                    self.open(Some(bytes), bracket, open.start)?;
                }
                _ => self.value(Node { bytes, shape: Shape::Name })?,
            },
            Kind::Text => self.value(Node { bytes, shape: Shape::Text })?,
            Kind::Number => self.value(Node { bytes, shape: Shape::Number })?,
            Kind::Other => self.value(Node { bytes, shape: Shape::Other })?,
            _ => return Err(self.unexpected(&self.tokens[self.next - 1], self.wanted())),
        }
        Ok(true)
    }

    fn peek(&self) -> Option<Token> {
        self.tokens.get(self.next).cloned()
    }

    fn open(&mut self, name: Option<Range<usize>>, bracket: char, open: usize) -> Result<(), Fault> {
        if self.frames.len() == DEEPEST {
            let message = format!("brackets are nested deeper than {DEEPEST}");
            return Err(Fault::at(self.text, open..open + 1, message)
                .hint("a scope needs four levels: is this file what it should be?"));
        }
        let start = name.as_ref().map_or(open, |name| name.start);
        let group = Group { name, open, bracket, close: open, entries: Vec::new() };
        self.frames.push(Frame { group, start, key: None });
        Ok(())
    }

    fn close(&mut self, bracket: char, bytes: Range<usize>) -> Result<(), Fault> {
        let Some(mut frame) = self.frames.pop() else {
            return Err(Fault::at(
                self.text,
                bytes,
                format!("there is no bracket open that {bracket} closes"),
            ));
        };
        let expected = closing(frame.group.bracket);
        if bracket != expected {
            let (line, ..) = position(self.text, frame.group.open);
            let message = format!("expected {expected}, found {bracket}");
            let hint = format!("the {} that is open stands on line {line}", frame.group.bracket);
            return Err(Fault::at(self.text, bytes, message).hint(hint));
        }
        if let Some(key) = frame.key {
            let message = format!("the field {} has no value", &self.text[key]);
            return Err(Fault::at(self.text, bytes, message));
        }
        frame.group.close = bytes.start;
        self.value(Node { bytes: frame.start..bytes.end, shape: Shape::Group(frame.group) })
    }

    /// Puts a finished value where it belongs, with the colon or the comma that follows.
    fn value(&mut self, node: Node) -> Result<(), Fault> {
        let next = self.peek();
        let Some(frame) = self.frames.last_mut() else {
            self.root = Some(node);
            return Ok(());
        };
        let follows = next.as_ref().map(|token| token.kind);
        if follows == Some(Kind::Colon) && frame.key.is_none() && frame.group.bracket != '[' {
            frame.key = Some(node.bytes);
            self.next += 1;
            return Ok(());
        }
        let comma = next.as_ref().filter(|_| follows == Some(Kind::Comma)).map(|token| token.bytes.start);
        let named = frame.key.is_some();
        frame.group.entries.push(Entry { key: frame.key.take(), value: node, comma });
        match next {
            Some(Token { kind: Kind::Comma, .. }) => self.next += 1,
            Some(Token { kind: Kind::Close(_), .. }) | None => {}
            Some(token) => return Err(self.no_comma(&token, named)),
        }
        Ok(())
    }

    fn no_comma(&self, token: &Token, named: bool) -> Fault {
        let before = &self.tokens[self.next - 1];
        if before.kind == Kind::Name && named {
            return self.unexpected(before, "a value").hint("a text stands between quotes: \"...\"");
        } else if before.kind == Kind::Name {
            let expected = format!("a colon after {}", &self.text[before.bytes.clone()]);
            return self.unexpected(token, &expected).hint("a field is written name: \"text\"");
        }
        let fault = self.unexpected(token, "a comma");
        if before.kind == Kind::Text && self.text[before.bytes.clone()].contains('\n') {
            let (line, ..) = position(self.text, before.bytes.start);
            fault.hint(format!("the text before it begins on line {line}: is a quote missing there?"))
        } else {
            fault.hint("each field and each row ends with a comma")
        }
    }

    fn wanted(&self) -> &'static str {
        match self.frames.last() {
            Some(Frame { key: Some(_), .. }) => "a value",
            Some(Frame { group: Group { bracket: '(', .. }, .. }) => "a field, such as title: \"...\"",
            Some(_) => "a row",
            None => "( at the beginning of the file",
        }
    }

    fn unexpected(&self, token: &Token, expected: &str) -> Fault {
        let found: String = self.text[token.bytes.clone()].chars().take(40).collect();
        Fault::at(self.text, token.bytes.clone(), format!("expected {expected}, found {found}"))
    }

    fn unclosed(&self, frame: &Frame) -> Fault {
        let (open, bracket) = (frame.group.open, frame.group.bracket);
        let message = format!("this {bracket} is never closed");
        Fault::at(self.text, open..open + 1, message)
            .hint(format!("put {} after the last of what it holds", closing(bracket)))
    }
}

fn closing(bracket: char) -> char {
    match bracket {
        '(' => ')',
        '[' => ']',
        _ => '}',
    }
}
