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
    if let Some(id) = of_no_kind(owner, name) {
        return plain(id);
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
        // Text by the contract.
        "global_user_id" | "keap_id" => "Id",
        "category_id" => match noun {
            "product_category" => "ProductCategoryId",
            "tag" | "contact" | "company" => "TagCategoryId",
            _ => "Id",
        },
        "group_id" => "CustomFieldGroupId",
        "tab_id" => "CustomFieldTabId",
        "interest_id" => id_type(noun).unwrap_or("Id"),
        "owner_id" | "created_by" | "updated_by" | "last_updated_by"
            if kind != &Kind::Text || singular == "owner_id" =>
        {
            "UserId"
        }
        "created_by_id" => "UserId",
        "item_id" => "ProductOptionValueId",
        "leadsource_id" => "LeadSourceId",
        // The query parameter of that name holds a code.
        "parent_id" if kind != &Kind::Text => "AffiliateId",
        "parent_category_id" => "ProductCategoryId",
        "plan_id" => "SubscriptionPlanId",
        "program_id" => "CommissionProgramId",
        "referral_partner_id" => "AffiliateId",
        "resource_id" => "AffiliateResourceId",
        "template_id" => "TemplateId",
        "option_id" | "xid" => "Id",
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

/// Ids that the contract shows as text, or of several kinds, although the name says a kind.
fn of_no_kind(owner: &str, name: &str) -> Option<&'static str> {
    match (owner, name) {
        // A UUID, in the plugin's own numbering.
        ("AchieveIntegrationsWordPressOptInOptionGoalRequest", "contact_id") => Some("Id"),
        // Beside numbers it has the word `ALL_USERS`.
        ("Report", "user_ids") => Some("Vec<Id>"),
        // Of a product or of a plan.
        ("ProductInterest", "interest_id") => Some("Id"),
        _ => None,
    }
}

/// Whether a type is that of an id of a kind.
pub(crate) fn is_kind(plain: &str) -> bool {
    plain.ends_with("Id") && plain != "Id"
}

/// The kinds of ids that there are in REST.
pub(crate) fn kinds() -> Vec<&'static str> {
    let mut kinds: Vec<&str> = TYPES.iter().map(|(_, id)| *id).collect();
    kinds.sort_unstable();
    kinds.dedup();
    kinds
}

/// Nouns and their ids, the longest first: a `refund_invoice_payment` is no payment.
const TYPES: &[(&str, &str)] = &[
    (
        "lead_source_recurring_expense",
        "LeadSourceRecurringExpenseId",
    ),
    ("custom_field_group", "CustomFieldGroupId"),
    ("custom_field_tab", "CustomFieldTabId"),
    ("lead_source_category", "LeadSourceCategoryId"),
    ("lead_source_expense", "LeadSourceExpenseId"),
    ("product_interest_bundle", "ProductInterestBundleId"),
    ("product_option_value", "ProductOptionValueId"),
    ("affiliate_program", "CommissionProgramId"),
    ("affiliate_resource", "AffiliateResourceId"),
    ("commission_program", "CommissionProgramId"),
    ("credit_card", "CreditCardId"),
    ("custom_field", "CustomFieldId"),
    ("email_template", "TemplateId"),
    ("invoice_payment", "InvoicePaymentId"),
    ("lead_affiliate", "AffiliateId"),
    ("lead_source", "LeadSourceId"),
    ("link_type", "LinkTypeId"),
    ("merchant_account", "MerchantAccountId"),
    ("order_item", "OrderItemId"),
    ("product_category", "ProductCategoryId"),
    ("product_interest", "ProductInterestId"),
    ("product_option", "ProductOptionId"),
    ("sales_affiliate", "AffiliateId"),
    ("shipping_option", "ShippingOptionId"),
    ("stage_move", "StageMoveId"),
    ("subscription_plan", "SubscriptionPlanId"),
    ("tag_category", "TagCategoryId"),
    ("user_group", "UserGroupId"),
    ("affiliate", "AffiliateId"),
    ("appointment", "AppointmentId"),
    ("automation", "AutomationId"),
    ("campaign", "CampaignId"),
    ("company", "CompanyId"),
    ("contact", "ContactId"),
    ("discount", "DiscountId"),
    ("email", "EmailId"),
    ("file", "FileId"),
    ("invoice", "InvoiceId"),
    ("merchant", "MerchantAccountId"),
    ("note", "NoteId"),
    ("opportunity", "OpportunityId"),
    ("order", "OrderId"),
    ("payment", "PaymentId"),
    ("product", "ProductId"),
    ("referral", "ReferralId"),
    ("report", "SavedSearchId"),
    ("sequence", "SequenceId"),
    ("stage", "StageId"),
    ("subscription", "SubscriptionId"),
    ("tag", "TagId"),
    ("task", "TaskId"),
    ("user", "UserId"),
    ("webform", "WebFormId"),
];

