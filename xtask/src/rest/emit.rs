//! Writes the operations of one module as Rust.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::rest::document::{Answer, Body, Kind, Parameter, Place, Property};
use crate::rest::lists::List;
use crate::rest::naming::member;
use crate::rest::plan::{Plan, PlannedOperation};
use crate::rest::{endpoints, rust_type, words};

/// One field of an operation.
pub(crate) struct Field {
    pub(crate) name: String,
    /// The type, with `Option` when it may be left out.
    pub(crate) text: String,
    /// What its name does not say.
    pub(crate) doc: Option<String>,
    pub(crate) required: bool,
    /// What the constructor takes, and how it becomes the field.
    pub(crate) argument: String,
    pub(crate) conversion: String,
    /// The statement that writes it.
    pub(crate) write: String,
}

/// Writes one operation.
pub(crate) fn operation(
    out: &mut String,
    plan: &Plan,
    list: Option<&List>,
    operation: &PlannedOperation,
) {
    let fields = fields(plan, list, operation);
    let name = &operation.name;
    let required: Vec<&Field> = fields.iter().filter(|field| field.required).collect();
    let has_upload = fields.iter().any(|field| field.text.contains("Upload"));
    let has_secret = fields.iter().any(|field| field.text == "Secret");
    let derives = match (has_upload, required.is_empty()) {
        (true, _) => "Debug",
        (false, true) => "Clone, Debug, Default, PartialEq",
        (false, false) if has_secret => "Clone, Debug",
        (false, false) => "Clone, Debug, PartialEq",
    };
    docs(out, operation);
    let _ = writeln!(out, "#[derive({derives})]");
    // One without parameters may get some in the vendor's next release.
    let _ = writeln!(out, "#[non_exhaustive]\npub struct {name} {{");
    for field in &fields {
        if let Some(doc) = &field.doc {
            let _ = writeln!(out, "/// {doc}");
        }
        let _ = writeln!(out, "pub {}: {},", field.name, field.text);
    }
    let _ = writeln!(out, "}}\n");
    constructors(out, name, &fields, &required);
    implementation(out, plan, operation, &fields);
    crate::rest::pages::implementation(out, plan, operation);
}

fn docs(out: &mut String, operation: &PlannedOperation) {
    let vendor = &operation.vendor;
    let _ = writeln!(
        out,
        "/// {}: `{} {}`.\n///",
        words::operation(&operation.name),
        vendor.method,
        vendor.path
    );
    let _ = writeln!(
        out,
        "/// Operation `{}`; answers {}.",
        vendor.id, vendor.status
    );
    if vendor.deprecated {
        let _ = writeln!(out, "/// Deprecated by the vendor.");
    }
}

fn constructors(out: &mut String, name: &str, fields: &[Field], required: &[&Field]) {
    let _ = writeln!(out, "impl {name} {{");
    let arguments: Vec<String> = required
        .iter()
        .map(|field| format!("{}: {}", field.name, field.argument))
        .collect();
    let doc = if fields.is_empty() {
        "The operation, which has no parameters."
    } else if required.is_empty() {
        "The operation with every parameter left out."
    } else if required.len() == fields.len() {
        "The operation with its parameters."
    } else {
        "The operation with what it requires; the rest is left out."
    };
    let _ = writeln!(
        out,
        "/// {doc}\npub fn new({}) -> Self {{",
        arguments.join(", ")
    );
    if required.is_empty() {
        out.push_str("Self::default()");
    } else {
        let values = fields.iter().map(|field| {
            let value = if field.required {
                field.conversion.clone()
            } else {
                default_of(&field.text)
            };
            if value == field.name {
                value
            } else {
                format!("{}: {value}", field.name)
            }
        });
        let _ = write!(out, "Self {{ {} }}", values.collect::<Vec<_>>().join(", "));
    }
    out.push_str("}\n\n");
    for field in fields.iter().filter(|field| !field.required) {
        setter(out, field);
    }
    out.push_str("}\n\n");
}

fn default_of(text: &str) -> String {
    if text.starts_with("Option") {
        String::from("None")
    } else if text.starts_with("Vec") {
        String::from("Vec::new()")
    } else {
        format!("{text}::default()")
    }
}

