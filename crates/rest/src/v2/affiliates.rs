//! Affiliates.

#![expect(missing_docs, reason = "a field whose name says all has no sentence")]

mod model;

use super::model::{
    CreateCustomFieldGroupRequest, CreateCustomFieldRequest, CreateCustomFieldTabRequest,
    CustomFieldGroup, CustomFieldMetaData, CustomFieldTab, ListCustomFieldGroupsResponse,
    ListCustomFieldTabsResponse, ObjectModel, Referral, UpdateCustomFieldGroupRequest,
    UpdateCustomFieldMetaDataRequest, UpdateCustomFieldTabRequest,
};
use crate::endpoints;
use crate::filter::order_keys;
use crate::{
    AffiliateId, AffiliateResourceId, CommissionProgramId, Comparison, ContactId, Cursor,
    CustomFieldGroupId, CustomFieldId, CustomFieldTabId, Direction, Draft, Id, Info, JsonBody,
    ListStyle, Nothing, Operation, OrderBy, Page, Pages, Timestamp, UpdateMask,
};

pub use model::*;

/// Lists affiliates: `GET /rest/v2/affiliates`.
///
/// Operation `listAffiliate`; answers 200.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ListAffiliates {
    /// Which records are listed.
    pub filter: Option<Filter>,
    /// What the list is ordered by.
    pub order_by: Option<OrderBy<OrderKey>>,
    /// The most records a page holds.
    pub page_size: Option<u32>,
    /// The page, as the answer before it names it; the first one when left out.
    pub page_token: Option<String>,
}

impl ListAffiliates {
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

impl Operation for ListAffiliates {
    type Output = ListAffiliatesResponse;

    const INFO: &'static Info = &endpoints::v2::affiliates::LIST_AFFILIATES;

    fn write(&self, draft: &mut Draft) {
        draft.filter(self.filter.as_ref());
        draft.query("order_by", self.order_by.as_ref());
        draft.query("page_size", self.page_size.as_ref());
        draft.query("page_token", self.page_token.as_ref());
    }
}

impl Pages for ListAffiliates {
    type Item = Affiliate;

    fn turn_to(&mut self, cursor: &Cursor) {
        self.page_token = cursor.token();
        self.page_size.get_or_insert(1000);
    }

    fn page(answer: Self::Output) -> Page<Affiliate> {
        Page::with_token(answer.affiliates, answer.next_page_token)
    }
}

order_keys! {
    /// What [`ListAffiliates`] can be ordered by.
    OrderKey {
        Id = "id",
        DateCreated = "date_created",
        Name = "name",
        Status = "status",
        Code = "code",
    }
}

/// Which records [`ListAffiliates`] returns.
pub type Filter = crate::Filter<ListAffiliates>;

impl Filter {
    /// `id`.
    pub fn id(value: AffiliateId) -> Self {
        Self::equal("id", value)
    }

    /// `id`, compared.
    pub fn id_compared(comparison: Comparison, value: AffiliateId) -> Self {
        Self::compared("id", comparison, value)
    }

    /// Anything but this `id`.
    pub fn id_not(value: AffiliateId) -> Self {
        Self::not_equal("id", value)
    }

    /// `name`; a `*` at its end stands for any continuation.
    pub fn name(value: impl Into<String>) -> Self {
        Self::prefix("name", value.into())
    }

    /// `contact_id`.
    pub fn contact_id(value: ContactId) -> Self {
        Self::equal("contact_id", value)
    }

    /// `referral_contact_id`.
    pub fn referral_contact_id(value: ContactId) -> Self {
        Self::equal("referral_contact_id", value)
    }

    /// `status`.
    pub fn status(value: impl Into<String>) -> Self {
        Self::equal("status", value.into())
    }

    /// `code`.
    pub fn code(value: impl Into<String>) -> Self {
        Self::equal("code", value.into())
    }

    /// A custom field by its `field_name`, in the spelling its type asks for. A standard key of the same name wins.
    pub fn custom_field(name: impl Into<String>, value: impl Into<String>) -> Self {
        Self::prefix(name, value.into())
    }

    /// A custom field that holds a number, a date or a user, compared.
    pub fn custom_field_compared(
        name: impl Into<String>,
        comparison: Comparison,
        value: impl Into<String>,
    ) -> Self {
        Self::compared(name, comparison, value.into())
    }
}

/// Creates an affiliate: `POST /rest/v2/affiliates`.
///
/// Operation `addAffiliate`; answers 201.
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

    const INFO: &'static Info = &endpoints::v2::affiliates::CREATE_AFFILIATE;

    fn write(&self, draft: &mut Draft) {
        draft.json(&self.body);
    }
}

/// Lists affiliate commissions: `GET /rest/v2/affiliates/{affiliate_id}:commissions`.
///
/// Operation `getAffiliateCommissions`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ListAffiliateCommissions {
    /// In the path.
    pub affiliate_id: AffiliateId,
    /// Which records are listed.
    pub filter: Option<AffiliateCommissionsFilter>,
    /// What the list is ordered by.
    pub order_by: Option<OrderBy<AffiliateCommissionsOrderKey>>,
    /// The most records a page holds.
    pub page_size: Option<u32>,
    /// The page, as the answer before it names it; the first one when left out.
    pub page_token: Option<String>,
}

impl ListAffiliateCommissions {
    /// The operation with what it requires; the rest is left out.
    pub fn new(affiliate_id: AffiliateId) -> Self {
        Self {
            affiliate_id,
            filter: None,
            order_by: None,
            page_size: None,
            page_token: None,
        }
    }

    /// Sets [`filter`](field@Self::filter).
    #[must_use]
    pub fn filter(mut self, filter: AffiliateCommissionsFilter) -> Self {
        self.filter = Some(filter);
        self
    }

    /// Sets [`order_by`](field@Self::order_by).
    #[must_use]
    pub fn order_by(mut self, key: AffiliateCommissionsOrderKey, direction: Direction) -> Self {
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

impl Operation for ListAffiliateCommissions {
    type Output = ListAffiliateCommissionsResponse;

    const INFO: &'static Info = &endpoints::v2::affiliates::LIST_AFFILIATE_COMMISSIONS;

    fn write(&self, draft: &mut Draft) {
        draft.path("affiliate_id", &self.affiliate_id);
        draft.filter(self.filter.as_ref());
        draft.query("order_by", self.order_by.as_ref());
        draft.query("page_size", self.page_size.as_ref());
        draft.query("page_token", self.page_token.as_ref());
    }
}

impl Pages for ListAffiliateCommissions {
    type Item = AffiliateCommission;

    fn turn_to(&mut self, cursor: &Cursor) {
        self.page_token = cursor.token();
        self.page_size.get_or_insert(1000);
    }

    fn page(answer: Self::Output) -> Page<AffiliateCommission> {
        Page::with_token(answer.affiliate_commissions, answer.next_page_token)
    }
}

order_keys! {
    /// What [`ListAffiliateCommissions`] can be ordered by.
    AffiliateCommissionsOrderKey {
        InvoiceId = "invoice_id",
        TimeEarned = "time_earned",
    }
}

/// Which records [`ListAffiliateCommissions`] returns.
pub type AffiliateCommissionsFilter = crate::Filter<ListAffiliateCommissions>;

impl AffiliateCommissionsFilter {
    /// `since_time`: a time.
    pub fn since_time(value: impl Into<Timestamp>) -> Self {
        Self::equal("since_time", value.into())
    }

    /// `until_time`: a time.
    pub fn until_time(value: impl Into<Timestamp>) -> Self {
        Self::equal("until_time", value.into())
    }
}

/// Reads an affiliate: `GET /rest/v2/affiliates/{id}`.
///
/// Operation `getAffiliate`; answers 200.
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

    const INFO: &'static Info = &endpoints::v2::affiliates::GET_AFFILIATE;

    fn write(&self, draft: &mut Draft) {
        draft.path("id", &self.id);
    }
}

/// Adds an affiliate to a program: `POST /rest/v2/affiliates/{id}:assignToProgram`.
///
/// Operation `addAffiliateToProgram`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct AddAffiliateToProgram {
    /// In the path.
    pub id: AffiliateId,
    pub body: JsonBody<AffiliateAddToProgramRequest>,
}

