//! Where the wire was observed to differ from the documents, and what a later document adds.

use crate::rest::document::{
    Answer, Api, Body, Kind, Model, Operation, Parameter, Place, Property,
};
use crate::rest::facts::Facts;

/// Applies every known correction.
pub(crate) fn apply(api: &mut Api) {
    if api.version == "v1" {
        correct_v1(api);
    } else {
        correct_v2(api);
    }
    for operation in &mut api.operations {
        type_times(operation);
    }
}

fn correct_v1(api: &mut Api) {
    // Applying tags answers an object keyed by tag or contact id; the document says an array of entries.
    let results = Kind::Map(Box::new(tag_result(api)));
    for id in [
        "applyTagsToContactIdUsingPOST",
        "applyTagToContactIdsUsingPOST",
    ] {
        operation(api, id).answer = Answer::Json(results.clone());
    }
    // The only schema without a title.
    operation(api, "createOrUpdateContactUsingPUT").body =
        Some(Body::Json(Kind::Model("UpsertContact".into())));
    // Documented without a body; it takes the one of PUT.
    operation(api, "updatePropertiesOnOpportunityUsingPATCH").body =
        Some(Body::Json(Kind::Model("UpdateOpportunityRequest".into())));
    // Tag ids are sent joined in one call and repeated in the other.
    let ids = operation(api, "removeTagsFromContactUsingDELETE")
        .parameters
        .iter_mut();
    for parameter in ids.filter(|parameter| parameter.name == "ids") {
        parameter.kind = Kind::List(Box::new(Kind::Long));
        parameter.joined = true;
    }
    let additions = [
        // Accepted by `optional_properties` and `update_mask`, but in no schema.
        ("CreateOrPatchContact", "notes", Kind::Text),
        ("FullContact", "notes", Kind::Text),
        ("RestPartialContact", "notes", Kind::Text),
        ("UpsertContact", "notes", Kind::Text),
        // Missing in the document, although nothing could be reached without it.
        ("Appointment", "id", Kind::Long),
        ("Task", "id", Kind::Long),
        // Observed in answers.
        ("FullContact", "last_updated_utc_millis", Kind::Long),
        ("RestPartialContact", "last_updated_utc_millis", Kind::Long),
        (
            "RestPartialContact",
            "tag_ids",
            Kind::List(Box::new(Kind::Long)),
        ),
        // In the document of 2026-08.
        ("InvoicePayment", "disputed", Kind::Bool),
        ("OpportunityContact", "city", Kind::Text),
        ("OpportunityContact", "state", Kind::Text),
    ];
    for (model, name, kind) in additions {
        add(api, model, name, kind);
    }
}

fn correct_v2(api: &mut Api) {
    // Accepted by `fields`, but in no schema.
    add(api, "Contact", "notes", Kind::Text);
    for model in api.models.values_mut() {
        for property in &mut model.properties {
            type_text(property);
        }
    }
    // One object-typed query parameter stands for flat ones.
    let flat = api.models["RunReportRequest"].properties.clone();
    let run = operation(api, "runReport");
    run.parameters
        .retain(|parameter| parameter.name != "runReportRequest");
    run.parameters
        .extend(flat.into_iter().map(|property| Parameter {
            facts: property.facts.0.clone(),
            kind: if property.name == "fields" {
                Kind::List(Box::new(Kind::Text))
            } else {
                property.kind
            },
            joined: property.name == "fields",
            maximum: None,
            name: property.name,
            place: Place::Query,
            required: false,
        }));
}

/// v2 leaves the format of many times and dates to the prose.
fn type_text(property: &mut Property) {
    let name = property.name.as_str();
    if property.kind != Kind::Text {
        return;
    }
    if name.ends_with("_time") || matches!(name, "date_created" | "pay_date" | "time_earned") {
        property.kind = Kind::DateTime;
    } else if matches!(name, "birth_date" | "anniversary_date") {
        property.kind = Kind::Date;
    }
}

/// The times among the query parameters of v1 are declared as plain texts.
fn type_times(operation: &mut Operation) {
    for parameter in &mut operation.parameters {
        if matches!(
            parameter.name.as_str(),
            "since" | "until" | "since_sent_date" | "until_sent_date"
        ) {
            parameter.kind = Kind::DateTime;
        }
    }
}

fn tag_result(api: &Api) -> Kind {
    let entry = api
        .models
        .iter()
        .find(|(name, _)| name.starts_with("Entry"));
    let key = entry.and_then(|(_, model)| {
        model
            .properties
            .iter()
            .find(|property| property.name == "key")
    });
    key.map_or(Kind::Text, |property| property.kind.clone())
}

fn operation<'a>(api: &'a mut Api, id: &str) -> &'a mut Operation {
    api.operations
        .iter_mut()
        .find(|operation| operation.id == id)
        .expect("the corrections name operations of the documents")
}

fn add(api: &mut Api, model: &str, name: &str, kind: Kind) {
    let model: &mut Model = api
        .models
        .get_mut(model)
        .expect("the corrections name models of the documents");
    if model
        .properties
        .iter()
        .any(|property| property.name == name)
    {
        return;
    }
    model.properties.push(Property {
        name: name.to_owned(),
        kind,
        required: false,
        deprecated: false,
        max_length: None,
        minor_unit: false,
        facts: Facts::default(),
    });
}
