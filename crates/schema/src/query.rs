//! What to look for in a table, independent of any wire.

use std::fmt;
use std::marker::PhantomData;

use crate::changes::Untyped;
use crate::column::{CanFilter, CanRead, Columns, content};
use crate::table::{Table, table};
use crate::{Column, FieldValue, IntoField};

/// The most rows that Keap gives in one page.
pub const MAX_PAGE: u32 = 1000;

/// The most values in a condition "one of these".
pub const MAX_ANY_OF: usize = 1000;

/// How a field is compared. These are the signs that the legacy wire takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Comparison {
    /// Less than the value.
    Less,
    /// Less than the value or equal to it.
    LessOrEqual,
    /// Greater than the value.
    Greater,
    /// Greater than the value or equal to it.
    GreaterOrEqual,
}

impl Comparison {
    /// The sign for it.
    pub fn text(self) -> &'static str {
        match self {
            Self::Less => "<",
            Self::LessOrEqual => "<=",
            Self::Greater => ">",
            Self::GreaterOrEqual => ">=",
        }
    }
}

/// What one field must satisfy. All comparisons of text ignore case (documented).
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Condition {
    /// Equal. Text is taken as it is: see [`Query::equals`] for the texts that the legacy wire cannot compare.
    Equals(FieldValue),
    /// A pattern: `%` stands for any text, `_` for any one character (observed). There is no escape for either.
    Like(String),
    /// Without content. An empty text is not null: an unset custom field may be either.
    IsNull,
    /// With content.
    NotNull,
    /// Not equal.
    NotEqual(FieldValue),
    /// Less or greater.
    Compare(Comparison, FieldValue),
    /// One of these ids, at most [`MAX_ANY_OF`]; id columns only.
    In(Vec<i64>),
}

/// A text with a leading `~` that is none of the operators.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct UnknownOperator;

impl fmt::Display for UnknownOperator {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(
            "a leading `~` begins an operator: `~>~`, `~>=~`, `~<~`, `~<=~`, `~<>~` or `~null~`",
        )
    }
}

impl std::error::Error for UnknownOperator {}

impl Condition {
    /// Reads a condition as the legacy wire writes it, with what is compared as text: `~>~ 5` is greater than `5`, `A%` a
    /// pattern, `~null~` null, `~<>~` with nothing behind it unequal to nothing.
    ///
    /// # Errors
    /// When it begins like an operator and is none.
    pub fn from_text(text: &str) -> Result<Self, UnknownOperator> {
        if text.eq_ignore_ascii_case("~null~") {
            return Ok(Self::IsNull);
        }
        let operand = |text: &str| FieldValue::from(text.trim_start());
        if let Some(rest) = text.strip_prefix("~<>~") {
            return Ok(match rest.trim().to_ascii_lowercase().as_str() {
                "null" | "~null~" => Self::NotNull,
                _ => Self::NotEqual(operand(rest)),
            });
        }
        let comparisons = [
            Comparison::LessOrEqual,
            Comparison::GreaterOrEqual,
            Comparison::Less,
            Comparison::Greater,
        ];
        for comparison in comparisons {
            if let Some(rest) = text.strip_prefix(&format!("~{}~", comparison.text())) {
                return Ok(Self::Compare(comparison, operand(rest)));
            }
        }
        match text {
            text if text.starts_with('~') => Err(UnknownOperator),
            text if text.contains('%') => Ok(Self::Like(text.to_owned())),
            text => Ok(Self::Equals(text.into())),
        }
    }
}

/// The order of the rows.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Order {
    /// The name of its column.
    pub field: String,
    /// Smallest first.
    pub ascending: bool,
}

impl Order {
    /// By a field, smallest first when `ascending`.
    pub fn by(field: impl Into<String>, ascending: bool) -> Self {
        Self {
            field: field.into(),
            ascending,
        }
    }
}

/// A query by names: what [`Query`] builds, without the checks of a table.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct QueryData {
    /// Its name in XML-RPC.
    pub table: String,
    /// What the rows must satisfy, all of it. The legacy wire takes one condition per field, REST more.
    pub conditions: Vec<(String, Condition)>,
    /// The fields to give. Empty means the default: every readable column that is known to work.
    pub selected: Vec<String>,
    /// Fields to give besides the default, where nothing is selected: those that a backend has of them. XML-RPC refuses the whole
    /// query for one that the server does not know.
    pub besides: Vec<String>,
    /// The order; without one it is not defined, and pages may overlap.
    pub order: Option<Order>,
    /// Rows in a page: 1 to [`MAX_PAGE`].
    pub limit: u32,
    /// Which page, from 0.
    pub page: u32,
}

