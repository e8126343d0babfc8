//! Subscriptions.

#![expect(missing_docs, reason = "a field whose name says all has no sentence")]

mod model;

use super::model::{
    CreateCustomFieldGroupRequest, CreateCustomFieldRequest, CreateCustomFieldTabRequest,
    CustomFieldGroup, CustomFieldMetaData, CustomFieldTab, ListCustomFieldGroupsResponse,
    ListCustomFieldTabsResponse, ObjectModel, Order, UpdateCustomFieldGroupRequest,
    UpdateCustomFieldMetaDataRequest, UpdateCustomFieldTabRequest,
};
use crate::endpoints;
use crate::filter::order_keys;
use crate::{
    Comparison, ContactId, Cursor, CustomFieldGroupId, CustomFieldId, CustomFieldTabId, Direction,
    Draft, Info, JsonBody, ListStyle, Nothing, Operation, OrderBy, Page, Pages, SubscriptionId,
    SubscriptionPlanId, UpdateMask,
};

pub use model::*;

/// Lists subscriptions: `GET /rest/v2/subscriptions`.
///
/// Operation `listSubscriptions`; answers 200.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ListSubscriptions {
    /// Which records are listed.
    pub filter: Option<Filter>,
    /// What the list is ordered by.
    pub order_by: Option<OrderBy<OrderKey>>,
    /// The most records a page holds.
    pub page_size: Option<u32>,
    /// The page, as the answer before it names it; the first one when left out.
    pub page_token: Option<String>,
}

impl ListSubscriptions {
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

impl Operation for ListSubscriptions {
    type Output = ListSubscriptionsResponse;

    const INFO: &'static Info = &endpoints::v2::subscriptions::LIST_SUBSCRIPTIONS;

    fn write(&self, draft: &mut Draft) {
        draft.filter(self.filter.as_ref());
        draft.query("order_by", self.order_by.as_ref());
        draft.query("page_size", self.page_size.as_ref());
        draft.query("page_token", self.page_token.as_ref());
    }
}

impl Pages for ListSubscriptions {
    type Item = Subscription;

    fn turn_to(&mut self, cursor: &Cursor) {
        self.page_token = cursor.token();
        self.page_size.get_or_insert(1000);
    }

    fn page(answer: Self::Output) -> Page<Subscription> {
        Page::with_token(answer.subscriptions, answer.next_page_token)
    }
}

order_keys! {
    /// What [`ListSubscriptions`] can be ordered by.
    OrderKey {
        Id = "id",
        ContactId = "contact_id",
        SubscriptionPlanId = "subscription_plan_id",
        ModificationTime = "modification_time",
    }
}

/// Which records [`ListSubscriptions`] returns.
pub type Filter = crate::Filter<ListSubscriptions>;

impl Filter {
    /// `contact_id`.
    pub fn contact_id(value: ContactId) -> Self {
        Self::equal("contact_id", value)
    }

    /// `subscription_plan_id`.
    pub fn subscription_plan_id(value: SubscriptionPlanId) -> Self {
        Self::equal("subscription_plan_id", value)
    }

    /// `status`.
    pub fn status(value: impl Into<String>) -> Self {
        Self::equal("status", value.into())
    }

    /// `id`.
    pub fn id(value: SubscriptionId) -> Self {
        Self::equal("id", value)
    }

    /// `id`, compared.
    pub fn id_compared(comparison: Comparison, value: SubscriptionId) -> Self {
        Self::compared("id", comparison, value)
    }

    /// Anything but this `id`.
    pub fn id_not(value: SubscriptionId) -> Self {
        Self::not_equal("id", value)
    }

    /// `billing_amount`.
    pub fn billing_amount(value: f64) -> Self {
        Self::equal("billing_amount", value)
    }

    /// `billing_amount`, compared.
    pub fn billing_amount_compared(comparison: Comparison, value: f64) -> Self {
        Self::compared("billing_amount", comparison, value)
    }

    /// Anything but this `billing_amount`.
    pub fn billing_amount_not(value: f64) -> Self {
        Self::not_equal("billing_amount", value)
    }