/// The id type of a noun, by its last words: a `parent_affiliate` is an affiliate.
fn id_type(noun: &str) -> Option<&'static str> {
    let noun = noun.trim_end_matches(|letter: char| letter.is_ascii_digit());
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
        "Contact"
        | "PartialContact"
        | "BasicContact"
        | "OpportunityContact"
        | "SimpleContact"
        | "EcommerceReportingOrderContactDetails"
        | "TaggedContact" => "contact",
        "Company"
        | "BasicCompany"
        | "CompanyReference"
        | "CompanyRef"
        | "RequestCompanyReference" => "company",
        "Tag" | "SimpleTag" => "tag",
        "TagCategory" | "CategoryReference" => "tag_category",
        "User" | "SimpleUser" | "NoteUser" | "BasicUser" | "UserInfo" | "OpportunityUser" => "user",
        "UserGroup" => "user_group",
        "Affiliate" => "affiliate",
        "AffiliateProgram" | "CommissionProgram" | "AffiliateCommissionProgramResponse" => {
            "commission_program"
        }
        "AffiliateProgramResource" => "affiliate_resource",
        "Appointment" | "TaskAppointment" | "UpdateAppointmentRequest" => "appointment",
        "Automation" => "automation",
        "Campaign" | "CampaignWithStats" => "campaign",
        "ContactCreditCard" | "CreditCardAdded" => "credit_card",
        "ContactLinkType" => "link_type",
        "CustomField" | "CustomFieldMetaData" | "CustomFieldValue" | "CustomFieldValueObject" => {
            "custom_field"
        }
        "CustomFieldGroup" => "custom_field_group",
        "CustomFieldTab" => "custom_field_tab",
        "CategoryDiscount" | "FreeTrialDiscount" | "OrderTotalDiscount" | "ProductDiscount"
        | "ShippingDiscount" => "discount",
        "EmailSent"
        | "EmailSentWithContent"
        | "EmailSentCreate"
        | "EmailSentQueryResult"
        | "EmailSentQueryResultWithContent" => "email",
        "EmailTemplate" | "EmailTemplateSummary" => "email_template",
        "FileMetadata" | "FileDescriptor" => "file",
        "InvoicePayment" | "InvoiceOrderPayment" => "invoice_payment",
        "LeadSource" => "lead_source",
        "LeadSourceCategory" => "lead_source_category",
        "LeadSourceExpense" => "lead_source_expense",
        "LeadSourceRecurringExpense" => "lead_source_recurring_expense",
        "Merchant" | "ListMerchantAccountResponse" => "merchant_account",
        "Note" => "note",
        "Opportunity" | "OpportunityRequest" | "UpdateOpportunityRequest" => "opportunity",
        "Order" | "EcommerceReportingOrder" => "order",
        "OrderItem" | "EcommerceReportingOrderItem" => "order_item",
        "Payment" => "payment",
        "Product"
        | "ProductSummary"
        | "OrderItemProduct"
        | "EcommerceReportingSimpleProduct"
        | "ProductWithOptions" => "product",
        "ProductCategory" => "product_category",
        "ProductInterest" => "product_interest",
        "ProductInterestBundle" => "product_interest_bundle",
        "ProductOption" => "product_option",
        "ProductOptionValue" => "product_option_value",
        "Referral" => "referral",
        "Report" => "report",
        "Sequence" => "sequence",
        "ShippingMethod" => "shipping_option",
        "OpportunityStage" | "SimpleOpportunityStage" | "StageReference" => "stage",
        "OpportunityStageMove" => "stage_move",
        "Subscription" => "subscription",
        "SubscriptionPlan"
        | "ProductSubscription"
        | "ProductSubscriptionPlan"
        | "SubscriptionPlanWithPrice" => "subscription_plan",
        "Task" | "UpdateTaskRequest" => "task",
        "Webform" => "webform",
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

/// How an id is read that may be missing.
const OPTIONAL: &str = "deserialize_with = \"crate::id::optional\"";

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
        Role::Request => {
            attributes.push(String::from("skip_serializing_if = \"Option::is_none\""));
            format!("Option<{}>", plain.text)
        }
        Role::Both => {
            if is_kind(&plain.text) {
                attributes.push(format!("default, {OPTIONAL}"));
            }
            attributes.push(String::from("skip_serializing_if = \"Option::is_none\""));
            format!("Option<{}>", plain.text)
        }
        Role::Answer if is_list => {
            attributes.push(String::from("deserialize_with = \"nullable\""));
            plain.text
        }
        Role::Answer => {
            if is_kind(&plain.text) {
                attributes.push(String::from(OPTIONAL));
            }
            format!("Option<{}>", plain.text)
        }
    };
    if property.kind == Kind::Any && role == Role::Both {
        attributes.insert(0, String::from("default, deserialize_with = \"present\""));
    }
    if let Some(with) = plain.serialize_with {
        attributes.push(format!("serialize_with = \"{with}\""));
    }
    (text, attributes)
}
