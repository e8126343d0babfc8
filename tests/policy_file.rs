//! A policy file is followed while the program runs.

use std::path::Path;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use keap::{
    Backend, ContactId, Keap, Operation, PolicyFile, RoutePolicy,
    route::{PolicyChange, PolicyWatch},
};
use keap_tests::scratch::Scratch;
use keap_tests::{builder, connect, sandbox};

const EVERY: Duration = Duration::from_secs(5);
/// Long enough for a look at the file and for the second reading of a change.
const SOON: Duration = Duration::from_secs(8);

type Changes = Arc<Mutex<Vec<String>>>;

fn follow(keap: &Keap, path: &Path) -> (PolicyWatch, Changes) {
    let changes = Changes::default();
    let told = changes.clone();
    let file = PolicyFile::new(path).every(EVERY).on_change(move |change| {
        let line = match change {
            PolicyChange::Applied(policy) => {
                format!("applied {}", policy.backend_for(Operation::ContactLoad))
            }
            PolicyChange::Refused(error) => format!("refused {}", error.message()),
            other => panic!("{other:?}"),
        };
        told.lock().unwrap().push(line);
    });
    (file.follow(keap), changes)
}

/// As an editor that is careful: a new file takes the place of the old one.
fn replace(path: &Path, text: &str) {
    let draft = path.with_extension("new");
    std::fs::write(&draft, text).unwrap();
    std::fs::rename(&draft, path).unwrap();
}

fn default_of(keap: &Keap) -> Backend {
    keap.policy().backend_for(Operation::ContactLoad)
}

#[tokio::test(start_paused = true)]
async fn a_new_file_is_put_in_force() {
    let scratch = Scratch::new("policy");
    let path = scratch.path("routes.toml");
    replace(&path, "default = \"xmlrpc\"");
    let keap = connect();
    let (_watch, changes) = follow(&keap, &path);
    tokio::time::sleep(SOON).await;
    assert!(
        changes.lock().unwrap().is_empty(),
        "it gives the policy in force"
    );
    replace(&path, "default = \"v2\"");
    tokio::time::sleep(SOON).await;
    assert_eq!(default_of(&keap), Backend::RestV2);
    assert_eq!(*changes.lock().unwrap(), ["applied REST v2"]);
}

#[tokio::test(start_paused = true)]
async fn a_broken_file_changes_nothing_and_is_told_once() {
    let scratch = Scratch::new("policy");
    let path = scratch.path("routes.toml");
    replace(&path, "default = \"v2\"");
    let keap = connect();
    let (_watch, changes) = follow(&keap, &path);
    tokio::time::sleep(SOON).await;
    replace(
        &path,
        "default = \"v2\"\n[operations]\n\"ContactService.load",
    );
    tokio::time::sleep(SOON * 5).await;
    std::fs::remove_file(&path).unwrap();
    tokio::time::sleep(SOON * 5).await;
    assert_eq!(default_of(&keap), Backend::RestV2);
    {
        let changes = changes.lock().unwrap();
        assert_eq!(changes.len(), 3, "{changes:?}");
        assert!(changes[1].starts_with("refused "), "{changes:?}");
        assert_eq!(changes[2], "refused the policy file cannot be read");
    }
    replace(&path, "default = \"v1\"");
    tokio::time::sleep(SOON).await;
    assert_eq!(default_of(&keap), Backend::RestV1);
}

/// The half that is there is a whole policy by itself, and another one.
#[tokio::test(start_paused = true)]
async fn a_file_that_is_just_being_written_is_waited_for() {
    let scratch = Scratch::new("policy");
    let path = scratch.path("routes.toml");
    let half = "default = \"v2\"\n";
    let whole = format!("{half}[operations]\n\"ContactService.load\" = \"v1\"\n");
    std::fs::write(&path, "default = \"xmlrpc\"").unwrap();
    let keap = connect();
    let (_watch, changes) = follow(&keap, &path);
    tokio::time::sleep(Duration::from_secs(6)).await;
    std::fs::write(&path, half).unwrap();
    // The next look comes between 10 s and 11 s; its second reading half a second later finds more.
    let writer = async {
        for length in half.len()..=whole.len() {
            std::fs::write(&path, &whole[..length]).unwrap();
            tokio::time::sleep(Duration::from_millis(200)).await;
        }
    };
    writer.await;
    tokio::time::sleep(SOON).await;
    assert_eq!(*changes.lock().unwrap(), ["applied REST v1"]);
}

#[tokio::test(start_paused = true)]
async fn a_backend_that_is_not_configured_is_refused() {
    let scratch = Scratch::new("policy");
    let path = scratch.path("routes.toml");
    replace(&path, "default = \"v2\"");
    let sandbox = sandbox();
    let keap = Keap::customer("ab123", keap_sandbox::DEFAULT_LEGACY_KEY)
        .unwrap()
        .transport(sandbox.transport())
        .build()
        .unwrap();
    let (_watch, changes) = follow(&keap, &path);
    tokio::time::sleep(SOON).await;
    assert_eq!(default_of(&keap), Backend::XmlRpc);
    let opens = "REST v2 needs a credential that opens it: a legacy key opens XML-RPC alone, a service account key or an \
                 access token opens all three";
    assert_eq!(
        *changes.lock().unwrap(),
        [format!(
            "refused the policy names REST v2, which is not configured: {opens}"
        )]
    );
}

#[tokio::test(start_paused = true)]
async fn a_watch_ends_when_it_is_dropped() {
    let scratch = Scratch::new("policy");
    let path = scratch.path("routes.toml");
    replace(&path, "default = \"xmlrpc\"");
    let keap = connect();
    let (watch, changes) = follow(&keap, &path);
    tokio::time::sleep(SOON).await;
    drop(watch);
    replace(&path, "default = \"v2\"");
    tokio::time::sleep(SOON).await;
    assert_eq!(default_of(&keap), Backend::XmlRpc);
    assert!(changes.lock().unwrap().is_empty());
}

/// A call that has begun keeps its route.
#[tokio::test(start_paused = true)]
async fn calls_in_flight_keep_their_route() {
    use keap_http::testing::Script;
    let slow = Script::new().answer(503, "text/html", "busy").answer(
        200,
        "application/json",
        r#"{"id":"17","given_name":"Ann"}"#,
    );
    let keap = builder(&sandbox())
        .transport(slow.transport())
        .policy(RoutePolicy::new(Backend::RestV2))
        .build()
        .unwrap();
    let calling = keap.clone();
    let call = tokio::spawn(async move {
        calling
            .contacts()
            .load(ContactId::new(17), ["FirstName"])
            .await
    });
    tokio::task::yield_now().await;
    keap.set_policy(RoutePolicy::new(Backend::XmlRpc));
    call.await.unwrap().unwrap();
    let seen = slow.take_seen();
    assert_eq!(seen.len(), 2);
    assert!(
        seen.iter()
            .all(|seen| seen.head.uri.path().contains("/rest/v2/"))
    );
}
