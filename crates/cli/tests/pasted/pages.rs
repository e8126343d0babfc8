//! The commands of the pages: those in blocks marked as console, and the examples of `--help`.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command as Process;

use crate::subcommands::subcommands;

/// A page with its commands in their order.
#[derive(Clone, Debug)]
pub(crate) struct Page {
    pub(crate) name: String,
    pub(crate) commands: Vec<Command>,
}

/// A line to paste, and the `export` lines above it.
#[derive(Clone, Debug)]
pub(crate) struct Command {
    pub(crate) exports: Vec<String>,
    pub(crate) line: String,
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The front page, the guide, the page of each crate, and all of `docs`.
pub(crate) fn written() -> Vec<Page> {
    let mut paths = vec![root().join("README.md"), root().join("MIGRATION.md")];
    for folder in ["docs", "docs/gateway"] {
        paths.extend(files(&root().join(folder)));
    }
    for folder in files(&root().join("crates")) {
        paths.push(folder.join("README.md"));
    }
    paths.retain(|path| path.is_file() && path.extension().is_some_and(|ending| ending == "md"));
    let read = |path: PathBuf| Page {
        name: path.strip_prefix(root()).unwrap().display().to_string(),
        commands: commands(fenced(&fs::read_to_string(&path).unwrap())),
    };
    paths.into_iter().map(read).collect()
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    files.sort();
    files
}

/// The lines in blocks marked as console, with an empty one behind each block.
fn fenced(text: &str) -> Vec<String> {
    let mut lines = Vec::new();
    let mut is_console = None;
    for line in text.lines() {
        match (line.trim_start().strip_prefix("```"), is_console) {
            (Some(language), None) => is_console = Some(language == "console"),
            (Some(_), Some(_)) => {
                is_console = None;
                lines.push(String::new());
            }
            (None, Some(true)) => lines.push(line.trim().to_owned()),
            _ => {}
        }
    }
    lines
}

/// The help of every command: what is indented and begins with a command that pages show.
pub(crate) fn helps() -> Vec<Page> {
    let mut pages = Vec::new();
    help(&[], &mut pages);
    pages
}

fn help(path: &[&str], pages: &mut Vec<Page>) {
    let output = Process::new(env!("CARGO_BIN_EXE_keap"))
        .args(path)
        .arg("--help")
        .output()
        .unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    for name in subcommands(&text) {
        help(&[path, &[name]].concat(), pages);
    }
    let mut goes_on = false;
    let mut lines = Vec::new();
    for line in text.lines() {
        if goes_on || (line.starts_with("  ") && is_command(line.trim())) {
            lines.push(line.trim().to_owned());
        }
        goes_on = line.ends_with('\\') && !lines.is_empty();
    }
    pages.push(Page {
        name: format!("keap {} --help", path.join(" ")),
        commands: commands(lines),
    });
}

fn is_command(line: &str) -> bool {
    // How a command is used is told with what is left open.
    if line.contains("[OPTIONS]")
        || line.contains("<COMMAND>")
        || line.starts_with("export  ")
        || line.starts_with("man  ")
    {
        return false;
    }
    let is_variable = |word: &str| word.starts_with("KEAP_") && word.contains('=');
    let mut words = line
        .split(' ')
        .filter(|word| *word != "sudo" && !is_variable(word));
    matches!(words.next(), Some("export" | "keap" | "man"))
}

/// Lines as commands: those that go on joined, comments left out, and `export` kept for those below it.
fn commands(lines: Vec<String>) -> Vec<Command> {
    let (mut commands, mut exports, mut begun) = (Vec::new(), Vec::new(), String::new());
    for line in lines {
        if let Some(part) = line.strip_suffix('\\') {
            begun.push_str(part);
            continue;
        }
        let line = std::mem::take(&mut begun) + &line;
        if line.starts_with("export ") {
            exports.push(line);
        } else if line.is_empty() {
            exports.clear();
        } else if !line.starts_with('#') {
            commands.push(Command {
                exports: exports.clone(),
                // What the first page tells of a command stands two blanks behind it.
                line: line.split("  ").next().unwrap().to_owned(),
            });
        }
    }
    commands
}
