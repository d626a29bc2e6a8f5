//! The arguments of the commands on approvals: `approve`, `verify`, `withdraw`, `history`.
//! Must not know what the commands do.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{Args, ValueHint};

use super::choices::{Look, TextOrJson, read_date};
use crate::scope::{fingerprint::Fingerprint, value::Version};

/// Arguments of `approve`.
#[derive(Debug, Args)]
pub struct Approve {
    /// The scope
    #[arg(value_hint = ValueHint::FilePath)]
    pub file: PathBuf,
    /// From a script: the approver's name, as the scope writes it
    #[arg(long = "as", value_name = "NAME", requires = "confirm")]
    pub by: Option<String>,
    /// From a script: the version that is approved, as `diff` proposes it, or higher
    #[arg(long, value_name = "VERSION", requires = "by")]
    pub confirm: Option<Version>,
    /// Sign with this key; the private file, or the public one of a key in the agent; else the one in config.ron
    #[arg(long, value_name = "FILE", group = "means", value_hint = ValueHint::FilePath)]
    pub key: Option<PathBuf>,
    /// From a script: approve by the typed name, which proves less than a signature
    #[arg(long, requires = "by", group = "means")]
    pub typed_name: bool,
    /// Add the key to the list of signers, where it is not in it yet
    #[arg(long, requires = "by", conflicts_with = "typed_name")]
    pub add_signer: bool,
    /// The list of those who may sign; else your own, else the one beside the scope
    #[arg(long, value_name = "FILE", requires = "by", value_hint = ValueHint::FilePath)]
    pub signers: Option<PathBuf>,
    /// Why one person may hold roles that conflict
    #[arg(long, value_name = "TEXT", requires = "by")]
    pub reason: Option<String>,
    /// The day from which it applies; else the draft's effective date where that is to come, else today
    #[arg(long, value_name = "DATE", value_parser = read_date, requires = "by")]
    pub effective: Option<NaiveDate>,
    /// How the screen looks.
    #[command(flatten)]
    pub look: Look,
}

/// Arguments of `verify`.
#[derive(Debug, Args)]
pub struct Verify {
    /// The scope
    #[arg(value_hint = ValueHint::FilePath)]
    pub file: PathBuf,
    /// The list of those who may sign; else your own, else the one beside the scope
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub signers: Option<PathBuf>,
    /// Keys that are revoked: public keys, one a line, or a list made with `ssh-keygen -k`
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub revoked: Option<PathBuf>,
    /// The newest version must be the one with this SHA-256
    #[arg(long, value_name = "SHA256", value_parser = fingerprint)]
    pub expect_head: Option<Fingerprint>,
    /// A typed name is not enough
    #[arg(long)]
    pub signed: bool,
    /// How to write the verdicts
    #[arg(long, default_value = "text")]
    pub format: TextOrJson,
}

/// Arguments of `withdraw`.
#[derive(Debug, Args)]
pub struct Withdraw {
    /// The scope
    #[arg(value_hint = ValueHint::FilePath)]
    pub file: PathBuf,
    /// The version that no longer applies
    #[arg(long, value_name = "VERSION")]
    pub version: Version,
    /// Why
    #[arg(long, value_name = "TEXT")]
    pub reason: String,
    /// The approver's name, as the scope writes it
    #[arg(long = "as", value_name = "NAME")]
    pub by: String,
    /// Sign with this key; the private file, or the public one of a key in the agent
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub key: Option<PathBuf>,
    /// The list of those who may sign; else your own, else the one beside the scope
    #[arg(long, value_name = "FILE", requires = "key", value_hint = ValueHint::FilePath)]
    pub signers: Option<PathBuf>,
}

/// Arguments of `history`.
#[derive(Debug, Args)]
pub struct History {
    /// The scope
    #[arg(value_hint = ValueHint::FilePath)]
    pub file: PathBuf,
    /// How to write the versions
    #[arg(long, default_value = "text")]
    pub format: TextOrJson,
}

/// Reads a fingerprint, as any program writes it.
fn fingerprint(text: &str) -> Result<Fingerprint, String> {
    text.to_ascii_lowercase().parse()
}
