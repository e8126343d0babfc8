//! Custom fields are defined, and chosen from.

use chrono::{DateTime, Utc};

use crate::store::custom_columns::of_form;
use crate::store::{Row, Store};

/// Defines a field; its name is the label without anything but letters and digits. A name that is
/// taken gets a number (inferred).
pub(crate) fn define(
    store: &mut Store,
    now: DateTime<Utc>,
    form: i64,
    group: i64,
    label: &str,
    kind: i64,
) -> i64 {
    let base: String = label
        .chars()
        .filter(|letter| letter.is_alphanumeric())
        .collect();
    let taken = |name: &str| of_form(store, form).any(|field| field.text("Name") == name);
    let name = match taken(&base) {
        false => base,
        true => (0..)
            .map(|number| format!("{base}{number}"))
            .find(|name| !taken(name))
            .unwrap_or(base),
    };
    let field = Row::default()
        .with("FormId", form)
        .with("GroupId", group)
        .with("DataType", kind)
        .with("Name", name)
        .with("Label", label)
        .with("create_time", now);
    store.insert("DataFormField", field)
}

/// The options of a definition: one a line; the first line of a dropdown is empty (documented).
pub(crate) fn options(field: &Row) -> impl Iterator<Item = &str> {
    field
        .text("Values")
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
}
