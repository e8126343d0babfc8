//! Numbers and assignments at the price of few calls: totals that a server tells, and tags of many records at once.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex};

use keap::schema::{Condition, QueryData, Record, TABLES};
use keap::{Backend, ContactId, ErrorKind, Keap, RoutePolicy, TagId, coverage::table_coverage};
use keap_http::{BoxFuture, HttpService, Request, Response, Transport, TransportError};
use keap_sandbox::Sandbox;
use keap_tests::{REST, builder, connect_to, sandbox};

/// A transport that remembers the addresses of requests, with what they ask.
#[derive(Clone, Debug)]
struct Heard(Transport, Arc<Mutex<Vec<String>>>);

impl HttpService for Heard {
    fn call(&self, request: Request) -> BoxFuture<'_, Result<Response, TransportError>> {
        let address = request.uri().path_and_query().unwrap().to_string();
        self.1.lock().unwrap().push(address);
        self.0.call(request)
    }
}

fn over(sandbox: &Sandbox, backend: Backend) -> (Keap, Heard) {
    let heard = Heard(sandbox.transport(), Arc::default());
    let keap = builder(sandbox)
        .transport(Transport::new(heard.clone()))
        .policy(RoutePolicy::new(backend))
        .build()
        .unwrap();
    (keap, heard)
}

impl Heard {
    fn take(&self) -> Vec<String> {
        std::mem::take(&mut *self.1.lock().unwrap())
    }
}

fn table(name: &str) -> QueryData {
    QueryData::new(name)
}

fn with(mut query: QueryData, column: &str, condition: Condition) -> QueryData {
    query.conditions.push((column.to_owned(), condition));
    query
}

/// Whoever counts, it is as many as rows are read.
#[tokio::test]
async fn a_count_is_the_number_of_rows_of_every_table() {
    let sandbox = sandbox();
    let mut counted = 0;
    for covered in table_coverage() {
        if covered.query.is_empty() {
            continue;
        }
        let (keap, _) = over(&sandbox, covered.backend);
        let rows = match keap.data().query(table(covered.table)).await {
            Ok(rows) => rows.len() as u64,
            Err(error) => {
                assert_eq!(error.kind(), ErrorKind::Unsupported, "{error}");
                continue;
            }
        };
        let count = keap.data().count(table(covered.table)).await.unwrap();
        assert_eq!(count, rows, "{} over {}", covered.table, covered.backend);
        counted += count;
    }
    assert!(counted > 300, "{counted} of {} tables", TABLES.len());
}

#[tokio::test]
async fn v1_tells_the_total_of_what_it_filters() {
    let sandbox = sandbox();
    let (keap, heard) = over(&sandbox, Backend::RestV1);
    let all = keap.data().count(table("Contact")).await.unwrap();
    let calls = heard.take();
    assert_eq!(calls.len(), 1, "{calls:?}");
    assert!(
        calls[0].contains("limit=1&") || calls[0].ends_with("limit=1"),
        "{calls:?}"
    );
    assert!(all > 30);
    // What old programs send in place of no condition.
    let any = with(table("Contact"), "Id", Condition::Like("%".to_owned()));
    assert_eq!(keap.data().count(any).await.unwrap(), all);
    let calls = heard.take();
    assert!(
        calls.len() == 1 && calls[0].contains("limit=1"),
        "{calls:?}"
    );
    // A name is looked at once more by the facade, so its rows are read.
    let named = with(
        table("Contact"),
        "FirstName",
        Condition::Equals("ann".into()),
    );
    let few = keap.data().count(named.clone()).await.unwrap();
    assert!(heard.take()[0].contains("limit=1000"));
    let rows = keap.data().query(named).await.unwrap();
    assert!(few > 0 && few == rows.len() as u64);
}

