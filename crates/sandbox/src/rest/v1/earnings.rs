//! v1 below `/affiliates`: what partners earned, lost and were paid, their sums and their links.

use chrono::{DateTime, Utc};
use serde_json::{Value as Json, json};

use super::page;
use crate::rest::shared::{Answer, Call, Refusal, Reply, Version, json};
use crate::rules::earnings::{self, Period, Sums};
use crate::store::{Row, Store, fold, zone};

/// `since` and `until`, both belonging to it (documented).
fn period(call: &Call<'_>) -> Result<Period, Refusal> {
    let moment = |name: &str| -> Result<Option<DateTime<Utc>>, Refusal> {
        let given = call.query(name).filter(|text| !text.is_empty());
        given
            .map(|text| zone::parse_instant(text).ok_or_else(Refusal::unreadable))
            .transpose()
    };
    Ok(Period {
        since: moment("since")?,
        until: moment("until")?,
    })
}

/// Sorts by a time; the only order that is there goes by it.
fn in_order(call: &Call<'_>, rows: &mut [&Row], time: &str, named: &str) -> Result<(), Refusal> {
    match call.query("order") {
        None | Some("") => {}
        Some(name) if name == named => rows.sort_by_key(|row| row.time(time)),
        Some(_) => return Err(Refusal::unreadable()),
    }
    if page::is_descending(call) {
        rows.reverse();
    }
    Ok(())
}

/// `/affiliates/commissions`: of every partner when none is named.
pub(super) fn commissions(call: &Call<'_>) -> Answer {
    let period = period(call)?;
    let partners = match call.query_number("affiliateId")? {
        Some(partner) => vec![partner],
        None => call.store.rows("Affiliate").map(Row::id).collect(),
    };
    let rows = partners.into_iter();
    let rows = rows.flat_map(|partner| earnings::commissions(call.store, partner, period));
    let mut rows: Vec<&Row> = rows.collect();
    in_order(call, &mut rows, "earned", "DATE_EARNED")?;
    let echo = page::echoed(call, &["affiliateId", "since", "until", "order"]);
    let show = |row| commission(call.store, row);
    Reply::ok(page::page(call, "commissions", rows, &echo, show)?)
}

fn commission(store: &Store, row: &Row) -> Json {
    json!({
        "amount_earned": row.double("amount"),
        "contact_first_name": json::text(earnings::of_contact(store, row, "FirstName")),
        "contact_id": json::id(Version::V1, row.int("contact_id")),
        "contact_last_name": json::text(earnings::of_contact(store, row, "LastName")),
        "date_earned": json::time(Version::V1, row.time("earned")),
        "description": json::text(row.text("description")),
        "invoice_id": json::id(Version::V1, row.int("invoice_id")),
        "product_name": json::text(row.text("product_name")),
        "sales_affiliate_id": json::id(Version::V1, row.int("seller_id")),
        "sold_by_first_name": json::text(earnings::of_seller(store, row, "FirstName")),
        "sold_by_last_name": json::text(earnings::of_seller(store, row, "LastName")),
    })
}

fn known(call: &Call<'_>, partner: i64) -> Result<(), Refusal> {
    match call.store.has("Affiliate", partner) {
        true => Ok(()),
        false => Err(Refusal::missing("Affiliate")),
    }
}

/// `/affiliates/{affiliateId}/clawbacks`.
pub(super) fn clawbacks(call: &Call<'_>, partner: i64) -> Answer {
    known(call, partner)?;
    let rows = earnings::clawbacks(call.store, partner, period(call)?);
    let mut rows: Vec<&Row> = rows.collect();
    in_order(call, &mut rows, "earned", "DATE_EARNED")?;
    let echo = page::echoed(call, &["since", "until", "order"]);
    let show = |row| clawback(call.store, row);
    Reply::ok(page::page(call, "clawbacks", rows, &echo, show)?)
}

fn clawback(store: &Store, row: &Row) -> Json {
    json!({
        "amount": row.double("amount"),
        "contact_id": json::id(Version::V1, row.int("contact_id")),
        "date_earned": json::time(Version::V1, row.time("earned")),
        "description": json::text(row.text("description")),
        "family_name": json::text(earnings::of_contact(store, row, "LastName")),
        "given_name": json::text(earnings::of_contact(store, row, "FirstName")),
        "invoice_id": json::id(Version::V1, row.int("invoice_id")),
        "product_name": json::text(row.text("product_name")),
        "sale_affiliate_id": json::id(Version::V1, row.int("seller_id")),
        "sold_by_family_name": json::text(earnings::of_seller(store, row, "LastName")),
        "sold_by_given_name": json::text(earnings::of_seller(store, row, "FirstName")),
        "subscription_plan_name": json::text(row.text("plan_name")),
    })
}

