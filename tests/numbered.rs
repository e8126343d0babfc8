//! Queries that are paged by number, as every old program pages: what they cost, and that every page is the slice that one
//! whole reading gives, in whatever order pages are asked for.

#[path = "numbered/long.rs"]
mod long;

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use keap::schema::{Comparison, Condition, Order, QueryData, Record};
use keap::{
    Backend, ErrorKind, Keap, RoutePolicy, SavedSearchId, UserId,
    page::{PageKey, PageMark, PageMemory, PagesKept, RecentPages},
    rest::RestOptions,
};
use keap_http::{BoxFuture, Transport};
use keap_sandbox::{DEFAULT_ACCESS_TOKEN, Sandbox};
use keap_tests::{REST, sandbox};
use long::Long;
use proptest::prelude::*;

fn connect(transport: Transport, backend: Backend, options: RestOptions) -> Keap {
    Keap::oauth_customer(DEFAULT_ACCESS_TOKEN)
        .unwrap()
        .transport(transport)
        .policy(RoutePolicy::new(backend))
        .rest_options(options)
        .build()
        .unwrap()
}

fn remembering(transport: Transport, backend: Backend) -> Keap {
    connect(transport, backend, RestOptions::default())
}

/// Walks to each page from the first row.
fn forgetful(transport: Transport, backend: Backend) -> Keap {
    let options = RestOptions::default().pages(PagesKept::Nowhere);
    connect(transport, backend, options)
}

fn contacts(limit: u32) -> QueryData {
    let mut query = QueryData::new("Contact");
    query.selected = vec!["Id".to_owned()];
    query.limit = limit;
    query
}

fn ordered(mut query: QueryData, field: &str, ascending: bool) -> QueryData {
    query.order = Some(Order::by(field, ascending));
    query
}

fn with(mut query: QueryData, column: &str, condition: Condition) -> QueryData {
    query.conditions.push((column.to_owned(), condition));
    query
}

async fn page(keap: &Keap, query: &QueryData, page: u32) -> Vec<Record> {
    let mut query = query.clone();
    query.page = page;
    keap.data().query(query).await.unwrap()
}

fn ids(rows: &[Record]) -> Vec<i64> {
    rows.iter()
        .map(|row| row.get("Id").unwrap().as_i64().unwrap())
        .collect()
}

async fn page_ids(keap: &Keap, query: &QueryData, number: u32) -> Vec<i64> {
    ids(&page(keap, query, number).await)
}

/// All pages, by tasks that take the next number each; the rows in the order of the pages.
async fn by_tasks(keap: &Keap, query: &QueryData, pages: u32, tasks: u32) -> Vec<i64> {
    let next = Arc::new(AtomicU32::new(0));
    let readings = (0..tasks).map(|_| {
        let (keap, query, next) = (keap.clone(), query.clone(), Arc::clone(&next));
        tokio::spawn(async move {
            let mut read = Vec::new();
            loop {
                let number = next.fetch_add(1, Ordering::Relaxed);
                if number >= pages {
                    return read;
                }
                read.push((number, page_ids(&keap, &query, number).await));
            }
        })
    });
    let mut read = Vec::new();
    for reading in readings.collect::<Vec<_>>() {
        read.extend(reading.await.unwrap());
    }
    read.sort();
    read.into_iter().flat_map(|(_, ids)| ids).collect()
}

#[tokio::test]
async fn a_hundred_pages_cost_a_hundred_calls_and_not_five_thousand() {
    let account = Long::of(100_000);
    let unordered = contacts(1000);
    let cases = [
        (Backend::RestV2, unordered.clone(), 1),
        (Backend::RestV2, unordered.clone(), 4),
        (Backend::RestV2, ordered(unordered.clone(), "Id", true), 4),
        (Backend::RestV1, unordered, 4),
    ];
    for (backend, query, tasks) in cases {
        let keap = remembering(account.transport(), backend);
        let found = by_tasks(&keap, &query, 100, tasks).await;
        assert!(found == account.ids(), "{backend}, {tasks} tasks");
        let calls = account.calls();
        let most = if tasks == 1 { 100 } else { 200 };
        assert!(calls <= most, "{backend}, {tasks} tasks: {calls} calls");
        assert!(calls >= 100, "{backend}, {tasks} tasks: {calls} calls");
    }
}

