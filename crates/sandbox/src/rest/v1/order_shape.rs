//! How v1 shows an order and its lines; the answer to a creation has a form of its own.

use serde_json::{Value as Json, json};

use super::payment_plans;
use crate::rest::shared::{Version, json};
use crate::rules::orders::{self, ITEM_TYPES};
use crate::store::{Row, Store, zone};

const V1: Version = Version::V1;

pub(super) fn invoice(store: &Store, row: &Row) -> Row {
    let id = orders::invoice_of(store, row.id()).unwrap_or_default();
    store.row("Invoice", id).cloned().unwrap_or_default()
}

pub(super) fn show(store: &Store, row: &Row) -> Json {
    let invoice = invoice(store, row);
    let contact = store
        .row("Contact", row.int("ContactId"))
        .cloned()
        .unwrap_or_default();
    let items: Vec<Json> = orders::items(store, row.id())
        .map(|item| show_item(store, item))
        .collect();
    let midnight = row
        .date("StartDate")
        .and_then(|date| date.and_hms_opt(0, 0, 0));
    // A number of the merchant's own, not the id of the invoice, which v1 does not show (documented).
    let invoice_number: Option<i64> = row.text("invoice_number").parse().ok();
    let product = Some(row.int("ProductId")).filter(|product| *product != 0);
    json!({
        "id": row.id(),
        "title": json::text(row.text("JobTitle")),
        "status": if invoice.is("PayStatus") { "PAID" } else { "DRAFT" },
        "recurring": row.int("JobRecurringId") != 0,
        "total": invoice.double("InvoiceTotal"),
        "total_paid": invoice.double("TotalPaid"),
        "total_due": invoice.double("TotalDue"),
        "refund_total": 0.0,
        "notes": json::text(row.text("JobNotes")),
        "terms": json::text(row.text("terms")),
        "order_type": json::text(row.text("OrderType")),
        "source_type": if row.text("source_type").is_empty() { "UNKNOWN" } else { row.text("source_type") },
        "creation_date": json::time(V1, row.time("DateCreated")),
        "modification_date": json::time(V1, row.time("LastUpdated")),
        "order_date": json::time(V1, midnight.map(zone::from_eastern)),
        "lead_affiliate_id": json::id(V1, invoice.int("LeadAffiliateId")),
        "sales_affiliate_id": json::id(V1, invoice.int("AffiliateId")),
        "invoice_number": invoice_number,
        "product_id": product.map(|product| product.to_string()),
        "contact": {
            "id": row.int("ContactId"),
            "email": json::text(contact.text("Email")),
            "first_name": json::text(contact.text("FirstName")),
            "last_name": json::text(contact.text("LastName")),
            "company_name": json::text(contact.text("Company")),
            "job_title": json::text(contact.text("JobTitle")),
        },
        "shipping_information": {
            "id": row.id(),
            "first_name": json::text(row.text("ShipFirstName")),
            "middle_name": json::text(row.text("ShipMiddleName")),
            "last_name": json::text(row.text("ShipLastName")),
            "company": json::text(row.text("ShipCompany")),
            "phone": json::text(row.text("ShipPhone")),
            "street1": json::text(row.text("ShipStreet1")),
            "street2": json::text(row.text("ShipStreet2")),
            "city": json::text(row.text("ShipCity")),
            "state": json::text(row.text("ShipState")),
            "zip": json::text(row.text("ShipZip")),
            "country": json::text(row.text("ShipCountry")),
            "invoiceToCompany": false,
        },
        "allow_payment": true,
        "allow_paypal": false,
        "order_items": items,
        "payment_plan": payment_plans::show(store, invoice.id()),
    })
}

pub(super) fn show_item(store: &Store, row: &Row) -> Json {
    let kind = ITEM_TYPES
        .iter()
        .find(|(kind, _, _)| *kind == row.int("ItemType"));
    let product = store
        .row("Product", row.int("ProductId"))
        .map_or(Json::Null, |product| {
            json!({
                "id": product.id(),
                "name": product.text("ProductName"),
                "sku": json::text(product.text("Sku")),
                "description": json::text(product.text("Description")),
                "shippable": product.is("Shippable"),
                "taxable": product.is("Taxable"),
            })
        });
    json!({
        "id": row.id(),
        "name": json::text(row.text("ItemName")),
        "description": json::text(row.text("ItemDescription")),
        "type": kind.map_or("UNKNOWN", |(_, word, _)| word),
        "notes": json::text(row.text("Notes")),
        "quantity": row.int("Qty"),
        "cost": row.double("CPU"),
        "price": row.double("PPU"),
        "discount": discount(store, row),
        "jobRecurringId": orders::subscription_of(store, row),
        "specialId": null,
        "specialAmount": null,
        "specialPctOrAmt": null,
        "product": product,
        "subscriptionPlan": super::products::plan(store, row.int("SubscriptionPlanId")),
    })
}

/// What a line is reduced by, or null.
fn discount(store: &Store, item: &Row) -> Json {
    orders::discount_of(store, item.id()).map_or(Json::Null, Json::from)
}

/// An order as the answer to its creation has it: fewer properties, other names of the shipping
/// address and of products (documented).
pub(super) fn as_created(store: &Store, row: &Row) -> Json {
    let mut shown = show(store, row);
    if let Some(members) = shown.as_object_mut() {
        for name in [
            "allow_payment",
            "allow_paypal",
            "invoice_number",
            "order_type",
            "recurring",
            "source_type",
            "terms",
        ] {
            members.remove(name);
        }
    }
    let country = crate::rules::places::by_name(row.text("ShipCountry"));
    shown["shipping_information"] = json!({
        "first_name": json::text(row.text("ShipFirstName")),
        "middle_name": json::text(row.text("ShipMiddleName")),
        "last_name": json::text(row.text("ShipLastName")),
        "company": json::text(row.text("ShipCompany")),
        "phone": json::text(row.text("ShipPhone")),
        "line1": json::text(row.text("ShipStreet1")),
        "line2": json::text(row.text("ShipStreet2")),
        "locality": json::text(row.text("ShipCity")),
        "region": json::text(row.text("ShipState")),
        "zip_code": json::text(row.text("ShipZip")),
        "country_code": country.map(|country| country.alpha3),
        "is_invoice_to_company": false,
    });
    shown["order_items"] = orders::items(store, row.id())
        .map(|item| item_as_created(store, item))
        .collect();
    shown
}

pub(super) fn item_as_created(store: &Store, item: &Row) -> Json {
    let mut shown = show_item(store, item);
    if let Some(members) = shown.as_object_mut() {
        members.remove("subscriptionPlan");
    }
    shown["product"] = store
        .row("Product", item.int("ProductId"))
        .map_or(Json::Null, |product| {
            json!({
                "id": product.id(),
                "product_name": product.text("ProductName"),
                "product_desc": json::text(product.text("Description")),
                "product_short_desc": json::text(product.text("ShortDescription")),
                "product_price": product.double("ProductPrice"),
                "sku": json::text(product.text("Sku")),
                "status": product.int("Status"),
            })
        });
    shown
}
