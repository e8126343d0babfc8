//! `keap audit` on the command line: how it ends, what it writes, and what others make of that.

#![expect(clippy::unwrap_used, reason = "helpers of tests fail by panicking")]

use std::path::PathBuf;
use std::process::{Command, Output};
use std::{env, fs, process};

use serde_json::Value;

/// A tree with a program, which goes with the test.
struct Tree(PathBuf);

/// A call that goes through the gateway as it is, one that is refused over REST, and one that the owner names a row for.
const PROGRAM: &str = "<?php
$app = new iSDK();
$app->dsQuery('Contact', 10, 0, ['Email' => 'a@example.com'], ['Id', 'FirstName']);
$app->dsQuery('ActionSequence', 10, 0, ['Id' => 7], ['Id']);
$app->runAS(7, 12);
";

impl Tree {
    fn new(name: &str, program: &str) -> Self {
        let path = env::temp_dir().join(format!("keap-audit-{name}-{}", process::id()));
        drop(fs::remove_dir_all(&path));
        fs::create_dir_all(path.join("src")).unwrap();
        fs::write(path.join("src/shop.php"), program).unwrap();
        Self(path)
    }

    fn keap(&self, line: &str) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_keap"));
        for (name, _) in env::vars_os() {
            if name.to_string_lossy().starts_with("KEAP_") {
                command.env_remove(name);
            }
        }
        command.args(line.split_whitespace()).current_dir(&self.0);
        command.output().unwrap()
    }

    /// What is told when the command ends with a code.
    fn ends(&self, line: &str, code: i32) -> String {
        let output = self.keap(line);
        let told = [&output.stdout[..], &output.stderr[..]].concat();
        let told = String::from_utf8_lossy(&told).into_owned();
        assert_eq!(output.status.code(), Some(code), "{line}: {told}");
        told
    }
}

impl Drop for Tree {
    fn drop(&mut self) {
        drop(fs::remove_dir_all(&self.0));
    }
}

/// The columns of the table that the page on the command tells.
fn documented() -> String {
    let page = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/audit.md");
    let page = fs::read_to_string(page).unwrap();
    let (_, table) = page.split_once("| Column of the CSV |").unwrap();
    let rows = table
        .lines()
        .skip(2)
        .take_while(|line| line.starts_with('|'));
    let cells = rows.filter_map(|row| row.split('|').nth(1));
    let names = cells.flat_map(|cell| cell.split('`').skip(1).step_by(2));
    names.collect::<Vec<_>>().join(",")
}

/// Whoever reads the table by its columns finds them every night, and no object within a cell.
#[test]
fn the_table_has_the_same_columns_whatever_was_found() {
    let tree = Tree::new("table", "<?php\n");
    let empty = tree.ends("audit src --format csv", 0);
    let program = "<?php $app = new iSDK;\n$app->dsQuery('Contact', 1, 0, array('Id' => 1, 'Email' => 'x'), array('Id', 'Password'));\n";
    let key = "$key = 'KeapAK-0123456789abcdef0123456789abcdef0123456789abcdef';\n";
    fs::write(tree.0.join("src/shop.php"), format!("{program}{key}")).unwrap();
    let told = tree.ends("audit src --format csv", 1);
    let head = told.split_once("\r\n").unwrap().0;
    assert_eq!(empty.split_once("\r\n").unwrap().0, head);
    assert!(
        told.contains(",Id Password Email,Id Password,,Id Email,"),
        "{told}"
    );
    assert!(told.contains(",rewrite,,none,KB-001,"), "{told}");
    assert!(told.contains("KB-001: Stop using the column"), "{told}");
    assert!(
        !told.contains("served_v1") && !told.contains("used: "),
        "{told}"
    );
    let commas = head.matches(',').count();
    let credential = told
        .lines()
        .find(|row| row.starts_with("credential,"))
        .unwrap();
    assert_eq!(credential.matches(',').count(), commas, "{credential}");
}

