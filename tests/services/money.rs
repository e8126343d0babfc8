//! Orders, payments and subscriptions: the same on both wires, and money that is in doubt is looked for, not sent again.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use keap::schema::{FieldValue, QueryData, Record, table};
use keap::{
    AffiliateId, Backend, ContactId, CreditCardId, ErrorKind, InvoiceId, Keap, MerchantAccountId,
    ProductId, SubscriptionId, SubscriptionPlanId,
    model::{
        ChargeResult, DiscountValue, ManualPayment, NewDiscount, NewOrderLine, NewSubscription,
        OrderPartners,
    },
    owner::OrderType,
    rest::RestOptions,
    service::InvoiceService,
};
use keap_http::{
    BoxFuture, Call, ClientConfig, Effect, HttpService, Request, Response, RetryConfig, Sent,
    Transport, TransportError, TransportErrorKind,
};
use keap_sandbox::Sandbox;
use keap_tests::invocations::{self, UNPAID};
use keap_tests::{builder, sandbox};

use super::{connect, told};

fn check(amount: f64) -> ManualPayment {
    ManualPayment::new(amount, "2026-11-02T09:30:00".parse().unwrap(), "Check")
        .description("by post")
        .bypass_commissions(true)
}

pub(crate) fn club() -> NewSubscription {
    NewSubscription::new(
        SubscriptionPlanId::new(1),
        MerchantAccountId::new(5),
        2,
        24.5,
    )
    .allow_duplicate(true)
    .taxable(true)
    .card(CreditCardId::new(2))
    .partner(AffiliateId::new(1))
}

/// An order from its beginning to its payment, and a subscription.
async fn shop(service: InvoiceService<'_>) -> ChargeResult {
    let date = "2026-11-02T09:30:00".parse().unwrap();
    let partners = OrderPartners::default().lead(AffiliateId::new(1));
    let order = service.create_blank_order(ContactId::new(4393), "Tools", date, partners);
    let invoice = order.await.unwrap();
    let hammers = NewOrderLine::of_product(ProductId::new(1), 17.25, 2).notes("red");
    assert!(service.add_order_item(invoice, hammers).await.unwrap());
    let shipping = NewOrderLine::of_kind(1, 4.5, 1).description("By bike");
    assert!(service.add_order_item(invoice, shipping).await.unwrap());
    assert!(
        service
            .add_manual_payment(invoice, check(9.0))
            .await
            .unwrap()
    );
    let charge = service.charge_invoice(
        invoice,
        "the rest",
        CreditCardId::new(1),
        MerchantAccountId::new(5),
        false,
    );
    let charged = charge.await.unwrap();
    let again = service
        .charge_invoice(
            invoice,
            "",
            CreditCardId::new(1),
            MerchantAccountId::new(5),
            false,
        )
        .await
        .unwrap();
    assert_eq!(
        (again.successful, again.code.as_deref()),
        (true, Some("SKIPPED"))
    );
    service
        .add_recurring_order(ContactId::new(4393), club())
        .await
        .unwrap();
    charged
}

/// All rows of a table over XML-RPC, without what tells when and how they were written.
pub(crate) async fn rows(keap: &Keap, table: &str) -> Vec<Record> {
    let mut rows = keap
        .xmlrpc()
        .unwrap()
        .data()
        .query(QueryData::new(table))
        .await
        .unwrap();
    for row in &mut rows {
        for moving in ["DateCreated", "LastUpdated"] {
            row.remove(moving);
        }
    }
    rows
}

#[tokio::test]
async fn an_order_is_the_same_over_both_wires() {
    let (legacy, rest) = (connect(), connect());
    let one = shop(legacy.xmlrpc().unwrap().invoices()).await;
    let other = shop(rest.rest_v2().unwrap().invoices()).await;
    assert!(one.successful && other.successful, "{one:?} {other:?}");
    for table in ["Job", "Invoice", "InvoicePayment", "Payment", "OrderItem"] {
        let (legacy, rest) = (rows(&legacy, table).await, rows(&rest, table).await);
        assert_eq!(legacy, rest, "{table}");
    }
    // v2 takes no merchant account.
    let mut legacy = rows(&legacy, "RecurringOrder").await;
    let mut rest = rows(&rest, "RecurringOrder").await;
    for row in legacy.iter_mut().chain(&mut rest) {
        row.remove("MerchantAccountId");
    }
    assert_eq!(legacy, rest);
}

