//! Ways to ship over REST v2. There is one list of all, without pages; what one kind alone has is in `settings`, a member
//! whose form the contract leaves open.
//!
//! What is read from `settings`, and under which names, is inferred and stated here alone: the members that XML-RPC
//! documents, in the spelling of v2, and a list `ranges`. The account at a carrier is never taken from there.

use keap_rest::endpoints::v2;
use keap_schema::Record;
use serde_json::Value;

use crate::difference::SHIPPING_SETTINGS;
use crate::rest::api::{self, NOT_THE_API};
use crate::rest::backend::RestBackend;
use crate::rest::record::json;
use crate::rest::request::Request;
use crate::{Error, ErrorKind, Result, fold};

/// A kind of way to ship.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::rest) enum Kind {
    FlatRate,
    OrderTotal,
    ProductBased,
    OrderQuantity,
    WeightBased,
    Ups,
}

impl Kind {
    const ALL: [Self; 6] = [
        Self::FlatRate,
        Self::OrderTotal,
        Self::ProductBased,
        Self::OrderQuantity,
        Self::WeightBased,
        Self::Ups,
    ];

    /// Its word as XML-RPC has it; that of v2 is in no document, and taken for the same in another spelling.
    fn word(self) -> &'static str {
        match self {
            Self::FlatRate => "FlatRate",
            Self::OrderTotal => "OrderTotal",
            Self::ProductBased => "ProductBased",
            Self::OrderQuantity => "OrderQuantity",
            Self::WeightBased => "WeightBased",
            Self::Ups => "UPS",
        }
    }

    /// The members that XML-RPC tells of this kind alone.
    fn settings(self) -> &'static [(&'static str, &'static str)] {
        match self {
            Self::FlatRate => &[("price", "price")],
            Self::OrderQuantity => &[
                ("baseShippingPrice", "base_shipping_price"),
                ("pricePerItem", "price_per_item"),
                ("minimumShippingPrice", "minimum_shipping_price"),
            ],
            Self::Ups => &[
                ("deliveryType", "delivery_type"),
                ("pickupType", "pickup_type"),
                ("packagingType", "packaging_type"),
                ("destinationType", "destination_type"),
            ],
            Self::OrderTotal | Self::ProductBased | Self::WeightBased => &[],
        }
    }

    fn of(method: &Value) -> Option<Self> {
        let word = method.get("type")?.as_str()?;
        let same = |kind: &Self| fold::same_letters(kind.word(), word);
        Self::ALL.into_iter().find(same)
    }
}

/// All ways to ship, without what one kind alone has.
pub(in crate::rest) async fn all(rest: &RestBackend) -> Result<Vec<Record>> {
    Ok(list(rest).await?.iter().map(shared).collect())
}

/// One way to ship, with what its kind has.
///
/// # Errors
/// `NotFound` when there is none with this id, and when it is known to be of another kind.
pub(in crate::rest) async fn option(rest: &RestBackend, kind: Kind, id: i64) -> Result<Record> {
    let method = one(rest, kind, id).await?;
    let mut option = shared(&method);
    let settings = method.get("settings");
    for (name, property) in kind.settings() {
        let value = settings.and_then(|settings| settings.get(property));
        if let Some(text) = value.and_then(text) {
            option.insert(*name, text);
        }
    }
    Ok(option)
}

/// The totals of orders, each with its price.
pub(in crate::rest) async fn ranges(rest: &RestBackend, id: i64) -> Result<Vec<Record>> {
    let method = one(rest, Kind::OrderTotal, id).await?;
    let ranges = method
        .get("settings")
        .and_then(|settings| settings.get("ranges"));
    let Some(ranges) = ranges.and_then(Value::as_array) else {
        let message = format!("the settings of the way to ship {id} have no ranges");
        return Err(Error::new(ErrorKind::Unsupported, message).explained_by(&SHIPPING_SETTINGS));
    };
    Ok(ranges.iter().map(range).collect())
}

/// Every plain member: XML-RPC documents no names here.
fn range(range: &Value) -> Record {
    let members = range.as_object().into_iter().flatten();
    let members = members.filter_map(|(name, value)| Some((camel(name), text(value)?)));
    members.collect()
}

async fn list(rest: &RestBackend) -> Result<Vec<Value>> {
    let list = Request::to(&v2::shipping::LIST_SHIPPING_METHODS);
    let mut answer = rest.api.send(&list).await?;
    match answer.get_mut("shipping_methods").map(Value::take) {
        Some(Value::Array(methods)) if methods.iter().all(Value::is_object) => Ok(methods),
        _ => {
            let message = "the answer is not the list of ways to ship";
            Err(Error::new(ErrorKind::InvalidResponse, message).hinted(NOT_THE_API))
        }
    }
}

/// A kind whose word is not known is no reason to refuse: the id is the same whatever the word.
async fn one(rest: &RestBackend, kind: Kind, id: i64) -> Result<Value> {
    let methods = list(rest).await?;
    let is_it = |method: &Value| {
        api::id_of(method) == Some(id) && Kind::of(method).is_none_or(|known| known == kind)
    };
    methods.into_iter().find(is_it).ok_or_else(|| {
        let message = format!("there is no way to ship {id} of the kind {}", kind.word());
        Error::new(ErrorKind::NotFound, message)
    })
}

/// What all kinds have.
fn shared(method: &Value) -> Record {
    let settings = method.get("settings");
    let status = method.get("status").and_then(Value::as_str);
    let members = [
        ("id", method.get("id").and_then(text)),
        ("name", method.get("name").and_then(text)),
        ("description", method.get("description").and_then(text)),
        ("type", method.get("type").and_then(text)),
        (
            "active",
            status.map(|status| fold::same(status, "ACTIVE").to_string()),
        ),
        ("international", method.get("international").and_then(text)),
        (
            "orderBased",
            settings
                .and_then(|settings| settings.get("order_based"))
                .and_then(text),
        ),
    ];
    let present = members.into_iter();
    present
        .filter_map(|(name, text)| Some((name, text?)))
        .collect()
}

/// A plain value as XML-RPC writes it; nothing for an empty one.
fn text(value: &Value) -> Option<String> {
    json::text(value).filter(|text| !text.is_empty())
}

/// `price_per_item` in the spelling of XML-RPC: `pricePerItem`.
fn camel(name: &str) -> String {
    let mut words = name.split('_');
    let first = words.next().unwrap_or_default().to_owned();
    words.fold(first, |mut all, word| {
        let mut letters = word.chars();
        all.extend(letters.next().into_iter().flat_map(char::to_uppercase));
        all.push_str(letters.as_str());
        all
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn the_kind_is_known_by_its_letters() {
        for word in ["FLAT_RATE", "Flat Rate", "flatRate"] {
            assert_eq!(
                Kind::of(&json!({ "type": word })),
                Some(Kind::FlatRate),
                "{word}"
            );
        }
        assert_eq!(Kind::of(&json!({ "type": "By drone" })), None);
    }

    #[test]
    fn members_are_spelt_as_in_xmlrpc() {
        let read = range(&json!({ "low_total": 0.0, "price": 7.25, "note": null, "rows": [] }));
        let expected: Record = [("lowTotal", "0.0"), ("price", "7.25")]
            .into_iter()
            .collect();
        assert_eq!(read, expected);
    }
}
