//! What one check found.

use std::fmt;

use keap_auth::Diagnosis;
use serde::Serialize;

use crate::screen::Mark;

/// One line of the doctor.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Finding {
    check: &'static str,
    state: State,
    /// The name of a known refusal.
    id: Option<&'static str>,
    cause: String,
    next: String,
    /// The paragraph of the catalogue in the cause.
    #[serde(skip)]
    means: Option<&'static str>,
    /// Nobody was there to answer.
    #[serde(skip)]
    unreachable: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
enum State {
    Ok,
    Warning,
    Failure,
    Skipped,
}

/// What the catalogue says of this command to those who do not run it.
const SENT_HERE: &str = "; `keap doctor` tells the kind by its shape";

impl Finding {
    fn new(check: &'static str, state: State) -> Self {
        Self {
            check,
            state,
            id: None,
            cause: String::new(),
            next: String::new(),
            means: None,
            unreachable: false,
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

    /// Names the flag or variable that it is about.
    pub(crate) fn of_source(mut self, source: &str) -> Self {
        self.cause = format!("of {source}, {}", self.cause);
        self
    }

    pub(crate) fn next(mut self, next: impl Into<String>) -> Self {
        self.next = next.into();
        self
    }

    pub(crate) fn known(mut self, diagnosis: &Diagnosis) -> Self {
        self.id = Some(diagnosis.id);
        self.means = Some(diagnosis.means);
        let means = format!("{}{}", diagnosis.certainty.prefix(), diagnosis.means);
        self.cause = match self.cause.as_str() {
            "" => means,
            cause => format!("{cause}: {means}"),
        };
        // Who is sent here for the kind of a secret is here already: it is the first line.
        let fix = diagnosis.fix.replace(SENT_HERE, "");
        self.next(fix)
    }

    /// Nobody was there to answer, so that nothing was learnt.
    pub(crate) fn unreachable(mut self) -> Self {
        self.unreachable = true;
        self
    }

    pub(crate) fn is_unreachable(&self) -> bool {
        self.unreachable
    }

    /// The id of the catalogue's entry.
    pub(crate) fn id(&self) -> Option<&'static str> {
        self.id
    }

    /// The same in short, where the whole paragraph has been read above.
    pub(crate) fn shortened(&self) -> Self {
        let mut short = self.clone();
        if let Some(means) = self.means {
            short.cause = self.cause.replace(means, "as above");
            short.next.clear();
        }
        short
    }

    pub(crate) fn is_warning(&self) -> bool {
        self.state == State::Warning
    }

    /// What its first word says.
    pub(crate) fn mark(&self) -> Mark {
        match self.state {
            State::Ok => Mark::Good,
            State::Warning => Mark::Warning,
            State::Failure => Mark::Bad,
            State::Skipped => Mark::Skipped,
        }
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