impl QueryData {
    /// All rows of a table: the first page of [`MAX_PAGE`], every readable column.
    pub fn new(table: impl Into<String>) -> Self {
        Self {
            table: table.into(),
            conditions: Vec::new(),
            selected: Vec::new(),
            besides: Vec::new(),
            order: None,
            limit: MAX_PAGE,
            page: 0,
        }
    }

    /// The fields to ask for: the selected ones, or the default of a known table.
    pub fn selected_or_default(&self) -> Vec<&str> {
        if !self.selected.is_empty() {
            return self.selected.iter().map(String::as_str).collect();
        }
        table(&self.table)
            .map(|table| table.default_selection().collect())
            .unwrap_or_default()
    }

    /// The conditions on a field.
    pub fn conditions_on<'a>(&'a self, field: &'a str) -> impl Iterator<Item = &'a Condition> {
        self.conditions
            .iter()
            .filter(move |(name, _)| name == field)
            .map(|(_, condition)| condition)
    }
}

/// A query on table `T`, built from its columns.
///
/// ```
/// use keap_schema::{Comparison, Query, contact, id::ContactId, table};
///
/// let query = Query::<table::Contact>::new()
///     .like(contact::LAST_NAME, "Bob%")
///     .not_null(contact::EMAIL)
///     .compare(contact::ID, Comparison::Greater, ContactId::new(4000))
///     .select((contact::ID, contact::EMAIL))
///     .ascending(contact::ID);
/// assert_eq!(query.data().table, "Contact");
/// ```
pub struct Query<T = Untyped> {
    data: QueryData,
    marker: PhantomData<fn() -> T>,
}

impl<T: Table> Query<T> {
    /// All rows of the table: the first page of [`MAX_PAGE`], every readable column.
    pub fn new() -> Self {
        Self {
            data: QueryData::new(T::INFO.name),
            marker: PhantomData,
        }
    }

    /// The same query with the table checked, if it is on this table.
    pub fn from_data(data: QueryData) -> Option<Self> {
        (data.table == T::INFO.name).then_some(Self {
            data,
            marker: PhantomData,
        })
    }
}

impl Query<Untyped> {
    /// All rows of a table by its name.
    pub fn table(name: impl Into<String>) -> Self {
        Self {
            data: QueryData::new(name),
            marker: PhantomData,
        }
    }
}

impl<T> Query<T> {
    /// The column has this content.
    ///
    /// On the legacy wire a text with `%` is a pattern and a text with a leading `~` an operator, and nothing escapes
    /// them; its client refuses such a text here instead of asking for something else.
    #[must_use]
    pub fn equals<V, A: CanFilter>(
        self,
        column: Column<T, V, A>,
        value: impl IntoField<V>,
    ) -> Self {
        self.condition(column.name(), Condition::Equals(content(value)))
    }

    /// The column has another content.
    #[must_use]
    pub fn not_equal<V, A: CanFilter>(
        self,
        column: Column<T, V, A>,
        value: impl IntoField<V>,
    ) -> Self {
        self.condition(column.name(), Condition::NotEqual(content(value)))
    }

    /// The text matches a pattern: `%` for any text, `_` for any one character. Case is ignored.
    #[must_use]
    pub fn like<V, A: CanFilter>(
        self,
        column: Column<T, V, A>,
        pattern: impl Into<String>,
    ) -> Self {
        self.condition(column.name(), Condition::Like(pattern.into()))
    }

    /// The column has no content.
    #[must_use]
    pub fn is_null<V, A: CanFilter>(self, column: Column<T, V, A>) -> Self {
        self.condition(column.name(), Condition::IsNull)
    }

    /// The column has content.
    #[must_use]
    pub fn not_null<V, A: CanFilter>(self, column: Column<T, V, A>) -> Self {
        self.condition(column.name(), Condition::NotNull)
    }

    /// The column is less or greater than the value. Moments are compared as moments, dates as dates.
    #[must_use]
    pub fn compare<V, A: CanFilter>(
        self,
        column: Column<T, V, A>,
        comparison: Comparison,
        value: impl IntoField<V>,
    ) -> Self {
        self.condition(
            column.name(),
            Condition::Compare(comparison, content(value)),
        )
    }

    /// The id is one of these, at most [`MAX_ANY_OF`]. Keap takes this only on id columns (documented).
    #[must_use]
    pub fn any_of<V: Into<i64>, A: CanFilter>(
        self,
        column: Column<T, V, A>,
        ids: impl IntoIterator<Item = V>,
    ) -> Self {
        let ids = ids.into_iter().map(Into::into);
        self.condition(column.name(), Condition::In(ids.collect()))
    }

    /// A condition on a field by its wire name: custom fields, and fields the server has learned since.
    #[must_use]
    pub fn condition(mut self, field: impl Into<String>, condition: Condition) -> Self {
        self.data.conditions.push((field.into(), condition));
        self
    }

