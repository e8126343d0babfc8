//! What a terminal shows: help, errors and tables on a pseudo-terminal of 40, 80, 120 and 200 columns.
//!
//! No line is longer than the terminal, unless it is one word, which is left whole to be copied; colours change nothing else.

#![cfg(unix)]
#![expect(clippy::unwrap_used, reason = "helpers of tests fail by panicking")]

#[path = "terminal/asked.rs"]
mod asked;
#[path = "terminal/questions.rs"]
mod questions;
#[path = "support/subcommands.rs"]
mod subcommands;

use std::fmt::Write as _;
use std::fs::File;
use std::io::Read as _;
use std::os::fd::OwnedFd;
use std::process::{Command, Stdio};

use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};
use rustix::termios::{Winsize, tcsetwinsize};
use subcommands::subcommands;

const WIDTHS: [u16; 4] = [40, 80, 120, 200];

/// A pseudo-terminal: the end of who looks, and the end of the program.
fn terminal(width: u16) -> (File, OwnedFd) {
    let looks = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY | OpenptFlags::CLOEXEC).unwrap();
    grantpt(&looks).unwrap();
    unlockpt(&looks).unwrap();
    let name = ptsname(&looks, Vec::new()).unwrap();
    let path = name.into_string().unwrap();
    let program = File::options().read(true).write(true).open(path).unwrap();
    let size = Winsize {
        ws_row: 50,
        ws_col: width,
        ws_xpixel: 0,
        ws_ypixel: 0,
    };
    tcsetwinsize(&program, size).unwrap();
    (looks.into(), program.into())
}

/// The program with this line, which prints to a terminal.
fn at_terminal(line: &str, terminal: OwnedFd) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_keap"));
    command
        .args(words(line))
        .env_clear()
        .env("HOME", "/nonexistent")
        .env("TERM", "xterm")
        .stdout(terminal.try_clone().unwrap())
        .stderr(terminal);
    command
}

/// What a terminal gets from the program, and its exit code.
fn shown(line: &str, width: u16, colored: bool) -> String {
    let variables: &[(&str, &str)] = if colored { &[] } else { &[("NO_COLOR", "1")] };
    shown_with(line, width, variables)
}

fn shown_with(line: &str, width: u16, variables: &[(&str, &str)]) -> String {
    let (mut looks, program) = terminal(width);
    let mut command = at_terminal(line, program);
    command.envs(variables.iter().copied()).stdin(Stdio::null());
    let mut child = command.spawn().unwrap();
    // The program alone holds its end now.
    drop(command);
    let mut text = Vec::new();
    // When the program ends, the other end is gone, which is told as an error.
    let mut piece = [0; 4096];
    while let Ok(count @ 1..) = looks.read(&mut piece) {
        text.extend_from_slice(&piece[..count]);
    }
    let code = child.wait().unwrap().code().unwrap();
    let text = String::from_utf8(text).unwrap().replace("\r\n", "\n");
    format!("{text}[exit {code}]\n")
}

fn words(line: &str) -> Vec<&str> {
    line.split_whitespace().collect()
}

/// Without what colours.
fn plain(text: &str) -> String {
    let mut plain = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("\u{1b}[") {
        plain.push_str(before);
        rest = after.split_once('m').unwrap().1;
    }
    plain.push_str(rest);
    let lines = plain.lines().map(|line| format!("{}\n", line.trim_end()));
    lines.collect()
}

/// What a command shows in so many columns, without colour. It fits, and colours change nothing else.
fn fitting(line: &str, width: u16) -> [String; 2] {
    let text = shown(line, width, false);
    assert!(!text.contains('\u{1b}'), "keap {line} at {width}:\n{text}");
    for shown in text.lines() {
        let columns = unicode_width::UnicodeWidthStr::width(shown);
        let fits = columns <= usize::from(width) || is_copied(shown);
        assert!(
            fits,
            "keap {line}, {columns} of {width} columns: {shown}\n{text}"
        );
    }
    let colored = shown(line, width, true);
    assert_eq!(
        without_time(&plain(&colored)),
        without_time(&plain(&text)),
        "keap {line} in colour at {width}"
    );
    [text, colored]
}

