//! Companies.

use http::Method;
use keap_http::Effect;

use crate::{Answer, Info};

/// `GET /rest/v2/companies`.
pub static LIST_COMPANIES: Info = Info::new(
    "v2 listCompanies",
    Method::GET,
    "/rest/v2/companies",
    Effect::Read,
)
.with_query(&["fields", "filter", "order_by", "page_size", "page_token"]);

/// `POST /rest/v2/companies`.
pub static CREATE_COMPANY: Info = Info::new(
    "v2 createCompany",
    Method::POST,
    "/rest/v2/companies",
    Effect::Write,
)
.with_members(&["id"]);

/// `GET /rest/v2/companies/{company_id}`.
pub static GET_COMPANY: Info = Info::new(
    "v2 getCompany",
    Method::GET,
    "/rest/v2/companies/{company_id}",
    Effect::Read,
)
.with_query(&["fields"]);

/// `PATCH /rest/v2/companies/{company_id}`.
pub static UPDATE_COMPANY: Info = Info::new(
    "v2 updateCompany",
    Method::PATCH,
    "/rest/v2/companies/{company_id}",
    Effect::IdempotentWrite,
)
.with_query(&["update_mask"])
.with_members(&["id"]);

/// `DELETE /rest/v2/companies/{company_id}`.
pub static DELETE_COMPANY: Info = Info::new(
    "v2 deleteCompany",
    Method::DELETE,
    "/rest/v2/companies/{company_id}",
    Effect::IdempotentWrite,
)
.with_answer(Answer::Nothing);

/// `GET /rest/v2/companies/{company_id}/tags`.
pub static LIST_TAGS_FOR_COMPANY: Info = Info::new(
    "v2 listTagsForCompany",
    Method::GET,
    "/rest/v2/companies/{company_id}/tags",
    Effect::Read,
)
.with_query(&["filter", "page_token", "order_by", "page_size"]);

/// `POST /rest/v2/companies/{company_id}/tags/{tag_id}`.
pub static ADD_TAG_TO_COMPANY: Info = Info::new(
    "v2 addTagToCompany",
    Method::POST,
    "/rest/v2/companies/{company_id}/tags/{tag_id}",
    Effect::IdempotentWrite,
)
.with_answer(Answer::Nothing);

/// `DELETE /rest/v2/companies/{company_id}/tags/{tag_id}`.
pub static REMOVE_TAG_FROM_COMPANY: Info = Info::new(
    "v2 removeTagFromCompany",
    Method::DELETE,
    "/rest/v2/companies/{company_id}/tags/{tag_id}",
    Effect::IdempotentWrite,
)
.with_answer(Answer::Nothing);

/// `GET /rest/v2/companies/model`.
pub static RETRIEVE_COMPANY_MODEL: Info = Info::new(
    "v2 retrieveCompanyCustomFieldModel",
    Method::GET,
    "/rest/v2/companies/model",
    Effect::Read,
);

/// `POST /rest/v2/companies/model/customFields`.
pub static CREATE_COMPANY_CUSTOM_FIELD: Info = Info::new(
    "v2 createCompanyCustomField",
    Method::POST,
    "/rest/v2/companies/model/customFields",
    Effect::Write,
)
.with_members(&["id"]);

/// `PATCH /rest/v2/companies/model/customFields/{custom_field_id}`.
pub static UPDATE_COMPANY_CUSTOM_FIELD: Info = Info::new(
    "v2 updateCompanyCustomField",
    Method::PATCH,
    "/rest/v2/companies/model/customFields/{custom_field_id}",
    Effect::IdempotentWrite,
)
.with_query(&["update_mask"])
.with_members(&["id"]);

/// `DELETE /rest/v2/companies/model/customFields/{custom_field_id}`.
pub static DELETE_COMPANY_CUSTOM_FIELD: Info = Info::new(
    "v2 deleteCompanyCustomField",
    Method::DELETE,
    "/rest/v2/companies/model/customFields/{custom_field_id}",
    Effect::IdempotentWrite,
)
.with_answer(Answer::Nothing);

