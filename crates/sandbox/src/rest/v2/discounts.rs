//! v2 `/discounts`: five kinds over the rows that `DiscountService` of XML-RPC reads and writes.
//!
//! Values are amounts in major units or percentages (documented by examples: 50 with "$50 off").

use http::{Method, StatusCode};
use serde_json::{Map, Value as Json, json};

use super::{discount_criteria, resource};
use crate::rest::shared::fields::{Form, Property, flag, number, ro, rw};
use crate::rest::shared::filter::{Key, Test};
use crate::rest::shared::resource::{PLAIN, Resource};
use crate::rest::shared::{Answer, Call, Refusal, Reply, id, json as values};
use crate::store::{Row, Store};

const ID: Property = ro("id", "Id", Form::Id);
const NAME: Property = rw("name", "name", Form::Text);
const DESCRIPTION: Property = rw("description", "description", Form::Text);
const COMMISSIONS: Property = rw(
    "apply_to_commissions",
    "applyDiscountToCommission",
    Form::Bool,
);
const VALUE: Property = rw("discount_value", "amount", Form::Double);
const TYPE: Property = rw("discount_type", "pctOrAmt", Form::Codes(&TYPES));
const PRODUCT: Property = rw("product_id", "productId", Form::Id);
const STRATEGY: Property = rw("discount_strategy", "payType", Form::Words(&STRATEGIES));

/// `pctOrAmt` and its word.
const TYPES: [(i64, &str); 2] = [(0, "AMOUNT"), (1, "PERCENT")];
const STRATEGIES: [(&str, &str); 2] = [("Gross", "GROSS"), ("Net", "NET")];

const OF_VALUE: [Key; 2] = [
    ("discount_type", Test::Custom(is_of_type)),
    ("discount_value", Test::Custom(has_value)),
];
const OF_COMMISSIONS: Key = (
    "apply_to_commissions",
    Test::Flag("applyDiscountToCommission"),
);

const BY_VALUE: [(&str, &str); 4] = [
    ("discount_type", "pctOrAmt"),
    ("discount_value", "amount"),
    ("id", "Id"),
    ("name", "name"),
];

const DISCOUNT: Resource = Resource {
    table: "discount",
    key: "discounts",
    compose: |store, row, shown| {
        shown.insert("criteria".into(), discount_criteria::of(store, row));
    },
    ..PLAIN
};

const ORDER_TOTAL: Resource = Resource {
    noun: "OrderTotalDiscount",
    properties: &[ID, NAME, DESCRIPTION, COMMISSIONS, TYPE, VALUE, STRATEGY],
    scope: |row| row.text("kind") == "OrderTotal",
    required: &["name", "discount_type", "discount_value"],
    keys: &[
        OF_COMMISSIONS,
        ("discount_strategy", Test::Equal("payType")),
        OF_VALUE[0],
        OF_VALUE[1],
    ],
    order: &[
        ("apply_to_commissions", "applyDiscountToCommission"),
        ("discount_strategy", "payType"),
        BY_VALUE[0],
        BY_VALUE[1],
        BY_VALUE[2],
        BY_VALUE[3],
    ],
    ..DISCOUNT
};

const PRODUCT_TOTAL: Resource = Resource {
    noun: "ProductDiscount",
    properties: &[ID, NAME, DESCRIPTION, COMMISSIONS, TYPE, VALUE, PRODUCT],
    scope: |row| row.text("kind") == "ProductTotal",
    required: &["name", "discount_type", "discount_value", "product_id"],
    keys: &[
        OF_COMMISSIONS,
        OF_VALUE[0],
        OF_VALUE[1],
        ("product_id", Test::Equal("productId")),
    ],
    order: &[
        ("apply_to_commissions", "applyDiscountToCommission"),
        ("product_id", "productId"),
        BY_VALUE[0],
        BY_VALUE[1],
        BY_VALUE[2],
        BY_VALUE[3],
    ],
    ..DISCOUNT
};

