//! Tasks of the workspace that are not building or testing: `cargo xtask generate`.

mod api;
mod contract;
mod iso;
mod names;
mod output;
mod requests;
mod rest;
mod tables;

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, Subcommand};

use crate::output::Output;

/// Tasks of the keap-bridge workspace.
#[derive(Parser)]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Write what the published libraries offer, one line an item, into tests/api.
    Api {
        /// Write nothing; fail when a list differs from what would be written, and show how.
        #[arg(long)]
        check: bool,
    },
    /// Write the generated sources from the data in xtask/data.
    Generate {
        /// Only this part; all parts when left out.
        #[command(subcommand)]
        part: Option<Part>,
        /// Write nothing; fail when a file differs from what would be written.
        #[arg(long, global = true)]
        check: bool,
    },
    /// Check the sandbox against a vendor's OpenAPI document, or tell what a newer document changes for us.
    Contract {
        /// The document, YAML or JSON.
        #[arg(long, required_unless_present = "diff")]
        spec: Option<PathBuf>,
        /// Compare two documents of the vendor: operations, parameters, models, and the operations of the facade that go
        /// through what changed.
        #[arg(long, num_args = 2, value_names = ["OLD", "NEW"], conflicts_with = "spec")]
        diff: Option<Vec<PathBuf>>,
    },
}

#[derive(Clone, Subcommand)]
enum Part {
    /// The tables of crates/schema.
    Tables,
    /// The countries and regions of crates/keap.
    Iso,
    /// The operations of crates/rest, and what the local Keap knows of requests, from the vendor's documents. Not part of
    /// all: the documents are not here.
    Rest {
        /// The OpenAPI document of REST v2, YAML or JSON.
        #[arg(long)]
        v2: PathBuf,
        /// The OpenAPI document of REST v1, YAML or JSON.
        #[arg(long)]
        v1: PathBuf,
    },
}

impl Part {
    const ALL: [Self; 2] = [Self::Tables, Self::Iso];

    fn generate(&self, output: &mut Output) -> Result<()> {
        match self {
            Self::Tables => tables::generate(output),
            Self::Iso => iso::generate(output),
            Self::Rest { v2, v1 } => {
                rest::generate(v2, v1, output)?;
                requests::generate(v2, v1, output)
            }
        }
    }
}

fn main() -> Result<ExitCode> {
    if let Some(done) = api::rustdoc() {
        return Ok(done);
    }
    let (part, check) = match Arguments::parse().task {
        Task::Api { check } => return api::run(check),
        Task::Generate { part, check } => (part, check),
        Task::Contract { spec, diff } => {
            return match (diff.as_deref(), spec) {
                (Some([old, new]), _) => contract::show_diff(old, new),
                (_, Some(spec)) => contract::run(&spec),
                _ => Ok(ExitCode::FAILURE),
            };
        }
    };
    let parts = part.map_or_else(|| Part::ALL.to_vec(), |part| vec![part]);
    let mut output = Output::new(check);
    for part in parts {
        part.generate(&mut output)?;
    }
    Ok(output.finish())
}
