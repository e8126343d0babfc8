//! What the walk keeps of a function: its names while it is in it, and what it does for those who call it.

use std::collections::{BTreeMap, HashMap};

use super::value::Value;
use crate::hit::Certainty;
use crate::syntax::Offset;

/// A call in a function that is decided by what the function is given.
#[derive(Clone, Debug)]
pub(super) struct Open {
    /// Where it stands.
    pub(super) at: Offset,
    pub(super) dialect: usize,
    /// The name of the method.
    pub(super) method: Value,
    /// As far as they are constant, in the order of the call.
    pub(super) params: Vec<Value>,
    pub(super) key: bool,
    pub(super) certainty: Certainty,
}

/// What is known of a function.
#[derive(Clone, Debug, Default)]
pub(super) struct Summary {
    pub(super) parameters: Vec<String>,
    /// The place of a parameter that has all arguments from there on.
    pub(super) rest: Option<usize>,
    pub(super) defaults: Vec<Value>,
    pub(super) open: BTreeMap<Offset, Open>,
    pub(super) returns: Option<Value>,
    /// Whether a class has it.
    pub(super) of_class: bool,
}

/// The names of one function, or of the file.
#[derive(Debug, Default)]
pub(super) struct Frame {
    pub(super) names: HashMap<String, Value>,
    /// What names were before the branches around this place changed them.
    pub(super) changed: Vec<Vec<(String, Option<Value>)>>,
    /// The function that it is, by its name.
    pub(super) function: Option<String>,
    pub(super) shifted: usize,
    pub(super) class: Option<String>,
}
