//! What an alert is about.

use serde::Serialize;

/// What somebody is told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Alert {
    /// What it is about.
    pub kind: AlertKind,
    /// The application; empty when it is about the gateway.
    pub app: String,
    /// What it is about, so that the same is not told again: a program, a method and a table, a wire, a file.
    pub subject: String,
    /// A sentence for a person.
    pub text: String,
    /// When it was found, RFC 3339 in UTC.
    pub at: String,
}

/// What an alert is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum AlertKind {
    /// A program calls what nothing answers, for the first time.
    Blocker,
    /// A program calls with values that REST refuses, for the first time.
    Values,
    /// A comparison in the background found answers that do not agree, for the first time.
    Difference,
    /// A grant or key is about to die, or is refused.
    Credential,
    /// Less than a tenth of a day's quota is left.
    Quota,
    /// A certificate ends within 14 days.
    Certificate,
}

impl AlertKind {
    /// Its name, as in the JSON of an alert.
    pub fn name(self) -> &'static str {
        match self {
            Self::Blocker => "blocker",
            Self::Values => "values",
            Self::Difference => "difference",
            Self::Credential => "credential",
            Self::Quota => "quota",
            Self::Certificate => "certificate",
        }
    }

    /// Whether it is told once for all, and not again a day later.
    pub(super) fn is_told_once(self) -> bool {
        matches!(self, Self::Blocker | Self::Values | Self::Difference)
    }
}
