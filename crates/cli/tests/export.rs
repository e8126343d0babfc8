//! Whole tables in files: every row, once, whatever happened on the way.

#![expect(clippy::unwrap_used, reason = "helpers of tests fail by panicking")]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::{env, fs, process};

use serde_json::{Value, json};

#[path = "export/whose.rs"]
mod whose;

/// A folder of its own that goes with the test.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = env::temp_dir().join(format!("keap-export-{name}-{}", process::id()));
        drop(fs::remove_dir_all(&path));
        Self(path)
    }

    /// The names of its files, but for the mark of the account.
    fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(&self.0).unwrap();
        let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
        names.filter(|name| !name.starts_with('.')).collect()
    }

    fn text(&self, name: &str) -> String {
        fs::read_to_string(self.0.join(name)).unwrap()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        drop(fs::remove_dir_all(&self.0));
    }
}

fn keap(line: &str, folder: &Path) -> Output {
    with(&[], line, folder)
}

fn with(variables: &[(&str, &str)], line: &str, folder: &Path) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_keap"));
    for (name, _) in env::vars_os() {
        if name.to_string_lossy().starts_with("KEAP_") {
            command.env_remove(name);
        }
    }
    command
        .envs(variables.iter().copied())
        .args(line.split_whitespace())
        .arg("--to")
        .arg(folder);
    command.arg("--sandbox").output().unwrap()
}

fn told(output: &Output) -> String {
    String::from_utf8_lossy(&[&output.stdout[..], &output.stderr[..]].concat()).into_owned()
}

fn done(line: &str, folder: &Path) -> String {
    let output = keap(line, folder);
    assert_eq!(output.status.code(), Some(0), "{line}: {}", told(&output));
    told(&output)
}

/// The rows of the local Keap by another way.
fn queried(table: &str) -> Vec<Value> {
    let mut command = Command::new(env!("CARGO_BIN_EXE_keap"));
    let args = [
        "call",
        "DataService.query",
        table,
        "--sandbox",
        "--format",
        "json",
    ];
    let output = command.args(args).output().unwrap();
    serde_json::from_slice(&output.stdout).unwrap()
}

#[test]
fn columns_that_nobody_is_sure_of_are_asked_for_and_told_when_they_are_missing() {
    let folder = Folder::new("unsure");
    let told_of = |line: &str| done(line, &folder.0);
    let quiet = told_of("export User Lead Invoice");
    let heads = ["User", "Lead", "Invoice"].map(|table| {
        let text = folder.text(&format!("{table}.csv"));
        text.lines().next().unwrap().to_owned()
    });
    for (head, column) in heads
        .iter()
        .zip(["GlobalUserId", "MonthlyRevenue", "LastUpdated"])
    {
        assert!(head.split(',').any(|name| name == column), "{head}");
    }
    assert!(!quiet.contains("does not read GlobalUserId"), "{quiet}");
    // A loss is told to who wants to hear no more than what is wrong.
    let over_rest = told_of("export User --backend v2 --overwrite --quiet");
    assert!(
        over_rest.contains("User: REST v2 does not read"),
        "{over_rest}"
    );
}

#[test]
fn a_table_is_written_whole_for_its_owner_alone() {
    let folder = Folder::new("whole");
    done("export Contact", &folder.0);
    let text = folder.text("Contact.csv");
    let head = text.lines().next().unwrap();
    assert!(head.split(',').any(|name| name == "FirstName"), "{head}");
    assert!(head.contains(",_"), "no custom field: {head}");
    done("export Contact --as jsonl", &folder.0);
    let ids = |rows: &[Value]| -> Vec<i64> {
        let mut ids: Vec<_> = rows.iter().map(|row| row["Id"].as_i64().unwrap()).collect();
        ids.sort_unstable();
        ids
    };
    let lines = folder.text("Contact.jsonl");
    let rows: Vec<Value> = lines
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert!(rows.len() > 5, "{rows:?}");
    assert_eq!(ids(&rows), ids(&queried("Contact")));
    let mut names = folder.names();
    names.sort();
    assert_eq!(names, ["Contact.csv", "Contact.jsonl"]);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode(&folder.0.join("Contact.csv")), 0o600);
        assert_eq!(mode(&folder.0), 0o700);
    }
}

