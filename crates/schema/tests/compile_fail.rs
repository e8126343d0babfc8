//! What must not compile does not, and the compiler says why in words about columns.
//!
//! The texts are those of one version of the compiler; with another one only the documentation tests of
//! `keap_schema::Column` run, which check that the same things do not compile.

use std::process::Command;

#[test]
fn wrong_columns_do_not_compile() {
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let version = Command::new(rustc)
        .arg("--version")
        .output()
        .unwrap()
        .stdout;
    if !version.starts_with(b"rustc 1.95.") {
        #[expect(clippy::print_stderr, reason = "a test that is skipped says so")]
        {
            eprintln!("skipped: the expected texts are those of rustc 1.95");
        }
        return;
    }
    trybuild::TestCases::new().compile_fail("tests/compile_fail/*.rs");
}
