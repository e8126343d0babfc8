//! Payment methods.

use http::Method;
use keap_http::Effect;

use crate::{Answer, Info};

/// `POST /rest/v2/paymentMethodConfigs`.
pub static CREATE_PAYMENT_METHOD_CONFIG: Info = Info::new(
    "v2 createPaymentMethodConfig",
    Method::POST,
    "/rest/v2/paymentMethodConfigs",
    Effect::Write,
)
.with_members(&["session_key"]);

/// `GET /rest/v2/paymentMethods`.
pub static LIST_PAYMENT_METHODS: Info = Info::new(
    "v2 listPaymentMethods",
    Method::GET,
    "/rest/v2/paymentMethods",
    Effect::Read,
)
.with_query(&["filter", "order_by", "page_size", "page_token"]);

/// `GET /rest/v2/contacts/{contact_id}/paymentMethods`.
pub static LIST_CONTACT_PAYMENT_METHODS: Info = Info::new(
    "v2 listPaymentMethods_1",
    Method::GET,
    "/rest/v2/contacts/{contact_id}/paymentMethods",
    Effect::Read,
)
.with_query(&["filter", "page_token", "order_by", "page_size"]);

/// `POST /rest/v2/contacts/{contact_id}/paymentMethods/{payment_method_id}:deactivate`.
pub static DEACTIVATE_PAYMENT_METHOD: Info = Info::new(
    "v2 deactivatePaymentMethod",
    Method::POST,
    "/rest/v2/contacts/{contact_id}/paymentMethods/{payment_method_id}:deactivate",
    Effect::IdempotentWrite,
)
.with_answer(Answer::Nothing);

/// `DELETE /rest/v2/contacts/{contact_id}/paymentMethods/{payment_method_id}`.
pub static DELETE_PAYMENT_METHOD: Info = Info::new(
    "v2 deletePaymentMethod",
    Method::DELETE,
    "/rest/v2/contacts/{contact_id}/paymentMethods/{payment_method_id}",
    Effect::IdempotentWrite,
)
.with_answer(Answer::Nothing);
