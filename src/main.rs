//! isms-scope: arguments in, exit code out.

fn main() {}
