//! What else than a call the program waits for: another program that has to end first.

use std::time::Duration;

use tokio::time::Instant;

use super::clock::clock;

#[derive(Debug)]
pub(super) struct Awaited {
    what: String,
    since: Instant,
    longest: Duration,
    is_told: bool,
}

impl Awaited {
    pub(super) fn new(what: &str, longest: Duration) -> Self {
        Self {
            what: what.to_owned(),
            since: Instant::now(),
            longest,
            is_told: false,
        }
    }

    /// What is told of it now. On a terminal it may ask there, where one line is enough.
    pub(super) fn overdue(&mut self, may_ask: bool) -> Option<String> {
        if self.is_told && may_ask {
            return None;
        }
        self.is_told = true;
        let since = self.since.elapsed();
        let until = clock(self.longest.saturating_sub(since))?;
        let (what, since) = (&self.what, since.as_secs());
        Some(format!(
            "waiting for {what} since {since} s, until {until} at the latest"
        ))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn it_is_named_again_and_again_unless_it_may_ask_on_the_terminal() {
        let mut awaited = Awaited::new("pass", Duration::from_secs(60));
        tokio::time::advance(Duration::from_secs(5)).await;
        let told = awaited.overdue(true).unwrap();
        assert!(
            told.starts_with("waiting for pass since 5 s, until "),
            "{told}"
        );
        assert_eq!(awaited.overdue(true), None);
        assert!(awaited.overdue(false).is_some());
    }
}
