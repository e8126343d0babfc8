//! A write in doubt: every operation that writes, on every backend, with every failure that leaves it open whether it was
//! carried out, says so, says how to look, and never says to send it again.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use keap::schema::{Condition, QueryData};
use keap::{Backend, Error, ErrorKind, Invocation, Keap, Operation, Outcome};
use keap_http::testing::Script;
use keap_http::{
    Body, BoxFuture, Call, ClientConfig, Effect, HttpService, Request, Response, RetryConfig, Sent,
    Transport, TransportError, TransportErrorKind,
};
use keap_sandbox::{DEFAULT_ACCESS_TOKEN, Sandbox};
use keap_tests::{builder, invocations, sandbox};

/// How the first request that writes is answered; the ones that read reach the local Keap.
#[derive(Clone, Debug)]
enum Failing {
    Answer(u16, &'static str, String),
    Lost(TransportErrorKind, Sent),
}

#[derive(Debug)]
struct FailsWrites {
    inner: Transport,
    how: Failing,
    writes: Arc<AtomicUsize>,
}

impl HttpService for FailsWrites {
    fn call(&self, request: Request) -> BoxFuture<'_, Result<Response, TransportError>> {
        let call = request.extensions().get::<Call>();
        if call.is_none_or(|call| call.effect == Effect::Read) {
            return self.inner.call(request);
        }
        self.writes.fetch_add(1, Ordering::Relaxed);
        let result = match &self.how {
            Failing::Answer(status, content_type, body) => Ok(http::Response::builder()
                .status(*status)
                .header("content-type", *content_type)
                .body(Body::from(body.clone()))
                .unwrap()),
            Failing::Lost(kind, sent) => Err(TransportError::new(
                *kind,
                *sent,
                request.method(),
                request.uri(),
            )),
        };
        Box::pin(async move { result })
    }
}

fn fault(code: i32, text: &str) -> Failing {
    let body = format!(
        "<methodResponse><fault><value><struct>\
         <member><name>faultCode</name><value><i4>{code}</i4></value></member>\
         <member><name>faultString</name><value>{text}</value></member>\
         </struct></value></fault></methodResponse>"
    );
    Failing::Answer(200, "text/xml", body)
}

/// What leaves a write open on every wire.
fn everywhere() -> Vec<Failing> {
    let page = |status| {
        Failing::Answer(
            status,
            "text/html",
            "<html><title>Oops</title></html>".to_owned(),
        )
    };
    let mut failures: Vec<Failing> = [500, 502, 503, 504, 408].map(page).to_vec();
    failures.push(Failing::Lost(TransportErrorKind::Interrupted, Sent::Yes));
    failures.push(Failing::Lost(TransportErrorKind::Timeout, Sent::Maybe));
    failures
}

/// What leaves it open over XML-RPC: answers that cannot be read, and faults of a server that broke.
fn over_xmlrpc(operation: Operation) -> Vec<Failing> {
    let mut failures = vec![
        Failing::Answer(
            200,
            "text/html",
            "<html><title>Oops</title></html>".to_owned(),
        ),
        Failing::Answer(200, "text/xml", String::new()),
        Failing::Answer(
            200,
            "text/xml",
            "<methodResponse><params><param><value>".to_owned(),
        ),
        fault(
            0,
            "Failed to invoke method add in class com.infusionsoft.X: boom",
        ),
        fault(0, "String index out of range: -4"),
        fault(3, "[UnexpectedError]An unexpected error occurred"),
        fault(4, "[DatabaseError]The database refused"),
    ];
    let in_steps = [
        Operation::ContactMerge,
        Operation::ContactRescheduleCampaignStep,
        Operation::ContactRunActionSequence,
        Operation::EmailSend,
        Operation::EmailSendTemplate,
        Operation::InvoiceAddPaymentPlan,
        Operation::OrderPlace,
    ];
    if in_steps.contains(&operation) {
        failures.push(fault(12, "[InvalidParameter]The id must not be odd."));
    }
    failures
}

