//! Tells a program that is handed out which commit it was made from, and when that was: the same for all who build that
//! commit, or the day of `SOURCE_DATE_EPOCH`.
//!
//! Only optimised builds ask: others would be linked anew after each commit.

use std::path::PathBuf;
use std::process::Command;

#[path = "build/commit.rs"]
mod commit;

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-changed=build/commit.rs");
    println!("cargo:rerun-if-env-changed=SOURCE_DATE_EPOCH");
    widen_stack();
    let version = env!("CARGO_PKG_VERSION");
    let optimised = std::env::var("PROFILE").is_ok_and(|profile| profile == "release");
    let told = if optimised { told() } else { None };
    let told = told.map_or_else(|| version.to_owned(), |told| format!("{version} ({told})"));
    println!("cargo:rustc-env=KEAP_VERSION={told}");
}

/// Windows gives the first thread of a program one MiB, and Linux eight, which a debug build of this one may use.
fn widen_stack() {
    let variable = |name: &str| std::env::var(name).unwrap_or_default();
    if variable("CARGO_CFG_TARGET_OS") != "windows" {
        return;
    }
    let flag = match variable("CARGO_CFG_TARGET_ENV").as_str() {
        "msvc" => "/STACK:8388608",
        _ => "-Wl,--stack,8388608",
    };
    println!("cargo:rustc-link-arg-bins={flag}");
}

/// Commit and day: those of the packed crate, or else of the tree that this crate is a part of.
fn told() -> Option<String> {
    let package = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let root = package.join("../..");
    // The tree that a copy of this crate lies in may be somebody else's.
    let is_ours = package.ends_with("crates/cli") && root.join("Cargo.lock").is_file();
    let tree = commit::Tree::at(&root).filter(|_| is_ours);
    for path in tree.iter().flat_map(commit::Tree::changing) {
        println!("cargo:rerun-if-changed={}", path.display());
    }
    let packed = commit::packed(&package);
    let hash = packed.or_else(|| tree?.commit());
    let seconds = match std::env::var("SOURCE_DATE_EPOCH") {
        Ok(seconds) => seconds.trim().parse().ok(),
        Err(_) => hash.as_deref().and_then(made_at),
    };
    commit::told(hash.as_deref(), seconds)
}

/// When a commit was made, if git is here to open it. Of its commands this one looks at no setting that names a program,
/// and it is kept from fetching what is not there.
fn made_at(hash: &str) -> Option<i64> {
    let asked = Command::new("git")
        .args(["--no-replace-objects", "cat-file", "commit", hash])
        .env("GIT_NO_LAZY_FETCH", "1")
        .output()
        .ok()?;
    let is_told = asked.status.success();
    commit::seconds(&String::from_utf8_lossy(&asked.stdout)).filter(|_| is_told)
}
