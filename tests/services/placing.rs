//! Placing a whole order: the same over both wires, and over REST step by step. A failure at any of them tells what was
//! done and what stands, and nothing of it is made twice.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use keap::{
    AffiliateId, Backend, ContactId, CreditCardId, Error, ErrorKind, Keap, PaymentPlanTemplateId,
    ProductId, SubscriptionPlanId,
    model::{NewOrder, OrderPartners},
};
use keap_http::{
    Body, BoxFuture, Call, ClientConfig, Effect, HttpService, Request, Response, RetryConfig, Sent,
    Transport, TransportError, TransportErrorKind,
};
use keap_sandbox::Sandbox;
use keap_tests::{builder, invocations, sandbox};

use super::money::{club, rows};
use super::{connect, told};

const JOE: i64 = 4393;

/// Two hammers and a plan, paid by card 2.
fn tools() -> NewOrder {
    NewOrder::default()
        .card(CreditCardId::new(2))
        .products([ProductId::new(1), ProductId::new(1)])
        .plans([SubscriptionPlanId::new(1)])
        .partners(OrderPartners::default().lead(AffiliateId::new(1)))
}

#[tokio::test]
async fn a_placed_order_is_the_same_over_both_wires() {
    let (legacy, rest) = (connect(), connect());
    let one = legacy
        .xmlrpc()
        .unwrap()
        .orders()
        .place_order(ContactId::new(JOE), tools())
        .await;
    let other = rest
        .rest_v2()
        .unwrap()
        .orders()
        .place_order(ContactId::new(JOE), tools())
        .await;
    let (one, other) = (one.unwrap(), other.unwrap());
    assert!(one.successful && other.successful, "{one:?} {other:?}");
    assert_eq!((one.order, one.invoice), (other.order, other.invoice));
    assert!(one.invoice.is_some());
    assert_eq!(other.code.as_deref(), Some("APPROVED"));
    for table in [
        "Job",
        "OrderItem",
        "Invoice",
        "InvoiceItem",
        "Payment",
        "InvoicePayment",
        "CCharge",
    ] {
        let (mut legacy, mut rest) = (rows(&legacy, table).await, rows(&rest, table).await);
        for row in legacy.iter_mut().chain(&mut rest) {
            // The clock of the local Keap stands, that of the client does not.
            row.remove("StartDate");
        }
        assert_eq!(legacy, rest, "{table}");
    }
    let made = rows(&rest, "OrderItem").await;
    assert_eq!(made.len(), 5, "{made:?}");
}

/// A card that is declined leaves the order, on both wires.
#[tokio::test]
async fn an_order_with_a_product_that_is_not_there_is_neither_made_nor_paid() {
    let mut order = tools().products([ProductId::new(1), ProductId::new(99_999)]);
    order.plans.clear();
    let keap = connect();
    let (orders, charges) = (rows(&keap, "Job").await, rows(&keap, "CCharge").await);
    let legacy = keap.xmlrpc().unwrap();
    let legacy = legacy
        .orders()
        .place_order(ContactId::new(JOE), order.clone())
        .await;
    let rest = keap
        .rest_v2()
        .unwrap()
        .orders()
        .place_order(ContactId::new(JOE), order)
        .await;
    for error in [legacy.unwrap_err(), rest.unwrap_err()] {
        assert_eq!(error.kind(), ErrorKind::NotFound, "{}", told(&error));
    }
    assert_eq!(rows(&keap, "Job").await, orders);
    assert_eq!(rows(&keap, "CCharge").await, charges);
}

/// Programs turn an empty text into 0, and REST makes a line without a product of it.
#[tokio::test]
async fn what_no_record_can_be_is_not_ordered() {
    let keap = connect();
    let orders = rows(&keap, "Job").await;
    let plans = rows(&keap, "RecurringOrder").await;
    for backend in Backend::ALL {
        keap.set_policy(keap::RoutePolicy::new(backend));
        for id in [0, -1] {
            let mut products = tools().card(None).products([1, id].map(ProductId::new));
            products.plans.clear();
            let placed = keap.orders();
            let placed = placed.place_order(ContactId::new(JOE), products.clone());
            let of_nobody = products.products([ProductId::new(1)]);
            let of_nobody = keap.orders().place_order(ContactId::new(id), of_nobody);
            let mut refused = vec![placed.await.unwrap_err(), of_nobody.await.unwrap_err()];
            for (contact, plan) in [(JOE, id), (id, 1)] {
                let mut subscription = club();
                subscription.plan = SubscriptionPlanId::new(plan);
                let service = keap.invoices();
                let added = service.add_recurring_order(ContactId::new(contact), subscription);
                refused.push(added.await.unwrap_err());
            }
            for error in refused {
                let told = told(&error);
                assert_eq!(error.kind(), ErrorKind::NotFound, "{backend}: {told}");
            }
        }
    }
    assert_eq!(rows(&keap, "Job").await, orders);
    assert_eq!(rows(&keap, "RecurringOrder").await, plans);
}

