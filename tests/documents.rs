//! The tables in the documents are those in the code. `UPDATE_DOCS=1 cargo test --test documents` rewrites them.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use keap::{
    Backend, Operation, RoutePolicy,
    coverage::{COVERAGE, Level, TableCoverage, coverage, record_id, table_coverage},
    difference::DIFFERENCES,
};
use keap_gateway::config::Config;
use keap_tests::root;
use keap_xmlrpc::{Method, MethodVisitor, visit_methods};

#[path = "documents/carried.rs"]
mod carried;
#[path = "documents/porting.rs"]
mod porting;

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

/// Tables whose differences have no answer of REST beside them.
#[test]
fn the_page_of_comparisons_names_the_tables_without_answers() {
    let both = [Backend::XmlRpc, Backend::RestV2];
    let compared = keap::compare::account::comparable(&both).targets;
    let tables = compared.iter().filter_map(|target| match &target.asks {
        keap::compare::account::Asks::Rows(query) => Some(query.table.as_str()),
        _ => None,
    });
    let without = tables.filter(|table| record_id(table, Backend::RestV2).is_none());
    let names: Vec<String> = without.map(|name| format!("`{name}`")).collect();
    check(
        "docs/compare.md",
        "<!-- without answers",
        "<!-- /without answers -->",
        &format!("{}.\n", names.join(", ")),
    );
}

#[test]
fn readme_counts_the_tables() {
    check(
        "README.md",
        "<!-- tables",
        "<!-- /tables -->",
        &tables_in_words(),
    );
}

fn levels_table() -> String {
    let mut table =
        String::from("| Operation | XML-RPC | REST v1 | REST v2 |\n|---|---|---|---|\n");
    for &operation in Operation::ALL {
        let levels = Backend::ALL
            .map(|backend| level(operation, backend))
            .join(" | ");
        writeln!(table, "| `{operation}` | {levels} |").unwrap();
    }
    table
}

/// How many tables each REST version serves, in one line each.
fn tables_in_words() -> String {
    let all = table_coverage();
    let mut text = String::new();
    for backend in [Backend::RestV2, Backend::RestV1] {
        let of = |pick: fn(&TableCoverage) -> &Vec<String>| {
            let rows = all.iter().filter(|row| row.backend == backend);
            rows.filter(|row| !pick(row).is_empty()).count()
        };
        writeln!(
            text,
            "Over {backend} the facade reads {} of the {} tables, adds rows to {}, changes those of {} and deletes from {}.",
            of(|row| &row.query),
            all.len() / 2,
            of(|row| &row.add),
            of(|row| &row.update),
            of(|row| &row.delete),
        )
        .unwrap();
    }
    text
}

/// Every page that is read on its own: the front page, the guide, the page of each crate, and all of `docs`.
fn pages() -> Vec<PathBuf> {
    let mut pages = vec![
        "README.md".into(),
        "MIGRATION.md".into(),
        "crates/README.md".into(),
    ];
    for folder in fs::read_dir(root().join("crates")).unwrap() {
        let name = folder.unwrap().file_name();
        let page = Path::new("crates").join(name).join("README.md");
        if root().join(&page).exists() {
            pages.push(page);
        }
    }
    for folder in ["docs", GATEWAY] {
        let entries = fs::read_dir(root().join(folder)).unwrap();
        let names = entries.map(|entry| entry.unwrap().file_name());
        let paths = names.map(|name| Path::new(folder).join(name));
        pages.extend(paths.filter(|path| path.extension().is_some_and(|ending| ending == "md")));
    }
    pages
}

/// The folder of the pages about the gateway.
const GATEWAY: &str = "docs/gateway";

#[test]
fn links_between_the_pages_lead_somewhere() {
    let mut followed = 0;
    for page in pages() {
        let text = fs::read_to_string(root().join(&page)).unwrap();
        let folder = root().join(&page).parent().unwrap().to_owned();
        for link in text.split("](").skip(1) {
            let target = link.split(')').next().unwrap();
            if target.contains("://") || target.contains(char::is_whitespace) {
                continue;
            }
            let (file, anchor) = target.split_once('#').unwrap_or((target, ""));
            let file = if file.is_empty() {
                root().join(&page)
            } else {
                folder.join(file)
            };
            assert!(file.exists(), "{}: {target}", page.display());
            if !anchor.is_empty() {
                let headings = fs::read_to_string(&file).unwrap();
                let known = headings.lines().any(|line| anchor_of(line) == anchor);
                assert!(known, "{}: {target}", page.display());
            }
            followed += 1;
        }
    }
    assert!(followed > 40, "{followed} links");
}

