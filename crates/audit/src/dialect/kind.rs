//! What something of a library is.

/// What something of a library is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Type {
    /// The dialect, by its place in the rulebook.
    pub(crate) dialect: usize,
    pub(crate) kind: TypeKind,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum TypeKind {
    /// A type that the dialect names.
    Named(String),
    /// A service of the API.
    Service {
        name: &'static str,
        /// Whether it is surely the service over XML-RPC, and not one of the same name over REST.
        certain: bool,
        /// Whether a key is the first argument of its methods.
        key: bool,
        /// Whether tables are type arguments of its methods.
        typed: bool,
    },
}
