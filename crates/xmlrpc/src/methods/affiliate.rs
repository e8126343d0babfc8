//! `APIAffiliateService` and `AffiliateService`: what referral partners earned, and their links.
//!
//! Only [`GetRedirectLinksForAffiliate`] belongs to `AffiliateService`; the others under that name
//! are fault 0, `No such handler` (user report). Times are wall time, see [`keap_schema::Zone`].
//!
//! Besides the faults that each method names, every call can answer fault 1 (the account is not set
//! up for the API, or a passing disturbance) and 2 (wrong key).

use chrono::NaiveDateTime;
use keap_schema::id::{AffiliateId, ContactId, InvoiceId};

use crate::Struct;
use crate::methods::define::{answer, method};

answer! {
    /// A commission that was taken back.
    Clawback {
        /// what it was for.
        description: Option<String> = "Description",
        /// how much.
        amount: Option<f64> = "Amount",
        /// the invoice.
        invoice_id: Option<InvoiceId> = "InvoiceId",
        /// the contact who bought.
        contact_id: Option<ContactId> = "ContactId",
        /// the first name of the contact.
        first_name: Option<String> = "FirstName",
        /// the product.
        product_name: Option<String> = "ProductName",
        /// the first name of the partner who sold.
        sold_by_first_name: Option<String> = "SoldByFirstName",
        /// when it had been earned.
        date_earned: Option<NaiveDateTime> = "DateEarned",
        /// the partner who sold.
        sale_aff_id: Option<AffiliateId> = "SaleAffId",
    }
}

method! {
    /// Lists commissions that were taken back in a period.
    ///
    /// Wire:
    /// `APIAffiliateService.affClawbacks(key, int affiliateId, dateTime filterStartDate, dateTime filterEndDate) -> struct[]`.
    ///
    /// Faults: none of its own was recorded; a record that does not exist is 5 or 6 elsewhere.
    ///
    /// REST: v1 `GET /rest/v1/affiliates/{affiliateId}/clawbacks` (equivalent). Not in v2. v2 has
    /// sums only.
    AffClawbacks = "APIAffiliateService.affClawbacks": Read => Vec<Clawback> {
        /// The partner.
        affiliate_id: AffiliateId,
        /// From when.
        filter_start_date: NaiveDateTime,
        /// Until when.
        filter_end_date: NaiveDateTime,
    }
}

answer! {
    /// A commission.
    Commission {
        /// what it is for.
        description: Option<String> = "Description",
        /// how much.
        amt_earned: Option<f64> = "AmtEarned",
        /// the invoice.
        invoice_id: Option<InvoiceId> = "InvoiceId",
        /// the product.
        product_name: Option<String> = "ProductName",
        /// the contact who bought.
        contact_id: Option<ContactId> = "ContactId",
        /// the first name of the contact.
        contact_first_name: Option<String> = "ContactFirstName",
        /// the last name of the contact.
        contact_last_name: Option<String> = "ContactLastName",
        /// the first name of the partner who sold.
        sold_by_first_name: Option<String> = "SoldByFirstName",
        /// the last name of the partner who sold.
        sold_by_last_name: Option<String> = "SoldByLastName",
        /// when it was earned.
        date_earned: Option<NaiveDateTime> = "DateEarned",
        /// the partner who sold.
        sale_aff_id: Option<AffiliateId> = "SaleAffId",
    }
}

method! {
    /// Lists the commissions of a period.
    ///
    /// Wire:
    /// `APIAffiliateService.affCommissions(key, int affiliateId, dateTime filterStartDate, dateTime filterEndDate) -> struct[]`.
    ///
    /// Faults: none of its own was recorded; a record that does not exist is 5 or 6 elsewhere.
    ///
    /// REST: v2 `GET /rest/v2/affiliates/{affiliate_id}:commissions` (equivalent); v1
    /// `GET /rest/v1/affiliates/commissions` (equivalent). The same rows under other names.
    AffCommissions = "APIAffiliateService.affCommissions": Read => Vec<Commission> {
        /// The partner.
        affiliate_id: AffiliateId,
        /// From when.
        filter_start_date: NaiveDateTime,
        /// Until when.
        filter_end_date: NaiveDateTime,
    }
}

