//! `keap export`: every row of tables, into files.
//!
//! A table is read page by page behind its last id, and each page is on disk before the next one is asked for. What is
//! half done stands in `TABLE.csv.part`, with how far it is in `TABLE.csv.state`; the file gets its name when it is whole.

mod again;
mod columns;
mod content;
mod counterpart;
mod folder;
mod half;
mod left_out;
mod origin;
mod rows;
mod target;
mod whose;

use std::path::PathBuf;
use std::time::{Duration, SystemTime};

use chrono::{DateTime, SecondsFormat, Utc};
use clap::Args;
use keap::schema::{QueryData, Record, TableInfo};
use keap::{Backend, Keap, names};
use keap_http::Shown;
use serde_json::json;
use tokio::time::Instant;

use crate::account::Account;
use crate::calls;
use crate::connect::{self, ConnectArgs};
use crate::exit::Exit;
use crate::failure::{OrMisuse as _, misuse};
use crate::file;
use crate::list_arg::names_between_commas;
use crate::output::Output;
use crate::stop::Stop;
use columns::columns;
use counterpart::{NoCounterpart, has_rows, is_of_this_table};
use folder::Folder;
use left_out::{tell_of_rows_left_out, tell_of_tables_left_out};
use origin::Origin;
use rows::{Form, Rows};
use target::{Begun, Target};
use whose::Whose;

#[derive(Debug, Args)]
#[command(after_help = "\
Card numbers and passwords are written as ****. The files are readable by you alone, where the system has such a thing:
they are your customers' data. A folder is of one account, whichever credential opens it. A run that was stopped says what is on disk, and the line that goes on with it: the same
with --resume; a table that is read by pages and not by its id (one that has none, and some over REST) then begins anew. It
goes on with what an export has left there and nobody has changed, and with nothing else: what is whole stays, however old
it is. A schedule wants --overwrite. One run at a time writes into a folder.

REST has fewer tables than XML-RPC, and of some not every row: both are told as warnings, and with --format json.

Exit code: 0 when every table is whole, as far as the backend has it, 2 when what was asked is wrong, 3 when a table could
not be read or written; the others are there then; 130, 143 or 129 when stopped.

Examples:
  keap export Contact ContactGroup --to backup --sandbox
  keap export --all --to backup --sandbox
  KEAP_ACCESS_KEY=... keap export --all --as jsonl --to backup --overwrite")]
pub(crate) struct ExportArgs {
    /// The tables, for instance Contact.
    #[arg(
        required_unless_present = "all",
        conflicts_with = "all",
        value_name = "TABLE"
    )]
    tables: Vec<String>,

    /// Every table that the backend reads; over XML-RPC those, too, that REST does not have.
    #[arg(long)]
    all: bool,

    /// The folder for the files, one a table; it is made when it is missing.
    #[arg(long, value_name = "FOLDER", default_value = ".")]
    to: PathBuf,

    /// What the files are written as.
    #[arg(long = "as", value_enum, default_value_t = Form::Csv, value_name = "FORM")]
    form: Form,

    /// The backend that is read. Default: with --resume the one that the files began with, or else xmlrpc [possible values:
    /// xmlrpc, v1, v2]
    #[arg(long)]
    backend: Option<Backend>,

    /// Go on with what an earlier run left: whole files stay, halves are completed.
    #[arg(long, conflicts_with = "overwrite")]
    resume: bool,

    /// Begin anew, and replace what is there.
    #[arg(long)]
    overwrite: bool,

    #[command(flatten)]
    connect: ConnectArgs,
}

/// Tables with their files.
type Targets = Vec<(&'static TableInfo, Target)>;

/// What all tables are read with.
struct Export<'a> {
    keap: Keap,
    origin: Origin,
    args: &'a ExportArgs,
    folder: Folder,
}

/// What became of one table.
struct Exported {
    rows: u64,
    /// Whether an earlier run had it whole.
    already: bool,
}

/// How often a long table is told of.
const PAUSE: Duration = Duration::from_secs(5);

