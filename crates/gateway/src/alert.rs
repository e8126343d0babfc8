//! Telling somebody who has to do something: names and counts, no values and no secrets.
//!
//! Calls are never kept waiting: what is to be told goes through a bounded queue to a task that tells it, each thing once or
//! once a day, and so many in an hour. Who cannot be told is logged.

mod kind;
mod told;
mod watch;
mod way;

use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use keap_http::{Clock as _, Shown, SystemClock};
use tokio::sync::Mutex;
use tokio::sync::mpsc::{Receiver, Sender, channel};

use crate::log::{CallLine, ShadowLine};
use crate::store::GatewayStore;
use crate::vitals::date;
use told::Told;

pub use kind::{Alert, AlertKind};
pub use watch::{Grants, Watched};
pub use way::{AlertWay, WayError};

/// What waits to be told; what does not fit is told when it occurs again.
const WAITING: usize = 64;

/// What lasts is told again after this time.
const DAY: Duration = Duration::from_secs(86_400);

/// Tells somebody. Clones share what was told.
#[derive(Clone, Debug)]
pub struct Alerts {
    queue: Sender<Alert>,
    waiting: Arc<Mutex<Receiver<Alert>>>,
    way: Arc<AlertWay>,
    told: Arc<std::sync::Mutex<Told>>,
    store: Option<GatewayStore>,
}

impl Alerts {
    /// Tells by a way. With a store the same is not told again after a restart, nor by another gateway that shares it.
    pub fn new(way: AlertWay, store: Option<GatewayStore>) -> Self {
        let (queue, waiting) = channel(WAITING);
        Self {
            queue,
            waiting: Arc::new(Mutex::new(waiting)),
            way: Arc::new(way),
            told: Arc::default(),
            store,
        }
    }

    /// Takes in the line of a call.
    pub(crate) fn call(&self, line: &CallLine) {
        let (kind, what) = match (line.blocker, line.refused_values) {
            (true, _) => (AlertKind::Blocker, "which nothing answers"),
            (_, true) => (AlertKind::Values, "with values that REST refuses"),
            _ => return,
        };
        let advice = line.advice.as_deref().unwrap_or("see the report");
        let table = line.table.as_deref().filter(|table| !table.is_empty());
        let on = table.map(|table| format!(" on {table}"));
        let (of, on) = (
            table.map(|table| format!(" {table}")),
            on.unwrap_or_default(),
        );
        let (program, method) = (&line.caller, &line.method);
        self.tell(
            kind,
            &line.tenant,
            format!("{program} {method}{}", of.unwrap_or_default()),
            format!("the program {program} calls {method}{on}, {what}: {advice}"),
        );
    }

    /// Takes in a comparison.
    pub(crate) fn compared(&self, line: &ShadowLine) {
        if line.agrees {
            return;
        }
        let table = line.table.as_deref().unwrap_or_default();
        let on = if table.is_empty() { "" } else { " on " };
        self.tell(
            AlertKind::Difference,
            &line.tenant,
            format!("{} {table}", line.method),
            format!(
                "{}{on}{table} was answered differently by {}: {}",
                line.method,
                line.shadow.join(" and "),
                line.fields.join(", ")
            ),
        );
    }

    /// Has something told, unless it was told.
    pub(crate) fn tell(&self, kind: AlertKind, app: &str, subject: String, text: String) {
        let now = SystemClock.now();
        let mut told = self
            .told
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        if !told.claim(kind, app, &subject, now) {
            return;
        }
        let alert = Alert {
            kind,
            app: app.to_owned(),
            subject,
            text: Shown::new(&text).to_string(),
            at: date(now),
        };
        if let Err(full) = self.queue.try_send(alert) {
            let alert = full.into_inner();
            told.forget(kind, &alert.app, &alert.subject);
        }
    }

    /// Tells what is to be told, until it is aborted.
    pub async fn follow(self) {
        let mut waiting = self.waiting.lock().await;
        while let Some(alert) = waiting.recv().await {
            self.deliver(&alert).await;
        }
    }

    /// Tells one alert, unless it was told by another gateway or before a restart.
    async fn deliver(&self, alert: &Alert) {
        let now = SystemClock.now();
        if let Some(store) = &self.store {
            let (told_at, since) = (date(now), told_since(alert.kind, now));
            let claim = [alert.kind.name(), &alert.app, &alert.subject, &told_at];
            match store.claim_alert(claim, since.as_deref()).await {
                Ok(true) => {}
                Ok(false) => return,
                // Better twice than never.
                Err(error) => {
                    let error = error.with_causes();
                    tracing::warn!(error = %Shown::new(&error), "whether an alert was told is not known");
                }
            }
        }
        if let Err(error) = self.way.tell(alert).await {
            let kind = alert.kind.name();
            let error = error.to_string();
            tracing::warn!(error = %Shown::new(&error), kind, app = alert.app, "an alert was not delivered");
            if let Some(store) = &self.store {
                // It is told again when it occurs again, an hour later at the earliest.
                let claim = [alert.kind.name(), &alert.app, &alert.subject];
                let _ = store.release_alert(claim).await;
            }
        }
    }
}

/// From which time on it counts as told; none when it does for all time.
fn told_since(kind: AlertKind, now: SystemTime) -> Option<String> {
    let before = now.checked_sub(DAY).unwrap_or(UNIX_EPOCH);
    (!kind.is_told_once()).then(|| date(before))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn calls_are_told_by_program_method_and_table() {
        let way = AlertWay::command(vec!["nobody".to_owned()]).unwrap();
        let alerts = Alerts::new(way, None);
        let call = |table: &str, blocker: bool| {
            alerts.call(&CallLine {
                tenant: "ab123".to_owned(),
                caller: "shop".to_owned(),
                method: "DataService.query".to_owned(),
                table: Some(table.to_owned()),
                blocker,
                refused_values: !blocker,
                advice: Some("ask for less (column City of Contact)".to_owned()),
                ..CallLine::default()
            });
        };
        call("Contact", true);
        call("Contact", true);
        call("Company", true);
        call("Company", false);
        let mut waiting = alerts.waiting.lock().await;
        let mut told = Vec::new();
        while let Ok(alert) = waiting.try_recv() {
            told.push((alert.kind, alert.subject, alert.text));
        }
        let kinds: Vec<(AlertKind, &str)> = told
            .iter()
            .map(|(kind, subject, _)| (*kind, subject.as_str()))
            .collect();
        let (one, other) = (
            "shop DataService.query Contact",
            "shop DataService.query Company",
        );
        assert_eq!(
            kinds,
            [
                (AlertKind::Blocker, one),
                (AlertKind::Blocker, other),
                (AlertKind::Values, other)
            ]
        );
        assert_eq!(
            told[0].2,
            "the program shop calls DataService.query on Contact, which nothing answers: \
             ask for less (column City of Contact)"
        );
    }
}
