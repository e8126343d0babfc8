//! What nobody calls for and ends all the same: credentials, quotas, certificates.

use std::fmt;
use std::sync::Arc;
use std::time::SystemTime;

use keap_http::{BoxFuture, Clock as _, Shown, SystemClock};

use super::Alerts;
use super::kind::AlertKind;
use crate::tls::{Ending, Served, certificate_ends, ending};
use crate::vitals::{LETS_NO_CALL_IN, QuotaLeft, REFUSES_CREDENTIAL, WireHealth};

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
        (wires, quotas, certificates): (Vec<WireHealth>, Vec<QuotaLeft>, &[Served]),
        watched: &Watched,
    ) {
        self.look_at_wires(wires, quotas);
        let now = SystemClock.now();
        for served in certificates {
            self.look_at_certificate(served.path(), now);
        }
        if let Some(grants) = &watched.grants {
            for (app, why) in grants().await {
                self.tell(AlertKind::Credential, &app, "grant".to_owned(), why);
            }
        }
    }

    fn look_at_wires(&self, wires: Vec<WireHealth>, quotas: Vec<QuotaLeft>) {
        for wire in wires {
            if wire.is_bad && wire.state == LETS_NO_CALL_IN {
                let text = format!(
                    "Keap answers every call over {} with 429: the quota is used up",
                    wire.wire
                );
                self.tell(AlertKind::Quota, &wire.tenant, wire.wire.to_owned(), text);
            }
            if wire.is_bad && wire.state == REFUSES_CREDENTIAL {
                let text = format!("Keap refuses the credential over {}", wire.wire);
                self.tell(
                    AlertKind::Credential,
                    &wire.tenant,
                    wire.wire.to_owned(),
                    text,
                );
            }
        }
        for quota in quotas {
            let is_low = quota.left.saturating_mul(10) < quota.of;
            if quota.is_of_a_day() && is_low {
                let text = format!(
                    "{} of {} calls of the day are left, under 10 %",
                    quota.left, quota.of
                );
                self.tell(
                    AlertKind::Quota,
                    &quota.tenant,
                    quota.scope.to_owned(),
                    text,
                );
            }
        }
    }

    fn look_at_certificate(&self, path: &std::path::Path, now: SystemTime) {
        let name = Shown::path(path);
        let text = match certificate_ends(path) {
            Ok(ends) => match ending(ends, now) {
                None => return,
                Some(Ending::Soon(day, left)) => {
                    format!("the certificate in {name} ends on {day}, {left}")
                }
                Some(Ending::Over(day)) => format!("the certificate in {name} is over since {day}"),
            },
            Err(error) => format!("{error}"),
        };
        self.tell(AlertKind::Certificate, "", name, text);
    }
}