method! {
    /// Lists the payments to a partner in a period.
    ///
    /// Wire:
    /// `APIAffiliateService.affPayouts(key, int affiliateId, dateTime filterStartDate, dateTime filterEndDate) -> struct[]`.
    ///
    /// The members of a row are not documented.
    ///
    /// Faults: none of its own was recorded; a record that does not exist is 5 or 6 elsewhere.
    ///
    /// REST: v2 `GET /rest/v2/affiliates/{affiliate_id}/payments` (equivalent); v1
    /// `GET /rest/v1/affiliates/{affiliateId}/payments` (equivalent). The kind of payment is a word
    /// there.
    AffPayouts = "APIAffiliateService.affPayouts": Read => Vec<Struct> {
        /// The partner.
        affiliate_id: AffiliateId,
        /// From when.
        filter_start_date: NaiveDateTime,
        /// Until when.
        filter_end_date: NaiveDateTime,
    }
}

answer! {
    /// What a partner has got and is to get.
    RunningTotal {
        /// the partner.
        affiliate_id: Option<AffiliateId> = "AffiliateId",
        /// commissions.
        amount_earned: Option<f64> = "AmountEarned",
        /// commissions that were taken back.
        clawbacks: Option<f64> = "Clawbacks",
        /// payments.
        payments: Option<f64> = "Payments",
        /// what is left.
        running_balance: Option<f64> = "RunningBalance",
    }
}

method! {
    /// Sums up what partners have earned.
    ///
    /// Wire: `APIAffiliateService.affRunningTotals(key, int[] affiliateIds) -> struct[]`.
    ///
    /// Faults: none of its own was recorded; a record that does not exist is 5 or 6 elsewhere.
    ///
    /// REST: v2 `GET /rest/v2/affiliates/summaries` (equivalent); v1
    /// `GET /rest/v1/affiliates/summaries` (equivalent). The running balance is called balance
    /// there (inferred).
    AffRunningTotals = "APIAffiliateService.affRunningTotals": Read => Vec<RunningTotal> {
        /// The partners.
        affiliate_ids: Vec<AffiliateId>,
    }
}

answer! {
    /// What a partner earned in a period.
    AffiliateSummary {
        /// the partner.
        affiliate_id: Option<AffiliateId> = "AffiliateId",
        /// commissions.
        amount_earned: Option<f64> = "AmountEarned",
        /// commissions that were taken back.
        clawbacks: Option<f64> = "Clawbacks",
        /// what is left.
        balance: Option<f64> = "Balance",
    }
}

method! {
    /// Sums up what partners earned in a period.
    ///
    /// Wire:
    /// `APIAffiliateService.affSummary(key, int[] affiliateIds, dateTime filterStartDate, dateTime filterEndDate) -> struct[]`.
    ///
    /// Faults: none of its own was recorded; a record that does not exist is 5 or 6 elsewhere.
    ///
    /// REST: v2 `GET /rest/v2/affiliates/summaries` (equivalent); v1
    /// `GET /rest/v1/affiliates/summaries` (partial). The same rows as the running totals, limited
    /// to a period.
    AffSummary = "APIAffiliateService.affSummary": Read => Vec<AffiliateSummary> {
        /// The partners.
        affiliate_ids: Vec<AffiliateId>,
        /// From when.
        filter_start_date: NaiveDateTime,
        /// Until when.
        filter_end_date: NaiveDateTime,
    }
}

method! {
    /// Lists the redirect links of a partner.
    ///
    /// Wire: `AffiliateService.getRedirectLinksForAffiliate(key, int affiliateId) -> struct[]`.
    ///
    /// The members of a row are not documented.
    ///
    /// Faults: none of its own was recorded; a record that does not exist is 5 or 6 elsewhere.
    ///
    /// REST: v2 `GET /rest/v2/affiliates/redirects` (equivalent); v1
    /// `GET /rest/v1/affiliates/redirectlinks` (equivalent). Rows have id, name, code, address and
    /// programs there.
    GetRedirectLinksForAffiliate = "AffiliateService.getRedirectLinksForAffiliate": Read => Vec<Struct> {
        /// The partner.
        affiliate_id: AffiliateId,
    }
}
