//! Comparisons in the background: the answer never waits for them, and nothing gets too much.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use futures_util::FutureExt as _;
use keap::schema::{Changes, Query, contact, table};
use keap::xmlrpc::WireCall;
use keap::{
    Backend, ContactId, Fields, Invocation, Keap, Operation, RoutePolicy,
    shadow::{Dropped, Sampler, ShadowObserver, ShadowPolicy, ShadowReport},
};
use keap_http::{
    Body, BoxFuture, Effect, HttpService, Request, Response, Sent, Transport, TransportError,
    TransportErrorKind,
};
use keap_tests::{builder, sandbox};
use keap_xmlrpc::FirstParam;
use tokio::sync::Semaphore;

/// The way to the sandbox; REST can be held up, cut, or tampered with.
#[derive(Debug)]
struct Wires {
    sandbox: Transport,
    /// A REST call takes one permit with it.
    rest: Semaphore,
    seen: Mutex<Vec<String>>,
    way: Way,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Way {
    Open,
    /// REST cannot be reached.
    Cut,
    /// REST says that everybody is called Zoe.
    Zoe,
    /// A tenth of the day's quota is left.
    Scarce,
}

#[derive(Debug)]
struct WiresService(Arc<Wires>);

impl HttpService for WiresService {
    fn call(&self, request: Request) -> BoxFuture<'_, Result<Response, TransportError>> {
        Box::pin(async move {
            let path = request.uri().path().to_owned();
            let line = format!("{} {path}", request.method());
            let is_rest = path.contains("/rest/");
            if is_rest {
                self.0.rest.acquire().await.unwrap().forget();
            }
            self.0.seen.lock().unwrap().push(line);
            if is_rest && self.0.way == Way::Cut {
                let kind = TransportErrorKind::Connect;
                let uri = request.uri().clone();
                return Err(TransportError::new(kind, Sent::No, request.method(), &uri));
            }
            let mut response = self.0.sandbox.send(request).await?;
            match self.0.way {
                Way::Zoe if is_rest => {
                    let body = response.body_mut();
                    let bytes = std::mem::replace(body, Body::empty())
                        .into_bytes(1 << 20)
                        .await
                        .unwrap();
                    let text = String::from_utf8(bytes.to_vec()).unwrap();
                    let renamed = text.replace("\"given_name\":\"", "\"given_name\":\"Zoe");
                    response.headers_mut().remove("content-length");
                    *response.body_mut() = Body::from(renamed);
                }
                Way::Scarce => {
                    let headers = response.headers_mut();
                    headers.insert("x-keap-product-quota-limit", "1000".parse().unwrap());
                    headers.insert("x-keap-product-quota-available", "100".parse().unwrap());
                }
                _ => {}
            }
            Ok(response)
        })
    }
}

impl Wires {
    fn rest_calls(&self) -> usize {
        let seen = self.seen.lock().unwrap();
        seen.iter().filter(|line| line.contains("/rest/")).count()
    }
}

#[derive(Debug, Default)]
struct Notes {
    reports: Mutex<Vec<String>>,
    dropped: Mutex<Vec<Dropped>>,
}

impl ShadowObserver for Notes {
    fn compared(&self, report: &ShadowReport) {
        self.reports.lock().unwrap().push(format!("{report:?}"));
    }
    fn dropped(&self, _: Operation, reason: Dropped) {
        self.dropped.lock().unwrap().push(reason);
    }
}

struct Desk {
    keap: Keap,
    wires: Arc<Wires>,
    notes: Arc<Notes>,
}

/// XML-RPC answers, `shadow` compares; REST calls wait for `permits`.
fn desk(shadow: ShadowPolicy, way: Way, permits: usize) -> Desk {
    let sandbox = sandbox();
    let wires = Arc::new(Wires {
        sandbox: sandbox.transport(),
        rest: Semaphore::new(permits),
        seen: Mutex::default(),
        way,
    });
    let notes = Arc::new(Notes::default());
    let keap = builder(&sandbox)
        .transport(Transport::new(WiresService(wires.clone())))
        .policy(RoutePolicy::new(Backend::XmlRpc).shadow(shadow))
        .shadow_observer(notes.clone())
        .build()
        .unwrap();
    Desk { keap, wires, notes }
}

const MANY: usize = 10_000;

async fn load(keap: &Keap) {
    let names = [contact::ID.name(), contact::FIRST_NAME.name()];
    let record = keap
        .contacts()
        .load(ContactId::new(4393), names)
        .await
        .unwrap();
    assert_eq!(
        record.read(contact::ID).unwrap(),
        Some(ContactId::new(4393))
    );
}

