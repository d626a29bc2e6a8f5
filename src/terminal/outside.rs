//! The user's own editor: gets the text in a private file and gives it back.
//! Must not know the screen: whoever calls has given the terminal away.

use std::{
    io::{Read as _, Seek as _, Write as _},
    process::Command,
    time::{Duration, Instant},
};

use crate::app::action::Failure;

/// An editor that comes back sooner than this, with nothing changed, did not wait for its window.
const TOO_QUICK: Duration = Duration::from_millis(500);

/// Lets the user edit a text in `$VISUAL`, `$EDITOR` or `vi`, and returns what came back.
///
/// # Errors
/// When the editor cannot be started, or says that it failed: the text is then as it was.
pub(super) fn edited(text: &str) -> Result<String, Failure> {
    let failed = |says: String, next: &str| Failure { says, next: next.into(), changed_on_disk: false };
    let kept = "The text is as it was; it is still in the field.";
    let editor = ["VISUAL", "EDITOR"]
        .iter()
        .filter_map(|name| std::env::var(name).ok())
        .find(|command| !command.trim().is_empty())
        .unwrap_or_else(|| "vi".to_owned());
    // Words as a shell splits them, but without a shell: nothing in the text or the name is run.
    let words = shlex::split(&editor).filter(|words| !words.is_empty());
    let Some((program, arguments)) = words.as_deref().and_then(<[String]>::split_first) else {
        return Err(failed(format!("$EDITOR cannot be understood: {editor}."), kept));
    };
    let file = tempfile::Builder::new().prefix("isms-scope-").suffix(".txt").tempfile();
    let mut file = file.map_err(|error| failed(format!("No file for the editor: {error}."), kept))?;
    file.write_all(text.as_bytes())
        .and_then(|()| file.flush())
        .map_err(|error| failed(format!("No file for the editor: {error}."), kept))?;
    let began = Instant::now();
    let ended = Command::new(program).args(arguments).arg(file.path()).status();
    match ended {
        Ok(status) if status.success() => {}
        Ok(status) => return Err(failed(format!("{program} ended with {status}."), kept)),
        Err(error) => {
            return Err(failed(
                format!("{program} cannot be started: {error}."),
                "Set $EDITOR to your editor.",
            ));
        }
    }
    // Editors put a new file in the place of the old one, so it is opened again by its name.
    let mut back = String::new();
    let read = std::fs::File::open(file.path()).and_then(|mut file| {
        file.rewind()?;
        file.take(crate::store::format::LARGEST).read_to_string(&mut back)
    });
    read.map_err(|error| failed(format!("The text cannot be read back: {error}."), kept))?;
    if back == text && began.elapsed() < TOO_QUICK {
        return Err(failed(
            format!("{program} came back at once with nothing changed."),
            "If it opens a window of its own, let it wait, as in EDITOR='code --wait'.",
        ));
    }
    Ok(back)
}