impl AddAffiliateToProgram {
    /// The operation with its parameters.
    pub fn new(id: AffiliateId, body: impl Into<JsonBody<AffiliateAddToProgramRequest>>) -> Self {
        Self {
            id,
            body: body.into(),
        }
    }
}

impl Operation for AddAffiliateToProgram {
    type Output = Nothing;

    const INFO: &'static Info = &endpoints::v2::affiliates::ADD_AFFILIATE_TO_PROGRAM;

    fn write(&self, draft: &mut Draft) {
        draft.path("id", &self.id);
        draft.json(&self.body);
    }
}

/// Removes an affiliate from a program: `POST /rest/v2/affiliates/{id}:removeFromProgram`.
///
/// Operation `removeAffiliateFromProgram`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct RemoveAffiliateFromProgram {
    /// In the path.
    pub id: AffiliateId,
    pub body: JsonBody<AffiliateRemoveFromProgramRequest>,
}

impl RemoveAffiliateFromProgram {
    /// The operation with its parameters.
    pub fn new(
        id: AffiliateId,
        body: impl Into<JsonBody<AffiliateRemoveFromProgramRequest>>,
    ) -> Self {
        Self {
            id,
            body: body.into(),
        }
    }
}

impl Operation for RemoveAffiliateFromProgram {
    type Output = Nothing;

    const INFO: &'static Info = &endpoints::v2::affiliates::REMOVE_AFFILIATE_FROM_PROGRAM;

    fn write(&self, draft: &mut Draft) {
        draft.path("id", &self.id);
        draft.json(&self.body);
    }
}

/// Changes an affiliate: `PATCH /rest/v2/affiliates/{id}`.
///
/// Operation `updateAffiliate`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct UpdateAffiliate {
    /// In the path.
    pub id: AffiliateId,
    pub body: JsonBody<UpdateAffiliateRequest>,
    /// Which properties may be changed.
    pub update_mask: UpdateMask,
}

impl UpdateAffiliate {
    /// The operation with what it requires; the rest is left out.
    pub fn new(id: AffiliateId, body: impl Into<JsonBody<UpdateAffiliateRequest>>) -> Self {
        Self {
            id,
            body: body.into(),
            update_mask: UpdateMask::default(),
        }
    }

    /// Sets [`update_mask`](field@Self::update_mask).
    #[must_use]
    pub fn update_mask(mut self, update_mask: UpdateMask) -> Self {
        self.update_mask = update_mask;
        self
    }
}

impl Operation for UpdateAffiliate {
    type Output = Affiliate;

    const INFO: &'static Info = &endpoints::v2::affiliates::UPDATE_AFFILIATE;

    fn write(&self, draft: &mut Draft) {
        draft.path("id", &self.id);
        draft.json_with_mask(&self.body, &self.update_mask, ListStyle::Repeat);
    }
}

/// Deletes an affiliate: `DELETE /rest/v2/affiliates/{id}`.
///
/// Operation `deleteAffiliate`; answers 204.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct DeleteAffiliate {
    /// In the path.
    pub id: AffiliateId,
}

impl DeleteAffiliate {
    /// The operation with its parameters.
    pub fn new(id: AffiliateId) -> Self {
        Self { id }
    }
}

impl Operation for DeleteAffiliate {
    type Output = Nothing;

    const INFO: &'static Info = &endpoints::v2::affiliates::DELETE_AFFILIATE;

    fn write(&self, draft: &mut Draft) {
        draft.path("id", &self.id);
    }
}

/// Reads the affiliate commission total: `GET /rest/v2/affiliates/{affiliate_id}/commissionTotal`.
///
/// Operation `getAffiliateCommissionTotal`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct GetAffiliateCommissionTotal {
    /// In the path.
    pub affiliate_id: AffiliateId,
}

impl GetAffiliateCommissionTotal {
    /// The operation with its parameters.
    pub fn new(affiliate_id: AffiliateId) -> Self {
        Self { affiliate_id }
    }
}

impl Operation for GetAffiliateCommissionTotal {
    type Output = AffiliateCommissionEarned;

    const INFO: &'static Info = &endpoints::v2::affiliates::GET_AFFILIATE_COMMISSION_TOTAL;

    fn write(&self, draft: &mut Draft) {
        draft.path("affiliate_id", &self.affiliate_id);
    }
}

/// Lists affiliate payments: `GET /rest/v2/affiliates/{affiliate_id}/payments`.
///
/// Operation `listAffiliatePayments`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ListAffiliatePayments {
    /// In the path.
    pub affiliate_id: AffiliateId,
    /// Which records are listed.
    pub filter: Option<AffiliatePaymentsFilter>,
    /// What the list is ordered by.
    pub order_by: Option<OrderBy<AffiliatePaymentsOrderKey>>,
    /// The most records a page holds.
    pub page_size: Option<u32>,
    /// The page, as the answer before it names it; the first one when left out.
    pub page_token: Option<String>,
}

impl ListAffiliatePayments {
    /// The operation with what it requires; the rest is left out.
    pub fn new(affiliate_id: AffiliateId) -> Self {
        Self {
            affiliate_id,
            filter: None,
            order_by: None,
            page_size: None,
            page_token: None,
        }
    }

    /// Sets [`filter`](field@Self::filter).
    #[must_use]
    pub fn filter(mut self, filter: AffiliatePaymentsFilter) -> Self {
        self.filter = Some(filter);
        self
    }

    /// Sets [`order_by`](field@Self::order_by).
    #[must_use]
    pub fn order_by(mut self, key: AffiliatePaymentsOrderKey, direction: Direction) -> Self {
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

impl Operation for ListAffiliatePayments {
    type Output = ListAffiliatePaymentsResponse;

    const INFO: &'static Info = &endpoints::v2::affiliates::LIST_AFFILIATE_PAYMENTS;

    fn write(&self, draft: &mut Draft) {
        draft.path("affiliate_id", &self.affiliate_id);
        draft.filter(self.filter.as_ref());
        draft.query("order_by", self.order_by.as_ref());
        draft.query("page_size", self.page_size.as_ref());
        draft.query("page_token", self.page_token.as_ref());
    }
}

impl Pages for ListAffiliatePayments {
    type Item = AffiliatePayment;

    fn turn_to(&mut self, cursor: &Cursor) {
        self.page_token = cursor.token();
        self.page_size.get_or_insert(1000);
    }

    fn page(answer: Self::Output) -> Page<AffiliatePayment> {
        Page::with_token(answer.affiliate_payments, answer.next_page_token)
    }
}

order_keys! {
    /// What [`ListAffiliatePayments`] can be ordered by.
    AffiliatePaymentsOrderKey {
        CreateTime = "create_time",
        PayDate = "pay_date",
        PayAmount = "pay_amount",
    }
}

/// Which records [`ListAffiliatePayments`] returns.
pub type AffiliatePaymentsFilter = crate::Filter<ListAffiliatePayments>;

impl AffiliatePaymentsFilter {
    /// `since_time`: a time.
    pub fn since_time(value: impl Into<Timestamp>) -> Self {
        Self::equal("since_time", value.into())
    }

    /// `until_time`: a time.
    pub fn until_time(value: impl Into<Timestamp>) -> Self {
        Self::equal("until_time", value.into())
    }
}

/// Lists affiliate referrals: `GET /rest/v2/affiliates/{affiliate_id}/referrals`.
///
/// Operation `getReferralsByAffiliateId`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ListAffiliateReferrals {
    /// In the path.
    pub affiliate_id: AffiliateId,
    /// Which records are listed.
    pub filter: Option<AffiliateReferralsFilter>,
    /// The page, as the answer before it names it; the first one when left out.
    pub page_token: Option<String>,
    /// What the list is ordered by.
    pub order_by: Option<OrderBy<AffiliateReferralsOrderKey>>,
    /// The most records a page holds.
    pub page_size: Option<u32>,
}

impl ListAffiliateReferrals {
    /// The operation with what it requires; the rest is left out.
    pub fn new(affiliate_id: AffiliateId) -> Self {
        Self {
            affiliate_id,
            filter: None,
            page_token: None,
            order_by: None,
            page_size: None,
        }
    }

