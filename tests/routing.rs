//! `decide` over all operations and policies, and fallback that never repeats a write.

use keap::schema::{Changes, NewRecord, Query, QueryData, table, user};
use keap::{
    ActionSetId, Backend, CampaignId, ContactId, DupCheck, ErrorKind, Fallback, Fields,
    FollowUpSequenceId, Invocation, Keap, MerchantAccountId, Operation, RoutePolicy, SequenceId,
    TagId, UserId,
    coverage::{Level, coverage},
    route::{RouteReason, decide, decide_for},
    shadow::ShadowPolicy,
};
use keap_http::testing::Script;
use keap_http::{
    Body, CallInfo, ClientConfig, FixedClock, LimitConfig, Observer, PaceConfig, Response, Sent,
    TransportErrorKind,
};
use keap_sandbox::Brownout;
use keap_tests::{builder, sandbox};
use proptest::prelude::*;

/// A value of each operation that every backend can serve.
fn servable(operation: Operation) -> Invocation {
    let named: Fields = ["Id"].into();
    match operation {
        Operation::ContactAdd => {
            Invocation::contact_add(NewRecord::new().set_by_name("Email", "a@example.com"))
        }
        Operation::ContactLoad => Invocation::contact_load(ContactId::new(1), named),
        Operation::ContactUpdate => Invocation::contact_update(
            ContactId::new(1),
            Changes::new().set_by_name("FirstName", "Ann"),
        ),
        Operation::ContactFindByEmail => {
            Invocation::contact_find_by_email("a@example.com".into(), named)
        }
        Operation::ContactAddToGroup => {
            Invocation::contact_add_to_group(ContactId::new(1), TagId::new(2))
        }
        Operation::DataLoad => Invocation::data_load("User".into(), 1, named),
        Operation::DataQuery => Invocation::DataQuery(QueryData::new("User")),
        Operation::ContactAddWithDupCheck => Invocation::contact_add_with_dup_check(
            NewRecord::new().set_by_name("Email", "a@example.com"),
            DupCheck::Email,
        ),
        Operation::ContactMerge => Invocation::contact_merge(ContactId::new(1), ContactId::new(2)),
        Operation::ContactRemoveFromGroup => {
            Invocation::contact_remove_from_group(ContactId::new(1), TagId::new(2))
        }
        Operation::DataAdd => Invocation::data_add(
            "Contact".into(),
            NewRecord::new().set_by_name("Email", "a@example.com"),
        ),
        Operation::DataUpdate => Invocation::data_update(
            "Contact".into(),
            1,
            Changes::new().set_by_name("FirstName", "Ann"),
        ),
        Operation::DataDelete => Invocation::data_delete("Contact".into(), 1),
        Operation::DataFindByField => Invocation::data_find_by_field(
            QueryData::new("User"),
            "Email".into(),
            "a@example.com".into(),
        ),
        Operation::DataCount => Invocation::DataCount(QueryData::new("User")),
        Operation::DataGetUserInfo => Invocation::DataGetUserInfo,
        other => keap_tests::invocations::sample(other),
    }
}

