//! The properties that a call asks for.

use super::{Call, Refusal};

/// Refuses names in `optional_properties` that the model does not list, as the real one does.
///
/// # Errors
/// 400 that lists the names.
pub(crate) fn optional_properties(call: &Call<'_>, known: &[&str]) -> Result<Vec<String>, Refusal> {
    let wanted = call.query_list("optional_properties");
    let unknown: Vec<&str> = wanted
        .iter()
        .map(String::as_str)
        .filter(|name| !known.contains(name))
        .collect();
    if unknown.is_empty() {
        return Ok(wanted);
    }
    Err(Refusal::bad(format!(
        "The following optional-properties are unrecognized: {}",
        unknown.join(", ")
    )))
}
