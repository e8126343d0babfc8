//! The list of all methods: those that are typed here, and those that are not.

use keap_http::Effect;

use crate::Method;

/// Does something for each typed method, see [`visit_methods`].
pub trait MethodVisitor {
    /// One method.
    fn visit<M: Method>(&mut self);
}

/// Why a method is not typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum MethodStatus {
    /// Seen in client libraries, in no documentation.
    Undocumented,
    /// Part of a feature that is gone.
    Retired,
    /// The name or the answer is probably wrong.
    Doubtful,
}

/// A method that is not typed: reachable by [`Client::call_raw`](crate::Client::call_raw).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct UntypedMethod {
    /// The full name.
    pub name: &'static str,
    /// Why it is not typed.
    pub status: MethodStatus,
    /// Whether it writes (inferred from its name).
    pub effect: Effect,
    /// Its params without the key, and its answer.
    pub signature: &'static str,
}

const fn untyped(
    name: &'static str,
    status: MethodStatus,
    signature: &'static str,
) -> UntypedMethod {
    UntypedMethod {
        name,
        status,
        effect: Effect::Write,
        signature,
    }
}

/// The same of one that only reads.
const fn read(name: &'static str, status: MethodStatus, signature: &'static str) -> UntypedMethod {
    UntypedMethod {
        effect: Effect::Read,
        ..untyped(name, status, signature)
    }
}

/// The methods that are not typed. All but `DataService.echo` and `DataService.getTemporaryKey` take the key of the account
/// first; `echo` takes none, `getTemporaryKey` that of the vendor.
pub static UNTYPED_METHODS: &[UntypedMethod] = &[
    read(
        "ContactService.getCampaigneeDetails",
        MethodStatus::Undocumented,
        "(int contactId, int campaignId) -> unknown",
    ),
    read(
        "ContactService.getCampaigneeStepDetails",
        MethodStatus::Undocumented,
        "(int contactId, int stepId) -> unknown",
    ),
    read(
        "ContactService.getCampaignStepDetails",
        MethodStatus::Undocumented,
        "(int stepId) -> unknown",
    ),
    read(
        "ContactService.getCampaignStepOrder",
        MethodStatus::Undocumented,
        "(int campaignId) -> unknown",
    ),
    read(
        "ContactService.getActivityHistoryTemplateMap",
        MethodStatus::Undocumented,
        "() -> struct",
    ),
    untyped(
        "ContactService.applyActivityHistoryTemplate",
        MethodStatus::Undocumented,
        "(int contactId, int historyId, int userId) -> int",
    ),
    untyped(
        "ContactService.submitSurveyAndApplyActionSets",
        MethodStatus::Undocumented,
        "(int surveyResultId, int[] actionSetIds) -> unknown",
    ),
    read(
        "ContactService.getAppSetting",
        MethodStatus::Undocumented,
        "(string hash, string module, string setting) -> string",
    ),
    read(
        "ContactService.getAppSettingInt",
        MethodStatus::Undocumented,
        "(string hash, string module, string setting) -> int",
    ),
    untyped(
        "ContactService.refreshApp",
        MethodStatus::Undocumented,
        "(string hash) -> unknown",
    ),
    untyped(
        "ContactService.linkContact",
        MethodStatus::Undocumented,
        "(string remoteApp, string remoteId, int localId) -> boolean",
    ),
    read(
        "ContactService.locateContactLink",
        MethodStatus::Undocumented,
        "(int localId) -> unknown",
    ),
    untyped(
        "ContactService.markLinkUpdated",
        MethodStatus::Undocumented,
        "(int localId) -> boolean",
    ),
    untyped(
        "ContactService.addRecurringOrder",
        MethodStatus::Doubtful,
        "(int contactId, boolean allowDup, int programId, int merchantAccountId, int creditCardId, int affiliateId, int daysTillCharge) -> int",
    ),
    untyped(
        "DataService.getTemporaryKey",
        MethodStatus::Retired,
        "(string username, string passwordHash) -> string",
    ),
    read(
        "DataService.echo",
        MethodStatus::Undocumented,
        "(string text) -> string",
    ),
    untyped(
        "APIEmailService.createEmailTemplate",
        MethodStatus::Retired,
        "(string title, int userId, string fromAddress, string toAddress, string ccAddress, string bccAddress, string contentType, string subject, string htmlBody, string textBody) -> int",
    ),
    read(
        "InvoiceService.getAllShippingOptions",
        MethodStatus::Doubtful,
        "() -> boolean",
    ),
    read(
        "InvoiceService.getInvoiceId",
        MethodStatus::Undocumented,
        "(int orderId) -> int",
    ),
    read(
        "InvoiceService.getOrderId",
        MethodStatus::Undocumented,
        "(int invoiceId) -> int",
    ),
    untyped(
        "InvoiceService.setInvoiceSyncStatus",
        MethodStatus::Undocumented,
        "(int invoiceId, boolean syncStatus) -> boolean",
    ),
    untyped(
        "InvoiceService.setPaymentSyncStatus",
        MethodStatus::Undocumented,
        "(int paymentId, boolean syncStatus) -> boolean",
    ),
    read(
        "InvoiceService.getPluginStatus",
        MethodStatus::Undocumented,
        "(string fullyQualifiedClassName) -> boolean",
    ),
    read(
        "InvoiceService.getInvoiceQuickbooksIIF",
        MethodStatus::Undocumented,
        "(int invoiceId) -> string",
    ),
    read(
        "InvoiceService.hello",
        MethodStatus::Undocumented,
        "() -> string",
    ),
    untyped(
        "FunnelService.achieveWordPressGoal",
        MethodStatus::Undocumented,
        "(int contactId, string optinId) -> unknown",
    ),
    untyped(
        "AffiliateService.updatePhoneStats",
        MethodStatus::Undocumented,
        "(string firstName, string lastName, int calls, int totalTime, int averageTime) -> unknown",
    ),
    read(
        "ShippingService.getProductShippingPricesForProductShippingOption",
        MethodStatus::Undocumented,
        "(int optionId) -> array<struct>",
    ),
    read(
        "ShippingService.getWeightBasedShippingRanges",
        MethodStatus::Undocumented,
        "(int optionId) -> array<struct>",
    ),
    untyped(
        "ServiceCallService.addMoveNotes",
        MethodStatus::Retired,
        "(int[] ticketList, string moveNotes, int moveToStageId, int notifyIds) -> boolean",
    ),
    untyped(
        "ServiceCallService.moveTicketStage",
        MethodStatus::Retired,
        "(int ticketId, string ticketStage, string moveNotes, string notifyIds) -> boolean",
    ),
];

