//! Merchants.

use http::Method;
use keap_http::Effect;

use crate::Info;

/// `GET /rest/v2/merchants`.
pub static LIST_MERCHANTS: Info = Info::new(
    "v2 listMerchants",
    Method::GET,
    "/rest/v2/merchants",
    Effect::Read,
)
.with_query(&["filter", "order_by", "page_size", "page_token"]);
