//! A path on one line of text, whatever bytes it has, and back.
//! Must not know what the path is for.

use std::{
    ffi::OsString,
    fmt::Write as _,
    path::{Path, PathBuf},
};

use crate::scope::visible::is_hidden;

/// Returns a path on one line: what is no visible character is written `%` and two hexadecimal digits a byte.
pub(super) fn written(path: &Path) -> String {
    let mut line = String::new();
    let escape = |line: &mut String, bytes: &[u8]| {
        for byte in bytes {
            let _ = write!(line, "%{byte:02x}");
        }
    };
    for chunk in path.as_os_str().as_encoded_bytes().utf8_chunks() {
        for c in chunk.valid().chars() {
            if c == '%' || c == '\n' || is_hidden(c) {
                escape(&mut line, c.encode_utf8(&mut [0; 4]).as_bytes());
            } else {
                line.push(c);
            }
        }
        escape(&mut line, chunk.invalid());
    }
    line
}

/// Reads a path from its line; `None` when it is none.
pub(super) fn read(line: &str) -> Option<PathBuf> {
    let mut bytes = Vec::with_capacity(line.len());
    let mut rest = line.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        if *first == b'%' {
            let digits = std::str::from_utf8(after.get(..2)?).ok()?;
            bytes.push(u8::from_str_radix(digits, 16).ok()?);
            rest = &after[2..];
        } else {
            bytes.push(*first);
            rest = after;
        }
    }
    os_string(bytes).map(PathBuf::from)
}

#[cfg(unix)]
#[expect(clippy::unnecessary_wraps, reason = "on other systems not every path can be read")]
fn os_string(bytes: Vec<u8>) -> Option<OsString> {
    Some(std::os::unix::ffi::OsStringExt::from_vec(bytes))
}

#[cfg(not(unix))]
fn os_string(bytes: Vec<u8>) -> Option<OsString> {
    String::from_utf8(bytes).ok().map(OsString::from)
}
