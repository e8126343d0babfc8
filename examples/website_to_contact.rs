//! A form of a website becomes a contact with tags: unattended, with a service account key, nobody signs in.
//!
//! `cargo run --example website_to_contact`
//!
//! - The key stays on the server, in `KEAP_ACCESS_KEY`. It never expires and needs no browser.
//! - A visitor who sends the form twice, or a request that has to be repeated, gives one contact. That holds in one
//!   process: where several take forms, a look at the address after the call shows whether another one added it too.
//! - Logs name the form by a number of ours, never a name or an address.
//! - A mail address is not a consent: opting in is a call of its own, with the words that the visitor agreed to.

use std::time::Duration;

use keap::schema::contact;
use keap::{Backend, ContactId, DupCheck, Keap, TagId};
use keap_examples::LosesOneAnswer;
use keap_sandbox::Sandbox;

const NEWSLETTER: i64 = 97;
const TRADE_FAIR: i64 = 1234;

/// What the visitor sent. No `Debug`: it must not end in a log.
struct Form {
    number: u32,
    name: &'static str,
    email: &'static str,
    tags: &'static [i64],
    /// What the visitor agreed to, and where; none when the box stayed empty.
    consent: Option<&'static str>,
}

async fn receive(keap: &Keap, form: &Form) -> keap::Result<ContactId> {
    let mut attempt = 1;
    let id = loop {
        let outcome = keap
            .contacts()
            .add_with_dup_check(DupCheck::Email, |c| {
                c.set(contact::FIRST_NAME, form.name)
                    .set(contact::EMAIL, form.email)
            })
            .await;
        match outcome {
            // The write may have happened, so an add must not be repeated. This call may: it looks for the address first.
            Err(error) if attempt < 4 && (error.may_have_applied() || error.is_retryable()) => {
                println!(
                    "form {}: attempt {attempt}: {}, once more",
                    form.number,
                    error.kind().name()
                );
                let pause = error
                    .retry_after()
                    .unwrap_or(Duration::from_millis(100 << attempt));
                tokio::time::sleep(pause).await;
                attempt += 1;
            }
            other => break other?,
        }
    };
    for &tag in form.tags {
        keap.contacts().add_to_group(id, TagId::new(tag)).await?; // harmless when the contact has it
    }
    if let Some(words) = form.consent {
        let is_new = keap.email().opt_in(form.email, words).await?;
        println!("form {}: opted in, {is_new}", form.number);
    }
    Ok(id)
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let key = "KeapAK-0000000000000000000000000000000000000000000000000000"; // std::env::var("KEAP_ACCESS_KEY")?
    let sandbox = Sandbox::builder().access_token(key).build();
    let network = LosesOneAnswer::of(sandbox.transport(), "/contacts"); // the first answer to an add
    let keap = Keap::access_key(key)?
        .policy(Backend::RestV2)
        .transport(network) // leave this out for a real account
        .build()?;

    let forms = [
        Form {
            number: 1,
            name: "Wanda",
            email: "wanda@example.com",
            tags: &[NEWSLETTER, TRADE_FAIR],
            consent: Some("newsletter box of the page on the trade fair"),
        },
        Form {
            number: 2,
            name: "Wanda",
            email: "WANDA@example.com",
            tags: &[TRADE_FAIR],
            consent: None,
        },
    ];
    for form in &forms {
        // Check what is sent before it costs a call; a field that only robots fill belongs here too.
        if form.email.len() > 254 || !form.email.contains('@') {
            println!("form {}: refused", form.number);
            continue;
        }
        let id = receive(&keap, form).await?;
        println!("form {}: contact {id}", form.number);
    }
    let twins = keap
        .contacts()
        .find_by_email("wanda@example.com", ["Id", "Groups"])
        .await?;
    println!(
        "{} contact has the address; tags {}",
        twins.len(),
        twins[0]
            .get("Groups")
            .map(ToString::to_string)
            .unwrap_or_default()
    );
    assert_eq!(twins.len(), 1);
    Ok(())
}