    /// `ids`: any of the values.
    pub fn ids(values: impl IntoIterator<Item = SubscriptionId>) -> Self {
        Self::list("ids", values)
    }

    /// `subscription_plan_ids`: any of the values.
    pub fn subscription_plan_ids(values: impl IntoIterator<Item = SubscriptionPlanId>) -> Self {
        Self::list("subscription_plan_ids", values)
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

/// Creates a subscription: `POST /rest/v2/subscriptions`.
///
/// Operation `createSubscription`; answers 201.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct CreateSubscription {
    pub body: JsonBody<CreateSubscriptionRequest>,
}

impl CreateSubscription {
    /// The operation with its parameters.
    pub fn new(body: impl Into<JsonBody<CreateSubscriptionRequest>>) -> Self {
        Self { body: body.into() }
    }
}

impl Operation for CreateSubscription {
    type Output = Subscription;

    const INFO: &'static Info = &endpoints::v2::subscriptions::CREATE_SUBSCRIPTION;

    fn write(&self, draft: &mut Draft) {
        draft.json(&self.body);
    }
}

/// Reads a subscription: `GET /rest/v2/subscriptions/{subscription_id}`.
///
/// Operation `getSubscription`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct GetSubscription {
    /// In the path.
    pub subscription_id: SubscriptionId,
}

impl GetSubscription {
    /// The operation with its parameters.
    pub fn new(subscription_id: SubscriptionId) -> Self {
        Self { subscription_id }
    }
}

impl Operation for GetSubscription {
    type Output = Subscription;

    const INFO: &'static Info = &endpoints::v2::subscriptions::GET_SUBSCRIPTION;

    fn write(&self, draft: &mut Draft) {
        draft.path("subscription_id", &self.subscription_id);
    }
}

/// Cancels a subscription: `POST /rest/v2/subscriptions/{subscription_id}:deactivate`.
///
/// Operation `cancelSubscription`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct CancelSubscription {
    /// In the path.
    pub subscription_id: SubscriptionId,
    pub body: JsonBody<CancelSubscriptionRequest>,
}

impl CancelSubscription {
    /// The operation with its parameters.
    pub fn new(
        subscription_id: SubscriptionId,
        body: impl Into<JsonBody<CancelSubscriptionRequest>>,
    ) -> Self {
        Self {
            subscription_id,
            body: body.into(),
        }
    }
}

impl Operation for CancelSubscription {
    type Output = Nothing;

    const INFO: &'static Info = &endpoints::v2::subscriptions::CANCEL_SUBSCRIPTION;

    fn write(&self, draft: &mut Draft) {
        draft.path("subscription_id", &self.subscription_id);
        draft.json(&self.body);
    }
}

/// Makes the order for the next billing of a subscription: `POST /rest/v2/subscriptions/{subscription_id}:invoice`.
///
/// Operation `invoiceSubscription`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct InvoiceSubscription {
    /// In the path.
    pub subscription_id: SubscriptionId,
}

impl InvoiceSubscription {
    /// The operation with its parameters.
    pub fn new(subscription_id: SubscriptionId) -> Self {
        Self { subscription_id }
    }
}

impl Operation for InvoiceSubscription {
    type Output = Order;

    const INFO: &'static Info = &endpoints::v2::subscriptions::INVOICE_SUBSCRIPTION;

    fn write(&self, draft: &mut Draft) {
        draft.path("subscription_id", &self.subscription_id);
    }
}

/// Changes a subscription: `PATCH /rest/v2/subscriptions/{subscription_id}`.
///
/// Operation `updateSubscription`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct UpdateSubscription {
    /// In the path.
    pub subscription_id: SubscriptionId,
    pub body: JsonBody<UpdateSubscriptionRequest>,
    /// Which properties may be changed.
    pub update_mask: UpdateMask,
}

