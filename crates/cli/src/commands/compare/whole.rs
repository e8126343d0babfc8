//! Every row of a table, as a stream.

use std::sync::{Arc, Mutex, PoisonError};

use anyhow::bail;
use keap::compare::{CompareOptions, ComparedRows, Progress, Redactor, RowOrder};
use keap::schema::QueryData;
use keap::{Backend, Keap};
use keap_http::{Clock as _, SystemClock};

use super::CompareArgs;
use super::account::of_query;
use super::report::Report;
use super::run_report::NO_COLUMN;
use super::state::Columns;
use super::verdict;
use crate::exit::Exit;
use crate::failure::{OrMisuse as _, misuse};
use crate::format::Format;
use crate::invocation::options;
use crate::output::{Output, Ticker};
use crate::recording::Recording;
use crate::stop::Stop;
use crate::{connect, invocation};

/// How the stream ended.
enum End {
    Complete,
    Stopped(Stop),
}

pub(super) async fn run(args: &CompareArgs, output: &mut Output) -> anyhow::Result<Exit> {
    let query = query(args)?;
    let live = Arc::new(Mutex::new(Ticker::new()));
    let options = options(args)?.on_progress({
        let live = Arc::clone(&live);
        move |progress| {
            let mut live = live.lock().unwrap_or_else(PoisonError::into_inner);
            live.tick(super::report::told(progress));
        }
    });
    let recording = args.recording()?;
    if let Some(why) = of_query(&query).filter(|_| recording.hides_values()) {
        bail!("{} is not compared: {why}", query.table);
    }
    let keap = connect::connect_recorded(&args.connect, &recording).await?;
    let redactor = (!args.whole.show_values).then(|| args.redactor());
    let backends = verdict::opened(&keap, &args.backends, output)?;
    let backends = verdict::reading(&query.table, &backends, output)?;
    let query = widened(&keap, query, &backends, output).await?;
    let mut rows = keap.compare_all(query.clone(), &backends, options);
    let mut report = Report::new(output, backends, &query.table);
    Stop::gracefully();
    report.begin()?;
    let end = read(&mut rows, &mut report, redactor.as_ref(), &recording).await;

    let progress = rows.progress().clone();
    live.lock().unwrap_or_else(PoisonError::into_inner).clear();
    match end {
        Ok(End::Complete) => {
            report.end(&progress)?;
            if progress.rows == 0 && !args.allow_empty {
                bail!(verdict::EMPTY);
            }
            Ok(args.exit(&progress.summary))
        }
        Ok(End::Stopped(stop)) => {
            report.stop(&progress)?;
            let so_far = stopped(&progress);
            match output.format() {
                Format::Json | Format::Jsonl => output.stopped(stop, &so_far),
                Format::Text | Format::Csv | Format::Html | Format::Markdown | Format::Sarif => {
                    output.note(so_far)
                }
            }
            Ok(Exit::Stopped(stop))
        }
        Err(failure) => {
            report.stop(&progress)?;
            output.note(stopped(&progress));
            Err(failure)
        }
    }
}

async fn read(
    rows: &mut ComparedRows,
    report: &mut Report<'_>,
    redactor: Option<&Redactor>,
    recording: &Recording,
) -> anyhow::Result<End> {
    loop {
        let row = tokio::select! {
            row = rows.next() => row,
            stop = Stop::asked() => return Ok(End::Stopped(stop)),
        };
        let Some(row) = row else {
            return Ok(End::Complete);
        };
        let row = row?;
        recording.whole()?;
        report.row(&match redactor {
            Some(redactor) => redactor.row(row),
            None => row,
        })?;
    }
}

/// The query with the columns besides that the account has.
async fn widened(
    keap: &Keap,
    mut query: QueryData,
    backends: &[Backend],
    output: &mut Output,
) -> anyhow::Result<QueryData> {
    let columns = Columns::asked(keap, &query, backends).await?;
    query.besides = columns.besides;
    if !columns.refused.is_empty() {
        output.note(format_args!(
            "not compared, because {NO_COLUMN}: {}",
            columns.refused.join(", ")
        ));
    }
    Ok(query)
}

fn query(args: &CompareArgs) -> anyhow::Result<QueryData> {
    let info = keap::names::find_table(&args.invocation.operation).or_misuse()?;
    let table = info.name;
    if let Some(extra) = args.invocation.arguments.first() {
        misuse!("the comparison of a table does not take the argument {extra:?}");
    }
    options::check_against(
        "the comparison of a table",
        options::OF_TABLES,
        &args.invocation,
    )?;
    args.whole.check(args.invocation.order.as_deref(), info)?;
    if args.writes {
        misuse!("the comparison of a table does not take --writes: it only reads");
    }
    if args.all && args.whole.sample.is_some() {
        misuse!("--all compares every row and --sample some of them: give one of the two");
    }
    if args.whole.sample == Some(0) {
        misuse!("--sample 0 compares nothing: give the number of rows");
    }
    let query = invocation::query(table, &args.invocation).or_misuse()?;
    keap::coverage::check_conditions(&query).or_misuse()?;
    let narrowed = args.whole.sample.is_some() || !query.conditions.is_empty();
    if !args.all && !narrowed && args.whole.after_id.is_none() {
        misuse!(
            "{table} may have many rows: give --all to compare every one, --where for some of them, or --sample N"
        );
    }
    Ok(query)
}

fn options(args: &CompareArgs) -> anyhow::Result<CompareOptions> {
    let whole = &args.whole;
    let order = if whole.check_order {
        RowOrder::Checked
    } else {
        RowOrder::Ignored
    };
    // A recording is replayed at another time.
    let began = match &args.recording.replay {
        Some(folder) => Recording::began(folder)?,
        None => Some(SystemClock.now().into()),
    };
    Ok(CompareOptions::new()
        .rules(args.read_rules().or_misuse()?)
        .order(order)
        .began(began)
        .reread(whole.reread.unwrap_or(10_000))
        .window(whole.window.unwrap_or(20_000))
        .after_id(whole.after_id)
        .sample(whole.sample)
        .page(args.invocation.limit()))
}

fn stopped(progress: &Progress) -> String {
    let so_far = super::report::told(progress);
    match progress.reached {
        Some(id) => format!("stopped after {so_far}; --after-id {id} goes on from there"),
        None => format!("stopped after {so_far}"),
    }
}
