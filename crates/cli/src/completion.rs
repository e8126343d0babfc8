//! What a shell is told when somebody presses Tab: the shell calls this program with `KEAP_COMPLETE` and the words of the
//! line, and gets what may stand there. Nothing is sent, and no secret is fetched.
//!
//! Which flag takes which names is told by its id, here and nowhere else.

mod names;

use std::ffi::OsStr;
use std::io;

use clap::{Arg, Command};
use clap_complete::engine::{ArgValueCompleter, CompletionCandidate, ValueCompleter};
use clap_complete::env::Shells;
use clap_complete::{CompleteEnv, Shell};

/// The variable by which a shell asks.
const VARIABLE: &str = "KEAP_COMPLETE";

/// What zsh needs so that the first Tab of a session answers, too: there the script is read as the function that completes.
const ZSH_FIRST: &str =
    "\n[ \"$funcstack[1]\" = \"_keap\" ] && _clap_dynamic_completer_keap \"$@\"\n";

/// Answers the shell and ends the program, when it is a shell that asks. It comes before any thread.
pub(crate) fn answer(program: fn() -> Command) {
    CompleteEnv::with_factory(move || with_names(program()))
        .var(VARIABLE)
        .complete();
}

/// What makes a shell ask.
///
/// # Errors
/// When there is no script for that shell.
pub(crate) fn script(shell: Shell) -> io::Result<Vec<u8>> {
    let mut script = Vec::new();
    let shells = Shells::builtins();
    let writer = shells.completer(&shell.to_string());
    let writer = writer.ok_or_else(|| io::Error::other(format!("no script for {shell}")))?;
    writer.write_registration(VARIABLE, "keap", "keap", "keap", &mut script)?;
    if shell == Shell::Zsh {
        script.extend_from_slice(ZSH_FIRST.as_bytes());
    }
    Ok(script)
}

/// What may stand in a place.
#[derive(Clone, Copy)]
enum Names {
    Operations,
    Tables,
    TablesAndOperations,
    /// Of an operation: its table.
    Arguments,
    Backends,
    Profiles,
    /// Of the table that the line names.
    Columns,
    /// With the sign behind it that a value follows.
    ColumnsToSet,
    /// Commands and pages.
    Pages,
    /// Applications of the grants in the store.
    Apps,
    /// Clients of these.
    Clients,
}

/// The flags with the names that they take.
fn with_names(program: Command) -> Command {
    let compares = program.get_name() == "compare";
    let named = move |arg: Arg| match names_of(arg.get_id().as_str(), compares) {
        Some(names) => arg.add(ArgValueCompleter::new(names)),
        None => arg,
    };
    program.mut_args(named).mut_subcommands(with_names)
}

fn names_of(flag: &str, compares: bool) -> Option<Names> {
    Some(match flag {
        "operation" if compares => Names::TablesAndOperations,
        "operation" => Names::Operations,
        "arguments" => Names::Arguments,
        "table" | "tables" => Names::Tables,
        "named" | "except" => Names::TablesAndOperations,
        "backend" | "backends" => Names::Backends,
        "profile" => Names::Profiles,
        "fields" | "clear" | "order" | "field" => Names::Columns,
        "set" | "conditions" => Names::ColumnsToSet,
        "words" => Names::Pages,
        "app" => Names::Apps,
        "client_id" => Names::Clients,
        _ => return None,
    })
}

impl ValueCompleter for Names {
    fn complete(&self, current: &OsStr) -> Vec<CompletionCandidate> {
        self.complete_at(0, current)
    }

    fn complete_at(&self, index: usize, current: &OsStr) -> Vec<CompletionCandidate> {
        let all = match self {
            Self::Operations => names::operations(),
            Self::Tables => names::tables(),
            Self::TablesAndOperations => [names::tables(), names::operations()].concat(),
            Self::Arguments if index == 0 && names::of_table() => names::tables(),
            Self::Arguments => Vec::new(),
            Self::Backends => names::backends(),
            Self::Profiles => names::profiles(),
            Self::Columns => names::columns(""),
            Self::ColumnsToSet => names::columns("="),
            Self::Pages => names::pages(),
            Self::Apps => names::apps(),
            Self::Clients => names::clients(),
        };
        let begun = current.to_string_lossy().to_lowercase();
        let fits = |name: &names::Name| name.text.to_lowercase().starts_with(&begun);
        let all = all.into_iter().filter(fits);
        all.map(|name| CompletionCandidate::new(name.text).help(Some(name.help.into())))
            .collect()
    }
}