#[tokio::test]
async fn a_declined_card_is_told_in_the_result() {
    for backend in [Backend::XmlRpc, Backend::RestV2] {
        let keap = connect();
        keap.set_policy(keap::RoutePolicy::new(backend));
        keap.products()
            .deactivate_credit_card(CreditCardId::new(2))
            .await
            .unwrap();
        let placed = keap
            .orders()
            .place_order(ContactId::new(JOE), tools())
            .await
            .unwrap();
        assert!(!placed.successful, "{backend}: {placed:?}");
        assert!(placed.invoice.is_some(), "{backend}: {placed:?}");
        assert_eq!(rows(&keap, "InvoicePayment").await.len(), 2);
    }
}

#[tokio::test]
async fn what_rest_has_no_place_for_is_refused_before_anything_is_sent() {
    let keap = connect();
    let orders = || {
        [
            tools().pay_plan(PaymentPlanTemplateId::new(3)),
            tools().process_specials(true),
            tools().promo_codes(["SUMMER"]),
        ]
    };
    let refused = |error: Error, id: &str| {
        assert_eq!(error.kind(), ErrorKind::Unsupported, "{}", told(&error));
        assert_eq!(error.difference().map(|known| known.id), Some(id));
    };
    for order in orders() {
        let v2 = keap
            .rest_v2()
            .unwrap()
            .orders()
            .place_order(ContactId::new(JOE), order)
            .await;
        refused(v2.unwrap_err(), "KB-105");
    }
    let v1 = keap.rest_v1().unwrap();
    refused(
        v1.orders()
            .place_order(ContactId::new(JOE), tools())
            .await
            .unwrap_err(),
        "KB-106",
    );
    let nothing = NewOrder::default();
    for backend in Backend::ALL {
        keap.set_policy(keap::RoutePolicy::new(backend));
        let error = keap
            .orders()
            .place_order(ContactId::new(JOE), nothing.clone())
            .await;
        assert_eq!(error.unwrap_err().kind(), ErrorKind::InvalidRequest);
    }
    // A card or a plan that does not exist shows before the order is made.
    for order in [
        tools().card(CreditCardId::new(77)),
        tools().plans([1, 77].map(SubscriptionPlanId::new)),
    ] {
        let missing = keap
            .rest_v2()
            .unwrap()
            .orders()
            .place_order(ContactId::new(JOE), order)
            .await;
        assert_eq!(missing.unwrap_err().kind(), ErrorKind::NotFound);
    }
    assert_eq!(rows(&keap, "Job").await.len(), 3);
}

/// One call, and no invoice.
#[tokio::test]
async fn over_v1_products_are_ordered_in_one_call() {
    let keap = connect();
    let mut order = tools().card(None);
    order.plans.clear();
    let placed = keap
        .rest_v1()
        .unwrap()
        .orders()
        .place_order(ContactId::new(JOE), order)
        .await;
    let placed = placed.unwrap();
    assert!(placed.successful && placed.order.is_some() && placed.invoice.is_none());
    assert_eq!(rows(&keap, "Job").await.len(), 4);
}

/// What happens to one of the requests that write.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Failing {
    /// It does not arrive, which the client cannot know.
    Lost,
    /// It arrives, and its answer is lost.
    Unanswered,
    /// It is refused.
    Refused,
    /// It is refused for now, as often as it comes.
    Throttled,
}

#[derive(Debug)]
struct Line {
    sandbox: Sandbox,
    at: usize,
    how: Failing,
    writes: Arc<AtomicUsize>,
}

impl Line {
    async fn exchange(&self, request: Request) -> Result<Response, TransportError> {
        let call = request.extensions().get::<Call>();
        if call.is_none_or(|call| call.effect == Effect::Read) {
            return self.sandbox.transport().send(request).await;
        }
        let number = self.writes.fetch_add(1, Ordering::Relaxed);
        if number < self.at || (number > self.at && self.how != Failing::Throttled) {
            return self.sandbox.transport().send(request).await;
        }
        let (method, url) = (request.method().clone(), request.uri().clone());
        match self.how {
            Failing::Refused => return Ok(answer(400, "{\"message\":\"no\"}")),
            Failing::Throttled => return Ok(answer(429, "{\"message\":\"slow down\"}")),
            Failing::Lost => {}
            Failing::Unanswered => {
                self.sandbox.transport().send(request).await?;
            }
        }
        let kind = TransportErrorKind::Timeout;
        Err(TransportError::new(kind, Sent::Maybe, &method, &url))
    }
}

fn answer(status: u16, body: &'static str) -> Response {
    http::Response::builder()
        .status(status)
        .header("content-type", "application/json")
        .body(Body::from(body))
        .unwrap()
}

