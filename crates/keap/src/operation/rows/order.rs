//! The operation of `OrderService`; what a row says is told in [`rows`](super).

macro_rules! rows {
    ($($more:ident)* => $then:ident; $($before:tt)*) => {
        $crate::operation::rows::next! { $($more)* => $then; $($before)*
        OrderPlace order_place = "OrderService.placeOrder", Write => Record, on Tables["Job", "OrderItem", "Invoice", "InvoiceItem", "Payment", "InvoicePayment", "CCharge", "CreditCard", "RecurringOrder"],
            "makes an order for products and subscription plans, and charges a card with it" {
                /// The contact.
                contact: ContactId = id("contact id"),
                /// The card, a `CreditCard.Id`; without one nothing is charged.
                card: Option<CreditCardId> = id("card id"),
                /// The template of a payment plan; without one the usual one.
                pay_plan: Option<PaymentPlanTemplateId> = id("payment plan id"),
                /// The products, each a `Product.Id`; one that is named twice is two pieces.
                products: Vec<ProductId> = ids("list of product ids"),
                /// The subscription plans, each a `SubscriptionPlan.Id`.
                plans: Vec<SubscriptionPlanId> = ids("list of subscription plan ids"),
                /// Whether discounts apply.
                process_specials: bool = flag("processing of specials"),
                /// Promo codes, for the discounts.
                promo_codes: Vec<String> = texts("list of promo codes"),
                /// The partners.
                partners: OrderPartners = order_partners("partners"),
            };
        }
    };
}

pub(crate) use rows;
