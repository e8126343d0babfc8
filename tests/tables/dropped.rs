//! Nothing that is written over REST is dropped in silence: each column that XML-RPC writes is stored, or its refusal names
//! it. What the local Keap does not store over XML-RPC either, as what it counts itself, is left out.

use keap::coverage::{Level, TableCoverage, table_coverage};
use keap::schema::{
    Change, Changes, ColumnInfo, FieldType, FieldValue, NewRecord, QueryData, Record, TableInfo,
    table,
};
use keap::{Backend, ErrorKind, Fields, Invocation, Keap, Outcome};
use keap_tests::connect;

use super::samples;

/// A table, or one kind of its rows, over one backend.
struct Tried {
    keap: Keap,
    covered: TableCoverage,
    info: &'static TableInfo,
    kind: &'static str,
    /// A row that can be added.
    base: NewRecord,
}

impl Tried {
    /// The kinds of rows of a table; nothing where no row can be made.
    async fn of(covered: &TableCoverage) -> Vec<Self> {
        let info = table(covered.table).unwrap();
        let made = |kind, base| Self {
            keap: connect(),
            covered: covered.clone(),
            info,
            kind,
            base,
        };
        let samples = samples::of(covered);
        let mut all: Vec<Self> = if samples.is_empty() || covered.table == "Contact" {
            vec![made("", seeded(&connect(), info).await)]
        } else {
            let samples = samples.into_iter();
            samples
                .map(|sample| made(sample.name, sample.added))
                .collect()
        };
        for one in &mut all {
            one.trim().await;
        }
        all
    }

    /// Takes what the backend refuses out of the row, so that what is tried stands for itself.
    async fn trim(&mut self) {
        for _ in 0..self.info.columns.len() {
            let Err(error) = self.add(self.covered.backend, self.base.clone()).await else {
                return;
            };
            let text = text(&error);
            let names = self.base.iter().map(|(name, _)| name.to_owned());
            let Some(named) = names.into_iter().find(|name| names_column(&text, name)) else {
                return;
            };
            let kept = self.base.iter().filter(|(name, _)| *name != named);
            self.base = kept.fold(NewRecord::new(), |row, (name, change)| match change {
                Change::Set(value) => row.set_by_name(name, value.clone()),
                Change::Clear => row,
            });
        }
    }

    fn place(&self, column: &str, verb: &str) -> String {
        let Self { covered, kind, .. } = self;
        format!(
            "{verb} {} {kind} {column} over {}",
            covered.table, covered.backend
        )
    }

    async fn read(&self, id: i64, column: &str) -> Option<FieldValue> {
        let fields = Fields::from([column].as_slice());
        let load = Invocation::data_load(self.covered.table.to_owned(), id, fields);
        match self.keap.invoke_on(Backend::XmlRpc, load).await {
            Ok(Outcome::Record(row)) => row.get(column).cloned(),
            // No id of the table: rows that are not read one by one.
            _ => None,
        }
    }

    async fn add(&self, on: Backend, values: NewRecord) -> keap::Result<i64> {
        let add = Invocation::data_add(self.covered.table.to_owned(), values);
        match self.keap.invoke_on(on, add).await? {
            Outcome::Id(id) => Ok(id),
            other => panic!("{other:?}"),
        }
    }

    /// What is wrong with adding a column over the backend.
    async fn added(&self, column: &ColumnInfo) -> Option<String> {
        let value = value(&self.covered, column, self.kind, 1)?;
        let row = self.base.clone().set_by_name(column.name, value);
        let direct = self.add(Backend::XmlRpc, row.clone()).await.ok()?;
        let stored = self.read(direct, column.name).await;
        if is_blank(stored.as_ref()) {
            return None;
        }
        let place = self.place(column.name, "add");
        match self.add(self.covered.backend, row).await {
            Ok(id) if is_blank(self.read(id, column.name).await.as_ref()) => {
                Some(format!("{place}: dropped"))
            }
            Ok(_) => None,
            Err(error) => unnamed(&place, self.info, &error),
        }
    }

    /// What is wrong with changing a column, beside another one, over the backend.
    async fn changed(&self, column: &ColumnInfo) -> Option<String> {
        let value = value(&self.covered, column, self.kind, 2)?;
        let mut changes = Changes::new().set_by_name(column.name, value);
        let beside = self.beside(column.name);
        if let Some((name, value)) = beside {
            changes = changes.set_by_name(name, value);
        }
        let (other, id) = (self.row().await?, self.row().await?);
        if other == id {
            return None;
        }
        let update = |on, id| {
            let table = self.covered.table.to_owned();
            let update = Invocation::data_update(table, id, changes.clone());
            self.keap.invoke_on(on, update)
        };
        let before = self.read(other, column.name).await;
        update(Backend::XmlRpc, other).await.ok()?;
        if self.read(other, column.name).await == before {
            return None;
        }
        let before = self.read(id, column.name).await;
        let place = self.place(column.name, "update");
        match update(self.covered.backend, id).await {
            Ok(_) if self.read(id, column.name).await == before => {
                Some(format!("{place}: dropped"))
            }
            Ok(_) => None,
            Err(error) => unnamed(&place, self.info, &error),
        }
    }

