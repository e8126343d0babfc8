//! `keap help environment` tells every variable that the program reads, and no other.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on panics")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Variables of builds and of tests.
const OTHERS: &[&str] = &["KEAP_VERSION", "KEAP_LARGE_PAGE", "KEAP_TEST_POSTGRES"];

/// What looks like one, and is a word of the vendor's.
const WORDS: &[&str] = &["KEAP_PAY"];

#[test]
fn the_help_tells_every_variable_that_is_read() {
    let crates = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut read = BTreeSet::new();
    for one in fs::read_dir(crates).unwrap() {
        for path in sources(&one.unwrap().path().join("src")) {
            let text = fs::read_to_string(path).unwrap();
            // Tests stand at the end of their file.
            let text = text.split("\nmod tests {").next().unwrap();
            let quoted = text.split('"').filter(|part| is_variable(part));
            read.extend(quoted.map(str::to_owned));
        }
    }
    for other in OTHERS.iter().chain(WORDS) {
        read.remove(*other);
    }
    assert!(read.len() > 20, "{read:?}");
    let page = include_str!("../src/commands/help/environment.txt");
    let rows = page
        .lines()
        .filter_map(|line| line.trim().split(' ').next());
    let told: BTreeSet<String> = rows
        .filter(|word| is_variable(word))
        .map(str::to_owned)
        .collect();
    // The name of this one is given in a configuration.
    let told: BTreeSet<_> = told
        .into_iter()
        .filter(|name| name != "KEAP_GATEWAY_POSTGRES")
        .collect();
    assert_eq!(told, read);
}

fn is_variable(word: &str) -> bool {
    let name = word.strip_prefix("KEAP_");
    name.is_some_and(|name| {
        !name.is_empty()
            && name
                .bytes()
                .all(|sign| sign.is_ascii_uppercase() || sign == b'_')
    })
}

fn sources(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for entry in entries {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
    found
}

/// Passed over, a key would let the write go to the grant of the store, and a host would let the key go to Keap.
#[cfg(unix)]
#[test]
fn a_variable_that_is_not_utf8_is_refused_and_not_shown() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt as _;
    use std::process::Command;
    let said = |line: &[&str], name: &str| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_keap"));
        command.args(line).env_clear().env("HOME", "/nonexistent");
        let output = command
            .env(name, OsStr::from_bytes(b"MARKED\xe9"))
            .output()
            .unwrap();
        let told = String::from_utf8(output.stderr).unwrap();
        assert!(!told.contains("MARKED"), "{told}");
        (output.status.code(), told)
    };
    let names = [
        "KEAP_ACCESS_KEY",
        "KEAP_LEGACY_KEY",
        "KEAP_BASE_URL",
        "KEAP_PROFILE",
        "KEAP_CONFIG",
        "KEAP_APP",
        "KEAP_STORE",
        "KEAP_STORE_KEY",
    ];
    for name in names {
        for line in [
            &["call", "DataService.getUserInfo"][..],
            &["limits"],
            &["config", "show"],
        ] {
            let (code, told) = said(line, name);
            assert_eq!(code, Some(2), "{name}: {told}");
            assert!(told.contains(&format!("{name} is not UTF-8")), "{told}");
        }
    }
    let (code, told) = said(&["coverage"], "LESSKEAP_APP");
    assert_eq!(code, Some(0), "it is none of ours: {told}");
}

/// Neither does the variable that a configuration of a gateway names for a key show its value.
#[cfg(unix)]
#[test]
fn a_variable_of_a_gateway_that_is_not_utf8_is_told_without_its_value() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt as _;
    use std::process::Command;
    let folder = std::env::temp_dir().join(format!("keap-environment-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    let path = folder.join("gateway.toml");
    fs::write(
        &path,
        "[[tenant]]\napp = \"ab123\"\naccess_key_env = \"SHOP_KEY\"\n",
    )
    .unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_keap"));
    command
        .args(["gateway", "run", "--listen", "127.0.0.1:0", "--config"])
        .arg(&path)
        .env_clear()
        .env("HOME", &folder)
        .env("SHOP_KEY", OsStr::from_bytes(b"MARKED\xe9"));
    let output = command.output().unwrap();
    fs::remove_dir_all(&folder).unwrap();
    let told = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2), "{told}");
    assert!(told.contains("SHOP_KEY is not UTF-8"), "{told}");
    assert!(!told.contains("MARKED"), "{told}");
}