#[test]
fn every_table_of_xml_rpc_is_written_those_without_rest_too() {
    let folder = Folder::new("all");
    let told = done("export --all", &folder.0);
    for table in ["Contact", "Ticket", "ActionSequence", "ContactGroupAssign"] {
        assert!(folder.0.join(format!("{table}.csv")).exists(), "{told}");
    }
    assert_eq!(folder.names().len(), 60, "{told}");
}

#[test]
fn rest_writes_the_tables_that_it_has() {
    for backend in ["v1", "v2"] {
        let folder = Folder::new(backend);
        let told = done(&format!("export --all --backend {backend}"), &folder.0);
        assert!(folder.0.join("Contact.csv").exists(), "{told}");
        assert!(!folder.0.join("Ticket.csv").exists(), "{told}");
        let left_out = 60 - folder.names().len();
        assert!(told.contains(&format!("{left_out} tables are left out")));
        assert!(told.contains("Ticket"), "{told}");
    }
}

/// What a backend does not list is told of, as columns are that it does not read.
#[test]
fn rows_that_rest_does_not_list_are_told_of_by_their_difference() {
    let folder = Folder::new("kinds");
    let line = "export Template ProductInterest ContactGroup --backend v2";
    let text = done(line, &folder.0);
    for (table, id) in [("Template", "KB-040"), ("ProductInterest", "KB-067")] {
        let warning = format!("{table}: REST v2 does not list every row ({id}: ");
        assert!(text.contains(&warning), "{text}");
    }
    assert_eq!(text.matches("does not list every row").count(), 2, "{text}");
    let json = keap(&format!("{line} --overwrite --format json"), &folder.0);
    let told: Value = serde_json::from_slice(&json.stdout).unwrap();
    assert_eq!(told[0]["rows_left_out"], json!(["KB-040"]));
    assert_eq!(told[2]["rows_left_out"], Value::Null);
    let of_xml_rpc = done("export Template --overwrite --backend xmlrpc", &folder.0);
    assert!(!of_xml_rpc.contains("does not list"), "{of_xml_rpc}");
}

#[test]
fn what_is_there_stays_until_something_else_is_said() {
    let folder = Folder::new("there");
    done("export User", &folder.0);
    let again = keap("export User ContactGroup", &folder.0);
    assert_eq!(again.status.code(), Some(2), "{}", told(&again));
    assert!(told(&again).contains("--overwrite"), "{}", told(&again));
    assert!(!folder.0.join("ContactGroup.csv").exists());
    let resumed = done("export User ContactGroup --resume", &folder.0);
    assert!(resumed.contains("whole already"), "{resumed}");
    fs::write(folder.0.join("User.csv"), "old").unwrap();
    done("export User --overwrite", &folder.0);
    assert!(folder.text("User.csv").starts_with("Id,"));
}

/// As a process leaves it that is killed while it writes its next page.
#[test]
fn a_half_is_completed_behind_what_is_certain() {
    let folder = Folder::new("half");
    done("export Contact --as jsonl", &folder.0);
    let whole = folder.text("Contact.jsonl");
    fs::remove_file(folder.0.join("Contact.jsonl")).unwrap();
    let certain: String = whole.split_inclusive('\n').take(3).collect();
    let last: Value = serde_json::from_str(certain.lines().last().unwrap()).unwrap();
    let state = json!({
        "position": format!("after:{}", last["Id"]), "bytes": certain.len(), "rows": 3, "head": "",
    });
    fs::write(
        folder.0.join("Contact.jsonl.part"),
        format!("{certain}{{\"Id\": 5, \"torn"),
    )
    .unwrap();
    fs::write(folder.0.join("Contact.jsonl.state"), state.to_string()).unwrap();
    let refused = keap("export Contact --as jsonl", &folder.0);
    assert_eq!(refused.status.code(), Some(2), "{}", told(&refused));
    done("export Contact --as jsonl --resume", &folder.0);
    assert_eq!(folder.text("Contact.jsonl"), whole);
    assert_eq!(folder.names().len(), 1);
}

