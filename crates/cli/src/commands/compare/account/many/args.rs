//! The flags of `keap compare accounts`.

use std::path::PathBuf;

use clap::Args;
use keap::Backend;
use keap_http::Secret;

use super::jobs::JobsArgs;
use crate::commands::compare::FailOn;
use crate::failure::misuse;
use crate::vault::StoreArgs;

#[derive(Debug, Args)]
#[command(after_help = "\
Every grant of the token store is an account. A table of an account is a job, and its operations together are one; workers on \
any hosts take them from a Postgres. Who begins a run works on it; others join. A worker that dies leaves its job to another \
one, which goes on behind the last rows that were kept. Calls with one OAuth client share its quota, whoever makes them.

An account whose grant is dead is a finding of its own, and the others are compared. In the database there is no value of an \
account: kinds, lengths and keyed hashes.

Exit code: 0 when all accounts agree or are explained, 1 when one is not, 2 when what was asked is wrong or nobody said yes, \
3 when one could not be compared, 130 or 143 when stopped.

Examples:
  What it would cost, then the run:
    export KEAP_STORE=postgres://keap@db/keap
    keap compare accounts Contact Job --dry-run
    keap compare accounts Contact Job --yes
  More workers, here or on other hosts, and going on after a stop:
    keap compare accounts --join last
  The digest again, and all that was found in one account:
    keap compare runs show last --jobs \"$KEAP_STORE\"
    keap compare runs show last --jobs \"$KEAP_STORE\" --account ab123 --report ab123.html")]
pub(crate) struct AccountsArgs {
    /// Tables and operations to compare. Default: all that both sides serve.
    #[arg(value_name = "TABLE|OPERATION", conflicts_with = "join")]
    pub(super) named: Vec<String>,

    /// Tables and operations to leave out, with commas between.
    #[arg(
        long,
        value_delimiter = ',',
        value_name = "TABLE|OPERATION,..",
        conflicts_with = "join"
    )]
    pub(super) except: Vec<String>,

    /// The accounts, by the names of their applications, with commas between. Default: all grants of the store.
    #[arg(
        long,
        value_delimiter = ',',
        value_name = "NAME,..",
        conflicts_with = "join"
    )]
    pub(super) apps: Vec<String>,

    /// The backends, reference first.
    #[arg(long, value_delimiter = ',', default_values = ["xmlrpc", "v2"], conflicts_with = "join")]
    pub(super) backends: Vec<Backend>,

    /// Go on without asking.
    #[arg(long)]
    pub(super) yes: bool,

    /// Print the plan, and end there.
    #[arg(long, conflicts_with_all = ["yes", "join"])]
    pub(super) dry_run: bool,

    /// Work on a run that another one began, or go on with one that was stopped, by its name or `last`.
    #[arg(long, value_name = "RUN")]
    pub(super) join: Option<String>,

    /// Compare what a suite names: tables, operations with arguments, conditions, tolerances, expectations (TOML). Who joins
    /// on another host gives the same file.
    #[arg(long, value_name = "FILE", conflicts_with_all = ["named", "except"])]
    pub(super) suite: Option<PathBuf>,

    /// Tolerances, a TOML file; who joins on another host gives the same.
    #[arg(long, value_name = "FILE")]
    pub(super) rules: Option<PathBuf>,

    /// What makes the exit code 1.
    #[arg(long, value_enum, default_value_t = FailOn::Unexplained, value_name = "WHAT")]
    pub(super) fail_on: FailOn,

    /// Take it for agreement that nobody has a row.
    #[arg(long)]
    pub(super) allow_empty: bool,

    /// How long a worker that is not heard of keeps its job. It says every third of that that it lives.
    #[arg(long, value_name = "SECONDS", default_value_t = 30, value_parser = clap::value_parser!(u32).range(1..=3600))]
    pub(super) lease: u32,

    #[command(flatten)]
    pub(super) jobs: JobsArgs,

    /// Another host than Keap's; it gets the grants that belong to it alone.
    #[arg(long, value_name = "URL", help_heading = "Connection")]
    pub(super) base_url: Option<String>,

    #[command(flatten)]
    pub(super) store: StoreArgs,
}

impl AccountsArgs {
    /// Where the jobs are: where it was said, or in the store, if that is a Postgres.
    ///
    /// # Errors
    /// When neither is.
    pub(super) fn jobs(&self) -> anyhow::Result<Secret> {
        let store = self.store.store.as_deref().map(str::trim);
        let store =
            store.filter(|url| url.starts_with("postgres://") || url.starts_with("postgresql://"));
        match (self.jobs.url(), store) {
            (Some(url), _) => Ok(url),
            (None, Some(store)) => Ok(Secret::new(store)),
            (None, None) => misuse!(
                "workers share their jobs in a Postgres, and none is given\n  hint: --store postgres://.. for one that has the grants too, or --jobs postgres://.. beside a store in a file"
            ),
        }
    }
}
