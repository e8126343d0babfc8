//! Custom fields as they are defined, over REST: each kind of record has endpoints of its own.

use keap_rest::endpoints::{v1, v2};
use serde_json::{Map, Value, json};

use crate::difference::CUSTOM_FIELD_DEFINITION;
use crate::rest::backend::RestBackend;
use crate::rest::record::json;
use crate::rest::request::Request;
use crate::{
    Backend, Error, ErrorKind, Result,
    model::{CustomFieldOwner, CustomFieldType, NewCustomField},
};

pub(in crate::rest) async fn add_custom_field(
    rest: &RestBackend,
    field: &NewCustomField,
) -> Result<i64> {
    let answer = if rest.backend == Backend::RestV1 {
        define_v1(rest, field).await?
    } else {
        define_v2(rest, field).await?
    };
    forget_custom_fields(rest).await;
    // Tasks alone wrap what they answer.
    let definition = answer.get("custom_field").unwrap_or(&answer);
    definition.get("id").and_then(json::integer).ok_or_else(|| {
        let message = "the defined custom field has no id";
        Error::new(ErrorKind::InvalidResponse, message).applied(true)
    })
}

async fn define_v1(rest: &RestBackend, field: &NewCustomField) -> Result<Value> {
    let body = json!({
        "label": field.label,
        "field_type": words(field.field_type).0,
        "group_id": field.group,
    });
    if field.owner == CustomFieldOwner::Contact {
        let define = Request::to(&v1::contacts::CREATE_CONTACT_CUSTOM_FIELD).json(body);
        return rest.api.send(&define).await;
    }
    rest.api
        .send(&Request::to(&v1::tasks::CREATE_TASK_CUSTOM_FIELD).json(body))
        .await
}

async fn define_v2(rest: &RestBackend, field: &NewCustomField) -> Result<Value> {
    let body = json!({
        "label": field.label,
        "field_type": words(field.field_type).1,
        "group_id": field.group.to_string(),
    });
    let api = &rest.api;
    match field.owner {
        CustomFieldOwner::Contact => {
            let define = Request::to(&v2::contacts::CREATE_CONTACT_CUSTOM_FIELD).json(body);
            api.send(&define).await
        }
        CustomFieldOwner::Company => {
            let define = Request::to(&v2::companies::CREATE_COMPANY_CUSTOM_FIELD).json(body);
            api.send(&define).await
        }
        CustomFieldOwner::Affiliate => {
            let define = Request::to(&v2::affiliates::CREATE_AFFILIATE_CUSTOM_FIELD).json(body);
            api.send(&define).await
        }
        CustomFieldOwner::ContactAction => {
            let define = Request::to(&v2::tasks::CREATE_TASK_CUSTOM_FIELD).json(body);
            api.send(&define).await
        }
        CustomFieldOwner::Job => {
            let define = Request::to(&v2::orders::CREATE_ORDER_CUSTOM_FIELD).json(body);
            api.send(&define).await
        }
        CustomFieldOwner::JobRecurring => {
            let define =
                Request::to(&v2::subscriptions::CREATE_SUBSCRIPTION_CUSTOM_FIELD).json(body);
            api.send(&define).await
        }
        CustomFieldOwner::Opportunity => {
            let define =
                Request::to(&v2::opportunities::CREATE_OPPORTUNITY_CUSTOM_FIELD).json(body);
            api.send(&define).await
        }
    }
}

/// Looks for the field in the models, one after the other, and writes it whole: v2 wants the group again, and the
/// options with their ids.
pub(in crate::rest) async fn update_custom_field(
    rest: &RestBackend,
    id: i64,
    label: Option<&str>,
    options: Option<&[String]>,
) -> Result<bool> {
    let (owner, definition) = definition(rest, id).await?;
    if owner == CustomFieldOwner::Contact {
        let message = "custom fields of contacts cannot be changed over REST v2";
        return Err(
            Error::new(ErrorKind::Unsupported, message).explained_by(&CUSTOM_FIELD_DEFINITION)
        );
    }
    let mut body = Map::new();
    let group = definition.get("group_id").cloned().unwrap_or_default();
    body.insert("group_id".to_owned(), group);
    if let Some(label) = label {
        body.insert("label".to_owned(), label.into());
    }
    if let Some(options) = options {
        body.insert("options".to_owned(), with_ids(options, &definition));
    }
    patch_definition(rest, owner, id, Value::Object(body)).await?;
    forget_custom_fields(rest).await;
    Ok(true)
}

async fn definition(rest: &RestBackend, id: i64) -> Result<(CustomFieldOwner, Value)> {
    for &owner in CustomFieldOwner::ALL {
        let mut model = model_of(rest, owner).await?;
        let fields = model.get_mut("custom_fields").map(Value::take);
        let Some(Value::Array(fields)) = fields else {
            continue;
        };
        let is_it = |field: &Value| field.get("id").and_then(json::integer) == Some(id);
        if let Some(field) = fields.into_iter().find(is_it) {
            return Ok((owner, field));
        }
    }
    let message = format!("there is no custom field {id}");
    Err(Error::new(ErrorKind::NotFound, message))
}