/// Answers of a REST endpoint that tell nothing of the write although their status is fine.
fn over_rest() -> Vec<Failing> {
    [
        "{\"id\":",
        r#"{"error":"x","message":"internal"}"#,
        r#"{"fault":{"faultstring":"Invalid access token","detail":{"errorcode":"x"}}}"#,
    ]
    .map(as_success)
    .to_vec()
}

fn as_success(body: &str) -> Failing {
    Failing::Answer(200, "application/json", body.to_owned())
}

/// A connection to a local Keap that no write reaches, so that one serves all.
fn connect(sandbox: &Sandbox, how: &Failing) -> (Keap, Arc<AtomicUsize>) {
    let writes = Arc::new(AtomicUsize::new(0));
    let transport = Transport::new(FailsWrites {
        inner: sandbox.transport(),
        how: how.clone(),
        writes: Arc::clone(&writes),
    });
    let mut retry = RetryConfig::default();
    retry.max_attempts = 1;
    let keap = builder(sandbox)
        .transport(transport)
        .rest_options(invocations::options())
        .config(ClientConfig::new().retry(retry))
        .build()
        .unwrap();
    (keap, writes)
}

fn assert_in_doubt(error: &Error, what: &str) {
    assert!(error.may_have_applied(), "{what}: {error}");
    assert!(!error.is_retryable(), "{what}: {error}");
    let told = error.to_string();
    assert!(told.contains("may have been carried out"), "{what}: {told}");
    let hint = error.hint().unwrap_or_default();
    assert!(hint.contains("look"), "{what}: {hint}");
    assert!(hint.contains("before you send it again"), "{what}: {hint}");
    for wrong in ["try again", "later"] {
        assert!(!hint.contains(wrong), "{what}: {hint}");
    }
}

#[tokio::test]
async fn every_write_in_doubt_says_so_on_every_wire() {
    let sandbox = sandbox();
    for backend in Backend::ALL {
        let mut seen = 0;
        for &operation in Operation::ALL.iter().filter(|o| o.is_write()) {
            let more = match backend {
                Backend::XmlRpc => over_xmlrpc(operation),
                _ => over_rest(),
            };
            for how in everywhere().into_iter().chain(more) {
                let what = format!("{operation} over {backend}, {how:?}");
                let (keap, writes) = connect(&sandbox, &how);
                let result = keap
                    .invoke_on(backend, invocations::sample(operation))
                    .await;
                if writes.load(Ordering::Relaxed) == 0 {
                    // Nothing was to be done, or it cannot be done over this wire.
                    let refused = result.err();
                    assert!(
                        refused.is_none_or(|error| !error.may_have_applied()),
                        "{what}"
                    );
                    continue;
                }
                match result {
                    Ok(outcome) => panic!("{what}: {outcome:?}"),
                    Err(error) => assert_in_doubt(&error, &what),
                }
                seen += 1;
            }
        }
        assert!(seen > 100, "{backend}: only {seen} writes");
    }
}

/// Carries the first request that writes out and loses the answer.
#[derive(Debug)]
struct LosesOneAnswer {
    inner: Transport,
    lost: AtomicUsize,
}

impl HttpService for LosesOneAnswer {
    fn call(&self, request: Request) -> BoxFuture<'_, Result<Response, TransportError>> {
        let call = request.extensions().get::<Call>();
        if call.is_none_or(|call| call.effect == Effect::Read)
            || self.lost.fetch_add(1, Ordering::Relaxed) > 0
        {
            return self.inner.call(request);
        }
        let kind = TransportErrorKind::Interrupted;
        let error = TransportError::new(kind, Sent::Yes, request.method(), request.uri());
        Box::pin(async move {
            self.inner.call(request).await?;
            Err(error)
        })
    }
}

