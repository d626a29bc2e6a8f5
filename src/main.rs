//! isms-scope: arguments in, exit code out.
//! Holds nothing else: whatever the program can do, the library can be asked for.

use std::process::ExitCode;

fn main() -> ExitCode {
    isms_scope::cli::run()
}
