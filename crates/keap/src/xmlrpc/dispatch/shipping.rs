//! Which method serves which operation of `ShippingService`.

use keap_xmlrpc::methods::shipping;

use crate::coverage::check;
use crate::xmlrpc::answers::{record, records};
use crate::xmlrpc::backend::XmlRpcBackend;
use crate::{Backend, Invocation, Outcome, Result};

pub(super) async fn dispatch(legacy: &XmlRpcBackend, invocation: Invocation) -> Result<Outcome> {
    match invocation {
        Invocation::ShippingGetAll => records(legacy, &shipping::GetAllShippingOptions).await,
        Invocation::ShippingGetFlatRate { id } => {
            record(
                legacy,
                &shipping::GetFlatRateShippingOption { option_id: id },
            )
            .await
        }
        Invocation::ShippingGetOrderTotal { id } => {
            record(
                legacy,
                &shipping::GetOrderTotalShippingOption { option_id: id },
            )
            .await
        }
        Invocation::ShippingGetOrderTotalRanges { id } => {
            records(
                legacy,
                &shipping::GetOrderTotalShippingRanges { option_id: id },
            )
            .await
        }
        Invocation::ShippingGetProductBased { id } => {
            record(
                legacy,
                &shipping::GetProductBasedShippingOption { option_id: id },
            )
            .await
        }
        Invocation::ShippingGetOrderQuantity { id } => {
            record(
                legacy,
                &shipping::GetOrderQuantityShippingOption { option_id: id },
            )
            .await
        }
        Invocation::ShippingGetWeightBased { id } => {
            record(
                legacy,
                &shipping::GetWeightBasedShippingOption { option_id: id },
            )
            .await
        }
        Invocation::ShippingGetUps { id } => {
            record(legacy, &shipping::GetUpsShippingOption { option_id: id }).await
        }
        other => Err(check::unserved(other.operation(), Backend::XmlRpc)),
    }
}