#[tokio::test]
async fn a_subscription_is_the_same_over_v1() {
    let (legacy, rest) = (connect(), connect());
    let service = legacy.xmlrpc().unwrap();
    service
        .invoices()
        .add_recurring_order(ContactId::new(4393), club())
        .await
        .unwrap();
    let service = rest.rest_v1().unwrap();
    service
        .invoices()
        .add_recurring_order(ContactId::new(4393), club())
        .await
        .unwrap();
    let table = "RecurringOrder";
    assert_eq!(rows(&legacy, table).await, rows(&rest, table).await);
}

/// A rehearsal shows no subscriptions twice that the service would not make.
#[tokio::test]
async fn a_subscription_is_made_twice_where_that_is_allowed_alone() {
    for backend in Backend::ALL {
        let keap = connect();
        keap.set_policy(keap::RoutePolicy::new(backend));
        let service = keap.invoices();
        let mut ids = Vec::new();
        for allowed in [false, false, true] {
            let new = club().allow_duplicate(allowed);
            let made = service.add_recurring_order(ContactId::new(4393), new);
            ids.push(made.await.unwrap());
        }
        assert_eq!(ids[0], ids[1], "{backend}");
        assert_ne!(ids[1], ids[2], "{backend}");
    }
}

#[tokio::test]
async fn what_v2_does_not_take_is_refused_before_anything_is_sent() {
    let keap = connect();
    let service = keap.rest_v2().unwrap();
    let other = service
        .invoices()
        .charge_invoice(
            InvoiceId::new(UNPAID),
            "",
            CreditCardId::new(1),
            MerchantAccountId::new(6),
            false,
        )
        .await;
    let upsell = NewOrderLine::of_product(ProductId::new(1), 1.0, 1).kind(5);
    let upsell = service
        .invoices()
        .add_order_item(InvoiceId::new(UNPAID), upsell)
        .await;
    let much = service
        .invoices()
        .add_manual_payment(InvoiceId::new(UNPAID), check(20.0))
        .await;
    for (result, id) in [
        (other.map(|_| ()), "KB-093"),
        (upsell.map(|_| ()), "KB-078"),
        (much.map(|_| ()), "KB-095"),
    ] {
        let error = result.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Unsupported, "{}", told(&error));
        assert_eq!(error.difference().map(|known| known.id), Some(id));
        assert!(!error.may_have_applied());
    }
    assert_eq!(rows(&keap, "InvoicePayment").await.len(), 2);
    let missing = service
        .invoices()
        .add_manual_payment(InvoiceId::new(999_999), check(1.0))
        .await;
    assert_eq!(missing.unwrap_err().kind(), ErrorKind::NotFound);
}

/// v2 would round it: the total of an order would no longer be that of its lines.
#[tokio::test]
async fn an_amount_with_a_fraction_of_the_smallest_unit_is_not_sent_over_v2() {
    let keap = connect();
    let rest = keap.rest_v2().unwrap();
    let (invoices, discounts) = (rest.invoices(), rest.discounts());
    let hammers = |price| NewOrderLine::of_product(ProductId::new(1), price, 2);
    let line = invoices.add_order_item(InvoiceId::new(UNPAID), hammers(2.675));
    let club = NewSubscription::new(
        SubscriptionPlanId::new(1),
        MerchantAccountId::new(0),
        2,
        24.505,
    );
    let subscription = invoices.add_recurring_order(ContactId::new(4393), club);
    let spring = |value| NewDiscount::new("Spring", value);
    let discount = discounts.add_shipping_total_discount(spring(DiscountValue::Amount(0.005)));
    let deal = rest.data().add(table::Lead, |deal| {
        deal.set_by_name("OpportunityTitle", "Tools")
            .set_by_name("ContactID", 4393)
            .set_by_name("StageID", 1)
            .set_by_name("ProjectedRevenueLow", 1000.005)
    });
    for (what, result) in [
        ("line", line.await.map(drop)),
        ("subscription", subscription.await.map(drop)),
        ("discount", discount.await.map(drop)),
        ("deal", deal.await.map(drop)),
    ] {
        let error = result.unwrap_err();
        assert_eq!(
            error.kind(),
            ErrorKind::InvalidRequest,
            "{what}: {}",
            told(&error)
        );
        assert_eq!(
            error.difference().map(|known| known.id),
            Some("KB-038"),
            "{what}"
        );
        assert!(!error.may_have_applied(), "{what}");
    }
    // A percentage is no amount, and what is whole is taken.
    let percent = spring(DiscountValue::Percent(2.125));
    discounts
        .add_shipping_total_discount(percent)
        .await
        .unwrap();
    let line = invoices.add_order_item(InvoiceId::new(UNPAID), hammers(2.67));
    assert!(line.await.unwrap());
}

