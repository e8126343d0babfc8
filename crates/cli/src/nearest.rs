//! The name that was probably meant.

/// The nearest of some names: at most two slips of the hand away.
pub(crate) fn nearest<'a>(word: &str, names: &'a [String]) -> Option<&'a String> {
    let distance = |name: &&String| strsim::osa_distance(&word.to_lowercase(), name);
    names
        .iter()
        .min_by_key(distance)
        .filter(|name| distance(name) <= 2)
}
