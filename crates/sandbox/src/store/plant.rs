//! Differences on request: rows that one wire shows otherwise than the other, so that a comparison can be rehearsed.
//!
//! A plant is laid over the store while its wire is answered, and taken away again: what is stored is never changed. A
//! planted cell that somebody writes is what he wrote, on both wires.

use std::collections::BTreeSet;
use std::fmt;
use std::ops::{Deref, DerefMut};
use std::str::FromStr;
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::cell::Cell;
use super::seed::Draw;
use super::{Row, Store};

mod kinds;

use kinds::Alter;
pub use kinds::PlantKind;

/// The wire that shows what is planted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum PlantedWire {
    /// REST, v1 and v2.
    #[default]
    Rest,
    /// XML-RPC.
    XmlRpc,
}

/// A difference to be planted: a kind, and the row that is to have it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Plant {
    kind: PlantKind,
    id: Option<i64>,
}

/// Why nothing was planted.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PlantError {
    /// There is no such kind.
    #[error("no difference is called {0:?}; there are: {known}", known = PlantKind::names().join(", "))]
    Unknown(String),
    /// `all` stands for one of each kind, and alone.
    #[error("all is one of each kind, in rows that fit: it takes no id")]
    NoIdOfAll,
    /// What stands behind the colon is no id.
    #[error("the row of {0} is named by its id, as in {0}:17")]
    NoId(String),
    /// No row can have this difference.
    #[error("no row of {table} that is free can show {kind}: it wants one that {wants}")]
    NoRow {
        /// The kind.
        kind: &'static str,
        /// The table.
        table: &'static str,
        /// What the row must have.
        wants: &'static str,
    },
    /// The row that was named cannot have this difference.
    #[error("row {id} of {table} cannot show {kind}: it wants a row that {wants}")]
    WrongRow {
        /// The row.
        id: i64,
        /// The kind.
        kind: &'static str,
        /// The table.
        table: &'static str,
        /// What the row must have.
        wants: &'static str,
    },
}

/// A difference that was planted.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Planted {
    /// The kind.
    pub kind: PlantKind,
    /// The wire that shows it.
    pub wire: PlantedWire,
    /// The table.
    pub table: &'static str,
    /// The id of the row. Of an added row, the id it is shown under.
    pub id: i64,
    /// The column; none where a whole row is gone or added.
    pub column: Option<&'static str>,
}

impl Plant {
    /// A difference of this kind, in a row that fits; the same row for the same records.
    pub fn of(kind: PlantKind) -> Self {
        Self { kind, id: None }
    }

    /// The same, in the row with this id.
    #[must_use]
    pub fn at(mut self, id: i64) -> Self {
        self.id = Some(id);
        self
    }
}

impl FromStr for Plant {
    type Err = PlantError;

    /// Reads `KIND` or `KIND:ID`.
    fn from_str(text: &str) -> Result<Self, PlantError> {
        let (name, id) = match text.split_once(':') {
            Some((name, id)) => (name, Some(id)),
            None => (text, None),
        };
        if name.trim().eq_ignore_ascii_case("all") {
            return Err(PlantError::NoIdOfAll);
        }
        let unknown = || PlantError::Unknown(name.chars().take(60).collect());
        let kind = PlantKind::named(name.trim()).ok_or_else(unknown)?;
        let no_id = |_| PlantError::NoId(kind.name().to_owned());
        let id = id.map(|id| id.trim().parse().map_err(no_id)).transpose()?;
        Ok(Self { kind, id })
    }
}

impl fmt::Display for PlantedWire {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Rest => "REST",
            Self::XmlRpc => "XML-RPC",
        })
    }
}

impl fmt::Display for Planted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} in {} {}", self.kind.name(), self.table, self.id)?;
        match self.column {
            Some(column) => write!(f, ", {column}: {}", self.kind.meaning()),
            None => write!(f, ": {}", self.kind.meaning()),
        }
    }
}