macro_rules! methods {
    ($($module:ident: $($Method:ident)*;)*) => {
        /// Shows a visitor every typed method, service by service. Overloads under one name are methods of their own.
        pub fn visit_methods(visitor: &mut impl MethodVisitor) {
            $($(visitor.visit::<crate::methods::$module::$Method>();)*)*
        }
    };
}

methods! {
    contact: Add AddWithDupCheck Load Update Merge FindByEmail AddToGroup RemoveFromGroup
        AddToCampaign RemoveFromCampaign PauseCampaign ResumeCampaignForContact
        GetNextCampaignStep RescheduleCampaignStep RunActionSequence LinkContacts UnlinkContacts
        ListLinkedContacts;
    data: Add Load Update Delete FindByField Query Count AddCustomField UpdateCustomField
        AuthenticateUser GetAppSetting GetAppointmentICal GetUserInfo;
    email: AddEmailTemplate UpdateEmailTemplate GetEmailTemplate GetAvailableMergeFields SendEmail
        SendTemplate AttachEmail GetOptStatus OptIn OptOut;
    invoice: CreateBlankOrder AddOrderItem ChargeInvoice DeleteInvoice DeleteSubscription
        AddRecurringOrder AddRecurringOrderOfPlan AddRecurringCommissionOverride
        CreateInvoiceForRecurring AddManualPayment AddPaymentPlan CalculateAmountOwed
        GetAllPaymentOptions GetPayments LocateExistingCard RecalculateTax ValidateCreditCard
        ValidateNewCreditCard UpdateJobRecurringNextBillDate AddOrderCommissionOverride;
    order: PlaceOrder;
    product: GetInventory IncrementInventory DecrementInventory IncreaseInventory
        DecreaseInventory DeactivateCreditCard;
    search: GetAllReportColumns GetSavedSearchResultsAllFields GetSavedSearchResults
        GetAvailableQuickSearches QuickSearch GetDefaultQuickSearch;
    file: UploadFile GetFile GetDownloadUrl ReplaceFile RenameFile;
    funnel: AchieveGoal;
    affiliate: AffClawbacks AffCommissions AffPayouts AffRunningTotals AffSummary
        GetRedirectLinksForAffiliate;
    affiliate_program: GetAffiliatePrograms GetAffiliatesByProgram GetProgramsForAffiliate
        GetResourcesForAffiliateProgram;
    discount: AddFreeTrial GetFreeTrial AddOrderTotalDiscount GetOrderTotalDiscount
        AddCategoryDiscount GetCategoryDiscount AddCategoryAssignmentToCategoryDiscount
        GetCategoryAssignmentsForCategoryDiscount AddProductTotalDiscount GetProductTotalDiscount
        AddShippingTotalDiscount GetShippingTotalDiscount;
    shipping: GetAllShippingOptions GetFlatRateShippingOption GetOrderTotalShippingOption
        GetOrderTotalShippingRanges GetProductBasedShippingOption GetOrderQuantityShippingOption
        GetWeightBasedShippingOption GetUpsShippingOption;
    web_form: GetMap GetHtml;
    web_tracking: GetWebTrackingScriptTag GetWebTrackingScriptUrl;
    credit_card_submission: RequestSubmissionToken RequestCreditCardId;
}