    /// A row to change: a new one, or one of the seed where XML-RPC adds none.
    async fn row(&self) -> Option<i64> {
        if let Ok(id) = self.add(Backend::XmlRpc, self.base.clone()).await {
            return Some(id);
        }
        let query = QueryData::new(self.covered.table);
        let rows = self
            .keap
            .invoke_on(Backend::XmlRpc, Invocation::DataQuery(query));
        match rows.await.ok()? {
            Outcome::Records(rows) => rows.first()?.get("Id")?.as_i64(),
            _ => None,
        }
    }

    /// A column that the backend surely writes.
    fn beside(&self, column: &str) -> Option<(String, FieldValue)> {
        let samples = samples::of(&self.covered);
        let sample = samples
            .into_iter()
            .find(|sample| sample.name == self.kind)?;
        let changed = sample.expected_after_update();
        let of_sample = sample.changed.iter();
        let mut texts = of_sample.filter(|(name, _)| {
            *name != column && matches!(changed.get(name), Some(FieldValue::Text(_)))
        });
        let (name, _) = texts.next()?;
        Some((name.to_owned(), changed.get(name)?.clone()))
    }
}

/// The first row of the seed without what XML-RPC does not add.
async fn seeded(keap: &Keap, info: &'static TableInfo) -> NewRecord {
    let query = Invocation::DataQuery(QueryData::new(info.name));
    let rows = match keap.invoke_on(Backend::XmlRpc, query).await {
        Ok(Outcome::Records(rows)) => rows,
        other => panic!("{}: {other:?}", info.name),
    };
    let first: Record = rows.into_iter().next().unwrap_or_default();
    let adds = |name: &str| info.column(name).is_some_and(|column| column.access.add);
    let values = first.iter().filter(|(name, _)| adds(name));
    values.fold(NewRecord::new(), |row, (name, value)| {
        row.set_by_name(name, value.clone())
    })
}

fn value(
    covered: &TableCoverage,
    column: &ColumnInfo,
    kind: &str,
    turn: i64,
) -> Option<FieldValue> {
    let (name, field_type) = (column.name, column.field_type);
    let own = samples::value(covered, name, field_type, column.refers_to, turn, kind);
    match field_type {
        // Nought is what a number is anyway.
        FieldType::Int if own == Some(0.into()) => Some(turn.into()),
        FieldType::Id => own.or(Some(turn.into())),
        _ => own,
    }
}

fn is_blank(value: Option<&FieldValue>) -> bool {
    value.is_none_or(|value| {
        let text = value.to_string();
        text.is_empty() || text == "0" || text == "false"
    })
}

fn text(error: &keap::Error) -> String {
    let mut text = error.to_string();
    let mut source = std::error::Error::source(error);
    while let Some(cause) = source {
        text = format!("{text}: {cause}");
        source = cause.source();
    }
    text
}

fn names_column(text: &str, column: &str) -> bool {
    let mut words = text.split(|letter: char| !letter.is_alphanumeric());
    words.any(|word| word == column)
}

/// A refusal of what the backend does not have that does not say which column it is about: the one that is written, or one
/// beside it that the write would spoil.
fn unnamed(place: &str, table: &TableInfo, error: &keap::Error) -> Option<String> {
    let text = text(error);
    let unsupported = error.kind() == ErrorKind::Unsupported;
    let named = table
        .columns
        .iter()
        .any(|column| names_column(&text, column.name));
    // KB-071 is about a whole address.
    let of_address = error.difference().is_some_and(|known| known.id == "KB-071");
    (unsupported && !named && !of_address).then(|| format!("{place}: {text}"))
}

async fn nothing_is_dropped(backend: Backend) {
    let mut problems = Vec::new();
    let mut tried = 0;
    let covered = table_coverage().into_iter();
    for covered in covered.filter(|one| one.backend == backend && one.level != Level::None) {
        for row in Tried::of(&covered).await {
            for column in row.info.columns {
                if column.access.add && !covered.add.is_empty() && super::has_ids(&covered) {
                    tried += 1;
                    problems.extend(row.added(column).await);
                }
                if column.access.edit && !covered.update.is_empty() {
                    tried += 1;
                    problems.extend(row.changed(column).await);
                }
            }
        }
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
    assert!(tried > 300, "{tried}");
}

#[tokio::test]
async fn nothing_is_dropped_over_rest_v1() {
    nothing_is_dropped(Backend::RestV1).await;
}

#[tokio::test]
async fn nothing_is_dropped_over_rest_v2() {
    nothing_is_dropped(Backend::RestV2).await;
}
