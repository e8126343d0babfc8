//! Conditions on what REST tells of some rows only, and orders by it. A row of which it tells nothing is no row without it:
//! an empty answer would say that there is no good card, where there is one whose state is not shown.

use keap_schema::{Condition, FieldType, FieldValue, QueryData};

use super::super::tables::LEAVE_ROWS_OUT;
use crate::difference::{Difference, NETWORKS_OF_V1, QUERY_CONDITION};
use crate::table::{self, Convert, Field, NOT_IN_V1, Rows, Table};
use crate::{Backend, Error, ErrorKind};

/// Refuses the conditions of a query that REST cannot answer by what it tells.
///
/// # Errors
/// `Unsupported` that names the column.
pub(super) fn check(
    table: &str,
    conditions: &[(String, Condition)],
    backend: Backend,
) -> Result<(), Error> {
    let Some(whole) = table::named(table) else {
        return Ok(());
    };
    let asked = Asked {
        whole,
        conditions,
        backend,
    };
    let mut each = conditions.iter();
    each.try_for_each(|(column, condition)| asked.check(column, condition))
}

/// Refuses an order by what REST does not tell of every row that is asked for.
///
/// # Errors
/// `Unsupported` that names the column.
pub(super) fn check_order(query: &QueryData, backend: Backend) -> Result<(), Error> {
    let (Some(order), Some(whole)) = (&query.order, table::named(&query.table)) else {
        return Ok(());
    };
    let asked = Asked {
        whole,
        conditions: &query.conditions,
        backend,
    };
    let parts = whole.parts(backend);
    asked.check_values(
        Use::Order,
        &order.field,
        &asked.fields(&order.field, &parts),
    )?;
    asked.check_kinds(Use::Order, &order.field, &parts)
}

/// What a column is wanted for.
#[derive(Clone, Copy)]
enum Use {
    Condition,
    Order,
}

impl Use {
    /// What is asked for, with its preposition.
    fn of(self) -> &'static str {
        match self {
            Self::Condition => "condition on",
            Self::Order => "order by",
        }
    }

    fn noun(self) -> &'static str {
        match self {
            Self::Condition => "condition",
            Self::Order => "order",
        }
    }
}

struct Asked<'a> {
    whole: &'static Table,
    conditions: &'a [(String, Condition)],
    backend: Backend,
}

