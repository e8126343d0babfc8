//! One column of a table with its places in REST, and how a description writes it: `both("FirstName", "given_name", Text)`.
//!
//! How a place is written is told by [`Path`], how values are converted by [`Convert`].

use super::path::Written;
use super::{Convert, Path};
use crate::crud::Crud;
use crate::{
    Backend,
    difference::{Certainty, Difference},
};

/// One column with its two REST counterparts.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Field {
    /// The column's name in XML-RPC.
    pub(crate) column: &'static str,
    pub(super) v1: Places,
    pub(super) v2: Places,
    /// How values are converted.
    pub(crate) convert: Convert,
    /// How sure it is that the column and its counterpart are the same: names, types and places are documented on both
    /// sides, and where their meaning is the same by the vendor's own words, so is the pairing.
    pub(super) certainty: Certainty,
    /// The difference that tells of a pairing that was concluded, where no other does.
    pub(crate) inferred_by: Option<&'static Difference>,
    pub(super) unit: Unit,
    /// The texts that v1 takes, where it takes some alone and v2 any; empty otherwise.
    pub(super) taken_by_v1: &'static [&'static str],
}

/// The unit of a plain number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    /// That of the column's kind, if it is one of money.
    OfKind,
    /// Main units on every wire (documented).
    Main,
    /// Main units in XML-RPC and v1; the contract of v2 leaves it open, so it is handed on as the wire gives it.
    Open,
}

const MAIN_UNITS: &str = "main units";

/// Where a column is read and where it is written; the three differ rarely.
#[derive(Clone, Copy, Debug)]
pub(super) struct Places {
    pub(super) read: Option<Written>,
    pub(super) create: Option<Written>,
    pub(super) update: Option<Written>,
}

impl Places {
    const NONE: Self = Self {
        read: None,
        create: None,
        update: None,
    };

    const fn at(path: &'static str) -> Self {
        let path = Written::new(path);
        Self {
            read: Some(path),
            create: Some(path),
            update: Some(path),
        }
    }
}

/// A column that has the same path in both versions.
pub(super) const fn both(column: &'static str, path: &'static str, convert: Convert) -> Field {
    pair(column, path, path, convert)
}

/// A column with its path in v1 and in v2.
pub(super) const fn pair(
    column: &'static str,
    v1: &'static str,
    v2: &'static str,
    convert: Convert,
) -> Field {
    Field {
        column,
        v1: Places::at(v1),
        v2: Places::at(v2),
        convert,
        certainty: Certainty::Documented,
        inferred_by: None,
        unit: Unit::OfKind,
        taken_by_v1: &[],
    }
}

/// A column that v2 alone has.
pub(super) const fn v2_only(column: &'static str, v2: &'static str, convert: Convert) -> Field {
    Field {
        v1: Places::NONE,
        ..pair(column, v2, v2, convert)
    }
}

/// A column that v1 alone has.
pub(super) const fn v1_only(column: &'static str, v1: &'static str, convert: Convert) -> Field {
    Field {
        v2: Places::NONE,
        ..pair(column, v1, v1, convert)
    }
}

/// A column that neither version has.
pub(super) const fn neither(column: &'static str) -> Field {
    Field {
        v1: Places::NONE,
        ..v2_only(column, "", Convert::Text)
    }
    .without_v2()
}

impl Field {
    const fn without_v2(mut self) -> Self {
        self.v2 = Places::NONE;
        self
    }

    /// Neither version writes it, whatever XML-RPC does.
    pub(super) const fn read_only(self) -> Self {
        self.read_only_v1().read_only_v2()
    }

    pub(super) const fn read_only_v1(mut self) -> Self {
        (self.v1.create, self.v1.update) = (None, None);
        self
    }

    pub(super) const fn read_only_v2(mut self) -> Self {
        (self.v2.create, self.v2.update) = (None, None);
        self
    }

    /// v1 takes it when a record is created and never again.
    pub(super) const fn create_only_v1(mut self) -> Self {
        self.v1.update = None;
        self
    }

    /// v2 takes it when a record is created and never again.
    pub(super) const fn create_only_v2(mut self) -> Self {
        self.v2.update = None;
        self
    }

    /// v2 takes it in updates alone.
    pub(super) const fn update_only_v2(mut self) -> Self {
        self.v2.create = None;
        self
    }

    /// v1 answers it under one name and takes it under another.
    pub(super) const fn write_v1(mut self, path: &'static str) -> Self {
        let path = Some(Written::new(path));
        (self.v1.create, self.v1.update) = (path, path);
        self
    }

    /// v2 answers it under one name and takes it under another.
    pub(super) const fn write_v2(mut self, path: &'static str) -> Self {
        let path = Some(Written::new(path));
        (self.v2.create, self.v2.update) = (path, path);
        self
    }

    /// v2 takes it under a name of its own in updates.
    pub(super) const fn update_v2(mut self, path: &'static str) -> Self {
        self.v2.update = Some(Written::new(path));
        self
    }

