//! Decides what is generated: which models there are, what they are called and where they live.

use std::collections::{BTreeMap, BTreeSet};

use crate::rest::document::{Answer, Api, Body, Kind, Model, Operation, Place};
use crate::rest::naming;

/// The module of the models that several resources use.
pub(crate) const SHARED: &str = "model";

/// All of one version, ready to be written.
#[derive(Debug)]
pub(crate) struct Plan {
    pub(crate) version: &'static str,
    pub(crate) operations: Vec<PlannedOperation>,
    pub(crate) models: BTreeMap<String, PlannedModel>,
    pub(crate) enums: Vec<PlannedEnum>,
}

#[derive(Debug)]
pub(crate) struct PlannedOperation {
    pub(crate) vendor: Operation,
    pub(crate) module: String,
    pub(crate) name: String,
}

#[derive(Debug)]
pub(crate) struct PlannedModel {
    pub(crate) vendor: Model,
    pub(crate) name: String,
    pub(crate) module: String,
    pub(crate) role: Role,
}

/// What a model is used for, which decides how its properties are typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    /// Only read: lists are plain, and `null` is an empty list.
    Answer,
    /// Only written: what is required is plain, the rest is left out unless set.
    Request,
    /// The body of a partial update: every property keeps, clears or sets.
    Patch,
    /// Read and written back: properties we do not know are kept.
    Both,
}

#[derive(Debug)]
pub(crate) struct PlannedEnum {
    pub(crate) name: String,
    pub(crate) module: String,
    pub(crate) values: Vec<String>,
    /// Model and property (or operation and parameter) of each use.
    pub(crate) uses: Vec<(String, String)>,
}

impl Plan {
    pub(crate) fn new(mut api: Api) -> Self {
        merge_twins(&mut api);
        let mut operations: Vec<PlannedOperation> = api
            .operations
            .iter()
            .map(|vendor| PlannedOperation {
                module: naming::module(api.version, vendor),
                name: naming::operation(api.version, vendor),
                vendor: vendor.clone(),
            })
            .collect();
        let patches = split_patches(&mut api, &mut operations);
        operations.sort_by(|a, b| {
            (&a.module, rank(&a.vendor), &a.name).cmp(&(&b.module, rank(&b.vendor), &b.name))
        });
        let models = plan_models(&api, &operations, &patches);
        let enums = plan_enums(&operations, &models);
        Self {
            version: api.version,
            operations,
            models,
            enums,
        }
    }

    pub(crate) fn modules(&self) -> BTreeSet<&str> {
        self.operations
            .iter()
            .map(|operation| operation.module.as_str())
            .collect()
    }

    /// The enumeration of a property or parameter.
    pub(crate) fn enumeration(&self, owner: &str, property: &str) -> &PlannedEnum {
        self.enums
            .iter()
            .find(|planned| {
                planned
                    .uses
                    .iter()
                    .any(|(o, p)| o == owner && p == property)
            })
            .expect("every enumeration was planned")
    }
}

/// Operations on the resource itself first, what lies below it after; reading before writing.
fn rank(operation: &Operation) -> (usize, String, u8) {
    let segments: Vec<&str> = operation.path.split('/').collect();
    let is_custom_field = operation.path.contains("/model");
    let parameters = segments
        .iter()
        .filter(|segment| segment.starts_with('{'))
        .count();
    let depth = segments.len() - parameters + if is_custom_field { 10 } else { 0 };
    let collection = operation.path.replace(['{', '}'], "");
    let verb = match operation.method.as_str() {
        "GET" => 0,
        "POST" => 1,
        "PUT" | "PATCH" => 2,
        _ => 3,
    };
    (
        depth,
        collection.split(':').next().unwrap_or_default().to_owned(),
        verb,
    )
}

/// Models that differ in name only become one: `CurrencyValue_Detail` is `CurrencyValue`.
fn merge_twins(api: &mut Api) {
    loop {
        let twin = api.models.keys().find_map(|name| {
            let is_twin = |base: &String| {
                api.models
                    .get(base)
                    .is_some_and(|original| api.models[name] == *original)
            };
            twin_names(name)
                .into_iter()
                .find(is_twin)
                .map(|base| (name.clone(), base))
        });
        let Some((twin, base)) = twin else { return };
        api.models.remove(&twin);
        rename(api, &twin, &base);
    }
}

fn twin_names(name: &str) -> Vec<String> {
    if let Some(base) = name.strip_suffix("_Detail") {
        return vec![base.to_owned()];
    }
    if let Some(base) = name.strip_suffix("_List") {
        return vec![format!("{base}_Detail"), base.to_owned()];
    }
    let base = name
        .strip_prefix("Update")
        .or_else(|| name.strip_prefix("Get"));
    base.and_then(|base| base.strip_suffix("Response"))
        .map(str::to_owned)
        .into_iter()
        .collect()
}

