//! What a use of XML-RPC becomes: made from the facade's own coverage, so that it says what the gateway and the facade do.

mod columns;
mod snippet;

use std::fmt;
use std::sync::LazyLock;

use keap::coverage::{Coverage, Level, TableCoverage, coverage, table_coverage};
use keap::difference::Difference;
use keap::owner::OwnerTable;
use keap::route::decide_for;
use keap::{Backend, Fallback, Operation, RoutePolicy};
use serde::{Serialize, Serializer};

use crate::hit::Hit;

/// How much work a call is, from the least to the most.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Effort {
    /// The program stays as it is and calls the gateway; or the facade with the same names.
    DropIn,
    /// It is served, with differences that somebody has to look at: one line with the facade, or the gateway with open eyes.
    OneLine,
    /// Something that it names is not in REST: it has to be written anew, or do without that.
    Rewrite,
    /// Nothing in REST does it.
    NoCounterpart,
}

impl Effort {
    /// All of them, from the least to the most.
    pub const ALL: [Self; 4] = [
        Self::DropIn,
        Self::OneLine,
        Self::Rewrite,
        Self::NoCounterpart,
    ];

    /// In a few words.
    pub fn words(self) -> &'static str {
        match self {
            Self::DropIn => "drop-in through the gateway",
            Self::OneLine => "one line with the facade",
            Self::Rewrite => "rewrite",
            Self::NoCounterpart => "no counterpart",
        }
    }

    /// Hours of work for one place in a program, at least and at most. A rule of thumb of this project, measured nowhere:
    /// it is here for sums, in one place, to be changed.
    pub fn hours(self) -> (f64, f64) {
        match self {
            Self::DropIn => (0.1, 0.25),
            Self::OneLine => (0.25, 1.0),
            Self::Rewrite => (2.0, 8.0),
            Self::NoCounterpart => (4.0, 24.0),
        }
    }
}

impl fmt::Display for Effort {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.words())
    }
}

/// What a use of XML-RPC becomes.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Judgement {
    /// How much work it is.
    pub effort: Effort,
    /// Why, in a sentence.
    pub why: String,
    /// How completely REST v1 serves it.
    #[serde(serialize_with = "level")]
    pub v1: Level,
    /// How completely REST v2 serves it.
    #[serde(serialize_with = "level")]
    pub v2: Level,
    /// The version that it goes to, `rest-v2`; none without a counterpart.
    pub goes_to: Option<&'static str>,
    /// The calls of REST that it becomes there, method and path.
    pub becomes: Vec<String>,
    /// The ids of the known differences, for `keap coverage --differences`.
    pub differences: Vec<&'static str>,
    /// The columns that are read, written or compared and have no counterpart there.
    pub lost: Vec<String>,
    /// The table of the owner's that has to have a row for it: `sequences`, `action_sets`.
    pub owner: Option<&'static str>,
    /// How sure the rows of the coverage are: `documented`, `observed`, `inferred`.
    pub certainty: &'static str,
    /// The same with the facade, in Rust.
    pub facade: Option<&'static str>,
    /// The same with plain REST, as a command of curl.
    pub rest: Option<String>,
}

fn level<S: Serializer>(level: &Level, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(level)
}

static TABLES: LazyLock<Vec<TableCoverage>> = LazyLock::new(table_coverage);

impl Hit {
    /// What it becomes.
    pub fn judge(&self) -> Judgement {
        let method = self.method.as_deref().unwrap_or_default();
        match method.parse::<Operation>() {
            Ok(operation) => served(self, operation),
            Err(unknown) => unserved(method, unknown.instead()),
        }
    }
}

/// A method that the facade does not have.
fn unserved(method: &str, instead: Option<&'static [&'static str]>) -> Judgement {
    let endpoints = instead.unwrap_or_default();
    let (effort, why) = match (method, endpoints) {
        ("", _) => (
            Effort::OneLine,
            "the method is not constant: see what the program calls while it runs, behind a gateway".to_owned(),
        ),
        ("DataService.echo", _) => (
            Effort::DropIn,
            "the gateway answers it by itself".to_owned(),
        ),
        (_, []) => (
            Effort::NoCounterpart,
            "it was never documented, and nothing is known of it in REST".to_owned(),
        ),
        _ => (
            Effort::Rewrite,
            format!("REST has {} in its place", endpoints.join(", ")),
        ),
    };
    Judgement {
        effort,
        why,
        v1: Level::None,
        v2: Level::None,
        goes_to: None,
        becomes: endpoints.iter().map(|&one| one.to_owned()).collect(),
        differences: Vec::new(),
        lost: Vec::new(),
        owner: None,
        certainty: "inferred",
        facade: None,
        rest: None,
    }
}