/// A word that is longer than the terminal stays whole, as an argument in quotes does, and a line of a file.
fn is_copied(line: &str) -> bool {
    let words = line.trim().trim_end_matches(" \\");
    let is_quoted = ['\'', '"']
        .iter()
        .any(|sign| words.starts_with(*sign) && words.ends_with(*sign));
    is_quoted || !words.contains(' ') || line.contains(" = ")
}

/// How long a demo took is another number each time.
fn without_time(text: &str) -> String {
    let words = text.split(' ').map(|word| match word.parse::<u64>() {
        Ok(_) => "N",
        Err(_) => word,
    });
    words.collect::<Vec<_>>().join(" ")
}

/// The flag wins over the variable, in tables as elsewhere.
#[test]
fn colours_that_are_asked_for_are_there_whatever_the_variable_says() {
    for line in [
        "coverage --table Contact --field Phone1",
        "doctor --explain Unauthorized",
    ] {
        let line = format!("{line} --color always");
        let with = shown_with(&line, 120, &[("NO_COLOR", "1")]);
        assert_eq!(with, shown_with(&line, 120, &[]), "{line}");
        assert!(with.contains("\u{1b}["), "{line}");
        assert!(
            !with.contains("\u{1b}[m"),
            "an escape that colours nothing: {with:?}"
        );
    }
}

fn fits(line: &str) {
    for width in WIDTHS {
        fitting(line, width);
    }
}

/// The same, to be read.
fn look(name: &str, line: &str) {
    let (mut snapshot, mut last) = (String::new(), String::new());
    for width in WIDTHS {
        let [text, colored] = fitting(line, width);
        if width == 80 {
            let colored = colored.replace('\u{1b}', "␛");
            writeln!(snapshot, "===== {width} columns, in colour\n{colored}").unwrap();
        }
        match text == last {
            true => writeln!(snapshot, "===== {width} columns: the same\n").unwrap(),
            false => writeln!(snapshot, "===== {width} columns\n{text}").unwrap(),
        }
        last = text;
    }
    insta::assert_snapshot!(name, snapshot);
}

#[test]
fn help_fits() {
    look("help_of_the_program", "--help");
    look("help_of_a_call", "call --help");
}

#[test]
fn the_help_of_every_command_fits_a_narrow_terminal() {
    every_help("");
}

fn every_help(path: &str) {
    let text = shown(&format!("{path} --help"), 200, false);
    subcommands(&text).for_each(|name| every_help(&format!("{path} {name}")));
    fitting(&format!("{path} --help"), 40);
}

#[test]
fn pages_on_all_commands_fit() {
    for topic in [
        "environment",
        "exit-codes",
        "glossary",
        "output",
        "profiles",
    ] {
        look(
            &format!("page_{}", topic.replace('-', "_")),
            &format!("help {topic}"),
        );
    }
}

#[test]
fn errors_fit() {
    look("error_of_usage", "call --nonsense");
    look("error_of_a_value", "coverage --format nonsense");
    look("error_of_a_name", "coverage --table Contcat");
    look("error_without_a_credential", "call DataService.getUserInfo");
    look(
        "error_of_a_refused_call",
        "call ContactService.load 17 --fields given_name --backend v2 --sandbox",
    );
    look(
        "error_of_a_delete_nobody_agreed_to",
        "call DataService.delete Contact 4394 --access-token T --base-url http://127.0.0.1:1",
    );
    look(
        "error_of_a_service_in_doubt",
        "call ContactService.load 987654 --sandbox",
    );
}

#[test]
fn tables_fit() {
    look("record", "call ContactService.load 4393 --sandbox");
    look("rows", "call DataService.query User --sandbox");
    look(
        "coverage_of_an_operation",
        "coverage --operation ContactService.load",
    );
    look("coverage_of_a_table", "coverage --table Job");
    look("compared", "compare ContactService.load 25 --sandbox");
    look("routes_of_a_table", "routes --table Contact");
    look("settings", "config show");
    look(
        "plan_of_an_account",
        "compare account --dry-run --sandbox Contact Job Template",
    );
}

