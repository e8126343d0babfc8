//! An order of v2, with its lines, its sums and where it is sent.

use serde_json::{Map, Value as Json, json};

use super::{item, payment_plan};
use crate::rest::shared::fields::{Form, ro, rw};
use crate::rest::shared::filter::Test;
use crate::rest::shared::resource::{PLAIN, Resource};
use crate::rest::shared::shipping_address::write_shipping;
use crate::rest::shared::{Call, Refusal, Version, json};
use crate::rest::v2::money;
use crate::rules::{orders, places};
use crate::store::{Row, Store};

const V2: Version = Version::V2;

pub(super) const FORM: i64 = -9;

/// Stored and v2 words of an order type.
pub(super) const TYPES: [(&str, &str); 2] = [("Online", "ONLINE"), ("Offline", "OFFLINE")];

/// `order_title` and `title` both set the title: the names of request and answer differ.
pub(crate) const ORDER: Resource = Resource {
    table: "Job",
    noun: "Order",
    key: "orders",
    properties: &[
        ro("id", "Id", Form::Id),
        rw("title", "JobTitle", Form::Text),
        rw("notes", "JobNotes", Form::Text),
        rw("terms", "terms", Form::Text),
        rw("order_type", "OrderType", Form::Words(&TYPES)),
        ro("source_type", "source_type", Form::Text),
        ro("creation_time", "DateCreated", Form::Time),
        ro("modification_time", "LastUpdated", Form::Time),
        rw("order_time", "StartDate", Form::EasternDate),
        rw("due_time", "DueDate", Form::EasternDate),
        rw("sent_time", "sent_time", Form::Time),
        rw("invoice_number", "invoice_number", Form::Text),
    ],
    keys: &[
        ("id", Test::CompareNot("Id")),
        ("ids", Test::List("Id")),
        ("product_id", Test::Custom(has_product)),
        ("contact_id", Test::Equal("ContactId")),
        (
            "invoice_id",
            Test::Custom(|store, row, text| {
                Ok(orders::invoice_of(store, row.id())
                    .is_some_and(|invoice| invoice.to_string() == text))
            }),
        ),
        (
            "paid",
            Test::Custom(|store, row, word| {
                let wanted: Result<bool, _> = word.parse();
                let wanted = wanted.map_err(|_| Refusal::bad("Invalid filter value for paid"))?;
                Ok(is_paid(store, row) == wanted)
            }),
        ),
        ("created_since_time", Test::Since("DateCreated")),
        ("created_until_time", Test::Until("DateCreated")),
        ("modified_since_time", Test::Since("LastUpdated")),
        ("modified_until_time", Test::Until("LastUpdated")),
        ("title", Test::Prefix("JobTitle")),
        (
            "order_type",
            Test::Word("OrderType", &["ONLINE", "OFFLINE"]),
        ),
        ("shipping_locality", Test::Equal("ShipCity")),
        ("shipping_postal_code", Test::Equal("ShipZip")),
        (
            "shipping_region_code",
            Test::Custom(|_, row, text| Ok(shipping(row)["address"]["region_code"] == text)),
        ),
        (
            "shipping_country_code",
            Test::Custom(|_, row, text| Ok(shipping(row)["address"]["country_code"] == text)),
        ),
    ],
    order: &[
        ("id", "Id"),
        ("order_time", "StartDate"),
        ("modification_time", "LastUpdated"),
    ],
    form: Some(FORM),
    compose: |store, row, shown| compose(store, row, shown),
    accept: |call, row, body, allowed| {
        let given = |name: &str| body.get(name).filter(|_| allowed(name));
        if let Some(title) = given("order_title") {
            row.set("JobTitle", json::read_text(title)?);
        }
        if let Some(contact) = given("contact_id") {
            row.set("ContactId", known_contact(call, contact)?);
        }
        if let Some(address) = given("shipping_address") {
            write_shipping(row, address)?;
        }
        if let Some(plan) = given("payment_plan") {
            let invoice = invoice(call.store, row).id();
            payment_plan::write(call.store, invoice, plan)?;
        }
        Ok(())
    },
    ..PLAIN
};

