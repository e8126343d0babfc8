//! Good programs, in quiet and beside hostile ones.

use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;
use std::time::Duration;

use tokio::time::Instant;

use super::drive::Latencies;
use super::hostile::ATTACKS;
use super::house::House;
use super::memory::Watch;
use super::told::Table;
use super::wire::{Target, Wire};
use super::{Failure, Options, calls, process};

/// Good programs, each with a connection that it keeps.
const PROGRAMS: u32 = 10;

/// How long each of them does something else between an answer and its next call: together they make 40 calls a second,
/// which a gateway in quiet hardly notices.
///
/// A program that waits for its answer calls later when it comes late. Counted from when a call was due, a server that falls
/// behind for a time would show as a queue without end, which says how long it was attacked and nothing of an answer.
const PAUSE: Duration = Duration::from_millis(250);

pub(crate) fn measure(house: &House, options: &Options, table: &mut Table) -> Result<(), Failure> {
    let gateway = house.gateway()?;
    let load = Target::checked(gateway.address, calls::load()?, calls::WORDS)?;
    let attacked = Duration::from_secs(60) * options.minutes;
    let quiet = good(&load, Instant::now() + attacked / 5);

    let before = process::cpu(gateway.id())?;
    let until = Instant::now() + attacked;
    let watching = Watch::start(gateway.id(), until);
    let (beside, attacks) = thread::scope(|scope| {
        let attackers = ATTACKS.map(|(name, attack)| {
            let address = gateway.address;
            (name, scope.spawn(move || attack(address, until)))
        });
        let beside = good(&load, until);
        let made = attackers.map(|(name, attacker)| (name, attacker.join().unwrap_or_default()));
        (beside, made)
    });
    let seen = watching.join()?;
    let peak = process::peak(gateway.id())?;
    // It goes on as before.
    Target::checked(gateway.address, calls::load()?, calls::WORDS)?;

    println!("soak: {}", seen.told());
    let attacks = attacks.map(|(name, count)| format!("{count} {name}"));
    println!("soak: {}", attacks.join(", "));
    for (name, good) in [("in quiet", &quiet), ("attacked", &beside)] {
        println!(
            "soak, {name}: {} good calls, p50 {:.2} p99 {:.2} ms, {} connections opened anew, {} failed",
            good.took.count(),
            good.took.at(50),
            good.took.at(99),
            good.reopened,
            good.failed
        );
    }
    let (p99, of) = (beside.took.at(99), quiet.took.at(99));
    let cpu = process::cpu(gateway.id())?.saturating_sub(before);
    println!(
        "soak: the gateway took {:.1} s of processor time while it was attacked",
        cpu.as_secs_f64()
    );
    table.add(
        "soak: hostile clients beside good ones",
        "memory flat; p99 of the good ones stated",
        format!(
            "{} min: {}, peak {peak:.0} MB; p99 {p99:.1} ms is {:.1}x that in quiet ({of:.1} ms); p50 {:.1} and {:.1} ms; \
             {} calls of {} that {PROGRAMS} programs would make of an answer that takes no time, {} failed",
            options.minutes,
            seen.drift_told(),
            p99 / of,
            beside.took.at(50),
            quiet.took.at(50),
            beside.took.count(),
            wanted(attacked),
            beside.failed
        ),
        seen.is_flat() && beside.failed == 0,
    );
    Ok(())
}

/// Calls that the programs make in a time, if answers take none.
fn wanted(time: Duration) -> u128 {
    u128::from(PROGRAMS) * time.as_millis() / PAUSE.as_millis()
}

/// What good programs saw.
struct Good {
    took: Latencies,
    /// Connections that were closed between two calls, as a server may, and opened again.
    reopened: u64,
    failed: u64,
}

fn good(load: &Target, until: Instant) -> Good {
    let (reopened, failed) = (AtomicU64::new(0), AtomicU64::new(0));
    let took = thread::scope(|scope| {
        let programs: Vec<_> = (0..PROGRAMS)
            .map(|number| {
                let program = Program {
                    load,
                    reopened: &reopened,
                    failed: &failed,
                };
                // They do not call in step.
                let first = PAUSE * number / PROGRAMS;
                scope.spawn(move || program.call(first, until))
            })
            .collect();
        let took = programs
            .into_iter()
            .flat_map(|program| program.join().unwrap_or_default());
        took.collect()
    });
    Good {
        took: Latencies::of(took),
        reopened: reopened.into_inner(),
        failed: failed.into_inner(),
    }
}

struct Program<'a> {
    load: &'a Target,
    reopened: &'a AtomicU64,
    failed: &'a AtomicU64,
}

impl Program<'_> {
    /// Calls, with a pause before each; how long each call took, with the opening of a connection where it was needed.
    fn call(&self, mut pause: Duration, until: Instant) -> Vec<Duration> {
        let (mut wire, mut took) = (None, Vec::new());
        loop {
            thread::sleep(pause);
            let begun = Instant::now();
            if begun >= until {
                return took;
            }
            wire = self.once(wire);
            if wire.is_none() {
                self.failed.fetch_add(1, Ordering::Relaxed);
            }
            took.push(begun.elapsed());
            pause = PAUSE;
        }
    }

    /// One call, over the open connection or else a new one; the connection, if it was answered.
    fn once(&self, open: Option<Wire>) -> Option<Wire> {
        let send = |mut wire: Wire| self.load.send(&mut wire).is_ok().then_some(wire);
        if let Some(wire) = open {
            if let Some(wire) = send(wire) {
                return Some(wire);
            }
            self.reopened.fetch_add(1, Ordering::Relaxed);
        }
        send(Wire::to(self.load.address).ok()?)
    }
}