    /// Asks for these columns besides those already selected, instead of all of them.
    #[must_use]
    pub fn select(mut self, columns: impl Columns<T>) -> Self {
        self.data
            .selected
            .extend(columns.names().into_iter().map(str::to_owned));
        self
    }

    /// Asks for these fields by their wire names, besides those already selected.
    #[must_use]
    pub fn select_by_name<N: Into<String>>(mut self, fields: impl IntoIterator<Item = N>) -> Self {
        self.data
            .selected
            .extend(fields.into_iter().map(Into::into));
        self
    }

    /// Smallest first.
    #[must_use]
    pub fn ascending<V, A: CanRead>(self, column: Column<T, V, A>) -> Self {
        self.order_by_name(column.name(), true)
    }

    /// Largest first.
    #[must_use]
    pub fn descending<V, A: CanRead>(self, column: Column<T, V, A>) -> Self {
        self.order_by_name(column.name(), false)
    }

    /// Orders by a field by its wire name.
    #[must_use]
    pub fn order_by_name(mut self, field: impl Into<String>, ascending: bool) -> Self {
        self.data.order = Some(Order::by(field, ascending));
        self
    }

    /// Rows in a page, 1 to [`MAX_PAGE`]; other numbers are moved into that range without a word, as Keap does: a loop that
    /// ends with a page of fewer rows compares with [`MAX_PAGE`], or reads what the limit is from [`data`](Self::data).
    #[must_use]
    pub fn limit(mut self, rows: u32) -> Self {
        self.data.limit = rows.clamp(1, MAX_PAGE);
        self
    }

    /// Which page, from 0.
    #[must_use]
    pub fn page(mut self, page: u32) -> Self {
        self.data.page = page;
        self
    }

    /// The names of the selected fields; empty when the default was not changed.
    pub fn selected(&self) -> &[String] {
        &self.data.selected
    }

    /// The query by names.
    pub fn data(&self) -> &QueryData {
        &self.data
    }

    /// The query by names.
    pub fn into_data(self) -> QueryData {
        self.data
    }
}

impl<T: Table> Default for Query<T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<T> Clone for Query<T> {
    fn clone(&self) -> Self {
        Self {
            data: self.data.clone(),
            marker: PhantomData,
        }
    }
}

impl<T> PartialEq for Query<T> {
    fn eq(&self, other: &Self) -> bool {
        self.data == other.data
    }
}

impl<T> fmt::Debug for Query<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.data.fmt(f)
    }
}

impl<T> From<Query<T>> for QueryData {
    fn from(query: Query<T>) -> Self {
        query.data
    }
}

impl From<QueryData> for Query<Untyped> {
    fn from(data: QueryData) -> Self {
        Self {
            data,
            marker: PhantomData,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::ContactId;
    use crate::{contact, table};

    #[test]
    fn the_default_selection_is_what_can_be_read_and_is_known_to_work() {
        let query = Query::<table::Contact>::new();
        let names = query.data().selected_or_default();
        assert!(names.contains(&"FirstName"));
        assert!(!names.contains(&"AccountId"), "the server refuses it");
        let unknown = QueryData::new("NewTable");
        assert!(unknown.selected_or_default().is_empty());
    }

    #[test]
    fn conditions_are_read_as_the_legacy_wire_writes_them() {
        let read = |text: &str| Condition::from_text(text).unwrap();
        let older = Condition::Compare(Comparison::Less, "2026-01-01".into());
        assert_eq!(read("~<~ 2026-01-01"), older);
        assert_eq!(read("~NULL~"), Condition::IsNull);
        assert_eq!(read("~<>~null"), Condition::NotNull);
        assert_eq!(read("~<>~"), Condition::NotEqual("".into()));
        assert_eq!(read("A%"), Condition::Like("A%".into()));
        assert_eq!(read("A_"), Condition::Equals("A_".into()));
        for text in ["~like~x", "~>", "~x%", "~=~~null~"] {
            assert_eq!(Condition::from_text(text), Err(UnknownOperator), "{text}");
        }
    }

    #[test]
    fn pages_stay_within_what_the_server_gives() {
        let query = Query::<table::Contact>::new()
            .limit(5000)
            .page(2)
            .select(contact::ID);
        assert_eq!((query.data().limit, query.data().page), (1000, 2));
        assert_eq!(query.data().selected_or_default(), ["Id"]);
    }

    #[test]
    fn two_conditions_on_a_field_are_both_kept() {
        let query = Query::<table::Contact>::new()
            .compare(contact::ID, Comparison::Greater, ContactId::new(1))
            .compare(contact::ID, Comparison::Less, ContactId::new(9));
        assert_eq!(query.data().conditions_on("Id").count(), 2);
    }
}
