//! Lines that act on the same run again: with the state that was named, and the host that the run is at.

use std::path::Path;

use super::{State, StateArgs};
use crate::connect::on_command_line;
use crate::secret_arg::flag_or_variable;
use crate::shell::quoted;
use crate::typed;

impl StateArgs {
    /// The option as it was given, behind a space; empty where another start finds the same file without it.
    pub(crate) fn flag(&self) -> String {
        let typed = self.state.as_deref().map(Path::to_string_lossy);
        match typed.filter(|path| on_command_line(Some(path), "KEAP_COMPARE_STATE")) {
            Some(path) => format!(" --state {}", quoted(&path)),
            None => String::new(),
        }
    }

    /// What makes a run in this state, or names another one.
    pub(crate) fn makes_one(&self) -> String {
        format!(
            "`keap compare account{}` makes one; name another state with --state or KEAP_COMPARE_STATE",
            self.flag()
        )
    }

    /// That a run is not there, because there is no state.
    pub(crate) fn without(&self, run: &str) -> anyhow::Error {
        let place = self.told().unwrap_or_default();
        anyhow::anyhow!(
            "there is no run {run:?}: there is no state at {place}\n  hint: {}",
            self.makes_one()
        )
    }
}

impl State {
    /// The line that goes on with a run at its host.
    pub(crate) fn resume(&self, run: &str, host: Option<&str>) -> String {
        // One with a login is not told.
        let named = host.filter(|host| host.starts_with("http") && !host.contains('@'));
        // What stands in the environment is found there, and the credential beside it goes nowhere else.
        let typed = named.filter(|_| flag_or_variable(None, "KEAP_BASE_URL").is_none());
        let base = typed.map(|base| format!(" --base-url {}", quoted(base)));
        let base = base.unwrap_or_default();
        let credentials = typed::credentials();
        format!(
            "`keap compare account --resume {run}{}{base}{credentials}`",
            self.flag
        )
    }

    /// The line that shows a run.
    pub(crate) fn show(&self, run: &str, more: &str) -> String {
        format!("`keap compare runs show {run}{}{more}`", self.flag)
    }

    /// The line that shows all of a run, where it is kept.
    pub(crate) fn show_whole(&self, run: &str) -> Option<String> {
        self.path.as_ref().map(|_| self.show(run, " -v"))
    }
}
