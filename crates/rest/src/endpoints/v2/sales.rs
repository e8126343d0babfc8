//! Sales.

use http::Method;
use keap_http::Effect;

use crate::Info;

/// `POST /rest/v2/sales/merchants/{id}:setDefault`.
pub static SET_MERCHANT_GATEWAY_AS_DEFAULT: Info = Info::new(
    "v2 setMerchantGatewayAsDefault",
    Method::POST,
    "/rest/v2/sales/merchants/{id}:setDefault",
    Effect::IdempotentWrite,
);

/// `GET /rest/v2/sales/payments`.
pub static LIST_PAYMENTS: Info = Info::new(
    "v2 listPayments",
    Method::GET,
    "/rest/v2/sales/payments",
    Effect::Read,
)
.with_query(&["filter", "page_token", "order_by", "page_size"]);

/// `GET /rest/v2/sales/transactions`.
pub static LIST_TRANSACTIONS: Info = Info::new(
    "v2 listTransactions",
    Method::GET,
    "/rest/v2/sales/transactions",
    Effect::Read,
)
.with_query(&["filter", "page_token", "order_by", "page_size"]);
