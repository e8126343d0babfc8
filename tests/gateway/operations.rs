//! Every operation: as the local Keap's own XML-RPC answers it, or as coverage says it differs.

use keap::{
    Backend, ErrorKind, Invocation, Operation,
    coverage::{Level, coverage},
};
use keap_tests::invocations;

use super::chain::Chain;

fn served(operation: Operation) -> bool {
    [Backend::RestV1, Backend::RestV2]
        .into_iter()
        .filter_map(|backend| coverage(operation, backend))
        .any(|row| row.level != Level::None)
}

/// An error with all its causes.
fn chain_of(error: &dyn std::error::Error) -> String {
    let causes = std::iter::successors(Some(error), |error| error.source());
    let texts: Vec<String> = causes.map(ToString::to_string).collect();
    texts.join(": ")
}

async fn over_xmlrpc(invocation: Invocation) -> keap::Result<keap::Outcome> {
    keap_tests::connect()
        .xmlrpc()
        .unwrap()
        .invoke(invocation)
        .await
}

/// What REST serves is answered, with the same kind of outcome.
#[tokio::test]
async fn what_rest_serves_is_answered() {
    for &operation in Operation::ALL {
        if !served(operation) {
            continue;
        }
        let chain = Chain::new();
        let keap = chain.keap();
        let answered = keap
            .xmlrpc()
            .unwrap()
            .invoke(invocations::sample(operation))
            .await;
        let expected = over_xmlrpc(invocations::sample(operation)).await;
        match (answered, expected) {
            (Ok(answered), Ok(expected)) => assert_eq!(
                std::mem::discriminant(&answered),
                std::mem::discriminant(&expected),
                "{operation}"
            ),
            (Err(error), _) => panic!("{operation}: {}", chain_of(&error)),
            (Ok(_), Err(error)) => panic!("{operation} is no fault: {error}"),
        }
    }
}

/// What REST does not serve is a fault that says so, a blocker in the log, and no request to Keap.
#[tokio::test]
async fn what_rest_does_not_serve_is_told_as_a_blocker() {
    let mut told = 0;
    for &operation in Operation::ALL {
        // Nobody can build this call any more: the facade refuses it for XML-RPC as well.
        if served(operation) || operation == Operation::DataGetTemporaryKey {
            continue;
        }
        let chain = Chain::new();
        let keap = chain.keap();
        let error = keap
            .xmlrpc()
            .unwrap()
            .invoke(invocations::sample(operation))
            .await
            .unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Unexpected, "{operation}");
        let text = chain_of(&error);
        assert!(text.contains("is not answered by keap gateway"), "{text}");
        let line = chain.lines.last();
        assert!(line.blocker, "{operation}");
        assert_eq!(
            (line.method.as_str(), line.upstream_calls),
            (operation.name(), 0)
        );
        assert!(!line.differences.is_empty(), "{operation}");
        told += 1;
    }
    assert!(told >= 9, "only {told}");
}