/// What is laid over the store.
#[derive(Debug)]
enum Overlay {
    /// A cell, with what is stored and what is shown.
    Cell {
        column: &'static str,
        stored: Option<Cell>,
        shown: Option<Cell>,
    },
    /// The row is not there; kept here while it is away.
    Gone(Option<Row>),
    /// A row that is not stored.
    Added(Row),
}

/// One difference, and what it lays over the store.
#[derive(Debug)]
struct Bed {
    told: Planted,
    overlays: Vec<Overlay>,
}

/// All differences of an account.
#[derive(Debug, Default)]
pub(crate) struct Garden(Vec<Bed>);

impl Garden {
    /// Plants one more, in a row that has none yet.
    pub(crate) fn plant(
        &mut self,
        store: &Store,
        plant: Plant,
        wire: PlantedWire,
    ) -> Result<(), PlantError> {
        let kind = plant.kind;
        let (table, wants) = (kind.table(), kind.wants());
        let bed = match plant.id {
            Some(id) => {
                let row = store.row(table, id);
                let bed = row.and_then(|row| Bed::in_row(store, kind, row, wire));
                let kind = kind.name();
                bed.ok_or(PlantError::WrongRow {
                    id,
                    kind,
                    table,
                    wants,
                })?
            }
            None => {
                let kind_name = kind.name();
                let bed = self.somewhere(store, kind, wire);
                bed.ok_or(PlantError::NoRow {
                    kind: kind_name,
                    table,
                    wants,
                })?
            }
        };
        self.0.push(bed);
        Ok(())
    }

    /// In the first row from some point of the table on that fits, and has no difference yet; else in one that has none of
    /// that column.
    fn somewhere(&self, store: &Store, kind: PlantKind, wire: PlantedWire) -> Option<Bed> {
        let table = kind.table();
        let rows: Vec<&Row> = store.rows(table).collect();
        let end = u32::try_from(rows.len()).ok().filter(|end| *end > 0)?;
        let start = Draw::of(kind.number()).below(end) as usize;
        let (before, from) = rows.split_at(start);
        let rows = || from.iter().chain(before);
        let taken = |row: &Row| self.at(table, row.id()).next().is_some();
        let free = |row: &&&Row| !taken(row);
        let mut beds = rows()
            .filter(free)
            .filter_map(|row| Bed::in_row(store, kind, row, wire));
        beds.next().or_else(|| {
            let mut beds = rows().filter_map(|row| Bed::in_row(store, kind, row, wire));
            beds.find(|bed| {
                self.at(table, bed.told.id)
                    .all(|other| other.is_beside(bed))
            })
        })
    }

    /// The differences of a row.
    fn at(&self, table: &str, id: i64) -> impl Iterator<Item = &Bed> {
        let beds = self.0.iter();
        beds.filter(move |bed| bed.told.table == table && bed.told.id == id)
    }

    pub(crate) fn told(&self) -> Vec<Planted> {
        self.0.iter().map(|bed| bed.told.clone()).collect()
    }
}

impl Bed {
    fn in_row(store: &Store, kind: PlantKind, row: &Row, wire: PlantedWire) -> Option<Self> {
        // Appointments are shown by other rules, and notes not at all.
        if kind.table() == "ContactAction" && row.text("ObjectType") != "Task" {
            return None;
        }
        let mut id = row.id();
        let overlays = match kind.alter() {
            Alter::Cell(column, other) => vec![changed(row, column, other(row.get(column)?)?)?],
            Alter::Clear(column) => {
                let stored = Some(row.get(column)?.clone());
                vec![Overlay::Cell {
                    column,
                    stored,
                    shown: None,
                }]
            }
            Alter::Invent(column, text) => {
                let empty = row.get(column).is_none();
                let cell = || Overlay::Cell {
                    column,
                    stored: None,
                    shown: Some(text.into()),
                };
                vec![empty.then(cell)?]
            }
            Alter::Swap(one, other) => {
                let (left, right) = (row.get(one)?, row.get(other)?);
                vec![
                    changed(row, one, right.clone())?,
                    changed(row, other, left.clone())?,
                ]
            }
            Alter::Remove => {
                let referenced = kind.table() == "Contact" && store.mentions_contact(id);
                vec![(!referenced).then_some(Overlay::Gone(None))?]
            }
            Alter::Copy => {
                id = store.far_id(kind.table());
                vec![Overlay::Added(row.clone().with("Id", id))]
            }
        };
        let column = match overlays.first() {
            Some(Overlay::Cell { column, .. }) => Some(*column),
            _ => None,
        };
        let told = Planted {
            kind,
            wire,
            table: kind.table(),
            id,
            column,
        };
        Some(Self { told, overlays })
    }

