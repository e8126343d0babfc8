//! `keap audit`: what calls XML-RPC, in source trees and logs, and what each call becomes.

mod table;
mod told;

use std::path::{Path, PathBuf};

use anyhow::Context as _;
use clap::{Args, ValueEnum};
use keap_audit::{
    Audit, AuditError, Baseline, Certainty, Dialect, Logs, Report, Skip, Source, Traffic,
};
use keap_http::Shown;

use crate::exit::Exit;
use crate::failure::{OrMisuse as _, misuse};
use crate::file;
use crate::output::Output;
use crate::pasted::{self, Until};

/// Find what calls XML-RPC in source trees, before it breaks.
///
/// Reads programs in PHP, C#, Python, Ruby, Perl, Java, JavaScript, TypeScript, Go and shell, and by patterns in Visual Basic,
/// Elixir, Kotlin, Groovy, Scala and `.cfm` pages; a program in another language that names methods of the API is told.
/// Lists every call of the XML-RPC API: the method, the table, the columns and conditions as far as they are constant, and
/// how sure it is.
/// For each call it tells how completely REST v1 and v2 serve it, with which known differences, what is lost, how much
/// work it is, and the call by the facade and over REST alone.
/// Nothing is sent anywhere, and nothing of what is read is run.
#[derive(Debug, Args)]
#[command(after_help = "\
How much work a call is:

  no-counterpart  REST has nothing of the kind: decide what the program does without it
  rewrite         REST refuses it as it stands: a column, a condition or its table has no counterpart
  unknown         its method is not constant, or it or its table is none of the API: look at it
  one-line        REST serves it, and something is lost or has to be said by the owner
  drop-in         the gateway answers it as XML-RPC does

The first two are blockers. Logs (--log) are access logs of web servers and proxies, JSON lines, HAR files, captured
requests, and `keap gateway report --format json`; their addresses are counted, and shown with --addresses alone.

--format text, json, jsonl, sarif (2.1.0, for code scanning), markdown or html (one page for a browser).
Exit code: 0 when nothing was found that --fail-on names, 1 when something was, 2 when a path or file is wrong,
3 when nothing was found and a file could not be opened, or with --fail-on any was not read wholly, and when nothing was
looked at.

Examples:
  keap audit .
  keap audit . --format html > audit.html
  keap audit src plugins --log /var/log/nginx/access.log
  keap audit . --since origin/main
  keap audit . --write-policy routes.toml
  keap audit . --write-baseline audit.json     # once; from then on, in CI:
  keap audit . --baseline audit.json --fail-on blocker --format sarif > audit.sarif")]
pub(crate) struct AuditArgs {
    /// Files and folders. What `.gitignore` names is left out, and links are not followed.
    #[arg(required_unless_present = "log", value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,

    /// A dialect of your own: how a library of yours is called, as a TOML file. May be given several times.
    #[arg(long, value_name = "FILE")]
    pub(crate) dialect: Vec<PathBuf>,

    /// Read files, too, that `.gitignore` names.
    #[arg(long)]
    pub(crate) with_ignored: bool,

    /// The largest file that is read, in bytes, or as `512k` or `8MiB`.
    #[arg(long, value_name = "BYTES", default_value_t = 4 << 20, value_parser = size)]
    pub(crate) largest: u64,

    /// Only hits that are at least as sure as this.
    #[arg(long, value_enum, default_value_t = Sureness::Possible)]
    pub(crate) at_least: Sureness,

    /// What ends with exit code 1.
    #[arg(long, value_enum, default_value_t = FailOn::Any)]
    pub(crate) fail_on: FailOn,

    /// Only files that have changed since a git revision, such as `origin/main`: what was committed since then, what was changed
    /// without, and files that git does not know yet. Each PATH has to lie in a repository; nothing of it is run.
    #[cfg(feature = "git")]
    #[arg(
        long,
        value_name = "REV",
        requires = "paths",
        conflicts_with = "write_baseline"
    )]
    pub(crate) since: Option<String>,

    /// A log that tells who calls what how often; `-` is standard input. May be given several times.
    #[arg(long, value_name = "FILE")]
    pub(crate) log: Vec<PathBuf>,

    /// Show the addresses that call, which belong to persons.
    #[arg(long, requires = "log")]
    pub(crate) addresses: bool,

    /// What is known already, as --write-baseline wrote it: it is not told and not counted.
    #[arg(long, value_name = "FILE")]
    pub(crate) baseline: Option<PathBuf>,

    /// Write what was found, for --baseline of the next time.
    #[arg(long, value_name = "FILE")]
    pub(crate) write_baseline: Option<PathBuf>,

    /// Write the policy file to begin with, as `keap routes --policy` and the gateway take it. A file that is there is left as it
    /// is.
    #[arg(long, value_name = "FILE")]
    pub(crate) write_policy: Option<PathBuf>,
}

/// The largest baseline, in bytes.
const LARGEST_BASELINE: u64 = 64 << 20;

/// The largest file of a dialect, in bytes.
const LARGEST_DIALECT: u64 = 1 << 20;

/// A number of bytes, with or without a unit.
fn size(text: &str) -> Result<u64, String> {
    let digits = text.trim_end_matches(|c: char| !c.is_ascii_digit());
    let unit = text.get(digits.len()..).unwrap_or_default();
    let factor: Option<u64> = match unit.trim().to_ascii_lowercase().as_str() {
        "" | "b" => Some(1),
        "kb" => Some(1000),
        "k" | "kib" => Some(1 << 10),
        "mb" => Some(1_000_000),
        "m" | "mib" => Some(1 << 20),
        "gb" => Some(1_000_000_000),
        "g" | "gib" => Some(1 << 30),
        _ => None,
    };
    let number = digits.parse::<u64>().ok();
    let bytes = number
        .zip(factor)
        .and_then(|(number, factor)| number.checked_mul(factor));
    bytes.ok_or_else(|| "it is a number of bytes, such as 4194304, 512k or 8MiB".to_owned())
}

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
    /// Any call of XML-RPC, and a credential or an address of it in a file.
    Any,
    /// What REST takes no more as it stands.
    Blocker,
    /// Nothing that is found.
    None,
}

