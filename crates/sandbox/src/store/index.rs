//! Rows by what a column holds, for what is looked up for each row of an answer: reading the whole
//! table for each would make the time of a page grow with the account.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::Row;

/// The indexes of the store.
#[derive(Clone, Debug)]
pub(crate) struct Indexes {
    /// `ContactGroupAssign` by `ContactId`.
    pub(crate) assignments: Index,
    /// `EmailAddStatus` by `Email`.
    pub(crate) statuses: Index,
    /// `SocialAccount` by `ContactId`.
    pub(crate) accounts: Index,
    /// `OrderItem` by `OrderId`.
    pub(crate) order_items: Index,
    /// `Invoice` by `JobId`.
    pub(crate) invoices: Index,
    /// `InvoiceItem` by `OrderItemId`.
    pub(crate) invoice_items: Index,
    /// `InvoicePayment` by `InvoiceId`.
    pub(crate) invoice_payments: Index,
    /// `PayPlan` by `InvoiceId`.
    pub(crate) pay_plans: Index,
}

/// The ids of a table's rows by one column, made at the first look-up after the table changed.
#[derive(Clone, Debug)]
pub(crate) struct Index {
    pub(crate) table: &'static str,
    key: fn(&Row) -> Key,
    ids: OnceLock<HashMap<Key, Vec<i64>>>,
}

/// What rows are looked up by.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Key {
    Number(i64),
    /// Folded.
    Text(String),
}

impl Key {
    /// Text without regard to case.
    pub(crate) fn text(text: &str) -> Self {
        Self::Text(crate::store::fold::fold(text))
    }
}

impl Default for Indexes {
    fn default() -> Self {
        let of_contact = |row: &Row| Key::Number(row.int("ContactId"));
        let of_invoice = |row: &Row| Key::Number(row.int("InvoiceId"));
        Self {
            assignments: Index::new("ContactGroupAssign", of_contact),
            statuses: Index::new("EmailAddStatus", |row| Key::text(row.text("Email"))),
            accounts: Index::new("SocialAccount", of_contact),
            order_items: Index::new("OrderItem", |row| Key::Number(row.int("OrderId"))),
            invoices: Index::new("Invoice", |row| Key::Number(row.int("JobId"))),
            invoice_items: Index::new("InvoiceItem", |row| Key::Number(row.int("OrderItemId"))),
            invoice_payments: Index::new("InvoicePayment", of_invoice),
            pay_plans: Index::new("PayPlan", of_invoice),
        }
    }
}

impl Indexes {
    /// A table changed.
    pub(crate) fn forget(&mut self, table: &str) {
        let all = [
            &mut self.assignments,
            &mut self.statuses,
            &mut self.accounts,
            &mut self.order_items,
            &mut self.invoices,
            &mut self.invoice_items,
            &mut self.invoice_payments,
            &mut self.pay_plans,
        ];
        for index in all.into_iter().filter(|index| index.table == table) {
            index.ids.take();
        }
    }
}

impl Index {
    fn new(table: &'static str, key: fn(&Row) -> Key) -> Self {
        Self {
            table,
            key,
            ids: OnceLock::new(),
        }
    }

    /// The ids of the rows with this key, ascending; `rows` are those of the table.
    pub(crate) fn ids<'a>(&self, key: &Key, rows: impl Iterator<Item = &'a Row>) -> &[i64] {
        let ids = self.ids.get_or_init(|| {
            let mut ids: HashMap<Key, Vec<i64>> = HashMap::new();
            for row in rows {
                ids.entry((self.key)(row)).or_default().push(row.id());
            }
            ids
        });
        ids.get(key).map_or(&[], Vec::as_slice)
    }
}
