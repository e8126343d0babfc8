//! Every command that prints a list prints it as JSON, as an object a line and as CSV; no other command takes CSV; and
//! --quiet keeps back what is told on the way, and nothing else.

#![expect(clippy::unwrap_used, reason = "helpers of tests fail by panicking")]

#[cfg(unix)]
#[path = "support/called.rs"]
mod called;

use std::fs;
#[cfg(unix)]
use std::io::Write as _;
use std::path::PathBuf;
#[cfg(unix)]
use std::process::Stdio;
use std::process::{Command, Output};

use serde_json::Value as Json;

/// A folder with the files that the commands read.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("keap-lists-{name}-{}", std::process::id()));
        fs::create_dir_all(&path).unwrap();
        let folder = Self(path);
        folder.write(
            "keap.toml",
            "[profile.live]\naccess_key = { env = \"KEY\" }\n",
        );
        folder.write(
            "gateway.toml",
            "[server]\nlisten = \"127.0.0.1:0\"\n[[tenant]]\napp = \"ab123\"\naccess_key_file = \"keap.key\"\n",
        );
        folder.write("keap.key", "KeapAK-0123456789\n");
        folder.write("shop.php", "<?php $app->loadCon(17, array('Id'));\n");
        folder.keap("gateway key new --app ab123 --label shop");
        folder.keap("gateway tls make");
        folder.keap("compare account Contact --sandbox --state runs.db");
        folder
    }

    fn write(&self, name: &str, text: &str) {
        fs::write(self.0.join(name), text).unwrap();
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            let mode = fs::Permissions::from_mode(0o600);
            fs::set_permissions(self.0.join(name), mode).unwrap();
        }
    }

    fn keap(&self, line: &str) -> Output {
        self.command().args(line.split(' ')).output().unwrap()
    }

    fn command(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_keap"));
        command
            .current_dir(&self.0)
            .env_clear()
            .env("HOME", &self.0)
            .env("KEAP_CONFIG", self.0.join("keap.toml"))
            .env("KEAP_GATEWAY_CONFIG", self.0.join("gateway.toml"));
        command
    }

    /// A grant in the store, and a call that a gateway has seen.
    #[cfg(unix)]
    fn keep(&self) {
        self.grant();
        called::count(&self.0.join(".config/keap/gateway.db"));
    }

    #[cfg(not(unix))]
    fn keep(&self) {}

    /// A grant whose tokens need no renewal for a day.
    #[cfg(unix)]
    fn grant(&self) {
        let pair = "a-token-of-thirty-two-characters\nb-token-of-thirty-two-characters\n";
        let import = "auth import --app ab123 --no-check --expires-in 86400";
        let mut command = self.command();
        command.args(import.split(' ')).stdin(Stdio::piped());
        let client = [
            ("KEAP_CLIENT_ID", "client"),
            ("KEAP_CLIENT_SECRET", "secret"),
        ];
        let mut child = command.envs(client).stdout(Stdio::null()).spawn().unwrap();
        child
            .stdin
            .take()
            .unwrap()
            .write_all(pair.as_bytes())
            .unwrap();
        assert!(child.wait().unwrap().success());
    }

    /// What a command prints in a format; it must not end as wrong usage.
    fn printed(&self, line: &str, format: &str) -> String {
        let output = self.keap(&format!("{line} --format {format}"));
        let told = String::from_utf8_lossy(&output.stderr);
        let fits = matches!(output.status.code(), Some(0 | 1));
        assert!(fits, "keap {line} --format {format}: {told}");
        String::from_utf8(output.stdout).unwrap()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        drop(fs::remove_dir_all(&self.0));
    }
}

/// The commands that print lists.
const LISTS: &[&str] = &[
    "call DataService.query User --sandbox",
    "compare runs list --state runs.db",
    "config show",
    "config check",
    "coverage",
    "coverage --differences",
    "coverage --operation ContactService.load",
    "coverage --table Contact",
    "coverage --table Contact --field Phone1",
    "coverage --tables",
    "doctor --explain Unauthorized",
    "gateway check --offline",
    "gateway key list",
    "gateway tls trust",
    "limits --sandbox",
    "man pages",
    "routes",
    "routes --table Contact",
];

/// Those that print what a store has of grants, and a gateway has seen.
#[cfg(unix)]
const KEPT: &[&str] = &[
    "auth keep-alive",
    "auth list",
    "auth status",
    "gateway report",
];

#[cfg(not(unix))]
const KEPT: &[&str] = &[];

/// Commands that print one thing, a page or a document.
const NO_LISTS: &[&str] = &[
    "call DataService.query Contact --sandbox --explain",
    "completions bash",
    "config path",
    "demo",
    "gateway suggest",
    "gateway tls show",
    "help",
    "sandbox",
    "xmlrpc decode",
];

