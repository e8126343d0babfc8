//! `cargo xtask generate rest`: writes the operations and models of `crates/rest` from the vendor's documents.

mod corrections;
mod document;
mod emit;
mod endpoints;
mod facts;
mod filters;
mod lists;
mod models;
mod naming;
mod pages;
mod plan;
mod rust_type;
mod samples;
mod source;
mod words;

use std::path::Path;

use anyhow::Result;

use crate::output::Output;
use plan::Plan;

/// Writes both versions.
pub(crate) fn generate(v2: &Path, v1: &Path, output: &mut Output) -> Result<()> {
    for (path, version) in [(v1, "v1"), (v2, "v2")] {
        let mut api = document::read(path, version)?;
        corrections::apply(&mut api);
        let plan = Plan::new(api);
        endpoints::write(&plan, output)?;
        source::write(&plan, output)?;
        samples::write(&plan, output)?;
    }
    Ok(())
}
