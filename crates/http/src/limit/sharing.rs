//! Hosts that share the second of a quota, seen at the calls that they make.

use std::error::Error;

use super::*;
use crate::testing::Script;
use crate::{Block, BlockAnswer, BlockRequest, Body, Sharing};

/// Lends one host after another blocks of a quota without end, with a clock in common.
#[derive(Debug)]
struct InTurn {
    number: u32,
    born: Instant,
}

impl SharedQuota for InTurn {
    fn take(
        &self,
        _: BlockRequest,
    ) -> BoxFuture<'_, Result<BlockAnswer, Box<dyn Error + Send + Sync>>> {
        let block = Block::new(1, 12, Duration::from_secs(10))
            .shared(Sharing::with(2).in_turn(self.number, self.born.elapsed()));
        Box::pin(async move { Ok(BlockAnswer::Block(block)) })
    }

    fn sharers(&self) -> u32 {
        2
    }
}

/// Two hosts that have more calls than they may make never make two within one gap, and lose little of the pace.
#[tokio::test(start_paused = true)]
async fn hosts_that_wait_call_in_turn() {
    #[derive(Debug, Clone, Default)]
    struct Times(Arc<Mutex<Vec<Instant>>>);
    impl HttpService for Times {
        fn call(&self, _: Request) -> BoxFuture<'_, Result<Response, TransportError>> {
            lock_times(&self.0).push(Instant::now());
            Box::pin(async { Ok(Response::new(Body::empty())) })
        }
    }
    fn lock_times(times: &Mutex<Vec<Instant>>) -> std::sync::MutexGuard<'_, Vec<Instant>> {
        times.lock().unwrap()
    }
    let times = Times::default();
    let born = Instant::now();
    let host = |number| {
        let config = LimitConfig {
            quota: Some(Arc::new(InTurn { number, born })),
            ..LimitConfig::paced(PaceConfig::fixed(10, 6000))
        };
        limit(Transport::new(times.clone()), config)
    };
    let (one, other) = (host(0), host(1));
    let calls = |host: Transport, after: u64| async move {
        tokio::time::sleep(Duration::from_millis(after)).await;
        let sending = (0..100).map(|_| host.send(Request::new(Body::empty())));
        futures_util::future::join_all(sending).await;
    };
    tokio::join!(calls(one, 0), calls(other, 30));
    let times = lock_times(&times.0);
    assert_eq!(times.len(), 200);
    // The first of each had not to wait.
    let tight = times
        .windows(2)
        .filter(|pair| pair[1] - pair[0] < Duration::from_millis(100));
    assert!(tight.count() <= 2, "{:?}", &times[..6]);
    let took = times[199] - times[0];
    assert!(took < Duration::from_millis(200 * 115), "{took:?}");
}

/// Lends one block that lasts, to a host that is joined by another in its third second, which ends in the sixth.
#[derive(Debug)]
struct Joined(Instant);

impl Joined {
    fn now(&self) -> Sharing {
        let hosts = if (3..6).contains(&self.0.elapsed().as_secs()) {
            2
        } else {
            1
        };
        Sharing::with(hosts).in_turn(0, self.0.elapsed())
    }
}

impl SharedQuota for Joined {
    fn take(
        &self,
        _: BlockRequest,
    ) -> BoxFuture<'_, Result<BlockAnswer, Box<dyn Error + Send + Sync>>> {
        let block = Block::new(1, 500, Duration::from_secs(60)).shared(self.now());
        Box::pin(async move { Ok(BlockAnswer::Block(block)) })
    }

    fn sharers(&self) -> u32 {
        2
    }

    fn sharing(&self) -> Option<Sharing> {
        Some(self.now())
    }
}

/// Alone a host has the whole second, from the moment on that another one joins the half of it, and the whole again
/// when that one is gone, all in the course of one block.
#[tokio::test(start_paused = true)]
async fn a_host_has_its_share_of_the_second_for_as_long_as_another_is_there() {
    let script = (0..100).fold(Script::new(), |script, _| script.answer(200, "", ""));
    let started = Instant::now();
    let config = LimitConfig {
        quota: Some(Arc::new(Joined(started))),
        ..LimitConfig::paced(PaceConfig::fixed(10, 6000))
    };
    let transport = limit(script.transport(), config);
    let mut seconds = [0; 9];
    loop {
        transport.send(Request::new(Body::empty())).await.unwrap();
        let second = usize::try_from(started.elapsed().as_secs()).unwrap();
        match seconds.get_mut(second) {
            Some(calls) => *calls += 1,
            None => break,
        }
    }
    let [.., before, _, _, joined, _, _, after, _] = seconds;
    assert_eq!(seconds.map(|calls| calls <= 10), [true; 9], "{seconds:?}");
    assert_eq!(seconds[3..6].iter().max(), Some(&5), "{seconds:?}");
    assert!(before >= 9 && after >= 9, "{seconds:?}");
    assert!(joined >= 4, "{seconds:?}");
}
