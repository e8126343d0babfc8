//! Layer: how many calls at once, and when each may go out.

mod purse;
#[cfg(test)]
mod sharing;

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use http::request::Parts;
use tokio::sync::Semaphore;
use tokio::time::Instant;

use crate::held::Held;
use crate::moment::instant_after;
use crate::observe::Waits;
use crate::pace::{Pace, Sharing, next_midnight};
use crate::retry::{refused_by_gateway, retry_after_of};
use crate::{
    BoxFuture, Clock, HttpService, PaceConfig, Quotas, Request, Response, Sent, SharedPace,
    SharedQuota, SystemClock, Transport, TransportError, TransportErrorKind,
};
use purse::{Known, Purse, Spending};

/// How fast a client may go.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct LimitConfig {
    /// How many calls may be under way at once. Default 64.
    pub max_concurrent: usize,
    /// The pace; none sends as fast as it can, which is right for a local Keap only. Default none.
    pub pace: Option<PaceConfig>,
    /// Shares the pace with other hosts.
    pub shared: Option<Arc<dyn SharedPace>>,
    /// Shares the quota with other hosts, a block of calls at a time. It counts where there is a pace.
    pub quota: Option<Arc<dyn SharedQuota>>,
    /// When the day's quota is used up, the longest time to wait for the next day; beyond it calls
    /// fail at once. Default one minute.
    pub max_wait_for_day: Duration,
    /// Reads the time of day.
    pub clock: Arc<dyn Clock>,
}

impl Default for LimitConfig {
    fn default() -> Self {
        Self {
            max_concurrent: 64,
            pace: None,
            shared: None,
            quota: None,
            max_wait_for_day: Duration::from_secs(60),
            clock: Arc::new(SystemClock),
        }
    }
}

impl LimitConfig {
    /// The defaults, at a pace.
    pub fn paced(pace: PaceConfig) -> Self {
        Self {
            pace: Some(pace),
            ..Self::default()
        }
    }
}

/// How long everybody waits after a refusal that does not say.
const AFTER_REFUSAL: Duration = Duration::from_secs(1);

/// Wraps `inner`: each attempt waits for its permit and its place in time, and each answer's
/// headers correct the pace.
pub fn limit(inner: Transport, config: LimitConfig) -> Transport {
    let permits = Semaphore::new(config.max_concurrent.clamp(1, Semaphore::MAX_PERMITS));
    let pace = config.pace.map(|pace| Mutex::new(Pace::new(pace)));
    let purse = config.quota.clone().map(Purse::new);
    Transport::new(Limit {
        inner,
        config,
        permits,
        pace,
        purse,
    })
}

#[derive(Debug)]
struct Limit {
    inner: Transport,
    config: LimitConfig,
    permits: Semaphore,
    pace: Option<Mutex<Pace>>,
    purse: Option<Purse>,
}

impl Limit {
    async fn exchange(&self, request: Request) -> Result<Response, TransportError> {
        let held = Held::of(&request);
        held.hold();
        let (head, body) = request.into_parts();
        // The permit first: a place in time is lost when there is no permit for it.
        let permit = self.permits.acquire().await.map_err(|closed| {
            fail(&head, TransportErrorKind::InvalidRequest).with_source(closed)
        })?;
        self.wait(&held, Waits::of(&head))
            .await
            .map_err(|wait| fail(&head, TransportErrorKind::Quota).with_retry_after(wait))?;
        held.let_go();
        let request = Request::from_parts(head, body);
        let mut result = self.inner.send(request).await;
        if let (Some(pace), Ok(response)) = (&self.pace, &mut result) {
            self.learn(pace, response);
        }
        drop(permit);
        result
    }

    /// Waits for a place.
    ///
    /// # Errors
    /// How long the next day is off when there is no place left today, or the end of a refusal when nobody waits for this
    /// call so long.
    async fn wait(&self, held: &Held, waits: Waits<'_>) -> Result<(), Duration> {
        let Some(pace) = &self.pace else {
            return Ok(());
        };
        let now = self.config.clock.now();
        let next_day = lock(pace).day_is_over(now);
        if let Some(next_day) = next_day {
            let wait = next_day.duration_since(now).unwrap_or_default();
            self.await_day(wait, &waits).await?;
        }
        within(held, pace)?;
        let mut place = self.place(pace).await;
        let mut has_call = self.purse.is_none();
        loop {
            let early = place.saturating_duration_since(Instant::now());
            waits.tell(early);
            // A timer rings at whole milliseconds: for a place that is free now it would take one for nothing.
            if !early.is_zero() {
                tokio::time::sleep_until(place).await;
            }
            if !has_call {
                match self.spend(pace).await {
                    Spending::Spent { sharing } => {
                        lock(pace).share(sharing);
                        has_call = true;
                    }
                    Spending::Later(later) => {
                        place = later;
                        continue;
                    }
                    Spending::DayIsOver => {
                        let now = self.config.clock.now();
                        let wait = next_midnight(now).duration_since(now).unwrap_or_default();
                        self.await_day(wait, &waits).await?;
                        continue;
                    }
                }
            }
            let later = lock(pace).start(place, Instant::now());
            match later {
                Some(later) => {
                    within(held, pace)?;
                    place = later;
                }
                None => return Ok(()),
            }
        }
    }