fn rename(api: &mut Api, from: &str, to: &str) {
    let fix = |kind: &mut Kind| replace(kind, from, to);
    for model in api.models.values_mut() {
        model
            .properties
            .iter_mut()
            .for_each(|property| fix(&mut property.kind));
    }
    for operation in &mut api.operations {
        if let Some(Body::Json(kind)) = &mut operation.body {
            fix(kind);
        }
        if let Answer::Json(kind) = &mut operation.answer {
            fix(kind);
        }
    }
}

fn replace(kind: &mut Kind, from: &str, to: &str) {
    match kind {
        Kind::Model(name) if name == from => to.clone_into(name),
        Kind::List(inner) | Kind::Map(inner) => replace(inner, from, to),
        _ => {}
    }
}

/// Gives every partial update a body model of its own, so that creating and reading are not tri-state. Returns
/// the names of these models.
fn split_patches(api: &mut Api, operations: &mut [PlannedOperation]) -> BTreeSet<String> {
    let mut elsewhere: BTreeSet<String> = BTreeSet::new();
    for operation in &*operations {
        let body = body_kind(&operation.vendor).filter(|_| operation.vendor.method != "PATCH");
        let answer = answer_kind(&operation.vendor);
        reach(&api.models, body.into_iter().chain(answer), &mut elsewhere);
    }
    let mut patches = BTreeSet::new();
    for operation in operations
        .iter_mut()
        .filter(|operation| operation.vendor.method == "PATCH")
    {
        let Some(Body::Json(Kind::Model(body))) = &mut operation.vendor.body else {
            continue;
        };
        if elsewhere.contains(body) {
            let mut model = api.models[body].clone();
            model
                .properties
                .iter_mut()
                .for_each(|property| property.required = false);
            // The suffix keeps it apart from a vendor model of that name.
            *body = format!("{}Request_Patch", operation.name);
            api.models.insert(body.clone(), model);
        }
        patches.insert(body.clone());
    }
    patches
}

fn plan_models(
    api: &Api,
    operations: &[PlannedOperation],
    patches: &BTreeSet<String>,
) -> BTreeMap<String, PlannedModel> {
    let (mut requests, mut answers) = (BTreeSet::new(), BTreeSet::new());
    let mut homes: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    for operation in operations {
        reach(&api.models, body_kind(&operation.vendor), &mut requests);
        reach(&api.models, answer_kind(&operation.vendor), &mut answers);
        let mut used = BTreeSet::new();
        let kinds = body_kind(&operation.vendor)
            .into_iter()
            .chain(answer_kind(&operation.vendor));
        reach(&api.models, kinds, &mut used);
        for model in used {
            homes.entry(model).or_default().insert(&operation.module);
        }
    }
    let names: BTreeSet<&str> = operations
        .iter()
        .map(|operation| operation.name.as_str())
        .collect();
    let mut models = BTreeMap::new();
    for (vendor, modules) in homes {
        let role = match (requests.contains(&vendor), answers.contains(&vendor)) {
            _ if patches.contains(&vendor) => Role::Patch,
            (true, true) => Role::Both,
            (true, false) => Role::Request,
            _ => Role::Answer,
        };
        let mut name = match vendor.strip_suffix("_Patch") {
            Some(name) => name.to_owned(),
            None => naming::model(api.version, &vendor),
        };
        if names.contains(name.as_str()) {
            name.push_str(if role == Role::Answer {
                "Response"
            } else {
                "Request"
            });
        }
        let module = match modules.len() {
            1 => modules.first().copied().unwrap_or(SHARED),
            _ => SHARED,
        };
        let planned = PlannedModel {
            vendor: api.models[&vendor].clone(),
            name,
            module: module.to_owned(),
            role,
        };
        models.insert(vendor, planned);
    }
    assert_distinct(models.values().map(|model| model.name.as_str()), "model");
    models
}

pub(crate) fn body_kind(operation: &Operation) -> Option<&Kind> {
    match &operation.body {
        Some(Body::Json(kind)) => Some(kind),
        _ => None,
    }
}

fn answer_kind(operation: &Operation) -> Option<&Kind> {
    match &operation.answer {
        Answer::Json(kind) => Some(kind),
        _ => None,
    }
}

/// Notes the models that can be reached.
fn reach<'a>(
    models: &'a BTreeMap<String, Model>,
    from: impl IntoIterator<Item = &'a Kind>,
    reached: &mut BTreeSet<String>,
) {
    let mut open: Vec<&Kind> = from.into_iter().collect();
    while let Some(kind) = open.pop() {
        let Some(name) = kind.model() else { continue };
        if reached.insert(name.to_owned()) {
            open.extend(
                models[name]
                    .properties
                    .iter()
                    .map(|property| &property.kind),
            );
        }
    }
}

/// One use of an enumeration.
struct Use {
    owner: String,
    owner_name: String,
    property: String,
    module: String,
}

