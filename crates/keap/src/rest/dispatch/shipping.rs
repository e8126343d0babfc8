//! Which function serves which operation of `ShippingService`.

use crate::coverage::check;
use crate::rest::backend::RestBackend;
use crate::rest::service::shipping::{self, Kind};
use crate::{Invocation, Outcome, Result};

pub(super) async fn dispatch(rest: &RestBackend, invocation: Invocation) -> Result<Outcome> {
    let (kind, id) = match invocation {
        Invocation::ShippingGetAll => return shipping::all(rest).await.map(Outcome::Records),
        Invocation::ShippingGetOrderTotalRanges { id } => {
            return shipping::ranges(rest, id.get()).await.map(Outcome::Records);
        }
        Invocation::ShippingGetFlatRate { id } => (Kind::FlatRate, id),
        Invocation::ShippingGetOrderTotal { id } => (Kind::OrderTotal, id),
        Invocation::ShippingGetProductBased { id } => (Kind::ProductBased, id),
        Invocation::ShippingGetOrderQuantity { id } => (Kind::OrderQuantity, id),
        Invocation::ShippingGetWeightBased { id } => (Kind::WeightBased, id),
        Invocation::ShippingGetUps { id } => (Kind::Ups, id),
        other => return Err(check::unserved(other.operation(), rest.backend)),
    };
    shipping::option(rest, kind, id.get())
        .await
        .map(Outcome::Record)
}
