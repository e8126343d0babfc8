//! `APIEmailService`: templates, opt-in, and mail that is noted and not sent.

use keap_xmlrpc::{Fault, Value};

use super::arguments::Arguments;
use super::method::{Method, absent, method};
use super::{Account, fault, values};
use crate::rules::opt_in;
use crate::store::{Row, custom_columns, schema};

pub(crate) const METHODS: &[Method] = &[
    method(
        "APIEmailService.addEmailTemplate",
        &["SSSSSSSSSSS"],
        add_template,
    ),
    method(
        "APIEmailService.updateEmailTemplate",
        &["ISSSSSSSSSSS"],
        update_template,
    ),
    method(
        "APIEmailService.getEmailTemplate",
        &["I", "S"],
        get_template,
    ),
    method(
        "APIEmailService.getAvailableMergeFields",
        &["S"],
        merge_fields,
    ),
    method(
        "APIEmailService.sendEmail",
        &["ASSSSSSSS", "ASSSSSSSSS", "AI", "AS"],
        send,
    ),
    method(
        "APIEmailService.attachEmail",
        &["ISSSSSSSSSSSS", "ISSSSSSSSSSSSI"],
        attach,
    ),
    method("APIEmailService.getOptStatus", &["S"], opt_status),
    method("APIEmailService.optIn", &["SS"], opt),
    method("APIEmailService.optOut", &["SS"], opt_out),
    absent("APIEmailService.createEmailTemplate", &["SISSSSSSSS"]),
];

/// The parameters of a template in wire order: text before HTML here, the other way round when
/// sending.
const TEMPLATE: [&str; 11] = [
    "PieceTitle",
    "Categories",
    "fromAddress",
    "toAddress",
    "ccAddress",
    "bccAddress",
    "subject",
    "textBody",
    "htmlBody",
    "contentType",
    "mergeContext",
];

const CONTENT_TYPES: [&str; 3] = ["HTML", "Text", "Multipart"];

fn check_content_type(word: &str) -> Result<(), Fault> {
    if CONTENT_TYPES.contains(&word) {
        return Ok(());
    }
    Err(fault::invalid_parameter(&format!(
        "Invalid content type: {word}"
    )))
}

fn fill(row: &mut Row, arguments: &Arguments, first: usize) -> Result<(), Fault> {
    check_content_type(arguments.text(first + 9))?;
    for (at, column) in TEMPLATE.iter().enumerate() {
        row.set(column, arguments.text(first + at));
    }
    Ok(())
}

fn add_template(account: &mut Account<'_>, arguments: &Arguments) -> Result<Value, Fault> {
    let mut row = Row::default()
        .with("PieceType", "Email")
        .with("DateCreated", account.now);
    fill(&mut row, arguments, 0)?;
    Ok(values::int(account.store.insert("Template", row)))
}

fn template(account: &Account<'_>, id: i64) -> Result<Row, Fault> {
    let row = account
        .store
        .row("Template", id)
        .filter(|row| row.text("PieceType") == "Email");
    row.cloned().ok_or_else(fault::record_not_found)
}

fn update_template(account: &mut Account<'_>, arguments: &Arguments) -> Result<Value, Fault> {
    let mut row = template(account, arguments.int(0))?;
    fill(&mut row, arguments, 1)?;
    account.store.insert("Template", row);
    Ok(Value::Bool(true))
}

/// Keys in lower camel case; empty texts stay in the struct.
fn get_template(account: &mut Account<'_>, arguments: &Arguments) -> Result<Value, Fault> {
    let row = template(account, arguments.id(0))?;
    Ok(values::hash_ordered(TEMPLATE.iter().map(|column| {
        let mut letters = column.chars();
        let head = letters.next().map(|letter| letter.to_ascii_lowercase());
        let name: String = head.into_iter().chain(letters).collect();
        (name, Value::from(row.text(column)))
    })))
}

