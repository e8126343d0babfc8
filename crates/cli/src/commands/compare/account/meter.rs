//! What the calls of a run take, by wire: how many, how long, how large, and what is left of the day's quota.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use http::StatusCode;
use keap::Backend;
use keap_http::{BoxFuture, HttpService, Quotas, Request, Response, Transport, TransportError};
use tokio::time::Instant;

use crate::commands::compare::run_report::{Bucket, Wire};
use crate::recording::{Unkept, causes};

/// Upper bounds of the buckets of latency, in milliseconds, and of sizes, in bytes.
const MILLISECONDS: [u64; 12] = [
    5, 10, 25, 50, 100, 200, 400, 800, 1_600, 3_200, 6_400, 12_800,
];
const BYTES: [u64; 10] = [
    500, 1_000, 5_000, 10_000, 50_000, 100_000, 500_000, 1_000_000, 5_000_000, 20_000_000,
];

const DAY: Duration = Duration::from_secs(86_400);

/// Counts calls.
#[derive(Debug)]
pub(crate) struct Meter(Mutex<Seen>);

#[derive(Debug, Default)]
struct Seen {
    wires: Vec<Wire>,
    tenant: Option<String>,
    /// How often what is asked was refused because it was too much, until it is answered: by a hash of it.
    refused: HashMap<u64, u64>,
}

impl Meter {
    pub(crate) fn new() -> Arc<Self> {
        Arc::new(Self(Mutex::default()))
    }

    /// The transport, counted.
    pub(crate) fn around(self: &Arc<Self>, inner: Transport) -> Transport {
        Transport::new(Metered {
            inner,
            meter: Arc::clone(self),
        })
    }

    /// Goes on counting from what was counted before a stop.
    pub(crate) fn go_on_from(&self, wires: &[Wire]) {
        self.seen().wires = wires.to_vec();
    }

    /// What was counted.
    pub(crate) fn wires(&self) -> Vec<Wire> {
        self.seen().wires.clone()
    }

    /// The application, as the answers name it: `ab123`.
    pub(crate) fn tenant(&self) -> Option<String> {
        let tenant = self.seen().tenant.clone()?;
        Some(tenant.split('.').next().unwrap_or_default().to_owned())
    }

    /// What is left of the day's quota.
    pub(crate) fn quota_left(&self) -> Option<u64> {
        let seen = self.seen();
        seen.wires.iter().filter_map(|wire| wire.quota_last).min()
    }

    /// The day's quota, as the answers tell it.
    pub(crate) fn quota_limit(&self) -> Option<u64> {
        quota_limit(&self.seen().wires)
    }

    fn seen(&self) -> MutexGuard<'_, Seen> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn count(
        &self,
        (backend, asked): (Backend, u64),
        took: Duration,
        result: &Result<Response, TransportError>,
    ) {
        let mut seen = self.seen();
        let name = backend.name();
        let at = seen.wires.iter().position(|wire| wire.backend == name);
        let at = at.unwrap_or_else(|| {
            seen.wires.push(Wire {
                backend: name.to_owned(),
                ..Wire::default()
            });
            seen.wires.sort_by_key(|wire| order(&wire.backend));
            let place = seen.wires.iter().position(|wire| wire.backend == name);
            place.unwrap_or_default()
        });
        if let Ok(response) = result
            && let Some(tenant) = Quotas::read(response.headers()).tenant
        {
            seen.tenant = Some(tenant);
        }
        let repeated = seen.repeated(asked, result);
        if let Some(wire) = seen.wires.get_mut(at) {
            count_in(wire, took, result);
            wire.failed = wire.failed.saturating_sub(repeated);
            wire.repeated = wire.repeated.saturating_add(repeated);
        }
    }
}

impl Seen {
    /// How many refusals an answer makes good: the same was asked again, and answered.
    fn repeated(&mut self, asked: u64, result: &Result<Response, TransportError>) -> u64 {
        match result.as_ref().map(Response::status) {
            Ok(StatusCode::TOO_MANY_REQUESTS) => {
                let refused = self.refused.entry(asked).or_default();
                *refused = refused.saturating_add(1);
                0
            }
            Ok(status) if status.is_success() => self.refused.remove(&asked).unwrap_or_default(),
            _ => 0,
        }
    }
}

/// What is asked, as a hash: the method, the path with its query, and the body.
fn hash_of(request: &Request) -> u64 {
    let mut hasher = DefaultHasher::new();
    request.method().as_str().hash(&mut hasher);
    request.uri().to_string().hash(&mut hasher);
    request.body().as_bytes().hash(&mut hasher);
    hasher.finish()
}

/// The day's quota, as the answers on some wires told it: the narrower one, where they differ.
pub(crate) fn quota_limit(wires: &[Wire]) -> Option<u64> {
    wires.iter().filter_map(|wire| wire.quota_limit).min()
}

/// The order of wires in a report.
fn order(name: &str) -> usize {
    let all = Backend::ALL.iter();
    all.map(|backend| backend.name())
        .take_while(|known| *known != name)
        .count()
}

