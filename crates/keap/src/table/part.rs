//! Which of a table's parts a new row belongs to.

use keap_schema::{Change, NewRecord};

use super::Table;
use crate::crud::Crud;
use crate::difference::{APPOINTMENTS_IN_V2, Difference, NO_TABLE_OPERATION, REQUIRED_COLUMN};
use crate::{Backend, Error, ErrorKind, Result};

impl Table {
    /// The resource that a new row belongs to: the one whose constants its values name.
    ///
    /// # Errors
    /// `InvalidRequest` when they name none, or one that the backend does not have; `Unsupported` for one that it only shows.
    pub(crate) fn part_for(
        &'static self,
        values: &NewRecord,
        backend: Backend,
    ) -> Result<&'static Self> {
        let parts = self.parts(backend);
        if let [one] = parts.as_slice() {
            return Ok(one);
        }
        let named = |part: &&&'static Self| {
            let mut constants = part.columns.iter().filter_map(|field| {
                let value = field.constant(backend)?;
                Some((value, values.get(field.column)?))
            });
            let said = |(value, change): (&str, &Change)| match change {
                Change::Set(set) => set.to_string().eq_ignore_ascii_case(value),
                Change::Clear => false,
            };
            constants.clone().next().is_some() && constants.all(said)
        };
        let found: Vec<_> = parts.iter().filter(named).collect();
        match found.as_slice() {
            [one] if one.endpoints(backend).create.is_none() => Err(one.not_added(backend)),
            [one] => Ok(one),
            _ => Err(self.unclear(&parts, backend)),
        }
    }

    /// The refusal of a new row of a kind that the backend only shows.
    fn not_added(&'static self, backend: Backend) -> Error {
        let (table, part) = (self.name, self.part);
        let message = format!("rows of table {table} that are {part} are not added over {backend}");
        let known = self.why_only_shown(Crud::Create, backend);
        Error::new(ErrorKind::Unsupported, message).explained_by(known)
    }

    /// Why a backend does not do it with rows of this kind, which it shows.
    pub(crate) fn why_only_shown(
        &'static self,
        crud: Crud,
        backend: Backend,
    ) -> &'static Difference {
        match (self.name, backend) {
            ("ContactAction", Backend::RestV2) => &APPOINTMENTS_IN_V2,
            _ => self.unserved(crud, backend).unwrap_or(&NO_TABLE_OPERATION),
        }
    }

    fn unclear(&self, parts: &[&'static Self], backend: Backend) -> Error {
        let added = parts
            .iter()
            .filter(|part| part.endpoints(backend).create.is_some());
        let kinds = added.filter_map(|part| {
            let mut constants = part.columns.iter().filter(|field| {
                field
                    .constant(backend)
                    .is_some_and(|value| value.parse::<i64>().is_err())
            });
            let field = constants.next()?;
            Some(format!("{} {}", field.column, field.constant(backend)?))
        });
        let kinds: Vec<String> = kinds.collect();
        let message = format!("the values do not tell which kind of {} to add", self.name);
        let error = Error::new(ErrorKind::InvalidRequest, message).explained_by(&REQUIRED_COLUMN);
        error.hinted(format!("over {backend} it is one of: {}", kinds.join(", ")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table;

    #[test]
    fn a_kind_that_is_only_shown_is_not_offered_and_not_taken() {
        let actions = table::named("ContactAction").unwrap();
        let part = |kind: Option<&str>, backend| {
            let values = NewRecord::new().set_by_name("ContactId", 17);
            let values = match kind {
                Some(kind) => values.set_by_name("ObjectType", kind),
                None => values,
            };
            actions.part_for(&values, backend).map(|part| part.part)
        };
        let refused = part(Some("Appointment"), Backend::RestV2).unwrap_err();
        assert_eq!(refused.kind(), ErrorKind::Unsupported);
        assert_eq!(refused.difference(), Some(&APPOINTMENTS_IN_V2));
        assert_eq!(
            part(Some("Appointment"), Backend::RestV1).unwrap(),
            "appointments"
        );
        for (backend, is_offered) in [(Backend::RestV1, true), (Backend::RestV2, false)] {
            let unclear = part(None, backend).unwrap_err();
            assert_eq!(unclear.difference(), Some(&REQUIRED_COLUMN));
            let hint = unclear.hint().unwrap();
            assert!(hint.contains("ObjectType Task"), "{hint}");
            assert_eq!(hint.contains("Appointment"), is_offered, "{hint}");
        }
    }
}
