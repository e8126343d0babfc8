//! How each wire to Keap does, and what is left of the quota: learnt from the answers that pass, nothing is asked for it.

mod live;
mod moment;
mod quota;
mod wire;

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::SystemTime;

use http::StatusCode;
use keap_http::{Clock as _, Quotas, Response, SystemClock, TransportError};

use crate::patience::Waiting;
pub use live::{Live, StoreOutage};
pub(crate) use moment::date;
pub use quota::QuotaLeft;
use quota::left;
pub use wire::WireHealth;
use wire::{Counted, State, is_failure};
pub(crate) use wire::{LETS_NO_CALL_IN, REFUSES_CREDENTIAL, wire};

/// What is known of the ways of one application to Keap.
#[derive(Debug, Default)]
pub(crate) struct Vitals(Mutex<Known>);

#[derive(Debug, Default)]
struct Known {
    wires: BTreeMap<&'static str, Counted>,
    quotas: Option<(Arc<Quotas>, SystemTime)>,
}

impl Vitals {
    /// Takes in how a request to Keap on a [`wire`] ended.
    pub(crate) fn see(
        &self,
        wire: Option<&'static str>,
        result: &mut Result<Response, TransportError>,
        now: SystemTime,
    ) {
        let Some(wire) = wire else { return };
        let state = match &*result {
            Ok(response) if is_failure(wire, response.status()) => State::Fails,
            Ok(response) if response.status() == StatusCode::UNAUTHORIZED => {
                State::RefusesCredential
            }
            Ok(response) if response.status() == StatusCode::TOO_MANY_REQUESTS => State::Shut,
            Ok(_) => State::Answers,
            Err(_) => State::Fails,
        };
        let mut known = self.lock();
        known.wires.entry(wire).or_default().count(state, now);
        if let Ok(response) = result {
            let quotas = Quotas::told_by(response);
            if !quotas.windows.is_empty() {
                known.quotas = Some((quotas, now));
            }
        }
    }

    /// A request that waits for its answer on a [`wire`] from now on. That nobody waits any longer is a failure of it.
    pub(crate) fn waiting(&self, wire: Option<&'static str>) -> Waiting<impl FnOnce()> {
        Waiting::or_else(move || {
            if let Some(wire) = wire {
                let mut known = self.lock();
                let counted = known.wires.entry(wire).or_default();
                counted.count(State::Fails, SystemClock.now());
            }
        })
    }

    /// How the wires do that were used.
    pub(crate) fn wires(&self, tenant: &str) -> Vec<WireHealth> {
        let known = self.lock();
        let wires = known.wires.iter();
        wires
            .map(|(wire, counted)| counted.told(tenant, wire))
            .collect()
    }

    /// What is left of each quota that Keap told with its size.
    pub(crate) fn quotas(&self, tenant: &str) -> Vec<QuotaLeft> {
        let known = self.lock();
        let Some((quotas, at)) = &known.quotas else {
            return Vec::new();
        };
        let told = quotas.windows.iter();
        let mut told: Vec<_> = told
            .filter_map(|window| left(tenant, window, *at))
            .collect();
        // Answers that let nobody in do not tell how much is left. Nothing is.
        if let Some(shut) = known.wires.values().find_map(Counted::shut_at) {
            let of_the_day = told.iter_mut().filter(|quota| quota.is_of_a_day());
            of_the_day.for_each(|quota| (quota.left, quota.at) = (0, date(shut)));
        }
        told
    }

    fn lock(&self) -> MutexGuard<'_, Known> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, UNIX_EPOCH};

    use keap_http::Body;

    use super::wire::IN_A_ROW;
    use super::*;
    use crate::patience::PATIENCE;