/// A spreadsheet, an editor or a scanner may have had it open between two runs.
#[test]
fn what_was_changed_between_two_runs_is_neither_gone_on_with_nor_whole() {
    let folder = Folder::new("changed");
    let resume = "export Contact --as jsonl --resume";
    let refused = |what: &str| {
        let output = keap(resume, &folder.0);
        assert_eq!(output.status.code(), Some(2), "{what}: {}", told(&output));
        assert!(told(&output).contains(&format!("{what} was changed since")));
    };
    let whole = halve(&folder, "Contact", &json!({}));
    done(resume, &folder.0);
    let changed = whole.replacen("\"Id\":", "\"Jd\":", 1);
    assert_ne!(changed, whole);
    fs::write(folder.0.join("Contact.jsonl"), &changed).unwrap();
    refused("Contact.jsonl");

    let certain: String = whole.split_inclusive('\n').take(1).collect();
    let sha256 = "0".repeat(64);
    halve(&folder, "Contact", &json!({ "sha256": sha256 }));
    refused("Contact.jsonl.part");
    // What is longer than it was, and is cut to its length of before, is no row.
    fs::write(folder.0.join("Contact.jsonl.part"), format!("xx{certain}")).unwrap();
    refused("Contact.jsonl.part");
    done("export Contact --as jsonl --overwrite", &folder.0);
    assert_eq!(folder.text("Contact.jsonl"), whole);
}

/// A half of the table as JSON lines, as a run leaves it that is stopped; its text when it is whole.
fn halve(folder: &Folder, table: &str, more: &Value) -> String {
    let name = format!("{table}.jsonl");
    done(&format!("export {table} --as jsonl --overwrite"), &folder.0);
    let whole = folder.text(&name);
    let certain: String = whole.split_inclusive('\n').take(1).collect();
    let last: Value = serde_json::from_str(&certain).unwrap();
    let mut state = json!({
        "position": format!("after:{}", last["Id"]), "bytes": certain.len(), "rows": 1, "head": "",
    });
    let more = more.as_object().unwrap().clone();
    state.as_object_mut().unwrap().extend(more);
    fs::write(folder.0.join(format!("{name}.part")), certain).unwrap();
    fs::write(folder.0.join(format!("{name}.state")), state.to_string()).unwrap();
    whole
}

/// A count of pages says nothing of rows that came or went meanwhile: one that left shifts another out of the file.
#[test]
fn a_half_that_was_read_by_pages_begins_anew() {
    let folder = Folder::new("pages");
    for position in ["page:1@00000000", "row:1@00000000"] {
        done(
            "export ContactGroupAssign --as jsonl --overwrite",
            &folder.0,
        );
        let whole = folder.text("ContactGroupAssign.jsonl");
        let certain: String = whole.split_inclusive('\n').take(1).collect();
        let state = json!({ "position": position, "bytes": certain.len(), "rows": 1, "head": "" });
        for (ending, text) in [("part", certain), ("state", state.to_string())] {
            let path = folder.0.join(format!("ContactGroupAssign.jsonl.{ending}"));
            fs::write(path, text).unwrap();
        }
        let told = done("export ContactGroupAssign --as jsonl --resume", &folder.0);
        assert!(told.contains("ContactGroupAssign begins anew"), "{told}");
        assert_eq!(folder.text("ContactGroupAssign.jsonl"), whole);
    }
}

/// A line of a schedule would keep the first night for ever.
#[test]
fn a_run_that_exports_nothing_says_so_with_the_day() {
    let folder = Folder::new("already");
    done("export User", &folder.0);
    let told_of = |more: &str| done(&format!("export User --resume {more}"), &folder.0);
    assert!(told_of("--quiet").contains("nothing was exported"));
    assert!(told_of("").contains("User.csv is whole already, since 20"));
    let output = keap("export User --resume --format json", &folder.0);
    let document: Value = serde_json::from_slice(&output.stdout).unwrap();
    let [row] = document.as_array().unwrap().as_slice() else {
        panic!("{document}");
    };
    assert_eq!(row["already"], true);
    assert!(row["written_at"].as_str().unwrap().starts_with("20"));
    let both = done("export User ContactGroup --resume", &folder.0);
    assert!(!both.contains("nothing was exported"), "{both}");
}

