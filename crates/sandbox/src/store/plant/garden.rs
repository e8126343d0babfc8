//! The differences of an account, and what they lay over its records.

use std::collections::BTreeSet;

use super::kinds::{Alter, PlantKind};
use super::{Plant, PlantError, Planted, PlantedWire};
use crate::store::cell::Cell;
use crate::store::seed::Draw;
use crate::store::{Row, Store};

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
pub(super) struct Bed {
    pub(super) told: Planted,
    overlays: Vec<Overlay>,
}

/// All differences of an account.
#[derive(Debug, Default)]
pub(crate) struct Garden(pub(super) Vec<Bed>);

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
    pub(super) fn lay(&mut self, store: &mut Store) {
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

    /// Takes it away again.
    pub(super) fn take_away(&mut self, store: &mut Store) {
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

fn changed(row: &Row, column: &'static str, shown: Cell) -> Option<Overlay> {
    let stored = row.get(column).cloned();
    let shown = Some(shown);
    (stored != shown).then_some(Overlay::Cell {
        column,
        stored,
        shown,
    })
}
