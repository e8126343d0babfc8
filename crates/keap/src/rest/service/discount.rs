//! Discounts over REST v2: five kinds of one form, each described once.
//!
//! XML-RPC answers texts, and so does this, in the spelling of the documented answers.

use keap_rest::endpoints::v2::discounts;
use keap_schema::{FieldValue, Record};
use serde_json::{Map, Value, json};

use crate::difference::CATEGORIES_LATER;
use crate::rest::api::NOT_THE_API;
use crate::rest::backend::RestBackend;
use crate::rest::record::json;
use crate::rest::request::Request;
use crate::rest::service::amount;
use crate::rest::service::order::{created, insert_id, insert_text};
use crate::table::Endpoint;
use crate::{Error, ErrorKind, Result};

/// A kind of discount: where it is, and what its members are called.
#[derive(Debug)]
pub(in crate::rest) struct Kind {
    create: Endpoint,
    get: Endpoint,
    members: &'static [Member],
    /// A list that v2 wants at once and XML-RPC fills afterwards: an empty one is sent, and that it is taken is inferred.
    /// This is the one place to change it.
    filled_later: Option<&'static str>,
}

/// One member, by its name in the answers of XML-RPC and its property.
#[derive(Debug)]
struct Member {
    name: &'static str,
    property: &'static str,
    form: Form,
    /// Whether XML-RPC tells it. What it does not tell is only written.
    told: bool,
}

/// What a member holds.
#[derive(Clone, Copy, Debug)]
enum Form {
    Text,
    Id,
    /// A whole number.
    Count,
    /// 0 or 1; true or false in v2.
    Switch,
    /// 0 for an amount, 1 for a percentage; a word in v2.
    Type,
    /// An amount in main units (documented by an example: 50 is "$50 off"), or a percentage.
    Value,
    /// `Gross` or `Net`; in capitals in v2.
    Base,
}

const fn member(name: &'static str, property: &'static str, form: Form) -> Member {
    Member {
        name,
        property,
        form,
        told: true,
    }
}

/// A member that XML-RPC takes and does not tell.
const fn written(name: &'static str, property: &'static str, form: Form) -> Member {
    Member {
        told: false,
        ..member(name, property, form)
    }
}

const NAME: Member = member("name", "name", Form::Text);
const DESCRIPTION: Member = member("description", "description", Form::Text);
const COMMISSIONS: Member = member(
    "applyDiscountToCommission",
    "apply_to_commissions",
    Form::Switch,
);
const TYPE: Member = member("pctOrAmt", "discount_type", Form::Type);
const VALUE: Member = member("amount", "discount_value", Form::Value);

pub(in crate::rest) static FREE_TRIAL: Kind = Kind {
    create: &discounts::CREATE_FREE_TRIAL_DISCOUNT,
    get: &discounts::GET_FREE_TRIAL_DISCOUNT,
    members: &[
        NAME,
        DESCRIPTION,
        member("freeTrialDays", "free_trial_days", Form::Count),
        member("hidePrice", "hide_price", Form::Switch),
        member("subscriptionPlanId", "subscription_plan_id", Form::Id),
    ],
    filled_later: None,
};

pub(in crate::rest) static ORDER_TOTAL: Kind = Kind {
    create: &discounts::CREATE_ORDER_TOTAL_DISCOUNT,
    get: &discounts::GET_ORDER_TOTAL_DISCOUNT,
    members: &[
        NAME,
        DESCRIPTION,
        COMMISSIONS,
        TYPE,
        VALUE,
        member("payType", "discount_strategy", Form::Base),
    ],
    filled_later: None,
};

/// That its number is a percentage is inferred: v2 knows nothing else.
pub(in crate::rest) static CATEGORY: Kind = Kind {
    create: &discounts::CREATE_CATEGORY_DISCOUNT,
    get: &discounts::GET_CATEGORY_DISCOUNT,
    members: &[
        NAME,
        DESCRIPTION,
        COMMISSIONS,
        written("amount", "discount_percent", Form::Value),
    ],
    filled_later: Some(WRITTEN_CATEGORIES),
};

pub(in crate::rest) static PRODUCT_TOTAL: Kind = Kind {
    create: &discounts::CREATE_PRODUCT_DISCOUNT,
    get: &discounts::GET_PRODUCT_DISCOUNT,
    members: &[
        NAME,
        DESCRIPTION,
        COMMISSIONS,
        member("productId", "product_id", Form::Id),
        written("pctOrAmt", "discount_type", Form::Type),
        written("amount", "discount_value", Form::Value),
    ],
    filled_later: None,
};

