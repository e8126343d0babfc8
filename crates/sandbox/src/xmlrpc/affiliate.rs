//! Referral partners: `APIAffiliateService`, `AffiliateService`, `AffiliateProgramService`.
//!
//! Members of payments, links and programs are named in no document; the names here are guesses by the columns of other
//! tables (inferred).

use chrono::NaiveDateTime;
use keap_xmlrpc::{Fault, Value};

use super::arguments::Arguments;
use super::method::{Method, absent, method};
use super::{Account, fault, records, values};
use crate::rules::earnings::{self, Period, Sums};
use crate::rules::joined_columns;
use crate::store::cell::Cell;
use crate::store::{Row, Store, custom_columns, schema, zone};

pub(crate) const METHODS: &[Method] = &[
    method("APIAffiliateService.affClawbacks", &["ITT"], clawbacks),
    method("APIAffiliateService.affCommissions", &["ITT"], commissions),
    method("APIAffiliateService.affPayouts", &["ITT"], payouts),
    method("APIAffiliateService.affRunningTotals", &["A"], totals),
    method("APIAffiliateService.affSummary", &["ATT"], summary),
    method(
        "AffiliateService.getRedirectLinksForAffiliate",
        &["I"],
        links,
    ),
    absent("AffiliateService.updatePhoneStats", &["SSIII"]),
    method(
        "AffiliateProgramService.getAffiliatePrograms",
        &[""],
        programs,
    ),
    method(
        "AffiliateProgramService.getAffiliatesByProgram",
        &["I"],
        partners,
    ),
    method(
        "AffiliateProgramService.getProgramsForAffiliate",
        &["I"],
        programs_of,
    ),
    method(
        "AffiliateProgramService.getResourcesForAffiliateProgram",
        &["I"],
        resources,
    ),
];

fn known(account: &Account<'_>, table: &str, id: i64) -> Result<i64, Fault> {
    if account.store.has(table, id) {
        Ok(id)
    } else {
        Err(fault::record_not_found())
    }
}

/// From one wall time to another, both in New York.
fn period(arguments: &Arguments) -> Period {
    let moment = |wall: NaiveDateTime| Some(zone::from_eastern(wall));
    Period {
        since: moment(arguments.wall(1)),
        until: moment(arguments.wall(2)),
    }
}

