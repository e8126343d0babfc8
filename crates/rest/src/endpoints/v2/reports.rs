//! Reports.

use http::Method;
use keap_http::Effect;

use crate::Info;

/// `GET /rest/v2/reporting/reports`.
pub static LIST_REPORTS: Info = Info::new(
    "v2 listReports",
    Method::GET,
    "/rest/v2/reporting/reports",
    Effect::Read,
)
.with_query(&["filter", "order_by", "page_size", "page_token"]);

/// `GET /rest/v2/reporting/reports/{report_id}`.
pub static RETRIEVE_REPORT: Info = Info::new(
    "v2 retrieveReport",
    Method::GET,
    "/rest/v2/reporting/reports/{report_id}",
    Effect::Read,
);

/// `POST /rest/v2/reporting/reports/{report_id}:run`.
pub static RUN_REPORT: Info = Info::new(
    "v2 runReport",
    Method::POST,
    "/rest/v2/reporting/reports/{report_id}:run",
    Effect::Read,
)
.with_query(&["page_token", "order_by", "page_size", "fields"]);

/// `GET /rest/v2/reporting/reports/{report_id}/model`.
pub static RETRIEVE_REPORT_MODEL: Info = Info::new(
    "v2 retrieveReportModel",
    Method::GET,
    "/rest/v2/reporting/reports/{report_id}/model",
    Effect::Read,
);