fn plan_enums(
    operations: &[PlannedOperation],
    models: &BTreeMap<String, PlannedModel>,
) -> Vec<PlannedEnum> {
    let mut groups: BTreeMap<Vec<String>, (Vec<String>, Vec<Use>)> = BTreeMap::new();
    let mut note = |kind: &Kind, found: Use| {
        if let Some(values) = enum_values(kind) {
            let mut key = values.to_vec();
            key.sort();
            groups
                .entry(key)
                .or_insert_with(|| (values.to_vec(), Vec::new()))
                .1
                .push(found);
        }
    };
    for (vendor, model) in models {
        for property in &model.vendor.properties {
            note(
                &property.kind,
                Use {
                    owner: vendor.clone(),
                    owner_name: model.name.clone(),
                    property: property.name.clone(),
                    module: model.module.clone(),
                },
            );
        }
    }
    for operation in operations {
        let at = |property: &str| Use {
            owner: operation.vendor.id.clone(),
            owner_name: operation.name.clone(),
            property: property.to_owned(),
            module: operation.module.clone(),
        };
        for parameter in operation
            .vendor
            .parameters
            .iter()
            .filter(|parameter| has_enum(parameter))
        {
            note(&parameter.kind, at(&parameter.name));
        }
        if let Answer::Json(kind) = &operation.vendor.answer {
            note(kind, at("answer"));
        }
    }
    let enums: Vec<PlannedEnum> = groups
        .into_values()
        .map(|(values, uses)| plan_enum(values, &uses))
        .collect();
    assert_distinct(
        enums.iter().map(|planned| planned.name.as_str()),
        "enumeration",
    );
    enums
}

/// Names of properties stay texts: their lists grow with every document.
fn has_enum(parameter: &crate::rest::document::Parameter) -> bool {
    parameter.place == Place::Query && !matches!(parameter.name.as_str(), "update_mask" | "fields")
}

pub(crate) fn enum_values(kind: &Kind) -> Option<&[String]> {
    match kind {
        Kind::Enum(values) => Some(values),
        Kind::List(inner) | Kind::Map(inner) => enum_values(inner),
        _ => None,
    }
}

fn plan_enum(values: Vec<String>, uses: &[Use]) -> PlannedEnum {
    let modules: BTreeSet<&str> = uses.iter().map(|found| found.module.as_str()).collect();
    let module = match modules.len() {
        1 => uses[0].module.clone(),
        _ => SHARED.to_owned(),
    };
    PlannedEnum {
        name: enum_name(uses),
        module,
        values,
        uses: uses
            .iter()
            .map(|found| (found.owner.clone(), found.property.clone()))
            .collect(),
    }
}

/// After the property where that says enough, otherwise after the plainest model and the property.
fn enum_name(uses: &[Use]) -> String {
    let plain = |name: &str| {
        let is_request = ["Create", "Update", "Add", "Request", "Response", "Partial"];
        (
            is_request
                .iter()
                .filter(|word| name.contains(**word))
                .count(),
            name.len(),
        )
    };
    let owner = uses
        .iter()
        .min_by_key(|found| plain(&found.owner_name))
        .expect("an enumeration has a use");
    let property = naming::pascal(&owner.property);
    match (owner.property.as_str(), owner.owner_name.as_str()) {
        ("answer", _) => String::from("TagResult"),
        ("order", name) => format!("{}Order", name.trim_start_matches("List")),
        ("status", "ListAffiliates") => String::from("AffiliateStatus"),
        ("email_status" | "email_opt_status", _) => String::from("EmailStatus"),
        ("status", "EmailAddressStatus") => String::from("OptInStatus"),
        ("type", "ListFiles") => String::from("FileBoxType"),
        ("add_to_sequence_results" | "add_to_automation_sequence_results", _) => {
            String::from("AddResult")
        }
        ("remove_from_sequence_results", _) => String::from("RemoveResult"),
        ("only_starts_with" | "only_ends_with" | "only_contains", _) => {
            String::from("AllowedCharacters")
        }
        ("contains" | "start_with" | "end_with", _) => String::from("VariableCharacters"),
        ("type", "Item") => String::from("SequenceItemType"),
        ("item_type", "OrderItem") => String::from("OrderItemType"),
        ("item_type", "CreateOrderItemRequest") => String::from("NewOrderItemType"),
        ("operator", _) => String::from("CriteriaOperator"),
        (
            "type" | "status" | "field" | "priority" | "category" | "permission" | "viewable"
            | "source_type",
            name,
        ) => {
            format!("{}{property}", name.trim_start_matches("List"))
        }
        _ => property,
    }
}

fn assert_distinct<'a>(names: impl Iterator<Item = &'a str>, what: &str) {
    let mut seen = BTreeSet::new();
    let twice: Vec<&str> = names.filter(|name| !seen.insert(*name)).collect();
    assert!(
        twice.is_empty(),
        "several of the {what}s would be called {twice:?}"
    );
}
