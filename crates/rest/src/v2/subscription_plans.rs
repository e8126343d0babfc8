//! Subscription plans.

#![expect(missing_docs, reason = "a field whose name says all has no sentence")]

mod model;

use super::model::SubscriptionPlan;
use crate::endpoints;
use crate::filter::order_keys;
use crate::{
    Cursor, Direction, Draft, Info, JsonBody, ListStyle, Nothing, OneOrAll, Operation, OrderBy,
    Page, Pages, ProductId, SubscriptionPlanId, UpdateMask,
};

pub use model::*;

/// Lists subscription plans: `GET /rest/v2/products/{product_id}/subscriptions`.
///
/// Operation `listSubscriptionPlans`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ListSubscriptionPlans {
    /// In the path.
    pub product_id: OneOrAll<ProductId>,
    /// Which records are listed.
    pub filter: Option<Filter>,
    /// What the list is ordered by.
    pub order_by: Option<OrderBy<OrderKey>>,
    /// The most records a page holds.
    pub page_size: Option<u32>,
    /// The page, as the answer before it names it; the first one when left out.
    pub page_token: Option<String>,
}

impl ListSubscriptionPlans {
    /// The operation with what it requires; the rest is left out.
    pub fn new(product_id: impl Into<OneOrAll<ProductId>>) -> Self {
        Self {
            product_id: product_id.into(),
            filter: None,
            order_by: None,
            page_size: None,
            page_token: None,
        }
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

impl Operation for ListSubscriptionPlans {
    type Output = ListSubscriptionPlansResponse;

    const INFO: &'static Info = &endpoints::v2::subscription_plans::LIST_SUBSCRIPTION_PLANS;

    fn write(&self, draft: &mut Draft) {
        draft.path("product_id", &self.product_id);
        draft.filter(self.filter.as_ref());
        draft.query("order_by", self.order_by.as_ref());
        draft.query("page_size", self.page_size.as_ref());
        draft.query("page_token", self.page_token.as_ref());
    }
}

impl Pages for ListSubscriptionPlans {
    type Item = SubscriptionPlan;

    fn turn_to(&mut self, cursor: &Cursor) {
        self.page_token = cursor.token();
        self.page_size.get_or_insert(1000);
    }

    fn page(answer: Self::Output) -> Page<SubscriptionPlan> {
        Page::with_token(answer.subscriptions, answer.next_page_token)
    }
}

order_keys! {
    /// What [`ListSubscriptionPlans`] can be ordered by.
    OrderKey {
        Id = "id",
        ProductId = "product_id",
    }
}

/// Which records [`ListSubscriptionPlans`] returns.
pub type Filter = crate::Filter<ListSubscriptionPlans>;

impl Filter {
    /// `active`.
    pub fn active(value: bool) -> Self {
        Self::equal("active", value)
    }

    /// `cycle_type`, one of `DAILY`, `WEEKLY`, `MONTHLY`, `YEARLY`.
    pub fn cycle_type(value: impl Into<String>) -> Self {
        Self::equal("cycle_type", value.into())
    }
}

/// Creates a subscription plan: `POST /rest/v2/products/{product_id}/subscriptions`.
///
/// Operation `createSubscriptionPlans`; answers 201.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct CreateSubscriptionPlan {
    /// In the path.
    pub product_id: ProductId,
    pub body: JsonBody<CreateSubscriptionPlanRequest>,
}

impl CreateSubscriptionPlan {
    /// The operation with its parameters.
    pub fn new(
        product_id: ProductId,
        body: impl Into<JsonBody<CreateSubscriptionPlanRequest>>,
    ) -> Self {
        Self {
            product_id,
            body: body.into(),
        }
    }
}

impl Operation for CreateSubscriptionPlan {
    type Output = SubscriptionPlan;

    const INFO: &'static Info = &endpoints::v2::subscription_plans::CREATE_SUBSCRIPTION_PLAN;

    fn write(&self, draft: &mut Draft) {
        draft.path("product_id", &self.product_id);
        draft.json(&self.body);
    }
}

/// Reads a subscription plan: `GET /rest/v2/products/{product_id}/subscriptions/{subscription_plan_id}`.
///
/// Operation `fetchSubscriptionPlan`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct GetSubscriptionPlan {
    /// In the path.
    pub product_id: ProductId,
    /// In the path.
    pub subscription_plan_id: SubscriptionPlanId,
}

impl GetSubscriptionPlan {
    /// The operation with its parameters.
    pub fn new(product_id: ProductId, subscription_plan_id: SubscriptionPlanId) -> Self {
        Self {
            product_id,
            subscription_plan_id,
        }
    }
}

impl Operation for GetSubscriptionPlan {
    type Output = SubscriptionPlan;

    const INFO: &'static Info = &endpoints::v2::subscription_plans::GET_SUBSCRIPTION_PLAN;

    fn write(&self, draft: &mut Draft) {
        draft.path("product_id", &self.product_id);
        draft.path("subscription_plan_id", &self.subscription_plan_id);
    }
}

/// Changes a subscription plan: `PATCH /rest/v2/products/{product_id}/subscriptions/{subscription_plan_id}`.
///
/// Operation `updateSubscriptionPlan`; answers 200.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct UpdateSubscriptionPlan {
    /// In the path.
    pub product_id: ProductId,
    /// In the path.
    pub subscription_plan_id: SubscriptionPlanId,
    pub body: JsonBody<UpdateSubscriptionPlanRequest>,
    /// Which properties may be changed.
    pub update_mask: UpdateMask,
}

impl UpdateSubscriptionPlan {
    /// The operation with what it requires; the rest is left out.
    pub fn new(
        product_id: ProductId,
        subscription_plan_id: SubscriptionPlanId,
        body: impl Into<JsonBody<UpdateSubscriptionPlanRequest>>,
    ) -> Self {
        Self {
            product_id,
            subscription_plan_id,
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

impl Operation for UpdateSubscriptionPlan {
    type Output = SubscriptionPlan;

    const INFO: &'static Info = &endpoints::v2::subscription_plans::UPDATE_SUBSCRIPTION_PLAN;

    fn write(&self, draft: &mut Draft) {
        draft.path("product_id", &self.product_id);
        draft.path("subscription_plan_id", &self.subscription_plan_id);
        draft.json_with_mask(&self.body, &self.update_mask, ListStyle::Repeat);
    }
}

/// Deletes a subscription plan: `DELETE /rest/v2/products/{product_id}/subscriptions/{subscription_plan_id}`.
///
/// Operation `deleteSubscriptionPlan`; answers 204.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct DeleteSubscriptionPlan {
    /// In the path.
    pub product_id: ProductId,
    /// In the path.
    pub subscription_plan_id: SubscriptionPlanId,
}

impl DeleteSubscriptionPlan {
    /// The operation with its parameters.
    pub fn new(product_id: ProductId, subscription_plan_id: SubscriptionPlanId) -> Self {
        Self {
            product_id,
            subscription_plan_id,
        }
    }
}

impl Operation for DeleteSubscriptionPlan {
    type Output = Nothing;

    const INFO: &'static Info = &endpoints::v2::subscription_plans::DELETE_SUBSCRIPTION_PLAN;

    fn write(&self, draft: &mut Draft) {
        draft.path("product_id", &self.product_id);
        draft.path("subscription_plan_id", &self.subscription_plan_id);
    }
}
