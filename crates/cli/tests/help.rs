//! Help, manual and completions: what a person finds who has the program and nothing else.

#![expect(clippy::unwrap_used, reason = "helpers of tests fail by panicking")]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::{env, fs, process};

fn keap(line: &str) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_keap"));
    command.args(line.split_whitespace()).output().unwrap()
}

fn text(output: &Output) -> String {
    assert!(output.status.success(), "{output:?}");
    String::from_utf8(output.stdout.clone()).unwrap()
}

/// A folder of its own that goes with the test.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = env::temp_dir().join(format!("keap-help-{name}-{}", process::id()));
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        drop(fs::remove_dir_all(&self.0));
    }
}

fn variables(text: &str) -> BTreeSet<String> {
    let plain = text
        .replace("\\fB", " ")
        .replace("\\fR", " ")
        .replace('\\', "");
    let words = plain.split(|c: char| !c.is_ascii_alphanumeric() && c != '_');
    words
        .filter(|word| word.starts_with("KEAP_"))
        .map(str::to_owned)
        .collect()
}

fn pages(folder: &Path) -> Vec<(String, String)> {
    let entries = fs::read_dir(folder).unwrap().map(Result::unwrap);
    entries
        .map(|entry| {
            let name = entry.file_name().into_string().unwrap();
            (name, fs::read_to_string(entry.path()).unwrap())
        })
        .collect()
}

#[test]
fn every_variable_of_a_flag_is_on_the_page() {
    let folder = Folder::new("variables");
    let path = folder.0.join("man1");
    text(&keap(&format!("man {}", path.display())));
    let page = variables(&text(&keap("help environment")));
    let flags: BTreeSet<String> = pages(&path)
        .iter()
        .flat_map(|(_, page)| variables(page))
        .filter(|name| name != "KEAP_WHAT_IS")
        .collect();
    assert!(flags.len() > 15, "{flags:?}");
    let missing: Vec<_> = flags.difference(&page).collect();
    assert_eq!(missing, Vec::<&String>::new());
}

#[test]
fn the_manual_has_a_page_for_each_command() {
    let folder = Folder::new("manual");
    text(&keap(&format!("man {}", folder.0.display())));
    let names: BTreeSet<String> = pages(&folder.0).into_iter().map(|(name, _)| name).collect();
    for name in [
        "keap.1",
        "keap-call.1",
        "keap-auth-login.1",
        "keap-gateway-key-new.1",
        "keap-environment.7",
        "keap-exit-codes.7",
        "keap-glossary.7",
        "keap-output.7",
        "keap-profiles.7",
    ] {
        assert!(names.contains(name), "{name} of {names:?}");
    }
}

/// Beside the folder of the first section `man` looks for the others in one of their own.
#[test]
fn the_manual_tells_its_files_and_each_page_those_around_it() {
    let folder = Folder::new("around");
    let line = format!("--format json man {}", folder.0.join("man1").display());
    let told: serde_json::Value = serde_json::from_str(&text(&keap(&line))).unwrap();
    let files = told["files"].as_array().unwrap();
    let mut seen: BTreeSet<String> = BTreeSet::new();
    for file in files {
        let path = file["file"].as_str().unwrap();
        let place = format!("man{}", file["section"]);
        assert!(Path::new(path).parent().unwrap().ends_with(place), "{path}");
        let page = fs::read_to_string(path).unwrap();
        let (_, around) = page.split_once(".SH \"SEE ALSO\"").unwrap();
        let around = around.replace('\\', "");
        seen.insert(format!(
            "{}({})",
            file["page"].as_str().unwrap(),
            file["section"]
        ));
        if file["page"] == "keap-auth-login" {
            for (name, section) in [("keap", 1), ("keap-auth", 1), ("keap-exit-codes", 7)] {
                assert!(
                    around.contains(&format!("fB{name}fR({section})")),
                    "{around}"
                );
            }
            assert!(
                page.contains("\\-\\-redirect\\-uri\\fR\\ \\fIURI"),
                "{page}"
            );
        }
        let led = around.split("fB").skip(1).map(|one| one.replace("fR", ""));
        let led = led.filter_map(|one| Some(one.split_once(')')?.0.to_owned() + ")"));
        for one in led {
            let (name, section) = one.trim_end_matches(')').split_once('(').unwrap();
            let there = files.iter().any(|file| {
                file["page"] == name && file["section"].as_u64() == section.parse().ok()
            });
            assert!(there, "{one} of {path}");
        }
    }
    assert_eq!(seen.len(), files.len());
    assert!(text(&keap(&line.replace("--format json ", ""))).contains("man7"));
}