impl Asked<'_> {
    fn check(&self, column: &str, condition: &Condition) -> Result<(), Error> {
        let parts = self.whole.parts(self.backend);
        let fields = self.fields(column, &parts);
        self.check_values(Use::Condition, column, &fields)?;
        self.check_shown(column, condition, &fields)?;
        self.check_kinds(Use::Condition, column, &parts)
    }

    /// The column in each kind of row.
    fn fields(&self, column: &str, parts: &[&'static Table]) -> Vec<&'static Field> {
        parts.iter().filter_map(|part| part.field(column)).collect()
    }

    /// A column of which the backend answers some values alone.
    fn check_values(&self, wanted: Use, column: &str, fields: &[&Field]) -> Result<(), Error> {
        let mut fields = fields.iter();
        let Some(field) = fields.find(|field| self.is_partly_told(field)) else {
            return Ok(());
        };
        let why = format!("{} does not tell every value", self.backend);
        let known = field.inferred_by.unwrap_or(&QUERY_CONDITION);
        Err(self.refused(wanted, column, &why, known))
    }

    /// A text that is a number there may be another text, which is told of no row.
    fn is_partly_told(&self, field: &Field) -> bool {
        let info = keap_schema::table(self.whole.name);
        let column = info.and_then(|info| info.column(field.column));
        let holds_text = column.is_some_and(|column| column.field_type == FieldType::Text);
        let is_number = field.convert == Convert::Int && field.is_answered(self.backend);
        field.is_partly_told(self.backend) || (is_number && holds_text)
    }

    /// Rows that the backend leaves out are asked for by their kind.
    fn check_shown(
        &self,
        column: &str,
        condition: &Condition,
        fields: &[&Field],
    ) -> Result<(), Error> {
        let Some(asked) = equals(condition) else {
            return Ok(());
        };
        let is = |told: &str| told.eq_ignore_ascii_case(&asked);
        let constants = fields.iter().map(|field| field.constant(self.backend));
        let constants: Option<Vec<&str>> = constants.collect();
        let is_other_kind =
            constants.is_some_and(|all| !all.is_empty() && !all.into_iter().any(is));
        let is_hidden = self.backend == Backend::RestV1
            && (self.whole.name, column) == ("SocialAccount", "AccountType")
            && NOT_IN_V1.into_iter().any(is);
        let known = match (is_hidden, is_other_kind) {
            (true, _) => &NETWORKS_OF_V1,
            (_, true) => self.left_out(),
            _ => return Ok(()),
        };
        let why = format!("{} leaves out the rows of {asked:?}", self.backend);
        Err(self.refused(Use::Condition, column, &why, known))
    }

    fn left_out(&self) -> &'static Difference {
        let mut own = self.whole.differences.iter();
        own.find(|known| LEAVE_ROWS_OUT.contains(&known.id))
            .copied()
            .unwrap_or(&QUERY_CONDITION)
    }

    /// Several kinds of rows, of which one does not have the column.
    fn check_kinds(
        &self,
        wanted: Use,
        column: &str,
        parts: &[&'static Table],
    ) -> Result<(), Error> {
        if !matches!(self.whole.endpoints(self.backend).rows, Rows::Parts) {
            return Ok(());
        }
        let asked = parts.iter().filter(|part| self.may_be(part));
        let lacks = |part: &&&Table| {
            part.field(column)
                .is_some_and(|field| !field.is_answered(self.backend))
        };
        let lacking: Vec<&str> = asked.filter(lacks).map(|part| part.part).collect();
        if lacking.is_empty() {
            return Ok(());
        }
        let why = format!(
            "{} does not tell it of {}",
            self.backend,
            lacking.join(" and ")
        );
        let error = self.refused(wanted, column, &why, &QUERY_CONDITION);
        let noun = wanted.noun();
        Err(error.hinted(match self.kind_of(parts) {
            Some(kind) => format!(
                "name the kind of the rows as well, by a condition on {kind}, or leave the {noun} out"
            ),
            None => format!("leave the {noun} out"),
        }))
    }

    /// The column that says of which kind a row is, in words.
    fn kind_of(&self, parts: &[&'static Table]) -> Option<&'static str> {
        let [first, others @ ..] = parts else {
            return None;
        };
        let constant = |part: &Table, column: &str| part.field(column)?.constant(self.backend);
        let tells = |field: &&Field| {
            let own = field.constant(self.backend);
            let is_word = own.is_some_and(|own| own.parse::<i64>().is_err());
            let differs = |other: &&'static Table| constant(other, field.column) != own;
            is_word && others.iter().all(differs)
        };
        first.columns.iter().find(tells).map(|field| field.column)
    }

    /// Whether a row of the kind can meet the conditions, by what is the same in all of them.
    fn may_be(&self, part: &Table) -> bool {
        self.conditions.iter().all(|(column, condition)| {
            let told = part
                .field(column)
                .and_then(|field| field.constant(self.backend));
            match (told, equals(condition)) {
                (Some(told), Some(asked)) => told.eq_ignore_ascii_case(&asked),
                _ => true,
            }
        })
    }

    fn refused(&self, wanted: Use, column: &str, why: &str, known: &'static Difference) -> Error {
        let (table, of) = (self.whole.name, wanted.of());
        let message = format!("the {of} {table}.{column} cannot be answered: {why}");
        Error::new(ErrorKind::Unsupported, message).explained_by(known)
    }
}

fn equals(condition: &Condition) -> Option<String> {
    match condition {
        Condition::Equals(FieldValue::Bool(flag)) => Some(i64::from(*flag).to_string()),
        Condition::Equals(value) => Some(value.to_string()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn owned(conditions: &[(&str, &str)]) -> Vec<(String, Condition)> {
        let owned = |(column, value): &(&str, &str)| {
            ((*column).to_owned(), Condition::Equals((*value).into()))
        };
        conditions.iter().map(owned).collect()
    }

    fn refusal(table: &str, conditions: &[(&str, &str)], backend: Backend) -> Option<String> {
        let error = check(table, &owned(conditions), backend).err()?;
        assert_eq!(error.kind(), ErrorKind::Unsupported);
        Some(format!("{} {}", error.difference()?.id, error.message()))
    }

    #[test]
    fn a_value_that_is_not_told_of_every_row_is_no_condition() {
        let status = |value, backend| refusal("CreditCard", &[("Status", value)], backend);
        for value in ["3", "1"] {
            let told = status(value, Backend::RestV2).unwrap();
            assert_eq!(
                told,
                "KB-066 the condition on CreditCard.Status cannot be answered: REST v2 does not tell every value"
            );
            assert_eq!(status(value, Backend::RestV1), None);
        }
    }

    #[test]
    fn rows_that_are_left_out_are_not_asked_for() {
        let of = |table, column, value, backend| refusal(table, &[(column, value)], backend);
        let letters = of("Template", "PieceType", "Letter", Backend::RestV2).unwrap();
        assert!(letters.starts_with("KB-040 "), "{letters}");
        assert_eq!(of("Template", "PieceType", "Email", Backend::RestV2), None);
        let pictures = of("SocialAccount", "AccountType", "Instagram", Backend::RestV1).unwrap();
        assert!(pictures.starts_with("KB-041 "), "{pictures}");
        assert_eq!(
            of("SocialAccount", "AccountType", "Facebook", Backend::RestV1),
            None
        );
    }

    #[test]
    fn a_column_that_one_kind_of_row_lacks_goes_with_the_kind() {
        for backend in [Backend::RestV1, Backend::RestV2] {
            let alone = refusal("ContactAction", &[("ActionDate", "2026-11-30")], backend).unwrap();
            assert!(alone.contains("does not tell it of notes"), "{alone}");
            let order = |conditions: &[(&str, &str)]| {
                let mut query = QueryData::new("ContactAction");
                query.conditions = owned(conditions);
                query.order = Some(keap_schema::Order::by("ActionDate", true));
                let refused = check_order(&query, backend).err()?;
                Some((refused.message().to_owned(), refused.hint()?.to_owned()))
            };
            let (message, hint) = order(&[]).unwrap();
            for told in ["order by ContactAction.ActionDate", "of notes"] {
                assert!(message.contains(told), "{message}");
            }
            assert!(hint.contains("condition on ObjectType"), "{hint}");
            assert_eq!(order(&[("ObjectType", "Task")]), None);
            let of_kind = [("ActionDate", "2026-11-30"), ("ObjectType", "Task")];
            assert_eq!(refusal("ContactAction", &of_kind, backend), None);
            assert_eq!(
                refusal("ContactAction", &[("ContactId", "17")], backend),
                None
            );
        }
    }
}
