//! A small business of any size: contacts, and what such an account has of them, in shares as small businesses have it.
#![expect(
    clippy::arithmetic_side_effects,
    reason = "all numbers are drawn from small ranges"
)]

mod words;

use std::fmt::Write as _;

use chrono::{DateTime, Days, NaiveDate, TimeDelta, Utc};

use self::words::{FIRST_NAMES, LAST_NAMES, PLACES, PRODUCTS, STREETS, TAGS, TASKS};
use super::draw::Draw;
use crate::store::{Row, Store};

/// The first moment of the account.
const OPENED: DateTime<Utc> = DateTime::from_timestamp(1_451_606_400, 0).expect("2016-01-01");

/// How long contacts have been added, in seconds: ten years and a half.
const OPEN_FOR: u32 = 331_000_000;

/// Adds that many contacts with their tags, orders, payments and tasks; the more of them, the more of everything.
pub(super) fn fill(store: &mut Store, contacts: u32) {
    let account = Account::opened(store);
    for number in 0..contacts {
        account.contact(store, number);
    }
}

/// What all contacts share.
struct Account {
    tags: Vec<i64>,
    products: Vec<i64>,
}

impl Account {
    fn opened(store: &mut Store) -> Self {
        let tags = TAGS.iter().map(|name| {
            let tag = Row::default().with("GroupName", *name);
            store.insert("ContactGroup", tag.with("DateCreated", OPENED))
        });
        let tags = tags.collect();
        let products = PRODUCTS.iter().map(|(name, cents)| {
            let product = Row::default()
                .with("ProductName", *name)
                .with("ProductPrice", money(*cents))
                .with("Status", 1)
                .with("DateCreated", OPENED)
                .with("LastUpdated", OPENED);
            store.insert("Product", product)
        });
        let products = products.collect();
        define(store, "ShoeSize", "Shoe Size", 12, "");
        define(
            store,
            "Interests",
            "Interests",
            17,
            "Golf\r\nSailing\r\nChess",
        );
        Self { tags, products }
    }

    fn contact(&self, store: &mut Store, number: u32) {
        let draw = &mut Draw::of(u64::from(number));
        let created = OPENED + TimeDelta::seconds(draw.below(OPEN_FOR).into());
        let id = store.insert("Contact", person(draw, number, created));
        self.tag(store, draw, id, created);
        // Seven of ten never bought.
        if draw.percent(30) {
            for _ in 0..=draw.below(3) {
                self.order(store, draw, id, created);
            }
        }
        if draw.percent(40) {
            store.insert("ContactAction", task(draw, id, created));
        }
    }

    fn tag(&self, store: &mut Store, draw: &mut Draw, contact: i64, created: DateTime<Utc>) {
        for tag in &self.tags {
            if draw.percent(20) {
                let assigned = Row::default()
                    .with("ContactId", contact)
                    .with("GroupId", *tag)
                    .with("DateCreated", later(draw, created));
                store.insert("ContactGroupAssign", assigned);
            }
        }
    }

    /// An order with its lines and its invoice, three of four paid.
    fn order(&self, store: &mut Store, draw: &mut Draw, contact: i64, created: DateTime<Utc>) {
        let ordered = later(draw, created);
        let day = ordered.date_naive();
        let kind = *draw.pick(&["Online", "Offline"]);
        let order = Row::default()
            .with("ContactId", contact)
            .with("OrderType", kind)
            .with("StartDate", day)
            .with("DateCreated", ordered)
            .with("LastUpdated", ordered);
        let order = store.insert("Job", order);
        let lines: Vec<Line> = (0..=draw.below(3)).map(|_| self.line(draw)).collect();
        let total = lines.iter().map(|line| line.cents * line.quantity).sum();
        let paid = draw.percent(75);
        let mut invoice = invoice(contact, order, ordered, total, paid);
        invoice.set("InvoiceType", kind);
        if let Some(first) = lines.first() {
            invoice.set("Description", first.name);
        }
        let invoice = store.insert("Invoice", invoice);
        if let Some(first) = lines.first() {
            let title = store.row_mut("Job", order);
            title
                .into_iter()
                .for_each(|row| row.set("JobTitle", first.name));
        }
        for line in &lines {
            line.store(store, order, invoice, ordered);
        }
        if paid {
            pay(store, draw, contact, invoice, total, day);
        }
    }

