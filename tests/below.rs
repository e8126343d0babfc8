//! Rows that REST lists only below one record: how many calls they cost, and that none is lost where fewer are made (KB-141).

use keap::rest::RestOptions;
use keap::schema::{Comparison, Condition, Order, QueryData, Record};
use keap::{Backend, ErrorKind, Invocation, InvoiceId, Keap, RoutePolicy, model::ManualPayment};
use keap_http::testing::Script;
use keap_sandbox::Sandbox;
use keap_tests::invocations::UNPAID;
use keap_tests::recorder::{Recorder, is_of};
use keap_tests::{REST, builder, connect_to, sandbox};

const PAYMENTS: &str = "GET /rest/v2/sales/payments";
const ORDERS: &str = "GET /rest/v2/orders";
const BELOW_V2: &str = "GET /rest/v2/orders/{order_id}/payments";
const BELOW_V1: &str = "GET /rest/v1/orders/{orderId}/payments";

fn connect(sandbox: &Sandbox, backend: Backend) -> (Keap, Recorder) {
    connect_within(sandbox, backend, RestOptions::default().record_budget)
}

fn connect_within(sandbox: &Sandbox, backend: Backend, records: usize) -> (Keap, Recorder) {
    let recorder = Recorder::new(sandbox.transport());
    let keap = builder(sandbox)
        .transport(recorder.transport())
        .policy(RoutePolicy::new(backend))
        .rest_options(RestOptions::default().record_budget(records))
        .build()
        .unwrap();
    (keap, recorder)
}

/// An order that is paid in three parts, on the 2nd of November 2026.
async fn paid_in_parts() -> Sandbox {
    let sandbox = sandbox();
    let keap = connect_to(&sandbox);
    for amount in [1.0, 2.0, 3.0] {
        let paid = "2026-11-02T09:30:00".parse().unwrap();
        let payment = ManualPayment::new(amount, paid, "Check");
        let invoice = InvoiceId::new(UNPAID);
        let booked = keap.invoices().add_manual_payment(invoice, payment);
        booked.await.unwrap();
    }
    sandbox
}

fn booked(column: &str, condition: Condition) -> QueryData {
    let mut query = QueryData::new("InvoicePayment");
    query.selected = ["Id", "InvoiceId", "Amt", "PayDate", "PaymentId"]
        .map(str::to_owned)
        .to_vec();
    query.conditions.push((column.to_owned(), condition));
    query.order = Some(Order::by("Id", true));
    query
}

fn since(day: &str) -> Condition {
    Condition::Compare(Comparison::GreaterOrEqual, day.into())
}

fn numbers(rows: &[Record], column: &str) -> Vec<i64> {
    let number = |row: &Record| row.get(column).and_then(|value| value.as_i64());
    rows.iter().map(|row| number(row).unwrap()).collect()
}

fn count(calls: &[String], endpoint: &str) -> usize {
    calls.iter().filter(|call| is_of(call, endpoint)).count()
}

#[tokio::test]
async fn only_the_orders_are_asked_whose_payments_meet_the_condition() {
    let sandbox = paid_in_parts().await;
    let expected = connect_to(&sandbox);
    let (keap, recorder) = connect(&sandbox, Backend::RestV2);
    let all = expected.data().query(QueryData::new("InvoicePayment"));
    let last = *numbers(&all.await.unwrap(), "PaymentId").last().unwrap();
    for (query, rows, orders) in [
        (booked("PayDate", since("2026-11-01")), 3, 1),
        (booked("PayDate", since("2025-03-01")), 4, 2),
        (
            booked("PayDate", Condition::Equals("2026-11-02".into())),
            3,
            1,
        ),
        (booked("PayDate", since("2027-01-01")), 0, 0),
        (booked("PaymentId", Condition::Equals(last.into())), 1, 1),
        (booked("PaymentId", Condition::In(vec![1, last])), 2, 2),
        (booked("PaymentId", Condition::Equals(999_999.into())), 0, 0),
    ] {
        let told = expected.data().query(query.clone()).await.unwrap();
        let found = keap.data().query(query.clone()).await.unwrap();
        assert_eq!(numbers(&found, "Id"), numbers(&told, "Id"), "{query:?}");
        assert_eq!(found.len(), rows, "{query:?}");
        let calls = recorder.take();
        assert_eq!(count(&calls, PAYMENTS), 1, "{calls:?}");
        assert_eq!(count(&calls, BELOW_V2), orders, "{calls:?}");
        assert_eq!(count(&calls, ORDERS), 0, "{calls:?}");
    }
}

/// The place of a page counts orders, also those that several payments name.
#[tokio::test]
async fn pages_give_each_row_once() {
    let sandbox = paid_in_parts().await;
    let (keap, recorder) = connect(&sandbox, Backend::RestV2);
    let mut query = booked("PayDate", since("2025-01-01"));
    query.order = None;
    let whole = keap.data().query(query.clone()).await.unwrap();
    assert_eq!(whole.len(), 5);
    recorder.take();
    query.limit = 1;
    let mut rows = Vec::new();
    for page in 0..6 {
        query.page = page;
        rows.extend(keap.data().query(query.clone()).await.unwrap());
    }
    assert_eq!(numbers(&rows, "Id"), numbers(&whole, "Id"));
    let calls = recorder.take();
    assert!(count(&calls, BELOW_V2) <= 8, "{calls:?}");
}

