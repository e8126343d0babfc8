//! Discounts and ways to ship: the same on both wires, whichever wrote them, and nothing lost of a number.

use std::collections::BTreeSet;

use keap::{
    Backend, DiscountId, ErrorKind, Invocation, Operation, Outcome, ProductCategoryId, ProductId,
    ShippingOptionId, SubscriptionPlanId,
    model::{Discount, DiscountBase, DiscountValue, FreeTrial, NewDiscount},
    service::DiscountService,
};
use keap_http::testing::Script;
use keap_tests::{builder, invocations, sandbox};
use proptest::prelude::*;

use super::{connect, told};

/// A number of any discount, with whether it is a percentage.
fn numbers() -> Vec<DiscountValue> {
    let amounts = [0.0, 0.01, 0.1, 0.29, 1.0, 2.5, 19.99, 50.0, 1_234.56, 1e7];
    let percentages = [0.0, 0.5, 10.0, 12.5, 33.33, 100.0];
    let amounts = amounts.map(DiscountValue::Amount).into_iter();
    amounts
        .chain(percentages.map(DiscountValue::Percent))
        .collect()
}

fn discount(value: DiscountValue) -> NewDiscount {
    NewDiscount::new("Spring", value).description("until May")
}

/// What one wire has written is read over both, with its number and its unit.
async fn survives(
    writer: DiscountService<'_>,
    readers: [&impl DiscountReader; 2],
    value: DiscountValue,
) {
    let order = writer.add_order_total_discount(discount(value), DiscountBase::Net);
    let order = order.await.unwrap();
    let shipping = writer.add_shipping_total_discount(discount(value));
    let shipping = shipping.await.unwrap();
    for reader in readers {
        let read = reader.order(order.get()).await;
        assert_eq!(read.value, Some(value));
        assert_eq!(read.base, Some(DiscountBase::Net));
        assert_eq!(read.commissions, Some(false));
        assert_eq!(read.name.as_deref(), Some("Spring"));
        assert_eq!(read.description.as_deref(), Some("until May"));
        assert_eq!(reader.shipping(shipping.get()).await.value, Some(value));
    }
}

/// One connection, read over one wire.
struct Over<'a>(&'a keap::Keap, Backend);

trait DiscountReader {
    async fn order(&self, id: i64) -> Discount;
    async fn shipping(&self, id: i64) -> Discount;
}

impl DiscountReader for Over<'_> {
    async fn order(&self, id: i64) -> Discount {
        record(
            self,
            Invocation::discount_get_order_total(DiscountId::new(id)),
        )
        .await
    }

    async fn shipping(&self, id: i64) -> Discount {
        record(
            self,
            Invocation::discount_get_shipping_total(DiscountId::new(id)),
        )
        .await
    }
}

