//! Which method serves which operation of `DiscountService`.

use keap_xmlrpc::methods::discount;

use crate::coverage::check;
use crate::xmlrpc::answers::{record, records};
use crate::xmlrpc::backend::XmlRpcBackend;
use crate::xmlrpc::wire::wire_number;
use crate::{Backend, Invocation, Outcome, Result};

pub(super) async fn dispatch(legacy: &XmlRpcBackend, invocation: Invocation) -> Result<Outcome> {
    match invocation {
        Invocation::DiscountGetFreeTrial { id } => {
            record(legacy, &discount::GetFreeTrial { trial_id: id }).await
        }
        Invocation::DiscountGetOrderTotal { id } => {
            record(legacy, &discount::GetOrderTotalDiscount { id }).await
        }
        Invocation::DiscountGetCategory { id } => {
            record(legacy, &discount::GetCategoryDiscount { id }).await
        }
        Invocation::DiscountGetProductTotal { id } => {
            record(legacy, &discount::GetProductTotalDiscount { id }).await
        }
        Invocation::DiscountGetShippingTotal { id } => {
            record(legacy, &discount::GetShippingTotalDiscount { id }).await
        }
        Invocation::DiscountAddCategoryAssignment { discount, category } => {
            legacy
                .id(&discount::AddCategoryAssignmentToCategoryDiscount {
                    id: discount,
                    product_category_id: category,
                })
                .await
        }
        Invocation::DiscountGetCategoryAssignments { discount } => {
            let list = discount::GetCategoryAssignmentsForCategoryDiscount { id: discount };
            records(legacy, &list).await
        }
        other => add(legacy, other).await,
    }
}

async fn add(legacy: &XmlRpcBackend, invocation: Invocation) -> Result<Outcome> {
    match invocation {
        Invocation::DiscountAddFreeTrial {
            name,
            description,
            days,
            hide_price,
            plan,
        } => {
            legacy
                .id(&discount::AddFreeTrial {
                    name,
                    description,
                    free_trial_days: wire_number(days.into())?,
                    hide_price: hide_price.into(),
                    subscription_plan_id: plan,
                })
                .await
        }
        Invocation::DiscountAddOrderTotal {
            name,
            description,
            commissions,
            percent,
            value,
            base,
        } => {
            legacy
                .id(&discount::AddOrderTotalDiscount {
                    name,
                    description,
                    apply_discount_to_commission: commissions.into(),
                    percent_or_amt: percent.into(),
                    amt: value,
                    pay_type: base,
                })
                .await
        }
        Invocation::DiscountAddCategory {
            name,
            description,
            commissions,
            percentage,
        } => {
            legacy
                .id(&discount::AddCategoryDiscount {
                    name,
                    description,
                    apply_discount_to_commission: commissions.into(),
                    amt: wire_number(percentage.into())?,
                })
                .await
        }
        Invocation::DiscountAddProductTotal {
            name,
            description,
            commissions,
            product,
            percent,
            value,
        } => {
            legacy
                .id(&discount::AddProductTotalDiscount {
                    name,
                    description,
                    apply_discount_to_commission: commissions.into(),
                    product_id: product,
                    percent_or_amt: percent.into(),
                    amt: value,
                })
                .await
        }
        Invocation::DiscountAddShippingTotal {
            name,
            description,
            commissions,
            percent,
            value,
        } => {
            legacy
                .id(&discount::AddShippingTotalDiscount {
                    name,
                    description,
                    apply_discount_to_commission: commissions.into(),
                    percent_or_amt: percent.into(),
                    amt: value,
                })
                .await
        }
        other => Err(check::unserved(other.operation(), Backend::XmlRpc)),
    }
}
