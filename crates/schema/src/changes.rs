//! What a write touches: set, cleared, or not mentioned.

use std::fmt;
use std::marker::PhantomData;

use crate::column::{CanAdd, CanEdit, content};
use crate::record::is_sensitive;
use crate::{Column, FieldValue, IntoField, Record};

/// Any table: the fields are given by name, and only the server checks them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Untyped {}

/// The changes are for an existing record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Edit {}

/// The changes are the content of a new record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Add {}

/// What happens to one field. A field that is kept is not mentioned, so there is no third.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// It gets this content.
    Set(FieldValue),
    /// It loses its content. On the legacy wire this is an empty text, for nil cannot be sent; whether the column is
    /// null or empty afterwards is not documented.
    Clear,
}

/// Which fields of a record of table `T` a write touches, and how.
///
/// A field is set, cleared, or kept by not being mentioned. The columns must allow the [`Edit`] (or, in a
/// [`NewRecord`], the [`Add`]); this is checked when the program is compiled. The last word on a field counts.
///
/// ```
/// use keap_schema::{Change, Changes, contact, table};
///
/// let changes = Changes::<table::Contact>::new()
///     .set(contact::FIRST_NAME, "Joe")
///     .clear(contact::MIDDLE_NAME)
///     .set_custom("ShoeSize", 43);
/// assert_eq!(changes.get("MiddleName"), Some(&Change::Clear));
/// assert_eq!(changes.get("_ShoeSize"), Some(&Change::Set(43.into())));
/// assert_eq!(changes.get("LastName"), None);
/// ```
pub struct Changes<T = Untyped, P = Edit> {
    fields: Vec<(String, Change)>,
    marker: PhantomData<fn() -> (T, P)>,
}

/// The fields of a record that does not exist yet.
pub type NewRecord<T = Untyped> = Changes<T, Add>;

impl<T, P> Changes<T, P> {
    /// Nothing is touched.
    pub const fn new() -> Self {
        Self {
            fields: Vec::new(),
            marker: PhantomData,
        }
    }

    /// Sets a custom field by its name, with or without the leading underscore.
    #[must_use]
    pub fn set_custom(self, name: &str, value: impl Into<FieldValue>) -> Self {
        self.set_by_name(custom_name(name), value)
    }

    /// Clears a custom field by its name, with or without the leading underscore.
    #[must_use]
    pub fn clear_custom(self, name: &str) -> Self {
        self.clear_by_name(custom_name(name))
    }

    /// Sets a field by its wire name. Only the server checks it: it ignores fields that it does not let anybody
    /// write, and answers fault 10 for a name that it does not know.
    #[must_use]
    pub fn set_by_name(mut self, name: impl Into<String>, value: impl Into<FieldValue>) -> Self {
        self.insert(name.into(), Change::Set(value.into()));
        self
    }

    /// Clears a field by its wire name, see [`set_by_name`](Self::set_by_name).
    #[must_use]
    pub fn clear_by_name(mut self, name: impl Into<String>) -> Self {
        self.insert(name.into(), Change::Clear);
        self
    }

    /// Takes back what was said about a field.
    #[must_use]
    pub fn keep_by_name(mut self, name: &str) -> Self {
        self.fields.retain(|(field, _)| field != name);
        self
    }

    /// What happens to a field; none if it is kept.
    pub fn get(&self, name: &str) -> Option<&Change> {
        self.fields
            .iter()
            .find(|(field, _)| field == name)
            .map(|(_, change)| change)
    }

    /// The touched fields, in the order in which they were first mentioned.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (&str, &Change)> {
        self.fields
            .iter()
            .map(|(name, change)| (name.as_str(), change))
    }

    /// How many fields are touched.
    pub fn len(&self) -> usize {
        self.fields.len()
    }

    /// Whether nothing is touched. Keap refuses such a write with fault 11.
    pub fn is_empty(&self) -> bool {
        self.fields.is_empty()
    }

    /// The same changes without the checks of a table.
    pub fn into_untyped(self) -> Changes<Untyped, P> {
        Changes {
            fields: self.fields,
            marker: PhantomData,
        }
    }

    fn insert(&mut self, name: String, change: Change) {
        match self.fields.iter_mut().find(|(field, _)| *field == name) {
            Some((_, old)) => *old = change,
            None => self.fields.push((name, change)),
        }
    }
}

impl<T> Changes<T, Edit> {
    /// Sets a column.
    #[must_use]
    pub fn set<V, A: CanEdit>(self, column: Column<T, V, A>, value: impl IntoField<V>) -> Self {
        self.set_by_name(column.name(), content(value))
    }

