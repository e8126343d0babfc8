//! What comparisons in the background find, told in the log. A policy file can ask for them.

use std::sync::Arc;

use chrono::{DateTime, SecondsFormat, Utc};
use keap::{
    Backend,
    shadow::{ShadowObserver, ShadowReport},
};
use keap_http::{Clock as _, SystemClock};

use crate::log::{CallLog, ShadowLine};

/// Hears the comparisons of one application.
#[derive(Debug)]
pub(crate) struct Heard {
    pub(crate) tenant: String,
    pub(crate) log: Arc<dyn CallLog>,
}

impl ShadowObserver for Heard {
    fn compared(&self, report: &ShadowReport) {
        let mut fields: Vec<String> = report
            .findings()
            .map(|found| found.field.to_owned())
            .collect();
        fields.sort_unstable();
        fields.dedup();
        let now = DateTime::<Utc>::from(SystemClock.now());
        let backends = report.backends().iter().copied();
        self.log.shadow(&ShadowLine {
            at: now.to_rfc3339_opts(SecondsFormat::Millis, true),
            tenant: self.tenant.clone(),
            method: report.operation().name().to_owned(),
            table: report.table().map(str::to_owned),
            shadow: backends.map(Backend::name).collect(),
            agrees: fields.is_empty(),
            fields,
        });
    }
}