pub(super) fn known_contact(call: &Call<'_>, value: &Json) -> Result<i64, Refusal> {
    let contact = json::read_id(value)?;
    if call.store.has("Contact", contact) {
        return Ok(contact);
    }
    Err(Refusal::bad(format!("Contact {contact} does not exist")))
}

fn has_product(store: &Store, row: &Row, text: &str) -> Result<bool, Refusal> {
    Ok(orders::items(store, row.id()).any(|item| item.int("ProductId").to_string() == text))
}

pub(super) fn invoice(store: &Store, row: &Row) -> Row {
    let id = orders::invoice_of(store, row.id()).unwrap_or_default();
    store.row("Invoice", id).cloned().unwrap_or_default()
}

fn is_paid(store: &Store, row: &Row) -> bool {
    invoice(store, row).is("PayStatus")
}

fn compose(store: &Store, row: &Row, shown: &mut Map<String, Json>) {
    let invoice = invoice(store, row);
    let contact = store
        .row("Contact", row.int("ContactId"))
        .cloned()
        .unwrap_or_default();
    let items: Vec<Json> = orders::items(store, row.id())
        .map(|item| item::show(store, item))
        .collect();
    let status = if invoice.is("PayStatus") {
        "PAID"
    } else {
        "DRAFT"
    };
    let mut put = |name: &str, value: Json| shown.insert(name.to_owned(), value);
    put("status", status.into());
    put("total", money::show(invoice.double("InvoiceTotal")));
    put("total_paid", money::show(invoice.double("TotalPaid")));
    put("total_due", money::show(invoice.double("TotalDue")));
    put("refund_total", money::show(0.0));
    put("payment_plan", payment_plan::show(store, invoice.id()));
    put("credit_status", code(&invoice, "CreditStatus"));
    put("refund_status", code(&invoice, "RefundStatus"));
    put("invoice_id", json::id(V2, invoice.id()));
    put(
        "lead_affiliate_id",
        json::id(V2, invoice.int("LeadAffiliateId")),
    );
    put(
        "sales_affiliate_id",
        json::id(V2, invoice.int("AffiliateId")),
    );
    put("promo_code", json::text(invoice.text("PromoCode")));
    put("synced", invoice.is("Synced").into());
    put("allow_payment", true.into());
    put("allow_paypal", false.into());
    put("order_items", items.into());
    put("files", json!([]));
    put("shipping_information", shipping(row));
    put(
        "contact",
        json!({
            "id": row.int("ContactId").to_string(),
            "email": json::text(contact.text("Email")),
            "given_name": json::text(contact.text("FirstName")),
            "family_name": json::text(contact.text("LastName")),
        }),
    );
}

/// A status of the invoice: text here, a number in the table. No source pairs the words with the
/// numbers, so the number is shown (inferred).
fn code(invoice: &Row, column: &str) -> Json {
    let cell = invoice.get(column);
    cell.map_or(Json::Null, |cell| cell.to_text().into())
}

fn shipping(row: &Row) -> Json {
    let country = places::by_name(row.text("ShipCountry"));
    let region = country.and_then(|country| places::region(country, row.text("ShipState")));
    json!({
        "id": row.id().to_string(),
        "company": json::text(row.text("ShipCompany")),
        "given_name": json::text(row.text("ShipFirstName")),
        "family_name": json::text(row.text("ShipLastName")),
        "phone_number": json::text(row.text("ShipPhone")),
        "invoice_to_company": false,
        "address": {
            "line1": json::text(row.text("ShipStreet1")),
            "line2": json::text(row.text("ShipStreet2")),
            "locality": json::text(row.text("ShipCity")),
            "region": json::text(row.text("ShipState")),
            "region_code": region.map(|region| region.code),
            "postal_code": json::text(row.text("ShipZip")),
            "country": json::text(row.text("ShipCountry")),
            "country_code": country.map(|country| country.alpha3),
        },
    })
}