#[tokio::test(start_paused = true)]
async fn the_answer_comes_before_the_comparison() {
    let desk = desk(ShadowPolicy::new(Backend::RestV2), Way::Open, 0);
    load(&desk.keap).await;
    assert_eq!(desk.wires.rest_calls(), 0, "REST is held up");
    assert!(desk.keap.shadow_idle().now_or_never().is_none());
    desk.wires.rest.add_permits(MANY);
    desk.keap.shadow_idle().await;
    assert!(desk.wires.rest_calls() > 0);
    let stats = desk.keap.shadow_stats();
    assert_eq!((stats.sampled, stats.agreed), (1, 1), "{stats:?}");
    assert_eq!(desk.notes.reports.lock().unwrap().len(), 1);
}

#[tokio::test(start_paused = true)]
async fn a_shadow_that_fails_changes_nothing_but_the_count() {
    let desk = desk(ShadowPolicy::new(Backend::RestV2), Way::Cut, MANY);
    load(&desk.keap).await;
    desk.keap.shadow_idle().await;
    let stats = desk.keap.shadow_stats();
    assert_eq!((stats.unanswered, stats.differed), (1, 0), "{stats:?}");
}

#[tokio::test(start_paused = true)]
async fn a_difference_is_told_without_the_values() {
    let desk = desk(ShadowPolicy::new(Backend::RestV2), Way::Zoe, MANY);
    load(&desk.keap).await;
    desk.keap.shadow_idle().await;
    assert_eq!(desk.keap.shadow_stats().differed, 1);
    let report = desk.notes.reports.lock().unwrap().join("");
    assert!(report.contains("FirstName"), "{report}");
    assert!(!report.contains("Zoe"), "{report}");
}

#[tokio::test(start_paused = true)]
async fn what_would_be_too_many_at_once_is_dropped() {
    let shadow = ShadowPolicy::new(Backend::RestV2).max_in_flight(1);
    let desk = desk(shadow, Way::Open, 0);
    for _ in 0..3 {
        load(&desk.keap).await;
    }
    desk.wires.rest.add_permits(MANY);
    desk.keap.shadow_idle().await;
    let stats = desk.keap.shadow_stats();
    assert_eq!((stats.agreed, stats.dropped_busy), (1, 2), "{stats:?}");
    let dropped = desk.notes.dropped.lock().unwrap().clone();
    assert_eq!(dropped, [Dropped::Busy, Dropped::Busy]);
    load(&desk.keap).await;
    desk.keap.shadow_idle().await;
    assert_eq!(desk.keap.shadow_stats().agreed, 2, "there is room again");
}

#[tokio::test(start_paused = true)]
async fn comparisons_keep_their_own_pace() {
    let shadow = ShadowPolicy::new(Backend::RestV2).calls_per_minute(4);
    let desk = desk(shadow.max_in_flight(MANY), Way::Open, MANY);
    for _ in 0..10 {
        load(&desk.keap).await;
    }
    desk.keap.shadow_idle().await;
    assert_eq!(desk.keap.shadow_stats().agreed, 4);
    tokio::time::advance(Duration::from_secs(30)).await;
    for _ in 0..10 {
        load(&desk.keap).await;
    }
    desk.keap.shadow_idle().await;
    let stats = desk.keap.shadow_stats();
    assert_eq!((stats.agreed, stats.dropped_pace), (6, 14), "{stats:?}");
}

#[tokio::test(start_paused = true)]
async fn comparisons_leave_the_quota_to_the_program() {
    let desk = desk(ShadowPolicy::new(Backend::RestV2), Way::Scarce, MANY);
    load(&desk.keap).await; // Its own answer is the first that tells how little is left.
    desk.keap.shadow_idle().await;
    assert_eq!(desk.keap.shadow_stats().dropped_quota, 1);
    assert_eq!(desk.wires.rest_calls(), 0);
    let generous = ShadowPolicy::new(Backend::RestV2).min_quota(0.05);
    let policy = RoutePolicy::new(Backend::XmlRpc).shadow(generous);
    desk.keap.set_policy(policy);
    load(&desk.keap).await;
    desk.keap.shadow_idle().await;
    assert_eq!(desk.keap.shadow_stats().agreed, 1);
}

