//! What referral partners earned, what was taken back, and what they were paid.
//!
//! Kept in `affiliate_commission`, `affiliate_clawback` and `affiliate_payment`, which belong to no table of XML-RPC. The
//! sandbox computes no commission of an order: the rows are those of the seed.

use chrono::{DateTime, Utc};

use crate::store::{Row, Store};

/// A time that both ends belong to (v1 says "inclusive"; elsewhere inferred).
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Period {
    pub(crate) since: Option<DateTime<Utc>>,
    pub(crate) until: Option<DateTime<Utc>>,
}

impl Period {
    fn holds(&self, at: Option<DateTime<Utc>>) -> bool {
        at.is_some_and(|at| {
            self.since.is_none_or(|since| since <= at) && self.until.is_none_or(|until| at <= until)
        })
    }
}

fn of<'a>(
    store: &'a Store,
    (table, time): (&'static str, &'static str),
    partner: i64,
    period: Period,
) -> impl Iterator<Item = &'a Row> {
    let rows = store.rows(table);
    rows.filter(move |row| row.int("partner_id") == partner && period.holds(row.time(time)))
}

/// The commissions of a partner.
pub(crate) fn commissions(
    store: &Store,
    partner: i64,
    period: Period,
) -> impl Iterator<Item = &Row> {
    of(store, ("affiliate_commission", "earned"), partner, period)
}

/// The commissions of a partner that were taken back, by when they had been earned.
pub(crate) fn clawbacks(store: &Store, partner: i64, period: Period) -> impl Iterator<Item = &Row> {
    of(store, ("affiliate_clawback", "earned"), partner, period)
}

/// What a partner was paid.
pub(crate) fn payments(store: &Store, partner: i64, period: Period) -> impl Iterator<Item = &Row> {
    of(store, ("affiliate_payment", "paid"), partner, period)
}

/// The sums of a partner.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sums {
    pub(crate) earned: f64,
    pub(crate) taken_back: f64,
    pub(crate) paid: f64,
}

impl Sums {
    pub(crate) fn of(store: &Store, partner: i64, period: Period) -> Self {
        Self {
            earned: total(commissions(store, partner, period)),
            taken_back: total(clawbacks(store, partner, period)),
            paid: total(payments(store, partner, period)),
        }
    }

    /// What is left to pay (inferred).
    pub(crate) fn balance(&self) -> f64 {
        in_cents(self.earned - self.taken_back - self.paid)
    }
}

/// The sum of the amounts.
pub(crate) fn total<'a>(rows: impl Iterator<Item = &'a Row>) -> f64 {
    in_cents(rows.map(|row| row.double("amount")).sum())
}

fn in_cents(amount: f64) -> f64 {
    // A sum of nothing is -0.0 in Rust.
    (amount * 100.0).round() / 100.0 + 0.0
}

/// A column of the contact of a row; empty when there is none.
pub(crate) fn of_contact<'a>(store: &'a Store, row: &Row, column: &str) -> &'a str {
    let contact = store.row("Contact", row.int("contact_id"));
    contact.map_or("", |contact| contact.text(column))
}

/// A column of the contact who is the partner that sold.
pub(crate) fn of_seller<'a>(store: &'a Store, row: &Row, column: &str) -> &'a str {
    let seller = store.row("Affiliate", row.int("seller_id"));
    let contact = seller.and_then(|seller| store.row("Contact", seller.int("ContactId")));
    contact.map_or("", |contact| contact.text(column))
}

/// Whether a list of ids in a text holds an id.
pub(crate) fn lists(row: &Row, column: &str, id: i64) -> bool {
    ids(row, column).any(|one| one == id)
}

/// The ids in a text, with commas between.
pub(crate) fn ids(row: &Row, column: &str) -> impl Iterator<Item = i64> {
    let parts = row.text(column).split(',');
    parts.filter_map(|part| part.trim().parse().ok())
}
