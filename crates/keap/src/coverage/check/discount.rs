//! Arguments of discounts, told before anything is sent.

use crate::difference::DISCOUNT_COMMISSION;
use crate::{Error, ErrorKind, Invocation};

/// Refuses what no backend may be sent: a discount without a name, a number that is none, a base that there is not.
pub(super) fn check_everywhere(invocation: &Invocation) -> Result<(), Error> {
    match invocation {
        Invocation::DiscountAddFreeTrial { name, .. }
        | Invocation::DiscountAddCategory { name, .. } => check_name(name),
        Invocation::DiscountAddProductTotal { name, value, .. }
        | Invocation::DiscountAddShippingTotal { name, value, .. } => {
            check_name(name)?;
            check_value(*value)
        }
        Invocation::DiscountAddOrderTotal {
            name, value, base, ..
        } => {
            check_name(name)?;
            check_value(*value)?;
            check_base(base)
        }
        _ => Ok(()),
    }
}

/// Refuses what REST has no counterpart for.
pub(super) fn check_rest(invocation: &Invocation) -> Result<(), Error> {
    match invocation {
        Invocation::DiscountAddShippingTotal {
            commissions: true, ..
        } => {
            let message = "a discount on shipping cannot shrink commissions";
            Err(Error::new(ErrorKind::Unsupported, message).explained_by(&DISCOUNT_COMMISSION))
        }
        _ => Ok(()),
    }
}

fn check_name(name: &str) -> Result<(), Error> {
    if name.trim().is_empty() {
        return Err(invalid("the discount has no name"));
    }
    Ok(())
}

fn check_value(value: f64) -> Result<(), Error> {
    if value.is_finite() && value >= 0.0 {
        return Ok(());
    }
    Err(invalid(format!(
        "{value} is neither an amount nor a percentage"
    )))
}

/// The documented words; REST writes them in capitals.
fn check_base(base: &str) -> Result<(), Error> {
    let known = ["gross", "net"];
    if known.iter().any(|known| base.eq_ignore_ascii_case(known)) {
        return Ok(());
    }
    let error = invalid(format!("a discount is not of {base:?}"));
    Err(error.hinted("write Gross or Net"))
}

fn invalid(message: impl Into<String>) -> Error {
    Error::new(ErrorKind::InvalidRequest, message)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn discount(name: &str, value: f64, base: &str) -> Invocation {
        Invocation::DiscountAddOrderTotal {
            name: name.into(),
            description: String::new(),
            commissions: true,
            percent: true,
            value,
            base: base.into(),
        }
    }

    #[test]
    fn what_no_wire_could_take_is_refused() {
        for (name, value, base) in [("Spring", 0.0, "Gross"), ("Spring", 12.5, "net")] {
            assert!(check_everywhere(&discount(name, value, base)).is_ok());
        }
        for (name, value, base) in [
            (" ", 1.0, "Gross"),
            ("Spring", f64::NAN, "Gross"),
            ("Spring", f64::INFINITY, "Gross"),
            ("Spring", -1.0, "Gross"),
            ("Spring", 1.0, "Tax"),
            ("Spring", 1.0, ""),
        ] {
            let error = check_everywhere(&discount(name, value, base)).unwrap_err();
            assert_eq!(error.kind(), ErrorKind::InvalidRequest, "{error}");
        }
    }
}
