//! Tells a program that is handed out which commit it was made from, and when that was.
//!
//! Only optimised builds ask: others would be linked anew after each commit.

use std::path::Path;
use std::process::Command;

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    widen_stack();
    let version = env!("CARGO_PKG_VERSION");
    let optimised = std::env::var("PROFILE").is_ok_and(|profile| profile == "release");
    let commit = if optimised { commit() } else { None };
    let told = commit.map_or_else(
        || version.to_owned(),
        |commit| format!("{version} ({commit})"),
    );
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

/// Hash and day of the commit; none in a package without its history.
fn commit() -> Option<String> {
    for made_by_a_commit in ["../../.git/HEAD", "../../.git/refs/heads"] {
        if Path::new(made_by_a_commit).exists() {
            println!("cargo:rerun-if-changed={made_by_a_commit}");
        }
    }
    let asked = Command::new("git")
        .args(["log", "-1", "--format=%h %cs"])
        .output()
        .ok()?;
    let told = String::from_utf8(asked.stdout).ok()?;
    Some(told.trim().to_owned()).filter(|told| asked.status.success() && !told.is_empty())
}
