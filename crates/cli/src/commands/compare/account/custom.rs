//! Custom fields that are named and that the account may not have. It alone knows, and is asked for its list before anything
//! else.

use anyhow::anyhow;
use keap::compare::account::{Target, unknown_custom_fields};
use keap::{Backend, Error, ErrorKind, Keap};

use super::run::{Run, TargetDone, failed, is_of_account};
use super::scope::Scope;
use crate::commands::compare::state::{Asked, Keeps, Source};
use crate::failure::OrMisuse as _;
use crate::stop::Stop;

impl Scope {
    /// Fails when the account has no custom field of a name that the suite has, by the list of the reference.
    ///
    /// # Errors
    /// The first that it does not have. That the list cannot be read says the run itself, of what it keeps from being compared.
    pub(super) async fn check_custom(
        &self,
        keap: &Keap,
        reference: Backend,
        asked: &Asked,
    ) -> anyhow::Result<()> {
        let mut tables: Vec<&str> = self.custom.iter().map(|named| named.table).collect();
        tables.dedup();
        for table in tables {
            let named = || self.custom.iter().filter(|named| named.table == table);
            let names: Vec<String> = named().map(|named| named.name.clone()).collect();
            let (line, unknown) = match unknown_custom_fields(keap, reference, table, &names).await
            {
                Ok(unknown) => {
                    let Some((name, unknown)) = unknown.into_iter().next() else {
                        continue;
                    };
                    (named().find(|one| one.name == name), unknown)
                }
                Err(none) if none.kind() == ErrorKind::InvalidRequest => (named().next(), none),
                Err(_) => return Ok(()),
            };
            let line = line.map_or(1, |named| named.line);
            return Err(wrong(asked, line, table, &unknown)).or_misuse();
        }
        Ok(())
    }

    /// The custom fields of which nobody knows before the account is asked.
    pub(super) fn custom_told(&self) -> Option<String> {
        let mut named: Vec<String> = Vec::new();
        for one in &self.custom {
            let name = format!("{}.{}", one.table, one.name);
            if !named.contains(&name) {
                named.push(name);
            }
        }
        (!named.is_empty()).then(|| named.join(", "))
    }
}

/// What is wrong with a line of the suite.
fn wrong(asked: &Asked, line: usize, table: &str, unknown: &Error) -> anyhow::Error {
    let suite = asked.suite.as_ref().map(Source::shown).unwrap_or_default();
    let hint = unknown.hint().map(|hint| format!("\n  hint: {hint}"));
    let told = unknown.message();
    let of_table = match told.contains(table) {
        true => String::new(),
        false => format!(", named for table {table}"),
    };
    let wrong = anyhow!("line {line}: {told}{of_table}{}", hint.unwrap_or_default());
    wrong.context(format!("the suite {suite} cannot be used"))
}

impl<K: Keeps> Run<K> {
    /// How a target ended that names a custom field which the account does not have: its server would not tell the name.
    ///
    /// # Errors
    /// As for the whole run.
    pub(super) async fn unknown_custom(
        &self,
        target: &Target,
    ) -> anyhow::Result<Option<TargetDone>> {
        let known = tokio::select! {
            known = target.check_custom_fields(self.keap()) => known,
            stop = Stop::asked() => return Ok(Some(TargetDone::Stopped(stop))),
        };
        match known {
            Err(error) if error.kind() == ErrorKind::InvalidRequest => {
                let hint = error.hint().map(|hint| format!("; {hint}"));
                let told = format!("{error}{}", hint.unwrap_or_default());
                Ok(Some(TargetDone::Failed(told)))
            }
            Err(error) if is_of_account(&error) => failed(error).map(Some),
            // The list may be closed to the credential, and the table open.
            _ => Ok(None),
        }
    }
}
