//! `InvoiceService`: orders, lines and payments; subscriptions have their own file. Ids are invoice
//! ids here.

use keap_xmlrpc::{Fault, Value};

use super::arguments::Arguments;
use super::method::{Method, absent, method};
use super::{Account, fault, records, values};
use crate::rules::joined_columns;
use crate::rules::orders::{self, NewItem, NewOrder, NewPayment};
use crate::rules::pay_plans::{self, NewPlan};
use crate::store::Row;

pub(crate) const METHODS: &[Method] = &[
    method(
        "InvoiceService.createBlankOrder",
        &["ISTII"],
        create_blank_order,
    ),
    method("InvoiceService.addOrderItem", &["IIIDISS"], add_order_item),
    method("InvoiceService.chargeInvoice", &["ISIIB"], charge),
    method("InvoiceService.deleteInvoice", &["I"], delete),
    method(
        "InvoiceService.addManualPayment",
        &["IDTSSB"],
        add_manual_payment,
    ),
    method(
        "InvoiceService.addPaymentPlan",
        &["IBIIIIDTTII"],
        add_payment_plan,
    ),
    method("InvoiceService.calculateAmountOwed", &["I"], amount_owed),
    method(
        "InvoiceService.getAllPaymentOptions",
        &[""],
        payment_options,
    ),
    method("InvoiceService.getPayments", &["I"], payments),
    method("InvoiceService.locateExistingCard", &["IS"], locate_card),
    method("InvoiceService.recalculateTax", &["I"], recalculate_tax),
    method(
        "InvoiceService.validateCreditCard",
        &["I", "M", "SISSSS"],
        validate_card,
    ),
    method(
        "InvoiceService.addOrderCommissionOverride",
        &["IIIIDIST"],
        order_override,
    ),
    method("InvoiceService.getInvoiceId", &["I"], invoice_id),
    method("InvoiceService.getOrderId", &["I"], order_id),
    absent("InvoiceService.getAllShippingOptions", &[""]),
    absent("InvoiceService.setInvoiceSyncStatus", &["IB"]),
    absent("InvoiceService.setPaymentSyncStatus", &["IB"]),
    absent("InvoiceService.getPluginStatus", &["S"]),
    absent("InvoiceService.getInvoiceQuickbooksIIF", &["I"]),
    absent("InvoiceService.hello", &[""]),
];

pub(super) fn known(account: &Account<'_>, table: &str, id: i64) -> Result<Row, Fault> {
    account
        .store
        .row(table, id)
        .cloned()
        .ok_or_else(fault::record_not_found)
}

/// Gives the invoice id, not the order id (documented).
fn create_blank_order(account: &mut Account<'_>, arguments: &Arguments) -> Result<Value, Fault> {
    known(account, "Contact", arguments.int(0))?;
    let new = NewOrder {
        contact: arguments.int(0),
        title: arguments.text(1).to_owned(),
        date: arguments.wall(2).date(),
        kind: "Offline".to_owned(),
        lead_affiliate: arguments.int(3),
        sale_affiliate: arguments.int(4),
    };
    let (_, invoice) = orders::create(account.store, account.now, account.user, &new);
    Ok(values::int(invoice))
}

fn add_order_item(account: &mut Account<'_>, arguments: &Arguments) -> Result<Value, Fault> {
    let job = known(account, "Invoice", arguments.int(0))?.int("JobId");
    if arguments.int(1) != 0 {
        known(account, "Product", arguments.int(1))?;
    }
    let item = NewItem {
        product: arguments.int(1),
        kind: arguments.int(2),
        price: arguments.double(3),
        quantity: arguments.int(4),
        name: arguments.text(5).to_owned(),
        notes: arguments.text(6).to_owned(),
        ..NewItem::default()
    };
    orders::add_item(account.store, account.now, job, item);
    Ok(Value::Bool(true))
}

