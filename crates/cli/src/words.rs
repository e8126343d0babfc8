//! The facade's advice in the words of the command line: flags, variables and the policy file in place of Rust items.

/// What the facade calls its options, and what a user of `keap` has for them. Longer texts come first.
const WORDS: [(&str, &str); 14] = [
    (", in Rust RestOptions::default_country", ""),
    (", in Rust RestOptions::web_tracking_script", ""),
    (", in Rust RestOptions::order_type", ""),
    (", in Rust RestOptions::merchant_account", ""),
    (
        "RestOptions::default_country",
        "--default-country or KEAP_DEFAULT_COUNTRY",
    ),
    ("RestOptions::mail_user", "--mail-user or KEAP_MAIL_USER"),
    (
        "`RestOptions::currency`",
        "`currency` in the policy file (--policy)",
    ),
    (
        "RestOptions::sequence",
        "--sequence or `[sequences]` in the policy file (--policy)",
    ),
    (
        "RestOptions::action_set",
        "`[action_sets]` in the policy file (--policy)",
    ),
    (
        "Use keap_rest: CreateProductImage and GetLegacyImageData of v2::products, CreateProductCategoryImage of v2::product_categories",
        "Write a program that sends images over REST v2",
    ),
    ("`Condition::IsNull`", "--where 'FIELD=~null~'"),
    ("`Condition::NotNull`", "--where 'FIELD!=~null~'"),
    ("with keap_rest's ", "over REST by "),
    ("keap_rest", "REST"),
];

/// The same advice in the words of the command line.
pub(crate) fn of_the_command_line(advice: &str) -> String {
    WORDS
        .iter()
        .fold(advice.to_owned(), |told, (facade, ours)| {
            told.replace(facade, ours)
        })
}

/// What the standard library says of numbers and switches, and what a person understands.
const PARSED: [(&str, &str); 9] = [
    ("invalid digit found in string", "that is no whole number"),
    (
        "cannot parse integer from empty string",
        "a whole number is missing there",
    ),
    (
        "number too large to fit in target type",
        "that number is too large",
    ),
    (
        "number too small to fit in target type",
        "that number is too small",
    ),
    (
        "number would be zero for non-zero type",
        "zero is too small",
    ),
    ("invalid float literal", "that is no number"),
    (
        "cannot parse float from empty string",
        "a number is missing there",
    ),
    (
        "provided string was not `true` or `false`",
        "that is neither true nor false",
    ),
    (
        "relative URL without a base",
        "it has no scheme, as in https://",
    ),
];

/// What systems and SQLite say of a disk without room.
const FULL: [(&str, &str); 7] = [
    (
        "error returned from database: (code: 13) database or disk is full",
        "the disk is full",
    ),
    // The memory that SQLite shares beside its file cannot be made as large as it must be.
    (
        "error returned from database: (code: 4874) disk I/O error",
        "the disk is full",
    ),
    ("(code: 4874) disk I/O error", "the disk is full"),
    ("(code: 13) database or disk is full", "the disk is full"),
    ("database or disk is full", "the disk is full"),
    ("No space left on device (os error 28)", "the disk is full"),
    (
        "There is not enough space on the disk. (os error 112)",
        "the disk is full",
    ),
];

/// The same text in plain words.
pub(crate) fn plainly(text: &str) -> String {
    let known = PARSED.iter().chain(&FULL);
    let told = known.fold(text.to_owned(), |told, (raw, plain)| {
        told.replace(raw, plain)
    });
    // An error and its cause may say the same.
    told.replace("the disk is full: the disk is full", "the disk is full")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_disk_is_told_once_whatever_sqlite_calls_it() {
        for said in [
            "error returned from database: (code: 13) database or disk is full: (code: 13) database or disk is full",
            "error returned from database: (code: 4874) disk I/O error",
            "(code: 4874) disk I/O error: (code: 4874) disk I/O error",
        ] {
            assert_eq!(plainly(said), "the disk is full");
        }
    }

    #[test]
    fn no_advice_names_rust() {
        for known in keap::difference::DIFFERENCES {
            let told = of_the_command_line(known.advice);
            for word in ["::", "RestOptions", "in Rust", "keap_rest"] {
                assert!(!told.contains(word), "{}: {told}", known.id);
            }
        }
    }

    /// A text of the facade that was changed would be passed on as it is.
    #[test]
    fn what_the_standard_library_says_is_known() {
        let said = [
            "x".parse::<u32>().unwrap_err().to_string(),
            "".parse::<i64>().unwrap_err().to_string(),
            "999".parse::<u8>().unwrap_err().to_string(),
            "-999".parse::<i8>().unwrap_err().to_string(),
            "x".parse::<f64>().unwrap_err().to_string(),
            "x".parse::<bool>().unwrap_err().to_string(),
            "x".parse::<url::Url>().unwrap_err().to_string(),
        ];
        for text in said {
            assert_ne!(plainly(&text), text);
        }
    }

    #[test]
    fn every_text_that_is_replaced_is_one_of_the_facade() {
        for (facade, _) in WORDS {
            // Those are in hints, which no list has.
            let is_hint = facade == "`RestOptions::currency`" || facade.starts_with("`Condition::");
            let mut all = keap::difference::DIFFERENCES.iter();
            assert!(
                is_hint || all.any(|known| known.advice.contains(facade)),
                "{facade}"
            );
        }
    }
}
