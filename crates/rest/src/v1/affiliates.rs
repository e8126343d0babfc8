//! Affiliates.

#![expect(missing_docs, reason = "a field whose name says all has no sentence")]

mod model;

use super::model::{ObjectModel, OrderDirection};
use crate::endpoints;
use crate::{
    AffiliateId, CommissionProgramId, ContactId, Cursor, Draft, Id, Info, JsonBody, ListStyle,
    Operation, Page, Pages, Timestamp,
};

pub use model::*;

/// Lists affiliates: `GET /rest/v1/affiliates`.
///
/// Operation `listAffiliatesUsingGET`; answers 200.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ListAffiliates {
    pub code: Option<String>,
    pub contact_id: Option<ContactId>,
    /// The most records a page holds; 1000 when left out (observed).
    pub limit: Option<u32>,
    pub name: Option<String>,
    /// How many records are skipped.
    pub offset: Option<u32>,
    /// What the list is ordered by.
    pub order: Option<AffiliatesOrder>,
    /// Ascending or descending.
    pub order_direction: Option<OrderDirection>,
    pub parent_id: Option<Id>,
    pub program_id: Option<CommissionProgramId>,
    pub status: Option<AffiliateStatus>,
}

impl ListAffiliates {
    /// The operation with every parameter left out.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets [`code`](field@Self::code).
    #[must_use]
    pub fn code(mut self, code: impl Into<String>) -> Self {
        self.code = Some(code.into());
        self
    }

    /// Sets [`contact_id`](field@Self::contact_id).
    #[must_use]
    pub fn contact_id(mut self, contact_id: ContactId) -> Self {
        self.contact_id = Some(contact_id);
        self
    }

    /// Sets [`limit`](field@Self::limit).
    #[must_use]
    pub fn limit(mut self, limit: u32) -> Self {
        self.limit = Some(limit);
        self
    }

    /// Sets [`name`](field@Self::name).
    #[must_use]
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// Sets [`offset`](field@Self::offset).
    #[must_use]
    pub fn offset(mut self, offset: u32) -> Self {
        self.offset = Some(offset);
        self
    }

    /// Sets [`order`](field@Self::order).
    #[must_use]
    pub fn order(mut self, order: AffiliatesOrder) -> Self {
        self.order = Some(order);
        self
    }

    /// Sets [`order_direction`](field@Self::order_direction).
    #[must_use]
    pub fn order_direction(mut self, order_direction: OrderDirection) -> Self {
        self.order_direction = Some(order_direction);
        self
    }

    /// Sets [`parent_id`](field@Self::parent_id).
    #[must_use]
    pub fn parent_id(mut self, parent_id: impl Into<Id>) -> Self {
        self.parent_id = Some(parent_id.into());
        self
    }

    /// Sets [`program_id`](field@Self::program_id).
    #[must_use]
    pub fn program_id(mut self, program_id: CommissionProgramId) -> Self {
        self.program_id = Some(program_id);
        self
    }

    /// Sets [`status`](field@Self::status).
    #[must_use]
    pub fn status(mut self, status: AffiliateStatus) -> Self {
        self.status = Some(status);
        self
    }
}

impl Operation for ListAffiliates {
    type Output = AffiliateList;

    const INFO: &'static Info = &endpoints::v1::affiliates::LIST_AFFILIATES;

    fn write(&self, draft: &mut Draft) {
        draft.query("code", self.code.as_ref());
        draft.query("contact_id", self.contact_id.as_ref());
        draft.query("limit", self.limit.as_ref());
        draft.query("name", self.name.as_ref());
        draft.query("offset", self.offset.as_ref());
        draft.query("order", self.order.as_ref());
        draft.query("order_direction", self.order_direction.as_ref());
        draft.query("parent_id", self.parent_id.as_ref());
        draft.query("program_id", self.program_id.as_ref());
        draft.query("status", self.status.as_ref());
    }
}

impl Pages for ListAffiliates {
    type Item = Affiliate;

    fn turn_to(&mut self, cursor: &Cursor) {
        self.offset = cursor.offset();
        self.limit.get_or_insert(1000);
    }

    fn page(answer: Self::Output) -> Page<Affiliate> {
        Page::with_offset(answer.affiliates)
    }
}

/// Creates an affiliate: `POST /rest/v1/affiliates`.
///
/// Operation `createAffiliateUsingPOST`; answers 201.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct CreateAffiliate {
    pub body: JsonBody<CreateAffiliateRequest>,
}