    /// v1 takes it and never answers it.
    pub(super) const fn write_only_v1(mut self) -> Self {
        self.v1.read = None;
        self
    }

    /// v2 takes it and never answers it.
    pub(super) const fn write_only_v2(mut self) -> Self {
        self.v2.read = None;
        self
    }

    /// That the two are the same was concluded.
    pub(super) const fn inferred(mut self) -> Self {
        self.certainty = Certainty::Inferred;
        self
    }

    /// That the two are the same was concluded, and a difference tells of it.
    pub(super) const fn inferred_by(mut self, difference: &'static Difference) -> Self {
        self.inferred_by = Some(difference);
        self.inferred()
    }

    /// v1 takes one of these texts alone.
    pub(super) const fn one_of_in_v1(mut self, texts: &'static [&'static str]) -> Self {
        self.taken_by_v1 = texts;
        self
    }

    /// A plain number that is an amount of money in main units everywhere.
    pub(super) const fn main_units(mut self) -> Self {
        self.unit = Unit::Main;
        self
    }

    /// A plain number that is an amount of money whose unit v2's contract leaves open.
    pub(super) const fn open_unit(mut self) -> Self {
        self.unit = Unit::Open;
        self
    }

    /// How sure it is that the column and its counterpart are the same.
    pub(crate) fn certainty(&self) -> Certainty {
        match self.certainty {
            Certainty::Documented => self.convert.certainty(),
            certainty => certainty,
        }
    }

    /// Whether the contract of v2 leaves the unit of the amount open.
    pub(crate) fn has_open_unit(&self) -> bool {
        self.unit == Unit::Open
    }

    /// Whether it is an amount that v2 takes as a plain number in main units, as far as its contract tells.
    pub(crate) fn is_written_in_main_units(&self) -> bool {
        self.convert == Convert::MoneyAsym || self.unit != Unit::OfKind
    }

    /// The unit of an amount of money on a backend; none for a column that holds none.
    pub(crate) fn unit(&self, backend: Backend) -> Option<&'static str> {
        let in_v2 = backend == Backend::RestV2;
        match (self.convert.kind(), self.unit) {
            (Convert::Money, _) if in_v2 => Some("smallest units"),
            (Convert::MoneyAsym, _) if in_v2 => Some("smallest units, written in main units"),
            (_, Unit::Open) if in_v2 => Some("not told by the contract"),
            (Convert::Money | Convert::MoneyAsym, _) | (_, Unit::Main | Unit::Open) => {
                Some(MAIN_UNITS)
            }
            (_, Unit::OfKind) => None,
        }
    }

    /// The texts that a backend takes, where they are no words of a closed set; empty when it takes any.
    pub(crate) fn taken_by(&self, backend: Backend) -> &'static [&'static str] {
        match backend {
            Backend::RestV1 => self.taken_by_v1,
            _ => &[],
        }
    }

    /// Where the column is read on a REST backend; `None` when it is not.
    pub(crate) fn path(&self, backend: Backend) -> Option<Path> {
        self.place(backend, Crud::Read)
    }

    /// Whether the column is in answers of a REST backend.
    pub(crate) fn is_answered(&self, backend: Backend) -> bool {
        self.written_place(backend, Crud::Read).is_some()
    }

    /// Whether the backend answers some values of a closed set and has no word for others, so that a row without a value
    /// may have one.
    pub(crate) fn is_partly_told(&self, backend: Backend) -> bool {
        let Convert::Words(words) = self.convert.kind() else {
            return false;
        };
        let is_told = |value: &str| {
            let mut words = words.iter().filter(|(own, ..)| *own == value);
            words.any(|(_, v1, v2)| match backend {
                Backend::RestV1 => !v1.is_empty(),
                _ => !v2.is_empty(),
            })
        };
        self.is_answered(backend) && words.iter().any(|(value, ..)| !is_told(value))
    }

    /// Where the column stands on a REST backend for one use.
    pub(crate) fn place(&self, backend: Backend, usage: Crud) -> Option<Path> {
        self.written_place(backend, usage).map(Written::path)
    }

    /// The same as it is written in the description.
    fn written_place(&self, backend: Backend, usage: Crud) -> Option<Written> {
        let places = match backend {
            Backend::XmlRpc => &Places::NONE,
            Backend::RestV1 => &self.v1,
            Backend::RestV2 => &self.v2,
        };
        match usage {
            Crud::Read => places.read,
            Crud::Create => places.create,
            Crud::Update => places.update,
            Crud::Delete => None,
        }
    }

    /// Whether the backend has the column at all.
    pub(crate) fn exists_on(&self, backend: Backend) -> bool {
        let uses = [Crud::Read, Crud::Create, Crud::Update];
        backend == Backend::XmlRpc
            || uses
                .iter()
                .any(|usage| self.written_place(backend, *usage).is_some())
    }

    /// What the path of a constant says: `Task` for `=Task`.
    pub(crate) fn constant(&self, backend: Backend) -> Option<&'static str> {
        match self.path(backend) {
            Some(Path::Constant(value)) => Some(value),
            _ => None,
        }
    }
}