/// What help tells on its own pages stands on those of the manual, where it concerns the command.
#[test]
fn pages_of_the_manual_tell_environment_exit_codes_and_examples() {
    let folder = Folder::new("sections");
    text(&keap(&format!("man {}", folder.0.display())));
    let all = pages(&folder.0);
    assert!(all.len() > 40, "{}", all.len());
    for (name, page) in all.iter().filter(|(name, _)| name.ends_with(".1")) {
        for section in ["ENVIRONMENT", "EXIT STATUS", "EXAMPLES"] {
            let heads = page.matches(&format!(".SH \"{section}\"")).count();
            assert_eq!(heads, 1, "{section} of {name}");
        }
        assert!(page.contains("\\fB143\\fR"), "{name}");
        assert!(page.contains("\\fBKEAP_PROFILE\\fR"), "{name}");
    }
    let page = |name: &str| &all.iter().find(|(one, _)| one == name).unwrap().1;
    let told = "\\fBKEAP_JOURNAL\\fR\nwith Postgres: the folder";
    assert!(page("keap-auth-status.1").contains(told));
    assert!(!page("keap-demo.1").contains("KEAP_JOURNAL"));
    assert!(page("keap.1").contains(told));
    assert!(page("keap-demo.1").contains("  keap demo \\-\\-all"));
}

#[test]
fn a_manual_that_cannot_be_written_ends_with_3() {
    let folder = Folder::new("unwritable");
    let file = folder.0.join("file");
    fs::write(&file, "").unwrap();
    let output = keap(&format!("man {}/in-it", file.display()));
    assert_eq!(output.status.code(), Some(3), "{output:?}");
}

#[test]
fn pages_for_all_commands_are_found_whatever_their_case() {
    for (topic, has) in [
        ("exit-codes", "143"),
        ("Environment", "KEAP_STORE_KEY"),
        ("glossary", "unexplained"),
        ("output", "jsonl"),
    ] {
        let page = text(&keap(&format!("help {topic}")));
        assert!(page.contains(has), "{topic}: {page}");
        let widest = page.lines().map(|line| line.chars().count()).max().unwrap();
        assert!(widest <= 100, "{topic} is {widest} wide");
    }
}

#[test]
fn a_page_is_a_document_for_programs_too() {
    let page = text(&keap("help exit-codes --format json"));
    let page: serde_json::Value = serde_json::from_str(&page).unwrap();
    assert_eq!(page["page"], "exit-codes");
    assert!(page["text"].as_str().unwrap().contains("143"));
}

#[test]
fn help_of_a_command_is_that_of_its_flag() {
    for command in ["call", "auth login", "gateway key new"] {
        let asked = text(&keap(&format!("help {command}")));
        assert_eq!(
            asked,
            text(&keap(&format!("{command} --help"))),
            "{command}"
        );
    }
    assert_eq!(text(&keap("help")), text(&keap("--help")));
}

#[test]
fn help_on_a_misspelt_word_ends_with_2_and_the_nearest_one() {
    for (line, says) in [
        ("help exit-code", "did you mean exit-codes?"),
        ("help docter", "did you mean doctor?"),
        ("help auth logn", "did you mean login?"),
        ("help keep-alive", "did you mean `keap auth keep-alive`?"),
        ("help zzzzzzzz", "try one of "),
        ("help exit-codes x", "exit-codes is one page"),
        ("help export foo", "`keap export` has no subcommands"),
        (
            "help auth login foo",
            "`keap auth login` has no subcommands",
        ),
    ] {
        let output = keap(line);
        let told = String::from_utf8(output.stderr.clone()).unwrap();
        assert_eq!(output.status.code(), Some(2), "{line}: {told}");
        assert!(told.contains(says), "{line}: {told}");
    }
}

/// What is told of values is told alike everywhere: `[env: NAME]`, `[default: VALUE]` and `Default: what is then`.
#[test]
fn values_have_one_notation_in_all_helps() {
    let folder = Folder::new("notation");
    text(&keap(&format!("man {}", folder.0.display())));
    let mut helps: Vec<(String, String)> = Vec::new();
    let all = pages(&folder.0);
    for (name, _) in all.iter().filter(|(name, _)| name.ends_with(".1")) {
        let words = name.trim_end_matches(".1").replace('-', " ");
        // A name with a hyphen is one word.
        let line = words
            .trim_start_matches("keap")
            .replace("keep alive", "keep-alive");
        for help in ["-h", "--help"] {
            let mut command = Command::new(env!("CARGO_BIN_EXE_keap"));
            command
                .env("KEAP_MAIL_USER", "4711")
                .env("KEAP_ZONE", "Asia/Tokyo");
            let shown = command
                .args(line.split_whitespace())
                .arg(help)
                .output()
                .unwrap();
            helps.push((format!("keap{line} {help}"), text(&shown)));
        }
    }
    assert!(helps.len() > 60, "{}", helps.len());
    for (line, help) in helps {
        let help = help.split_whitespace().collect::<Vec<_>>().join(" ");
        for wrong in ["[env: `", "; default:", "(default", "4711", "Asia/Tokyo"] {
            assert!(!help.contains(wrong), "{line}: {wrong}\n{help}");
        }
        for (mark, ends) in [("[env: ", "="), ("[default: ", " ")] {
            let mut told = help
                .split(mark)
                .skip(1)
                .map(|rest| rest.split(']').next().unwrap());
            assert!(
                !told.any(|value| value.contains(ends)),
                "{line}: {mark}\n{help}"
            );
        }
    }
}