pub(crate) async fn run(args: &ExportArgs, output: &mut Output) -> anyhow::Result<Exit> {
    let said = args.backend.unwrap_or(Backend::XmlRpc);
    let targets = targets(args, said)?;
    counterpart::of_any(targets.iter().map(|(table, _)| *table), said)?;
    check(args, targets.iter().map(|(_, target)| target))?;
    let account = Account::open(&args.connect).await?;
    let whose = Whose::of(&account).await?;
    let mut folder = Folder::take(&args.to)?;
    // Another run may have written until now.
    check(args, targets.iter().map(|(_, target)| target))?;
    let replaced: Vec<&str> = match args.overwrite {
        true => targets.iter().map(|(_, target)| target.name()).collect(),
        false => Vec::new(),
    };
    folder.hold_to(whose, &replaced)?;
    if args.resume {
        for (_, target) in &targets {
            target.check_unchanged(&args.to, output)?;
        }
    }
    let (origin, targets) = begun(args, targets, &folder, output)?;
    let mut connect = args.connect.clone();
    connect.calling.zone = Some(origin.zone);
    let keap = connect::connect_through(&connect, account, calls::config(), |network| network)?;
    keap.set_policy(origin.backend);
    let export = Export {
        keap,
        origin,
        args,
        folder,
    };
    let mut told = Vec::new();
    let mut failed = 0_usize;
    let mut wrote = false;
    // What is written is whole at any time, so that it may end wherever it waits.
    Stop::gracefully();
    for (table, target) in &targets {
        let exported = tokio::select! {
            biased;
            stop = Stop::asked() => {
                output.documents(&told)?;
                output.stopped(stop, &so_far(&told, target));
                return Ok(Exit::Stopped(stop));
            }
            exported = export.table(table, target, output) => exported,
        };
        match exported {
            Ok(Exported { rows, already }) => {
                let mut whole = json!({
                    "table": table.name, "rows": rows, "file": file::name(target.path()), "already": already,
                    "written_at": target.written_at().map(date),
                });
                wrote |= !already;
                let left_out = tell_of_rows_left_out(table, export.origin.backend, output);
                if !left_out.is_empty() {
                    whole["rows_left_out"] = json!(left_out);
                }
                told.push(whole);
            }
            // One table among many; what nobody answers ends the run.
            Err(error) if targets.len() > 1 && is_of_this_table(&error) => {
                failed = failed.saturating_add(1);
                output.warning(format_args!("{} is left out: {error:#}", table.name));
                told.push(json!({ "table": table.name, "error": format!("{error:#}") }));
            }
            Err(error) => {
                if !target.has_lost() {
                    output.note(so_far(&told, target));
                }
                return Err(error.context(format!("{} is not whole", table.name)));
            }
        }
    }
    if args.all {
        told.extend(tell_of_tables_left_out(export.origin.backend, output));
    }
    output.documents(&told)?;
    if !wrote && failed == 0 {
        output.warning(
            "nothing was exported: every file was whole already\n  hint: --overwrite exports anew",
        );
    }
    if failed > 0 {
        output.line(format_args!(
            "{failed} of {} tables are left out.",
            targets.len()
        ));
        return Ok(Exit::Failed);
    }
    Ok(Exit::Done)
}

/// What is on disk when a run ends before its time, and what goes on with it.
fn so_far(told: &[serde_json::Value], target: &Target) -> String {
    let whole = told.iter().filter(|table| table["error"].is_null()).count();
    let tables = if whole == 1 { "table is" } else { "tables are" };
    let half = match target.half() {
        Some((part, rows)) => format!(", and {rows} rows of the next are in {}", file::name(part)),
        None => String::new(),
    };
    format!(
        "{whole} {tables} whole{half}; go on with: {}",
        again::command()
    )
}

/// The files of what is asked for.
fn targets(args: &ExportArgs, backend: Backend) -> anyhow::Result<Targets> {
    let tables = tables(args, backend).or_misuse()?.into_iter();
    let target = |table: &'static TableInfo| Target::new(&args.to, table.name, args.form);
    Ok(tables.map(|table| (table, target(table))).collect())
}

/// How the rows are read, and what is written: as an earlier run began where one is gone on with, and else as it is said.
fn begun(
    args: &ExportArgs,
    mut targets: Targets,
    folder: &Folder,
    output: &mut Output,
) -> anyhow::Result<(Origin, Targets)> {
    let mut left = Vec::new();
    if args.resume {
        for (_, target) in &targets {
            left.extend(target.left(&args.to)?);
        }
    }
    let origin = Origin::of_run(args.backend, &args.connect.calling, &left, output).or_misuse()?;
    if args.all {
        targets = self::targets(args, origin.backend)?;
    }
    if args.overwrite {
        for (_, target) in &targets {
            target.drop_half()?;
        }
        let there = targets.iter();
        folder.outdate(there.filter_map(|(_, one)| Some((one.name(), one.whole_bytes()?))))?;
    }
    origin.tell_of_others(&folder.whole()?, output);
    Ok((origin, targets))
}