/// Four programs that divide the pages among them beforehand, and run apart.
#[tokio::test]
async fn tasks_that_each_ask_for_every_fourth_page_cost_at_most_twice_the_pages() {
    for query in [contacts(100), ordered(contacts(100), "Id", false)] {
        let account = Long::of(10_000);
        let keap = remembering(account.transport(), Backend::RestV2);
        let readings = (0..4).rev().map(|first| {
            let (keap, query) = (keap.clone(), query.clone());
            tokio::spawn(async move {
                let mut read = Vec::new();
                for number in (first..100).step_by(4) {
                    read.push((number, page_ids(&keap, &query, number).await));
                }
                read
            })
        });
        let mut read = Vec::new();
        for reading in readings.collect::<Vec<_>>() {
            read.extend(reading.await.unwrap());
        }
        read.sort();
        let mut found: Vec<i64> = read.into_iter().flat_map(|(_, ids)| ids).collect();
        if query.order.is_some() {
            found.reverse();
        }
        assert!(found == account.ids());
        let calls = account.calls();
        assert!(calls <= 200, "{calls} calls");
    }
}

/// A page that nobody asked for before is found by a walk, of as many calls as the server has pages before it, and from
/// then on all before it are known.
#[tokio::test]
async fn what_a_walk_passed_is_known_afterwards() {
    let account = Long::of(5000);
    let keap = remembering(account.transport(), Backend::RestV2);
    let query = contacts(100);
    assert_eq!(page_ids(&keap, &query, 40).await[0], account.ids()[4000]);
    assert_eq!(account.calls(), 5);
    for number in (0..40).rev() {
        let first = account.ids()[number as usize * 100];
        assert_eq!(page_ids(&keap, &query, number).await[0], first);
    }
    assert_eq!(account.calls(), 40);
    // Behind the last row nothing comes, at the price of one call.
    assert_eq!(page_ids(&keap, &query, 49).await.len(), 100);
    account.calls();
    assert!(page_ids(&keap, &query, 50).await.is_empty());
    assert_eq!(account.calls(), 1);
    // v1 goes to any page at once.
    let keap = remembering(account.transport(), Backend::RestV1);
    assert_eq!(page_ids(&keap, &query, 40).await[0], account.ids()[4000]);
    assert_eq!(account.calls(), 1);
}

/// Rows that the facade filters: a page holds its rows, however many of the server's it takes.
#[tokio::test]
async fn pages_are_cut_in_rows_that_match() {
    for backend in REST {
        let account = Long::of(6000);
        let query = with(contacts(100), "FirstName", Condition::Like("%a".to_owned()));
        let expected: Vec<i64> = account.ids().into_iter().filter(|id| id % 2 == 0).collect();
        let keap = remembering(account.transport(), backend);
        let mut found = Vec::new();
        for number in 0..31 {
            found.extend(page_ids(&keap, &query, number).await);
        }
        assert_eq!(found, expected, "{backend}");
        // Some of the server's pages end within one of the query's: it takes two.
        let calls = account.calls();
        assert!(calls <= 37, "{backend}: {calls}");
    }
}

/// The budget is for what one call reads, so whoever comes page by page is served where one who begins at the end is not.
#[tokio::test]
async fn the_budget_of_rows_is_for_each_page() {
    let account = Long::of(6000);
    let options = RestOptions::default().row_budget(2000);
    let keap = connect(account.transport(), Backend::RestV2, options);
    let query = with(contacts(500), "FirstName", Condition::Like("%a".to_owned()));
    let mut last = query.clone();
    last.page = 5;
    let error = keap.data().query(last).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Unsupported, "{error}");
    let mut found = 0;
    for number in 0..6 {
        found += page(&keap, &query, number).await.len();
    }
    assert_eq!(found, 3000);
}

