//! The flags of `keap compare accounts`.

use std::path::PathBuf;

use clap::Args;
use keap_http::Secret;

use super::jobs::{JobsArgs, is_postgres};
use crate::commands::compare::account::what::WhatArgs;
use crate::connect::CallingArgs;
use crate::failure::misuse;
use crate::list_arg::item;
use crate::vault::StoreArgs;

#[derive(Debug, Args)]
#[command(after_help = "\
Every grant of the token store is an account. A table of an account is a job, and its operations together are one; workers on \
any hosts take them from a Postgres. Who begins a run works on it; others join. A worker that dies leaves its job to another \
one, which goes on behind the last rows that were kept. Calls with one OAuth client share its quota, whoever makes them.

An account whose grant is dead is a finding of its own, and the others are compared. A table that no answer comes for has failed, \
and the account's others are compared; after three in a row the account is given up, and --join asks it again. --since-last \
goes by the last run that compared all of this in an account to its end, and not table by table as for one account, because \
its digest is held against that one run. In the database there is no value of an \
account: kinds, lengths and keyed hashes.

Exit code: 0 when all accounts agree or are explained, 1 when one is not, 2 when what was asked is wrong or nobody said yes, \
3 when one could not be compared, 130, 143 or 129 when stopped.

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
    #[command(flatten)]
    pub(super) what: WhatArgs,

    /// The accounts, by the names of their applications, with commas between. Default: all grants of the store.
    #[arg(
        long,
        value_delimiter = ',',
        value_parser = item::<String>,
        value_name = "NAME,..",
        conflicts_with = "resume"
    )]
    pub(super) apps: Vec<String>,

    /// Work on a run that another one began, or go on with one that was stopped, by its name or `last`.
    #[arg(long = "join", id = "resume", value_name = "RUN")]
    pub(super) join: Option<String>,

    /// Keep every exchange of this worker below this folder, one folder for each account, as `keap compare account` does, which
    /// replays it. The folder is new or empty.
    #[arg(long, value_name = "DIR", help_heading = "Recording")]
    pub(super) record: Option<PathBuf>,

    /// A page is of one account: it is told where it is made.
    #[arg(long, value_name = "FILE.html", hide = true)]
    pub(super) report: Option<PathBuf>,

    /// How long a worker that is not heard of keeps its job. It says every third of that that it lives.
    #[arg(long, value_name = "SECONDS", default_value_t = 30, value_parser = clap::value_parser!(u32).range(1..=3600))]
    pub(super) lease: u32,

    #[command(flatten)]
    pub(super) jobs: JobsArgs,

    /// Another host than Keap's; it gets the grants that belong to it alone.
    #[arg(long, value_name = "URL", help_heading = "Connection")]
    pub(super) base_url: Option<String>,

    /// Zone and pace are those of every account; a worker that joins brings its own pace, and the run keeps its zone.
    #[command(flatten)]
    pub(super) calling: CallingArgs,

    #[command(flatten)]
    pub(super) store: StoreArgs,
}

impl AccountsArgs {
    /// Whether nothing is compared.
    pub(crate) fn ends_with_plan(&self) -> bool {
        self.what.dry_run
    }

    /// Where the jobs are: where it was said, or in the store, if that is a Postgres.
    ///
    /// # Errors
    /// When neither is.
    pub(super) fn jobs(&self) -> anyhow::Result<Secret> {
        let store = self.store.store.as_deref().map(str::trim);
        let store = store.filter(|url| is_postgres(url));
        match (self.jobs.url(), store) {
            (Some(url), _) => Ok(url),
            (None, Some(store)) => Ok(Secret::new(store)),
            (None, None) => misuse!(
                "workers share their jobs in a Postgres, and none is given\n  hint: --store postgres://.. for one that has the grants too, or --jobs postgres://.. beside a store in a file"
            ),
        }
    }
}
