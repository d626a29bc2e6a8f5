//! Printing: results to standard output, talk to standard error.
//! Must not know what is printed, but lets no hidden character of it through.

use std::io::{ErrorKind, Write as _};

use super::outcome::Stop;
use crate::scope::visible::visible;

/// Prints a result. That nobody reads it any more (`| head`) is no error.
pub(super) fn print(text: &str) -> Result<(), Stop> {
    print_bytes(visible(text).as_bytes())
}

/// Prints a result that this program made itself and that needs every character as it is.
pub(super) fn print_bytes(bytes: &[u8]) -> Result<(), Stop> {
    let mut output = std::io::stdout().lock();
    match output.write_all(bytes).and_then(|()| output.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(Stop::Unreadable(format!(
            "cannot write the result: {error}\nnext: see where the output goes; nothing else was changed"
        ))),
        _ => Ok(()),
    }
}

/// Says something to the user beside the result.
pub(super) fn say(text: &str) {
    if text.is_empty() {
        return;
    }
    // Where nobody listens there is nothing left to say.
    let _ = writeln!(std::io::stderr().lock(), "{}", visible(text.trim_end()));
}
