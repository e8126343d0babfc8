//! The name that was probably meant.

use clap::Command;

/// The nearest of some names: at most two slips of the hand away.
pub(crate) fn nearest<'a>(word: &str, names: &'a [String]) -> Option<&'a String> {
    let distance = |name: &&String| strsim::osa_distance(&word.to_lowercase(), name);
    names
        .iter()
        .min_by_key(distance)
        .filter(|name| distance(name) <= 2)
}

/// The commands of that name that stand elsewhere below the program, as a question: `keap auth keep-alive` for
/// `keap keep-alive`.
pub(crate) fn elsewhere(program: &Command, word: &str) -> Option<String> {
    let mut found = Vec::new();
    for group in program.get_subcommands() {
        let below = group.get_subcommands();
        let same = below.filter(|one| one.get_name().eq_ignore_ascii_case(word));
        found.extend(same.map(|one| {
            format!(
                "`{} {} {}`",
                program.get_name(),
                group.get_name(),
                one.get_name()
            )
        }));
    }
    (!found.is_empty()).then(|| format!("did you mean {}?", found.join(" or ")))
}
