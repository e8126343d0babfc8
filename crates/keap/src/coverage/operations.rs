//! What REST does for each operation: one row, with its part for v1 and its part for v2.
//!
//! XML-RPC has no part here: it is what the others are judged by. Endpoints are named by their typed operations, so that a
//! path cannot drift, and what the columns and tables know already is taken from them.

mod affiliate;
mod card_submission;
mod contact;
mod data;
mod discount;
mod email;
mod file;
mod funnel;
mod invoice;
mod product;
mod search;
mod shipping;
mod web_form;
mod web_tracking;

use super::quick_search::quick_searches;
use super::tables::{all_of_columns, reads, shown};
use super::{Coverage, Level};
use crate::crud::Crud;
use crate::difference::*;
use crate::table::{self, Endpoint};
use crate::{
    Backend, Operation,
    difference::{Certainty, Difference},
};

/// What both versions of REST do for an operation.
pub(super) struct Row {
    operation: Operation,
    v1: Served,
    v2: Served,
}

const fn row(operation: Operation, v1: Served, v2: Served) -> Row {
    Row { operation, v1, v2 }
}

/// What one version of REST does for an operation.
struct Served {
    level: Level,
    certainty: Certainty,
    endpoints: Endpoints,
    /// What is written and read besides: columns of contacts, with all that they part in.
    columns: Option<Crud>,
    differences: &'static [&'static Difference],
}

/// The endpoints of an operation.
enum Endpoints {
    These(&'static [Endpoint]),
    /// Those of the table that the call names.
    OfTable,
    /// Those that the rows of the searched tables are listed by.
    OfQuickSearches,
}

/// Served by these endpoints.
const fn served(
    level: Level,
    certainty: Certainty,
    endpoints: &'static [Endpoint],
    differences: &'static [&'static Difference],
) -> Served {
    Served {
        level,
        certainty,
        endpoints: Endpoints::These(endpoints),
        columns: None,
        differences,
    }
}

/// Served by the endpoints of the table that the call names.
const fn of_table(
    level: Level,
    certainty: Certainty,
    differences: &'static [&'static Difference],
) -> Served {
    Served {
        endpoints: Endpoints::OfTable,
        ..served(level, certainty, &[], differences)
    }
}

/// Served by the lists of the tables that quick searches look in.
const fn of_quick_searches(
    level: Level,
    certainty: Certainty,
    differences: &'static [&'static Difference],
) -> Served {
    Served {
        endpoints: Endpoints::OfQuickSearches,
        ..served(level, certainty, &[], differences)
    }
}

/// Answered by the facade itself, without a call: what the answer is, is known.
const fn constant(certainty: Certainty) -> Served {
    served(Level::Exact, certainty, &[], &[])
}

/// Answered by the facade itself, without a call, from what the owner has configured or the facade knows of itself.
const fn configured(differences: &'static [&'static Difference]) -> Served {
    served(Level::Partial, Certainty::Documented, &[], differences)
}

/// No counterpart, because of this difference; documented, as what is missing is.
const fn none(why: &'static [&'static Difference]) -> Served {
    served(Level::None, Certainty::Documented, &[], why)
}

impl Served {
    /// With the differences of the columns of contacts, used in this way.
    const fn with_columns(mut self, crud: Crud) -> Self {
        self.columns = Some(crud);
        self
    }

    fn endpoints(&self, backend: Backend) -> Vec<String> {
        match self.endpoints {
            Endpoints::These(endpoints) => endpoints.iter().copied().map(shown).collect(),
            Endpoints::OfTable => vec![OF_TABLES.to_owned()],
            Endpoints::OfQuickSearches => quick_searches(backend)
                .filter_map(table::named)
                .flat_map(|table| reads(table, backend))
                .collect(),
        }
    }

    /// In the order of their ids.
    fn differences(&self, backend: Backend) -> Vec<&'static Difference> {
        let mut all = self.differences.to_vec();
        if let Some(crud) = self.columns {
            all.extend(of_contacts(crud, backend));
        }
        all.sort_by_key(|difference| difference.id);
        all.dedup_by_key(|difference| difference.id);
        all
    }
}

