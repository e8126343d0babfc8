//! Companies.

use http::Method;
use keap_http::Effect;

use crate::Info;

/// `GET /rest/v1/companies`.
pub static LIST_COMPANIES: Info = Info::new(
    "v1 listCompaniesUsingGET",
    Method::GET,
    "/rest/v1/companies",
    Effect::Read,
)
.with_query(&[
    "company_name",
    "limit",
    "offset",
    "optional_properties",
    "order",
    "order_direction",
]);

/// `POST /rest/v1/companies`.
pub static CREATE_COMPANY: Info = Info::new(
    "v1 createCompanyUsingPOST",
    Method::POST,
    "/rest/v1/companies",
    Effect::Write,
)
.with_members(&["id"]);

/// `GET /rest/v1/companies/{companyId}`.
pub static GET_COMPANY: Info = Info::new(
    "v1 getCompanyUsingGET",
    Method::GET,
    "/rest/v1/companies/{companyId}",
    Effect::Read,
)
.with_query(&["optional_properties"]);

/// `PATCH /rest/v1/companies/{companyId}`.
pub static UPDATE_COMPANY: Info = Info::new(
    "v1 updateCompanyUsingPATCH",
    Method::PATCH,
    "/rest/v1/companies/{companyId}",
    Effect::IdempotentWrite,
)
.with_members(&["id"]);

/// `GET /rest/v1/companies/model`.
pub static RETRIEVE_COMPANY_MODEL: Info = Info::new(
    "v1 retrieveCompanyModelUsingGET",
    Method::GET,
    "/rest/v1/companies/model",
    Effect::Read,
);