/// What happens to the requests that write.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Lost {
    /// They do not arrive, which the client cannot know.
    Request,
    /// They arrive, and the answer is lost.
    Answer,
    /// They do not arrive, and somebody else pays meanwhile.
    Overtaken,
}

#[derive(Debug)]
struct Line {
    sandbox: Sandbox,
    lost: Lost,
    writes: Arc<AtomicUsize>,
}

impl Line {
    async fn exchange(&self, request: Request) -> Result<Response, TransportError> {
        let call = request.extensions().get::<Call>();
        if call.is_none_or(|call| call.effect == Effect::Read) {
            return self.sandbox.transport().send(request).await;
        }
        self.writes.fetch_add(1, Ordering::Relaxed);
        let (method, url) = (request.method().clone(), request.uri().clone());
        match self.lost {
            Lost::Request => {}
            Lost::Answer => {
                self.sandbox.transport().send(request).await?;
            }
            Lost::Overtaken => {
                let other = builder(&self.sandbox).build().unwrap();
                let other = other.xmlrpc().unwrap();
                other
                    .invoices()
                    .add_manual_payment(InvoiceId::new(UNPAID), check(1.5))
                    .await
                    .unwrap();
            }
        }
        let kind = TransportErrorKind::Timeout;
        Err(TransportError::new(kind, Sent::Maybe, &method, &url))
    }
}

impl HttpService for Line {
    fn call(&self, request: Request) -> BoxFuture<'_, Result<Response, TransportError>> {
        Box::pin(self.exchange(request))
    }
}

pub(crate) fn over(lost: Lost) -> (Keap, Arc<AtomicUsize>) {
    let (sandbox, writes) = (sandbox(), Arc::default());
    let line = Line {
        sandbox: sandbox.clone(),
        lost,
        writes: Arc::clone(&writes),
    };
    let mut retry = RetryConfig::default();
    retry.max_attempts = 5;
    let keap = builder(&sandbox)
        .transport(Transport::new(line))
        .rest_options(invocations::options())
        .config(ClientConfig::new().retry(retry))
        .build()
        .unwrap();
    (keap, writes)
}

/// Pays in doubt, by card or by check: the payments that there are then, and what is told.
async fn pay(backend: Backend, lost: Lost, by_card: bool) -> (usize, keap::Result<()>) {
    let (keap, writes) = over(lost);
    keap.set_policy(keap::RoutePolicy::new(backend));
    let paid = if by_card {
        let charge = keap.invoices().charge_invoice(
            InvoiceId::new(UNPAID),
            "",
            CreditCardId::new(1),
            MerchantAccountId::new(5),
            false,
        );
        charge.await.map(|result| {
            assert_eq!(
                (result.successful, result.code.as_deref()),
                (true, Some("APPROVED"))
            );
            assert!(result.reference.is_some(), "{result:?}");
        })
    } else {
        let payment = keap
            .invoices()
            .add_manual_payment(InvoiceId::new(UNPAID), check(12.5));
        payment.await.map(|done| assert!(done))
    };
    assert_eq!(writes.load(Ordering::Relaxed), 1, "{backend} {lost:?}");
    (rows(&keap, "InvoicePayment").await.len(), paid)
}

