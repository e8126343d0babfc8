//! Our names for what the documents name: modules, operations, models, effects.

use crate::names::snake_case;
use crate::rest::document::Operation;

/// The module of an operation, by its tag.
pub(crate) fn module(version: &str, operation: &Operation) -> String {
    let tag = operation.tag.as_str();
    if tag == "E-Commerce" {
        // One tag in v1 for three resources; the path tells them apart.
        let resource = operation.path.split('/').nth(3).unwrap_or_default();
        return resource.to_owned();
    }
    let name = match (version, tag) {
        (_, "Account Info") => "account",
        (_, "Affiliate") => "affiliates",
        (_, "Appointment") => "appointments",
        (_, "Automation" | "AutomationCategory") => "automations",
        (_, "Campaign") => "campaigns",
        (_, "Company") => "companies",
        (_, "Contact" | "LeadScore") => "contacts",
        (_, "Email") => "emails",
        (_, "Email Address") => "email_addresses",
        (_, "File" | "Files") => "files",
        (_, "Lead Sources" | "Lead Source Categories") => "lead_sources",
        (_, "Lead Source Expenses" | "Lead Source Recurring Expenses") => "lead_source_expenses",
        (_, "Locale") => "locales",
        (_, "Merchant" | "Merchants") => "merchants",
        (_, "Note") => "notes",
        (_, "Opportunity") => "opportunities",
        (_, "Product") => "products",
        (_, "REST Hooks") => "hooks",
        (_, "Referral") => "referrals",
        (_, "Reporting") => "reports",
        (_, "Setting" | "Settings") => "settings",
        (_, "Task") => "tasks",
        (_, "User Info" | "User Groups") => "users",
        (_, "Payment Method Configs") => "payment_methods",
        (_, "Product Interest Bundles") => "product_interests",
        (_, tag) if tag.ends_with(" Discounts") => "discounts",
        (_, tag) => return tag.to_lowercase().replace(' ', "_"),
    };
    name.to_owned()
}

/// The cargo feature that turns a module on.
pub(crate) fn feature(module: &str) -> &'static str {
    match module {
        "affiliates" | "referrals" => "affiliates",
        "automations" | "campaigns" | "integrations" | "webforms" => "automations",
        "companies" => "companies",
        "contacts" => "contacts",
        "emails" | "email_addresses" => "emails",
        "files" => "files",
        "hooks" => "hook-operations",
        "lead_sources" | "lead_source_expenses" => "lead-sources",
        "notes" => "notes",
        "opportunities" => "opportunities",
        "reports" => "reports",
        "settings" | "locales" | "account" | "business_profile" => "settings",
        "tags" => "tags",
        "tasks" | "appointments" => "tasks",
        "users" => "users",
        _ => "commerce",
    }
}

/// The struct of an operation.
pub(crate) fn operation(version: &str, operation: &Operation) -> String {
    let id = operation.id.as_str();
    let names: &[(&str, &str)] = if version == "v1" {
        V1_OPERATIONS
    } else {
        V2_OPERATIONS
    };
    if let Some((_, name)) = names.iter().find(|(vendor, _)| *vendor == id) {
        return (*name).to_owned();
    }
    let base = id.split_once("Using").map_or(id, |(base, _)| base);
    pascal(base)
}