/// The answer of one call on a local Keap of its own, which repeats by itself what may be repeated.
async fn answer_of(backend: Backend, invocation: Invocation, lost: bool) -> Result<Outcome, Error> {
    let sandbox = sandbox();
    let transport = Transport::new(LosesOneAnswer {
        inner: sandbox.transport(),
        lost: AtomicUsize::new(usize::from(!lost)),
    });
    let mut retry = RetryConfig::default();
    retry.base_pause = Duration::ZERO;
    retry.idempotent_writes = true;
    let keap = builder(&sandbox)
        .transport(transport)
        .rest_options(invocations::options())
        .config(ClientConfig::new().retry(retry))
        .build()
        .unwrap();
    keap.invoke_on(backend, invocation).await
}

/// "It was so already" may be what the attempt did whose answer was lost.
#[tokio::test]
async fn the_second_answer_is_that_of_the_first_or_in_doubt() {
    let mut doubtful = Vec::new();
    for backend in Backend::ALL {
        for &operation in Operation::ALL.iter().filter(|o| o.is_write()) {
            let sample = || invocations::sample(operation);
            let Ok(plain) = answer_of(backend, sample(), false).await else {
                continue;
            };
            match answer_of(backend, sample(), true).await {
                Ok(outcome) => assert_eq!(outcome, plain, "{operation} over {backend}"),
                Err(error) => {
                    let what = format!("{operation} over {backend}");
                    assert_in_doubt(&error, &what);
                    doubtful.push(what);
                }
            }
        }
    }
    for flag in [
        "ContactService.addToGroup over XML-RPC",
        "ContactService.addToGroup over REST v1",
        "ContactService.addToGroup over REST v2",
        "ContactService.removeFromGroup over XML-RPC",
        "APIEmailService.optIn over XML-RPC",
        "APIEmailService.optOut over XML-RPC",
    ] {
        assert!(
            doubtful.iter().any(|told| told == flag),
            "{flag}: {doubtful:#?}"
        );
    }
}

/// Where the contract has an answer, nothing else tells that a write was carried out; where it has none, the status does.
#[tokio::test]
async fn a_write_over_rest_is_done_when_its_answer_says_so() {
    let sandbox = sandbox();
    let mut taken = BTreeSet::new();
    for backend in [Backend::RestV1, Backend::RestV2] {
        for &operation in Operation::ALL.iter().filter(|o| o.is_write()) {
            for body in ["", "null", "{}", "[]", "7", r#"{"message":"internal"}"#] {
                let what = format!("{operation} over {backend}, {body:?}");
                let (keap, writes) = connect(&sandbox, &as_success(body));
                let invocation = invocations::sample(operation);
                let result = keap.invoke_on(backend, invocation).await;
                if writes.load(Ordering::Relaxed) == 0 {
                    continue;
                }
                match result {
                    Ok(_) => drop(taken.insert(format!("{backend} {operation}: {body}"))),
                    Err(error) => assert_in_doubt(&error, &what),
                }
            }
        }
    }
    let taken: Vec<String> = taken.into_iter().collect();
    insta::assert_snapshot!(taken.join("\n"));
}

#[tokio::test]
async fn a_write_that_was_refused_is_not_in_doubt() {
    let refusals = [
        fault(12, "[InvalidParameter]bad"),
        fault(10, "[NoFieldFound]No field found: Contact.x"),
        fault(2, "[InvalidKey]Invalid Key"),
        Failing::Answer(401, "application/json", "{}".to_owned()),
        Failing::Answer(
            410,
            "text/html",
            "<html><title>Gone</title></html>".to_owned(),
        ),
        Failing::Lost(TransportErrorKind::Connect, Sent::No),
    ];
    let sandbox = sandbox();
    for how in refusals {
        let (keap, _) = connect(&sandbox, &how);
        let invocation = invocations::sample(Operation::ContactAdd);
        let error = keap
            .invoke_on(Backend::XmlRpc, invocation)
            .await
            .unwrap_err();
        assert!(!error.may_have_applied(), "{how:?}: {error}");
        assert!(
            !error.to_string().contains("may have been"),
            "{how:?}: {error}"
        );
    }
}

