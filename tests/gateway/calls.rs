//! Calls of every operation that REST serves, as an old program sends them.

use keap::Operation;
use serde_json::{Value as Json, json};

/// The params behind the key, for each call of an operation; one operation can have several.
pub(crate) fn calls(operation: Operation) -> Vec<Json> {
    match operation.name().split_once('.') {
        Some(("ContactService", _)) => contacts(operation),
        Some(("DataService", _)) => data(operation),
        Some(("APIEmailService", _)) => email(operation),
        _ => others(operation),
    }
}

fn contacts(operation: Operation) -> Vec<Json> {
    let person = json!({
        "FirstName": "Zoë", "LastName": "O'Neil & <Sons>", "Email": "zoe@example.com", "Phone1": "(555) 010-0199",
        "StreetAddress1": "1 Main St", "City": "Chandler", "State": "AZ", "PostalCode": "85225",
        "Country": "United States", "Birthday": {"date": "19800229T00:00:00"},
    });
    match operation {
        Operation::ContactAdd => vec![json!([person])],
        Operation::ContactAddWithDupCheck => vec![
            json!([person, "Email"]),
            json!([{"Email": "ann@example.com", "City": "Wien"}, "Email"]),
        ],
        Operation::ContactLoad => vec![
            json!([
                17,
                [
                    "Id",
                    "FirstName",
                    "LastName",
                    "Email",
                    "Phone1",
                    "DateCreated",
                    "LastUpdated",
                    "Groups",
                    "OwnerID",
                    "City",
                    "State",
                    "Country",
                    "Birthday",
                    "SpouseName",
                    "CompanyID",
                    "_ShoeSize"
                ]
            ]),
            json!([
                4393,
                [
                    "Id",
                    "FirstName",
                    "LastName",
                    "StreetAddress1",
                    "PostalCode",
                    "Company",
                    "Groups"
                ]
            ]),
            json!([25, ["Id", "DateCreated"]]),
            json!([999_999, ["Id"]]),
            json!([17, ["given_name"]]),
        ],
        Operation::ContactUpdate => vec![
            json!([17, {"FirstName": "Anna", "City": "Graz", "Birthday": {"date": "19800229T00:00:00"}}]),
            json!([17, {"FirstName": ""}]),
            json!([999_999, {"FirstName": "Nobody"}]),
        ],
        Operation::ContactMerge => vec![json!([17, 18])],
        Operation::ContactFindByEmail => vec![
            json!([
                "ann@example.com",
                ["Id", "FirstName", "Email", "DateCreated"]
            ]),
            json!(["nobody@example.com", ["Id"]]),
        ],
        Operation::ContactAddToGroup => {
            vec![json!([17, 105]), json!([17, 91]), json!([17, 999_999])]
        }
        Operation::ContactRemoveFromGroup => vec![json!([17, 91]), json!([18, 105])],
        Operation::ContactAddToCampaign | Operation::ContactRemoveFromCampaign => {
            vec![json!([17, 1])]
        }
        Operation::ContactRunActionSequence => vec![json!([17, 1])],
        Operation::ContactLink | Operation::ContactUnlink => vec![json!([17, 18, 2])],
        Operation::ContactListLinked => vec![json!([17]), json!([18])],
        other => panic!("{other} is new: give it a call here"),
    }
}

fn data(operation: Operation) -> Vec<Json> {
    let columns = json!(["Id", "FirstName", "Email", "DateCreated"]);
    match operation {
        Operation::DataAdd => vec![
            json!(["Contact", {"FirstName": "Zoë", "Email": "zoe@example.com"}]),
            json!(["Company", {"Company": "Acme"}]),
            json!(["ContactGroup", {"GroupName": "Leads of 2026"}]),
        ],
        Operation::DataLoad => vec![
            json!(["Contact", 17, columns]),
            json!(["User", 1, ["Id", "FirstName", "LastName", "Email"]]),
            json!(["Product", 1, ["Id", "ProductName", "ProductPrice"]]),
            json!(["Contact", 999_999, ["Id"]]),
        ],
        Operation::DataUpdate => vec![
            json!(["Contact", 17, {"LastName": "Lee"}]),
            json!(["Company", 1, {"Company": "Acme"}]),
        ],
        Operation::DataDelete => vec![json!(["Contact", 18]), json!(["Contact", 999_999])],
        Operation::DataFindByField => vec![json!(["Contact", 10, 0, "City", "Chandler", columns])],
        Operation::DataQuery => vec![
            json!(["Contact", 3, 0, {"Email": "%example.com"}, columns, "Id", false]),
            json!(["Contact", 1000, 0, {"FirstName": "nobody"}, ["Id"]]),
            json!(["ContactGroupAssign", 1000, 0, {"ContactId": 17}, ["GroupId", "ContactId", "DateCreated"]]),
        ],
        Operation::DataCount => vec![
            json!(["Contact", {"Email": "%example.com"}]),
            json!(["User", {"Id": "%"}]),
        ],
        Operation::DataGetUserInfo => vec![json!([])],
        Operation::DataAddCustomField => vec![json!(["Contact", "Shirt Size", "Text", 1])],
        Operation::DataUpdateCustomField => vec![json!([
            keap_tests::invocations::field_of_companies(), {"Label": "Line of Business"}
        ])],
        Operation::DataGetAppSetting => vec![json!(["Contact", "optiontypes"])],
        Operation::DataGetAppointmentICal => vec![json!([4])],
        Operation::DataEcho => vec![json!(["Hello"]), json!([""])],
        other => panic!("{other} is new: give it a call here"),
    }
}