/// It has no word about commissions (documented).
const SHIPPING_TOTAL: Resource = Resource {
    noun: "ShippingDiscount",
    properties: &[ID, NAME, DESCRIPTION, TYPE, VALUE],
    scope: |row| row.text("kind") == "ShippingTotal",
    required: &["name", "discount_type", "discount_value"],
    keys: &OF_VALUE,
    order: &BY_VALUE,
    ..DISCOUNT
};

const CATEGORY: Resource = Resource {
    noun: "CategoryDiscount",
    properties: &[
        ID,
        NAME,
        DESCRIPTION,
        COMMISSIONS,
        rw("discount_percent", "amount", Form::Double),
    ],
    scope: |row| row.text("kind") == "Category",
    required: &[
        "name",
        "discount_percent",
        "apply_to_commissions",
        "product_category_ids",
    ],
    keys: &[
        ("id", Test::CompareNot("Id")),
        ("ids", Test::List("Id")),
        ("name", Test::Prefix("name")),
        ("description", Test::Prefix("description")),
        (
            "product_category_id",
            Test::Custom(|store, row, text| {
                Ok(categories(store, row.id()).any(|id| id.to_string() == text))
            }),
        ),
    ],
    order: &[("id", "Id"), ("name", "name")],
    compose: |store, row, shown| {
        let ids = categories(store, row.id()).map(|id| id.to_string());
        shown.insert("product_categories".into(), ids.collect());
        shown.insert("criteria".into(), discount_criteria::of(store, row));
    },
    accept: |_, _, body, allowed| match body.get("discount_percent") {
        Some(percent) if allowed("discount_percent") && number(percent)? < 0.0 => {
            let message = "discount_percent must be greater than or equal to 0";
            Err(Refusal::bad(message))
        }
        _ => Ok(()),
    },
    ..DISCOUNT
};

const FREE_TRIAL: Resource = Resource {
    noun: "FreeTrialDiscount",
    properties: &[
        ID,
        NAME,
        DESCRIPTION,
        rw("hide_price", "hidePrice", Form::Bool),
        rw("subscription_plan_id", "subscriptionPlanId", Form::Id),
        rw("free_trial_days", "freeTrialDays", Form::Int),
    ],
    scope: |row| row.text("kind") == "FreeTrial",
    required: &["name", "subscription_plan_id"],
    keys: &[
        ("free_trial_days", Test::Equal("freeTrialDays")),
        (
            "hide_price",
            // The document's examples write True and False.
            Test::Custom(|_, row, text| {
                Ok(row.is("hidePrice") == flag(&text.to_lowercase().into())?)
            }),
        ),
        ("subscription_plan_id", Test::Equal("subscriptionPlanId")),
    ],
    order: &[
        ("free_trial_days", "freeTrialDays"),
        ("hide_price", "hidePrice"),
        ("id", "Id"),
        ("name", "name"),
        ("subscription_plan_id", "subscriptionPlanId"),
    ],
    ..DISCOUNT
};

/// The kind of the rows behind a segment of the path, and their description.
fn kind(segment: &str) -> Option<(&'static str, &'static Resource)> {
    Some(match segment {
        "orderTotals" => ("OrderTotal", &ORDER_TOTAL),
        "products" => ("ProductTotal", &PRODUCT_TOTAL),
        "shipping" => ("ShippingTotal", &SHIPPING_TOTAL),
        "productCategories" => ("Category", &CATEGORY),
        "freeTrials" => ("FreeTrial", &FREE_TRIAL),
        _ => return None,
    })
}

pub(crate) fn route(call: &mut Call<'_>, path: &[&str]) -> Option<Answer> {
    let (segment, rest) = path.split_first()?;
    let (kind, resource) = kind(segment)?;
    Some(match (call.method.clone(), rest) {
        (Method::POST, []) => create(call, kind, resource),
        (Method::PATCH, [one]) => id(one).and_then(|id| update(call, resource, id)),
        (Method::DELETE, [one]) => id(one).and_then(|id| delete(call, resource, id)),
        (Method::POST, [one, "criteria"]) => id(one).and_then(|discount| {
            resource.row(call.store, discount)?;
            discount_criteria::create(call, discount)
        }),
        (Method::DELETE, [one, "criteria", other]) => id(one).and_then(|discount| {
            resource.row(call.store, discount)?;
            discount_criteria::delete(call, discount, id(other)?)
        }),
        _ => return resource::route(resource, call, rest),
    })
}

