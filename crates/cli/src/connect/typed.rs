//! What was typed, and does not stand in the environment or in the profile.

use crate::profile;

/// Whether an option was given, and does not merely have the value of its variable or of the profile.
pub(crate) fn on_command_line(value: Option<&str>, variable: &str) -> bool {
    let Some(value) = value else { return false };
    let is_set = std::env::var_os(variable).is_some_and(|set| set == *value);
    !is_set && profile::instead_of(variable) != Some(value)
}