/// Where neither a payment nor an invoice is named, each order is asked, over both versions; an invoice that is named asks one.
#[tokio::test]
async fn without_such_a_condition_each_order_is_asked() {
    let sandbox = paid_in_parts().await;
    let expected = connect_to(&sandbox);
    let orders = expected
        .data()
        .query(QueryData::new("Job"))
        .await
        .unwrap()
        .len();
    for (backend, below) in REST.into_iter().zip([BELOW_V1, BELOW_V2]) {
        let (keap, recorder) = connect(&sandbox, backend);
        let found = keap
            .data()
            .query(QueryData::new("InvoicePayment"))
            .await
            .unwrap();
        assert_eq!(found.len(), 5);
        assert_eq!(count(&recorder.take(), below), orders, "{backend}");
    }
    let (keap, recorder) = connect(&sandbox, Backend::RestV2);
    let one = booked("InvoiceId", Condition::Equals(UNPAID.into()));
    assert_eq!(keap.data().query(one).await.unwrap().len(), 3);
    assert_eq!(count(&recorder.take(), BELOW_V2), 1);
}

/// Where the rows that match may be below any order, and there are more of them than a query may look below, none is asked:
/// a client would have gone long before the answer, and the account's quota with it.
#[tokio::test]
async fn more_orders_than_a_query_may_look_below() {
    let sandbox = paid_in_parts().await;
    let witness = connect_to(&sandbox);
    let orders = witness.data().query(QueryData::new("Job"));
    let orders = orders.await.unwrap().len();
    let amount = booked("Amt", Condition::Equals(2.0.into()));
    for (backend, below) in REST.into_iter().zip([BELOW_V1, BELOW_V2]) {
        let ask = |budget: usize, query: QueryData| {
            let (keap, recorder) = connect_within(&sandbox, backend, budget);
            async move { (keap.data().query(query).await, recorder.take()) }
        };
        let (found, calls) = ask(orders, amount.clone()).await;
        assert_eq!(found.unwrap().len(), 1);
        assert_eq!(count(&calls, below), orders, "{calls:?}");

        let (refused, calls) = ask(orders - 1, amount.clone()).await;
        let error = refused.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Unsupported);
        assert_eq!(error.difference().unwrap().id, "KB-141");
        assert_eq!(count(&calls, below), 0, "{calls:?}");

        // What counts every row needs no more than its page.
        let mut page = QueryData::new("InvoicePayment");
        page.limit = 1;
        let (found, _) = ask(1, page).await;
        assert_eq!(found.unwrap().len(), 1, "{backend}");
        // v1 does not tell which order an invoice is of.
        let mut one = booked("InvoiceId", Condition::Equals(UNPAID.into()));
        one.conditions.extend(amount.conditions.clone());
        let (found, calls) = ask(1, one).await;
        let is_told = backend == Backend::RestV2;
        assert_eq!(found.is_ok_and(|rows| rows.len() == 1), is_told);
        assert_eq!(count(&calls, below), usize::from(is_told), "{calls:?}");
    }
}

/// The same where one row is looked for by its id.
#[tokio::test]
async fn a_row_that_may_be_below_too_many() {
    let sandbox = paid_in_parts().await;
    let (keap, recorder) = connect_within(&sandbox, Backend::RestV2, 1);
    let load = keap.data().load("InvoicePayment", 1, ["Amt"]);
    assert_eq!(load.await.unwrap_err().kind(), ErrorKind::Unsupported);
    assert_eq!(count(&recorder.take(), BELOW_V2), 0);
}

/// A page that is gone is not the end of its list: the rows behind it would be missing without a word.
#[tokio::test]
async fn a_list_that_breaks_off_is_no_short_list() {
    let page = r#"{"lead_source_expenses":[{"id":"1","title":"Fair"}],"next_page_token":"more"}"#;
    let gone = r#"{"code":404,"message":"Record was not found"}"#;
    let script =
        Script::new()
            .answer(200, "application/json", page)
            .answer(404, "application/json", gone);
    let keap = Keap::access_key("k")
        .unwrap()
        .transport(script.transport())
        .policy(RoutePolicy::new(Backend::RestV2))
        .build()
        .unwrap();
    let mut query = QueryData::new("LeadSourceExpense");
    query.selected = vec!["Id".to_owned()];
    query
        .conditions
        .push(("LeadSourceId".to_owned(), Condition::Equals(1.into())));
    let read = keap.invoke(Invocation::DataQuery(query)).await;
    assert_eq!(read.unwrap_err().kind(), ErrorKind::NotFound);
    assert_eq!(script.take_seen().len(), 2);
}