/// Operations whose vendor name says little, collides or carries a counter.
const V2_OPERATIONS: &[(&str, &str)] = &[
    ("addAffiliate", "CreateAffiliate"),
    ("addCommissionProgram", "CreateCommissionProgram"),
    (
        "addCommissionProgramResource",
        "CreateCommissionProgramResource",
    ),
    (
        "bulkAssignmentAutomationsCategories",
        "AssignAutomationCategories",
    ),
    ("bulkUnpublishAutomations", "UnpublishAutomations"),
    ("createCategory", "CreateAutomationCategory"),
    ("createImageFile", "CreateProductCategoryImage"),
    (
        "createOpportunityCustomFields",
        "CreateOpportunityCustomField",
    ),
    ("createPaymentForAnOrder", "CreateOrderPayment"),
    ("createSubscriptionPlans", "CreateSubscriptionPlan"),
    ("deleteAutomation", "DeleteAutomations"),
    ("deleteCategories", "DeleteAutomationCategories"),
    ("deleteImageFile", "DeleteProductCategoryImage"),
    ("deleteNotesCustomField", "DeleteNoteCustomField"),
    (
        "deleteOpportunitiesCustomField",
        "DeleteOpportunityCustomField",
    ),
    ("fetchSubscriptionPlan", "GetSubscriptionPlan"),
    ("getAffiliateCommissions", "ListAffiliateCommissions"),
    ("getAffiliateCustomFields", "RetrieveAffiliateModel"),
    ("getCampaignGoals", "ListCampaignGoals"),
    ("getCampaignSequences", "ListCampaignSequences"),
    ("getCategory", "GetTagCategory"),
    ("getFileData", "GetLegacyImageData"),
    ("getFileData_1", "GetFileData"),
    ("getHtml", "GetWebformHtml"),
    ("getLeadScoreDetails", "GetLeadScore"),
    ("getReferralsByAffiliateId", "ListAffiliateReferrals"),
    ("getUserById", "GetUser"),
    ("listAffiliate", "ListAffiliates"),
    ("listAllAutomationIds", "ListAutomationIds"),
    ("listCategories", "ListAutomationCategories"),
    ("listCompaniesForTagId", "ListTaggedCompanies"),
    ("listContactsWithTagId", "ListTaggedContacts"),
    (
        "listExpensesIncurredFromLeadSourceRecurringExpense",
        "ListIncurredExpenses",
    ),
    ("listPaginatedUsers", "ListUsers"),
    ("listPaymentMethods_1", "ListContactPaymentMethods"),
    ("listSummaries", "ListAffiliateSummaries"),
    ("patchCategory", "UpdateAutomationCategory"),
    (
        "removeProductCommissionFromCommissions",
        "RemoveProductCommission",
    ),
    (
        "removeSubscriptionPlanCommissionFromCommissions",
        "RemoveSubscriptionCommission",
    ),
    ("renameAutomationV2", "RenameAutomation"),
    ("retrieveCompanyCustomFieldModel", "RetrieveCompanyModel"),
    (
        "retrieveOpportunityCustomFieldModel",
        "RetrieveOpportunityModel",
    ),
    ("retrieveOrderCustomFieldModel", "RetrieveOrderModel"),
    (
        "retrieveSubscriptionCustomFieldModel",
        "RetrieveSubscriptionModel",
    ),
    ("updateNotesCustomField", "UpdateNoteCustomField"),
];

const V1_OPERATIONS: &[(&str, &str)] = &[
    ("applyTagToContactIdsUsingPOST", "ApplyTagToContacts"),
    ("applyTagsToContactIdUsingPOST", "ApplyTagsToContact"),
    ("createAchieveApiGoalEventUsingPOST", "AchieveGoal"),
    ("createCustomFieldUsingPOST", "CreateContactCustomField"),
    ("createOrderItemsOnOrderUsingPOST", "CreateOrderItem"),
    ("createPaymentOnOrderUsingPOST", "CreateOrderPayment"),
    ("create_a_hook_subscription", "CreateHook"),
    ("defaultOptionsUsingGET", "GetDefaultOptions"),
    ("deleteOrderOrderItemUsingDELETE", "DeleteOrderItem"),
    ("delete_a_hook_subscription", "DeleteHook"),
    ("listCommissionsUsingGET", "ListAffiliateCommissions"),
    ("listCompaniesForTagIdUsingGET", "ListTaggedCompanies"),
    ("listContactsForTagIdUsingGET", "ListTaggedContacts"),
    ("listCountriesUsingGET_1", "ListProvinces"),
    ("listPaymentsUsingGET", "ListAffiliatePayments"),
    ("listProductsFromSyncTokenUsingGET", "ListProductsSince"),
    ("listProgramsUsingGET", "ListAffiliatePrograms"),
    ("listSummariesUsingGET", "ListAffiliateSummaries"),
    ("list_hook_event_types", "ListEventKeys"),
    ("list_stored_hook_subscriptions", "ListHooks"),
    ("removeTagFromContactIdUsingDELETE", "RemoveTagFromContact"),
    (
        "removeTagFromContactIdsUsingDELETE",
        "RemoveTagFromContacts",
    ),
    ("removeTagsFromContactUsingDELETE_1", "RemoveTagFromContact"),
    ("retrieveProductUsingGET", "GetProduct"),
    (
        "retrieveProductSubscriptionUsingGET",
        "GetProductSubscription",
    ),
    ("retrieve_a_hook_subscription", "GetHook"),
    ("updateAccountInfoUsingPUT", "UpdateAccountProfile"),
    ("updateAppointmentUsingPUT", "ReplaceAppointment"),
    ("updateNoteUsingPUT", "ReplaceNote"),
    ("updateOpportunityUsingPUT", "ReplaceOpportunity"),
    (
        "updatePropertiesOnAppointmentUsingPATCH",
        "UpdateAppointment",
    ),
    ("updatePropertiesOnContactUsingPATCH", "UpdateContact"),
    ("updatePropertiesOnNoteUsingPATCH", "UpdateNote"),
    (
        "updatePropertiesOnOpportunityUsingPATCH",
        "UpdateOpportunity",
    ),
    ("updatePropertiesOnTaskUsingPATCH", "UpdateTask"),
    ("updateTaskUsingPUT", "ReplaceTask"),
    ("update_a_hook_subscription", "UpdateHook"),
    ("verify_a_hook_subscription", "VerifyHook"),
    ("verify_a_hook_subscription_delayed", "VerifyHookDelayed"),
];

