//! Identifiers that must not be mixed up.

use std::fmt;
use std::num::ParseIntError;
use std::str::FromStr;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name(i64);

        impl $name {
            /// The id as a number.
            pub fn get(self) -> i64 {
                self.0
            }
        }

        impl From<i64> for $name {
            fn from(id: i64) -> Self {
                Self(id)
            }
        }

        impl From<i32> for $name {
            fn from(id: i32) -> Self {
                Self(id.into())
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = ParseIntError;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.parse().map(Self)
            }
        }
    )*};
}

ids! {
    /// The id of a contact. Contacts, companies and users share one sequence of ids.
    ///
    /// The same number on every backend: an `i4` in XML-RPC, a number in REST v1, decimal text in REST v2.
    ContactId;
    /// The id of a tag; XML-RPC calls tags groups.
    ///
    /// The same number on every backend: an `i4` in XML-RPC, a number in REST v1, decimal text in REST v2.
    TagId;
    /// The id of a legacy follow-up sequence, a row of table `Campaign`.
    ///
    /// It means nothing to REST: the campaigns and sequences of the Campaign Builder have ids of their own, which may
    /// be the same numbers. `RestOptions::sequence` says which is which (difference `KB-016`).
    FollowUpSequenceId;
}