    /// Sets [`filter`](field@Self::filter).
    #[must_use]
    pub fn filter(mut self, filter: AffiliateReferralsFilter) -> Self {
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
    pub fn order_by(mut self, key: AffiliateReferralsOrderKey, direction: Direction) -> Self {
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

impl Operation for ListAffiliateReferrals {
    type Output = ListAffiliateReferralsResponse;

    const INFO: &'static Info = &endpoints::v2::affiliates::LIST_AFFILIATE_REFERRALS;

    fn write(&self, draft: &mut Draft) {
        draft.path("affiliate_id", &self.affiliate_id);
        draft.filter(self.filter.as_ref());
        draft.query("page_token", self.page_token.as_ref());
        draft.query("order_by", self.order_by.as_ref());
        draft.query("page_size", self.page_size.as_ref());
    }
}

impl Pages for ListAffiliateReferrals {
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
    /// What [`ListAffiliateReferrals`] can be ordered by.
    AffiliateReferralsOrderKey {
        Id = "id",
        ReferralTime = "referral_time",
    }
}

/// Which records [`ListAffiliateReferrals`] returns.
pub type AffiliateReferralsFilter = crate::Filter<ListAffiliateReferrals>;

impl AffiliateReferralsFilter {
    /// `source`; a `*` at its end stands for any continuation.
    pub fn source(value: impl Into<String>) -> Self {
        Self::prefix("source", value.into())
    }
}

/// Lists affiliate commission programs: `GET /rest/v2/affiliates/commissionPrograms`.
///
/// Operation `listAffiliateCommissionPrograms`; answers 200.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ListAffiliateCommissionPrograms {
    /// Which records are listed.
    pub filter: Option<AffiliateCommissionProgramsFilter>,
    /// What the list is ordered by.
    pub order_by: Option<OrderBy<AffiliateCommissionProgramsOrderKey>>,
    /// The most records a page holds.
    pub page_size: Option<u32>,
    /// The page, as the answer before it names it; the first one when left out.
    pub page_token: Option<String>,
}

impl ListAffiliateCommissionPrograms {
    /// The operation with every parameter left out.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets [`filter`](field@Self::filter).
    #[must_use]
    pub fn filter(mut self, filter: AffiliateCommissionProgramsFilter) -> Self {
        self.filter = Some(filter);
        self
    }

    /// Sets [`order_by`](field@Self::order_by).
    #[must_use]
    pub fn order_by(
        mut self,
        key: AffiliateCommissionProgramsOrderKey,
        direction: Direction,
    ) -> Self {
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

impl Operation for ListAffiliateCommissionPrograms {
    type Output = ListAffiliateCommissionProgramsResponse;

    const INFO: &'static Info = &endpoints::v2::affiliates::LIST_AFFILIATE_COMMISSION_PROGRAMS;

    fn write(&self, draft: &mut Draft) {
        draft.filter(self.filter.as_ref());
        draft.query("order_by", self.order_by.as_ref());
        draft.query("page_size", self.page_size.as_ref());
        draft.query("page_token", self.page_token.as_ref());
    }
}

impl Pages for ListAffiliateCommissionPrograms {
    type Item = AffiliateProgram;

    fn turn_to(&mut self, cursor: &Cursor) {
        self.page_token = cursor.token();
        self.page_size.get_or_insert(1000);
    }

    fn page(answer: Self::Output) -> Page<AffiliateProgram> {
        Page::with_token(answer.commission_programs, answer.next_page_token)
    }
}

order_keys! {
    /// What [`ListAffiliateCommissionPrograms`] can be ordered by.
    AffiliateCommissionProgramsOrderKey {
        Name = "name",
        DateCreated = "date_created",
    }
}

/// Which records [`ListAffiliateCommissionPrograms`] returns.
pub type AffiliateCommissionProgramsFilter = crate::Filter<ListAffiliateCommissionPrograms>;

impl AffiliateCommissionProgramsFilter {
    /// `name`.
    pub fn name(value: impl Into<String>) -> Self {
        Self::equal("name", value.into())
    }

    /// `affiliate_id`.
    pub fn affiliate_id(value: AffiliateId) -> Self {
        Self::equal("affiliate_id", value)
    }
}

/// Creates a commission program: `POST /rest/v2/affiliates/commissionPrograms`.
///
/// Operation `addCommissionProgram`; answers 201.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct CreateCommissionProgram {
    pub body: JsonBody<CreateCommissionProgramRequest>,
}

impl CreateCommissionProgram {
    /// The operation with its parameters.
    pub fn new(body: impl Into<JsonBody<CreateCommissionProgramRequest>>) -> Self {
        Self { body: body.into() }
    }
}

impl Operation for CreateCommissionProgram {
    type Output = AffiliateCommissionProgramResponse;

    const INFO: &'static Info = &endpoints::v2::affiliates::CREATE_COMMISSION_PROGRAM;

    fn write(&self, draft: &mut Draft) {
        draft.json(&self.body);
    }
}

/// Removes the product commission: `POST /rest/v2/affiliates/commissionPrograms/{commission_id}:removeProductCommission`.
///
/// Operation `removeProductCommissionFromCommissions`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct RemoveProductCommission {
    /// In the path.
    pub commission_id: Id,
    pub body: JsonBody<DeleteProgramCommissionRequest>,
}

impl RemoveProductCommission {
    /// The operation with its parameters.
    pub fn new(
        commission_id: impl Into<Id>,
        body: impl Into<JsonBody<DeleteProgramCommissionRequest>>,
    ) -> Self {
        Self {
            commission_id: commission_id.into(),
            body: body.into(),
        }
    }
}

impl Operation for RemoveProductCommission {
    type Output = Nothing;

    const INFO: &'static Info = &endpoints::v2::affiliates::REMOVE_PRODUCT_COMMISSION;

    fn write(&self, draft: &mut Draft) {
        draft.path("commission_id", &self.commission_id);
        draft.json(&self.body);
    }
}

/// Removes the subscription commission: `POST /rest/v2/affiliates/commissionPrograms/{commission_id}:removeSubscriptionCommission`.
///
/// Operation `removeSubscriptionPlanCommissionFromCommissions`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct RemoveSubscriptionCommission {
    /// In the path.
    pub commission_id: Id,
    pub body: JsonBody<DeleteSubscriptionPlanCommissionRequest>,
}

impl RemoveSubscriptionCommission {
    /// The operation with its parameters.
    pub fn new(
        commission_id: impl Into<Id>,
        body: impl Into<JsonBody<DeleteSubscriptionPlanCommissionRequest>>,
    ) -> Self {
        Self {
            commission_id: commission_id.into(),
            body: body.into(),
        }
    }
}

impl Operation for RemoveSubscriptionCommission {
    type Output = Nothing;

