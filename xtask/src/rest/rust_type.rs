//! The Rust type of a property or parameter.

use crate::rest::document::{Kind, Property};
use crate::rest::plan::{Plan, Role};

/// A Rust type, and how serde writes it where its own way is not the declared one.
#[derive(Clone, Debug)]
pub(crate) struct RustType {
    pub(crate) text: String,
    pub(crate) serialize_with: Option<&'static str>,
}

/// The plain type of a property, without `Option`.
pub(crate) fn of_property(plan: &Plan, owner: &str, property: &Property) -> RustType {
    let name = property.name.as_str();
    let plain = |text: &str| RustType {
        text: text.to_owned(),
        serialize_with: None,
    };
    if let Some(secret) = secret(name, &property.kind) {
        return plain(secret);
    }
    if let Some(amount) = amount(property) {
        let serialize_with = (property.kind == Kind::Text).then_some("crate::money::as_text");
        return RustType {
            text: amount.to_owned(),
            serialize_with,
        };
    }
    if let Some((id, is_number)) = id_of(owner_noun(plan, owner), name, &property.kind) {
        let serialize_with = is_number.then_some("crate::id::as_number");
        return RustType {
            text: id,
            serialize_with,
        };
    }
    plain(&of_kind(plan, owner, name, &property.kind))
}

/// The type of a kind that is neither an id nor an amount.
pub(crate) fn of_kind(plan: &Plan, owner: &str, name: &str, kind: &Kind) -> String {
    match kind {
        Kind::Text | Kind::Binary => String::from("String"),
        Kind::DateTime => String::from("Timestamp"),
        Kind::Date => String::from("Date"),
        Kind::Int => String::from("i32"),
        Kind::Long => String::from("i64"),
        Kind::Double => String::from("f64"),
        Kind::Bool => String::from("bool"),
        Kind::Any => String::from("Value"),
        Kind::Enum(_) => plan.enumeration(owner, name).name.clone(),
        Kind::List(inner) => format!("Vec<{}>", of_kind(plan, owner, name, inner)),
        Kind::Map(inner) => format!("BTreeMap<Id, {}>", of_kind(plan, owner, name, inner)),
        Kind::Model(model) => plan.models[model].name.clone(),
    }
}

/// The id type that a name asks for, and whether the wire has a number. `noun` is whose `id` it is.
pub(crate) fn id_of(noun: &str, name: &str, kind: &Kind) -> Option<(String, bool)> {
    let snake = crate::names::snake_case(name);
    let (kind, is_list) = match kind {
        Kind::List(inner) => (&**inner, true),
        kind => (kind, false),
    };
    if !matches!(kind, Kind::Text | Kind::Long | Kind::Int) {
        return None;
    }
    // `contacts` of an email and `user` of an appointment are ids without saying so.
    match (snake.as_str(), kind) {
        ("contacts", _) => return Some((String::from("Vec<ContactId>"), kind != &Kind::Text)),
        ("user", Kind::Long) => return Some((String::from("UserId"), true)),
        _ => {}
    }
    let singular = if is_list {
        snake.strip_suffix('s')?
    } else {
        &snake
    };
    let id = match singular {
        "id" => id_type(noun).unwrap_or("Id"),
        "global_user_id" | "keap_id" => "Id",
        "owner_id" | "created_by" | "updated_by" | "last_updated_by"
            if kind != &Kind::Text || singular == "owner_id" =>
        {
            "UserId"
        }
        "leadsource_id" => "LeadSourceId",
        "template_id" | "option_id" | "xid" => "Id",
        name => match name.strip_suffix("_id") {
            Some(noun) => id_type(noun).unwrap_or("Id"),
            None => return None,
        },
    };
    let text = if is_list {
        format!("Vec<{id}>")
    } else {
        id.to_owned()
    };
    Some((text, kind != &Kind::Text))
}

/// The id type of a noun, by its last words: a `parent_affiliate` is an affiliate.
fn id_type(noun: &str) -> Option<&'static str> {
    let noun = noun.trim_end_matches(|letter: char| letter.is_ascii_digit());
    const TYPES: &[(&str, &str)] = &[
        ("subscription_plan", "SubscriptionPlanId"),
        ("tag_category", "TagCategoryId"),
        ("lead_source", "LeadSourceId"),
        ("custom_field", "CustomFieldId"),
        ("lead_affiliate", "AffiliateId"),
        ("sales_affiliate", "AffiliateId"),
        ("affiliate", "AffiliateId"),
        ("appointment", "AppointmentId"),
        ("automation", "AutomationId"),
        ("campaign", "CampaignId"),
        ("company", "CompanyId"),
        ("contact", "ContactId"),
        ("discount", "DiscountId"),
        ("email", "EmailId"),
        ("file", "FileId"),
        ("note", "NoteId"),
        ("opportunity", "OpportunityId"),
        ("order", "OrderId"),
        ("product", "ProductId"),
        ("sequence", "SequenceId"),
        ("stage", "StageId"),
        ("subscription", "SubscriptionId"),
        ("tag", "TagId"),
        ("task", "TaskId"),
        ("user", "UserId"),
    ];
    let found = TYPES.iter().find(|(key, _)| {
        noun == *key
            || noun
                .strip_suffix(key)
                .is_some_and(|before| before.ends_with('_'))
    });
    found.map(|(_, id)| *id)
}