#[tokio::test(start_paused = true)]
async fn a_payment_in_doubt_is_found_by_reading() {
    for by_card in [true, false] {
        let (payments, paid) = pay(Backend::RestV2, Lost::Answer, by_card).await;
        assert_eq!(payments, 3);
        paid.unwrap();
    }
}

#[tokio::test(start_paused = true)]
async fn a_payment_that_is_not_there_stays_in_doubt_and_is_not_sent_again() {
    for by_card in [true, false] {
        let (payments, paid) = pay(Backend::RestV2, Lost::Request, by_card).await;
        assert_eq!(payments, 2);
        let error = paid.unwrap_err();
        assert!(error.may_have_applied() && !error.is_retryable());
        let hint = error.hint().unwrap();
        assert!(hint.contains("shows no such payment so far"), "{hint}");
    }
}

#[tokio::test(start_paused = true)]
async fn another_payment_meanwhile_is_not_taken_for_this_one() {
    for by_card in [true, false] {
        let (payments, paid) = pay(Backend::RestV2, Lost::Overtaken, by_card).await;
        assert_eq!(payments, 3);
        let hint = paid.unwrap_err().hint().unwrap().to_owned();
        assert!(hint.contains("cannot be told"), "{hint}");
    }
}

#[tokio::test(start_paused = true)]
async fn over_xmlrpc_the_payments_of_the_invoice_are_told() {
    for by_card in [true, false] {
        let (_, paid) = pay(Backend::XmlRpc, Lost::Request, by_card).await;
        let error = paid.unwrap_err();
        assert!(error.may_have_applied() && !error.is_retryable());
        let hint = error.hint().unwrap();
        assert!(hint.contains("shows no payment so far"), "{hint}");
        let (payments, paid) = pay(Backend::XmlRpc, Lost::Answer, by_card).await;
        let hint = paid.unwrap_err().hint().unwrap().to_owned();
        assert_eq!(payments, 3);
        assert!(hint.contains("shows one payment: "), "{hint}");
    }
}

/// A policy may move other operations to a backend that serves them, and compare them; not what moves money.
#[tokio::test]
async fn money_goes_to_the_chosen_backend_alone() {
    let keap = connect();
    let policy = keap::RoutePolicy::new(Backend::RestV1);
    keap.set_policy(policy.fallback(keap::Fallback::ReadsWhenUnavailable));
    let refused = keap
        .invoices()
        .charge_invoice(
            InvoiceId::new(UNPAID),
            "",
            CreditCardId::new(1),
            MerchantAccountId::new(5),
            false,
        )
        .await;
    assert_eq!(refused.unwrap_err().kind(), ErrorKind::Unsupported);
    let charge = invocations::sample(keap::Operation::InvoiceAddManualPayment);
    let backends = [Backend::XmlRpc, Backend::RestV2];
    let answers = keap.answers(charge, &backends).await;
    let [first, second] = answers.as_slice() else {
        panic!("two backends were named")
    };
    assert!(first.result.is_ok());
    let error = second.result.as_ref().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Unsupported, "{}", told(error));
    assert_eq!(rows(&keap, "InvoicePayment").await.len(), 3);
}

/// A card that cannot be charged is no error, on both wires.
#[tokio::test]
async fn a_card_that_is_declined_is_told_in_the_result() {
    for backend in [Backend::XmlRpc, Backend::RestV2] {
        let keap = connect();
        keap.set_policy(keap::RoutePolicy::new(backend));
        keap.products()
            .deactivate_credit_card(CreditCardId::new(2))
            .await
            .unwrap();
        let charge = keap.invoices().charge_invoice(
            InvoiceId::new(UNPAID),
            "",
            CreditCardId::new(2),
            MerchantAccountId::new(5),
            false,
        );
        let result = charge.await.unwrap();
        assert!(!result.successful, "{backend}: {result:?}");
        let legacy = keap.xmlrpc().unwrap();
        let invoice = legacy
            .data()
            .load("Invoice", UNPAID, ["TotalPaid"])
            .await
            .unwrap();
        assert_eq!(invoice.get("TotalPaid"), Some(&FieldValue::Double(0.0)));
    }
}

