//! Exit codes, for scripts.

use std::process::ExitCode;

/// How the program ended. Usage errors end with 2, by clap.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Exit {
    /// 0: done; a comparison found nothing unexplained.
    Done,
    /// 1: a comparison found a difference that no known difference explains.
    Differs,
    /// 3: the operation failed.
    Failed,
    /// 130: stopped by the user on the way, as shells tell it.
    Stopped,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(match exit {
            Exit::Done => 0,
            Exit::Differs => 1,
            Exit::Failed => 3,
            Exit::Stopped => 130,
        })
    }
}
