//! `decide` over all operations and policies, and fallback that never repeats a write.

use keap::schema::{Changes, NewRecord, QueryData};
use keap::{
    Backend, ContactService, DupCheck, ErrorKind, Fallback, Fields, Invocation, Keap, Operation,
    RoutePolicy, RouteReason, decide,
};
use keap_http::testing::Script;
use keap_http::{Sent, TransportErrorKind};
use proptest::prelude::*;

/// A value of each operation that every backend can serve.
fn servable(operation: Operation) -> Invocation {
    let named: Fields = ["Id"].into();
    match operation {
        Operation::ContactAdd => Invocation::ContactAdd {
            values: NewRecord::new().set_by_name("Email", "a@example.com"),
        },
        Operation::ContactLoad => Invocation::ContactLoad {
            id: 1.into(),
            fields: named,
        },
        Operation::ContactUpdate => Invocation::ContactUpdate {
            id: 1.into(),
            changes: Changes::new().set_by_name("FirstName", "Ann"),
        },
        Operation::ContactFindByEmail => Invocation::ContactFindByEmail {
            email: "a@example.com".into(),
            fields: named,
        },
        Operation::ContactAddToGroup => Invocation::ContactAddToGroup {
            contact: 1.into(),
            tag: 2.into(),
        },
        Operation::DataLoad => Invocation::DataLoad {
            table: "User".into(),
            id: 1,
            fields: named,
        },
        Operation::DataQuery => Invocation::DataQuery(QueryData::new("User")),
        Operation::ContactAddWithDupCheck => Invocation::ContactAddWithDupCheck {
            values: NewRecord::new().set_by_name("Email", "a@example.com"),
            check: DupCheck::Email,
        },
        Operation::ContactMerge => Invocation::ContactMerge {
            contact: 1.into(),
            duplicate: 2.into(),
        },
        Operation::ContactRemoveFromGroup => Invocation::ContactRemoveFromGroup {
            contact: 1.into(),
            tag: 2.into(),
        },
        Operation::DataAdd => Invocation::DataAdd {
            table: "Contact".into(),
            values: NewRecord::new().set_by_name("Email", "a@example.com"),
        },
        Operation::DataUpdate => Invocation::DataUpdate {
            table: "Contact".into(),
            id: 1,
            changes: Changes::new().set_by_name("FirstName", "Ann"),
        },
        Operation::DataDelete => Invocation::DataDelete {
            table: "Contact".into(),
            id: 1,
        },
        Operation::DataFindByField => Invocation::DataFindByField {
            query: QueryData::new("User"),
            field: "Email".into(),
            value: "a@example.com".into(),
        },
        Operation::DataCount => Invocation::DataCount(QueryData::new("User")),
        Operation::DataGetUserInfo => Invocation::DataGetUserInfo,
        other => panic!("{other} is new: give it a value here"),
    }
}

/// The same operations with an argument that only XML-RPC has, where there is one.
fn only_xmlrpc(operation: Operation) -> Option<Invocation> {
    let password: Fields = ["Password"].into();
    Some(match operation {
        Operation::ContactAdd => Invocation::ContactAdd {
            values: NewRecord::new().set_by_name("Username", "ann"),
        },
        Operation::ContactLoad => Invocation::ContactLoad {
            id: 1.into(),
            fields: password,
        },
        Operation::ContactUpdate => Invocation::ContactUpdate {
            id: 1.into(),
            changes: Changes::new().clear_by_name("Username"),
        },
        Operation::ContactFindByEmail => Invocation::ContactFindByEmail {
            email: "a@example.com".into(),
            fields: password,
        },
        Operation::DataLoad => Invocation::DataLoad {
            table: "Ticket".into(),
            id: 1,
            fields: Fields::All,
        },
        Operation::DataQuery => Invocation::DataQuery(QueryData::new("ActionSequence")),
        Operation::DataCount => Invocation::DataCount(QueryData::new("ActionSequence")),
        Operation::DataDelete => Invocation::DataDelete {
            table: "Ticket".into(),
            id: 1,
        },
        _ => return None,
    })
}

fn operations() -> impl Strategy<Value = Operation> {
    proptest::sample::select(Operation::ALL)
}

fn backends() -> impl Strategy<Value = Backend> {
    proptest::sample::select(Backend::ALL.to_vec())
}

fn policies() -> impl Strategy<Value = RoutePolicy> {
    let overrides = proptest::collection::vec((operations(), backends()), 0..6);
    let fallback = proptest::sample::select(vec![
        Fallback::Never,
        Fallback::WhenUnsupported,
        Fallback::ReadsWhenUnavailable,
    ]);
    (backends(), overrides, fallback).prop_map(|(default, overrides, fallback)| {
        overrides.into_iter().fold(
            RoutePolicy::new(default).fallback(fallback),
            |policy, (operation, backend)| policy.route(operation, backend),
        )
    })
}

