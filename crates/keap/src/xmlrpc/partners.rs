//! Referral partners over XML-RPC.

use chrono::NaiveDateTime;
use keap_schema::id::RecordId;
use keap_schema::{FieldType, FieldValue, Record};
use keap_xmlrpc::methods::affiliate;
use keap_xmlrpc::{Method, Struct};

use crate::xmlrpc::backend::XmlRpcBackend;
use crate::xmlrpc::wire::read;
use crate::{Outcome, Result};

/// A row whose members are documented.
struct Row<'a> {
    legacy: &'a XmlRpcBackend,
    record: Record,
}

impl<'a> Row<'a> {
    fn of(legacy: &'a XmlRpcBackend) -> Self {
        let record = Record::new();
        Self { legacy, record }
    }

    fn value(mut self, name: &str, value: Option<impl Into<FieldValue>>) -> Self {
        let value = value.map(Into::into);
        let is_empty = |value: &FieldValue| value.as_str().is_some_and(str::is_empty);
        if let Some(value) = value.filter(|value| !is_empty(value)) {
            self.record.insert(name, value);
        }
        self
    }

    /// 0 stands for none.
    fn id<I: RecordId>(self, name: &str, id: Option<I>) -> Self {
        self.value(name, id.map(I::number).filter(|id| *id != 0))
    }

    /// A moment on the wall clock.
    fn wall_time(self, name: &str, wall: Option<NaiveDateTime>) -> Self {
        let zone = self.legacy.client.zone();
        self.value(name, wall.map(|wall| zone.to_utc(wall)))
    }
}

fn records<T>(rows: Vec<T>, read: impl Fn(T) -> Record) -> Result<Outcome> {
    Ok(Outcome::Records(rows.into_iter().map(read).collect()))
}

pub(super) async fn clawbacks(
    legacy: &XmlRpcBackend,
    call: &affiliate::AffClawbacks,
) -> Result<Outcome> {
    records(legacy.call(call).await?, |row| {
        Row::of(legacy)
            .value("Description", row.description)
            .value("Amount", row.amount)
            .id("InvoiceId", row.invoice_id)
            .id("ContactId", row.contact_id)
            .value("FirstName", row.first_name)
            .value("ProductName", row.product_name)
            .value("SoldByFirstName", row.sold_by_first_name)
            .wall_time("DateEarned", row.date_earned)
            .id("SaleAffId", row.sale_aff_id)
            .record
    })
}

pub(super) async fn commissions(
    legacy: &XmlRpcBackend,
    call: &affiliate::AffCommissions,
) -> Result<Outcome> {
    records(legacy.call(call).await?, |row| {
        Row::of(legacy)
            .value("Description", row.description)
            .value("AmtEarned", row.amt_earned)
            .id("InvoiceId", row.invoice_id)
            .value("ProductName", row.product_name)
            .id("ContactId", row.contact_id)
            .value("ContactFirstName", row.contact_first_name)
            .value("ContactLastName", row.contact_last_name)
            .value("SoldByFirstName", row.sold_by_first_name)
            .value("SoldByLastName", row.sold_by_last_name)
            .wall_time("DateEarned", row.date_earned)
            .id("SaleAffId", row.sale_aff_id)
            .record
    })
}

/// The members are not documented; a date of a payment is a moment, also at midnight (inferred from REST).
pub(super) async fn payouts(
    legacy: &XmlRpcBackend,
    call: &affiliate::AffPayouts,
) -> Result<Outcome> {
    let format = legacy.client.format("");
    let format = format.field("PayDate", FieldType::DateTime);
    records(legacy.call(call).await?, |row| read(&format, &row))
}

pub(super) async fn running_totals(
    legacy: &XmlRpcBackend,
    call: &affiliate::AffRunningTotals,
) -> Result<Outcome> {
    records(legacy.call(call).await?, |row| {
        Row::of(legacy)
            .id("AffiliateId", row.affiliate_id)
            .value("AmountEarned", row.amount_earned)
            .value("Clawbacks", row.clawbacks)
            .value("Payments", row.payments)
            .value("RunningBalance", row.running_balance)
            .record
    })
}

pub(super) async fn summary(
    legacy: &XmlRpcBackend,
    call: &affiliate::AffSummary,
) -> Result<Outcome> {
    records(legacy.call(call).await?, |row| {
        Row::of(legacy)
            .id("AffiliateId", row.affiliate_id)
            .value("AmountEarned", row.amount_earned)
            .value("Clawbacks", row.clawbacks)
            .value("Balance", row.balance)
            .record
    })
}

/// Rows whose columns are read as those of a table, or by their wire types.
pub(super) async fn rows(
    legacy: &XmlRpcBackend,
    table: &str,
    call: &(impl Method<Output = Vec<Struct>> + Sync),
) -> Result<Outcome> {
    let format = legacy.client.format(table);
    records(legacy.call(call).await?, |row| read(&format, &row))
}
