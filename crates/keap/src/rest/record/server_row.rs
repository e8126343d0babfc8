//! A row as the server gave it, and what stands above and beside it.

use std::sync::Arc;

use serde_json::Value;

use crate::rest::record::json;
use crate::table::Path;

/// What descriptions call the row above.
pub(in crate::rest) const PARENT: &str = "@parent";

/// What they call a row that is no object but a value.
const VALUE: &str = "@value";

/// One row of an answer.
#[derive(Clone, Debug, Default)]
pub(in crate::rest) struct ServerRow {
    /// Its JSON; null when it was not needed.
    pub(in crate::rest) json: Value,
    /// The row above it, which all rows below that share.
    pub(in crate::rest) parent: Option<Arc<Self>>,
    /// What an endpoint of its own told of it, and what descriptions call that.
    pub(in crate::rest) beside: Option<(&'static str, Value)>,
}

impl ServerRow {
    /// A row with nothing above it.
    pub(in crate::rest) fn of(json: Value) -> Self {
        Self {
            json,
            parent: None,
            beside: None,
        }
    }

    /// A row below another.
    pub(in crate::rest) fn below(parent: &Arc<Self>, json: Value) -> Self {
        Self {
            parent: Some(Arc::clone(parent)),
            ..Self::of(json)
        }
    }

    /// The value at a path, if there is one.
    pub(in crate::rest) fn find(&self, path: Path) -> Option<&Value> {
        let beside = self.beside.as_ref();
        let told = |place: &str| beside.filter(|(name, _)| *name == place);
        match path {
            Path::Property(VALUE) => Some(&self.json).filter(|json| !json.is_object()),
            Path::Property(name) if told(name).is_some() => told(name).map(|(_, value)| value),
            Path::Nested(PARENT, rest) => self.parent.as_ref()?.find(Path::parse(rest)),
            Path::Nested(name, rest) if told(name).is_some() => {
                json::find(&told(name)?.1, Path::parse(rest))
            }
            Path::Either(first, second) => self
                .find(Path::parse(first))
                .filter(|value| !value.is_null())
                .or_else(|| self.find(Path::parse(second))),
            _ => json::find(&self.json, path),
        }
    }

    /// The JSON that a path leads into, and the path from there.
    pub(in crate::rest) fn at(&self, path: Path) -> Option<(&Value, Path)> {
        match path {
            Path::Nested(PARENT, rest) => self.parent.as_ref()?.at(Path::parse(rest)),
            path => Some((&self.json, path)),
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn paths_lead_above_and_beside_a_row() {
        let above = ServerRow::of(json!({ "id": "7" }));
        let parent = Arc::new(ServerRow::below(&Arc::new(above), json!({ "name": "x" })));
        let mut row = ServerRow::below(&parent, json!(12));
        row.beside = Some(("@signature", json!({ "html": "<p>" })));
        let find = |path| row.find(Path::parse(path)).cloned();
        assert_eq!(find("@value"), Some(json!(12)));
        assert_eq!(find("@parent.name"), Some(json!("x")));
        assert_eq!(find("@parent.@parent.id"), Some(json!("7")));
        assert_eq!(find("@parent.none|@parent.name"), Some(json!("x")));
        assert_eq!(find("@signature.html"), Some(json!("<p>")));
        assert_eq!(find("@signature"), Some(json!({ "html": "<p>" })));
        assert_eq!(find("@parent.none"), None);
    }
}
