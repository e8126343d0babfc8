//! Members of discounts and of ways to ship, whose answers are texts: what explains that two of them part.

use keap_schema::FieldValue;

use crate::difference::{
    CATEGORY_ASSIGNMENT, DISCOUNT_ANSWER, DISCOUNT_COMMISSION, SHIPPING_SETTINGS,
};
use crate::{Backend, Operation, difference::Difference, fold};

/// What reads a discount.
const DISCOUNTS: [Operation; 5] = [
    Operation::DiscountGetFreeTrial,
    Operation::DiscountGetOrderTotal,
    Operation::DiscountGetCategory,
    Operation::DiscountGetProductTotal,
    Operation::DiscountGetShippingTotal,
];

/// What reads ways to ship.
const WAYS_TO_SHIP: [Operation; 8] = [
    Operation::ShippingGetAll,
    Operation::ShippingGetFlatRate,
    Operation::ShippingGetOrderTotal,
    Operation::ShippingGetOrderTotalRanges,
    Operation::ShippingGetProductBased,
    Operation::ShippingGetOrderQuantity,
    Operation::ShippingGetWeightBased,
    Operation::ShippingGetUps,
];

/// What REST tells of each way to ship; the rest is in its settings, or not there.
const TOLD_OF_WAY: [&str; 6] = [
    "id",
    "name",
    "description",
    "type",
    "active",
    "international",
];

/// The difference that explains two texts: another spelling of the same, never another value.
pub(super) fn of_texts(
    operation: Operation,
    left: &FieldValue,
    right: &FieldValue,
) -> Option<&'static Difference> {
    let known: &Difference = match operation {
        operation if DISCOUNTS.contains(&operation) => &DISCOUNT_ANSWER,
        operation if WAYS_TO_SHIP.contains(&operation) => &SHIPPING_SETTINGS,
        _ => return None,
    };
    mean_the_same(left, right).then_some(known)
}

/// The difference that explains that one side has a member and the other, `lacks`, does not.
pub(super) fn of_member(
    operation: Operation,
    name: &str,
    lacks: Backend,
) -> Option<&'static Difference> {
    match (operation, name) {
        (
            Operation::DiscountGetFreeTrial | Operation::DiscountGetShippingTotal,
            "applyDiscountToCommission",
        ) => Some(&DISCOUNT_COMMISSION),
        (Operation::DiscountGetCategoryAssignments, "id") => Some(&CATEGORY_ASSIGNMENT),
        // No document has the names of their members.
        (Operation::ShippingGetOrderTotalRanges, _) => Some(&SHIPPING_SETTINGS),
        (operation, name) if WAYS_TO_SHIP.contains(&operation) => {
            let is_of_settings = lacks != Backend::XmlRpc && !TOLD_OF_WAY.contains(&name);
            is_of_settings.then_some(&SHIPPING_SETTINGS)
        }
        _ => None,
    }
}

/// Whether two texts are the same number, the same truth, or the same word in another spelling: `10` and `10.0`, `1` and
/// `true`, `FLAT_RATE` and `Flat Rate`.
fn mean_the_same(left: &FieldValue, right: &FieldValue) -> bool {
    let (left, right) = (left.to_string(), right.to_string());
    let number = |text: &str| match text {
        "true" => Some(1.0),
        "false" => Some(0.0),
        text => text.parse::<f64>().ok(),
    };
    match (number(&left), number(&right)) {
        (Some(left), Some(right)) => left.total_cmp(&right).is_eq(),
        (None, None) => fold::same_letters(&left, &right),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_mean_the_same_when_only_their_spelling_parts() {
        let same = |left: &str, right: &str| mean_the_same(&left.into(), &right.into());
        for (left, right) in [("10", "10.0"), ("1", "true"), ("FLAT_RATE", "Flat Rate")] {
            assert!(same(left, right), "{left} {right}");
        }
        for (left, right) in [
            ("10", "11"),
            ("0", "true"),
            ("1", "one"),
            ("UPS", "Flat Rate"),
        ] {
            assert!(!same(left, right), "{left} {right}");
        }
    }

    #[test]
    fn a_member_that_is_told_everywhere_is_not_explained_away() {
        let of = |operation, name| of_member(operation, name, Backend::RestV2);
        assert!(of(Operation::DiscountGetFreeTrial, "freeTrialDays").is_none());
        assert!(
            of(
                Operation::DiscountGetCategoryAssignments,
                "productCategoryId"
            )
            .is_none()
        );
        assert!(
            of(
                Operation::DiscountGetOrderTotal,
                "applyDiscountToCommission"
            )
            .is_none()
        );
    }
    /// What REST lacks of a way to ship is in settings whose form nobody knows; the rest it tells, and XML-RPC tells all.
    #[test]
    fn only_settings_of_a_way_to_ship_may_be_absent_over_rest() {
        let flat = Operation::ShippingGetFlatRate;
        let of = |operation, name, lacks| {
            let known = of_member(operation, name, lacks);
            known.map(|known| known.id)
        };
        for settings in ["price", "orderBased", "baseShippingPrice"] {
            assert_eq!(of(flat, settings, Backend::RestV2), Some("KB-122"));
            assert_eq!(of(flat, settings, Backend::XmlRpc), None, "{settings}");
        }
        for told in TOLD_OF_WAY {
            assert_eq!(of(flat, told, Backend::RestV2), None, "{told}");
        }
        let ranges = Operation::ShippingGetOrderTotalRanges;
        assert_eq!(of(ranges, "name", Backend::XmlRpc), Some("KB-122"));
    }
}
