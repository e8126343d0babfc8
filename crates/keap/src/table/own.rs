//! Conversions that one table alone needs: functions that stand beside its columns, instead of a kind that everything
//! which reads and writes columns has to know.

use chrono::NaiveDate;
use keap_schema::FieldType;
use serde_json::Value;

use super::{Convert, Path, find};
use crate::{Backend, difference::Certainty};

/// How one column's value is told by a row, and how it is written.
#[derive(Debug)]
pub(crate) struct OwnConversion {
    /// What it is called; tells two of them apart.
    pub(crate) name: &'static str,
    /// What the row tells of the column; none when it tells nothing. What cannot be a value of the column is handed on as
    /// it is, and refused when it is read.
    pub(crate) read: fn(&Told<'_>) -> Option<Value>,
    /// The kind that what is told is read by.
    pub(crate) kind: Convert,
    /// How a value is written; none where REST only shows the column.
    pub(crate) write: Option<OwnWrite>,
    pub(crate) certainty: Certainty,
}

/// How the value of a column is written that has its own conversion.
#[derive(Clone, Copy, Debug)]
pub(crate) enum OwnWrite {
    /// From the text of a value.
    Text {
        /// The JSON of a text; none when the text is no value of the column.
        json: fn(&str) -> Option<Value>,
        /// What the column takes, for the refusal: `a class of characters`.
        wanted: &'static str,
    },
    /// From a day, which a value is read as in every column of days.
    Day(fn(NaiveDate) -> Value),
}

impl OwnWrite {
    /// Every text, as it is.
    pub(super) const TEXT: Self = Self::Text {
        json: |text| Some(text.into()),
        wanted: "text",
    };
}

/// Where a column is told: the row, and its place there.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Told<'a> {
    pub(crate) row: &'a Value,
    pub(crate) path: Path,
    pub(crate) backend: Backend,
    /// The column's type in XML-RPC.
    pub(crate) column: Option<FieldType>,
}

impl<'a> Told<'a> {
    /// What stands at the place itself.
    pub(super) fn at_place(&self) -> Option<&'a Value> {
        find(self.row, self.path)
    }
}

impl PartialEq for OwnConversion {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl Eq for OwnConversion {}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::crud::Crud;
    use crate::table::{Field, Table, all, columns};

    fn of_columns() -> impl Iterator<Item = (&'static Field, &'static OwnConversion)> {
        let fields = all().flat_map(Table::resources).flat_map(|one| one.columns);
        fields.filter_map(|field| match field.convert {
            Convert::Own(own) => Some((field, own)),
            _ => None,
        })
    }

    #[test]
    fn a_column_that_rest_takes_can_be_written() {
        assert!(of_columns().count() > 5, "the tables were not looked at");
        for (field, own) in of_columns() {
            for backend in [Backend::RestV1, Backend::RestV2] {
                let is_taken = [Crud::Create, Crud::Update]
                    .iter()
                    .any(|usage| field.place(backend, *usage).is_some());
                assert!(!is_taken || own.write.is_some(), "{}", field.column);
            }
        }
    }

    #[test]
    fn each_has_a_name_of_its_own_and_is_read_by_a_common_kind() {
        for (field, own) in of_columns() {
            let twin = of_columns().find(|(_, other)| other.name == own.name);
            assert!(
                twin.is_some_and(|(_, other)| std::ptr::eq(other, own)),
                "{}",
                own.name
            );
            assert!(!matches!(own.kind, Convert::Own(_)), "{}", field.column);
        }
    }

    /// What a row tells of a column that has its own conversion.
    fn told(table: &str, column: &str, backend: Backend, row: &Value) -> Option<Value> {
        let field = columns::field(table, column).expect(column);
        let Convert::Own(own) = field.convert else {
            panic!("{table}.{column} has no conversion of its own");
        };
        let info = keap_schema::table(table).and_then(|table| table.column(column));
        let told = Told {
            row,
            path: field.path(backend).expect(column),
            backend,
            column: info.map(|info| info.field_type),
        };
        (own.read)(&told)
    }

