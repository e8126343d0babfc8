//! Models of reports.

use serde::{Deserialize, Serialize};

use crate::null::nullable;
use crate::{Id, Timestamp, UserId};

/// One page of reports.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ListReportsResponse {
    /// Reports.
    #[serde(deserialize_with = "nullable")]
    pub reports: Vec<Report>,
    /// Token of the next page; empty or absent on the last one.
    pub next_page_token: Option<String>,
}

/// A report.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Report {
    /// Its id.
    pub id: Option<Id>,
    /// Name.
    pub name: Option<String>,
    /// When it was last changed, in UTC.
    pub updated_time: Option<Timestamp>,
    /// When it was created, in UTC.
    pub created_time: Option<Timestamp>,
    /// Ids of the users.
    #[serde(deserialize_with = "nullable")]
    pub user_ids: Vec<UserId>,
}

/// A report entry record.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ReportEntryRecord {
    /// Columns.
    #[serde(deserialize_with = "nullable")]
    pub columns: Vec<ReportEntryValue>,
}

/// A report entry value.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ReportEntryValue {
    /// Field name.
    pub field_name: Option<String>,
    /// Value.
    pub value: Option<String>,
}

/// A report execution result.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ReportExecutionResult {
    /// Results.
    #[serde(deserialize_with = "nullable")]
    pub results: Vec<ReportEntryRecord>,
    /// Page token.
    pub page_token: Option<String>,
}

/// A report field.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ReportField {
    /// Name.
    pub name: Option<String>,
    /// Label.
    pub label: Option<String>,
}

/// A report model.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ReportModel {
    /// Fields.
    #[serde(deserialize_with = "nullable")]
    pub fields: Vec<ReportField>,
}
