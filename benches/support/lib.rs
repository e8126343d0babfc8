//! The document that is measured, and the rows it is read to.

use std::fmt::Write;

use serde::{Deserialize, Serialize};

pub mod account;
mod row;
mod stream;

pub use row::{Contact, ContactRef, ContactText, DxrContact};
pub use stream::Endless;

/// How many contacts the document has.
pub const ROWS: usize = 1_000;

/// Lets rustls use what the transport of `keap-http` lets it use: the peers build clients of their own.
pub fn choose_cryptography() {
    // A second choice is refused, and the first is the same.
    let _ = rustls::crypto::ring::default_provider().install_default();
}

/// A page of contacts as the server writes it: no blanks, text without a type tag, `<i4>`,
/// members in the same order in each row.
///
/// 1,000 contacts have 1.9 MB. Nothing is random: the same document each time.
pub fn document(rows: usize) -> String {
    let mut xml = String::with_capacity(rows * 2_000 + 400);
    xml.push_str(HEAD);
    for index in 0..rows {
        push_row(&mut xml, index);
    }
    xml.push_str(TAIL);
    xml
}

/// What comes before the first row.
pub const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\
    <methodResponse><params><param><value><array><data>";

/// What comes after the last row.
pub const TAIL: &str = "</data></array></value></param></params></methodResponse>";

/// Writes one row.
pub fn push_row(xml: &mut String, index: usize) {
    xml.push_str("<value><struct>");
    for (name, value) in members(index) {
        let value = match value {
            Member::Text(text) => text.replace('&', "&amp;").replace('<', "&lt;"),
            Member::Int(number) => format!("<i4>{number}</i4>"),
            Member::Double(number) => format!("<double>{number:?}</double>"),
            Member::Date(date) => format!("<dateTime.iso8601>{date}</dateTime.iso8601>"),
        };
        write!(
            xml,
            "<member><name>{name}</name><value>{value}</value></member>"
        )
        .expect("writing to a String cannot fail");
    }
    xml.push_str("</struct></value>");
}

/// The same rows as JSON, for `serde_json`.
pub fn json(rows: usize) -> String {
    let rows: Vec<serde_json::Value> = (0..rows)
        .map(|index| {
            let row: serde_json::Map<_, _> = members(index)
                .into_iter()
                .map(|(name, value)| {
                    let value = match value {
                        Member::Text(text) => text.into(),
                        Member::Int(number) => number.into(),
                        Member::Double(number) => number.into(),
                        Member::Date(date) => date.into(),
                    };
                    (name.to_owned(), value)
                })
                .collect();
            row.into()
        })
        .collect();
    serde_json::to_string(&rows).expect("plain values are JSON")
}

/// A value of a row.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Member {
    /// Text without a type tag.
    Text(String),
    /// `<i4>`.
    Int(i32),
    /// `<double>`.
    Double(f64),
    /// `<dateTime.iso8601>`.
    Date(String),
}

const FIRST: [&str; 8] = [
    "Ann",
    "Benjamin",
    "Chloé",
    "Dmitri",
    "Eleanor",
    "Jo",
    "Maximilian",
    "Zoë",
];
const LAST: [&str; 7] = [
    "Smith",
    "García",
    "Okonkwo",
    "Li",
    "Vandenberghe",
    "O'Neill",
    "Johnson",
];
const COMPANY: [&str; 5] = [
    "Example & Sons Incorporated",
    "Blue Door Consulting",
    "Acme",
    "Harbour Street Dental Practice",
    "Northern Light Photography and Film",
];
const STREET: [&str; 4] = [
    "12 Long Meadow Lane",
    "4801 North Scottsdale Road",
    "1 High Street",
    "77 Rue de l'Example",
];
const CITY: [&str; 5] = [
    "Chandler",
    "San Francisco",
    "Ely",
    "Saint-Étienne",
    "Albuquerque",
];

/// The 25 members of one contact, in the order of a hash map.
pub fn members(index: usize) -> [(&'static str, Member); 25] {
    let pick = |list: &[&str], salt: usize| list[(index * 7 + salt) % list.len()].to_owned();
    let text = |text: String| Member::Text(text);
    let number = |modulus: usize| i32::try_from(index * 7919 % modulus).unwrap_or_default();
    let date = |salt: usize| {
        let n = index * 31 + salt;
        let (month, day) = (1 + n % 12, 1 + n % 28);
        Member::Date(format!(
            "2026{month:02}{day:02}T{:02}:{:02}:{:02}",
            n % 24,
            n % 60,
            n % 59
        ))
    };
    let (first, last) = (pick(&FIRST, 1), pick(&LAST, 2));
    [
        ("LastUpdated", date(5)),
        ("StreetAddress1", text(pick(&STREET, 3))),
        (
            "Email",
            text(format!("{}.{index}@example.com", first.to_lowercase())),
        ),
        ("Phone1", text(format!("(480) 555-{:04}", index % 10_000))),
        (
            "Id",
            Member::Int(i32::try_from(1_000 + index).unwrap_or_default()),
        ),
        ("City", text(pick(&CITY, 4))),
        ("State", text(["AZ", "CA", "NM"][index % 3].into())),
        ("PostalCode", text(format!("{:05}", 85_000 + index % 999))),
        ("Country", text("United States".into())),
        ("FirstName", text(first)),
        ("LastName", text(last.clone())),
        ("Company", text(pick(&COMPANY, 6))),
        ("CompanyID", Member::Int(number(5_000))),
        ("OwnerID", Member::Int(number(40))),
        ("LeadSourceId", Member::Int(number(900))),
        ("DateCreated", date(11)),
        (
            "Groups",
            text(format!(
                "{},{},{},{}",
                91 + index % 7,
                105,
                212 + index % 9,
                1_340
            )),
        ),
        (
            "ContactNotes",
            text(format!(
                "Called on Monday; {last} asked for the price list again."
            )),
        ),
        (
            "JobTitle",
            text(["Owner", "Head of Marketing", ""][index % 3].into()),
        ),
        (
            "Website",
            text(format!("https://www.example.com/members/{index}")),
        ),
        (
            "ContactType",
            text(["Customer", "Prospect"][index % 2].into()),
        ),
        (
            "_LifetimeValue",
            Member::Double(f64::from(number(99_999)) / 100.0),
        ),
        ("_Newsletter", Member::Int(number(2))),
        ("_FavouriteProduct", text(pick(&COMPANY, 9))),
        ("Birthday", date(17)),
    ]
}

/// One contact as a value, for encoding.
pub fn row_value(index: usize) -> keap_xmlrpc::Value {
    let row: keap_xmlrpc::Struct = members(index)
        .into_iter()
        .map(|(name, member)| {
            let value: keap_xmlrpc::Value = match member {
                Member::Text(text) => text.into(),
                Member::Int(number) => number.into(),
                Member::Double(number) => number.into(),
                Member::Date(date) => {
                    let date: keap_xmlrpc::DateTime = date.parse().expect("it is well-formed");
                    date.into()
                }
            };
            (name, value)
        })
        .collect();
    row.into()
}