    #[test]
    fn v1_tells_a_class_with_two_flags() {
        let class = |column: &str, letters: Value, digits: Value| {
            let row = json!({
                "can_end_with_character": letters, "can_end_with_number": digits,
                "can_contain_character": letters, "can_contain_number": digits,
            });
            told("ProductOption", column, Backend::RestV1, &row)
        };
        for (letters, digits, place, word) in [
            (json!(true), json!(true), 3, "BOTH"),
            (json!(false), json!(true), 2, "DIGIT"),
            (json!(false), json!(false), 0, "NONE"),
        ] {
            let of = |column| class(column, letters.clone(), digits.clone());
            assert_eq!(of("CanEndWith"), Some(json!(place)));
            assert_eq!(of("CanContain"), Some(json!(word)));
        }
        assert_eq!(class("CanEndWith", json!(null), json!(null)), None);
    }

    #[test]
    fn a_class_is_written_by_its_word_in_a_column_of_texts_and_by_its_place_in_one_of_numbers() {
        let written = |column: &str, text: &str| {
            let field = columns::field("ProductOption", column).unwrap();
            let Convert::Own(OwnConversion {
                write: Some(OwnWrite::Text { json, .. }),
                ..
            }) = field.convert
            else {
                panic!("it is written");
            };
            json(text)
        };
        for place in ["2", "2.0", " 2"] {
            assert_eq!(written("CanEndWith", place), Some(json!("DIGIT")));
        }
        assert_eq!(written("CanContain", "letter"), Some(json!("LETTER")));
        assert_eq!(written("CanStartWith", "NONE"), Some(json!("NONE")));
        for (column, text) in [
            ("CanEndWith", "4"),
            ("CanEndWith", "1.5"),
            ("CanEndWith", "DIGIT"),
            ("CanContain", "0"),
            ("CanStartWith", "2"),
        ] {
            assert_eq!(written(column, text), None, "{column} {text}");
        }
    }

    #[test]
    fn a_line_is_price_times_quantity_in_either_unit() {
        let total = |backend, row| told("InvoiceItem", "InvoiceAmt", backend, &row);
        let v1 = json!({ "price": 19.99, "quantity": 3 });
        assert_eq!(total(Backend::RestV1, v1), Some(json!(59.97)));
        let price = json!({ "amount": 1999, "currency_code": "USD" });
        let v2 = json!({ "price_per_unit": price, "quantity": 3 });
        assert_eq!(total(Backend::RestV2, v2).unwrap()["amount"], 5997);
    }

    #[test]
    fn a_plan_is_paid_when_every_instalment_is() {
        let paid = |row| told("Invoice", "PayPlanStatus", Backend::RestV2, &row);
        let plan = |states: &[&str]| {
            let items = states.iter().map(|state| json!({ "status": state }));
            let items: Value = items.collect();
            paid(json!({ "payment_plan": { "payment_plan_items": items } }))
        };
        assert_eq!(plan(&["PAID", "PAID"]), Some(json!(1)));
        assert_eq!(plan(&["PAID", "FAILED"]), Some(json!(0)));
        assert_eq!(
            (plan(&[]), paid(json!({}))),
            (Some(json!(0)), Some(json!(0)))
        );
    }

    #[test]
    fn a_masked_number_shows_its_end() {
        let last = |row| told("CreditCard", "Last4", Backend::RestV1, &row);
        assert_eq!(
            last(json!({ "card_number": "************1111" })),
            Some(json!("1111"))
        );
        assert_eq!(last(json!({ "card_number": "42" })), Some(json!("42")));
    }

    #[test]
    fn texts_are_cut_and_what_is_no_text_is_handed_on() {
        let of = |table, column, row| told(table, column, Backend::RestV2, &row);
        let name = |name: Value| of("FileBox", "Extension", json!({ "file_name": name }));
        assert_eq!(name(json!("a.b.pdf")), Some(json!("pdf")));
        assert_eq!(
            (name(json!("README")), name(json!([1]))),
            (None, Some(json!([1])))
        );
        let field = |name: &str| of("DataFormField", "Name", json!({ "field_name": name }));
        assert_eq!(
            (field("_Color"), field("Color")),
            (Some(json!("Color")), Some(json!("Color")))
        );
        let values = |options: Value| of("DataFormField", "Values", json!({ "options": options }));
        let lines = values(json!([{ "label": "a" }, { "label": "b" }]));
        assert_eq!(lines, Some(json!("a\nb")));
        assert_eq!(values(json!([{}])), Some(json!([{}])));
    }
}
