//! The quota of a tenant, taken out in blocks.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use keap_gateway::GatewayStore;
use keap_http::{
    Block, BlockAnswer, BlockRequest, Body, BoxFuture, HttpService, LimitConfig, PaceConfig,
    Request, Response, ReturnedBlock, Secret, SharedQuota, Transport, TransportError, limit,
};
use keap_tests::scratch;
use tokio::task::JoinHandle;
use tokio::time::{Instant, sleep};

async fn quota(database: &str) -> Arc<dyn SharedQuota> {
    let store = GatewayStore::connect(&Secret::new(database)).await.unwrap();
    store.quota("app ab123").unwrap()
}

async fn take(quota: &Arc<dyn SharedQuota>, request: BlockRequest) -> BlockAnswer {
    quota.take(request).await.unwrap()
}

fn block(answer: BlockAnswer) -> Block {
    match answer {
        BlockAnswer::Block(block) => block,
        other => panic!("{other:?}"),
    }
}

/// Takes until there is nothing more.
async fn take_all(quota: Arc<dyn SharedQuota>) -> (Vec<Block>, Duration) {
    let mut taken = Vec::new();
    loop {
        match take(&quota, BlockRequest::of(240)).await {
            BlockAnswer::Block(block) => taken.push(block),
            BlockAnswer::Wait(wait) => return (taken, wait),
            other => panic!("{other:?}"),
        }
    }
}

fn calls(blocks: &[Block]) -> u32 {
    blocks.iter().map(Block::calls).sum()
}

/// Lets time go by, as far as blocks are concerned.
async fn pass(database: &str, seconds: u32) {
    let sql = format!(
        "UPDATE keap_gateway_blocks SET taken_at = taken_at - interval '{seconds} seconds', \
         ends_at = ends_at - interval '{seconds} seconds'"
    );
    scratch::run_sql(database, &sql).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn no_minute_has_more_calls_than_its_limit_whoever_takes_them() {
    let Some(database) = scratch::database("quota").await else {
        return;
    };
    let three = [
        quota(&database).await,
        quota(&database).await,
        quota(&database).await,
    ];
    let all = three.map(|quota| tokio::spawn(take_all(quota)));
    let mut taken = 0;
    for one in all {
        let (blocks, wait) = one.await.unwrap();
        assert!(blocks.iter().all(|block| block.calls() <= 12));
        assert!(
            wait > Duration::from_secs(60) && wait < Duration::from_secs(77),
            "{wait:?}"
        );
        taken += calls(&blocks);
    }
    assert_eq!(taken, 240);
    // Nobody gave anything back: they may all be dead. Their blocks are over after 15 seconds, and a minute later gone.
    pass(&database, 60).await;
    let again = quota(&database).await;
    assert!(matches!(
        take(&again, BlockRequest::of(240)).await,
        BlockAnswer::Wait(_)
    ));
    pass(&database, 17).await;
    assert_eq!(calls(&take_all(again).await.0), 240);
}

#[tokio::test]
async fn what_was_not_spent_comes_back_and_what_was_spent_counts_a_minute_from_then() {
    let Some(database) = scratch::database("returned").await else {
        return;
    };
    let quota = quota(&database).await;
    let first = block(take(&quota, BlockRequest::of(240)).await);
    assert_eq!(first.calls(), 12);
    pass(&database, 9).await;
    let mut request = BlockRequest::of(240);
    request.returned = Some(ReturnedBlock::new(
        first.number(),
        2,
        Duration::from_secs(8),
    ));
    let second = block(take(&quota, request).await);
    let (rest, wait) = take_all(quota.clone()).await;
    assert_eq!(second.calls() + calls(&rest), 238);
    // The two calls of the first block were let go eight seconds ago, and a second is added for their way.
    assert!(
        wait > Duration::from_secs(51) && wait < Duration::from_secs(54),
        "{wait:?}"
    );
}

#[tokio::test]
async fn the_day_is_the_least_that_anybody_was_told() {
    let Some(database) = scratch::database("day").await else {
        return;
    };
    let (one, other) = (quota(&database).await, quota(&database).await);
    let told = |left: u64| {
        let mut request = BlockRequest::of(240);
        request.day_left = Some(left);
        request
    };
    assert_eq!(block(take(&one, told(20)).await).calls(), 12);
    // What the other one heard before is too much.
    assert_eq!(block(take(&other, told(500)).await).calls(), 8);
    for told in [told(500), BlockRequest::of(240)] {
        assert_eq!(take(&one, told).await, BlockAnswer::DayIsOver);
    }
    scratch::run_sql(&database, "UPDATE keap_gateway_quotas SET day = day - 1").await;
    assert_eq!(block(take(&one, told(30_000)).await).calls(), 12);
}

/// One that is started anew has seen no answer, and what others sent by a higher limit would fill the one that it assumes.
#[tokio::test]
async fn a_gateway_that_was_told_nothing_yet_begins_with_what_others_were_told() {
    let Some(database) = scratch::database("told").await else {
        return;
    };
    let mut told = BlockRequest::of(1500);
    told.day_left = Some(100_000);
    let one = quota(&database).await;
    let mut taken = 0;
    while taken < 360 {
        taken += block(take(&one, told).await).calls();
    }
    let anew = quota(&database).await;
    let first = block(take(&anew, BlockRequest::of(240)).await);
    assert!(first.calls() > 12, "{first:?}");
    // What its owner wants is no assumption: 360 calls of this minute are more than 30.
    let mut wanted = BlockRequest::of(30);
    wanted.at_most = Some(30);
    let modest = quota(&database).await;
    let answer = take(&modest, wanted).await;
    assert!(matches!(answer, BlockAnswer::Wait(_)), "{answer:?}");
    // A lower limit that somebody was told since counts for it, too.
    told.per_minute = 300;
    assert!(matches!(take(&one, told).await, BlockAnswer::Wait(_)));
    assert!(matches!(
        take(&anew, BlockRequest::of(240)).await,
        BlockAnswer::Wait(_)
    ));
}

#[tokio::test]
async fn quotas_of_other_names_are_apart_and_sharers_are_told() {
    let Some(database) = scratch::database("names").await else {
        return;
    };
    let one = quota(&database).await;
    assert_eq!(calls(&take_all(one).await.0), 240);
    let url = Secret::new(database.as_str());
    let store = GatewayStore::connect(&url).await.unwrap();
    let other = store.quota("client abc").unwrap();
    assert_eq!(calls(&take_all(other).await.0), 240);
}

/// A gateway's calls of one quota, and when each went out.
#[derive(Clone, Debug, Default)]
struct Calls(Arc<Mutex<Vec<Instant>>>);

impl HttpService for Calls {
    fn call(&self, _: Request) -> BoxFuture<'_, Result<Response, TransportError>> {
        self.0.lock().unwrap().push(Instant::now());
        Box::pin(async { Ok(Response::new(Body::empty())) })
    }
}