#[tokio::test(start_paused = true)]
async fn writes_are_compared_only_when_they_are_named() {
    let rename = |keap: &Keap| {
        let keap = keap.clone();
        async move {
            let contacts = keap.contacts();
            contacts
                .update(ContactId::new(4393), |c| c.set(contact::FIRST_NAME, "Joe"))
                .await
        }
    };
    let plain = ShadowPolicy::new(Backend::RestV2);
    let desk = desk(plain.clone(), Way::Open, MANY);
    rename(&desk.keap).await.unwrap();
    desk.keap
        .contacts()
        .add(|c| c.set(contact::EMAIL, "new@example.com"))
        .await
        .unwrap();
    desk.keap.shadow_idle().await;
    assert_eq!(desk.wires.rest_calls(), 0);

    let named = plain.write(Operation::ContactUpdate).unwrap();
    desk.keap
        .set_policy(RoutePolicy::new(Backend::XmlRpc).shadow(named));
    rename(&desk.keap).await.unwrap();
    desk.keap.shadow_idle().await;
    assert_eq!(desk.keap.shadow_stats().agreed, 1);
    for operation in [
        Operation::ContactAdd,
        Operation::ContactAddWithDupCheck,
        Operation::ContactMerge,
        Operation::DataDelete,
        Operation::ContactLoad,
    ] {
        let refused = ShadowPolicy::new(Backend::RestV2).write(operation);
        assert!(refused.is_err(), "{operation}");
    }
}

/// Without the order, the repetition of the first update would undo the second.
#[tokio::test(start_paused = true)]
async fn a_repeated_write_cannot_undo_a_later_one() {
    let shadow = ShadowPolicy::new(Backend::RestV2)
        .write(Operation::ContactUpdate)
        .unwrap();
    let desk = desk(shadow, Way::Open, 0);
    let rename = async |name: &str| {
        let contacts = desk.keap.contacts();
        let name = name.to_owned();
        contacts
            .update(ContactId::new(4393), |c| c.set(contact::FIRST_NAME, name))
            .await
    };
    rename("First").await.unwrap();
    let mut second = Box::pin(rename("Second"));
    let waiting = tokio::time::timeout(Duration::from_secs(1), &mut second).await;
    assert!(
        waiting.is_err(),
        "the second write waits for the repetition"
    );
    let other = desk.keap.contacts().update(ContactId::new(4394), |c| {
        c.set(contact::FIRST_NAME, "Other")
    });
    other.await.map_or_else(
        |error| assert_eq!(error.kind(), keap::ErrorKind::NotFound),
        |id| assert_eq!(id.get(), 4394),
    );
    desk.wires.rest.add_permits(MANY);
    second.await.unwrap();
    desk.keap.shadow_idle().await;
    desk.keap.set_policy(RoutePolicy::new(Backend::XmlRpc));
    let record = desk
        .keap
        .contacts()
        .load(ContactId::new(4393), ["FirstName"])
        .await
        .unwrap();
    assert_eq!(record.get("FirstName"), Some(&"Second".into()));
}

async fn rename(keap: &Keap, id: i64, name: &'static str) {
    let contacts = keap.contacts();
    let change = contacts.update(ContactId::new(id), |c| c.set(contact::FIRST_NAME, name));
    change.await.unwrap();
}

/// Load, change, save: the second backend is asked when the change was made.
#[tokio::test(start_paused = true)]
async fn what_the_program_writes_next_is_no_difference() {
    let desk = desk(ShadowPolicy::new(Backend::RestV2), Way::Open, 0);
    load(&desk.keap).await;
    rename(&desk.keap, 4393, "Joan").await;
    desk.wires.rest.add_permits(MANY);
    desk.keap.shadow_idle().await;
    let stats = desk.keap.shadow_stats();
    assert_eq!(
        (stats.changed, stats.agreed, stats.differed),
        (1, 0, 0),
        "{stats:?}"
    );
    let report = desk.notes.reports.lock().unwrap().join("");
    assert!(report.contains("changed_meanwhile: 1"), "{report}");
    assert!(!report.contains("FirstName"), "{report}");
    load(&desk.keap).await;
    desk.keap.shadow_idle().await;
    assert_eq!(desk.keap.shadow_stats().agreed, 1, "nothing was written");
}

