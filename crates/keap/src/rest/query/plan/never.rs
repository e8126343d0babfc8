//! Conditions that no row meets, told before a server refuses them for what it takes no such value.

use keap_schema::{Condition, FieldType};

use crate::table::Table;

/// Whether a condition on a column of a table is met by no row: what is no whole number is no value of a column of such
/// numbers, and ids begin at 1. `0` beside another table's id stands for none.
pub(super) fn is_never_met(table: &Table, column: &str, condition: &Condition) -> bool {
    let info = keap_schema::table(table.name).and_then(|info| info.column(column));
    let Some(field_type) = info.map(|info| info.field_type) else {
        return false;
    };
    let is_whole = matches!(field_type, FieldType::Id | FieldType::Int);
    let is_own = column == "Id" && field_type == FieldType::Id;
    match condition {
        Condition::In(ids) => is_own && ids.iter().all(|id| *id < 1),
        Condition::Equals(value) => {
            let number = value.to_string().trim().parse::<f64>();
            number.is_ok_and(|number| is_whole && number.fract() != 0.0 || is_own && number < 1.0)
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use keap_schema::FieldValue;

    use super::*;
    use crate::table;

    fn never(table: &str, column: &str, value: impl Into<FieldValue>) -> bool {
        let table = table::named(table).unwrap();
        is_never_met(table, column, &Condition::Equals(value.into()))
    }

    #[test]
    fn no_row_has_half_an_id() {
        for (table, column) in [("Job", "ContactId"), ("Lead", "StageID"), ("Job", "Id")] {
            assert!(
                never(table, column, 1.5) && never(table, column, "1.5"),
                "{column}"
            );
            assert!(
                !never(table, column, 7) && !never(table, column, "7.0"),
                "{column}"
            );
        }
        assert!(!never("Product", "ProductPrice", 1.5) && !never("Contact", "FirstName", "1.5"));
        assert!(!never("Job", "ContactId", 0), "no contact");
        assert!(!never("DataFormField", "FormId", -1), "contacts");
        for id in ["0", "-1"] {
            assert!(never("LeadSource", "Id", id), "{id}");
        }
        assert!(!never("LeadSource", "Id", "") && !never("LeadSource", "Id", "abc"));
        let list = |ids: &[i64]| Condition::In(ids.to_vec());
        let job = table::named("Job").unwrap();
        assert!(
            is_never_met(job, "Id", &list(&[0, -3])) && !is_never_met(job, "Id", &list(&[0, 3]))
        );
        assert!(!is_never_met(job, "ContactId", &list(&[0])));
    }
}
