//! The connections that are open: how many in all and from one address, and which one has to go for another.

use std::collections::{BTreeMap, HashMap};
use std::net::IpAddr;

use tokio::task::{AbortHandle, JoinSet};

use crate::bounds::Bounds;
use crate::progress::Progress;

/// The open connections.
#[derive(Debug)]
pub(super) struct Connections {
    tasks: JoinSet<u64>,
    open: BTreeMap<u64, Open>,
    from: HashMap<IpAddr, usize>,
    most: usize,
    most_from_one: usize,
    next: u64,
}

#[derive(Debug)]
struct Open {
    peer: IpAddr,
    progress: Progress,
    task: AbortHandle,
}

impl Connections {
    pub(super) fn new(bounds: &Bounds) -> Self {
        Self {
            tasks: JoinSet::new(),
            open: BTreeMap::new(),
            from: HashMap::new(),
            most: bounds.connections.max(1),
            most_from_one: bounds.connections_per_address.max(1),
            next: 0,
        }
    }

    /// Serves a connection, or drops it when there are too many. When there are too many in all, the oldest one that
    /// has not sent a whole request goes first, so that many slow ones do not keep a good one out. An address that
    /// others call from, loopback or that of a proxy, is `unbounded`: it has no bound of its own.
    pub(super) fn admit<F>(
        &mut self,
        peer: IpAddr,
        unbounded: bool,
        serve: impl FnOnce(Progress) -> F,
    ) where
        F: Future<Output = ()> + Send + 'static,
    {
        let from_here = self.from.get(&peer).copied().unwrap_or_default();
        if from_here >= self.most_from_one && !unbounded {
            return;
        }
        if self.open.len() >= self.most && !self.make_room() {
            return;
        }
        let number = self.next;
        self.next = self.next.wrapping_add(1);
        let progress = Progress::default();
        let serving = serve(progress.clone());
        let task = self.tasks.spawn(async move {
            serving.await;
            number
        });
        let from_here = self.from.entry(peer).or_default();
        *from_here = from_here.saturating_add(1);
        self.open.insert(
            number,
            Open {
                peer,
                progress,
                task,
            },
        );
    }

    /// Waits until a connection has ended; for ever when there is none.
    pub(super) async fn ended(&mut self) {
        match self.tasks.join_next().await {
            Some(Ok(number)) => self.forget(number),
            // Closed for another one, and forgotten then.
            Some(Err(_)) => {}
            None => std::future::pending().await,
        }
    }

    /// Waits until all have ended.
    pub(super) async fn all_ended(&mut self) {
        while self.tasks.join_next().await.is_some() {}
    }

    /// Ends those that are still open.
    pub(super) async fn cut(&mut self) {
        self.tasks.shutdown().await;
    }

    fn make_room(&mut self) -> bool {
        let mut open = self.open.iter();
        let Some((&oldest, _)) = open.find(|(_, open)| !open.progress.is_at_work()) else {
            return false;
        };
        if let Some(open) = self.open.get(&oldest) {
            open.task.abort();
        }
        self.forget(oldest);
        true
    }

    fn forget(&mut self, number: u64) {
        let Some(open) = self.open.remove(&number) else {
            return;
        };
        if let Some(count) = self.from.get_mut(&open.peer) {
            *count = count.saturating_sub(1);
            if *count == 0 {
                self.from.remove(&open.peer);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::future::pending;

    use super::*;

    fn connections(most: usize, from_one: usize) -> Connections {
        Connections::new(&Bounds {
            connections: most,
            connections_per_address: from_one,
            ..Bounds::default()
        })
    }

    #[tokio::test]
    async fn one_address_does_not_take_all_places() {
        let mut connections = connections(10, 2);
        let far: IpAddr = [192, 0, 2, 1].into();
        for _ in 0..5 {
            connections.admit(far, false, |_| pending());
        }
        assert_eq!(connections.open.len(), 2);
        connections.admit([192, 0, 2, 2].into(), false, |_| pending());
        assert_eq!(connections.open.len(), 3);
    }

    #[tokio::test]
    async fn the_oldest_slow_one_makes_room() {
        let mut connections = connections(2, 10);
        let here: IpAddr = [127, 0, 0, 1].into();
        connections.admit(here, true, |progress| {
            progress.arrived();
            pending()
        });
        for _ in 0..3 {
            connections.admit(here, true, |_| pending());
        }
        let left: Vec<u64> = connections.open.keys().copied().collect();
        assert_eq!(left, [0, 3]);
        assert_eq!(connections.from[&here], 2);
    }
}