    /// Sets a column if there is a value, and keeps it otherwise.
    #[must_use]
    pub fn set_or_keep<V, A: CanEdit>(
        self,
        column: Column<T, V, A>,
        value: Option<impl IntoField<V>>,
    ) -> Self {
        match value {
            Some(value) => self.set(column, value),
            None => self,
        }
    }

    /// Sets a column if there is a value, and clears it otherwise.
    #[must_use]
    pub fn set_or_clear<V, A: CanEdit>(
        self,
        column: Column<T, V, A>,
        value: Option<impl IntoField<V>>,
    ) -> Self {
        match value {
            Some(value) => self.set(column, value),
            None => self.clear(column),
        }
    }

    /// Clears a column.
    #[must_use]
    pub fn clear<V, A: CanEdit>(self, column: Column<T, V, A>) -> Self {
        self.clear_by_name(column.name())
    }

    /// Takes back what was said about a column.
    #[must_use]
    pub fn keep<V, A: CanEdit>(self, column: Column<T, V, A>) -> Self {
        self.keep_by_name(column.name())
    }
}

impl<T> Changes<T, Add> {
    /// Sets a column.
    #[must_use]
    pub fn set<V, A: CanAdd>(self, column: Column<T, V, A>, value: impl IntoField<V>) -> Self {
        self.set_by_name(column.name(), content(value))
    }

    /// Sets a column if there is a value.
    #[must_use]
    pub fn set_or_keep<V, A: CanAdd>(
        self,
        column: Column<T, V, A>,
        value: Option<impl IntoField<V>>,
    ) -> Self {
        match value {
            Some(value) => self.set(column, value),
            None => self,
        }
    }
}

fn custom_name(name: &str) -> String {
    if name.starts_with('_') {
        name.to_owned()
    } else {
        format!("_{name}")
    }
}

impl<T, P> Default for Changes<T, P> {
    fn default() -> Self {
        Self::new()
    }
}

impl<T, P> Clone for Changes<T, P> {
    fn clone(&self) -> Self {
        Self {
            fields: self.fields.clone(),
            marker: PhantomData,
        }
    }
}

/// The order does not matter.
impl<T, P> PartialEq for Changes<T, P> {
    fn eq(&self, other: &Self) -> bool {
        self.len() == other.len()
            && self
                .iter()
                .all(|(name, change)| other.get(name) == Some(change))
    }
}

/// Shows the touched fields; the contents of columns that hold passwords and card data as `[redacted]`.
impl<T, P> fmt::Debug for Changes<T, P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut map = f.debug_map();
        for (name, change) in self.iter() {
            if is_sensitive(name) && *change != Change::Clear {
                map.entry(&name, &format_args!("Set([redacted])"));
            } else {
                map.entry(&name, change);
            }
        }
        map.finish()
    }
}

/// Every field of the record is set.
impl<P> From<Record> for Changes<Untyped, P> {
    fn from(record: Record) -> Self {
        record
            .into_iter()
            .fold(Self::new(), |changes, (name, value)| {
                changes.set_by_name(name, value)
            })
    }
}

impl<T, P, N: Into<String>> FromIterator<(N, Change)> for Changes<T, P> {
    fn from_iter<I: IntoIterator<Item = (N, Change)>>(fields: I) -> Self {
        let mut changes = Self::new();
        for (name, change) in fields {
            changes.insert(name.into(), change);
        }
        changes
    }
}

impl<T, P> IntoIterator for Changes<T, P> {
    type Item = (String, Change);
    type IntoIter = std::vec::IntoIter<(String, Change)>;

    fn into_iter(self) -> Self::IntoIter {
        self.fields.into_iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{contact, credit_card, table};

    #[test]
    fn the_last_word_on_a_field_counts() {
        let changes = Changes::<table::Contact>::new()
            .set(contact::CITY, "Bonn")
            .clear(contact::STATE)
            .clear(contact::CITY)
            .keep(contact::STATE);
        assert_eq!(
            changes.iter().collect::<Vec<_>>(),
            [("City", &Change::Clear)]
        );
    }

    #[test]
    fn a_new_card_takes_what_is_never_given_out() {
        let card = NewRecord::<table::CreditCard>::new()
            .set(credit_card::CARD_NUMBER, "4111111111111111")
            .set(credit_card::NAME_ON_CARD, "Ann");
        assert_eq!(
            format!("{card:?}"),
            r#"{"CardNumber": Set([redacted]), "NameOnCard": Set(Text("Ann"))}"#
        );
    }
}