#[tokio::test]
async fn tokens_that_are_refused_are_forgotten_and_the_page_is_found_by_a_walk() {
    let account = Long::of(5000);
    let keap = remembering(account.transport(), Backend::RestV2);
    let query = contacts(1000);
    for number in 0..3 {
        page(&keap, &query, number).await;
    }
    account.calls();
    account.forget_tokens();
    assert_eq!(page_ids(&keap, &query, 3).await, account.ids()[3000..4000]);
    // The refusal, and the pages from the first on.
    assert_eq!(account.calls(), 5);
    assert_eq!(page_ids(&keap, &query, 4).await, account.ids()[4000..]);
    assert_eq!(account.calls(), 1);
    // By id no token is needed.
    let query = ordered(query, "Id", true);
    for number in 0..5 {
        let from = number as usize * 1000;
        let found = page_ids(&keap, &query, number).await;
        assert_eq!(found, account.ids()[from..from + 1000]);
        account.forget_tokens();
    }
    assert_eq!(account.calls(), 5);
}

#[tokio::test]
async fn a_server_that_ignores_the_condition_on_the_id_gives_right_pages_all_the_same() {
    let account = Long::that_ignores_ids(3000);
    let keap = remembering(account.transport(), Backend::RestV2);
    let query = ordered(contacts(1000), "Id", true);
    for number in [0, 1, 2, 1, 0] {
        let from = number as usize * 1000;
        let found = page_ids(&keap, &query, number).await;
        assert_eq!(found, account.ids()[from..from + 1000]);
    }
}

/// What the legacy service does not give: rows that go do not move others out of sight. Page 0 is what is there now.
#[tokio::test]
async fn rows_that_go_between_the_pages_hide_no_others() {
    let account = Long::of(300);
    let keap = remembering(account.transport(), Backend::RestV2);
    let query = ordered(contacts(100), "Id", true);
    let all = account.ids();
    let mut seen = page_ids(&keap, &query, 0).await;
    account.remove(all[0]);
    seen.extend(page_ids(&keap, &query, 1).await);
    account.remove(all[150]);
    seen.extend(page_ids(&keap, &query, 2).await);
    assert_eq!(seen, all);
    // A second reading begins with what is there, and each page says anew where the next begins.
    let mut again = Vec::new();
    for number in 0..3 {
        again.extend(page_ids(&keap, &query, number).await);
    }
    assert_eq!(again, account.ids());
}

/// KB-126: the service that counts from the first row hides a row then, and so does v1 by its offsets.
#[tokio::test]
async fn a_row_that_goes_between_two_pages_hides_another_one_where_rows_are_counted() {
    for (backend, hides) in [
        (Backend::XmlRpc, true),
        (Backend::RestV1, true),
        (Backend::RestV2, false),
    ] {
        let sandbox = sandbox();
        let keap = remembering(sandbox.transport(), backend);
        let query = ordered(contacts(5), "Id", true);
        let all = page_ids(&keap, &ordered(contacts(1000), "Id", true), 0).await;
        let mut seen = page_ids(&keap, &query, 0).await;
        keap.data().delete("Contact", all[0]).await.unwrap();
        seen.extend(page_ids(&keap, &query, 1).await);
        assert_eq!(!seen.contains(&all[5]), hides, "{backend}: {seen:?}");
    }
}

/// A memory that several processes could share: it keeps texts, as a table of a database would.
#[derive(Debug)]
struct Table(RecentPages, std::sync::Mutex<Vec<String>>);

impl PageMemory for Table {
    fn nearest(&self, query: PageKey, page: u32) -> BoxFuture<'_, Option<(u32, PageMark)>> {
        self.0.nearest(query, page)
    }

    fn keep(&self, query: PageKey, page: u32, mark: PageMark) -> BoxFuture<'_, ()> {
        let row = format!("{query} {page} {}", mark.as_str());
        self.1.lock().unwrap().push(row);
        let mark = PageMark::from(mark.as_str().to_owned());
        Box::pin(async move {
            tokio::task::yield_now().await;
            self.0.keep(query, page, mark).await;
        })
    }

    fn forget(&self, query: PageKey) -> BoxFuture<'_, ()> {
        self.0.forget(query)
    }
}