/// Declines are in the answer, not faults. Cards with status 3 are charged, all others declined.
fn charge(account: &mut Account<'_>, arguments: &Arguments) -> Result<Value, Fault> {
    let invoice = arguments.int(0);
    known(account, "Invoice", invoice)?;
    let due = orders::due(account.store, invoice);
    let card = account
        .store
        .row("CreditCard", arguments.int(2))
        .is_some_and(|card| card.int("Status") == 3);
    let (done, code, message) = match (due > 0.0, card) {
        (false, _) => (true, "SKIPPED", "Nothing to charge"),
        (true, true) => (true, "APPROVED", "Approved"),
        (true, false) => (false, "ERROR", "Error process card."),
    };
    let mut reference = String::new();
    if code == "APPROVED" {
        let mut payment = payment(
            account,
            due,
            "Credit Card",
            arguments.text(1),
            arguments.flag(4),
        );
        payment.charged = Some((arguments.int(2), arguments.int(3)));
        let id = orders::pay(account.store, account.now, account.user, invoice, payment);
        reference = format!("SANDBOX-{id}");
    }
    Ok(values::hash_ordered([
        ("Successful".to_owned(), Value::Bool(done)),
        ("Code".to_owned(), Value::from(code)),
        ("RefNum".to_owned(), Value::String(reference)),
        ("Message".to_owned(), Value::from(message)),
    ]))
}

pub(super) fn payment(
    account: &Account<'_>,
    amount: f64,
    kind: &str,
    note: &str,
    skip: bool,
) -> NewPayment {
    NewPayment {
        amount,
        date: crate::store::zone::to_eastern(account.now).date(),
        kind: kind.to_owned(),
        note: note.to_owned(),
        skip_commission: skip,
        charged: None,
    }
}

fn delete(account: &mut Account<'_>, arguments: &Arguments) -> Result<Value, Fault> {
    let job = known(account, "Invoice", arguments.int(0))?.int("JobId");
    Ok(Value::Bool(orders::delete(account.store, job)))
}

fn order_override(account: &mut Account<'_>, arguments: &Arguments) -> Result<Value, Fault> {
    known(account, "Invoice", arguments.int(0))?;
    let row = Row::default()
        .with("invoice_id", arguments.int(0))
        .with("affiliate_id", arguments.int(1))
        .with("amount", arguments.double(4));
    account.store.insert("commission_override", row);
    Ok(Value::Bool(true))
}

fn add_manual_payment(account: &mut Account<'_>, arguments: &Arguments) -> Result<Value, Fault> {
    let invoice = arguments.int(0);
    known(account, "Invoice", invoice)?;
    let mut payment = payment(
        account,
        arguments.double(1),
        arguments.text(3),
        arguments.text(4),
        arguments.flag(5),
    );
    payment.date = arguments.wall(2).date();
    orders::pay(account.store, account.now, account.user, invoice, payment);
    Ok(Value::Bool(true))
}

/// The largest number of payments that is not refused.
const MOST_PAYMENTS: i64 = 999;

/// One plan with its instalments; the first payment is the initial one.
///
/// As it was observed: more payments than allowed are refused with fault 12, and the plan is there afterwards; exactly
/// the largest number is answered without a fault, and no plan is made.
fn add_payment_plan(account: &mut Account<'_>, arguments: &Arguments) -> Result<Value, Fault> {
    let invoice = arguments.int(0);
    known(account, "Invoice", invoice)?;
    let asked = arguments.int(9);
    if asked == MOST_PAYMENTS {
        return Ok(Value::Bool(true));
    }
    let plan = NewPlan {
        auto_charge: arguments.flag(1),
        card: arguments.int(2),
        days_between_retries: arguments.int(4),
        attempts: arguments.int(5),
        first_amount: arguments.double(6),
        first_date: Some(arguments.wall(7).date()),
        start: arguments.wall(8).date(),
        payments: asked,
        days: arguments.int(10),
    };
    pay_plans::write(account.store, invoice, &plan);
    if asked > MOST_PAYMENTS {
        let text = format!("The numPmts must not exceed {MOST_PAYMENTS}.");
        return Err(fault::invalid_parameter(&text));
    }
    Ok(Value::Bool(true))
}

fn amount_owed(account: &mut Account<'_>, arguments: &Arguments) -> Result<Value, Fault> {
    let invoice = known(account, "Invoice", arguments.int(0))?;
    Ok(values::double(invoice.double("TotalDue")))
}

