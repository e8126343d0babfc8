//! The words for arguments that say what they are.

const KNOWN: [&str; 7] = [
    "table",
    "reads",
    "writes",
    "conditions",
    "field",
    "value",
    "order",
];

/// The known word that a misspelt one was meant to be: in another case, or with one letter too many, too few, or changed, or
/// two that changed places. Names of what a dialect does not care for (`id`, `values`) are no misspelt words.
pub(super) fn meant(word: &str) -> Option<&'static str> {
    const OTHERS: [&str; 5] = ["values", "fields", "orders", "tables", "read"];
    if KNOWN.contains(&word) || OTHERS.contains(&word) {
        return None;
    }
    let lower = word.to_lowercase();
    KNOWN.into_iter().find(|known| is_near(&lower, known))
}

fn is_near(word: &str, known: &str) -> bool {
    let (word, known): (Vec<char>, Vec<char>) = (word.chars().collect(), known.chars().collect());
    let same = word.iter().zip(&known).take_while(|(a, b)| a == b).count();
    let (word, known) = (word.get(same..), known.get(same..));
    match (word.unwrap_or_default(), known.unwrap_or_default()) {
        ([], []) => true,
        ([a, b, word @ ..], [c, d, known @ ..]) if (a, b) == (d, c) => word == known,
        ([_, word @ ..], known) if word == known => true,
        (word, [_, known @ ..]) if word == known => true,
        ([_, word @ ..], [_, known @ ..]) => word == known,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::meant;

    #[test]
    fn a_near_miss_is_told_and_another_word_is_none() {
        for (word, known) in [
            ("tabel", "table"),
            ("Table", "table"),
            ("wirtes", "writes"),
            ("reds", "reads"),
            ("condition", "conditions"),
            ("ordder", "order"),
            ("valua", "value"),
        ] {
            assert_eq!(meant(word), Some(known), "{word}");
        }
        for word in [
            "table",
            "id",
            "limit",
            "page",
            "ascending",
            "_",
            "",
            "values",
            "key",
            "label",
        ] {
            assert_eq!(meant(word), None, "{word}");
        }
    }
}
