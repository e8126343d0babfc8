//! A gateway is killed while writes are in flight: some were carried out and their answers held back, some were not.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use keap_http::{BoxFuture, HttpService, Method, Request, Response, Transport, TransportError};
use keap_sandbox::{Brownout, Sandbox, Trouble};
use tokio::sync::Semaphore;

use super::programs::{Programs, name};
use super::{Shared, carried_out, database, serve, sql};

/// Writes that are in flight when the gateway is killed.
const CUT: usize = 6;

/// A local Keap that holds every write until it is let on: one before it is carried out, the next behind it.
#[derive(Debug)]
struct Barrier {
    keap: Transport,
    writes: AtomicUsize,
    arrived: Arc<Semaphore>,
    let_on: Arc<Semaphore>,
}

impl HttpService for Barrier {
    fn call(&self, request: Request) -> BoxFuture<'_, Result<Response, TransportError>> {
        Box::pin(async move {
            if request.method() == Method::GET {
                return self.keap.send(request).await;
            }
            let hold = || async {
                self.arrived.add_permits(1);
                let _on = self.let_on.acquire().await;
            };
            if self
                .writes
                .fetch_add(1, Ordering::Relaxed)
                .is_multiple_of(2)
            {
                hold().await;
                self.keap.send(request).await
            } else {
                let answer = self.keap.send(request).await;
                hold().await;
                answer
            }
        })
    }
}

#[cfg(unix)]
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn writes_in_flight_when_their_gateway_is_killed_are_told_as_in_doubt() {
    let Some(database) = database("cut").await else {
        return;
    };
    let gone = Trouble::none().brownout(Brownout::Gone);
    let sandbox = Sandbox::builder().trouble(gone).build();
    let (arrived, let_on) = (Arc::new(Semaphore::new(0)), Arc::new(Semaphore::new(0)));
    let barrier = Barrier {
        keap: sandbox.transport(),
        writes: AtomicUsize::new(0),
        arrived: arrived.clone(),
        let_on: let_on.clone(),
    };
    let base = serve(Transport::new(barrier)).await;
    let shared = Arc::new(Shared::new(&database, &base));
    let there = shared.clone();
    let both = tokio::task::spawn_blocking(move || {
        there.adopt();
        (there.serve(), there.serve())
    });
    let (killed, staying) = both.await.unwrap();
    let programs = Arc::new(Programs::default());
    let writing: Vec<_> = (0..CUT)
        .map(|number| {
            let (programs, address) = (programs.clone(), killed.address().to_owned());
            tokio::task::spawn_blocking(move || programs.write(&[address], number))
        })
        .collect();
    let count = u32::try_from(CUT).unwrap();
    arrived.acquire_many(count).await.unwrap().forget();
    // Dropping it kills it.
    drop(killed);
    for one in writing {
        one.await.unwrap();
    }
    let_on.add_permits(100);
    let cut = programs.cut_writes.lock().unwrap().len();
    assert_eq!(cut, CUT, "every caller saw that there is no answer");

    // The other one goes on, and tells.
    let unseen = "UPDATE keap_gateway_members SET seen_at = seen_at - interval '1 minute'";
    sql(&database, unseen).await;
    let (there, also) = (shared.clone(), programs.clone());
    let told = tokio::task::spawn_blocking(move || {
        also.write(&[staying.address().to_owned()], CUT);
        staying.stop().is(0, &[]);
        (there.report(), there.run("report").out)
    });
    let (report, text) = told.await.unwrap();
    let answered = programs.answered_writes.lock().unwrap().clone();
    assert_eq!(answered, [CUT]);
    let rows = report["rows"].as_array().unwrap();
    assert_eq!((rows.len(), &rows[0]["calls"]), (1, &1.into()), "{report}");
    let in_doubt = report["in_doubt"].as_array().unwrap();
    let mut requests: Vec<_> = in_doubt
        .iter()
        .map(|write| write["request_id"].as_str().unwrap())
        .collect();
    requests.sort_unstable();
    requests.dedup();
    assert_eq!(requests.len(), CUT, "each is told once: {report}");
    let lines = text.lines().filter(|line| line.contains("is in doubt"));
    assert_eq!(lines.count(), CUT, "{text}");

    // None was carried out twice, and those whose answers alone were cut were carried out.
    let mut found = carried_out(&sandbox).await;
    let all = found.len();
    found.sort();
    found.dedup();
    assert_eq!(found.len(), all, "a write was carried out twice");
    assert!(found.contains(&name(CUT)), "{found:?}");
    assert!((CUT / 2 + 1..=CUT + 1).contains(&all), "{found:?}");
}
