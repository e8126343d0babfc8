//! What referral partners earned, their links and their programs, over REST.

mod members;

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use chrono::NaiveDateTime;
use keap_rest::Cursor;
use keap_rest::endpoints::{v1, v2};
use keap_schema::{FieldValue, Record};
use serde_json::Value;

use crate::rest::api::{self, Ask};
use crate::rest::backend::RestBackend;
use crate::rest::dialect;
use crate::rest::query::clause::{Clause, Operator};
use crate::rest::query::joined::Joined;
use crate::rest::query::scan::{Batch, Properties as _};
use crate::rest::query::{projection, read_rows};
use crate::rest::request::Request;
use crate::rest::row::load;
use crate::table::{List, Paging};
use crate::{Backend, ErrorKind, Fields, Result};

use members::{Member, integer, record, total};

/// From one wall time to another; both belong to it.
#[derive(Clone, Copy, Debug)]
pub(in crate::rest) struct Period {
    pub(in crate::rest) since: NaiveDateTime,
    pub(in crate::rest) until: NaiveDateTime,
}

/// A list of what belongs to a partner, in both versions.
struct OfPartner {
    v1: List,
    v2: List,
    /// What v1 and v2 call the partner in the path; none where it is a parameter.
    path: [Option<&'static str>; 2],
    /// What they call it as a parameter or filter.
    key: &'static str,
}

static COMMISSIONS: OfPartner = OfPartner {
    v1: List::v1(&v1::affiliates::LIST_AFFILIATE_COMMISSIONS, "commissions"),
    v2: List::v2(
        &v2::affiliates::LIST_AFFILIATE_COMMISSIONS,
        "affiliate_commissions",
    ),
    path: [None, Some("affiliate_id")],
    key: "affiliateId",
};

/// v2 has no rows of them.
static CLAWBACKS: List = List::v1(&v1::affiliates::LIST_AFFILIATE_CLAWBACKS, "clawbacks");

static PAYMENTS: OfPartner = OfPartner {
    v1: List::v1(&v1::affiliates::LIST_AFFILIATE_PAYMENTS, "payments"),
    v2: List::v2(
        &v2::affiliates::LIST_AFFILIATE_PAYMENTS,
        "affiliate_payments",
    ),
    path: [Some("affiliateId"), Some("affiliate_id")],
    key: "affiliateId",
};

static LINKS: OfPartner = OfPartner {
    v1: List::v1(&v1::affiliates::LIST_AFFILIATE_REDIRECT_LINKS, "redirects"),
    v2: List::v2(&v2::affiliates::LIST_AFFILIATE_LINKS, "affiliate_links"),
    path: [None, None],
    key: "affiliate_id",
};

static PROGRAMS: OfPartner = OfPartner {
    v1: List::v1(&v1::affiliates::LIST_AFFILIATE_PROGRAMS, "programs"),
    v2: List::v2(
        &v2::affiliates::LIST_AFFILIATE_COMMISSION_PROGRAMS,
        "commission_programs",
    ),
    path: [None, None],
    key: "affiliate_id",
};

static SUMMARIES: List = List::v2(
    &v2::affiliates::LIST_AFFILIATE_SUMMARIES,
    "affiliate_summaries",
);

static PARTNERS: List = List::v1(&v1::affiliates::LIST_AFFILIATES, "affiliates");

static RESOURCES: List = List {
    paging: Paging::Whole,
    ..List::v2(
        &v2::affiliates::LIST_COMMISSION_PROGRAM_RESOURCES,
        "resources",
    )
};

/// Partners whose sums are asked for in one call.
const AT_ONCE: usize = 100;

/// All rows of a list.
async fn all(
    rest: &RestBackend,
    list: &List,
    filter: &[Clause],
    path: &[(&'static str, String)],
) -> Result<Vec<Value>> {
    let ask = Ask {
        filter,
        order: None,
        properties: &[],
        path,
    };
    let (mut all, mut joined, mut at) = (Vec::new(), Joined::default(), Cursor::Start);
    loop {
        let page = joined.page(&rest.api, list, &ask, at, list.page_size);
        let (rows, next) = page.await?;
        all.extend(rows);
        match next {
            Some(next) => at = next,
            None => return Ok(all),
        }
    }
}

fn clause(rest: &RestBackend, key: &str, value: String) -> Clause {
    let operator = if rest.api.is_v2() {
        Operator::Equal
    } else {
        Operator::Parameter
    };
    Clause::Filter {
        key: key.to_owned(),
        operator,
        value,
    }
}

/// The clauses of a period: moments, where XML-RPC has wall times.
fn within(rest: &RestBackend, period: Period) -> Vec<Clause> {
    let names = if rest.api.is_v2() {
        ["since_time", "until_time"]
    } else {
        ["since", "until"]
    };
    let walls = [period.since, period.until];
    let moments = walls.map(|wall| dialect::time(rest.options.zone.to_utc(wall)));
    names
        .into_iter()
        .zip(moments)
        .map(|(name, moment)| clause(rest, name, moment))
        .collect()
}

impl OfPartner {
    /// All of a partner; of everybody where none is named.
    async fn rows(
        &self,
        rest: &RestBackend,
        partner: Option<i64>,
        period: Option<Period>,
    ) -> Result<Vec<Value>> {
        let (list, name) = match rest.backend {
            Backend::RestV1 => (&self.v1, self.path[0]),
            _ => (&self.v2, self.path[1]),
        };
        let mut filter = period.map_or_else(Vec::new, |period| within(rest, period));
        let mut path = Vec::new();
        if let Some(partner) = partner {
            match name {
                Some(name) => path.push((name, partner.to_string())),
                None => filter.push(clause(rest, self.key, partner.to_string())),
            }
        }
        all(rest, list, &filter, &path).await
    }
}

fn records(rest: &RestBackend, members: &[Member], rows: &[Value]) -> Result<Vec<Record>> {
    rows.iter()
        .map(|row| record(rest.backend, members, row))
        .collect()
}

pub(in crate::rest) async fn clawbacks(
    rest: &RestBackend,
    partner: i64,
    period: Period,
) -> Result<Vec<Record>> {
    let rows = clawback_rows(rest, partner, period).await?;
    records(rest, members::CLAWBACK, &rows)
}

async fn clawback_rows(rest: &RestBackend, partner: i64, period: Period) -> Result<Vec<Value>> {
    let path = [("affiliateId", partner.to_string())];
    all(rest, &CLAWBACKS, &within(rest, period), &path).await
}

/// v2 tells the whole name of the partner who sold, so the first and the last one are read of its contact (inferred).
pub(in crate::rest) async fn commissions(
    rest: &RestBackend,
    partner: i64,
    period: Period,
) -> Result<Vec<Record>> {
    let rows = COMMISSIONS.rows(rest, Some(partner), Some(period)).await?;
    let mut all = records(rest, members::COMMISSION, &rows)?;
    if rest.backend == Backend::RestV1 {
        return Ok(all);
    }
    let mut sellers: HashMap<i64, Record> = HashMap::new();
    for commission in &mut all {
        let Some(id) = commission.get("SaleAffId").and_then(FieldValue::as_i64) else {
            continue;
        };
        let sold_by = match sellers.entry(id) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(unknown) => unknown.insert(seller(rest, id).await?),
        };
        let names = [
            ("SoldByFirstName", "FirstName"),
            ("SoldByLastName", "LastName"),
        ];
        for (name, column) in names {
            if let Some(text) = sold_by.get(column) {
                commission.insert(name, text.clone());
            }
        }
    }
    Ok(all)
}

/// The contact of a partner; empty when one of them is gone.
async fn seller(rest: &RestBackend, partner: i64) -> Result<Record> {
    let columns: Fields = ["ContactId"].into();
    let found = or_nothing(load::load_row(rest, "Affiliate", partner, &columns).await)?;
    contact_of(rest, &found, &["FirstName", "LastName"]).await
}

async fn contact_of(rest: &RestBackend, partner: &Record, columns: &[&str]) -> Result<Record> {
    match partner.get("ContactId").and_then(FieldValue::as_i64) {
        Some(contact) => {
            or_nothing(load::load_row(rest, "Contact", contact, &columns.into()).await)
        }
        None => Ok(Record::new()),
    }
}

fn or_nothing(found: Result<Record>) -> Result<Record> {
    match found {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(Record::new()),
        found => found,
    }
}

pub(in crate::rest) async fn payouts(
    rest: &RestBackend,
    partner: i64,
    period: Period,
) -> Result<Vec<Record>> {
    let rows = PAYMENTS.rows(rest, Some(partner), Some(period)).await?;
    records(rest, members::PAYMENT, &rows)
}

/// What partners earned in all, in the order in which they were asked for.
pub(in crate::rest) async fn running_totals(
    rest: &RestBackend,
    partners: &[i64],
) -> Result<Vec<Record>> {
    let sums = summaries(rest, partners, None).await?;
    ordered(partners, records(rest, members::TOTALS, &sums)?)
        .map(|mut sums| {
            sums.insert("Payments", members::paid(&sums));
            Ok(sums)
        })
        .collect()
}

/// What partners earned in a period. v1 has no sums of one: its rows are added up.
pub(in crate::rest) async fn summary(
    rest: &RestBackend,
    partners: &[i64],
    period: Period,
) -> Result<Vec<Record>> {
    if rest.backend == Backend::RestV1 {
        let mut all = Vec::with_capacity(partners.len());
        for &partner in partners {
            all.push(added_up(rest, partner, period).await?);
        }
        return Ok(all.into_iter().flatten().collect());
    }
    let sums = summaries(rest, partners, Some(period)).await?;
    Ok(ordered(partners, records(rest, members::SUMMARY, &sums)?).collect())
}

/// The sums of the rows of v1; nothing for a partner that there is not.
async fn added_up(rest: &RestBackend, partner: i64, period: Period) -> Result<Option<Record>> {
    let taken_back = match clawback_rows(rest, partner, period).await {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        rows => total(&rows?, "amount")?,
    };
    let rows = COMMISSIONS.rows(rest, Some(partner), Some(period)).await?;
    let earned = total(&rows, "amount_earned")?;
    let rows = PAYMENTS.rows(rest, Some(partner), Some(period)).await?;
    let paid = total(&rows, "amount")?;
    let mut sums = Record::new();
    sums.insert("AffiliateId", partner);
    sums.insert("AmountEarned", earned);
    sums.insert("Clawbacks", taken_back);
    sums.insert("Balance", members::in_cents(earned - taken_back - paid));
    Ok(Some(sums))
}

async fn summaries(
    rest: &RestBackend,
    partners: &[i64],
    period: Option<Period>,
) -> Result<Vec<Value>> {
    let mut found = Vec::new();
    for some in partners.chunks(AT_ONCE) {
        let ids: Vec<String> = some.iter().map(i64::to_string).collect();
        if rest.backend == Backend::RestV1 {
            let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
            let list = Request::to(&v1::affiliates::LIST_AFFILIATE_SUMMARIES);
            let answer = rest.api.send(&list.repeated("affiliate_ids", &ids)).await?;
            found.extend(members::listed(&answer, "summaries")?);
        } else {
            let mut filter = vec![clause(rest, "affiliate_ids", ids.join(","))];
            filter.extend(period.into_iter().flat_map(|period| within(rest, period)));
            found.extend(all(rest, &SUMMARIES, &filter, &[]).await?);
        }
    }
    Ok(found)
}

/// The sums of partners in the order in which they were asked for; of those that there are.
fn ordered(partners: &[i64], sums: Vec<Record>) -> impl Iterator<Item = Record> {
    let of = move |partner: i64| {
        let mut sums = sums.iter();
        sums.find(|sums| sums.get("AffiliateId") == Some(&FieldValue::Int(partner)))
            .cloned()
    };
    partners.iter().filter_map(move |&partner| of(partner))
}

pub(in crate::rest) async fn redirect_links(
    rest: &RestBackend,
    partner: i64,
) -> Result<Vec<Record>> {
    let rows = LINKS.rows(rest, Some(partner), None).await?;
    if rows.is_empty() {
        known(rest, partner).await?;
    }
    records(rest, members::LINK, &rows)
}

/// That there is such a partner: a filter finds nothing for one that is not there, where XML-RPC refuses it.
async fn known(rest: &RestBackend, partner: i64) -> Result<()> {
    let columns: Fields = ["Id"].into();
    load::load_row(rest, "Affiliate", partner, &columns).await?;
    Ok(())
}

/// The programs of a partner, or all of them.
pub(in crate::rest) async fn programs(
    rest: &RestBackend,
    partner: Option<i64>,
) -> Result<Vec<Record>> {
    let rows = PROGRAMS.rows(rest, partner, None).await?;
    if let Some(partner) = partner.filter(|_| rows.is_empty()) {
        known(rest, partner).await?;
    }
    records(rest, members::PROGRAM, &rows)
}

/// The partners of a program, with names and address of their contacts. v2 tells their ids alone.
pub(in crate::rest) async fn partners(rest: &RestBackend, program: i64) -> Result<Vec<Record>> {
    let table = rest.resource("Affiliate")?;
    let selections = projection::selections(rest, table, &Fields::All, &[]).await?;
    let rows = if rest.backend == Backend::RestV1 {
        let filter = [clause(rest, "program_id", program.to_string())];
        all(rest, &PARTNERS, &filter, &[]).await?
    } else {
        let get = Request::to(&v2::affiliates::GET_COMMISSION_PROGRAM)
            .path("commission_program_id", program);
        let answer = rest.api.send(&get).await?;
        let mut rows = Vec::new();
        for id in api::rows(&answer, "affiliate_ids") {
            let id = integer(id)?;
            rows.push(rest.api.get(table, id, &[], &selections.of(table)).await?);
        }
        rows
    };
    let batch = Batch::of(table, rows);
    let mut partners = read_rows::read_rows(rest, &selections, batch).await?;
    for partner in &mut partners {
        let names = ["FirstName", "LastName", "Email"];
        for (name, value) in contact_of(rest, partner, &names).await? {
            partner.insert(name, value);
        }
    }
    Ok(partners)
}

/// Rows of `AffResource`, as its columns are read elsewhere.
pub(in crate::rest) async fn resources(rest: &RestBackend, program: i64) -> Result<Vec<Record>> {
    let table = rest.resource("AffResource")?;
    let path = [("commission_program_id", program.to_string())];
    let rows = all(rest, &RESOURCES, &[], &path).await?;
    let selections = projection::selections(rest, table, &Fields::All, &[]).await?;
    read_rows::read_rows(rest, &selections, Batch::of(table, rows)).await
}
