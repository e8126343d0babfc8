//! Programs that call: as fast as they are answered, or at a rate that does not wait for the answers.

use std::sync::atomic::{AtomicU32, AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

use tokio::time::Instant;

use super::Failure;
use super::wire::{Target, Wire};

/// Sends so many calls, some at once, each connection the next one when the last is answered; calls a second.
pub(crate) fn closed(target: &Target, at_once: usize, calls: usize) -> Result<f64, Failure> {
    let left = AtomicUsize::new(calls);
    let started = Instant::now();
    all(at_once, || {
        let mut wire = Wire::to(target.address)?;
        while take(&left) {
            target.send(&mut wire)?;
        }
        Ok(())
    })?;
    Ok(calls as f64 / started.elapsed().as_secs_f64())
}

fn take(left: &AtomicUsize) -> bool {
    let taken = left.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| {
        left.checked_sub(1)
    });
    taken.is_ok()
}

/// Sends calls evenly at a rate, whether those before are answered or not, with so many under way at most; how long each
/// took, in order of time.
///
/// The time of a call begins when it was due, so a call that found all connections busy has waited. That a thread is woken
/// late is nothing that the other side does, and is not counted.
pub(crate) fn open(
    target: &Target,
    at_once: usize,
    a_second: f64,
    lasting: Duration,
) -> Result<Latencies, Failure> {
    let calls = (lasting.as_secs_f64() * a_second) as u32;
    let gap = Duration::from_secs_f64(1.0 / a_second);
    let next = AtomicU32::new(0);
    // Connections are open before the first call is due.
    let start = Instant::now() + Duration::from_millis(50);
    let took = all(at_once, || {
        let mut wire = Wire::to(target.address)?;
        let mut took = Vec::new();
        loop {
            let number = next.fetch_add(1, Ordering::Relaxed);
            if number >= calls {
                return Ok(took);
            }
            let due = start + gap * number;
            let early = due.saturating_duration_since(Instant::now());
            let begun = if early.is_zero() {
                due
            } else {
                thread::sleep(early);
                Instant::now()
            };
            target.send(&mut wire)?;
            took.push(begun.elapsed());
        }
    })?;
    let mut took: Vec<_> = took.into_iter().flatten().collect();
    took.sort();
    Ok(Latencies(took))
}

/// Does the same in so many threads.
pub(crate) fn all<T: Send>(
    threads: usize,
    work: impl Fn() -> Result<T, Failure> + Sync,
) -> Result<Vec<T>, Failure> {
    thread::scope(|scope| {
        let threads: Vec<_> = (0..threads).map(|_| scope.spawn(&work)).collect();
        let ended = threads.into_iter().map(|thread| {
            let ended = thread.join();
            ended.unwrap_or_else(|_| Err("a thread panicked".into()))
        });
        ended.collect()
    })
}

/// How long calls took, the shortest first.
pub(crate) struct Latencies(Vec<Duration>);

impl Latencies {
    pub(crate) fn of(mut took: Vec<Duration>) -> Self {
        took.sort();
        Self(took)
    }

    /// The time in milliseconds that so many of a hundred calls kept.
    pub(crate) fn at(&self, percent: usize) -> f64 {
        let index = (self.0.len() * percent).div_ceil(100).saturating_sub(1);
        self.0
            .get(index)
            .map_or(f64::NAN, |took| took.as_secs_f64() * 1e3)
    }

    pub(crate) fn count(&self) -> usize {
        self.0.len()
    }
}

/// The one in the middle.
pub(crate) fn median(figures: impl IntoIterator<Item = f64>) -> f64 {
    let mut figures: Vec<f64> = figures.into_iter().collect();
    figures.sort_by(f64::total_cmp);
    figures.get(figures.len() / 2).copied().unwrap_or(f64::NAN)
}