/// XML-RPC makes `Offline` ones, and so does REST unless the owner says otherwise.
#[tokio::test]
async fn an_order_has_the_type_that_the_owner_names() {
    for (options, kind) in [
        (RestOptions::default(), "Offline"),
        (
            RestOptions::default().order_type(OrderType::Online),
            "Online",
        ),
    ] {
        let sandbox = sandbox();
        let keap = builder(&sandbox).rest_options(options).build().unwrap();
        let date = "2026-11-02T09:30:00".parse().unwrap();
        let partners = OrderPartners::default();
        let service = keap.rest_v2().unwrap();
        let made =
            service
                .invoices()
                .create_blank_order(ContactId::new(4393), "Tools", date, partners);
        made.await.unwrap();
        let jobs = rows(&keap, "Job").await;
        let made = jobs
            .iter()
            .find(|job| job.get("JobTitle") == Some(&"Tools".into()));
        assert_eq!(made.unwrap().get("OrderType"), Some(&kind.into()));
    }
}

#[tokio::test]
async fn without_a_named_account_only_calls_without_one_are_charged() {
    let keap = builder(&sandbox())
        .rest_options(RestOptions::default())
        .build()
        .unwrap();
    let service = keap.rest_v2().unwrap();
    let named = service
        .invoices()
        .charge_invoice(
            InvoiceId::new(UNPAID),
            "",
            CreditCardId::new(1),
            MerchantAccountId::new(5),
            false,
        )
        .await;
    assert_eq!(
        named.unwrap_err().difference().map(|known| known.id),
        Some("KB-093")
    );
    assert!(
        service
            .invoices()
            .charge_invoice(
                InvoiceId::new(UNPAID),
                "",
                CreditCardId::new(1),
                MerchantAccountId::new(0),
                false
            )
            .await
            .unwrap()
            .successful
    );
}

/// How many orders a subscription has made.
async fn orders_of(keap: &Keap, subscription: i64) -> usize {
    let column = "JobRecurringId";
    let jobs = rows(keap, "Job").await;
    let of_it = |job: &&Record| job.get(column) == Some(&FieldValue::Int(subscription));
    jobs.iter().filter(of_it).count()
}

/// Deleting twice leaves the same, so the transport may repeat it; what was lost in the end is looked for.
#[tokio::test(start_paused = true)]
async fn a_deletion_in_doubt_is_looked_for() {
    for backend in [Backend::XmlRpc, Backend::RestV2] {
        for lost in [Lost::Answer, Lost::Request] {
            let (keap, _) = over(lost);
            keap.set_policy(keap::RoutePolicy::new(backend));
            let invoices = keap.invoices();
            let done = [
                invoices.delete_invoice(InvoiceId::new(UNPAID)).await,
                invoices.delete_subscription(SubscriptionId::new(1)).await,
            ];
            for done in done {
                match (lost, done) {
                    (Lost::Answer, done) => assert!(done.unwrap(), "{backend}"),
                    (_, done) => {
                        let error = done.unwrap_err();
                        assert!(error.may_have_applied(), "{}", told(&error));
                        let hint = error.hint().unwrap();
                        let there = ["is still there", "has not ended so far"];
                        assert!(there.iter().any(|words| hint.contains(words)), "{hint}");
                    }
                }
            }
            let gone = rows(&keap, "Invoice")
                .await
                .iter()
                .all(|invoice| invoice.get("Id") != Some(&FieldValue::Int(UNPAID)));
            assert_eq!(gone, lost == Lost::Answer, "{backend} {lost:?}");
        }
    }
}

/// When it ended and why would be gone.
#[tokio::test]
async fn a_subscription_that_has_ended_is_not_ended_again() {
    let keap = connect();
    let subscription = SubscriptionId::new(2);
    let legacy = keap.xmlrpc().unwrap();
    let ended = legacy.data().update("RecurringOrder", 2, |why| {
        why.set_by_name("Status", "Inactive")
            .set_by_name("EndDate", "2024-08-01")
            .set_by_name("ReasonStopped", "Too many tools")
    });
    ended.await.unwrap();
    let before = rows(&keap, "RecurringOrder").await;
    let service = keap.rest_v2().unwrap();
    assert!(
        service
            .invoices()
            .delete_subscription(subscription)
            .await
            .unwrap()
    );
    assert_eq!(rows(&keap, "RecurringOrder").await, before);
    // The first one ends.
    let other = SubscriptionId::new(1);
    assert!(service.invoices().delete_subscription(other).await.unwrap());
    assert_ne!(rows(&keap, "RecurringOrder").await, before);
    let missing = service
        .invoices()
        .delete_subscription(SubscriptionId::new(999_999));
    assert_eq!(missing.await.unwrap_err().kind(), ErrorKind::NotFound);
}

