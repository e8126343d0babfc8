//! Conditions that a recording without values cannot answer: a part of a text is no part of the text that took its place, and
//! what comes before or behind a text is not before or behind that one.

use keap::Invocation;
use keap::compare::account::{Asks, Target};
use keap::schema::{Condition, FieldType, FieldValue, QueryData};

use super::run::{Run, TargetDone};
use crate::commands::compare::state::Keeps;
use crate::recording::stays;

const PART: &str = "a condition by a part of a text is hidden";
/// What a quick search looks in, for one.
const NAME: &str = "FirstName";

const ORDER: &str = "a condition by the order of texts is hidden";
const SORTED: &str = "the order of its texts is hidden";

impl<K: Keeps> Run<K> {
    /// How a target ended whose condition the recording that answers cannot tell about.
    pub(super) fn hidden(&self, target: &Target) -> Option<TargetDone> {
        let hides = self.recording.hides_values();
        let why = hides.then(|| why(target)).flatten()?;
        Some(TargetDone::Failed(why.to_owned()))
    }
}

fn why(target: &Target) -> Option<&'static str> {
    match &target.asks {
        Asks::Rows(query) => of_query(query),
        Asks::Call(asked) => of_invocation(asked),
        Asks::Drawn(..) => None,
    }
}

/// Why a recording that hides values cannot tell what an operation answers.
pub(in crate::commands::compare) fn of_invocation(asked: &Invocation) -> Option<&'static str> {
    match asked {
        Invocation::DataQuery(query) | Invocation::DataCount(query) => of_query(query),
        Invocation::DataFindByField { field, value, .. } => {
            (value.contains('%') && is_hidden(field, value)).then_some(PART)
        }
        // A word is found where it is a part of a name.
        Invocation::SearchQuickSearch(search) => is_hidden(NAME, &search.text).then_some(PART),
        _ => None,
    }
}

/// As [`of_invocation`], of the rows of a table.
pub(in crate::commands::compare) fn of_query(query: &QueryData) -> Option<&'static str> {
    let mut told = query
        .conditions
        .iter()
        .filter_map(|(column, condition)| match condition {
            Condition::Like(pattern) => is_hidden(column, pattern).then_some(PART),
            Condition::Compare(_, FieldValue::Text(text)) => {
                is_hidden(column, text).then_some(ORDER)
            }
            _ => None,
        });
    let is_sorted = || {
        query
            .order
            .as_ref()
            .is_some_and(|order| is_text(&query.table, &order.field))
    };
    told.next().or_else(|| is_sorted().then_some(SORTED))
}

/// Whether a column holds texts, which others take the place of.
fn is_text(table: &str, column: &str) -> bool {
    let info = keap::schema::table(table).and_then(|table| table.column(column));
    info.is_none_or(|info| info.field_type == FieldType::Text)
}

/// Whether another text stands in the place of this one. What has neither letters nor digits is the same.
fn is_hidden(column: &str, text: &str) -> bool {
    let told = text.replace('%', "");
    told.contains(char::is_alphanumeric) && !stays(column, &told)
}

#[cfg(test)]
mod tests {
    use keap::Backend;

    use super::*;

    fn asked(column: &str, condition: Condition) -> Target {
        let mut query = QueryData::new("Contact");
        query.conditions.push((column.to_owned(), condition));
        let both = [Backend::XmlRpc, Backend::RestV2];
        Target::call("asked".to_owned(), Invocation::DataQuery(query), &both).unwrap()
    }

    #[test]
    fn a_part_of_a_text_that_stays_says_what_it_said() {
        let like = |text: &str| Condition::Like(text.to_owned());
        assert_eq!(why(&asked("FirstName", like("A%"))), Some(PART));
        assert_eq!(why(&asked("FirstName", like("%"))), None);
        assert_eq!(why(&asked("Id", like("1%"))), None);
        let behind =
            |text: &str| Condition::Compare(keap::schema::Comparison::Greater, text.into());
        assert_eq!(why(&asked("LastName", behind("M"))), Some(ORDER));
        let sorted = |column: &str| {
            let mut query = QueryData::new("Contact");
            query.order = Some(keap::schema::Order::by(column, true));
            of_query(&query)
        };
        assert_eq!(sorted("LastName"), Some(SORTED));
        assert_eq!(sorted("Id"), None);
        assert_eq!(
            why(&asked("LastUpdated", behind("2026-11-01 00:00:00"))),
            None
        );
        assert_eq!(
            why(&asked("FirstName", Condition::Equals("Ann".into()))),
            None
        );
    }
}
