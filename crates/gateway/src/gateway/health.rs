//! How the gateway does, for whoever watches it: alive (`/healthz`), able to serve (`/readyz`), and in figures.

use std::time::{SystemTime, UNIX_EPOCH};

use http::StatusCode;
use keap::Backend;
use keap::rest::RestOptions;
use keap_auth::brownout::Schedule;
use keap_http::{Clock as _, Response, SystemClock};
use serde_json::json;

use super::Gateway;
use crate::endpoint::answer;
use crate::figures::Now;
use crate::in_force::InForce;
use crate::inventory::{Inventory, Seen};
use crate::member::Member;
use crate::recognition;
use crate::tls::Served;
use crate::vitals::{
    LETS_NO_CALL_IN, Live, QuotaLeft, REFUSES_CREDENTIAL, StoreOutage, WireHealth, date,
};

/// What is told where no program is let in.
const NO_KEY: &str = "no program is let in: the store has no living key";

impl Gateway {
    /// How it does at the moment.
    pub fn live(&self) -> Live {
        let standing = self.standing();
        let (wires, quotas) = (self.wires(), self.quotas());
        Live {
            version: env!("CARGO_PKG_VERSION"),
            started: date(self.0.started),
            admitted: standing.admitted,
            refused: standing.refused,
            degraded: self.degraded(),
            unready: self.unready(),
            outage: self.outage(),
            wires,
            quotas,
        }
    }

    /// Figures for Prometheus, and when XML-RPC ends by the schedule that is in force.
    pub(crate) fn figures(&self, schedule: &Schedule) -> String {
        let seconds = |at: SystemTime| at.duration_since(UNIX_EPOCH).unwrap_or_default().as_secs();
        let certificates = self.certificates();
        let certificates = certificates.iter().filter_map(Served::earliest_end);
        self.0.figures.text(&Now {
            wires: self.wires(),
            quotas: self.quotas(),
            is_ready: self.unready().is_empty(),
            store_answers: self.0.member.as_ref().map(|_| self.outage().is_none()),
            started: seconds(self.0.started),
            certificates: certificates
                .map(|(what, ends)| (what.to_string(), seconds(ends)))
                .collect(),
            xmlrpc_ends: seconds(schedule.ends()),
        })
    }

    /// Since when the store does not answer, when it does not at the moment.
    pub(crate) fn outage(&self) -> Option<StoreOutage> {
        self.0.member.as_ref().and_then(Member::trouble)
    }

    /// What is reported of what a store knows: no addresses that should be forgotten by now.
    pub(crate) fn reported(&self, seen: Seen) -> Seen {
        let addresses = self.0.inventory.as_ref().map(Inventory::kept_addresses);
        addresses
            .unwrap_or_default()
            .reported(seen, SystemClock.now())
    }

    pub(crate) fn wires(&self) -> Vec<WireHealth> {
        let served = self.0.tenants.values();
        let mut wires: Vec<_> = served
            .flat_map(|served| served.tenant.vitals.wires(&served.tenant.app))
            .collect();
        wires.sort_by(|one, other| (&one.tenant, one.wire).cmp(&(&other.tenant, other.wire)));
        wires
    }

    pub(crate) fn quotas(&self) -> Vec<QuotaLeft> {
        let served = self.0.tenants.values();
        let mut quotas: Vec<_> = served
            .flat_map(|served| served.tenant.vitals.quotas(&served.tenant.app))
            .collect();
        quotas.sort_by(|one, other| {
            let key = |one: &QuotaLeft| (one.tenant.clone(), one.scope, one.seconds);
            key(one).cmp(&key(other))
        });
        quotas
    }

    /// Why it works worse than it should.
    fn degraded(&self) -> Vec<String> {
        let store = self.outage().map(|StoreOutage { since, why, .. }| {
            format!("the store does not answer since {since}, calls go on with what is known of it: {why}")
        });
        let now = self.0.clock.now();
        let certificates = self.certificates();
        let certificates = certificates.iter().flat_map(|served| served.troubles(now));
        let inventory = self.0.inventory.as_ref().and_then(Inventory::trouble);
        let inventory = inventory.map(|why| format!("the inventory is not written: {why}"));
        let log = self.0.log.trouble();
        let log = log.map(|why| format!("the log loses lines: {why}"));
        let lost = store.into_iter().chain(inventory).chain(log);
        let lost = lost.chain(certificates).chain(self.policies());
        let nobody = self.lets_nobody_in().then(|| NO_KEY.to_owned());
        lost.chain(self.unserved()).chain(nobody).collect()
    }

