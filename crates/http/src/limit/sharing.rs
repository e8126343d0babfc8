//! Hosts that share the second of a quota, seen at the calls that they make.

use std::error::Error;
use std::task::{Context, Poll, Wake, Waker};

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

/// When each call went out.
#[derive(Debug, Clone, Default)]
struct Times(Arc<Mutex<Vec<Instant>>>);

impl HttpService for Times {
    fn call(&self, _: Request) -> BoxFuture<'_, Result<Response, TransportError>> {
        self.0.lock().unwrap().push(Instant::now());
        Box::pin(async { Ok(Response::new(Body::empty())) })
    }
}

/// What is woken goes on up to 25 ms later, as on a machine that is busy.
async fn woken_late<T>(late: &Mutex<Late>, inner: impl Future<Output = T>) -> T {
    let mut inner = std::pin::pin!(inner);
    loop {
        let woken = Arc::new(Woken::default());
        let waker = Waker::from(woken.clone());
        let polled = inner.as_mut().poll(&mut Context::from_waker(&waker));
        if let Poll::Ready(done) = polled {
            return done;
        }
        woken.0.notified().await;
        let late = late.lock().unwrap().next();
        tokio::time::sleep(late).await;
    }
}

/// Remembers that it was woken.
#[derive(Debug, Default)]
struct Woken(tokio::sync::Notify);

impl Wake for Woken {
    fn wake(self: Arc<Self>) {
        self.0.notify_one();
    }
}

/// How late what is woken goes on: the same numbers in each run, evenly spread.
#[derive(Debug)]
struct Late {
    most: u64,
    seed: u64,
}

impl Late {
    fn next(&mut self) -> Duration {
        // The constants of Knuth's MMIX.
        self.seed = self.seed.wrapping_mul(6_364_136_223_846_793_005);
        self.seed = self.seed.wrapping_add(1_442_695_040_888_963_407);
        Duration::from_millis((self.seed >> 33) % (self.most + 1))
    }
}

/// One of two hosts.
fn host(number: u32, per_second: u32, born: Instant, times: &Times) -> Transport {
    let config = LimitConfig {
        quota: Some(Arc::new(InTurn { number, born })),
        ..LimitConfig::paced(PaceConfig::fixed(per_second, 6000))
    };
    limit(Transport::new(times.clone()), config)
}

/// When two hosts call that have more calls than they may make.
async fn busy(per_second: u32, late: u64) -> Vec<Instant> {
    let times = Times::default();
    let born = Instant::now();
    let late = Mutex::new(Late {
        most: late,
        seed: 1,
    });
    let host = async |number: u32| {
        let host = host(number, per_second, born, &times);
        tokio::time::sleep(Duration::from_millis(30) * number).await;
        let sending = (0..200).map(|_| woken_late(&late, host.send(Request::new(Body::empty()))));
        futures_util::future::join_all(sending).await;
    };
    tokio::join!(host(0), host(1));
    let times = times.0.lock().unwrap();
    assert_eq!(times.len(), 400);
    times.clone()
}

/// Two hosts that have more calls than they may make never make two within one gap, and lose little of the pace, also on
/// a machine that wakes them late.
#[tokio::test(start_paused = true)]
async fn hosts_that_wait_call_in_turn() {
    for (per_second, late) in [(10, 0), (5, 0), (5, 25)] {
        let times = busy(per_second, late).await;
        let gap = Duration::from_secs(1) / per_second;
        let tight: Vec<_> = times
            .windows(2)
            .enumerate()
            .filter(|(_, pair)| pair[1] - pair[0] < gap)
            .map(|(place, pair)| (place, pair[1] - pair[0]))
            .collect();
        // The first of each had not to wait.
        let later = tight.iter().filter(|(place, _)| *place > 4).count();
        assert!(
            later == 0 && tight.len() <= 2,
            "{per_second} {late}: {tight:?}"
        );
        // The last ones of one alone, whose calls are over later, take a share of the turns.
        let both = &times[..380];
        let took = (both[379] - both[0]).as_secs_f64();
        let reached = 379.0 / took / f64::from(per_second);
        assert!(reached >= 0.9, "{per_second} {late}: {reached}");
    }
}

/// Beside a host that calls all the time another one calls now and then, at once where it has not called for a round: no
/// second has more than that one call too many.
#[tokio::test(start_paused = true)]
async fn a_call_at_once_is_all_that_a_second_has_too_many() {
    for pause in [50, 250, 1800] {
        let (times, born) = (Times::default(), Instant::now());
        let [busy, other] = [0, 1].map(|number| host(number, 5, born, &times));
        let now_and_then = async {
            for _ in 0..20 {
                tokio::time::sleep(Duration::from_millis(pause)).await;
                other.send(Request::new(Body::empty())).await.unwrap();
            }
        };
        let all = futures_util::future::join_all(
            (0..100).map(|_| busy.send(Request::new(Body::empty()))),
        );
        tokio::join!(now_and_then, all);
        let times = times.0.lock().unwrap();
        let second = Duration::from_secs(1);
        let full = times.windows(7).filter(|some| some[6] - some[0] < second);
        assert_eq!(full.count(), 0, "{pause}");
    }
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
    let [.., before, _, _, _, _, _, after, _] = seconds;
    assert_eq!(seconds.map(|calls| calls <= 10), [true; 9], "{seconds:?}");
    let joined: u32 = seconds[3..6].iter().sum();
    assert!((12..=15).contains(&joined), "{seconds:?}");
    assert!(before >= 9 && after >= 9, "{seconds:?}");
}
