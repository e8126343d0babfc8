//! A fault at every request of every write, on every backend: nothing that may have been applied is sent again, the
//! error tells what was done before it, and a write that succeeds in spite of a fault leaves what a smooth one leaves.

#[path = "faults/tables.rs"]
mod tables;

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, PoisonError};

use keap::schema::{Changes, NewRecord};
use keap::{
    Backend, ContactId, CreditCardId, DupCheck, ErrorKind, Invocation, Keap, Operation, ProductId,
    SubscriptionPlanId, TagId,
    coverage::{Level, coverage},
    model::OrderPartners,
    rest::CompanyText,
};
use keap_http::{
    Body, BoxFuture, Call, Effect, HttpService, Request, Response, Sent, Transport, TransportError,
    TransportErrorKind,
};
use keap_sandbox::{DEFAULT_ACCESS_TOKEN, DEFAULT_LEGACY_KEY, Sandbox};
use keap_tests::{builder, invocations, sandbox};
use keap_xmlrpc::methods::data;
use keap_xmlrpc::{Client, Struct};

/// What goes wrong with one request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fault {
    /// No connection: the server never saw it.
    NoConnection,
    /// The connection broke while it was sent; the server did not see it, which the client cannot know.
    BrokenRequest,
    /// The server did it and the answer was lost.
    LostAnswer,
    /// The server did it and a proxy answered with status 502.
    BadGateway,
    /// The server did it and a captive portal answered with a page.
    WrongPage,
    /// The throttle refused it.
    Throttled,
}

impl Fault {
    const ALL: [Self; 6] = [
        Self::NoConnection,
        Self::BrokenRequest,
        Self::LostAnswer,
        Self::BadGateway,
        Self::WrongPage,
        Self::Throttled,
    ];

    /// Whether the server saw the request.
    fn reaches_the_server(self) -> bool {
        matches!(self, Self::LostAnswer | Self::BadGateway | Self::WrongPage)
    }

    /// Whether the client cannot know that the server did not do it.
    fn leaves_it_open(self) -> bool {
        self.reaches_the_server() || self == Self::BrokenRequest
    }
}

/// One request as it passed.
#[derive(Clone, Debug)]
struct Passed {
    /// Method, path and body: two requests with the same text do the same.
    text: String,
    effect: Effect,
    fault: Option<Fault>,
    succeeded: bool,
}

/// Passes requests on, and lets one of them meet a fault.
#[derive(Clone, Debug)]
struct Wire {
    inner: Transport,
    at: usize,
    fault: Option<Fault>,
    passed: Arc<Mutex<Vec<Passed>>>,
}

impl Wire {
    fn passed(&self) -> Vec<Passed> {
        self.passed
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    /// Notes a request and gives its number and its fault.
    fn note(&self, text: String, effect: Effect) -> (usize, Option<Fault>) {
        let mut passed = self.passed.lock().unwrap_or_else(PoisonError::into_inner);
        let index = passed.len();
        let fault = self.fault.filter(|_| index == self.at);
        passed.push(Passed {
            text,
            effect,
            fault,
            succeeded: false,
        });
        (index, fault)
    }

    fn succeeded(&self, index: usize, success: bool) {
        let mut passed = self.passed.lock().unwrap_or_else(PoisonError::into_inner);
        passed[index].succeeded = success;
    }

    async fn exchange(&self, request: Request) -> Result<Response, TransportError> {
        let (head, body) = request.into_parts();
        let bytes = body.into_bytes(usize::MAX).await.unwrap();
        let text = format!(
            "{} {} {}",
            head.method,
            head.uri,
            String::from_utf8_lossy(&bytes)
        );
        let effect = head
            .extensions
            .get::<Call>()
            .map_or(Effect::Write, |call| call.effect);
        let (index, fault) = self.note(text, effect);
        let (method, url) = (head.method.clone(), head.uri.clone());
        let lost = |kind, sent| Err(TransportError::new(kind, sent, &method, &url));
        match fault {
            Some(Fault::NoConnection) => return lost(TransportErrorKind::Connect, Sent::No),
            Some(Fault::BrokenRequest) => {
                return lost(TransportErrorKind::Interrupted, Sent::Maybe);
            }
            Some(Fault::Throttled) => return Ok(answer(429, "text/plain", "Too many requests")),
            _ => {}
        }
        let response = self
            .inner
            .send(Request::from_parts(head, Body::from(bytes)))
            .await?;
        match fault {
            Some(Fault::LostAnswer) => lost(TransportErrorKind::Interrupted, Sent::Yes),
            Some(Fault::BadGateway) => Ok(answer(502, "text/html", "<html>Bad Gateway</html>")),
            Some(Fault::WrongPage) => Ok(answer(200, "text/html", "<html>Welcome</html>")),
            _ => {
                let (head, body) = response.into_parts();
                let body = body.into_bytes(usize::MAX).await.unwrap();
                // A fault comes with status 200.
                let is_fault = body.windows(7).any(|part| part == b"<fault>");
                self.succeeded(index, head.status.is_success() && !is_fault);
                Ok(Response::from_parts(head, Body::from(body)))
            }
        }
    }
}

impl HttpService for Wire {
    fn call(&self, request: Request) -> BoxFuture<'_, Result<Response, TransportError>> {
        Box::pin(self.exchange(request))
    }
}

