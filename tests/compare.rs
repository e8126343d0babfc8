//! Whole tables compared over several backends: matching, bounded memory, changes on the way, tolerances, redaction.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use keap::compare::{
    Answer, CompareOptions, ComparedRows, Detail, Finding, Progress, Reading, Reason, Redactor,
    RowComparison, RowOrder, Rules, compare_by,
};
use keap::schema::{Changes, Condition, FieldValue, Order, QueryData, Record, Zone};
use keap::{Backend, ContactId, ErrorKind, Fields, Invocation, Keap, Outcome};
use keap_http::{Body, BoxFuture, HttpService, Request, Response, Transport, TransportError};
use keap_sandbox::{DEFAULT_ACCESS_TOKEN, Sandbox, Seed};
use keap_tests::{connect, connect_to, sandbox};
use proptest::prelude::*;
use serde_json::{Value, json};

const BOTH: [Backend; 2] = [Backend::XmlRpc, Backend::RestV2];

/// XML-RPC from one store, REST from another, so that the answers differ as a test wants it.
#[derive(Debug)]
struct TwoStores {
    xmlrpc: Transport,
    rest: Transport,
    rest_calls: Arc<AtomicUsize>,
}

impl HttpService for TwoStores {
    fn call(&self, request: Request) -> BoxFuture<'_, Result<Response, TransportError>> {
        if request.uri().path().contains("xmlrpc") {
            return self.xmlrpc.call(request);
        }
        self.rest_calls.fetch_add(1, Ordering::Relaxed);
        self.rest.call(request)
    }
}

fn store(tables: Value) -> Sandbox {
    let mut seed = json!({ "User": [{ "Id": 1, "FirstName": "Uma", "Email": "uma@example.com" }] });
    seed.as_object_mut()
        .unwrap()
        .extend(tables.as_object().unwrap().clone());
    let seed = Seed::from_json(&seed.to_string()).unwrap();
    Sandbox::builder().seed(seed).build()
}

fn over(xmlrpc: Value, rest: Value) -> (Keap, Arc<AtomicUsize>) {
    let rest_calls = Arc::new(AtomicUsize::new(0));
    let stores = TwoStores {
        xmlrpc: store(xmlrpc).transport(),
        rest: store(rest).transport(),
        rest_calls: Arc::clone(&rest_calls),
    };
    let keap = Keap::oauth_customer(DEFAULT_ACCESS_TOKEN)
        .unwrap()
        .transport(Transport::new(stores));
    (keap.build().unwrap(), rest_calls)
}

