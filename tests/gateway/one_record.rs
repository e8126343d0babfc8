//! Writers of one record at the same time: they wait for each other, and nobody else waits for them.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use futures_util::future::join_all;
use http::Method;
use keap_gateway::Bounds;
use keap_http::{BoxFuture, HttpService, Request, Response, Transport, TransportError};
use keap_xmlrpc::{Fault, Struct, Value};
use tokio::time::Instant;

use super::chain::Chain;

/// A Keap in which a change of contact 4393 takes a time.
#[derive(Debug)]
struct Slow {
    keap: Transport,
    takes: Duration,
    asked: Arc<Asked>,
}

/// How often.
#[derive(Debug, Default)]
struct Asked {
    anything: AtomicUsize,
    changes: AtomicUsize,
}

impl Asked {
    fn anything(&self) -> usize {
        self.anything.load(Ordering::Relaxed)
    }

    fn changes(&self) -> usize {
        self.changes.load(Ordering::Relaxed)
    }
}

impl HttpService for Slow {
    fn call(&self, request: Request) -> BoxFuture<'_, Result<Response, TransportError>> {
        Box::pin(async move {
            self.asked.anything.fetch_add(1, Ordering::Relaxed);
            let is_of_contact = request.uri().path().ends_with("/contacts/4393");
            if request.method() == Method::PATCH && is_of_contact {
                self.asked.changes.fetch_add(1, Ordering::Relaxed);
                tokio::time::sleep(self.takes).await;
            }
            self.keap.send(request).await
        })
    }
}

const TAKES: Duration = Duration::from_secs(3);
/// The one that nobody writes.
const OTHER: i32 = 19;

fn slow(takes: Duration, at_work: usize) -> (Chain, Arc<Asked>) {
    let sandbox = keap_tests::gateway::retired();
    let asked = Arc::default();
    let tenant = keap_tests::gateway::tenant(Transport::new(Slow {
        keap: sandbox.transport(),
        takes,
        asked: Arc::clone(&asked),
    }));
    let mut bounds = Bounds::default();
    bounds.at_work = at_work;
    let chain = Chain::built(sandbox, |builder| {
        builder.bounds(bounds).tenant(tenant).build()
    });
    (chain, asked)
}

async fn write(chain: &Chain, number: usize) -> Result<Value, Fault> {
    let phone = Struct::new().with("Phone2", format!("555000{number}"));
    let params = vec!["Contact".into(), 4393.into(), phone.into()];
    chain.call("DataService.update", params).await
}

/// A load of the other contact, a while after the writers came, and how long it took.
async fn load(chain: &Chain) -> Duration {
    tokio::time::sleep(Duration::from_millis(100)).await;
    let start = Instant::now();
    let columns = Value::Array(vec!["FirstName".into()]);
    let loaded = chain.call("ContactService.load", vec![OTHER.into(), columns]);
    loaded.await.unwrap();
    start.elapsed()
}

#[tokio::test(start_paused = true)]
async fn another_record_is_not_held_up_by_the_writers_of_one() {
    let (chain, asked) = slow(TAKES, 8);
    let start = Instant::now();
    let writers = join_all((0..10).map(|number| write(&chain, number)));
    let (written, waited) = tokio::join!(writers, load(&chain));
    assert!(waited < Duration::from_secs(1), "{waited:?}");
    for written in written {
        written.unwrap();
    }
    assert_eq!(asked.changes(), 10);
    assert!(start.elapsed() >= TAKES * 10);
}

/// Whoever has found the contact by its address waits for it as well, and comes before the next writer has a place again.
#[tokio::test(start_paused = true)]
async fn a_duplicate_check_that_waits_for_the_record_it_found_keeps_no_place() {
    let (chain, asked) = slow(TAKES, 2);
    let email = {
        let columns = Value::Array(vec!["Email".into()]);
        let loaded = chain.call("ContactService.load", vec![4393.into(), columns]);
        loaded.await.unwrap()["Email"].clone()
    };
    let add = async {
        let contact = Struct::new().with("Email", email).with("Phone2", "5550009");
        let params = vec![contact.into(), "Email".into()];
        chain.call("ContactService.addWithDupCheck", params).await
    };
    let writers = join_all((0..3).map(|number| write(&chain, number)));
    let (written, added, waited) = tokio::join!(writers, add, load(&chain));
    assert!(waited < Duration::from_secs(1), "{waited:?}");
    for written in written {
        written.unwrap();
    }
    assert_eq!(added.unwrap().as_i64(), Some(4393));
    assert_eq!(asked.changes(), 4);
}

#[tokio::test(start_paused = true)]
async fn a_writer_who_gave_up_leaves_the_line() {
    let (chain, asked) = slow(TAKES, 8);
    let patience = Duration::from_secs(2);
    let give_up = |number| tokio::time::timeout(patience, write(&chain, number));
    for gave_up in join_all((0..10).map(give_up)).await {
        assert!(gave_up.is_err());
    }
    let lines = chain.lines.take();
    let is_waiting = |line: &&keap_gateway::CallLine| line.hung_up && !line.in_doubt;
    assert_eq!(lines.iter().filter(is_waiting).count(), 9, "{lines:?}");
    let by_one = asked.anything();
    let start = Instant::now();
    write(&chain, 0).await.unwrap();
    // The rest of the one that had gone out, and its own.
    assert_eq!(start.elapsed(), TAKES - patience + TAKES);
    assert_eq!(asked.changes(), 2);
    assert!(asked.anything() <= 2 * by_one, "others went on reading");
}

#[tokio::test(start_paused = true)]
async fn writers_of_a_record_on_which_keap_hangs_are_told_to_come_back() {
    let (chain, _) = slow(Duration::from_secs(1000), 8);
    let start = Instant::now();
    let writers = join_all((0..16).map(|number| write(&chain, number)));
    let (written, waited) = tokio::join!(writers, load(&chain));
    assert!(waited < Duration::from_secs(1), "{waited:?}");
    let comes_back = |written: &&Result<Value, Fault>| {
        let fault = written.as_ref().unwrap_err();
        fault.string.ends_with("come back in 10 s")
    };
    assert!(
        written.iter().filter(comes_back).count() >= 14,
        "{written:?}"
    );
    let doubts = chain.lines.take();
    let doubts = doubts.iter().filter(|line| line.in_doubt).count();
    assert!(doubts <= 2, "{doubts}");
    assert!(start.elapsed() <= Duration::from_secs(120));
}
