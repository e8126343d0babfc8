//! What the further services answer, in types of its own.

use keap_schema::{FieldValue, Record};

use super::setters::setters;
use crate::{CampaignId, GoalId, UserId};

/// What one action of an action set did.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ActionResult {
    /// The kind of action.
    pub action: String,
    /// What happened.
    pub message: String,
    /// Whether it failed; that is no error of the call.
    pub is_error: bool,
}

impl From<Record> for ActionResult {
    fn from(record: Record) -> Self {
        Self {
            action: text(&record, "Action").unwrap_or_default(),
            message: text(&record, "Message").unwrap_or_default(),
            is_error: record.get("IsError") == Some(&FieldValue::Bool(true)),
        }
    }
}

/// A goal that was achieved, or why none was.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct GoalResult {
    /// Whether it was achieved.
    pub success: bool,
    /// What happened.
    pub message: Option<String>,
    /// The campaign of the goal, an id of the Campaign Builder.
    pub campaign: Option<CampaignId>,
    /// Which goal of the campaign it was; absent where nothing was achieved.
    pub goal: Option<GoalId>,
}

impl From<Record> for GoalResult {
    fn from(record: Record) -> Self {
        let number = |name: &str| record.get(name).and_then(FieldValue::as_i64);
        Self {
            success: record.get("success") == Some(&FieldValue::Bool(true)),
            message: text(&record, "msg"),
            campaign: number("funnelId").map(CampaignId::new),
            goal: number("goalId").map(GoalId::new),
        }
    }
}

/// A quick search: a word, looked for in records of one kind.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct QuickSearch {
    /// What to look for: `FindPerson`, `FindCompany`, `FindTask`, `FindOrder`, `FindSubscription`, `FindOpportunity`,
    /// `FindAffiliate`.
    pub kind: String,
    /// The user whose permissions and columns XML-RPC takes. REST takes those of the credential's user.
    pub user: UserId,
    /// The word.
    pub text: String,
    /// Which page, from 0.
    pub page: u32,
    /// Rows in a page, at most 1000.
    pub limit: u32,
}

impl QuickSearch {
    /// The kind that looks for persons.
    pub(crate) const PERSONS: &'static str = "FindPerson";

    /// The first page of a search for persons.
    pub fn persons(user: UserId, text: impl Into<String>) -> Self {
        Self::new(Self::PERSONS, user, text)
    }

    /// The first page, of 1000 rows, of a search of a [kind](Self#structfield.kind).
    pub fn new(kind: impl Into<String>, user: UserId, text: impl Into<String>) -> Self {
        Self {
            kind: kind.into(),
            user,
            text: text.into(),
            page: 0,
            limit: 1000,
        }
    }
}

setters! {
    QuickSearch {
        values { page: u32, limit: u32 }
    }
}

fn text(record: &Record, name: &str) -> Option<String> {
    record
        .get(name)
        .map(FieldValue::to_string)
        .filter(|text| !text.is_empty())
}