async fn record(over: &Over<'_>, invocation: Invocation) -> Discount {
    match over.0.invoke_on(over.1, invocation).await.unwrap() {
        Outcome::Record(record) => record.into(),
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn every_amount_and_percentage_survives_both_wires() {
    let keap = connect();
    let readers = [&Over(&keap, Backend::XmlRpc), &Over(&keap, Backend::RestV2)];
    for value in numbers() {
        survives(keap.xmlrpc().unwrap().discounts(), readers, value).await;
        survives(keap.rest_v2().unwrap().discounts(), readers, value).await;
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    /// Cents up to a million, and hundredths of a percent.
    #[test]
    fn any_number_survives_both_wires(hundredths in 0_u32..100_000_000, percent: bool) {
        let number = f64::from(hundredths) / 100.0;
        let value = match percent {
            true => DiscountValue::Percent(number),
            false => DiscountValue::Amount(number),
        };
        let runtime = tokio::runtime::Builder::new_current_thread().enable_time().start_paused(true).build().unwrap();
        runtime.block_on(async {
            let keap = connect();
            let readers = [&Over(&keap, Backend::XmlRpc), &Over(&keap, Backend::RestV2)];
            survives(keap.xmlrpc().unwrap().discounts(), readers, value).await;
            survives(keap.rest_v2().unwrap().discounts(), readers, value).await;
        });
    }
}

/// A category discount and its categories, from nothing.
async fn by_category(service: DiscountService<'_>) -> Vec<ProductCategoryId> {
    let made = service.add_category_discount("Tools", "", true, 15);
    let id = made.await.unwrap();
    for category in [2, 1] {
        let add = service
            .add_category_assignment_to_category_discount(id, ProductCategoryId::new(category));
        assert!(add.await.unwrap() > 0);
    }
    let read = service.get_category_discount(id).await.unwrap();
    assert_eq!(
        (read.name.as_deref(), read.commissions),
        (Some("Tools"), Some(true))
    );
    assert_eq!(read.value, None);
    let list = service.get_category_assignments_for_category_discount(id);
    list.await.unwrap()
}

#[tokio::test]
async fn categories_are_added_one_by_one_on_both_wires() {
    let keap = connect();
    let expected = [2, 1].map(ProductCategoryId::new);
    assert_eq!(
        by_category(keap.xmlrpc().unwrap().discounts()).await,
        expected
    );
    assert_eq!(
        by_category(keap.rest_v2().unwrap().discounts()).await,
        expected
    );
}

/// Keap's list is replaced by what is sent: what was there goes back, and what is there already is not sent at all.
#[tokio::test]
async fn adding_a_category_keeps_the_others_and_sends_nothing_twice() {
    let list = |ids: &str| format!(r#"{{"id":"3","name":"Tools","product_categories":[{ids}]}}"#);
    let script = Script::new()
        .answer(200, "application/json", list(r#""1","7""#))
        .answer(200, "application/json", list(r#""1","7","9""#))
        .answer(200, "application/json", list(r#""1","7","9""#));
    let keap = builder(&sandbox())
        .transport(script.transport())
        .build()
        .unwrap();
    let add = |category| {
        let service = keap.rest_v2().unwrap();
        service
            .discounts()
            .add_category_assignment_to_category_discount(DiscountId::new(3), category)
    };
    assert_eq!(add(ProductCategoryId::new(9)).await.unwrap(), 3);
    assert_eq!(add(ProductCategoryId::new(9)).await.unwrap(), 3);
    let sent = script.take_seen();
    assert_eq!(sent.len(), 3, "read, changed, read again");
    let body = String::from_utf8_lossy(&sent[1].body);
    assert_eq!(body, r#"{"product_category_ids":["1","7","9"]}"#);
    let uri = sent[1].head.uri.to_string();
    assert!(uri.ends_with("?update_mask=product_category_ids"), "{uri}");
}

/// A list that cannot be read is not written back without what could not be read.
#[tokio::test]
async fn categories_of_another_form_are_left_alone() {
    let odd = r#"{"id":"3","product_categories":[{"id":"1"}]}"#;
    let script = Script::new().answer(200, "application/json", odd);
    let keap = builder(&sandbox())
        .transport(script.transport())
        .build()
        .unwrap();
    let add = keap
        .rest_v2()
        .unwrap()
        .discounts()
        .add_category_assignment_to_category_discount(
            DiscountId::new(3),
            ProductCategoryId::new(9),
        );
    let error = add.await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::InvalidResponse);
    assert!(!error.may_have_applied(), "{error}");
    assert_eq!(script.take_seen().len(), 1);
}

#[tokio::test]
async fn an_empty_list_of_categories_that_is_refused_says_what_to_do() {
    let refusal = r#"{"code":3,"message":"product_category_ids must not be empty"}"#;
    let script = Script::new().answer(400, "application/json", refusal);
    let keap = builder(&sandbox())
        .transport(script.transport())
        .build()
        .unwrap();
    let add = keap
        .rest_v2()
        .unwrap()
        .discounts()
        .add_category_discount("Tools", "", true, 5);
    let error = add.await.unwrap_err();
    assert_eq!(error.difference().map(|known| known.id), Some("KB-118"));
    assert!(!error.may_have_applied());
    let body = String::from_utf8_lossy(&script.take_seen()[0].body).into_owned();
    assert!(body.contains(r#""product_category_ids":[]"#), "{body}");
}

#[tokio::test]
async fn what_rest_cannot_say_of_a_discount_is_refused_before_anything_is_sent() {
    let keap = connect();
    let mut shrinking = discount(DiscountValue::Percent(100.0));
    shrinking.commissions = true;
    let over_rest = keap
        .rest_v2()
        .unwrap()
        .discounts()
        .add_shipping_total_discount(shrinking.clone());
    let error = over_rest.await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Unsupported);
    assert_eq!(error.difference().map(|known| known.id), Some("KB-119"));
    let over_xmlrpc = keap
        .xmlrpc()
        .unwrap()
        .discounts()
        .add_shipping_total_discount(shrinking);
    assert!(over_xmlrpc.await.is_ok());
    let over_v1 = keap
        .rest_v1()
        .unwrap()
        .discounts()
        .get_free_trial(DiscountId::new(1))
        .await
        .unwrap_err();
    assert_eq!(over_v1.kind(), ErrorKind::Unsupported, "{}", told(&over_v1));
    for value in [f64::NAN, -1.0] {
        let odd = discount(DiscountValue::Amount(value));
        let error = keap.discounts().add_shipping_total_discount(odd);
        let error = error.await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::InvalidRequest);
    }
}

async fn trial(service: DiscountService<'_>) -> FreeTrial {
    let add = service.add_free_trial("Trial", "two weeks", 14, true, SubscriptionPlanId::new(1));
    let id = add.await.unwrap();
    service.get_free_trial(id).await.unwrap()
}

#[tokio::test]
async fn free_trials_and_discounts_of_products_are_the_same_over_both() {
    let keap = connect();
    let legacy = trial(keap.xmlrpc().unwrap().discounts()).await;
    assert_eq!(trial(keap.rest_v2().unwrap().discounts()).await, legacy);
    assert_eq!(
        (legacy.days, legacy.hide_price, legacy.plan),
        (Some(14), Some(true), Some(SubscriptionPlanId::new(1)))
    );
    let of_product = |value| discount(DiscountValue::Amount(value));
    let legacy = keap.xmlrpc().unwrap();
    let id = legacy
        .discounts()
        .add_product_total_discount(of_product(2.5), ProductId::new(1));
    let id = id.await.unwrap();
    let read = keap
        .rest_v2()
        .unwrap()
        .discounts()
        .get_product_total_discount(id)
        .await
        .unwrap();
    assert_eq!(
        legacy
            .discounts()
            .get_product_total_discount(id)
            .await
            .unwrap(),
        read
    );
    assert_eq!((read.product, read.value), (Some(ProductId::new(1)), None));
}

/// Ids of the ways to ship of the demo account, each of a kind of its own.
#[tokio::test]
async fn a_way_to_ship_is_picked_by_its_id_and_its_kind() {
    let keap = connect();
    let rest = keap.rest_v2().unwrap();
    let all = rest.shipping().get_all_shipping_options().await.unwrap();
    let ids: Vec<_> = all.iter().filter_map(|option| option.id).collect();
    assert_eq!(ids, [1, 2, 3, 4, 5, 6, 7].map(ShippingOptionId::new));
    assert!(all.iter().all(|option| option.other.is_empty()));
    let actives: Vec<_> = all.iter().filter_map(|option| option.active).collect();
    assert_eq!(actives, [true, true, false, true, true, true, false]);
    let flat = rest
        .shipping()
        .get_flat_rate_shipping_option(ShippingOptionId::new(1))
        .await
        .unwrap();
    assert_eq!(flat.amount("price"), Some(5.0));
    let by_number = rest
        .shipping()
        .get_order_quantity_shipping_option(ShippingOptionId::new(4))
        .await
        .unwrap();
    assert_eq!(by_number.amount("baseShippingPrice"), Some(3.0));
    assert_eq!(by_number.amount("pricePerItem"), Some(0.75));
    assert_eq!(by_number.amount("minimumShippingPrice"), Some(4.5));
    for id in [2, 99] {
        let error = rest
            .shipping()
            .get_flat_rate_shipping_option(ShippingOptionId::new(id))
            .await
            .unwrap_err();
        assert_eq!(error.kind(), ErrorKind::NotFound, "{id}");
    }
    let ranges = rest
        .shipping()
        .get_order_total_shipping_ranges(ShippingOptionId::new(2))
        .await
        .unwrap();
    let legacy = keap.xmlrpc().unwrap();
    assert_eq!(
        ranges,
        legacy
            .shipping()
            .get_order_total_shipping_ranges(ShippingOptionId::new(2))
            .await
            .unwrap()
    );
    assert_eq!(ranges.len(), 2);
}

/// A service whose settings have another form: what is not there is not made up.
#[tokio::test]
async fn settings_of_another_form_are_absent_and_no_ranges_are_no_empty_list() {
    let list = r#"{"shipping_methods":[
        {"id":"1","name":"Flat","type":"FLAT_RATE","status":"INACTIVE","settings":{"rate":{"cents":500}}},
        {"id":"2","name":"By value","type":"SOMETHING_NEW"}]}"#;
    let answers = (0..3).fold(Script::new(), |script, _| {
        script.answer(200, "application/json", list)
    });
    let keap = builder(&sandbox())
        .transport(answers.transport())
        .build()
        .unwrap();
    let rest = keap.rest_v2().unwrap();
    let flat = rest
        .shipping()
        .get_flat_rate_shipping_option(ShippingOptionId::new(1))
        .await
        .unwrap();
    assert_eq!((flat.active, flat.amount("price")), (Some(false), None));
    let unknown = rest
        .shipping()
        .get_order_total_shipping_option(ShippingOptionId::new(2))
        .await
        .unwrap();
    assert_eq!(unknown.kind.as_deref(), Some("SOMETHING_NEW"));
    let error = rest
        .shipping()
        .get_order_total_shipping_ranges(ShippingOptionId::new(2))
        .await
        .unwrap_err();
    assert_eq!(error.difference().map(|known| known.id), Some("KB-122"));
}

/// The local Keap tells the account at the carrier over both wires; over REST it goes no further, over XML-RPC it is
/// handed to the program and shown nowhere.
#[tokio::test]
async fn the_account_at_the_carrier_is_shown_nowhere() {
    let keap = connect();
    let ups = Invocation::shipping_get_ups(ShippingOptionId::new(6));
    let over_rest = keap
        .rest_v2()
        .unwrap()
        .shipping()
        .get_ups_shipping_option(ShippingOptionId::new(6))
        .await
        .unwrap();
    let names: BTreeSet<&str> = over_rest.other.names().collect();
    let public = [
        "deliveryType",
        "destinationType",
        "packagingType",
        "pickupType",
    ];
    assert_eq!(names, BTreeSet::from(public));
    let legacy = keap.xmlrpc().unwrap();
    let legacy = legacy
        .shipping()
        .get_ups_shipping_option(ShippingOptionId::new(6))
        .await
        .unwrap();
    let password = legacy.other.get("accessPassword").unwrap().to_string();
    assert_eq!(password, "sandbox-carrier-password");
    let outcome = keap.invoke_on(Backend::XmlRpc, ups.clone()).await.unwrap();
    let comparison = keap.compare(ups, &[Backend::XmlRpc, Backend::RestV2]).await;
    let shown = format!("{legacy:?} {outcome:?} {comparison:?}");
    assert!(shown.contains("accessPassword"));
    assert!(!shown.contains("sandbox-carrier"), "{shown}");
}

#[test]
fn every_operation_of_the_two_services_is_in_this_file_or_made_of_one_description() {
    let mine = |operation: &&Operation| {
        let name = operation.name();
        name.starts_with("DiscountService.") || name.starts_with("ShippingService.")
    };
    assert_eq!(Operation::ALL.iter().filter(mine).count(), 20);
    for &operation in Operation::ALL.iter().filter(mine) {
        let invocation = invocations::sample(operation);
        assert_eq!(
            keap::coverage::endpoints(&invocation, Backend::RestV1),
            [""; 0]
        );
    }
}
