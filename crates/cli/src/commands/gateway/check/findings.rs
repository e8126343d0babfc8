//! What a check found.

use serde::Serialize;

/// One thing that was looked at.
#[derive(Debug, Serialize)]
pub(super) struct Finding {
    pub(super) state: State,
    pub(super) what: String,
    pub(super) about: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum State {
    Ok,
    Warning,
    Failed,
}

#[derive(Debug, Default)]
pub(super) struct Findings(pub(super) Vec<Finding>);

impl Findings {
    pub(super) fn add(&mut self, state: State, what: impl Into<String>, about: impl Into<String>) {
        let (what, about) = (what.into(), about.into());
        self.0.push(Finding { state, what, about });
    }

    /// What went wrong with all its causes, each once: some tell theirs themselves.
    pub(super) fn wrong(&mut self, what: impl Into<String>, error: &anyhow::Error) {
        let mut about = String::new();
        for cause in error.chain().map(ToString::to_string) {
            if about.is_empty() {
                about = cause;
            } else if !about.ends_with(&cause) {
                about = format!("{about}: {cause}");
            }
        }
        self.add(State::Failed, what, about);
    }

    /// What went well, or what went wrong with all its causes.
    pub(super) fn result(&mut self, what: impl Into<String>, result: anyhow::Result<String>) {
        match result {
            Ok(about) => self.add(State::Ok, what, about),
            Err(error) => self.wrong(what, &error),
        }
    }
}