#[tokio::test]
async fn connections_share_a_memory_and_tenants_do_not() {
    let table = Arc::new(Table(RecentPages::default(), std::sync::Mutex::default()));
    let account = Long::of(5000);
    let of = |tenant: &str| {
        let shared = PagesKept::shared(tenant, table.clone());
        let options = RestOptions::default().pages(shared);
        connect(account.transport(), Backend::RestV2, options)
    };
    let query = with(
        contacts(100),
        "FirstName",
        Condition::NotEqual("secret word".into()),
    );
    page(&of("ab123"), &query, 30).await;
    account.calls();
    let found = page_ids(&of("ab123"), &query, 30).await;
    assert_eq!((found[0], account.calls()), (account.ids()[3000], 1));
    let other = page_ids(&of("cd456"), &query, 30).await;
    assert_eq!((other, account.calls()), (found, 4));
    // Nothing of a row or of a condition is in it.
    let rows = table.1.lock().unwrap().join("\n");
    assert!(rows.contains("token-0-1000"), "{rows}");
    for hidden in ["secret", "ab123", "Contact", "FirstName", "Anna"] {
        assert!(!rows.contains(hidden), "{rows}");
    }
}

#[tokio::test]
async fn what_differs_between_two_queries_keeps_their_pages_apart() {
    let account = Long::of(3000);
    let keap = remembering(account.transport(), Backend::RestV2);
    let mut named = contacts(100);
    named.selected.push("FirstName".to_owned());
    let queries = [
        contacts(100),
        contacts(150),
        named,
        ordered(contacts(100), "Id", true),
        ordered(contacts(100), "Id", false),
        with(contacts(100), "FirstName", Condition::Like("%a".into())),
        with(contacts(100), "FirstName", Condition::Like("%m".into())),
    ];
    let walking = forgetful(account.transport(), Backend::RestV2);
    for number in 0..10 {
        for query in &queries {
            let found = page(&keap, query, number).await;
            assert!(
                found == page(&walking, query, number).await,
                "{query:?} {number}"
            );
        }
    }
}

/// A memory that tells nonsense, or nothing.
#[derive(Debug)]
struct Broken(u32, &'static str);

impl PageMemory for Broken {
    fn nearest(&self, _: PageKey, _: u32) -> BoxFuture<'_, Option<(u32, PageMark)>> {
        let mark = PageMark::from(self.1.to_owned());
        Box::pin(async move { Some((self.0, mark)) })
    }

    fn keep(&self, _: PageKey, _: u32, _: PageMark) -> BoxFuture<'_, ()> {
        Box::pin(async {})
    }

    fn forget(&self, _: PageKey) -> BoxFuture<'_, ()> {
        Box::pin(async {})
    }
}

#[tokio::test]
async fn a_memory_that_tells_nonsense_costs_calls_and_no_rows() {
    let account = Long::of(3000);
    let marks = [
        "",
        "{}",
        "null",
        r#"{"Behind":900}"#,
        r#"{"In":[{"Token":"of another query"},0]}"#,
        r#"{"In":[{"Left":7},0]}"#,
        r#"{"In":[{"Part":[99,"Start"]},0]}"#,
    ];
    for (at, mark) in marks.into_iter().flat_map(|mark| [(2, mark), (9, mark)]) {
        let shared = PagesKept::shared("", Arc::new(Broken(at, mark)));
        let options = RestOptions::default().pages(shared);
        let keap = connect(account.transport(), Backend::RestV2, options);
        let found = page_ids(&keap, &contacts(100), 3).await;
        assert_eq!(found, account.ids()[300..400], "{at} {mark}");
    }
}

/// Saved searches have pages of a thousand, by number too.
#[tokio::test]
async fn a_saved_search_goes_on_where_its_page_before_ended() {
    let account = Long::of(10_500);
    let keap = remembering(account.transport(), Backend::RestV2);
    let read = async |page| {
        let read = keap.search().get_saved_search_results(
            SavedSearchId::new(5),
            UserId::new(1),
            page,
            &["Id"],
        );
        ids_of_texts(&read.await.unwrap())
    };
    let mut found = Vec::new();
    for page in 0..11 {
        found.extend(read(page).await);
    }
    assert_eq!(found, account.ids());
    // Each page is one call, beside the one that asks whose search it is.
    assert_eq!(account.calls(), 22);
    assert!(read(11).await.is_empty());
    account.forget_tokens();
    account.calls();
    assert_eq!(read(3).await, account.ids()[3000..4000]);
    assert_eq!(account.calls(), 1 + 1 + 4);
}

