//! `keap audit`: what calls XML-RPC, in source trees.

use std::path::PathBuf;

use anyhow::Context as _;
use clap::{Args, ValueEnum};
use keap_audit::{Audit, AuditError, Certainty, Dialect, Findings, Hit};
use keap_http::Shown;

use crate::exit::Exit;
use crate::failure::{OrMisuse as _, misuse};
use crate::file;
use crate::output::Output;
use crate::tables;

/// Find what calls XML-RPC in source trees, before it breaks.
///
/// Reads programs in PHP, C#, Python, Ruby, Perl, Java, JavaScript, TypeScript, Go and shell, and lists every call of the
/// XML-RPC API: the method, the table, the columns and conditions as far as they are constant, and how sure it is.
/// Nothing is sent anywhere, and nothing of what is read is run.
#[derive(Debug, Args)]
pub(crate) struct AuditArgs {
    /// Files and folders. What `.gitignore` names is left out, and links are not followed.
    #[arg(required = true, value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,

    /// A dialect of your own: how a library of yours is called, as a TOML file. May be given several times.
    #[arg(long, value_name = "FILE")]
    pub(crate) dialect: Vec<PathBuf>,

    /// Read files, too, that `.gitignore` names.
    #[arg(long)]
    pub(crate) with_ignored: bool,

    /// The largest file that is read, in bytes.
    #[arg(long, value_name = "BYTES", default_value_t = 4 << 20)]
    pub(crate) largest: u64,

    /// Only hits that are at least as sure as this.
    #[arg(long, value_enum, default_value_t = Sureness::Possible)]
    pub(crate) at_least: Sureness,

    /// What ends with exit code 1.
    #[arg(long, value_enum, default_value_t = FailOn::Any)]
    pub(crate) fail_on: FailOn,
}

/// The largest file of a dialect, in bytes.
const LARGEST_DIALECT: u64 = 1 << 20;

/// How sure a hit has to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Sureness {
    /// All of them.
    Possible,
    /// What very probably calls Keap.
    Likely,
    /// What surely does.
    Certain,
}

/// What ends with exit code 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum FailOn {
    /// Any call of XML-RPC.
    Any,
    /// Nothing that is found.
    None,
}

pub(crate) async fn run(args: &AuditArgs, output: &mut Output) -> anyhow::Result<Exit> {
    let audit = audit(args)?;
    let paths = args.paths.clone();
    let read = tokio::task::spawn_blocking(move || audit.run(&paths)).await;
    let mut findings = match read.context("the reading stopped")? {
        Ok(findings) => findings,
        Err(error @ AuditError::Unreadable { .. }) => misuse!("{}", Shown::new(&error.to_string())),
        Err(error) => return Err(error.into()),
    };
    let least = match args.at_least {
        Sureness::Possible => Certainty::Possible,
        Sureness::Likely => Certainty::Likely,
        Sureness::Certain => Certainty::Certain,
    };
    findings.hits.retain(|hit| hit.certainty >= least);
    show(&findings, output)?;
    let is_found = args.fail_on == FailOn::Any && !findings.hits.is_empty();
    Ok(if is_found { Exit::Found } else { Exit::Done })
}

fn audit(args: &AuditArgs) -> anyhow::Result<Audit> {
    let mut dialects = Vec::new();
    for path in &args.dialect {
        let name = Shown::path(path);
        let text = file::text(path, LARGEST_DIALECT).or_misuse()?;
        let dialect = Dialect::from_toml(&text)
            .with_context(|| format!("{name} is no dialect"))
            .or_misuse()?;
        dialects.push(dialect);
    }
    let audit = Audit::new(dialects)?.largest(args.largest);
    Ok(if args.with_ignored {
        audit.with_ignored()
    } else {
        audit
    })
}

fn show(findings: &Findings, output: &mut Output) -> anyhow::Result<()> {
    let mut table = tables::table(output, ["place", "method", "table", "columns", "certainty"]);
    for hit in &findings.hits {
        table.add_row([
            format!("{}:{}", Shown::path(&hit.file), hit.line),
            hit.method.clone().unwrap_or_default(),
            shown(hit.table.as_deref().unwrap_or_default()),
            columns(hit),
            hit.certainty.to_string(),
        ]);
    }
    if findings.hits.is_empty() {
        output.line("No call of XML-RPC was found.");
    } else {
        output.table(&table);
    }
    let reading = &findings.reading;
    let skipped: usize = reading.skipped.values().sum();
    output.line(format_args!(
        "{} hits in {} files that were read, {} bytes; {skipped} not read.",
        findings.hits.len(),
        reading.files,
        reading.bytes
    ));
    output.json(findings)
}

fn columns(hit: &Hit) -> String {
    let mut lines = Vec::new();
    let mut add = |word: &str, columns: &[String]| {
        if !columns.is_empty() {
            lines.push(format!("{word} {}", shown(&columns.join(" "))));
        }
    };
    add("reads", &hit.reads);
    add("writes", &hit.writes);
    let conditions = hit.conditions.iter().map(|one| one.column.clone());
    add("where", &conditions.collect::<Vec<_>>());
    lines.join("\n")
}

fn shown(text: &str) -> String {
    Shown::new(text).to_string()
}
