//! All rows of a query, page after page, on every backend: each row once, and no page read twice.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use futures_util::TryStreamExt as _;
use keap::schema::{Query, Record, contact, table};
use keap::{Backend, ContactId, ErrorKind, Keap, RoutePolicy};
use keap_http::testing::Script;
use keap_http::{Body, BoxFuture, HttpService, Request, Response, Transport, TransportError};
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
        .map(|row| row.read(contact::ID).unwrap().unwrap().get())
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
        let query = Query::<table::Contact>::new().equals(contact::ID, ContactId::new(4393));
        let columns = (contact::ID, contact::FIRST_NAME, contact::SPOUSE_NAME);
        let rows = keap.data().query_columns(query, columns).await.unwrap();
        assert_eq!(
            rows,
            [(Some(ContactId::new(4393)), Some("Joseph".to_owned()), None)],
            "{backend}"
        );
        let named = Query::<table::Contact>::new().equals(contact::ID, ContactId::new(4393));
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

/// A server whose lists have no end, in one of the ways in which they can have none.
#[derive(Debug)]
struct Endless {
    answer: fn(usize) -> String,
    asked: Arc<AtomicUsize>,
}

impl HttpService for Endless {
    fn call(&self, _: Request) -> BoxFuture<'_, Result<Response, TransportError>> {
        let count = self.asked.fetch_add(1, Ordering::Relaxed);
        assert!(count < 100, "the list is read for ever");
        let body = (self.answer)(count);
        Box::pin(async move { Ok(Response::new(Body::from(body))) })
    }
}

