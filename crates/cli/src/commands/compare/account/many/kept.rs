//! A run over many accounts as it is kept.

use serde::{Deserialize, Serialize};

use crate::commands::compare::run_report::{Filters, Head, NotCompared, Outcome};
use crate::commands::compare::state::{Asked, KeptJudgement};

/// What was run, and how.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct ManyHead {
    pub(super) id: String,
    /// RFC 3339 in UTC. A run that goes on has no end.
    pub(super) started: String,
    pub(super) ended: Option<String>,
    pub(super) version: String,
    /// Short names, the reference first.
    pub(super) backends: Vec<String>,
    /// In which zone the times of XML-RPC are read.
    pub(super) zone: Option<String>,
    pub(super) filters: Filters,
    /// What tells whether the hashes of two reports were made with one key.
    pub(super) hash_key: String,
}

impl ManyHead {
    /// What stands at the head of the report of one of the accounts.
    pub(super) fn of_account(&self, account: &Account) -> Head {
        Head {
            account: account.tenant.clone(),
            id: self.id.clone(),
            started: self.started.clone(),
            ended: self.ended.clone(),
            version: self.version.clone(),
            backends: self.backends.clone(),
            zone: self.zone.clone(),
            filters: Filters {
                since: account.since.clone(),
                ..self.filters.clone()
            },
            hash_key: self.hash_key.clone(),
            ..Head::default()
        }
    }
}

/// A run as it is kept.
#[derive(Clone, Debug)]
pub(crate) struct ManyKept {
    pub(super) id: String,
    pub(super) head: ManyHead,
    pub(super) asked: Asked,
    pub(super) not_compared: Vec<NotCompared>,
    pub(super) outcome: Option<Outcome>,
    pub(super) exit: Option<i64>,
    /// What its verdict goes by; none of a run that goes on.
    pub(super) judged: Option<KeptJudgement>,
    pub(super) accounts: Vec<Account>,
}

/// An account of a run: a grant.
#[derive(Clone, Debug)]
pub(super) struct Account {
    pub(super) number: i64,
    pub(super) client_id: String,
    pub(super) tenant: String,
    /// Why it could not be asked any more.
    pub(super) trouble: Option<String>,
    /// Since when what changed is compared, and the run before; none where it is compared whole.
    pub(super) since: Option<String>,
    pub(super) before: Option<String>,
    /// The expectations of a suite that it did not meet, once the run has ended or was stopped.
    pub(super) unmet: Vec<String>,
}

/// A job that a worker has.
#[derive(Clone, Debug)]
pub(super) struct Claim {
    pub(super) run: String,
    pub(super) account: i64,
    pub(super) job: i64,
    pub(super) worker: String,
}
