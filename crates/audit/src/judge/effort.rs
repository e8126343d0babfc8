//! How much work a call is.

use std::fmt;

use keap::coverage::Level;
use keap::route::decide_for;
use keap::{Backend, Operation};
use serde::Serialize;

use super::Asked;
use super::backend::{Served, gateway_policy, of_table};

/// How much work a call is, from what nothing takes to what stays as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Effort {
    /// Neither version of REST has it, and nothing is known to take its place.
    NoCounterpart,
    /// REST refuses it as it stands: a column, a condition or its table has no counterpart, and something else has to take
    /// its place.
    Rewrite,
    /// It cannot be judged: the method is not constant, or it or its table is none of the API.
    Unknown,
    /// REST serves it, and something is lost or has to be said by the owner: one line with the facade. The gateway answers
    /// it, too.
    OneLine,
    /// The gateway answers it as XML-RPC does: the program stays as it is.
    DropIn,
}

impl Effort {
    /// All of them, blockers first.
    pub const ALL: [Self; 5] = [
        Self::NoCounterpart,
        Self::Rewrite,
        Self::Unknown,
        Self::OneLine,
        Self::DropIn,
    ];

    /// The name, as documents for programs have it.
    pub fn name(self) -> &'static str {
        match self {
            Self::NoCounterpart => "no-counterpart",
            Self::Rewrite => "rewrite",
            Self::Unknown => "unknown",
            Self::OneLine => "one-line",
            Self::DropIn => "drop-in",
        }
    }

    /// What it means, in a few words.
    pub fn meaning(self) -> &'static str {
        match self {
            Self::NoCounterpart => {
                "no counterpart in REST: decide what the program does without it"
            }
            Self::Rewrite => "refused by REST as it stands: something else has to take its place",
            Self::Unknown => "cannot be judged: look at it",
            Self::OneLine => {
                "served with losses: one line with the facade, or the gateway as it is"
            }
            Self::DropIn => "served as it is: through the gateway, without a change",
        }
    }

    /// Whether nothing takes such a call over REST as it stands.
    pub fn is_blocker(self) -> bool {
        matches!(self, Self::NoCounterpart | Self::Rewrite)
    }
}

impl fmt::Display for Effort {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

pub(super) fn of(
    operation: Operation,
    asked: &Asked<'_>,
    over: Option<Backend>,
    [v1, v2]: [&Served; 2],
) -> Effort {
    let level = match over {
        Some(Backend::RestV1) => v1.level,
        Some(_) => v2.level,
        None => return unserved(operation, asked),
    };
    match level {
        Level::Exact | Level::Equivalent => Effort::DropIn,
        _ => Effort::OneLine,
    }
}

/// Something may take its place where only its columns are in the way, or where a table has another one to go to.
fn unserved(operation: Operation, asked: &Asked<'_>) -> Effort {
    let table = asked.table.filter(|_| operation.takes_table());
    let rest = [Backend::RestV1, Backend::RestV2];
    let without_columns = decide_for(operation, table, &gateway_policy(), &rest);
    let has_instead = || {
        let covered = table.and_then(|table| of_table(table, Backend::RestV2));
        covered.is_some_and(|row| row.instead.is_some())
    };
    if without_columns.is_ok() || has_instead() {
        Effort::Rewrite
    } else {
        Effort::NoCounterpart
    }
}
