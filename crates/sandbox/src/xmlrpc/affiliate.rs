//! Referral partners: `APIAffiliateService`, `AffiliateService`, `AffiliateProgramService`.
//!
//! The sandbox computes no commissions: sums are zero and lists of earnings are empty, for partners
//! that exist.

use keap_xmlrpc::{Fault, Value};

use super::arguments::Arguments;
use super::dispatch::{Method, absent, method};
use super::{Account, fault, records, values};
use crate::store::Row;

pub(crate) const METHODS: &[Method] = &[
    method("APIAffiliateService.affClawbacks", &["ITT"], nothing),
    method("APIAffiliateService.affCommissions", &["ITT"], nothing),
    method("APIAffiliateService.affPayouts", &["ITT"], nothing),
    method(
        "APIAffiliateService.affRunningTotals",
        &["A"],
        |account, arguments| {
            Ok(sums(
                account,
                arguments,
                &["AmountEarned", "Clawbacks", "Payments", "RunningBalance"],
            ))
        },
    ),
    method(
        "APIAffiliateService.affSummary",
        &["ATT"],
        |account, arguments| {
            Ok(sums(
                account,
                arguments,
                &["AmountEarned", "Clawbacks", "Balance"],
            ))
        },
    ),
    method(
        "AffiliateService.getRedirectLinksForAffiliate",
        &["I"],
        nothing,
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

fn known(account: &Account<'_>, table: &str, id: i64) -> Result<(), Fault> {
    if account.store.has(table, id) {
        Ok(())
    } else {
        Err(fault::record_not_found())
    }
}

fn nothing(account: &mut Account<'_>, arguments: &Arguments) -> Result<Value, Fault> {
    known(account, "Affiliate", arguments.int(0))?;
    Ok(Value::Array(Vec::new()))
}

fn sums(account: &Account<'_>, arguments: &Arguments, names: &[&str]) -> Value {
    let known = arguments
        .ids(0)
        .into_iter()
        .filter(|id| account.store.has("Affiliate", *id));
    let rows = known.map(|id| {
        let zeros = names
            .iter()
            .map(|name| ((*name).to_owned(), Value::Double(0.0)));
        values::hash_ordered(zeros.chain([("AffiliateId".to_owned(), values::int(id))]))
    });
    Value::Array(rows.collect())
}

fn show(program: &Row) -> Value {
    values::hash_ordered([
        ("Id".to_owned(), values::int(program.id())),
        ("Name".to_owned(), Value::from(program.text("name"))),
        ("Notes".to_owned(), Value::from(program.text("notes"))),
    ])
}

/// Programs are kept in `affiliate_program`; every partner is in every one of them.
fn programs(account: &mut Account<'_>, _: &Arguments) -> Result<Value, Fault> {
    Ok(Value::Array(
        account.store.rows("affiliate_program").map(show).collect(),
    ))
}

fn programs_of(account: &mut Account<'_>, arguments: &Arguments) -> Result<Value, Fault> {
    known(account, "Affiliate", arguments.int(0))?;
    programs(account, arguments)
}

/// Columns of the partner, and of its contact.
fn partners(account: &mut Account<'_>, arguments: &Arguments) -> Result<Value, Fault> {
    known(account, "affiliate_program", arguments.int(0))?;
    let (partner, person) = (records::table("Affiliate")?, records::table("Contact")?);
    let store = &*account.store;
    let rows = store.rows("Affiliate").map(|row| {
        let own = partner
            .columns
            .iter()
            .filter(|column| column.name != "Password")
            .filter_map(|column| {
                Some((
                    column.name.clone(),
                    values::to_value(&records::read(store, "Affiliate", row, column)?),
                ))
            });
        let contact = store
            .row("Contact", row.int("ContactId"))
            .cloned()
            .unwrap_or_default();
        let names = ["FirstName", "LastName", "Email"]
            .into_iter()
            .filter_map(|name| person.column(name));
        let theirs: Vec<(String, Value)> = names
            .filter_map(|column| {
                let cell = records::read(store, "Contact", &contact, column)?;
                Some((column.name.clone(), values::to_value(&cell)))
            })
            .collect();
        values::hash_ordered(own.chain(theirs))
    });
    Ok(Value::Array(rows.collect()))
}

fn resources(account: &mut Account<'_>, arguments: &Arguments) -> Result<Value, Fault> {
    known(account, "affiliate_program", arguments.int(0))?;
    let (table, id) = (records::table("AffResource")?, arguments.int(0).to_string());
    let rows = account.store.rows("AffResource");
    let mine = rows.filter(|row| {
        row.text("ProgramIds")
            .split(',')
            .any(|program| program.trim() == id)
    });
    Ok(Value::Array(
        mine.map(|row| records::show(account.store, table, row, &table.columns))
            .collect(),
    ))
}