#[tokio::test]
async fn v2_tells_the_contacts_of_a_tag_and_their_companies_are_read() {
    let sandbox = sandbox();
    let legacy = connect_to(&sandbox);
    let (keap, heard) = over(&sandbox, Backend::RestV2);
    let tags: BTreeSet<i64> = ids(&legacy, table("ContactGroupAssign"), "GroupId").await;
    for tag in &tags {
        let query = || {
            with(
                table("ContactGroupAssign"),
                "GroupId",
                Condition::Equals((*tag).into()),
            )
        };
        let expected = legacy.data().count(query()).await.unwrap();
        heard.take();
        assert_eq!(
            keap.data().count(query()).await.unwrap(),
            expected,
            "tag {tag}"
        );
        let calls = heard.take();
        let total = format!("/tags/{tag}/contacts/count");
        assert!(calls.iter().any(|call| call.ends_with(&total)), "{calls:?}");
        assert!(
            !calls.iter().any(|call| call.contains("/contacts?")),
            "{calls:?}"
        );
    }
    let some = with(
        table("ContactGroupAssign"),
        "GroupId",
        Condition::In(tags.iter().copied().chain(tags.iter().copied()).collect()),
    );
    let all = legacy
        .data()
        .count(table("ContactGroupAssign"))
        .await
        .unwrap();
    assert_eq!(keap.data().count(some).await.unwrap(), all);
    // A tag that is not there has nobody, and what the endpoint does not count is read.
    let none = with(
        table("ContactGroupAssign"),
        "GroupId",
        Condition::Equals(999_999.into()),
    );
    assert_eq!(keap.data().count(none).await.unwrap(), 0);
    let tag = *tags.first().unwrap();
    let two = with(
        table("ContactGroupAssign"),
        "GroupId",
        Condition::Equals(tag.into()),
    );
    let two = with(two, "Contact.FirstName", Condition::NotNull);
    heard.take();
    let counted = keap.data().count(two.clone()).await.unwrap();
    assert!(!heard.take().iter().any(|call| call.ends_with("count")));
    assert_eq!(counted, keap.data().query(two).await.unwrap().len() as u64);
}

async fn ids(keap: &Keap, mut query: QueryData, column: &str) -> BTreeSet<i64> {
    query.selected = vec![column.to_owned()];
    let rows = keap.data().query(query).await.unwrap();
    rows.iter()
        .filter_map(|row| row.get(column)?.as_i64())
        .collect()
}

/// How a count is made, and what it costs, before it is made.
#[tokio::test]
async fn it_is_told_beforehand_who_counts() {
    let sandbox = sandbox();
    let keap = connect_to(&sandbox);
    let explained = async |backend: Backend, query: QueryData| {
        let rest = match backend {
            Backend::RestV1 => keap.rest_v1(),
            _ => keap.rest_v2(),
        };
        rest.unwrap()
            .explain_count(&query)
            .await
            .unwrap()
            .to_string()
    };
    let tag = |ids: Vec<i64>| with(table("ContactGroupAssign"), "GroupId", Condition::In(ids));
    insta::assert_snapshot!(explained(Backend::RestV1, table("Contact")).await);
    insta::assert_snapshot!(explained(Backend::RestV2, table("Contact")).await);
    insta::assert_snapshot!(explained(Backend::RestV2, tag(vec![91])).await);
    insta::assert_snapshot!(explained(Backend::RestV2, tag(vec![91, 92])).await);
    let named = with(
        table("Contact"),
        "FirstName",
        Condition::Equals("ann".into()),
    );
    insta::assert_snapshot!(explained(Backend::RestV1, named).await);
    // And how a page is found that is asked for by number.
    let mut page = table("Contact");
    page.page = 7;
    for backend in REST {
        let rest = if backend == Backend::RestV1 {
            keap.rest_v1()
        } else {
            keap.rest_v2()
        };
        let plan = rest.unwrap().explain(&page).await.unwrap().to_string();
        insta::assert_snapshot!(plan);
    }
}

const COLUMNS: [&str; 6] = [
    "ContactId",
    "GroupId",
    "ContactGroup",
    "DateCreated",
    "Contact.FirstName",
    "Contact.City",
];

async fn assignments(keap: &Keap, mut query: QueryData) -> Vec<Record> {
    query.selected = COLUMNS.map(str::to_owned).to_vec();
    let mut rows = keap.data().query(query).await.unwrap();
    let key = |row: &Record, column: &str| row.get(column).unwrap().as_i64();
    rows.sort_by_key(|row| (key(row, "ContactId"), key(row, "GroupId")));
    rows
}

