//! What a call becomes over REST: how completely it is served, with which differences, and how much work it is.

mod asked;
mod backend;
mod column;
mod effort;
mod facade;
mod open;
mod rest;
mod sample;
mod several;

use keap::names::find_table;
use keap::owner::{OwnerNeed, OwnerTable};
use keap::{Backend, Operation};
use serde::Serialize;

use crate::dialect::call_near;
use crate::hit::Hit;
use crate::method::in_any_case;

pub(crate) use asked::Asked;
pub use backend::{Lost, Refusal, Served};
pub use column::{ColumnServed, ColumnUsed};
pub use effort::Effort;
pub use rest::RestCall;

use open::AnyColumn;

/// What one call becomes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Judgement {
    /// How much work it is.
    pub effort: Effort,
    /// Over which version of REST the facade and the gateway send it by themselves; none where neither takes it as it stands.
    pub over: Option<&'static str>,
    /// How REST v1 serves it.
    pub v1: Option<Served>,
    /// How REST v2 serves it.
    pub v2: Option<Served>,
    /// The columns of its table, as far as they are constant.
    pub columns: Vec<ColumnServed>,
    /// What is lost on the way that it takes, each with the id of its difference.
    pub lost: Vec<Lost>,
    /// What the owner of the account has to name before it is served.
    pub owner: Vec<OwnerWanted>,
    /// How far it could be judged, where that is not the whole call.
    pub notes: Vec<String>,
    /// The call in Rust, by the facade.
    pub facade: Option<String>,
    /// The call over REST alone.
    pub rest: Option<RestCall>,
}

/// A row or a value that the owner has to name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[non_exhaustive]
pub struct OwnerWanted {
    /// The name of the table or the value in a policy file: `sequences`, `mail_user`.
    pub name: &'static str,
    /// Whether every such call is refused over REST without it, and not only some.
    pub needed: bool,
    /// The reason, as a clause.
    pub why: &'static str,
}

impl Judgement {
    /// Judges a call that was found.
    pub fn of(hit: &Hit) -> Self {
        Self::of_asked(&Asked::from(hit))
    }

    /// Judges what is known of a call by its method and table alone.
    pub fn of_call(method: &str, table: Option<&str>) -> Self {
        Self::of_asked(&Asked::named(method, table))
    }

    /// Whether nothing takes the call over REST as it stands.
    pub fn is_blocker(&self) -> bool {
        self.effort.is_blocker()
    }

    /// The ids of the differences that it meets on the way that it takes; on v2 where it takes none.
    pub fn differences(&self) -> &[&'static str] {
        let served = match self.over {
            Some("v1") => self.v1.as_ref(),
            _ => self.v2.as_ref(),
        };
        served.map_or(&[], |served| &served.differences)
    }

    /// Why it is no drop-in, or how far it could be judged, in a sentence.
    pub(crate) fn why(&self) -> Option<String> {
        let refused = [&self.v2, &self.v1];
        let mut refusals = refused
            .into_iter()
            .flatten()
            .filter_map(|served| served.refusal.as_ref());
        if let (None, Some(refusal)) = (self.over, refusals.next()) {
            let id = refusal.difference.map(|id| format!(" ({id})"));
            return Some(format!("{}{}", refusal.why, id.unwrap_or_default()));
        }
        let lost = self.lost.iter();
        let lost = lost.map(|lost| format!("{} {}", lost.difference, lost.title));
        let all: Vec<String> = lost.chain(self.notes.iter().cloned()).collect();
        (!all.is_empty()).then(|| all.join("; "))
    }

    pub(crate) fn of_asked(asked: &Asked<'_>) -> Self {
        let Some(method) = asked.method else {
            return Self::unjudged(
                "the method is not constant: find out which it is, and look it up with `keap coverage --operation`",
            );
        };
        // The service knows its methods and its tables by their exact names alone.
        if let Some(meant) = in_any_case(method).filter(|meant| meant.name != method) {
            let meant = meant.name;
            return Self::unjudged(&format!(
                "no operation is called {method:?}; did you mean {meant}?"
            ));
        }
        let Ok(operation) = method.parse::<Operation>() else {
            return Self::outside(method);
        };
        if let Some(table) = asked.table.filter(|_| operation.takes_table())
            && let Some(unknown) = unknown_table(table)
        {
            return Self::unjudged(&format!(
                "{unknown}: it is misspelt, or a table that the API never had; mend its name, or take the call out"
            ));
        }
        let mut notes = Vec::new();
        let settled = asked.settled(operation, &mut notes);
        let judged = Self::of_settled(operation, &settled, notes);
        if let Some(note) = settled.writes_nothing(operation) {
            return Self {
                effort: Effort::Rewrite,
                notes: vec![note],
                ..Self::unjudged("")
            };
        }
        let mut judged = judged.with_unknown_columns(operation, asked, &settled);
        if settled.names() < asked.names() && settled.table.is_some() {
            // A column that the table never had is answered with a fault, over either interface.
            judged.effort = judged.effort.min(Effort::Unknown);
        }
        judged
    }

