//! Filter and order keys of the v2 lists, from a table of our own: the documents hold them in prose only.

use std::collections::BTreeMap;

/// The keys of one list.
#[derive(Clone, Debug, Default)]
pub(crate) struct List {
    pub(crate) keys: Vec<Key>,
    /// Whether custom fields can be filtered by, with their `field_name` as key.
    pub(crate) custom: bool,
    pub(crate) order: Vec<String>,
}

/// One filter key.
#[derive(Clone, Debug)]
pub(crate) struct Key {
    pub(crate) name: String,
    /// A `*` at the end of the value stands for any continuation.
    pub(crate) prefix: bool,
    /// Several values.
    pub(crate) list: bool,
    /// `>`, `<`, `>=`, `<=`.
    pub(crate) compare: bool,
    /// `!=`.
    pub(crate) not: bool,
    /// `NONE` stands for an empty property.
    pub(crate) none: bool,
    /// `UNASSIGNED` stands for no user.
    pub(crate) unassigned: bool,
    /// The values it takes, when they are fixed.
    pub(crate) values: Vec<String>,
}

/// Reads the table: an operation id, then its keys indented, each with flags, then `custom` and `order`.
pub(crate) fn read() -> BTreeMap<String, List> {
    let mut lists: BTreeMap<String, List> = BTreeMap::new();
    let mut current = String::new();
    for line in include_str!("../../data/rest_lists.txt").lines() {
        let words: Vec<&str> = line.split_whitespace().collect();
        match words.as_slice() {
            [] => {}
            [comment, ..] if comment.starts_with('#') => {}
            [id] if !line.starts_with(' ') => current = (*id).to_owned(),
            ["custom"] => lists.entry(current.clone()).or_default().custom = true,
            ["order", keys @ ..] => {
                let list = lists.entry(current.clone()).or_default();
                list.order = keys.iter().map(ToString::to_string).collect();
            }
            [name, flags @ ..] => lists
                .entry(current.clone())
                .or_default()
                .keys
                .push(key(name, flags)),
        }
    }
    lists
}

fn key(name: &str, flags: &[&str]) -> Key {
    let has = |flag: &str| flags.contains(&flag);
    let values = flags
        .iter()
        .find_map(|flag| flag.strip_prefix("values="))
        .unwrap_or_default();
    Key {
        name: name.to_owned(),
        prefix: has("prefix"),
        list: has("list"),
        compare: has("compare"),
        not: has("not"),
        none: has("none"),
        unassigned: has("unassigned"),
        values: values
            .split('|')
            .filter(|value| !value.is_empty())
            .map(str::to_owned)
            .collect(),
    }
}