/// The endpoints of the operations of `DataService` are those of the table.
const OF_TABLES: &str = "those of the table: keap coverage --tables";

/// What a column of contacts can part in where it is read.
static READ: &[&Difference] = &[
    &NO_REST_COLUMN,
    &NO_V1_COLUMN,
    &COUNTRY_NAME,
    &REPEATED_HOUR,
    &CONTACT_NOTES,
];

/// What a column of contacts can part in where it is written.
static WRITTEN: &[&Difference] = &[
    &NO_REST_COLUMN,
    &NO_V1_COLUMN,
    &COUNTRY_NAME,
    &REGION_TEXT,
    &PHONE_FORMAT,
];

/// What several columns of a contact part in together, or one of them for a reason that is not in its description.
fn of_whole_contacts(crud: Crud) -> Vec<&'static Difference> {
    match crud {
        Crud::Create => vec![
            &NAME_ONLY_CONTACT,
            &COMPANY_TEXT,
            &REGION_WITHOUT_COUNTRY,
            &PHONE_PARTS,
        ],
        Crud::Update => vec![&COMPANY_TEXT, &REGION_WITHOUT_COUNTRY, &PHONE_PARTS],
        Crud::Read => vec![&COMPANY_TEXT, &PHONE_PARTS],
        Crud::Delete => vec![],
    }
}

/// What the columns of contacts part in on a backend, each and together.
fn of_contacts(crud: Crud, backend: Backend) -> Vec<&'static Difference> {
    let contact = keap_schema::table("Contact");
    let of_columns = contact.map(|table| all_of_columns(table, backend));
    let told = |difference: &&'static Difference| match crud {
        Crud::Read => READ.contains(difference),
        Crud::Create => WRITTEN.contains(difference),
        Crud::Update => WRITTEN.contains(difference) || *difference == &ADDRESS_KEPT_IN_V1,
        Crud::Delete => false,
    };
    let of_columns = of_columns.into_iter().flatten().filter(told);
    of_columns.chain(of_whole_contacts(crud)).collect()
}

/// The parts of all rows, in the order of the operations.
static SERVICES: &[&[Row]] = &[
    contact::ROWS,
    data::ROWS,
    email::ROWS,
    funnel::ROWS,
    invoice::ROWS,
    product::ROWS,
    affiliate::ROWS,
    file::ROWS,
    search::ROWS,
    discount::ROWS,
    shipping::ROWS,
    web_form::ROWS,
    web_tracking::ROWS,
    card_submission::ROWS,
];

/// Every operation on every backend.
pub(super) fn all() -> Vec<Coverage> {
    let rows = SERVICES.iter().copied().flatten();
    rows.flat_map(|row| {
        [
            over_xmlrpc(row.operation),
            over_rest(row.operation, Backend::RestV1, &row.v1),
            over_rest(row.operation, Backend::RestV2, &row.v2),
        ]
    })
    .collect()
}

fn over_rest(operation: Operation, backend: Backend, served: &Served) -> Coverage {
    Coverage {
        operation,
        backend,
        level: served.level,
        endpoints: served.endpoints(backend),
        differences: served.differences(backend),
        certainty: served.certainty,
    }
}

/// XML-RPC does what it does, by the method of that name.
fn over_xmlrpc(operation: Operation) -> Coverage {
    let exact = Coverage {
        operation,
        backend: Backend::XmlRpc,
        level: Level::Exact,
        endpoints: vec![operation.name().to_owned()],
        differences: Vec::new(),
        certainty: Certainty::Documented,
    };
    match operation {
        // The scheme is gone on every wire.
        Operation::DataGetTemporaryKey => Coverage {
            level: Level::None,
            endpoints: Vec::new(),
            differences: vec![&LOGIN],
            ..exact
        },
        // In no document; seen in test files of public programs.
        Operation::DataEcho => Coverage {
            certainty: Certainty::Observed,
            ..exact
        },
        // The server knows no such method: it is the other one with two params.
        Operation::EmailSendTemplate => Coverage {
            endpoints: vec![Operation::EmailSend.name().to_owned()],
            ..exact
        },
        _ => exact,
    }
}
