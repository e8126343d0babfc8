//! What one check found.

use std::fmt;

use keap_auth::Diagnosis;
use serde::Serialize;

/// One line of the doctor.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Finding {
    check: &'static str,
    state: State,
    /// The name of a known refusal.
    id: Option<&'static str>,
    cause: String,
    next: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
enum State {
    Ok,
    Warning,
    Failure,
    Skipped,
}

impl Finding {
    fn new(check: &'static str, state: State) -> Self {
        Self {
            check,
            state,
            id: None,
            cause: String::new(),
            next: String::new(),
        }
    }

    pub(crate) fn ok(check: &'static str) -> Self {
        Self::new(check, State::Ok)
    }

    pub(crate) fn failure(check: &'static str) -> Self {
        Self::new(check, State::Failure)
    }

    pub(crate) fn skipped(check: &'static str) -> Self {
        Self::new(check, State::Skipped)
    }

    pub(crate) fn warning(check: &'static str) -> Self {
        Self::new(check, State::Warning)
    }

    pub(crate) fn warn(mut self) -> Self {
        self.state = State::Warning;
        self
    }

    pub(crate) fn fail(mut self) -> Self {
        self.state = State::Failure;
        self
    }

    pub(crate) fn cause(mut self, cause: impl Into<String>) -> Self {
        self.cause = cause.into();
        self
    }

    pub(crate) fn next(mut self, next: impl Into<String>) -> Self {
        self.next = next.into();
        self
    }

    pub(crate) fn known(mut self, diagnosis: &Diagnosis) -> Self {
        self.id = Some(diagnosis.id);
        if self.cause.is_empty() {
            self.cause = diagnosis.means.to_owned();
        } else {
            self.cause = format!("{}: {}", self.cause, diagnosis.means);
        }
        self.next(diagnosis.fix)
    }

    pub(crate) fn is_failure(&self) -> bool {
        self.state == State::Failure
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let state = match self.state {
            State::Ok => "ok",
            State::Warning => "warn",
            State::Failure => "FAIL",
            State::Skipped => "skip",
        };
        write!(f, "{state:<5} {}", self.check)?;
        if !self.cause.is_empty() {
            write!(f, ": {}", self.cause)?;
        }
        if !self.next.is_empty() && !matches!(self.state, State::Skipped) {
            write!(f, " -> {}", self.next)?;
        }
        Ok(())
    }
}