/// The struct of a model.
pub(crate) fn model(version: &str, vendor: &str) -> String {
    let names: &[(&str, &str)] = if version == "v1" {
        V1_MODELS
    } else {
        V2_MODELS
    };
    if let Some((_, name)) = names.iter().find(|(name, _)| *name == vendor) {
        return (*name).to_owned();
    }
    if let Some(base) = vendor.strip_suffix("_List") {
        return format!("{}Summary", model(version, base));
    }
    let base = vendor.trim_end_matches("_Detail");
    let base = base
        .strip_prefix("RestV2")
        .or_else(|| base.strip_prefix("RestV1"))
        .unwrap_or(base);
    let base = base
        .strip_prefix("Rest")
        .filter(|rest| !rest.is_empty())
        .unwrap_or(base);
    let base = base.trim_end_matches("DTO").trim_end_matches('_');
    let base = base
        .strip_suffix("V2")
        .or_else(|| base.strip_suffix("V1"))
        .unwrap_or(base);
    pascal(base)
}

const V2_MODELS: &[(&str, &str)] = &[
    (
        "CreateOrUpdateAffiliateLinkRequest",
        "CreateAffiliateLinkRequest",
    ),
    ("CreateUpdateContactRequest", "CreateContactRequest"),
    (
        "CreateUpdateLeadSourceCategoryRequest",
        "CreateLeadSourceCategoryRequest",
    ),
    ("CreateUpdateTagCategoryRequest", "CreateTagCategoryRequest"),
    ("CreateUpdateTagRequest", "CreateTagRequest"),
    ("CreateUpdateTaskRequest", "UpdateTaskRequest"),
    ("GetRestCommissionProgram", "CommissionProgram"),
    (
        "LeadSourceRecurringExpenseUpdateRequest",
        "UpdateLeadSourceRecurringExpenseRequest",
    ),
    ("ListOrders", "ListOrdersResponse"),
    ("ListPayments", "ListPaymentsResponse"),
    ("ListProductsResponse_List", "ListProductsResponse"),
    ("ListTransactions", "ListTransactionsResponse"),
    ("OpportunityStage", "StageReference"),
    (
        "PatchAutomationCategoryRequest",
        "UpdateAutomationCategoryRequest",
    ),
    ("RenameEasyAutomationCommand", "RenameAutomationRequest"),
    ("RestV2User", "OpportunityUser"),
    ("SubscriptionPlan_Detail", "ProductSubscriptionPlan"),
];