#[test]
fn it_ends_as_it_was_asked_to() {
    let tree = Tree::new("ends", PROGRAM);
    let told = tree.ends("audit src", 1);
    let blocker = told.find("BLOCKER").unwrap();
    assert!(blocker < told.find("drop-in").unwrap(), "{told}");
    assert!(told.contains("shop.php:4:"), "{told}");
    tree.ends("audit src --fail-on blocker", 1);
    tree.ends("audit src --fail-on none", 0);
    tree.ends("audit nowhere", 2);
    tree.ends("audit /dev/null", 2);
    tree.ends("audit", 2);
    tree.ends("coverage --format sarif", 2);
    let table = tree.ends("audit src --format csv", 1);
    let (head, rows) = table.split_once("\r\n").unwrap();
    assert_eq!(head, documented(), "{head}");
    let lines = tree.ends("audit src --format jsonl", 1);
    let uses = lines.matches("\"kind\":\"use\"").count();
    assert_eq!(rows.matches("use,").count(), uses, "{rows}");
    assert!(rows.starts_with("use,src,shop.php,") && uses > 1, "{rows}");
    tree.ends("audit src --baseline src/shop.php", 2);
    fs::remove_file(tree.0.join("src/shop.php")).unwrap();
    for line in ["audit src", "audit src --fail-on none"] {
        let told = tree.ends(line, 3);
        assert!(told.contains("No file was read"), "{told}");
    }
    fs::write(tree.0.join("src/shop.php"), "<?php\n").unwrap();
    let told = tree.ends("audit src", 0);
    assert!(told.contains("Nothing of XML-RPC was found."), "{told}");
}

#[test]
fn what_was_not_read_wholly_does_not_look_clean() {
    let tree = Tree::new("doubt", "<?php\n");
    let filler = "// a line of something else\n".repeat(400);
    let large = tree.0.join("src/large.php");
    fs::write(&large, format!("<?php\n{filler}$app->grpAssign(1, 2);\n")).unwrap();
    for (line, code) in [
        ("audit src --largest 4096", 3),
        ("audit src --largest 4096 --fail-on blocker", 0),
        ("audit src --largest 4096 --fail-on none", 0),
    ] {
        let told = tree.ends(line, code);
        assert!(
            told.contains("found in what was read; 1 file was not read wholly"),
            "{told}"
        );
        assert!(told.contains("large.php: too large"), "{told}");
    }
    let sarif: Value = {
        let told = tree.ends("audit src --largest 4096 --format sarif", 3);
        serde_json::from_str(&told).unwrap()
    };
    let notes = &sarif["runs"][0]["invocations"][0]["toolExecutionNotifications"];
    assert_eq!(notes[0]["message"]["text"], "large.php: too large");
    fs::write(&large, format!("<?php\n{filler}")).unwrap();
    let told = tree.ends("audit src --largest 4096", 0);
    assert!(told.contains("Nothing of XML-RPC was found."), "{told}");
}

