//! Payment plans and commissions of orders, and subscriptions as their plans say.

use keap::{
    AffiliateId, Backend, ContactId, CreditCardId, ErrorKind, InvoiceId, MerchantAccountId,
    ProductId, SubscriptionId, SubscriptionPlanId,
    model::{OrderCommission, PaymentPlan, Payout, SubscriptionOfPlan},
    service::InvoiceService,
};
use keap_tests::invocations::{PAID, UNPAID};

use super::money::{Lost, over, rows};
use super::{connect, told};

fn plan(payments: u32) -> PaymentPlan {
    let first = "2026-12-01T23:30:00".parse().unwrap();
    let second = "2027-01-01T00:00:00".parse().unwrap();
    PaymentPlan::new(MerchantAccountId::new(5), 5.0, first)
        .payments(payments, second, 30)
        .auto_charge(true)
        .card(CreditCardId::new(2))
        .retries(2, 3)
}

fn commission(product: i64) -> OrderCommission {
    let date = "2026-11-28T09:30:00".parse().unwrap();
    let (partner, product) = (AffiliateId::new(1), ProductId::new(product));
    OrderCommission::new(partner, product, Payout::OnPayment, date)
        .percentage(10)
        .description("Fair")
}

async fn write(service: InvoiceService<'_>) {
    let planned = service
        .add_payment_plan(InvoiceId::new(PAID), plan(3))
        .await;
    assert!(planned.unwrap());
    let set = service.add_order_commission_override(InvoiceId::new(UNPAID), commission(1));
    assert!(set.await.unwrap());
    let (plan, merchant) = (SubscriptionPlanId::new(1), MerchantAccountId::new(5));
    let subscription = SubscriptionOfPlan::new(plan, merchant)
        .allow_duplicate(true)
        .card(CreditCardId::new(2));
    let made = service.add_recurring_order_of_plan(ContactId::new(4393), subscription);
    assert!(made.await.unwrap() > SubscriptionId::new(0));
}

#[tokio::test]
async fn a_plan_is_the_same_over_both_wires() {
    let (legacy, rest) = (connect(), connect());
    write(legacy.xmlrpc().unwrap().invoices()).await;
    write(rest.rest_v2().unwrap().invoices()).await;
    for table in ["PayPlan", "PayPlanItem", "RecurringOrder"] {
        let (mut one, mut other) = (rows(&legacy, table).await, rows(&rest, table).await);
        for row in one.iter_mut().chain(&mut other) {
            // v2 takes no merchant account.
            row.remove("MerchantAccountId");
        }
        assert_eq!(one, other, "{table}");
    }
    assert_eq!(rows(&rest, "PayPlanItem").await.len(), 2 + 3);
}

/// XML-RPC refuses them after it made the plan, and answers exactly 999 without making one (reported).
#[tokio::test]
async fn plans_that_are_too_long_are_refused_before_anything_is_sent() {
    for (backend, payments, is_made) in [
        (Backend::XmlRpc, 998, true),
        (Backend::XmlRpc, 999, false),
        (Backend::XmlRpc, 1000, false),
        (Backend::RestV2, 999, true),
        (Backend::RestV2, 9999, false),
    ] {
        let keap = connect();
        keap.set_policy(keap::RoutePolicy::new(backend));
        let result = keap
            .invoices()
            .add_payment_plan(InvoiceId::new(PAID), plan(payments));
        let kind = result.await.map_err(|error| error.kind());
        let made = rows(&keap, "PayPlanItem").await.len();
        match is_made {
            true => assert!(kind.is_ok() && made > 900, "{backend} {payments}: {kind:?}"),
            false => {
                assert_eq!(kind, Err(ErrorKind::InvalidRequest), "{backend} {payments}");
                assert_eq!(made, 2, "{backend} {payments}");
            }
        }
    }
}

/// The invoice has one of two payments; over v2 the new one would take its place.
#[tokio::test]
async fn a_plan_is_not_written_over_another_one() {
    let keap = connect();
    let result = keap
        .rest_v2()
        .unwrap()
        .invoices()
        .add_payment_plan(InvoiceId::new(UNPAID), plan(3))
        .await;
    let error = result.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Unsupported);
    assert_eq!(error.difference().map(|known| known.id), Some("KB-107"));
    assert!(
        error.message().contains("a payment plan of 2 payments"),
        "{error}"
    );
    assert_eq!(rows(&keap, "PayPlanItem").await.len(), 2);
    // Nor over the first of two that are given one after the other.
    let service = keap.rest_v2().unwrap();
    assert!(
        service
            .invoices()
            .add_payment_plan(InvoiceId::new(PAID), plan(3))
            .await
            .unwrap()
    );
    let second = service
        .invoices()
        .add_payment_plan(InvoiceId::new(PAID), plan(4))
        .await;
    assert_eq!(second.unwrap_err().kind(), ErrorKind::Unsupported);
    assert_eq!(rows(&keap, "PayPlanItem").await.len(), 2 + 3);
}

/// The contract of REST v2 wants a number of payments; nothing is asked for none.
#[tokio::test]
async fn a_plan_without_payments_is_refused_before_anything_is_sent() {
    let (keap, writes) = over(Lost::Request);
    let result = keap
        .rest_v2()
        .unwrap()
        .invoices()
        .add_payment_plan(InvoiceId::new(PAID), plan(0))
        .await;
    let error = result.unwrap_err();
    assert_eq!(error.difference().map(|known| known.id), Some("KB-107"));
    assert!(!error.may_have_applied());
    assert_eq!(writes.load(std::sync::atomic::Ordering::Relaxed), 0);
}

/// It is written once; in doubt the order is read again.
#[tokio::test(start_paused = true)]
async fn a_plan_in_doubt_is_read_and_not_written_again() {
    for lost in [Lost::Answer, Lost::Request] {
        let (keap, writes) = over(lost);
        let service = keap.rest_v2().unwrap();
        let result = service
            .invoices()
            .add_payment_plan(InvoiceId::new(PAID), plan(3))
            .await;
        let sent = writes.load(std::sync::atomic::Ordering::Relaxed);
        assert_eq!(sent, 1, "{lost:?}");
        match lost {
            Lost::Answer => assert!(result.unwrap()),
            _ => {
                let error = result.unwrap_err();
                assert!(error.may_have_applied() && !error.is_retryable());
                let hint = error.hint().unwrap();
                assert!(hint.contains("shows no payment plan so far"), "{hint}");
            }
        }
    }
}

#[tokio::test]
async fn a_commission_without_one_line_is_refused() {
    let keap = connect();
    let service = keap.rest_v2().unwrap();
    let none = service
        .invoices()
        .add_order_commission_override(InvoiceId::new(UNPAID), commission(0));
    let error = none.await.unwrap_err();
    assert_eq!(error.difference().map(|known| known.id), Some("KB-108"));
    let missing = service
        .invoices()
        .add_order_commission_override(InvoiceId::new(UNPAID), commission(3));
    assert_eq!(missing.await.unwrap_err().kind(), ErrorKind::NotFound);
    for backend in keap_tests::REST {
        keap.set_policy(keap::RoutePolicy::new(backend));
        let payout = Payout::UpFront;
        let of_subscription = keap.invoices().add_recurring_commission_override(
            SubscriptionId::new(1),
            AffiliateId::new(1),
            2.5,
            payout,
            "Fair",
        );
        let error = of_subscription.await.unwrap_err();
        assert_eq!(error.difference().map(|known| known.id), Some("KB-109"));
        let hint = told(&error) + error.hint().unwrap_or_default();
        assert!(hint.contains("addOrderCommissionOverride"), "{hint}");
    }
}
