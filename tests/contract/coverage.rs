//! Every operation over every backend, made from coverage: what it lists is served by the endpoints it names, what it does
//! not list is refused before anything is sent.

use keap::{Backend, COVERAGE, ErrorKind, Level, Operation};
use keap_tests::invocations;
use keap_tests::recorder::{connect, is_of};

use super::chain as told;

#[tokio::test]
async fn what_coverage_lists_is_served_by_the_endpoints_it_names() {
    for row in COVERAGE.iter().filter(|row| row.level != Level::None) {
        let name = format!("{} over {}", row.operation, row.backend);
        let (keap, recorder) = connect();
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
        // What the facade answers by itself has no endpoints.
        assert_eq!(sent.is_empty(), endpoints.is_empty(), "{name}: {sent:?}");
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
            let (keap, recorder) = connect();
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
    let (keap, recorder) = connect();
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
