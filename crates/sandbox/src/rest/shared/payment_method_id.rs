//! The ids of payment methods: stored cards have them beside their own, from another number space (documented).

/// What a method id is more than the id of its card, so that nobody takes one for the other.
const OFFSET: i64 = 900_000;

/// The method of a card; 0 for none.
pub(crate) fn method_of(card: i64) -> i64 {
    if card == 0 { 0 } else { card + OFFSET }
}

/// The card of a method; 0 for none.
pub(crate) fn card_of(method: i64) -> i64 {
    if method > OFFSET { method - OFFSET } else { 0 }
}
