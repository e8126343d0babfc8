//! Subscriptions over REST, both versions.

use chrono::{DateTime, Days, NaiveDate, Utc};
use keap_http::{Clock as _, SystemClock};
use keap_rest::endpoints::{v1, v2};
use keap_schema::Zone;
use serde_json::{Map, Value, json};

use crate::difference::NEXT_BILL_DAY;
use crate::rest::backend::RestBackend;
use crate::rest::request::Request;
use crate::rest::service::order::{created, insert_id};
use crate::rest::service::{amount, payment, product};
use crate::{Backend, ContactId, Error, ErrorKind, Result, model::SubscriptionTerms};

/// A subscription that is made. The price is in main units: v2 does not state its unit (inferred, as in the table
/// `RecurringOrder`).
#[derive(Debug)]
pub(in crate::rest) struct New {
    pub(in crate::rest) contact: ContactId,
    pub(in crate::rest) allow_duplicate: bool,
    pub(in crate::rest) plan: i64,
    pub(in crate::rest) terms: Option<SubscriptionTerms>,
    pub(in crate::rest) merchant_account: i64,
    pub(in crate::rest) card: i64,
    pub(in crate::rest) partner: i64,
    pub(in crate::rest) days_till_charge: u32,
}

impl New {
    /// What both versions call alike. Without a card nothing is charged by itself. Without terms quantity and price are
    /// those of the plan (documented), and there is tax where the product has one (inferred).
    fn body(&self) -> Map<String, Value> {
        let mut body = Map::new();
        if let Some(terms) = self.terms {
            body.insert("quantity".into(), terms.quantity.into());
            body.insert("billing_amount".into(), terms.price.into());
        }
        let taxed = self.terms.is_none_or(|terms| terms.taxable);
        body.insert("allow_tax".into(), taxed.into());
        body.insert("allow_duplicate".into(), self.allow_duplicate.into());
        body.insert("auto_charge".into(), (self.card != 0).into());
        body
    }
}

/// Makes a subscription and gives its id.
pub(in crate::rest) async fn add(rest: &RestBackend, new: &New) -> Result<i64> {
    let now = DateTime::<Utc>::from(SystemClock.now());
    let start = start(now, rest.options.zone, new.days_till_charge)?;
    let answer = if rest.backend == Backend::RestV1 {
        let body = body_v1(new, start);
        let create = Request::to(&v1::subscriptions::CREATE_SUBSCRIPTION);
        rest.api.send(&create.json(body)).await?
    } else {
        payment::check_merchant_account(rest, new.merchant_account)?;
        if let Some(terms) = new.terms {
            amount::check(rest, terms.price).await?;
        }
        let method = method(rest, new.card).await?;
        let body = body_v2(new, start, method);
        let create = Request::to(&v2::subscriptions::CREATE_SUBSCRIPTION);
        rest.api.send(&create.json(body)).await?
    };
    created(&answer, "id", "the subscription that was made tells no id")
}

/// Ends a subscription; it stays, and so do its invoices. One that has ended is left as it is: ended again it would lose
/// its day and its reason (inferred). In doubt it is read whether it has ended.
pub(in crate::rest) async fn end(rest: &RestBackend, subscription: i64) -> Result<()> {
    if has_ended(rest, subscription).await? {
        return Ok(());
    }
    let end = Request::to(&v2::subscriptions::CANCEL_SUBSCRIPTION)
        .path("subscription_id", subscription)
        .json(json!({}));
    let error = match rest.api.send(&end).await {
        Err(error) if error.may_have_applied() => error,
        answered => return answered.map(drop),
    };
    let hint = match has_ended(rest, subscription).await {
        Ok(true) => return Ok(()),
        Ok(false) => "the subscription was read again and has not ended so far",
        Err(_) => "the subscription could not be read again",
    };
    Err(error.hinted(hint))
}

async fn has_ended(rest: &RestBackend, subscription: i64) -> Result<bool> {
    let get =
        Request::to(&v2::subscriptions::GET_SUBSCRIPTION).path("subscription_id", subscription);
    let now = rest.api.send(&get).await?;
    Ok(now.get("active") == Some(&Value::Bool(false)))
}