fn email(operation: Operation) -> Vec<Json> {
    let fresh = keap_tests::invocations::FRESH;
    let (from, to) = ("ada@example.com", "~Contact.Email~");
    match operation {
        Operation::EmailOptIn | Operation::EmailOptOut => {
            vec![json!([fresh, "asked for it at the fair"])]
        }
        Operation::EmailGetOptStatus => vec![
            json!([fresh]),
            json!(["ann@example.com"]),
            json!(["nobody@example.com"]),
        ],
        Operation::EmailSend => vec![json!([
            [17],
            from,
            to,
            "",
            "",
            "HTML",
            "Hello",
            "<p>Hello</p>",
            ""
        ])],
        Operation::EmailSendTemplate => vec![json!([[17], 1])],
        Operation::EmailAttach => vec![
            json!([
                17,
                "Ada",
                from,
                "ann@example.com",
                "",
                "",
                "Text",
                "Minutes",
                "",
                "As discussed",
                "",
                "2026-01-15 17:00:00",
                "2026-01-15 17:00:00",
                1
            ]),
            json!([
                17,
                "",
                from,
                "ann@example.com",
                "",
                "",
                "Text",
                "Minutes",
                "",
                "As discussed",
                "",
                "2026-01-15 17:00:00",
                "2026-01-15 17:00:00"
            ]),
        ],
        Operation::EmailGetMergeFields => vec![json!(["Contact"])],
        Operation::EmailGetTemplate => vec![json!([1])],
        other => panic!("{other} is new: give it a call here"),
    }
}