    fn line(&self, draw: &mut Draw) -> Line {
        let kind = draw.below(PRODUCTS.len() as u32) as usize;
        let (name, cents) = PRODUCTS[kind];
        Line {
            product: self.products[kind],
            name,
            cents,
            quantity: 1 + draw.below(3),
        }
    }
}

/// A custom field of contacts, unless the account has one of that name.
fn define(store: &mut Store, name: &str, label: &str, kind: i64, values: &str) {
    let is_it = |row: &Row| row.int("FormId") == -1 && row.text("Name") == name;
    if store.find("DataFormField", is_it).is_some() {
        return;
    }
    let field = Row::default()
        .with("FormId", -1)
        .with("GroupId", 1)
        .with("DataType", kind)
        .with("Name", name)
        .with("Label", label)
        .with("Values", values);
    store.insert("DataFormField", field);
}

struct Line {
    product: i64,
    name: &'static str,
    cents: u32,
    quantity: u32,
}

impl Line {
    fn store(&self, store: &mut Store, order: i64, invoice: i64, ordered: DateTime<Utc>) {
        let item = Row::default()
            .with("OrderId", order)
            .with("ProductId", self.product)
            .with("ItemName", self.name)
            .with("ItemDescription", self.name)
            .with("ItemType", 4)
            .with("Qty", i64::from(self.quantity))
            .with("PPU", money(self.cents));
        let item = store.insert("OrderItem", item);
        let line = Row::default()
            .with("InvoiceId", invoice)
            .with("OrderItemId", item)
            .with("InvoiceAmt", money(self.cents * self.quantity))
            .with("Description", self.name)
            .with("DateCreated", ordered)
            .with("LastUpdated", ordered);
        store.insert("InvoiceItem", line);
    }
}

fn person(draw: &mut Draw, number: u32, created: DateTime<Utc>) -> Row {
    let (first, last) = (*draw.pick(&FIRST_NAMES), *draw.pick(&LAST_NAMES));
    let updated = later(draw, created);
    let mut row = Row::default()
        .with("FirstName", first)
        .with("LastName", last)
        .with("Email", address(first, last, number))
        .with("ContactType", *draw.pick(&["Prospect", "Client", "Lead"]))
        .with("OwnerID", 1)
        .with("CreatedBy", 1)
        .with("LastUpdatedBy", 1)
        .with("DateCreated", created)
        .with("LastUpdated", updated);
    if draw.percent(70) {
        dwell(&mut row, draw);
    }
    if draw.percent(25) {
        row.set("Birthday", day(1945, draw.below(20_000)));
    }
    if draw.percent(15) {
        row.set(
            "JobTitle",
            *draw.pick(&["Owner", "Buyer", "Sales & service"]),
        );
        row.set("Title", *draw.pick(&["Ms.", "Mr.", "Dr."]));
    }
    if draw.percent(20) {
        row.set("_ShoeSize", 36 + i64::from(draw.below(12)));
        row.set(
            "_Interests",
            *draw.pick(&["Golf", "Golf,Sailing", "Sailing,Chess"]),
        );
    }
    row
}

/// Where somebody lives, and the telephone there.
fn dwell(row: &mut Row, draw: &mut Draw) {
    let (city, state, code, area) = *draw.pick(&PLACES);
    let street = *draw.pick(&STREETS);
    row.set(
        "StreetAddress1",
        format!("{} {street}", 1 + draw.below(999)),
    );
    row.set("City", city);
    row.set("State", state);
    row.set("PostalCode", code);
    row.set("Country", "United States");
    // Numbers 555-0100 to 555-0199 are nobody's.
    row.set("Phone1", format!("({area}) 555-01{:02}", draw.below(100)));
    row.set("Phone1Type", *draw.pick(&["Work", "Home", "Mobile"]));
    if draw.percent(10) {
        row.set("Phone1Ext", (1 + draw.below(99)).to_string());
    }
}

