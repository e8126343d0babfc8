//! The time that the gateway adds to a call.

use std::time::Duration;

use super::drive::{closed, median, open};
use super::house::House;
use super::told::Table;
use super::wire::Target;
use super::{Failure, Options, calls};

/// Calls under way at most.
const AT_ONCE: usize = 32;

/// Of the calls a second that the gateway can answer here, beside its callers and the local Keap.
const PART: f64 = 0.4;

pub(crate) fn measure(house: &House, options: &Options, table: &mut Table) -> Result<(), Failure> {
    let gateway = house.gateway()?;
    let through = Target::checked(gateway.address, calls::load()?, calls::WORDS)?;
    let direct = Target::checked(house.account.address, calls::direct_load(), calls::WORDS)?;
    closed(&through, AT_ONCE, 2_000)?;
    let capacity = median([
        closed(&through, AT_ONCE, 6_000)?,
        closed(&through, AT_ONCE, 6_000)?,
        closed(&through, AT_ONCE, 6_000)?,
    ]);
    let a_second = capacity * PART;
    println!("load: capacity {capacity:.0} calls a second, {a_second:.0} sent");
    let lasting = Duration::from_secs(4);
    let mut added = Vec::new();
    for round in 1..=options.rounds {
        let direct = open(&direct, AT_ONCE, a_second, lasting)?;
        let through = open(&through, AT_ONCE, a_second, lasting)?;
        let of = |percent| through.at(percent) - direct.at(percent);
        println!(
            "load, round {round}: direct p50 {:.3} p99 {:.3} ms, gateway p50 {:.3} p99 {:.3} ms, {} calls each",
            direct.at(50),
            direct.at(99),
            through.at(50),
            through.at(99),
            through.count()
        );
        added.push((of(50), of(99)));
    }
    let half = median(added.iter().map(|added| added.0));
    let most = median(added.iter().map(|added| added.1));
    table.add(
        "latency added to `ContactService.load`",
        "p50 under 0.3 ms, p99 under 3 ms",
        format!(
            "p50 {half:.2} ms, p99 {most:.2} ms at {a_second:.0} of {capacity:.0} calls a second"
        ),
        half < 0.3 && most < 3.0,
    );
    Ok(())
}