impl CreateAffiliate {
    /// The operation with its parameters.
    pub fn new(body: impl Into<JsonBody<CreateAffiliateRequest>>) -> Self {
        Self { body: body.into() }
    }
}

impl Operation for CreateAffiliate {
    type Output = Affiliate;

    const INFO: &'static Info = &endpoints::v1::affiliates::CREATE_AFFILIATE;

    fn write(&self, draft: &mut Draft) {
        draft.json(&self.body);
    }
}

/// Reads an affiliate: `GET /rest/v1/affiliates/{id}`.
///
/// Operation `getAffiliateUsingGET`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct GetAffiliate {
    /// In the path.
    pub id: AffiliateId,
}

impl GetAffiliate {
    /// The operation with its parameters.
    pub fn new(id: AffiliateId) -> Self {
        Self { id }
    }
}

impl Operation for GetAffiliate {
    type Output = Affiliate;

    const INFO: &'static Info = &endpoints::v1::affiliates::GET_AFFILIATE;

    fn write(&self, draft: &mut Draft) {
        draft.path("id", &self.id);
    }
}

/// Lists affiliate clawbacks: `GET /rest/v1/affiliates/{affiliateId}/clawbacks`.
///
/// Operation `listAffiliateClawbacksUsingGET`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ListAffiliateClawbacks {
    /// In the path.
    pub affiliate_id: AffiliateId,
    /// The most records a page holds; 1000 when left out (observed).
    pub limit: Option<u32>,
    /// How many records are skipped.
    pub offset: Option<u32>,
    /// What the list is ordered by.
    pub order: Option<AffiliateClawbacksOrder>,
    /// Ascending or descending.
    pub order_direction: Option<OrderDirection>,
    /// Only what changed or happened at this time or later.
    pub since: Option<Timestamp>,
    /// Only what changed or happened until this time.
    pub until: Option<Timestamp>,
}

impl ListAffiliateClawbacks {
    /// The operation with what it requires; the rest is left out.
    pub fn new(affiliate_id: AffiliateId) -> Self {
        Self {
            affiliate_id,
            limit: None,
            offset: None,
            order: None,
            order_direction: None,
            since: None,
            until: None,
        }
    }

    /// Sets [`limit`](field@Self::limit).
    #[must_use]
    pub fn limit(mut self, limit: u32) -> Self {
        self.limit = Some(limit);
        self
    }

    /// Sets [`offset`](field@Self::offset).
    #[must_use]
    pub fn offset(mut self, offset: u32) -> Self {
        self.offset = Some(offset);
        self
    }

    /// Sets [`order`](field@Self::order).
    #[must_use]
    pub fn order(mut self, order: AffiliateClawbacksOrder) -> Self {
        self.order = Some(order);
        self
    }

    /// Sets [`order_direction`](field@Self::order_direction).
    #[must_use]
    pub fn order_direction(mut self, order_direction: OrderDirection) -> Self {
        self.order_direction = Some(order_direction);
        self
    }

    /// Sets [`since`](field@Self::since).
    #[must_use]
    pub fn since(mut self, since: impl Into<Timestamp>) -> Self {
        self.since = Some(since.into());
        self
    }

    /// Sets [`until`](field@Self::until).
    #[must_use]
    pub fn until(mut self, until: impl Into<Timestamp>) -> Self {
        self.until = Some(until.into());
        self
    }
}

impl Operation for ListAffiliateClawbacks {
    type Output = AffiliateClawbackList;

    const INFO: &'static Info = &endpoints::v1::affiliates::LIST_AFFILIATE_CLAWBACKS;

    fn write(&self, draft: &mut Draft) {
        draft.path("affiliateId", &self.affiliate_id);
        draft.query("limit", self.limit.as_ref());
        draft.query("offset", self.offset.as_ref());
        draft.query("order", self.order.as_ref());
        draft.query("order_direction", self.order_direction.as_ref());
        draft.query("since", self.since.as_ref());
        draft.query("until", self.until.as_ref());
    }
}

impl Pages for ListAffiliateClawbacks {
    type Item = AffiliateClawback;

    fn turn_to(&mut self, cursor: &Cursor) {
        self.offset = cursor.offset();
        self.limit.get_or_insert(1000);
    }

    fn page(answer: Self::Output) -> Page<AffiliateClawback> {
        Page::with_offset(answer.clawbacks)
    }
}

