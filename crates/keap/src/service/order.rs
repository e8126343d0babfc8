//! `OrderService`: an order with everything that belongs to it.

use super::record;
use crate::{
    ContactId, Invocation, Result,
    model::{NewOrder, PlacedOrder},
};

service! {
    /// Whole orders, as the legacy `OrderService` places them.
    OrderService
}

impl OrderService<'_> {
    /// Makes an order for products and subscription plans, and charges a card with it. A card that is declined is no
    /// error: the order stands, and the answer says that it is not paid.
    ///
    /// Over REST v2 it is made, taxed and paid by a call each, none of which is ever sent twice. A failure between them
    /// tells [which were done](crate::Error::steps_done) and [what stands](crate::Error::stands): do not place the order
    /// again then, but go on from there as the [hint](crate::Error::hint) says. A payment in doubt is looked for by
    /// amount, time and card.
    ///
    /// Do not drop this call, with a timeout around it or in a `select!`: over REST v2 the order may stand without its payment then, or
    /// paid, and no error tells of it. Spawn it as a task of its own and wait for that; after a call that was dropped look for
    /// the contact's newest order, and for its payments, before it is placed again.
    ///
    /// # Errors
    /// `InvalidRequest` when it names neither product nor plan; `NotFound` when one of them or the card does not exist;
    /// `Unsupported` over REST for a template of a payment plan, discounts and promo codes (`KB-105`), and over v1 for a
    /// card and for subscription plans (`KB-106`). v1 does not tell the invoice.
    pub async fn place_order(self, contact: ContactId, order: NewOrder) -> Result<PlacedOrder> {
        let invocation = Invocation::OrderPlace {
            contact,
            card: order.card,
            pay_plan: order.pay_plan,
            products: order.products,
            plans: order.plans,
            process_specials: order.process_specials,
            promo_codes: order.promo_codes,
            partners: order.partners,
        };
        Ok(record(self.0.invoke(invocation).await?)?.into())
    }
}
