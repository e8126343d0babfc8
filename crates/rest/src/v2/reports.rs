//! Reports.

mod model;

use crate::endpoints;
use crate::filter::order_keys;
use crate::{
    Cursor, Direction, Draft, Info, ListStyle, Operation, OrderBy, Page, Pages, SavedSearchId,
    Timestamp,
};

pub use model::*;

/// Lists reports: `GET /rest/v2/reporting/reports`.
///
/// Operation `listReports`; answers 200.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ListReports {
    /// Which records are listed.
    pub filter: Option<Filter>,
    /// What the list is ordered by.
    pub order_by: Option<OrderBy<OrderKey>>,
    /// The most records a page holds.
    pub page_size: Option<u32>,
    /// The page, as the answer before it names it; the first one when left out.
    pub page_token: Option<String>,
}

impl ListReports {
    /// The operation with every parameter left out.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets [`filter`](field@Self::filter).
    #[must_use]
    pub fn filter(mut self, filter: Filter) -> Self {
        self.filter = Some(filter);
        self
    }

    /// Sets [`order_by`](field@Self::order_by).
    #[must_use]
    pub fn order_by(mut self, key: OrderKey, direction: Direction) -> Self {
        self.order_by = Some(OrderBy { key, direction });
        self
    }

    /// Sets [`page_size`](field@Self::page_size).
    #[must_use]
    pub fn page_size(mut self, page_size: u32) -> Self {
        self.page_size = Some(page_size);
        self
    }

    /// Sets [`page_token`](field@Self::page_token).
    #[must_use]
    pub fn page_token(mut self, page_token: impl Into<String>) -> Self {
        self.page_token = Some(page_token.into());
        self
    }
}

impl Operation for ListReports {
    type Output = ListReportsResponse;

    const INFO: &'static Info = &endpoints::v2::reports::LIST_REPORTS;

    fn write(&self, draft: &mut Draft) {
        draft.filter(self.filter.as_ref());
        draft.query("order_by", self.order_by.as_ref());
        draft.query("page_size", self.page_size.as_ref());
        draft.query("page_token", self.page_token.as_ref());
    }
}

impl Pages for ListReports {
    type Item = Report;

    fn turn_to(&mut self, cursor: &Cursor) {
        self.page_token = cursor.token();
        self.page_size.get_or_insert(1000);
    }

    fn page(answer: Self::Output) -> Page<Report> {
        Page::with_token(answer.reports, answer.next_page_token)
    }
}

order_keys! {
    /// What [`ListReports`] can be ordered by.
    OrderKey {
        Name = "name",
        CreatedTime = "created_time",
    }
}

/// Which records [`ListReports`] returns.
pub type Filter = crate::Filter<ListReports>;

impl Filter {
    /// `name`.
    pub fn name(value: impl Into<String>) -> Self {
        Self::equal("name", value.into())
    }

    /// `since_created_time`: a time.
    pub fn since_created_time(value: impl Into<Timestamp>) -> Self {
        Self::equal("since_created_time", value.into())
    }

    /// `until_created_time`: a time.
    pub fn until_created_time(value: impl Into<Timestamp>) -> Self {
        Self::equal("until_created_time", value.into())
    }
}

/// Reads a report: `GET /rest/v2/reporting/reports/{report_id}`.
///
/// Operation `retrieveReport`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct RetrieveReport {
    /// In the path.
    pub report_id: SavedSearchId,
}

impl RetrieveReport {
    /// The operation with its parameters.
    pub fn new(report_id: SavedSearchId) -> Self {
        Self { report_id }
    }
}

impl Operation for RetrieveReport {
    type Output = Report;

    const INFO: &'static Info = &endpoints::v2::reports::RETRIEVE_REPORT;

    fn write(&self, draft: &mut Draft) {
        draft.path("report_id", &self.report_id);
    }
}

/// Runs a report (XML-RPC: saved search): `POST /rest/v2/reporting/reports/{report_id}:run`.
///
/// Operation `runReport`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct RunReport {
    /// In the path.
    pub report_id: SavedSearchId,
    /// The page, as the answer before it names it; the first one when left out.
    pub page_token: Option<String>,
    /// What the list is ordered by.
    pub order_by: Option<String>,
    /// The most records a page holds.
    pub page_size: Option<u32>,
    /// Properties that are not part of the answer by default.
    pub fields: Vec<String>,
}

impl RunReport {
    /// The operation with what it requires; the rest is left out.
    pub fn new(report_id: SavedSearchId) -> Self {
        Self {
            report_id,
            page_token: None,
            order_by: None,
            page_size: None,
            fields: Vec::new(),
        }
    }

    /// Sets [`page_token`](field@Self::page_token).
    #[must_use]
    pub fn page_token(mut self, page_token: impl Into<String>) -> Self {
        self.page_token = Some(page_token.into());
        self
    }

    /// Sets [`order_by`](field@Self::order_by).
    #[must_use]
    pub fn order_by(mut self, order_by: impl Into<String>) -> Self {
        self.order_by = Some(order_by.into());
        self
    }

    /// Sets [`page_size`](field@Self::page_size).
    #[must_use]
    pub fn page_size(mut self, page_size: u32) -> Self {
        self.page_size = Some(page_size);
        self
    }

    /// Sets [`fields`](field@Self::fields).
    #[must_use]
    pub fn fields(mut self, fields: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.fields = fields.into_iter().map(Into::into).collect();
        self
    }
}

impl Operation for RunReport {
    type Output = ReportExecutionResult;

    const INFO: &'static Info = &endpoints::v2::reports::RUN_REPORT;

    fn write(&self, draft: &mut Draft) {
        draft.path("report_id", &self.report_id);
        draft.query("page_token", self.page_token.as_ref());
        draft.query("order_by", self.order_by.as_ref());
        draft.query("page_size", self.page_size.as_ref());
        draft.list("fields", &self.fields, ListStyle::Comma);
    }
}

/// Reads a report model: `GET /rest/v2/reporting/reports/{report_id}/model`.
///
/// Operation `retrieveReportModel`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct RetrieveReportModel {
    /// In the path.
    pub report_id: SavedSearchId,
}

impl RetrieveReportModel {
    /// The operation with its parameters.
    pub fn new(report_id: SavedSearchId) -> Self {
        Self { report_id }
    }
}

impl Operation for RetrieveReportModel {
    type Output = ReportModel;

    const INFO: &'static Info = &endpoints::v2::reports::RETRIEVE_REPORT_MODEL;

    fn write(&self, draft: &mut Draft) {
        draft.path("report_id", &self.report_id);
    }
}
