//! The block of calls that this host has in hand.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::Mutex;
use tokio::time::Instant;

use crate::block::{BlockAnswer, BlockRequest, ReturnedBlock, SharedQuota};
use crate::moment::instant_after;
use crate::pace::Sharing;

/// How long nobody is asked after one who did not answer.
const ALONE: Duration = Duration::from_secs(5);

/// Spends the calls of blocks, and takes new ones.
#[derive(Debug)]
pub(super) struct Purse {
    quota: Arc<dyn SharedQuota>,
    hand: Mutex<Hand>,
}

#[derive(Debug, Default)]
struct Hand {
    held: Option<Held>,
    /// The minute was used up; nobody asks before this.
    not_before: Option<Instant>,
    /// Nobody answered; nobody is asked before this.
    alone_until: Option<Instant>,
}

/// A block in hand.
#[derive(Clone, Copy, Debug)]
struct Held {
    /// None for one that this host has given itself.
    number: Option<i64>,
    left: u32,
    spent: u32,
    ends: Instant,
    last: Instant,
    sharing: Sharing,
}

/// What comes of spending a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Spending {
    /// It may go. The gaps are shared so.
    Spent { sharing: Sharing },
    /// There is none; ask again then.
    Later(Instant),
    /// There is none today.
    DayIsOver,
}

/// What is known of the limits when a block is asked for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Known {
    pub(super) per_minute: u32,
    pub(super) at_most: Option<u32>,
    pub(super) day_left: Option<u64>,
}

impl Purse {
    pub(super) fn new(quota: Arc<dyn SharedQuota>) -> Self {
        Self {
            quota,
            hand: Mutex::default(),
        }
    }

    /// Spends a call of the block in hand, or takes a new one first.
    pub(super) async fn spend(&self, known: Known) -> Spending {
        let mut hand = self.hand.lock().await;
        let now = Instant::now();
        if let Some(later) = hand.not_before.filter(|later| now < *later) {
            return Spending::Later(later);
        }
        if let Some(held) = &mut hand.held {
            held.follow(&*self.quota);
            if let Some(spent) = held.spend(now) {
                return spent;
            }
            if held.number.is_none() && now < held.ends {
                return Spending::Later(held.ends);
            }
        }
        let returned = hand.held.take().and_then(|held| held.returned(now));
        match self.ask(&hand, known, returned).await {
            Some(BlockAnswer::Block(block)) => hand.hold(Held {
                number: Some(block.number),
                left: block.calls,
                spent: 0,
                // From before it was asked for, so that it ends here before it ends for those who lend it.
                ends: instant_after(now, block.lasts),
                last: now,
                sharing: block.sharing,
            }),
            Some(BlockAnswer::Wait(wait)) => {
                let later = instant_after(Instant::now(), wait);
                hand.not_before = Some(later);
                Spending::Later(later)
            }
            Some(BlockAnswer::DayIsOver) => Spending::DayIsOver,
            None => {
                let now = Instant::now();
                hand.alone_until = Some(instant_after(now, ALONE));
                hand.hold(Held::share(known, self.quota.sharers(), now))
            }
        }
    }

    /// What is answered; none where nobody answers.
    async fn ask(
        &self,
        hand: &Hand,
        known: Known,
        returned: Option<ReturnedBlock>,
    ) -> Option<BlockAnswer> {
        if hand.alone_until.is_some_and(|until| Instant::now() < until) {
            return None;
        }
        let request = BlockRequest {
            per_minute: known.per_minute,
            at_most: known.at_most,
            day_left: known.day_left,
            returned,
        };
        self.quota.take(request).await.ok()
    }
}

impl Hand {
    /// Takes a block and spends its first call.
    fn hold(&mut self, held: Held) -> Spending {
        let held = self.held.insert(held);
        let later = held.ends;
        held.spend(Instant::now()).unwrap_or(Spending::Later(later))
    }
}

impl Held {
    /// The share of a host that nobody lends anything: its part of the minute, a twelfth of a minute at a time, or one call
    /// at a time where that is less than one.
    fn share(known: Known, sharers: u32, now: Instant) -> Self {
        let sharers = sharers.max(1);
        let of_minute = known.per_minute.max(1);
        let calls = of_minute / sharers.saturating_mul(12);
        let lasts = match calls {
            0 => Duration::from_secs(60).saturating_mul(sharers) / of_minute,
            _ => ALONE,
        };
        Self {
            number: None,
            left: calls.max(1),
            spent: 0,
            ends: instant_after(now, lasts),
            last: now,
            sharing: Sharing::with(sharers),
        }
    }