fn contacts(rows: impl IntoIterator<Item = (i64, &'static str)>) -> Value {
    let rows = rows.into_iter();
    let rows =
        rows.map(|(id, name)| json!({ "Id": id, "FirstName": name, "Email": "a@example.com" }));
    json!({ "Contact": rows.collect::<Vec<_>>() })
}

fn query(table: &str, fields: &[&str]) -> QueryData {
    let mut query = QueryData::new(table);
    query.selected = fields.iter().map(|&field| field.to_owned()).collect();
    query
}

async fn all(mut rows: ComparedRows) -> (Vec<RowComparison>, Progress) {
    let mut found = Vec::new();
    while let Some(row) = rows.next().await {
        found.push(row.unwrap());
    }
    (found, rows.progress().clone())
}

fn ids(rows: &[RowComparison]) -> Vec<i64> {
    rows.iter().map(|row| row.id.unwrap()).collect()
}

fn names() -> impl Strategy<Value = BTreeMap<i64, &'static str>> {
    let name = proptest::sample::select(vec!["Ann", "ann", "Bob", ""]);
    proptest::collection::btree_map(2..60i64, name, 0..40)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    /// Reading page by page and matching on the way finds what comparing two whole lists finds.
    #[test]
    fn streaming_finds_what_comparing_whole_lists_finds(
        left in names(),
        right in names(),
        page in 1..9u32,
        backends in proptest::sample::subsequence(Backend::ALL.to_vec(), 2..=3),
    ) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_time().start_paused(true).build().unwrap();
        runtime.block_on(async {
            let (keap, _) = over(contacts(left), contacts(right));
            let wanted = query("Contact", &["Id", "FirstName", "LastName"]);
            let mut naive = keap.compare(Invocation::DataQuery(wanted.clone()), &backends).await;
            naive.rows.sort_by_key(|row| row.id);
            let options = CompareOptions::new().page(page).reread(0).detail(Detail::Everything);
            let (rows, progress) = all(keap.compare_all(wanted, &backends, options)).await;
            assert_eq!(rows, naive.rows);
            assert_eq!(progress.summary, naive.summary());
            assert_eq!(progress.rows, rows.len() as u64);
            assert_eq!(progress.reached, rows.last().and_then(|row| row.id));
        });
    }

    /// An interrupted comparison that goes on where it was finds what an uninterrupted one finds.
    #[test]
    fn going_on_finds_the_rest(left in names(), right in names(), taken in 0..10usize) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_time().start_paused(true).build().unwrap();
        runtime.block_on(async {
            let (keap, _) = over(contacts(left), contacts(right));
            let options = CompareOptions::new().page(3).detail(Detail::Everything);
            let begin = |after: Option<i64>| {
                keap.compare_all(query("Contact", &["FirstName"]), &BOTH, options.clone().after_id(after))
            };
            let (whole, in_one_go) = all(begin(None)).await;
            let mut first = begin(None);
            let mut rows = Vec::new();
            for _ in 0..taken {
                rows.extend(first.next().await.map(Result::unwrap));
            }
            let mut progress = first.progress().clone();
            let reached = progress.reached;
            drop(first);
            rows.retain(|row| row.id <= reached);
            let (rest, second) = all(begin(reached)).await;
            rows.extend(rest);
            assert_eq!(rows, whole);
            if reached.is_some() && second.rows > 0 {
                progress += second;
                assert!(progress.rows >= in_one_go.rows);
            }
        });
    }
}

#[tokio::test]
async fn no_more_than_three_pages_of_each_backend_are_held() {
    let rows = || contacts((2..602).map(|id| (id, "Ann")));
    let (keap, calls) = over(rows(), rows());
    for backend in [Backend::RestV1, Backend::RestV2] {
        calls.store(0, Ordering::Relaxed);
        let options = CompareOptions::new().page(10).detail(Detail::Everything);
        let fields = query("Contact", &["FirstName"]);
        let mut compared = keap.compare_all(fields, &[Backend::XmlRpc, backend], options);
        let mut most = 0;
        while let Some(row) = compared.next().await {
            row.unwrap();
            most = most.max(compared.held_rows());
        }
        assert_eq!(compared.progress().rows, 600);
        assert!((20..=60).contains(&most), "{most} rows of 1,200 were held");
        // Each page once: 60 of 10, and one that tells the end where the last page is full.
        let calls = calls.load(Ordering::Relaxed);
        assert!(calls <= 61, "{calls} calls over {backend}");
    }
}

/// Changes a store right before the first REST list is answered: after XML-RPC read its first page.
#[derive(Debug)]
struct Meanwhile {
    inner: Transport,
    change: std::sync::Mutex<Option<Invocation>>,
}

impl HttpService for Meanwhile {
    fn call(&self, request: Request) -> BoxFuture<'_, Result<Response, TransportError>> {
        let is_list = request.uri().path().ends_with("/rest/v2/contacts");
        let change = is_list
            .then(|| self.change.lock().unwrap().take())
            .flatten();
        Box::pin(async move {
            if let Some(change) = change {
                let other = Keap::oauth_customer(DEFAULT_ACCESS_TOKEN).unwrap();
                let other = other.transport(self.inner.clone()).build().unwrap();
                other.invoke_on(Backend::XmlRpc, change).await.unwrap();
            }
            self.inner.call(request).await
        })
    }
}

async fn while_this_happens(
    change: Invocation,
    options: CompareOptions,
) -> (Vec<RowComparison>, Progress) {
    let sandbox = store(contacts([(2, "Ann"), (3, "Bob"), (4, "Cid")]));
    let service = Meanwhile {
        inner: sandbox.transport(),
        change: Some(change).into(),
    };
    let keap = Keap::oauth_customer(DEFAULT_ACCESS_TOKEN).unwrap();
    let keap = keap.transport(Transport::new(service)).build().unwrap();
    all(keap.compare_all(query("Contact", &["FirstName"]), &BOTH, options)).await
}

