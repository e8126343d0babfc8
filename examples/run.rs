//! Runs every example as a user does, offline, and looks at what it prints.

use std::path::PathBuf;
use std::process::Command;

/// Runs an example without any credential of the environment and gives its output.
///
/// Cargo builds the examples of a package before it runs the tests of that package.
fn run(example: &str) -> String {
    let test = std::env::current_exe().unwrap();
    let folder: PathBuf = test.ancestors().nth(2).unwrap().join("examples");
    let mut command = Command::new(folder.join(example));
    for (name, _) in std::env::vars_os() {
        if name.to_string_lossy().starts_with("KEAP_") {
            command.env_remove(name);
        }
    }
    let output = command
        .output()
        .unwrap_or_else(|error| panic!("{example}: {error}; build it: cargo build --examples"));
    let printed = String::from_utf8(output.stdout).unwrap();
    let failed = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{example}: {failed}\n{printed}");
    printed
}

/// A test for each example, with lines that its output has.
macro_rules! examples {
    ($($example:ident: $($line:literal),+;)*) => {
        $(#[test]
        fn $example() {
            let printed = run(stringify!($example));
            for line in [$($line),+] {
                assert!(printed.contains(line), "{line:?} is not in:\n{printed}");
            }
        })*

        /// An example without a test here would never be run.
        #[test]
        fn each_example_is_run() {
            let manifest = include_str!("Cargo.toml");
            let listed = manifest.matches("[[example]]").count();
            assert_eq!(listed, [$(stringify!($example)),*].len());
        }
    };
}

examples! {
    compare: "KB-006", " 0 unexplained";
    custom_fields: "_ShoeSize: Shoe Size", "REST v2: _ShoeSize = 43", "made Shirt size";
    custom_transport: "over XML-RPC: 1 requests";
    hooks: "Unverified", "handshake answered 200, the hook is Some(Verified)", "at a guessed path 404", "0 hooks left";
    isdk_port: "the same program over REST v2", "user 1: Ada Admin";
    oauth: "app ab123", "5. signed in as", "1 refresh, the new refresh token is in the store: true";
    query_pages: "40: emil@example.com", "51: pia@example.com";
    quickstart: "Email: joe@example.com";
    switch_backend: "updates back on XML-RPC";
    sync: "XML-RPC: killed after 2 pages, 20 contacts", "REST v2: went on for 2 pages, 34 contacts";
    tags: "REST v2: applied true, again false", "no such tag is not_found";
    website_to_contact: "attempt 1", "form 1: opted in, true", "1 contact has the address; tags 97,1234";
}
