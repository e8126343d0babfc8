//! Calls of one client at the same time: what REST needs several requests for is not torn by another call.

use std::sync::Mutex;
use std::time::Duration;

use futures_util::future::{join_all, pending};
use keap::model::{NewOrderLine, OptStatus, OrderPartners};
use keap::rest::{CompanyText, RestOptions};
use keap::schema::{Changes, Condition, QueryData, contact, table};
use keap::{
    Backend, ContactId, CreditCardId, DiscountId, DupCheck, Invocation, Keap, MerchantAccountId,
    ProductCategoryId, ProductId, RoutePolicy,
};
use keap_http::{
    BoxFuture, HttpService, Request, Response, Sent, Transport, TransportError, TransportErrorKind,
};
use keap_sandbox::Sandbox;
use keap_tests::{REST, builder, sandbox};
use tokio::time::Instant;

/// Each way takes this long, so that all calls have read before one of them writes.
const WAY: Duration = Duration::from_millis(25);

#[derive(Debug)]
struct Slow(Transport);

impl HttpService for Slow {
    fn call(&self, request: Request) -> BoxFuture<'_, Result<Response, TransportError>> {
        Box::pin(async move {
            tokio::time::sleep(WAY).await;
            let response = self.0.send(request).await;
            tokio::time::sleep(WAY).await;
            response
        })
    }
}

/// A client far away from a local Keap.
fn far(sandbox: &Sandbox, policy: impl Into<RoutePolicy>) -> Keap {
    let options = RestOptions::default()
        .company(CompanyText::Create)
        .merchant_account(ACCOUNT);
    builder(sandbox)
        .transport(Transport::new(Slow(sandbox.transport())))
        .rest_options(options)
        .policy(policy)
        .build()
        .unwrap()
}

const ANN: ContactId = ContactId::new(4393);
const ACCOUNT: MerchantAccountId = MerchantAccountId::new(5);

fn change(column: &str, value: &str) -> Invocation {
    Invocation::contact_update(ANN, Changes::new().set_by_name(column, value))
}

/// What five programs would write, a column each: the entries of one list stand beside each other.
const COLUMNS: [(&str, &str); 14] = [
    ("Phone1", "5550001"),
    ("Phone2", "5550002"),
    ("Phone3", "5550003"),
    ("Phone5", "5550005"),
    ("Email", "one@example.com"),
    ("EmailAddress2", "two@example.com"),
    ("EmailAddress3", "three@example.com"),
    ("City", "Tempe"),
    ("StreetAddress1", "MainSt1"),
    ("PostalCode", "85281"),
    ("Fax1", "5550006"),
    ("Fax2", "5550007"),
    ("_ShoeSize", "44"),
    ("_FavoriteColor", "Red"),
];

