//! Models of lead source expenses.

use serde::{Deserialize, Serialize};

use crate::null::nullable;
use crate::v2::model::CurrencyValue;
use crate::{Id, LeadSourceId, MinorAmount, Patch, Timestamp};

/// The body that creates a lead source expense.
///
/// What is `None` is left out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CreateLeadSourceExpenseRequest {
    /// Title.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Notes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub notes: Option<String>,
    /// Amount, in the smallest unit of the currency.
    pub amount: MinorAmount,
    /// Incurred time, in UTC.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub incurred_time: Option<Timestamp>,
}

impl CreateLeadSourceExpenseRequest {
    /// The body with what the server requires.
    pub fn new(amount: MinorAmount) -> Self {
        Self {
            title: None,
            notes: None,
            amount,
            incurred_time: None,
        }
    }
}

/// The body that creates a lead source recurring expense.
///
/// What is `None` is left out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CreateLeadSourceRecurringExpenseRequest {
    /// Title.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Notes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub notes: Option<String>,
    /// Amount, in the smallest unit of the currency.
    pub amount: MinorAmount,
    /// Start time, in UTC.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start_time: Option<Timestamp>,
    /// End time, in UTC.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end_time: Option<Timestamp>,
}

impl CreateLeadSourceRecurringExpenseRequest {
    /// The body with what the server requires.
    pub fn new(amount: MinorAmount) -> Self {
        Self {
            title: None,
            notes: None,
            amount,
            start_time: None,
            end_time: None,
        }
    }
}

/// A lead source expense.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct LeadSourceExpense {
    /// Its id.
    pub id: Option<Id>,
    /// Title.
    pub title: Option<String>,
    /// Notes.
    pub notes: Option<String>,
    /// Amount.
    pub amount: Option<CurrencyValue>,
    /// Id of the lead source.
    pub lead_source_id: Option<LeadSourceId>,
    /// Id of the lead source recurring expense.
    pub lead_source_recurring_expense_id: Option<Id>,
    /// When it was created, in UTC.
    pub create_time: Option<Timestamp>,
    /// When it was last changed, in UTC.
    pub update_time: Option<Timestamp>,
    /// Incurred time, in UTC.
    pub incurred_time: Option<Timestamp>,
}

/// A lead source recurring expense.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct LeadSourceRecurringExpense {
    /// Its id.
    pub id: Option<Id>,
    /// Title.
    pub title: Option<String>,
    /// Notes.
    pub notes: Option<String>,
    /// Amount.
    pub amount: Option<CurrencyValue>,
    /// Id of the lead source.
    pub lead_source_id: Option<LeadSourceId>,
    /// Start time, in UTC.
    pub start_time: Option<Timestamp>,
    /// End time, in UTC.
    pub end_time: Option<Timestamp>,
    /// Next expense time, in UTC.
    pub next_expense_time: Option<Timestamp>,
    /// When it was created, in UTC.
    pub create_time: Option<Timestamp>,
    /// When it was last changed, in UTC.
    pub update_time: Option<Timestamp>,
}

/// One page of lead source expenses.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ListLeadSourceExpensesResponse {
    /// Lead source expenses.
    #[serde(deserialize_with = "nullable")]
    pub lead_source_expenses: Vec<LeadSourceExpense>,
    /// Token of the next page; empty or absent on the last one.
    pub next_page_token: Option<String>,
}

/// One page of lead source recurring expenses.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ListLeadSourceRecurringExpensesResponse {
    /// Lead source recurring expenses.
    #[serde(deserialize_with = "nullable")]
    pub lead_source_recurring_expenses: Vec<LeadSourceRecurringExpense>,
    /// Token of the next page; empty or absent on the last one.
    pub next_page_token: Option<String>,
}

/// The body that changes a lead source expense.
///
/// What is kept is left out; see [`Patch`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct UpdateLeadSourceExpenseRequest {
    /// Title.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub title: Patch<String>,
    /// Notes.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub notes: Patch<String>,
    /// Amount, in the smallest unit of the currency.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub amount: Patch<MinorAmount>,
    /// Incurred time, in UTC.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub incurred_time: Patch<Timestamp>,
}

/// The body that changes a lead source recurring expense.
///
/// What is kept is left out; see [`Patch`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct UpdateLeadSourceRecurringExpenseRequest {
    /// Title.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub title: Patch<String>,
    /// Notes.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub notes: Patch<String>,
    /// Amount, in the smallest unit of the currency.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub amount: Patch<MinorAmount>,
    /// Start time, in UTC.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub start_time: Patch<Timestamp>,
    /// End time, in UTC.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub end_time: Patch<Timestamp>,
}