    const INFO: &'static Info = &endpoints::v2::affiliates::REMOVE_SUBSCRIPTION_COMMISSION;

    fn write(&self, draft: &mut Draft) {
        draft.path("commission_id", &self.commission_id);
        draft.json(&self.body);
    }
}

/// Reads a commission program: `GET /rest/v2/affiliates/commissionPrograms/{commission_program_id}`.
///
/// Operation `getCommissionProgram`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct GetCommissionProgram {
    /// In the path.
    pub commission_program_id: CommissionProgramId,
}

impl GetCommissionProgram {
    /// The operation with its parameters.
    pub fn new(commission_program_id: CommissionProgramId) -> Self {
        Self {
            commission_program_id,
        }
    }
}

impl Operation for GetCommissionProgram {
    type Output = CommissionProgram;

    const INFO: &'static Info = &endpoints::v2::affiliates::GET_COMMISSION_PROGRAM;

    fn write(&self, draft: &mut Draft) {
        draft.path("commission_program_id", &self.commission_program_id);
    }
}

/// Changes a commission program: `PATCH /rest/v2/affiliates/commissionPrograms/{commission_program_id}`.
///
/// Operation `updateCommissionProgram`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct UpdateCommissionProgram {
    /// In the path.
    pub commission_program_id: CommissionProgramId,
    pub body: JsonBody<UpdateCommissionProgramRequest>,
    /// Which properties may be changed.
    pub update_mask: UpdateMask,
}

impl UpdateCommissionProgram {
    /// The operation with what it requires; the rest is left out.
    pub fn new(
        commission_program_id: CommissionProgramId,
        body: impl Into<JsonBody<UpdateCommissionProgramRequest>>,
    ) -> Self {
        Self {
            commission_program_id,
            body: body.into(),
            update_mask: UpdateMask::default(),
        }
    }

    /// Sets [`update_mask`](field@Self::update_mask).
    #[must_use]
    pub fn update_mask(mut self, update_mask: UpdateMask) -> Self {
        self.update_mask = update_mask;
        self
    }
}

impl Operation for UpdateCommissionProgram {
    type Output = AffiliateCommissionProgramResponse;

    const INFO: &'static Info = &endpoints::v2::affiliates::UPDATE_COMMISSION_PROGRAM;

    fn write(&self, draft: &mut Draft) {
        draft.path("commission_program_id", &self.commission_program_id);
        draft.json_with_mask(&self.body, &self.update_mask, ListStyle::Repeat);
    }
}

/// Deletes an affiliate commission program: `DELETE /rest/v2/affiliates/commissionPrograms/{commission_program_id}`.
///
/// Operation `deleteAffiliateCommissionProgram`; answers 204.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct DeleteAffiliateCommissionProgram {
    /// In the path.
    pub commission_program_id: CommissionProgramId,
}

impl DeleteAffiliateCommissionProgram {
    /// The operation with its parameters.
    pub fn new(commission_program_id: CommissionProgramId) -> Self {
        Self {
            commission_program_id,
        }
    }
}

impl Operation for DeleteAffiliateCommissionProgram {
    type Output = Nothing;

    const INFO: &'static Info = &endpoints::v2::affiliates::DELETE_AFFILIATE_COMMISSION_PROGRAM;

    fn write(&self, draft: &mut Draft) {
        draft.path("commission_program_id", &self.commission_program_id);
    }
}

/// Lists affiliate links: `GET /rest/v2/affiliates/redirects`.
///
/// Operation `listAffiliateLinks`; answers 200.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ListAffiliateLinks {
    /// Which records are listed.
    pub filter: Option<AffiliateLinksFilter>,
    /// What the list is ordered by.
    pub order_by: Option<OrderBy<AffiliateLinksOrderKey>>,
    /// The most records a page holds.
    pub page_size: Option<u32>,
    /// The page, as the answer before it names it; the first one when left out.
    pub page_token: Option<String>,
}

impl ListAffiliateLinks {
    /// The operation with every parameter left out.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets [`filter`](field@Self::filter).
    #[must_use]
    pub fn filter(mut self, filter: AffiliateLinksFilter) -> Self {
        self.filter = Some(filter);
        self
    }

    /// Sets [`order_by`](field@Self::order_by).
    #[must_use]
    pub fn order_by(mut self, key: AffiliateLinksOrderKey, direction: Direction) -> Self {
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

impl Operation for ListAffiliateLinks {
    type Output = ListAffiliateLinksResponse;

    const INFO: &'static Info = &endpoints::v2::affiliates::LIST_AFFILIATE_LINKS;

    fn write(&self, draft: &mut Draft) {
        draft.filter(self.filter.as_ref());
        draft.query("order_by", self.order_by.as_ref());
        draft.query("page_size", self.page_size.as_ref());
        draft.query("page_token", self.page_token.as_ref());
    }
}

impl Pages for ListAffiliateLinks {
    type Item = AffiliateLink;

    fn turn_to(&mut self, cursor: &Cursor) {
        self.page_token = cursor.token();
        self.page_size.get_or_insert(1000);
    }

    fn page(answer: Self::Output) -> Page<AffiliateLink> {
        Page::with_token(answer.affiliate_links, answer.next_page_token)
    }
}

order_keys! {
    /// What [`ListAffiliateLinks`] can be ordered by.
    AffiliateLinksOrderKey {
        Name = "name",
        DateCreated = "date_created",
    }
}

/// Which records [`ListAffiliateLinks`] returns.
pub type AffiliateLinksFilter = crate::Filter<ListAffiliateLinks>;

impl AffiliateLinksFilter {
    /// `name`.
    pub fn name(value: impl Into<String>) -> Self {
        Self::equal("name", value.into())
    }

    /// `affiliate_id`.
    pub fn affiliate_id(value: AffiliateId) -> Self {
        Self::equal("affiliate_id", value)
    }
}

/// Creates a redirect link: `POST /rest/v2/affiliates/redirects`.
///
/// Operation `createRedirectLink`; answers 201.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct CreateRedirectLink {
    pub body: JsonBody<CreateAffiliateLinkRequest>,
}

impl CreateRedirectLink {
    /// The operation with its parameters.
    pub fn new(body: impl Into<JsonBody<CreateAffiliateLinkRequest>>) -> Self {
        Self { body: body.into() }
    }
}

impl Operation for CreateRedirectLink {
    type Output = AffiliateLink;

    const INFO: &'static Info = &endpoints::v2::affiliates::CREATE_REDIRECT_LINK;

    fn write(&self, draft: &mut Draft) {
        draft.json(&self.body);
    }
}

/// Reads a redirect link: `GET /rest/v2/affiliates/redirects/{redirect_id}`.
///
/// Operation `getRedirectLink`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct GetRedirectLink {
    /// In the path.
    pub redirect_id: Id,
}

impl GetRedirectLink {
    /// The operation with its parameters.
    pub fn new(redirect_id: impl Into<Id>) -> Self {
        Self {
            redirect_id: redirect_id.into(),
        }
    }
}