impl Calls {
    /// Calls as fast as it may, 20 a second, until it is killed.
    async fn begin(&self, database: &str) -> JoinHandle<()> {
        let mut config = LimitConfig::paced(PaceConfig::fixed(20, 6000));
        config.quota = Some(quota(database).await);
        let transport = limit(Transport::new(self.clone()), config);
        tokio::spawn(async move {
            loop {
                transport.send(Request::new(Body::empty())).await.unwrap();
            }
        })
    }

    /// How many of so many milliseconds from a moment on.
    fn within(&self, from: Instant, milliseconds: u64) -> usize {
        let until = from + Duration::from_millis(milliseconds);
        let calls = self.0.lock().unwrap();
        let within = calls.iter().filter(|call| (from..until).contains(call));
        within.count()
    }
}

/// The block of the first would last ten seconds; it hears of the second in the midst of it, and that it is gone.
#[tokio::test(flavor = "multi_thread")]
async fn the_limit_of_a_second_is_that_of_all_gateways_which_call() {
    let Some(database) = scratch::database("second").await else {
        return;
    };
    let (one, other) = (Calls::default(), Calls::default());
    let first = one.begin(&database).await;
    let alone = Instant::now();
    sleep(Duration::from_millis(1000)).await;
    let second = other.begin(&database).await;
    sleep(Duration::from_millis(500)).await;
    let together = Instant::now();
    sleep(Duration::from_millis(2000)).await;
    second.abort();
    // What a dead gateway had taken is over fifteen seconds later.
    pass(&database, 16).await;
    sleep(Duration::from_millis(300)).await;
    let again = Instant::now();
    sleep(Duration::from_millis(1000)).await;
    first.abort();
    for step in 0..20 {
        let from = together + Duration::from_millis(step * 50);
        let calls = [&one, &other].map(|calls| calls.within(from, 950));
        assert!(calls.iter().sum::<usize>() <= 20, "{calls:?}");
    }
    let both = [&one, &other].map(|calls| calls.within(together, 2000));
    assert!(both.iter().all(|calls| *calls >= 8), "{both:?}");
    let whole = [alone, again].map(|from| one.within(from, 1000));
    assert!(whole.iter().all(|calls| *calls > 12), "{whole:?}");
}
