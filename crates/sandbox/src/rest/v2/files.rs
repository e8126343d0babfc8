//! v2 `/files`: multipart in, bytes out.

use http::{Method, StatusCode};

use super::resource;
use crate::rest::shared::fields::{Form, ro};
use crate::rest::shared::filter::Test;
use crate::rest::shared::multipart::{self, Part};
use crate::rest::shared::resource::{PLAIN, Resource};
use crate::rest::shared::{Answer, Call, Refusal, Reply, id};
use crate::rules::files;

const FILE: Resource = Resource {
    table: "FileBox",
    noun: "File",
    key: "files",
    properties: &[
        ro("id", "Id", Form::Id),
        ro("file_name", "FileName", Form::Text),
        ro("file_size", "FileSize", Form::Int),
        ro("contact_id", "ContactId", Form::Id),
        ro("is_public", "Public", Form::Bool),
        ro("created_by_id", "created_by", Form::Id),
        ro("created_time", "DateCreated", Form::Time),
        ro("updated_time", "LastUpdated", Form::Time),
    ],
    keys: &[
        ("is_public", Test::Flag("Public")),
        ("contact_id", Test::Equal("ContactId")),
        ("user_id", Test::Equal("created_by")),
        (
            "category",
            Test::Custom(|_, _, word| Ok(word == "DOCUMENTS")),
        ),
        (
            "file_box_type",
            Test::Custom(|_, row, word| Ok(box_type(row) == word)),
        ),
        ("file_name", Test::Equal("FileName")),
        ("created_time", Test::Since("DateCreated")),
        ("updated_time", Test::Since("LastUpdated")),
    ],
    order: &[("file_name", "FileName"), ("updated_time", "LastUpdated")],
    compose: |_, row, shown| {
        shown.insert("category".into(), "DOCUMENTS".into());
        shown.insert("file_box_type".into(), box_type(row).into());
        shown.insert("remote_file_key".into(), serde_json::Value::Null);
    },
    ..PLAIN
};

fn box_type(row: &crate::store::Row) -> &'static str {
    if row.int("ContactId") == 0 {
        "APPLICATION"
    } else {
        "CONTACT"
    }
}

/// `POST /files/{id}` is the update of a file.
pub(crate) fn route(call: &mut Call<'_>, path: &[&str]) -> Option<Answer> {
    Some(match (call.method.clone(), path) {
        (Method::GET, []) => resource::list(&FILE, call, |_| true),
        (Method::POST, []) => create(call),
        (Method::GET, [one]) if one.ends_with(":data") => {
            id(one.trim_end_matches(":data")).and_then(|id| data(call, id))
        }
        (Method::GET, [one]) => id(one).and_then(|id| FILE.get(call, id)),
        (Method::POST, [one]) => id(one).and_then(|id| update(call, id)),
        (Method::DELETE, [one]) => id(one).and_then(|id| FILE.delete(call, id)),
        _ => return None,
    })
}

fn data(call: &Call<'_>, id: i64) -> Answer {
    let row = FILE.row(call.store, id)?;
    Ok(Reply::Bytes("application/octet-stream", files::data(row)))
}

fn parts(call: &Call<'_>) -> Result<Vec<Part>, Refusal> {
    let content_type = call.headers.get(http::header::CONTENT_TYPE);
    let content_type = content_type
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    multipart::parse(content_type, &call.bytes).ok_or_else(Refusal::unreadable)
}

/// A text part: one that is a text of JSON is read as that, as one client had to send them (observed).
fn text(parts: &[Part], name: &str) -> Option<String> {
    let part = parts.iter().find(|part| part.name == name)?;
    let text = String::from_utf8_lossy(&part.data);
    let text = text.trim();
    Some(serde_json::from_str(text).unwrap_or_else(|_| text.to_owned()))
}

fn create(call: &mut Call<'_>) -> Answer {
    let parts = parts(call)?;
    let file = parts.iter().find(|part| part.name == "file");
    let file = file.ok_or_else(|| Refusal::bad("file is required"))?;
    let name = text(&parts, "file_name").or_else(|| file.file_name.clone());
    let name = name
        .filter(|name| !name.is_empty())
        .ok_or_else(|| Refusal::bad("file_name is required"))?;
    let association = text(&parts, "file_association").unwrap_or_default();
    let contact: i64 = text(&parts, "contact_id")
        .and_then(|text| text.parse().ok())
        .unwrap_or_default();
    if !["CONTACT", "USER", "COMPANY"].contains(&association.as_str()) {
        return Err(Refusal::bad("file_association is invalid"));
    }
    if association == "CONTACT" && !call.store.has("Contact", contact) {
        return Err(Refusal::bad(format!("Contact {contact} does not exist")));
    }
    let id = files::create(call.store, call.now, call.user, &name, file.data.clone());
    if let Some(row) = call.store.row_mut("FileBox", id) {
        row.put("ContactId", (association == "CONTACT").then_some(contact));
        row.set(
            "Public",
            i64::from(text(&parts, "is_public").as_deref() == Some("true")),
        );
    }
    FILE.answer(call, id, StatusCode::CREATED)
}

fn update(call: &mut Call<'_>, id: i64) -> Answer {
    FILE.row(call.store, id)?;
    let parts = parts(call)?;
    let now = call.now;
    if let Some(row) = call.store.row_mut("FileBox", id) {
        if let Some(name) = text(&parts, "file_name") {
            files::rename(row, &name);
        }
        if let Some(public) = text(&parts, "is_public") {
            row.set("Public", i64::from(public == "true"));
        }
        if let Some(file) = parts.iter().find(|part| part.name == "file") {
            files::replace(row, now, file.data.clone());
        }
    }
    FILE.get(call, id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_of_json_is_read_and_another_kept() {
        for (sent, name) in [
            (r#""a\\b.txt""#, r"a\b.txt"),
            (r#""a\"b.txt""#, r#"a"b.txt"#),
            (r#""a\nb.txt""#, "a\nb.txt"),
            ("a.txt", "a.txt"),
            ("12", "12"),
            ("true", "true"),
        ] {
            let part = Part {
                name: "file_name".to_owned(),
                file_name: None,
                data: sent.into(),
            };
            assert_eq!(text(&[part], "file_name").as_deref(), Some(name), "{sent}");
        }
    }
}
