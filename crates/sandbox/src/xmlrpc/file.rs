//! `FileService`: files as Base64 text, never as `<base64>`.

use keap_xmlrpc::{Fault, Value};

use super::arguments::Arguments;
use super::method::{Method, method};
use super::{Account, fault, values};
use crate::rules::files;
use crate::store::Row;

pub(crate) const METHODS: &[Method] = &[
    method("FileService.uploadFile", &["ISS", "SS"], upload),
    method("FileService.getFile", &["I"], get),
    method("FileService.getDownloadUrl", &["I"], download_url),
    method("FileService.replaceFile", &["IS"], replace),
    method("FileService.renameFile", &["IS"], rename),
];

fn bytes(text: &str) -> Result<Vec<u8>, Fault> {
    files::decode(text).ok_or_else(|| fault::invalid_parameter("The file is not Base64"))
}

/// The optional contact comes first.
fn upload(account: &mut Account<'_>, arguments: &Arguments) -> Result<Value, Fault> {
    let first = arguments.len() - 2;
    let contact = if first == 1 { arguments.int(0) } else { 0 };
    if first == 1 && !account.store.has("Contact", contact) {
        return Err(fault::record_not_found());
    }
    let data = bytes(arguments.text(first + 1))?;
    let id = files::create(
        account.store,
        account.now,
        account.user,
        arguments.text(first),
        data,
    );
    if let Some(row) = account.store.row_mut("FileBox", id)
        && contact != 0
    {
        row.set("ContactId", contact);
    }
    Ok(values::int(id))
}

fn file<'a>(account: &'a mut Account<'_>, arguments: &Arguments) -> Result<&'a mut Row, Fault> {
    account
        .store
        .row_mut("FileBox", arguments.int(0))
        .ok_or_else(fault::record_not_found)
}

fn get(account: &mut Account<'_>, arguments: &Arguments) -> Result<Value, Fault> {
    Ok(Value::String(files::encode(&files::data(file(
        account, arguments,
    )?))))
}

fn download_url(account: &mut Account<'_>, arguments: &Arguments) -> Result<Value, Fault> {
    let id = file(account, arguments)?.id();
    Ok(Value::String(format!(
        "https://{}.infusionsoft.com/Download?Id={id}",
        account.app
    )))
}

fn replace(account: &mut Account<'_>, arguments: &Arguments) -> Result<Value, Fault> {
    let (data, now) = (bytes(arguments.text(1))?, account.now);
    files::replace(file(account, arguments)?, now, data);
    Ok(Value::Bool(true))
}

fn rename(account: &mut Account<'_>, arguments: &Arguments) -> Result<Value, Fault> {
    files::rename(file(account, arguments)?, arguments.text(1));
    Ok(Value::Bool(true))
}
