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

/// The calls that a plan tells are those that are made, in its order; and whatever orders need several calls for has one.
#[tokio::test]
async fn the_steps_that_are_told_are_the_calls_that_are_made() {
    let whole = keap::Invocation::OrderPlace {
        contact: 4393.into(),
        card: 2,
        pay_plan: 0,
        products: vec![1],
        plans: vec![1],
        process_specials: false,
        promo_codes: Vec::new(),
        partners: keap::OrderPartners::default(),
    };
    let samples = Operation::ALL.iter().copied().map(invocations::sample);
    let mut planned = 0;
    for invocation in samples.chain([whole]) {
        for backend in keap_tests::REST {
            let operation = invocation.operation();
            let name = format!("{operation} over {backend}");
            let row = keap::coverage(operation, backend).unwrap();
            if row.level == Level::None {
                continue;
            }
            let (keap, recorder) = connect();
            let steps = keap::steps(&invocation, backend);
            if let Err(error) = keap.invoke_on(backend, invocation.clone()).await {
                assert!(steps.is_empty(), "{name}: {}", told(&error));
                continue;
            }
            let sent = recorder.take();
            let orders = ["InvoiceService.", "OrderService.", "DiscountService."];
            let of_orders = orders
                .iter()
                .any(|service| operation.name().starts_with(service));
            if steps.is_empty() {
                let several = operation.is_write() && sent.len() > 1;
                assert!(!(of_orders && several), "{name} has no plan: {sent:?}");
                continue;
            }
            planned += 1;
            let made: Vec<_> = steps.iter().filter(|step| !step.only_in_doubt).collect();
            assert_eq!(sent.len(), made.len(), "{name}: {sent:?} {made:#?}");
            for (request, step) in sent.iter().zip(&made) {
                assert!(is_of(request, &step.endpoint), "{name}: {request} {step:?}");
            }
            for step in &steps {
                let listed = row.endpoints.contains(&step.endpoint);
                assert!(listed, "{name}: {} is not listed", step.endpoint);
            }
            let writes = steps.iter().filter(|step| step.writes);
            assert_eq!(writes.clone().count() > 0, operation.is_write(), "{name}");
            assert!(writes.clone().all(|step| !step.only_in_doubt), "{name}");
        }
    }
    assert!(planned >= 7, "{planned}");
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