    /// With what a column may meet that is not known: it may be any of its table's.
    fn with_unknown_columns(
        mut self,
        operation: Operation,
        asked: &Asked<'_>,
        settled: &Asked<'_>,
    ) -> Self {
        let used = open::uses(asked, operation);
        let table = settled.table.and_then(keap::schema::table);
        let (Some(table), false, true) = (table, used.is_empty(), self.over.is_some()) else {
            return self;
        };
        let mut which = "no column is constant".to_owned();
        if !settled.has_no_columns() {
            which = format!("{} are not all constant", columns_of(&used));
            let whole = Asked::named(operation.name(), Some(table.name));
            self = self.or_worse(Self::of_settled(operation, &whole, Vec::new()));
        }
        let any = AnyColumn::of(operation, table, used);
        if !any.is_served() {
            self.effort = self.effort.min(Effort::OneLine);
        }
        self.notes
            .push(format!("{which}: {}", any.told(table.name)));
        self
    }

    /// With the effort of the same call without its columns, where that is more.
    fn or_worse(mut self, any: Self) -> Self {
        if any.effort < self.effort {
            self.effort = any.effort;
            self.over = any.over;
            self.v1 = any.v1;
            self.v2 = any.v2;
            self.lost = any.lost;
        }
        self
    }

    fn of_settled(operation: Operation, asked: &Asked<'_>, notes: Vec<String>) -> Self {
        let columns = column::all(asked);
        let v1 = backend::served(operation, asked, &columns, Backend::RestV1);
        let v2 = backend::served(operation, asked, &columns, Backend::RestV2);
        let over = backend::over(operation, asked);
        let effort = effort::of(operation, asked, over, [&v1, &v2]);
        let lost = match over {
            Some(Backend::RestV1) => v1.lost(),
            _ => v2.lost(),
        };
        let rest = rest::call(operation, asked, &columns, over);
        Self {
            effort,
            over: over.map(Backend::name),
            v1: Some(v1),
            v2: Some(v2),
            columns,
            lost,
            owner: wanted(operation, asked.table),
            notes,
            facade: facade::snippet(operation, asked),
            rest,
        }
    }

    fn unjudged(note: &str) -> Self {
        Self {
            effort: Effort::Unknown,
            over: None,
            v1: None,
            v2: None,
            columns: Vec::new(),
            lost: Vec::new(),
            owner: Vec::new(),
            notes: vec![note.to_owned()],
            facade: None,
            rest: None,
        }
    }

    /// A method that the facade does not have.
    fn outside(method: &str) -> Self {
        let is_of_the_api = keap_xmlrpc::UNTYPED_METHODS
            .iter()
            .any(|known| known.name.eq_ignore_ascii_case(method));
        if is_of_the_api {
            let note = "it was never documented, and nothing is known of it in REST: do without it";
            return Self {
                effort: Effort::NoCounterpart,
                ..Self::unjudged(note)
            };
        }
        if !method.contains('.') {
            let meant = call_near(method).map(|meant| format!("; did you mean {meant}?"));
            let meant = meant.unwrap_or_default();
            return Self::unjudged(&format!("the library has no method {method:?}{meant}"));
        }
        let unknown = method.parse::<Operation>().map(|_| String::new());
        Self::unjudged(&unknown.unwrap_or_else(|unknown| unknown.to_string()))
    }
}

/// What is said of a table that the service does not find by this name; nothing where it does.
fn unknown_table(name: &str) -> Option<String> {
    match find_table(name) {
        Ok(table) if table.name == name => None,
        Ok(table) => {
            let meant = table.name;
            Some(format!(
                "no table is called {name:?}; did you mean {meant}?"
            ))
        }
        Err(unknown) => Some(unknown.to_string()),
    }
}

/// Columns by how they are used.
fn columns_of(used: &[ColumnUsed]) -> String {
    let words = used.iter().map(|used| match used {
        ColumnUsed::Written => "columns that are written",
        ColumnUsed::Condition => "columns of conditions",
        _ => "columns that are read",
    });
    words.collect::<Vec<_>>().join(" and ")
}

/// What the owner has to name for an operation.
fn wanted(operation: Operation, table: Option<&str>) -> Vec<OwnerWanted> {
    let row = sample::plain(operation, table).owner_row();
    let row = row.map(|(table, _)| OwnerWanted {
        name: table.name(),
        needed: true,
        why: match table {
            OwnerTable::Sequences => "REST does not know legacy follow-up sequences: each has a row with what stands for it",
            _ => "REST does not know action sets: each has a row with the goals and tags in its place",
        },
    });
    let values = OwnerNeed::of(operation, table.unwrap_or_default());
    row.into_iter()
        .chain(values.map(|need| OwnerWanted {
            name: need.value,
            needed: need.needed,
            why: need.why,
        }))
        .collect()
}

#[cfg(test)]
mod tests;