#[tokio::test]
async fn an_invoice_that_was_paid_on_is_not_deleted_over_rest() {
    let keap = connect();
    let service = keap.rest_v2().unwrap();
    let refused = service
        .invoices()
        .delete_invoice(InvoiceId::new(invocations::PAID))
        .await;
    let error = refused.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Unsupported, "{}", told(&error));
    assert_eq!(error.difference().map(|known| known.id), Some("KB-104"));
    assert!(!error.may_have_applied());
    let missing = service
        .invoices()
        .delete_invoice(InvoiceId::new(999_999))
        .await
        .unwrap_err();
    assert_eq!(missing.kind(), ErrorKind::NotFound, "{}", told(&missing));
    assert!(
        service
            .invoices()
            .delete_invoice(InvoiceId::new(UNPAID))
            .await
            .unwrap()
    );
    let again = service
        .invoices()
        .delete_invoice(InvoiceId::new(UNPAID))
        .await
        .unwrap_err();
    assert_eq!(again.kind(), ErrorKind::NotFound, "{}", told(&again));
}

#[tokio::test(start_paused = true)]
async fn a_bill_in_doubt_is_found_by_reading_and_never_sent_again() {
    let bill = async |backend, lost| {
        let (keap, writes) = over(lost);
        keap.set_policy(keap::RoutePolicy::new(backend));
        let before = orders_of(&keap, 1).await;
        let billed = keap
            .invoices()
            .create_invoice_for_recurring(SubscriptionId::new(1))
            .await;
        assert_eq!(writes.load(Ordering::Relaxed), 1, "{backend} {lost:?}");
        (billed, orders_of(&keap, 1).await - before, keap)
    };
    let (billed, made, keap) = bill(Backend::RestV2, Lost::Answer).await;
    let newest = rows(&keap, "Invoice").await;
    let newest = newest
        .iter()
        .filter_map(|row| row.get("Id")?.as_i64())
        .max();
    assert_eq!(billed.unwrap(), newest.map(InvoiceId::new));
    assert!(made > 1, "each cycle that is due has an invoice: {made}");

    for (backend, lost, orders, words) in [
        (
            Backend::RestV2,
            Lost::Request,
            0,
            "has not been billed so far",
        ),
        (Backend::XmlRpc, Lost::Request, 0, "its newest order is 3"),
        (Backend::XmlRpc, Lost::Answer, 1, "its newest order is 4"),
    ] {
        let (billed, made, _) = bill(backend, lost).await;
        let error = billed.unwrap_err();
        assert!(error.may_have_applied() && !error.is_retryable());
        let hint = error.hint().unwrap();
        assert!(hint.contains(words), "{backend} {lost:?}: {hint}");
        assert_eq!(made, orders, "{backend} {lost:?}");
    }
}

#[tokio::test]
async fn nothing_due_is_0_on_both_wires() {
    for backend in [Backend::XmlRpc, Backend::RestV2] {
        // What is due is told by the day, so both sides have the same clock.
        let keap = builder(&Sandbox::builder().build()).build().unwrap();
        keap.set_policy(keap::RoutePolicy::new(backend));
        let invoices = keap.invoices();
        assert!(
            invoices
                .create_invoice_for_recurring(SubscriptionId::new(1))
                .await
                .unwrap()
                > None
        );
        assert_eq!(
            invoices
                .create_invoice_for_recurring(SubscriptionId::new(1))
                .await
                .unwrap(),
            None
        );
        // One that has ended.
        assert_eq!(
            invoices
                .create_invoice_for_recurring(SubscriptionId::new(2))
                .await
                .unwrap(),
            None
        );
        let missing = invoices
            .create_invoice_for_recurring(SubscriptionId::new(999_999))
            .await;
        assert_eq!(
            missing.unwrap_err().kind(),
            ErrorKind::NotFound,
            "{backend}"
        );
    }
}

