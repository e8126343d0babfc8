//! The names that can stand on a line, with a word on each.

use clap::CommandFactory as _;
use keap::schema::{TABLES, TableInfo};
use keap::{Backend, Operation, names};

use crate::args::Cli;
use crate::commands::help;
use crate::profile;

/// A name, and what it is.
#[derive(Clone)]
pub(super) struct Name {
    pub(super) text: String,
    pub(super) help: String,
}

fn name(text: impl Into<String>, help: impl Into<String>) -> Name {
    let (text, help) = (text.into(), help.into());
    Name { text, help }
}

pub(super) fn operations() -> Vec<Name> {
    let all = Operation::ALL.iter();
    all.map(|one| name(one.name(), one.summary())).collect()
}

pub(super) fn tables() -> Vec<Name> {
    let all = TABLES.iter();
    all.map(|table| name(table.name, table.meaning)).collect()
}

pub(super) fn backends() -> Vec<Name> {
    let all = Backend::ALL.into_iter();
    all.map(|one| name(one.name(), one.to_string())).collect()
}

/// The profiles of the file, as far as it can be read.
pub(super) fn profiles() -> Vec<Name> {
    let read = || profile::document(&profile::path().ok()?).ok()?;
    let Some(document) = read() else {
        return Vec::new();
    };
    let all = document.names().into_iter();
    all.map(|one| name(one, "")).collect()
}

/// The columns of the table that the line is about, with something behind each.
pub(super) fn columns(behind: &str) -> Vec<Name> {
    let Some(table) = table(&line()) else {
        return Vec::new();
    };
    let all = table.columns.iter();
    all.map(|column| name(format!("{}{behind}", column.name), ""))
        .collect()
}

/// The pages of the help: those on what commands have in common, before the commands.
pub(super) fn pages() -> Vec<Name> {
    let program = Cli::command();
    let commands = program.get_subcommands().map(|one| {
        let about = one.get_about().map(ToString::to_string);
        name(one.get_name(), about.unwrap_or_default())
    });
    let topics = help::topics().map(|topic| name(topic, ""));
    commands.chain(topics).collect()
}

/// Whether the line has an operation whose first argument is a table.
pub(super) fn of_table() -> bool {
    let mut operations = line().into_iter().filter_map(|word| word.parse().ok());
    operations.any(Operation::takes_table)
}

/// The words of the line that is completed: the shell gives them behind `--`.
fn line() -> Vec<String> {
    let words = std::env::args_os().map(|word| word.to_string_lossy().into_owned());
    words.skip_while(|word| word != "--").skip(1).collect()
}

/// The table that is named, or else the one that an operation on contacts works on.
fn table(line: &[String]) -> Option<&'static TableInfo> {
    let words = || line.iter().map(|word| word.trim_start_matches("--table="));
    let named = words().find_map(|word| names::find_table(word).ok());
    let is_of_contacts = || words().any(|word| word.starts_with("ContactService."));
    named.or_else(|| {
        names::find_table("Contact")
            .ok()
            .filter(|_| is_of_contacts())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_those_of_the_table_that_the_line_names() {
        for (line, meant) in [
            ("keap call DataService.query Job --fields", Some("Job")),
            ("keap coverage --table=contact --field", Some("Contact")),
            ("keap call ContactService.load 1 --fields", Some("Contact")),
            ("keap call AffiliateService.affClawbacks --fields", None),
        ] {
            let words: Vec<String> = line.split(' ').map(str::to_owned).collect();
            let found = table(&words).map(|table| table.name);
            assert_eq!(found, meant, "{line}");
        }
    }
}
