//! The public interface of every published library, one line an item, kept in `tests/api`: what a change breaks shows in
//! its review.
//!
//! The lines are made from what `rustdoc` writes as JSON. The released compilers write it only when they are told that
//! they are not released ones; so this program stands in for `rustdoc` (see [`rustdoc`]), and nothing else is told so.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::{env, fs};

use anyhow::{Context as _, Result, bail, ensure};
use serde_json::Value;

use crate::output::Output;

/// Set for the program when cargo runs it in the place of `rustdoc`.
const AS_RUSTDOC: &str = "KEAP_XTASK_AS_RUSTDOC";

/// Where the lists are.
const FOLDER: &str = "tests/api";

/// Generated from the vendor's documents and held against them by `generate rest --check`: 50,000 lines that nobody reads.
const GENERATED: [&str; 3] = [
    "keap_rest::endpoints::",
    "keap_rest::v1::",
    "keap_rest::v2::",
];

/// Whether cargo asks for documentation, and how that ended.
pub(crate) fn rustdoc() -> Option<ExitCode> {
    env::var_os(AS_RUSTDOC)?;
    let status = Command::new("rustdoc")
        .args(env::args_os().skip(1))
        .env("RUSTC_BOOTSTRAP", "1")
        .status();
    Some(match status {
        Ok(status) if status.success() => ExitCode::SUCCESS,
        _ => ExitCode::FAILURE,
    })
}

/// Writes the lists, or with `check` tells how they differ from the committed ones.
pub(crate) fn run(check: bool) -> Result<ExitCode> {
    let output = Output::new(check);
    let metadata = metadata(output.root())?;
    let libraries = libraries(&metadata);
    document(output.root(), &libraries)?;
    let documents = Path::new(text(&metadata, "target_directory")?).join("doc");
    let format = format_of(&documents.join(format!("{}.json", library_file(&libraries, 0)?)))?;
    if check
        && let Some(known) = known_format(output.root())?
        && known != format
    {
        return Ok(other_format(known, format));
    }
    write(output, &libraries, &documents, format)
}

fn write(
    mut output: Output,
    libraries: &[String],
    documents: &Path,
    format: u64,
) -> Result<ExitCode> {
    for library in libraries {
        let json = documents.join(format!("{}.json", library.replace('-', "_")));
        let path = PathBuf::from(FOLDER).join(format!("{library}.txt"));
        let new = list(&json, format)?;
        let old = fs::read_to_string(output.root().join(&path)).unwrap_or_default();
        show_changes(&old, &new);
        output.file(path, &new)?;
    }
    Ok(output.finish())
}

fn library_file(libraries: &[String], at: usize) -> Result<String> {
    let name = libraries.get(at).context("no library is published")?;
    Ok(name.replace('-', "_"))
}

fn metadata(root: &Path) -> Result<Value> {
    let asked = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
        .args(["metadata", "--no-deps", "--format-version", "1"])
        .current_dir(root)
        .output()?;
    ensure!(asked.status.success(), "cargo metadata failed");
    Ok(serde_json::from_slice(&asked.stdout)?)
}

fn text<'a>(value: &'a Value, name: &str) -> Result<&'a str> {
    value[name]
        .as_str()
        .with_context(|| format!("cargo metadata has no {name}"))
}

/// The packages that are published and have a library, by name.
fn libraries(metadata: &Value) -> Vec<String> {
    let packages = metadata["packages"].as_array().into_iter().flatten();
    let published = packages.filter(|package| package["publish"].is_null());
    let with_library = published.filter(|package| {
        let mut targets = package["targets"].as_array().into_iter().flatten();
        targets.any(|target| target["kind"][0] == "lib")
    });
    let names = with_library.filter_map(|package| package["name"].as_str());
    let names: BTreeSet<_> = names.map(str::to_owned).collect();
    names.into_iter().collect()
}

fn document(root: &Path, libraries: &[String]) -> Result<()> {
    let mut cargo = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.args(["doc", "--no-deps", "--all-features", "--lib"]);
    for library in libraries {
        cargo.args(["--package", library]);
    }
    let done = cargo
        .current_dir(root)
        .env("RUSTDOC", env::current_exe()?)
        .env(AS_RUSTDOC, "1")
        .env(
            "RUSTDOCFLAGS",
            "-Z unstable-options --output-format json --cap-lints allow",
        )
        .status()?;
    ensure!(done.success(), "cargo doc failed");
    Ok(())
}

fn format_of(json: &Path) -> Result<u64> {
    let whole: Value = serde_json::from_slice(&read(json)?)?;
    whole["format_version"]
        .as_u64()
        .with_context(|| format!("{} does not say its format", json.display()))
}

fn read(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).with_context(|| path.display().to_string())
}

const FORMAT_LINE: &str = "// rustdoc JSON format ";

/// The format that the committed lists were made from; names of foreign types change with it.
fn known_format(root: &Path) -> Result<Option<u64>> {
    let mut lists = fs::read_dir(root.join(FOLDER)).into_iter().flatten();
    let Some(list) = lists.next() else {
        return Ok(None);
    };
    let text = fs::read_to_string(list?.path())?;
    let first = text.lines().next().unwrap_or_default();
    let format = first.strip_prefix(FORMAT_LINE);
    Ok(format.and_then(|format| format.parse().ok()))
}

#[expect(clippy::print_stdout, reason = "a program for the terminal")]
fn other_format(known: u64, format: u64) -> ExitCode {
    println!(
        "skipped: the lists in {FOLDER} were made from rustdoc's format {known}, this compiler writes {format}; \
         write them anew with `cargo xtask api`"
    );
    ExitCode::SUCCESS
}

fn list(json: &Path, format: u64) -> Result<String> {
    let listed = public_api::Builder::from_rustdoc_json(json)
        .omit_blanket_impls(true)
        .omit_auto_trait_impls(true)
        .omit_auto_derived_impls(true)
        .build();
    let Ok(interface) = listed else {
        bail!(
            "{} cannot be read: another version of `public-api` reads format {format}",
            json.display()
        );
    };
    let lines = interface.items().map(ToString::to_string);
    let lines = lines.filter(|line| !GENERATED.iter().any(|module| line.contains(module)));
    let mut text = format!("{FORMAT_LINE}{format}\n");
    for line in lines {
        text.push_str(&line);
        text.push('\n');
    }
    Ok(text)
}

/// Says which lines went and came. What went breaks programs.
#[expect(clippy::print_stdout, reason = "a program for the terminal")]
fn show_changes(old: &str, new: &str) {
    let (before, after): (BTreeSet<_>, BTreeSet<_>) =
        (old.lines().collect(), new.lines().collect());
    for line in before.difference(&after) {
        println!("- {line}");
    }
    for line in after.difference(&before).filter(|_| !old.is_empty()) {
        println!("+ {line}");
    }
}
