//! What Linux tells of another process: the processor time and the memory that it takes.

use std::fs::read_to_string;
use std::time::Duration;

use super::Failure;

/// What processor times are counted in, on every Linux that there is a Rust for.
const TICKS_A_SECOND: f64 = 100.0;

/// Processor time that a process has taken, of all its threads, the ended ones included; to a hundredth of a second.
pub(crate) fn cpu(id: u32) -> Result<Duration, Failure> {
    let stat = read_to_string(format!("/proc/{id}/stat"))?;
    // The name in brackets may hold blanks.
    let (_, behind_name) = stat.rsplit_once(')').ok_or("no process")?;
    let mut fields = behind_name.split_whitespace().skip(11);
    let mut ticks = || {
        let field = fields.next().ok_or("no times of a process")?;
        Ok::<f64, Failure>(field.parse()?)
    };
    Ok(Duration::from_secs_f64(
        (ticks()? + ticks()?) / TICKS_A_SECOND,
    ))
}

/// Memory that a process has now, in MB.
pub(crate) fn resident(id: u32) -> Result<f64, Failure> {
    memory(id, "VmRSS:")
}

/// The most memory that a process ever had, in MB.
pub(crate) fn peak(id: u32) -> Result<f64, Failure> {
    memory(id, "VmHWM:")
}

fn memory(id: u32, name: &str) -> Result<f64, Failure> {
    let status = read_to_string(format!("/proc/{id}/status"))?;
    let line = status.lines().find_map(|line| line.strip_prefix(name));
    let kilobytes = line.and_then(|rest| rest.split_whitespace().next());
    let kilobytes: f64 = kilobytes.ok_or("no memory of a process")?.parse()?;
    Ok(kilobytes / 1000.0)
}

/// How many processes wanted a processor in the last minute, on average: what else the machine did.
pub(crate) fn load() -> String {
    let load = read_to_string("/proc/loadavg").unwrap_or_default();
    load.split_whitespace().next().unwrap_or("?").to_owned()
}
