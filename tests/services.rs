//! Every operation over every backend: what coverage lists is served by the endpoints it names, what it does not list is
//! refused before anything is sent; and the services beside the two behave the same on all wires.

#[path = "services/contacts.rs"]
mod contacts;
#[path = "services/mail.rs"]
mod mail;
#[path = "services/stock.rs"]
mod stock;

use keap::{Backend, COVERAGE, ErrorKind, Invoke as _, Keap, Level, Operation};
use keap_tests::recorder::{Recorder, is_of};
use keap_tests::{builder, invocations, sandbox};

/// A local Keap with the options that name what it has, and a record of what is sent to it.
fn recorded() -> (Keap, Recorder) {
    let sandbox = sandbox();
    let recorder = Recorder::new(sandbox.transport());
    let keap = builder(&sandbox)
        .transport(recorder.transport())
        .rest_options(invocations::options())
        .build()
        .unwrap();
    (keap, recorder)
}

/// A local Keap with the options that name what it has.
fn connect() -> Keap {
    recorded().0
}

fn told(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(current) = cause {
        text = format!("{text}: {current}");
        cause = current.source();
    }
    text
}

#[tokio::test]
async fn what_coverage_lists_is_served_by_the_endpoints_it_names() {
    for row in COVERAGE.iter().filter(|row| row.level != Level::None) {
        let name = format!("{} over {}", row.operation, row.backend);
        let (keap, recorder) = recorded();
        let invocation = invocations::sample(row.operation);
        let endpoints = keap::endpoints(&invocation, row.backend);
        let result = keap.invoke_on(row.backend, invocation).await;
        match (row.operation, result) {
            // Nobody's password is right in the sandbox.
            (Operation::DataAuthenticateUser, Err(error)) => {
                assert_eq!(error.kind(), ErrorKind::Unauthenticated, "{name}");
            }
            (_, Err(error)) => panic!("{}", told(&error)),
            (_, Ok(_)) => {}
        }
        let sent = recorder.take();
        assert!(!sent.is_empty(), "{name} sent nothing");
        if row.backend == Backend::XmlRpc {
            continue;
        }
        for request in sent {
            assert!(
                endpoints.iter().any(|endpoint| is_of(&request, endpoint)),
                "{name} sent {request}, which coverage does not list"
            );
        }
    }
}

/// Which kinds are served depends on the tables that are; a kind that is not is refused before anything is sent.
#[tokio::test]
async fn quick_searches_of_every_kind_stay_with_the_endpoints_that_coverage_names() {
    for backend in keap_tests::REST {
        let row = keap::coverage(Operation::SearchQuickSearch, backend).unwrap();
        for kind in [
            "FindPerson",
            "FindCompany",
            "FindTask",
            "FindOrder",
            "FindSubscription",
            "FindOpportunity",
            "FindAffiliate",
        ] {
            let (keap, recorder) = recorded();
            let mut search = keap::QuickSearch::persons(1, "a");
            search.kind = kind.to_owned();
            let result = keap
                .invoke_on(backend, keap::Invocation::SearchQuickSearch(search))
                .await;
            let sent = recorder.take();
            if let Err(error) = result {
                assert_eq!(
                    error.kind(),
                    ErrorKind::Unsupported,
                    "{kind}: {}",
                    told(&error)
                );
                assert_eq!(sent, [""; 0], "{kind} over {backend}");
                continue;
            }
            for request in sent {
                let listed = row
                    .endpoints
                    .iter()
                    .any(|endpoint| is_of(&request, endpoint));
                assert!(listed, "{kind} over {backend} sent {request}");
            }
        }
    }
}

#[tokio::test]
async fn what_coverage_does_not_list_is_refused_before_anything_is_sent() {
    let (keap, recorder) = recorded();
    let mut refused = 0;
    for row in COVERAGE.iter().filter(|row| row.level == Level::None) {
        let name = format!("{} over {}", row.operation, row.backend);
        let invocation = invocations::sample(row.operation);
        let error = keap.invoke_on(row.backend, invocation).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Unsupported, "{name}");
        assert_eq!(
            error.difference(),
            row.differences.first().copied(),
            "{name}"
        );
        assert!(error.hint().is_some_and(|hint| hint.len() > 20), "{name}");
        assert!(!error.may_have_applied(), "{name}");
        assert_eq!(recorder.take(), [""; 0], "{name}");
        refused += 1;
    }
    assert!(refused > 30, "only {refused} are refused");
}

#[test]
fn every_operation_has_a_value_in_this_suite() {
    for &operation in Operation::ALL {
        assert_eq!(invocations::sample(operation).operation(), operation);
    }
}

#[tokio::test]
async fn the_router_serves_the_services_too() {
    use keap::{EmailService as _, FunnelService as _, ProductService as _, SearchService as _};
    let keap = connect();
    keap.set_policy(keap::RoutePolicy::new(Backend::RestV2));
    assert_eq!(keap.products().get_inventory(1).await.unwrap(), 7);
    assert!(
        keap.email()
            .opt_in(invocations::FRESH, "asked")
            .await
            .unwrap()
    );
    assert!(
        keap.funnel()
            .achieve_goal("ab123", "signup", 18)
            .await
            .unwrap()[0]
            .success
    );
    let error = keap.search().get_default_quick_search(1).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Unsupported);
    keap.set_policy(
        keap::RoutePolicy::new(Backend::RestV2).fallback(keap::Fallback::WhenUnsupported),
    );
    assert_eq!(
        keap.search().get_default_quick_search(1).await.unwrap(),
        None
    );
    let invocation = invocations::sample(Operation::ProductGetInventory);
    assert!(keap.invoke(invocation).await.is_ok());
}
