//! The same question to all three wires, with every value that parts.
//!
//! `cargo run --example compare`

use keap::{Backend, ContactId, Fields, Invocation};

#[tokio::main]
async fn main() -> keap::Result<()> {
    let keap = keap_examples::connect()?.build()?;
    // Contact 25 of the demo data was created in the hour that autumn repeats.
    let load = Invocation::contact_load(ContactId::new(25), Fields::All);
    let comparison = keap.compare(load, &Backend::ALL).await;

    for field in comparison.rows.iter().flat_map(|row| &row.fields) {
        for answer in field.by_backend() {
            if let Some(known) = answer.finding().and_then(|finding| finding.known()) {
                let (name, backend) = (&field.name, answer.backend());
                println!("{name} over {backend}: {} {}", known.id, known.title);
            }
        }
    }
    let summary = comparison.summary();
    println!(
        "{} equal, {} unexplained",
        summary.equal, summary.unexplained
    );
    assert_eq!(summary.unexplained, 0);
    Ok(())
}
