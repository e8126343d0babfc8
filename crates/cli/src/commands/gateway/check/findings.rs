//! What a check found.

use std::error::Error as StdError;

use keap::ErrorKind;
use keap_xmlrpc::Error as WireError;
use serde::Serialize;
use tokio::time::error::Elapsed;

use crate::exit::Exit;

/// One thing that was looked at.
#[derive(Debug, Serialize)]
pub(super) struct Finding {
    pub(super) state: State,
    pub(super) what: String,
    pub(super) about: String,
    /// Nobody answered: nothing was learnt of it, and another try may go well.
    #[serde(skip)]
    pub(super) is_unreachable: bool,
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
        self.0.push(Finding {
            state,
            what,
            about,
            is_unreachable: false,
        });
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
        if let Some(added) = self.0.last_mut() {
            added.is_unreachable =
                error.chain().any(is_unreachable) && !error.chain().any(has_ended);
        }
    }

    /// How the check ends: with what is wrong, or, where that is nothing but that nobody answered, with that.
    pub(super) fn exit(&self) -> Exit {
        let failed = || self.0.iter().filter(|one| one.state == State::Failed);
        match failed().count() {
            0 => Exit::Done,
            _ if failed().all(|one| one.is_unreachable) => Exit::Failed,
            _ => Exit::Found,
        }
    }

    /// What went well, or what went wrong with all its causes.
    pub(super) fn result(&mut self, what: impl Into<String>, result: anyhow::Result<String>) {
        match result {
            Ok(about) => self.add(State::Ok, what, about),
            Err(error) => self.wrong(what, &error),
        }
    }
}

fn is_unreachable(cause: &(dyn StdError + 'static)) -> bool {
    let kind = cause.downcast_ref::<keap::Error>().map(keap::Error::kind);
    matches!(kind, Some(ErrorKind::Unavailable | ErrorKind::RateLimited)) || cause.is::<Elapsed>()
}

/// XML-RPC that is gone for good (410) is no outage: no other try goes well.
fn has_ended(cause: &(dyn StdError + 'static)) -> bool {
    matches!(cause.downcast_ref(), Some(WireError::Status { status, .. }) if status.as_u16() == 410)
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[tokio::test]
    async fn nobody_who_answers_is_no_finding_by_itself() {
        let mut findings = Findings::default();
        findings.add(State::Ok, "port", "is free");
        assert_eq!(findings.exit(), Exit::Done);
        let silent = tokio::time::timeout(Duration::ZERO, std::future::pending::<()>()).await;
        let silent = anyhow::Error::new(silent.unwrap_err()).context("REST did not answer");
        findings.wrong("credential", &silent);
        assert_eq!(findings.exit(), Exit::Failed);
        findings.wrong("credential", &anyhow::anyhow!("refused"));
        assert_eq!(findings.exit(), Exit::Found);
    }
}
