//! How often a subscription bills.

/// Stored number and word of a billing cycle, as subscriptions show it.
pub(crate) const CYCLES: [(&str, &str); 4] =
    [("1", "YEAR"), ("2", "MONTH"), ("3", "WEEK"), ("6", "DAY")];
