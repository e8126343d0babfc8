//! What a backend does with the rows of a table, decided once: refusals and the coverage of tables both ask here.

use super::{Endpoint, Endpoints, Place, Rows, Table};
use crate::Backend;
use crate::crud::Crud;
use crate::difference::{Difference, NO_TABLE_OPERATION, NO_V1_TABLE, NO_V2_TABLE};

impl Table {
    /// Why a backend does not do it with any row; `None` when it does.
    pub(crate) fn unserved(
        &'static self,
        crud: Crud,
        backend: Backend,
    ) -> Option<&'static Difference> {
        if self.serves(crud, backend) {
            return None;
        }
        let other = other_version(backend);
        Some(match (self.serves(crud, other), other) {
            (false, _) => &NO_TABLE_OPERATION,
            (true, Backend::RestV2) => &NO_V1_TABLE,
            (true, _) => &NO_V2_TABLE,
        })
    }

    fn serves(&'static self, crud: Crud, backend: Backend) -> bool {
        let has = |part: &Self| part.endpoints(backend).serves(crud);
        self.parts(backend).into_iter().any(has)
    }

    /// Whether reading rows takes a call below each row of another table.
    pub(crate) fn is_read_below_each(&'static self, backend: Backend) -> bool {
        let is_below = |part: &Self| match &part.endpoints(backend).rows {
            Rows::Children(children) => match children.place {
                Place::List(..) => true,
                Place::Inside(_) | Place::Across(..) => {
                    let above = super::named(children.parent);
                    above.is_some_and(|above| above.is_read_below_each(backend))
                }
            },
            Rows::None | Rows::List(_) | Rows::Parts | Rows::Choice(_) => false,
        };
        self.parts(backend).into_iter().any(is_below)
    }
}

/// The other one of the two versions of REST.
pub(crate) fn other_version(backend: Backend) -> Backend {
    match backend {
        Backend::RestV1 => Backend::RestV2,
        _ => Backend::RestV1,
    }
}

impl Endpoints {
    fn serves(&self, crud: Crud) -> bool {
        match crud {
            Crud::Read => !matches!(self.rows, Rows::None),
            _ => self.write(crud).is_some(),
        }
    }

    /// The endpoint of a write, when there is one.
    pub(crate) fn write(&self, crud: Crud) -> Option<Endpoint> {
        match crud {
            Crud::Create => self.create,
            Crud::Read => None,
            Crud::Update => self.update,
            Crud::Delete => self.delete,
        }
    }
}