fn count_in(wire: &mut Wire, took: Duration, result: &Result<Response, TransportError>) {
    wire.calls = wire.calls.saturating_add(1);
    wire.seconds += took.as_secs_f64();
    let milliseconds = u64::try_from(took.as_millis()).unwrap_or(u64::MAX);
    fall(&mut wire.latency, &MILLISECONDS, milliseconds);
    let is_good = |response: &Response| response.status().is_success();
    let is_answered = |error: &TransportError| Unkept::among(causes(error)).is_some();
    // An answer that could not be kept is one all the same.
    if !result.as_ref().map_or_else(is_answered, is_good) {
        wire.failed = wire.failed.saturating_add(1);
    }
    let Ok(response) = result else {
        return;
    };
    let size = response.body().as_bytes().map_or(0, <[u8]>::len) as u64;
    wire.bytes = wire.bytes.saturating_add(size);
    fall(&mut wire.sizes, &BYTES, size);
    let quotas = Quotas::read(response.headers());
    let mut days = quotas.windows.iter().filter(|window| window.length == DAY);
    if let Some(day) = days.next() {
        wire.quota_first = wire.quota_first.or(day.available);
        wire.quota_last = day.available.or(wire.quota_last);
        wire.quota_limit = day.limit.or(wire.quota_limit);
    }
}

/// Lets a number fall into its bucket.
fn fall(buckets: &mut Vec<Bucket>, bounds: &[u64], number: u64) {
    if buckets.is_empty() {
        let bounds = bounds.iter().map(|bound| Some(*bound)).chain([None]);
        buckets.extend(bounds.map(|up_to| Bucket { up_to, count: 0 }));
    }
    let mut buckets = buckets.iter_mut();
    let bucket = buckets.find(|bucket| bucket.up_to.is_none_or(|bound| number <= bound));
    if let Some(bucket) = bucket {
        bucket.count = bucket.count.saturating_add(1);
    }
}

#[derive(Debug)]
struct Metered {
    inner: Transport,
    meter: Arc<Meter>,
}

impl HttpService for Metered {
    fn call(&self, request: Request) -> BoxFuture<'_, Result<Response, TransportError>> {
        Box::pin(async move {
            let backend = backend_of(request.uri().path());
            let asked = hash_of(&request);
            let began = Instant::now();
            let result = self.inner.send(request).await;
            if let Some(backend) = backend {
                let of = (backend, asked);
                self.meter.count(of, began.elapsed(), &result);
            }
            result
        })
    }
}

/// Whose call it is; none for those that buy tokens.
pub(super) fn backend_of(path: &str) -> Option<Backend> {
    match path {
        _ if path.contains("xmlrpc") => Some(Backend::XmlRpc),
        _ if path.contains("/v1/") => Some(Backend::RestV1),
        _ if path.contains("/v2/") => Some(Backend::RestV2),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn calls_are_told_apart_by_their_path() {
        assert_eq!(backend_of("/crm/xmlrpc/v1"), Some(Backend::XmlRpc));
        assert_eq!(backend_of("/crm/rest/v1/contacts"), Some(Backend::RestV1));
        assert_eq!(backend_of("/crm/rest/v2/contacts"), Some(Backend::RestV2));
        assert_eq!(backend_of("/token"), None);
    }

    fn answer(status: StatusCode) -> Result<Response, TransportError> {
        let mut response = Response::new(keap_http::Body::from(""));
        *response.status_mut() = status;
        Ok(response)
    }

    /// A refusal is a failure until the same is answered.
    #[test]
    fn what_was_refused_and_answered_then_is_no_failure() {
        let meter = Meter::new();
        let asked = |what: u64, status: StatusCode| {
            let of = (Backend::RestV2, what);
            meter.count(of, Duration::ZERO, &answer(status));
            let wire = meter.wires().remove(0);
            (wire.calls, wire.failed, wire.repeated)
        };
        assert_eq!(asked(1, StatusCode::TOO_MANY_REQUESTS), (1, 1, 0));
        assert_eq!(asked(2, StatusCode::TOO_MANY_REQUESTS), (2, 2, 0));
        assert_eq!(asked(1, StatusCode::TOO_MANY_REQUESTS), (3, 3, 0));
        assert_eq!(asked(1, StatusCode::OK), (4, 1, 2));
        assert_eq!(asked(1, StatusCode::OK), (5, 1, 2));
        assert_eq!(asked(2, StatusCode::NOT_FOUND), (6, 2, 2));
    }

    #[test]
    fn numbers_fall_into_the_first_bucket_that_holds_them() {
        let mut buckets = Vec::new();
        for number in [0, 10, 11, 99] {
            fall(&mut buckets, &[10, 20], number);
        }
        let counts: Vec<_> = buckets.iter().map(|bucket| bucket.count).collect();
        assert_eq!(counts, [2, 1, 1]);
    }
}