/// What one version of REST does with a call.
struct Version {
    backend: Backend,
    level: Level,
    becomes: Vec<String>,
    differences: Vec<&'static Difference>,
    certainty: keap::difference::Certainty,
}

fn served(hit: &Hit, operation: Operation) -> Judgement {
    let known = hit
        .table
        .as_deref()
        .and_then(keap::schema::table)
        .filter(|_| operation.takes_table());
    let of = |backend| version(operation, known.map(|table| table.name), backend);
    let (v1, v2) = (of(Backend::RestV1), of(Backend::RestV2));
    let levels = (v1.level, v2.level);
    // As the gateway decides: v2, and v1 where v2 has nothing.
    let policy = RoutePolicy::new(Backend::RestV2).fallback(Fallback::WhenUnsupported);
    let rest = [Backend::RestV1, Backend::RestV2];
    let table = known.map(|table| table.name);
    let unknown_table = operation.takes_table() && table.is_none();
    let decided = decide_for(operation, table, &policy, &rest);
    let goes_to = match decided {
        Ok(route) if route.backend == Backend::RestV1 => Some(v1),
        Ok(_) => Some(v2),
        // Money goes to the backend that was chosen and nowhere else: here v1 would have to be.
        Err(_) if v1.level > Level::None => Some(v1),
        Err(_) => None,
    };
    let Some(version) = goes_to else {
        return nowhere(operation, table, levels);
    };
    let backend = version.backend;
    let lost = table.map_or_else(Vec::new, |table| {
        columns::lost(hit, operation, table, backend)
    });
    let owner = owner(operation);
    let mut judgement = Judgement {
        effort: Effort::DropIn,
        why: String::new(),
        v1: levels.0,
        v2: levels.1,
        goes_to: Some(backend.name()),
        rest: snippet::rest(hit, &version.becomes, backend),
        becomes: version.becomes,
        differences: version.differences.iter().map(|one| one.id).collect(),
        lost,
        owner: owner.map(OwnerTable::name),
        certainty: certainty_word(version.certainty),
        facade: snippet::facade(operation.name()),
    };
    (judgement.effort, judgement.why) =
        effort(hit, operation, &judgement, version.level, unknown_table);
    judgement
}

/// Effort and reason of a call that one version serves.
fn effort(
    hit: &Hit,
    operation: Operation,
    judgement: &Judgement,
    level: Level,
    unknown_table: bool,
) -> (Effort, String) {
    let version = judgement.goes_to.unwrap_or_default();
    if !judgement.lost.is_empty() {
        let lost = judgement.lost.join(", ");
        return (Effort::Rewrite, format!("{version} does not have {lost}"));
    }
    if unknown_table {
        return (
            Effort::OneLine,
            "the table is not constant: what is served depends on it".to_owned(),
        );
    }
    if let Some(owner) = judgement.owner {
        return (
            Effort::OneLine,
            format!("the owner has to name what stands for it, in [{owner}] of the policy file"),
        );
    }
    let names_columns = !hit.reads.is_empty() || !hit.writes.is_empty();
    let tells_all = operation.takes_table()
        && (names_columns || matches!(operation, Operation::DataCount | Operation::DataDelete));
    match level {
        Level::Exact => (Effort::DropIn, format!("{version} does the same")),
        Level::Equivalent => (
            Effort::DropIn,
            format!("{version} does the same in normal use"),
        ),
        _ if tells_all => (
            Effort::DropIn,
            format!("{version} has every column that is named"),
        ),
        _ if operation.takes_table() => (
            Effort::OneLine,
            format!("{version} has some of the columns, and which are used is not constant"),
        ),
        _ => (
            Effort::OneLine,
            format!("{version} does a part of it: read the differences"),
        ),
    }
}

fn nowhere(operation: Operation, table: Option<&str>, levels: (Level, Level)) -> Judgement {
    let policy = RoutePolicy::new(Backend::RestV2);
    let rest = [Backend::RestV2];
    let refusal = decide_for(operation, table, &policy, &rest).err();
    let instead = table.and_then(|table| {
        let mut all = TABLES.iter();
        all.find(|covered| covered.table == table)?.instead
    });
    let why = refusal.map_or_else(
        || "REST has no counterpart".to_owned(),
        |error| error.to_string(),
    );
    let differences = coverage(operation, Backend::RestV2).map_or_else(Vec::new, |row| {
        row.differences.iter().map(|one| one.id).collect()
    });
    Judgement {
        effort: if instead.is_some() {
            Effort::Rewrite
        } else {
            Effort::NoCounterpart
        },
        why: match instead {
            Some(instead) => format!("{why}; {instead}"),
            None => why,
        },
        v1: levels.0,
        v2: levels.1,
        goes_to: None,
        becomes: Vec::new(),
        differences,
        lost: Vec::new(),
        owner: owner(operation).map(OwnerTable::name),
        certainty: "documented",
        facade: None,
        rest: None,
    }
}