fn rename() -> Invocation {
    Invocation::contact_update(
        ContactId::new(3),
        Changes::new().set_by_name("FirstName", "Rob"),
    )
}

#[tokio::test]
async fn what_changes_on_the_way_is_no_difference() {
    let added = Invocation::contact_add(Changes::new().set_by_name("FirstName", "Dan"));
    let deleted = Invocation::data_delete("Contact".into(), 3);
    for (change, rows) in [(rename(), 3), (added, 4), (deleted, 2)] {
        let (found, progress) = while_this_happens(change, CompareOptions::new()).await;
        assert_eq!(found, []);
        assert_eq!((progress.reread, progress.settled), (1, 1));
        assert_eq!((progress.rows, progress.summary.unexplained), (rows, 0));
    }
}

#[tokio::test]
async fn without_a_second_look_a_change_on_the_way_is_a_difference() {
    let (found, progress) = while_this_happens(rename(), CompareOptions::new().reread(0)).await;
    assert_eq!(ids(&found), [3]);
    assert_eq!((progress.reread, progress.parting), (0, 1));
    assert_eq!(found[0].reading, Reading::First);
}

#[tokio::test]
async fn what_stays_different_is_confirmed() {
    let (keap, _) = over(
        contacts([(2, "Ann"), (3, "Bob")]),
        contacts([(2, "Anna"), (4, "Cid")]),
    );
    let compared = keap.compare_all(
        query("Contact", &["FirstName"]),
        &BOTH,
        CompareOptions::new(),
    );
    let (found, progress) = all(compared).await;
    assert_eq!(ids(&found), [2, 3, 4]);
    assert!(found.iter().all(|row| row.reading == Reading::Confirmed));
    let findings: Vec<_> = found
        .iter()
        .flat_map(|row| row.fields[0].findings())
        .map(|finding| (finding.name(), finding.is_unexplained()))
        .collect();
    let expected = ["different", "only left", "only right"].map(|name| (name, true));
    assert_eq!(findings, expected);
    assert_eq!((progress.reread, progress.settled), (3, 0));
}

/// What is held back is compared by itself, with what would have been found at once.
#[tokio::test]
async fn what_is_held_back_is_compared_again_by_itself() {
    let (keap, _) = over(
        contacts([(2, "Ann"), (3, "Bob"), (5, "Eve")]),
        contacts([(2, "Anna"), (4, "Cid"), (5, "Eve")]),
    );
    let asked = || query("Contact", &["FirstName"]);
    let options = CompareOptions::new().hold_back(Redactor::with_key(b"a key"));
    let mut rows = keap.compare_all(asked(), &BOTH, options.clone());
    let batch = rows.next_batch().await.unwrap().unwrap();
    let held: Vec<(i64, bool)> = batch
        .held_back
        .iter()
        .map(|row| (row.id, row.is_alone))
        .collect();
    assert_eq!(held, [(2, false), (3, true), (4, true)]);
    assert_eq!((batch.rows, batch.ids), (vec![], vec![5]));
    let progress = rows.progress().clone();
    assert_eq!((progress.rows, progress.reached), (1, Some(5)));
    let mut held = batch.held_back;
    held[0].mark = Some("of another content".to_owned());
    held[1].mark = None;
    let again = keap.compare_again(asked(), &BOTH, options, &held).await;
    let (batch, progress) = again.unwrap();
    let readings: Vec<_> = batch.rows.iter().map(|row| (row.id, row.reading)).collect();
    let expected = [Reading::Changed, Reading::First, Reading::Confirmed];
    assert_eq!(
        readings,
        [2, 3, 4]
            .map(Some)
            .into_iter()
            .zip(expected)
            .collect::<Vec<_>>()
    );
    assert_eq!(
        (progress.rows, progress.reread, progress.settled),
        (3, 3, 0)
    );
    assert_eq!(progress.summary.unexplained, 3);
    assert!(batch.tally.columns().any(|(name, _)| name == "row"));
}

