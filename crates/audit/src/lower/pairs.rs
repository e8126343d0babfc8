//! Pairs of a map.

use crate::syntax::{Kind, Node};

/// A flat list of keys and values, as pairs.
pub(super) fn paired(items: Vec<Node>) -> Kind {
    let mut pairs = Vec::new();
    let mut items = items.into_iter();
    while let (Some(key), Some(value)) = (items.next(), items.next()) {
        let kind = match key.kind {
            Kind::Name(name) => Kind::Text(name),
            kind => kind,
        };
        pairs.push((Node::new(key.at, kind), value));
    }
    Kind::Map(pairs)
}