async fn all_stand(keap: &Keap, backends: &[Backend]) {
    let wires = backends.iter().cycle();
    let writes = COLUMNS.iter().zip(wires);
    let writes = writes.map(|((column, value), backend)| {
        let write = keap.invoke_on(*backend, change(column, value));
        async move {
            write
                .await
                .unwrap_or_else(|error| panic!("{column}: {error}"))
        }
    });
    join_all(writes).await;
    let names = COLUMNS.map(|(column, _)| column);
    let load = keap.xmlrpc().unwrap().contacts().load(ANN, names).await;
    let row = load.unwrap();
    let digits = |text: String| text.replace(['(', ')', '-', ' '], "");
    for (column, value) in COLUMNS {
        let found = row.get(column).map(|found| digits(found.to_string()));
        assert_eq!(found.as_deref(), Some(value), "{column} over {backends:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn changes_of_one_record_all_stand() {
    for backends in [
        [Backend::RestV1, Backend::RestV1],
        [Backend::RestV2, Backend::RestV2],
        [Backend::RestV1, Backend::RestV2],
        [Backend::XmlRpc, Backend::RestV2],
    ] {
        all_stand(&far(&sandbox(), Backend::XmlRpc), &backends).await;
    }
}

#[tokio::test(start_paused = true)]
async fn changes_of_other_records_wait_for_nobody() {
    let sandbox = sandbox();
    let keap = far(&sandbox, Backend::RestV2);
    let people = keap.data().query_all::<table::Contact>().await.unwrap();
    let change = |id: ContactId| {
        let changes = Changes::new().set_by_name("Phone2", "5550001");
        keap.invoke(Invocation::contact_update(id, changes))
    };
    let ids: Vec<ContactId> = people
        .iter()
        .filter_map(|person| person.id)
        .take(5)
        .collect();
    let one = Instant::now();
    change(ids[0]).await.unwrap();
    let one = one.elapsed();
    let all = Instant::now();
    for written in join_all(ids.iter().map(|id| change(*id))).await {
        written.unwrap();
    }
    assert_eq!(all.elapsed(), one);
    let same = Instant::now();
    for written in join_all([ids[0], ids[0]].map(&change)).await {
        written.unwrap();
    }
    assert_eq!(same.elapsed(), one * 2);
}

#[tokio::test(start_paused = true)]
async fn who_gives_up_does_not_hold_the_others_up() {
    let keap = far(&sandbox(), Backend::RestV2);
    let gives_up = tokio::time::timeout(WAY, keap.invoke(change("Phone1", "5550001")));
    let next = keap.invoke(change("Phone2", "5550002"));
    let (gave_up, next) = tokio::join!(gives_up, next);
    assert!(gave_up.is_err());
    next.unwrap();
}

#[tokio::test(start_paused = true)]
async fn a_visitor_who_sends_a_form_twice_is_one_contact() {
    for backend in Backend::ALL {
        let keap = far(&sandbox(), backend);
        let send = |email: &'static str| {
            keap.contacts()
                .add_with_dup_check(DupCheck::Email, move |c| {
                    c.set(contact::EMAIL, email)
                        .set(contact::FIRST_NAME, "Zora")
                })
        };
        let sent = [
            "zora.quill@example.com",
            "Zora.Quill@Example.com",
            "zora.quill@example.com",
        ];
        let ids = join_all(sent.map(send)).await;
        let ids: Vec<ContactId> = ids.into_iter().map(Result::unwrap).collect();
        assert!(ids.iter().all(|id| *id == ids[0]), "{backend}: {ids:?}");
        let email = Condition::Equals("zora.quill@example.com".into());
        let mut query = QueryData::new("Contact");
        query.conditions = vec![("Email".to_owned(), email)];
        assert_eq!(keap.data().count(query).await.unwrap(), 1, "{backend}");
    }
}

#[tokio::test(start_paused = true)]
async fn two_contacts_of_a_new_company_make_it_once() {
    for backend in REST {
        let keap = far(&sandbox(), backend);
        let add = |email: &'static str| {
            keap.contacts().add(move |c| {
                c.set(contact::EMAIL, email)
                    .set(contact::COMPANY, "Anvils & Co")
            })
        };
        for added in join_all(["a@example.com", "b@example.com"].map(add)).await {
            added.unwrap();
        }
        let named = Condition::Equals("Anvils & Co".into());
        let mut query = QueryData::new("Company");
        query.conditions = vec![("Company".to_owned(), named)];
        assert_eq!(keap.data().count(query).await.unwrap(), 1, "{backend}");
    }
}

#[tokio::test(start_paused = true)]
async fn categories_of_a_discount_all_stand() {
    let keap = far(&sandbox(), Backend::RestV2);
    let discounts = keap.discounts();
    let made = discounts.add_category_discount("Tools", "", true, 15).await;
    let id: DiscountId = made.unwrap();
    let categories = [1, 2].map(ProductCategoryId::new);
    let add = |category| discounts.add_category_assignment_to_category_discount(id, category);
    for added in join_all(categories.map(add)).await {
        added.unwrap();
    }
    let mut found = discounts
        .get_category_assignments_for_category_discount(id)
        .await
        .unwrap();
    found.sort_unstable();
    assert_eq!(found, categories);
}

#[tokio::test(start_paused = true)]
async fn an_invoice_that_is_charged_twice_is_paid_once() {
    for backend in [Backend::XmlRpc, Backend::RestV2] {
        let keap = far(&sandbox(), backend);
        let invoices = keap.invoices();
        let date = "2026-11-02T09:30:00".parse().unwrap();
        let order = invoices.create_blank_order(ANN, "Tools", date, OrderPartners::default());
        let invoice = order.await.unwrap();
        let line = NewOrderLine::of_product(ProductId::new(1), 17.25, 2);
        invoices.add_order_item(invoice, line).await.unwrap();
        let card = CreditCardId::new(1);
        let charge = |_| invoices.charge_invoice(invoice, "", card, ACCOUNT, false);
        let mut codes: Vec<_> = join_all([0, 1].map(charge))
            .await
            .into_iter()
            .map(|charged| charged.unwrap().code)
            .collect();
        codes.sort();
        assert_eq!(
            codes,
            [Some("APPROVED".to_owned()), Some("SKIPPED".to_owned())],
            "{backend}"
        );
    }
}

