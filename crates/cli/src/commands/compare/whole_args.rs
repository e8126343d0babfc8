//! The flags that only make sense where the rows of a table are compared.

use clap::Args;
use keap::Operation;
use keap::schema::TableInfo;
use keap_http::Secret;

use crate::connect;
use crate::failure::{OrMisuse as _, misuse};

/// What only makes sense for tables.
#[derive(Debug, Args)]
#[command(next_help_heading = "Tables")]
pub(crate) struct WholeArgs {
    /// Compare this many rows, picked at random from all; reads their ids first.
    #[arg(long, value_name = "N")]
    pub(crate) sample: Option<usize>,

    /// Begin behind this id.
    #[arg(long, value_name = "ID")]
    pub(crate) after_id: Option<i64>,

    /// Runs over an account go on; a table alone begins where it is told.
    #[arg(long, value_name = "RUN", hide = true)]
    pub(crate) resume: Option<String>,

    /// Check that the rows come in the order that --order asks for.
    #[arg(long, requires = "order")]
    pub(crate) check_order: bool,

    /// How many rows that part are read again before they are reported; 0 for none.
    /// [default: 10000]
    #[arg(long, value_name = "N")]
    pub(crate) reread: Option<usize>,

    /// How many rows may wait for their counterpart where a backend cannot order by id.
    /// [default: 20000]
    #[arg(long, value_name = "N")]
    pub(crate) window: Option<usize>,

    /// Show the values. They are the personal data of your contacts.
    #[arg(long)]
    pub(crate) show_values: bool,

    /// A key for the hashes, so that those of two reports can be compared. Default: a random one in each run.
    #[arg(
        long,
        env = "KEAP_REPORT_KEY",
        hide_env_values = true,
        value_name = "TEXT"
    )]
    pub(crate) report_key: Option<Secret>,
}

impl WholeArgs {
    /// Whether a key for the hashes was given on the command line.
    pub(super) fn has_key_of_its_own(&self) -> bool {
        let key = self.report_key.as_ref().map(Secret::expose);
        connect::on_command_line(key, "KEAP_REPORT_KEY")
    }

    /// Refuses what the comparison of a table would not look at.
    pub(super) fn check(
        &self,
        order: Option<&str>,
        table: &'static TableInfo,
    ) -> anyhow::Result<()> {
        if let Some(order) = order {
            let column = order.strip_prefix('-').unwrap_or(order);
            keap::names::find_column(table, column).or_misuse()?;
            if !self.check_order {
                misuse!(
                    "the comparison of a table takes --order with --check-order only\n  hint: rows are matched by their id, in whatever order they come"
                );
            }
        }
        if self.resume.is_some() {
            misuse!(
                "the comparison of a table does not take --resume\n  hint: `keap compare account {0} --yes` keeps how far it has come, and `keap compare account --resume last` goes on; here --after-id begins behind an id",
                table.name
            );
        }
        if self.show_values && self.has_key_of_its_own() {
            misuse!("--show-values hashes nothing, and does not take --report-key");
        }
        Ok(())
    }

    /// Refuses what only makes sense for a table.
    pub(super) fn refuse_for(&self, operation: Operation) -> anyhow::Result<()> {
        let given = [
            ("--sample", self.sample.is_some()),
            ("--after-id", self.after_id.is_some()),
            ("--resume", self.resume.is_some()),
            ("--check-order", self.check_order),
            ("--reread", self.reread.is_some()),
            ("--window", self.window.is_some()),
        ];
        match given.iter().find(|(_, is_given)| *is_given) {
            Some((option, _)) => misuse!(
                "{operation} does not take {option}\n  hint: it belongs to the comparison of a whole table, `keap compare Contact --all`"
            ),
            None => Ok(()),
        }
    }
}