impl UpdateSubscription {
    /// The operation with what it requires; the rest is left out.
    pub fn new(
        subscription_id: SubscriptionId,
        body: impl Into<JsonBody<UpdateSubscriptionRequest>>,
    ) -> Self {
        Self {
            subscription_id,
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

impl Operation for UpdateSubscription {
    type Output = Subscription;

    const INFO: &'static Info = &endpoints::v2::subscriptions::UPDATE_SUBSCRIPTION;

    fn write(&self, draft: &mut Draft) {
        draft.path("subscription_id", &self.subscription_id);
        draft.json_with_mask(&self.body, &self.update_mask, ListStyle::Repeat);
    }
}

/// Reads a subscription model: `GET /rest/v2/subscriptions/model`.
///
/// Operation `retrieveSubscriptionCustomFieldModel`; answers 200.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct RetrieveSubscriptionModel {}

impl RetrieveSubscriptionModel {
    /// The operation, which has no parameters.
    pub fn new() -> Self {
        Self::default()
    }
}

impl Operation for RetrieveSubscriptionModel {
    type Output = ObjectModel;

    const INFO: &'static Info = &endpoints::v2::subscriptions::RETRIEVE_SUBSCRIPTION_MODEL;

    fn write(&self, _draft: &mut Draft) {}
}

/// Creates a subscription custom field: `POST /rest/v2/subscriptions/model/customFields`.
///
/// Operation `createSubscriptionCustomField`; answers 201.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct CreateSubscriptionCustomField {
    pub body: JsonBody<CreateCustomFieldRequest>,
}

impl CreateSubscriptionCustomField {
    /// The operation with its parameters.
    pub fn new(body: impl Into<JsonBody<CreateCustomFieldRequest>>) -> Self {
        Self { body: body.into() }
    }
}

impl Operation for CreateSubscriptionCustomField {
    type Output = CustomFieldMetaData;

    const INFO: &'static Info = &endpoints::v2::subscriptions::CREATE_SUBSCRIPTION_CUSTOM_FIELD;

    fn write(&self, draft: &mut Draft) {
        draft.json(&self.body);
    }
}

/// Changes a subscription custom field: `PATCH /rest/v2/subscriptions/model/customFields/{custom_field_id}`.
///
/// Operation `updateSubscriptionCustomField`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct UpdateSubscriptionCustomField {
    /// In the path.
    pub custom_field_id: CustomFieldId,
    pub body: JsonBody<UpdateCustomFieldMetaDataRequest>,
    /// Which properties may be changed.
    pub update_mask: UpdateMask,
}

impl UpdateSubscriptionCustomField {
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

impl Operation for UpdateSubscriptionCustomField {
    type Output = CustomFieldMetaData;

    const INFO: &'static Info = &endpoints::v2::subscriptions::UPDATE_SUBSCRIPTION_CUSTOM_FIELD;

    fn write(&self, draft: &mut Draft) {
        draft.path("custom_field_id", &self.custom_field_id);
        draft.json_with_mask(&self.body, &self.update_mask, ListStyle::Repeat);
    }
}

/// Deletes a subscription custom field: `DELETE /rest/v2/subscriptions/model/customFields/{custom_field_id}`.
///
/// Operation `deleteSubscriptionCustomField`; answers 204.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct DeleteSubscriptionCustomField {
    /// In the path.
    pub custom_field_id: CustomFieldId,
}

impl DeleteSubscriptionCustomField {
    /// The operation with its parameters.
    pub fn new(custom_field_id: CustomFieldId) -> Self {
        Self { custom_field_id }
    }
}

impl Operation for DeleteSubscriptionCustomField {
    type Output = Nothing;

    const INFO: &'static Info = &endpoints::v2::subscriptions::DELETE_SUBSCRIPTION_CUSTOM_FIELD;

    fn write(&self, draft: &mut Draft) {
        draft.path("custom_field_id", &self.custom_field_id);
    }
}

/// Lists subscription custom field groups: `GET /rest/v2/subscriptions/model/customFields/groups`.
///
/// Operation `listSubscriptionCustomFieldGroups`; answers 200.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ListSubscriptionCustomFieldGroups {
    pub tab_id: Option<CustomFieldTabId>,
}

impl ListSubscriptionCustomFieldGroups {
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

impl Operation for ListSubscriptionCustomFieldGroups {
    type Output = ListCustomFieldGroupsResponse;

    const INFO: &'static Info =
        &endpoints::v2::subscriptions::LIST_SUBSCRIPTION_CUSTOM_FIELD_GROUPS;

