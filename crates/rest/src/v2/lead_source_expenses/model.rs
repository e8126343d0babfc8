//! Models of lead source expenses.

#![expect(missing_docs, reason = "a field whose name says all has no sentence")]

use serde::{Deserialize, Serialize};

use crate::null::nullable;
use crate::setters::setters;
use crate::v2::model::CurrencyValue;
use crate::{
    LeadSourceExpenseId, LeadSourceId, LeadSourceRecurringExpenseId, MinorAmount, Patch, Timestamp,
};

/// The body that creates a lead source expense.
///
/// What is `None` is left out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct CreateLeadSourceExpenseRequest {
    /// In XML-RPC: `LeadSourceExpense.Title`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// In XML-RPC: `LeadSourceExpense.Notes`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub notes: Option<String>,
    /// At least 0. In the smallest unit of the currency.
    pub amount: MinorAmount,
    /// In XML-RPC: `LeadSourceExpense.DateIncurred`.
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

setters! {
    CreateLeadSourceExpenseRequest {
        title: String,
        notes: String,
        incurred_time: Timestamp,
    } lists {
    }
}

/// The body that creates a lead source recurring expense.
///
/// What is `None` is left out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct CreateLeadSourceRecurringExpenseRequest {
    /// In XML-RPC: `LeadSourceRecurringExpense.Title`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// In XML-RPC: `LeadSourceRecurringExpense.Notes`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub notes: Option<String>,
    /// At least 0. In the smallest unit of the currency.
    pub amount: MinorAmount,
    /// In XML-RPC: `LeadSourceRecurringExpense.StartDate`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start_time: Option<Timestamp>,
    /// In XML-RPC: `LeadSourceRecurringExpense.EndDate`.
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

setters! {
    CreateLeadSourceRecurringExpenseRequest {
        title: String,
        notes: String,
        start_time: Timestamp,
        end_time: Timestamp,
    } lists {
    }
}

/// A lead source expense.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct LeadSourceExpense {
    #[serde(deserialize_with = "crate::id::optional")]
    pub id: Option<LeadSourceExpenseId>,
    /// In XML-RPC: `LeadSourceExpense.Title`.
    pub title: Option<String>,
    /// In XML-RPC: `LeadSourceExpense.Notes`.
    pub notes: Option<String>,
    pub amount: Option<CurrencyValue>,
    /// In XML-RPC: `LeadSourceExpense.LeadSourceId`.
    #[serde(deserialize_with = "crate::id::optional")]
    pub lead_source_id: Option<LeadSourceId>,
    /// Only of expenses that a recurring one made. In XML-RPC: `LeadSourceExpense.LeadSourceRecurringExpenseId`.
    #[serde(deserialize_with = "crate::id::optional")]
    pub lead_source_recurring_expense_id: Option<LeadSourceRecurringExpenseId>,
    pub create_time: Option<Timestamp>,
    pub update_time: Option<Timestamp>,
    /// In XML-RPC: `LeadSourceExpense.DateIncurred`.
    pub incurred_time: Option<Timestamp>,
}

/// A lead source recurring expense.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct LeadSourceRecurringExpense {
    #[serde(deserialize_with = "crate::id::optional")]
    pub id: Option<LeadSourceRecurringExpenseId>,
    /// In XML-RPC: `LeadSourceRecurringExpense.Title`.
    pub title: Option<String>,
    /// In XML-RPC: `LeadSourceRecurringExpense.Notes`.
    pub notes: Option<String>,
    pub amount: Option<CurrencyValue>,
    /// In XML-RPC: `LeadSourceRecurringExpense.LeadSourceId`.
    #[serde(deserialize_with = "crate::id::optional")]
    pub lead_source_id: Option<LeadSourceId>,
    /// In XML-RPC: `LeadSourceRecurringExpense.StartDate`.
    pub start_time: Option<Timestamp>,
    /// In XML-RPC: `LeadSourceRecurringExpense.EndDate`.
    pub end_time: Option<Timestamp>,
    /// In XML-RPC: `LeadSourceRecurringExpense.NextExpenseDate`.
    pub next_expense_time: Option<Timestamp>,
    pub create_time: Option<Timestamp>,
    pub update_time: Option<Timestamp>,
}

/// One page of lead source expenses.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct ListLeadSourceExpensesResponse {
    #[serde(deserialize_with = "nullable")]
    pub lead_source_expenses: Vec<LeadSourceExpense>,
    /// Token of the next page; empty or absent on the last one.
    pub next_page_token: Option<String>,
}

/// One page of lead source recurring expenses.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct ListLeadSourceRecurringExpensesResponse {
    #[serde(deserialize_with = "nullable")]
    pub lead_source_recurring_expenses: Vec<LeadSourceRecurringExpense>,
    /// Token of the next page; empty or absent on the last one.
    pub next_page_token: Option<String>,
}

/// The body that changes a lead source expense.
///
/// What is kept is left out; see [`Patch`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct UpdateLeadSourceExpenseRequest {
    /// In XML-RPC: `LeadSourceExpense.Title`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub title: Patch<String>,
    /// In XML-RPC: `LeadSourceExpense.Notes`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub notes: Patch<String>,
    /// At least 0. In the smallest unit of the currency.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub amount: Patch<MinorAmount>,
    /// In XML-RPC: `LeadSourceExpense.DateIncurred`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub incurred_time: Patch<Timestamp>,
}

setters! {
    UpdateLeadSourceExpenseRequest {
        title: String,
        notes: String,
        amount: MinorAmount,
        incurred_time: Timestamp,
    } lists {
    }
}

/// The body that changes a lead source recurring expense.
///
/// What is kept is left out; see [`Patch`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct UpdateLeadSourceRecurringExpenseRequest {
    /// In XML-RPC: `LeadSourceRecurringExpense.Title`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub title: Patch<String>,
    /// In XML-RPC: `LeadSourceRecurringExpense.Notes`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub notes: Patch<String>,
    /// At least 0. In the smallest unit of the currency.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub amount: Patch<MinorAmount>,
    /// In XML-RPC: `LeadSourceRecurringExpense.StartDate`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub start_time: Patch<Timestamp>,
    /// In XML-RPC: `LeadSourceRecurringExpense.EndDate`.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub end_time: Patch<Timestamp>,
}

setters! {
    UpdateLeadSourceRecurringExpenseRequest {
        title: String,
        notes: String,
        amount: MinorAmount,
        start_time: Timestamp,
        end_time: Timestamp,
    } lists {
    }
}