    /// Whether both can be in one row: each changes cells that the other one leaves.
    fn is_beside(&self, other: &Self) -> bool {
        let columns = |bed: &Self| {
            let columns = bed.overlays.iter().map(|overlay| match overlay {
                Overlay::Cell { column, .. } => Some(*column),
                Overlay::Gone(_) | Overlay::Added(_) => None,
            });
            columns.collect::<Option<BTreeSet<_>>>()
        };
        match (columns(self), columns(other)) {
            (Some(own), Some(others)) => own.is_disjoint(&others),
            _ => false,
        }
    }

    /// Lays it over the store. What was written meanwhile is left, and the difference is over.
    fn lay(&mut self, store: &mut Store) {
        let (table, id) = (self.told.table, self.told.id);
        self.overlays.retain_mut(|overlay| match overlay {
            Overlay::Cell {
                column,
                stored,
                shown,
            } => store.swap_cell(table, id, column, stored.as_ref(), shown.as_ref()),
            Overlay::Gone(row) => {
                *row = store.lift_row(table, id);
                row.is_some()
            }
            Overlay::Added(row) => {
                store.lay_row(table, row.clone());
                true
            }
        });
    }

    fn take_away(&mut self, store: &mut Store) {
        let (table, id) = (self.told.table, self.told.id);
        for overlay in &mut self.overlays {
            match overlay {
                Overlay::Cell {
                    column,
                    stored,
                    shown,
                } => {
                    store.swap_cell(table, id, column, shown.as_ref(), stored.as_ref());
                }
                Overlay::Gone(row) => {
                    row.take()
                        .into_iter()
                        .for_each(|row| store.lay_row(table, row));
                }
                Overlay::Added(_) => {
                    store.lift_row(table, id);
                }
            }
        }
    }
}

/// The store as one wire sees it.
pub(crate) struct Seen<'a> {
    store: MutexGuard<'a, Store>,
    garden: MutexGuard<'a, Garden>,
    wire: PlantedWire,
}

impl<'a> Seen<'a> {
    pub(crate) fn by(
        wire: PlantedWire,
        store: &'a Mutex<Store>,
        garden: &'a Mutex<Garden>,
    ) -> Self {
        let mut store = store.lock().unwrap_or_else(PoisonError::into_inner);
        let mut garden = garden.lock().unwrap_or_else(PoisonError::into_inner);
        for bed in garden.0.iter_mut().filter(|bed| bed.told.wire == wire) {
            bed.lay(&mut store);
        }
        Self {
            store,
            garden,
            wire,
        }
    }
}

impl Drop for Seen<'_> {
    fn drop(&mut self) {
        let beds = self.garden.0.iter_mut().rev();
        for bed in beds.filter(|bed| bed.told.wire == self.wire) {
            bed.take_away(&mut self.store);
        }
    }
}

impl Deref for Seen<'_> {
    type Target = Store;

    fn deref(&self) -> &Store {
        &self.store
    }
}

impl DerefMut for Seen<'_> {
    fn deref_mut(&mut self) -> &mut Store {
        &mut self.store
    }
}

fn changed(row: &Row, column: &'static str, shown: Cell) -> Option<Overlay> {
    let stored = row.get(column).cloned();
    let shown = Some(shown);
    (stored != shown).then_some(Overlay::Cell {
        column,
        stored,
        shown,
    })
}
