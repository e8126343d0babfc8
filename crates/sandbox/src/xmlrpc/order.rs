//! `OrderService`: a whole order in one call.

use keap_xmlrpc::{Fault, Value};

use super::arguments::Arguments;
use super::invoice::{known, payment};
use super::method::{Method, method};
use super::{Account, fault, values};
use crate::rules::orders::{self, NewItem, NewOrder};

pub(crate) const METHODS: &[Method] = &[method(
    "OrderService.placeOrder",
    &["IIIAABA", "IIIAABAII"],
    place_order,
)];

/// All values of the answer are texts, absent ones the text `None` (documented). Card 0 is not
/// charged.
fn place_order(account: &mut Account<'_>, arguments: &Arguments) -> Result<Value, Fault> {
    let (contact, card) = (arguments.int(0), arguments.int(1));
    known(account, "Contact", contact)?;
    let (products, plans) = (arguments.ids(3), arguments.ids(4));
    if products.is_empty() && plans.is_empty() {
        return Err(fault::invalid_parameter(
            "At least one product or subscription plan is required",
        ));
    }
    let items = place_items(account, &products, &plans)?;
    let new = NewOrder {
        contact,
        title: "Online Order".to_owned(),
        date: crate::store::zone::to_eastern(account.now).date(),
        kind: "Online".to_owned(),
        lead_affiliate: arguments.int(7),
        sale_affiliate: arguments.int(8),
    };
    let (job, invoice) = orders::create(account.store, account.now, account.user, &new);
    for item in items {
        orders::add_item(account.store, account.now, job, item);
    }
    let due = orders::due(account.store, invoice);
    let good = account
        .store
        .row("CreditCard", card)
        .is_some_and(|card| card.int("Status") == 3);
    let (done, message, code) = match (card, good) {
        (0, _) => (true, "None", ""),
        (_, true) => (true, "Approved", "APPROVED"),
        (_, false) => (false, "Error process card.", "ERROR"),
    };
    let mut reference = "None".to_owned();
    if good && due > 0.0 {
        let mut payment = payment(account, due, "Credit Card", "", false);
        payment.charged = Some((card, orders::MERCHANT));
        let id = orders::pay(account.store, account.now, account.user, invoice, payment);
        reference = format!("SANDBOX-{id}");
    }
    let members = [
        ("Successful", done.to_string()),
        ("Message", message.to_owned()),
        ("RefNum", reference),
        ("OrderId", job.to_string()),
        ("InvoiceId", invoice.to_string()),
        ("Code", code.to_owned()),
    ];
    Ok(values::hash_ordered(members.map(|(name, text)| {
        (name.to_owned(), Value::String(text))
    })))
}

/// An id that is named twice is one line of two pieces (documented).
fn place_items(
    account: &Account<'_>,
    products: &[i64],
    plans: &[i64],
) -> Result<Vec<NewItem>, Fault> {
    let mut items: Vec<NewItem> = Vec::new();
    for id in products {
        let price = known(account, "Product", *id)?.double("ProductPrice");
        if let Some(item) = items.iter_mut().find(|item| item.product == *id) {
            item.quantity += 1;
            continue;
        }
        items.push(NewItem {
            product: *id,
            kind: orders::PRODUCT,
            price,
            quantity: 1,
            ..NewItem::default()
        });
    }
    for id in plans {
        let plan = known(account, "SubscriptionPlan", *id)?;
        if let Some(item) = items.iter_mut().find(|item| item.plan == *id) {
            item.quantity += 1;
            continue;
        }
        items.push(NewItem {
            product: plan.int("ProductId"),
            plan: *id,
            kind: orders::SUBSCRIPTION,
            price: plan.double("PlanPrice"),
            quantity: 1,
            ..NewItem::default()
        });
    }
    Ok(items)
}
