//! v2 `/companies`.

use http::Method;

use super::resource;
use crate::rest::shared::fields::{Form, ro, rw};
use crate::rest::shared::filter::Test;
use crate::rest::shared::owner::check_owner;
use crate::rest::shared::resource::{PLAIN, Resource};
use crate::rest::shared::{Answer, Call, Refusal, Reply, Version, id, json, lists, model};
use crate::rules::opt_in;
use crate::rules::tags::{self, Applied, Holder};
use crate::store::Row;
use crate::store::slots::{ADDRESSES, FAXES, PHONES};

const V2: Version = Version::V2;
const FORM: i64 = -6;

pub(crate) const COMPANY: Resource = Resource {
    table: "Company",
    noun: "Company",
    key: "companies",
    properties: &[
        ro("id", "Id", Form::Id),
        rw("company_name", "Company", Form::Text),
        rw("website", "Website", Form::Text),
        rw("notes", "ContactNotes", Form::Text),
        rw("title", "Title", Form::Text),
        rw("suffix", "Suffix", Form::Text),
        rw("first_name", "FirstName", Form::Text),
        rw("middle_name", "MiddleName", Form::Text),
        rw("last_name", "LastName", Form::Text),
        rw("preferred_name", "Nickname", Form::Text),
        rw("job_title", "JobTitle", Form::Text),
        rw("spouse_name", "SpouseName", Form::Text),
        rw("contact_type", "ContactType", Form::Text),
        rw("owner_id", "OwnerID", Form::Id),
        rw("referral_code", "ReferralCode", Form::Text),
        rw("birth_date", "Birthday", Form::Date),
        rw("anniversary_date", "Anniversary", Form::Date),
        rw("assistant_name", "AssistantName", Form::Text),
        rw("assistant_phone", "AssistantPhone", Form::Text),
        rw("billing_information", "BillingInformation", Form::Text),
        ro("account_id", "CompanyID", Form::Id),
        ro("created_by", "CreatedBy", Form::Id),
        ro("last_updated_by", "LastUpdatedBy", Form::Id),
        ro("create_time", "DateCreated", Form::Time),
        ro("update_time", "LastUpdated", Form::Time),
    ],
    required: &["company_name"],
    optional: &[
        "notes",
        "fax_number",
        "address",
        "email_address",
        "phone_number",
        "update_time",
        "create_time",
        "custom_fields",
    ],
    keys: &[
        ("company_name", Test::Equal("Company")),
        ("name", Test::Prefix("Company")),
        ("email", Test::Equal("Email")),
        ("city", Test::Prefix("City")),
        ("state", Test::Prefix("State")),
        ("since_time", Test::Since("LastUpdated")),
        ("until_time", Test::Until("LastUpdated")),
        ("company_id", Test::Compare("Id")),
    ],
    order: &[
        ("id", "Id"),
        ("create_time", "DateCreated"),
        ("name", "Company"),
        ("email", "Email"),
    ],
    form: Some(FORM),
    compose: |store, row, shown| {
        let groups: Vec<String> = tags::of(store, row.id())
            .iter()
            .map(i64::to_string)
            .collect();
        let email = row.text("Email");
        let email = if email.is_empty() {
            serde_json::Value::Null
        } else {
            lists::email_with_status(store, "EMAIL1", email)
        };
        shown.insert("groups".into(), json::text(&groups.join(",")));
        shown.insert("email_address".into(), email);
        shown.insert("phone_number".into(), lists::number(V2, row, &PHONES[0]));
        shown.insert("fax_number".into(), lists::number(V2, row, &FAXES[0]));
        shown.insert("address".into(), lists::address(V2, row, &ADDRESSES[0]));
    },
    accept: |call, row, body, allowed| {
        let given = |name: &str| body.get(name).filter(|_| allowed(name));
        if let Some(owner) = given("owner_id") {
            check_owner(call.store, owner)?;
        }
        if let Some(address) = given("address") {
            lists::write_address(V2, row, address, &ADDRESSES[0])?;
        }
        if let Some(phone) = given("phone_number") {
            lists::write_number(row, phone, &PHONES[0])?;
        }
        if let Some(fax) = given("fax_number") {
            lists::write_number(row, fax, &FAXES[0])?;
        }
        if let Some(email) = given("email_address") {
            row.set("Email", json::member(email, "email")?);
            if !json::member(email, "opt_in_reason")?.is_empty() {
                opt_in::raise(call.store, call.now, row.text("Email"));
            }
        }
        Ok(())
    },
    ..PLAIN
};

pub(crate) fn route(call: &mut Call<'_>, path: &[&str]) -> Option<Answer> {
    let method = call.method.clone();
    Some(match (method, path) {
        (Method::GET, []) => resource::list(&COMPANY, call, |_| true),
        (Method::POST, []) => COMPANY.create(call, Row::default()),
        (_, ["model", rest @ ..]) => return model::route(call, FORM, COMPANY.optional, rest),
        (Method::GET, [company]) => id(company).and_then(|id| COMPANY.get(call, id)),
        (Method::PATCH, [company]) => id(company).and_then(|id| COMPANY.update(call, id)),
        (Method::DELETE, [company]) => id(company).and_then(|id| COMPANY.delete(call, id)),
        (Method::GET, [company, "tags"]) => {
            id(company).and_then(|id| super::tags::of_record::of_record(call, "Company", id))
        }
        (Method::POST, [company, "tags", tag]) => {
            both(company, tag).and_then(|ids| add_tag(call, ids))
        }
        (Method::DELETE, [company, "tags", tag]) => {
            both(company, tag).and_then(|ids| remove_tag(call, ids))
        }
        _ => return None,
    })
}

fn both(company: &str, tag: &str) -> Result<(i64, i64), Refusal> {
    Ok((id(company)?, id(tag)?))
}

fn add_tag(call: &mut Call<'_>, (company, tag): (i64, i64)) -> Answer {
    match tags::apply(call.store, call.now, Holder::Company(company), tag) {
        Applied::HolderNotFound => Err(COMPANY.missing()),
        Applied::TagIdNotFound => Err(Refusal::missing("Tag")),
        Applied::Success | Applied::Duplicate => Reply::no_content(),
    }
}

fn remove_tag(call: &mut Call<'_>, (company, tag): (i64, i64)) -> Answer {
    tags::remove(call.store, call.now, Holder::Company(company), tag);
    Reply::no_content()
}
