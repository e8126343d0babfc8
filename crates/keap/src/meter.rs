//! Layer: remembers what the last answer said about the day's quota.

use std::sync::Arc;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use keap_http::{
    BoxFuture, HttpService, QuotaWindow, Quotas, Request, Response, Transport, TransportError,
};

const DAY: Duration = Duration::from_secs(86_400);

/// What is left of the day's quota.
#[derive(Debug, Default)]
pub(crate) struct QuotaMeter(Mutex<Option<f64>>);

impl QuotaMeter {
    /// The share that is left, from 0 to 1; none until an answer says it.
    pub(crate) fn left(&self) -> Option<f64> {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn learn(&self, quotas: &Quotas) {
        let days = quotas.windows.iter().filter(|window| window.length >= DAY);
        let least = days.filter_map(share).reduce(f64::min);
        if least.is_some() {
            *self.0.lock().unwrap_or_else(PoisonError::into_inner) = least;
        }
    }
}

#[expect(
    clippy::cast_precision_loss,
    reason = "quotas are far below 2^52, and a share needs no last digit"
)]
fn share(window: &QuotaWindow) -> Option<f64> {
    let (limit, available) = (window.limit?, window.available?);
    (limit > 0).then(|| available as f64 / limit as f64)
}

/// Wraps `inner`: each answer's headers go to `meter`.
pub(crate) fn metered(inner: Transport, meter: Arc<QuotaMeter>) -> Transport {
    Transport::new(Metered { inner, meter })
}

#[derive(Debug)]
struct Metered {
    inner: Transport,
    meter: Arc<QuotaMeter>,
}

impl HttpService for Metered {
    fn call(&self, request: Request) -> BoxFuture<'_, Result<Response, TransportError>> {
        Box::pin(async move {
            let mut result = self.inner.send(request).await;
            if let Ok(response) = &mut result {
                self.meter.learn(&Quotas::told_by(response));
            }
            result
        })
    }
}
