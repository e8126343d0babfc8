//! What XML-RPC does with the rows of no table, whatever REST would do: every table, every verb.

use keap::schema::TABLES;
use keap_xmlrpc::{Struct, Value};

use super::chain::Chain;
use super::refused::own;

/// The four verbs on a table, with params that pass until its rights are looked at.
fn calls(table: &str, column: &str) -> [(&'static str, Vec<Value>); 6] {
    let columns = || Value::Array(vec![column.into()]);
    let values = || Value::from(Struct::new().with(column, 1));
    [
        ("DataService.add", vec![table.into(), values()]),
        ("DataService.update", vec![table.into(), 1.into(), values()]),
        ("DataService.delete", vec![table.into(), 1.into()]),
        ("DataService.load", vec![table.into(), 1.into(), columns()]),
        (
            "DataService.query",
            vec![table.into(), 1.into(), 0.into(), values(), columns()],
        ),
        ("DataService.count", vec![table.into(), values()]),
    ]
}

#[tokio::test]
async fn what_no_table_lets_is_denied_as_xmlrpc_denies_it() {
    let mut denied = 0;
    for table in TABLES {
        let column = table
            .columns
            .iter()
            .find(|column| column.access.read)
            .unwrap();
        for (method, params) in calls(table.name, column.name) {
            let expected = own(method, &params).await;
            let is_denied = |answer: &keap_xmlrpc::MethodResponse| {
                answer
                    .as_ref()
                    .err()
                    .filter(|fault| fault.code == 7)
                    .cloned()
            };
            let Some(expected) = is_denied(&expected) else {
                continue;
            };
            denied += 1;
            let chain = Chain::new();
            let answer = chain.call(method, params).await;
            assert_eq!(
                is_denied(&answer),
                Some(expected),
                "{method} {}: {answer:?}",
                table.name
            );
            assert_eq!(
                chain.lines.last().upstream_calls,
                0,
                "{method} {}",
                table.name
            );
        }
    }
    assert!(denied > 100, "{denied}");
}

#[tokio::test]
async fn a_tag_stays_with_its_contacts() {
    let chain = Chain::new();
    let delete = chain.call(
        "DataService.delete",
        vec!["ContactGroup".into(), 123.into()],
    );
    let fault = delete.await.unwrap_err();
    assert_eq!(
        fault.string,
        "[NoTableAccess]Access denied to table ContactGroup"
    );
    assert!(!chain.lines.last().blocker);
}
