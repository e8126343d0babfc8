//! A failure for want of new tokens: the call that failed was never sent, and the grant may be lost.

use std::error::Error as StdError;
use std::fmt;

use keap_http::{Sent, TransportError, TransportErrorKind};

use super::Failure;

/// A failure, and how it stands with the tokens that were on their way.
#[derive(Debug)]
pub(crate) struct Late {
    pub(crate) failure: anyhow::Error,
    /// The token call that had no answer when the time was over.
    pub(crate) token_call: Option<String>,
    /// The applications whose refresh tokens were sent, and for which no new ones came.
    pub(crate) lost: Vec<String>,
}

impl fmt::Display for Late {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Failure { clauses, hint, .. } = Failure::of_late(self);
        f.write_str(&clauses.join(": "))?;
        match hint {
            Some(hint) => write!(f, "; hint: {hint}"),
            None => Ok(()),
        }
    }
}

impl StdError for Late {}

/// The call that an error is of, where its time was over before it was sent.
pub(crate) fn unsent(error: &anyhow::Error) -> Option<&TransportError> {
    let mut calls = error.chain().filter_map(|cause| cause.downcast_ref());
    calls.find(|call| is_unsent(call))
}

/// Whether the time of a call was over before it was sent.
pub(crate) fn is_unsent(call: &TransportError) -> bool {
    call.kind() == TransportErrorKind::Deadline && call.was_sent() == Sent::No
}

const NOT_SENT: &str = "the call was not sent, because no access token for it came in time";

/// What to do about it.
pub(crate) const LONGER: &str = "run it again, with a longer --timeout";

/// Why a call was not sent, by the token call that it waited for.
pub(crate) fn held_back(token_call: &str) -> String {
    format!("{NOT_SENT}: {}", unanswered(token_call))
}

fn unanswered(token_call: &str) -> String {
    format!("no answer within the time limit: {token_call}")
}

impl Failure {
    pub(super) fn of_late(late: &Late) -> Self {
        let mut failure = Self::of(&late.failure);
        // What was done before it failed matters more than what to do about the token.
        let did_nothing = !failure.may_have_applied && failure.steps_done.is_empty();
        if let Some(call) = &late.token_call {
            failure.blame(call, &late.failure);
            if did_nothing {
                failure.hint = Some(LONGER.to_owned());
            }
        }
        if !late.lost.is_empty() {
            let lost = lost(&late.lost);
            failure.hint = match failure.hint {
                Some(hint) if !did_nothing => Some(format!("{hint}; {lost}")),
                _ => Some(lost),
            };
        }
        failure
    }

    /// Names the token call in the place of the call that waited for its token.
    fn blame(&mut self, token_call: &str, error: &anyhow::Error) {
        let cause = unanswered(token_call);
        let waited = unsent(error).map(ToString::to_string);
        let facade = error
            .chain()
            .find_map(|cause| cause.downcast_ref::<keap::Error>());
        for clause in &mut self.clauses {
            if waited.as_ref().is_some_and(|waited| clause == waited) {
                clause.clone_from(&cause);
            } else if let Some(facade) = facade {
                *clause = clause.replace(facade.message(), NOT_SENT);
            }
        }
        if self.clauses.first() == Some(&cause) {
            self.clauses.insert(0, NOT_SENT.to_owned());
        }
    }
}

/// What is said of grants whose refresh tokens may be spent.
fn lost(applications: &[String]) -> String {
    format!(
        "the grant of {} may be lost: its refresh token was sent, and no new tokens came. Run it again; if the refresh token is refused then, log in with `keap auth login`",
        applications.join(", ")
    )
}
