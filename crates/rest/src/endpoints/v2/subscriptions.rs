//! Subscriptions.

use http::Method;
use keap_http::Effect;

use crate::{Answer, Info};

/// `GET /rest/v2/subscriptions`.
pub static LIST_SUBSCRIPTIONS: Info = Info::new(
    "v2 listSubscriptions",
    Method::GET,
    "/rest/v2/subscriptions",
    Effect::Read,
)
.with_query(&["filter", "order_by", "page_size", "page_token"]);

/// `POST /rest/v2/subscriptions`.
pub static CREATE_SUBSCRIPTION: Info = Info::new(
    "v2 createSubscription",
    Method::POST,
    "/rest/v2/subscriptions",
    Effect::Write,
)
.with_members(&["id"]);

/// `GET /rest/v2/subscriptions/{subscription_id}`.
pub static GET_SUBSCRIPTION: Info = Info::new(
    "v2 getSubscription",
    Method::GET,
    "/rest/v2/subscriptions/{subscription_id}",
    Effect::Read,
);

/// `POST /rest/v2/subscriptions/{subscription_id}:deactivate`.
pub static CANCEL_SUBSCRIPTION: Info = Info::new(
    "v2 cancelSubscription",
    Method::POST,
    "/rest/v2/subscriptions/{subscription_id}:deactivate",
    Effect::IdempotentWrite,
);

/// `POST /rest/v2/subscriptions/{subscription_id}:invoice`.
pub static INVOICE_SUBSCRIPTION: Info = Info::new(
    "v2 invoiceSubscription",
    Method::POST,
    "/rest/v2/subscriptions/{subscription_id}:invoice",
    Effect::Write,
)
.with_members(&["id"]);

/// `PATCH /rest/v2/subscriptions/{subscription_id}`.
pub static UPDATE_SUBSCRIPTION: Info = Info::new(
    "v2 updateSubscription",
    Method::PATCH,
    "/rest/v2/subscriptions/{subscription_id}",
    Effect::IdempotentWrite,
)
.with_query(&["update_mask"])
.with_members(&["id"]);

/// `GET /rest/v2/subscriptions/model`.
pub static RETRIEVE_SUBSCRIPTION_MODEL: Info = Info::new(
    "v2 retrieveSubscriptionCustomFieldModel",
    Method::GET,
    "/rest/v2/subscriptions/model",
    Effect::Read,
);

/// `POST /rest/v2/subscriptions/model/customFields`.
pub static CREATE_SUBSCRIPTION_CUSTOM_FIELD: Info = Info::new(
    "v2 createSubscriptionCustomField",
    Method::POST,
    "/rest/v2/subscriptions/model/customFields",
    Effect::Write,
)
.with_members(&["id"]);

/// `PATCH /rest/v2/subscriptions/model/customFields/{custom_field_id}`.
pub static UPDATE_SUBSCRIPTION_CUSTOM_FIELD: Info = Info::new(
    "v2 updateSubscriptionCustomField",
    Method::PATCH,
    "/rest/v2/subscriptions/model/customFields/{custom_field_id}",
    Effect::IdempotentWrite,
)
.with_query(&["update_mask"])
.with_members(&["id"]);

/// `DELETE /rest/v2/subscriptions/model/customFields/{custom_field_id}`.
pub static DELETE_SUBSCRIPTION_CUSTOM_FIELD: Info = Info::new(
    "v2 deleteSubscriptionCustomField",
    Method::DELETE,
    "/rest/v2/subscriptions/model/customFields/{custom_field_id}",
    Effect::IdempotentWrite,
)
.with_answer(Answer::Nothing);

/// `GET /rest/v2/subscriptions/model/customFields/groups`.
pub static LIST_SUBSCRIPTION_CUSTOM_FIELD_GROUPS: Info = Info::new(
    "v2 listSubscriptionCustomFieldGroups",
    Method::GET,
    "/rest/v2/subscriptions/model/customFields/groups",
    Effect::Read,
)
.with_query(&["tab_id"]);

