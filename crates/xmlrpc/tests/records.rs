//! Records and conditions of every table survive the way over the wire.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use keap_schema::{
    ColumnInfo, Comparison, Condition, FieldType, FieldValue, Record, TABLES, TableInfo, Zone,
};
use keap_xmlrpc::{
    DecodeOptions, EncodeOptions, FromValue as _, RecordFormat, Struct, conditions,
    decode_response, encode_response,
};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};

/// Moments that a wall clock can tell: not those of the second hour of the fold in autumn.
fn moment() -> impl Strategy<Value = DateTime<Utc>> {
    date().prop_flat_map(|date| {
        let midnight = date.and_time(chrono::NaiveTime::MIN);
        (0..86_400_i64)
            .prop_map(move |seconds| Zone::default().to_utc(midnight + TimeDelta::seconds(seconds)))
    })
}

fn date() -> impl Strategy<Value = NaiveDate> {
    let start = NaiveDate::from_ymd_opt(1900, 1, 1).unwrap();
    (0..73_000_u64).prop_map(move |days| start + chrono::Days::new(days))
}

fn content(field_type: FieldType) -> BoxedStrategy<FieldValue> {
    match field_type {
        FieldType::Id | FieldType::Int => any::<i32>().prop_map(FieldValue::from).boxed(),
        FieldType::Text => "[ -~\u{e9}\u{1f600}]{0,12}"
            .prop_map(FieldValue::from)
            .boxed(),
        FieldType::Double => (-1e9..1e9_f64).prop_map(FieldValue::from).boxed(),
        FieldType::Bool => any::<bool>().prop_map(FieldValue::from).boxed(),
        FieldType::Date => date().prop_map(FieldValue::from).boxed(),
        FieldType::DateTime => moment().prop_map(FieldValue::from).boxed(),
        FieldType::Blob => vec(any::<u8>(), 0..8).prop_map(FieldValue::from).boxed(),
        other => panic!("no content for {other}"),
    }
}

fn table() -> impl Strategy<Value = &'static TableInfo> {
    select(TABLES)
}

fn column(table: &'static TableInfo) -> impl Strategy<Value = &'static ColumnInfo> {
    any::<Index>().prop_map(|at| at.get(table.columns))
}

fn record(table: &'static TableInfo) -> impl Strategy<Value = Record> {
    let field = column(table)
        .prop_flat_map(|column| content(column.field_type).prop_map(|value| (column.name, value)));
    vec(field, 0..8).prop_map(|fields| fields.into_iter().collect())
}

/// Texts that can be compared with: nothing that the wire takes for a pattern or an operator.
fn operand(field_type: FieldType) -> BoxedStrategy<FieldValue> {
    match field_type {
        FieldType::Text => "[a-z][a-z ]{0,8}".prop_map(FieldValue::from).boxed(),
        other => content(other),
    }
}

fn condition(field_type: FieldType) -> BoxedStrategy<Condition> {
    let comparison = select(vec![
        Comparison::Less,
        Comparison::LessOrEqual,
        Comparison::Greater,
        Comparison::GreaterOrEqual,
    ]);
    let any_type = prop_oneof![
        operand(field_type).prop_map(Condition::Equals),
        operand(field_type)
            .prop_filter("it would ask for content", |value| value.to_string()
                != "null")
            .prop_map(Condition::NotEqual),
        (comparison, operand(field_type))
            .prop_map(|(comparison, value)| Condition::Compare(comparison, value)),
        "[a-z_]{0,4}%[a-z_]{0,4}".prop_map(Condition::Like),
        Just(Condition::IsNull),
        Just(Condition::NotNull),
    ];
    if field_type == FieldType::Id {
        let ids = vec(any::<i32>().prop_map(i64::from), 1..5).prop_map(Condition::In);
        return prop_oneof![any_type, ids].boxed();
    }
    any_type.boxed()
}

fn conditions_on(table: &'static TableInfo) -> impl Strategy<Value = Vec<(String, Condition)>> {
    column(table)
        .prop_filter("bytes are not compared", |column| {
            column.field_type != FieldType::Blob
        })
        .prop_flat_map(|column| {
            condition(column.field_type)
                .prop_map(|condition| vec![(column.name.to_owned(), condition)])
        })
}

/// Over the bytes of an answer.
fn sent(row: Struct) -> Struct {
    let bytes = encode_response(&row.into(), &EncodeOptions::server()).unwrap();
    let value = decode_response(&bytes, &DecodeOptions::strict())
        .unwrap()
        .unwrap();
    Struct::from_value(value).unwrap()
}

proptest! {
    #[test]
    fn records_come_back(
        (table, record) in table().prop_flat_map(|table| (Just(table), record(table)))
    ) {
        let format = RecordFormat::new(table.name, Zone::default());
        let row = sent(format.write(&record).unwrap());
        prop_assert_eq!(format.read(&row), record);
    }

    #[test]
    fn conditions_come_back(
        (table, wanted) in table().prop_flat_map(|table| (Just(table), conditions_on(table)))
    ) {
        let format = RecordFormat::new(table.name, Zone::default());
        let query_data = sent(conditions::write(&wanted, &format).unwrap());
        prop_assert_eq!(conditions::read(&query_data, &format), wanted);
    }
}