    /// Waits for the next day.
    ///
    /// # Errors
    /// The time until then, when it is too long to wait for.
    async fn await_day(&self, wait: Duration, waits: &Waits<'_>) -> Result<(), Duration> {
        if wait > self.config.max_wait_for_day {
            return Err(wait);
        }
        waits.tell(wait);
        tokio::time::sleep(wait).await;
        Ok(())
    }

    async fn spend(&self, pace: &Mutex<Pace>) -> Spending {
        let Some(purse) = &self.purse else {
            return Spending::Spent {
                sharing: Sharing::ALONE,
            };
        };
        let known = {
            let pace = lock(pace);
            Known {
                per_minute: pace.per_minute(),
                at_most: pace.at_most(),
                day_left: pace.day_left(self.config.clock.now()),
            }
        };
        purse.spend(known).await
    }

    async fn place(&self, pace: &Mutex<Pace>) -> Instant {
        let now = Instant::now();
        if let Some(shared) = &self.config.shared {
            let gap = lock(pace).even_gap();
            // Without the database everybody keeps the pace alone; better than to stop.
            if let Ok(wait) = shared.reserve(gap).await {
                return instant_after(now, wait);
            }
        }
        lock(pace).reserve(now)
    }

    fn learn(&self, pace: &Mutex<Pace>, response: &mut Response) {
        let quotas = Quotas::told_by(response);
        let (now, time) = (Instant::now(), self.config.clock.now());
        let mut pace = lock(pace);
        pace.learn(&quotas, now, time);
        if refused_by_gateway(response) {
            let asked = retry_after_of(response.headers(), time);
            pace.hold(now, asked.unwrap_or(AFTER_REFUSAL));
        }
    }
}

impl HttpService for Limit {
    fn call(&self, request: Request) -> BoxFuture<'_, Result<Response, TransportError>> {
        Box::pin(self.exchange(request))
    }
}

fn lock(pace: &Mutex<Pace>) -> std::sync::MutexGuard<'_, Pace> {
    pace.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Whether a call may still wait where a refusal holds everybody back.
///
/// # Errors
/// How long the refusal lasts, when the call is given up before.
fn within(held: &Held, pace: &Mutex<Pace>) -> Result<(), Duration> {
    let now = Instant::now();
    match lock(pace).refused_until(now) {
        Some(end) if held.is_too_late(end) => Err(end.saturating_duration_since(now)),
        _ => Ok(()),
    }
}

