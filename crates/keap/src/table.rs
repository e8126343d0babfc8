//! The tables over REST: one description each, saying what its columns are called there and which endpoint does what
//! with its rows.
//!
//! One file holds one group of tables, pure data: it imports nothing of what reads and writes by it. Names and pairings
//! follow the vendor's field lists and OpenAPI documents.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::{
    Backend,
    difference::{Certainty, Difference},
};

mod action;
mod assortment;
mod attached;
mod catalog;
mod column;
pub(crate) mod columns;
mod company;
mod contact;
mod convert;
mod endpoints;
mod form;
mod interest;
mod invoice;
mod json;
mod lead;
mod lead_source;
mod mailing;
mod order;
mod own;
mod parents;
mod part;
mod partner;
mod path;
mod payment;
mod pipeline;
mod served;
mod subscription;
mod tag;
mod tagging;
mod unserved;
mod user;
mod written;

pub(crate) use self::written::is_written;

pub(crate) use attached::NOT_IN_V1;
pub(crate) use column::Field;
use column::{both, neither, pair, v1_only, v2_only};
pub(crate) use convert::{Convert, Word};
use endpoints::by;
pub(crate) use endpoints::{
    Across, By, Children, Choice, Endpoint, Endpoints, Filter, List, NamedBy, Naming, Paging,
    Place, Rows,
};
pub(crate) use json::{flag, integer, number, text};
pub(crate) use order::{NOT_CREATED_IN_V2, WITHOUT_NUMBER, line_made_in_v2, payout_in_v2};
pub(crate) use own::{OwnConversion, OwnWrite, Told};
pub(crate) use path::{Path, SLOT, find, holder};
pub(crate) use served::other_version;
pub(crate) use unserved::instead_of;

/// All tables that REST has, group by group.
static GROUPS: &[&[&Table]] = &[
    contact::TABLES,
    company::TABLES,
    user::TABLES,
    tag::TABLES,
    action::TABLES,
    pipeline::TABLES,
    catalog::TABLES,
    assortment::TABLES,
    interest::TABLES,
    order::TABLES,
    invoice::TABLES,
    payment::TABLES,
    subscription::TABLES,
    partner::TABLES,
    lead::TABLES,
    lead_source::TABLES,
    tagging::TABLES,
    attached::TABLES,
    mailing::TABLES,
    form::TABLES,
];

/// The description of a table, or of one of several resources that a table is made of.
#[derive(Debug)]
pub(crate) struct Table {
    /// The table's XML-RPC name.
    pub(crate) name: &'static str,
    /// Which resource of the table; empty for the whole table.
    pub(crate) part: &'static str,
    /// The resources that the table is made of, where there are several; each has columns and endpoints of its own.
    pub(crate) parts: &'static [&'static Self],
    /// What is called how; empty where the parts have the columns.
    pub(crate) columns: &'static [Field],
    /// Where its rows are in v1.
    pub(crate) v1: Endpoints,
    /// Where its rows are in v2.
    pub(crate) v2: Endpoints,
    /// The property that tells a row which was met below another parent already; such a row is dropped.
    pub(crate) distinct: &'static str,
    /// Tables whose rows complete its own.
    pub(crate) joins: &'static [Join],
    /// What differs from XML-RPC besides what columns and missing endpoints tell.
    pub(crate) differences: &'static [&'static Difference],
    /// How certain it is that the table and the resource are the same.
    pub(crate) certainty: Certainty,
}

/// A table whose columns stand in the rows of another: paths begin with its mark, `@contact.Email`.
#[derive(Debug)]
pub(crate) struct Join {
    pub(crate) mark: &'static str,
    /// The table that is read.
    pub(crate) table: &'static str,
    /// The place in the row that names the other row: an id, or a list of ids of which the first counts.
    pub(crate) key: &'static str,
    /// The column of the other table that holds the id.
    pub(crate) column: &'static str,
}

/// Writes that no description fits; the backend knows how each is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum SpecialWriter {
    /// The products of a category, which are written as one list.
    CategoryProducts,
    /// The values of a product's list option, which are written below their option.
    OptionValues,
}

impl Table {
    /// A table of one resource without differences of its own, to build others from.
    pub(crate) const PLAIN: Self = Self {
        name: "",
        part: "",
        parts: &[],
        columns: &[],
        v1: Endpoints::NONE,
        v2: Endpoints::NONE,
        distinct: "",
        joins: &[],
        differences: &[],
        certainty: Certainty::Documented,
    };

    /// Where the rows are on a backend.
    pub(crate) fn endpoints(&self, backend: Backend) -> &Endpoints {
        match backend {
            Backend::RestV1 => &self.v1,
            Backend::RestV2 => &self.v2,
            Backend::XmlRpc => &Endpoints::NOWHERE,
        }
    }

    /// One column.
    pub(crate) fn field(&self, column: &str) -> Option<&'static Field> {
        self.columns.iter().find(|field| field.column == column)
    }

    /// The resources that the table is made of, whichever version has them: itself, unless it has parts.
    pub(crate) fn resources(&'static self) -> impl Iterator<Item = &'static Self> + Clone {
        let itself = self.parts.is_empty().then_some(self);
        self.parts.iter().copied().chain(itself)
    }

    /// The resources that the table is made of on a backend: itself, unless it has parts. Those that the backend does
    /// not have are left out.
    pub(crate) fn parts(&'static self, backend: Backend) -> Vec<&'static Self> {
        let is_there = |part: &&Self| !matches!(part.endpoints(backend).rows, Rows::None);
        match &self.endpoints(backend).rows {
            Rows::Parts | Rows::Choice(_) => self.parts.iter().copied().filter(is_there).collect(),
            Rows::None | Rows::List(_) | Rows::Children(_) => vec![self],
        }
    }
}

/// The description of a table, or of a resource that stands above one.
pub(crate) fn named(name: &str) -> Option<&'static Table> {
    let mut tables = all().chain(parents::TABLES.iter().copied());
    tables.find(|table| table.name == name)
}

/// The description of a table that REST has. Each column of a call asks for it.
fn served(name: &str) -> Option<&'static Table> {
    static BY_NAME: LazyLock<FxHashMap<&str, &Table>> =
        LazyLock::new(|| all().map(|table| (table.name, table)).collect());
    BY_NAME.get(name).copied()
}

/// All tables that REST has.
pub(crate) fn all() -> impl Iterator<Item = &'static Table> {
    GROUPS.iter().copied().flatten().copied()
}