/// An address nobody else has, in signs that every mail server takes.
fn address(first: &str, last: &str, number: u32) -> String {
    let mut text = String::new();
    for sign in first
        .chars()
        .chain(last.chars())
        .filter(char::is_ascii_alphabetic)
    {
        text.push(sign.to_ascii_lowercase());
    }
    // Writing to a text does not fail.
    let _ = write!(text, ".{number}@example.com");
    text
}

fn task(draw: &mut Draw, contact: i64, created: DateTime<Utc>) -> Row {
    let (made, kind) = (
        later(draw, created),
        *draw.pick(&["Call", "Email", "Other"]),
    );
    let due = made + TimeDelta::days(draw.below(60).into());
    let mut row = Row::default()
        .with("ContactId", contact)
        .with("ObjectType", "Task")
        .with("ActionType", kind)
        .with("ActionDescription", *draw.pick(&TASKS))
        .with("CreationDate", made)
        .with("ActionDate", due)
        .with("UserID", 1)
        .with("CreatedBy", 1)
        .with("LastUpdated", made)
        .with("LastUpdatedBy", 1)
        .with("Priority", 1 + i64::from(draw.below(3)))
        .with("IsAppointment", 0);
    if draw.percent(60) {
        row.set("CompletionDate", due);
    }
    if draw.percent(30) {
        row.set(
            "CreationNotes",
            "Asked for the price.\r\nWants to hear from us.",
        );
    }
    row
}

fn invoice(contact: i64, order: i64, ordered: DateTime<Utc>, cents: u32, paid: bool) -> Row {
    let (settled, due) = if paid { (cents, 0) } else { (0, cents) };
    Row::default()
        .with("ContactId", contact)
        .with("JobId", order)
        .with("InvoiceTotal", money(cents))
        .with("TotalPaid", money(settled))
        .with("TotalDue", money(due))
        .with("PayStatus", i64::from(paid))
        .with("CreditStatus", 0)
        .with("RefundStatus", 0)
        .with("PayPlanStatus", 0)
        .with("DateCreated", ordered)
        .with("LastUpdated", ordered)
}

fn pay(
    store: &mut Store,
    draw: &mut Draw,
    contact: i64,
    invoice: i64,
    cents: u32,
    from: NaiveDate,
) {
    let day = from + Days::new(draw.below(30).into());
    let payment = Row::default()
        .with("PayDate", day)
        .with("UserId", 1)
        .with("PayAmt", money(cents))
        .with("PayType", *draw.pick(&["Check", "Cash", "Credit Card"]))
        .with("ContactId", contact)
        .with("InvoiceId", invoice)
        .with("RefundId", 0)
        .with("ChargeId", 0)
        .with("Commission", 0)
        .with("Synced", 0);
    let payment = store.insert("Payment", payment);
    let part = Row::default()
        .with("InvoiceId", invoice)
        .with("Amt", money(cents))
        .with("PayDate", day)
        .with("PayStatus", "Approved")
        .with("PaymentId", payment)
        .with("SkipCommission", 0);
    store.insert("InvoicePayment", part);
}

/// Up to a year later.
fn later(draw: &mut Draw, than: DateTime<Utc>) -> DateTime<Utc> {
    than + TimeDelta::seconds(draw.below(31_536_000).into())
}

fn day(year: i32, days: u32) -> NaiveDate {
    let first = NaiveDate::from_ymd_opt(year, 1, 1).unwrap_or_default();
    first + Days::new(days.into())
}

fn money(cents: u32) -> f64 {
    f64::from(cents) / 100.0
}
