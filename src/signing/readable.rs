//! Whether a list of signers can be read, looked at before OpenSSH is asked: it would wait for a pipe, and take what it
//! cannot open for a list that names nobody. Must not read what is in it.

use std::{fs, io, path::Path};

/// Tells whether something is at a path, be it what it should be or not; a link that leads nowhere is something.
pub(super) fn is_there(path: &Path) -> bool {
    let error = fs::symlink_metadata(path).err().map(|error| error.kind());
    !matches!(error, Some(io::ErrorKind::NotFound | io::ErrorKind::NotADirectory))
}

/// Returns why a list of signers cannot be read, with its path; `None` where it can.
pub(super) fn fault_in_list(list: &Path) -> Option<String> {
    // By this name one says "none", as with ssh-keygen.
    // A list that is not there names nobody either.
    if list == Path::new("/dev/null") || !is_there(list) {
        return None;
    }
    let why = match fs::metadata(list) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => "it is a link to nothing".to_owned(),
        Err(error) => error.to_string(),
        Ok(metadata) if metadata.is_dir() => "it is a folder, not a file".to_owned(),
        Ok(metadata) if !metadata.is_file() => "it is a pipe or a device, not a file".to_owned(),
        Ok(_) => fs::File::open(list).err()?.to_string(),
    };
    Some(format!("the list of signers cannot be read: {}: {why}", list.display()))
}