fn others(operation: Operation) -> Vec<Json> {
    match operation {
        Operation::FunnelAchieveGoal => vec![json!(["ab123", "signup", 18])],
        Operation::InvoiceCreateBlankOrder => {
            vec![json!([17, "Tools", {"date": "20261102T09:30:00"}, 1, 0])]
        }
        Operation::InvoiceAddOrderItem => vec![json!([102, 1, 4, 12.5, 3, "Nails", "red"])],
        Operation::InvoiceCharge => vec![json!([102, "by phone", 1, 5, false])],
        Operation::InvoiceAddRecurringOrder => {
            vec![
                json!([17, true, 1, 2, 12.5, false, 5, 1, 1, 0]),
                json!([17, true, 1, 5, 1, 1, 0]),
            ]
        }
        Operation::InvoiceAddPaymentPlan => {
            let (first, start) = ("20261201T00:00:00", "20270101T00:00:00");
            vec![json!([101, true, 1, 5, 3, 2, 5.0, {"date": first}, {"date": start}, 3, 30])]
        }
        Operation::InvoiceAddOrderCommissionOverride => {
            let date = json!({"date": "20261102T09:30:00"});
            vec![json!([102, 1, 1, 10, 0.0, 4, "Fair", date])]
        }
        Operation::OrderPlace => vec![
            json!([17, 1, 0, [1, 2, 1], [1], false, [], 1, 0]),
            json!([17, 0, 0, [1], [], false, []]),
        ],
        Operation::InvoiceAddManualPayment => {
            let date = json!({"date": "20261102T09:30:00"});
            vec![json!([102, 12.5, date, "Check", "by post", false])]
        }
        Operation::InvoiceDelete
        | Operation::InvoiceCalculateAmountOwed
        | Operation::InvoiceRecalculateTax => vec![json!([102])],
        Operation::InvoiceDeleteSubscription
        | Operation::InvoiceCreateForRecurring
        | Operation::InvoiceValidateCreditCard => vec![json!([1])],
        Operation::InvoiceGetAllPaymentOptions => vec![json!([])],
        Operation::InvoiceGetPayments => vec![json!([101]), json!([102])],
        Operation::InvoiceLocateExistingCard => {
            vec![json!([19, "1111"]), json!([19, "0000"])]
        }
        Operation::InvoiceUpdateNextBillDate => {
            vec![json!([1, {"date": "20991102T00:00:00"}])]
        }
        Operation::ProductGetInventory
        | Operation::ProductIncrementInventory
        | Operation::ProductDecrementInventory => vec![json!([1])],
        Operation::ProductIncreaseInventory | Operation::ProductDecreaseInventory => {
            vec![json!([1, 3])]
        }
        Operation::ProductDeactivateCreditCard => vec![json!([1])],
        Operation::AffiliateClawbacks
        | Operation::AffiliateCommissions
        | Operation::AffiliatePayouts => {
            let [since, until] = year();
            vec![json!([1, since, until])]
        }
        Operation::AffiliateRunningTotals => vec![json!([[2, 1]])],
        Operation::AffiliateSummary => {
            let [since, until] = year();
            vec![json!([[2, 1], since, until])]
        }
        Operation::AffiliateGetRedirectLinks
        | Operation::AffiliateProgramGetOfPartner
        | Operation::AffiliateProgramGetPartners
        | Operation::AffiliateProgramGetResources => vec![json!([1])],
        Operation::AffiliateProgramGetAll => vec![json!([])],
        Operation::SearchGetAllReportColumns => vec![json!([1, 1])],
        Operation::SearchGetSavedSearchResultsAllFields => vec![json!([1, 1, 0])],
        Operation::SearchGetSavedSearchResults => {
            vec![json!([1, 1, 0, ["Id", "ContactName.firstName"]])]
        }
        Operation::FileUpload => vec![
            json!([17, "note.txt", "aGVsbG8="]),
            json!(["note.txt", "aGVsbG8="]),
        ],
        Operation::FileGet => vec![json!([1]), json!([999_999])],
        Operation::FileGetDownloadUrl => vec![json!([1])],
        Operation::FileReplace => vec![json!([1, "aGVsbG8="])],
        Operation::FileRename => vec![json!([1, "new.txt"])],
        Operation::DiscountAddFreeTrial => vec![json!(["Trial", "two weeks", 14, 0, 1])],
        Operation::DiscountAddOrderTotal => vec![
            json!(["Spring", "ten percent", 1, 1, 10.0, "Gross"]),
            json!(["Spring", "two off", 0, 0, 2.5, "Net"]),
        ],
        Operation::DiscountAddCategory => {
            vec![json!(["Tools", "", 1, 5]), json!(["Tools", "", 0, 5.0])]
        }
        Operation::DiscountAddCategoryAssignment => vec![json!([3, 2]), json!([999_999, 2])],
        Operation::DiscountGetCategoryAssignments => vec![json!([3])],
        Operation::DiscountAddProductTotal => vec![json!(["Tea", "black", 1, 1, 0, 2.5])],
        Operation::DiscountAddShippingTotal => vec![json!(["Free", "", 0, 1, 100.0])],
        Operation::DiscountGetFreeTrial => vec![json!([1]), json!([999_999])],
        Operation::DiscountGetOrderTotal => vec![json!([2])],
        Operation::DiscountGetCategory => vec![json!([3])],
        Operation::DiscountGetProductTotal => vec![json!([4])],
        Operation::DiscountGetShippingTotal => vec![json!([5])],
        Operation::ShippingGetAll => vec![json!([])],
        Operation::ShippingGetFlatRate => vec![json!([1]), json!([2])],
        Operation::ShippingGetOrderTotal | Operation::ShippingGetOrderTotalRanges => {
            vec![json!([2])]
        }
        Operation::ShippingGetProductBased => vec![json!([3])],
        Operation::ShippingGetOrderQuantity => vec![json!([4])],
        Operation::ShippingGetWeightBased => vec![json!([5])],
        Operation::ShippingGetUps => vec![json!([6])],
        Operation::WebFormGetMap
        | Operation::WebTrackingGetScriptTag
        | Operation::WebTrackingGetScriptUrl => vec![json!([])],
        Operation::WebFormGetHtml => vec![json!([1]), json!([999_999])],
        Operation::SearchGetAvailableQuickSearches | Operation::SearchGetDefaultQuickSearch => {
            vec![json!([1])]
        }
        Operation::SearchQuickSearch => vec![json!(["FindPerson", 1, "Ann", 0, 10])],
        other => panic!("{other} is new: give it a call here"),
    }
}

/// The year 2025 on the clock of New York.
fn year() -> [Json; 2] {
    ["20250101T00:00:00", "20251231T23:59:59"].map(|wall| json!({ "date": wall }))
}
