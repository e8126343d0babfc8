//! The sample program of the old .NET SDK (iSDK), ported: connect, update a contact through a setter, query all users,
//! ask who is calling, and listen to the calls.
//!
//! `cargo run --example isdk_port`
//!
//! The C# original did this:
//!
//! - `new Customer("app", "key")` or `new OAuthCustomer("app", "accessToken")`, then `.Connect()`;
//! - `client.ContactService.Update(4393, s => s.Set(c => c.FirstName, "Joe").Set(c => c.LastName, "Bobertson"))`;
//! - `client.DataService.Query<User>()`;
//! - `client.DataService.GetUserInfo()`;
//! - `client.MethodListener = new ConsoleMethodListener()`.

use std::sync::Arc;
use std::time::Duration;

use keap::http::{CallInfo, Observer, Outcome};
use keap::schema::{contact, table};
use keap::{Backend, ContactId, Keap, KeapBuilder};
use keap_sandbox::{DEFAULT_ACCESS_TOKEN, DEFAULT_APP, DEFAULT_LEGACY_KEY, Sandbox};

/// The port of the console method listener: a line per call, never a value.
#[derive(Debug)]
struct ConsoleListener;

impl Observer for ConsoleListener {
    fn finished(&self, call: &CallInfo, attempts: u32, outcome: Outcome, duration: Duration) {
        // The same name on every wire; `call.operation` is what the wire itself calls it.
        let operation = call.part_of.unwrap_or("?");
        let answer = match outcome {
            Outcome::Answered(status) => status.to_string(),
            Outcome::Failed(kind, _) => format!("{kind:?}"),
            _ => "?".to_owned(),
        };
        println!(
            "  -> {operation}: {answer} ({attempts} attempt, {} ms)",
            duration.as_millis()
        );
    }
}

async fn run(customer: KeapBuilder) -> keap::Result<()> {
    let keap = customer.observer(Arc::new(ConsoleListener)).build()?;

    // A column of another table, a read-only column, or a value of the wrong type does not compile.
    let joe = ContactId::new(4393);
    keap.contacts()
        .update(joe, |c| {
            c.set(contact::FIRST_NAME, "Joe")
                .set(contact::LAST_NAME, "Bobertson")
        })
        .await?;
    let joe = keap.contacts().load(joe, [contact::LAST_NAME]).await?;
    assert_eq!(joe.require(contact::LAST_NAME)?, "Bobertson");

    for user in keap.data().query_all::<table::User>().await? {
        let name = [user.first_name, user.last_name]
            .map(Option::unwrap_or_default)
            .join(" ");
        if let Some(id) = user.id {
            println!("user {id}: {name}");
        }
    }

    if keap.backends().len() > 1 {
        let info = keap.data().get_user_info().await?;
        println!("signed in as {}", info.display_name.unwrap_or_default());
    }
    Ok(())
}

#[tokio::main]
async fn main() -> keap::Result<()> {
    let sandbox = Sandbox::builder().build();

    println!("Customer(app, key), over XML-RPC:");
    let customer = Keap::customer(DEFAULT_APP, DEFAULT_LEGACY_KEY)?;
    run(customer.transport(sandbox.transport())).await?;

    println!("\nOAuthCustomer(token), over XML-RPC:");
    let customer = Keap::oauth_customer(DEFAULT_ACCESS_TOKEN)?;
    run(customer.transport(sandbox.transport())).await?;

    println!("\nthe same program over REST v2, by one line of policy:");
    let customer = Keap::oauth_customer(DEFAULT_ACCESS_TOKEN)?.policy(Backend::RestV2);
    run(customer.transport(sandbox.transport())).await
}
