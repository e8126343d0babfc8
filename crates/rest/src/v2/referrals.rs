//! Referrals.

#![expect(missing_docs, reason = "a field whose name says all has no sentence")]

mod model;

use super::model::Referral;
use crate::endpoints;
use crate::filter::order_keys;
use crate::{
    AffiliateId, Comparison, ContactId, Cursor, Direction, Draft, Info, JsonBody, Operation,
    OrderBy, Page, Pages,
};

pub use model::*;

/// Lists referrals: `GET /rest/v2/referrals`.
///
/// Operation `listReferrals`; answers 200.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ListReferrals {
    /// Which records are listed.
    pub filter: Option<Filter>,
    /// The page, as the answer before it names it; the first one when left out.
    pub page_token: Option<String>,
    /// What the list is ordered by.
    pub order_by: Option<OrderBy<OrderKey>>,
    /// The most records a page holds.
    pub page_size: Option<u32>,
}

impl ListReferrals {
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

    /// Sets [`page_token`](field@Self::page_token).
    #[must_use]
    pub fn page_token(mut self, page_token: impl Into<String>) -> Self {
        self.page_token = Some(page_token.into());
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
}

impl Operation for ListReferrals {
    type Output = ListReferralsResponse;

    const INFO: &'static Info = &endpoints::v2::referrals::LIST_REFERRALS;

    fn write(&self, draft: &mut Draft) {
        draft.filter(self.filter.as_ref());
        draft.query("page_token", self.page_token.as_ref());
        draft.query("order_by", self.order_by.as_ref());
        draft.query("page_size", self.page_size.as_ref());
    }
}

impl Pages for ListReferrals {
    type Item = Referral;

    fn turn_to(&mut self, cursor: &Cursor) {
        self.page_token = cursor.token();
        self.page_size.get_or_insert(1000);
    }

    fn page(answer: Self::Output) -> Page<Referral> {
        Page::with_token(answer.referrals, answer.next_page_token)
    }
}

order_keys! {
    /// What [`ListReferrals`] can be ordered by.
    OrderKey {
        Id = "id",
        ReferralTime = "referral_time",
    }
}

/// Which records [`ListReferrals`] returns.
pub type Filter = crate::Filter<ListReferrals>;

impl Filter {
    /// `referral_partner_id`.
    pub fn referral_partner_id(value: AffiliateId) -> Self {
        Self::equal("referral_partner_id", value)
    }

    /// `referral_partner_id`, compared.
    pub fn referral_partner_id_compared(comparison: Comparison, value: AffiliateId) -> Self {
        Self::compared("referral_partner_id", comparison, value)
    }

    /// Anything but this `referral_partner_id`.
    pub fn referral_partner_id_not(value: AffiliateId) -> Self {
        Self::not_equal("referral_partner_id", value)
    }

    /// `contact_id`.
    pub fn contact_id(value: ContactId) -> Self {
        Self::equal("contact_id", value)
    }

    /// `contact_id`, compared.
    pub fn contact_id_compared(comparison: Comparison, value: ContactId) -> Self {
        Self::compared("contact_id", comparison, value)
    }

    /// Anything but this `contact_id`.
    pub fn contact_id_not(value: ContactId) -> Self {
        Self::not_equal("contact_id", value)
    }

    /// `source`; a `*` at its end stands for any continuation.
    pub fn source(value: impl Into<String>) -> Self {
        Self::prefix("source", value.into())
    }

    /// `description`; a `*` at its end stands for any continuation.
    pub fn description(value: impl Into<String>) -> Self {
        Self::prefix("description", value.into())
    }

    /// `type`, one of `COOKIE`, `PERMANENT`, `MANUAL`.
    pub fn r#type(value: impl Into<String>) -> Self {
        Self::equal("type", value.into())
    }
}

/// Creates a referral: `POST /rest/v2/referrals`.
///
/// Operation `createReferral`; answers 201.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct CreateReferral {
    pub body: JsonBody<CreateReferralRequest>,
}

impl CreateReferral {
    /// The operation with its parameters.
    pub fn new(body: impl Into<JsonBody<CreateReferralRequest>>) -> Self {
        Self { body: body.into() }
    }
}

impl Operation for CreateReferral {
    type Output = Referral;

    const INFO: &'static Info = &endpoints::v2::referrals::CREATE_REFERRAL;

    fn write(&self, draft: &mut Draft) {
        draft.json(&self.body);
    }
}