fn version(operation: Operation, table: Option<&str>, backend: Backend) -> Version {
    let row: Option<&Coverage> = coverage(operation, backend);
    let mut version = Version {
        backend,
        level: row.map_or(Level::None, |row| row.level),
        becomes: row.map_or_else(Vec::new, |row| row.endpoints.clone()),
        differences: row.map_or_else(Vec::new, |row| row.differences.clone()),
        certainty: row.map_or(keap::difference::Certainty::Inferred, |row| row.certainty),
    };
    let mut tables = TABLES.iter();
    let covered = table.and_then(|table| {
        tables.find(|covered| covered.table == table && covered.backend == backend)
    });
    if let Some(covered) = covered {
        version.becomes = match operation {
            Operation::DataAdd => covered.add.clone(),
            Operation::DataLoad => covered.load.clone(),
            Operation::DataUpdate => covered.update.clone(),
            Operation::DataDelete => covered.delete.clone(),
            _ => covered.query.clone(),
        };
        version.level = if version.becomes.is_empty() {
            Level::None
        } else {
            covered.level
        };
        version.differences = covered.differences.clone();
        version.certainty = covered.certainty;
    }
    version
}

/// The table of the owner's that an operation needs a row of.
fn owner(operation: Operation) -> Option<OwnerTable> {
    match operation {
        Operation::ContactAddToCampaign | Operation::ContactRemoveFromCampaign => {
            Some(OwnerTable::Sequences)
        }
        Operation::ContactRunActionSequence => Some(OwnerTable::ActionSets),
        _ => None,
    }
}

fn certainty_word(certainty: keap::difference::Certainty) -> &'static str {
    match certainty {
        keap::difference::Certainty::Documented => "documented",
        keap::difference::Certainty::Observed => "observed",
        _ => "inferred",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hit::{Certainty, Language};

    fn hit(method: &str, table: Option<&str>) -> Hit {
        Hit {
            file: "a.php".to_owned(),
            line: 1,
            column: 1,
            dialect: "wire".to_owned(),
            language: Language::Php,
            method: Some(method.to_owned()),
            table: table.map(str::to_owned),
            reads: Vec::new(),
            writes: Vec::new(),
            conditions: Vec::new(),
            order_by: None,
            row: None,
            certainty: Certainty::Certain,
            through: None,
            step: None,
        }
    }

    #[test]
    fn every_method_is_judged_on_every_table() {
        for method in crate::method::all() {
            // Only methods of data take a table.
            let tables: &[_] = if method.service == "DataService" {
                keap_schema::TABLES
            } else {
                &[]
            };
            for table in tables.iter().map(|table| Some(table.name)).chain([None]) {
                let judgement = hit(method.name, table).judge();
                assert!(!judgement.why.is_empty(), "{} on {table:?}", method.name);
                if judgement.effort == Effort::DropIn && method.name != "DataService.echo" {
                    assert!(judgement.goes_to.is_some(), "{}", method.name);
                }
            }
        }
    }

    #[test]
    fn efforts_follow_from_the_coverage() {
        let of = |method, table| hit(method, table).judge().effort;
        assert_eq!(of("ContactService.addToGroup", None), Effort::DropIn);
        assert_eq!(
            of("ContactService.runActionSequence", None),
            Effort::OneLine
        );
        assert_eq!(
            of("ContactService.pauseCampaign", None),
            Effort::NoCounterpart
        );
        assert_eq!(of("DataService.query", None), Effort::OneLine);
        let mut query = hit("DataService.query", Some("Contact"));
        query.reads = vec!["Id".to_owned(), "Email".to_owned(), "_Shoe".to_owned()];
        assert_eq!(query.judge().effort, Effort::DropIn);
        assert_eq!(query.judge().becomes, ["GET /rest/v2/contacts"]);
        query.reads.push("NoSuchColumn".to_owned());
        assert_eq!(query.judge().effort, Effort::Rewrite);
        assert_eq!(query.judge().lost, ["NoSuchColumn"]);
    }
}