    fn write(&self, draft: &mut Draft) {
        draft.query("tab_id", self.tab_id.as_ref());
    }
}

/// Creates a subscription custom field group: `POST /rest/v2/subscriptions/model/customFields/groups`.
///
/// Operation `createSubscriptionCustomFieldGroup`; answers 201.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct CreateSubscriptionCustomFieldGroup {
    pub body: JsonBody<CreateCustomFieldGroupRequest>,
}

impl CreateSubscriptionCustomFieldGroup {
    /// The operation with its parameters.
    pub fn new(body: impl Into<JsonBody<CreateCustomFieldGroupRequest>>) -> Self {
        Self { body: body.into() }
    }
}

impl Operation for CreateSubscriptionCustomFieldGroup {
    type Output = CustomFieldGroup;

    const INFO: &'static Info =
        &endpoints::v2::subscriptions::CREATE_SUBSCRIPTION_CUSTOM_FIELD_GROUP;

    fn write(&self, draft: &mut Draft) {
        draft.json(&self.body);
    }
}

/// Reads a subscription custom field group: `GET /rest/v2/subscriptions/model/customFields/groups/{group_id}`.
///
/// Operation `getSubscriptionCustomFieldGroup`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct GetSubscriptionCustomFieldGroup {
    /// In the path.
    pub group_id: CustomFieldGroupId,
}

impl GetSubscriptionCustomFieldGroup {
    /// The operation with its parameters.
    pub fn new(group_id: CustomFieldGroupId) -> Self {
        Self { group_id }
    }
}

impl Operation for GetSubscriptionCustomFieldGroup {
    type Output = CustomFieldGroup;

    const INFO: &'static Info = &endpoints::v2::subscriptions::GET_SUBSCRIPTION_CUSTOM_FIELD_GROUP;

    fn write(&self, draft: &mut Draft) {
        draft.path("group_id", &self.group_id);
    }
}

/// Changes a subscription custom field group: `PATCH /rest/v2/subscriptions/model/customFields/groups/{group_id}`.
///
/// Operation `updateSubscriptionCustomFieldGroup`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct UpdateSubscriptionCustomFieldGroup {
    /// In the path.
    pub group_id: CustomFieldGroupId,
    pub body: JsonBody<UpdateCustomFieldGroupRequest>,
    /// Which properties may be changed. Required by the server.
    pub update_mask: UpdateMask,
}

impl UpdateSubscriptionCustomFieldGroup {
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

impl Operation for UpdateSubscriptionCustomFieldGroup {
    type Output = CustomFieldGroup;

    const INFO: &'static Info =
        &endpoints::v2::subscriptions::UPDATE_SUBSCRIPTION_CUSTOM_FIELD_GROUP;

    fn write(&self, draft: &mut Draft) {
        draft.path("group_id", &self.group_id);
        draft.json_with_mask(&self.body, &self.update_mask, ListStyle::Repeat);
    }
}

/// Deletes a subscription custom field group: `DELETE /rest/v2/subscriptions/model/customFields/groups/{group_id}`.
///
/// Operation `deleteSubscriptionCustomFieldGroup`; answers 204.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct DeleteSubscriptionCustomFieldGroup {
    /// In the path.
    pub group_id: CustomFieldGroupId,
}

impl DeleteSubscriptionCustomFieldGroup {
    /// The operation with its parameters.
    pub fn new(group_id: CustomFieldGroupId) -> Self {
        Self { group_id }
    }
}

impl Operation for DeleteSubscriptionCustomFieldGroup {
    type Output = Nothing;

    const INFO: &'static Info =
        &endpoints::v2::subscriptions::DELETE_SUBSCRIPTION_CUSTOM_FIELD_GROUP;

    fn write(&self, draft: &mut Draft) {
        draft.path("group_id", &self.group_id);
    }
}

/// Lists subscription custom field tabs: `GET /rest/v2/subscriptions/model/customFields/tabs`.
///
/// Operation `listSubscriptionCustomFieldTabs`; answers 200.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ListSubscriptionCustomFieldTabs {}

