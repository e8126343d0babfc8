//! Amounts of money that v2 takes as plain numbers in main units, told before anything is sent: it would round what is
//! smaller than the smallest unit of the currency, and the total of an order would no longer be that of its lines.

use crate::coverage::steps::is_of_currency;
use crate::difference::MONEY_UNIT;
use crate::rest::backend::RestBackend;
use crate::rest::record::money::{self, Unfit};
use crate::rest::row::draft;
use crate::{Backend, Error, ErrorKind, Result};

/// An amount in the smallest units of a currency with as many decimals.
///
/// # Errors
/// `InvalidRequest` when it has a fraction of the smallest unit, is too large, or is no number.
pub(super) fn in_smallest_units(amount: f64, decimals: u32) -> Result<i64> {
    money::minor(&amount.to_string(), decimals).map_err(|unfit| match unfit {
        Unfit::NoAmount => Error::new(ErrorKind::InvalidRequest, format!("{amount} is no amount"))
            .hinted("give a number"),
        Unfit::Fraction => {
            let message = format!("{amount} has a fraction of the currency's smallest unit");
            Error::new(ErrorKind::InvalidRequest, message)
                .explained_by(&MONEY_UNIT)
                .hinted("round it to the smallest unit of the currency")
        }
        Unfit::TooLarge => money::too_large(&format!("{amount:e}")),
    })
}

/// Refuses an amount that is not whole in the smallest unit of the account's currency over v2, or too large in it.
pub(super) async fn check(rest: &RestBackend, amount: f64) -> Result<()> {
    if rest.backend != Backend::RestV2 || !is_of_currency(amount) {
        return Ok(());
    }
    let currency = draft::currency_or_none(rest).await;
    let decimals = money::exponent(currency.as_deref().unwrap_or_default());
    in_smallest_units(amount, decimals).map(drop)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fraction_of_the_smallest_unit_is_refused_as_a_known_difference() {
        for (amount, decimals, units) in [
            (2.67, 2, 267),
            (-0.5, 2, -50),
            (2.675, 3, 2675),
            (500.0, 0, 500),
        ] {
            assert_eq!(
                in_smallest_units(amount, decimals).unwrap(),
                units,
                "{amount}"
            );
        }
        for (amount, decimals) in [(2.675, 2), (0.005, 2), (1.005, 2), (0.5, 0)] {
            let error = in_smallest_units(amount, decimals).unwrap_err();
            assert_eq!(error.kind(), ErrorKind::InvalidRequest);
            assert_eq!(error.difference().map(|known| known.id), Some("KB-038"));
        }
    }

    #[test]
    fn what_is_whole_and_small_is_fine_in_every_currency() {
        for (amount, asks) in [(1e13, false), (-500.0, false), (1e300, true), (2.5, true)] {
            assert_eq!(is_of_currency(amount), asks, "{amount}");
        }
        let most = 99_999_999_999_999.0;
        assert!(!is_of_currency(most) && in_smallest_units(most, 4).is_ok());
    }

    #[test]
    fn an_amount_that_is_too_large_is_told_as_such() {
        let error = in_smallest_units(1e300, 2).unwrap_err();
        assert_eq!(
            error.message(),
            "1e300 is too large: 64 bits do not hold its smallest units"
        );
        let error = in_smallest_units(f64::NAN, 2).unwrap_err();
        assert_eq!(error.message(), "NaN is no amount");
    }
}