#[tokio::test]
async fn conditions_on_the_id_bound_what_is_read() {
    let rows = || contacts((2..40).map(|id| (id, "Ann")));
    let (keap, calls) = over(rows(), contacts((2..40).map(|id| (id, "Bob"))));
    let mut some = query("Contact", &["FirstName"]);
    let bound = |sign, id: i64| ("Id".to_owned(), Condition::Compare(sign, id.into()));
    use keap::schema::Comparison::{GreaterOrEqual, Less};
    some.conditions = vec![bound(GreaterOrEqual, 10), bound(Less, 14)];
    let (found, _) =
        all(keap.compare_all(some.clone(), &Backend::ALL, CompareOptions::new())).await;
    assert_eq!(ids(&found), [10, 11, 12, 13]);
    some.conditions = vec![("Id".to_owned(), Condition::In(vec![30, 7, 99]))];
    calls.store(0, Ordering::Relaxed);
    let (found, _) = all(keap.compare_all(some, &BOTH, CompareOptions::new().reread(0))).await;
    assert_eq!(ids(&found), [7, 30]);
    assert_eq!(calls.load(Ordering::Relaxed), 1);
}

#[tokio::test]
async fn a_condition_on_another_field_holds_on_every_backend() {
    let keap = connect();
    let mut some = query("Contact", &["FirstName", "LastName"]);
    some.conditions = vec![("FirstName".to_owned(), Condition::Like("%a%".into()))];
    let options = CompareOptions::new().page(2).detail(Detail::Everything);
    let (found, progress) = all(keap.compare_all(some, &Backend::ALL, options)).await;
    assert!(progress.rows > 3, "{progress:?}");
    assert_eq!(progress.summary.unexplained, 0);
    let has_an_a = |row: &RowComparison| {
        let first = row.fields.iter().find(|field| field.name == "FirstName");
        first.unwrap().by_backend()[0]
            .value()
            .unwrap()
            .to_string()
            .to_lowercase()
            .contains('a')
    };
    assert!(found.iter().all(has_an_a));
}

fn in_order_of_creation(hours: &[(i64, u32)]) -> Value {
    let row = |(id, hour): &(i64, u32)| json!({ "Id": id, "DateCreated": format!("2026-01-15T{hour:02}:00:00Z") });
    json!({ "Contact": hours.iter().map(row).collect::<Vec<_>>() })
}

#[tokio::test]
async fn a_row_that_was_moved_is_out_of_order_and_no_other() {
    let left = in_order_of_creation(&[(2, 1), (3, 2), (4, 3), (5, 4), (6, 5)]);
    for (moved, hour, place) in [(3, 9, 4), (5, 0, 0)] {
        let mut hours = vec![(2, 1), (3, 2), (4, 3), (5, 4), (6, 5)];
        hours.iter_mut().find(|(id, _)| *id == moved).unwrap().1 = hour;
        let (keap, _) = over(left.clone(), in_order_of_creation(&hours));
        let mut created = query("Contact", &["Id"]);
        created.order = Some(Order::by("DateCreated", true));
        let options = CompareOptions::new().order(RowOrder::Checked).page(2);
        let (found, progress) = all(keap.compare_all(created.clone(), &BOTH, options)).await;
        assert_eq!(ids(&found), [moved]);
        assert_eq!(found[0].fields[0].name, "order");
        assert_eq!(
            found[0].fields[0]
                .values()
                .map(|value| value.cloned())
                .collect::<Vec<_>>(),
            [
                Some(FieldValue::Int(moved - 2)),
                Some(FieldValue::Int(place))
            ]
        );
        assert_eq!((progress.rows, progress.reached), (5, None));
        let (found, _) = all(keap.compare_all(created, &BOTH, CompareOptions::new())).await;
        assert_eq!(found, []);
    }
}

#[tokio::test]
async fn an_order_that_a_server_does_not_have_is_refused() {
    let mut by_city = query("Contact", &["City"]);
    by_city.order = Some(Order::by("City", true));
    let options = CompareOptions::new().order(RowOrder::Checked);
    let mut rows = connect().compare_all(by_city, &BOTH, options);
    let error = rows.next().await.unwrap().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Unsupported);
    assert_eq!(
        error.to_string(),
        "DataService.query over REST v2: the server cannot order Contact by City"
    );
    assert!(rows.next().await.is_none(), "it ends after an error");
}

