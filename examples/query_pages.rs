//! All contacts of a state, row by row, however many pages they fill.
//!
//! `cargo run --example query_pages`

use keap::Backend;
use keap::schema::{Query, contact, table};

#[tokio::main]
async fn main() -> keap::Result<()> {
    let keap = keap_examples::connect()?.policy(Backend::RestV2).build()?;

    let query = Query::<table::Contact>::new()
        .equals(contact::STATE, "California")
        .select((contact::ID, contact::EMAIL));
    let mut rows = keap.data().pages(query).await?;
    while let Some(row) = rows.next_record().await? {
        let email = row.read(contact::EMAIL)?.unwrap_or_default();
        println!("{}: {email}", row.id()?);
    }
    Ok(())
}
