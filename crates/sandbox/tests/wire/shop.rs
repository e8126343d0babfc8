//! The resources of the shop: what REST shows are the rows that XML-RPC shows.

use http::{Method, StatusCode};
use keap_xmlrpc::Value;
use serde_json::json;

use crate::support::{call, demo, get, rest};

/// Loads columns of a row over XML-RPC.
async fn load(sandbox: &keap_sandbox::Sandbox, table: &str, id: i32, columns: &[&str]) -> Value {
    let columns = columns.iter().map(|column| Value::from(*column)).collect();
    let params = [Value::from(table), Value::Int(id), Value::Array(columns)];
    call(sandbox, "DataService.load", &params).await.unwrap()
}

fn member<'a>(row: &'a Value, name: &str) -> Option<&'a Value> {
    row.as_struct().unwrap().get(name)
}

#[tokio::test]
async fn an_option_is_made_with_nested_rules_and_changed_with_flat_ones() {
    let sandbox = demo();
    let body = json!({
        "option_type": "TEXT", "option_label": "Name", "required": true,
        "text_rules": { "minimum_characters": 1, "only_ends_with": "DIGIT" },
    });
    let path = "/v2/products/2/options";
    let (status, option) = rest(&sandbox, Method::POST, path, Some(body)).await;
    assert_eq!(status, StatusCode::CREATED, "{option}");
    let id = option["id"].as_str().unwrap();
    let change = json!({ "maximum_characters": 9, "option_label": "Not this" });
    let path = format!("{path}/{id}?update_mask=maximum_characters");
    let (_, option) = rest(&sandbox, Method::PATCH, &path, Some(change)).await;
    assert_eq!(option["option_label"], "Name");
    assert_eq!(option["text_rules"]["only_ends_with"], "DIGIT");
    let columns = ["MinChars", "MaxChars", "CanEndWith", "OptionType"];
    let row = load(&sandbox, "ProductOption", id.parse().unwrap(), &columns).await;
    assert_eq!(member(&row, "MaxChars"), Some(&Value::Int(9)));
    assert_eq!(member(&row, "CanEndWith"), Some(&Value::Int(2)));
    // An option of another product is not found by this one's path.
    let (status, _) = rest(&sandbox, Method::GET, "/v2/products/2/options/11", None).await;
    assert_eq!(status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn items_are_added_as_a_bare_array() {
    let sandbox = demo();
    let path = "/v2/products/1/options/11/listItems";
    let items = json!([{ "item_label": "Oak", "item_code": "O", "item_display_order": 0 }]);
    let (status, option) = rest(&sandbox, Method::POST, path, Some(items)).await;
    assert_eq!(status, StatusCode::CREATED);
    assert_eq!(option["list_items"][0]["item_label"], "Oak");
    assert_eq!(option["list_items"][2]["price_adjustment"], 2.5);
    let products = get(&sandbox, "/v1/products").await;
    let values = &products["products"][0]["product_options"][0]["values"];
    assert_eq!(
        (&values[1]["label"], &values[1]["is_default"]),
        (&json!("Ash"), &json!(true))
    );
}

#[tokio::test]
async fn assigned_products_are_grouped_by_category() {
    let sandbox = demo();
    let all = get(&sandbox, "/v2/productCategories/assignedProducts").await;
    assert_eq!(
        all["assigned_product_categories"],
        json!([
            { "product_category_id": "1", "product_ids": ["1", "3"] },
            { "product_category_id": "2", "product_ids": ["1"] },
        ])
    );
    let path = "/v2/productCategories/assignedProducts?filter=product_ids%3D%3D3";
    let one = get(&sandbox, path).await;
    assert_eq!(
        one["assigned_product_categories"].as_array().unwrap().len(),
        1
    );
}

#[tokio::test]
async fn a_bundle_shows_its_own_interests_only() {
    let sandbox = demo();
    let bundle = get(&sandbox, "/v2/productInterestBundles/1").await;
    assert_eq!(bundle["product_interests"][0]["id"], "31");
    assert_eq!(bundle["product_interests"][0]["price"]["amount"], 1999);
    assert_eq!(bundle["subscription_plan_interests"][0]["interest_id"], "1");
    assert_eq!(bundle["product_interests"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn a_partner_needs_a_code_of_the_documented_form() {
    let sandbox = demo();
    for code in ["bob", "4bob", "bo bby", "JOEC"] {
        let body = json!({ "code": code, "contact_id": "19" });
        let (status, _) = rest(&sandbox, Method::POST, "/v2/affiliates", Some(body)).await;
        assert_eq!(status, StatusCode::BAD_REQUEST, "{code}");
    }
    let body = json!({ "code": "cleo", "contact_id": "19", "password": "secret" });
    let (status, partner) = rest(&sandbox, Method::POST, "/v2/affiliates", Some(body)).await;
    assert_eq!(
        (status, &partner["name"]),
        (StatusCode::CREATED, &json!("Cleo Carter"))
    );
    assert!(partner.get("password").is_none());
    let found = get(&sandbox, "/v1/affiliates?status=inactive").await;
    assert_eq!(found["affiliates"][0]["parent_id"], 1);
    let of = get(
        &sandbox,
        "/v2/affiliates/1/referrals?order_by=referral_time%20desc",
    )
    .await;
    assert_eq!(of["referrals"][0]["referral_type"], "MANUAL");
}

#[tokio::test]
async fn sales_are_in_major_units_and_name_orders_not_invoices() {
    let sandbox = demo();
    let payments = get(&sandbox, "/v2/sales/payments?filter=order_id%3D%3D3").await;
    let payment = &payments["payments"][0];
    assert_eq!(
        (&payment["amount"], &payment["order_ids"]),
        (&json!(29.0), &json!(["3"]))
    );
    assert_eq!(payment["payment_time"], "2025-03-15T04:00:00Z");
    let charges = get(&sandbox, "/v2/sales/transactions?filter=amount%3E20").await;
    let charge = &charges["transactions"][0];
    assert_eq!(charge["payment_method"]["credit_card_id"], "1");
    assert!(charge.get("id").is_none(), "v2 transactions have no id");
    let v1 = get(&sandbox, "/v1/orders/3/transactions").await;
    assert_eq!(
        (&v1["transactions"][0]["id"], &v1["count"]),
        (&json!(41), &json!(1))
    );
}

#[tokio::test]
async fn a_payment_method_is_not_a_card_id() {
    let sandbox = demo();
    let path = "/v2/paymentMethods?filter=credit_card_id%3D%3D1";
    let methods = get(&sandbox, path).await;
    let method = methods["payment_methods"][0]["payment_method_id"]
        .as_str()
        .unwrap();
    assert_ne!(method, "1");
    let subscription = get(&sandbox, "/v2/subscriptions/1").await;
    assert_eq!(subscription["payment_method_id"], method);
    let (status, _) = rest(
        &sandbox,
        Method::DELETE,
        "/v2/contacts/19/paymentMethods/1",
        None,
    )
    .await;
    assert_eq!(status, StatusCode::NOT_FOUND);
    let path = format!("/v2/contacts/19/paymentMethods/{method}");
    let (status, _) = rest(&sandbox, Method::DELETE, path, None).await;
    assert_eq!(status, StatusCode::NO_CONTENT);
    let row = load(&sandbox, "CreditCard", 1, &["Status"]).await;
    assert_eq!(member(&row, "Status"), Some(&Value::Int(2)));
}

#[tokio::test]
async fn an_order_shows_its_plan_and_its_lines() {
    let sandbox = demo();
    let order = get(&sandbox, "/v2/orders/2").await;
    let plan = &order["payment_plan"];
    assert_eq!(plan["number_of_payments"], 2);
    assert_eq!(plan["days_between_payments"], 30);
    assert_eq!(plan["payment_plan_items"][1]["amount_due"]["amount"], 999);
    let order = get(&sandbox, "/v2/orders/3").await;
    let line = &order["order_items"][0];
    assert_eq!(line["cost_per_unit"]["amount"], 425);
    assert_eq!(
        (&line["subscription_id"], &order["invoice_id"]),
        (&json!("1"), &json!("103"))
    );
    let v1 = get(&sandbox, "/v1/orders/2").await;
    assert_eq!(v1["payment_plan"]["plan_start_date"], "2025-09-01");
    assert_eq!(
        v1["invoice_number"],
        json!(null),
        "v1 does not show the invoice id"
    );
}

#[tokio::test]
async fn resources_belong_to_their_programs() {
    let sandbox = demo();
    let path = "/v2/affiliates/commissionPrograms/2/resources";
    let resources = get(&sandbox, path).await;
    assert_eq!(resources["resources"][0]["title"], "Spring banner");
    assert_eq!(resources["resources"].as_array().unwrap().len(), 1);
    let body = json!({ "title": "T", "type": "EMAIL", "commission_program_ids": ["9"] });
    let path = "/v2/affiliates/commissionPrograms/resources";
    let (status, _) = rest(&sandbox, Method::POST, path, Some(body)).await;
    assert_eq!(status, StatusCode::BAD_REQUEST);
}

/// Each kind of discount: its path, what its parameters of XML-RPC become, and the method that reads it.
#[tokio::test]
async fn discounts_of_both_wires_are_the_same_rows() {
    let sandbox = demo();
    let params = ["Spring", "ten off"].map(Value::from).to_vec();
    let order = [params, vec![1.into(), 1.into(), 12.5.into(), "Net".into()]].concat();
    let id = call(&sandbox, "DiscountService.addOrderTotalDiscount", &order).await;
    let id = id.unwrap().as_i64().unwrap();
    let path = format!("/v2/discounts/orderTotals/{id}");
    let mut shown = get(&sandbox, &path).await;
    let expected = json!({
        "id": id.to_string(), "name": "Spring", "description": "ten off", "apply_to_commissions": true,
        "discount_type": "PERCENT", "discount_value": 12.5, "discount_strategy": "NET", "criteria": [],
    });
    assert_eq!(shown, expected);
    // A discount of another kind is not found by this one's path.
    let path = format!("/v2/discounts/products/{id}");
    let (status, _) = rest(&sandbox, Method::GET, path, None).await;
    assert_eq!(status, StatusCode::NOT_FOUND);

    let change = json!({ "discount_type": "AMOUNT", "discount_value": 3, "name": "Not this" });
    let path = format!("/v2/discounts/orderTotals/{id}?update_mask=discount_type,discount_value");
    (_, shown) = rest(&sandbox, Method::PATCH, path, Some(change)).await;
    assert_eq!(shown["name"], "Spring");
    let id = i32::try_from(id).unwrap();
    let read = call(
        &sandbox,
        "DiscountService.getOrderTotalDiscount",
        &[id.into()],
    )
    .await;
    let read = read.unwrap();
    for (name, text) in [("amount", "3.0"), ("pctOrAmt", "0"), ("payType", "Net")] {
        assert_eq!(member(&read, name), Some(&Value::from(text)), "{name}");
    }
    let (status, _) = rest(
        &sandbox,
        Method::DELETE,
        format!("/v2/discounts/orderTotals/{id}"),
        None,
    )
    .await;
    assert_eq!(status, StatusCode::NO_CONTENT);
    let gone = call(
        &sandbox,
        "DiscountService.getOrderTotalDiscount",
        &[id.into()],
    )
    .await;
    assert!(gone.is_err());
}

#[tokio::test]
async fn the_categories_of_a_discount_are_replaced_as_a_whole() {
    let sandbox = demo();
    let body = |categories| {
        json!({
            "name": "Tools", "discount_percent": 15, "apply_to_commissions": false,
            "product_category_ids": categories,
        })
    };
    let path = "/v2/discounts/productCategories";
    for missing in ["discount_percent", "product_category_ids"] {
        let mut body = body(json!([]));
        body.as_object_mut().unwrap().remove(missing);
        let (status, refusal) = rest(&sandbox, Method::POST, path, Some(body)).await;
        assert_eq!(status, StatusCode::BAD_REQUEST, "{refusal}");
    }
    let (status, made) = rest(&sandbox, Method::POST, path, Some(body(json!(["1"])))).await;
    assert_eq!(status, StatusCode::CREATED, "{made}");
    assert_eq!(made["product_categories"], json!(["1"]));
    let id: i32 = made["id"].as_str().unwrap().parse().unwrap();
    let add = "DiscountService.addCategoryAssignmentToCategoryDiscount";
    let pair = call(&sandbox, add, &[id.into(), 2.into()]).await.unwrap();
    assert!(pair.as_i64().is_some());
    let one = format!("{path}/{id}");
    assert_eq!(
        get(&sandbox, &one).await["product_categories"],
        json!(["1", "2"])
    );
    let found = get(
        &sandbox,
        &format!("{path}?filter=product_category_id%3D%3D2"),
    )
    .await;
    assert_eq!(found["discounts"].as_array().unwrap().len(), 1);
    let change = json!({ "product_category_ids": ["2"] });
    let (_, changed) = rest(&sandbox, Method::PATCH, &one, Some(change)).await;
    assert_eq!(changed["product_categories"], json!(["2"]));
    let list = "DiscountService.getCategoryAssignmentsForCategoryDiscount";
    let rows = call(&sandbox, list, &[id.into()]).await.unwrap();
    let rows = rows.as_array().unwrap();
    assert_eq!(rows.len(), 1);
    assert_eq!(member(&rows[0], "productCategoryId"), Some(&"2".into()));
    assert_eq!(
        member(&rows[0], "id").and_then(Value::as_str),
        pair.as_i64().map(|id| id.to_string()).as_deref()
    );
}

#[tokio::test]
async fn criteria_are_added_changed_and_taken_away() {
    let sandbox = demo();
    let path = "/v2/discounts/orderTotals/2";
    let promo = json!({ "type": "PROMO_CODE", "code": "MAY" });
    let (status, made) = rest(
        &sandbox,
        Method::POST,
        format!("{path}/criteria"),
        Some(promo),
    )
    .await;
    assert_eq!(status, StatusCode::CREATED, "{made}");
    let id = made["criteria_id"].as_str().unwrap();
    let change = json!({ "criteria": [{ "criteria_id": id, "code": "JUNE" }] });
    let (_, changed) = rest(&sandbox, Method::PATCH, path, Some(change)).await;
    let codes: Vec<_> = changed["criteria"].as_array().unwrap().iter().collect();
    assert_eq!(codes.len(), 2);
    assert_eq!(codes[1]["code"], "JUNE");
    let one = format!("{path}/criteria/{id}");
    let (status, _) = rest(&sandbox, Method::DELETE, &one, None).await;
    assert_eq!(status, StatusCode::NO_CONTENT);
    let (status, _) = rest(&sandbox, Method::DELETE, &one, None).await;
    assert_eq!(status, StatusCode::NOT_FOUND);
}

/// The definitions of three tables name their id as writable.
#[tokio::test]
async fn a_row_keeps_its_id_whatever_is_written() {
    let sandbox = demo();
    let write = async |method: &str, mut params: Vec<Value>, members: &[(&str, Value)]| {
        let members = members.iter().cloned();
        params.push(Value::Struct(
            members
                .map(|(name, value)| (name.to_owned(), value))
                .collect(),
        ));
        call(&sandbox, method, &params).await
    };
    for (table, ids, column) in [
        ("ProductOption", [11, 12], "Label"),
        ("ProductOptValue", [21, 22], "Label"),
        ("AffResource", [1, 2], "Title"),
    ] {
        let other = load(&sandbox, table, ids[1], &["Id", column]).await;
        let members = [("Id", Value::Int(ids[1])), (column, Value::from("Changed"))];
        let params = vec![Value::from(table), Value::Int(ids[0])];
        let changed = write("DataService.update", params, &members).await;
        assert_eq!(changed.unwrap(), Value::Int(ids[0]), "{table}");
        let row = load(&sandbox, table, ids[0], &[column]).await;
        assert_eq!(member(&row, column), Some(&Value::from("Changed")));
        for id in [ids[1], i32::MAX] {
            let members = [("Id", Value::Int(id)), (column, Value::from("Added"))];
            let added = write("DataService.add", vec![Value::from(table)], &members).await;
            let added = added.unwrap();
            assert!(
                added.as_i32().is_some_and(|new| new > ids[1] && new < 1000),
                "{table} {added:?}"
            );
        }
        let now = load(&sandbox, table, ids[1], &["Id", column]).await;
        assert_eq!(now, other, "{table}");
    }
}

/// A card that is stored anew has the digits of the one before.
#[tokio::test]
async fn of_cards_with_the_same_digits_the_newest_is_located() {
    let sandbox = demo();
    let store = async |status: i32| {
        let members = [
            ("ContactId", Value::Int(19)),
            ("CardNumber", Value::from("4111111111117777")),
            ("Status", Value::Int(status)),
        ];
        let members = members.map(|(name, value)| (name.to_owned(), value));
        let params = [
            Value::from("CreditCard"),
            Value::Struct(members.into_iter().collect()),
        ];
        call(&sandbox, "DataService.add", &params).await.unwrap()
    };
    let (older, newer) = (store(3).await, store(3).await);
    let params = [Value::Int(19), Value::from("7777")];
    let locate = async || {
        call(&sandbox, "InvoiceService.locateExistingCard", &params)
            .await
            .unwrap()
    };
    assert_eq!(locate().await, newer);
    let path = format!(
        "/v2/contacts/19/paymentMethods/{}",
        900_000 + newer.as_i32().unwrap()
    );
    let (status, _) = rest(&sandbox, Method::DELETE, &path, None).await;
    assert_eq!(status, StatusCode::NO_CONTENT);
    assert_eq!(locate().await, older);
}