fn setter(out: &mut String, field: &Field) {
    let name = &field.name;
    let plain = name.trim_start_matches("r#");
    if field.text.contains("OrderBy<") {
        let key = field
            .text
            .trim_start_matches("Option<OrderBy<")
            .trim_end_matches(">>");
        let _ = writeln!(
            out,
            "/// Sets [`order_by`](field@Self::order_by).\n#[must_use]\n\
             pub fn order_by(mut self, key: {key}, direction: Direction) -> Self {{ \
             self.order_by = Some(OrderBy {{ key, direction }}); self }}\n"
        );
        return;
    }
    let (argument, value) = if let Some(item) = field.text.strip_prefix("Vec<") {
        let item = item.trim_end_matches('>');
        items(name, item)
    } else if let Some(inner) = field
        .text
        .strip_prefix("Option<")
        .and_then(|text| text.strip_suffix('>'))
    {
        let (argument, conversion) = argument(name, inner);
        (argument, format!("Some({conversion})"))
    } else {
        (field.text.clone(), name.clone())
    };
    let _ = writeln!(
        out,
        "/// Sets [`{plain}`](field@Self::{plain}).\n#[must_use]\n\
         pub fn {name}(mut self, {name}: {argument}) -> Self {{ self.{name} = {value}; self }}\n"
    );
}

/// What is taken for a plain type, and its conversion. An id of a kind is taken as what it is; texts, bodies and ids
/// without a kind take whatever becomes one.
fn argument(name: &str, plain: &str) -> (String, String) {
    let converts = matches!(plain, "String" | "Id" | "Timestamp")
        || plain.starts_with("JsonBody")
        || plain.starts_with("OneOrAll");
    if converts {
        (format!("impl Into<{plain}>"), format!("{name}.into()"))
    } else {
        (plain.to_owned(), name.to_owned())
    }
}

/// The same for the items of a list.
fn items(name: &str, item: &str) -> (String, String) {
    if rust_type::is_kind(item) {
        let argument = format!("impl IntoIterator<Item = {item}>");
        (argument, format!("{name}.into_iter().collect()"))
    } else {
        let argument = format!("impl IntoIterator<Item = impl Into<{item}>>");
        (
            argument,
            format!("{name}.into_iter().map(Into::into).collect()"),
        )
    }
}

fn implementation(out: &mut String, plan: &Plan, operation: &PlannedOperation, fields: &[Field]) {
    let vendor = &operation.vendor;
    let parameter = if fields.is_empty() { "_draft" } else { "draft" };
    let _ = writeln!(
        out,
        "impl Operation for {} {{\ntype Output = {};\n\n\
         const INFO: &'static Info = &endpoints::{}::{}::{};\n\n\
         fn write(&self, {parameter}: &mut Draft) {{",
        operation.name,
        output(plan, operation),
        plan.version,
        operation.module,
        endpoints::name(operation),
    );
    // The form is one statement for all its fields.
    for field in fields.iter().filter(|field| !field.write.is_empty()) {
        let _ = writeln!(out, "{}", field.write);
    }
    if let Some(Body::Form(properties)) = &vendor.body {
        form(out, properties);
    }
    out.push_str("}\n}\n\n");
}

fn form(out: &mut String, properties: &[Property]) {
    out.push_str("let mut form = Form::new();\n");
    for property in properties {
        let name = &property.name;
        match (&property.kind, property.required) {
            (Kind::Binary, true) => drop(writeln!(out, "form.file(\"{name}\", &self.{name});")),
            (Kind::Binary, false) => {
                let _ = writeln!(
                    out,
                    "if let Some({name}) = &self.{name} {{ form.file(\"{name}\", {name}); }}"
                );
            }
            (_, true) => drop(writeln!(out, "form.text(\"{name}\", Some(&self.{name}));")),
            (_, false) => drop(writeln!(
                out,
                "form.text(\"{name}\", self.{name}.as_ref());"
            )),
        }
    }
    out.push_str("draft.form(form);\n");
}

/// The type of the answer.
pub(crate) fn output(plan: &Plan, operation: &PlannedOperation) -> String {
    match &operation.vendor.answer {
        Answer::Nothing => String::from("Nothing"),
        Answer::Text => String::from("String"),
        Answer::Bytes => String::from("Content"),
        Answer::Json(kind) => rust_type::of_kind(plan, &operation.vendor.id, "answer", kind),
    }
}