    /// Shares the gaps with those who have a block by now, and no longer with those who have none. What this host has given
    /// itself it shares with all.
    fn follow(&mut self, quota: &dyn SharedQuota) {
        if let (Some(_), Some(sharing)) = (self.number, quota.sharing()) {
            self.sharing = sharing;
        }
    }

    fn spend(&mut self, now: Instant) -> Option<Spending> {
        if now >= self.ends {
            return None;
        }
        self.left = self.left.checked_sub(1)?;
        self.spent = self.spent.saturating_add(1);
        self.last = now;
        let sharing = self.sharing;
        Some(Spending::Spent { sharing })
    }

    fn returned(self, now: Instant) -> Option<ReturnedBlock> {
        Some(ReturnedBlock {
            number: self.number?,
            spent: self.spent,
            ended_ago: now.saturating_duration_since(self.last),
        })
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Mutex as Lock;
    use std::sync::atomic::{AtomicBool, Ordering};

    use super::*;
    use crate::BoxFuture;
    use crate::block::Block;

    const KNOWN: Known = Known {
        per_minute: 240,
        at_most: None,
        day_left: None,
    };

    /// Lends three calls for ten seconds, unless it is gone.
    #[derive(Debug, Default)]
    struct Lender {
        asked: Lock<Vec<BlockRequest>>,
        is_gone: AtomicBool,
    }

    impl SharedQuota for Lender {
        fn take(
            &self,
            request: BlockRequest,
        ) -> BoxFuture<'_, Result<BlockAnswer, Box<dyn std::error::Error + Send + Sync>>> {
            let mut asked = self.asked.lock().unwrap();
            asked.push(request);
            let number = i64::try_from(asked.len()).unwrap();
            let block = Block::new(number, 3, Duration::from_secs(10)).shared(Sharing::with(2));
            let answer = match self.is_gone.load(Ordering::Relaxed) {
                true => Err("gone".into()),
                false => Ok(BlockAnswer::Block(block)),
            };
            Box::pin(async { answer })
        }

        fn sharers(&self) -> u32 {
            2
        }
    }

    async fn spend(purse: &Purse, times: usize) -> usize {
        let mut spent = 0;
        for _ in 0..times {
            let spending = purse.spend(KNOWN).await;
            spent += usize::from(
                matches!(spending, Spending::Spent { sharing } if sharing == Sharing::with(2)),
            );
        }
        spent
    }

    #[tokio::test(start_paused = true)]
    async fn one_question_serves_a_block_and_what_is_left_goes_back() {
        let lender = Arc::new(Lender::default());
        let purse = Purse::new(lender.clone());
        assert_eq!(spend(&purse, 4).await, 4);
        tokio::time::advance(Duration::from_secs(11)).await;
        assert_eq!(spend(&purse, 1).await, 1);
        let asked = lender.asked.lock().unwrap();
        let returned: Vec<_> = asked
            .iter()
            .map(|request| request.returned.map(|block| (block.number, block.spent)))
            .collect();
        assert_eq!(returned, [None, Some((1, 3)), Some((2, 1))]);
        let ago = asked[2].returned.unwrap().ended_ago;
        assert_eq!(ago, Duration::from_secs(11));
    }

    /// Two hosts of 240 a minute: 120 each, however long nobody lends; and the lender is asked again when it may be back.
    #[tokio::test(start_paused = true)]
    async fn without_a_lender_a_host_keeps_to_its_share_and_asks_again() {
        let lender = Arc::new(Lender::default());
        lender.is_gone.store(true, Ordering::Relaxed);
        let purse = Purse::new(lender.clone());
        let mut spent = 0;
        for _ in 0..60 {
            spent += spend(&purse, 30).await;
            tokio::time::advance(Duration::from_secs(1)).await;
        }
        assert_eq!(spent, 120);
        assert!(lender.asked.lock().unwrap().len() <= 12);
        lender.is_gone.store(false, Ordering::Relaxed);
        assert_eq!(spend(&purse, 3).await, 3);
        assert!(matches!(
            lender.asked.lock().unwrap().last(),
            Some(BlockRequest { returned: None, .. })
        ));
    }

    #[tokio::test(start_paused = true)]
    async fn a_share_of_less_than_one_call_comes_more_seldom() {
        let few = Known {
            per_minute: 6,
            at_most: None,
            day_left: None,
        };
        let held = Held::share(few, 3, Instant::now());
        assert_eq!(held.left, 1);
        assert_eq!(held.ends - Instant::now(), Duration::from_secs(30));
    }
}
