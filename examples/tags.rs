//! Tags: find one by its name, apply it, see that applying is safe to repeat, find who has it, take it off.
//!
//! `cargo run --example tags`

use keap::schema::{Query, contact, contact_group, table};
use keap::{Backend, ContactId, ErrorKind, TagId};

const JOE: ContactId = ContactId::new(4393);

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let keap = keap_examples::connect()?.build()?;

    for backend in Backend::ALL {
        keap.set_policy(backend);

        // Old programs carry tag ids as numbers; a name says more, and ids differ between accounts.
        let named = Query::<table::ContactGroup>::new()
            .equals(contact_group::GROUP_NAME, "Trade fair")
            .select(contact_group::ID);
        let tags = keap.data().query(named).await?;
        let [tag] = &tags[..] else {
            return Err(format!("{} tags have this name", tags.len()).into());
        };
        let tag = TagId::new(tag.id()?);

        // `false` means that the contact had the tag before: nothing happened, no automation started.
        let first = keap.contacts().add_to_group(JOE, tag).await?;
        let second = keap.contacts().add_to_group(JOE, tag).await?;

        // The column holds the ids of all tags of the contact, as text.
        let joe = keap.contacts().load(JOE, [contact::GROUPS]).await?;
        let groups = joe.read(contact::GROUPS)?.unwrap_or_default();
        assert!(groups.split(',').any(|id| id == tag.to_string()));
        println!("{backend}: applied {first}, again {second}; Joe has {groups}");

        let gone = keap.contacts().remove_from_group(JOE, tag).await?;
        assert!(first && !second && gone);

        // A tag that does not exist: XML-RPC has one fault for many reasons, REST says which (KB-012).
        let error = match keap.contacts().add_to_group(JOE, TagId::new(999_999)).await {
            Ok(_) => return Err("this tag exists".into()),
            Err(error) => error,
        };
        println!("{backend}: no such tag is {}", error.kind().name());
        assert_eq!(
            error.kind() == ErrorKind::NotFound,
            backend != Backend::XmlRpc
        );
    }
    Ok(())
}