/// An account with more tags and contacts than one call takes.
async fn tagged() -> Sandbox {
    let sandbox = sandbox();
    let keap = connect_to(&sandbox);
    for name in ["Untagged", "Untagged, too"] {
        let add = keap
            .data()
            .add("Company", |row| row.set_by_name("Company", name));
        add.await.unwrap();
    }
    for number in 0..120 {
        let name = format!("bulk {number}");
        let add = keap
            .data()
            .add("ContactGroup", |tag| tag.set_by_name("GroupName", name));
        let tag = add.await.unwrap();
        let email = format!("bulk{number}@example.com");
        let add = keap.data().add("Contact", |row| {
            row.set_by_name("Email", email)
                .set_by_name("FirstName", "Bulk")
        });
        let contact = add.await.unwrap();
        keap.contacts()
            .add_to_group(ContactId::new(contact), TagId::new(tag))
            .await
            .unwrap();
    }
    sandbox
}

#[tokio::test]
async fn assignments_of_many_are_read_a_hundred_a_call() {
    let sandbox = tagged().await;
    let legacy = connect_to(&sandbox);
    let (keap, heard) = over(&sandbox, Backend::RestV2);
    let every = table("ContactGroupAssign");
    let expected = assignments(&legacy, every.clone()).await;
    assert!(expected.len() > 130);
    let contacts = ids(&legacy, every.clone(), "ContactId").await;
    let tags = ids(&legacy, every.clone(), "GroupId").await;
    let companies = ids(&legacy, table("Company"), "Id").await;
    heard.take();

    let found = assignments(&keap, every.clone()).await;
    assert_eq!(shown(&found), shown(&expected));
    let calls = heard.take();
    let across = |calls: &[String]| calls.iter().filter(|call| call.contains("/-/")).count();
    assert_eq!(across(&calls), 2, "{calls:#?}");
    assert!(calls.len() <= 6 + companies.len(), "{calls:#?}");
    // Companies without a tag are not asked for theirs.
    let asked = calls
        .iter()
        .filter(|call| call.contains("/companies/"))
        .count();
    let tagged = companies.intersection(&contacts).count();
    assert!(
        tagged > 0 && asked == tagged && tagged < companies.len(),
        "{calls:#?}"
    );

    for (column, ids) in [("ContactId", contacts), ("GroupId", tags)] {
        let some: Vec<i64> = ids.into_iter().take(110).collect();
        let query = with(every.clone(), column, Condition::In(some.clone()));
        let found = assignments(&keap, query).await;
        let is_wanted = |row: &&Record| some.contains(&row.get(column).unwrap().as_i64().unwrap());
        let expected: Vec<Record> = expected.iter().filter(is_wanted).cloned().collect();
        assert_eq!(shown(&found), shown(&expected), "{column}");
        let calls = heard.take();
        assert_eq!(across(&calls), 2, "{column}: {calls:#?}");
    }
}

/// One contact or one tag has a list of its own, which costs no call more and tells the names.
#[tokio::test]
async fn assignments_of_one_are_read_from_its_own_list() {
    let sandbox = sandbox();
    let legacy = connect_to(&sandbox);
    let (keap, heard) = over(&sandbox, Backend::RestV2);
    for column in ["ContactId", "GroupId"] {
        for id in ids(&legacy, table("ContactGroupAssign"), column).await {
            let query = with(
                table("ContactGroupAssign"),
                column,
                Condition::Equals(id.into()),
            );
            let expected = assignments(&legacy, query.clone()).await;
            heard.take();
            assert_eq!(
                shown(&assignments(&keap, query).await),
                shown(&expected),
                "{column} {id}"
            );
            assert!(!heard.take().iter().any(|call| call.contains("/-/")));
        }
    }
}

/// The columns that both wires tell of contacts and of companies, whatever the types of their values.
fn shown(rows: &[Record]) -> Vec<String> {
    let of_row = |row: &Record| {
        let values = COLUMNS[..3].iter().map(|column| match row.get(column) {
            Some(value) => format!("{column}={value}"),
            None => format!("{column}?"),
        });
        values.collect::<Vec<_>>().join(" ")
    };
    rows.iter().map(of_row).collect()
}