/// Lists affiliate payments: `GET /rest/v1/affiliates/{affiliateId}/payments`.
///
/// Operation `listPaymentsUsingGET`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ListAffiliatePayments {
    /// In the path.
    pub affiliate_id: AffiliateId,
    /// The most records a page holds; 1000 when left out (observed).
    pub limit: Option<u32>,
    /// How many records are skipped.
    pub offset: Option<u32>,
    /// What the list is ordered by.
    pub order: Option<AffiliatePaymentsOrder>,
    /// Ascending or descending.
    pub order_direction: Option<OrderDirection>,
    /// Only what changed or happened at this time or later.
    pub since: Option<Timestamp>,
    /// Only what changed or happened until this time.
    pub until: Option<Timestamp>,
}

impl ListAffiliatePayments {
    /// The operation with what it requires; the rest is left out.
    pub fn new(affiliate_id: AffiliateId) -> Self {
        Self {
            affiliate_id,
            limit: None,
            offset: None,
            order: None,
            order_direction: None,
            since: None,
            until: None,
        }
    }

    /// Sets [`limit`](field@Self::limit).
    #[must_use]
    pub fn limit(mut self, limit: u32) -> Self {
        self.limit = Some(limit);
        self
    }

    /// Sets [`offset`](field@Self::offset).
    #[must_use]
    pub fn offset(mut self, offset: u32) -> Self {
        self.offset = Some(offset);
        self
    }

    /// Sets [`order`](field@Self::order).
    #[must_use]
    pub fn order(mut self, order: AffiliatePaymentsOrder) -> Self {
        self.order = Some(order);
        self
    }

    /// Sets [`order_direction`](field@Self::order_direction).
    #[must_use]
    pub fn order_direction(mut self, order_direction: OrderDirection) -> Self {
        self.order_direction = Some(order_direction);
        self
    }

    /// Sets [`since`](field@Self::since).
    #[must_use]
    pub fn since(mut self, since: impl Into<Timestamp>) -> Self {
        self.since = Some(since.into());
        self
    }

    /// Sets [`until`](field@Self::until).
    #[must_use]
    pub fn until(mut self, until: impl Into<Timestamp>) -> Self {
        self.until = Some(until.into());
        self
    }
}

impl Operation for ListAffiliatePayments {
    type Output = AffiliatePaymentList;

    const INFO: &'static Info = &endpoints::v1::affiliates::LIST_AFFILIATE_PAYMENTS;

    fn write(&self, draft: &mut Draft) {
        draft.path("affiliateId", &self.affiliate_id);
        draft.query("limit", self.limit.as_ref());
        draft.query("offset", self.offset.as_ref());
        draft.query("order", self.order.as_ref());
        draft.query("order_direction", self.order_direction.as_ref());
        draft.query("since", self.since.as_ref());
        draft.query("until", self.until.as_ref());
    }
}

impl Pages for ListAffiliatePayments {
    type Item = AffiliatePayment;

    fn turn_to(&mut self, cursor: &Cursor) {
        self.offset = cursor.offset();
        self.limit.get_or_insert(1000);
    }

    fn page(answer: Self::Output) -> Page<AffiliatePayment> {
        Page::with_offset(answer.payments)
    }
}

/// Lists affiliate commissions: `GET /rest/v1/affiliates/commissions`.
///
/// Operation `listCommissionsUsingGET`; answers 200.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ListAffiliateCommissions {
    pub affiliate_id: Option<AffiliateId>,
    /// The most records a page holds; 1000 when left out (observed).
    pub limit: Option<u32>,
    /// How many records are skipped.
    pub offset: Option<u32>,
    /// What the list is ordered by.
    pub order: Option<AffiliateClawbacksOrder>,
    /// Ascending or descending.
    pub order_direction: Option<OrderDirection>,
    /// Only what changed or happened at this time or later.
    pub since: Option<Timestamp>,
    /// Only what changed or happened until this time.
    pub until: Option<Timestamp>,
}

impl ListAffiliateCommissions {
    /// The operation with every parameter left out.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets [`affiliate_id`](field@Self::affiliate_id).
    #[must_use]
    pub fn affiliate_id(mut self, affiliate_id: AffiliateId) -> Self {
        self.affiliate_id = Some(affiliate_id);
        self
    }

    /// Sets [`limit`](field@Self::limit).
    #[must_use]
    pub fn limit(mut self, limit: u32) -> Self {
        self.limit = Some(limit);
        self
    }

    /// Sets [`offset`](field@Self::offset).
    #[must_use]
    pub fn offset(mut self, offset: u32) -> Self {
        self.offset = Some(offset);
        self
    }

    /// Sets [`order`](field@Self::order).
    #[must_use]
    pub fn order(mut self, order: AffiliateClawbacksOrder) -> Self {
        self.order = Some(order);
        self
    }

