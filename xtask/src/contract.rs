//! `cargo xtask contract`: sends a request for every operation of a vendor document to the sandbox and checks statuses
//! and answers against the document.
//!
//! Each operation meets a sandbox of its own, so that none depends on another. What the document requires is filled
//! from `data/contract.json`; what is not there is composed. An operation the sandbox does not emulate is counted,
//! one that it refuses is a violation.

mod answer;
mod diff;
mod request;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context as _, Result};
use serde::Deserialize;
use serde_json::Value;

use answer::Finding;

/// What the check knows beyond the document.
#[derive(Debug, Deserialize)]
struct Facts {
    v1: request::Values,
    v2: request::Values,
    /// Where the wire was observed to differ from the document.
    differences: Vec<Difference>,
}

/// A difference that is not a violation.
#[derive(Debug, Deserialize)]
struct Difference {
    /// Operation id, or `*`.
    operation: String,
    /// Part of the finding.
    finding: String,
    /// Why it is right, with its source.
    reason: String,
}

/// Tells what a newer document changes. A document is not at fault for changing, so the task succeeds.
#[expect(clippy::print_stdout, reason = "a program for the terminal")]
pub(crate) fn show_diff(old: &Path, new: &Path) -> Result<ExitCode> {
    let diff = diff::between(&read(old)?, &read(new)?);
    for line in &diff.lines {
        println!("{line}");
    }
    for (who, endpoint) in uses_of_the_facade() {
        if diff.touched.contains(&endpoint) {
            println!("! {who} goes through {endpoint}");
        }
    }
    println!(
        "{} differences; {} operations of REST are touched",
        diff.lines.len(),
        diff.touched.len()
    );
    Ok(ExitCode::SUCCESS)
}

/// The operations and tables of the facade with each endpoint that they go through.
fn uses_of_the_facade() -> BTreeSet<(String, String)> {
    let operations = keap::coverage::COVERAGE.iter().flat_map(|row| {
        let who = format!("{} on {}", row.operation, row.backend);
        let endpoints = row.endpoints.iter();
        endpoints.map(move |endpoint| (who.clone(), endpoint.clone()))
    });
    let tables = keap::coverage::table_coverage()
        .into_iter()
        .flat_map(|table| {
            let who = format!("table {} on {}", table.table, table.backend);
            let lists = [
                table.query,
                table.load,
                table.add,
                table.update,
                table.delete,
            ];
            let endpoints = lists.into_iter().flatten();
            endpoints.map(move |endpoint| (who.clone(), endpoint))
        });
    operations.chain(tables).collect()
}

/// Checks one document; its paths tell the version.
#[expect(clippy::print_stdout, reason = "a program for the terminal")]
pub(crate) fn run(spec: &Path) -> Result<ExitCode> {
    if !spec.exists() {
        println!("contract check skipped: {} is not here", spec.display());
        return Ok(ExitCode::SUCCESS);
    }
    let facts: Facts = serde_json::from_str(include_str!("../data/contract.json"))?;
    let document = read(spec)?;
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    let mut counts = Counts::default();
    let mut used = vec![false; facts.differences.len()];
    for operation in request::operations(&document) {
        let values = if operation.path.contains("/v1/") {
            &facts.v1
        } else {
            &facts.v2
        };
        let response = runtime.block_on(operation.send(values))?;
        let outcome = answer::check(&document, &operation, &response)?;
        if outcome.is_not_emulated {
            counts.not_emulated += 1;
            continue;
        }
        counts.emulated += 1;
        if response.status < 300 {
            counts.successes += 1;
        } else {
            counts.violations += 1;
            println!(
                "REFUSED  {} {} {}",
                operation.id,
                response.status,
                response.text()
            );
        }
        for finding in outcome.findings {
            match difference(&facts.differences, &operation.id, &finding) {
                Some(at) => used[at] = true,
                None => {
                    counts.violations += 1;
                    println!("VIOLATES {}: {finding}", operation.id);
                }
            }
        }
    }
    let here = |difference: &Difference| {
        request::operations(&document).any(|operation| operation.id == difference.operation)
    };
    for (difference, used) in facts.differences.iter().zip(&used) {
        if *used {
            println!(
                "allowed  {}: {} ({})",
                difference.operation, difference.finding, difference.reason
            );
        } else if here(difference) {
            counts.violations += 1;
            println!(
                "STALE    {}: {} no longer occurs; take it off data/contract.json",
                difference.operation, difference.finding
            );
        }
    }
    println!(
        "{}: {} operations emulated, {} of them answered with success; {} not emulated; {} violations",
        spec.file_name().unwrap_or_default().to_string_lossy(),
        counts.emulated,
        counts.successes,
        counts.not_emulated,
        counts.violations
    );
    Ok(if counts.violations == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

#[derive(Default)]
struct Counts {
    emulated: usize,
    successes: usize,
    not_emulated: usize,
    violations: usize,
}

fn difference(known: &[Difference], operation: &str, finding: &Finding) -> Option<usize> {
    let text = finding.to_string();
    known.iter().position(|difference| {
        let concerns = difference.operation == "*" || difference.operation == operation;
        concerns && text.contains(&difference.finding)
    })
}

pub(crate) fn read(path: &Path) -> Result<Value> {
    let text = fs::read_to_string(path).with_context(|| path.display().to_string())?;
    Ok(
        if path
            .extension()
            .is_some_and(|extension| extension == "json")
        {
            serde_json::from_str(&text)?
        } else {
            serde_saphyr::from_str(&text)?
        },
    )
}