/// The fields of an operation: path, required query, body, optional query.
pub(crate) fn fields(plan: &Plan, list: Option<&List>, operation: &PlannedOperation) -> Vec<Field> {
    let parameters = &operation.vendor.parameters;
    let mask = parameters
        .iter()
        .find(|parameter| parameter.name == "update_mask");
    let mut fields: Vec<Field> = in_path_order(operation)
        .map(|found| path_field(operation, found))
        .collect();
    let others = || {
        parameters
            .iter()
            .filter(|parameter| parameter.place != Place::Path)
    };
    let plain = |parameter: &&Parameter| parameter.name != "update_mask";
    let query = |parameter: &Parameter| query_field(plan, list, operation, parameter);
    fields.extend(
        others()
            .filter(plain)
            .filter(|parameter| parameter.required)
            .map(query),
    );
    match &operation.vendor.body {
        Some(Body::Json(kind)) => fields.push(body_field(plan, operation, kind, mask)),
        Some(Body::Form(properties)) => fields.extend(properties.iter().map(form_field)),
        None => {}
    }
    fields.extend(
        others()
            .filter(plain)
            .filter(|parameter| !parameter.required)
            .map(query),
    );
    if let Some(mask) = mask {
        fields.push(mask_field(operation, mask));
    }
    fields
}

fn in_path_order(operation: &PlannedOperation) -> impl Iterator<Item = &Parameter> {
    let names = operation
        .vendor
        .path
        .split('{')
        .skip(1)
        .filter_map(|rest| rest.split('}').next());
    names.filter_map(|name| {
        let parameters = &operation.vendor.parameters;
        parameters
            .iter()
            .find(|found| found.place == Place::Path && found.name == name)
    })
}

fn path_field(operation: &PlannedOperation, parameter: &Parameter) -> Field {
    let noun = operation
        .module
        .strip_suffix("ies")
        .map(|base| format!("{base}y"));
    let noun = noun.unwrap_or_else(|| operation.module.trim_end_matches('s').to_owned());
    let kind = if parameter.name == "key" {
        &Kind::Any
    } else {
        &parameter.kind
    };
    let plain = rust_type::id_of(owner(operation, parameter, &noun), &parameter.name, kind)
        .map_or(String::from("String"), |(id, _)| id);
    let plain = if takes_all(operation, parameter) {
        format!("OneOrAll<{plain}>")
    } else {
        plain
    };
    let name = member(&parameter.name);
    let (argument, conversion) = argument(&name, &plain);
    Field {
        write: format!("draft.path(\"{}\", &self.{name});", parameter.name),
        doc: Some(String::from("In the path.")),
        name,
        text: plain,
        required: true,
        argument,
        conversion,
    }
}

/// Whose `id` stands in the path.
fn owner<'a>(operation: &PlannedOperation, parameter: &Parameter, noun: &'a str) -> &'a str {
    let id = parameter.name == "id";
    match operation.module.as_str() {
        // What has these ids is below another word of the path than the module is named by.
        "product_interests" if id => "product_interest_bundle",
        "sales" if id => "merchant",
        "automations" if id => "automation_category",
        _ => noun,
    }
}

/// Whether the server takes a hyphen for all records.
fn takes_all(operation: &PlannedOperation, parameter: &Parameter) -> bool {
    matches!(
        (operation.vendor.id.as_str(), parameter.name.as_str()),
        (
            "listLeadSourceRecurringExpenses" | "listLeadSourceExpenses",
            "lead_source_id"
        ) | ("listSubscriptionPlans", "product_id")
    )
}

fn body_field(
    plan: &Plan,
    operation: &PlannedOperation,
    kind: &Kind,
    mask: Option<&Parameter>,
) -> Field {
    let model = rust_type::of_kind(plan, &operation.vendor.id, "body", kind);
    let text = format!("JsonBody<{model}>");
    let (argument, conversion) = argument("body", &text);
    let write = match mask {
        Some(mask) => format!(
            "draft.json_with_mask(&self.body, &self.update_mask, {});",
            style(mask)
        ),
        None => String::from("draft.json(&self.body);"),
    };
    Field {
        name: String::from("body"),
        doc: None,
        text,
        required: true,
        argument,
        conversion,
        write,
    }
}

fn form_field(property: &Property) -> Field {
    let plain = match property.kind {
        Kind::Binary => String::from("Upload"),
        Kind::Bool => String::from("bool"),
        _ if property.name == "contact_id" => String::from("ContactId"),
        // Declared as a text that holds a flag.
        _ if property.name == "is_public" => String::from("bool"),
        _ => String::from("String"),
    };
    let (argument, conversion) = argument(&property.name, &plain);
    let text = if property.required {
        plain
    } else {
        format!("Option<{plain}>")
    };
    Field {
        name: property.name.clone(),
        doc: Some(String::from("A part of the form.")),
        text,
        required: property.required,
        argument,
        conversion,
        write: String::new(),
    }
}