#[test]
fn a_list_is_an_object_a_line() {
    let folder = Folder::new("lines");
    folder.keep();
    for line in LISTS.iter().chain(KEPT) {
        let whole: Json = serde_json::from_str(&folder.printed(line, "json")).unwrap();
        let text = folder.printed(line, "jsonl");
        let rows: Vec<Json> = text
            .lines()
            .map(|line| serde_json::from_str(line).unwrap())
            .collect();
        assert!(
            !rows.is_empty() && rows.iter().all(Json::is_object),
            "keap {line}: {text}"
        );
        // A document of several lists, whose objects tell of which each is.
        if rows.iter().all(|row| row["kind"].is_string()) {
            continue;
        }
        // The list as it is, or as it is in a document that tells more.
        let list = whole
            .as_array()
            .or_else(|| whole.as_object().unwrap().values().find_map(Json::as_array));
        assert_eq!(list.unwrap().len(), rows.len(), "keap {line}");
    }
}

#[test]
fn a_list_is_a_table_for_a_spreadsheet() {
    let folder = Folder::new("tables");
    folder.keep();
    for line in LISTS.iter().chain(KEPT) {
        let rows = folder.printed(line, "jsonl").lines().count();
        let table = records(&folder.printed(line, "csv"));
        assert_eq!(table.len(), rows + 1, "keap {line}: {table:?}");
        let wide = table[0].len();
        assert!(
            wide > 1 && table.iter().all(|row| row.len() == wide),
            "keap {line}: {table:?}"
        );
    }
}

/// The cells of CSV, as RFC 4180 has them.
fn records(text: &str) -> Vec<Vec<String>> {
    let (mut records, mut row, mut cell, mut is_quoted) =
        (Vec::new(), Vec::new(), String::new(), false);
    for sign in text.chars() {
        match sign {
            '"' => is_quoted = !is_quoted,
            ',' if !is_quoted => row.push(std::mem::take(&mut cell)),
            '\n' if !is_quoted => {
                row.push(std::mem::take(&mut cell));
                records.push(std::mem::take(&mut row));
            }
            '\r' if !is_quoted => {}
            sign => cell.push(sign),
        }
    }
    records
}

#[test]
fn what_is_no_list_takes_no_csv() {
    let folder = Folder::new("none");
    for line in NO_LISTS {
        let output = folder.keap(&format!("{line} --format csv"));
        assert_eq!(output.status.code(), Some(2), "keap {line}");
        assert_eq!(output.stdout, b"", "keap {line}");
    }
    assert!(!folder.0.join("pages").exists());
}

#[test]
fn quiet_keeps_notes_back_and_nothing_else() {
    let folder = Folder::new("quiet");
    for line in [
        "call FileService.getFile 1 --sandbox",
        "config show",
        "compare account Contact --sandbox",
        "export Contact --sandbox --overwrite",
    ] {
        let loud = folder.keap(line);
        let quiet = folder.keap(&format!("{line} --quiet"));
        assert_eq!(quiet.status.code(), loud.status.code(), "keap {line}");
        assert!(
            !loud.stderr.is_empty() || line.starts_with("export"),
            "keap {line} tells nothing"
        );
        assert_eq!(String::from_utf8_lossy(&quiet.stderr), "", "keap {line}");
        assert_eq!(
            quiet.stdout.is_empty(),
            loud.stdout.is_empty(),
            "keap {line}"
        );
    }
    let wrong = folder.keap("coverage --table Contcat --quiet");
    assert!(String::from_utf8_lossy(&wrong.stderr).contains("did you mean Contact?"));
    assert_eq!(
        folder.keap("coverage --quiet --verbose").status.code(),
        Some(2)
    );
}

#[test]
fn one_operation_is_told_with_all_its_tables() {
    let folder = Folder::new("tables-of-one");
    let some = folder.printed("routes", "text");
    assert!(some.contains(" and 56 more"), "{some}");
    let all = folder.printed("routes --operation DataService.query", "text");
    assert!(
        !all.contains(" more") && all.contains("TicketType, User"),
        "{all}"
    );
}

#[test]
fn a_tag_that_was_there_is_told() {
    let folder = Folder::new("tag");
    let output = folder.keap("call ContactService.addToGroup 17 91 --sandbox");
    assert_eq!(output.stdout, b"false\n");
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(told.contains("had the tag already"), "{told}");
}

#[test]
fn a_table_that_is_named_twice_is_exported_once() {
    let folder = Folder::new("twice");
    let output = folder.keap("export contact Contact --sandbox --format jsonl");
    let text = String::from_utf8(output.stdout).unwrap();
    assert_eq!(text.lines().count(), 1, "{text}");
}

/// Commands that take something away, on a host that answers nobody, and what each says where nobody can be asked.
#[cfg(unix)]
const TAKEN_AWAY: &[(&str, &str)] = &[
    ("auth logout", "will be forgotten"),
    (
        "call ContactService.merge 17 25 --access-token T --base-url http://127.0.0.1:1",
        "cannot be undone",
    ),
    (
        "call DataService.delete Contact 17 --access-token T --base-url http://127.0.0.1:1",
        "cannot be undone",
    ),
    (
        "call InvoiceService.deleteInvoice 17 --access-token T --base-url http://127.0.0.1:1",
        "cannot be undone",
    ),
    ("compare runs delete last --state runs.db", "will be gone"),
    ("gateway key revoke 1", "will be let in no longer"),
    ("gateway tls remove --folder tls", "will be gone"),
];