fn tables(args: &ExportArgs, backend: Backend) -> anyhow::Result<Vec<&'static TableInfo>> {
    if !args.all {
        let mut named: Vec<&'static TableInfo> = Vec::new();
        for name in &args.tables {
            if let Some(tables) = names_between_commas(name) {
                misuse!(
                    "{} is not one table\n  hint: names stand beside each other: {}",
                    Shown::new(name),
                    tables.join(" ")
                );
            }
            let table = names::find_table(name)?;
            // Two spellings of one table are one file.
            if !named.iter().any(|one| one.name == table.name) {
                named.push(table);
            }
        }
        return Ok(named);
    }
    let every = keap::schema::TABLES.iter().copied();
    Ok(every.filter(|table| has_rows(table, backend)).collect())
}

/// Nothing that is there is replaced, and no half is left behind, unless that was said; and only what an export has left is
/// gone on with.
fn check<'a>(
    args: &ExportArgs,
    mut targets: impl Iterator<Item = &'a Target>,
) -> anyhow::Result<()> {
    if args.overwrite {
        return Ok(());
    }
    if args.resume {
        return targets.try_for_each(|target| target.check_ours(&args.to));
    }
    if let Some(path) = targets.find_map(Target::in_the_way) {
        misuse!(
            "{} is there already\n  hint: --resume goes on with what an earlier run left, --overwrite begins anew",
            file::name(&path)
        );
    }
    Ok(())
}

impl Export<'_> {
    /// Reads one table to its end, and tells how many rows its file has.
    async fn table(
        &self,
        table: &'static TableInfo,
        target: &Target,
        output: &mut Output,
    ) -> anyhow::Result<Exported> {
        let (args, backend) = (self.args, self.origin.backend);
        if args.resume
            && let Some(rows) = target.whole_rows(&args.to)?
        {
            let since = target.written_at().map(date);
            let since = since.map(|since| format!(", since {since}"));
            output.note(format_args!(
                "{} is whole already{}",
                file::name(target.path()),
                since.unwrap_or_default()
            ));
            let already = true;
            return Ok(Exported { rows, already });
        }
        if !has_rows(table, backend) {
            return Err(NoCounterpart(backend).into());
        }
        let columns = columns(&self.keap, table, backend, output).await?;
        let mut query = QueryData::new(table.name);
        query.selected.clone_from(&columns);
        let form = Rows::new(args.form, columns);
        let Begun {
            mut file,
            position,
            is_anew,
        } = target.begin(&form, self.origin, args.resume)?;
        if is_anew {
            output.note(format_args!(
                "{} begins anew: it is read by pages, which rows that came or went since have shifted",
                table.name
            ));
        }
        let mut pages = self.keap.data().pages(query).await?;
        if let Some(position) = position {
            pages = pages.resume(position);
        }
        let mut told = Instant::now();
        let mut is_in_pages = false;
        while let Some(page) = pages.next().await? {
            let rows: &[Record] = &page.rows;
            is_in_pages |= page.number > 0 && !pages.position().is_exact();
            self.folder.keep_mark()?;
            file.write(&form.written(rows)?, rows.len(), pages.position())?;
            if told.elapsed() >= PAUSE {
                told = Instant::now();
                output.note(format_args!("{}: {} rows", table.name, file.rows()));
            }
        }
        let rows = file.finish(&self.folder)?;
        let counted = if rows == 1 { "row" } else { "rows" };
        output.line(format_args!(
            "{}: {rows} {counted} in {}",
            table.name,
            file::name(target.path())
        ));
        if is_in_pages {
            output.warning(format_args!(
                "{}: it was read by pages; a row that came or went meanwhile may have kept another one out, or have put it in twice\n  hint: export it when nobody writes",
                table.name
            ));
        }
        let already = false;
        Ok(Exported { rows, already })
    }
}

/// The second of a time, in UTC.
fn date(time: SystemTime) -> String {
    DateTime::<Utc>::from(time).to_rfc3339_opts(SecondsFormat::Secs, true)
}
