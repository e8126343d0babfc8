//! What nobody calls for and ends all the same: credentials, quotas, certificates.

use std::fmt;
use std::sync::Arc;
use std::time::SystemTime;

use keap_http::{BoxFuture, Clock as _, Shown, SystemClock};

use super::Alerts;
use super::kind::AlertKind;
use crate::tls::{Ending, Served, ending};
use crate::vitals::{LETS_NO_CALL_IN, QuotaLeft, REFUSES_CREDENTIAL, WireHealth};

/// What an alert of a quota is about: the calls of an application, whichever wire, credential or figure tells that they come
/// to an end. So the day is told of once.
const CALLS: &str = "calls";

/// Says which grants are about to die: the application, and why, in words.
pub type Grants = Arc<dyn Fn() -> BoxFuture<'static, Vec<(String, String)>> + Send + Sync>;

/// What is watched beside a gateway.
#[derive(Clone, Default)]
pub struct Watched {
    grants: Option<Grants>,
}

impl fmt::Debug for Watched {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Watched").finish_non_exhaustive()
    }
}

impl Watched {
    /// Who knows how the grants are.
    #[must_use]
    pub fn grants(mut self, grants: Grants) -> Self {
        self.grants = Some(grants);
        self
    }
}

impl Alerts {
    /// Looks at what ends by itself.
    pub(crate) async fn look(
        &self,
        (wires, quotas, certificates): (Vec<WireHealth>, Vec<QuotaLeft>, Vec<Served>),
        watched: &Watched,
    ) {
        self.look_at_wires(wires, quotas);
        let now = SystemClock.now();
        for served in certificates {
            self.look_at_certificate(&served, now);
        }
        if let Some(grants) = &watched.grants {
            for (app, why) in grants().await {
                self.tell(AlertKind::Credential, &app, "grant".to_owned(), why);
            }
        }
    }

    fn look_at_wires(&self, wires: Vec<WireHealth>, quotas: Vec<QuotaLeft>) {
        let low: Vec<QuotaLeft> = quotas.into_iter().filter(is_low).collect();
        for wire in wires.iter().filter(|wire| wire.is_bad) {
            // Where the day is known to be almost over, that is why, and is told below.
            let is_of_day = low.iter().any(|quota| quota.tenant == wire.tenant);
            if wire.state == LETS_NO_CALL_IN && !is_of_day {
                let text = format!(
                    "Keap answers every call over {} with 429: the quota is used up",
                    wire.wire
                );
                self.tell(AlertKind::Quota, &wire.tenant, CALLS.to_owned(), text);
            }
            if wire.state == REFUSES_CREDENTIAL {
                let text = format!("Keap refuses the credential over {}", wire.wire);
                self.tell(
                    AlertKind::Credential,
                    &wire.tenant,
                    wire.wire.to_owned(),
                    text,
                );
            }
        }
        for quota in low {
            let text = format!(
                "{} of {} calls of the day are left, under 10 %",
                quota.left, quota.of
            );
            self.tell(AlertKind::Quota, &quota.tenant, CALLS.to_owned(), text);
        }
    }

    fn look_at_certificate(&self, served: &Served, now: SystemTime) {
        let name = Shown::path(served.path());
        if let Some(why) = served.not_taken() {
            let subject = format!("{name}, not taken");
            let text = format!("{why} ({name})");
            self.tell(AlertKind::Certificate, "", subject, text);
        }
        let text = match served.ends().and_then(|ends| ending(ends, now)) {
            None => return,
            Some(Ending::Soon(day, left)) => {
                format!("the certificate in {name} ends on {day}, {left}")
            }
            Some(Ending::Over(day)) => format!("the certificate in {name} is over since {day}"),
        };
        self.tell(AlertKind::Certificate, "", name, text);
    }
}

/// Whether less than a tenth of a day is left.
fn is_low(quota: &QuotaLeft) -> bool {
    quota.is_of_a_day() && quota.left.saturating_mul(10) < quota.of
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::alert::AlertWay;

    fn shut(wire: &'static str) -> WireHealth {
        WireHealth {
            tenant: "ab123".to_owned(),
            wire,
            state: LETS_NO_CALL_IN,
            is_bad: true,
            requests: 9,
            failures: 9,
            last_good: None,
            last_bad: None,
        }
    }

    fn left(scope: &'static str, left: u64) -> QuotaLeft {
        QuotaLeft {
            tenant: "ab123".to_owned(),
            scope,
            seconds: 86_400,
            left,
            of: 100,
            at: String::new(),
        }
    }

    /// What is told of a day, which is looked at from time to time.
    async fn told(looks: Vec<(Vec<WireHealth>, Vec<QuotaLeft>)>) -> Vec<String> {
        let way = AlertWay::command(vec!["nobody".to_owned()]).unwrap();
        let alerts = Alerts::new(way, None);
        for (wires, quotas) in looks {
            alerts.look_at_wires(wires, quotas);
        }
        let mut waiting = alerts.waiting.lock().await;
        let mut told = Vec::new();
        while let Ok(alert) = waiting.try_recv() {
            assert_eq!(alert.kind, AlertKind::Quota);
            told.push(alert.text);
        }
        told
    }

    #[tokio::test]
    async fn a_day_that_comes_to_its_end_is_told_once_whoever_says_so() {
        let both = || vec![shut("v1"), shut("v2")];
        let nine = "9 of 100 calls of the day are left, under 10 %";
        let first = told(vec![
            (Vec::new(), vec![left("credential", 9), left("app", 9)]),
            (both(), vec![left("credential", 0), left("app", 0)]),
            (both(), Vec::new()),
        ]);
        assert_eq!(first.await, [nine]);
        // Where nothing is known of the day, the first wire is told.
        let unknown = told(vec![(both(), vec![left("app", 50)]), (both(), Vec::new())]);
        assert_eq!(
            unknown.await,
            ["Keap answers every call over v1 with 429: the quota is used up"]
        );
    }
}
