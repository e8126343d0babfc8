//! `--plant`: differences that a comparison is to find.

use anyhow::Context as _;
use keap_sandbox::{Fleet, Plant, PlantError, PlantKind, PlantedWire, Sandbox};
use serde_json::{Value, json};

use super::args::SandboxArgs;
use crate::failure::OrMisuse as _;
use crate::output::Output;

/// Plants what was asked for in every account.
pub(super) fn plant(fleet: &Fleet, args: &SandboxArgs, output: &mut Output) -> anyhow::Result<()> {
    let wire = PlantedWire::from(args.plant_on);
    for tenant in fleet.tenants() {
        for name in &args.plant {
            if name.eq_ignore_ascii_case("all") {
                all(tenant, wire, output);
                continue;
            }
            let planted: Result<(), PlantError> =
                name.parse().and_then(|plant| tenant.plant(plant, wire));
            planted.map_err(told_near).context("--plant").or_misuse()?;
        }
    }
    Ok(())
}

/// A kind that there is not, with the nearest one.
fn told_near(error: PlantError) -> anyhow::Error {
    match &error {
        PlantError::Unknown(name) => {
            let names = PlantKind::names();
            let meant = keap::names::did_you_mean(name, names.iter().copied());
            anyhow::anyhow!(
                "no difference is called {name:?}{meant}\n  hint: there are {}",
                names.join(", ")
            )
        }
        _ => error.into(),
    }
}

/// What no row can show is told and left out.
fn all(tenant: &Sandbox, wire: PlantedWire, output: &mut Output) {
    for kind in PlantKind::all() {
        if let Err(error) = tenant.plant(Plant::of(kind), wire) {
            output.note(format_args!("not planted: {error}"));
        }
    }
}

/// A line for each difference.
pub(super) fn tell(sandbox: &Sandbox, output: &mut Output) {
    for planted in sandbox.planted() {
        output.line(format_args!("  planted on {}: {planted}", planted.wire));
    }
}

/// The differences as a list.
pub(super) fn told(sandbox: &Sandbox) -> Vec<Value> {
    let planted = sandbox.planted().into_iter().map(|planted| {
        json!({
            "kind": planted.kind.name(),
            "wire": planted.wire.to_string(),
            "table": planted.table,
            "id": planted.id,
            "column": planted.column,
            "meaning": planted.kind.meaning(),
        })
    });
    planted.collect()
}
