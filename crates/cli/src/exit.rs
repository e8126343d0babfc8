//! Exit codes, for scripts: one table for all commands.
//!
//! What is refused before anything is sent ends by its kind, wherever it is refused: a value, a condition, a name that the
//! backend cannot take is wrong (`InvalidRequest`, 2), because other arguments would do; what the backend has no way to do
//! with these (`Unsupported`, 3) is right to ask of another one.

use std::process::ExitCode;

use crate::stop::Stop;

/// How the program ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Exit {
    /// 0: done, and all is well. A service that was asked to end by SIGTERM has done its work, too.
    Done,
    /// 1: looked, and found something: a difference, an operation that nobody serves, an expired grant, a failed check.
    Found,
    /// 2: what was asked is wrong: the arguments, or a file named by them. Nothing was sent, but for a name that only Keap
    /// knows to be wrong.
    Wrong,
    /// 3: could not do it, or could not learn it; also what a backend has no way to do.
    Failed,
    /// 130, 143 or 129: stopped on the way, as shells tell it.
    Stopped(Stop),
}

impl Exit {
    /// The number that a shell sees.
    pub(crate) fn code(self) -> u8 {
        match self {
            Self::Done => 0,
            Self::Found => 1,
            Self::Wrong => 2,
            Self::Failed => 3,
            Self::Stopped(stop) => stop.code(),
        }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit.code())
    }
}
