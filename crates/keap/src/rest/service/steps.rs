//! The writes of an operation that needs several calls, as far as they were done: a failure in the middle says them, says
//! what stands now and how to go on.

use crate::{Error, Result};

/// What was written so far.
#[derive(Debug, Default)]
pub(in crate::rest) struct Steps {
    done: Vec<String>,
}

/// What a failure leaves behind.
#[derive(Debug)]
pub(in crate::rest) struct Left {
    /// What stands now: `order 9 with invoice 109, not paid`.
    pub(in crate::rest) stands: String,
    /// What to do next, in place of the whole operation.
    pub(in crate::rest) next: String,
}

impl Steps {
    /// Notes a write that was done: `order 9 was made`.
    pub(in crate::rest) fn done(&mut self, what: impl Into<String>) {
        self.done.push(what.into());
    }

    /// The result of the next call, with what was done before it when it failed. `left` is asked only where something was
    /// written: before the first write the error says all there is.
    ///
    /// # Errors
    /// That of the call.
    pub(in crate::rest) fn checked<T>(
        &self,
        result: Result<T>,
        left: impl FnOnce(&Error) -> Left,
    ) -> Result<T> {
        result.map_err(|error| {
            if self.done.is_empty() {
                return error;
            }
            let Left { stands, next } = left(&error);
            error
                .after_steps(self.done.iter().cloned())
                .leaving(stands, next)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ErrorKind;

    #[test]
    fn a_failure_tells_what_was_done_and_is_not_to_be_repeated() {
        let failed = || {
            let error = Error::new(ErrorKind::RateLimited, "too many calls");
            Err::<(), _>(error.retry(true, None).hinted("wait"))
        };
        let left = |_: &Error| Left {
            stands: "order 9, not paid".to_owned(),
            next: "pay it".to_owned(),
        };
        let mut steps = Steps::default();
        let first = steps.checked(failed(), left).unwrap_err();
        assert!(first.is_retryable() && first.stands().is_none());
        steps.done("order 9 was made");
        let later = steps.checked(failed(), left).unwrap_err();
        assert!(!later.is_retryable());
        assert_eq!(
            later.to_string(),
            "too many calls (done before: order 9 was made); what stands now: order 9, not paid"
        );
        assert_eq!(later.hint(), Some("pay it"));
    }
}
