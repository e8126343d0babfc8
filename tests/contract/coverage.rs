//! Every operation over every backend, made from coverage: what it lists is served by the endpoints it names, what it does
//! not list is refused before anything is sent.

use std::collections::BTreeSet;

use keap::{
    Backend, ContactId, CreditCardId, ErrorKind, Operation, ProductId, SubscriptionPlanId, UserId,
    coverage::{COVERAGE, Level},
};
use keap_http::Body;
use keap_sandbox::DEFAULT_ACCESS_TOKEN;
use keap_tests::invocations;
use keap_tests::recorder::{connect, is_of};

use super::told;

#[tokio::test]
async fn what_coverage_lists_is_served_by_the_endpoints_it_names() {
    for row in COVERAGE.iter().filter(|row| row.level != Level::None) {
        let name = format!("{} over {}", row.operation, row.backend);
        let (keap, recorder) = connect();
        let invocation = invocations::sample(row.operation);
        let endpoints = keap::coverage::endpoints(&invocation, row.backend);
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

/// What the vendor's documents require of requests, which the local Keap looks at before it tells what it does not emulate.
const REQUESTS: &str = include_str!("../../crates/sandbox/data/requests.txt");

/// Query and body with what an operation requires at their top: a word of its list, or a number.
fn required(method: &str, template: &str) -> (String, serde_json::Value) {
    let place = template.trim_start_matches("/rest/");
    let (version, path) = place.split_once('/').unwrap();
    let heading = format!("{version} {method} /{path}");
    let lines = REQUESTS.lines().skip_while(|line| *line != heading).skip(1);
    let (mut query, mut body) = (String::new(), serde_json::Map::new());
    for line in lines.take_while(|line| line.starts_with(' ')) {
        let (line, words) = line.split_once(" of ").unwrap_or((line, "1"));
        let word = words.split('|').next().unwrap();
        match line.split_whitespace().collect::<Vec<_>>()[..] {
            ["query", name, "required"] => query.push_str(&format!("&{name}={word}")),
            ["body", name, "required"] if !name.contains(['.', '[']) => {
                body.insert(name.to_owned(), word.into());
            }
            _ => {}
        }
    }
    (query.replacen('&', "?", 1), body.into())
}

/// Every endpoint that operations and tables go through is one that the local Keap emulates: none is answered with 501, or
/// with the page for paths that Keap does not have.
#[tokio::test]
async fn every_endpoint_of_coverage_is_emulated() {
    let tables = keap::coverage::table_coverage()
        .into_iter()
        .flat_map(|table| {
            [
                table.query,
                table.load,
                table.add,
                table.update,
                table.delete,
            ]
        });
    let operations = COVERAGE
        .iter()
        .filter(|row| row.backend != Backend::XmlRpc)
        .map(|row| row.endpoints.clone());
    let endpoints: BTreeSet<String> = operations.chain(tables).flatten().collect();
    let endpoints = endpoints
        .iter()
        .filter(|endpoint| endpoint.contains("/rest/"));
    let (transport, mut asked) = (keap_tests::sandbox().transport(), 0);
    for endpoint in endpoints {
        let (method, template) = endpoint.split_once(' ').unwrap();
        let (query, body) = required(method, template);
        let path: Vec<&str> = template
            .split('{')
            .map(|part| part.split_once('}').map_or(part, |(_, rest)| rest))
            .collect();
        let path = path.join("999999");
        let body = match method {
            "GET" => Body::empty(),
            _ => Body::from(body.to_string()),
        };
        let request = http::Request::builder()
            .method(method)
            .uri(format!("https://api.infusionsoft.com/crm{path}{query}"))
            .header("Authorization", format!("Bearer {DEFAULT_ACCESS_TOKEN}"))
            .body(body)
            .unwrap();
        let response = transport.send(request).await.unwrap();
        let status = response.status().as_u16();
        let kind = response.headers().get("content-type");
        let is_page = kind.is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
        assert!(![405, 501].contains(&status), "{endpoint}: {status}");
        assert!(status != 404 || !is_page, "{endpoint} is not there");
        asked += 1;
    }
    assert!(asked > 150, "{asked} endpoints");
}

/// The calls that a plan tells are those that are made, in its order; and whatever orders need several calls for has one.
#[tokio::test]
async fn the_steps_that_are_told_are_the_calls_that_are_made() {
    let whole = keap::Invocation::order_place(
        ContactId::new(4393),
        Some(CreditCardId::new(2)),
        None,
        vec![ProductId::new(1)],
        vec![SubscriptionPlanId::new(1)],
        false,
        Vec::new(),
        keap::model::OrderPartners::default(),
    );
    let samples = Operation::ALL.iter().copied().map(invocations::sample);
    let mut planned = 0;
    for invocation in samples.chain([whole]) {
        for backend in keap_tests::REST {
            let operation = invocation.operation();
            let name = format!("{operation} over {backend}");
            let row = keap::coverage::coverage(operation, backend).unwrap();
            if row.level == Level::None {
                continue;
            }
            let (keap, recorder) = connect();
            let steps = keap::coverage::steps(&invocation, backend);
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
        let row = keap::coverage::coverage(Operation::SearchQuickSearch, backend).unwrap();
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
            let mut search = keap::model::QuickSearch::persons(UserId::new(1), "a");
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
