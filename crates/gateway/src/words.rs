//! The facade's advice in the words of somebody who has a configuration file and no Rust program.

/// What the facade calls its options, and what stands for them in the configuration. Longer texts come first.
const WORDS: [(&str, &str); 14] = [
    (
        "configure one for addresses that have none: --default-country or KEAP_DEFAULT_COUNTRY, in Rust RestOptions::default_country",
        "set `default_country` in the [[tenant]] for addresses that have none",
    ),
    (
        "RestOptions::default_country",
        "`default_country` in the [[tenant]]",
    ),
    (
        "set it: --web-tracking-script or KEAP_WEB_TRACKING_SCRIPT, in Rust RestOptions::web_tracking_script",
        "set `web_tracking_script` in the [[tenant]]",
    ),
    (
        "Call with 0, or name the account that the payment methods belong to: --merchant-account or KEAP_MERCHANT_ACCOUNT, in Rust RestOptions::merchant_account",
        "Call with 0, or set `merchant_account` in the [[tenant]] to the account that the payment methods belong to",
    ),
    (
        "name it: --order-type or KEAP_ORDER_TYPE, in Rust RestOptions::order_type",
        "set `order_type` in the [[tenant]]",
    ),
    ("`RestOptions::currency`", "`currency` in the [[tenant]]"),
    (
        "RestOptions::sequence",
        "`sequences` in the [[tenant]] or its policy file",
    ),
    (
        "RestOptions::action_set",
        "`action_sets` in the [[tenant]] or its policy file",
    ),
    ("RestOptions::mail_user", "`mail_user` in the [[tenant]]"),
    (
        "Use keap_rest: CreateProductImage and GetLegacyImageData of v2::products, CreateProductCategoryImage of v2::product_categories",
        "Change the program to send images over REST v2",
    ),
    ("`Condition::IsNull`", "`~null~`"),
    ("`Condition::NotNull`", "`~<>~null`"),
    // What a Rust program reads with our client, others read over REST.
    ("with keap_rest's ", "over REST by "),
    ("keap_rest", "REST"),
];

/// The same advice in the gateway's words.
pub(crate) fn of_the_gateway(advice: &str) -> String {
    let mut told = advice.to_owned();
    for (facade, gateway) in WORDS {
        told = told.replace(facade, gateway);
    }
    told
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_advice_names_rust() {
        for known in keap::difference::DIFFERENCES {
            let told = of_the_gateway(known.advice);
            for word in ["::", "RestOptions", "--", "KEAP_", "keap_rest"] {
                assert!(!told.contains(word), "{}: {told}", known.id);
            }
        }
        for (id, setting) in [("KB-092", "`order_type`"), ("KB-093", "`merchant_account`")] {
            let known = keap::difference::DIFFERENCES
                .iter()
                .find(|known| known.id == id);
            let told = of_the_gateway(known.unwrap().advice);
            assert!(
                told.contains(&format!("set {setting} in the [[tenant]]")),
                "{told}"
            );
        }
        assert_eq!(
            of_the_gateway("name it with `RestOptions::currency`"),
            "name it with `currency` in the [[tenant]]"
        );
    }

    /// A text of the facade that was changed would be passed on as it is.
    #[test]
    fn every_text_that_is_replaced_is_one_of_the_facade() {
        let all: Vec<&str> = keap::difference::DIFFERENCES
            .iter()
            .map(|known| known.advice)
            .collect();
        for (facade, _) in WORDS {
            // Those are in hints, which no list has.
            let is_hint = facade == "`RestOptions::currency`" || facade.starts_with("`Condition::");
            assert!(
                is_hint || all.iter().any(|advice| advice.contains(facade)),
                "{facade}"
            );
        }
    }
}
