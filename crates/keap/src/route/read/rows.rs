//! Rows of a table in the order of the file, each under what its key means: two spellings of one name are one row twice.

use std::collections::BTreeMap;

use toml::de::DeTable;

use super::{Key, Reader, Result, Value};
use crate::route::PolicyError;

/// The rows of a table as they stand in the file; a parsed table has them in the order of their keys.
pub(super) fn in_order<'v, 'a>(table: &'v DeTable<'a>) -> Vec<(&'v Key<'a>, &'v Value<'a>)> {
    let mut rows: Vec<_> = table.iter().collect();
    rows.sort_by_key(|(key, _)| key.span().start);
    rows
}

impl Reader<'_> {
    /// Reads all rows of a table.
    ///
    /// # Errors
    /// All rows that are wrong, in one error at the place of the first: their keys, their values, and those that stand for
    /// the same as a row before them.
    pub(super) fn each<K: Ord + Clone, V>(
        &self,
        value: &Value<'_>,
        key_of: impl Fn(&Key<'_>) -> Result<K>,
        read: impl Fn(&Value<'_>) -> Result<V>,
    ) -> Result<Vec<(K, V)>> {
        let (mut rows, mut wrong) = (Vec::new(), Vec::new());
        let mut seen: BTreeMap<K, &Key<'_>> = BTreeMap::new();
        for (key, value) in in_order(self.table(value)?) {
            let (id, value) = match (key_of(key), read(value)) {
                (Ok(id), Ok(value)) => (id, value),
                (id, value) => {
                    wrong.extend([id.err(), value.err()].into_iter().flatten());
                    continue;
                }
            };
            if let Some(first) = seen.get(&id) {
                wrong.push(self.twice(first, key));
                continue;
            }
            seen.insert(id.clone(), key);
            rows.push((id, value));
        }
        PolicyError::all(wrong).map_or(Ok(rows), Err)
    }

    fn twice(&self, first: &Key<'_>, second: &Key<'_>) -> PolicyError {
        let line = self.error(first, "").place().map_or(0, |(line, _)| line);
        let (first, second_text) = (first.get_ref(), second.get_ref());
        let message =
            format!("{second_text:?} is the same row as {first:?} in line {line}: leave one out");
        self.error(second, message)
    }
}

#[cfg(test)]
mod tests {
    use crate::RoutePolicy;

    fn refusal(text: &str) -> String {
        let text = format!("default = 'v2'\n{text}");
        RoutePolicy::from_toml(&text).unwrap_err().to_string()
    }

    #[test]
    fn two_spellings_of_one_name_are_one_row_twice() {
        for (text, key, first) in [
            (
                "[action_sets]\n1 = [{ apply_tag = 1 }]\n01 = [{ apply_tag = 2 }]",
                "01",
                "1",
            ),
            ("[sequences]\n01 = '7/71'\n1 = '7/72'", "1", "01"),
            (
                "[tables]\nContact = 'v1'\ncontact = 'v2'",
                "contact",
                "Contact",
            ),
            (
                "[operations]\n'ContactService.load' = 'v1'\n'contactservice.load' = 'v2'",
                "contactservice.load",
                "ContactService.load",
            ),
        ] {
            let told = refusal(text);
            let expected = format!(
                "line 4, column 1: {key:?} is the same row as {first:?} in line 3: leave one out"
            );
            assert_eq!(told, expected);
        }
    }

    /// The order of a map of keys would be 1, 2.
    #[test]
    fn all_wrong_rows_are_told_in_the_order_of_the_file() {
        let told = refusal("[sequences]\n2 = '7-71'\n3 = '7/71'\n1 = 'x'\nz = '7/71'");
        let wanted = "this must be \"CAMPAIGN/SEQUENCE\", for instance \"7/71\", not";
        let expected = format!(
            "line 3, column 5: {wanted} '7-71'; line 5: {wanted} 'x'; \
             line 6: \"z\" is no id: each row begins with one, a whole number from 1 to 2147483647"
        );
        assert_eq!(told, expected);
    }

    #[test]
    fn a_script_is_loaded_over_https_alone() {
        for address in [
            "http://example.com/s",
            "https://",
            "https:// a",
            "example.com",
        ] {
            let told = refusal(&format!("web_tracking_script = '{address}'"));
            assert!(told.contains("it begins with https://"), "{told}");
        }
    }

    #[test]
    fn one_action_needs_no_list() {
        let read = |row: &str| {
            RoutePolicy::from_toml(&format!("default = 'v2'\n[action_sets]\n12 = {row}"))
        };
        let [one, list] =
            ["{ apply_tag = 1 }", "[{ apply_tag = 1 }]"].map(|row| read(row).unwrap());
        assert_eq!(one, list);
        let told = read("105").unwrap_err().to_string();
        assert!(told.contains("an action or a list of actions"), "{told}");
    }
}
