//! The flags of `keap compare account`.

use std::path::PathBuf;

use clap::Args;

use super::what::WhatArgs;
use super::written::PageArgs;
use crate::brownout::BrownoutArgs;
use crate::commands::compare::state::StateArgs;
use crate::connect::ConnectArgs;
use crate::list_arg::item;
use crate::recording::RecordingArgs;

#[derive(Debug, Args)]
#[command(override_usage = "\
keap compare account [OPTIONS] [TABLE|OPERATION]...
       keap compare account [OPTIONS] --suite FILE | --calls FOLDER | --gateway FILE
       keap compare account [OPTIONS] --resume RUN")]
#[command(after_help = "\
It begins with a plan: what is compared, how many calls each wire takes, what share of the day's quota that is, how long it \
takes at the allowed rate, what is not compared and why. Nothing was sent by then. What a day has is what the account's answers \
told last, or else what is documented of its kind of credential. On a terminal it asks; elsewhere --yes \
is needed. It only reads, unless --writes names a test contact or a sandbox.

What it found is kept in the state, without values: kinds, lengths and keyed hashes. A run that was stopped, or killed, goes \
on with --resume; no call that was finished is made again.

Exit code: 0 when everything agrees or is explained, 1 when something is not, 2 when what was asked is wrong or nobody said \
yes, 3 when something could not be compared, or something that was named was not or was refused by both sides alike, 130, 143 \
or 129 when stopped.

Examples:
  A first report in a minute, on a local Keap with planted differences, and in another terminal:
    keap sandbox --listen 127.0.0.1:8080 --size 1000 --plant all
    keap compare account --base-url http://127.0.0.1:8080 --access-token sandbox-access-token --yes --except InvoicePayment
  A real account, which is only read; first what it would cost, then the run:
    export KEAP_ACCESS_KEY=...
    keap compare account --dry-run
    keap compare account
  Some of it, as lines of JSON:
    keap compare account Contact Job ContactService.findByEmail --yes --format jsonl > run.jsonl
  With a page for a browser, and the exchanges for a bug report, both without values:
    keap compare account --yes --report account.html --record exchanges --hide-values
  After a stop:
    keap compare account --resume last")]
pub(crate) struct AccountArgs {
    #[command(flatten)]
    pub(crate) what: WhatArgs,

    /// Ask XML-RPC first how many rows each table has, one call a table, so that the plan has figures.
    #[arg(long, conflicts_with = "resume")]
    pub(crate) count: bool,

    /// Go on with a run that was stopped, by its name or `last`, with what it was asked for.
    #[arg(long, value_name = "RUN")]
    pub(crate) resume: Option<String>,

    /// Compare the reading calls of an old program: XML-RPC requests, one a file. Keys in them are not looked at.
    #[arg(long, value_name = "FOLDER", conflicts_with_all = ["named", "except", "resume", "suite", "gateway"])]
    pub(crate) calls: Option<PathBuf>,

    /// Compare the tables, with the columns that were read, and the reading operations that a gateway has seen: its configuration
    /// file.
    #[arg(long, value_name = "FILE", conflicts_with_all = ["named", "resume", "suite"])]
    pub(crate) gateway: Option<PathBuf>,

    /// Compare writes too, which touch what is named here alone and are put back: contact:ID for a test contact, tag:ID beside it
    /// for a tag that starts nothing; sandbox for the local Keap or sandbox:APP for a developer's sandbox, where records are
    /// made and deleted as well.
    #[arg(long, value_delimiter = ',', value_parser = item::<String>, value_name = "WHERE,..", conflicts_with_all = ["resume", "calls", "gateway"])]
    pub(crate) writes: Vec<String>,

    /// Show the values in the report of this start. They are the personal data of your contacts; the state has none.
    #[arg(long)]
    pub(crate) show_values: bool,

    #[command(flatten)]
    pub(crate) page: PageArgs,

    #[command(flatten)]
    pub(crate) recording: RecordingArgs,

    #[command(flatten)]
    pub(crate) state: StateArgs,

    #[command(flatten)]
    pub(crate) connect: ConnectArgs,

    #[command(flatten)]
    pub(crate) brownouts: BrownoutArgs,
}

impl AccountArgs {
    /// Whether it is not said what is compared.
    pub(super) fn asks_nothing(&self) -> bool {
        let of_files = self.calls.is_some() || self.gateway.is_some();
        self.what.asks_nothing() && !of_files && self.writes.is_empty() && self.resume.is_none()
    }

    /// Whether the run is gone with this process: the local Keap inside the program is, and nobody named a state.
    pub(super) fn is_passing(&self) -> bool {
        self.connect.sandbox && self.state.state.is_none() && self.resume.is_none()
    }
}
