//! The names that can stand on a line, with a word on each.

use clap::CommandFactory as _;
use keap::schema::{TABLES, TableInfo};
use keap::{Backend, Operation, names};
use keap_auth::GrantId;

use crate::args::Cli;
use crate::commands::help;
use crate::profile;
use crate::vault::StoreArgs;

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

/// What the help tells of: commands and the pages on what they have in common, and behind a command those that stand below
/// it.
pub(super) fn pages() -> Vec<Name> {
    let mut line = line();
    // The last word is the one that is completed.
    line.pop();
    let words = line.iter().skip_while(|word| *word != "help").skip(1);
    let words = words.filter(|word| !word.starts_with('-'));
    let program = Cli::command();
    let mut command = &program;
    for word in words {
        let Some(below) = command.find_subcommand(word) else {
            return Vec::new();
        };
        command = below;
    }
    let below = command.get_subcommands().map(|one| {
        let about = one.get_about().map(ToString::to_string);
        name(one.get_name(), about.unwrap_or_default())
    });
    let is_top = command.get_name() == program.get_name();
    let topics = help::topics()
        .filter(|_| is_top)
        .map(|topic| name(topic, ""));
    below.chain(topics).collect()
}

/// The applications of the grants in the store, as far as that is a file: nobody is asked.
pub(super) fn apps() -> Vec<Name> {
    let all = grants().into_iter();
    all.map(|id| name(id.tenant.as_str(), format!("of client {}", id.client_id)))
        .collect()
}

/// The clients of the grants in the store.
pub(super) fn clients() -> Vec<Name> {
    let mut all: Vec<Name> = Vec::new();
    for id in grants() {
        if !all.iter().any(|one| one.text == id.client_id) {
            all.push(name(id.client_id, ""));
        }
    }
    all
}

/// The grants of the store that the line names, or else the environment.
fn grants() -> Vec<GrantId> {
    let mut store = StoreArgs::from_environment();
    let line = line();
    let typed = line.iter().position(|word| word == "--store");
    let typed = typed.and_then(|at| line.get(at.saturating_add(1)));
    let joined = || line.iter().find_map(|word| word.strip_prefix("--store="));
    if let Some(typed) = typed.map(String::as_str).or_else(joined) {
        store.store = Some(typed.to_owned());
    }
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build();
    let (true, Ok(runtime)) = (store.is_file(), runtime) else {
        return Vec::new();
    };
    runtime.block_on(async {
        let Ok(vault) = store.open_to_read().await else {
            return Vec::new();
        };
        let all = vault.store.list().await.unwrap_or_default();
        vault.store.close().await;
        all
    })
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
