//! isms-scope: arguments in, exit code out.

use std::process::ExitCode;

fn main() -> ExitCode {
    isms_scope::cli::run()
}