/// A row of an answer; what is empty is left out.
fn shown(members: impl IntoIterator<Item = (&'static str, Option<Cell>)>) -> Value {
    let members = members.into_iter().filter_map(|(name, cell)| {
        let cell = cell.filter(|cell| !cell.is_blank())?;
        Some((name.to_owned(), values::to_value(&cell)))
    });
    values::hash_ordered(members)
}

fn text(text: &str) -> Option<Cell> {
    Some(text.into())
}

fn commissions(account: &mut Account<'_>, arguments: &Arguments) -> Result<Value, Fault> {
    let partner = known(account, "Affiliate", arguments.int(0))?;
    let store = &*account.store;
    let rows = earnings::commissions(store, partner, period(arguments));
    Ok(Value::Array(
        rows.map(|row| {
            shown([
                ("Description", text(row.text("description"))),
                ("AmtEarned", row.get("amount").cloned()),
                ("InvoiceId", row.get("invoice_id").cloned()),
                ("ProductName", text(row.text("product_name"))),
                ("ContactId", row.get("contact_id").cloned()),
                (
                    "ContactFirstName",
                    text(earnings::of_contact(store, row, "FirstName")),
                ),
                (
                    "ContactLastName",
                    text(earnings::of_contact(store, row, "LastName")),
                ),
                (
                    "SoldByFirstName",
                    text(earnings::of_seller(store, row, "FirstName")),
                ),
                (
                    "SoldByLastName",
                    text(earnings::of_seller(store, row, "LastName")),
                ),
                ("DateEarned", row.get("earned").cloned()),
                ("SaleAffId", row.get("seller_id").cloned()),
            ])
        })
        .collect(),
    ))
}

fn clawbacks(account: &mut Account<'_>, arguments: &Arguments) -> Result<Value, Fault> {
    let partner = known(account, "Affiliate", arguments.int(0))?;
    let store = &*account.store;
    let rows = earnings::clawbacks(store, partner, period(arguments));
    Ok(Value::Array(
        rows.map(|row| {
            shown([
                ("Description", text(row.text("description"))),
                ("Amount", row.get("amount").cloned()),
                ("InvoiceId", row.get("invoice_id").cloned()),
                ("ContactId", row.get("contact_id").cloned()),
                (
                    "FirstName",
                    text(earnings::of_contact(store, row, "FirstName")),
                ),
                ("ProductName", text(row.text("product_name"))),
                (
                    "SoldByFirstName",
                    text(earnings::of_seller(store, row, "FirstName")),
                ),
                ("DateEarned", row.get("earned").cloned()),
                ("SaleAffId", row.get("seller_id").cloned()),
            ])
        })
        .collect(),
    ))
}

fn payouts(account: &mut Account<'_>, arguments: &Arguments) -> Result<Value, Fault> {
    let partner = known(account, "Affiliate", arguments.int(0))?;
    let rows = earnings::payments(account.store, partner, period(arguments));
    Ok(Value::Array(
        rows.map(|row| {
            shown([
                ("Id", row.get("Id").cloned()),
                ("PayAmt", row.get("amount").cloned()),
                ("PayDate", row.get("paid").cloned()),
                ("PayType", text(row.text("kind"))),
                ("PayNote", text(row.text("notes"))),
            ])
        })
        .collect(),
    ))
}

/// The sums of the partners that there are, in the order in which they were asked for.
fn sums(
    account: &Account<'_>,
    arguments: &Arguments,
    period: Period,
    show: impl Fn(Sums) -> Vec<(&'static str, f64)>,
) -> Value {
    let ids = arguments.ids(0).into_iter();
    let known = ids.filter(|id| account.store.has("Affiliate", *id));
    let rows = known.map(|id| {
        let sums = show(Sums::of(account.store, id, period)).into_iter();
        let sums = sums.map(|(name, amount)| (name, Some(Cell::from(amount))));
        shown(sums.chain([("AffiliateId", Some(Cell::Int(id)))]))
    });
    Value::Array(rows.collect())
}

fn totals(account: &mut Account<'_>, arguments: &Arguments) -> Result<Value, Fault> {
    Ok(sums(account, arguments, Period::default(), |sums| {
        vec![
            ("AmountEarned", sums.earned),
            ("Clawbacks", sums.taken_back),
            ("Payments", sums.paid),
            ("RunningBalance", sums.balance()),
        ]
    }))
}

fn summary(account: &mut Account<'_>, arguments: &Arguments) -> Result<Value, Fault> {
    Ok(sums(account, arguments, period(arguments), |sums| {
        vec![
            ("AmountEarned", sums.earned),
            ("Clawbacks", sums.taken_back),
            ("Balance", sums.balance()),
        ]
    }))
}

fn links(account: &mut Account<'_>, arguments: &Arguments) -> Result<Value, Fault> {
    let partner = known(account, "Affiliate", arguments.int(0))?;
    let rows = account.store.rows("affiliate_redirect");
    let mine = rows.filter(|row| row.int("partner_id") == partner);
    Ok(Value::Array(
        mine.map(|row| {
            shown([
                ("Id", row.get("Id").cloned()),
                ("Name", text(row.text("name"))),
                ("AffiliateId", row.get("partner_id").cloned()),
                ("LocalUrlCode", text(row.text("code"))),
                ("RedirectUrl", text(row.text("url"))),
                ("ProgramIds", text(row.text("program_ids"))),
            ])
        })
        .collect(),
    ))
}

/// Programs are kept in `affiliate_program`, with their partners in `partner_ids`.
fn listed(store: &Store, wanted: impl Fn(&&Row) -> bool) -> Value {
    let rows = store.rows("affiliate_program").filter(wanted);
    Value::Array(
        rows.map(|row| {
            shown([
                ("Id", Some(Cell::Int(row.id()))),
                ("Name", text(row.text("name"))),
                ("Notes", text(row.text("notes"))),
                ("Priority", Some(Cell::Int(row.int("priority")))),
            ])
        })
        .collect(),
    )
}

fn programs(account: &mut Account<'_>, _: &Arguments) -> Result<Value, Fault> {
    Ok(listed(account.store, |_| true))
}

fn programs_of(account: &mut Account<'_>, arguments: &Arguments) -> Result<Value, Fault> {
    let partner = known(account, "Affiliate", arguments.int(0))?;
    Ok(listed(account.store, |row| {
        earnings::lists(row, "partner_ids", partner)
    }))
}

/// Columns of the partner, custom fields among them, and names and address of its contact.
fn partners(account: &mut Account<'_>, arguments: &Arguments) -> Result<Value, Fault> {
    let id = known(account, "affiliate_program", arguments.int(0))?;
    let store = &*account.store;
    let program = store.row("affiliate_program", id).cloned();
    let program = program.unwrap_or_default();
    let rows = store.rows("Affiliate");
    let members = rows.filter(|row| earnings::lists(&program, "partner_ids", row.id()));
    let shown: Result<Vec<Value>, Fault> = members.map(|row| partner(store, row)).collect();
    shown.map(Value::Array)
}

fn partner(store: &Store, row: &Row) -> Result<Value, Fault> {
    let (own, person) = (records::table("Affiliate")?, records::table("Contact")?);
    let contact = store.row("Contact", row.int("ContactId"));
    let contact = contact.cloned().unwrap_or_default();
    let custom = own.form.into_iter().flat_map(|form| {
        custom_columns::of_form(store, form)
            .filter_map(move |field| {
                custom_columns::column(store, Some(form), &custom_columns::column_name(field))
            })
            .collect::<Vec<schema::Column>>()
    });
    let columns = own.columns.iter().cloned().chain(custom);
    let columns = columns.filter(|column| column.name != "Password");
    let mine = columns.filter_map(|column| {
        let cell = joined_columns::read(store, "Affiliate", row, &column)?;
        Some((column.name.clone(), values::to_value(&cell)))
    });
    let names = ["FirstName", "LastName", "Email"].into_iter();
    let columns = names.filter_map(|name| person.column(name));
    let theirs = columns.filter_map(|column| {
        let cell = joined_columns::read(store, "Contact", &contact, column)?;
        Some((column.name.clone(), values::to_value(&cell)))
    });
    Ok(values::hash_ordered(mine.chain(theirs).collect::<Vec<_>>()))
}

fn resources(account: &mut Account<'_>, arguments: &Arguments) -> Result<Value, Fault> {
    let program = known(account, "affiliate_program", arguments.int(0))?;
    let table = records::table("AffResource")?;
    let rows = account.store.rows("AffResource");
    let mine = rows.filter(|row| earnings::lists(row, "ProgramIds", program));
    Ok(Value::Array(
        mine.map(|row| records::show(account.store, table, row, &table.columns))
            .collect(),
    ))
}
