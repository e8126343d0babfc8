//! Around an XML-RPC that fails: reads that have another way do not wait for it again and again.
//!
//! In a brownout that hangs each read would cost as long as XML-RPC is waited for, for hours, and programs give up before.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use keap::Keap;
use keap::xmlrpc::WireCall;
use tokio::time::Instant;

use super::answered::is_answered;
use crate::patience::Waiting;
use crate::under_way;

/// Failures in a row after which reads go around. One or two may be slips.
const IN_A_ROW: usize = 3;

/// How close they stand: a program that asks one thing after another waits 35 seconds for each.
const WITHIN: Duration = Duration::from_secs(180);

/// How long nobody asks XML-RPC then.
const FOR: Duration = Duration::from_secs(60);

/// How long nobody waits again for an XML-RPC that has just failed, of those who have no other way.
const SILENT: Duration = Duration::from_secs(10);

/// Whether reads of one application that may be answered by REST ask it first.
#[derive(Debug)]
pub(super) struct Detour {
    tenant: String,
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    /// The last failures with no answer between them.
    failures: VecDeque<Instant>,
    /// When XML-RPC is asked again, while reads go around.
    until: Option<Instant>,
    /// Until when reads that have no other way are not sent, while the others go around.
    silent_until: Option<Instant>,
}

/// Whom a read asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum First {
    XmlRpc,
    Rest,
    /// REST, and beside it XML-RPC, to see whether it answers again.
    RestAndProbe,
}

/// How a read that has no way but XML-RPC asks it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Alone {
    AsUsual,
    /// XML-RPC has failed: it may have come back, and nobody waits long to see it.
    Shortly,
    /// It has failed just now, and is asked again after this time.
    NotFor(Duration),
}