/// As a gateway passes calls on.
#[tokio::test(start_paused = true)]
async fn what_is_passed_on_next_is_no_difference() {
    let desk = desk(ShadowPolicy::new(Backend::RestV2), Way::Open, 0);
    let id = ContactId::new(4393);
    let names = keap_xmlrpc::Value::Array(vec!["FirstName".into()]);
    let load = WireCall {
        method: "ContactService.load".to_owned(),
        effect: Effect::Read,
        first: FirstParam::Private,
        params: vec![4393.into(), names],
    };
    let read = Invocation::contact_load(id, Fields::from(["FirstName"]));
    desk.keap.pass_on(load, Some(read)).await.unwrap();
    let joan = keap_xmlrpc::Struct::new().with("FirstName", "Joan");
    let update = WireCall {
        method: "ContactService.update".to_owned(),
        effect: Effect::IdempotentWrite,
        first: FirstParam::Private,
        params: vec![4393.into(), joan.into()],
    };
    let changes = Changes::new().set_by_name("FirstName", "Joan");
    let write = Invocation::contact_update(id, changes);
    desk.keap.pass_on(update, Some(write)).await.unwrap();
    desk.wires.rest.add_permits(MANY);
    desk.keap.shadow_idle().await;
    let stats = desk.keap.shadow_stats();
    assert_eq!((stats.changed, stats.differed), (1, 0), "{stats:?}");
}

#[tokio::test(start_paused = true)]
async fn a_write_of_another_record_excuses_nothing() {
    let desk = desk(ShadowPolicy::new(Backend::RestV2), Way::Zoe, 0);
    load(&desk.keap).await;
    rename(&desk.keap, 17, "Joan").await;
    desk.wires.rest.add_permits(MANY);
    desk.keap.shadow_idle().await;
    let stats = desk.keap.shadow_stats();
    assert_eq!((stats.changed, stats.differed), (0, 1), "{stats:?}");
}

#[tokio::test(start_paused = true)]
async fn of_a_list_the_rows_that_were_written_are_left_out() {
    for (way, differed, changed) in [(Way::Open, 0, 1), (Way::Zoe, 1, 0)] {
        let desk = desk(ShadowPolicy::new(Backend::RestV2), way, 0);
        let names = Query::<table::Contact>::new().select([contact::FIRST_NAME]);
        desk.keap.data().query(names).await.unwrap();
        rename(&desk.keap, 17, "Joan").await;
        desk.wires.rest.add_permits(MANY);
        desk.keap.shadow_idle().await;
        let stats = desk.keap.shadow_stats();
        assert_eq!(
            (stats.differed, stats.changed),
            (differed, changed),
            "{way:?} {stats:?}"
        );
        let report = desk.notes.reports.lock().unwrap().join("");
        assert!(report.contains("changed_meanwhile: 1"), "{report}");
    }
}

/// The old SDKs' queries rarely ask for `Id`, and without it rows in another order could not be matched.
#[tokio::test(start_paused = true)]
async fn rows_are_matched_by_an_id_that_the_caller_does_not_see() {
    let desk = desk(ShadowPolicy::new(Backend::RestV2), Way::Zoe, MANY);
    let rows = desk
        .keap
        .data()
        .query(Query::<table::Contact>::new().select([contact::FIRST_NAME]))
        .await
        .unwrap();
    assert!(!rows.is_empty());
    assert!(rows.iter().all(|row| !row.contains("Id")), "{rows:?}");
    desk.keap.shadow_idle().await;
    let report = desk.notes.reports.lock().unwrap().join("");
    assert!(report.contains("row: Some("), "{report}");
}

#[derive(Debug)]
struct OnlyUsers;

impl Sampler for OnlyUsers {
    fn draw(&self, invocation: &Invocation) -> f64 {
        if invocation.table() == Some("User") {
            0.0
        } else {
            0.99
        }
    }
}

#[tokio::test(start_paused = true)]
async fn the_sample_is_drawn_by_the_share() {
    let sandbox = sandbox();
    let keap = builder(&sandbox)
        .policy(
            RoutePolicy::new(Backend::XmlRpc)
                .shadow(ShadowPolicy::new(Backend::RestV2).sample(0.5)),
        )
        .sampler(Arc::new(OnlyUsers))
        .build()
        .unwrap();
    load(&keap).await;
    assert_eq!(keap.shadow_stats().sampled, 0);
    let users = Query::<table::User>::new();
    keap.data().query(users).await.unwrap();
    keap.shadow_idle().await;
    assert!(keap.shadow_stats().sampled > 0);
}

#[tokio::test(start_paused = true)]
async fn comparisons_can_be_ended() {
    let desk = desk(ShadowPolicy::new(Backend::RestV2), Way::Open, 0);
    load(&desk.keap).await;
    desk.keap.shadow_stop();
    desk.keap.shadow_idle().await;
    assert_eq!(desk.keap.shadow_stats().stopped, 1);
    assert_eq!(desk.wires.rest_calls(), 0);
}
