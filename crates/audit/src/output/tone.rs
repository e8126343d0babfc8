//! How something stands, for whoever has colours to say it in.

use crate::judge::Effort;

/// How something stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Tone {
    /// Nothing is to be done.
    Good,
    /// It is to be looked at.
    Warning,
    /// It ends with XML-RPC, or has to be taken out.
    Bad,
}

impl Tone {
    pub(super) fn of(effort: Effort) -> Self {
        match effort {
            Effort::NoCounterpart | Effort::Rewrite => Self::Bad,
            Effort::Unknown | Effort::OneLine => Self::Warning,
            Effort::DropIn => Self::Good,
        }
    }
}