impl Operation for GetRedirectLink {
    type Output = AffiliateLink;

    const INFO: &'static Info = &endpoints::v2::affiliates::GET_REDIRECT_LINK;

    fn write(&self, draft: &mut Draft) {
        draft.path("redirect_id", &self.redirect_id);
    }
}

/// Changes a redirect link: `PATCH /rest/v2/affiliates/redirects/{redirect_id}`.
///
/// Operation `updateRedirectLink`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct UpdateRedirectLink {
    /// In the path.
    pub redirect_id: Id,
    pub body: JsonBody<UpdateRedirectLinkRequest>,
}

impl UpdateRedirectLink {
    /// The operation with its parameters.
    pub fn new(
        redirect_id: impl Into<Id>,
        body: impl Into<JsonBody<UpdateRedirectLinkRequest>>,
    ) -> Self {
        Self {
            redirect_id: redirect_id.into(),
            body: body.into(),
        }
    }
}

impl Operation for UpdateRedirectLink {
    type Output = AffiliateLink;

    const INFO: &'static Info = &endpoints::v2::affiliates::UPDATE_REDIRECT_LINK;

    fn write(&self, draft: &mut Draft) {
        draft.path("redirect_id", &self.redirect_id);
        draft.json(&self.body);
    }
}

/// Deletes a redirect link: `DELETE /rest/v2/affiliates/redirects/{redirect_id}`.
///
/// Operation `deleteRedirectLink`; answers 204.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct DeleteRedirectLink {
    /// In the path.
    pub redirect_id: Id,
}

impl DeleteRedirectLink {
    /// The operation with its parameters.
    pub fn new(redirect_id: impl Into<Id>) -> Self {
        Self {
            redirect_id: redirect_id.into(),
        }
    }
}

impl Operation for DeleteRedirectLink {
    type Output = Nothing;

    const INFO: &'static Info = &endpoints::v2::affiliates::DELETE_REDIRECT_LINK;

    fn write(&self, draft: &mut Draft) {
        draft.path("redirect_id", &self.redirect_id);
    }
}

/// Lists affiliate summaries: `GET /rest/v2/affiliates/summaries`.
///
/// Operation `listSummaries`; answers 200.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ListAffiliateSummaries {
    /// Which records are listed.
    pub filter: Option<AffiliateSummariesFilter>,
    /// What the list is ordered by.
    pub order_by: Option<OrderBy<AffiliateSummariesOrderKey>>,
    /// The most records a page holds.
    pub page_size: Option<u32>,
    /// The page, as the answer before it names it; the first one when left out.
    pub page_token: Option<String>,
}

impl ListAffiliateSummaries {
    /// The operation with every parameter left out.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets [`filter`](field@Self::filter).
    #[must_use]
    pub fn filter(mut self, filter: AffiliateSummariesFilter) -> Self {
        self.filter = Some(filter);
        self
    }

    /// Sets [`order_by`](field@Self::order_by).
    #[must_use]
    pub fn order_by(mut self, key: AffiliateSummariesOrderKey, direction: Direction) -> Self {
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

impl Operation for ListAffiliateSummaries {
    type Output = ListAffiliateSummariesResponse;

    const INFO: &'static Info = &endpoints::v2::affiliates::LIST_AFFILIATE_SUMMARIES;

    fn write(&self, draft: &mut Draft) {
        draft.filter(self.filter.as_ref());
        draft.query("order_by", self.order_by.as_ref());
        draft.query("page_size", self.page_size.as_ref());
        draft.query("page_token", self.page_token.as_ref());
    }
}

impl Pages for ListAffiliateSummaries {
    type Item = AffiliateSummaryRecord;

    fn turn_to(&mut self, cursor: &Cursor) {
        self.page_token = cursor.token();
        self.page_size.get_or_insert(1000);
    }

    fn page(answer: Self::Output) -> Page<AffiliateSummaryRecord> {
        Page::with_token(answer.affiliate_summaries, answer.next_page_token)
    }
}

order_keys! {
    /// What [`ListAffiliateSummaries`] can be ordered by.
    AffiliateSummariesOrderKey {
        AffiliateId = "affiliate_id",
        AmountEarned = "amount_earned",
        Balance = "balance",
        Clawbacks = "clawbacks",
    }
}

/// Which records [`ListAffiliateSummaries`] returns.
pub type AffiliateSummariesFilter = crate::Filter<ListAffiliateSummaries>;

impl AffiliateSummariesFilter {
    /// `affiliate_ids`: any of the values.
    pub fn affiliate_ids(values: impl IntoIterator<Item = AffiliateId>) -> Self {
        Self::list("affiliate_ids", values)
    }

    /// `since_time`: a time.
    pub fn since_time(value: impl Into<Timestamp>) -> Self {
        Self::equal("since_time", value.into())
    }

    /// `until_time`: a time.
    pub fn until_time(value: impl Into<Timestamp>) -> Self {
        Self::equal("until_time", value.into())
    }
}

/// Lists commission program resources: `GET /rest/v2/affiliates/commissionPrograms/{commission_program_id}/resources`.
///
/// Operation `listCommissionProgramResources`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ListCommissionProgramResources {
    /// In the path.
    pub commission_program_id: CommissionProgramId,
}

impl ListCommissionProgramResources {
    /// The operation with its parameters.
    pub fn new(commission_program_id: CommissionProgramId) -> Self {
        Self {
            commission_program_id,
        }
    }
}

impl Operation for ListCommissionProgramResources {
    type Output = ListProgramResourcesResponse;

    const INFO: &'static Info = &endpoints::v2::affiliates::LIST_COMMISSION_PROGRAM_RESOURCES;

    fn write(&self, draft: &mut Draft) {
        draft.path("commission_program_id", &self.commission_program_id);
    }
}

/// Creates a default commission program: `POST /rest/v2/affiliates/commissionPrograms/defaultCommissionPrograms/{commission_program_id}`.
///
/// Operation `createDefaultCommissionProgram`; answers 201.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct CreateDefaultCommissionProgram {
    /// In the path.
    pub commission_program_id: CommissionProgramId,
    pub body: JsonBody<CreateDefaultCommissionProgramRequest>,
}

impl CreateDefaultCommissionProgram {
    /// The operation with its parameters.
    pub fn new(
        commission_program_id: CommissionProgramId,
        body: impl Into<JsonBody<CreateDefaultCommissionProgramRequest>>,
    ) -> Self {
        Self {
            commission_program_id,
            body: body.into(),
        }
    }
}

impl Operation for CreateDefaultCommissionProgram {
    type Output = CommissionProgram;

    const INFO: &'static Info = &endpoints::v2::affiliates::CREATE_DEFAULT_COMMISSION_PROGRAM;

    fn write(&self, draft: &mut Draft) {
        draft.path("commission_program_id", &self.commission_program_id);
        draft.json(&self.body);
    }
}

/// Changes a default commission program: `PATCH /rest/v2/affiliates/commissionPrograms/defaultCommissionPrograms/{commission_program_id}`.
///
/// Operation `updateDefaultCommissionProgram`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct UpdateDefaultCommissionProgram {
    /// In the path.
    pub commission_program_id: CommissionProgramId,
    pub body: JsonBody<UpdateDefaultCommissionProgramRequest>,
    /// Which properties may be changed.
    pub update_mask: UpdateMask,
}

