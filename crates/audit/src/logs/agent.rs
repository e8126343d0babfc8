//! What a program calls itself, without whom it belongs to.

/// What stands for an address.
const HIDDEN: &str = "(address)";

/// A name without the e-mail addresses in it, which people put there to be asked.
pub(super) fn without_addresses(name: &str) -> String {
    let is_outside = |c: char| {
        c.is_whitespace()
            || matches!(
                c,
                '(' | ')' | '<' | '>' | '[' | ']' | '"' | '\'' | ',' | ';' | ':' | '/' | '='
            )
    };
    let mut shown = String::with_capacity(name.len());
    for part in name.split_inclusive(is_outside) {
        let word = part.trim_end_matches(is_outside);
        let end = part.get(word.len()..).unwrap_or_default();
        shown.push_str(if is_address(word) { HIDDEN } else { word });
        shown.push_str(end);
    }
    shown
}

/// Also where its sign is written as addresses have it.
fn is_address(word: &str) -> bool {
    let parts = word.split_once('@').or_else(|| word.split_once("%40"));
    parts.is_some_and(|(person, host)| !person.is_empty() && !host.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_named() {
        for (name, shown) in [
            (
                "shop-sync/2.1 (jane.doe@example.com)",
                "shop-sync/2.1 ((address))",
            ),
            (
                "bot (+mailto:jane@example.com; v1)",
                "bot (+mailto:(address); v1)",
            ),
            ("jane%40example.com", "(address)"),
            ("PHP/5.6 iSDK @ home", "PHP/5.6 iSDK @ home"),
        ] {
            assert_eq!(without_addresses(name), shown);
        }
    }
}
