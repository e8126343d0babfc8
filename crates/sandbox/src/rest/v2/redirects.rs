//! v2 `/affiliates/redirects`: the links of referral partners. They are listed and read; making them is not emulated.

use http::Method;
use serde_json::Value as Json;

use super::resource;
use crate::rest::shared::fields::{Form, ro};
use crate::rest::shared::filter::Test;
use crate::rest::shared::resource::{PLAIN, Resource};
use crate::rest::shared::{Answer, Call, id};
use crate::rules::earnings;

/// Code and address are shown under an old and a new name (documented).
const REDIRECT: Resource = Resource {
    table: "affiliate_redirect",
    noun: "AffiliateLink",
    key: "affiliate_links",
    properties: &[
        ro("id", "Id", Form::Id),
        ro("name", "name", Form::Text),
        ro("code", "code", Form::Text),
        ro("affiliate_id", "partner_id", Form::Id),
        ro("local_url_code", "code", Form::Text),
        ro("redirect_url", "url", Form::Text),
        ro("website_address", "url", Form::Text),
        ro("date_created", "DateCreated", Form::Time),
    ],
    keys: &[
        ("name", Test::Equal("name")),
        ("affiliate_id", Test::Equal("partner_id")),
    ],
    order: &[("name", "name"), ("date_created", "DateCreated")],
    compose: |_, row, shown| {
        let programs = earnings::ids(row, "program_ids");
        let programs: Vec<Json> = programs.map(|id| id.to_string().into()).collect();
        shown.insert("program_ids".into(), programs.into());
    },
    ..PLAIN
};

pub(super) fn route(call: &mut Call<'_>, path: &[&str]) -> Option<Answer> {
    Some(match (call.method.clone(), path) {
        (Method::GET, []) => resource::list(&REDIRECT, call, |_| true),
        (Method::GET, [one]) => id(one).and_then(|id| REDIRECT.get(call, id)),
        _ => return None,
    })
}