    /// Sets [`order_direction`](field@Self::order_direction).
    #[must_use]
    pub fn order_direction(mut self, order_direction: OrderDirection) -> Self {
        self.order_direction = Some(order_direction);
        self
    }

    /// Sets [`since`](field@Self::since).
    #[must_use]
    pub fn since(mut self, since: impl Into<Timestamp>) -> Self {
        self.since = Some(since.into());
        self
    }

    /// Sets [`until`](field@Self::until).
    #[must_use]
    pub fn until(mut self, until: impl Into<Timestamp>) -> Self {
        self.until = Some(until.into());
        self
    }
}

impl Operation for ListAffiliateCommissions {
    type Output = AffiliateCommissionList;

    const INFO: &'static Info = &endpoints::v1::affiliates::LIST_AFFILIATE_COMMISSIONS;

    fn write(&self, draft: &mut Draft) {
        draft.query("affiliateId", self.affiliate_id.as_ref());
        draft.query("limit", self.limit.as_ref());
        draft.query("offset", self.offset.as_ref());
        draft.query("order", self.order.as_ref());
        draft.query("order_direction", self.order_direction.as_ref());
        draft.query("since", self.since.as_ref());
        draft.query("until", self.until.as_ref());
    }
}

impl Pages for ListAffiliateCommissions {
    type Item = AffiliateCommission;

    fn turn_to(&mut self, cursor: &Cursor) {
        self.offset = cursor.offset();
        self.limit.get_or_insert(1000);
    }

    fn page(answer: Self::Output) -> Page<AffiliateCommission> {
        Page::with_offset(answer.commissions)
    }
}

/// Lists affiliate programs: `GET /rest/v1/affiliates/programs`.
///
/// Operation `listProgramsUsingGET`; answers 200.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ListAffiliatePrograms {
    pub affiliate_id: Option<AffiliateId>,
    /// The most records a page holds; 1000 when left out (observed).
    pub limit: Option<u32>,
    /// How many records are skipped.
    pub offset: Option<u32>,
    /// What the list is ordered by.
    pub order: Option<AffiliateProgramsOrder>,
    /// Ascending or descending.
    pub order_direction: Option<OrderDirection>,
}

impl ListAffiliatePrograms {
    /// The operation with every parameter left out.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets [`affiliate_id`](field@Self::affiliate_id).
    #[must_use]
    pub fn affiliate_id(mut self, affiliate_id: AffiliateId) -> Self {
        self.affiliate_id = Some(affiliate_id);
        self
    }

    /// Sets [`limit`](field@Self::limit).
    #[must_use]
    pub fn limit(mut self, limit: u32) -> Self {
        self.limit = Some(limit);
        self
    }

    /// Sets [`offset`](field@Self::offset).
    #[must_use]
    pub fn offset(mut self, offset: u32) -> Self {
        self.offset = Some(offset);
        self
    }

    /// Sets [`order`](field@Self::order).
    #[must_use]
    pub fn order(mut self, order: AffiliateProgramsOrder) -> Self {
        self.order = Some(order);
        self
    }

    /// Sets [`order_direction`](field@Self::order_direction).
    #[must_use]
    pub fn order_direction(mut self, order_direction: OrderDirection) -> Self {
        self.order_direction = Some(order_direction);
        self
    }
}

impl Operation for ListAffiliatePrograms {
    type Output = AffiliateProgramList;

    const INFO: &'static Info = &endpoints::v1::affiliates::LIST_AFFILIATE_PROGRAMS;

    fn write(&self, draft: &mut Draft) {
        draft.query("affiliate_id", self.affiliate_id.as_ref());
        draft.query("limit", self.limit.as_ref());
        draft.query("offset", self.offset.as_ref());
        draft.query("order", self.order.as_ref());
        draft.query("order_direction", self.order_direction.as_ref());
    }
}

impl Pages for ListAffiliatePrograms {
    type Item = AffiliateProgram;

    fn turn_to(&mut self, cursor: &Cursor) {
        self.offset = cursor.offset();
        self.limit.get_or_insert(1000);
    }

    fn page(answer: Self::Output) -> Page<AffiliateProgram> {
        Page::with_offset(answer.programs)
    }
}

/// Lists affiliate redirect links: `GET /rest/v1/affiliates/redirectlinks`.
///
/// Operation `listAffiliateRedirectLinksUsingGET`; answers 200.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ListAffiliateRedirectLinks {
    pub affiliate_id: Option<AffiliateId>,
    /// The most records a page holds; 1000 when left out (observed).
    pub limit: Option<u32>,
    /// How many records are skipped.
    pub offset: Option<u32>,
    /// What the list is ordered by.
    pub order: Option<AffiliatesOrder>,
    /// Ascending or descending.
    pub order_direction: Option<OrderDirection>,
}