impl ListSubscriptionCustomFieldTabs {
    /// The operation, which has no parameters.
    pub fn new() -> Self {
        Self::default()
    }
}

impl Operation for ListSubscriptionCustomFieldTabs {
    type Output = ListCustomFieldTabsResponse;

    const INFO: &'static Info = &endpoints::v2::subscriptions::LIST_SUBSCRIPTION_CUSTOM_FIELD_TABS;

    fn write(&self, _draft: &mut Draft) {}
}

/// Creates a subscription custom field tab: `POST /rest/v2/subscriptions/model/customFields/tabs`.
///
/// Operation `createSubscriptionCustomFieldTab`; answers 201.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct CreateSubscriptionCustomFieldTab {
    pub body: JsonBody<CreateCustomFieldTabRequest>,
}

impl CreateSubscriptionCustomFieldTab {
    /// The operation with its parameters.
    pub fn new(body: impl Into<JsonBody<CreateCustomFieldTabRequest>>) -> Self {
        Self { body: body.into() }
    }
}

impl Operation for CreateSubscriptionCustomFieldTab {
    type Output = CustomFieldTab;

    const INFO: &'static Info = &endpoints::v2::subscriptions::CREATE_SUBSCRIPTION_CUSTOM_FIELD_TAB;

    fn write(&self, draft: &mut Draft) {
        draft.json(&self.body);
    }
}

/// Reads a subscription custom field tab: `GET /rest/v2/subscriptions/model/customFields/tabs/{tab_id}`.
///
/// Operation `getSubscriptionCustomFieldTab`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct GetSubscriptionCustomFieldTab {
    /// In the path.
    pub tab_id: CustomFieldTabId,
}

impl GetSubscriptionCustomFieldTab {
    /// The operation with its parameters.
    pub fn new(tab_id: CustomFieldTabId) -> Self {
        Self { tab_id }
    }
}

impl Operation for GetSubscriptionCustomFieldTab {
    type Output = CustomFieldTab;

    const INFO: &'static Info = &endpoints::v2::subscriptions::GET_SUBSCRIPTION_CUSTOM_FIELD_TAB;

    fn write(&self, draft: &mut Draft) {
        draft.path("tab_id", &self.tab_id);
    }
}

/// Changes a subscription custom field tab: `PATCH /rest/v2/subscriptions/model/customFields/tabs/{tab_id}`.
///
/// Operation `updateSubscriptionCustomFieldTab`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct UpdateSubscriptionCustomFieldTab {
    /// In the path.
    pub tab_id: CustomFieldTabId,
    pub body: JsonBody<UpdateCustomFieldTabRequest>,
    /// Which properties may be changed. Required by the server.
    pub update_mask: UpdateMask,
}

impl UpdateSubscriptionCustomFieldTab {
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

impl Operation for UpdateSubscriptionCustomFieldTab {
    type Output = CustomFieldTab;

    const INFO: &'static Info = &endpoints::v2::subscriptions::UPDATE_SUBSCRIPTION_CUSTOM_FIELD_TAB;

    fn write(&self, draft: &mut Draft) {
        draft.path("tab_id", &self.tab_id);
        draft.json_with_mask(&self.body, &self.update_mask, ListStyle::Repeat);
    }
}

/// Deletes a subscription custom field tab: `DELETE /rest/v2/subscriptions/model/customFields/tabs/{tab_id}`.
///
/// Operation `deleteSubscriptionCustomFieldTab`; answers 204.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct DeleteSubscriptionCustomFieldTab {
    /// In the path.
    pub tab_id: CustomFieldTabId,
}

impl DeleteSubscriptionCustomFieldTab {
    /// The operation with its parameters.
    pub fn new(tab_id: CustomFieldTabId) -> Self {
        Self { tab_id }
    }
}

impl Operation for DeleteSubscriptionCustomFieldTab {
    type Output = Nothing;

    const INFO: &'static Info = &endpoints::v2::subscriptions::DELETE_SUBSCRIPTION_CUSTOM_FIELD_TAB;

    fn write(&self, draft: &mut Draft) {
        draft.path("tab_id", &self.tab_id);
    }
}
