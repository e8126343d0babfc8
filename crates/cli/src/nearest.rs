//! The name that was probably meant.

use clap::Command;

/// The nearest of some names: at most two slips of the hand away, and more of it alike than not.
pub(crate) fn nearest<'a>(word: &str, names: &'a [String]) -> Option<&'a String> {
    let word = word.to_lowercase();
    let distance = |name: &&String| strsim::osa_distance(&word, &name.to_lowercase());
    let most = |name: &String| word.chars().count().max(name.chars().count()) / 2;
    names
        .iter()
        .min_by_key(distance)
        .filter(|name| distance(name) <= most(name).min(2))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_meant_that_is_mostly_alike() {
        let names = ["a", "live", "Test"].map(str::to_owned);
        let meant = |word: &str| nearest(word, &names).map(String::as_str);
        for (word, name) in [
            ("zz", None),
            ("b", None),
            ("lvie", Some("live")),
            ("LIFE", Some("live")),
            ("test", Some("Test")),
        ] {
            assert_eq!(meant(word), name, "{word}");
        }
    }
}