#[tokio::test(start_paused = true)]
async fn a_list_without_an_end_is_an_invalid_answer() {
    type Answer = fn(usize) -> String;
    let (v1, v2) = (Backend::RestV1, Backend::RestV2);
    let cases: [(&str, Backend, Answer); 7] = [
        ("the same token, empty", v2, |_| {
            r#"{"contacts":[],"next_page_token":"t"}"#.to_owned()
        }),
        ("two tokens in turn", v2, |count| {
            let token = count % 2;
            format!(r#"{{"contacts":[{{"id":"{count}"}}],"next_page_token":"{token}"}}"#)
        }),
        ("new tokens, empty", v2, |count| {
            format!(r#"{{"contacts":[],"next_page_token":"{count}"}}"#)
        }),
        ("new tokens, the same rows", v2, |count| {
            format!(r#"{{"contacts":[{{"id":"1"}},{{"id":"2"}}],"next_page_token":"{count}"}}"#)
        }),
        ("the offset is ignored", v1, |_| {
            r#"{"contacts":[{"id":1},{"id":2}],"count":1000000}"#.to_owned()
        }),
        ("rows that are null", v1, |_| {
            r#"{"contacts":[null],"count":1000000}"#.to_owned()
        }),
        ("more rows than asked for", v2, |_| {
            let rows = vec![r#"{"id":"1"}"#; 100_000].join(",");
            format!(r#"{{"contacts":[{rows}],"next_page_token":""}}"#)
        }),
    ];
    for (name, backend, answer) in cases {
        for is_count in [true, false] {
            let asked = Arc::new(AtomicUsize::new(0));
            let endless = Endless {
                answer,
                asked: Arc::clone(&asked),
            };
            let keap = builder(&sandbox())
                .transport(Transport::new(endless))
                .policy(RoutePolicy::new(backend))
                .build()
                .unwrap();
            // A condition that the server does not have, so that the rows are looked at here.
            let query = contacts().like(contact::FIRST_NAME, "%z%");
            let error = if is_count {
                keap.data().count(query).await.map(drop).unwrap_err()
            } else {
                keap.data()
                    .query(query.limit(1000))
                    .await
                    .map(drop)
                    .unwrap_err()
            };
            assert_eq!(error.kind(), ErrorKind::InvalidResponse, "{name}: {error}");
        }
    }
}

#[tokio::test(start_paused = true)]
async fn a_bad_value_names_its_row() {
    for (backend, id) in [(Backend::RestV1, "7"), (Backend::RestV2, "\"7\"")] {
        let good = r#"{"id":6,"given_name":"Ann"}"#;
        let body = format!(r#"{{"contacts":[{good},{{"id":{id},"given_name":["x"]}}],"count":2}}"#);
        let script = Script::new().answer(200, "application/json", body.into_bytes());
        let keap = builder(&sandbox())
            .transport(script.transport())
            .policy(RoutePolicy::new(backend))
            .build()
            .unwrap();
        let query = Query::<table::Contact>::new().select((contact::ID, contact::FIRST_NAME));
        let error = keap.data().query(query).await.unwrap_err();
        assert!(
            error.to_string().contains("FirstName of Contact 7"),
            "{error}"
        );
    }
}

/// Fails the call of this number, once.
#[derive(Debug)]
struct FailsOnce {
    inner: Transport,
    calls: Arc<AtomicUsize>,
    fails: usize,
}

impl HttpService for FailsOnce {
    fn call(&self, request: Request) -> BoxFuture<'_, Result<Response, TransportError>> {
        if self.calls.fetch_add(1, Ordering::Relaxed) == self.fails {
            let answer = Response::new(Body::from(r#"{"contacts": 17}"#));
            return Box::pin(async move { Ok(answer) });
        }
        self.inner.call(request)
    }
}

/// Queries whose pages are cut in different ways: by id, within bounds of the id, of some ids, in another order, without
/// an id, below other rows.
fn queries() -> Vec<(&'static str, keap::schema::QueryData)> {
    use keap::schema::{Comparison, Condition, Order, QueryData};
    let on_id = |conditions: Vec<Condition>| {
        let mut query = QueryData::new("Contact");
        query.selected = vec!["Email".to_owned()];
        let conditions = conditions.into_iter();
        query.conditions = conditions.map(|one| ("Id".to_owned(), one)).collect();
        query
    };
    let above = Condition::Compare(Comparison::GreaterOrEqual, 19.into());
    let below = Condition::Compare(Comparison::Less, 45.into());
    let mut ordered = on_id(Vec::new());
    ordered.order = Some(Order::by("LastName", true));
    let with_limit = |(name, mut query): (&'static str, QueryData)| {
        query.limit = 5;
        (name, query)
    };
    let all = [
        ("by id", on_id(Vec::new())),
        ("bounded", on_id(vec![above, below])),
        ("ids", on_id(vec![Condition::In((18..44).collect())])),
        ("ordered", ordered),
        ("without an id", QueryData::new("ContactGroupAssign")),
        ("below other rows", QueryData::new("OrderItem")),
    ];
    all.into_iter().map(with_limit).collect()
}

/// All rows, each page asked for until it comes, going on from the written position before each when asked to.
async fn patiently(keap: &Keap, query: &keap::schema::QueryData, resumes: bool) -> Vec<Record> {
    let mut pages = keap.data().pages(query.clone()).await.unwrap();
    let mut rows = Vec::new();
    let mut errors = 0;
    loop {
        match pages.next().await {
            Ok(Some(page)) => rows.extend(page),
            Ok(None) => return rows,
            Err(error) => {
                errors += 1;
                assert!(errors < 3, "{error}");
                if resumes {
                    let position = pages.position().to_string();
                    let fresh = keap.data().pages(query.clone()).await.unwrap();
                    pages = fresh.resume(position.parse().unwrap());
                }
            }
        }
    }
}

#[tokio::test(start_paused = true)]
async fn an_error_is_not_the_end_and_no_row_is_lost_or_doubled_by_it() {
    for (name, query) in queries() {
        for backend in Backend::ALL {
            let sandbox = sandbox();
            let policy = RoutePolicy::new(backend);
            let well = builder(&sandbox).policy(policy.clone()).build().unwrap();
            let expected = patiently(&well, &query, false).await;
            assert!(expected.len() > 2, "{name}, {backend}: {}", expected.len());
            for (fails, resumes) in [0, 1, 2, 3, 5]
                .into_iter()
                .flat_map(|n| [(n, false), (n, true)])
            {
                let fails_once = FailsOnce {
                    inner: sandbox.transport(),
                    calls: Arc::default(),
                    fails,
                };
                let calls = Arc::clone(&fails_once.calls);
                let keap = builder(&sandbox)
                    .transport(Transport::new(fails_once))
                    .policy(policy.clone())
                    .build()
                    .unwrap();
                let found = patiently(&keap, &query, resumes).await;
                assert!(calls.load(Ordering::Relaxed) > fails || fails > 0, "{name}");
                assert_eq!(
                    found, expected,
                    "{name}, {backend}, call {fails}, {resumes}"
                );
            }
        }
    }
}

#[tokio::test]
async fn conditions_on_the_id_keep_the_pages_by_id() {
    use keap::schema::{Comparison, Condition, QueryData};
    for backend in Backend::ALL {
        let (keap, recorder) = connect(backend);
        let all = ids(&keap
            .data()
            .query(contacts().ascending(contact::ID))
            .await
            .unwrap());
        let expected: Vec<i64> = all
            .iter()
            .copied()
            .filter(|id| (19..45).contains(id))
            .collect();
        let mut query = QueryData::new("Contact");
        query.selected = vec!["Id".to_owned()];
        query.limit = 5;
        for (comparison, id) in [(Comparison::GreaterOrEqual, 19), (Comparison::Less, 45)] {
            let condition = Condition::Compare(comparison, i64::into(id));
            query.conditions.push(("Id".to_owned(), condition));
        }
        recorder.take();
        let mut pages = keap.data().pages(query).await.unwrap();
        let mut found = Vec::new();
        while let Some(page) = pages.next().await.unwrap() {
            found.extend(ids(&page.rows));
            let position = pages.position().to_string();
            let by_id = format!("after:{}@", found.last().unwrap());
            assert!(position.starts_with(&by_id), "{backend}: {position}");
        }
        assert_eq!(found, expected, "{backend}");
        // v1 has no condition on the id: it reads in the order of the ids, from the first one on.
        let calls = recorder.take().len();
        let most = if backend == Backend::RestV1 {
            all.len()
        } else {
            expected.len()
        };
        assert!(calls <= most / 5 + 2, "{backend}: {calls}");
    }
}

#[tokio::test]
async fn going_on_from_the_end_gives_what_was_added_since() {
    for backend in Backend::ALL {
        let (keap, _) = connect(backend);
        let mut pages = keap.data().pages(contacts()).await.unwrap();
        while pages.next_record().await.unwrap().is_some() {}
        let end = pages.position();
        let add = keap
            .data()
            .add("Contact", |c| c.set_by_name("Email", "late@example.com"));
        let added = add.await.unwrap();
        let mut more = keap.data().pages(contacts()).await.unwrap().resume(end);
        let record = more.next_record().await.unwrap().unwrap();
        assert_eq!(ids(&[record]), [added], "{backend}");
        assert!(more.next_record().await.unwrap().is_none());
    }
}

#[tokio::test]
async fn a_position_of_another_reading_is_refused() {
    let (keap, recorder) = connect(Backend::RestV2);
    let pages = keap.data().pages(contacts()).await.unwrap();
    let mut pages = pages.resume("page:3".parse().unwrap());
    recorder.take();
    let error = pages.next().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::InvalidRequest, "{error}");
    assert!(recorder.take().is_empty(), "{error}");
}
/// Pages of five were counted: in pages of twenty the same number is another row.
#[tokio::test]
async fn a_counted_position_is_refused_in_pages_of_another_size() {
    let by_name = |limit| {
        Query::<table::Contact>::new()
            .select(contact::ID)
            .ascending(contact::LAST_NAME)
            .limit(limit)
    };
    for backend in Backend::ALL {
        let (keap, recorder) = connect(backend);
        let mut pages = keap.data().pages(by_name(5)).await.unwrap();
        pages.next().await.unwrap().unwrap();
        let position = pages.position();
        let pages = keap.data().pages(by_name(20)).await.unwrap();
        let mut pages = pages.resume(position);
        recorder.take();
        let error = pages.next().await.unwrap_err();
        let is_counted_in_pages = position.to_string().starts_with("page:");
        assert!(is_counted_in_pages, "{backend}: {position}");
        assert_eq!(error.kind(), ErrorKind::InvalidRequest, "{error}");
        assert!(recorder.take().is_empty(), "{error}");
        let pages = keap.data().pages(by_name(5)).await.unwrap();
        assert!(pages.resume(position).next().await.is_ok(), "{backend}");
    }
}

/// What no page of Keap is: more rows than were asked for, a row that is none, and a refusal as large as a download. Each
/// is an answer that cannot be right, told with what is wrong, and none is read as rows.
#[tokio::test]
async fn what_is_no_page_is_not_read_as_rows() {
    let row =
        "<value><struct><member><name>Id</name><value><i4>1</i4></value></member></struct></value>";
    let xml = |rows: usize| {
        let rows = row.repeat(rows);
        format!(
            "<methodResponse><params><param><value><array><data>{rows}</data></array></value></param></params></methodResponse>"
        )
    };
    let json = |row: &str, rows: usize| format!("{{\"contacts\":[{}]}}", vec![row; rows].join(","));
    let cases = [
        (
            Backend::XmlRpc,
            xml(6),
            "the answer has 6 rows, 5 were asked for",
        ),
        (Backend::XmlRpc, xml(100_001), "cannot be"),
        (Backend::RestV1, json("{\"id\":1}", 1001), "cannot be"),
        (
            Backend::RestV1,
            json("null", 1),
            "a row of the answer is null",
        ),
        (Backend::RestV2, json("{\"id\":\"1\"}", 1001), "cannot be"),
        (
            Backend::RestV2,
            json("null", 1),
            "a row of the answer is null",
        ),
    ];
    for (backend, body, expected) in cases {
        let script = Script::new().answer(200, "text/plain", body);
        let keap = builder(&sandbox())
            .transport(script.transport())
            .policy(RoutePolicy::new(backend))
            .build()
            .unwrap();
        let error = keap.data().query(contacts().limit(5)).await.unwrap_err();
        assert_eq!(
            error.kind(),
            ErrorKind::InvalidResponse,
            "{backend}: {error}"
        );
        assert!(error.to_string().contains(expected), "{backend}: {error}");
    }
}