impl Detour {
    pub(super) fn of(tenant: &str) -> Self {
        Self {
            tenant: tenant.to_owned(),
            state: Mutex::default(),
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whom a read asks first now.
    pub(super) fn first(&self, now: Instant) -> First {
        let mut state = self.state();
        match state.until {
            None => First::XmlRpc,
            Some(until) if now < until => First::Rest,
            Some(_) => {
                state.until = now.checked_add(FOR);
                First::RestAndProbe
            }
        }
    }

    /// How a read asks now that has no other way.
    pub(super) fn alone(&self, now: Instant) -> Alone {
        let mut state = self.state();
        let Some(until) = state.until else {
            return Alone::AsUsual;
        };
        // Nobody else may be there to ask: an XML-RPC that answers slowly would count as one that fails for ever.
        if until <= now {
            state.until = now.checked_add(FOR);
            return Alone::AsUsual;
        }
        let left = state
            .silent_until
            .map(|until| until.saturating_duration_since(now));
        match left.filter(|left| !left.is_zero()) {
            Some(left) => Alone::NotFor(left),
            None => Alone::Shortly,
        }
    }

    /// XML-RPC did not answer a read.
    pub(super) fn failed(&self, now: Instant) {
        let mut state = self.state();
        let is_old = |at: &Instant| now.saturating_duration_since(*at) > WITHIN;
        while state.failures.front().is_some_and(is_old) {
            state.failures.pop_front();
        }
        state.failures.push_back(now);
        if state.failures.len() > IN_A_ROW {
            state.failures.pop_front();
        }
        if state.until.is_none() && state.failures.len() == IN_A_ROW {
            state.until = now.checked_add(FOR);
            tracing::warn!(
                tenant = self.tenant,
                "XML-RPC failed {IN_A_ROW} reads in a row: until it answers again, reads are asked of REST, and those that have no way there fail soon"
            );
        }
        state.silent_until = now.checked_add(SILENT);
    }

    /// XML-RPC answered.
    pub(super) fn answered(&self) {
        let mut state = self.state();
        state.failures.clear();
        state.silent_until = None;
        if state.until.take().is_some() {
            tracing::warn!(
                tenant = self.tenant,
                "XML-RPC answers again: reads are asked of it first"
            );
        }
    }

    /// Sees in the background whether XML-RPC answers a read. Its caller does not wait for it.
    pub(super) fn probe(self: &Arc<Self>, keap: &Keap, call: WireCall) {
        let Some(legacy) = keap.xmlrpc().cloned() else {
            return;
        };
        let detour = Arc::clone(self);
        tokio::spawn(under_way::beside(Box::pin(async move {
            match legacy.pass_on(call).await {
                Err(error) if !is_answered(&error) => detour.failed(Instant::now()),
                _ => detour.answered(),
            }
        })));
    }

    /// Whether reads that have another way take it now.
    pub(super) fn is_on(&self) -> bool {
        self.state().until.is_some()
    }

    /// A read that waits for XML-RPC from now on: when its caller gives up after a while, that is a failure too.
    pub(super) fn waiting(&self) -> Waiting<impl FnOnce()> {
        Waiting::or_else(|| self.failed(Instant::now()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::patience::PATIENCE;

    const SECOND: Duration = Duration::from_secs(1);

    #[tokio::test(start_paused = true)]
    async fn three_failures_in_a_row_lead_around_for_a_minute() {
        let detour = Detour::of("ab123");
        for _ in 0..2 {
            detour.failed(Instant::now());
        }
        detour.answered();
        for _ in 0..2 {
            detour.failed(Instant::now());
        }
        tokio::time::advance(WITHIN + SECOND).await;
        detour.failed(Instant::now());
        assert_eq!(detour.first(Instant::now()), First::XmlRpc, "too far apart");
        detour.failed(Instant::now());
        detour.failed(Instant::now());
        assert_eq!(detour.first(Instant::now()), First::Rest);
        tokio::time::advance(FOR).await;
        assert_eq!(detour.first(Instant::now()), First::RestAndProbe);
        assert_eq!(detour.first(Instant::now()), First::Rest, "one is enough");
        detour.answered();
        assert_eq!(detour.first(Instant::now()), First::XmlRpc);
    }

    #[tokio::test(start_paused = true)]
    async fn reads_that_wait_one_after_another_lead_around() {
        let detour = Detour::of("ab123");
        for _ in 0..IN_A_ROW {
            assert_eq!(detour.first(Instant::now()), First::XmlRpc);
            tokio::time::advance(35 * SECOND).await;
            detour.failed(Instant::now());
        }
        assert_eq!(detour.first(Instant::now()), First::Rest);
    }

    #[tokio::test(start_paused = true)]
    async fn who_has_no_other_way_is_told_at_once_and_asks_again_soon() {
        let detour = Detour::of("ab123");
        let alone = || detour.alone(Instant::now());
        for _ in 0..IN_A_ROW {
            assert_eq!(alone(), Alone::AsUsual);
            detour.failed(Instant::now());
        }
        assert_eq!(alone(), Alone::NotFor(SILENT));
        tokio::time::advance(SILENT).await;
        assert_eq!(alone(), Alone::Shortly);
        detour.failed(Instant::now());
        assert_eq!(alone(), Alone::NotFor(SILENT));
        tokio::time::advance(FOR).await;
        assert_eq!(alone(), Alone::AsUsual);
        assert_eq!(alone(), Alone::Shortly);
        detour.answered();
        assert_eq!(alone(), Alone::AsUsual);
    }

    #[tokio::test(start_paused = true)]
    async fn who_gave_up_after_a_while_has_seen_a_failure() {
        let detour = Detour::of("ab123");
        for (waited, expected) in [(SECOND, First::XmlRpc), (PATIENCE, First::Rest)] {
            for _ in 0..IN_A_ROW {
                let waiting = detour.waiting();
                tokio::time::advance(waited).await;
                drop(waiting);
            }
            assert_eq!(detour.first(Instant::now()), expected, "{waited:?}");
        }
    }
}