impl UpdateDefaultCommissionProgram {
    /// The operation with what it requires; the rest is left out.
    pub fn new(
        commission_program_id: CommissionProgramId,
        body: impl Into<JsonBody<UpdateDefaultCommissionProgramRequest>>,
    ) -> Self {
        Self {
            commission_program_id,
            body: body.into(),
            update_mask: UpdateMask::default(),
        }
    }

    /// Sets [`update_mask`](field@Self::update_mask).
    #[must_use]
    pub fn update_mask(mut self, update_mask: UpdateMask) -> Self {
        self.update_mask = update_mask;
        self
    }
}

impl Operation for UpdateDefaultCommissionProgram {
    type Output = CommissionProgram;

    const INFO: &'static Info = &endpoints::v2::affiliates::UPDATE_DEFAULT_COMMISSION_PROGRAM;

    fn write(&self, draft: &mut Draft) {
        draft.path("commission_program_id", &self.commission_program_id);
        draft.json_with_mask(&self.body, &self.update_mask, ListStyle::Repeat);
    }
}

/// Assigns a product commission program: `POST /rest/v2/affiliates/commissionPrograms/productCommissionPrograms/{commission_program_id}`.
///
/// Operation `assignProductCommissionProgram`; answers 201.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct AssignProductCommissionProgram {
    /// In the path.
    pub commission_program_id: CommissionProgramId,
    pub body: JsonBody<CreateProductCommissionProgramRequest>,
}

impl AssignProductCommissionProgram {
    /// The operation with its parameters.
    pub fn new(
        commission_program_id: CommissionProgramId,
        body: impl Into<JsonBody<CreateProductCommissionProgramRequest>>,
    ) -> Self {
        Self {
            commission_program_id,
            body: body.into(),
        }
    }
}

impl Operation for AssignProductCommissionProgram {
    type Output = CommissionProgram;

    const INFO: &'static Info = &endpoints::v2::affiliates::ASSIGN_PRODUCT_COMMISSION_PROGRAM;

    fn write(&self, draft: &mut Draft) {
        draft.path("commission_program_id", &self.commission_program_id);
        draft.json(&self.body);
    }
}

/// Changes a product commission program: `PATCH /rest/v2/affiliates/commissionPrograms/productCommissionPrograms/{commission_program_id}`.
///
/// Operation `updateProductCommissionProgram`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct UpdateProductCommissionProgram {
    /// In the path.
    pub commission_program_id: CommissionProgramId,
    pub body: JsonBody<UpdateProductCommissionProgramRequest>,
    /// Which properties may be changed.
    pub update_mask: UpdateMask,
}

impl UpdateProductCommissionProgram {
    /// The operation with what it requires; the rest is left out.
    pub fn new(
        commission_program_id: CommissionProgramId,
        body: impl Into<JsonBody<UpdateProductCommissionProgramRequest>>,
    ) -> Self {
        Self {
            commission_program_id,
            body: body.into(),
            update_mask: UpdateMask::default(),
        }
    }

    /// Sets [`update_mask`](field@Self::update_mask).
    #[must_use]
    pub fn update_mask(mut self, update_mask: UpdateMask) -> Self {
        self.update_mask = update_mask;
        self
    }
}

impl Operation for UpdateProductCommissionProgram {
    type Output = CommissionProgram;

    const INFO: &'static Info = &endpoints::v2::affiliates::UPDATE_PRODUCT_COMMISSION_PROGRAM;

    fn write(&self, draft: &mut Draft) {
        draft.path("commission_program_id", &self.commission_program_id);
        draft.json_with_mask(&self.body, &self.update_mask, ListStyle::Repeat);
    }
}

/// Creates a commission program resource: `POST /rest/v2/affiliates/commissionPrograms/resources`.
///
/// Operation `addCommissionProgramResource`; answers 201.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct CreateCommissionProgramResource {
    pub body: JsonBody<CreateProgramResourceRequest>,
}

impl CreateCommissionProgramResource {
    /// The operation with its parameters.
    pub fn new(body: impl Into<JsonBody<CreateProgramResourceRequest>>) -> Self {
        Self { body: body.into() }
    }
}

impl Operation for CreateCommissionProgramResource {
    type Output = AffiliateProgramResource;

    const INFO: &'static Info = &endpoints::v2::affiliates::CREATE_COMMISSION_PROGRAM_RESOURCE;

    fn write(&self, draft: &mut Draft) {
        draft.json(&self.body);
    }
}

/// Changes a commission program resource: `PATCH /rest/v2/affiliates/commissionPrograms/resources/{resource_id}`.
///
/// Operation `updateCommissionProgramResource`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct UpdateCommissionProgramResource {
    /// In the path.
    pub resource_id: AffiliateResourceId,
    pub body: JsonBody<UpdateProgramResourceRequest>,
    /// Which properties may be changed.
    pub update_mask: UpdateMask,
}

impl UpdateCommissionProgramResource {
    /// The operation with what it requires; the rest is left out.
    pub fn new(
        resource_id: AffiliateResourceId,
        body: impl Into<JsonBody<UpdateProgramResourceRequest>>,
    ) -> Self {
        Self {
            resource_id,
            body: body.into(),
            update_mask: UpdateMask::default(),
        }
    }

    /// Sets [`update_mask`](field@Self::update_mask).
    #[must_use]
    pub fn update_mask(mut self, update_mask: UpdateMask) -> Self {
        self.update_mask = update_mask;
        self
    }
}

impl Operation for UpdateCommissionProgramResource {
    type Output = AffiliateProgramResource;

    const INFO: &'static Info = &endpoints::v2::affiliates::UPDATE_COMMISSION_PROGRAM_RESOURCE;

    fn write(&self, draft: &mut Draft) {
        draft.path("resource_id", &self.resource_id);
        draft.json_with_mask(&self.body, &self.update_mask, ListStyle::Repeat);
    }
}

/// Deletes a commission program resource: `DELETE /rest/v2/affiliates/commissionPrograms/resources/{resource_id}`.
///
/// Operation `deleteCommissionProgramResource`; answers 204.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct DeleteCommissionProgramResource {
    /// In the path.
    pub resource_id: AffiliateResourceId,
}

impl DeleteCommissionProgramResource {
    /// The operation with its parameters.
    pub fn new(resource_id: AffiliateResourceId) -> Self {
        Self { resource_id }
    }
}

impl Operation for DeleteCommissionProgramResource {
    type Output = Nothing;

    const INFO: &'static Info = &endpoints::v2::affiliates::DELETE_COMMISSION_PROGRAM_RESOURCE;

    fn write(&self, draft: &mut Draft) {
        draft.path("resource_id", &self.resource_id);
    }
}

/// Assigns a subscription commission program: `POST /rest/v2/affiliates/commissionPrograms/subscriptionCommissionPrograms/{commission_program_id}`.
///
/// Operation `assignSubscriptionCommissionProgram`; answers 201.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct AssignSubscriptionCommissionProgram {
    /// In the path.
    pub commission_program_id: CommissionProgramId,
    pub body: JsonBody<CreateSubscriptionCommissionProgramRequest>,
}

impl AssignSubscriptionCommissionProgram {
    /// The operation with its parameters.
    pub fn new(
        commission_program_id: CommissionProgramId,
        body: impl Into<JsonBody<CreateSubscriptionCommissionProgramRequest>>,
    ) -> Self {
        Self {
            commission_program_id,
            body: body.into(),
        }
    }
}

impl Operation for AssignSubscriptionCommissionProgram {
    type Output = CommissionProgram;

    const INFO: &'static Info = &endpoints::v2::affiliates::ASSIGN_SUBSCRIPTION_COMMISSION_PROGRAM;

