//! One column of a table with its places in REST, and how a description writes it: `both("FirstName", "given_name", Text)`.
//!
//! How a place is written is told by [`Path`], how values are converted by [`Convert`].

use super::{Convert, Path};
use crate::Backend;
use crate::crud::Crud;

/// One column with its two REST counterparts.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Field {
    /// The column's name in XML-RPC.
    pub(crate) column: &'static str,
    pub(super) v1: Places,
    pub(super) v2: Places,
    /// How values are converted.
    pub(crate) convert: Convert,
}

/// Where a column is read and where it is written; the three differ rarely.
#[derive(Clone, Copy, Debug)]
pub(super) struct Places {
    pub(super) read: Option<&'static str>,
    pub(super) create: Option<&'static str>,
    pub(super) update: Option<&'static str>,
}

impl Places {
    const NONE: Self = Self {
        read: None,
        create: None,
        update: None,
    };

    const fn at(path: &'static str) -> Self {
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
        (self.v1.create, self.v1.update) = (Some(path), Some(path));
        self
    }

    /// v2 answers it under one name and takes it under another.
    pub(super) const fn write_v2(mut self, path: &'static str) -> Self {
        (self.v2.create, self.v2.update) = (Some(path), Some(path));
        self
    }

    /// v2 takes it under a name of its own in updates.
    pub(super) const fn update_v2(mut self, path: &'static str) -> Self {
        self.v2.update = Some(path);
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

    /// Where the column is read on a REST backend; `None` when it is not.
    pub(crate) fn path(&self, backend: Backend) -> Option<Path> {
        self.place(backend, Crud::Read)
    }

    /// Where the column stands on a REST backend for one use.
    pub(crate) fn place(&self, backend: Backend, usage: Crud) -> Option<Path> {
        let places = match backend {
            Backend::XmlRpc => &Places::NONE,
            Backend::RestV1 => &self.v1,
            Backend::RestV2 => &self.v2,
        };
        let place = match usage {
            Crud::Read => places.read,
            Crud::Create => places.create,
            Crud::Update => places.update,
            Crud::Delete => None,
        };
        place.map(Path::parse)
    }

    /// Whether the backend has the column at all.
    pub(crate) fn exists_on(&self, backend: Backend) -> bool {
        let uses = [Crud::Read, Crud::Create, Crud::Update];
        backend == Backend::XmlRpc
            || uses
                .iter()
                .any(|usage| self.place(backend, *usage).is_some())
    }

    /// What the path of a constant says: `Task` for `=Task`.
    pub(crate) fn constant(&self, backend: Backend) -> Option<&'static str> {
        match self.path(backend) {
            Some(Path::Constant(value)) => Some(value),
            _ => None,
        }
    }
}
