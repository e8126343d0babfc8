//! All rows of a query, page after page, on every backend: each row once, and no page read twice.

use futures_util::TryStreamExt as _;
use keap::schema::{Query, Record, contact, table};
use keap::{Backend, DataService, Keap, RoutePolicy};
use keap_tests::recorder::Recorder;
use keap_tests::{builder, sandbox};

/// A local Keap behind one backend, and a record of what is sent to it.
fn connect(backend: Backend) -> (Keap, Recorder) {
    let sandbox = sandbox();
    let recorder = Recorder::new(sandbox.transport());
    let keap = builder(&sandbox)
        .transport(recorder.transport())
        .policy(RoutePolicy::new(backend))
        .build()
        .unwrap();
    (keap, recorder)
}

fn ids(rows: &[Record]) -> Vec<i64> {
    rows.iter()
        .map(|row| row.read(contact::ID).unwrap().unwrap())
        .collect()
}

fn contacts() -> Query<table::Contact> {
    Query::new().select((contact::ID, contact::EMAIL))
}

#[tokio::test]
async fn each_row_comes_once_and_no_page_is_read_twice() {
    for backend in Backend::ALL {
        let (keap, recorder) = connect(backend);
        let expected = keap
            .data()
            .query(contacts().ascending(contact::ID))
            .await
            .unwrap();
        assert!(expected.len() > 30);
        recorder.take();

        let mut pages = keap.data().pages(contacts().limit(5)).await.unwrap();
        let mut rows = Vec::new();
        let mut number = 0;
        while let Some(page) = pages.next().await.unwrap() {
            assert_eq!(page.number, number);
            assert!(page.rows.len() <= 5);
            number += 1;
            rows.extend(page);
        }
        assert!(pages.next().await.unwrap().is_none());
        assert_eq!(ids(&rows), ids(&expected), "{backend}");
        let calls = recorder.take().len();
        assert!(
            calls <= expected.len() / 5 + 2,
            "{backend} took {calls} calls"
        );
    }
}

#[tokio::test]
async fn rows_that_go_meanwhile_hide_no_others() {
    for backend in [Backend::XmlRpc, Backend::RestV2] {
        let (keap, _) = connect(backend);
        let all = ids(&keap
            .data()
            .query(contacts().ascending(contact::ID))
            .await
            .unwrap());
        let mut pages = keap.data().pages(contacts().limit(5)).await.unwrap();
        let mut seen = ids(&pages.next().await.unwrap().unwrap().rows);
        keap.data().delete("Contact", seen[0]).await.unwrap();
        while let Some(page) = pages.next().await.unwrap() {
            seen.extend(ids(&page.rows));
        }
        assert_eq!(seen, all, "{backend}");
    }
}

#[tokio::test]
async fn an_order_of_the_query_is_kept() {
    let query = || {
        contacts()
            .not_null(contact::EMAIL)
            .ascending(contact::EMAIL)
    };
    let (legacy, _) = connect(Backend::XmlRpc);
    let expected = ids(&legacy.data().query(query()).await.unwrap());
    for backend in Backend::ALL {
        let (keap, _) = connect(backend);
        let pages = keap.data().pages(query().limit(10)).await.unwrap();
        let rows: Vec<Record> = pages.records().try_collect().await.unwrap();
        let (mut found, mut wanted) = (ids(&rows), expected.clone());
        let emails: Vec<_> = rows
            .iter()
            .map(|row| row.read(contact::EMAIL).unwrap().unwrap().to_lowercase())
            .collect();
        assert!(emails.is_sorted(), "{backend}: {emails:?}");
        // Equal addresses come in any order.
        found.sort_unstable();
        wanted.sort_unstable();
        assert_eq!(found, wanted, "{backend}");
    }
}

#[tokio::test]
async fn columns_are_read_as_tuples() {
    for backend in Backend::ALL {
        let (keap, _) = connect(backend);
        let query = Query::<table::Contact>::new().equals(contact::ID, 4393);
        let columns = (contact::ID, contact::FIRST_NAME, contact::SPOUSE_NAME);
        let rows = keap.data().query_columns(query, columns).await.unwrap();
        assert_eq!(
            rows,
            [(Some(4393), Some("Joseph".to_owned()), None)],
            "{backend}"
        );
        let named = Query::<table::Contact>::new().equals(contact::ID, 4393);
        let typed = keap.data().query_rows(named).await.unwrap();
        assert_eq!(typed[0].first_name.as_deref(), Some("Joseph"));
    }
}

#[tokio::test]
async fn a_custom_field_by_its_label_is_found_under_that_name() {
    for backend in Backend::ALL {
        let (keap, _) = connect(backend);
        let query = Query::<table::Contact>::new().select_by_name(["Id", "label:Shoe Size"]);
        let pages = keap.data().pages(query).await.unwrap();
        let rows: Vec<Record> = pages.records().try_collect().await.unwrap();
        let sized = rows.iter().filter(|row| row.contains("label:Shoe Size"));
        assert!(sized.count() > 0, "{backend}");
    }
}