#[cfg(unix)]
#[test]
fn nothing_is_taken_away_unless_somebody_said_so() {
    let folder = Folder::new("away");
    folder.keap("gateway tls make --app ab123 --folder tls");
    folder.grant();
    // Twice: what was there the first time is there the second time.
    for (line, asks) in TAKEN_AWAY.iter().chain(TAKEN_AWAY) {
        let output = folder.keap(line);
        let told = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "keap {line}: {told}");
        assert!(
            told.contains(asks) && told.contains("--yes"),
            "keap {line}: {told}"
        );
        assert_eq!(output.stdout, b"", "keap {line}");
    }
    for (line, _) in TAKEN_AWAY
        .iter()
        .filter(|(line, _)| !line.starts_with("call "))
    {
        let output = folder.keap(&format!("{line} --yes"));
        assert_eq!(
            output.status.code(),
            Some(0),
            "keap {line} --yes: {output:?}"
        );
    }
}

#[test]
fn a_list_without_a_row_has_the_columns_that_were_asked_for() {
    let folder = Folder::new("empty");
    let query = "call DataService.query Contact --sandbox --where LastName=nobody";
    let table = folder.printed(&format!("{query} --fields Id,Email"), "csv");
    assert_eq!(table, "Id,Email\r\n");
    let all = folder.printed(query, "csv");
    assert!(all.starts_with("Id,") || all.contains(",Id,"), "{all}");
    assert_eq!(records(&all).len(), 1, "{all}");
}

/// Whoever reads by position finds each column where it was asked for, filled or not.
#[test]
fn a_record_has_the_columns_that_were_asked_for_filled_or_not() {
    let folder = Folder::new("filled");
    for call in ["ContactService.load 4393", "DataService.load Contact 4393"] {
        let line = format!("call {call} --sandbox --fields Fax1,LastName,SpouseName");
        let table = records(&folder.printed(&line, "csv"));
        assert_eq!(table[0], ["Fax1", "LastName", "SpouseName"], "{line}");
        assert_eq!(table.len(), 2, "{line}");
        let line = format!("call {call} --sandbox --fields Fax1");
        let table = folder.printed(&line, "csv");
        assert_eq!(table, "Fax1\r\n\"\"\r\n", "{line}");
    }
}

#[test]
fn fields_stand_in_the_order_in_which_they_were_asked_for_and_once() {
    let folder = Folder::new("order");
    let fields = "--fields Email,Id,FirstName,Id";
    for backend in ["xmlrpc", "v1", "v2"] {
        let load = format!("call ContactService.load 4393 {fields} --sandbox --backend {backend}");
        let table = folder.printed(&load, "csv");
        assert!(table.starts_with("Email,Id,FirstName\r\n"), "{table}");
        let text = folder.printed(&load, "text");
        let at = |name: &str| text.find(&format!("{name} ")).unwrap();
        assert!(
            at("Email") < at("Id") && at("Id") < at("FirstName"),
            "{text}"
        );
        let query = "call DataService.query Contact --where Id=4393 --sandbox --backend";
        let table = folder.printed(&format!("{query} {backend} {fields}"), "csv");
        assert!(table.starts_with("Email,Id,FirstName\r\n"), "{table}");
    }
}

#[test]
fn a_blank_behind_a_comma_is_no_part_of_a_name() {
    let folder = Folder::new("blanks");
    let mut command = folder.command();
    command.args([
        "call",
        "DataService.query",
        "User",
        "--sandbox",
        "--format",
        "csv",
    ]);
    let output = command.args(["--fields", "Id, Email"]).output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(text.starts_with("Id,Email\r\n1,"), "{text}");
    let mut command = folder.command();
    let output = command
        .args(["routes", "--backends", "xmlrpc, v2"])
        .output()
        .unwrap();
    assert_ne!(output.status.code(), Some(2));
}

/// A spreadsheet has no use for JSON, nor for seconds since 1970.
#[test]
fn cells_hold_words_and_times_that_people_read() {
    let folder = Folder::new("cells");
    for line in [
        "coverage --table Contact",
        "coverage --tables",
        "routes",
        "gateway key list",
    ] {
        let output = folder.keap(&format!("{line} --format csv"));
        let text = String::from_utf8(output.stdout).unwrap();
        assert!(text.lines().count() > 1, "{line}: {text}");
        // Paths have `{id}` in them.
        assert!(!text.contains("{\""), "{line}: {text}");
    }
    let keys = folder.keap("gateway key list --format json");
    let keys: Json = serde_json::from_slice(&keys.stdout).unwrap();
    let made = keys[0]["created_at"].as_str().unwrap();
    assert!(made.ends_with('Z') && made.contains('T'), "{made}");
}
