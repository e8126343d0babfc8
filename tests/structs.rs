//! Structs of one's own as rows: the same values over each wire.

use chrono::{DateTime, NaiveDate, Utc};
use keap::schema::{FieldValue, Query, contact, product, table};
use keap::{Backend, ContactId, ErrorKind, Keap, RoutePolicy, RowReader, TagId, UserId};
use keap_tests::{connect_to, custom_fields::define, sandbox};
use serde::Deserialize;

const JOE: ContactId = ContactId::new(4393);

#[derive(Clone, Debug, Deserialize, PartialEq)]
#[serde(rename_all = "PascalCase")]
struct Person {
    id: ContactId,
    first_name: String,
    middle_name: Option<String>,
    #[serde(default)]
    fax1: String,
    birthday: Option<NaiveDate>,
    date_created: DateTime<Utc>,
    owner_id: Option<UserId>,
    #[serde(rename = "CompanyID")]
    company: Option<u32>,
    #[serde(default)]
    groups: Vec<TagId>,
    #[serde(rename = "_TheCurrency")]
    fee: Option<f64>,
    #[serde(rename = "_TheDate")]
    day: Option<NaiveDate>,
    #[serde(rename = "_TheDateTime")]
    moment: Option<DateTime<Utc>>,
    #[serde(rename = "label:The ListBox")]
    colors: Option<Vec<Color>>,
    #[serde(rename = "_TheDropdown")]
    color: Option<Color>,
    #[serde(rename = "_TheWholeNumber")]
    size: Option<i16>,
    #[serde(rename = "_TheUser")]
    user: Option<UserId>,
    #[serde(rename = "_TheYear")]
    year: Option<u16>,
    #[serde(rename = "_TheYesNo")]
    flag: Option<bool>,
    #[serde(rename = "_TheText", default)]
    text: String,
}

#[derive(Clone, Copy, Debug, Deserialize, PartialEq)]
enum Color {
    Red,
    Blue,
}

const TYPES: [&str; 10] = [
    "Currency",
    "Date",
    "DateTime",
    "ListBox",
    "Dropdown",
    "WholeNumber",
    "User",
    "Year",
    "YesNo",
    "Text",
];

/// What is written of Joe, beside what he has.
fn values() -> [(&'static str, FieldValue); 11] {
    [
        ("Birthday", day().into()),
        ("_TheCurrency", (1234.56 * 0.8).into()),
        ("_TheDate", day().into()),
        ("_TheDateTime", moment().into()),
        ("_TheListBox", vec!["Red", "Blue"].into()),
        ("_TheDropdown", "Blue".into()),
        ("_TheWholeNumber", 43.into()),
        ("_TheUser", 1.into()),
        ("_TheYear", 2026.into()),
        ("_TheYesNo", true.into()),
        ("_TheText", "anything".into()),
    ]
}

fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(1980, 2, 29).unwrap()
}

fn moment() -> DateTime<Utc> {
    "2026-06-30T22:30:00Z".parse().unwrap()
}

/// An account with a custom field of each type, and one connection for each backend.
async fn account() -> [(Backend, Keap); 3] {
    let sandbox = sandbox();
    for field_type in TYPES {
        let label = format!("The {field_type}");
        define(&sandbox.transport(), &label, field_type).await;
    }
    Backend::ALL.map(|backend| {
        let keap = connect_to(&sandbox);
        keap.set_policy(RoutePolicy::new(backend));
        (backend, keap)
    })
}

#[tokio::test]
async fn a_struct_has_the_same_values_over_each_wire() {
    let wires = account().await;
    let mut empty = Vec::new();
    for (_, keap) in &wires {
        empty.push(keap.contacts().load_as::<Person>(JOE).await.unwrap());
    }
    assert_eq!((empty[0].fee, empty[0].colors.as_ref()), (None, None));
    assert!(empty.iter().all(|joe| *joe == empty[0]), "{empty:#?}");

    let set = |changes: keap::schema::Changes<table::Contact>| {
        let values = values().into_iter();
        values.fold(changes, |changes, (name, value)| {
            changes.set_by_name(name, value)
        })
    };
    wires[0].1.contacts().update(JOE, set).await.unwrap();
    let full = Person {
        birthday: Some(day()),
        fee: Some(1234.56 * 0.8),
        day: Some(day()),
        moment: Some(moment()),
        colors: Some(vec![Color::Red, Color::Blue]),
        color: Some(Color::Blue),
        size: Some(43),
        user: Some(UserId::new(1)),
        year: Some(2026),
        flag: Some(true),
        text: "anything".to_owned(),
        ..empty[0].clone()
    };
    for (backend, keap) in &wires {
        let joe = keap.contacts().load_as::<Person>(JOE).await.unwrap();
        assert_eq!(joe, full, "{backend}");
        let query = Query::<table::Contact>::new().equals(contact::ID, JOE);
        let queried = keap.data().query_as::<Person>(query).await.unwrap();
        assert_eq!(queried, std::slice::from_ref(&full), "{backend}");
        let loaded = keap.data().load_as::<Person, _>("Contact", JOE).await;
        assert_eq!(loaded.unwrap(), full, "{backend}");
    }
}

/// The other calls that give records.
#[tokio::test]
async fn a_reader_reads_what_any_call_gives() {
    let reader = RowReader::<Person>::of(table::Contact).unwrap();
    for (backend, keap) in &account().await {
        let joe: Person = keap.contacts().load_as(JOE).await.unwrap();
        let found = keap.contacts().find_by_email("joe@example.com", &reader);
        let found = found.await.unwrap();
        assert_eq!(reader.read(&found[0]).unwrap(), joe, "{backend}");
        let query = Query::<table::Contact>::new()
            .equals(contact::ID, JOE)
            .select_by_name(reader.columns().iter().copied());
        let mut pages = keap.data().pages(query).await.unwrap();
        let row = pages.next_record().await.unwrap().unwrap();
        assert_eq!(reader.read(&row).unwrap(), joe, "{backend}");
    }
}

#[derive(Clone, Debug, Deserialize, PartialEq)]
#[serde(rename_all = "PascalCase")]
struct Article {
    id: i64,
    product_name: Option<String>,
    product_price: Option<f64>,
    status: bool,
}

#[tokio::test]
async fn prices_and_flags_are_those_of_the_table() {
    let mut first: Option<Vec<Article>> = None;
    for (backend, keap) in account().await {
        let query = Query::<table::Product>::new().ascending(product::ID);
        let articles: Vec<Article> = keap.data().query_as(query).await.unwrap();
        assert!(!articles.is_empty());
        let first = first.get_or_insert_with(|| articles.clone());
        assert_eq!(*first, articles, "{backend}");
    }
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Wrong {
    #[expect(dead_code, reason = "read for its error alone")]
    first_name: i64,
}

#[derive(Debug, Deserialize)]
struct Strange {
    #[expect(dead_code, reason = "asked for its columns alone")]
    #[serde(rename = "FristName")]
    first_name: String,
}

#[tokio::test]
async fn what_cannot_be_read_is_told_alike() {
    for (backend, keap) in account().await {
        let error = keap.contacts().load_as::<Wrong>(JOE).await.unwrap_err();
        assert_eq!(
            (error.kind(), error.to_string().as_str()),
            (
                ErrorKind::InvalidResponse,
                "`Wrong` is no row of table Contact: column `FirstName` cannot be read as `i64`: found text"
            ),
            "{backend}"
        );
        let error = keap.contacts().load_as::<Strange>(JOE).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::InvalidRequest, "{backend}");
        assert!(
            error.to_string().contains("did you mean FirstName?"),
            "{error}"
        );
    }
}
