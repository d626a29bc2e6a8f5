//! Reading a file that may be anything: a folder, a pipe, a device, endless.
//! Must not know what is in it.

use std::{
    fs::File,
    io::{self, Read as _},
    path::Path,
};

use super::{error::StoreError, fault::Fault, format::LARGEST};

/// Returns the bytes of a regular file, or why they cannot be had.
///
/// # Errors
/// Not there, no regular file, larger than the limit, or not to be read.
pub fn bytes(path: &Path) -> Result<Vec<u8>, StoreError> {
    bytes_up_to(path, LARGEST)
}

/// Returns the bytes of a regular file that has no more than so many.
///
/// # Errors
/// As for [`bytes`].
pub fn bytes_up_to(path: &Path, most: u64) -> Result<Vec<u8>, StoreError> {
    let cannot = |source: io::Error| match source.kind() {
        io::ErrorKind::NotFound => StoreError::Missing { path: path.to_owned() },
        _ => StoreError::CannotRead { path: path.to_owned(), source },
    };
    let not_a_file = |file_type| StoreError::NotAFile { path: path.to_owned(), is: kind_of(file_type) };
    // Looked at before it is opened, because opening alone can make a device act, and once more after it.
    let file_type = std::fs::metadata(path).map_err(cannot)?.file_type();
    if !file_type.is_file() {
        return Err(not_a_file(file_type));
    }
    let file = open(path).map_err(cannot)?;
    let metadata = file.metadata().map_err(cannot)?;
    if !metadata.is_file() {
        return Err(not_a_file(metadata.file_type()));
    }
    let too_large = || StoreError::TooLarge { path: path.to_owned(), most };
    if metadata.len() > most {
        return Err(too_large());
    }
    let mut bytes = Vec::new();
    // It may grow while it is read.
    file.take(most + 1).read_to_end(&mut bytes).map_err(cannot)?;
    if bytes.len() as u64 > most { Err(too_large()) } else { Ok(bytes) }
}

/// Returns the text of a regular file.
///
/// # Errors
/// As for [`bytes`], and when it is no UTF-8: a fault at the first byte that is none.
pub fn text(path: &Path) -> Result<String, StoreError> {
    text_up_to(path, LARGEST)
}

/// Returns the text of a regular file that has no more than so many bytes.
///
/// # Errors
/// As for [`text`].
pub fn text_up_to(path: &Path, most: u64) -> Result<String, StoreError> {
    String::from_utf8(bytes_up_to(path, most)?).map_err(|error| {
        let good = error.utf8_error().valid_up_to();
        let line_end = error.as_bytes()[good..].iter().position(|byte| *byte == b'\n');
        let end = line_end.map_or(error.as_bytes().len(), |length| good + length);
        let shown = String::from_utf8_lossy(&error.as_bytes()[..end]);
        let bad = '\u{FFFD}'.len_utf8();
        let message = format!("the file is no UTF-8 text: found the byte 0x{:02X}", error.as_bytes()[good]);
        let fault =
            Fault::at(&shown, good..good + bad, message).hint("save it as UTF-8 in the editor that wrote it");
        StoreError::Faulty { path: path.to_owned(), fault: Box::new(fault) }
    })
}

/// Opens without waiting for the other end of a pipe.
#[cfg(unix)]
fn open(path: &Path) -> io::Result<File> {
    use std::os::unix::fs::OpenOptionsExt as _;

    let flags = (rustix::fs::OFlags::NONBLOCK | rustix::fs::OFlags::NOCTTY).bits();
    let flags = i32::try_from(flags).map_err(io::Error::other)?;
    std::fs::OpenOptions::new().read(true).custom_flags(flags).open(path)
}

#[cfg(not(unix))]
fn open(path: &Path) -> io::Result<File> {
    File::open(path)
}

fn kind_of(file_type: std::fs::FileType) -> &'static str {
    if file_type.is_dir() { "a folder" } else { "a pipe or a device" }
}
