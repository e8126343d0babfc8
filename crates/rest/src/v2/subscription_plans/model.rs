//! Models of subscription plans.

use serde::{Deserialize, Serialize};

use crate::null::nullable;
use crate::v2::model::{CycleType, SubscriptionPlan};
use crate::{MinorAmount, Patch};

/// The body that creates a subscription plan.
///
/// What is `None` is left out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CreateSubscriptionPlanRequest {
    /// Whether it is active.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub active: Option<bool>,
    /// Frequency.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub frequency: Option<i32>,
    /// Whether to allow prorating.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub allow_prorating: Option<bool>,
    /// Cycle type.
    pub cycle_type: CycleType,
    /// Display order index.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub display_order_index: Option<i32>,
    /// Plan price, in the smallest unit of the currency.
    pub plan_price: MinorAmount,
    /// Total cycles.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub total_cycles: Option<i32>,
}

impl CreateSubscriptionPlanRequest {
    /// The body with what the server requires.
    pub fn new(cycle_type: CycleType, plan_price: MinorAmount) -> Self {
        Self {
            active: None,
            frequency: None,
            allow_prorating: None,
            cycle_type,
            display_order_index: None,
            plan_price,
            total_cycles: None,
        }
    }
}

/// One page of subscription plans.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ListSubscriptionPlansResponse {
    /// Subscriptions.
    #[serde(deserialize_with = "nullable")]
    pub subscriptions: Vec<SubscriptionPlan>,
    /// Token of the next page; empty or absent on the last one.
    pub next_page_token: Option<String>,
}

/// The body that changes a subscription plan.
///
/// What is kept is left out; see [`Patch`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct UpdateSubscriptionPlanRequest {
    /// Whether it is active.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub active: Patch<bool>,
    /// Frequency.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub frequency: Patch<i32>,
    /// Whether to allow prorating.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub allow_prorating: Patch<bool>,
    /// Cycle type.
    pub cycle_type: CycleType,
    /// Display order index.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub display_order_index: Patch<i32>,
    /// Plan price, in the smallest unit of the currency.
    pub plan_price: MinorAmount,
    /// Total cycles.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub total_cycles: Patch<i32>,
}

impl UpdateSubscriptionPlanRequest {
    /// The body with what the server requires.
    pub fn new(cycle_type: CycleType, plan_price: MinorAmount) -> Self {
        Self {
            active: Patch::Keep,
            frequency: Patch::Keep,
            allow_prorating: Patch::Keep,
            cycle_type,
            display_order_index: Patch::Keep,
            plan_price,
            total_cycles: Patch::Keep,
        }
    }
}
