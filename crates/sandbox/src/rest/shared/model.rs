//! `/{resource}/model`: what custom fields and optional properties a resource has, and changing
//! the fields.

use http::Method;

use super::sections::{self, Section};
use super::{Answer, Call, Refusal, Reply, Version, custom, id, json};

/// Routes the path behind `model`.
pub(crate) fn route(
    call: &mut Call<'_>,
    form: i64,
    optional: &[&str],
    path: &[&str],
) -> Option<Answer> {
    let method = call.method.clone();
    match path {
        ["customFields", "tabs", rest @ ..] if call.version == Version::V2 => {
            return sections::route(call, form, Section::Tab, rest);
        }
        ["customFields", "groups", rest @ ..] if call.version == Version::V2 => {
            return sections::route(call, form, Section::Group, rest);
        }
        _ => {}
    }
    Some(match (method, path) {
        (Method::GET, []) => Reply::ok(custom::model(call.store, call.version, form, optional)),
        (Method::POST, ["customFields"]) => define(call, form),
        (Method::PATCH, ["customFields", field]) if call.version == Version::V2 && form != -1 => {
            id(field).and_then(|field| update(call, form, field))
        }
        (Method::DELETE, ["customFields", field]) if call.version == Version::V2 => {
            id(field).and_then(|field| remove(call, form, field))
        }
        _ => return None,
    })
}

/// The definition, which v2 wraps where tasks are asked (documented).
fn define(call: &mut Call<'_>, form: i64) -> Answer {
    let wrapped =
        call.version == Version::V2 && call.path.first().is_some_and(|part| part == "tasks");
    match custom::define(call, form)? {
        Reply::Json(status, definition) if wrapped => Ok(Reply::Json(
            status,
            serde_json::json!({ "custom_field": definition }),
        )),
        reply => Ok(reply),
    }
}

fn known(call: &Call<'_>, form: i64, id: i64) -> Result<(), Refusal> {
    let field = call.store.row("DataFormField", id);
    let known = field.is_some_and(|field| field.int("FormId") == form);
    if known {
        Ok(())
    } else {
        Err(Refusal::missing("CustomField"))
    }
}

/// Label and options change, the name stays; `group_id` is required (documented).
fn update(call: &mut Call<'_>, form: i64, id: i64) -> Answer {
    known(call, form, id)?;
    let body = call.body()?;
    let group = json::read_id(&body["group_id"])?;
    if group == 0 {
        return Err(Refusal::bad("group_id is required"));
    }
    let group = custom::known_group(call.store, group)?;
    let labels: Result<Vec<String>, Refusal> = json::read_list(&body["options"])?
        .iter()
        .map(|option| json::member(option, "label"))
        .collect();
    let labels = labels?;
    if let Some(field) = call.store.row_mut("DataFormField", id) {
        field.set("GroupId", group);
        if body.get("label").is_some() {
            field.set("Label", json::member(&body, "label")?);
        }
        if body.get("options").is_some() {
            field.set("Values", labels.join("\r\n"));
        }
    }
    let field = call
        .store
        .row("DataFormField", id)
        .cloned()
        .unwrap_or_default();
    Reply::ok(custom::definition(call.store, call.version, &field))
}

/// The definition goes. What happens to values is not documented; here they stay unseen.
fn remove(call: &mut Call<'_>, form: i64, id: i64) -> Answer {
    known(call, form, id)?;
    call.store.remove("DataFormField", id);
    Reply::no_content()
}