fn tags(ids: impl Iterator<Item = i64>) -> Value {
    let tag = |id| json!({ "Id": id, "GroupName": format!("Tag {id}") });
    json!({ "ContactGroup": ids.map(tag).collect::<Vec<_>>() })
}

#[tokio::test]
async fn rows_that_no_server_orders_by_id_are_matched_within_a_window() {
    let (keap, _) = over(tags((1..=50).rev()), tags((3..=52).chain([1])));
    let fields = || query("ContactGroup", &["GroupName"]);
    let options = CompareOptions::new().page(7);
    let (found, progress) = all(keap.compare_all(fields(), &Backend::ALL, options.clone())).await;
    assert_eq!(ids(&found), [2, 51, 52]);
    assert_eq!(progress.rows, 52);

    let (keap, _) = over(tags(1..=50), tags(60..=99));
    let mut rows = keap.compare_all(fields(), &BOTH, options.window(20));
    let error = rows.next().await.unwrap().unwrap_err();
    assert_eq!(
        error.to_string(),
        "more than 20 rows wait for their counterpart: REST v2 cannot order them by Id"
    );
}

#[tokio::test]
async fn a_sample_is_of_the_size_asked_for() {
    let rows = |name| contacts((2..502).map(move |id| (id, name)));
    let (keap, _) = over(rows("Ann"), rows("Bob"));
    let options = CompareOptions::new().sample(25).page(100);
    let compared = keap.compare_all(query("Contact", &["FirstName"]), &BOTH, options);
    let (found, progress) = all(compared).await;
    assert_eq!((found.len(), progress.rows), (25, 25));
    assert!(ids(&found).is_sorted());
}

#[tokio::test]
async fn every_row_of_the_demo_account_is_the_same_or_explained() {
    let told = Arc::new(AtomicUsize::new(0));
    let seen = Arc::clone(&told);
    let options = CompareOptions::new().page(5).on_progress(move |progress| {
        seen.store(progress.rows as usize, Ordering::Relaxed);
    });
    for table in ["Contact", "User", "ContactGroup"] {
        let compared = connect().compare_all(QueryData::new(table), &Backend::ALL, options.clone());
        let (found, progress) = all(compared).await;
        assert!(progress.rows > 0, "{table}");
        assert_eq!(progress.summary.unexplained, 0, "{table}: {found:#?}");
        assert_eq!(told.load(Ordering::Relaxed) as u64, progress.rows);
    }
}

#[tokio::test]
async fn what_cannot_be_compared_is_refused_before_anything_is_sent() {
    let (keap, calls) = over(contacts([]), contacts([]));
    let one = keap.compare_all(QueryData::new("Contact"), &BOTH[1..], CompareOptions::new());
    let no_id = || QueryData::new("ContactGroupAssign");
    let sampled = keap.compare_all(no_id(), &BOTH, CompareOptions::new().sample(5));
    let behind = keap.compare_all(no_id(), &BOTH, CompareOptions::new().after_id(5));
    let none = CompareOptions::new().sample(0);
    let none = keap.compare_all(QueryData::new("Contact"), &BOTH, none);
    let ordered = CompareOptions::new().order(RowOrder::Checked);
    let no_order = keap.compare_all(QueryData::new("Contact"), &BOTH, ordered);
    for mut rows in [one, sampled, behind, none, no_order] {
        let error = rows.next().await.unwrap().unwrap_err();
        assert_eq!(error.kind(), ErrorKind::InvalidRequest, "{error}");
    }
    assert_eq!(calls.load(Ordering::Relaxed), 0);
}

#[tokio::test]
async fn a_failing_backend_ends_the_comparison_and_tells_where() {
    let sandbox = sandbox();
    let keap = connect_to(&sandbox);
    let options = CompareOptions::new().page(4).detail(Detail::Everything);
    let mut rows = keap.compare_all(query("Contact", &["Id"]), &BOTH, options);
    let first = rows.next().await.unwrap().unwrap();
    let refusal = r#"{"fault":{"faultstring":"Invalid access token"}}"#;
    drop(sandbox.trouble().answer(401, "application/json", refusal));
    let error = loop {
        match rows.next().await.expect("the failure comes before the end") {
            Ok(_) => {}
            Err(error) => break error,
        }
    };
    assert_eq!(error.kind(), ErrorKind::Unauthenticated);
    assert!(rows.progress().reached >= first.id);
    assert!(rows.next().await.is_none());
}

