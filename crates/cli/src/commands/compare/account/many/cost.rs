//! What a run would cost each account, told before anything is sent.

use std::collections::BTreeMap;

use comfy_table::CellAlignment;
use keap::Backend;
use keap::schema::Zone;
use keap_http::PaceConfig;
use serde_json::{Value as Json, json};

use super::jobs::Jobs;
use super::kept::Account;
use super::tenant::Tenants;
use crate::commands::compare::account::plan::Plan;
use crate::commands::compare::account::quota::DayQuota;
use crate::commands::compare::account::scope::Scope;
use crate::commands::compare::run_report::{self, counted, grouped};
use crate::output::Output;
use crate::tables;

/// The name and number of the schema of the plan as a document.
const SCHEMA: &str = "keap-compare-accounts-plan/1";

/// The cost of a run.
#[derive(Debug)]
pub(super) struct Cost {
    lines: Vec<Line>,
    zone: Zone,
    /// How often an account is called at most.
    pace: PaceConfig,
    quota: Option<DayQuota>,
}

/// The calls of a day of each client, or fewer that somebody allows.
fn quota(allowed: Option<u64>) -> Option<DayQuota> {
    DayQuota::at_most(DayQuota::of(None, PaceConfig::OAUTH), allowed)
}

/// An account with its plan, or why it cannot be asked.
#[derive(Debug)]
struct Line {
    account: String,
    client_id: String,
    plan: Result<Plan, String>,
}

impl Cost {
    /// The cost, with the rows that earlier runs counted. Nothing is sent.
    ///
    /// # Errors
    /// When the store or the database cannot be read.
    pub(super) async fn of(
        accounts: &[Account],
        scope: &Scope,
        jobs: &Jobs,
        tenants: &mut Tenants,
    ) -> anyhow::Result<Self> {
        let mut lines = Vec::with_capacity(accounts.len());
        let own = PaceConfig::OAUTH;
        let pace = own.at_most(tenants.calling.most());
        for account in accounts {
            let rows = jobs.rows_seen(&account.client_id, &account.tenant).await?;
            let plan = match tenants.open(account).await {
                Err(failure) => Err(format!("{failure:#}")),
                Ok(_) if tenants.is_dead(account).await? => {
                    Err("its grant is dead: somebody has to log in again".to_owned())
                }
                Ok(open) => {
                    let limits = (pace, quota(tenants.calling.per_day));
                    Ok(Plan::of(&open.keap, scope, rows, limits, &[]).await)
                }
            };
            lines.push(Line {
                account: account.tenant.clone(),
                client_id: account.client_id.clone(),
                plan,
            });
        }
        Ok(Self {
            lines,
            zone: tenants.calling.zone.unwrap_or_default(),
            pace,
            quota: quota(tenants.calling.per_day),
        })
    }

    /// Whether no account can be asked.
    pub(super) fn is_of_nobody(&self) -> bool {
        self.lines.iter().all(|line| line.plan.is_err())
    }

    /// Prints it.
    pub(super) fn print(&self, scope: &Scope, backends: &[Backend], output: &mut Output) {
        let calls: Vec<String> = backends.iter().map(|one| format!("{one} calls")).collect();
        let heads = ["account", "client"].into_iter();
        let heads = heads.chain(calls.iter().map(String::as_str));
        let mut table = tables::plain(output, heads.chain(["at least"]));
        for column in 2..backends.len().saturating_add(3) {
            if let Some(column) = table.column_mut(column) {
                column.set_cell_alignment(CellAlignment::Right);
            }
        }
        for line in &self.lines {
            let mut cells = vec![tables::name(&line.account), tables::name(&line.client_id)];
            let plan = line.plan.as_ref().ok();
            cells.extend(backends.iter().map(|backend| match plan {
                Some(plan) => tables::fit::unbroken(&plan.calls_and_share(*backend)),
                None => "-".to_owned(),
            }));
            let seconds = plan.and_then(Plan::seconds);
            let seconds = seconds.map(|seconds| format!("{} s", grouped(seconds)));
            cells.push(seconds.map_or("?".to_owned(), |told| tables::fit::unbroken(&told)));
            table.add_row(cells);
        }
        output.line(format_args!(
            "{}, {} each",
            counted(self.lines.len() as u64, "account", "accounts"),
            counted(
                scope.targets.len() as u64,
                "table or operation",
                "tables and operations"
            )
        ));
        output.table(&table);
        for line in &self.lines {
            if let Err(why) = &line.plan {
                output.line(format_args!("{} cannot be asked: {why}", line.account));
            }
        }
        let is_open = |line: &Line| {
            line.plan
                .as_ref()
                .is_ok_and(|plan| plan.seconds().is_none())
        };
        if self.lines.iter().any(is_open) {
            output.line("? depends on how many rows there are, which no run over the account has counted yet; `keap compare account --count --dry-run` asks one account");
        }
        let shares = self.quota;
        let shares = shares.map(|quota| format!("; shares are {}", quota.words()));
        output.line(format_args!(
            "accounts of one client share its quota, and their times add up{}",
            shares.unwrap_or_default()
        ));
        output.line(self.calling());
        for told in self.days() {
            output.line(told);
        }
        run_report::tell_reasons(&scope.told(), usize::MAX, output);
    }

    /// In which zone accounts are called, and how often at most.
    fn calling(&self) -> String {
        let day = self.pace.most.per_day;
        let day = day.map(|calls| format!(" and {} a day", grouped(calls)));
        format!(
            "times of XML-RPC are read in the zone {}; at most {} calls a minute{} with each client",
            self.zone.name(),
            grouped(self.pace.per_minute.into()),
            day.unwrap_or_default()
        )
    }

    /// Which clients take more than a day, over all their accounts.
    fn days(&self) -> Vec<String> {
        let Some(quota) = self.quota else {
            return Vec::new();
        };
        let mut clients: BTreeMap<&str, u64> = BTreeMap::new();
        for line in &self.lines {
            let calls = line.plan.as_ref().ok().and_then(Plan::calls);
            let all = clients.entry(line.client_id.as_str()).or_default();
            *all = all.saturating_add(calls.unwrap_or_default());
        }
        let long = clients.iter().filter(|(_, calls)| quota.days(**calls) > 1);
        let told = long.map(|(client, calls)| {
            format!(
                "client {} takes {} calls or more, {} days {}",
                tables::name(client),
                grouped(*calls),
                grouped(quota.days(*calls)),
                quota.words()
            )
        });
        told.collect()
    }

    /// The same for programs.
    pub(super) fn document(&self, scope: &Scope) -> Json {
        let not = scope.not_compared.iter().map(ToString::to_string);
        json!({
            "schema": SCHEMA,
            "zone": self.zone.name(),
            "calls_a_minute": self.pace.per_minute,
            "accounts": self.accounts(),
            "not_compared": not.collect::<Vec<_>>(),
        })
    }

    fn accounts(&self) -> Vec<Json> {
        let lines = self.lines.iter().map(|line| {
            let (plan, refused) = match &line.plan {
                Ok(plan) => (Some(plan.value()), None),
                Err(why) => (None, Some(why)),
            };
            json!({
                "account": line.account,
                "client_id": line.client_id,
                "plan": plan,
                "refused": refused,
            })
        });
        lines.collect()
    }
}