    /// Whether it has a store, and no key in it that is let in.
    pub fn lets_nobody_in(&self) -> bool {
        let member = self.0.member.as_ref();
        member.is_some_and(Member::lets_nobody_in)
    }

    /// The applications that nothing is served of over REST.
    pub(super) fn unserved(&self) -> Vec<String> {
        let served = self.0.tenants.values().map(|served| &served.tenant);
        let mut told: Vec<String> = served
            .filter_map(|tenant| {
                let why = trouble(&tenant.vitals.wires(&tenant.app))?;
                Some(format!("{} is not served over REST: {why}", tenant.app))
            })
            .collect();
        told.sort_unstable();
        told
    }

    /// The policies that cannot be read: files, and those of the store.
    fn policies(&self) -> Vec<String> {
        let served = self.0.tenants.values();
        let mut told: Vec<String> = served.flat_map(|served| served.tenant.troubles()).collect();
        told.sort_unstable();
        told
    }

    /// What calls of an application are judged by here, whatever its policy file has become; none where it is not served.
    pub(crate) fn in_force(&self, app: &str, options: RestOptions) -> Option<InForce> {
        let served = self.0.tenants.get(app)?;
        Some(served.tenant.in_force(options))
    }

    /// Why calls cannot be served: the store does not answer or has no key, or there is no application whose ways to Keap work. What was
    /// not tried is not known to be bad.
    fn unready(&self) -> Vec<String> {
        let mut reasons = Vec::new();
        if let Some(outage) = self.outage() {
            reasons.push(format!("the store does not answer since {}", outage.since));
        }
        reasons.extend(self.lets_nobody_in().then(|| NO_KEY.to_owned()));
        let served = self.0.tenants.values();
        let troubles: Vec<_> = served
            .map(|served| trouble(&served.tenant.vitals.wires(&served.tenant.app)))
            .collect();
        if !troubles.is_empty() && troubles.iter().all(Option::is_some) {
            let mut told: Vec<String> = troubles.into_iter().flatten().map(str::to_owned).collect();
            told.sort_unstable();
            told.dedup();
            reasons.extend(told);
        }
        reasons
    }

    pub(super) fn health(&self, query: &str) -> Response {
        let standing = self.standing();
        let reasons = self.degraded();
        let mut told = json!({
            "status": if reasons.is_empty() { "ok" } else { "degraded" },
            "reasons": reasons,
            "tenants": self.0.tenants.len(),
            "admitted": standing.admitted,
            "refused": standing.refused,
        });
        recognition::answer(self, query, &mut told);
        answer(StatusCode::OK, &told)
    }

    pub(crate) fn ready(&self) -> Response {
        let reasons = self.unready();
        let (status, word) = match reasons.as_slice() {
            [] => (StatusCode::OK, "ready"),
            _ => (StatusCode::SERVICE_UNAVAILABLE, "not ready"),
        };
        let degraded = self.degraded();
        let told = json!({ "status": word, "reasons": reasons, "degraded": degraded });
        answer(status, &told)
    }
}

/// Why nothing of an application can be served over REST, as far as it was tried.
fn trouble(wires: &[WireHealth]) -> Option<&'static str> {
    let over_rest = |wire: &&WireHealth| wire.wire != Backend::XmlRpc.name();
    let mut tried = wires.iter().filter(over_rest).peekable();
    tried.peek()?;
    let bad: Vec<&WireHealth> = tried.clone().filter(|wire| wire.is_bad).collect();
    if bad.len() < tried.count() {
        return None;
    }
    let any = |state: &str| bad.iter().any(|wire| wire.state == state);
    Some(if any(REFUSES_CREDENTIAL) {
        "Keap refuses the credential"
    } else if any(LETS_NO_CALL_IN) {
        "Keap lets no call in, the quota is used up"
    } else {
        "Keap does not answer"
    })
}
