//! The dialects that are known without a file of one's own.

use std::sync::LazyLock;

use super::file::Dialect;
use crate::slip::is_slip_of_call;

/// Their ids and texts.
pub(crate) const KNOWN: [(&str, &str); 9] = [
    ("wire", include_str!("../../data/dialects/wire.toml")),
    (
        "php-isdk",
        include_str!("../../data/dialects/php-isdk.toml"),
    ),
    ("php-sdk", include_str!("../../data/dialects/php-sdk.toml")),
    (
        "php-novak",
        include_str!("../../data/dialects/php-novak.toml"),
    ),
    ("net", include_str!("../../data/dialects/net.toml")),
    ("python", include_str!("../../data/dialects/python.toml")),
    ("ruby", include_str!("../../data/dialects/ruby.toml")),
    ("elixir", include_str!("../../data/dialects/elixir.toml")),
    ("node", include_str!("../../data/dialects/node.toml")),
];

static CALLS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let all = KNOWN
        .iter()
        .filter_map(|(_, text)| Dialect::from_toml(text).ok());
    let calls = all.flat_map(|one| one.calls.into_values().flatten());
    let own = calls.filter(|(_, rule)| rule.method.is_some());
    own.map(|(name, _)| name).collect()
});

/// The call of a library that a name is but for a slip.
pub(crate) fn call_near(name: &str) -> Option<&'static str> {
    let mut calls = CALLS.iter();
    let found = calls.find(|known| is_slip_of_call(name, known));
    found.map(String::as_str)
}
