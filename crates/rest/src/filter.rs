//! The `filter` and `order_by` parameters of v2 lists.

use std::fmt;
use std::marker::PhantomData;

use crate::{Draft, RequestError};

/// Which records the list operation `O` returns.
///
/// Made by the functions that exist for each list, one for each documented key, so that a wrong key does not
/// compile. Conditions are joined with [`and`](Self::and); the grammar has neither `or` nor groups.
///
/// A value cannot hold `;`, which separates conditions, nor `,` where the key takes a list; how to escape them is
/// not documented, so such a value is refused when the request is written.
pub struct Filter<O> {
    clauses: Vec<Clause>,
    operation: PhantomData<fn() -> O>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Clause {
    key: String,
    sign: &'static str,
    value: String,
    /// Characters that the value must not hold, for which there is no escape.
    forbidden: &'static [char],
}

/// How a value of a filter is compared, where a key knows more than equality.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Comparison {
    /// `>`
    Greater,
    /// `<`
    Less,
    /// `>=`
    GreaterOrEqual,
    /// `<=`
    LessOrEqual,
}

impl Comparison {
    fn sign(self) -> &'static str {
        match self {
            Self::Greater => ">",
            Self::Less => "<",
            Self::GreaterOrEqual => ">=",
            Self::LessOrEqual => "<=",
        }
    }
}

impl<O> Filter<O> {
    /// Both conditions hold.
    #[must_use]
    pub fn and(mut self, other: Self) -> Self {
        self.clauses.extend(other.clauses);
        self
    }

    /// A clause by the key's own name, for keys that are made elsewhere or that a newer server has.
    /// Keys that the operation lists have functions of their own.
    ///
    /// `sign` is `==`, `!=` or the sign of a [`Comparison`]; which of them a key takes, the server decides.
    pub fn by_key(key: impl Into<String>, sign: &'static str, value: impl fmt::Display) -> Self {
        Self::clause(key, sign, value, &[';'])
    }

    pub(crate) fn equal(key: impl Into<String>, value: impl fmt::Display) -> Self {
        Self::clause(key, "==", value, &[';'])
    }

    pub(crate) fn not_equal(key: impl Into<String>, value: impl fmt::Display) -> Self {
        Self::clause(key, "!=", value, &[';'])
    }

    pub(crate) fn compared(
        key: impl Into<String>,
        comparison: Comparison,
        value: impl fmt::Display,
    ) -> Self {
        Self::clause(key, comparison.sign(), value, &[';'])
    }

    /// A text of which the last character may be `*`: any continuation, upper and lower case alike.
    pub(crate) fn prefix(key: impl Into<String>, value: impl fmt::Display) -> Self {
        let value = value.to_string();
        let forbidden: &[char] =
            if value.trim_end_matches('*').contains('*') || value.ends_with("**") {
                &[';', '*']
            } else {
                &[';']
            };
        Self::clause(key, "==", value, forbidden)
    }

    /// Any of the values.
    pub(crate) fn list(
        key: impl Into<String>,
        values: impl IntoIterator<Item = impl fmt::Display>,
    ) -> Self {
        let key = key.into();
        let values: Vec<String> = values.into_iter().map(|value| value.to_string()).collect();
        let forbidden: &[char] = if values.iter().any(|value| value.contains(',')) {
            &[';', ',']
        } else {
            &[';']
        };
        Self::clause(key, "==", values.join(","), forbidden)
    }

    fn clause(
        key: impl Into<String>,
        sign: &'static str,
        value: impl fmt::Display,
        forbidden: &'static [char],
    ) -> Self {
        let clause = Clause {
            key: key.into(),
            sign,
            value: value.to_string(),
            forbidden,
        };
        Self {
            clauses: vec![clause],
            operation: PhantomData,
        }
    }
}

impl Draft {
    /// Adds a filter; `None` is left out.
    pub fn filter<O>(&mut self, filter: Option<&Filter<O>>) {
        let Some(filter) = filter else { return };
        for clause in &filter.clauses {
            if let Some(found) = clause.value.chars().find(|c| clause.forbidden.contains(c)) {
                self.fail(RequestError::FilterValue {
                    key: clause.key.clone(),
                    found,
                });
            }
        }
        self.query("filter", Some(filter));
    }
}

impl<O> fmt::Display for Filter<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, clause) in self.clauses.iter().enumerate() {
            let separator = if index == 0 { "" } else { ";" };
            write!(
                f,
                "{separator}{}{}{}",
                clause.key, clause.sign, clause.value
            )?;
        }
        Ok(())
    }
}

impl<O> fmt::Debug for Filter<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Filter({self})")
    }
}

impl<O> Clone for Filter<O> {
    fn clone(&self) -> Self {
        Self {
            clauses: self.clauses.clone(),
            operation: PhantomData,
        }
    }
}

impl<O> PartialEq for Filter<O> {
    fn eq(&self, other: &Self) -> bool {
        self.clauses == other.clauses
    }
}

/// The direction of an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Direction {
    /// From the smallest to the largest.
    Ascending,
    /// From the largest to the smallest.
    Descending,
}

/// The property a v2 list is ordered by, and the direction. The default direction of the server is not known, so
/// both are always sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct OrderBy<K> {
    /// The property.
    pub key: K,
    /// Ascending or descending.
    pub direction: Direction,
}

impl<K: fmt::Display> fmt::Display for OrderBy<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let direction = match self.direction {
            Direction::Ascending => "asc",
            Direction::Descending => "desc",
        };
        write!(f, "{} {direction}", self.key)
    }
}

/// Defines the keys a list can be ordered by.
macro_rules! order_keys {
    ($(#[$meta:meta])* $name:ident { $($variant:ident = $text:literal,)+ }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum $name {
            $(#[doc = concat!("`", $text, "`")] $variant,)+
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(match self { $(Self::$variant => $text,)+ })
            }
        }
    };
}

pub(crate) use order_keys;

#[cfg(test)]
mod tests {
    use super::*;

    type Any = Filter<()>;

    fn written(filter: Any) -> Result<String, String> {
        let mut draft = Draft::new("/");
        draft.filter(Some(&filter));
        match draft.take_problem() {
            Some(problem) => Err(problem.to_string()),
            None => Ok(draft.as_query().to_owned()),
        }
    }

    #[test]
    fn clauses_are_joined_and_encoded() {
        let filter = Any::equal("email", "a@b.c").and(Any::prefix("given_name", "Mar*"));
        assert_eq!(
            written(filter).unwrap(),
            "filter=email%3D%3Da%40b.c%3Bgiven_name%3D%3DMar%2A"
        );
        let filter =
            Any::list("ids", [1, 2]).and(Any::compared("id", Comparison::GreaterOrEqual, 5));
        assert_eq!(written(filter).unwrap(), "filter=ids%3D%3D1,2%3Bid%3E%3D5");
    }

    #[test]
    fn what_the_grammar_cannot_express_is_refused() {
        let refused = |filter| written(filter).unwrap_err();
        assert_eq!(
            refused(Any::equal("name", "a;b")),
            "filter value of name must not contain ';'"
        );
        assert_eq!(
            refused(Any::prefix("name", "*a")),
            "filter value of name must not contain '*'"
        );
        assert_eq!(
            refused(Any::list("ids", ["1,2"])),
            "filter value of ids must not contain ','"
        );
        assert_eq!(
            written(Any::equal("name", "a,b")).unwrap(),
            "filter=name%3D%3Da,b"
        );
    }
}
