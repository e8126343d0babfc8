//! Reads a policy from TOML, with the place of everything that is wrong.

mod owner;
mod rows;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::policy::TablePolicy;
use super::{Fallback, PolicyError, RoutePolicy};
use crate::suggest::did_you_mean;
use crate::{
    Backend, Operation, operation::UnknownOperation, owner::OwnerValues, shadow::ShadowPolicy,
};

/// The keys of routes; beside them stand those of [`OwnerValues`].
const KEYS: [&str; 7] = [
    "default",
    "reads",
    "writes",
    "fallback",
    "operations",
    "tables",
    "shadow",
];
const TABLE_KEYS: [&str; 3] = ["default", "reads", "writes"];
const SHADOW_KEYS: [&str; 8] = [
    "backend",
    "sample",
    "operations",
    "tables",
    "writes",
    "max-in-flight",
    "calls-per-minute",
    "min-quota",
];

type Result<T> = std::result::Result<T, PolicyError>;
type Value<'a> = Spanned<DeValue<'a>>;
type Key<'a> = Spanned<std::borrow::Cow<'a, str>>;

pub(super) fn policy(text: &str) -> Result<RoutePolicy> {
    if text.trim().is_empty() {
        return Err(PolicyError::new(EMPTY));
    }
    let document = document(text)?;
    Reader { text }.policy(document.get_ref())
}

/// A shell empties the file that it leads an output to before the program that writes it has read anything.
const EMPTY: &str = "the policy file is empty: it may just have been written over, as by `> FILE` of a shell; put it back, or \
    write `default = \"v2\"`";

fn document(text: &str) -> Result<Spanned<DeTable<'_>>> {
    DeTable::parse(text).map_err(|error| {
        let span = error.span().unwrap_or_default();
        PolicyError::at(text, span, error.message().trim())
    })
}

impl OwnerValues {
    /// Reads what owners have named in each of the tables of an array, `[[tenant]]`, of a TOML document; what else stands
    /// there is not looked at.
    ///
    /// # Errors
    /// As [`RoutePolicy::from_toml`] of the same values.
    pub fn of_each(array: &str, text: &str) -> Result<Vec<Self>> {
        let (document, reader) = (document(text)?, Reader { text });
        let tables = document.get_ref().get(array);
        let tables = tables.and_then(|tables| tables.get_ref().as_array());
        let tables = tables.into_iter().flat_map(|tables| tables.iter());
        let tables = tables.filter_map(|table| table.get_ref().as_table());
        let mut wrong = Vec::new();
        let each = tables.map(|table| {
            let mut values = Self::default();
            let rows = rows::in_order(table).into_iter();
            let read = rows.map(|(key, value)| reader.owner(&mut values, key.get_ref(), value));
            wrong.extend(read.filter_map(Result::err));
            values
        });
        let each = each.collect();
        PolicyError::all(wrong).map_or(Ok(each), Err)
    }
}

fn keys() -> impl Iterator<Item = &'static str> {
    KEYS.into_iter().chain(OwnerValues::KEYS)
}

struct Reader<'t> {
    text: &'t str,
}

