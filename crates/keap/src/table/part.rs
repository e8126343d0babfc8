//! Which of a table's parts a new row belongs to.

use keap_schema::{Change, NewRecord};

use super::Table;
use crate::{Backend, Error, ErrorKind, Result};

impl Table {
    /// The resource that a new row belongs to: the one whose constants its values name.
    ///
    /// # Errors
    /// `InvalidRequest` when they name none, or one that the backend does not have.
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
            [one] => Ok(one),
            _ => Err(self.unclear(&parts, backend)),
        }
    }

    fn unclear(&self, parts: &[&'static Self], backend: Backend) -> Error {
        let kinds = parts.iter().filter_map(|part| {
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
        Error::new(ErrorKind::InvalidRequest, message)
            .hinted(format!("over {backend} it is one of: {}", kinds.join(", ")))
    }
}
