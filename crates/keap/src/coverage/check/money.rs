//! Arguments of orders and payments that REST v2 does not take, told before anything is sent.

use crate::difference::{ITEM_KIND, MANUAL_PAYMENT, NEW_ORDER};
use crate::table::line_made_in_v2;
use crate::{Difference, Error, ErrorKind, Invocation};

/// The kind of a line that is a product: it has one.
const PRODUCT: i64 = 4;

/// Refuses what REST has no counterpart for.
pub(super) fn check(invocation: &Invocation) -> Result<(), Error> {
    match invocation {
        Invocation::InvoiceCreateBlankOrder { name, .. } if name.trim().is_empty() => {
            Err(unsupported("the order has no title", &NEW_ORDER))
        }
        Invocation::InvoiceAddOrderItem { kind, .. } if line_made_in_v2(*kind).is_none() => {
            let message = format!("lines of kind {kind} cannot be made");
            Err(unsupported(message, &ITEM_KIND))
        }
        Invocation::InvoiceAddOrderItem {
            kind: PRODUCT,
            product: 0,
            ..
        } => Err(unsupported("the line of a product names none", &ITEM_KIND)),
        Invocation::InvoiceAddManualPayment { amount, .. } if *amount <= 0.0 => {
            let message = format!("{amount} cannot be recorded as a payment");
            Err(unsupported(message, &MANUAL_PAYMENT))
        }
        Invocation::InvoiceAddManualPayment { kind, .. } if kind.trim().is_empty() => {
            Err(unsupported("the payment has no kind", &MANUAL_PAYMENT))
        }
        _ => Ok(()),
    }
}

fn unsupported(message: impl Into<String>, known: &'static Difference) -> Error {
    Error::new(ErrorKind::Unsupported, message).explained_by(known)
}
