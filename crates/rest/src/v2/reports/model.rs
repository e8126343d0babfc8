//! Models of reports.

#![expect(missing_docs, reason = "a field whose name says all has no sentence")]

use serde::{Deserialize, Serialize};

use crate::null::nullable;
use crate::{Id, SavedSearchId, Timestamp};

/// One page of reports.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct ListReportsResponse {
    #[serde(deserialize_with = "nullable")]
    pub reports: Vec<Report>,
    /// Token of the next page; empty or absent on the last one.
    pub next_page_token: Option<String>,
}

/// A report.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct Report {
    #[serde(deserialize_with = "crate::id::optional")]
    pub id: Option<SavedSearchId>,
    /// In XML-RPC: `SavedFilter.FilterName`.
    pub name: Option<String>,
    pub updated_time: Option<Timestamp>,
    pub created_time: Option<Timestamp>,
    /// `ALL_USERS` when everybody sees it. In XML-RPC: `SavedFilter.UserId`.
    #[serde(deserialize_with = "nullable")]
    pub user_ids: Vec<Id>,
}

/// A report entry record.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct ReportEntryRecord {
    #[serde(deserialize_with = "nullable")]
    pub columns: Vec<ReportEntryValue>,
}

/// A report entry value.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct ReportEntryValue {
    pub field_name: Option<String>,
    pub value: Option<String>,
}

/// A report execution result.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct ReportExecutionResult {
    #[serde(deserialize_with = "nullable")]
    pub results: Vec<ReportEntryRecord>,
    pub page_token: Option<String>,
}

/// A report field.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct ReportField {
    pub name: Option<String>,
    pub label: Option<String>,
}

/// A report model.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
#[serde(default)]
pub struct ReportModel {
    #[serde(deserialize_with = "nullable")]
    pub fields: Vec<ReportField>,
}