/// The anchor that a heading gets, as GitHub makes it.
fn anchor_of(line: &str) -> String {
    let Some(heading) = line.strip_prefix('#') else {
        return String::new();
    };
    let heading = heading.trim_start_matches('#').trim().to_lowercase();
    let kept = heading
        .chars()
        .filter(|sign| sign.is_alphanumeric() || matches!(sign, ' ' | '-' | '_'));
    kept.map(|sign| if sign == ' ' { '-' } else { sign })
        .collect()
}

/// The outages of the guide are those of the schedule that `keap doctor` works by.
#[test]
fn the_guide_has_the_windows_of_the_schedule() {
    let guide = fs::read_to_string(root().join("MIGRATION.md")).unwrap();
    let schedule = keap_auth::brownout::Schedule::built_in();
    for window in schedule.windows() {
        let hour = match window.start_hour() {
            Some(hour) => format!("from {hour:02}:00 in Phoenix"),
            None => "start hour unknown".to_owned(),
        };
        let row = format!(
            "| {} | XML-RPC off for {} hours, {hour} | {}: {} |",
            in_words(&window.day()),
            window.hours(),
            window.certainty().unwrap(),
            window.source().unwrap()
        );
        assert!(guide.contains(&row), "{row}");
    }
    let shown = guide.matches("| XML-RPC off for ").count();
    assert_eq!(shown, schedule.windows().len());
    let last = in_words(&schedule.last_day());
    let certainty = schedule.last_day_certainty().unwrap();
    let row = format!("| **{last}** | **XML-RPC off for good** | {certainty}: the day; ");
    assert!(guide.contains(&row), "{row}");
}

/// `2026-03-10` as `10 March 2026`.
fn in_words(day: &str) -> String {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let parts: Vec<usize> = day.split('-').map(|part| part.parse().unwrap()).collect();
    format!("{} {} {}", parts[2], MONTHS[parts[1] - 1], parts[0])
}

/// Wherever the day of the end is stated as a fact, it says where the day was read.
#[test]
fn the_day_of_the_end_is_marked_as_read_in_partner_pages() {
    for (page, words) in [
        ("README.md", "pages of partners"),
        ("MIGRATION.md", "pages of partners"),
        ("crates/auth/README.md", "partner pages"),
    ] {
        let text = fs::read_to_string(root().join(page)).unwrap();
        let day = text.find("31 December 2026").unwrap();
        let near = &text[day..(day + 320).min(text.len())];
        assert!(near.contains(words), "{page}: {near}");
    }
}

#[test]
fn the_reference_pages_are_made_from_the_code() {
    // One test, so that rewriting a document is not a race.
    for (page, mark, text) in [
        ("docs/coverage.md", "levels", levels_table()),
        ("docs/coverage.md", "coverage", coverage_table()),
        ("docs/coverage.md", "tables", tables()),
        ("docs/differences.md", "differences", differences()),
        ("docs/calls.md", "porting", porting::tables()),
        ("docs/glossary.md", "words", glossary()),
    ] {
        check(
            page,
            &format!("<!-- {mark}"),
            &format!("<!-- /{mark} -->"),
            &text,
        );
    }
}

/// Every program on a page is compiled with the tests: those of a crate with its front page, the others with the examples.
#[test]
fn every_page_with_a_program_is_compiled() {
    let read = |path: &Path| fs::read_to_string(root().join(path)).unwrap();
    let mut compiled = 0;
    for page in pages() {
        if !read(&page).contains("```rust") {
            continue;
        }
        let own = page.parent().unwrap().join("src/lib.rs");
        let (source, path) = match root().join(&own).exists() {
            true => (own, "../README.md".to_owned()),
            false => ("examples/lib.rs".into(), format!("../{}", page.display())),
        };
        let included = read(&source).contains(&format!("include_str!(\"{path}\")"));
        assert!(
            included,
            "{} is not in {}",
            page.display(),
            source.display()
        );
        compiled += 1;
    }
    assert!(compiled >= 9, "{compiled} pages");
}

/// Pages are read from the first line to the last one, or not at all.
#[test]
fn the_front_page_and_the_guide_are_short() {
    for (page, most) in [("README.md", 200), ("MIGRATION.md", 460)] {
        let lines = fs::read_to_string(root().join(page))
            .unwrap()
            .lines()
            .count();
        assert!(lines <= most, "{page} has {lines} lines of at most {most}");
    }
}