/// A plan of everything is in sums, before somebody is asked.
#[test]
fn the_plan_of_a_whole_account_fits() {
    let state = std::env::temp_dir().join(format!("keap-plan-{}.db", std::process::id()));
    let line = format!(
        "compare account --access-token T --base-url http://127.0.0.1:1 --state {}",
        state.display()
    );
    look("plan_of_a_whole_account", &line);
    // Nobody said yes, so that there is nothing to keep.
    assert!(!state.exists());
}

/// Long lists, which nobody reads as a snapshot, fit as well.
#[test]
fn lists_fit() {
    for line in [
        "coverage",
        "coverage --tables",
        "coverage --differences",
        "routes",
        "demo",
    ] {
        fits(line);
    }
}

/// A terminal breaks what is too long within a word. What is longer than the narrowest one alone stays whole.
#[test]
fn no_name_of_a_list_is_left_to_the_terminal_to_break() {
    for line in ["coverage", "coverage --tables", "routes"] {
        let text = shown(line, 40, false);
        let too_long = text.lines().filter(|shown| {
            let name = shown.trim();
            shown.chars().count() > 40 && name[..name.len() - 1].contains(['/', '.', ' '])
        });
        assert_eq!(too_long.collect::<Vec<_>>(), Vec::<&str>::new(), "{line}");
    }
}

#[test]
fn colours_are_where_the_terminal_has_them_and_nobody_minds() {
    let line = "coverage --operation nosuch";
    for (variables, is_colored) in [
        (vec![], true),
        (vec![("NO_COLOR", "")], true),
        (vec![("NO_COLOR", "0")], false),
        (vec![("TERM", "dumb")], false),
    ] {
        let text = shown_with(line, 80, &variables);
        assert_eq!(
            text.contains("\u{1b}["),
            is_colored,
            "{variables:?}: {text}"
        );
    }
    let asked = format!("{line} --color always");
    let text = shown_with(&asked, 80, &[("NO_COLOR", "1"), ("TERM", "dumb")]);
    assert!(text.contains("\u{1b}["), "{text}");
}

/// What is drawn line over line and cleared again: each of the lines that were there at some time, without what commands the
/// terminal.
fn drawn(text: &str) -> Vec<String> {
    let mut plain = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('\u{1b}') {
        plain.push_str(before);
        let end = after.find(|sign: char| sign.is_ascii_alphabetic());
        let (command, behind) = after.split_at(end.map_or(after.len(), |end| end + 1));
        // What moves to another line ends one.
        let moves = command.ends_with(['A', 'B', 'K', 'G']);
        plain.push_str(if moves { "\n" } else { "" });
        rest = behind;
    }
    plain.push_str(rest);
    let lines = plain.split(['\n', '\r']);
    lines.map(|line| line.trim_end().to_owned()).collect()
}

/// Plan, progress and results of a comparison, which are drawn over each other.
#[test]
fn a_comparison_of_an_account_fits() {
    for width in [40, 60, 80, 120] {
        let line = "compare account Contact Job ContactGroup ContactService.findByEmail Template --sandbox";
        let text = shown(line, width, true);
        assert!(text.contains("[exit "), "{text}");
        let lines = drawn(&text);
        assert!(
            lines.iter().any(|line| line.contains("to compare")),
            "{text}"
        );
        assert!(
            lines
                .iter()
                .any(|line| line.contains("XML-RPC and REST v2")),
            "{text}"
        );
        for shown in &lines {
            let all: Vec<char> = shown.chars().collect();
            // A bar fills its line, and what comes next begins where the terminal goes on by itself.
            let first: String = all.iter().take(width.into()).collect();
            let is_whole = all.len() <= usize::from(width) || is_copied(shown);
            assert!(
                is_whole || is_bar(&first),
                "{} of {width} columns: {shown}",
                all.len()
            );
            assert!(!shown.contains("/s0 "), "{shown}");
        }
    }
}

/// Whether a line is a bar, which says how far something has come; of a long name there is a part.
fn is_bar(line: &str) -> bool {
    let ends = [" unexplained", " of the day left"];
    let is_narrow = ends.iter().any(|end| line.trim_end().ends_with(end));
    line.contains("/s ") || is_narrow
}