/// The same operations with an argument that only XML-RPC has, where there is one.
fn only_xmlrpc(operation: Operation) -> Option<Invocation> {
    let password: Fields = ["Password"].into();
    Some(match operation {
        Operation::ContactAdd => {
            Invocation::contact_add(NewRecord::new().set_by_name("Username", "ann"))
        }
        Operation::ContactLoad => Invocation::contact_load(ContactId::new(1), password),
        Operation::ContactUpdate => {
            Invocation::contact_update(ContactId::new(1), Changes::new().clear_by_name("Username"))
        }
        Operation::ContactFindByEmail => {
            Invocation::contact_find_by_email("a@example.com".into(), password)
        }
        Operation::DataLoad => Invocation::data_load("Ticket".into(), 1, Fields::All),
        Operation::DataQuery => Invocation::DataQuery(QueryData::new("ActionSequence")),
        Operation::DataCount => Invocation::DataCount(QueryData::new("ActionSequence")),
        Operation::DataDelete => Invocation::data_delete("Ticket".into(), 1),
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

/// One line of a policy.
#[derive(Clone, Copy, Debug)]
enum Line {
    Reads(Backend),
    Writes(Backend),
    Operation(Operation, Backend),
    Table(&'static str, Backend),
    TableReads(&'static str, Backend),
    TableWrites(&'static str, Backend),
    TableOperation(&'static str, Operation, Backend),
}

/// A table that is served everywhere, one that is only read, one that only XML-RPC has.
const TABLES: [&str; 3] = ["Contact", "User", "ActionSequence"];

fn lines() -> impl Strategy<Value = Vec<Line>> {
    let tables = || proptest::sample::select(TABLES.to_vec());
    let line = prop_oneof![
        backends().prop_map(Line::Reads),
        backends().prop_map(Line::Writes),
        (operations(), backends()).prop_map(|(o, b)| Line::Operation(o, b)),
        (tables(), backends()).prop_map(|(t, b)| Line::Table(t, b)),
        (tables(), backends()).prop_map(|(t, b)| Line::TableReads(t, b)),
        (tables(), backends()).prop_map(|(t, b)| Line::TableWrites(t, b)),
        (tables(), operations(), backends()).prop_map(|(t, o, b)| Line::TableOperation(t, o, b)),
    ];
    proptest::collection::vec(line, 0..8)
}

/// The policy of some lines, through the document, so that both ways to make one are looked at.
fn policy_of(default: Backend, fallback: Fallback, lines: &[Line]) -> RoutePolicy {
    let policy = RoutePolicy::new(default).fallback(fallback);
    let policy = lines.iter().fold(policy, |policy, line| match *line {
        Line::Reads(backend) => policy.route_reads(backend),
        Line::Writes(backend) => policy.route_writes(backend),
        Line::Operation(operation, backend) => policy.route(operation, backend),
        Line::Table("Contact", backend) => policy.route_table::<table::Contact>(backend),
        Line::Table("User", backend) => policy.route_table::<table::User>(backend),
        Line::Table(_, backend) => policy.route_table::<table::ActionSequence>(backend),
        Line::TableReads("Contact", backend) => policy.route_table_reads::<table::Contact>(backend),
        Line::TableReads("User", backend) => policy.route_table_reads::<table::User>(backend),
        Line::TableReads(_, backend) => policy.route_table_reads::<table::ActionSequence>(backend),
        Line::TableWrites("Contact", backend) => {
            policy.route_table_writes::<table::Contact>(backend)
        }
        Line::TableWrites("User", backend) => policy.route_table_writes::<table::User>(backend),
        Line::TableWrites(_, backend) => {
            policy.route_table_writes::<table::ActionSequence>(backend)
        }
        Line::TableOperation("Contact", operation, backend) => {
            policy.route_on::<table::Contact>(operation, backend)
        }
        Line::TableOperation("User", operation, backend) => {
            policy.route_on::<table::User>(operation, backend)
        }
        Line::TableOperation(_, operation, backend) => {
            policy.route_on::<table::ActionSequence>(operation, backend)
        }
    });
    let read = RoutePolicy::from_toml(&policy.to_toml()).unwrap();
    assert_eq!(read, policy);
    read
}

/// The rules, stated once more and without the code: how exactly a line speaks of an operation on a table, if it does.
fn exactness(line: &Line, operation: Operation, table: Option<&str>) -> Option<(u8, Backend)> {
    let on_contacts = operation.name().starts_with("ContactService.");
    let table = table.or(on_contacts.then_some("Contact"));
    let is = |name: &str| table == Some(name);
    let write = operation.is_write();
    match *line {
        Line::Reads(backend) => (!write).then_some((1, backend)),
        Line::Writes(backend) => write.then_some((1, backend)),
        Line::Operation(named, backend) => {
            let exact = if on_contacts { 5 } else { 2 };
            (named == operation).then_some((exact, backend))
        }
        Line::Table(name, backend) => is(name).then_some((3, backend)),
        Line::TableReads(name, backend) => (is(name) && !write).then_some((4, backend)),
        Line::TableWrites(name, backend) => (is(name) && write).then_some((4, backend)),
        Line::TableOperation(name, named, backend) => {
            (is(name) && named == operation).then_some((6, backend))
        }
    }
}

/// The most exact line; of two that are as exact, the later one.
fn named(default: Backend, lines: &[Line], operation: Operation, table: Option<&str>) -> Backend {
    let mut best = (0, default);
    for line in lines {
        if let Some(found) = exactness(line, operation, table).filter(|found| found.0 >= best.0) {
            best = found;
        }
    }
    best.1
}

/// Whether a backend serves an operation on a table, told by a policy that knows nothing else.
fn served(operation: Operation, table: Option<&str>, backend: Backend) -> Result<(), ErrorKind> {
    decide_for(operation, table, &RoutePolicy::new(backend), &[backend])
        .map(|_| ())
        .map_err(|error| error.kind())
}

/// What moves money goes to the backend that is named, and nowhere else.
const MONEY: [&str; 6] = [
    "InvoiceService.addManualPayment",
    "InvoiceService.addPaymentPlan",
    "InvoiceService.addRecurringOrder",
    "InvoiceService.chargeInvoice",
    "InvoiceService.createInvoiceForRecurring",
    "OrderService.placeOrder",
];

fn sets_of_backends() -> impl Strategy<Value = Vec<Backend>> {
    proptest::sample::subsequence(Backend::ALL.to_vec(), 1..=3)
}

proptest! {
    /// Every operation on every kind of table, under policies made by chance.
    #[test]
    fn every_operation_goes_where_the_rules_say(
        default in backends(),
        lines in lines(),
        fallback in proptest::sample::select(Fallback::ALL.to_vec()),
        shadow in proptest::option::of((backends(), proptest::option::of(operations()))),
        configured in sets_of_backends(),
    ) {
        let mut policy = policy_of(default, fallback, &lines);
        let mut repeated = None;
        if let Some((backend, write)) = shadow {
            let named = ShadowPolicy::new(backend);
            let with_write = write.and_then(|write| named.clone().write(write).ok());
            repeated = write.filter(|_| with_write.is_some());
            policy = policy.shadow(with_write.unwrap_or(named));
        }
        for &operation in Operation::ALL {
            let of_data = operation.name().starts_with("DataService.") && operation != Operation::DataGetUserInfo;
            let tables = if of_data { TABLES.map(Some).to_vec() } else { vec![None] };
            for table in tables {
                let wanted = named(default, &lines, operation, table);
                let others: Vec<Backend> = [Backend::RestV2, Backend::RestV1, Backend::XmlRpc]
                    .into_iter()
                    .filter(|other| *other != wanted && configured.contains(other))
                    .filter(|other| served(operation, table, *other).is_ok())
                    .collect();
                let route = decide_for(operation, table, &policy, &configured);
                if !configured.contains(&wanted) {
                    prop_assert_eq!(route.unwrap_err().kind(), ErrorKind::InvalidRequest);
                    continue;
                }
                let expected = match served(operation, table, wanted) {
                    Ok(()) => Some(wanted),
                    Err(ErrorKind::Unsupported) if fallback != Fallback::Never && !MONEY.contains(&operation.name()) => {
                        others.first().copied()
                    }
                    Err(_) => None,
                };
                let Some(expected) = expected else {
                    prop_assert_eq!(route.unwrap_err().kind(), ErrorKind::Unsupported);
                    continue;
                };
                let route = route.unwrap();
                prop_assert_eq!(route.backend, expected);
                prop_assert_eq!(route.reason == RouteReason::Fallback, expected != wanted);
                let moves = fallback == Fallback::ReadsWhenUnavailable && !operation.is_write() && expected == wanted;
                prop_assert_eq!(route.alternatives, if moves { others } else { Vec::new() });
                let compared = shadow.map(|(backend, _)| backend).filter(|backend| {
                    *backend != expected
                        && configured.contains(backend)
                        && served(operation, table, *backend).is_ok()
                        && (!operation.is_write() || repeated == Some(operation))
                });
                prop_assert_eq!(route.shadow.map(|shadow| shadow.backend), compared);
            }
        }
    }

    #[test]
    fn what_the_named_backend_can_serve_goes_there(
        operation in operations(), policy in policies(), configured in sets_of_backends(),
    ) {
        let wanted = policy.backend_for(operation);
        // What a backend has no counterpart for is refused whatever the arguments.
        prop_assume!(coverage(operation, wanted).unwrap().level != Level::None);
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
    let record = keap
        .contacts()
        .load(ContactId::new(17), ["FirstName"])
        .await
        .unwrap();
    assert_eq!(record.get("FirstName"), Some(&"Ann".into()));
    let seen = script.take_seen();
    let last = seen.last().unwrap().head.uri.path().to_owned();
    assert_eq!(last, "/crm/rest/v2/contacts/17");
}

/// Whatever XML-RPC answers while it is switched off.
#[tokio::test(start_paused = true)]
async fn reads_of_every_kind_move_on_in_every_guise_of_a_brownout() {
    for guise in Brownout::ALL {
        let sandbox = sandbox();
        let policy = RoutePolicy::new(Backend::XmlRpc);
        let keap = |fallback| {
            let policy = policy.clone().fallback(fallback);
            builder(&sandbox).policy(policy).build().unwrap()
        };
        let keap_rest = keap(Fallback::ReadsWhenUnavailable);
        let all = keap_rest.data().query_all::<table::User>().await.unwrap();
        let _ = sandbox.trouble().brownout(guise);
        if guise != Brownout::Slow {
            let alone = keap(Fallback::Never);
            let error = alone.data().query_all::<table::User>().await.unwrap_err();
            assert_eq!(error.backend(), Some(Backend::XmlRpc), "{guise:?}");
        }
        let data = keap_rest.data();
        let moved = data.query_all::<table::User>().await.unwrap();
        assert_eq!(moved.len(), all.len(), "{guise:?}");
        let query = || Query::<table::User>::new();
        let columns = data.query_columns(query(), user::ID).await.unwrap();
        assert_eq!(columns.len(), all.len(), "{guise:?}");
        let mut pages = data.pages(query()).await.unwrap();
        assert!(pages.next().await.unwrap().is_some(), "{guise:?}");
        assert!(!data.query(query()).await.unwrap().is_empty(), "{guise:?}");
    }
}

/// Fails each second request to XML-RPC, and those behind it.
fn breaks_after_a_page() -> (Script, Keap) {
    let user = |id: u32| {
        format!(
            "<value><struct><member><name>Id</name><value><i4>{id}</i4></value></member></struct></value>"
        )
    };
    let page = format!(
        "<?xml version=\"1.0\"?><methodResponse><params><param><value><array><data>{}</data></array></value>\
         </param></params></methodResponse>",
        user(1) + &user(2)
    );
    let script = Script::new()
        .answer(200, "text/xml", page)
        .answer(410, "text/html", "<h1>Gone</h1>")
        .answer(200, "application/json", r#"{"users":[{"id":"7"}]}"#);
    let keap = routed(&script, Fallback::ReadsWhenUnavailable);
    (script, keap)
}

#[tokio::test(start_paused = true)]
async fn pages_of_two_backends_are_never_mixed() {
    let query = || Query::<table::User>::new().select(user::ID).limit(2);
    let (script, keap) = breaks_after_a_page();
    let mut pages = keap.data().pages(query()).await.unwrap();
    assert_eq!(pages.next().await.unwrap().unwrap().rows.len(), 2);
    let error = pages.next().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Unavailable, "{error}");
    assert_eq!(script.take_seen().len(), 2);
    // None of them was given: all are read elsewhere.
    let (_, keap) = breaks_after_a_page();
    let ids = keap.data().query_columns(query(), user::ID).await;
    assert_eq!(ids.unwrap(), [Some(UserId::new(7))]);
}

#[tokio::test(start_paused = true)]
async fn a_write_never_moves_on() {
    let script = unavailable();
    let keap = routed(&script, Fallback::ReadsWhenUnavailable);
    let error = keap
        .contacts()
        .update(ContactId::new(17), |c| c.set_by_name("FirstName", "Ann"))
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

/// The last call of the day, over one wire, with answers for what must not be asked any more.
fn last_call_of_the_day(backend: Backend) -> (Script, Keap) {
    let body = match backend {
        Backend::XmlRpc => {
            "<?xml version=\"1.0\"?><methodResponse><params><param><value><struct>\
             <member><name>Id</name><value><i4>17</i4></value></member></struct></value></param>\
             </params></methodResponse>"
        }
        _ => r#"{"id":17,"given_name":"Ann"}"#,
    };
    let mut last = Response::new(Body::from(body));
    let kind = match backend {
        Backend::XmlRpc => "text/xml",
        _ => "application/json",
    };
    for (name, value) in [
        ("content-type", kind),
        ("x-keap-product-quota-available", "0"),
    ] {
        last.headers_mut().insert(name, value.parse().unwrap());
    }
    let script = Script::new()
        .response(last)
        .answer(200, "application/json", r#"{"id":"17"}"#);
    // 16:00 UTC: eight hours of the day are left.
    let afternoon = std::time::UNIX_EPOCH + std::time::Duration::from_secs(16 * 3600);
    let mut limit = LimitConfig::paced(PaceConfig::ACCESS_KEY);
    limit.clock = std::sync::Arc::new(FixedClock::new(afternoon));
    let policy = RoutePolicy::new(backend).fallback(Fallback::ReadsWhenUnavailable);
    let keap = Keap::oauth_customer("TOKEN")
        .unwrap()
        .transport(script.transport())
        .config(ClientConfig::new().limit(limit))
        .policy(policy)
        .build()
        .unwrap();
    (script, keap)
}

/// All backends draw on one quota; asking another would only fail again, and "unavailable" would invite to go on.
#[tokio::test(start_paused = true)]
async fn a_used_up_quota_is_told_with_its_time_and_never_moves_on() {
    for backend in [Backend::XmlRpc, Backend::RestV1, Backend::RestV2] {
        let (script, keap) = last_call_of_the_day(backend);
        let load = || keap.contacts().load(ContactId::new(17), ["Id"]);
        load().await.unwrap();
        let error = load().await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::RateLimited, "{backend}: {error}");
        assert_eq!(error.backend(), Some(backend));
        let wait = error.retry_after().expect("the time of the next day");
        assert!(wait.as_secs() > 3600, "{backend}: {wait:?}");
        assert!(error.is_retryable() && !error.may_have_applied());
        assert!(
            error.hint().unwrap().contains("limits of the account"),
            "{backend}"
        );
        assert_eq!(script.take_seen().len(), 1, "{backend}");
    }
}

/// The retry layer has had its turn on both wires; a loop around it would multiply the attempts.
#[tokio::test(start_paused = true)]
async fn what_was_repeated_below_is_not_retryable_above() {
    for backend in [Backend::XmlRpc, Backend::RestV1, Backend::RestV2] {
        let script = (0..4).fold(Script::new(), |script, _| {
            script.answer(503, "application/json", "{}")
        });
        let keap = routed(&script, Fallback::Never);
        keap.set_policy(RoutePolicy::new(backend));
        let error = keap
            .contacts()
            .load(ContactId::new(17), ["Id"])
            .await
            .unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Unavailable, "{backend}: {error}");
        assert_eq!(script.take_seen().len(), 4, "{backend}");
        assert!(!error.is_retryable(), "{backend}: {error}");
    }
}

/// What is wrong with a document, with its place.
fn refusal(text: &str) -> String {
    RoutePolicy::from_toml(text).unwrap_err().to_string()
}

/// What is wrong with the owner's values and tables.
fn of_the_owner() -> [(&'static str, &'static str); 13] {
    [
        (
            "default = \"v2\"\nmail_usr = 1",
            r#"line 2, column 1: no key is called "mail_usr"; did you mean mail_user?"#,
        ),
        (
            "default = \"v2\"\nmail_user = \"ann\"",
            "line 2, column 13: this must be the id of a record, a whole number from 1 to 2147483647, not \"ann\"",
        ),
        (
            "default = \"v2\"\nmerchant_account = 0",
            "line 2, column 20: this must be the id of a record, a whole number from 1 to 2147483647, not 0",
        ),
        (
            "default = \"v2\"\ncurrency = \"dollar\"",
            "line 2, column 12: this must be the three capitals of ISO 4217, for instance \"USD\", not \"dollar\"",
        ),
        (
            "default = \"v2\"\norder_type = \"phone\"",
            "line 2, column 14: \"phone\" is no type of an order: Offline or Online",
        ),
        (
            "default = \"v2\"\nweb_tracking_script = \"getTrackingCode\"",
            "line 2, column 23: \"getTrackingCode\" is no address of a script: it begins with https://",
        ),
        (
            "default = \"v2\"\n[sequences]\n1 = \"7-71\"",
            "line 3, column 5: this must be \"CAMPAIGN/SEQUENCE\", for instance \"7/71\", not \"7-71\"",
        ),
        (
            "default = \"v2\"\n[sequences]\none = \"7/71\"",
            "line 3, column 1: \"one\" is no id: each row begins with one, a whole number from 1 to 2147483647",
        ),
        (
            "default = \"v2\"\n[action_sets]\n12 = []",
            "line 3, column 6: the action set has no action: leave its row out",
        ),
        (
            "default = \"v2\"\n[action_sets]\n12 = 105",
            "line 3, column 6: this must be an action or a list of actions, not 105",
        ),
        (
            "default = \"v2\"\n[action_sets]\n12 = [{ aply_tag = 105 }]",
            r#"line 3, column 9: no key of an action is called "aply_tag"; did you mean apply_tag?"#,
        ),
        (
            "default = \"v2\"\n[action_sets]\n12 = [{ goal = \"signup\" }]",
            "line 3, column 7: an action is { goal = \"CALL NAME\", integration = \"INTEGRATION\" }, { apply_tag = ID } \
             or { remove_tag = ID }",
        ),
        (
            "default = \"v2\"\n[action_sets]\n12 = { apply_tag = -1 }",
            "line 3, column 20: this must be the id of a record, a whole number from 1 to 2147483647, not -1",
        ),
    ]
}

#[test]
fn all_that_is_wrong_is_told_at_once() {
    let told = refusal(
        "default = \"v2\"\n[operations]\n\"ContactService.lod\" = \"v1\"\n\"ContactService.ad\" = \"v1\"\n\
         [tables]\nContcat = \"v1\"\n[action_sets]\n99999999999 = { apply_tag = 99999999999 }",
    );
    let expected = "line 3, column 1: no operation is called \"ContactService.lod\"; did you mean ContactService.load?; \
         line 4: no operation is called \"ContactService.ad\"; did you mean ContactService.add?; \
         line 6: no table is called \"Contcat\"; did you mean Contact?; \
         line 8: \"99999999999\" is no id: each row begins with one, a whole number from 1 to 2147483647; \
         line 8: this must be the id of a record, a whole number from 1 to 2147483647, not 99999999999";
    assert_eq!(told, expected);
}

#[test]
fn an_empty_text_is_near_to_nothing() {
    for empty in ["", " "] {
        let told = refusal(&format!("default = \"v2\"\ndefault_country = \"{empty}\""));
        assert!(
            told.ends_with("is no country that ISO 3166-1 knows"),
            "{told}"
        );
    }
}

#[test]
fn a_wrong_country_of_the_owner_names_the_nearest() {
    let wrong = refusal("default = \"v2\"\ndefault_country = \"Untied States\"");
    assert!(wrong.starts_with("line 2, column 19: "), "{wrong}");
    assert!(wrong.contains("United States"), "{wrong}");
}

/// What stands in the document of a policy with all of the owner's values is read back.
#[test]
fn the_values_of_the_owner_are_written_and_read() {
    let text = "default = \"v2\"\nmail_user = 1\ndefault_country = \"United States\"\ncurrency = \"USD\"\n\
                web_tracking_script = \"https://x/t\"\nmerchant_account = 5\norder_type = \"Online\"\n\
                [sequences]\n1 = \"7/71\"\n\
                [action_sets]\n12 = [{ goal = \"signup\", integration = \"ab123\" }, { remove_tag = 91 }]\n\
                13 = { apply_tag = 105 }\n";
    let policy = RoutePolicy::from_toml(text).unwrap();
    for key in keap::owner::OwnerValues::KEYS {
        assert!(policy.to_toml().contains(key), "{key}");
    }
    assert_eq!(RoutePolicy::from_toml(&policy.to_toml()).unwrap(), policy);
    let options = keap::rest::RestOptions::default()
        .mail_user(UserId::new(2))
        .sequence(
            FollowUpSequenceId::new(2),
            CampaignId::new(7),
            SequenceId::new(72),
        );
    let owned = options.owned_by(policy.owner_values());
    assert_eq!(
        (owned.mail_user, owned.merchant_account),
        (Some(UserId::new(1)), Some(MerchantAccountId::new(5)))
    );
    assert_eq!(owned.sequences.len(), 2);
    let told = owned.action_sets[&ActionSetId::new(12)]
        .iter()
        .map(ToString::to_string);
    assert_eq!(
        told.collect::<Vec<_>>(),
        ["goal ab123/signup", "remove tag 91"]
    );
    let untouched = options.owned_by(&keap::owner::OwnerValues::default());
    assert_eq!(untouched.mail_user, Some(UserId::new(2)));
}

#[test]
fn a_wrong_document_says_where_and_what_was_meant() {
    let cases = [
        (
            "fallback = \"never\"",
            r#"the policy names no default backend: write `default = "xmlrpc"`, "v1" or "v2""#,
        ),
        (
            "\n",
            r#"the policy file is empty: it may just have been written over, as by `> FILE` of a shell; put it back, or write `default = "v2"`"#,
        ),
        (
            "defualt = \"v2\"",
            r#"line 1, column 1: no key is called "defualt"; did you mean default?"#,
        ),
        (
            "default = \"v3\"",
            r#"line 1, column 11: no backend is called "v3": use xmlrpc, v1 or v2; did you mean v1?"#,
        ),
        (
            "default = 2",
            "line 1, column 11: this must be a text in quotes, not 2",
        ),
        (
            "default = \"v2\"\nfallback = \"when_unsupported\"",
            "line 2, column 12: no fallback is called \"when_unsupported\": use one of never, when-unsupported, \
             reads-when-unavailable; did you mean when-unsupported?",
        ),
        (
            "default = \"v2\"\n[operations]\n\"ContactService.laod\" = \"v1\"",
            r#"line 3, column 1: no operation is called "ContactService.laod"; did you mean ContactService.load?"#,
        ),
        (
            "default = \"v2\"\n[tables]\nContakt = \"v1\"",
            r#"line 3, column 1: no table is called "Contakt"; did you mean Contact?"#,
        ),
        (
            "default = \"v2\"\n[tables.Contact]\nread = \"v1\"",
            r#"line 3, column 1: no key is called "read"; did you mean reads?"#,
        ),
        (
            "default = \"v2\"\n[shadow]\nsample = 0.5",
            "line 2, column 1: the shadow names no backend: write `backend = \"v2\"`",
        ),
        (
            "default = \"v2\"\n[shadow]\nbackend = \"v1\"\nsample = 5",
            "line 4, column 10: this must be a share from 0 to 1, for instance 0.05, not 5",
        ),
        (
            "default = \"v2\"\n[shadow]\nbackend = \"v1\"\nmax-in-flight = 0",
            "line 4, column 17: this must be a whole number from 1, not 0",
        ),
        (
            "default = \"v2\"\n[shadow]\nbackend = \"v1\"\nwrites = [\"DataService.query\"]",
            "line 4, column 11: DataService.query only reads: reads are compared without being named",
        ),
    ];
    for (text, message) in cases.into_iter().chain(of_the_owner()) {
        assert_eq!(refusal(text), message, "{text}");
    }
    let added =
        refusal("default = \"v2\"\n[shadow]\nbackend = \"v1\"\nwrites = [\"ContactService.add\"]");
    assert!(
        added.starts_with("line 4, column 11: ContactService.add is not safe to repeat"),
        "{added}"
    );
    assert!(refusal("default = \"v2").starts_with("line 1, column "));
}

/// The example explains every key, so it is the document that is read here.
#[test]
fn the_example_of_a_policy_means_what_it_says() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../examples/routes.toml");
    let policy = RoutePolicy::from_file(path).unwrap();
    assert_eq!(policy.backend_for(Operation::ContactLoad), Backend::RestV1);
    assert_eq!(policy.backend_for(Operation::ContactAdd), Backend::XmlRpc);
    let on = |operation, table| policy.backend_on(operation, table);
    assert_eq!(on(Operation::DataQuery, "Contact"), Backend::RestV1);
    assert_eq!(on(Operation::DataLoad, "Contact"), Backend::RestV2);
    assert_eq!(on(Operation::DataQuery, "ActionSequence"), Backend::XmlRpc);
    assert_eq!(on(Operation::DataQuery, "Company"), Backend::RestV2);
    assert_eq!(RoutePolicy::from_toml(&policy.to_toml()).unwrap(), policy);
    let sets = &policy.owner_values().action_sets;
    assert_eq!(
        sets[&ActionSetId::new(1)],
        keap_tests::invocations::actions()
    );
    let gone = RoutePolicy::from_file("no-such-folder/routes.toml").unwrap_err();
    assert_eq!(
        gone.to_string(),
        "no-such-folder/routes.toml: the policy file cannot be read"
    );
}

/// What an observer is told of each call: the operation of the facade, and the one on the wire.
#[derive(Debug, Default)]
struct Listener(std::sync::Mutex<Vec<(Option<&'static str>, String)>>);

impl Observer for Listener {
    fn started(&self, call: &CallInfo) {
        let wire = call.operation.clone().unwrap_or_default();
        self.0.lock().unwrap().push((call.part_of, wire));
    }
}

#[tokio::test]
async fn an_observer_is_told_the_operation_of_the_facade_beside_the_calls_on_the_wire() {
    for backend in Backend::ALL {
        let listener = std::sync::Arc::new(Listener::default());
        let keap = keap_tests::builder(&keap_tests::sandbox())
            .observer(std::sync::Arc::clone(&listener) as std::sync::Arc<dyn Observer>)
            .build()
            .unwrap();
        let add = servable(Operation::ContactAdd);
        keap.invoke_on(backend, add).await.unwrap();
        let seen = std::mem::take(&mut *listener.0.lock().unwrap());
        assert!(!seen.is_empty());
        for (whole, wire) in &seen {
            assert_eq!(*whole, Some("ContactService.add"), "{backend}: {wire}");
            let is_method = wire == "ContactService.add";
            assert!(
                !wire.is_empty() && (is_method || backend != Backend::XmlRpc),
                "{wire}"
            );
        }
        // Pages are read without an invocation of their own.
        keap.set_policy(RoutePolicy::new(backend));
        let mut pages = keap
            .data()
            .pages(keap::schema::Query::<table::Contact>::new())
            .await
            .unwrap();
        pages.next().await.unwrap();
        let seen = std::mem::take(&mut *listener.0.lock().unwrap());
        assert!(
            !seen.is_empty() && seen.iter().all(|(whole, _)| whole.is_some()),
            "{backend}: {seen:?}"
        );
    }
}