/// Name and value are the same word (documented).
fn payment_options(_: &mut Account<'_>, _: &Arguments) -> Result<Value, Fault> {
    Ok(values::hash_ordered(
        orders::PAYMENT_TYPES.map(|name| (name.to_owned(), Value::from(name))),
    ))
}

/// Rows of `Payment`; empty texts stay in the struct (observed).
fn payments(account: &mut Account<'_>, arguments: &Arguments) -> Result<Value, Fault> {
    let invoice = arguments.int(0);
    known(account, "Invoice", invoice)?;
    let table = records::table("Payment")?;
    let names = [
        "Id",
        "PayDate",
        "UserId",
        "PayAmt",
        "PayType",
        "ContactId",
        "PayNote",
        "InvoiceId",
        "RefundId",
        "ChargeId",
        "Synced",
    ];
    let rows = account
        .store
        .rows("Payment")
        .filter(|row| row.int("InvoiceId") == invoice)
        .map(|row| {
            values::hash_ordered(names.iter().map(|name| {
                let column = table.column(name);
                let cell = column
                    .and_then(|column| joined_columns::read(account.store, "Payment", row, column));
                (
                    (*name).to_owned(),
                    cell.map_or_else(|| Value::from(""), |cell| values::to_value(&cell)),
                )
            }))
        });
    Ok(Value::Array(rows.collect()))
}

/// `CreditCard.Status` of a card that was deleted.
const DELETED_CARD: i64 = 2;

/// The newest of several that were not deleted: a card that is stored anew has the digits of the one before (inferred).
fn locate_card(account: &mut Account<'_>, arguments: &Arguments) -> Result<Value, Fault> {
    let (contact, last4) = (arguments.int(0), arguments.text(1));
    let cards = account.store.rows("CreditCard").filter(|card| {
        let is_there = card.int("Status") != DELETED_CARD;
        is_there && card.int("ContactId") == contact && card.text("Last4") == last4
    });
    Ok(values::int(cards.map(Row::id).max().unwrap_or(0)))
}

fn recalculate_tax(account: &mut Account<'_>, arguments: &Arguments) -> Result<Value, Fault> {
    known(account, "Invoice", arguments.int(0))?;
    orders::settle(account.store, account.now, arguments.int(0));
    Ok(Value::Bool(true))
}

/// Both values are texts (documented). A stored card is valid by its status, a card that is sent by
/// its check digit.
fn validate_card(account: &mut Account<'_>, arguments: &Arguments) -> Result<Value, Fault> {
    let valid = match arguments.values.first() {
        Some(Value::Int(_)) => known(account, "CreditCard", arguments.int(0))?.int("Status") == 3,
        Some(Value::Struct(card)) => card
            .get("CardNumber")
            .and_then(Value::as_str)
            .is_some_and(passes_check_digit),
        _ => passes_check_digit(arguments.text(2)),
    };
    let message = if valid { "" } else { "Invalid card number" };
    Ok(values::hash_ordered([
        (
            "Valid".to_owned(),
            Value::from(if valid { "true" } else { "false" }),
        ),
        ("Message".to_owned(), Value::from(message)),
    ]))
}

/// The Luhn check.
fn passes_check_digit(number: &str) -> bool {
    let digits: Vec<u32> = number
        .chars()
        .filter_map(|letter| letter.to_digit(10))
        .collect();
    let doubled = |digit: u32| if digit > 4 { digit * 2 - 9 } else { digit * 2 };
    let sum: u32 = digits
        .iter()
        .rev()
        .enumerate()
        .map(|(at, digit)| if at % 2 == 1 { doubled(*digit) } else { *digit })
        .sum();
    digits.len() >= 12 && sum.is_multiple_of(10)
}

fn invoice_id(account: &mut Account<'_>, arguments: &Arguments) -> Result<Value, Fault> {
    let invoice = orders::invoice_of(account.store, arguments.int(0));
    invoice.map(values::int).ok_or_else(fault::record_not_found)
}

fn order_id(account: &mut Account<'_>, arguments: &Arguments) -> Result<Value, Fault> {
    Ok(values::int(
        known(account, "Invoice", arguments.int(0))?.int("JobId"),
    ))
}
