//! Discounts, and what is told of them. Amounts are in main units of the account's currency.

use keap_schema::{FieldValue, Record};

use super::setters::setters;
use crate::{ProductId, ShippingOptionId, SubscriptionPlanId};

/// How much a discount takes off.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub enum DiscountValue {
    /// An amount in main units.
    Amount(f64),
    /// A percentage, from 0 to 100.
    Percent(f64),
}

impl DiscountValue {
    /// Whether it is a percentage, and the number.
    pub(crate) fn parts(self) -> (bool, f64) {
        match self {
            Self::Amount(amount) => (false, amount),
            Self::Percent(percent) => (true, percent),
        }
    }
}

/// What a discount on the total of an order is taken of. REST says of gross that it is before tax, of net that it is after.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum DiscountBase {
    /// The gross total.
    Gross,
    /// The net total.
    Net,
}

impl DiscountBase {
    /// The word of XML-RPC.
    pub fn name(self) -> &'static str {
        match self {
            Self::Gross => "Gross",
            Self::Net => "Net",
        }
    }
}

/// A discount that is made.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct NewDiscount {
    /// Its name; not empty.
    pub name: String,
    /// A text for it; may be empty.
    pub description: String,
    /// Whether commissions shrink with it.
    pub commissions: bool,
    /// How much it takes off.
    pub value: DiscountValue,
}

impl NewDiscount {
    /// A discount without a description, and without effect on commissions.
    pub fn new(name: impl Into<String>, value: DiscountValue) -> Self {
        Self {
            name: name.into(),
            description: String::new(),
            commissions: false,
            value,
        }
    }
}

setters! {
    NewDiscount {
        values { commissions: bool }
        texts { description }
    }
}

/// A discount as it is told. What a kind of discount does not have, or the wire does not tell, is `None`.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Discount {
    /// As the owner calls it.
    pub name: Option<String>,
    /// A text for it.
    pub description: Option<String>,
    /// Whether commissions shrink with it; not told over REST of discounts on shipping (`KB-119`).
    pub commissions: Option<bool>,
    /// How much it takes off; told of discounts on orders and on shipping.
    pub value: Option<DiscountValue>,
    /// What it is taken of; told of discounts on orders.
    pub base: Option<DiscountBase>,
    /// The product, a `Product.Id`; told of discounts on products.
    pub product: Option<ProductId>,
}

impl From<Record> for Discount {
    fn from(record: Record) -> Self {
        let amount = number(&record, "amount");
        let value = match (flag(&record, "pctOrAmt"), amount) {
            (Some(true), Some(percent)) => Some(DiscountValue::Percent(percent)),
            (Some(false), Some(amount)) => Some(DiscountValue::Amount(amount)),
            _ => None,
        };
        let base = text(&record, "payType");
        let bases = [DiscountBase::Gross, DiscountBase::Net];
        let base = base.and_then(|word| {
            let known = |base: &DiscountBase| base.name().eq_ignore_ascii_case(&word);
            bases.into_iter().find(known)
        });
        Self {
            name: text(&record, "name"),
            description: text(&record, "description"),
            commissions: flag(&record, "applyDiscountToCommission"),
            value,
            base,
            product: integer(&record, "productId").map(ProductId::new),
        }
    }
}

/// A free trial of a subscription plan.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct FreeTrial {
    /// As the owner calls it.
    pub name: Option<String>,
    /// A text for it.
    pub description: Option<String>,
    /// How many days cost nothing.
    pub days: Option<i64>,
    /// Whether the price is hidden meanwhile.
    pub hide_price: Option<bool>,
    /// What is billed.
    pub plan: Option<SubscriptionPlanId>,
}

impl From<Record> for FreeTrial {
    fn from(record: Record) -> Self {
        Self {
            name: text(&record, "name"),
            description: text(&record, "description"),
            days: integer(&record, "freeTrialDays"),
            hide_price: flag(&record, "hidePrice"),
            plan: integer(&record, "subscriptionPlanId").map(SubscriptionPlanId::new),
        }
    }
}

/// A way to ship.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ShippingOption {
    /// Its number.
    pub id: Option<ShippingOptionId>,
    /// As the owner calls it.
    pub name: Option<String>,
    /// A text for it.
    pub description: Option<String>,
    /// Its kind, in the words of the wire: `FlatRate`.
    pub kind: Option<String>,
    /// Whether it is in use.
    pub active: Option<bool>,
    /// Whether it goes abroad.
    pub international: Option<bool>,
    /// Whether it is counted by the order; not told over REST (`KB-122`).
    pub order_based: Option<bool>,
    /// What only its kind has, by the names of XML-RPC: `price`, `pricePerItem`, `pickupType`. The account at a carrier is
    /// among them over XML-RPC; `Debug` does not show it.
    pub other: Record,
}

impl ShippingOption {
    /// An amount among what only its kind has, in main units: `price`, `baseShippingPrice`.
    pub fn amount(&self, name: &str) -> Option<f64> {
        number(&self.other, name)
    }
}

impl From<Record> for ShippingOption {
    fn from(mut record: Record) -> Self {
        let mut taken = Record::new();
        for name in [
            "id",
            "name",
            "description",
            "type",
            "active",
            "international",
            "orderBased",
        ] {
            if let Some(value) = record.remove(name) {
                taken.insert(name, value);
            }
        }
        Self {
            id: integer(&taken, "id").map(ShippingOptionId::new),
            name: text(&taken, "name"),
            description: text(&taken, "description"),
            kind: text(&taken, "type"),
            active: flag(&taken, "active"),
            international: flag(&taken, "international"),
            order_based: flag(&taken, "orderBased"),
            other: record,
        }
    }
}

fn text(record: &Record, name: &str) -> Option<String> {
    record.get(name).map(FieldValue::to_string)
}

fn integer(record: &Record, name: &str) -> Option<i64> {
    text(record, name)?.trim().parse().ok()
}

fn number(record: &Record, name: &str) -> Option<f64> {
    text(record, name)?.trim().parse().ok()
}

/// The answers are texts, and truth is written in both ways.
fn flag(record: &Record, name: &str) -> Option<bool> {
    match text(record, name)?.trim().to_ascii_lowercase().as_str() {
        "1" | "true" => Some(true),
        "0" | "false" => Some(false),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_of_either_spelling_are_read() {
        let read = |flag: &str, amount: &str| {
            let members = [("pctOrAmt", flag), ("amount", amount), ("payType", "net")];
            Discount::from(members.into_iter().collect::<Record>())
        };
        let ten = read("1", "10");
        assert_eq!(ten.value, Some(DiscountValue::Percent(10.0)));
        assert_eq!(ten.base, Some(DiscountBase::Net));
        assert_eq!(
            read("false", "2.50").value,
            Some(DiscountValue::Amount(2.5))
        );
        assert_eq!(read("maybe", "2.50").value, None);
        assert_eq!(read("1", "1.0E7").value, Some(DiscountValue::Percent(1e7)));
    }

    #[test]
    fn the_account_at_the_carrier_is_not_shown() {
        let members = [("id", "6"), ("type", "UPS"), ("accessPassword", "hunter2")];
        let option = ShippingOption::from(members.into_iter().collect::<Record>());
        assert_eq!(
            (option.id, option.kind.as_deref()),
            (Some(ShippingOptionId::new(6)), Some("UPS"))
        );
        assert!(!format!("{option:?}").contains("hunter2"));
    }
}
