//! A write whose outcome is not known: what is said of it, and how to look.

use crate::{Backend, Operation};

/// What an error adds to its message when a write may have been done although no answer says so.
pub(crate) const PERHAPS: &str = "the write may have been carried out nevertheless";

/// What to do about an operation that is in doubt. Never to send it again: Keap knows no idempotency keys, so that the
/// second one would be made beside the first.
pub(crate) fn advice(operation: Option<Operation>, backend: Option<Backend>) -> String {
    let look = match (operation, backend) {
        // REST charges by a call of its own, which is not sent before the order is known; XML-RPC does both in one.
        (Some(Operation::OrderPlace), Some(Backend::RestV1 | Backend::RestV2)) => {
            "the order may have been made, and nothing was charged for it: look for it with DataService.query on Job"
        }
        (Some(operation), _) => look(operation),
        (None, _) => "look at what it changes",
    };
    format!("{look} before you send it again")
}

/// How to find out whether a write was done.
fn look(operation: Operation) -> &'static str {
    match operation {
        Operation::ContactAdd | Operation::ContactAddWithDupCheck => {
            "the contact may have been made: look for it with ContactService.findByEmail"
        }
        Operation::ContactUpdate => {
            "the contact may have been changed: look at it with ContactService.load"
        }
        Operation::ContactMerge => {
            "the contacts may have been merged: look with ContactService.load whether the duplicate is still there"
        }
        Operation::ContactAddToGroup | Operation::ContactRemoveFromGroup => {
            "the tag may have been changed: look at the field Groups with ContactService.load"
        }
        Operation::ContactAddToCampaign
        | Operation::ContactRemoveFromCampaign
        | Operation::ContactPauseCampaign
        | Operation::ContactResumeCampaign
        | Operation::ContactRescheduleCampaignStep => {
            "the sequence may have been changed: look at the contact in Keap"
        }
        Operation::ContactRunActionSequence => {
            "the actions may have been run: look at the contact in Keap"
        }
        Operation::ContactLink | Operation::ContactUnlink => {
            "the link may have been changed: look with ContactService.listLinkedContacts"
        }
        Operation::DataAdd => "the row may have been made: look for it with DataService.query",
        Operation::DataUpdate => "the row may have been changed: look at it with DataService.load",
        Operation::DataDelete => {
            "the row may have been deleted: look with DataService.load whether it is still there"
        }
        Operation::DataAddCustomField | Operation::DataUpdateCustomField => {
            "the custom field may have been changed: look with DataService.query on DataFormField"
        }
        Operation::EmailOptIn | Operation::EmailOptOut => {
            "the permission may have been changed: look with APIEmailService.getOptStatus"
        }
        Operation::EmailSend | Operation::EmailSendTemplate => {
            "the e-mail may have been sent: look at the history of the contacts in Keap"
        }
        Operation::EmailAttach => {
            "the e-mail may have been recorded: look at the history of the contact in Keap"
        }
        Operation::EmailAddTemplate | Operation::EmailUpdateTemplate => {
            "the template may have been written: look for it in Keap"
        }
        Operation::FunnelAchieveGoal => {
            "the goal may have been achieved: look at the campaigns of the contact in Keap"
        }
        Operation::InvoiceCreateBlankOrder => {
            "the order may have been made: look for it with DataService.query on Job"
        }
        Operation::InvoiceAddOrderItem => {
            "the line may have been added: look with DataService.query on OrderItem"
        }
        Operation::InvoiceCharge => {
            "the card may have been charged: look with DataService.query on InvoicePayment"
        }
        Operation::InvoiceDelete | Operation::InvoiceRecalculateTax => {
            "the invoice may have been changed: look at it with DataService.query on Invoice"
        }
        Operation::InvoiceDeleteSubscription | Operation::InvoiceUpdateNextBillDate => {
            "the subscription may have been changed: look at it with DataService.load on RecurringOrder"
        }
        Operation::InvoiceCreateForRecurring => {
            "the subscription may have been billed: look for the order with DataService.query on Job by JobRecurringId"
        }
        Operation::InvoiceAddRecurringOrder => {
            "the subscription may have been made: look for it with DataService.query on RecurringOrder"
        }
        Operation::InvoiceAddManualPayment => {
            "the payment may have been recorded: look with DataService.query on InvoicePayment"
        }
        Operation::InvoiceAddPaymentPlan => {
            "the payment plan may have been made: look for it with DataService.query on PayPlan"
        }
        Operation::InvoiceAddOrderCommissionOverride
        | Operation::InvoiceAddRecurringCommissionOverride => {
            "the commission may have been set: look at the commissions of the partner in Keap"
        }
        Operation::OrderPlace => {
            "the order may have been made, and its card charged: look for both with DataService.query on Job and InvoicePayment"
        }
        Operation::ProductIncrementInventory
        | Operation::ProductDecrementInventory
        | Operation::ProductIncreaseInventory
        | Operation::ProductDecreaseInventory => {
            "the stock may have been changed: look with ProductService.getInventory"
        }
        Operation::ProductDeactivateCreditCard => {
            "the card may have been made useless: look with DataService.load on CreditCard"
        }
        Operation::FileUpload => {
            "the file may have been stored: look for it with DataService.query on FileBox"
        }
        Operation::FileReplace | Operation::FileRename => {
            "the file may have been changed: look at it with FileService.getFile, or with DataService.load on FileBox"
        }
        Operation::DiscountAddFreeTrial
        | Operation::DiscountAddOrderTotal
        | Operation::DiscountAddCategory
        | Operation::DiscountAddProductTotal
        | Operation::DiscountAddShippingTotal => {
            "the discount may have been made: look for its name in Keap, or in the list of its kind below /rest/v2/discounts"
        }
        Operation::DiscountAddCategoryAssignment => {
            "the category may have been added: look with DiscountService.getCategoryAssignmentsForCategoryDiscount"
        }
        Operation::CardSubmissionRequestToken => {
            "a token may have been made, which ends unused: look at nothing but whether the browser has one"
        }
        _ => "it may have been done: look at what it changes",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_xmlrpc_charges_the_card_with_the_order() {
        let told = |backend| advice(Some(Operation::OrderPlace), Some(backend));
        assert!(told(Backend::XmlRpc).contains("its card charged"));
        for rest in [Backend::RestV1, Backend::RestV2] {
            assert!(told(rest).contains("nothing was charged"), "{rest}");
        }
    }

    #[test]
    fn every_write_has_a_way_to_look() {
        for operation in Operation::ALL
            .iter()
            .filter(|operation| operation.is_write())
        {
            let advice = advice(Some(*operation), None);
            assert!(
                !advice.starts_with("it may"),
                "{operation} has no advice of its own"
            );
            assert!(advice.contains("look "), "{operation}: {advice}");
        }
    }
}