/// `~Contact.FirstName~` and so on, for the tables that a context has, custom fields among them
/// (inferred).
fn merge_fields(account: &mut Account<'_>, arguments: &Arguments) -> Result<Value, Fault> {
    let tables: &[&str] = match arguments.text(0) {
        "Contact" => &["Contact"],
        "Opportunity" => &["Contact", "Lead"],
        "Invoice" => &["Contact", "Invoice"],
        "CreditCard" => &["Contact", "CreditCard"],
        "ServiceCall" => &["Contact", "Ticket"],
        other => {
            return Err(fault::invalid_parameter(&format!(
                "Invalid merge context: {other}"
            )));
        }
    };
    let store = &*account.store;
    let readable = tables
        .iter()
        .filter_map(|name| schema::table(name))
        .flat_map(|table| {
            let columns = table.columns.iter();
            let columns = columns.filter(|column| column.access.read && column.name != "Password");
            let columns = columns.map(|column| column.name.clone());
            let custom = table.form.into_iter();
            let custom = custom.flat_map(|form| custom_columns::of_form(store, form));
            let names = columns.chain(custom.map(custom_columns::column_name));
            names.map(|name| Value::String(format!("~{}.{name}~", table.name)))
        });
    Ok(Value::Array(readable.collect()))
}

/// Notes one mail for every contact that may be mailed. Always true: a mail that is held back is
/// not reported.
fn send(account: &mut Account<'_>, arguments: &Arguments) -> Result<Value, Fault> {
    let mail = if arguments.len() == 2 {
        let row = template(account, arguments.id(1))?;
        let text = |column: &str| row.text(column).to_owned();
        (
            text("subject"),
            text("htmlBody"),
            text("textBody"),
            text("fromAddress"),
        )
    } else {
        check_content_type(arguments.text(5))?;
        let text = |at: usize| arguments.text(at).to_owned();
        (text(6), text(7), text(8), text(1))
    };
    for id in arguments.ids(0) {
        let contact = account
            .store
            .row("Contact", id)
            .cloned()
            .ok_or_else(fault::record_not_found)?;
        if opt_in::of(account.store, contact.text("Email")).level == 0 {
            continue;
        }
        let row = Row::default()
            .with("contact_id", id)
            .with("sent_to_address", contact.text("Email"))
            .with("sent_from_address", mail.3.clone())
            .with("subject", mail.0.clone())
            .with("html_content", mail.1.clone())
            .with("plain_content", mail.2.clone())
            .with("sent_date", account.now);
        account.store.insert("email", row);
    }
    Ok(Value::Bool(true))
}

/// Writes into the history, sends nothing. The two dates are kept as the texts they are.
fn attach(account: &mut Account<'_>, arguments: &Arguments) -> Result<Value, Fault> {
    let id = arguments.int(0);
    if !account.store.has("Contact", id) {
        return Err(fault::record_not_found());
    }
    check_content_type(arguments.text(6))?;
    let mut row = Row::default()
        .with("contact_id", id)
        .with("sent_from_address", arguments.text(2))
        .with("sent_to_address", arguments.text(3))
        .with("sent_to_cc_addresses", arguments.text(4))
        .with("sent_to_bcc_addresses", arguments.text(5))
        .with("subject", arguments.text(7))
        .with("html_content", arguments.text(8))
        .with("plain_content", arguments.text(9))
        .with("headers", arguments.text(10));
    for (column, at) in [("received_date", 11), ("sent_date", 12)] {
        let text = arguments.text(at);
        let wall = || crate::store::zone::parse_wall(text).map(crate::store::zone::from_eastern);
        row.put(
            column,
            crate::store::zone::parse_instant(text).or_else(wall),
        );
    }
    account.store.insert("email", row);
    Ok(Value::Bool(true))
}

fn opt_status(account: &mut Account<'_>, arguments: &Arguments) -> Result<Value, Fault> {
    Ok(Value::Int(
        opt_in::of(account.store, arguments.text(0)).level,
    ))
}

/// True only the first time; a blank reason is taken, as an SDK comment says.
fn opt(account: &mut Account<'_>, arguments: &Arguments) -> Result<Value, Fault> {
    Ok(Value::Bool(opt_in::opt_in(
        account.store,
        account.now,
        arguments.text(0),
    )))
}

fn opt_out(account: &mut Account<'_>, arguments: &Arguments) -> Result<Value, Fault> {
    Ok(Value::Bool(opt_in::opt_out(
        account.store,
        account.now,
        arguments.text(0),
    )))
}
