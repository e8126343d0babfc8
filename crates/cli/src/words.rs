//! The facade's advice in the words of the command line: flags, variables and the policy file in place of Rust items.

/// What the facade calls its options, and what a user of `keap` has for them. Longer texts come first.
const WORDS: [(&str, &str); 12] = [
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

#[cfg(test)]
mod tests {
    use super::*;

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
    fn every_text_that_is_replaced_is_one_of_the_facade() {
        for (facade, _) in WORDS {
            let is_hint = facade == "`RestOptions::currency`";
            let mut all = keap::difference::DIFFERENCES.iter();
            assert!(
                is_hint || all.any(|known| known.advice.contains(facade)),
                "{facade}"
            );
        }
    }
}
