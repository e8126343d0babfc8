//! The zone of a run: it keeps the one that it began with. Rows that are read in one zone and rows that are read in another
//! would part in every time that they have.

use anyhow::Context as _;
use keap::schema::Zone;

use crate::commands::compare::state::Asked;
use crate::connect::CallingArgs;
use crate::failure::misuse;
use crate::output::Output;

/// The zone of what is asked for, which keeps it: that of the run it was asked of before, and else the one that is said now.
///
/// # Errors
/// When another one is typed than the run began with, or the zone that was kept is none.
pub(super) fn of_run(
    asked: &mut Asked,
    calling: &CallingArgs,
    run: Option<&str>,
    output: &mut Output,
) -> anyhow::Result<Zone> {
    let said = calling.zone.unwrap_or_default();
    let kept = asked.zone.as_deref();
    let kept = kept.map(|name| name.parse::<Zone>().context("the zone of the run is none"));
    let zone = match (kept.transpose()?, run) {
        (Some(kept), Some(run)) if kept != said => {
            let began = kept.name();
            if calling.is_zone_typed() {
                misuse!(
                    "run {run} began in the zone {began}, and keeps it\n  hint: go on without --zone, or begin a new run in {}",
                    said.name()
                );
            }
            if calling.zone.is_some() {
                output.note(format_args!(
                    "run {run} goes on in the zone that it began with, {began}, and not in {}",
                    said.name()
                ));
            }
            kept
        }
        // Who replays may look at what was recorded in another zone.
        (Some(kept), None) if !calling.is_zone_typed() => kept,
        (Some(kept), Some(_)) => kept,
        _ => said,
    };
    asked.zone = Some(zone.name().to_owned());
    Ok(zone)
}

/// The zone where it is not the one that Keap writes for every account that was seen.
pub(super) fn unusual(asked: &Asked) -> Option<&str> {
    let zone = asked.zone.as_deref();
    zone.filter(|zone| *zone != Zone::default().name())
}
