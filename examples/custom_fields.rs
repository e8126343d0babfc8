//! Custom fields: which there are, reading and writing one over all three wires, and a new one.
//!
//! `cargo run --example custom_fields`
//!
//! XML-RPC names a custom field `_ShoeSize`, REST numbers it. The facade takes the name everywhere; it reads the model of
//! the account once and keeps it.

use keap::rest::v2::contacts::CreateContactCustomField;
use keap::rest::v2::model::CreateCustomFieldRequest;
use keap::schema::{Column, FieldValue, Query, ReadWrite, data_form_field, table};
use keap::{Backend, ContactId};

/// A column of one's own: a custom field with the Rust type of its content. A field of several choices, one text over
/// XML-RPC and a list over REST, is a `Vec<String>` on every wire.
const SHOE_SIZE: Column<table::Contact, i64, ReadWrite> = Column::named("_ShoeSize");

const ANN: ContactId = ContactId::new(17);

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let keap = keap_examples::connect()?.build()?;

    // What the account has. Form -1 is the contact.
    let contact_fields = Query::<table::DataFormField>::new()
        .equals(data_form_field::FORM_ID, -1)
        .select((data_form_field::NAME, data_form_field::LABEL))
        .ascending(data_form_field::ID)
        .limit(5);
    for field in keap.data().query(contact_fields).await? {
        let name = field.read(data_form_field::NAME)?.unwrap_or_default();
        let label = field.read(data_form_field::LABEL)?.unwrap_or_default();
        println!("_{name}: {label}");
    }

    // One name on every wire; text, numbers, dates and yes/no fields have their Rust types.
    for (size, backend) in (41_i64..).zip(Backend::ALL) {
        keap.set_policy(backend);
        keap.contacts()
            .update(ANN, |c| {
                c.set(SHOE_SIZE, size).set_custom("FavoriteColor", "Green")
            })
            .await?;
        let ann = keap
            .contacts()
            .load(ANN, ["_ShoeSize", "_FavoriteColor", "_Newsletter"])
            .await?;
        let shown: Vec<String> = ann
            .iter()
            .map(|(name, value)| format!("{name} = {value}"))
            .collect();
        println!("{backend}: {}", shown.join(", "));
        // Typed by the column, or by what a value is: `as_i64`, `as_f64`, `as_bool`, `as_date`, `as_list`, ..
        assert_eq!(ann.read(SHOE_SIZE)?, Some(size));
        assert_eq!(
            ann.get("_ShoeSize").and_then(FieldValue::as_i64),
            Some(size)
        );
    }

    // A field that the account does not have is refused before anything is written.
    let refused = keap
        .contacts()
        .update(ANN, |c| c.set_custom("NoSuchField", 1))
        .await;
    println!(
        "no such field: {}",
        refused
            .err()
            .map_or_else(String::new, |error| error.to_string())
    );

    // A new one is made over REST; its name follows from the label, its id comes back.
    let rest = keap.rest_v2().ok_or("a legacy key opens no REST")?.client();
    let size = CreateCustomFieldRequest::dropdown("Shirt size", ["S", "M", "L"]);
    let made = rest.send(&CreateContactCustomField::new(size)).await?;
    println!(
        "made {} with id {}",
        made.label.unwrap_or_default(),
        made.id.map(|id| id.to_string()).unwrap_or_default()
    );
    Ok(())
}