fn mask_field(operation: &PlannedOperation, mask: &Parameter) -> Field {
    let has_body = matches!(operation.vendor.body, Some(Body::Json(_)));
    let required = if mask.required {
        " Required by the server."
    } else {
        ""
    };
    Field {
        name: String::from("update_mask"),
        doc: Some(format!("Which properties may be changed.{required}")),
        text: String::from(if has_body {
            "UpdateMask"
        } else {
            "Vec<String>"
        }),
        required: false,
        argument: String::new(),
        conversion: String::new(),
        write: if has_body {
            String::new()
        } else {
            format!(
                "draft.list(\"update_mask\", &self.update_mask, {});",
                style(mask)
            )
        },
    }
}

fn style(parameter: &Parameter) -> &'static str {
    if parameter.joined {
        "ListStyle::Comma"
    } else {
        "ListStyle::Repeat"
    }
}

fn query_field(
    plan: &Plan,
    list: Option<&List>,
    operation: &PlannedOperation,
    parameter: &Parameter,
) -> Field {
    let name = member(&parameter.name);
    let plain = query_type(plan, list, operation, parameter);
    let is_list = plain.starts_with("Vec<");
    let (argument, conversion) = if is_list {
        let item = plain.trim_start_matches("Vec<").trim_end_matches('>');
        items(&name, item)
    } else {
        argument(&name, &plain)
    };
    let reference = if parameter.required {
        format!("Some(&self.{name})")
    } else {
        format!("self.{name}.as_ref()")
    };
    let write = match parameter.place {
        Place::Header => format!(
            "draft.header(\"{}\", Some(self.{name}.expose()));",
            parameter.name
        ),
        _ if is_list => format!(
            "draft.list(\"{}\", &self.{name}, {});",
            parameter.name,
            style(parameter)
        ),
        _ if parameter.name == "filter" && plain != "String" => {
            format!("draft.filter({reference});")
        }
        _ => format!("draft.query(\"{}\", {reference});", parameter.name),
    };
    let text = if parameter.required || is_list {
        plain.clone()
    } else {
        format!("Option<{plain}>")
    };
    Field {
        doc: query_doc(parameter),
        name,
        text,
        required: parameter.required,
        argument,
        conversion,
        write,
    }
}

fn query_type(
    plan: &Plan,
    list: Option<&List>,
    operation: &PlannedOperation,
    parameter: &Parameter,
) -> String {
    match parameter.name.as_str() {
        "X-Hook-Secret" => return String::from("Secret"),
        "fields" => return String::from("Vec<String>"),
        "filter" if list.is_some_and(|list| !list.keys.is_empty()) => {
            return crate::rest::filters::filter_name(operation);
        }
        "order_by" if list.is_some_and(|list| !list.order.is_empty()) => {
            return format!("OrderBy<{}>", crate::rest::filters::order_name(operation));
        }
        "page_size" | "limit" | "offset" => return String::from("u32"),
        _ => {}
    }
    if operation.vendor.id == "listTagsUsingGET" && parameter.name == "category" {
        return String::from("TagCategoryId");
    }
    let noun = match operation.vendor.id.as_str() {
        "removeTagsFromContactUsingDELETE" => "tag",
        "removeTagFromContactIdsUsingDELETE" => "contact",
        _ => "",
    };
    if let Some((id, _)) = rust_type::id_of(noun, &parameter.name, &parameter.kind) {
        return id;
    }
    rust_type::of_kind(plan, &operation.vendor.id, &parameter.name, &parameter.kind)
}

fn query_doc(parameter: &Parameter) -> Option<String> {
    let text = match parameter.name.as_str() {
        "X-Hook-Secret" => "The secret that was sent to the receiver. In a header.",
        "filter" => "Which records are listed.",
        "order_by" => "What the list is ordered by.",
        "page_size" => "The most records a page holds.",
        "page_token" => "The page, as the answer before it names it; the first one when left out.",
        "limit" => "The most records a page holds; 1000 when left out (observed).",
        "offset" => "How many records are skipped.",
        "fields" => "Properties that are not part of the answer by default.",
        "optional_properties" => "Properties that are not part of the answer by default.",
        "order" => "What the list is ordered by.",
        "order_direction" => "Ascending or descending.",
        "since" => "Only what changed or happened at this time or later.",
        "until" => "Only what changed or happened until this time.",
        "duplicate_option" => {
            "How a contact that is already there is recognized: a match is changed, and answered with 200. Left \
             out, a contact is always created."
        }
        _ => return (!parameter.facts.is_empty()).then(|| parameter.facts.join(" ")),
    };
    Some(text.to_owned())
}

/// The table of lists, by operation id.
pub(crate) type Lists = BTreeMap<String, List>;