/// Whose `id` a model's property `id` is.
fn owner_noun<'a>(plan: &'a Plan, owner: &str) -> &'a str {
    let name = plan
        .models
        .get(owner)
        .map_or("", |model| model.name.as_str());
    match name {
        "Contact" | "PartialContact" | "BasicContact" | "OpportunityContact" | "SimpleContact" => {
            "contact"
        }
        "Company"
        | "BasicCompany"
        | "CompanyReference"
        | "CompanyRef"
        | "RequestCompanyReference" => "company",
        "Tag" | "SimpleTag" => "tag",
        "TagCategory" => "tag_category",
        "User" | "SimpleUser" | "NoteUser" | "BasicUser" | "UserInfo" => "user",
        "Affiliate" => "affiliate",
        "Appointment" => "appointment",
        "Automation" => "automation",
        "Campaign" | "CampaignWithStats" => "campaign",
        "CustomFieldMetaData" | "CustomFieldValue" | "CustomFieldValueObject" => "custom_field",
        "EmailSent" | "EmailSentWithContent" | "EmailSentCreate" => "email",
        "FileMetadata" | "FileDescriptor" => "file",
        "LeadSource" => "lead_source",
        "Note" => "note",
        "Opportunity" => "opportunity",
        "Order" | "EcommerceReportingOrder" => "order",
        "Product" | "ProductSummary" => "product",
        "Sequence" => "sequence",
        "OpportunityStage" | "SimpleOpportunityStage" => "stage",
        "Subscription" => "subscription",
        "SubscriptionPlan" | "ProductSubscription" => "subscription_plan",
        "Task" => "task",
        _ => "",
    }
}

/// What must not be shown, not even by `Debug`.
fn secret(name: &str, kind: &Kind) -> Option<&'static str> {
    let is_secret = matches!(name, "password" | "card_number" | "verification_code");
    (is_secret && *kind == Kind::Text).then_some("Sensitive")
}

/// Amounts of money by their name; the document tells which ones count cents.
fn amount(property: &Property) -> Option<&'static str> {
    let name = crate::names::snake_case(&property.name);
    let is_amount = matches!(
        name.as_str(),
        "amount"
            | "price"
            | "cost"
            | "balance"
            | "total"
            | "clawbacks"
            | "amount_earned"
            | "price_adjustment"
    ) || [
        "_amount",
        "_price",
        "_per_unit",
        "_revenue",
        "_total",
        "_revenue_high",
        "_revenue_low",
    ]
    .iter()
    .any(|end| name.ends_with(end))
        || matches!(name.as_str(), "total_due" | "total_paid" | "total_amount");
    if !is_amount {
        return None;
    }
    match property.kind {
        Kind::Long => Some("MinorAmount"),
        Kind::Double if property.minor_unit => Some("MinorAmount"),
        Kind::Double => Some("MajorAmount"),
        // Some inputs are declared as texts that hold an amount.
        Kind::Text if name != "formatted_amount" => Some("MajorAmount"),
        _ => None,
    }
}

/// How a property is written in a struct: its type with what says "absent", and its attributes.
pub(crate) fn field(
    plan: &Plan,
    owner: &str,
    role: Role,
    property: &Property,
) -> (String, Vec<String>) {
    let plain = of_property(plan, owner, property);
    let is_list = plain.text.starts_with("Vec<") || plain.text.starts_with("BTreeMap<");
    let mut attributes = Vec::new();
    let text = match role {
        Role::Patch if property.required => plain.text,
        Role::Patch => {
            attributes.push(String::from("skip_serializing_if = \"Patch::is_keep\""));
            format!("Patch<{}>", plain.text)
        }
        Role::Request if property.required => plain.text,
        Role::Request | Role::Both => {
            attributes.push(String::from("skip_serializing_if = \"Option::is_none\""));
            format!("Option<{}>", plain.text)
        }
        Role::Answer if is_list => {
            attributes.push(String::from("deserialize_with = \"nullable\""));
            plain.text
        }
        Role::Answer => format!("Option<{}>", plain.text),
    };
    if property.kind == Kind::Any && role == Role::Both {
        attributes.insert(0, String::from("default, deserialize_with = \"present\""));
    }
    if let Some(with) = plain.serialize_with {
        attributes.push(format!("serialize_with = \"{with}\""));
    }
    (text, attributes)
}