/// `POST /rest/v2/subscriptions/model/customFields/groups`.
pub static CREATE_SUBSCRIPTION_CUSTOM_FIELD_GROUP: Info = Info::new(
    "v2 createSubscriptionCustomFieldGroup",
    Method::POST,
    "/rest/v2/subscriptions/model/customFields/groups",
    Effect::Write,
)
.with_members(&["id"]);

/// `GET /rest/v2/subscriptions/model/customFields/groups/{group_id}`.
pub static GET_SUBSCRIPTION_CUSTOM_FIELD_GROUP: Info = Info::new(
    "v2 getSubscriptionCustomFieldGroup",
    Method::GET,
    "/rest/v2/subscriptions/model/customFields/groups/{group_id}",
    Effect::Read,
);

/// `PATCH /rest/v2/subscriptions/model/customFields/groups/{group_id}`.
pub static UPDATE_SUBSCRIPTION_CUSTOM_FIELD_GROUP: Info = Info::new(
    "v2 updateSubscriptionCustomFieldGroup",
    Method::PATCH,
    "/rest/v2/subscriptions/model/customFields/groups/{group_id}",
    Effect::IdempotentWrite,
)
.with_query(&["update_mask"])
.with_members(&["id"]);

/// `DELETE /rest/v2/subscriptions/model/customFields/groups/{group_id}`.
pub static DELETE_SUBSCRIPTION_CUSTOM_FIELD_GROUP: Info = Info::new(
    "v2 deleteSubscriptionCustomFieldGroup",
    Method::DELETE,
    "/rest/v2/subscriptions/model/customFields/groups/{group_id}",
    Effect::IdempotentWrite,
)
.with_answer(Answer::Nothing);

/// `GET /rest/v2/subscriptions/model/customFields/tabs`.
pub static LIST_SUBSCRIPTION_CUSTOM_FIELD_TABS: Info = Info::new(
    "v2 listSubscriptionCustomFieldTabs",
    Method::GET,
    "/rest/v2/subscriptions/model/customFields/tabs",
    Effect::Read,
);

/// `POST /rest/v2/subscriptions/model/customFields/tabs`.
pub static CREATE_SUBSCRIPTION_CUSTOM_FIELD_TAB: Info = Info::new(
    "v2 createSubscriptionCustomFieldTab",
    Method::POST,
    "/rest/v2/subscriptions/model/customFields/tabs",
    Effect::Write,
)
.with_members(&["id"]);

/// `GET /rest/v2/subscriptions/model/customFields/tabs/{tab_id}`.
pub static GET_SUBSCRIPTION_CUSTOM_FIELD_TAB: Info = Info::new(
    "v2 getSubscriptionCustomFieldTab",
    Method::GET,
    "/rest/v2/subscriptions/model/customFields/tabs/{tab_id}",
    Effect::Read,
);

/// `PATCH /rest/v2/subscriptions/model/customFields/tabs/{tab_id}`.
pub static UPDATE_SUBSCRIPTION_CUSTOM_FIELD_TAB: Info = Info::new(
    "v2 updateSubscriptionCustomFieldTab",
    Method::PATCH,
    "/rest/v2/subscriptions/model/customFields/tabs/{tab_id}",
    Effect::IdempotentWrite,
)
.with_query(&["update_mask"])
.with_members(&["id"]);

/// `DELETE /rest/v2/subscriptions/model/customFields/tabs/{tab_id}`.
pub static DELETE_SUBSCRIPTION_CUSTOM_FIELD_TAB: Info = Info::new(
    "v2 deleteSubscriptionCustomFieldTab",
    Method::DELETE,
    "/rest/v2/subscriptions/model/customFields/tabs/{tab_id}",
    Effect::IdempotentWrite,
)
.with_answer(Answer::Nothing);