    fn write(&self, draft: &mut Draft) {
        draft.path("commission_program_id", &self.commission_program_id);
        draft.json(&self.body);
    }
}

/// Changes a subscription commission program: `PATCH /rest/v2/affiliates/commissionPrograms/subscriptionCommissionPrograms/{commission_program_id}`.
///
/// Operation `updateSubscriptionCommissionProgram`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct UpdateSubscriptionCommissionProgram {
    /// In the path.
    pub commission_program_id: CommissionProgramId,
    pub body: JsonBody<UpdateSubscriptionCommissionProgramRequest>,
    /// Which properties may be changed.
    pub update_mask: UpdateMask,
}

impl UpdateSubscriptionCommissionProgram {
    /// The operation with what it requires; the rest is left out.
    pub fn new(
        commission_program_id: CommissionProgramId,
        body: impl Into<JsonBody<UpdateSubscriptionCommissionProgramRequest>>,
    ) -> Self {
        Self {
            commission_program_id,
            body: body.into(),
            update_mask: UpdateMask::default(),
        }
    }

    /// Sets [`update_mask`](field@Self::update_mask).
    #[must_use]
    pub fn update_mask(mut self, update_mask: UpdateMask) -> Self {
        self.update_mask = update_mask;
        self
    }
}

impl Operation for UpdateSubscriptionCommissionProgram {
    type Output = CommissionProgram;

    const INFO: &'static Info = &endpoints::v2::affiliates::UPDATE_SUBSCRIPTION_COMMISSION_PROGRAM;

    fn write(&self, draft: &mut Draft) {
        draft.path("commission_program_id", &self.commission_program_id);
        draft.json_with_mask(&self.body, &self.update_mask, ListStyle::Repeat);
    }
}

/// Reads an affiliate model: `GET /rest/v2/affiliates/model`.
///
/// Operation `getAffiliateCustomFields`; answers 200.
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

    const INFO: &'static Info = &endpoints::v2::affiliates::RETRIEVE_AFFILIATE_MODEL;

    fn write(&self, _draft: &mut Draft) {}
}

/// Creates an affiliate custom field: `POST /rest/v2/affiliates/model/customFields`.
///
/// Operation `createAffiliateCustomField`; answers 201.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct CreateAffiliateCustomField {
    pub body: JsonBody<CreateCustomFieldRequest>,
}

impl CreateAffiliateCustomField {
    /// The operation with its parameters.
    pub fn new(body: impl Into<JsonBody<CreateCustomFieldRequest>>) -> Self {
        Self { body: body.into() }
    }
}

impl Operation for CreateAffiliateCustomField {
    type Output = CustomFieldMetaData;

    const INFO: &'static Info = &endpoints::v2::affiliates::CREATE_AFFILIATE_CUSTOM_FIELD;

    fn write(&self, draft: &mut Draft) {
        draft.json(&self.body);
    }
}

/// Changes an affiliate custom field: `PATCH /rest/v2/affiliates/model/customFields/{custom_field_id}`.
///
/// Operation `updateAffiliateCustomField`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct UpdateAffiliateCustomField {
    /// In the path.
    pub custom_field_id: CustomFieldId,
    pub body: JsonBody<UpdateCustomFieldMetaDataRequest>,
    /// Which properties may be changed.
    pub update_mask: UpdateMask,
}

impl UpdateAffiliateCustomField {
    /// The operation with what it requires; the rest is left out.
    pub fn new(
        custom_field_id: CustomFieldId,
        body: impl Into<JsonBody<UpdateCustomFieldMetaDataRequest>>,
    ) -> Self {
        Self {
            custom_field_id,
            body: body.into(),
            update_mask: UpdateMask::default(),
        }
    }

    /// Sets [`update_mask`](field@Self::update_mask).
    #[must_use]
    pub fn update_mask(mut self, update_mask: UpdateMask) -> Self {
        self.update_mask = update_mask;
        self
    }
}

impl Operation for UpdateAffiliateCustomField {
    type Output = CustomFieldMetaData;

    const INFO: &'static Info = &endpoints::v2::affiliates::UPDATE_AFFILIATE_CUSTOM_FIELD;

    fn write(&self, draft: &mut Draft) {
        draft.path("custom_field_id", &self.custom_field_id);
        draft.json_with_mask(&self.body, &self.update_mask, ListStyle::Repeat);
    }
}

/// Deletes an affiliate custom field: `DELETE /rest/v2/affiliates/model/customFields/{custom_field_id}`.
///
/// Operation `deleteAffiliateCustomField`; answers 204.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct DeleteAffiliateCustomField {
    /// In the path.
    pub custom_field_id: CustomFieldId,
}

impl DeleteAffiliateCustomField {
    /// The operation with its parameters.
    pub fn new(custom_field_id: CustomFieldId) -> Self {
        Self { custom_field_id }
    }
}

impl Operation for DeleteAffiliateCustomField {
    type Output = Nothing;

    const INFO: &'static Info = &endpoints::v2::affiliates::DELETE_AFFILIATE_CUSTOM_FIELD;

    fn write(&self, draft: &mut Draft) {
        draft.path("custom_field_id", &self.custom_field_id);
    }
}

/// Lists affiliate custom field groups: `GET /rest/v2/affiliates/model/customFields/groups`.
///
/// Operation `listAffiliateCustomFieldGroups`; answers 200.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ListAffiliateCustomFieldGroups {
    pub tab_id: Option<CustomFieldTabId>,
}

impl ListAffiliateCustomFieldGroups {
    /// The operation with every parameter left out.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets [`tab_id`](field@Self::tab_id).
    #[must_use]
    pub fn tab_id(mut self, tab_id: CustomFieldTabId) -> Self {
        self.tab_id = Some(tab_id);
        self
    }
}

impl Operation for ListAffiliateCustomFieldGroups {
    type Output = ListCustomFieldGroupsResponse;

    const INFO: &'static Info = &endpoints::v2::affiliates::LIST_AFFILIATE_CUSTOM_FIELD_GROUPS;

    fn write(&self, draft: &mut Draft) {
        draft.query("tab_id", self.tab_id.as_ref());
    }
}

/// Creates an affiliate custom field group: `POST /rest/v2/affiliates/model/customFields/groups`.
///
/// Operation `createAffiliateCustomFieldGroup`; answers 201.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct CreateAffiliateCustomFieldGroup {
    pub body: JsonBody<CreateCustomFieldGroupRequest>,
}

impl CreateAffiliateCustomFieldGroup {
    /// The operation with its parameters.
    pub fn new(body: impl Into<JsonBody<CreateCustomFieldGroupRequest>>) -> Self {
        Self { body: body.into() }
    }
}

impl Operation for CreateAffiliateCustomFieldGroup {
    type Output = CustomFieldGroup;

    const INFO: &'static Info = &endpoints::v2::affiliates::CREATE_AFFILIATE_CUSTOM_FIELD_GROUP;

    fn write(&self, draft: &mut Draft) {
        draft.json(&self.body);
    }
}

/// Reads an affiliate custom field group: `GET /rest/v2/affiliates/model/customFields/groups/{group_id}`.
///
/// Operation `getAffiliateCustomFieldGroup`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct GetAffiliateCustomFieldGroup {
    /// In the path.
    pub group_id: CustomFieldGroupId,
}

impl GetAffiliateCustomFieldGroup {
    /// The operation with its parameters.
    pub fn new(group_id: CustomFieldGroupId) -> Self {
        Self { group_id }
    }
}