/// It has no word about commissions.
pub(in crate::rest) static SHIPPING_TOTAL: Kind = Kind {
    create: &discounts::CREATE_SHIPPING_DISCOUNT,
    get: &discounts::GET_SHIPPING_DISCOUNT,
    members: &[NAME, DESCRIPTION, TYPE, VALUE],
    filled_later: None,
};

/// The categories of a discount are called so in answers, and otherwise in requests (documented).
const CATEGORIES: &str = "product_categories";
const WRITTEN_CATEGORIES: &str = "product_category_ids";

/// Makes a discount from its members by the names of XML-RPC, and gives its id.
pub(in crate::rest) async fn add(
    rest: &RestBackend,
    kind: &Kind,
    values: Vec<(&'static str, FieldValue)>,
) -> Result<i64> {
    if let Some(amount) = amount_of(&values) {
        amount::check(rest, amount).await?;
    }
    let body = kind.body(values).into();
    let made = rest.api.send(&Request::to(kind.create).json(body)).await;
    let made = made.map_err(|error| match kind.filled_later {
        Some(_) if error.kind() == ErrorKind::InvalidRequest && !error.may_have_applied() => {
            error.explained_by(&CATEGORIES_LATER)
        }
        _ => error,
    })?;
    created(&made, "id", "the discount that was made tells no id")
}

/// The number of a discount that is an amount of money, and no percentage.
fn amount_of(values: &[(&'static str, FieldValue)]) -> Option<f64> {
    let value = |name| values.iter().find(|(known, _)| *known == name);
    match (value("pctOrAmt")?, value("amount")?) {
        ((_, FieldValue::Bool(false)), (_, FieldValue::Double(amount))) => Some(*amount),
        _ => None,
    }
}

/// Reads a discount, with its members by the names of XML-RPC.
pub(in crate::rest) async fn read(rest: &RestBackend, kind: &Kind, id: i64) -> Result<Record> {
    let discount = get(rest, kind, id).await?;
    let told = kind.members.iter().filter(|member| member.told);
    let told = told.filter_map(|member| Some((member.name, member.text(&discount)?)));
    Ok(told.collect())
}

/// The categories of a discount; pairs have no ids of their own.
pub(in crate::rest) async fn assignments(rest: &RestBackend, id: i64) -> Result<Vec<Record>> {
    let discount = get(rest, &CATEGORY, id).await?;
    let pair = |category: String| {
        let members = [
            ("specialItemId", id.to_string()),
            ("productCategoryId", category),
        ];
        members.into_iter().collect()
    };
    Ok(categories(&discount)?.into_iter().map(pair).collect())
}

/// Reads the categories of a discount, and writes them back with one more. Gives the id of the discount: the pair has none.
pub(in crate::rest) async fn assign(rest: &RestBackend, id: i64, category: i64) -> Result<i64> {
    let discount = get(rest, &CATEGORY, id).await?;
    let mut all = categories(&discount)?;
    let category = category.to_string();
    if all.contains(&category) {
        return Ok(id);
    }
    all.push(category);
    let change = Request::to(&discounts::UPDATE_CATEGORY_DISCOUNT).path("discount_id", id);
    let change = change.patch(json!({ WRITTEN_CATEGORIES: all }));
    rest.api.send(&change).await?;
    Ok(id)
}

async fn get(rest: &RestBackend, kind: &Kind, id: i64) -> Result<Value> {
    let request = Request::to(kind.get).path("discount_id", id);
    let discount = rest.api.send(&request).await?;
    if discount.get("id").and_then(json::integer) == Some(id) {
        return Ok(discount);
    }
    Err(unreadable("the answer is not the discount asked for"))
}

/// The ids of the categories. v2 leaves out what is empty (inferred), so a list that is not there has nothing in it.
fn categories(discount: &Value) -> Result<Vec<String>> {
    match discount.get(CATEGORIES) {
        None | Some(Value::Null) => Ok(Vec::new()),
        Some(Value::Array(ids)) => ids
            .iter()
            .map(|id| json::integer(id).map(|id| id.to_string()))
            .collect::<Option<_>>()
            .ok_or_else(|| unreadable("a category of the discount is no id")),
        Some(_) => Err(unreadable("the categories of the discount are no list")),
    }
}

fn unreadable(message: &str) -> Error {
    Error::new(ErrorKind::InvalidResponse, message).hinted(NOT_THE_API)
}

impl Kind {
    fn body(&self, values: Vec<(&'static str, FieldValue)>) -> Map<String, Value> {
        let mut body = Map::new();
        for (name, value) in values {
            let named = self.members.iter().find(|member| member.name == name);
            if let Some(member) = named {
                member.write(&mut body, &value);
            }
        }
        if let Some(list) = self.filled_later {
            body.insert(list.to_owned(), json!([]));
        }
        body
    }
}

impl Member {
    fn write(&self, body: &mut Map<String, Value>, value: &FieldValue) {
        let written = match (self.form, value) {
            (Form::Text, text) => return insert_text(body, self.property, &text.to_string()),
            (Form::Id, FieldValue::Int(id)) => return insert_id(body, self.property, *id),
            (Form::Type, FieldValue::Bool(true)) => json!("PERCENT"),
            (Form::Type, _) => json!("AMOUNT"),
            (Form::Base, text) => text.to_string().trim().to_uppercase().into(),
            (Form::Value, FieldValue::Double(number)) => json!(number),
            (_, FieldValue::Int(number)) => json!(number),
            (_, FieldValue::Bool(flag)) => json!(flag),
            (_, other) => other.to_string().into(),
        };
        body.insert(self.property.to_owned(), written);
    }

    /// As XML-RPC writes it; nothing for what is not there, or a word that the contract does not have.
    fn text(&self, discount: &Value) -> Option<String> {
        let value = discount.get(self.property)?;
        let text = match self.form {
            Form::Text => json::text(value)?,
            Form::Id | Form::Count => json::integer(value)?.to_string(),
            Form::Switch => u8::from(json::flag(value)?).to_string(),
            Form::Type => match value.as_str()? {
                "AMOUNT" => "0".to_owned(),
                "PERCENT" => "1".to_owned(),
                _ => return None,
            },
            Form::Value => format!("{:?}", json::number(value)?),
            Form::Base => match value.as_str()? {
                "GROSS" => "Gross".to_owned(),
                "NET" => "Net".to_owned(),
                _ => return None,
            },
        };
        Some(text).filter(|text| !text.is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(kind: &Kind, discount: &Value) -> Vec<(&'static str, String)> {
        let told = kind.members.iter().filter(|member| member.told);
        let told = told.filter_map(|member| Some((member.name, member.text(discount)?)));
        told.collect()
    }

    #[test]
    fn a_discount_is_told_in_the_spelling_of_the_documented_answers() {
        let discount = json!({
            "id": "7", "name": "Spring", "description": "", "apply_to_commissions": true,
            "discount_type": "PERCENT", "discount_value": 10, "discount_strategy": "NET",
        });
        let expected = [
            ("name", "Spring"),
            ("applyDiscountToCommission", "1"),
            ("pctOrAmt", "1"),
            ("amount", "10.0"),
            ("payType", "Net"),
        ];
        let expected = expected.map(|(name, text)| (name, text.to_owned()));
        assert_eq!(told(&ORDER_TOTAL, &discount), expected);
        let odd = json!({ "discount_type": "POINTS", "discount_strategy": "TAX", "discount_value": null });
        assert_eq!(told(&ORDER_TOTAL, &odd), []);
    }

    #[test]
    fn categories_that_cannot_be_read_are_not_written_back() {
        let read = |discount: Value| categories(&discount).ok();
        assert_eq!(read(json!({})), Some(vec![]));
        assert_eq!(read(json!({ CATEGORIES: null })), Some(vec![]));
        let ids = read(json!({ CATEGORIES: ["3", 4] }));
        assert_eq!(ids, Some(vec!["3".to_owned(), "4".to_owned()]));
        for odd in [
            json!([{ "id": 3 }]),
            json!(["x"]),
            json!([null]),
            json!("3"),
        ] {
            assert_eq!(read(json!({ CATEGORIES: odd.clone() })), None, "{odd}");
        }
    }

    #[test]
    fn every_member_that_is_told_is_written_under_the_same_property() {
        for kind in [
            &FREE_TRIAL,
            &ORDER_TOTAL,
            &CATEGORY,
            &PRODUCT_TOTAL,
            &SHIPPING_TOTAL,
        ] {
            for member in kind.members {
                let value = match member.form {
                    Form::Text => "x".into(),
                    Form::Id | Form::Count => FieldValue::from(3),
                    Form::Switch | Form::Type => true.into(),
                    Form::Value => 12.5.into(),
                    Form::Base => "Gross".into(),
                };
                let body = Value::Object(kind.body(vec![(member.name, value)]));
                assert!(member.text(&body).is_some(), "{member:?}: {body}");
            }
        }
    }
}