fn ids_of_texts(rows: &[Record]) -> Vec<i64> {
    rows.iter()
        .map(|row| row.get("Id").unwrap().to_string().parse().unwrap())
        .collect()
}

/// Queries over the local Keap whose pages begin in all the ways there are.
fn queries() -> Vec<(&'static str, QueryData)> {
    let table = |name: &str, limit: u32| {
        let mut query = QueryData::new(name);
        query.limit = limit;
        query
    };
    let like = Condition::Like("%a%".to_owned());
    let above = Condition::Compare(Comparison::Greater, 20.into());
    let group = |ids: Vec<i64>| {
        with(
            table("ContactGroupAssign", 3),
            "GroupId",
            Condition::In(ids),
        )
    };
    vec![
        ("unordered", contacts(5)),
        ("by id", ordered(contacts(5), "Id", true)),
        ("by id, falling", ordered(contacts(5), "Id", false)),
        (
            "by id, above one",
            with(ordered(contacts(5), "Id", true), "Id", above),
        ),
        ("by date", ordered(contacts(4), "DateCreated", false)),
        ("by name", ordered(contacts(5), "LastName", true)),
        ("filtered", with(contacts(3), "FirstName", like.clone())),
        (
            "filtered by id",
            with(ordered(contacts(3), "Id", true), "FirstName", like),
        ),
        (
            "some ids",
            with(contacts(4), "Id", Condition::In((18..44).collect())),
        ),
        ("several resources", table("ContactAction", 2)),
        ("below tags", table("ContactGroupAssign", 4)),
        ("below some tags", group((1..200).collect())),
        ("inside orders", table("OrderItem", 2)),
        ("below products", table("ProductOption", 2)),
        ("once each", table("Referral", 1)),
        ("companies", table("Company", 1)),
    ]
}

/// One whole reading, and how many pages it has.
async fn whole(
    sandbox: &Sandbox,
    query: &QueryData,
    backend: Backend,
) -> Option<(Vec<Record>, u32)> {
    let keap = forgetful(sandbox.transport(), backend);
    let mut all = query.clone();
    all.limit = 1000;
    match keap.data().query(all).await {
        Ok(rows) => {
            let pages = rows.len() as u32 / query.limit + 2;
            Some((rows, pages))
        }
        Err(error) => {
            assert_eq!(error.kind(), ErrorKind::Unsupported, "{error}");
            None
        }
    }
}

fn slice(rows: &[Record], query: &QueryData, page: u32) -> Vec<Record> {
    let (limit, page) = (query.limit as usize, page as usize);
    rows.iter()
        .skip(limit * page)
        .take(limit)
        .cloned()
        .collect()
}

fn runtime() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap()
}

#[tokio::test]
async fn rising_falling_and_repeated_pages_are_slices_of_one_whole_reading() {
    let sandbox = sandbox();
    let mut read = 0;
    for (name, query) in queries() {
        for backend in REST {
            let Some((rows, pages)) = whole(&sandbox, &query, backend).await else {
                continue;
            };
            read += rows.len();
            let rising: Vec<u32> = (0..pages).collect();
            let falling: Vec<u32> = (0..pages).rev().collect();
            let repeated: Vec<u32> = (0..pages).flat_map(|page| [page, page, page / 2]).collect();
            for order in [rising, falling, repeated] {
                let keap = remembering(sandbox.transport(), backend);
                for number in order {
                    let found = page(&keap, &query, number).await;
                    assert_eq!(
                        found,
                        slice(&rows, &query, number),
                        "{name}, {backend}, {number}"
                    );
                }
            }
        }
    }
    assert!(read > 400, "{read} rows were read");
}

