//! Custom fields in the arguments of an invocation: references become API names, values are checked.

use std::collections::BTreeMap;

use keap_schema::{Change, Changes, Condition, FieldValue, QueryData, Record, Untyped};

use super::typed::{NEVER, Texts};
use super::{CustomField, Definitions};
use crate::{Error, Fields, Invocation, Outcome};

/// API names by the references that the caller used for them.
#[derive(Debug, Default)]
pub(crate) struct Renames(BTreeMap<String, String>);

impl Renames {
    /// Gives the values the names back that the caller asked by.
    pub(crate) fn restore(&self, mut outcome: Outcome) -> Outcome {
        match &mut outcome {
            Outcome::Record(record) => self.restore_records(std::slice::from_mut(record)),
            Outcome::Records(records) => self.restore_records(records),
            _ => {}
        }
        outcome
    }

    /// As [`restore`](Self::restore), for rows.
    pub(crate) fn restore_records(&self, records: &mut [Record]) {
        for record in records {
            for (asked, name) in &self.0 {
                if let Some(value) = record.get(name).cloned() {
                    record.insert(asked.as_str(), value);
                }
            }
        }
    }
}

/// The names of custom fields in an invocation.
pub(crate) fn custom_names(invocation: &Invocation) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    see_names(invocation, &mut |name| {
        if CustomField::parse(name).is_some() && !names.iter().any(|known| known == name) {
            names.push(name.to_owned());
        }
    });
    names
}

/// Shows every column name of an invocation, as [`renamed`] would pass it through.
pub(crate) fn see_names<'a>(invocation: &'a Invocation, see: &mut impl FnMut(&'a str)) {
    match invocation {
        Invocation::ContactAdd { values }
        | Invocation::ContactAddWithDupCheck { values, .. }
        | Invocation::DataAdd { values, .. } => values.iter().for_each(|(name, _)| see(name)),
        Invocation::ContactUpdate { changes, .. } | Invocation::DataUpdate { changes, .. } => {
            changes.iter().for_each(|(name, _)| see(name));
        }
        Invocation::ContactLoad { fields, .. }
        | Invocation::ContactFindByEmail { fields, .. }
        | Invocation::DataLoad { fields, .. } => {
            let names = fields.names().unwrap_or_default();
            names.iter().for_each(|name| see(name));
        }
        Invocation::DataFindByField { query, field, .. } => {
            see(field);
            see_names_of(query, see);
        }
        Invocation::DataQuery(query) | Invocation::DataCount(query) => see_names_of(query, see),
        _ => {}
    }
}

fn see_names_of<'a>(query: &'a QueryData, see: &mut impl FnMut(&'a str)) {
    query.selected.iter().for_each(|name| see(name));
    query.conditions.iter().for_each(|(name, _)| see(name));
    query.order.iter().for_each(|order| see(&order.field));
}

/// Whether the definitions are needed: a name is no API name, or a value is to be written or compared as the type has it.
pub(crate) fn must_resolve(invocation: &Invocation, names: &[String]) -> bool {
    let is_write = invocation.operation().is_write();
    let is_needed = |name: &String| !name.starts_with('_') || compares_value(invocation, name);
    !names.is_empty() && (is_write || names.iter().any(is_needed))
}

/// Replaces references by API names; values to be written or compared become those of the type.
///
/// # Errors
/// As [`Definitions::find`], [`Definition::typed`](super::Definition::typed),
/// [`Definition::condition`](super::Definition::condition) and [`Definition::sought`](super::Definition::sought).
pub(crate) fn resolve(
    mut invocation: Invocation,
    names: &[String],
    definitions: &Definitions,
    texts: Texts,
) -> Result<(Invocation, Renames), Error> {
    let mut renames = Renames::default();
    let mut values = BTreeMap::new();
    for name in names {
        let Some(wanted) = CustomField::parse(name) else {
            continue;
        };
        let field = definitions.find(wanted)?;
        if let Some(Change::Set(value)) = change(&invocation, name) {
            values.insert(name.clone(), field.typed(value, texts)?);
        }
        for condition in conditions_on(&mut invocation, name) {
            *condition = field.condition(condition, texts)?;
        }
        if let Invocation::DataFindByField {
            query,
            field: by,
            value,
        } = &mut invocation
            && by == name
        {
            if field.is_never(value, texts) {
                query.conditions.push((name.clone(), NEVER));
            }
            *value = field.sought(value, texts)?;
        }
        let column = field.column();
        if column != *name {
            renames.0.insert(name.clone(), column);
        }
    }
    let rename = |name: &str| {
        renames
            .0
            .get(name)
            .cloned()
            .unwrap_or_else(|| name.to_owned())
    };
    if !values.is_empty() {
        with_values(&mut invocation, &values);
    }
    let invocation = renamed(invocation, &mut { rename });
    Ok((invocation, renames))
}

