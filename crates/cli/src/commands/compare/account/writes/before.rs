//! What was there before a write: in memory while it is under way, and in a file of its own for whoever goes on with a run that
//! was killed. The state itself has no values.

use std::collections::BTreeMap;
use std::fs;
use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};

use anyhow::Context as _;
use chrono::{DateTime, NaiveDate, Utc};
use keap::ContactId;
use keap::schema::{FieldValue, Record, is_sensitive};
use keap_http::{Shown, private};
use serde::{Deserialize, Serialize};

use crate::file;

/// The columns of a contact as they were.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Before {
    contact: ContactId,
    columns: BTreeMap<String, Stored>,
}

/// A value with its type.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Stored {
    Text(String),
    Int(i64),
    Double(f64),
    Bool(bool),
    Date(NaiveDate),
    Moment(DateTime<Utc>),
    Bytes(Vec<u8>),
    List(Vec<String>),
}

impl Before {
    pub(super) fn of(contact: ContactId, record: &Record) -> Self {
        let columns = record.iter().filter(|(name, _)| !is_sensitive(name));
        let columns = columns.filter_map(|(name, value)| Some((name.to_owned(), stored(value)?)));
        Self {
            contact,
            columns: columns.collect(),
        }
    }

    pub(super) fn contact(&self) -> ContactId {
        self.contact
    }

    pub(super) fn record(&self) -> Record {
        let mut record = Record::new();
        for (name, value) in &self.columns {
            record.insert(name.clone(), value.value());
        }
        record
    }
}

/// A value as it is kept; none of a kind that this program does not know yet.
fn stored(value: &FieldValue) -> Option<Stored> {
    Some(match value.clone() {
        FieldValue::Text(text) => Stored::Text(text),
        FieldValue::Int(number) => Stored::Int(number),
        FieldValue::Double(number) => Stored::Double(number),
        FieldValue::Bool(flag) => Stored::Bool(flag),
        FieldValue::Date(day) => Stored::Date(day),
        FieldValue::DateTime(moment) => Stored::Moment(moment),
        FieldValue::Bytes(bytes) => Stored::Bytes(bytes),
        FieldValue::List(texts) => Stored::List(texts),
        _ => return None,
    })
}

impl Stored {
    fn value(&self) -> FieldValue {
        match self.clone() {
            Self::Text(text) => FieldValue::Text(text),
            Self::Int(number) => FieldValue::Int(number),
            Self::Double(number) => FieldValue::Double(number),
            Self::Bool(flag) => FieldValue::Bool(flag),
            Self::Date(day) => FieldValue::Date(day),
            Self::Moment(moment) => FieldValue::DateTime(moment),
            Self::Bytes(bytes) => FieldValue::Bytes(bytes),
            Self::List(texts) => FieldValue::List(texts),
        }
    }
}

/// The file that has what was there before, for as long as it is not put back. None where the account is gone with the program.
#[derive(Clone, Debug, Default)]
pub(crate) struct Journal(Option<PathBuf>);

impl Journal {
    pub(crate) fn at(path: Option<PathBuf>) -> Self {
        Self(path)
    }

    /// Where it is, for people.
    pub(super) fn place(&self) -> String {
        self.0.as_ref().map_or_else(String::new, Shown::path)
    }

    /// Keeps what was there before; durable when this returns.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub(super) fn keep(&self, before: &Before) -> anyhow::Result<()> {
        let Some(path) = &self.0 else {
            return Ok(());
        };
        // On a disk that is full half of it would keep the run from going on.
        let mut part = path.clone().into_os_string();
        part.push(".part");
        let part = Path::new(&part);
        let write = || -> std::io::Result<()> {
            let mut options = private::options();
            options.create(true).write(true).truncate(true);
            let mut file = options.open(part)?;
            file.write_all(serde_json::to_string(before)?.as_bytes())?;
            file.sync_all()?;
            private::replace(part, path)
        };
        let written = write();
        if written.is_err() {
            // It may not be there at all.
            drop(fs::remove_file(part));
        }
        written.with_context(|| format!("nothing was written: {} cannot be kept", self.place()))
    }

    /// What was there before a write that was not put back.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub(super) fn kept(&self) -> anyhow::Result<Option<Before>> {
        let Some(path) = self.0.as_ref().filter(|path| path.exists()) else {
            return Ok(None);
        };
        let text = file::text(path, file::SMALL)?;
        let before = serde_json::from_str(&text);
        before
            .with_context(|| format!("{} cannot be read", self.place()))
            .map(Some)
    }

    /// Everything is put back.
    ///
    /// # Errors
    /// When the file cannot be removed.
    pub(super) fn forget(&self) -> anyhow::Result<()> {
        let Some(path) = &self.0 else {
            return Ok(());
        };
        match fs::remove_file(path) {
            Err(error) if error.kind() != ErrorKind::NotFound => {
                Err(error).with_context(|| format!("{} cannot be removed", self.place()))
            }
            _ => Ok(()),
        }
    }
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    #[test]
    fn what_does_not_fit_takes_the_place_of_nothing() {
        let folder = std::env::temp_dir().join(format!("keap-before-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let journal = Journal::at(Some(folder.join("kept")));
        let mut record = Record::new();
        record.insert("FirstName", "Ann");
        let before = Before::of(ContactId::new(17), &record);
        journal.keep(&before).unwrap();
        std::os::unix::fs::symlink("/dev/full", folder.join("kept.part")).unwrap();
        let unkept = journal
            .keep(&Before::of(ContactId::new(18), &record))
            .unwrap_err();
        let told = crate::words::plainly(&format!("{unkept:#}"));
        assert!(
            told.starts_with("nothing was written: ") && told.ends_with("the disk is full"),
            "{told}"
        );
        let kept = journal.kept().unwrap().map(|kept| kept.contact());
        assert_eq!(kept, Some(ContactId::new(17)));
        assert!(!folder.join("kept.part").exists());
        fs::remove_dir_all(&folder).unwrap();
    }
}
