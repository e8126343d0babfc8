//! Webforms.

mod model;

use crate::endpoints;
use crate::filter::order_keys;
use crate::{
    Cursor, Direction, Draft, Info, Operation, OrderBy, Page, Pages, Timestamp, WebFormId,
};

pub use model::*;

/// Lists webforms: `GET /rest/v2/webforms`.
///
/// Operation `listWebforms`; answers 200.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ListWebforms {
    /// Which records are listed.
    pub filter: Option<Filter>,
    /// What the list is ordered by.
    pub order_by: Option<OrderBy<OrderKey>>,
    /// The most records a page holds.
    pub page_size: Option<u32>,
    /// The page, as the answer before it names it; the first one when left out.
    pub page_token: Option<String>,
}

impl ListWebforms {
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

impl Operation for ListWebforms {
    type Output = ListWebformsResponse;

    const INFO: &'static Info = &endpoints::v2::webforms::LIST_WEBFORMS;

    fn write(&self, draft: &mut Draft) {
        draft.filter(self.filter.as_ref());
        draft.query("order_by", self.order_by.as_ref());
        draft.query("page_size", self.page_size.as_ref());
        draft.query("page_token", self.page_token.as_ref());
    }
}

impl Pages for ListWebforms {
    type Item = Webform;

    fn turn_to(&mut self, cursor: &Cursor) {
        self.page_token = cursor.token();
        self.page_size.get_or_insert(1000);
    }

    fn page(answer: Self::Output) -> Page<Webform> {
        Page::with_token(answer.webforms, answer.next_page_token)
    }
}

order_keys! {
    /// What [`ListWebforms`] can be ordered by.
    OrderKey {
        Name = "name",
        WebformType = "webform_type",
        CreateTime = "create_time",
        UpdateTime = "update_time",
    }
}

/// Which records [`ListWebforms`] returns.
pub type Filter = crate::Filter<ListWebforms>;

impl Filter {
    /// `name`.
    pub fn name(value: impl Into<String>) -> Self {
        Self::equal("name", value.into())
    }

    /// `webform_type`.
    pub fn webform_type(value: impl Into<String>) -> Self {
        Self::equal("webform_type", value.into())
    }

    /// `since_create_time`: a time.
    pub fn since_create_time(value: impl Into<Timestamp>) -> Self {
        Self::equal("since_create_time", value.into())
    }

    /// `until_create_time`: a time.
    pub fn until_create_time(value: impl Into<Timestamp>) -> Self {
        Self::equal("until_create_time", value.into())
    }

    /// `since_update_time`: a time.
    pub fn since_update_time(value: impl Into<Timestamp>) -> Self {
        Self::equal("since_update_time", value.into())
    }

    /// `until_update_time`: a time.
    pub fn until_update_time(value: impl Into<Timestamp>) -> Self {
        Self::equal("until_update_time", value.into())
    }
}

/// Reads a webform HTML: `GET /rest/v2/webforms/{webform_id}:data`.
///
/// Operation `getHtml`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct GetWebformHtml {
    /// In the path.
    pub webform_id: WebFormId,
}

impl GetWebformHtml {
    /// The operation with its parameters.
    pub fn new(webform_id: WebFormId) -> Self {
        Self { webform_id }
    }
}

impl Operation for GetWebformHtml {
    type Output = String;

    const INFO: &'static Info = &endpoints::v2::webforms::GET_WEBFORM_HTML;

    fn write(&self, draft: &mut Draft) {
        draft.path("webform_id", &self.webform_id);
    }
}
