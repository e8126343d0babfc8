//! Transactions.

use http::Method;
use keap_http::Effect;

use crate::Info;

/// `GET /rest/v1/transactions`.
pub static LIST_TRANSACTIONS: Info = Info::new(
    "v1 listTransactionsUsingGET",
    Method::GET,
    "/rest/v1/transactions",
    Effect::Read,
)
.with_query(&["contact_id", "limit", "offset", "since", "until"]);

/// `GET /rest/v1/transactions/{transactionId}`.
pub static GET_TRANSACTION: Info = Info::new(
    "v1 getTransactionUsingGET",
    Method::GET,
    "/rest/v1/transactions/{transactionId}",
    Effect::Read,
);
