//! The words of the help that stand beside the tree of arguments: examples first, exit codes last.
//! Must not know what the commands do.

/// The order of a help page.
pub(super) const TEMPLATE: &str =
    "{about-with-newline}\n{before-help}{usage-heading} {usage}\n\n{all-args}{after-help}";

pub(super) const EXAMPLES: &str = "\
Examples:
  isms-scope                             look around in the sample
  isms-scope new scope.ron               start your own
  isms-scope scope.ron                   write, review and sign it
  isms-scope check scope.ron             what is wrong, and what to do next
  isms-scope diff scope.ron              what changed since the last approval
  isms-scope ./check                     open a file that is called like a command";

pub(super) const FILES: &str = "\
Files:
  config.ron in your folder of settings (isms-scope paths tells where); it may be absent:
    (key: \"~/.ssh/id_ed25519.pub\")
  names the key that approve takes where no --key is given: a key file, or the public file of
  a key in the agent. Where it is broken that is told, and no key is taken from it.";

pub(super) const EXIT_CODES: &str = "\
Exit codes:
  0      yes: done, nothing found
  1      the answer is no: findings, differences, the approval is not open
  2      the command was not understood
  3      the file is locked by somebody, or changed on disk
  4      this needs a terminal
  5      the file cannot be read, or is not valid
  128+n  ended by signal n";

pub(super) const NEW: &str = "\
Examples:
  isms-scope new scope.ron
  isms-scope new trial.ron --sample";

pub(super) const CHECK: &str = "\
Examples:
  isms-scope check scope.ron
  isms-scope check scope.ron --fail-on warning --fail-on overdue
  isms-scope check scope.ron --format json | jq .summary
  git show HEAD:scope.ron | isms-scope check -";

pub(super) const CHECK_CODES: &str =
    "Exit codes: 0 nothing at these levels, 1 findings, 2 usage, 5 unreadable or not a scope";

pub(super) const SHOW: &str = "\
Examples:
  isms-scope show scope.ron | less
  isms-scope show scope.ron --version 2.0
  isms-scope show scope.ron --as-of 2026-01-01
  isms-scope show scope.ron --json";

pub(super) const DIFF: &str = "\
Examples:
  isms-scope diff scope.ron
  isms-scope diff scope.ron --from 1.0 --to 2.0
  isms-scope diff scope.ron --format markdown";

pub(super) const DIFF_CODES: &str =
    "Exit codes: 0 compared, 1 with --exit-code: something differs, 2 usage, 5 unreadable or no such version";

pub(super) const REVIEW: &str = "\
Examples:
  isms-scope review scope.ron
  isms-scope review scope.ron --plain";

pub(super) const APPROVE: &str = "\
Examples:
  isms-scope approve scope.ron
  isms-scope approve scope.ron --key ~/.ssh/id_ed25519
  isms-scope approve scope.ron --as \"Hans-Kristian Bjerregaard\" --confirm 2.0 --key ~/.ssh/id_ed25519
  isms-scope approve scope.ron --as \"Hans-Kristian Bjerregaard\" --confirm 2.0 --typed-name";

pub(super) const APPROVE_CODES: &str = "\
Without --key the key is taken that config.ron names, in the folder of settings (isms-scope paths):
  (key: \"~/.ssh/id_ed25519.pub\")

Exit codes: 0 approved, 1 not open, or another name or version was meant, 2 usage,
  3 locked or changed on disk, 4 the screen needs a terminal, 5 unreadable or not a scope";

pub(super) const VERIFY: &str = "\
Examples:
  isms-scope verify scope.ron
  isms-scope verify scope.ron --signers allowed_signers --revoked revoked_keys
  isms-scope verify scope.ron --expect-head 5f0c… --format json";

pub(super) const VERIFY_CODES: &str =
    "Exit codes: 0 every version stands, 1 one does not, 2 usage, 5 unreadable or not a scope";

pub(super) const WITHDRAW: &str = "\
Examples:
  isms-scope withdraw scope.ron --version 2.0 --as \"Hans-Kristian Bjerregaard\" --reason \"The office was closed\"";

pub(super) const HISTORY: &str = "\
Examples:
  isms-scope history scope.ron
  isms-scope history scope.ron --format json | jq '.versions[0]'";

pub(super) const COMPLETIONS: &str = "\
Examples:
  isms-scope completions bash > ~/.local/share/bash-completion/completions/isms-scope
  isms-scope completions fish > ~/.config/fish/completions/isms-scope.fish
  isms-scope completions zsh > ~/.zfunc/_isms-scope";

pub(super) const MAN: &str = "\
Examples:
  isms-scope man | man -l -
  isms-scope man > ~/.local/share/man/man1/isms-scope.1";