/// No table of the guide is longer than a screen.
#[test]
fn tables_of_the_guide_fit_a_screen() {
    let guide = fs::read_to_string(root().join("MIGRATION.md")).unwrap();
    let mut rows = 0;
    for line in guide.lines() {
        rows = if line.starts_with('|') { rows + 1 } else { 0 };
        assert!(rows <= 24, "{line}");
    }
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

/// Configurations as well as policies: whoever pastes one starts a gateway with it.
#[test]
fn the_files_of_the_gateways_pages_are_read() {
    let (mut policies, mut configurations) = (0, 0);
    for page in pages().iter().filter(|page| page.starts_with(GATEWAY)) {
        let text = fs::read_to_string(root().join(page)).unwrap();
        for block in text.split("```toml\n").skip(1) {
            let (document, _) = block.split_once("```").unwrap();
            if document.starts_with("default = ") {
                policies += 1;
                RoutePolicy::from_toml(document)
                    .unwrap_or_else(|error| panic!("{}: {error}\n{document}", page.display()));
            } else {
                configurations += 1;
                let whole = with_tenant(document);
                let config = Config::parse(&whole, page);
                let config = config.unwrap_or_else(|error| panic!("{error}\n{document}"));
                assert!(!config.tenants.is_empty(), "{document}");
            }
        }
    }
    assert!(policies >= 3, "{policies} policies");
    assert!(configurations >= 2, "{configurations} configurations");
}

/// A section is pasted into a configuration that has its applications.
fn with_tenant(document: &str) -> String {
    if document.contains("[[tenant]]") {
        return document.to_owned();
    }
    format!("{document}\n[[tenant]]\napp = \"ab123\"\naccess_key_env = \"AB123_KEY\"\n")
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
    // None of them is "no operation": it is one, or it is told with what replaces it.
    for method in &documented.0 {
        if let Err(unknown) = method.parse::<Operation>() {
            assert!(unknown.is_documented(), "{unknown}");
        }
    }
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
        let alone = match known.is_advice_alone() {
            true => "; advice alone",
            false => "",
        };
        writeln!(
            text,
            "## {} {}\n\n{} ({}{alone}.)\n**What to do:** {}\n",
            known.id, known.title, known.what, known.certainty, known.advice
        )
        .unwrap();
    }
    text
}

/// The glossary of the program as a page: what stands in the first column is a word, what is deeper goes on with it.
fn glossary() -> String {
    const COLUMN: usize = 17;
    let path = root().join("crates/cli/src/commands/help/glossary.txt");
    let mut text = String::new();
    let page = fs::read_to_string(path).unwrap();
    // The ways on are commands of a terminal.
    let (page, _) = page.split_once("\n\nMore: ").unwrap();
    for line in page.lines().skip(1) {
        let (word, told) = line.split_at(line.len().min(COLUMN));
        match (word.starts_with("  "), word.trim()) {
            (true, "") => write!(text, " {}", told.trim()).unwrap(),
            (true, word) => write!(text, "\n- **{word}**: {}", told.trim()).unwrap(),
            (false, "") => text.push('\n'),
            (false, _) => write!(text, "\n## {line}\n").unwrap(),
        }
    }
    text.replace(":  ", ": ") + "\n"
}

/// The audit shows the calls of the programs that `docs/calls.md` is made from, which compile.
#[test]
fn the_audit_shows_the_calls_of_the_document() {
    let path = root().join("crates/audit/data/facade.tsv");
    if std::env::var_os("UPDATE_DOCS").is_some() {
        fs::write(&path, porting::lines()).unwrap();
        return;
    }
    assert!(
        fs::read_to_string(&path).unwrap() == porting::lines(),
        "{} is not what examples/porting says; run UPDATE_DOCS=1 cargo test --test documents",
        path.display()
    );
}

/// What the notes beside the calls say of refusals is what the coverage says.
#[test]
fn the_notes_of_calls_agree_with_the_coverage() {
    use Backend::{RestV1, RestV2};
    let claims: [(&str, &[Backend], &[Backend]); 5] = [
        ("refused over REST v1", &[RestV2], &[RestV1]),
        ("refused over REST v2", &[RestV1], &[RestV2]),
        ("refused over REST", &[], &[RestV1, RestV2]),
        ("over REST v1 only", &[RestV1], &[RestV2]),
        ("on every wire", &[RestV1, RestV2], &[]),
    ];
    let mut checked = 0;
    for port in porting::ports() {
        let mut operations = Operation::ALL.iter();
        let found = operations.find(|operation| operation.name() == port.method);
        let claim = claims.iter().find(|(says, ..)| port.note.contains(says));
        let (Some(operation), Some((says, served, refused))) = (found, claim) else {
            continue;
        };
        checked += 1;
        let is_served = |backend: &Backend| {
            let row = coverage(*operation, *backend);
            row.is_some_and(|row| row.level != Level::None)
        };
        let agrees = served.iter().all(is_served) && !refused.iter().any(is_served);
        assert!(agrees, "{}: {says}", port.method);
    }
    assert!(checked > 8, "{checked} notes were looked at");
}
