//! A value as the text that XML-RPC makes of it.

use chrono::NaiveTime;
use keap_schema::{FieldType, FieldValue, Zone};

/// The text that a value is in a column of texts, and that a pattern is held against, as the legacy server has it
/// (inferred: what its database makes of the value): moments are wall time, dates its midnight, flags a digit; bytes have none.
pub(in crate::rest) fn legacy_text(value: &FieldValue, zone: Zone) -> String {
    let wall = match value {
        FieldValue::Bool(flag) => return u8::from(*flag).to_string(),
        FieldValue::DateTime(moment) => zone.to_wall(*moment),
        FieldValue::Date(date) => date.and_time(NaiveTime::MIN),
        FieldValue::Bytes(_) => return String::new(),
        other => return other.to_string(),
    };
    wall.format("%Y-%m-%d %H:%M:%S").to_string()
}

/// What another table has in a column of its own type, as it stands in a column that is joined to it: `ContactGroupAssign`
/// declares dates and ids of the contact as texts.
pub(in crate::rest) fn joined(
    value: &FieldValue,
    (table, column): (&str, &str),
    zone: Zone,
) -> FieldValue {
    let info = keap_schema::table(table).and_then(|table| table.column(column));
    match info.map(|column| column.field_type) {
        Some(FieldType::Text) => legacy_text(value, zone).into(),
        _ => value.clone(),
    }
}

#[cfg(test)]
mod tests {
    use keap_schema::ColumnInfo;

    use super::*;
    use crate::Backend;
    use crate::table::{self, Field, Path};

    fn example(field_type: FieldType) -> FieldValue {
        let date = chrono::NaiveDate::from_ymd_opt(2026, 1, 15).unwrap();
        match field_type {
            FieldType::Double => 1.5.into(),
            FieldType::Bool => true.into(),
            FieldType::Date => date.into(),
            FieldType::DateTime => date.and_time(NaiveTime::MIN).and_utc().into(),
            FieldType::Blob => vec![1].into(),
            FieldType::Text => "text".into(),
            _ => 17.into(),
        }
    }

    fn column(table: &str, column: &str) -> &'static ColumnInfo {
        let found = keap_schema::table(table).and_then(|table| table.column(column));
        found.unwrap_or_else(|| panic!("{table}.{column}"))
    }

    /// Over XML-RPC a value has the type of the column that it stands in.
    #[test]
    fn a_joined_value_is_of_the_type_of_its_own_column() {
        let mut seen = 0;
        for whole in table::all() {
            for (part, field, backend) in fields(whole) {
                let Some(Path::Nested(mark, theirs)) = field.path(backend) else {
                    continue;
                };
                for join in part.joins.iter().filter(|join| join.mark == mark) {
                    let told = example(column(join.table, theirs).field_type);
                    let own = (part.name, field.column);
                    let found = joined(&told, own, Zone::default());
                    let wanted = example(column(own.0, own.1).field_type);
                    assert_eq!(
                        found.type_text(),
                        wanted.type_text(),
                        "{own:?} of {}.{theirs}",
                        join.table
                    );
                    seen += 1;
                }
            }
        }
        assert!(seen > 100, "{seen}");
    }

    fn fields(
        whole: &'static table::Table,
    ) -> impl Iterator<Item = (&'static table::Table, &'static Field, Backend)> {
        let versions = [Backend::RestV1, Backend::RestV2];
        let parts = versions.into_iter().flat_map(move |backend| {
            let parts = whole.parts(backend).into_iter();
            parts.chain([whole]).map(move |part| (part, backend))
        });
        parts.flat_map(|(part, backend)| {
            let columns = part.columns.iter();
            columns.map(move |field| (part, field, backend))
        })
    }
}