fn sets_of_backends() -> impl Strategy<Value = Vec<Backend>> {
    proptest::sample::subsequence(Backend::ALL.to_vec(), 1..=3)
}

proptest! {
    #[test]
    fn what_the_named_backend_can_serve_goes_there(
        operation in operations(), policy in policies(), configured in sets_of_backends(),
    ) {
        let wanted = policy.backend_for(operation);
        // v1 cannot merge, whatever the arguments.
        prop_assume!((operation, wanted) != (Operation::ContactMerge, Backend::RestV1));
        match decide(&servable(operation), &policy, &configured) {
            Ok(route) => {
                prop_assert_eq!(route.backend, wanted);
                prop_assert_ne!(route.reason, RouteReason::Fallback);
                prop_assert!(!route.alternatives.contains(&wanted));
                prop_assert!(route.alternatives.iter().all(|backend| configured.contains(backend)));
                prop_assert!(route.alternatives.is_empty() || !operation.is_write());
            }
            Err(error) => {
                prop_assert_eq!(error.kind(), ErrorKind::InvalidRequest);
                prop_assert!(!configured.contains(&wanted));
            }
        }
    }

    #[test]
    fn what_only_xmlrpc_can_serve_is_refused_or_falls_back_to_it(
        operation in operations(), policy in policies(), configured in sets_of_backends(),
    ) {
        let Some(invocation) = only_xmlrpc(operation) else { return Ok(()) };
        let wanted = policy.backend_for(operation);
        match decide(&invocation, &policy, &configured) {
            Ok(route) => {
                prop_assert_eq!(route.backend, Backend::XmlRpc);
                prop_assert_eq!(route.reason == RouteReason::Fallback, wanted != Backend::XmlRpc);
                prop_assert!(route.alternatives.is_empty());
            }
            Err(error) if configured.contains(&wanted) => {
                prop_assert_eq!(error.kind(), ErrorKind::Unsupported);
                prop_assert!(error.hint().is_some());
            }
            Err(error) => prop_assert_eq!(error.kind(), ErrorKind::InvalidRequest),
        }
    }
}

#[test]
fn every_operation_has_a_value_in_this_suite() {
    for &operation in Operation::ALL {
        assert_eq!(servable(operation).operation(), operation);
    }
}

fn routed(script: &Script, fallback: Fallback) -> Keap {
    Keap::oauth_customer("TOKEN")
        .unwrap()
        .transport(script.transport())
        .policy(RoutePolicy::new(Backend::XmlRpc).fallback(fallback))
        .build()
        .unwrap()
}

fn unavailable() -> Script {
    // More answers than the retry layer asks for.
    (0..8).fold(Script::new(), |script, _| {
        script.fail(TransportErrorKind::Connect, Sent::No)
    })
}

#[tokio::test(start_paused = true)]
async fn a_read_moves_on_when_the_backend_is_unavailable() {
    let script = Script::new();
    let script = (0..4).fold(script, |script, _| {
        script.answer(503, "text/html", "<h1>Sorry</h1>")
    });
    let script = script.answer(200, "application/json", r#"{"id":"17","given_name":"Ann"}"#);
    let keap = routed(&script, Fallback::ReadsWhenUnavailable);
    let record = keap.contacts().load(17, ["FirstName"]).await.unwrap();
    assert_eq!(record.get("FirstName"), Some(&"Ann".into()));
    let seen = script.take_seen();
    let last = seen.last().unwrap().head.uri.path().to_owned();
    assert_eq!(last, "/crm/rest/v2/contacts/17");
}

#[tokio::test(start_paused = true)]
async fn a_write_never_moves_on() {
    let script = unavailable();
    let keap = routed(&script, Fallback::ReadsWhenUnavailable);
    let error = keap
        .contacts()
        .update(17, |c| c.set_by_name("FirstName", "Ann"))
        .await
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Unavailable, "{error}");
    assert_eq!(error.backend(), Some(Backend::XmlRpc));
    assert!(
        script
            .take_seen()
            .iter()
            .all(|seen| seen.head.uri.path() == "/crm/xmlrpc/v1")
    );
}

#[tokio::test(start_paused = true)]
async fn a_write_that_may_have_been_applied_is_sent_once_and_says_so() {
    let script = Script::new().fail(TransportErrorKind::Interrupted, Sent::Maybe);
    let keap = routed(&script, Fallback::ReadsWhenUnavailable);
    let error = keap
        .contacts()
        .add(|c| c.set_by_name("FirstName", "Ann"))
        .await
        .unwrap_err();
    assert!(error.may_have_applied(), "{error}");
    assert!(!error.is_retryable());
    assert_eq!(script.take_seen().len(), 1);
}
