//! What a failure of a wire means for the caller's next step, told alike of both wires.

use std::time::Duration;

use keap_http::Effect;

use crate::{Error, ErrorKind};

/// What is said of a write that was sent again after its first answer was lost, when the second one says that it was so
/// already: whether the first attempt made it so, nobody knows.
pub(crate) const REPEATED: &str =
    "the first answer was lost, and the second one says that it was so already";

/// Whether a failed operation may have done something, and whether it may be asked again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Aftermath {
    may_have_applied: bool,
    is_retryable: bool,
    retry_after: Option<Duration>,
}

impl Aftermath {
    /// What a wire says of its error, for an operation with this effect: what only reads has applied nothing, and what may
    /// have been carried out is not to be repeated.
    pub(crate) fn of(
        effect: Effect,
        may_have_applied: bool,
        is_retryable: bool,
        retry_after: Option<Duration>,
    ) -> Self {
        let may_have_applied = effect != Effect::Read && may_have_applied;
        Self {
            may_have_applied,
            is_retryable: is_retryable && !may_have_applied,
            retry_after,
        }
    }

    pub(crate) fn may_have_applied(self) -> bool {
        self.may_have_applied
    }

    /// The error of the facade that says so.
    pub(crate) fn told_by(self, error: Error) -> Error {
        error
            .applied(self.may_have_applied)
            .retry(self.is_retryable, self.retry_after)
    }
}

/// The error for a write that was sent again, and whose answer says that it was so already.
pub(crate) fn repeated() -> Error {
    Error::new(ErrorKind::Unavailable, REPEATED)
        .hinted("an earlier attempt may have done it")
        .applied(true)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ErrorKind;

    #[test]
    fn what_only_reads_applied_nothing_and_what_may_have_applied_is_not_repeated() {
        let told = |effect, may_have_applied| {
            let wait = Some(Duration::from_secs(7));
            let aftermath = Aftermath::of(effect, may_have_applied, true, wait);
            let error = aftermath.told_by(Error::new(ErrorKind::Unavailable, "no answer"));
            assert_eq!(error.retry_after(), wait);
            (error.may_have_applied(), error.is_retryable())
        };
        assert_eq!(told(Effect::Read, true), (false, true));
        assert_eq!(told(Effect::Write, false), (false, true));
        assert_eq!(told(Effect::Write, true), (true, false));
        assert_eq!(told(Effect::IdempotentWrite, true), (true, false));
    }
}
