//! v2 `/webforms`: forms as a list, and the HTML of one.

use http::Method;

use super::resource;
use crate::rest::shared::fields::{Form, ro};
use crate::rest::shared::filter::Test;
use crate::rest::shared::resource::{PLAIN, Resource};
use crate::rest::shared::{Answer, Call, Reply, id};

const FORM: Resource = Resource {
    table: "web_form",
    noun: "Webform",
    key: "webforms",
    properties: &[ro("id", "Id", Form::Id), ro("name", "name", Form::Text)],
    keys: &[
        ("name", Test::Equal("name")),
        (
            "webform_type",
            Test::Custom(|_, _, word| Ok(word.eq_ignore_ascii_case("legacy"))),
        ),
        ("since_create_time", Test::Since("DateCreated")),
        ("until_create_time", Test::Until("DateCreated")),
        ("since_update_time", Test::Since("LastUpdated")),
        ("until_update_time", Test::Until("LastUpdated")),
    ],
    order: &[
        ("name", "name"),
        ("create_time", "DateCreated"),
        ("update_time", "LastUpdated"),
    ],
    // The forms of the store are those of XML-RPC, which had no other kind.
    compose: |_, _, shown| {
        shown.insert("webform_type".into(), "LEGACY".into());
    },
    ..PLAIN
};

pub(crate) fn route(call: &mut Call<'_>, path: &[&str]) -> Option<Answer> {
    Some(match (call.method.clone(), path) {
        (Method::GET, []) => resource::list(&FORM, call, |_| true),
        (Method::GET, [one]) if one.ends_with(":data") => {
            id(one.trim_end_matches(":data")).and_then(|id| html(call, id))
        }
        _ => return None,
    })
}

fn html(call: &Call<'_>, id: i64) -> Answer {
    let form = FORM.row(call.store, id)?;
    let html = form.text("html").as_bytes().to_vec();
    Ok(Reply::Bytes("text/html", html))
}
