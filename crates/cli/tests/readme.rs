//! What the pages say about the program: their commands are understood, and the demo ends as the front page shows it.

#![expect(clippy::unwrap_used, reason = "helpers of tests fail by panicking")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn run(args: &[String]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_keap"));
    for (name, _) in std::env::vars_os() {
        if name.to_string_lossy().starts_with("KEAP_") {
            command.env_remove(name);
        }
    }
    command.args(args).output().unwrap()
}

/// The number of milliseconds is that of the machine.
fn without_time(verdict: &str) -> String {
    let (head, tail) = verdict.split_once(" in ").unwrap();
    let (_, tail) = tail.split_once(" ms").unwrap();
    format!("{head}{tail}")
}

#[test]
fn the_demo_ends_with_the_numbers_of_the_front_page() {
    let output = run(&["demo".to_owned()]);
    let text = String::from_utf8(output.stdout).unwrap();
    let verdict = text
        .lines()
        .rev()
        .find(|line| line.contains(" wires in "))
        .unwrap();
    let front = fs::read_to_string(root().join("README.md")).unwrap();
    let shown = front
        .lines()
        .find(|line| line.contains(" wires in "))
        .unwrap();
    assert_eq!(without_time(shown), without_time(verdict));
    // The piece of a table above it is in the output, too, but for its ruler.
    for line in front
        .lines()
        .filter(|line| line.trim_start().starts_with("DateCreated  "))
    {
        assert!(text.contains(line.trim()), "{line}");
    }
}

/// The commands in the fenced blocks of a page that begin with `keap`, or with `cargo run -p keap-cli --`.
fn commands(text: &str) -> Vec<Vec<String>> {
    let mut commands = Vec::new();
    let mut fence: Option<bool> = None;
    for line in text.lines() {
        if let Some(language) = line.trim_start().strip_prefix("```") {
            fence = match fence {
                None => Some(matches!(language, "console" | "sh" | "bash" | "shell")),
                Some(_) => None,
            };
            continue;
        }
        if fence == Some(true) {
            commands.extend(words(line));
        }
    }
    commands
}

fn words(line: &str) -> Option<Vec<String>> {
    let line = line.split(" #").next()?.trim().trim_start_matches("$ ");
    let line = line.split(['|', '<', '>', '&', ';']).next()?.trim();
    let line = line.replace("cargo run -p keap-cli -- ", "keap ");
    let mut words: Vec<String> = Vec::new();
    let mut quote: Option<char> = None;
    let mut inside = false;
    for sign in line.chars() {
        match (quote, sign) {
            (Some(open), sign) if open == sign => quote = None,
            (None, '\'' | '"') => {
                quote = Some(sign);
                if !inside {
                    words.push(String::new());
                    inside = true;
                }
            }
            (None, ' ') => inside = false,
            (_, sign) => {
                if !inside {
                    words.push(String::new());
                    inside = true;
                }
                words.last_mut()?.push(sign);
            }
        }
    }
    let program = words.iter().position(|word| !word.contains('='))?;
    (words[program] == "keap").then(|| words.split_off(program + 1))
}

#[test]
fn the_commands_of_the_pages_are_understood() {
    let mut pages = vec![root().join("README.md"), root().join("MIGRATION.md")];
    for page in fs::read_dir(root().join("docs")).unwrap() {
        let page = page.unwrap().path();
        pages.extend(page.is_file().then_some(page));
    }
    for folder in fs::read_dir(root().join("crates")).unwrap() {
        pages.push(folder.unwrap().path().join("README.md"));
    }
    let mut tried = 0;
    for page in pages.iter().filter(|page| page.exists()) {
        for mut command in commands(&fs::read_to_string(page).unwrap()) {
            // Everything before it is read, and nothing is done.
            command.push("--help".to_owned());
            let output = run(&command);
            let told = String::from_utf8_lossy(&output.stderr);
            assert!(
                output.status.success(),
                "{}: {command:?}\n{told}",
                page.display()
            );
            tried += 1;
        }
    }
    assert!(tried > 15, "{tried} commands");
}

/// The first report of the help, of the front page and of the page about it are made by the same lines.
#[test]
fn the_first_report_is_made_by_the_same_lines_everywhere() {
    let help = run(&["compare", "account", "--help"].map(str::to_owned));
    let help = String::from_utf8(help.stdout).unwrap();
    // The help is folded to a width, its lines so that they can be pasted.
    let words = |text: &str| {
        let words = text.split_whitespace().filter(|word| *word != "\\");
        words.collect::<Vec<_>>().join(" ")
    };
    let help = words(&help);
    for page in ["README.md", "docs/compare.md"] {
        let page = fs::read_to_string(root().join(page)).unwrap();
        let mut lines = page.lines().map(str::trim);
        let serves = lines
            .find(|line| line.starts_with("keap sandbox --listen") && line.contains("--plant all"));
        let compares = lines.find(|line| line.starts_with("keap compare account --base-url"));
        for line in [serves.unwrap(), compares.unwrap()] {
            assert!(help.contains(&words(line)), "{line}");
        }
    }
}