/// As a run with `--overwrite` leaves it that is stopped: the file of before has its name still.
#[test]
fn a_half_beside_a_whole_file_is_completed() {
    let folder = Folder::new("beside");
    let whole = halve(&folder, "Contact", &json!({}));
    // A file of before, as its list has it.
    let old = "{\"Id\":1}\n";
    fs::write(folder.0.join("Contact.jsonl"), old).unwrap();
    let list = json!({ "Contact.jsonl": { "bytes": old.len(), "rows": 1 } });
    fs::write(folder.0.join(".keap-export-whole"), list.to_string()).unwrap();
    let told = done("export Contact --as jsonl --resume", &folder.0);
    assert!(!told.contains("whole already"), "{told}");
    assert_eq!(folder.text("Contact.jsonl"), whole);
    assert_eq!(folder.names(), ["Contact.jsonl"]);
}

#[test]
fn what_a_run_was_to_replace_that_ended_before_is_not_whole() {
    let folder = Folder::new("outdated");
    let whole = halve(&folder, "User", &json!({}));
    done("export ContactGroup --as jsonl", &folder.0);
    // No file gets this name, which ends the run before the next table.
    fs::create_dir(folder.0.join("Contact.jsonl")).unwrap();
    let output = keap("export Contact User --as jsonl --overwrite", &folder.0);
    assert_eq!(output.status.code(), Some(3), "{}", told(&output));
    assert!(!folder.0.join("User.jsonl.part").exists());
    fs::remove_dir(folder.0.join("Contact.jsonl")).unwrap();
    fs::write(folder.0.join("User.jsonl"), "x".repeat(whole.len())).unwrap();
    let resume = "export Contact User ContactGroup --as jsonl --resume";
    let told = done(resume, &folder.0);
    assert_eq!(folder.text("User.jsonl"), whole, "{told}");
    assert!(
        told.contains("ContactGroup.jsonl is whole already"),
        "{told}"
    );
    assert!(!folder.text(".keap-export-whole").contains("outdated"));
}

#[test]
fn a_half_keeps_the_zone_that_it_began_with() {
    let folder = Folder::new("zone");
    let began = json!({ "backend": "xmlrpc", "zone": "Europe/Berlin" });
    let resume = "export Contact --as jsonl --resume";
    halve(&folder, "Contact", &began);
    let typed = keap(&format!("{resume} --zone Asia/Tokyo"), &folder.0);
    assert_eq!(typed.status.code(), Some(2), "{}", told(&typed));
    assert!(told(&typed).contains("began in the zone Europe/Berlin"));
    let set = with(&[("KEAP_ZONE", "Asia/Tokyo")], resume, &folder.0);
    assert_eq!(set.status.code(), Some(0), "{}", told(&set));
    assert!(told(&set).contains("goes on in the zone that it began with, Europe/Berlin"));
    let list = folder.text(".keap-export-whole");
    let list: Value = serde_json::from_str(&list).unwrap();
    assert_eq!(list["Contact.jsonl"]["zone"], "Europe/Berlin");
    // All of it, as a run in that zone has it.
    let other = Folder::new("zone-whole");
    done("export Contact --as jsonl --zone Europe/Berlin", &other.0);
    let rest = |folder: &Folder| {
        let text = folder.text("Contact.jsonl");
        let rest: Vec<_> = text.lines().skip(1).map(str::to_owned).collect();
        rest
    };
    assert_eq!(rest(&folder), rest(&other));
}

#[test]
fn tables_that_are_whole_in_another_zone_are_told() {
    let folder = Folder::new("zones");
    done("export User --zone Europe/Berlin", &folder.0);
    let told = done("export User ContactGroup --resume", &folder.0);
    assert!(
        told.contains(
            "User.csv is in the zone Europe/Berlin, and this run reads in America/New_York"
        ),
        "{told}"
    );
    let told = done(
        "export ContactGroup --overwrite --zone Europe/Berlin",
        &folder.0,
    );
    assert!(!told.contains("is in the zone"), "{told}");
}

