//! Processor time of a call, beside others who do the same work.

use std::path::Path;

use super::drive::{closed, median};
use super::house::{House, Service};
use super::told::Table;
use super::wire::Target;
use super::{Failure, Options, calls, process};

/// Calls under way: as many as the gateway has at work at one time for an application.
const AT_ONCE: usize = 8;

/// A server, and a call that it answers.
struct Contender {
    service: Service,
    target: Target,
}

impl Contender {
    fn new(service: Service, request: Vec<u8>) -> Result<Self, Failure> {
        let target = Target::checked(service.address, request, calls::WORDS)?;
        Ok(Self { service, target })
    }

    /// Processor time of a call in microseconds.
    fn cpu(&self, at_once: usize, calls: usize) -> Result<f64, Failure> {
        let before = process::cpu(self.service.id())?;
        closed(&self.target, at_once, calls)?;
        let after = process::cpu(self.service.id())?;
        Ok(after.saturating_sub(before).as_secs_f64() * 1e6 / calls as f64)
    }
}

/// A call beside a server that passes on what the gateway asks.
pub(crate) fn pass_through(
    house: &House,
    options: &Options,
    table: &mut Table,
) -> Result<(), Failure> {
    let gateway = Contender::new(house.gateway()?, calls::load()?)?;
    let bare = Contender::new(house.pass_through()?, calls::direct_load())?;
    gateway.cpu(AT_ONCE, 2_000)?;
    bare.cpu(AT_ONCE, 2_000)?;
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for round in 1..=options.rounds {
        theirs.push(bare.cpu(AT_ONCE, 10_000)?);
        ours.push(gateway.cpu(AT_ONCE, 10_000)?);
        println!(
            "pass-through, round {round}: {:.1} us, gateway {:.1} us",
            theirs[round - 1],
            ours[round - 1]
        );
    }
    let ratio = median(ratios(&ours, &theirs));
    table.add(
        "CPU of `ContactService.load` against a bare pass-through",
        "at most 2x",
        format!(
            "{ratio:.2}x ({:.0} and {:.0} us)",
            median(ours.clone()),
            median(theirs.clone())
        ),
        ratio <= 2.0,
    );
    Ok(())
}

/// A page beside a program that reads it with the facade.
pub(crate) fn page(house: &House, options: &Options, table: &mut Table) -> Result<(), Failure> {
    const PAGES: usize = 60;
    let gateway = Contender::new(house.gateway()?, calls::page()?)?;
    let mut program = house.facade()?;
    program.work(5)?;
    gateway.cpu(1, 5)?;
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for round in 1..=options.rounds {
        theirs.push(program.work(PAGES)? * 1e6 / PAGES as f64);
        ours.push(gateway.cpu(1, PAGES)?);
        println!(
            "page, round {round}: facade {:.0} us, gateway {:.0} us",
            theirs[round - 1],
            ours[round - 1]
        );
    }
    let ratio = median(ratios(&ours, &theirs));
    table.add(
        "CPU of a page of 1,000 contacts x 25 columns against the facade",
        "at most 1.5x",
        format!(
            "{ratio:.2}x ({:.1} and {:.1} ms; {:.1} MB of XML)",
            median(ours.clone()) / 1e3,
            median(theirs.clone()) / 1e3,
            gateway.target.answered() as f64 / 1e6
        ),
        ratio <= 1.5,
    );
    Ok(())
}

/// The same calls beside the same gateway in Python, and a server that only passes on what is asked for the first of them:
/// no gateway can be further from Python than that one.
pub(crate) fn python(
    house: &House,
    python: &Path,
    options: &Options,
    table: &mut Table,
) -> Result<(), Failure> {
    let kinds = [
        ("`ContactService.load`", calls::load()?, 10_000, 300),
        ("a page of 1,000 x 25", calls::page()?, 40, 3),
    ];
    let bare = Contender::new(house.pass_through()?, calls::direct_load())?;
    bare.cpu(AT_ONCE, 2_000)?;
    let mut told = Vec::new();
    let mut least = f64::INFINITY;
    for (name, request, calls, calls_of_python) in kinds {
        let ours = Contender::new(house.gateway()?, request.clone())?;
        let theirs = Contender::new(house.python(python)?, request)?;
        ours.cpu(AT_ONCE, calls / 5)?;
        theirs.cpu(1, calls_of_python / 3)?;
        let (mut found, mut passed_on) = (Vec::new(), Vec::new());
        for round in 1..=options.rounds {
            // Threads of Python wait for each other; it may have what suits it best.
            let alone = theirs.cpu(1, calls_of_python)?;
            let threads = theirs.cpu(AT_ONCE, calls_of_python)?;
            let ours = ours.cpu(AT_ONCE, calls)?;
            let bare = bare.cpu(AT_ONCE, 10_000)?;
            println!(
                "python, {name}, round {round}: {alone:.0} us one at a time, {threads:.0} us 8 at a time, gateway {ours:.1} us, \
                 pass-through {bare:.1} us"
            );
            let theirs = alone.min(threads);
            found.push((ours, theirs));
            passed_on.push(theirs / bare);
        }
        let ratio = median(found.iter().map(|(ours, theirs)| theirs / ours));
        let a_second = |of: f64| 1e6 / of;
        told.push(format!(
            "{name} {ratio:.1}x ({:.0} and {:.0} a CPU second)",
            a_second(median(found.iter().map(|found| found.0))),
            a_second(median(found.iter().map(|found| found.1)))
        ));
        if told.len() == 1 {
            let ratio = median(passed_on);
            told.push(format!("and {ratio:.1}x if it only passed the bytes on"));
        }
        least = least.min(ratio);
    }
    table.add(
        "calls a CPU second against the same gateway in Python",
        "20x",
        told.join(", "),
        least >= 20.0,
    );
    Ok(())
}

fn ratios(ours: &[f64], theirs: &[f64]) -> Vec<f64> {
    let pairs = ours.iter().zip(theirs);
    pairs.map(|(ours, theirs)| ours / theirs).collect()
}