/// `GET /rest/v2/companies/model/customFields/groups`.
pub static LIST_COMPANY_CUSTOM_FIELD_GROUPS: Info = Info::new(
    "v2 listCompanyCustomFieldGroups",
    Method::GET,
    "/rest/v2/companies/model/customFields/groups",
    Effect::Read,
)
.with_query(&["tab_id"]);

/// `POST /rest/v2/companies/model/customFields/groups`.
pub static CREATE_COMPANY_CUSTOM_FIELD_GROUP: Info = Info::new(
    "v2 createCompanyCustomFieldGroup",
    Method::POST,
    "/rest/v2/companies/model/customFields/groups",
    Effect::Write,
)
.with_members(&["id"]);

/// `GET /rest/v2/companies/model/customFields/groups/{group_id}`.
pub static GET_COMPANY_CUSTOM_FIELD_GROUP: Info = Info::new(
    "v2 getCompanyCustomFieldGroup",
    Method::GET,
    "/rest/v2/companies/model/customFields/groups/{group_id}",
    Effect::Read,
);

/// `PATCH /rest/v2/companies/model/customFields/groups/{group_id}`.
pub static UPDATE_COMPANY_CUSTOM_FIELD_GROUP: Info = Info::new(
    "v2 updateCompanyCustomFieldGroup",
    Method::PATCH,
    "/rest/v2/companies/model/customFields/groups/{group_id}",
    Effect::IdempotentWrite,
)
.with_query(&["update_mask"])
.with_members(&["id"]);

/// `DELETE /rest/v2/companies/model/customFields/groups/{group_id}`.
pub static DELETE_COMPANY_CUSTOM_FIELD_GROUP: Info = Info::new(
    "v2 deleteCompanyCustomFieldGroup",
    Method::DELETE,
    "/rest/v2/companies/model/customFields/groups/{group_id}",
    Effect::IdempotentWrite,
)
.with_answer(Answer::Nothing);

/// `GET /rest/v2/companies/model/customFields/tabs`.
pub static LIST_COMPANY_CUSTOM_FIELD_TABS: Info = Info::new(
    "v2 listCompanyCustomFieldTabs",
    Method::GET,
    "/rest/v2/companies/model/customFields/tabs",
    Effect::Read,
);

/// `POST /rest/v2/companies/model/customFields/tabs`.
pub static CREATE_COMPANY_CUSTOM_FIELD_TAB: Info = Info::new(
    "v2 createCompanyCustomFieldTab",
    Method::POST,
    "/rest/v2/companies/model/customFields/tabs",
    Effect::Write,
)
.with_members(&["id"]);

/// `GET /rest/v2/companies/model/customFields/tabs/{tab_id}`.
pub static GET_COMPANY_CUSTOM_FIELD_TAB: Info = Info::new(
    "v2 getCompanyCustomFieldTab",
    Method::GET,
    "/rest/v2/companies/model/customFields/tabs/{tab_id}",
    Effect::Read,
);

/// `PATCH /rest/v2/companies/model/customFields/tabs/{tab_id}`.
pub static UPDATE_COMPANY_CUSTOM_FIELD_TAB: Info = Info::new(
    "v2 updateCompanyCustomFieldTab",
    Method::PATCH,
    "/rest/v2/companies/model/customFields/tabs/{tab_id}",
    Effect::IdempotentWrite,
)
.with_query(&["update_mask"])
.with_members(&["id"]);

/// `DELETE /rest/v2/companies/model/customFields/tabs/{tab_id}`.
pub static DELETE_COMPANY_CUSTOM_FIELD_TAB: Info = Info::new(
    "v2 deleteCompanyCustomFieldTab",
    Method::DELETE,
    "/rest/v2/companies/model/customFields/tabs/{tab_id}",
    Effect::IdempotentWrite,
)
.with_answer(Answer::Nothing);