impl Operation for GetAffiliateCustomFieldGroup {
    type Output = CustomFieldGroup;

    const INFO: &'static Info = &endpoints::v2::affiliates::GET_AFFILIATE_CUSTOM_FIELD_GROUP;

    fn write(&self, draft: &mut Draft) {
        draft.path("group_id", &self.group_id);
    }
}

/// Changes an affiliate custom field group: `PATCH /rest/v2/affiliates/model/customFields/groups/{group_id}`.
///
/// Operation `updateAffiliateCustomFieldGroup`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct UpdateAffiliateCustomFieldGroup {
    /// In the path.
    pub group_id: CustomFieldGroupId,
    pub body: JsonBody<UpdateCustomFieldGroupRequest>,
    /// Which properties may be changed. Required by the server.
    pub update_mask: UpdateMask,
}

impl UpdateAffiliateCustomFieldGroup {
    /// The operation with what it requires; the rest is left out.
    pub fn new(
        group_id: CustomFieldGroupId,
        body: impl Into<JsonBody<UpdateCustomFieldGroupRequest>>,
    ) -> Self {
        Self {
            group_id,
            body: body.into(),
            update_mask: UpdateMask::default(),
        }
    }

    /// Sets [`update_mask`](field@Self::update_mask).
    #[must_use]
    pub fn update_mask(mut self, update_mask: UpdateMask) -> Self {
        self.update_mask = update_mask;
        self
    }
}

impl Operation for UpdateAffiliateCustomFieldGroup {
    type Output = CustomFieldGroup;

    const INFO: &'static Info = &endpoints::v2::affiliates::UPDATE_AFFILIATE_CUSTOM_FIELD_GROUP;

    fn write(&self, draft: &mut Draft) {
        draft.path("group_id", &self.group_id);
        draft.json_with_mask(&self.body, &self.update_mask, ListStyle::Repeat);
    }
}

/// Deletes an affiliate custom field group: `DELETE /rest/v2/affiliates/model/customFields/groups/{group_id}`.
///
/// Operation `deleteAffiliateCustomFieldGroup`; answers 204.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct DeleteAffiliateCustomFieldGroup {
    /// In the path.
    pub group_id: CustomFieldGroupId,
}

impl DeleteAffiliateCustomFieldGroup {
    /// The operation with its parameters.
    pub fn new(group_id: CustomFieldGroupId) -> Self {
        Self { group_id }
    }
}

impl Operation for DeleteAffiliateCustomFieldGroup {
    type Output = Nothing;

    const INFO: &'static Info = &endpoints::v2::affiliates::DELETE_AFFILIATE_CUSTOM_FIELD_GROUP;

    fn write(&self, draft: &mut Draft) {
        draft.path("group_id", &self.group_id);
    }
}

/// Lists affiliate custom field tabs: `GET /rest/v2/affiliates/model/customFields/tabs`.
///
/// Operation `listAffiliateCustomFieldTabs`; answers 200.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ListAffiliateCustomFieldTabs {}

impl ListAffiliateCustomFieldTabs {
    /// The operation, which has no parameters.
    pub fn new() -> Self {
        Self::default()
    }
}

impl Operation for ListAffiliateCustomFieldTabs {
    type Output = ListCustomFieldTabsResponse;

    const INFO: &'static Info = &endpoints::v2::affiliates::LIST_AFFILIATE_CUSTOM_FIELD_TABS;

    fn write(&self, _draft: &mut Draft) {}
}

/// Creates an affiliate custom field tab: `POST /rest/v2/affiliates/model/customFields/tabs`.
///
/// Operation `createAffiliateCustomFieldTab`; answers 201.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct CreateAffiliateCustomFieldTab {
    pub body: JsonBody<CreateCustomFieldTabRequest>,
}

impl CreateAffiliateCustomFieldTab {
    /// The operation with its parameters.
    pub fn new(body: impl Into<JsonBody<CreateCustomFieldTabRequest>>) -> Self {
        Self { body: body.into() }
    }
}

impl Operation for CreateAffiliateCustomFieldTab {
    type Output = CustomFieldTab;

    const INFO: &'static Info = &endpoints::v2::affiliates::CREATE_AFFILIATE_CUSTOM_FIELD_TAB;

    fn write(&self, draft: &mut Draft) {
        draft.json(&self.body);
    }
}

/// Reads an affiliate custom field tab: `GET /rest/v2/affiliates/model/customFields/tabs/{tab_id}`.
///
/// Operation `getAffiliateCustomFieldTab`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct GetAffiliateCustomFieldTab {
    /// In the path.
    pub tab_id: CustomFieldTabId,
}

impl GetAffiliateCustomFieldTab {
    /// The operation with its parameters.
    pub fn new(tab_id: CustomFieldTabId) -> Self {
        Self { tab_id }
    }
}

impl Operation for GetAffiliateCustomFieldTab {
    type Output = CustomFieldTab;

    const INFO: &'static Info = &endpoints::v2::affiliates::GET_AFFILIATE_CUSTOM_FIELD_TAB;

    fn write(&self, draft: &mut Draft) {
        draft.path("tab_id", &self.tab_id);
    }
}

/// Changes an affiliate custom field tab: `PATCH /rest/v2/affiliates/model/customFields/tabs/{tab_id}`.
///
/// Operation `updateAffiliateCustomFieldTab`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct UpdateAffiliateCustomFieldTab {
    /// In the path.
    pub tab_id: CustomFieldTabId,
    pub body: JsonBody<UpdateCustomFieldTabRequest>,
    /// Which properties may be changed. Required by the server.
    pub update_mask: UpdateMask,
}

impl UpdateAffiliateCustomFieldTab {
    /// The operation with what it requires; the rest is left out.
    pub fn new(
        tab_id: CustomFieldTabId,
        body: impl Into<JsonBody<UpdateCustomFieldTabRequest>>,
    ) -> Self {
        Self {
            tab_id,
            body: body.into(),
            update_mask: UpdateMask::default(),
        }
    }

    /// Sets [`update_mask`](field@Self::update_mask).
    #[must_use]
    pub fn update_mask(mut self, update_mask: UpdateMask) -> Self {
        self.update_mask = update_mask;
        self
    }
}

impl Operation for UpdateAffiliateCustomFieldTab {
    type Output = CustomFieldTab;

    const INFO: &'static Info = &endpoints::v2::affiliates::UPDATE_AFFILIATE_CUSTOM_FIELD_TAB;

    fn write(&self, draft: &mut Draft) {
        draft.path("tab_id", &self.tab_id);
        draft.json_with_mask(&self.body, &self.update_mask, ListStyle::Repeat);
    }
}

/// Deletes an affiliate custom field tab: `DELETE /rest/v2/affiliates/model/customFields/tabs/{tab_id}`.
///
/// Operation `deleteAffiliateCustomFieldTab`; answers 204.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct DeleteAffiliateCustomFieldTab {
    /// In the path.
    pub tab_id: CustomFieldTabId,
}

impl DeleteAffiliateCustomFieldTab {
    /// The operation with its parameters.
    pub fn new(tab_id: CustomFieldTabId) -> Self {
        Self { tab_id }
    }
}

impl Operation for DeleteAffiliateCustomFieldTab {
    type Output = Nothing;

    const INFO: &'static Info = &endpoints::v2::affiliates::DELETE_AFFILIATE_CUSTOM_FIELD_TAB;

    fn write(&self, draft: &mut Draft) {
        draft.path("tab_id", &self.tab_id);
    }
}