fn answer(status: u16, content_type: &str, body: &'static str) -> Response {
    http::Response::builder()
        .status(status)
        .header("content-type", content_type)
        .body(Body::from(body))
        .unwrap()
}

/// An account behind a wire.
struct Account {
    sandbox: Sandbox,
    wire: Wire,
    keap: Keap,
}

impl Account {
    fn open(at: usize, fault: Option<Fault>) -> Self {
        let sandbox = sandbox();
        let wire = Wire {
            inner: sandbox.transport(),
            at,
            fault,
            passed: Arc::default(),
        };
        let keap = builder(&sandbox)
            .transport(Transport::new(wire.clone()))
            .rest_options(invocations::options().company(CompanyText::Create))
            .build()
            .unwrap();
        Self {
            sandbox,
            wire,
            keap,
        }
    }

    /// The length of all discounts of a kind, with their categories.
    async fn discounts(&self, kind: &str) -> i32 {
        let request = http::Request::get(format!(
            "https://api.infusionsoft.com/crm/rest/v2/discounts/{kind}"
        ));
        let bearer = format!("Bearer {DEFAULT_ACCESS_TOKEN}");
        let request = request.header("authorization", bearer).body(Body::empty());
        let sent = self.sandbox.transport().send(request.unwrap()).await;
        let response = sent.unwrap();
        assert_eq!(response.status(), 200, "{kind}");
        let bytes = response.into_body().into_bytes(usize::MAX).await.unwrap();
        i32::try_from(bytes.len()).unwrap()
    }

    /// Everything a write could have changed, read over the legacy wire: the number of rows, and all contacts.
    async fn state(&self, table: Option<&str>) -> (Vec<i32>, Vec<Struct>) {
        let endpoint = "https://ab123.infusionsoft.com/api/xmlrpc".parse().unwrap();
        let legacy = Client::new(self.sandbox.transport(), endpoint, DEFAULT_LEGACY_KEY);
        let any = || Struct::new().with("Id", "%");
        let mut counts = Vec::new();
        for table in [
            "Contact",
            "Company",
            "LeadSource",
            "DataFormField",
            "Template",
            "Job",
            "OrderItem",
            "InvoicePayment",
            "RecurringOrder",
            "PayPlan",
            "PayPlanItem",
            "CCharge",
            "FileBox",
        ] {
            let count = data::Count {
                table: table.to_owned(),
                query_data: any(),
            };
            counts.push(legacy.call(&count).await.unwrap());
        }
        for kind in DISCOUNTS {
            counts.push(self.discounts(kind).await);
        }
        let columns = [
            "Id",
            "FirstName",
            "Email",
            "EmailAddress2",
            "Phone1",
            "Phone2",
            "Company",
            "Groups",
            "_Story",
        ];
        let query = data::Query {
            table: "Contact".to_owned(),
            limit: 1000,
            page: 0,
            query_data: any(),
            selected_fields: columns.map(str::to_owned).to_vec(),
            order: None,
        };
        let mut rows = legacy.call(&query).await.unwrap();
        if let Some(table) = table.and_then(keap::schema::table) {
            rows.extend(legacy.call(&whole(table)).await.unwrap());
        }
        (counts, rows)
    }
}

