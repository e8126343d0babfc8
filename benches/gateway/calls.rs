//! The calls that are measured, as bytes.

use keap::coverage::field_coverage;
use keap_benches::account::{COLUMNS, FIRST_CONTACT};
use keap_sandbox::DEFAULT_ACCESS_TOKEN;
use keap_xmlrpc::{EncodeOptions, Struct, Value, encode_call};

use super::Failure;
use super::house::KEY;

/// The contact that is loaded.
pub(crate) const CONTACT: u32 = FIRST_CONTACT + 40;

/// What is read of it.
const LOADED: [&str; 8] = [
    "Id",
    "FirstName",
    "LastName",
    "JobTitle",
    "Email",
    "Phone1",
    "City",
    "DateCreated",
];

/// What stands in the answer that has the contact.
pub(crate) const WORDS: &str = "ann.42@example.com";

/// Rows of a page, the most that there are.
pub(crate) const PAGE: u32 = 1_000;

/// `ContactService.load`.
pub(crate) fn load() -> Result<Vec<u8>, Failure> {
    let params = [KEY.into(), Value::Int(CONTACT.try_into()?), names(&LOADED)];
    call("ContactService.load", &params)
}

/// The request to REST v2 that the gateway makes of it.
pub(crate) fn direct_load() -> Vec<u8> {
    format!(
        "GET /crm/rest/v2/contacts/{CONTACT}?fields=create_time,email_addresses,phone_numbers,addresses,job_title HTTP/1.1\r\n\
         Host: api.infusionsoft.com\r\nAuthorization: Bearer {DEFAULT_ACCESS_TOKEN}\r\nAccept: application/json\r\n\r\n"
    )
    .into_bytes()
}

/// `DataService.query` for a page of contacts with the 25 columns that they have.
pub(crate) fn page() -> Result<Vec<u8>, Failure> {
    query(0, &COLUMNS)
}

/// A page with all columns of a contact that REST v2 has.
pub(crate) fn full_page(number: u32) -> Result<Vec<u8>, Failure> {
    let columns = field_coverage("Contact").ok_or("no table of contacts")?;
    // Notes are in the table and in no answer of v2 (KB-077).
    let read = columns
        .iter()
        .filter(|column| column.v2.read && column.column != "ContactNotes");
    query(
        number,
        &read.map(|column| column.column).collect::<Vec<_>>(),
    )
}

/// A call of somebody whose key is not known.
pub(crate) fn stranger() -> Result<Vec<u8>, Failure> {
    call(
        "ContactService.load",
        &["guess".into(), 4.into(), names(&LOADED)],
    )
}

fn query(number: u32, columns: &[&str]) -> Result<Vec<u8>, Failure> {
    let params = [
        KEY.into(),
        "Contact".into(),
        Value::Int(PAGE.try_into()?),
        Value::Int(number.try_into()?),
        Struct::new().into(),
        names(columns),
    ];
    call("DataService.query", &params)
}

fn names(names: &[&str]) -> Value {
    Value::Array(names.iter().map(|name| Value::from(*name)).collect())
}

fn call(method: &str, params: &[Value]) -> Result<Vec<u8>, Failure> {
    let body = encode_call(method, params, &EncodeOptions::client())?;
    let head = post("", body.len());
    Ok([head.as_bytes(), &body].concat())
}

/// The head of a call with a body of so many bytes.
pub(crate) fn post(headers: &str, length: usize) -> String {
    format!(
        "POST /api/xmlrpc HTTP/1.1\r\nHost: ab123.infusionsoft.com\r\nUser-Agent: bench\r\nContent-Type: text/xml\r\n\
         {headers}Content-Length: {length}\r\n\r\n"
    )
}