impl From<FailOn> for keap_audit::FailOn {
    fn from(what: FailOn) -> Self {
        match what {
            FailOn::Any => Self::Any,
            FailOn::Blocker => Self::Blocker,
            FailOn::None => Self::None,
        }
    }
}

impl Sureness {
    fn certainty(self) -> Certainty {
        match self {
            Self::Possible => Certainty::Possible,
            Self::Likely => Certainty::Likely,
            Self::Certain => Certainty::Certain,
        }
    }
}

pub(crate) async fn run(args: &AuditArgs, output: &mut Output) -> anyhow::Result<Exit> {
    let baseline = args.baseline.as_deref().map(baseline).transpose()?;
    if let Some(path) = &args.write_policy {
        file::whole::check_new(path)?;
    }
    let audit = audit(args)?;
    let paths = args.paths.clone();
    let log_files = args.log.clone();
    let addresses = args.addresses;
    let least = args.at_least.certainty();
    let read = tokio::task::spawn_blocking(move || {
        let sources = sources(&audit, &paths, least)?;
        let traffic = traffic(&log_files, addresses)?;
        anyhow::Ok(Report::of(sources, traffic))
    });
    let whole = read.await.context("the reading stopped")??;
    // What was found is told, too, where a file of it cannot be written.
    let written = files(args, &whole);
    let report = match &baseline {
        Some(baseline) => whole.without(baseline),
        None => whole,
    };
    told::tell(&report, output)?;
    written?;
    Ok(match report.fails_on(args.fail_on.into()) {
        true => Exit::Found,
        false if is_in_doubt(&report, args.fail_on) => Exit::Failed,
        false => Exit::Done,
    })
}

/// Writes the files that were asked for.
fn files(args: &AuditArgs, whole: &Report) -> anyhow::Result<()> {
    let baseline = args.write_baseline.as_ref();
    let baseline = baseline.map_or(Ok(()), |path| {
        file::whole::write(path, &whole.baseline().to_json())
    });
    let policy = args.write_policy.as_ref();
    let policy = policy.map_or(Ok(()), |path| file::whole::write(path, &whole.policy()));
    baseline.and(policy)
}

/// Whether what was not read may have what is looked for: what could not be opened always, so where nothing was looked at,
/// what is over a bound where everything counts.
fn is_in_doubt(report: &Report, fail_on: FailOn) -> bool {
    let reading = &report.reading;
    let unreadable = reading.skipped.contains_key(&Skip::Unreadable);
    unreadable || report.looked_at_nothing() || (fail_on == FailOn::Any && reading.in_doubt() > 0)
}

/// What is found below each path, in its own right: the names of files begin with the path where there are several.
fn sources(audit: &Audit, paths: &[PathBuf], least: Certainty) -> anyhow::Result<Vec<Source>> {
    let mut sources = Vec::new();
    for path in paths {
        if path == Path::new("-") && !path.exists() {
            misuse!(
                "`-` is no file or folder\n  hint: a log is read from standard input with `--log -`"
            );
        }
        let mut findings = match audit.run(std::slice::from_ref(path)) {
            Ok(findings) => findings,
            Err(error) if is_misuse(&error) => misuse!("{}", Shown::new(&error.to_string())),
            Err(error) => return Err(error.into()),
        };
        findings.hits.retain(|hit| hit.certainty >= least);
        let source = Source::new(path, findings);
        sources.push(match paths.len() {
            1 => source,
            _ => source.prefixed(),
        });
    }
    Ok(sources)
}

/// Whether it is what was asked for that is wrong.
fn is_misuse(error: &AuditError) -> bool {
    match error {
        AuditError::Unreadable { .. } => true,
        #[cfg(feature = "git")]
        AuditError::NoRepository { .. }
        | AuditError::BrokenRepository { .. }
        | AuditError::Revision { .. } => true,
        _ => false,
    }
}

/// What the logs tell; nothing when there are none.
fn traffic(files: &[PathBuf], addresses: bool) -> anyhow::Result<Option<Traffic>> {
    if files.is_empty() {
        return Ok(None);
    }
    let mut logs = Logs::new();
    if addresses {
        logs = logs.with_addresses();
    }
    for path in files {
        let name = file::name(path);
        let read = match path == Path::new("-") {
            true => {
                pasted::ask("the log", Until::End);
                logs.read(&name, std::io::stdin().lock())
            }
            false => std::fs::File::open(path)
                .and_then(|log| logs.read(&name, std::io::BufReader::new(log))),
        };
        read.with_context(|| format!("{name} cannot be read"))
            .or_misuse()?;
    }
    Ok(Some(logs.end()))
}

fn baseline(path: &Path) -> anyhow::Result<Baseline> {
    let text = file::text(path, LARGEST_BASELINE).or_misuse()?;
    let read = Baseline::from_json(&text);
    read.with_context(|| file::name(path)).or_misuse()
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
    let audit = match args.paths.len() {
        0 | 1 => audit,
        _ => audit.once(),
    };
    #[cfg(feature = "git")]
    let audit = match &args.since {
        Some(revision) => audit.since(revision),
        None => audit,
    };
    Ok(if args.with_ignored {
        audit.with_ignored()
    } else {
        audit
    })
}
