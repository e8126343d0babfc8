//! Webforms.

use http::Method;
use keap_http::Effect;

use crate::{Answer, Info};

/// `GET /rest/v2/webforms`.
pub static LIST_WEBFORMS: Info = Info::new(
    "v2 listWebforms",
    Method::GET,
    "/rest/v2/webforms",
    Effect::Read,
)
.with_query(&["filter", "order_by", "page_size", "page_token"]);

/// `GET /rest/v2/webforms/{webform_id}:data`.
pub static GET_WEBFORM_HTML: Info = Info::new(
    "v2 getHtml",
    Method::GET,
    "/rest/v2/webforms/{webform_id}:data",
    Effect::Read,
)
.with_answer(Answer::Text);