    fn answer(status: u16, headers: &[(&'static str, &str)]) -> Response {
        let mut response = Response::new(Body::from(Vec::new()));
        *response.status_mut() = StatusCode::from_u16(status).unwrap();
        for (name, value) in headers {
            let value = http::HeaderValue::from_str(value).unwrap();
            response.headers_mut().insert(*name, value);
        }
        response
    }

    #[tokio::test(start_paused = true)]
    async fn answers_that_nobody_waited_for_any_longer_are_failures() {
        let vitals = Vitals::default();
        let v2 = wire("/crm/rest/v2/contacts");
        let is_bad = || {
            vitals
                .wires("ab123")
                .first()
                .is_some_and(|wire| wire.is_bad)
        };
        for (waited, expected) in [(PATIENCE / 2, false), (PATIENCE, true)] {
            for _ in 0..IN_A_ROW {
                let waiting = vitals.waiting(v2);
                tokio::time::advance(waited).await;
                drop(waiting);
            }
            assert_eq!(is_bad(), expected, "{waited:?}");
        }
        vitals.see(v2, &mut Ok(answer(200, &[])), UNIX_EPOCH);
        let waiting = vitals.waiting(v2);
        tokio::time::advance(PATIENCE).await;
        waiting.over();
        assert_eq!(vitals.wires("ab123")[0].failures, u64::from(IN_A_ROW));
    }

    #[test]
    fn a_wire_is_bad_after_three_failures_in_a_row_and_good_after_one_answer() {
        let vitals = Vitals::default();
        let see = |path: &str, status: u16| {
            vitals.see(wire(path), &mut Ok(answer(status, &[])), UNIX_EPOCH);
        };
        let state = || {
            let wires = vitals.wires("ab123");
            let told: Vec<_> = wires
                .iter()
                .map(|one| (one.wire, one.state, one.is_bad))
                .collect();
            told
        };
        for _ in 0..2 {
            see("/crm/rest/v2/contacts", 503);
        }
        see("/crm/rest/v1/contacts", 404);
        assert_eq!(
            state(),
            [("v1", "answers", false), ("v2", "does not answer", false)]
        );
        see("/crm/rest/v2/contacts", 401);
        assert_eq!(state()[1], ("v2", "refuses the credential", true));
        see("/crm/rest/v2/contacts", 404);
        assert_eq!(state()[1], ("v2", "answers", false));
        see("/crm/xmlrpc/v1", 404);
        assert_eq!(state()[2], ("xmlrpc", "does not answer", false));
        see("/somewhere/else", 500);
        assert_eq!(state().len(), 3);
    }

    /// One refusal for too many calls is a second that was too full; refusals that go on are a quota that is used up.
    #[test]
    fn a_wire_that_lets_no_call_in_has_used_its_quota_up() {
        let vitals = Vitals::default();
        let told = [
            ("x-keap-product-quota-limit", "500"),
            ("x-keap-product-quota-available", "500"),
        ];
        let see = |status: u16, second: u64| {
            let headers = if status == 200 { &told[..] } else { &[] };
            let at = UNIX_EPOCH + Duration::from_secs(second);
            vitals.see(Some("v2"), &mut Ok(answer(status, headers)), at);
        };
        let stands = || {
            let wire = vitals.wires("ab123").remove(0);
            (
                wire.state,
                wire.is_bad,
                wire.failures,
                vitals.quotas("ab123")[0].left,
            )
        };
        see(200, 0);
        for second in [1, 2, 3] {
            see(429, second);
        }
        assert_eq!(stands(), ("lets no call in", false, 3, 500));
        see(429, 11);
        assert_eq!(stands(), ("lets no call in", true, 4, 0));
        see(200, 12);
        assert_eq!(stands(), ("answers", false, 4, 500));
    }

    #[test]
    fn what_is_left_is_what_keap_told_last() {
        let vitals = Vitals::default();
        let quota = |left: &str| {
            let told = [
                ("x-keap-product-quota-limit", "500"),
                ("x-keap-product-quota-available", left),
            ];
            vitals.see(Some("v2"), &mut Ok(answer(200, &told)), UNIX_EPOCH);
        };
        quota("40");
        quota("39");
        vitals.see(Some("v2"), &mut Ok(answer(200, &[])), UNIX_EPOCH);
        let [left] = &vitals.quotas("ab123")[..] else {
            panic!("one quota");
        };
        assert_eq!((left.left, left.of, left.scope), (39, 500, "credential"));
        assert!(left.is_of_a_day());
    }
}
