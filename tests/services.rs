//! The services beside the two behave the same on all wires.

#[path = "services/companies.rs"]
mod companies;
#[path = "services/contacts.rs"]
mod contacts;
#[path = "services/files.rs"]
mod files;
#[path = "services/mail.rs"]
mod mail;
#[path = "services/money.rs"]
mod money;
#[path = "services/partners.rs"]
mod partners;
#[path = "services/placing.rs"]
mod placing;
#[path = "services/plans.rs"]
mod plans;
#[path = "services/shop.rs"]
mod shop;
#[path = "services/stock.rs"]
mod stock;

use keap::{Backend, ContactId, ErrorKind, FileId, Keap, Operation, ProductId};
use keap_tests::{invocations, recorder, told::told};

/// A local Keap with the options that name what it has.
fn connect() -> Keap {
    recorder::connect().0
}

#[tokio::test]
async fn the_router_serves_the_services_too() {
    let keap = connect();
    keap.set_policy(keap::RoutePolicy::new(Backend::RestV2));
    assert_eq!(
        keap.products()
            .get_inventory(ProductId::new(1))
            .await
            .unwrap(),
        7
    );
    assert!(
        keap.email()
            .opt_in(invocations::FRESH, "asked")
            .await
            .unwrap()
    );
    assert!(
        keap.funnel()
            .achieve_goal("ab123", "signup", ContactId::new(18))
            .await
            .unwrap()[0]
            .success
    );
    let error = keap
        .files()
        .get_download_url(FileId::new(1))
        .await
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Unsupported);
    keap.set_policy(
        keap::RoutePolicy::new(Backend::RestV2).fallback(keap::Fallback::WhenUnsupported),
    );
    assert!(
        keap.files()
            .get_download_url(FileId::new(1))
            .await
            .unwrap()
            .ends_with("Download?Id=1")
    );
    let invocation = invocations::sample(Operation::ProductGetInventory);
    assert!(keap.invoke(invocation).await.is_ok());
}
