//! `cargo xtask contract`: sends a request for every operation of a vendor document to the sandbox and checks statuses
//! and answers against the document.
//!
//! Each operation meets a sandbox of its own, so that none depends on another. What the document requires is filled
//! from `data/contract.json`; what is not there is composed. An operation the sandbox does not emulate is counted.

mod answer;
mod request;

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

/// Checks one document; its paths tell the version.
#[expect(clippy::print_stdout, reason = "a program for the terminal")]
pub(crate) fn run(spec: &Path, verbose: bool) -> Result<ExitCode> {
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
        } else if verbose {
            println!(
                "refused  {} {} {}",
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
    for (difference, _) in facts
        .differences
        .iter()
        .zip(&used)
        .filter(|(_, used)| **used)
    {
        println!(
            "allowed  {}: {} ({})",
            difference.operation, difference.finding, difference.reason
        );
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

fn read(path: &Path) -> Result<Value> {
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
