//! Transactions.

#![expect(missing_docs, reason = "a field whose name says all has no sentence")]

use super::model::{EcommerceReportingTransaction, TransactionList};
use crate::endpoints;
use crate::{ContactId, Cursor, Draft, Id, Info, Operation, Page, Pages, Timestamp};

/// Lists transactions: `GET /rest/v1/transactions`.
///
/// Operation `listTransactionsUsingGET`; answers 200.
/// Deprecated by the vendor.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ListTransactions {
    pub contact_id: Option<ContactId>,
    /// The most records a page holds; 1000 when left out (observed).
    pub limit: Option<u32>,
    /// How many records are skipped.
    pub offset: Option<u32>,
    /// Only what changed or happened at this time or later.
    pub since: Option<Timestamp>,
    /// Only what changed or happened until this time.
    pub until: Option<Timestamp>,
}

impl ListTransactions {
    /// The operation with every parameter left out.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets [`contact_id`](field@Self::contact_id).
    #[must_use]
    pub fn contact_id(mut self, contact_id: ContactId) -> Self {
        self.contact_id = Some(contact_id);
        self
    }

    /// Sets [`limit`](field@Self::limit).
    #[must_use]
    pub fn limit(mut self, limit: u32) -> Self {
        self.limit = Some(limit);
        self
    }

    /// Sets [`offset`](field@Self::offset).
    #[must_use]
    pub fn offset(mut self, offset: u32) -> Self {
        self.offset = Some(offset);
        self
    }

    /// Sets [`since`](field@Self::since).
    #[must_use]
    pub fn since(mut self, since: impl Into<Timestamp>) -> Self {
        self.since = Some(since.into());
        self
    }

    /// Sets [`until`](field@Self::until).
    #[must_use]
    pub fn until(mut self, until: impl Into<Timestamp>) -> Self {
        self.until = Some(until.into());
        self
    }
}

impl Operation for ListTransactions {
    type Output = TransactionList;

    const INFO: &'static Info = &endpoints::v1::transactions::LIST_TRANSACTIONS;

    fn write(&self, draft: &mut Draft) {
        draft.query("contact_id", self.contact_id.as_ref());
        draft.query("limit", self.limit.as_ref());
        draft.query("offset", self.offset.as_ref());
        draft.query("since", self.since.as_ref());
        draft.query("until", self.until.as_ref());
    }
}

impl Pages for ListTransactions {
    type Item = EcommerceReportingTransaction;

    fn turn_to(&mut self, cursor: &Cursor) {
        self.offset = cursor.offset();
        self.limit.get_or_insert(1000);
    }

    fn page(answer: Self::Output) -> Page<EcommerceReportingTransaction> {
        Page::with_offset(answer.transactions)
    }
}

/// Reads a transaction: `GET /rest/v1/transactions/{transactionId}`.
///
/// Operation `getTransactionUsingGET`; answers 200.
/// Deprecated by the vendor.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct GetTransaction {
    /// In the path.
    pub transaction_id: Id,
}

impl GetTransaction {
    /// The operation with its parameters.
    pub fn new(transaction_id: impl Into<Id>) -> Self {
        Self {
            transaction_id: transaction_id.into(),
        }
    }
}

impl Operation for GetTransaction {
    type Output = EcommerceReportingTransaction;

    const INFO: &'static Info = &endpoints::v1::transactions::GET_TRANSACTION;

    fn write(&self, draft: &mut Draft) {
        draft.path("transactionId", &self.transaction_id);
    }
}