#[test]
fn a_file_keeps_the_backend_that_it_began_with() {
    let folder = Folder::new("backend");
    done("export Contact --backend v2", &folder.0);
    let typed = keap("export Contact --resume --backend xmlrpc", &folder.0);
    assert_eq!(typed.status.code(), Some(2), "{}", told(&typed));
    assert!(
        told(&typed).contains("Contact.csv was read over REST v2, and not over XML-RPC"),
        "{}",
        told(&typed)
    );
    let resumed = done("export Contact User --resume", &folder.0);
    assert!(resumed.contains("the backend that it began with, REST v2"));
    let list: Value = serde_json::from_str(&folder.text(".keap-export-whole")).unwrap();
    assert_eq!(list["User.csv"]["backend"], "v2");
    done("export ContactGroup", &folder.0);
    let mixed = keap("export Contact ContactGroup --resume", &folder.0);
    assert_eq!(mixed.status.code(), Some(2), "{}", told(&mixed));
    // A list of before, which does not say it.
    let list = json!({ "User.csv": { "bytes": folder.text("User.csv").len(), "rows": 2 } });
    fs::write(folder.0.join(".keap-export-whole"), list.to_string()).unwrap();
    let told = done("export User --resume", &folder.0);
    assert!(
        told.contains("User.csv does not tell over which backend"),
        "{told}"
    );
    assert!(told.contains("User.csv is whole already"), "{told}");
}

#[test]
fn a_table_without_a_counterpart_leaves_nothing() {
    let folder = Folder::new("without");
    let output = keap("export Ticket --backend v2", &folder.0);
    assert_eq!(output.status.code(), Some(3), "{}", told(&output));
    let text = told(&output);
    assert!(
        text.contains("Ticket: no counterpart over REST v2"),
        "{text}"
    );
    assert!(
        text.contains("--backend xmlrpc") && !text.contains("--resume"),
        "{text}"
    );
    assert!(!folder.0.exists());
    let output = keap("export Ticket User --backend v2", &folder.0);
    assert_eq!(output.status.code(), Some(3), "{}", told(&output));
    assert!(told(&output).contains("no counterpart over REST v2"));
    assert_eq!(folder.names(), ["User.csv"]);
}

#[test]
fn a_state_that_cannot_be_read_is_told_of_and_left() {
    let folder = Folder::new("state");
    fs::create_dir_all(&folder.0).unwrap();
    for state in [
        "",
        "{}",
        r#"{"position":"x","bytes":0,"rows":1,"head":""}"#,
        r#"{"position":"after:3","bytes":4096,"rows":3,"head":""}"#,
    ] {
        fs::write(folder.0.join("User.jsonl.part"), "half").unwrap();
        fs::write(folder.0.join("User.jsonl.state"), state).unwrap();
        let output = keap("export User --as jsonl --resume", &folder.0);
        assert_ne!(output.status.code(), Some(0), "{state}: {}", told(&output));
        assert!(
            told(&output).contains("--overwrite"),
            "{state}: {}",
            told(&output)
        );
        assert_eq!(folder.text("User.jsonl.part"), "half", "{state}");
        // No line says that it can be gone on with.
        let told = told(&output);
        let is_shorter = told.contains("is shorter than it was");
        assert!(!(is_shorter && told.contains("go on with")), "{told}");
    }
}

#[test]
fn a_misspelt_table_ends_with_2_before_a_folder_is_made() {
    let folder = Folder::new("misspelt");
    let output = keap("export Contcat", &folder.0);
    assert_eq!(output.status.code(), Some(2), "{}", told(&output));
    assert!(
        told(&output).contains("did you mean Contact?"),
        "{}",
        told(&output)
    );
    assert!(!folder.0.exists());
}

#[test]
fn card_numbers_are_not_written() {
    let folder = Folder::new("cards");
    done("export CreditCard --as jsonl", &folder.0);
    for line in folder.text("CreditCard.jsonl").lines() {
        let card: Value = serde_json::from_str(line).unwrap();
        let number = card.get("CardNumber");
        assert!(number.is_none_or(|number| number == "****"), "{line}");
    }
}

#[test]
fn files_of_another_account_are_not_gone_on_with() {
    let folder = Folder::new("another");
    done("export User", &folder.0);
    fs::write(folder.0.join(".keap-export"), "text(9)#another").unwrap();
    for line in [
        "export User --resume",
        "export ContactGroup",
        "export ContactGroup --overwrite",
    ] {
        let output = keap(line, &folder.0);
        assert_eq!(output.status.code(), Some(2), "{line}: {}", told(&output));
        assert!(told(&output).contains("another account"), "{line}");
    }
    assert_eq!(folder.names(), ["User.csv"]);
}

