//! The operation of `OrderService`; what a row says is told in [`rows`](super).

macro_rules! rows {
    ($($more:ident)* => $then:ident; $($before:tt)*) => {
        $crate::operation::rows::next! { $($more)* => $then; $($before)*
        OrderPlace = "OrderService.placeOrder", Write => Record, on Tables["Job", "OrderItem", "Invoice", "InvoiceItem", "Payment", "InvoicePayment", "CCharge", "CreditCard", "RecurringOrder"],
            "makes an order for products and subscription plans, and charges a card with it" {
                /// The contact.
                contact: ContactId = id("contact id"),
                /// The card, a `CreditCard.Id`; 0 charges nothing.
                card: i64 = id("card id"),
                /// The template of a payment plan; 0 for the usual one.
                pay_plan: i64 = id("payment plan id"),
                /// The products, each a `Product.Id`; one that is named twice is two pieces.
                products: Vec<i64> = ids("list of product ids"),
                /// The subscription plans, each a `SubscriptionPlan.Id`.
                plans: Vec<i64> = ids("list of subscription plan ids"),
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
