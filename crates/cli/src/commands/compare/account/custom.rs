//! Custom fields that are named and that the account may not have. It alone knows, and is asked for its list before anything
//! else.

use std::collections::BTreeSet;

use anyhow::anyhow;
use keap::compare::account::{Target, unknown_custom_fields};
use keap::compare::{CustomNamed, Rules};
use keap::{Backend, Error, ErrorKind, Keap};

use super::run::{Run, TargetDone, failed, is_of_account};
use super::scope::Scope;
use crate::commands::compare::state::{Asked, Keeps, Source};
use crate::failure::OrMisuse as _;
use crate::recording::is_unrecorded;
use crate::stop::Stop;

impl Scope {
    /// Fails when the account has no custom field of a name that the suite or the tolerances have, by the list of the reference.
    ///
    /// # Errors
    /// The first that it does not have. That the list cannot be read says the run itself, of what it keeps from being compared.
    pub(super) async fn check_custom(
        &self,
        keap: &Keap,
        reference: Backend,
        asked: &Asked,
        rules: &Rules,
    ) -> anyhow::Result<()> {
        let mut tables: Vec<&str> = self.custom.iter().map(|named| named.table).collect();
        tables.dedup();
        for table in tables {
            let named = || self.custom.iter().filter(|named| named.table == table);
            let names: Vec<String> = named().map(|named| named.name.clone()).collect();
            match unknown_custom_fields(keap, reference, table, &names).await {
                Ok(unknown) => {
                    let Some((name, unknown)) = unknown.into_iter().next() else {
                        continue;
                    };
                    let line = named().find(|one| one.name == name);
                    let line = line.map_or(1, |named| named.line);
                    return Err(wrong(told_of_suite(asked), line, table, &unknown)).or_misuse();
                }
                Err(_) => return Ok(()),
            }
        }
        for named in rules.custom_fields() {
            if let Some((table, unknown)) = self.unknown(keap, reference, named).await {
                let file = told_of_rules(asked);
                return Err(wrong(file, named.line, &table, &unknown)).or_misuse();
            }
        }
        Ok(())
    }

    /// That none of the tables that a rule is for has its custom field, of those that are compared.
    async fn unknown(
        &self,
        keap: &Keap,
        reference: Backend,
        named: &CustomNamed,
    ) -> Option<(String, Error)> {
        let mut first = None;
        for table in self.tables_of_custom_fields() {
            if named.table.as_deref().is_some_and(|own| own != table) {
                continue;
            }
            let names = [named.name.clone()];
            let asked = unknown_custom_fields(keap, reference, table, &names).await;
            // Where one has it, or nobody can say, the rule stands.
            let unknown = asked.ok()?.into_iter().next()?;
            first.get_or_insert((table.to_owned(), unknown.1));
        }
        first
    }

    /// The tables that are compared and have custom fields, those of operations too.
    fn tables_of_custom_fields(&self) -> BTreeSet<&str> {
        let tables = self.targets.iter().filter_map(Target::table);
        let has_any = |table: &&str| {
            keap::schema::table(table).is_some_and(|table| table.custom_fields_form.is_some())
        };
        tables.filter(has_any).collect()
    }

    /// The custom fields of which nobody knows before the account is asked.
    pub(super) fn custom_told(&self, rules: &Rules) -> Option<String> {
        let mut named: Vec<String> = Vec::new();
        let tables = self.tables_of_custom_fields();
        let of_rules = rules.custom_fields().iter().filter_map(|one| {
            let own = one.table.as_deref();
            let is_asked = own.map_or(!tables.is_empty(), |own| tables.contains(own));
            let of = own.map(|own| format!("{own}.")).unwrap_or_default();
            is_asked.then(|| format!("{of}{}", one.name))
        });
        let own = self.custom.iter();
        let own = own.map(|one| format!("{}.{}", one.table, one.name));
        for name in own.chain(of_rules) {
            if !named.contains(&name) {
                named.push(name);
            }
        }
        (!named.is_empty()).then(|| named.join(", "))
    }
}

/// What names the suite, and the tolerances.
fn told_of_suite(asked: &Asked) -> String {
    let suite = asked.suite.as_ref().map(Source::shown);
    format!("the suite {}", suite.unwrap_or_default())
}

fn told_of_rules(asked: &Asked) -> String {
    match &asked.rules {
        Some(rules) => format!("the tolerances {}", rules.shown()),
        None => told_of_suite(asked),
    }
}

/// What is wrong with a line of a file.
fn wrong(file: String, line: usize, table: &str, unknown: &Error) -> anyhow::Error {
    let hint = unknown.hint().map(|hint| format!("\n  hint: {hint}"));
    let told = unknown.message();
    let of_table = match told.contains(table) {
        true => String::new(),
        false => format!(", named for table {table}"),
    };
    let wrong = anyhow!("line {line}: {told}{of_table}{}", hint.unwrap_or_default());
    wrong.context(format!("{file} cannot be used"))
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
            Err(error) if is_unrecorded(&error) => Ok(Some(TargetDone::Refused(error))),
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