/// What old programs send in place of no condition at all.
#[tokio::test]
async fn any_id_is_no_condition() {
    let account = Long::of(3000);
    let any = || {
        with(
            ordered(contacts(500), "Id", false),
            "Id",
            Condition::Like("%".to_owned()),
        )
    };
    for backend in REST {
        // A budget is for rows that are read to no purpose.
        let options = RestOptions::default().row_budget(1);
        let keap = connect(account.transport(), backend, options);
        let mut found = by_tasks(&keap, &any(), 6, 1).await;
        found.reverse();
        assert_eq!(found, account.ids(), "{backend}");
        assert_eq!(account.calls(), 6, "{backend}");
    }
}

/// A reading that stops half way leaves nothing behind that holds up others.
#[tokio::test]
async fn a_reading_that_is_given_up_leaves_its_turn_to_others() {
    let account = Long::of(3000);
    let keap = remembering(account.transport(), Backend::RestV2);
    let query = contacts(100);
    let far = {
        let (keap, query) = (keap.clone(), query.clone());
        tokio::spawn(async move { page(&keap, &query, 29).await })
    };
    tokio::task::yield_now().await;
    far.abort();
    let near = tokio::time::timeout(Duration::from_secs(60), page_ids(&keap, &query, 28)).await;
    assert_eq!(near.unwrap(), account.ids()[2800..2900]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn pages_in_any_order_and_from_four_tasks_are_slices_of_one_whole_reading(
        which in 0..queries().len(),
        is_v1 in any::<bool>(),
        drawn in proptest::collection::vec(proptest::collection::vec(0_u32..40, 0..12), 4),
    ) {
        let (name, query) = queries().swap_remove(which);
        let backend = if is_v1 { Backend::RestV1 } else { Backend::RestV2 };
        runtime().block_on(async {
            let sandbox = sandbox();
            let Some((rows, pages)) = whole(&sandbox, &query, backend).await else {
                return;
            };
            let rows = Arc::new(rows);
            let keap = remembering(sandbox.transport(), backend);
            let tasks = drawn.into_iter().map(|numbers| {
                let (keap, query, rows) = (keap.clone(), query.clone(), Arc::clone(&rows));
                tokio::spawn(async move {
                    for number in numbers {
                        let number = number % pages;
                        let found = page(&keap, &query, number).await;
                        assert_eq!(found, slice(&rows, &query, number), "{name}, {backend}, {number}");
                    }
                })
            });
            for task in tasks.collect::<Vec<_>>() {
                task.await.unwrap();
            }
        });
    }
}

/// Through the gateway, from a program of the old kind.
#[tokio::test]
async fn an_old_program_behind_the_gateway_pays_one_call_a_page() {
    let account = Long::of(3000);
    let tenant = keap_tests::gateway::tenant(account.transport());
    let gateway = keap_tests::gateway::gateway(tenant);
    let old = Keap::oauth_customer(keap_tests::gateway::KEY)
        .unwrap()
        .transport(gateway.transport())
        .build()
        .unwrap();
    for (query, tasks, most) in [
        (contacts(100), 1, 31),
        (ordered(contacts(99), "Id", true), 1, 32),
        (contacts(98), 4, 64),
    ] {
        account.calls();
        let found = by_tasks(&old, &query, 31, tasks).await;
        assert_eq!(found, account.ids());
        let calls = account.calls();
        assert!(calls <= most, "{calls} calls by {tasks} tasks: {query:?}");
    }
}

/// XML-RPC cuts a larger limit to 1000 rows, and counts pages by what is left: a program that goes on while pages are full
/// reads every row once.
#[tokio::test]
async fn a_limit_beyond_a_page_is_cut_to_one() {
    for backend in REST {
        let account = Long::of(2500);
        let keap = remembering(account.transport(), backend);
        let all = account.ids();
        for limit in [1000, 2000, 5000] {
            let query = with(contacts(limit), "Id", Condition::NotNull);
            let mut read = Vec::new();
            for number in 0..4 {
                read.push(page_ids(&keap, &query, number).await);
            }
            let sizes: Vec<usize> = read.iter().map(Vec::len).collect();
            assert_eq!(sizes, [1000, 1000, 500, 0], "{limit} over {backend}");
            assert_eq!(read.concat(), all, "{limit} over {backend}");
        }
    }
}
