//! What comparisons in the background find, told in the log. A policy file can ask for them.

use std::sync::{Arc, OnceLock};

use chrono::{DateTime, SecondsFormat, Utc};
use keap::{
    Backend,
    shadow::{ShadowObserver, ShadowReport},
};
use keap_http::{BoxFuture, Clock as _, SystemClock};

use crate::alert::Alerts;
use crate::figures::Figures;
use crate::inventory::Inventory;
use crate::log::{CallLog, ShadowLine};
use crate::under_way;

/// Hears the comparisons of one application.
#[derive(Debug)]
pub(crate) struct Heard {
    pub(crate) tenant: String,
    pub(crate) log: Option<Arc<dyn CallLog>>,
    pub(crate) beside: Arc<OnceLock<Beside>>,
}

/// What a gateway does with a comparison besides telling it in the log.
#[derive(Debug)]
pub(crate) struct Beside {
    pub(crate) figures: Figures,
    pub(crate) inventory: Option<Inventory>,
    pub(crate) alerts: Option<Alerts>,
}

impl Beside {
    fn left_out(&self, line: &ShadowLine) {
        self.figures.left_out(line);
        if let Some(inventory) = &self.inventory {
            inventory.leave_out(line);
        }
    }

    fn compared(&self, line: &ShadowLine) {
        self.figures.compared(line);
        if let Some(inventory) = &self.inventory {
            inventory.compare(line);
        }
        if let Some(alerts) = &self.alerts {
            alerts.compared(line);
        }
    }
}

impl ShadowObserver for Heard {
    fn around(&self, comparison: BoxFuture<'static, ()>) -> BoxFuture<'static, ()> {
        under_way::beside(comparison)
    }

    fn compared(&self, report: &ShadowReport) {
        let mut fields: Vec<String> = report
            .findings()
            .map(|found| found.field.to_owned())
            .collect();
        fields.sort_unstable();
        fields.dedup();
        let is_left_out = fields.is_empty() && report.changed_meanwhile() > 0;
        let now = DateTime::<Utc>::from(SystemClock.now());
        let backends = report.backends().iter().copied();
        let line = ShadowLine {
            at: now.to_rfc3339_opts(SecondsFormat::Millis, true),
            request_id: under_way::compared_call(),
            tenant: self.tenant.clone(),
            method: report.operation().name().to_owned(),
            table: report.table().map(str::to_owned),
            shadow: backends.map(Backend::name).collect(),
            agrees: fields.is_empty(),
            fields,
        };
        // What was written between the two answers shows neither a difference nor that there is none.
        if is_left_out {
            if let Some(beside) = self.beside.get() {
                beside.left_out(&line);
            }
            return;
        }
        if let Some(log) = &self.log {
            log.shadow(&line);
        }
        if let Some(beside) = self.beside.get() {
            beside.compared(&line);
        }
    }
}
