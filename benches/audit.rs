//! Prints what an audit of large trees costs: time, memory, and the time of ripgrep on the same tree.
//!
//! The trees are made by a seeded generator, the same each time. Contenders take turns on a tree that lies in the cache of
//! the system, and the best of the rounds counts. Memory is the most that the process had, as Linux tells it.
//!
//! ```text
//! cargo build --release -p keap-cli -p keap-benches --bin keap --bin audit-bench
//! target/release/audit-bench FOLDER [--rounds N] [--megabytes N] [--files N] [--keap PATH] [--rg PATH]
//! ```

#[path = "audit/tree.rs"]
mod tree;
#[path = "audit/watched.rs"]
mod watched;

use std::path::{Path, PathBuf};

use tree::Tree;
use watched::{Run, run};

type Failure = Box<dyn std::error::Error + Send + Sync>;

/// What was asked for.
struct Options {
    folder: PathBuf,
    rounds: usize,
    megabytes: u64,
    files: u64,
    keap: PathBuf,
    rg: PathBuf,
}

impl Options {
    fn of(arguments: &[String]) -> Result<Self, Failure> {
        let mut options = Self {
            folder: PathBuf::new(),
            rounds: 5,
            megabytes: 500,
            files: 100_000,
            keap: std::env::current_exe()?.with_file_name("keap"),
            rg: "rg".into(),
        };
        let mut arguments = arguments.iter();
        while let Some(argument) = arguments.next() {
            let mut value = || arguments.next().ok_or(format!("{argument} wants a value"));
            match argument.as_str() {
                "--rounds" => options.rounds = value()?.parse()?,
                "--megabytes" => options.megabytes = value()?.parse()?,
                "--files" => options.files = value()?.parse()?,
                "--keap" => options.keap = value()?.into(),
                "--rg" => options.rg = value()?.into(),
                folder => options.folder = folder.into(),
            }
        }
        if options.folder.as_os_str().is_empty() {
            return Err("name a folder for the trees".into());
        }
        Ok(options)
    }
}

fn main() -> Result<(), Failure> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let options = Options::of(&arguments)?;
    mixed(&options)?;
    without_a_hit(&options)
}

/// Mixed sources of which one in a hundred has a hit.
fn mixed(options: &Options) -> Result<(), Failure> {
    let tree = Tree {
        folder: options.folder.join("mixed"),
        bytes: options.megabytes * 1_000_000,
        files: options.megabytes * 100,
        hits: true,
    };
    let made = tree.make()?;
    let mut runs = Vec::new();
    for _ in 0..options.rounds {
        runs.push(audit(options, &tree.folder)?);
    }
    let best = best(&runs)?;
    println!(
        "{} MB of mixed sources in {} files, {} with a hit: {:.2} s (of processor time {:.2} s), at most {:.0} MB; load {}",
        made.bytes / 1_000_000,
        made.files,
        made.hits,
        best.clock.as_secs_f64(),
        best.cpu.as_secs_f64(),
        most_memory(&runs),
        watched::load()
    );
    Ok(())
}

/// Many small files without a hit, against ripgrep with one pattern.
fn without_a_hit(options: &Options) -> Result<(), Failure> {
    let tree = Tree {
        folder: options.folder.join("many"),
        bytes: options.files * 2_500,
        files: options.files,
        hits: false,
    };
    let made = tree.make()?;
    let version = watched::first_line(&options.rg, &["--version"])?;
    let (mut audits, mut searches) = (Vec::new(), Vec::new());
    for _ in 0..options.rounds {
        audits.push(audit(options, &tree.folder)?);
        let folder = tree.folder.to_string_lossy();
        searches.push(run(&options.rg, &["-l", "ContactService", &folder])?);
    }
    let (audit, search) = (best(&audits)?, best(&searches)?);
    let ratio = |of: fn(&Run) -> f64| of(audit) / of(search);
    println!(
        "{} files of {} MB without a hit: {:.2} s and {:.2} s of {version}: {:.2} times the time, {:.2} times the processor time; at most {:.0} MB; load {}",
        made.files,
        made.bytes / 1_000_000,
        audit.clock.as_secs_f64(),
        search.clock.as_secs_f64(),
        ratio(|run| run.clock.as_secs_f64()),
        ratio(|run| run.cpu.as_secs_f64()),
        most_memory(&audits),
        watched::load()
    );
    Ok(())
}

fn audit(options: &Options, folder: &Path) -> Result<Run, Failure> {
    let folder = folder.to_string_lossy();
    run(
        &options.keap,
        &["audit", &folder, "--fail-on", "none", "--format", "json"],
    )
}

fn best(runs: &[Run]) -> Result<&Run, Failure> {
    let best = runs.iter().min_by_key(|run| run.clock);
    best.ok_or_else(|| "no rounds".into())
}

fn most_memory(runs: &[Run]) -> f64 {
    runs.iter().map(|run| run.memory).fold(0.0, f64::max)
}