/// The kinds of discounts, which no table holds.
const DISCOUNTS: [&str; 5] = [
    "freeTrials",
    "orderTotals",
    "productCategories",
    "products",
    "shipping",
];

/// A query for all rows of a table, without the columns that tell when they were written.
fn whole(table: &keap::schema::TableInfo) -> data::Query {
    let columns = table.default_selection();
    // Assigning a set of products again makes new rows of the same pairs.
    let moving: &[&str] = match table.name {
        "ProductCategoryAssign" => &["Id"],
        _ => &["DateCreated", "LastUpdated", "CreationDate"],
    };
    let lasting = columns.filter(|name| !moving.contains(name));
    data::Query {
        table: table.name.to_owned(),
        limit: 1000,
        page: 0,
        query_data: Struct::new(),
        selected_fields: lasting.map(str::to_owned).collect(),
        order: None,
    }
}

/// A new person of a new company, with a custom field: as many calls as an operation can need.
fn person(email: &str) -> NewRecord {
    NewRecord::new()
        .set_by_name("FirstName", "Ann")
        .set_by_name("Email", email)
        .set_by_name("Phone1", "(480) 555-0100")
        .set_by_name("Company", "A New Company")
        .set_by_name("_Story", "long")
}

fn changes() -> Changes {
    Changes::new()
        .set_by_name("FirstName", "Joe")
        .set_by_name("EmailAddress2", "joe2@example.com")
        .set_by_name("Phone2", "(480) 555-0100")
        .set_by_name("Company", "A New Company")
        .set_by_name("_Story", "long")
}

const JOE: i64 = 4393;

/// Every write, and those that can take several calls with arguments that make them as long as they can be.
fn writes() -> Vec<Invocation> {
    let mut writes = long_writes();
    for &operation in Operation::ALL
        .iter()
        .filter(|operation| operation.is_write())
    {
        if writes.iter().all(|long| long.operation() != operation) {
            writes.push(invocations::sample(operation));
        }
    }
    writes.extend(tables::writes());
    writes
}

fn long_writes() -> Vec<Invocation> {
    let table = || "Contact".to_owned();
    vec![
        Invocation::contact_add(person("new@example.com")),
        Invocation::contact_add_with_dup_check(person("new@example.com"), DupCheck::Email),
        Invocation::contact_add_with_dup_check(person("joe@example.com"), DupCheck::Email),
        Invocation::contact_update(ContactId::new(JOE), changes()),
        Invocation::contact_merge(ContactId::new(17), ContactId::new(18)),
        Invocation::contact_add_to_group(ContactId::new(JOE), TagId::new(97)),
        Invocation::contact_remove_from_group(ContactId::new(17), TagId::new(91)),
        // With a card and a plan it takes as many calls as it can.
        Invocation::order_place(
            ContactId::new(JOE),
            Some(CreditCardId::new(2)),
            None,
            vec![ProductId::new(1), ProductId::new(1)],
            vec![SubscriptionPlanId::new(1)],
            false,
            Vec::new(),
            OrderPartners::default(),
        ),
        invocations::sample(Operation::OrderPlace),
        Invocation::data_add(table(), person("new@example.com")),
        Invocation::data_update(table(), JOE, changes()),
        Invocation::data_delete(table(), 17),
    ]
}

/// Whether sending it twice does more than sending it once, told by what is sent.
fn adds_up(text: &str) -> bool {
    let harmless = [
        // Legacy methods that set what is said, or take away.
        "Service.update",
        "addToGroup",
        "removeFrom",
        "pauseCampaign",
        "resumeCampaign",
        "unlinkContacts",
        "Service.delete",
        "optIn<",
        "optOut<",
        "deactivateCreditCard",
        "updateCustomField",
        "updateEmailTemplate",
        "recalculateTax",
        "updateJobRecurringNextBillDate",
        "replaceFile",
        "renameFile",
        // The same over REST.
        ":applyTags",
        ":removeTags",
        ":removeContacts",
        ":unlink",
        ":deactivate",
        ":assignProducts",
        "/files/",
        "/tags {",
        // Legacy methods that only read.
        "Service.load",
        "Service.query",
        "Service.get",
        "Service.find",
        "Service.count",
    ];
    text.starts_with("POST ") && !harmless.iter().any(|part| text.contains(part))
}