#[tokio::test(start_paused = true)]
async fn who_opts_out_is_not_brought_back_by_an_opt_in_on_its_way() {
    let ways = Backend::ALL.into_iter();
    for (backend, out_first) in ways.flat_map(|backend| [(backend, true), (backend, false)]) {
        let keap = far(&sandbox(), backend);
        let add = keap
            .contacts()
            .add(|c| c.set(contact::EMAIL, "zora.quill@example.com"));
        add.await.unwrap();
        let email = keap.email();
        let out = email.opt_out("zora.quill@example.com", "asked");
        let into = email.opt_in("Zora.Quill@example.com", "form");
        let out = match out_first {
            true => tokio::join!(out, into).0,
            false => tokio::join!(into, out).1,
        };
        assert!(out.unwrap(), "{backend}");
        let status = email.get_opt_status("zora.quill@example.com").await;
        assert_eq!(status.unwrap(), OptStatus::NotMarketable, "{backend}");
    }
}

/// A line on which the first change of a contact comes late, and its answer never.
#[derive(Debug)]
struct Late {
    account: Transport,
    /// None once it was lost.
    by: Mutex<Option<Duration>>,
    /// Whether it is told that the answer is lost.
    is_told: bool,
}

impl HttpService for Late {
    fn call(&self, request: Request) -> BoxFuture<'_, Result<Response, TransportError>> {
        let is_change = request.method() == http::Method::PATCH;
        let by = is_change.then(|| self.by.lock().unwrap().take()).flatten();
        Box::pin(async move {
            let Some(by) = by else {
                return self.account.send(request).await;
            };
            let lost = TransportError::new(
                TransportErrorKind::Timeout,
                Sent::Maybe,
                request.method(),
                request.uri(),
            );
            let account = self.account.clone();
            tokio::spawn(async move {
                tokio::time::sleep(by).await;
                account.send(request).await
            });
            match self.is_told {
                true => Err(lost),
                false => pending().await,
            }
        })
    }
}

/// The late change has the lists as they were before the next one.
#[tokio::test(start_paused = true)]
async fn a_change_that_comes_late_leaves_the_next_one_what_it_wrote() {
    for (backend, is_told) in REST
        .into_iter()
        .flat_map(|rest| [(rest, true), (rest, false)])
    {
        let sandbox = sandbox();
        let late = Late {
            account: sandbox.transport(),
            by: Mutex::new(Some(Duration::from_secs(5))),
            is_told,
        };
        let keap = builder(&sandbox)
            .transport(Transport::new(late))
            .policy(backend)
            .build()
            .unwrap();
        let patience = Duration::from_secs(1);
        let lost = tokio::time::timeout(patience, keap.invoke(change("Phone1", "5550001"))).await;
        match (is_told, lost) {
            (true, Ok(Err(lost))) => assert!(lost.may_have_applied(), "{backend}"),
            (false, Err(_)) => {}
            (_, other) => panic!("{backend}: {other:?}"),
        }
        keap.invoke(change("Phone2", "5550002")).await.unwrap();
        tokio::time::sleep(Duration::from_secs(60)).await;
        let load = keap.contacts().load(ANN, ["Phone1", "Phone2"]).await;
        let row = load.unwrap();
        let told = ["Phone1", "Phone2"].map(|column| row.get(column).unwrap().to_string());
        assert_eq!(told, ["5550001", "5550002"], "{backend}");
    }
}

/// What has failed for good is waited for by nobody.
#[tokio::test(start_paused = true)]
async fn a_change_that_is_refused_gives_its_turn_back_at_once() {
    let keap = far(&sandbox(), Backend::RestV2);
    let began = Instant::now();
    keap.invoke(change("Email", "none")).await.unwrap_err();
    keap.invoke(change("Phone2", "5550002")).await.unwrap();
    assert!(began.elapsed() < Duration::from_secs(1));
}