/// What a rule makes of two values of one contact field.
fn finding(rules: &str, field: &str, left: FieldValue, right: Option<FieldValue>) -> Finding {
    let record = |value: Option<FieldValue>| {
        let mut record = Record::new();
        value.map(|value| record.insert(field, value));
        Ok(Outcome::Record(record))
    };
    let answers = [
        Answer::new(Backend::XmlRpc, record(Some(left))),
        Answer::new(Backend::RestV2, record(right)),
    ];
    let load = Invocation::contact_load(ContactId::new(17), Fields::All);
    let rules = Rules::from_toml(rules).unwrap();
    let comparison = compare_by(&load, &answers, Zone::default(), &rules);
    let summary = comparison.summary();
    let finding = *comparison.rows[0].fields[0].findings().next().unwrap();
    let by_rule = matches!(finding, Finding::Equivalent { reason, .. } if reason.is_rule());
    assert_eq!(summary.by_rule, usize::from(by_rule));
    finding
}

#[test]
fn a_rule_makes_values_equivalent_and_never_equal() {
    let moment = |text: &str| FieldValue::DateTime(text.parse().unwrap());
    let (six, seven) = (
        moment("2026-01-15T06:00:00Z"),
        moment("2026-01-15T07:00:00Z"),
    );
    let text = FieldValue::from;
    let cases = [
        (
            "time_shift = 3600",
            "DateCreated",
            six.clone(),
            seven.clone(),
            Reason::TimeShift,
        ),
        (
            "case_insensitive = true",
            "FirstName",
            text("ANN"),
            text("Ann"),
            Reason::Case,
        ),
        (
            "trim = true",
            "FirstName",
            text(" Ann "),
            text("Ann"),
            Reason::Trimmed,
        ),
        (
            "trim = true\ncase_insensitive = true",
            "FirstName",
            text("ANN "),
            text("Ann"),
            Reason::Case,
        ),
        (
            "number_tolerance = 0.5",
            "_Score",
            text("7.25"),
            text("7.5"),
            Reason::Near,
        ),
        (
            "fields = [\"FirstName\"]\nignore = true",
            "FirstName",
            text("Ann"),
            text("Bob"),
            Reason::Ignored,
        ),
    ];
    for (setting, field, left, right, reason) in cases {
        let rules = format!("[[rule]]\n{setting}");
        let found = finding(&rules, field, left.clone(), Some(right.clone()));
        let equivalent = matches!(found, Finding::Equivalent { reason: by, .. } if by == reason);
        assert!(equivalent, "{setting}: {found}");
        let without = finding("", field, left.clone(), Some(right));
        assert!(without.is_unexplained(), "{setting}");
        assert_eq!(
            finding(&rules, field, left.clone(), Some(left)),
            Finding::Equal
        );
    }
    let narrow = "[[rule]]\ntime_shift = 3599";
    assert!(finding(narrow, "DateCreated", six, Some(seven)).is_unexplained());
}

#[test]
fn a_rule_can_be_stricter_than_the_default() {
    let exact = "[[rule]]\nphone = \"exact\"";
    let (left, right) = ("(555) 123-4567", "5551234567");
    let found = finding(exact, "Phone1", left.into(), Some(right.into()));
    assert_eq!(found.known().map(|known| known.id), Some("KB-005"));
    let strict = "[[rule]]\nempty_equals_absent = false";
    assert!(finding(strict, "FirstName", "".into(), None).is_unexplained());
    assert!(finding("", "FirstName", "".into(), None).agrees());
}

#[test]
fn the_example_of_rules_is_one() {
    let rules = include_str!("../examples/rules.toml");
    let case = finding(
        rules,
        "Email",
        "ANN@example.com ".into(),
        Some("ann@example.com".into()),
    );
    assert_eq!(case.to_string(), "equivalent (other case)");
    assert!(!finding(rules, "Phone1", "555-0100".into(), Some("5550100".into())).agrees());
}

