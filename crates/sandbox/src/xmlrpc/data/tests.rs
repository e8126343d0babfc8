//! Every table by `DataService`, with the access that its definition gives.

use super::*;
use crate::store::schema::{self, Column, Kind};
use crate::store::seed::Seed;
use crate::xmlrpc::{Door, dispatch};

fn call(store: &mut Store, method: &str, params: Vec<Value>) -> Result<Value, Fault> {
    let now = chrono::DateTime::UNIX_EPOCH;
    let mut account = Account {
        store,
        now,
        user: 1,
        app: "ab123",
    };
    let params = std::iter::once(Value::from("key")).chain(params).collect();
    dispatch::run(&mut account, &Door::Gateway, method, params)
}

fn names<'a>(names: impl Iterator<Item = &'a str>) -> Value {
    Value::Array(names.map(Value::from).collect())
}

/// A value that fits a column.
fn sample(column: &Column) -> Value {
    match column.kind {
        Kind::Date | Kind::Time => "2026-01-15 10:20:30".into(),
        Kind::Text => "text".into(),
        _ => "1".into(),
    }
}

#[test]
fn every_table_can_be_queried_with_all_its_readable_columns() {
    let mut store = Seed::demo().into_store();
    for table in schema::tables() {
        let columns = table.columns.iter().map(|column| column.name.as_str());
        let readable = columns.filter(|name| {
            *name != "AccountId"
                && !name.starts_with("Contact.Custom")
                && table.column(name).is_some_and(|column| column.access.read)
        });
        let params = vec![
            table.name.into(),
            1000.into(),
            0.into(),
            Struct::new().into(),
            names(readable),
        ];
        let rows = call(&mut store, "DataService.query", params).unwrap();
        let count = call(
            &mut store,
            "DataService.count",
            vec![table.name.into(), Struct::new().into()],
        )
        .unwrap();
        assert_eq!(
            rows.as_array().map(<[Value]>::len),
            count.as_i32().map(|count| count as usize),
            "{}",
            table.name
        );
    }
}

#[test]
fn access_rules_hold_for_every_table() {
    // In this seed no new record gets id 1, so a sample `CompanyID` makes no contact a company.
    let mut store = Seed::empty().into_store();
    for table in schema::tables() {
        let values = |may: fn(&Column) -> bool| {
            table
                .columns
                .iter()
                .filter(|column| may(column))
                .fold(Struct::new(), |values, column| {
                    values.with(column.name.as_str(), sample(column))
                })
        };
        let added = call(
            &mut store,
            "DataService.add",
            vec![table.name.into(), values(|column| column.access.add).into()],
        );
        let Ok(id) = added else {
            assert!(!table.access.add, "{}: {:?}", table.name, added);
            assert_eq!(added.unwrap_err().code, 7);
            continue;
        };
        assert!(table.access.add, "{}", table.name);
        let update = vec![
            table.name.into(),
            id.clone(),
            values(|column| column.access.edit).into(),
        ];
        let updated = call(&mut store, "DataService.update", update);
        assert_eq!(
            updated.is_ok(),
            table.access.edit,
            "{}: {updated:?}",
            table.name
        );
        if table.column("Id").is_some() {
            let loaded = call(
                &mut store,
                "DataService.load",
                vec![table.name.into(), id.clone(), names(["Id"].into_iter())],
            );
            assert_eq!(loaded.unwrap()["Id"], id, "{}", table.name);
        }
        let deleted = call(
            &mut store,
            "DataService.delete",
            vec![table.name.into(), id],
        );
        assert_eq!(
            deleted.is_ok(),
            table.access.delete,
            "{}: {deleted:?}",
            table.name
        );
    }
}
