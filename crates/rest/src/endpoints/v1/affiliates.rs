//! Affiliates.

use http::Method;
use keap_http::Effect;

use crate::Info;

/// `GET /rest/v1/affiliates`.
pub static LIST_AFFILIATES: Info = Info::new(
    "v1 listAffiliatesUsingGET",
    Method::GET,
    "/rest/v1/affiliates",
    Effect::Read,
)
.with_query(&[
    "code",
    "contact_id",
    "limit",
    "name",
    "offset",
    "order",
    "order_direction",
    "parent_id",
    "program_id",
    "status",
]);

/// `POST /rest/v1/affiliates`.
pub static CREATE_AFFILIATE: Info = Info::new(
    "v1 createAffiliateUsingPOST",
    Method::POST,
    "/rest/v1/affiliates",
    Effect::Write,
)
.with_members(&["id"]);

/// `GET /rest/v1/affiliates/{id}`.
pub static GET_AFFILIATE: Info = Info::new(
    "v1 getAffiliateUsingGET",
    Method::GET,
    "/rest/v1/affiliates/{id}",
    Effect::Read,
);

/// `GET /rest/v1/affiliates/{affiliateId}/clawbacks`.
pub static LIST_AFFILIATE_CLAWBACKS: Info = Info::new(
    "v1 listAffiliateClawbacksUsingGET",
    Method::GET,
    "/rest/v1/affiliates/{affiliateId}/clawbacks",
    Effect::Read,
)
.with_query(&[
    "limit",
    "offset",
    "order",
    "order_direction",
    "since",
    "until",
]);

/// `GET /rest/v1/affiliates/{affiliateId}/payments`.
pub static LIST_AFFILIATE_PAYMENTS: Info = Info::new(
    "v1 listPaymentsUsingGET",
    Method::GET,
    "/rest/v1/affiliates/{affiliateId}/payments",
    Effect::Read,
)
.with_query(&[
    "limit",
    "offset",
    "order",
    "order_direction",
    "since",
    "until",
]);

/// `GET /rest/v1/affiliates/commissions`.
pub static LIST_AFFILIATE_COMMISSIONS: Info = Info::new(
    "v1 listCommissionsUsingGET",
    Method::GET,
    "/rest/v1/affiliates/commissions",
    Effect::Read,
)
.with_query(&[
    "affiliateId",
    "limit",
    "offset",
    "order",
    "order_direction",
    "since",
    "until",
]);

/// `GET /rest/v1/affiliates/programs`.
pub static LIST_AFFILIATE_PROGRAMS: Info = Info::new(
    "v1 listProgramsUsingGET",
    Method::GET,
    "/rest/v1/affiliates/programs",
    Effect::Read,
)
.with_query(&[
    "affiliate_id",
    "limit",
    "offset",
    "order",
    "order_direction",
]);

/// `GET /rest/v1/affiliates/redirectlinks`.
pub static LIST_AFFILIATE_REDIRECT_LINKS: Info = Info::new(
    "v1 listAffiliateRedirectLinksUsingGET",
    Method::GET,
    "/rest/v1/affiliates/redirectlinks",
    Effect::Read,
)
.with_query(&[
    "affiliate_id",
    "limit",
    "offset",
    "order",
    "order_direction",
]);

/// `GET /rest/v1/affiliates/summaries`.
pub static LIST_AFFILIATE_SUMMARIES: Info = Info::new(
    "v1 listSummariesUsingGET",
    Method::GET,
    "/rest/v1/affiliates/summaries",
    Effect::Read,
)
.with_query(&["affiliate_ids", "order", "order_direction"]);

/// `GET /rest/v1/affiliates/model`.
pub static RETRIEVE_AFFILIATE_MODEL: Info = Info::new(
    "v1 retrieveAffiliateModelUsingGET",
    Method::GET,
    "/rest/v1/affiliates/model",
    Effect::Read,
);
