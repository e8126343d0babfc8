//! What a query asks besides its rows, in words.

use keap_schema::QueryData;

use super::{Plan, Source};
use crate::Backend;
use crate::rest::dialect;
use crate::table::{Convert, Field, Path, Table};

/// The calls that complete the rows of a query, in words.
pub(super) fn lookups(query: &QueryData, plan: &Plan) -> Vec<&'static str> {
    let backend = plan.backend;
    let wanted = |field: &&Field| {
        let name = field.column;
        query.selected.is_empty()
            || query.selected.iter().any(|column| column == name)
            || query.conditions.iter().any(|(column, _)| column == name)
    };
    let dialect = dialect::of(backend);
    let is_v2 = backend == Backend::RestV2;
    let mut lookups = Vec::new();
    let parts: Vec<&Table> = match &plan.source {
        Source::Parts(plans) => plans.iter().map(|plan| plan.table).collect(),
        _ => vec![plan.table],
    };
    let fields = parts.iter().flat_map(|part| part.columns);
    for field in fields.filter(wanted) {
        let lookup = match (field.convert, field.path(backend)) {
            (Convert::Card, Some(_)) if dialect.cards_are_methods => {
                "the card of each payment method, once"
            }
            (_, Some(Path::Nested("@contact", _))) if is_v2 => {
                "the contacts of the rows, up to 200 in one call"
            }
            (_, Some(Path::Nested("@contact", _))) => "each contact of the rows, once",
            (_, Some(Path::Nested("@tag", _))) => "the tags of the rows, up to 200 in one call",
            (_, Some(Path::Nested("@order", _))) => "the orders of the rows, up to 200 in one call",
            (_, Some(Path::Property(name))) if name.starts_with('@') => {
                "an endpoint of each row's own, once"
            }
            _ => continue,
        };
        if !lookups.contains(&lookup) {
            lookups.push(lookup);
        }
    }
    lookups
}
