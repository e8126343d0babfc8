//! v2 `/referrals`: which partner sent which contact.

use http::{Method, StatusCode};

use super::resource;
use crate::rest::shared::fields::{Form, ro, rw};
use crate::rest::shared::filter::Test;
use crate::rest::shared::resource::{PLAIN, Resource};
use crate::rest::shared::{Answer, Call, Refusal, json};
use crate::store::{Row, zone};

/// Stored number and word of a referral's type.
const TYPES: [(i64, &str); 3] = [(0, "COOKIE"), (1, "PERMANENT"), (2, "MANUAL")];

/// Times are calendar dates in the table, shown as midnight in New York (inferred).
const REFERRAL: Resource = Resource {
    table: "Referral",
    noun: "Referral",
    key: "referrals",
    properties: &[
        ro("id", "Id", Form::Id),
        rw("description", "Info", Form::Text),
        rw("source", "Source", Form::Text),
        rw("contact_id", "ContactId", Form::Id),
        rw("referral_partner_id", "AffiliateId", Form::Id),
        rw("referral_time", "DateSet", Form::EasternDate),
        rw("expiration_time", "DateExpires", Form::EasternDate),
        rw("ip_address", "IPAddress", Form::Text),
        rw("referral_type", "Type", Form::Codes(&TYPES)),
    ],
    required: &["contact_id"],
    keys: &[
        ("referral_partner_id", Test::CompareNot("AffiliateId")),
        ("contact_id", Test::CompareNot("ContactId")),
        ("source", Test::Prefix("Source")),
        ("description", Test::Prefix("Info")),
        (
            "type",
            Test::Custom(|_, row, word| {
                let known = TYPES.iter().find(|(_, v2)| *v2 == word);
                let (code, _) = known.ok_or_else(Refusal::unreadable)?;
                Ok(row.int("Type") == *code)
            }),
        ),
    ],
    order: &[("id", "Id"), ("referral_time", "DateSet")],
    accept: |call, row, _, _| match call.store.has("Contact", row.int("ContactId")) {
        true => Ok(()),
        false => Err(Refusal::bad("contact_id is not a contact")),
    },
    ..PLAIN
};

/// Referrals are listed and made, nothing else.
pub(crate) fn route(call: &mut Call<'_>, path: &[&str]) -> Option<Answer> {
    Some(match (call.method.clone(), path) {
        (Method::GET, []) => resource::list(&REFERRAL, call, |_| true),
        (Method::POST, []) => create(call),
        _ => return None,
    })
}

/// Set today, by hand, when the body does not say (inferred).
fn create(call: &mut Call<'_>) -> Answer {
    if json::read_id(&call.body()?["contact_id"])? == 0 {
        return Err(Refusal::bad("contact_id is required"));
    }
    let row = Row::default()
        .with("DateSet", zone::to_eastern(call.now).date())
        .with("Type", 2);
    let id = REFERRAL.insert(call, row)?;
    REFERRAL.answer(call, id, StatusCode::CREATED)
}

/// The referrals of one partner.
pub(super) fn of_partner(call: &Call<'_>, partner: i64) -> Answer {
    resource::list(&REFERRAL, call, |row| row.int("AffiliateId") == partner)
}