/// `/affiliates/{affiliateId}/payments`. The words of the types are named nowhere in v1; here they are those of XML-RPC
/// (inferred).
pub(super) fn payments(call: &Call<'_>, partner: i64) -> Answer {
    known(call, partner)?;
    let rows = earnings::payments(call.store, partner, period(call)?);
    let mut rows: Vec<&Row> = rows.collect();
    match call.query("order") {
        Some("ID") => rows.sort_by_key(|row| row.id()),
        Some("AMOUNT") => {
            rows.sort_by(|one, other| one.double("amount").total_cmp(&other.double("amount")));
        }
        _ => {}
    }
    if !matches!(call.query("order"), Some("ID" | "AMOUNT")) {
        in_order(call, &mut rows, "paid", "DATE")?;
    } else if page::is_descending(call) {
        rows.reverse();
    }
    let echo = page::echoed(call, &["since", "until", "order"]);
    let body = page::page(call, "payments", rows, &echo, |row| {
        json!({
            "amount": row.double("amount"),
            "date": json::time(Version::V1, row.time("paid")),
            "id": row.id(),
            "notes": json::text(row.text("notes")),
            "type": json::text(row.text("kind")),
        })
    })?;
    Reply::ok(body)
}

/// `/affiliates/summaries`, which has no period and no pages (documented): of every partner when none is named.
pub(super) fn summaries(call: &Call<'_>) -> Answer {
    let wanted = call.query_list("affiliate_ids");
    let partners = call.store.rows("Affiliate").map(Row::id);
    let partners = partners.filter(|id| wanted.is_empty() || wanted.contains(&id.to_string()));
    let mut rows: Vec<(i64, Sums)> = partners
        .map(|id| (id, Sums::of(call.store, id, Period::default())))
        .collect();
    let by = |of: fn(&Sums) -> f64| {
        move |one: &(i64, Sums), other: &(i64, Sums)| of(&one.1).total_cmp(&of(&other.1))
    };
    match call.query("order") {
        None | Some("" | "affiliate_id") => {}
        Some("amount_earned") => rows.sort_by(by(|sums| sums.earned)),
        Some("balance") => rows.sort_by(by(Sums::balance)),
        Some("clawbacks") => rows.sort_by(by(|sums| sums.taken_back)),
        Some(_) => return Err(Refusal::unreadable()),
    }
    if page::is_descending(call) {
        rows.reverse();
    }
    let shown: Vec<Json> = rows
        .iter()
        .map(|(id, sums)| {
            json!({
                "affiliate_id": id,
                "amount_earned": sums.earned,
                "balance": sums.balance(),
                "clawbacks": sums.taken_back,
            })
        })
        .collect();
    Reply::ok(json!({ "count": shown.len(), "summaries": shown }))
}

/// `/affiliates/redirectlinks`.
pub(super) fn redirect_links(call: &Call<'_>) -> Answer {
    let partner = call.query_number("affiliate_id")?;
    let rows = call.store.rows("affiliate_redirect");
    let rows = rows.filter(|row| partner.is_none_or(|partner| row.int("partner_id") == partner));
    let mut rows: Vec<&Row> = rows.collect();
    match call.query("order") {
        None | Some("" | "id") => {}
        Some("name") => rows.sort_by_key(|row| fold::fold(row.text("name"))),
        Some(_) => return Err(Refusal::unreadable()),
    }
    if page::is_descending(call) {
        rows.reverse();
    }
    let echo = page::echoed(call, &["affiliate_id", "order"]);
    let body = page::page(call, "redirects", rows, &echo, |row| {
        json!({
            "affiliate_id": row.int("partner_id"),
            "id": row.id(),
            "local_url_code": json::text(row.text("code")),
            "name": json::text(row.text("name")),
            "program_ids": earnings::ids(row, "program_ids").collect::<Vec<_>>(),
            "redirect_url": json::text(row.text("url")),
        })
    })?;
    Reply::ok(body)
}
