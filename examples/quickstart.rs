//! Load one contact, over the legacy wire and over the new one.
//!
//! `cargo run --example quickstart`

use keap::schema::contact;
use keap::{Backend, ContactId};

#[tokio::main]
async fn main() -> keap::Result<()> {
    let keap = keap_examples::connect()?.build()?;

    for backend in [Backend::XmlRpc, Backend::RestV2] {
        keap.set_policy(backend);
        let joe = keap
            .contacts()
            .load(
                ContactId::new(4393),
                ["FirstName", "Email", "State", "DateCreated"],
            )
            .await?;
        println!("{backend}:");
        for (field, value) in joe.iter() {
            println!("  {field}: {value}");
        }
        let email: Option<String> = joe.read(contact::EMAIL).unwrap_or_default();
        assert_eq!(email.as_deref(), Some("joe@example.com"));
    }
    Ok(())
}