const V1_MODELS: &[(&str, &str)] = &[
    ("AchieveApiGoalEvent", "AchieveGoalRequest"),
    ("CreateAffiliate", "CreateAffiliateRequest"),
    ("CreateOrPatchCompany", "CreateCompanyRequest"),
    ("CreateOrPatchContact", "CreateContactRequest"),
    ("CreateOrder", "CreateOrderRequest"),
    ("CreateOrderItem", "CreateOrderItemRequest"),
    ("CreatePayment", "CreateOrderPaymentRequest"),
    ("CreateProduct", "CreateProductRequest"),
    ("CreateProductImage", "CreateProductImageRequest"),
    (
        "CreateProductSubscription",
        "CreateProductSubscriptionRequest",
    ),
    ("CreateRestCustomField", "CreateCustomFieldRequest"),
    ("CreateRestCustomFieldOption", "CreateCustomFieldOption"),
    ("CreateSubscription", "CreateSubscriptionRequest"),
    ("CreateTag", "CreateTagRequest"),
    ("CreateTagCategory", "CreateTagCategoryRequest"),
    ("CreateUser", "CreateUserRequest"),
    ("CreateUtmContact", "InsertUtmsRequest"),
    ("CreditCard", "CreateCreditCardRequest"),
    ("FileUpload", "FileUploadRequest"),
    ("FullContact", "Contact"),
    ("Product_", "ProductWithOptions"),
    ("RequestNote", "NoteRequest"),
    ("RestApplicationConfiguration", "ApplicationConfiguration"),
    ("RestEmailAddress", "EmailAddressStatus"),
    ("RestHook", "Hook"),
    ("RestHookRequest", "HookRequest"),
    ("RestProductV1", "Product"),
    ("SubscriptionPlan_", "SubscriptionPlanWithPrice"),
    ("TagId", "TagIds"),
    ("Tags", "TagList"),
    ("UpdateEmailAddress", "ReplaceEmailAddressRequest"),
    ("UpdateNote", "UpdateNoteRequest"),
    ("UpdateOpportunityRequest", "OpportunityRequest"),
    ("UpsertContact", "CreateOrUpdateContactRequest"),
    ("UserInfoDTO", "UserInfo"),
    ("Users", "UserList"),
];

/// What repeating an operation does. Verbs tell, except for these `POST`s.
pub(crate) fn effect(operation: &Operation) -> &'static str {
    const READS: &[&str] = &["runReport"];
    const IDEMPOTENT: &[&str] = &[
        "addTagToCompany",
        "applyTagToContactIdsUsingPOST",
        "applyTags",
        "applyTagsToContactIdUsingPOST",
        "assignProductsToCategory",
        "bulkAssignmentAutomationsCategories",
        "bulkUnpublishAutomations",
        "cancelSubscription",
        "deactivatePaymentMethod",
        "deleteEmails",
        "deleteEmailsUsingPOST",
        "detachFileFromOrder",
        "removeAffiliateFromProgram",
        "removeContactsFromCampaignSequence",
        "removeProductCommissionFromCommissions",
        "removeSubscriptionPlanCommissionFromCommissions",
        "removeTags",
        "setMerchantGatewayAsDefault",
        "unlinkContacts",
        "updateFile",
        "verify_a_hook_subscription",
        "verify_a_hook_subscription_delayed",
    ];
    let id = operation.id.as_str();
    match operation.method.as_str() {
        "GET" => "Read",
        _ if READS.contains(&id) => "Read",
        "POST" if IDEMPOTENT.contains(&id) => "IdempotentWrite",
        "POST" => "Write",
        _ => "IdempotentWrite",
    }
}

/// `snake_case`, `camelCase`, `CAPITALS` and `words with-signs` as a type or variant name.
pub(crate) fn pascal(name: &str) -> String {
    let mut pascal = String::new();
    for word in name.split(|letter: char| !letter.is_ascii_alphanumeric()) {
        let is_capitals = !word.chars().any(|letter| letter.is_ascii_lowercase());
        for part in snake_case(word).split('_') {
            let part = if is_capitals {
                part.to_lowercase()
            } else {
                part.to_owned()
            };
            let mut letters = part.chars();
            pascal.extend(letters.next().map(|letter| letter.to_ascii_uppercase()));
            pascal.push_str(letters.as_str());
        }
    }
    pascal
}

/// A property or parameter as the name of a field.
pub(crate) fn member(name: &str) -> String {
    let snake = snake_case(name);
    match snake.as_str() {
        "type" | "use" | "match" | "ref" | "in" | "where" => format!("r#{snake}"),
        // Counts of a span of time: `24_hours`.
        _ if snake.starts_with(|letter: char| letter.is_ascii_digit()) => format!("last_{snake}"),
        _ => snake,
    }
}