fn fail(head: &Parts, kind: TransportErrorKind) -> TransportError {
    TransportError::new(kind, Sent::No, &head.method, &head.uri)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Body;
    use crate::testing::Script;

    #[tokio::test(start_paused = true)]
    async fn after_a_refusal_everybody_waits() {
        let refused = http::Response::builder()
            .status(429)
            .header("retry-after", "5")
            .body(Body::empty())
            .unwrap();
        let script = Script::new()
            .response(refused)
            .answer(200, "", "")
            .answer(200, "", "");
        let transport = limit(
            script.transport(),
            LimitConfig::paced(PaceConfig::ACCESS_KEY),
        );
        let started = Instant::now();
        let send = || transport.send(Request::new(Body::empty()));
        let (first, second) = tokio::join!(send(), send());
        assert_eq!(
            (
                first.unwrap().status().as_u16(),
                second.unwrap().status().as_u16()
            ),
            (429, 200)
        );
        assert!(started.elapsed() >= Duration::from_secs(5));
    }

    /// A refusal lasts longer than anybody waits: each call is told at once, and how long it is, as the first one was.
    #[tokio::test(start_paused = true)]
    async fn a_refusal_that_outlasts_the_call_is_told_at_once() {
        // Where waiting does not count it is as long as a refusal may hold a call back.
        for waiting_counts in [true, false] {
            tell_refusal_at_once(waiting_counts).await;
        }
    }

    async fn tell_refusal_at_once(waiting_counts: bool) {
        let refused = http::Response::builder()
            .status(429)
            .header("retry-after", "86400")
            .body(Body::empty())
            .unwrap();
        let script = Script::new().response(refused).answer(200, "", "");
        let retry = crate::RetryConfig {
            deadline: Duration::from_secs(180),
            waiting_counts,
            ..crate::RetryConfig::default()
        };
        let limited = limit(
            script.transport(),
            LimitConfig::paced(PaceConfig::ACCESS_KEY),
        );
        let transport = crate::retry(limited, retry);
        let send = || transport.send(Request::new(Body::empty()));
        assert_eq!(send().await.unwrap().status(), 429);
        let started = Instant::now();
        tokio::time::advance(Duration::from_secs(10)).await;
        let error = send().await.unwrap_err();
        let known = (error.kind(), error.was_sent(), error.retry_after());
        let rest = Some(Duration::from_secs(86_390));
        assert_eq!(known, (TransportErrorKind::Quota, Sent::No, rest));
        assert_eq!(started.elapsed(), Duration::from_secs(10));
        // After two minutes one asks again.
        tokio::time::advance(Duration::from_secs(110)).await;
        assert_eq!(send().await.unwrap().status(), 200);
    }

    /// The time of a write is over while it waits for its place: it was not sent, and nobody has to look for its effect.
    #[tokio::test(start_paused = true)]
    async fn what_waits_when_its_time_is_over_was_not_sent() {
        let script = Script::new().answer(200, "", "").answer(200, "", "");
        let one_a_minute = LimitConfig::paced(PaceConfig::fixed(1, 1));
        let retry = crate::RetryConfig {
            deadline: Duration::from_secs(10),
            ..crate::RetryConfig::default()
        };
        let transport = crate::retry(limit(script.transport(), one_a_minute), retry);
        let send = || transport.send(Request::new(Body::empty()));
        send().await.unwrap();
        // The minute is used up for longer than the call waits.
        let error = send().await.unwrap_err();
        let known = (error.kind(), error.was_sent());
        assert_eq!(known, (TransportErrorKind::Deadline, Sent::No));
        assert_eq!(script.take_seen().len(), 1);
    }

    /// One that has gone out when its time is over may have been carried out.
    #[tokio::test(start_paused = true)]
    async fn what_is_on_its_way_when_its_time_is_over_may_have_been_sent() {
        #[derive(Debug)]
        struct Silent;
        impl HttpService for Silent {
            fn call(&self, _: Request) -> BoxFuture<'_, Result<Response, TransportError>> {
                Box::pin(std::future::pending())
            }
        }
        let limited = limit(
            Transport::new(Silent),
            LimitConfig::paced(PaceConfig::fixed(1, 1)),
        );
        let transport = crate::retry(limited, crate::RetryConfig::default());
        let error = transport
            .send(Request::new(Body::empty()))
            .await
            .unwrap_err();
        let known = (error.kind(), error.was_sent());
        assert_eq!(known, (TransportErrorKind::Deadline, Sent::Maybe));
    }

    /// Where waiting does not count, a call whose place is a minute off goes out, and has its time from then on.
    #[tokio::test(start_paused = true)]
    async fn the_time_of_what_waits_can_begin_when_it_goes_out() {
        #[derive(Debug)]
        struct Once(std::sync::atomic::AtomicBool);
        impl HttpService for Once {
            fn call(&self, _: Request) -> BoxFuture<'_, Result<Response, TransportError>> {
                let is_first = !self.0.swap(true, std::sync::atomic::Ordering::Relaxed);
                Box::pin(async move {
                    if !is_first {
                        std::future::pending::<()>().await;
                    }
                    Ok(Response::new(Body::empty()))
                })
            }
        }
        let once = Transport::new(Once(false.into()));
        let one_a_minute = LimitConfig::paced(PaceConfig::fixed(1, 1));
        let retry = crate::RetryConfig {
            deadline: Duration::from_secs(10),
            waiting_counts: false,
            ..crate::RetryConfig::default()
        };
        let transport = crate::retry(limit(once, one_a_minute), retry);
        let started = Instant::now();
        let send = || transport.send(Request::new(Body::empty()));
        send().await.unwrap();
        let error = send().await.unwrap_err();
        let known = (error.kind(), error.was_sent());
        assert_eq!(known, (TransportErrorKind::Deadline, Sent::Maybe));
        assert_eq!(started.elapsed().as_secs(), 70);
    }

    #[tokio::test(start_paused = true)]
    async fn a_place_that_is_free_is_not_waited_for() {
        let script = Script::new().answer(200, "", "");
        let transport = limit(
            script.transport(),
            LimitConfig::paced(PaceConfig::ACCESS_KEY),
        );
        // Between two milliseconds, at which timers ring.
        tokio::time::advance(Duration::from_micros(500)).await;
        let started = Instant::now();
        transport.send(Request::new(Body::empty())).await.unwrap();
        assert_eq!(started.elapsed(), Duration::ZERO);
    }

    #[tokio::test(start_paused = true)]
    async fn without_quota_for_the_day_nothing_is_sent() {
        let used_up = http::Response::builder()
            .header("x-keap-product-quota-available", "0")
            .body(Body::empty())
            .unwrap();
        let script = Script::new().response(used_up);
        // Noon: the next day is far.
        let noon = std::time::UNIX_EPOCH + Duration::from_secs(43_200);
        let config = LimitConfig {
            clock: Arc::new(crate::FixedClock::new(noon)),
            ..LimitConfig::paced(PaceConfig::ACCESS_KEY)
        };
        let transport = limit(script.transport(), config);
        transport.send(Request::new(Body::empty())).await.unwrap();
        let error = transport
            .send(Request::new(Body::empty()))
            .await
            .unwrap_err();
        assert_eq!(
            (error.kind(), error.was_sent()),
            (TransportErrorKind::Quota, Sent::No)
        );
        assert_eq!(script.take_seen().len(), 1);
    }
}
