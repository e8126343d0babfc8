//! One program that moves from XML-RPC to REST operation by operation, and back, by policy alone.
//!
//! `cargo run --example switch_backend`

use keap::schema::{Query, contact, table};
use keap::{Backend, ContactId, Keap, Operation, RoutePolicy};

/// What the program does; it does not know which wire it uses.
async fn sync(keap: &Keap) -> keap::Result<usize> {
    let query = Query::<table::Contact>::new()
        .equals(contact::STATE, "California")
        .select((contact::ID, contact::EMAIL))
        .ascending(contact::ID);
    let californians = keap.data().query(query).await?;
    keap.contacts()
        .update(ContactId::new(4393), |c| {
            c.set(contact::JOB_TITLE, "Surveyor")
        })
        .await?;
    Ok(californians.len())
}

#[tokio::main]
async fn main() -> keap::Result<()> {
    let keap = keap_examples::connect()?.build()?;
    let steps = [
        ("everything on XML-RPC", RoutePolicy::new(Backend::XmlRpc)),
        (
            "reads on REST v2",
            RoutePolicy::new(Backend::XmlRpc).route_reads(Backend::RestV2),
        ),
        ("everything on REST v2", RoutePolicy::new(Backend::RestV2)),
        (
            "updates back on XML-RPC",
            RoutePolicy::new(Backend::RestV2).route(Operation::ContactUpdate, Backend::XmlRpc),
        ),
    ];
    for (step, policy) in steps {
        keap.set_policy(policy);
        println!("{step}: {} contacts", sync(&keap).await?);
    }
    Ok(())
}
