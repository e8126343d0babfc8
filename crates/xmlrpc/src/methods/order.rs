//! `OrderService`: an order with everything that belongs to it, in one call.
//!
//! Besides the faults that each method names, every call can answer fault 1 (the account is not set
//! up for the API, or a passing disturbance) and 2 (wrong key).

use keap_schema::id::{
    AffiliateId, ContactId, CreditCardId, InvoiceId, OrderId, PaymentPlanTemplateId, ProductId,
    SubscriptionPlanId,
};

use crate::methods::define::{answer, method};
use crate::{ConvertError, Param, Params, Value};

/// The partners of an order: two params, or none of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Affiliates {
    /// The partner who brought the contact; 0 for none.
    pub lead: AffiliateId,
    /// The partner who made the sale; 0 for none.
    pub sale: AffiliateId,
}

impl Param for Affiliates {
    const WIRE_TYPE: &'static str = "int, int";

    fn write(&self, params: &mut Vec<Value>) -> Result<(), ConvertError> {
        self.lead.write(params)?;
        self.sale.write(params)
    }

    fn read(params: &mut Params) -> Result<Self, ConvertError> {
        Ok(Self {
            lead: params.take()?,
            sale: params.take()?,
        })
    }
}

answer! {
    /// What came of an order. All members are texts on the wire; the text `None` stands for
    /// nothing.
    PlacedOrder {
        /// whether it was placed and, if asked for, paid.
        successful: bool = word "Successful",
        /// what the processor said.
        message: Option<String> = word "Message",
        /// the number of the charge.
        ref_num: Option<String> = word "RefNum",
        /// the order, a `Job.Id`.
        order_id: Option<OrderId> = word "OrderId",
        /// the invoice.
        invoice_id: Option<InvoiceId> = word "InvoiceId",
        /// a code of the processor; may be empty.
        code: Option<String> = word "Code",
    }
}

method! {
    /// Makes an order for products and subscriptions, and charges a card.
    ///
    /// Wire:
    /// `OrderService.placeOrder(key, int contactId, int creditCardId, int payPlanId, int[] productIds, int[] subscriptionPlanIds, boolean processSpecials, string[] promoCodes, [int leadAffiliateId], [int saleAffiliateId]) -> struct`.
    ///
    /// There are two forms, with the two partners or without both. A card that is declined is no
    /// fault. At least one product or plan is needed.
    ///
    /// Faults: 0, `No method matching arguments`, for fewer than seven params (user report).
    ///
    /// REST: v2 `POST /rest/v2/orders`, `POST /rest/v2/orders/{order_id}:applyTax`, and more
    /// (partial); v1 `POST /rest/v1/orders` (partial). Two to four calls that can stop half-way.
    PlaceOrder = "OrderService.placeOrder": Write => PlacedOrder {
        /// The contact; not 0.
        contact_id: ContactId,
        /// The card; 0 charges nothing.
        credit_card_id: CreditCardId,
        /// The payment plan; 0 for the usual one.
        pay_plan_id: PaymentPlanTemplateId,
        /// The products; one twice means two pieces.
        product_ids: Vec<ProductId>,
        /// `Id`s of table `SubscriptionPlan`.
        subscription_plan_ids: Vec<SubscriptionPlanId>,
        /// Whether discounts apply.
        process_specials: bool,
        /// Promo codes, for the discounts.
        promo_codes: Vec<String>,
        /// The partners.
        affiliates: Option<Affiliates>,
    }
}
