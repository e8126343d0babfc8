//! Every refusal of the catalogue, written here from what was seen on the wire, not from the client's list.

mod catalogue;
mod refusal;

use self::catalogue::REFUSALS;
pub(crate) use self::refusal::{Refusal, Where};

/// The names of all refusals that [`Trouble::refuse`](crate::Trouble::refuse) knows.
pub fn refusals() -> impl Iterator<Item = &'static str> {
    REFUSALS.iter().map(|refusal| refusal.name)
}

/// The refusal of a name.
pub(crate) fn named(name: &str) -> Option<&'static Refusal> {
    REFUSALS.iter().find(|refusal| refusal.name == name)
}