fn compares_value(invocation: &Invocation, name: &str) -> bool {
    let query = match invocation {
        Invocation::DataQuery(query) | Invocation::DataCount(query) => query,
        Invocation::DataFindByField { field, .. } => return field == name,
        _ => return false,
    };
    query.conditions_on(name).any(|condition| {
        matches!(
            condition,
            Condition::Equals(_) | Condition::NotEqual(_) | Condition::Compare(..)
        )
    })
}

fn conditions_on<'a>(
    invocation: &'a mut Invocation,
    name: &'a str,
) -> impl Iterator<Item = &'a mut Condition> {
    let conditions = match invocation {
        Invocation::DataQuery(query)
        | Invocation::DataCount(query)
        | Invocation::DataFindByField { query, .. } => query.conditions.as_mut_slice(),
        _ => &mut [],
    };
    conditions
        .iter_mut()
        .filter_map(move |(column, condition)| (column == name).then_some(condition))
}

/// The values of a write by the names that they are given by.
fn with_values(invocation: &mut Invocation, values: &BTreeMap<String, FieldValue>) {
    match invocation {
        Invocation::ContactAdd { values: row }
        | Invocation::ContactAddWithDupCheck { values: row, .. }
        | Invocation::DataAdd { values: row, .. } => *row = changes_with(row, values),
        Invocation::ContactUpdate { changes, .. } | Invocation::DataUpdate { changes, .. } => {
            *changes = changes_with(changes, values);
        }
        _ => {}
    }
}

fn changes_with<P>(
    changes: &Changes<Untyped, P>,
    values: &BTreeMap<String, FieldValue>,
) -> Changes<Untyped, P> {
    changes
        .iter()
        .fold(Changes::new(), |changes, (name, change)| match change {
            Change::Set(value) => {
                changes.set_by_name(name, values.get(name).unwrap_or(value).clone())
            }
            Change::Clear => changes.clear_by_name(name),
        })
}

fn change<'a>(invocation: &'a Invocation, name: &str) -> Option<&'a Change> {
    match invocation {
        Invocation::ContactAdd { values }
        | Invocation::ContactAddWithDupCheck { values, .. }
        | Invocation::DataAdd { values, .. } => values.get(name),
        Invocation::ContactUpdate { changes, .. } | Invocation::DataUpdate { changes, .. } => {
            changes.get(name)
        }
        _ => None,
    }
}

/// The invocation with every column name passed through `rename`.
pub(crate) fn renamed(
    mut invocation: Invocation,
    rename: &mut impl FnMut(&str) -> String,
) -> Invocation {
    match &mut invocation {
        Invocation::ContactAdd { values }
        | Invocation::ContactAddWithDupCheck { values, .. }
        | Invocation::DataAdd { values, .. } => *values = changes_renamed(values, rename),
        Invocation::ContactUpdate { changes, .. } | Invocation::DataUpdate { changes, .. } => {
            *changes = changes_renamed(changes, rename);
        }
        Invocation::ContactLoad { fields, .. }
        | Invocation::ContactFindByEmail { fields, .. }
        | Invocation::DataLoad { fields, .. } => {
            if let Fields::Named(names) = fields {
                names.iter_mut().for_each(|name| *name = rename(name));
            }
        }
        Invocation::DataFindByField { query, field, .. } => {
            *field = rename(field);
            query_renamed(query, rename);
        }
        Invocation::DataQuery(query) | Invocation::DataCount(query) => query_renamed(query, rename),
        _ => {}
    }
    invocation
}

fn changes_renamed<P>(
    changes: &Changes<Untyped, P>,
    rename: &mut impl FnMut(&str) -> String,
) -> Changes<Untyped, P> {
    changes
        .iter()
        .fold(Changes::new(), |changes, (name, change)| match change {
            Change::Set(value) => changes.set_by_name(rename(name), value.clone()),
            Change::Clear => changes.clear_by_name(rename(name)),
        })
}

fn query_renamed(query: &mut QueryData, rename: &mut impl FnMut(&str) -> String) {
    let names = query.selected.iter_mut();
    let conditions = query.conditions.iter_mut().map(|(name, _)| name);
    let order = query.order.iter_mut().map(|order| &mut order.field);
    names
        .chain(conditions)
        .chain(order)
        .for_each(|name| *name = rename(name));
}
