//! Which method serves which operation of `ShippingService`.

use keap_xmlrpc::methods::shipping;

use crate::coverage::check;
use crate::xmlrpc::answers::{record, records};
use crate::xmlrpc::backend::XmlRpcBackend;
use crate::xmlrpc::wire::wire_id;
use crate::{Backend, Invocation, Outcome, Result};

pub(super) async fn dispatch(legacy: &XmlRpcBackend, invocation: Invocation) -> Result<Outcome> {
    match invocation {
        Invocation::ShippingGetAll => records(legacy, &shipping::GetAllShippingOptions).await,
        Invocation::ShippingGetFlatRate { id } => {
            let option_id = wire_id(id.get())?;
            record(legacy, &shipping::GetFlatRateShippingOption { option_id }).await
        }
        Invocation::ShippingGetOrderTotal { id } => {
            let option_id = wire_id(id.get())?;
            record(legacy, &shipping::GetOrderTotalShippingOption { option_id }).await
        }
        Invocation::ShippingGetOrderTotalRanges { id } => {
            let option_id = wire_id(id.get())?;
            records(legacy, &shipping::GetOrderTotalShippingRanges { option_id }).await
        }
        Invocation::ShippingGetProductBased { id } => {
            let option_id = wire_id(id.get())?;
            record(
                legacy,
                &shipping::GetProductBasedShippingOption { option_id },
            )
            .await
        }
        Invocation::ShippingGetOrderQuantity { id } => {
            let option_id = wire_id(id.get())?;
            record(
                legacy,
                &shipping::GetOrderQuantityShippingOption { option_id },
            )
            .await
        }
        Invocation::ShippingGetWeightBased { id } => {
            let option_id = wire_id(id.get())?;
            record(
                legacy,
                &shipping::GetWeightBasedShippingOption { option_id },
            )
            .await
        }
        Invocation::ShippingGetUps { id } => {
            let option_id = wire_id(id.get())?;
            record(legacy, &shipping::GetUpsShippingOption { option_id }).await
        }
        other => Err(check::unserved(other.operation(), Backend::XmlRpc)),
    }
}