/// What a body says beside the columns, read before anything is written.
struct Lists {
    categories: Option<Vec<i64>>,
    criteria: Option<Vec<Map<String, Json>>>,
}

impl Lists {
    fn read(body: &Json, mask: &[String]) -> Result<Self, Refusal> {
        let given = |name: &str| {
            let allowed = mask.is_empty() || mask.iter().any(|allowed| allowed == name);
            body.get(name).filter(|value| allowed && !value.is_null())
        };
        let categories = given("product_category_ids").map(values::read_ids);
        let criteria = given("criteria").map(|list| {
            let objects = values::read_list(list)?.iter().filter_map(Json::as_object);
            Ok(objects.cloned().collect())
        });
        Ok(Self {
            categories: categories.transpose()?,
            criteria: criteria.transpose()?,
        })
    }

    fn write(self, call: &mut Call<'_>, resource: &Resource, discount: i64) -> Result<(), Refusal> {
        let has_categories = resource.noun == CATEGORY.noun;
        if let Some(categories) = self.categories.filter(|_| has_categories) {
            assign(call.store, discount, &categories);
        }
        match self.criteria {
            Some(criteria) => discount_criteria::write(call.store, discount, &criteria),
            None => Ok(()),
        }
    }
}

fn create(call: &mut Call<'_>, kind: &str, resource: &Resource) -> Answer {
    let lists = Lists::read(&call.body()?, &[])?;
    let id = resource.insert(call, Row::default().with("kind", kind))?;
    lists.write(call, resource, id)?;
    resource.answer(call, id, StatusCode::CREATED)
}

fn update(call: &mut Call<'_>, resource: &Resource, id: i64) -> Answer {
    let lists = Lists::read(&call.body()?, &call.query_list("update_mask"))?;
    resource.update(call, id)?;
    lists.write(call, resource, id)?;
    resource.answer(call, id, StatusCode::OK)
}

/// What hangs on it goes too (inferred).
fn delete(call: &mut Call<'_>, resource: &Resource, id: i64) -> Answer {
    resource.delete(call, id)?;
    assign(call.store, id, &[]);
    discount_criteria::clear(call.store, id);
    Reply::no_content()
}

/// The categories of a discount, in the order in which they were added.
fn categories(store: &Store, discount: i64) -> impl Iterator<Item = i64> + '_ {
    let pairs = store.rows("discount_category");
    pairs
        .filter(move |pair| pair.int("specialItemId") == discount)
        .map(|pair| pair.int("productCategoryId"))
}

/// Replaces the whole set (documented); pairs that stay keep their ids.
fn assign(store: &mut Store, discount: i64, wanted: &[i64]) {
    let kept: Vec<i64> = categories(store, discount).collect();
    store.remove_where("discount_category", |pair| {
        pair.int("specialItemId") == discount && !wanted.contains(&pair.int("productCategoryId"))
    });
    for category in wanted.iter().filter(|category| !kept.contains(category)) {
        let pair = Row::default()
            .with("specialItemId", discount)
            .with("productCategoryId", *category);
        store.insert("discount_category", pair);
    }
}

fn is_of_type(_: &Store, row: &Row, word: &str) -> Result<bool, Refusal> {
    let known = TYPES.iter().find(|(_, known)| *known == word);
    let (code, _) = known.ok_or_else(|| Refusal::bad("Invalid filter value for discount_type"))?;
    Ok(row.int("pctOrAmt") == *code)
}

fn has_value(_: &Store, row: &Row, text: &str) -> Result<bool, Refusal> {
    Ok(row.double("amount") == number(&json!(text))?)
}
