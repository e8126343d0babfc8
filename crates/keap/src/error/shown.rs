//! How an error is shown: as one clause, as one line with everything, or as a report of several lines.

use std::error::Error as _;
use std::fmt;

use super::Error;
use crate::doubt;

impl Error {
    /// What happened, to which operation, on which backend, and what it left.
    fn clause(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.operation(), self.backend()) {
            (Some(operation), Some(backend)) => {
                write!(f, "{operation} over {backend}: {}", self.message())?;
            }
            _ => f.write_str(self.message())?,
        }
        if !self.steps_done().is_empty() {
            write!(f, " (done before: {})", self.steps_done().join(", "))?;
        }
        if let Some(stands) = self.stands() {
            write!(f, "; what stands now: {stands}")?;
        }
        if self.may_have_applied() {
            write!(f, "; {}", doubt::PERHAPS)?;
        }
        Ok(())
    }

    /// The causes, nearest first. One that says only what the error above it says is left out.
    fn causes(&self) -> Vec<String> {
        let mut causes: Vec<String> = Vec::new();
        let mut cause = self.source();
        while let Some(error) = cause {
            let text = error.to_string();
            let above = causes.last().map_or(self.message(), String::as_str);
            if !above.contains(&text) {
                causes.push(text);
            }
            cause = error.source();
        }
        causes
    }
}

/// One clause; with `{:#}` the causes and the hint behind it.
impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.clause(f)?;
        if !f.alternate() {
            return Ok(());
        }
        for cause in self.causes() {
            write!(f, ": {cause}")?;
        }
        match self.hint() {
            Some(hint) => write!(f, "; hint: {hint}"),
            None => Ok(()),
        }
    }
}

/// The clause, a line for each cause, a line for the hint; with `{:#?}` the fields.
impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if f.alternate() {
            return f.debug_tuple("Error").field(&self.0).finish();
        }
        self.clause(f)?;
        for cause in self.causes() {
            write!(f, "\n  cause: {cause}")?;
        }
        match self.hint() {
            Some(hint) => write!(f, "\n  hint: {hint}"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.0.source.as_deref().map(|source| source as _)
    }
}

#[cfg(test)]
mod tests {
    use crate::{Backend, Error, ErrorKind, Operation};

    fn refused() -> Error {
        Error::new(ErrorKind::InvalidRequest, "a task needs UserID")
            .caused_by("the row has none")
            .hinted("set UserID")
            .at(Operation::DataAdd, Backend::RestV2)
    }

    #[test]
    fn the_hint_is_seen_without_asking_for_it() {
        let line = "DataService.add over REST v2: a task needs UserID";
        assert_eq!(refused().to_string(), line);
        let boxed: Box<dyn std::error::Error> = refused().into();
        assert_eq!(
            format!("{boxed:#}"),
            format!("{line}: the row has none; hint: set UserID")
        );
        assert_eq!(
            format!("{boxed:?}"),
            format!("{line}\n  cause: the row has none\n  hint: set UserID")
        );
    }

    #[test]
    fn a_row_that_does_not_fit_is_an_error_of_the_facade() {
        fn id(row: &keap_schema::Record) -> crate::Result<Option<crate::ContactId>> {
            Ok(row.read(keap_schema::contact::ID)?)
        }
        let row = keap_schema::Record::from_iter([("Id", "seventeen")]);
        let error = id(&row).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::InvalidResponse);
        assert!(format!("{error:#}").contains("field `Id`"), "{error:#}");
    }
}
