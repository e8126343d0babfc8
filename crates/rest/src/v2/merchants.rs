//! Merchants.

mod model;

use crate::endpoints;
use crate::filter::order_keys;
use crate::{Cursor, Direction, Draft, Info, MerchantAccountId, Operation, OrderBy, Page, Pages};

pub use model::*;

/// Lists merchants: `GET /rest/v2/merchants`.
///
/// Operation `listMerchants`; answers 200.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ListMerchants {
    /// Which records are listed.
    pub filter: Option<Filter>,
    /// What the list is ordered by.
    pub order_by: Option<OrderBy<OrderKey>>,
    /// The most records a page holds.
    pub page_size: Option<u32>,
    /// The page, as the answer before it names it; the first one when left out.
    pub page_token: Option<String>,
}

impl ListMerchants {
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

impl Operation for ListMerchants {
    type Output = ListMerchantsResponse;

    const INFO: &'static Info = &endpoints::v2::merchants::LIST_MERCHANTS;

    fn write(&self, draft: &mut Draft) {
        draft.filter(self.filter.as_ref());
        draft.query("order_by", self.order_by.as_ref());
        draft.query("page_size", self.page_size.as_ref());
        draft.query("page_token", self.page_token.as_ref());
    }
}

impl Pages for ListMerchants {
    type Item = ListMerchantAccountResponse;

    fn turn_to(&mut self, cursor: &Cursor) {
        self.page_token = cursor.token();
        self.page_size.get_or_insert(1000);
    }

    fn page(answer: Self::Output) -> Page<ListMerchantAccountResponse> {
        Page::with_token(answer.merchant_accounts, answer.next_page_token)
    }
}

order_keys! {
    /// What [`ListMerchants`] can be ordered by.
    OrderKey {
        Id = "id",
        Name = "name",
    }
}

/// Which records [`ListMerchants`] returns.
pub type Filter = crate::Filter<ListMerchants>;

impl Filter {
    /// `id`.
    pub fn id(value: MerchantAccountId) -> Self {
        Self::equal("id", value)
    }

    /// `name`.
    pub fn name(value: impl Into<String>) -> Self {
        Self::equal("name", value.into())
    }

    /// `type`.
    pub fn r#type(value: impl Into<String>) -> Self {
        Self::equal("type", value.into())
    }
}