async fn model_of(rest: &RestBackend, owner: CustomFieldOwner) -> Result<Value> {
    let api = &rest.api;
    match owner {
        CustomFieldOwner::Contact => {
            api.send(&Request::to(&v2::contacts::RETRIEVE_CONTACT_MODEL))
                .await
        }
        CustomFieldOwner::Company => {
            api.send(&Request::to(&v2::companies::RETRIEVE_COMPANY_MODEL))
                .await
        }
        CustomFieldOwner::Affiliate => {
            api.send(&Request::to(&v2::affiliates::RETRIEVE_AFFILIATE_MODEL))
                .await
        }
        CustomFieldOwner::ContactAction => {
            api.send(&Request::to(&v2::tasks::RETRIEVE_TASK_MODEL))
                .await
        }
        CustomFieldOwner::Job => {
            api.send(&Request::to(&v2::orders::RETRIEVE_ORDER_MODEL))
                .await
        }
        CustomFieldOwner::JobRecurring => {
            api.send(&Request::to(
                &v2::subscriptions::RETRIEVE_SUBSCRIPTION_MODEL,
            ))
            .await
        }
        CustomFieldOwner::Opportunity => {
            api.send(&Request::to(&v2::opportunities::RETRIEVE_OPPORTUNITY_MODEL))
                .await
        }
    }
}

async fn patch_definition(
    rest: &RestBackend,
    owner: CustomFieldOwner,
    id: i64,
    body: Value,
) -> Result<()> {
    let api = &rest.api;
    match owner {
        CustomFieldOwner::Company => {
            let update = Request::to(&v2::companies::UPDATE_COMPANY_CUSTOM_FIELD)
                .path("custom_field_id", id)
                .patch(body);
            api.send(&update).await
        }
        CustomFieldOwner::Affiliate => {
            let update = Request::to(&v2::affiliates::UPDATE_AFFILIATE_CUSTOM_FIELD)
                .path("custom_field_id", id)
                .patch(body);
            api.send(&update).await
        }
        CustomFieldOwner::Job => {
            let update = Request::to(&v2::orders::UPDATE_ORDER_CUSTOM_FIELD)
                .path("custom_field_id", id)
                .patch(body);
            api.send(&update).await
        }
        CustomFieldOwner::JobRecurring => {
            let update = Request::to(&v2::subscriptions::UPDATE_SUBSCRIPTION_CUSTOM_FIELD)
                .path("custom_field_id", id)
                .patch(body);
            api.send(&update).await
        }
        CustomFieldOwner::Opportunity => {
            let update = Request::to(&v2::opportunities::UPDATE_OPPORTUNITY_CUSTOM_FIELD)
                .path("custom_field_id", id)
                .patch(body);
            api.send(&update).await
        }
        // Contacts are refused before: v2 has no such operation for them.
        CustomFieldOwner::Contact | CustomFieldOwner::ContactAction => {
            let update = Request::to(&v2::tasks::UPDATE_TASK_CUSTOM_FIELD)
                .path("custom_field_id", id)
                .patch(body);
            api.send(&update).await
        }
    }?;
    Ok(())
}

/// The next call reads the definitions again.
async fn forget_custom_fields(rest: &RestBackend) {
    rest.custom.lock().await.forget();
}

/// Options with the ids of those whose labels stay; new ones have none.
fn with_ids(labels: &[String], definition: &Value) -> Value {
    let known = definition.get("options").and_then(Value::as_array);
    let id_of = |label: &str| {
        let mut options = known.into_iter().flatten();
        let same =
            options.find(|option| option.get("label").and_then(Value::as_str) == Some(label))?;
        same.get("id").filter(|id| !id.is_null()).cloned()
    };
    labels
        .iter()
        .map(|label| match id_of(label) {
            Some(id) => json!({ "id": id, "label": label }),
            None => json!({ "label": label }),
        })
        .collect()
}

/// The words of v1 and v2 for a type (documented enumerations, paired by their meaning).
fn words(field_type: CustomFieldType) -> (&'static str, &'static str) {
    match field_type {
        CustomFieldType::Phone => ("PhoneNumber", "PHONE_NUMBER"),
        CustomFieldType::SocialSecurityNumber => ("SocialSecurityNumber", "SOCIAL_SECURITY_NUMBER"),
        CustomFieldType::Currency => ("Currency", "CURRENCY"),
        CustomFieldType::Percent => ("Percent", "PERCENT"),
        CustomFieldType::State => ("State", "STATE"),
        CustomFieldType::YesNo => ("YesNo", "YES_NO"),
        CustomFieldType::Year => ("Year", "YEAR"),
        CustomFieldType::Month => ("Month", "MONTH"),
        CustomFieldType::DayOfWeek => ("DayOfWeek", "DAY_OF_WEEK"),
        CustomFieldType::Name => ("Name", "NAME"),
        CustomFieldType::DecimalNumber => ("DecimalNumber", "DECIMAL_NUMBER"),
        CustomFieldType::WholeNumber => ("WholeNumber", "WHOLE_NUMBER"),
        CustomFieldType::Date => ("Date", "DATE"),
        CustomFieldType::DateTime => ("DateTime", "DATE_TIME"),
        CustomFieldType::Text => ("Text", "TEXT"),
        CustomFieldType::TextArea => ("TextArea", "TEXT_AREA"),
        CustomFieldType::ListBox => ("ListBox", "LIST_BOX"),
        CustomFieldType::Website => ("Website", "WEBSITE"),
        CustomFieldType::Email => ("Email", "EMAIL"),
        CustomFieldType::Radio => ("Radio", "RADIO"),
        CustomFieldType::Dropdown => ("Dropdown", "DROPDOWN"),
        CustomFieldType::User => ("User", "USER"),
        CustomFieldType::Drilldown => ("Drilldown", "DRILLDOWN"),
        CustomFieldType::UserListBox => ("UserListBox", "USER_LIST_BOX"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_option_that_stays_keeps_its_id() {
        let definition =
            json!({ "options": [{ "id": "7", "label": "Red" }, { "id": "8", "label": "Blue" }] });
        let labels = ["Blue".to_owned(), "Green".to_owned()];
        let expected = json!([{ "id": "8", "label": "Blue" }, { "label": "Green" }]);
        assert_eq!(with_ids(&labels, &definition), expected);
    }
}
