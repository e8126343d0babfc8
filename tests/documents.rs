//! The tables in the documents are those in the code. `UPDATE_DOCS=1 cargo test --test documents` rewrites them.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use keap::{
    Backend, COVERAGE, DIFFERENCES, Operation, RoutePolicy, TableCoverage, coverage, table_coverage,
};
use keap_xmlrpc::{Method, MethodVisitor, visit_methods};

#[path = "documents/porting.rs"]
mod porting;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// Compares, or rewrites, what stands between the first line that begins with `begin` and the line `end`.
fn check(document: &str, begin: &str, end: &str, expected: &str) {
    let path = root().join(document);
    let text = fs::read_to_string(&path).unwrap();
    let from = text
        .find(begin)
        .unwrap_or_else(|| panic!("{document} has no {begin}"));
    let from = from + text[from..].find('\n').unwrap() + 1;
    let to = from
        + text[from..]
            .find(end)
            .unwrap_or_else(|| panic!("{document} has no {end}"));
    if std::env::var_os("UPDATE_DOCS").is_some() {
        fs::write(&path, format!("{}{expected}{}", &text[..from], &text[to..])).unwrap();
        return;
    }
    assert!(
        &text[from..to] == expected,
        "{document} is not what the code says; run UPDATE_DOCS=1 cargo test --test documents"
    );
}

fn level(operation: Operation, backend: Backend) -> String {
    coverage(operation, backend).unwrap().level.to_string()
}

#[test]
fn readme_shows_the_levels() {
    let mut table =
        String::from("| Operation | XML-RPC | REST v1 | REST v2 |\n|---|---|---|---|\n");
    for &operation in Operation::ALL {
        let levels = Backend::ALL
            .map(|backend| level(operation, backend))
            .join(" | ");
        writeln!(table, "| `{operation}` | {levels} |").unwrap();
    }
    check("README.md", "<!-- coverage", "<!-- /coverage -->", &table);
}

#[test]
fn migration_shows_coverage_and_every_difference() {
    // One test, so that rewriting the document is not a race.
    check(
        "MIGRATION.md",
        "<!-- coverage",
        "<!-- /coverage -->",
        &coverage_table(),
    );
    check("MIGRATION.md", "<!-- tables", "<!-- /tables -->", &tables());
    check(
        "MIGRATION.md",
        "<!-- differences",
        "<!-- /differences -->",
        &differences(),
    );
    check(
        "MIGRATION.md",
        "<!-- porting",
        "<!-- /porting -->",
        &porting::tables(),
    );
}

/// A team copies these; a mistake in one would be found in production.
#[test]
fn the_policy_files_of_the_guide_are_read() {
    let guide = fs::read_to_string(root().join("MIGRATION.md")).unwrap();
    let mut policies = 0;
    for block in guide.split("```toml\n").skip(1) {
        let (document, _) = block.split_once("```").unwrap();
        if document.starts_with("default = ") {
            policies += 1;
            RoutePolicy::from_toml(document).unwrap_or_else(|error| panic!("{error}\n{document}"));
        }
    }
    assert!(policies >= 5, "one for each step, {policies} found");
}

/// The name that documents and SDKs have for `sendEmail` with two params; the server knows no such method.
const ALIAS: &str = "APIEmailService.sendTemplate";

#[test]
fn every_documented_method_has_its_port() {
    #[derive(Default)]
    struct Names(BTreeSet<String>);

    impl MethodVisitor for Names {
        fn visit<M: Method>(&mut self) {
            self.0.insert(M::NAME.to_owned());
        }
    }

    let mut documented = Names::default();
    visit_methods(&mut documented);
    documented.0.insert(ALIAS.to_owned());
    let ports = porting::ports();
    let ported: BTreeSet<String> = ports.iter().map(|port| port.method.clone()).collect();
    assert_eq!(ported, documented.0);
    assert_eq!(ported.len(), ports.len(), "a method is ported twice");
}

fn coverage_table() -> String {
    let mut table = String::from(
        "| Operation | Backend | Level | Certainty | Endpoints | Differences |\n|---|---|---|---|---|---|\n",
    );
    for row in COVERAGE.iter().filter(|row| row.backend != Backend::XmlRpc) {
        let endpoints: Vec<String> = row
            .endpoints
            .iter()
            .map(|endpoint| format!("`{endpoint}`"))
            .collect();
        let differences: Vec<&str> = row.differences.iter().map(|known| known.id).collect();
        writeln!(
            table,
            "| `{}` | {} | {} | {} | {} | {} |",
            row.operation,
            row.backend,
            row.level,
            row.certainty,
            endpoints.join(", "),
            differences.join(" ")
        )
        .unwrap();
    }
    table
}

/// One line per table; where the versions differ, both are told.
fn tables() -> String {
    let mut text = String::from(
        "| Table | REST v1 | REST v2 | Columns (v1, v2, all) | Differences (v1) | Differences (v2) |\n|---|---|---|---|---|---|\n",
    );
    let all = table_coverage();
    for pair in all.chunks(2) {
        let [v1, v2] = pair else {
            panic!("two backends a table")
        };
        writeln!(
            text,
            "| `{}` | {} | {} | {}, {}, {} | {} | {} |",
            v1.table,
            served(v1),
            served(v2),
            v1.columns,
            v2.columns,
            v1.of_columns,
            ids(v1),
            ids(v2)
        )
        .unwrap();
    }
    text
}

fn served(row: &TableCoverage) -> String {
    let operations = [
        ("read", &row.query),
        ("add", &row.add),
        ("update", &row.update),
        ("delete", &row.delete),
    ];
    let served: Vec<&str> = operations
        .iter()
        .filter(|(_, endpoints)| !endpoints.is_empty())
        .map(|(operation, _)| *operation)
        .collect();
    match (served.is_empty(), row.instead) {
        (true, Some(instead)) => format!("none: {instead}"),
        (true, None) => "none".to_owned(),
        (false, _) => format!("{}: {}", row.level, served.join(", ")),
    }
}

fn ids(row: &TableCoverage) -> String {
    let ids: Vec<&str> = row.differences.iter().map(|known| known.id).collect();
    ids.join(" ")
}

fn differences() -> String {
    let mut text = String::new();
    for known in DIFFERENCES {
        writeln!(
            text,
            "### {} {}\n\n{} ({}.)\n**What to do:** {}\n",
            known.id, known.title, known.what, known.certainty, known.advice
        )
        .unwrap();
    }
    text
}