impl Reader<'_> {
    fn policy(&self, document: &DeTable<'_>) -> Result<RoutePolicy> {
        let Some(default) = document.get("default") else {
            let is_known = |key: &&Key<'_>| keys().any(|known| known == key.get_ref());
            if let Some(key) = document.keys().find(|key| !is_known(key)) {
                return Err(self.unknown("key", key, keys()));
            }
            return Err(PolicyError::new(
                "the policy names no default backend: write `default = \"xmlrpc\"`, \"v1\" or \"v2\"",
            ));
        };
        let mut policy = RoutePolicy::new(self.backend(default)?);
        let rows = rows::in_order(document).into_iter();
        let read = rows.map(|(key, value)| self.key(&mut policy, key, value));
        let wrong = read.filter_map(Result::err).collect();
        PolicyError::all(wrong).map_or(Ok(policy), Err)
    }

    /// Reads what stands under one key.
    fn key(&self, policy: &mut RoutePolicy, key: &Key<'_>, value: &Value<'_>) -> Result<()> {
        match key.get_ref().as_ref() {
            "default" => {}
            "reads" => policy.overrides.reads = Some(self.backend(value)?),
            "writes" => policy.overrides.writes = Some(self.backend(value)?),
            "fallback" => policy.fallback = self.fallback(value)?,
            "operations" => {
                let backend = |value: &Value<'_>| self.backend(value);
                let routes = self.each(value, |key| self.operation(key), backend)?;
                policy.overrides.operations.extend(routes);
            }
            "tables" => {
                let name = |key: &Key<'_>| self.table_name(key).map(str::to_owned);
                let of_table = |value: &Value<'_>| self.table_policy(value);
                policy.tables.extend(self.each(value, name, of_table)?);
            }
            "shadow" => policy.shadow = Some(self.shadow(value)?),
            name => {
                if !self.owner(&mut policy.owner, name, value)? {
                    return Err(self.unknown("key", key, keys()));
                }
            }
        }
        Ok(())
    }

    fn table_policy(&self, value: &Value<'_>) -> Result<TablePolicy> {
        let mut policy = TablePolicy::default();
        if value.get_ref().is_str() {
            policy.default = Some(self.backend(value)?);
            return Ok(policy);
        }
        for (key, value) in rows::in_order(self.table(value)?) {
            let backend = self.backend(value)?;
            match key.get_ref().as_ref() {
                "default" => policy.default = Some(backend),
                "reads" => policy.overrides.reads = Some(backend),
                "writes" => policy.overrides.writes = Some(backend),
                name if name.contains('.') => {
                    let operation = self.operation(key)?;
                    policy.overrides.operations.insert(operation, backend);
                }
                _ => {
                    let names = Operation::ALL.iter().map(|operation| operation.name());
                    return Err(self.unknown("key", key, TABLE_KEYS.into_iter().chain(names)));
                }
            }
        }
        Ok(policy)
    }

    fn shadow(&self, value: &Value<'_>) -> Result<ShadowPolicy> {
        let table = self.table(value)?;
        let backend = table.get("backend").ok_or_else(|| {
            self.error(
                value,
                "the shadow names no backend: write `backend = \"v2\"`",
            )
        })?;
        let mut shadow = ShadowPolicy::new(self.backend(backend)?);
        for (key, value) in rows::in_order(table) {
            shadow = match key.get_ref().as_ref() {
                "backend" => shadow,
                "sample" => shadow.sample(self.share(value)?),
                "operations" => self.shadow_operations(shadow, value)?,
                "tables" => self.shadow_tables(shadow, value)?,
                "writes" => self.shadow_writes(shadow, value)?,
                "max-in-flight" => shadow.max_in_flight(self.count(value)? as usize),
                "calls-per-minute" => shadow.calls_per_minute(self.count(value)?),
                "min-quota" => shadow.min_quota(self.share(value)?),
                _ => return Err(self.unknown("key of the shadow", key, SHADOW_KEYS)),
            };
        }
        Ok(shadow)
    }

    fn shadow_operations(
        &self,
        mut shadow: ShadowPolicy,
        value: &Value<'_>,
    ) -> Result<ShadowPolicy> {
        let share = |value: &Value<'_>| self.share(value);
        for (operation, share) in self.each(value, |key| self.operation(key), share)? {
            shadow = shadow.sample_operation(operation, share);
        }
        Ok(shadow)
    }

    fn shadow_tables(&self, mut shadow: ShadowPolicy, value: &Value<'_>) -> Result<ShadowPolicy> {
        let share = |value: &Value<'_>| self.share(value);
        for (name, share) in self.each(value, |key| self.table_name(key), share)? {
            shadow = shadow.sample_table_named(name, share);
        }
        Ok(shadow)
    }

    fn shadow_writes(&self, mut shadow: ShadowPolicy, value: &Value<'_>) -> Result<ShadowPolicy> {
        let Some(names) = value.get_ref().as_array() else {
            return Err(self.wrong_type(value, "a list of operations"));
        };
        for name in names.iter() {
            let operation = self.operation_named(name, self.string(name)?)?;
            let added = shadow.write(operation);
            shadow = added.map_err(|error| self.error(name, error.message()))?;
        }
        Ok(shadow)
    }

    fn backend(&self, value: &Value<'_>) -> Result<Backend> {
        let text = self.string(value)?;
        let names = Backend::ALL.map(Backend::name);
        text.parse().map_err(|_| {
            let meant = did_you_mean(text, names);
            let message = format!("no backend is called {text:?}: use xmlrpc, v1 or v2{meant}");
            self.error(value, message)
        })
    }

    fn fallback(&self, value: &Value<'_>) -> Result<Fallback> {
        let text = self.string(value)?;
        let found = Fallback::ALL.into_iter().find(|rule| rule.name() == text);
        let names = Fallback::ALL.map(Fallback::name);
        found.ok_or_else(|| {
            let meant = did_you_mean(text, names);
            let names = names.join(", ");
            self.error(
                value,
                format!("no fallback is called {text:?}: use one of {names}{meant}"),
            )
        })
    }

    fn operation(&self, key: &Key<'_>) -> Result<Operation> {
        self.operation_named(key, key.get_ref())
    }

    fn operation_named<T>(&self, place: &Spanned<T>, text: &str) -> Result<Operation> {
        let unknown = |error: UnknownOperation| self.error(place, error.to_string());
        text.parse().map_err(unknown)
    }

    fn table_name(&self, key: &Key<'_>) -> Result<&'static str> {
        let name = key.get_ref().as_ref();
        crate::names::find_table(name)
            .map(|table| table.name)
            .map_err(|unknown| self.error(key, unknown.to_string()))
    }

    /// A number from 0 to 1.
    fn share(&self, value: &Value<'_>) -> Result<f64> {
        let number = match value.get_ref() {
            DeValue::Float(number) => number.as_str().parse().ok(),
            DeValue::Integer(number) => number.as_str().parse().ok(),
            _ => None,
        };
        number
            .filter(|share| (0.0..=1.0).contains(share))
            .ok_or_else(|| self.wrong_type(value, "a share from 0 to 1, for instance 0.05"))
    }

    /// A whole number from 1.
    fn count(&self, value: &Value<'_>) -> Result<u32> {
        let number = value.get_ref().as_integer();
        let count =
            number.and_then(|number| u32::from_str_radix(number.as_str(), number.radix()).ok());
        count
            .filter(|count| *count > 0)
            .ok_or_else(|| self.wrong_type(value, "a whole number from 1"))
    }

    fn string<'v>(&self, value: &'v Value<'_>) -> Result<&'v str> {
        let text = value.get_ref().as_str();
        text.ok_or_else(|| self.wrong_type(value, "a text in quotes"))
    }

    fn table<'v, 'a>(&self, value: &'v Value<'a>) -> Result<&'v DeTable<'a>> {
        let table = value.get_ref().as_table();
        table.ok_or_else(|| self.wrong_type(value, "a table of keys and values"))
    }

    fn wrong_type(&self, value: &Value<'_>, wanted: &str) -> PolicyError {
        let found = self.text.get(value.span()).unwrap_or_default();
        let found: String = found
            .lines()
            .next()
            .unwrap_or_default()
            .chars()
            .take(40)
            .collect();
        self.error(value, format!("this must be {wanted}, not {found}"))
    }

    fn unknown<'n>(
        &self,
        what: &str,
        key: &Key<'_>,
        names: impl IntoIterator<Item = &'n str>,
    ) -> PolicyError {
        let text = key.get_ref();
        let meant = did_you_mean(text, names);
        self.error(key, format!("no {what} is called {text:?}{meant}"))
    }

    fn error<T>(&self, place: &Spanned<T>, message: impl Into<String>) -> PolicyError {
        PolicyError::at(self.text, place.span(), message)
    }
}