impl HttpService for Line {
    fn call(&self, request: Request) -> BoxFuture<'_, Result<Response, TransportError>> {
        Box::pin(self.exchange(request))
    }
}

/// Places an order over v2, where one request that writes fails.
async fn placed(at: usize, how: Failing) -> (Keap, usize, keap::Result<keap::model::PlacedOrder>) {
    let (sandbox, writes) = (sandbox(), Arc::default());
    let line = Line {
        sandbox: sandbox.clone(),
        at,
        how,
        writes: Arc::clone(&writes),
    };
    let mut retry = RetryConfig::default();
    retry.max_attempts = 3;
    let keap = builder(&sandbox)
        .transport(Transport::new(line))
        .rest_options(invocations::options())
        .config(ClientConfig::new().retry(retry))
        .build()
        .unwrap();
    let result = keap
        .rest_v2()
        .unwrap()
        .orders()
        .place_order(ContactId::new(JOE), tools())
        .await;
    (keap, writes.load(Ordering::Relaxed), result)
}

const MADE: &str = "order 4 with invoice 104 was made";
const TAXED: &str = "its tax was computed";
const AGAIN: &str = "do not place it again: ";

#[tokio::test(start_paused = true)]
async fn a_failure_at_each_step_tells_what_was_done_and_what_stands() {
    use Failing::{Lost, Refused, Throttled, Unanswered};
    let untaxed = "order 4 with invoice 104, without tax, not paid";
    let perhaps = "order 4 with invoice 104, whether its tax is computed is not known, not paid";
    let unpaid = "order 4 with invoice 104, with tax, not paid";
    let open = "order 4 with invoice 104, with tax; whether it is paid is not known";
    let (first, second) = (&[MADE] as &[&str], &[MADE, TAXED] as &[&str]);
    for (at, how, done, stands) in [
        (0, Lost, &[] as &[&str], None),
        (0, Unanswered, &[], None),
        (0, Refused, &[], None),
        (1, Lost, first, Some(perhaps)),
        (1, Unanswered, first, Some(perhaps)),
        (1, Refused, first, Some(untaxed)),
        (1, Throttled, first, Some(untaxed)),
        (2, Lost, second, Some(open)),
        (2, Refused, second, Some(unpaid)),
        (2, Throttled, second, Some(unpaid)),
    ] {
        let what = format!("{how:?} at write {at}");
        let (keap, writes, result) = placed(at, how).await;
        let error = result.unwrap_err();
        assert_eq!(error.steps_done(), done, "{what}");
        assert_eq!(error.stands(), stands, "{what}");
        let is_open = matches!(how, Lost | Unanswered);
        assert_eq!(error.may_have_applied(), is_open, "{what}");
        assert!(!error.is_retryable(), "{what}: {error}");
        let hint = error.hint().unwrap_or_default();
        assert_eq!(hint.starts_with(AGAIN), stands.is_some(), "{what}: {hint}");
        // The card is charged by a call of its own, which was not sent.
        let unknown = is_open && stands.is_none();
        let told = "the order may have been made, and nothing was charged for it: look ";
        assert_eq!(hint.starts_with(told), unknown, "{what}: {hint}");
        let text = error.to_string();
        assert!(
            done.iter().all(|step| text.contains(step)),
            "{what}: {text}"
        );
        let stands = stands.unwrap_or_default();
        assert!(text.contains(stands), "{what}: {text}");
        let attempts = if how == Throttled { 3 } else { 1 };
        assert_eq!(writes, at + attempts, "{what}");
        let orders = rows(&keap, "Job").await.len();
        let arrived = at > 0 || how == Unanswered;
        assert_eq!(orders, 3 + usize::from(arrived), "{what}");
        assert_eq!(rows(&keap, "InvoicePayment").await.len(), 2, "{what}");
    }
}

/// The order is paid, although no answer says so: by amount, time and card the payment is found.
#[tokio::test(start_paused = true)]
async fn a_payment_in_doubt_is_found_and_the_order_is_placed() {
    let (keap, writes, result) = placed(2, Failing::Unanswered).await;
    let placed = result.unwrap();
    assert_eq!((placed.successful, writes), (true, 3), "{placed:?}");
    assert_eq!(placed.code.as_deref(), Some("APPROVED"));
    assert_eq!(rows(&keap, "InvoicePayment").await.len(), 3);
    let (_, _, result) = self::placed(2, Failing::Lost).await;
    let hint = result.unwrap_err().hint().unwrap().to_owned();
    assert!(hint.contains("shows no such payment so far"), "{hint}");
    let paid = keap.xmlrpc().unwrap();
    let paid = paid
        .data()
        .load("Invoice", 104, ["TotalDue"])
        .await
        .unwrap();
    assert_eq!(paid.get("TotalDue"), Some(&0.0.into()));
}
