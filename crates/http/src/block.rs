//! A quota that several hosts share, taken out a block of calls at a time.

use std::time::Duration;

use crate::BoxFuture;
use crate::pace::Sharing;

/// Calls that one of several hosts may make, taken out of their common quota together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Block {
    pub(crate) number: i64,
    pub(crate) calls: u32,
    pub(crate) lasts: Duration,
    pub(crate) sharing: Sharing,
}

impl Block {
    /// A block of calls by its number, and how long from the moment it was asked for they may be made.
    pub fn new(number: i64, calls: u32, lasts: Duration) -> Self {
        Self {
            number,
            calls,
            lasts,
            sharing: Sharing::ALONE,
        }
    }

    /// With which hosts that have a block at this moment the gaps are shared. Default: with nobody.
    #[must_use]
    pub fn shared(mut self, sharing: Sharing) -> Self {
        self.sharing = sharing;
        self
    }

    /// With which hosts the gaps are shared, as far as it was known when it was lent.
    pub fn sharing(&self) -> Sharing {
        self.sharing
    }

    /// How many calls.
    pub fn calls(&self) -> u32 {
        self.calls
    }

    /// Its number.
    pub fn number(&self) -> i64 {
        self.number
    }
}

/// What a host asks for, and what it gives back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct BlockRequest {
    /// Calls of a minute, of all hosts together, as far as the headers of answers told it.
    pub per_minute: u32,
    /// The most calls of a minute that the owner of this host wants, whatever other hosts were told. None is no limit.
    pub at_most: Option<u32>,
    /// Calls that are left of the day, as far as the headers told it.
    pub day_left: Option<u64>,
    /// The block of before, which is used up or over.
    pub returned: Option<ReturnedBlock>,
}

impl BlockRequest {
    /// Asks for calls out of a quota of so many in a minute.
    pub fn of(per_minute: u32) -> Self {
        Self {
            per_minute,
            at_most: None,
            day_left: None,
            returned: None,
        }
    }
}

/// A block that a host has done with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ReturnedBlock {
    /// What the host that gave it out knows it by.
    pub number: i64,
    /// How many of its calls were made.
    pub spent: u32,
    /// How long ago the last of them was let go.
    pub ended_ago: Duration,
}

impl ReturnedBlock {
    /// A block of which so many calls were made, the last of them so long ago.
    pub fn new(number: i64, spent: u32, ended_ago: Duration) -> Self {
        Self {
            number,
            spent,
            ended_ago,
        }
    }
}

/// What comes of asking for a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum BlockAnswer {
    /// Calls to make.
    Block(Block),
    /// The minute is used up: ask again after this time.
    Wait(Duration),
    /// The day is used up.
    DayIsOver,
}

/// Lends calls to all hosts that use one credential, a block at a time, so that a call costs no question.
///
/// A block ends by itself: what a host that died had taken comes back with time.
pub trait SharedQuota: std::fmt::Debug + Send + Sync + 'static {
    /// Takes the next block. It should answer or fail within seconds: calls wait for it. Where it fails, the host goes on
    /// with its [share](Self::sharers) of the minute.
    fn take(
        &self,
        request: BlockRequest,
    ) -> BoxFuture<'_, Result<BlockAnswer, Box<dyn std::error::Error + Send + Sync>>>;

    /// How many hosts there are, as far as it was known last.
    fn sharers(&self) -> u32;

    /// With which hosts the gaps are shared by now, where that is looked at while a block lasts. Otherwise each block tells.
    /// It is asked for each call, and answers at once.
    fn sharing(&self) -> Option<Sharing> {
        None
    }
}
