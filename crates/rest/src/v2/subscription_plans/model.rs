//! Models of subscription plans.

#![expect(missing_docs, reason = "a field whose name says all has no sentence")]

use serde::{Deserialize, Serialize};

use crate::null::nullable;
use crate::setters::setters;
use crate::v2::model::{CycleType, SubscriptionPlan};
use crate::{MinorAmount, Patch};

/// The body that creates a subscription plan.
///
/// What is `None` is left out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct CreateSubscriptionPlanRequest {
    /// In XML-RPC: `SubscriptionPlan.Active`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub active: Option<bool>,
    /// More than 0. `1` when left out. In XML-RPC: `SubscriptionPlan.Frequency`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub frequency: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub allow_prorating: Option<bool>,
    /// In XML-RPC: `SubscriptionPlan.Cycle`.
    pub cycle_type: CycleType,
    /// The lowest comes first. `0` when left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub display_order_index: Option<i32>,
    /// At least 0. In XML-RPC: `SubscriptionPlan.PlanPrice`. In the smallest unit of the currency.
    pub plan_price: MinorAmount,
    /// `0` is without end. In XML-RPC: `SubscriptionPlan.NumberOfCycles`.
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

setters! {
    CreateSubscriptionPlanRequest {
        active: bool,
        frequency: i32,
        allow_prorating: bool,
        display_order_index: i32,
        total_cycles: i32,
    } lists {
    }
}

/// One page of subscription plans.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct ListSubscriptionPlansResponse {
    #[serde(deserialize_with = "nullable")]
    pub subscriptions: Vec<SubscriptionPlan>,
    /// Token of the next page; empty or absent on the last one.
    pub next_page_token: Option<String>,
}

/// The body that changes a subscription plan.
///
/// What is kept is left out; see [`Patch`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct UpdateSubscriptionPlanRequest {
    /// In XML-RPC: `SubscriptionPlan.Active`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub active: Patch<bool>,
    /// More than 0. In XML-RPC: `SubscriptionPlan.Frequency`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub frequency: Patch<i32>,
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub allow_prorating: Patch<bool>,
    /// In XML-RPC: `SubscriptionPlan.Cycle`.
    pub cycle_type: CycleType,
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub display_order_index: Patch<i32>,
    /// At least 0. In XML-RPC: `SubscriptionPlan.PlanPrice`. In the smallest unit of the currency.
    pub plan_price: MinorAmount,
    /// `0` is without end. In XML-RPC: `SubscriptionPlan.NumberOfCycles`.
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

setters! {
    UpdateSubscriptionPlanRequest {
        active: bool,
        frequency: i32,
        allow_prorating: bool,
        display_order_index: i32,
        total_cycles: i32,
    } lists {
    }
}