#[tokio::test]
async fn a_redacted_report_has_no_value_of_the_account() {
    let marked = |mark: &str| {
        json!({ "Contact": [{
            "Id": 7, "FirstName": format!("{mark}-first"), "Email": format!("{mark}@example.com"),
            "Phone1": "(480) 555-0100", "Birthday": "1980-02-29", "City": "Markedtown",
        }]})
    };
    let (keap, _) = over(marked("marked-left"), marked("marked-right"));
    let options = CompareOptions::new().detail(Detail::Everything);
    let compared = keap.compare_all(QueryData::new("Contact"), &BOTH, options);
    let (rows, _) = all(compared).await;
    let redactor = Redactor::random();
    let plain = serde_json::to_string(&rows).unwrap();
    let report: Vec<RowComparison> = rows.into_iter().map(|row| redactor.row(row)).collect();
    let redacted = format!("{} {report:?}", serde_json::to_string(&report).unwrap());
    // None that the digits of a hash could be by chance.
    for value in ["marked", "Markedtown", "555-0100", "1980-02-29"] {
        assert!(
            plain.contains(value),
            "the test looks for what is there: {value}"
        );
        assert!(!redacted.contains(value), "{value} is in the report");
    }
    assert!(redacted.contains("text(17)#") && redacted.contains("\"id\":7"));
}

/// An account whose list of this name over REST gives its first row again at its end.
#[derive(Debug)]
struct Twofold {
    inner: Transport,
    list: &'static str,
}

impl HttpService for Twofold {
    fn call(&self, request: Request) -> BoxFuture<'_, Result<Response, TransportError>> {
        Box::pin(async move {
            let is_list = request.uri().path().ends_with(&format!("/{}", self.list));
            let response = self.inner.call(request).await?;
            if !is_list {
                return Ok(response);
            }
            let (mut parts, body) = response.into_parts();
            let body = body.into_bytes(1 << 20).await.unwrap();
            let mut answer: Value = serde_json::from_slice(&body).unwrap();
            let rows = answer[self.list].as_array_mut().unwrap();
            rows.extend(rows.first().cloned());
            parts.headers.remove("content-length");
            Ok(Response::from_parts(parts, Body::from(answer.to_string())))
        })
    }
}

#[tokio::test]
async fn a_row_that_a_list_gives_twice_is_told_and_counted_once() {
    for (table, list) in [
        ("ContactGroup", "tags"),
        ("Company", "companies"),
        ("OrderItem", "orders"),
    ] {
        let inner = sandbox().transport();
        let plain = Keap::oauth_customer(DEFAULT_ACCESS_TOKEN).unwrap();
        let plain = plain.transport(inner.clone()).build().unwrap();
        let wanted = || query(table, &["Id"]);
        let options = CompareOptions::new;
        let (none, expected) = all(plain.compare_all(wanted(), &BOTH, options())).await;
        assert!(none.is_empty(), "{table}: {none:?}");
        let twofold = Keap::oauth_customer(DEFAULT_ACCESS_TOKEN).unwrap();
        let twofold = twofold.transport(Transport::new(Twofold { inner, list }));
        let twofold = twofold.build().unwrap();
        let (rows, progress) = all(twofold.compare_all(wanted(), &BOTH, options())).await;
        assert!(!rows.is_empty(), "{table}");
        for row in &rows {
            let fields: Vec<&str> = row.fields.iter().map(|field| field.name.as_str()).collect();
            assert_eq!(fields, ["list"], "{table}: {row:?}");
            let mut findings = row.fields.iter().flat_map(|field| field.findings());
            assert!(findings.all(Finding::is_unexplained), "{table}");
        }
        assert_eq!(progress.rows, expected.rows, "{table}");
        assert_eq!(progress.settled, 0, "{table}");

        let asked = Invocation::DataQuery(wanted());
        let called = twofold.compare(asked, &BOTH).await;
        let parting = called
            .rows
            .iter()
            .filter(|row| row.fields.iter().any(|field| field.name == "list"));
        assert_eq!(parting.count(), rows.len(), "{table}");
    }
}