#[test]
fn what_no_export_has_left_is_not_taken_for_its_own() {
    let folder = Folder::new("stray");
    fs::create_dir_all(&folder.0).unwrap();
    for name in ["User.jsonl.part", "User.jsonl"] {
        let path = folder.0.join(name);
        fs::write(&path, "somebody's own").unwrap();
        let output = keap("export User --as jsonl --resume", &folder.0);
        assert_eq!(output.status.code(), Some(2), "{name}: {}", told(&output));
        assert!(told(&output).contains(name), "{}", told(&output));
        assert_eq!(folder.text(name), "somebody's own");
        fs::remove_file(path).unwrap();
    }
    done("export User --as jsonl", &folder.0);
    let whole = folder.text("User.jsonl");
    fs::write(folder.0.join("User.jsonl"), format!("{whole}more")).unwrap();
    let output = keap("export User --as jsonl --resume", &folder.0);
    assert_eq!(output.status.code(), Some(2), "{}", told(&output));
    done("export User --as jsonl --overwrite", &folder.0);
    assert_eq!(folder.text("User.jsonl"), whole);
}

#[test]
fn one_export_at_a_time_writes_into_a_folder() {
    let folder = Folder::new("lock");
    done("export User", &folder.0);
    let lock = fs::File::open(folder.0.join(".keap-export-lock")).unwrap();
    lock.lock().unwrap();
    let output = keap("export ContactGroup", &folder.0);
    assert_eq!(output.status.code(), Some(3), "{}", told(&output));
    assert!(told(&output).contains("another export is at work"));
    assert_eq!(folder.names(), ["User.csv"]);
    drop(lock);
    done("export ContactGroup", &folder.0);
}

/// As an export leaves it whose network was gone when it began.
#[test]
fn a_half_without_a_row_keeps_nobody_from_beginning() {
    let folder = Folder::new("empty-half");
    fs::create_dir_all(&folder.0).unwrap();
    fs::write(folder.0.join("User.csv.part"), "Id\n").unwrap();
    for (rows, code) in [(1, 2), (0, 0)] {
        let state = json!({ "position": "after:0", "bytes": 3, "rows": rows, "head": "Id\n" });
        fs::write(folder.0.join("User.csv.state"), state.to_string()).unwrap();
        let output = keap("export User", &folder.0);
        assert_eq!(
            output.status.code(),
            Some(code),
            "{rows}: {}",
            told(&output)
        );
    }
    assert_eq!(folder.names(), ["User.csv"]);
}

#[test]
fn a_file_in_place_of_the_folder_is_told_as_one() {
    let folder = Folder::new("file");
    fs::write(&folder.0, "").unwrap();
    let output = keap("export User", &folder.0);
    fs::remove_file(&folder.0).unwrap();
    assert_eq!(output.status.code(), Some(2), "{}", told(&output));
    assert!(
        told(&output).contains("is a file, not a folder"),
        "{}",
        told(&output)
    );
}

/// Somebody has copied the half from elsewhere, or an old mask was wide.
#[cfg(unix)]
#[test]
fn a_half_that_others_may_read_becomes_private() {
    use std::os::unix::fs::PermissionsExt as _;

    for flag in ["--resume", "--overwrite"] {
        let folder = Folder::new("mode");
        fs::create_dir_all(&folder.0).unwrap();
        let part = folder.0.join("User.jsonl.part");
        fs::write(&part, "").unwrap();
        let state = json!({ "position": "after:0", "bytes": 0, "rows": 0, "head": "" });
        fs::write(folder.0.join("User.jsonl.state"), state.to_string()).unwrap();
        fs::set_permissions(&part, fs::Permissions::from_mode(0o644)).unwrap();
        done(&format!("export User --as jsonl {flag}"), &folder.0);
        let about = fs::metadata(folder.0.join("User.jsonl")).unwrap();
        assert_eq!(about.permissions().mode() & 0o777, 0o600, "{flag}");
    }
}