impl ListAffiliateRedirectLinks {
    /// The operation with every parameter left out.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets [`affiliate_id`](field@Self::affiliate_id).
    #[must_use]
    pub fn affiliate_id(mut self, affiliate_id: AffiliateId) -> Self {
        self.affiliate_id = Some(affiliate_id);
        self
    }

    /// Sets [`limit`](field@Self::limit).
    #[must_use]
    pub fn limit(mut self, limit: u32) -> Self {
        self.limit = Some(limit);
        self
    }

    /// Sets [`offset`](field@Self::offset).
    #[must_use]
    pub fn offset(mut self, offset: u32) -> Self {
        self.offset = Some(offset);
        self
    }

    /// Sets [`order`](field@Self::order).
    #[must_use]
    pub fn order(mut self, order: AffiliatesOrder) -> Self {
        self.order = Some(order);
        self
    }

    /// Sets [`order_direction`](field@Self::order_direction).
    #[must_use]
    pub fn order_direction(mut self, order_direction: OrderDirection) -> Self {
        self.order_direction = Some(order_direction);
        self
    }
}

impl Operation for ListAffiliateRedirectLinks {
    type Output = RedirectList;

    const INFO: &'static Info = &endpoints::v1::affiliates::LIST_AFFILIATE_REDIRECT_LINKS;

    fn write(&self, draft: &mut Draft) {
        draft.query("affiliate_id", self.affiliate_id.as_ref());
        draft.query("limit", self.limit.as_ref());
        draft.query("offset", self.offset.as_ref());
        draft.query("order", self.order.as_ref());
        draft.query("order_direction", self.order_direction.as_ref());
    }
}

impl Pages for ListAffiliateRedirectLinks {
    type Item = AffiliateRedirect;

    fn turn_to(&mut self, cursor: &Cursor) {
        self.offset = cursor.offset();
        self.limit.get_or_insert(1000);
    }

    fn page(answer: Self::Output) -> Page<AffiliateRedirect> {
        Page::with_offset(answer.redirects)
    }
}

/// Lists affiliate summaries: `GET /rest/v1/affiliates/summaries`.
///
/// Operation `listSummariesUsingGET`; answers 200.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ListAffiliateSummaries {
    pub affiliate_ids: Vec<AffiliateId>,
    /// What the list is ordered by.
    pub order: Option<AffiliateSummariesOrder>,
    /// Ascending or descending.
    pub order_direction: Option<OrderDirection>,
}

impl ListAffiliateSummaries {
    /// The operation with every parameter left out.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets [`affiliate_ids`](field@Self::affiliate_ids).
    #[must_use]
    pub fn affiliate_ids(mut self, affiliate_ids: impl IntoIterator<Item = AffiliateId>) -> Self {
        self.affiliate_ids = affiliate_ids.into_iter().collect();
        self
    }

    /// Sets [`order`](field@Self::order).
    #[must_use]
    pub fn order(mut self, order: AffiliateSummariesOrder) -> Self {
        self.order = Some(order);
        self
    }

    /// Sets [`order_direction`](field@Self::order_direction).
    #[must_use]
    pub fn order_direction(mut self, order_direction: OrderDirection) -> Self {
        self.order_direction = Some(order_direction);
        self
    }
}

impl Operation for ListAffiliateSummaries {
    type Output = AffiliateSummaryList;

    const INFO: &'static Info = &endpoints::v1::affiliates::LIST_AFFILIATE_SUMMARIES;

    fn write(&self, draft: &mut Draft) {
        draft.list("affiliate_ids", &self.affiliate_ids, ListStyle::Repeat);
        draft.query("order", self.order.as_ref());
        draft.query("order_direction", self.order_direction.as_ref());
    }
}

/// Reads an affiliate model: `GET /rest/v1/affiliates/model`.
///
/// Operation `retrieveAffiliateModelUsingGET`; answers 200.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct RetrieveAffiliateModel {}

impl RetrieveAffiliateModel {
    /// The operation, which has no parameters.
    pub fn new() -> Self {
        Self::default()
    }
}

impl Operation for RetrieveAffiliateModel {
    type Output = ObjectModel;

    const INFO: &'static Info = &endpoints::v1::affiliates::RETRIEVE_AFFILIATE_MODEL;

    fn write(&self, _draft: &mut Draft) {}
}
