//! Which function serves which operation of `DiscountService`.

use crate::coverage::check;
use crate::rest::backend::RestBackend;
use crate::rest::service::discount::{
    self, CATEGORY, FREE_TRIAL, ORDER_TOTAL, PRODUCT_TOTAL, SHIPPING_TOTAL,
};
use crate::{Invocation, Outcome, Result};

pub(super) async fn dispatch(rest: &RestBackend, invocation: Invocation) -> Result<Outcome> {
    match invocation {
        Invocation::DiscountGetFreeTrial { id } => discount::read(rest, &FREE_TRIAL, id.get())
            .await
            .map(Outcome::Record),
        Invocation::DiscountGetOrderTotal { id } => discount::read(rest, &ORDER_TOTAL, id.get())
            .await
            .map(Outcome::Record),
        Invocation::DiscountGetCategory { id } => discount::read(rest, &CATEGORY, id.get())
            .await
            .map(Outcome::Record),
        Invocation::DiscountGetProductTotal { id } => {
            discount::read(rest, &PRODUCT_TOTAL, id.get())
                .await
                .map(Outcome::Record)
        }
        Invocation::DiscountGetShippingTotal { id } => {
            discount::read(rest, &SHIPPING_TOTAL, id.get())
                .await
                .map(Outcome::Record)
        }
        Invocation::DiscountAddCategoryAssignment { discount, category } => {
            discount::assign(rest, discount.get(), category.get())
                .await
                .map(Outcome::Id)
        }
        Invocation::DiscountGetCategoryAssignments { discount } => {
            discount::assignments(rest, discount.get())
                .await
                .map(Outcome::Records)
        }
        other => add(rest, other).await.map(Outcome::Id),
    }
}

async fn add(rest: &RestBackend, invocation: Invocation) -> Result<i64> {
    let (kind, values) = match invocation {
        Invocation::DiscountAddFreeTrial {
            name,
            description,
            days,
            hide_price,
            plan,
        } => (
            &FREE_TRIAL,
            vec![
                ("name", name.into()),
                ("description", description.into()),
                ("freeTrialDays", days.into()),
                ("hidePrice", hide_price.into()),
                ("subscriptionPlanId", plan.into()),
            ],
        ),
        Invocation::DiscountAddOrderTotal {
            name,
            description,
            commissions,
            percent,
            value,
            base,
        } => (
            &ORDER_TOTAL,
            vec![
                ("name", name.into()),
                ("description", description.into()),
                ("applyDiscountToCommission", commissions.into()),
                ("pctOrAmt", percent.into()),
                ("amount", value.into()),
                ("payType", base.into()),
            ],
        ),
        Invocation::DiscountAddCategory {
            name,
            description,
            commissions,
            percentage,
        } => (
            &CATEGORY,
            vec![
                ("name", name.into()),
                ("description", description.into()),
                ("applyDiscountToCommission", commissions.into()),
                ("amount", f64::from(percentage).into()),
            ],
        ),
        Invocation::DiscountAddProductTotal {
            name,
            description,
            commissions,
            product,
            percent,
            value,
        } => (
            &PRODUCT_TOTAL,
            vec![
                ("name", name.into()),
                ("description", description.into()),
                ("applyDiscountToCommission", commissions.into()),
                ("productId", product.into()),
                ("pctOrAmt", percent.into()),
                ("amount", value.into()),
            ],
        ),
        // That it has no effect on commissions was checked before.
        Invocation::DiscountAddShippingTotal {
            name,
            description,
            commissions: _,
            percent,
            value,
        } => (
            &SHIPPING_TOTAL,
            vec![
                ("name", name.into()),
                ("description", description.into()),
                ("pctOrAmt", percent.into()),
                ("amount", value.into()),
            ],
        ),
        other => return Err(check::unserved(other.operation(), rest.backend)),
    };
    discount::add(rest, kind, values).await
}
