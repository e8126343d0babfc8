//! Variables of the environment as text: what is no UTF-8 is refused, and never passed over as if it were not set. Passed
//! over, a credential would let a write go to another account, and a host would let a key go to another host.

use std::env::{VarError, vars_os};

use anyhow::bail;

/// What the names of our own variables begin with.
const OURS: &str = "KEAP";

/// Refuses the environment where one of our variables is no UTF-8.
///
/// # Errors
/// That, without the value, which may be a secret.
pub(crate) fn check() -> anyhow::Result<()> {
    let is_ours = |name: &str| {
        let rest = name.strip_prefix(OURS);
        rest.is_some_and(|rest| rest.starts_with('_'))
    };
    let unread = vars_os().filter(|(_, value)| value.to_str().is_none());
    let mut names: Vec<String> = unread
        .filter_map(|(name, _)| name.into_string().ok())
        .filter(|name| is_ours(name))
        .collect();
    names.sort_unstable();
    match &names[..] {
        [] => Ok(()),
        [name] => bail!("{name} is not UTF-8{HINT}"),
        [all @ .., last] => bail!("{} and {last} are not UTF-8{HINT}", all.join(", ")),
    }
}

const HINT: &str = "\n  hint: set it anew, or unset it; nothing was sent";

/// A variable that somebody names for a secret.
///
/// # Errors
/// When it is not set or no UTF-8, without the value.
pub(crate) fn named(name: &str) -> anyhow::Result<String> {
    match std::env::var(name) {
        Ok(text) => Ok(text),
        Err(VarError::NotPresent) => bail!("the variable {name} is not set"),
        Err(VarError::NotUnicode(_)) => bail!("the variable {name} is not UTF-8"),
    }
}
