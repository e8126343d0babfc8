//! Memory of the gateway: at rest, with many who say nothing, and under pages without end.

use std::thread::sleep;
use std::time::Duration;

use tokio::time::Instant;

use super::drive::{all, median};
use super::house::House;
use super::told::Table;
use super::wire::{Target, Wire};
use super::{Failure, Options, calls, process};

/// Programs that read pages at the same time.
const READERS: usize = 4;

/// How often it is looked how much memory there is.
const LOOK: Duration = Duration::from_millis(500);

/// Idle, and with a thousand idle connections.
pub(crate) fn idle(house: &House, table: &mut Table) -> Result<(), Failure> {
    let gateway = house.gateway()?;
    let load = Target::checked(gateway.address, calls::load()?, calls::WORDS)?;
    sleep(Duration::from_secs(3));
    let idle = process::resident(gateway.id())?;
    table.add(
        "memory, idle",
        "under 30 MB",
        format!("{idle:.1} MB"),
        idle < 30.0,
    );
    let mut open = Vec::new();
    for number in 0..1_000 {
        let mut wire = Wire::to(gateway.address)?;
        // Half of them have called before they are idle.
        if number % 2 == 0 {
            load.send(&mut wire)?;
        }
        open.push(wire);
    }
    sleep(Duration::from_secs(3));
    let memory = process::resident(gateway.id())?;
    table.add(
        "memory, 1,000 idle connections",
        "under 60 MB",
        format!("{memory:.1} MB"),
        memory < 60.0,
    );
    Ok(())
}

/// Pages with all columns, from one end of the table to the other, again and again.
pub(crate) fn pages(house: &House, options: &Options, table: &mut Table) -> Result<(), Failure> {
    let gateway = house.gateway()?;
    let targets: Vec<Target> = (0..options.contacts / calls::PAGE)
        .map(|number| Target::checked(gateway.address, calls::full_page(number)?, "@example.com"))
        .collect::<Result<_, _>>()?;
    let bytes = targets.iter().map(Target::answered).sum::<usize>() / targets.len();
    let end = Instant::now() + Duration::from_secs(60) * options.minutes;
    let watching = Watch::start(gateway.id(), end);
    let read = all(READERS, || {
        let mut wire = Wire::to(gateway.address)?;
        let mut read = 0_usize;
        for target in targets.iter().cycle() {
            if Instant::now() >= end {
                break;
            }
            target.send(&mut wire)?;
            read += 1;
        }
        Ok(read)
    })?;
    let seen = watching.join()?;
    let peak = process::peak(gateway.id())?;
    println!("pages: {}", seen.told());
    table.add(
        "memory, pages of 1,000 full contacts",
        "under 150 MB and flat",
        format!(
            "peak {peak:.0} MB, {} in {} min, {} pages of {:.1} MB",
            seen.drift_told(),
            options.minutes,
            read.iter().sum::<usize>(),
            bytes as f64 / 1e6
        ),
        peak < 150.0 && seen.is_flat(),
    );
    Ok(())
}

/// Looks at the memory of a process until a time.
pub(crate) struct Watch(std::thread::JoinHandle<Vec<f64>>);

impl Watch {
    pub(crate) fn start(id: u32, end: Instant) -> Self {
        Self(std::thread::spawn(move || {
            let mut seen = Vec::new();
            while Instant::now() < end {
                seen.extend(process::resident(id));
                sleep(LOOK);
            }
            seen
        }))
    }

    pub(crate) fn join(self) -> Result<Seen, Failure> {
        let seen = self.0.join().map_err(|_| "the watch ended")?;
        Ok(Seen(seen))
    }
}

/// The memory of a process over time, in MB.
pub(crate) struct Seen(Vec<f64>);

impl Seen {
    /// The middle of each tenth of the time.
    fn tenths(&self) -> Vec<f64> {
        let length = self.0.len().div_ceil(10).max(1);
        self.0
            .chunks(length)
            .map(|tenth| median(tenth.to_vec()))
            .collect()
    }

    /// What the second half of the time has more than the first; the first fifth is not looked at, in which pools and
    /// buffers come to their size.
    fn drift(&self) -> (f64, f64) {
        let settled = &self.0[self.0.len() / 5..];
        let (first, second) = settled.split_at(settled.len() / 2);
        (median(first.to_vec()), median(second.to_vec()))
    }

    pub(crate) fn drift_told(&self) -> String {
        let (first, second) = self.drift();
        format!("{first:.0} then {second:.0} MB")
    }

    /// Flat is what grows by no more than a tenth.
    pub(crate) fn is_flat(&self) -> bool {
        let (first, second) = self.drift();
        second <= first * 1.1
    }

    pub(crate) fn told(&self) -> String {
        let tenths = self.tenths();
        let tenths: Vec<_> = tenths.iter().map(|mb| format!("{mb:.0}")).collect();
        format!("{} MB in each tenth of the time", tenths.join(", "))
    }
}
