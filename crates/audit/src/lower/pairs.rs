//! Pairs of a map.

use crate::syntax::{Kind, Node};

/// A flat list of keys and values, as pairs.
pub(super) fn paired(items: Vec<Node>) -> Kind {
    let mut pairs = Vec::new();
    let mut items = items.into_iter();
    while let Some(key) = items.next() {
        // A map or a list whose parts stand there.
        if let Kind::Spread(inner) = &key.kind {
            let key = match &inner.kind {
                Kind::Spread(_) => inner.as_ref().clone(),
                _ => key.clone(),
            };
            let nothing = Node::new(key.at, Kind::Null);
            pairs.push((key, nothing));
            continue;
        }
        let Some(value) = items.next() else { break };
        let kind = match key.kind {
            Kind::Name(name) => Kind::Text(name),
            kind => kind,
        };
        pairs.push((Node::new(key.at, kind), value));
    }
    Kind::Map(pairs)
}
