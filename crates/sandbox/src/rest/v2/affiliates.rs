//! v2 `/affiliates`: referral partners, their referrals, and the programs they earn by.

use http::{Method, StatusCode};

use super::{earnings, programs, redirects, referrals, resource};
use crate::rest::shared::fields::{Form, ro, rw};
use crate::rest::shared::filter::Test;
use crate::rest::shared::resource::{PLAIN, Resource};
use crate::rest::shared::{Answer, Call, Refusal, id, json, model};
use crate::store::Row;

const FORM: i64 = -3;

/// Stored number and word of a partner's status.
const STATUSES: [(i64, &str); 2] = [(1, "ACTIVE"), (0, "INACTIVE")];

const AFFILIATE: Resource = Resource {
    table: "Affiliate",
    noun: "Affiliate",
    key: "affiliates",
    properties: &[
        ro("id", "Id", Form::Id),
        rw("code", "AffCode", Form::Text),
        rw("name", "AffName", Form::Text),
        rw("status", "Status", Form::Codes(&STATUSES)),
        rw("contact_id", "ContactId", Form::Id),
        ro("date_created", "DateCreated", Form::Time),
        rw("parent_affiliate_id", "ParentId", Form::Id),
        rw("notify_on_sale", "NotifySale", Form::Bool),
        rw("notify_on_lead", "NotifyLead", Form::Bool),
        rw("track_leads_days", "LeadCookieFor", Form::Int),
    ],
    required: &["code", "contact_id"],
    keys: &[
        ("id", Test::CompareNot("Id")),
        ("name", Test::Prefix("AffName")),
        ("contact_id", Test::Equal("ContactId")),
        (
            "referral_contact_id",
            Test::Custom(|store, row, text| {
                Ok(store.rows("Referral").any(|referral| {
                    referral.int("AffiliateId") == row.id()
                        && referral.int("ContactId").to_string() == text
                }))
            }),
        ),
        (
            "status",
            Test::Custom(|_, row, word| {
                let known = STATUSES.iter().find(|(_, v2)| *v2 == word);
                let (code, _) = known.ok_or_else(Refusal::unreadable)?;
                Ok(row.int("Status") == *code)
            }),
        ),
        ("code", Test::Prefix("AffCode")),
    ],
    order: &[
        ("id", "Id"),
        ("date_created", "DateCreated"),
        ("name", "AffName"),
        ("status", "Status"),
        ("code", "AffCode"),
    ],
    form: Some(FORM),
    accept: |call, row, body, allowed| {
        if let Some(code) = body.get("code").filter(|_| allowed("code")) {
            let shortest = if row.id() == 0 { 4 } else { 2 };
            check_code(call, row, &json::read_text(code)?, shortest)?;
        }
        if let Some(password) = body.get("password").filter(|_| allowed("password")) {
            row.set("Password", json::read_text(password)?);
        }
        if !call.store.has("Contact", row.int("ContactId")) {
            return Err(Refusal::bad("contact_id is not a contact"));
        }
        Ok(())
    },
    ..PLAIN
};

pub(crate) fn route(call: &mut Call<'_>, path: &[&str]) -> Option<Answer> {
    Some(match (call.method.clone(), path) {
        (_, ["model", rest @ ..]) => return model::route(call, FORM, &["custom_fields"], rest),
        (_, ["commissionPrograms", rest @ ..]) => return programs::route(call, rest),
        (_, ["redirects", rest @ ..]) => return redirects::route(call, rest),
        (Method::GET, ["summaries"]) => earnings::summaries(call),
        (Method::POST, []) => create(call),
        (Method::GET, [one, "referrals"]) => {
            known(call, one).and_then(|id| referrals::of_partner(call, id))
        }
        (Method::GET, [one, "payments"]) => {
            known(call, one).and_then(|id| earnings::payments(call, id))
        }
        (Method::GET, [one]) if one.ends_with(":commissions") => {
            let partner = one.trim_end_matches(":commissions");
            known(call, partner).and_then(|id| earnings::commissions(call, id))
        }
        (_, [one]) if one.contains(':') => return None,
        _ => return resource::route(&AFFILIATE, call, path),
    })
}

/// No white space, a letter first, at least four characters, two when it is changed (documented);
/// nobody else's (inferred).
fn check_code(call: &Call<'_>, row: &Row, code: &str, shortest: usize) -> Result<(), Refusal> {
    let formed = code.starts_with(char::is_alphabetic)
        && !code.contains(char::is_whitespace)
        && code.chars().count() >= shortest;
    let taken = call.store.rows("Affiliate").any(|other| {
        other.id() != row.id() && crate::store::fold::same(other.text("AffCode"), code)
    });
    match (formed, taken) {
        (true, false) => Ok(()),
        (true, true) => Err(Refusal::bad(format!("Affiliate code {code} is taken"))),
        _ => Err(Refusal::bad("Affiliate code is invalid")),
    }
}

/// The name comes from the contact when it is not given (documented); a new partner is active
/// (inferred).
fn create(call: &mut Call<'_>) -> Answer {
    let contact = json::read_id(&call.body()?["contact_id"])?;
    let person = call.store.row("Contact", contact).cloned();
    let person = person.unwrap_or_default();
    let name = format!("{} {}", person.text("FirstName"), person.text("LastName"));
    let row = Row::default()
        .with("Status", 1)
        .with("AffName", name.trim());
    let id = AFFILIATE.insert(call, row)?;
    AFFILIATE.answer(call, id, StatusCode::CREATED)
}

/// The id of a partner that there is.
fn known(call: &Call<'_>, partner: &str) -> Result<i64, Refusal> {
    let partner = id(partner)?;
    AFFILIATE.row(call.store, partner).map(|_| partner)
}