#[tokio::test]
async fn after_the_end_xmlrpc_is_off_for_good_and_a_read_may_go_over_rest() {
    let page = "<html><title>Gone</title>The XML-RPC API has been retired</html>";
    let script = Script::new().answer(410, "text/html", page);
    let keap = builder(&sandbox())
        .transport(script.transport())
        .build()
        .unwrap();
    let invocation = invocations::sample(Operation::DataQuery);
    let error = keap
        .invoke_on(Backend::XmlRpc, invocation)
        .await
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Unavailable);
    assert!(!error.is_retryable());
    let hint = error.hint().unwrap();
    assert!(
        hint.contains("off for good") && hint.contains("REST"),
        "{hint}"
    );
}

/// A payment plan with too many payments is refused, and it is there nevertheless: the program must not be led to send it
/// again. With one payment less it is the other way round.
#[tokio::test]
async fn a_payment_plan_that_was_refused_may_have_been_made() {
    let sandbox = sandbox();
    let bearer = keap_auth::AccessToken::new(DEFAULT_ACCESS_TOKEN).unwrap();
    let bearer = keap_auth::Credential::AccessToken(bearer);
    let endpoint = bearer.endpoints(&keap_auth::Hosts::keap()).xmlrpc;
    let transport = keap_auth::authorize(sandbox.transport(), bearer);
    let client = keap_xmlrpc::Client::new(transport, endpoint, "any text");
    let day = chrono::NaiveDate::from_ymd_opt(2026, 12, 1).unwrap();
    let plan = |num_pmts| keap_xmlrpc::methods::invoice::AddPaymentPlan {
        invoice_id: keap::InvoiceId::new(103),
        auto_charge: true,
        credit_card_id: keap::CreditCardId::new(0),
        merchant_account_id: keap::MerchantAccountId::new(0),
        days_between_retry: 1,
        max_retry: 3,
        initial_pmt_amt: 10.0,
        initial_pmt_date: day.into(),
        plan_start_date: day.into(),
        num_pmts,
        days_between_pmts: 30,
    };
    let plans = || async {
        let id = Condition::Equals("103".into());
        let mut query = QueryData::new("PayPlan");
        query.conditions.push(("InvoiceId".to_owned(), id));
        query.selected = vec!["Id".to_owned()];
        let keap = builder(&sandbox).build().unwrap();
        let found = keap.invoke_on(Backend::XmlRpc, Invocation::DataQuery(query));
        match found.await.unwrap() {
            Outcome::Records(rows) => rows.len(),
            other => panic!("{other:?}"),
        }
    };
    let before = plans().await;
    let error = client.call(&plan(9999)).await.unwrap_err();
    assert_eq!(plans().await, before + 1, "it was refused and made");
    assert!(error.may_have_applied() && !error.is_retryable(), "{error}");
    assert!(
        error
            .hint()
            .unwrap()
            .contains("look before you send it again")
    );
    let keap_xmlrpc::Error::Fault { fault, .. } = &error else {
        panic!("{error:?}");
    };
    assert_eq!(
        (fault.code, fault.string.as_str()),
        (12, "[InvalidParameter]The numPmts must not exceed 999.")
    );
    let known = keap_auth::diagnose(&keap_auth::Answer::quoted(&fault.string));
    assert_eq!(known.map(|known| known.id), Some("payment-plan-refused"));

    assert!(client.call(&plan(999)).await.unwrap());
    assert_eq!(plans().await, before + 1, "no fault, and no plan");
    assert!(client.call(&plan(3)).await.unwrap());
    assert_eq!(plans().await, before + 2);
}