/// Moves the next bill to another day.
///
/// # Errors
/// `Unsupported` for a day that is over, before anything is sent.
pub(in crate::rest) async fn bill_next(
    rest: &RestBackend,
    subscription: i64,
    day: NaiveDate,
) -> Result<()> {
    let now = DateTime::<Utc>::from(SystemClock.now());
    if day < rest.options.zone.to_wall(now).date() {
        let message = format!("{day} is over, and the next bill cannot be moved there");
        return Err(Error::new(ErrorKind::Unsupported, message).explained_by(&NEXT_BILL_DAY));
    }
    let update = Request::to(&v2::subscriptions::UPDATE_SUBSCRIPTION)
        .path("subscription_id", subscription)
        .patch(json!({ "next_bill_date": day.to_string() }));
    rest.api.send(&update).await?;
    Ok(())
}

fn body_v1(new: &New, start: Option<NaiveDate>) -> Value {
    let mut body = new.body();
    let ids = [
        ("contact_id", new.contact.get()),
        ("subscription_plan_id", new.plan),
        ("payment_gateway_id", new.merchant_account),
        ("credit_card_id", new.card),
        ("sale_affiliate_id", new.partner),
    ];
    for (name, id) in ids {
        if id != 0 {
            body.insert(name.into(), id.into());
        }
    }
    if let Some(start) = start {
        body.insert("first_bill_date".into(), json!(start.to_string()));
    }
    body.into()
}

fn body_v2(new: &New, start: Option<NaiveDate>, method: Option<String>) -> Value {
    let mut body = new.body();
    insert_id(&mut body, "contact_id", new.contact.get());
    insert_id(&mut body, "subscription_plan_id", new.plan);
    insert_id(&mut body, "sale_affiliate_id", new.partner);
    if let Some(method) = method {
        body.insert("payment_method_id".into(), method.into());
    }
    if let Some(start) = start {
        body.insert("start_date".into(), json!(start.to_string()));
    }
    body.into()
}

/// The payment method that a card has become; none for no card.
pub(super) async fn method(rest: &RestBackend, card: i64) -> Result<Option<String>> {
    match card {
        0 => Ok(None),
        card => product::payment_method_id(rest, card).await.map(Some),
    }
}

/// The first day that is billed, by the calendar of XML-RPC; nothing for today, which is what REST takes anyway.
fn start(now: DateTime<Utc>, zone: Zone, days: u32) -> Result<Option<NaiveDate>> {
    if days == 0 {
        return Ok(None);
    }
    let today = zone.to_wall(now).date();
    let start = today.checked_add_days(Days::new(days.into()));
    start.map(Some).ok_or_else(|| {
        let message = format!("{days} days from now are beyond the calendar");
        Error::new(ErrorKind::InvalidRequest, message)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn new(card: i64) -> New {
        New {
            contact: ContactId::new(17),
            allow_duplicate: false,
            plan: 1,
            terms: Some(SubscriptionTerms {
                quantity: 2,
                price: 29.5,
                taxable: true,
            }),
            merchant_account: 5,
            card,
            partner: 0,
            days_till_charge: 0,
        }
    }

    #[test]
    fn the_first_day_follows_the_calendar_of_the_account() {
        // 23:30 on the 28th in New York.
        let now = "2026-11-29T04:30:00Z".parse().unwrap();
        let day = |days| start(now, Zone::EASTERN, days).unwrap();
        assert_eq!(day(0), None);
        assert_eq!(day(30), Some("2026-12-28".parse().unwrap()));
        assert!(start(now, Zone::EASTERN, u32::MAX).is_err());
    }

    #[test]
    fn without_a_card_nothing_is_charged_by_itself() {
        let v1 = body_v1(&new(0), None);
        assert_eq!(
            (&v1["auto_charge"], v1.get("credit_card_id")),
            (&json!(false), None)
        );
        assert_eq!(v1["payment_gateway_id"], 5);
        let v2 = body_v2(&new(3), None, Some("900003".into()));
        assert_eq!(v2["auto_charge"], true);
        assert_eq!(v2["payment_method_id"], "900003");
        assert_eq!(v2["billing_amount"], 29.5);
        assert!(v2.get("sale_affiliate_id").is_none());
        let of_plan = New {
            terms: None,
            ..new(3)
        };
        let body = body_v2(&of_plan, None, None);
        for member in ["quantity", "billing_amount"] {
            assert!(body.get(member).is_none(), "{member}");
        }
    }
}