/// Folders of plug-ins are often ignored, and nobody who is told "nothing was found" thinks of it.
#[test]
fn what_is_left_out_is_counted_and_a_tree_of_nothing_else_is_no_clean_one() {
    let tree = Tree::new("left-out", PROGRAM);
    fs::write(tree.0.join("src/.gitignore"), "shop.php\n").unwrap();
    fs::write(tree.0.join("src/other.php"), "<?php\n").unwrap();
    // Lines are folded where the terminal ends.
    let told = |line: &str, code| {
        let told = tree.ends(line, code);
        told.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let left_out = told("audit src", 0);
    assert!(left_out.contains("1 left out by .gitignore"), "{left_out}");
    fs::write(tree.0.join("src/.gitignore"), "*\n").unwrap();
    let told = told("audit src", 3);
    assert!(told.contains("No file was read"), "{told}");
    assert!(told.contains("3 are left out by .gitignore"), "{told}");
    let sarif = tree.ends("audit src --format sarif", 3);
    assert!(sarif.contains("\"executionSuccessful\": false"), "{sarif}");
    let told = tree.ends("audit src --with-ignored", 1);
    assert!(!told.contains("left out"), "{told}");
}

#[cfg(unix)]
#[test]
fn a_link_is_followed_where_it_is_named() {
    let tree = Tree::new("link", PROGRAM);
    std::os::unix::fs::symlink("src", tree.0.join("linked")).unwrap();
    std::os::unix::fs::symlink("..", tree.0.join("src/up")).unwrap();
    std::os::unix::fs::symlink("nowhere", tree.0.join("broken")).unwrap();
    let told = tree.ends("audit linked", 1);
    assert!(told.contains("shop.php:4:"), "{told}");
    assert!(told.contains("1 link followed as asked"), "{told}");
    assert!(told.contains("1 links"), "{told}");
    tree.ends("audit broken", 2);
}

#[test]
fn what_has_changed_is_asked_of_a_repository() {
    let tree = Tree::new("since", PROGRAM);
    let told = tree.ends("audit src --since main", 2);
    assert!(told.contains("is in no git repository"), "{told}");
    tree.ends("audit src --since main --write-baseline all.json", 2);
    tree.ends("audit --since main --log access.log", 2);
}

#[test]
fn what_the_baseline_knows_is_not_counted() {
    let tree = Tree::new("baseline", PROGRAM);
    tree.ends("audit src --write-baseline known.json", 1);
    let told = tree.ends("audit src --baseline known.json", 0);
    assert!(told.contains("3 more are in the baseline"), "{told}");
    let more = format!("{PROGRAM}$app->campPause(7, 3);\n");
    fs::write(tree.0.join("src/shop.php"), more).unwrap();
    let told = tree.ends("audit src --baseline known.json --fail-on blocker", 1);
    assert!(
        told.contains("pauseCampaign") && !told.contains("ActionSequence"),
        "{told}"
    );
}

/// Uses, credentials and addresses: what is known is not told, and the audit ends well.
#[test]
fn a_baseline_of_several_paths_is_the_same_from_another_folder() {
    let tree = Tree::new("elsewhere", PROGRAM);
    fs::create_dir_all(tree.0.join("plugins")).unwrap();
    fs::write(tree.0.join("plugins/b.php"), PROGRAM).unwrap();
    tree.ends("audit src plugins --write-baseline known.json", 1);
    tree.ends("audit ./src plugins/ --baseline known.json", 0);
    let (folder, name) = (tree.0.parent().unwrap(), tree.0.file_name().unwrap());
    let name = name.to_string_lossy();
    let line = format!("audit {name}/src {name}/plugins --baseline {name}/known.json");
    let mut command = Command::new(env!("CARGO_BIN_EXE_keap"));
    let output = command.args(line.split(' ')).current_dir(folder).output();
    assert_eq!(output.unwrap().status.code(), Some(0), "{line}");
}

#[test]
fn what_lies_below_two_paths_is_read_and_counted_once() {
    let tree = Tree::new("nested", PROGRAM);
    let whole = tree.ends("audit . --format json", 1);
    for line in [
        "audit . src",
        "audit src . src",
        "audit src/shop.php .",
        "audit . .",
    ] {
        let told = tree.ends(&format!("{line} --format json"), 1);
        let read =
            |text: &str| serde_json::from_str::<Value>(text).unwrap()["reading"]["files"].clone();
        assert_eq!(read(&told), read(&whole), "{line}");
        assert_eq!(
            told.matches("runAS").count(),
            whole.matches("runAS").count(),
            "{line}"
        );
    }
}

#[test]
fn what_is_wrong_with_a_dialect_is_said_with_its_place() {
    let tree = Tree::new("dialect", PROGRAM);
    let head = "id = \"shop\"\ntitle = \"shop\"\nlanguages = [\"php\"]\n";
    for (text, wanted) in [
        (
            "[calls.crm]\nadd = { metod = \"ContactService.add\" }\n",
            "unknown field `metod`, expected one of `method`",
        ),
        ("wods = []\n", "unknown field `wods`, expected one of `id`"),
        (
            "[[clients]]\ntype = \"crm\"\n[[services]]\non = \"cmr\"\n",
            "is of \"cmr\", and its types are \"crm\"",
        ),
        ("words = [\"a\n", "line 4, column"),
    ] {
        fs::write(tree.0.join("shop.toml"), format!("{head}{text}")).unwrap();
        let told = tree.ends("audit src --dialect shop.toml", 2);
        assert!(told.contains(wanted), "{told}");
        assert!(!told.contains("\\n"), "{told}");
    }
}

#[test]
fn the_baseline_knows_addresses_alone_too() {
    let address = "<?php\n$url = 'https://ab123.infusionsoft.com/api/xmlrpc';\n";
    let tree = Tree::new("addresses", address);
    let told = tree.ends("audit src --write-baseline known.json", 1);
    assert!(
        told.contains("No call of XML-RPC was found, and 1 address of it."),
        "{told}"
    );
    let told = tree.ends("audit src --baseline known.json", 0);
    assert!(told.contains("Nothing new of XML-RPC was found."), "{told}");
    assert!(told.contains("1 more is in the baseline"), "{told}");
    // What an older program wrote knows no addresses, and is read.
    let old = "{\"schema\": \"keap-audit-baseline/1\", \"findings\": []}";
    fs::write(tree.0.join("old.json"), old).unwrap();
    tree.ends("audit src --baseline old.json", 1);
}

#[test]
fn effort_classes_have_the_colours_of_verdicts() {
    let tree = Tree::new("colours", PROGRAM);
    let told = tree.ends("audit src --color always", 1);
    for painted in [
        "\u{1b}[1;31mBLOCKER rewrite\u{1b}[0m: ",
        "\u{1b}[32mdrop-in\u{1b}[0m: ",
    ] {
        assert!(told.contains(painted), "{told:?}");
    }
    for line in [
        "audit src",
        "audit src --color never",
        "audit src --format json --color always",
    ] {
        assert!(!tree.ends(line, 1).contains('\u{1b}'), "{line}");
    }
}

#[cfg(unix)]
#[test]
fn what_is_no_regular_file_is_counted_and_not_opened() {
    let tree = Tree::new("special", PROGRAM);
    let _socket = std::os::unix::net::UnixListener::bind(tree.0.join("src/s")).unwrap();
    let made = Command::new("mkfifo")
        .arg(tree.0.join("src/pipe.php"))
        .status();
    let count = if made.is_ok_and(|made| made.success()) {
        2
    } else {
        1
    };
    let told = tree.ends("audit src", 1);
    assert!(
        told.contains(&format!("{count} not a regular file")),
        "{told}"
    );
}

/// As root, a file in the place of a device would take it from the whole machine.
#[cfg(unix)]
#[test]
fn what_is_no_file_is_written_to_and_not_replaced() {
    use std::os::unix::fs::FileTypeExt as _;
    let tree = Tree::new("device", PROGRAM);
    std::os::unix::fs::symlink("known.json", tree.0.join("link.json")).unwrap();
    fs::write(tree.0.join("known.json"), "").unwrap();
    tree.ends("audit src --write-baseline link.json", 1);
    assert!(tree.0.join("link.json").is_symlink());
    tree.ends("audit src --baseline known.json", 0);
    let pipe = tree.0.join("pipe");
    if !Command::new("mkfifo")
        .arg(&pipe)
        .status()
        .is_ok_and(|made| made.success())
    {
        return;
    }
    // Both ends, so that opening it waits for nobody.
    let reader = fs::File::options().read(true).write(true).open(&pipe);
    tree.ends("audit src --write-baseline pipe", 1);
    assert!(pipe.metadata().unwrap().file_type().is_fifo());
    drop(reader);
}

#[test]
fn the_policy_is_taken_by_the_router_and_never_written_over() {
    let tree = Tree::new("policy", PROGRAM);
    tree.ends("audit src --write-policy routes.toml", 1);
    let told = tree.ends(
        "routes --policy routes.toml --operation DataService.query --table ActionSequence --format json",
        0,
    );
    assert!(told.contains("xmlrpc"), "{told}");
    let policy = fs::read_to_string(tree.0.join("routes.toml")).unwrap();
    assert!(policy.contains("12 = [{ goal = "), "{policy}");
    let told = tree.ends("audit src --write-policy routes.toml", 2);
    assert!(told.contains("is there already"), "{told}");
    assert_eq!(
        fs::read_to_string(tree.0.join("routes.toml")).unwrap(),
        policy
    );
}

#[test]
fn logs_are_read_alone_and_beside_sources() {
    let tree = Tree::new("logs", PROGRAM);
    let line = "10.0.0.7 - joe [28/Nov/2026:10:00:00 +0000] \"POST /api/xmlrpc HTTP/1.1\" 200 5 \"-\" \"old\"\n";
    fs::write(tree.0.join("access.log"), line.repeat(3)).unwrap();
    let told = tree.ends("audit --log access.log", 1);
    assert!(
        told.contains("3 calls") && !told.contains("10.0.0.7"),
        "{told}"
    );
    let told = tree.ends("audit src --log access.log --addresses", 1);
    assert!(told.contains("10.0.0.7") && !told.contains("joe"), "{told}");
    tree.ends("audit src --log nowhere.log", 2);
    tree.ends("audit src --addresses", 2);
}

#[test]
fn each_form_is_what_it_says() {
    let tree = Tree::new("forms", PROGRAM);
    let json: Value = serde_json::from_str(&tree.ends("audit src --format json", 1)).unwrap();
    assert_eq!(json["uses"].as_array().unwrap().len(), 3);
    let lines = tree.ends("audit src --format jsonl", 1);
    let kinds = lines.lines().map(|line| {
        let line: Value = serde_json::from_str(line).unwrap();
        line["kind"].as_str().unwrap().to_owned()
    });
    assert_eq!(kinds.filter(|kind| kind == "use").count(), 3);
    let sarif: Value = serde_json::from_str(&tree.ends("audit src --format sarif", 1)).unwrap();
    assert_eq!(sarif["version"], "2.1.0");
    let uri = &sarif["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]
        ["uri"];
    assert_eq!(uri, "shop.php");
    assert!(
        tree.ends("audit src --format markdown", 1)
            .starts_with("# What calls XML-RPC")
    );
    assert!(
        tree.ends("audit src --format html", 1)
            .starts_with("<!doctype html>")
    );
}

#[test]
fn what_was_found_is_told_where_the_baseline_cannot_be_written() {
    let tree = Tree::new("unwritten", PROGRAM);
    let whole = tree.ends("audit src", 1);
    let told = tree.ends("audit src --write-baseline none/known.json", 2);
    assert!(told.contains("cannot write"), "{told}");
    let first = whole.lines().next().unwrap();
    assert!(told.contains(first), "{told}");
}

#[test]
fn sizes_have_units_and_a_dash_is_a_log() {
    let tree = Tree::new("sizes", PROGRAM);
    for size in ["4194304", "4MB", "4MiB", "4m", "512k"] {
        tree.ends(&format!("audit src --largest={size}"), 1);
    }
    for size in ["4apples", "-1", "MB", "99999999999999G"] {
        let told = tree.ends(&format!("audit src --largest={size}"), 2);
        assert!(told.contains("a number of bytes"), "{told}");
    }
    let told = tree.ends("audit -", 2);
    assert!(told.contains("--log -"), "{told}");
}
