//! v2 below `/affiliates`: what partners earned and were paid, and their sums.

use serde_json::{Value as Json, json};

use super::{page, resource};
use crate::rest::shared::fields::{Form, ro};
use crate::rest::shared::filter::{Filter, Key, Test};
use crate::rest::shared::resource::{PLAIN, Resource};
use crate::rest::shared::{Answer, Call, Refusal, Reply};
use crate::rules::earnings::{self, Period, Sums};
use crate::store::{Row, zone};

/// Filters by `since_time` and `until_time`; that both belong to the period is inferred from v1.
const COMMISSION: Resource = Resource {
    table: "affiliate_commission",
    noun: "AffiliateCommission",
    key: "affiliate_commissions",
    properties: &[
        ro("description", "description", Form::Text),
        ro("amount_earned", "amount", Form::Double),
        ro("invoice_id", "invoice_id", Form::Id),
        ro("time_earned", "earned", Form::Time),
        ro("contact_id", "contact_id", Form::Id),
        ro("sales_affiliate_id", "seller_id", Form::Id),
        ro("product_name", "product_name", Form::Text),
    ],
    keys: &[
        ("since_time", Test::Since("earned")),
        ("until_time", Test::Until("earned")),
    ],
    order: &[("invoice_id", "invoice_id"), ("time_earned", "earned")],
    compose: |store, row, shown| {
        let seller = store.row("Affiliate", row.int("seller_id"));
        let texts = [
            (
                "contact_first_name",
                earnings::of_contact(store, row, "FirstName"),
            ),
            (
                "contact_last_name",
                earnings::of_contact(store, row, "LastName"),
            ),
            (
                "sales_affiliate_name",
                seller.map_or("", |seller| seller.text("AffName")),
            ),
        ];
        for (name, text) in texts {
            shown.insert(name.into(), crate::rest::shared::json::text(text));
        }
    },
    ..PLAIN
};

/// Stored word of a payment, and that of v2.
const PAYMENTS: [(&str, &str); 8] = [
    ("Cash", "CASH"),
    ("Check", "CHECK"),
    ("Credit Card", "CREDIT_CARD"),
    ("Credit Card (Manual)", "CREDIT_CARD_MANUAL"),
    ("Money Order", "MONEY_ORDER"),
    ("Adjustment", "ADJUSTMENT"),
    ("Credit", "CREDIT"),
    ("Refund", "REFUND"),
];

const PAYMENT: Resource = Resource {
    table: "affiliate_payment",
    noun: "AffiliatePayment",
    key: "affiliate_payments",
    properties: &[
        ro("id", "Id", Form::Id),
        ro("pay_date", "paid", Form::Time),
        ro("pay_notes", "notes", Form::Text),
        ro("pay_amount", "amount", Form::Double),
        ro("pay_type", "kind", Form::Words(&PAYMENTS)),
        ro("create_time", "DateCreated", Form::Time),
    ],
    keys: &[
        ("since_time", Test::Since("paid")),
        ("until_time", Test::Until("paid")),
    ],
    order: &[
        ("create_time", "DateCreated"),
        ("pay_date", "paid"),
        ("pay_amount", "amount"),
    ],
    ..PLAIN
};

/// The sums are those of the rows that pass; what was taken back is that of the same time (inferred).
pub(super) fn commissions(call: &Call<'_>, partner: i64) -> Answer {
    let mut reply = resource::list(&COMMISSION, call, |row| row.int("partner_id") == partner)?;
    let filter = Filter::parse(call.query("filter"), COMMISSION.keys, call.store, None)?;
    let sums = Sums::of(call.store, partner, period(&filter)?);
    if let Reply::Json(_, body) = &mut reply {
        body["clawbacks"] = sums.taken_back.into();
        body["amount_earned"] = sums.earned.into();
        body["commission_total"] = (sums.earned - sums.taken_back).into();
    }
    Ok(reply)
}

pub(super) fn payments(call: &Call<'_>, partner: i64) -> Answer {
    resource::list(&PAYMENT, call, |row| row.int("partner_id") == partner)
}

fn period(filter: &Filter<'_>) -> Result<Period, Refusal> {
    let moment = |key: &str| {
        let given = filter.value(key);
        given
            .map(|text| zone::parse_instant(text).ok_or_else(Refusal::unreadable))
            .transpose()
    };
    Ok(Period {
        since: moment("since_time")?,
        until: moment("until_time")?,
    })
}

/// What is no condition on a partner passes every one.
const SUMMARY_KEYS: &[Key] = &[
    ("affiliate_ids", Test::List("Id")),
    ("since_time", Test::Custom(|_, _, _| Ok(true))),
    ("until_time", Test::Custom(|_, _, _| Ok(true))),
];

/// Of every partner when none is named; the members are in camel case (documented).
pub(super) fn summaries(call: &Call<'_>) -> Answer {
    let filter = Filter::parse(call.query("filter"), SUMMARY_KEYS, call.store, None)?;
    let period = period(&filter)?;
    let partners = filter.select(call.store, call.store.rows("Affiliate"))?;
    // Rows of their own, so that they are sorted as others are.
    let sums: Vec<Row> = partners
        .into_iter()
        .map(|row| {
            let sums = Sums::of(call.store, row.id(), period);
            Row::default()
                .with("Id", row.id())
                .with("earned", sums.earned)
                .with("taken_back", sums.taken_back)
                .with("balance", sums.balance())
        })
        .collect();
    let mut rows: Vec<&Row> = sums.iter().collect();
    let order = [
        ("affiliate_id", "Id"),
        ("amount_earned", "earned"),
        ("balance", "balance"),
        ("clawbacks", "taken_back"),
    ];
    page::sort(call, &mut rows, &order)?;
    Reply::ok(page::page(call, "affiliate_summaries", rows, 1000, show)?)
}

fn show(row: &Row) -> Json {
    json!({
        "affiliateId": row.id(),
        "clawbacks": row.double("taken_back"),
        "balance": row.double("balance"),
        "amountEarned": row.double("earned"),
    })
}