/// One write that met one fault, and what passed.
struct Case<'a> {
    label: String,
    fault: Fault,
    passed: &'a [Passed],
}

impl Case<'_> {
    /// Nothing that may have been applied, and would apply twice, is sent again.
    fn check_repeats(&self) {
        let open =
            |passed: &&Passed| passed.succeeded || passed.fault.is_some_and(Fault::leaves_it_open);
        let mut done = BTreeSet::new();
        for passed in self.passed {
            if adds_up(&passed.text) || passed.effect == Effect::Write {
                assert!(
                    !done.contains(&passed.text),
                    "{}: sent again: {}",
                    self.label,
                    passed.text
                );
            }
            if open(&passed) {
                done.insert(passed.text.clone());
            }
        }
    }

    /// The error tells what was done and what may have been done.
    fn check_error(&self, error: &keap::Error) {
        let writes = || {
            self.passed
                .iter()
                .filter(|passed| passed.effect != Effect::Read)
        };
        let done = writes().filter(|passed| passed.succeeded).count();
        assert_eq!(error.steps_done().len(), done, "{}: {error}", self.label);
        let in_doubt = writes().any(|passed| passed.fault.is_some_and(Fault::leaves_it_open));
        assert_eq!(
            error.may_have_applied(),
            in_doubt,
            "{}: {error}: {:#?}",
            self.label,
            self.passed
        );
        assert!(
            error.operation().is_some() && error.backend().is_some(),
            "{}: {error}",
            self.label
        );
        assert!(!error.message().is_empty(), "{}", self.label);
    }
}

async fn try_all(backend: Backend) {
    let (mut failed, mut survived) = (0, 0);
    for invocation in writes() {
        let operation = invocation.operation();
        if coverage(operation, backend).is_none_or(|row| row.level == Level::None) {
            continue;
        }
        let smooth = Account::open(0, None);
        let table = invocation.table();
        match smooth.keap.invoke_on(backend, invocation.clone()).await {
            Ok(_) => {}
            Err(error) if error.kind() == ErrorKind::Unsupported => continue,
            Err(error) => panic!("{error}: {error:?}"),
        }
        let goal = smooth.state(table).await;
        for at in 0..smooth.wire.passed().len() {
            for fault in Fault::ALL {
                let account = Account::open(at, Some(fault));
                let result = account.keap.invoke_on(backend, invocation.clone()).await;
                let passed = account.wire.passed();
                let case = Case {
                    label: format!("{operation} over {backend}, {fault:?} at request {at}"),
                    fault,
                    passed: &passed,
                };
                case.check_repeats();
                match result {
                    Ok(_) => {
                        survived += 1;
                        let state = account.state(table).await;
                        let odd: Vec<_> =
                            state.1.iter().filter(|row| !goal.1.contains(row)).collect();
                        assert!(state == goal, "{}: {:?}, {odd:?}", case.label, state.0);
                    }
                    Err(error) => {
                        failed += 1;
                        case.check_error(&error);
                    }
                }
                assert!(
                    passed
                        .get(at)
                        .is_some_and(|passed| passed.fault == Some(case.fault)),
                    "{}",
                    case.label
                );
            }
        }
    }
    assert!(
        failed > 0 && survived > 0,
        "{failed} failed, {survived} survived"
    );
}

#[tokio::test(start_paused = true)]
async fn over_xmlrpc() {
    try_all(Backend::XmlRpc).await;
}

#[tokio::test(start_paused = true)]
async fn over_rest_v1() {
    try_all(Backend::RestV1).await;
}

#[tokio::test(start_paused = true)]
async fn over_rest_v2() {
    try_all(Backend::RestV2).await;
}