#[tokio::test]
async fn what_is_asked_of_invoices_and_cards_is_the_same_on_every_wire() {
    for backend in Backend::ALL {
        let keap = connect();
        keap.set_policy(keap::RoutePolicy::new(backend));
        let invoices = keap.invoices();
        assert_eq!(
            invoices
                .locate_existing_card(ContactId::new(19), "1111")
                .await
                .unwrap(),
            Some(CreditCardId::new(1))
        );
        for other in ["9999", "111", "1"] {
            let located = invoices.locate_existing_card(ContactId::new(19), other);
            assert_eq!(located.await.unwrap(), None, "{backend}: {other}");
        }
        let none = invoices
            .locate_existing_card(ContactId::new(19), " ")
            .await
            .unwrap_err();
        assert_eq!(none.kind(), ErrorKind::InvalidRequest);
        let card = invoices
            .validate_credit_card(CreditCardId::new(1))
            .await
            .unwrap();
        assert!(card.valid && card.message.is_none(), "{backend}: {card:?}");
        let missing = invoices
            .validate_credit_card(CreditCardId::new(999))
            .await
            .unwrap_err();
        assert_eq!(missing.kind(), ErrorKind::NotFound, "{backend}");
        let kinds = invoices.get_all_payment_options().await.unwrap();
        assert_eq!(kinds.get("Money Order"), Some(&"Money Order".into()));
        assert_eq!(kinds.iter().count(), 5, "{backend}: {kinds:?}");
        let owed = invoices.calculate_amount_owed(InvoiceId::new(UNPAID)).await;
        if backend == Backend::RestV1 {
            let known = owed.unwrap_err().difference().map(|known| known.id);
            assert_eq!(known, Some("KB-096"));
            continue;
        }
        assert_eq!(owed.unwrap(), 19.99);
        assert!(
            invoices
                .recalculate_tax(InvoiceId::new(UNPAID))
                .await
                .unwrap()
        );
        assert!(
            invoices
                .get_payments(InvoiceId::new(UNPAID))
                .await
                .unwrap()
                .is_empty()
        );
        let payments = invoices
            .get_payments(InvoiceId::new(invocations::PAID))
            .await
            .unwrap();
        let [payment] = payments.as_slice() else {
            panic!("{backend}: {payments:?}");
        };
        for (name, value) in [
            ("Id", FieldValue::Int(1)),
            ("InvoiceId", FieldValue::Int(invocations::PAID)),
            ("PayAmt", FieldValue::Double(39.98)),
            ("PayType", "Check".into()),
            ("PayNote", "Thanks".into()),
            ("RefundId", FieldValue::Int(0)),
            ("Synced", FieldValue::Int(0)),
        ] {
            assert_eq!(payment.get(name), Some(&value), "{backend}: {name}");
        }
    }
}

#[tokio::test]
async fn the_next_bill_is_moved_to_a_day_that_is_not_over() {
    let keap = connect();
    let service = keap.rest_v2().unwrap();
    let late = "2020-01-15T00:00:00".parse().unwrap();
    let error = service
        .invoices()
        .update_job_recurring_next_bill_date(SubscriptionId::new(1), late)
        .await;
    let error = error.unwrap_err();
    assert_eq!(error.difference().map(|known| known.id), Some("KB-100"));
    let day = "2099-11-02T09:30:00".parse().unwrap();
    assert!(
        service
            .invoices()
            .update_job_recurring_next_bill_date(SubscriptionId::new(1), day)
            .await
            .unwrap()
    );
    let legacy = keap.xmlrpc().unwrap();
    let row = legacy
        .data()
        .load("RecurringOrder", 1, ["NextBillDate"])
        .await
        .unwrap();
    let date = FieldValue::Date("2099-11-02".parse().unwrap());
    assert_eq!(row.get("NextBillDate"), Some(&date));
}
