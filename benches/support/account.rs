//! An account with contacts in number, for a local Keap.

use std::fmt::Write as _;

use keap_sandbox::{Seed, SeedError};

/// The columns that each contact of [`contacts`] has: 25.
pub const COLUMNS: [&str; 25] = [
    "Id",
    "FirstName",
    "LastName",
    "MiddleName",
    "JobTitle",
    "Email",
    "EmailAddress2",
    "Phone1",
    "Phone1Type",
    "Phone2",
    "StreetAddress1",
    "StreetAddress2",
    "City",
    "State",
    "PostalCode",
    "Country",
    "Address2Street1",
    "City2",
    "PostalCode2",
    "Country2",
    "Birthday",
    "Website",
    "OwnerID",
    "DateCreated",
    "LastUpdated",
];

/// The id of the first contact; the user of the account has number 1.
pub const FIRST_CONTACT: u32 = 2;

/// So many contacts with what people have in 25 fields, every tenth with a tag. Nothing is random.
///
/// # Errors
/// None is expected.
pub fn contacts(rows: u32) -> Result<Seed, SeedError> {
    let ids = FIRST_CONTACT..FIRST_CONTACT + rows;
    let mut text = String::from(
        r#"{"User":[{"Id":1,"FirstName":"Uma","Email":"uma@example.com"}],"ContactGroup":[{"Id":91,"GroupName":"Customer"},{"Id":97,"GroupName":"Newsletter"}],"Contact":["#,
    );
    text += &ids.clone().map(contact).collect::<Vec<_>>().join(",");
    text += r#"],"ContactGroupAssign":["#;
    for (number, id) in ids.step_by(10).enumerate() {
        let comma = if number > 0 { "," } else { "" };
        let tag = if id % 20 == 2 { 91 } else { 97 };
        write!(text, r#"{comma}{{"ContactId":{id},"GroupId":{tag}}}"#)
            .expect("writing to a String cannot fail");
    }
    text += "]}";
    Seed::from_json(&text)
}

fn contact(id: u32) -> String {
    let (day, minute) = (1 + id % 28, id % 60);
    format!(
        r#"{{"Id":{id},"FirstName":"Ann {id}","LastName":"O'Brien-{id}","MiddleName":"M","JobTitle":"Buyer",
        "Email":"ann.{id}@example.com","EmailAddress2":"ann.{id}@example.org","Phone1":"(480) 555-{last:04}",
        "Phone1Type":"Work","Phone2":"(602) 555-{last:04}","StreetAddress1":"{id} Main Street",
        "StreetAddress2":"Suite 200","City":"Chandler","State":"Arizona","PostalCode":"85286",
        "Country":"United States","Address2Street1":"{id} Side Street","City2":"Paris","PostalCode2":"75001",
        "Country2":"France","Birthday":"1980-02-{day:02}","Website":"https://example.com/{id}","OwnerID":1,
        "DateCreated":"2026-01-{day:02}T12:{minute:02}:00Z","LastUpdated":"2026-03-{day:02}T18:{minute:02}:30Z"}}"#,
        last = id % 10_000,
    )
}
