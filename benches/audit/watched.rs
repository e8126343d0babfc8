//! Another program, run to its end: how long it took by the clock and of the processors, and the most memory that it had.

use std::fs::read_to_string;
use std::io::Read as _;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use super::Failure;

/// How often Linux is asked for the memory.
const OFTEN: Duration = Duration::from_millis(2);
/// What processor times are counted in, on every Linux that there is a Rust for.
const TICKS_A_SECOND: f64 = 100.0;

/// What a run took.
pub(crate) struct Run {
    pub(crate) clock: Duration,
    /// To a hundredth of a second.
    pub(crate) cpu: Duration,
    /// In MB.
    pub(crate) memory: f64,
}

/// Runs a program whose output nobody reads. It may find nothing (1), and must not fail otherwise.
#[expect(
    clippy::disallowed_methods,
    reason = "a bench measures by the clock of the machine"
)]
pub(crate) fn run(program: &Path, arguments: &[&str]) -> Result<Run, Failure> {
    let before = children()?;
    let began = Instant::now();
    let mut child = Command::new(program)
        .args(arguments)
        .stdout(Stdio::null())
        .spawn()?;
    let mut memory = 0.0_f64;
    let status = loop {
        memory = memory.max(peak(child.id()).unwrap_or(0.0));
        if let Some(status) = child.try_wait()? {
            break status;
        }
        std::thread::sleep(OFTEN);
    };
    let clock = began.elapsed();
    match status.code() {
        Some(0 | 1) => Ok(Run {
            clock,
            cpu: children()?.saturating_sub(before),
            memory,
        }),
        code => Err(format!("{} ended with {code:?}", program.display()).into()),
    }
}

/// The first line that a program says.
pub(crate) fn first_line(program: &Path, arguments: &[&str]) -> Result<String, Failure> {
    let mut child = Command::new(program)
        .args(arguments)
        .stdout(Stdio::piped())
        .spawn()?;
    let mut said = String::new();
    if let Some(stdout) = &mut child.stdout {
        stdout.read_to_string(&mut said)?;
    }
    child.wait()?;
    Ok(said.lines().next().unwrap_or_default().to_owned())
}

/// How many processes wanted a processor in the last minute, on average: what else the machine did.
pub(crate) fn load() -> String {
    let load = read_to_string("/proc/loadavg").unwrap_or_default();
    load.split_whitespace().next().unwrap_or("?").to_owned()
}

/// The most memory that a process has had, in MB.
fn peak(id: u32) -> Option<f64> {
    let status = read_to_string(format!("/proc/{id}/status")).ok()?;
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kilobytes: f64 = line.split_whitespace().next()?.parse().ok()?;
    Some(kilobytes / 1000.0)
}

/// The processor time of all children that have ended.
fn children() -> Result<Duration, Failure> {
    let stat = read_to_string("/proc/self/stat")?;
    // The name in brackets may hold blanks.
    let (_, behind_name) = stat.rsplit_once(')').ok_or("no process")?;
    let mut fields = behind_name.split_whitespace().skip(13);
    let mut ticks = || {
        let field = fields.next().ok_or("no times of children")?;
        Ok::<f64, Failure>(field.parse()?)
    };
    Ok(Duration::from_secs_f64(
        (ticks()? + ticks()?) / TICKS_A_SECOND,
    ))
}
