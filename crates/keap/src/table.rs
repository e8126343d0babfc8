//! Where the rows of each table live in REST: one description per table, saying which operation goes where.
//!
//! One file holds one group of tables. Endpoints are those of the typed operations of `keap_rest`, so that a path
//! cannot drift; what a column is called is told by [`columns`].

use keap_rest::{Info, Operation};
use keap_schema::{Change, NewRecord};

use crate::{Backend, Certainty, Difference, Error, ErrorKind, Result};

mod action;
mod assortment;
mod attached;
mod catalog;
pub(crate) mod certainty;
pub(crate) mod columns;
mod company;
mod contact;
mod convert;
mod form;
mod lead;
mod lead_source;
mod mailing;
mod order;
mod parents;
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

pub(crate) use columns::{Field, NOT_CREATED_IN_V2, Shape};
pub(crate) use convert::{Convert, Word};
pub(crate) use path::Path;
pub(crate) use unserved::instead_of;

/// An endpoint, as its typed operation knows it.
pub(crate) type Endpoint = &'static Info;

/// The endpoint of a typed operation.
const fn op<O: Operation>() -> Option<Endpoint> {
    Some(info::<O>())
}

/// The endpoint of a list.
pub(crate) const fn info<O: Operation>() -> Endpoint {
    const { &O::INFO }
}

/// All tables that have a home in REST, group by group.
static GROUPS: &[&[Table]] = &[
    contact::TABLES,
    company::TABLES,
    user::TABLES,
    tag::TABLES,
    action::TABLES,
    pipeline::TABLES,
    catalog::TABLES,
    assortment::TABLES,
    order::TABLES,
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
    /// Which resource of the table, as its shape in `columns` is called; empty for the whole table.
    pub(crate) part: &'static str,
    /// Where its rows are in v1.
    pub(crate) v1: Home,
    /// Where its rows are in v2.
    pub(crate) v2: Home,
    /// The property that tells a row which was met below another parent already; such a row is dropped.
    pub(crate) once: &'static str,
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

/// Where the rows of a table are in one version.
#[derive(Debug)]
pub(crate) struct Home {
    /// How many rows are read.
    pub(crate) rows: Rows,
    /// Reads one row by its id.
    pub(crate) get: Option<Endpoint>,
    /// Adds a row.
    pub(crate) create: Option<Endpoint>,
    /// Changes a row.
    pub(crate) update: Option<Endpoint>,
    /// Deletes a row.
    pub(crate) delete: Option<Endpoint>,
    /// The columns that fill the path's placeholders before that of the id: `("product_id", "ProductId")`.
    pub(crate) above: &'static [(&'static str, &'static str)],
    /// Whether updates name what they change in `update_mask`.
    pub(crate) mask: bool,
    /// The columns without which a row is not created.
    pub(crate) required: &'static [&'static str],
    /// Which properties `get`, `create` and `update` answer.
    pub(crate) naming: Naming,
    /// The model that lists the custom fields of its rows.
    pub(crate) model: Option<Endpoint>,
    /// The member of `get`'s answer that holds the row; empty when the answer is the row.
    pub(crate) envelope: &'static str,
    /// An endpoint that answers one column of one row, by the row's id, and the name that the column has for it.
    pub(crate) beside: Option<(&'static str, Endpoint)>,
    /// Writes that need more than a body and a path.
    pub(crate) writer: Option<SpecialWriter>,
}

/// Writes that no description fits; the backend knows how each is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum SpecialWriter {
    /// The products of a category, which are written as one list.
    CategoryProducts,
    /// The values of a product's list option, which are written below their option.
    OptionValues,
}

/// How rows are read.
#[derive(Debug)]
pub(crate) enum Rows {
    /// They are not.
    None,
    /// A list.
    List(List),
    /// Below the rows of another table: one call for each, or inside its JSON.
    Below(Below),
    /// Several resources, each with a description of its own.
    Parts(&'static [Table]),
    /// Several ways to the same rows: the first one whose column a query pins.
    Choice(&'static [Choice]),
}

/// One way to the rows of a table.
#[derive(Debug)]
pub(crate) struct Choice {
    /// The column that must equal something; empty for the way that is always open.
    pub(crate) by: &'static str,
    /// The resources on this way.
    pub(crate) parts: &'static [Table],
}

/// A list.
#[derive(Debug)]
pub(crate) struct List {
    /// The endpoint.
    pub(crate) of: Endpoint,
    /// The member of the answer that holds the rows; empty when the answer is the list itself.
    pub(crate) key: &'static str,
    /// How the next page is asked for.
    pub(crate) paging: Paging,
    /// The most rows a page holds.
    pub(crate) page_size: u32,
    /// Which properties the rows have.
    pub(crate) naming: Naming,
    /// What the server filters by.
    pub(crate) filters: &'static [Filter],
    /// What the server orders by, and its name there. Texts are left out: their collation is unknown, so the facade
    /// orders them.
    pub(crate) orders: &'static [(&'static str, &'static str)],
    /// Parameters of v1, or clauses of v2's filter, that every call has.
    pub(crate) always: &'static [(&'static str, &'static str)],
    /// Whether v2 filters by custom fields, under their names.
    pub(crate) custom_filters: bool,
}

/// How a list is paged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Paging {
    /// `page_size` and `page_token` (v2).
    Token,
    /// `limit` and `offset` (v1).
    Offset,
    /// One answer holds everything.
    Whole,
}

/// Which properties answers have.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Naming {
    /// All, always.
    All,
    /// Only what the parameter names.
    Any(&'static str),
    /// All but some, which the parameter names when they are wanted; naming another is an error.
    Optional(&'static str, &'static [&'static str]),
}

/// One column that the server filters by.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Filter {
    pub(crate) column: &'static str,
    /// The key of v2's filter, or the parameter of v1.
    pub(crate) key: &'static str,
    pub(crate) by: By,
}

/// What a filter takes. Whatever the server does, the facade looks at the rows once more, except for ids.
#[derive(Clone, Copy, Debug)]
pub(crate) enum By {
    /// Equality.
    Equal,
    /// Equality, with the value as XML-RPC writes it.
    Verbatim,
    /// Equality, and a `*` at the end.
    Prefix,
    /// Equality and the four comparisons of an id or a number.
    Compared,
    /// Equality of several values at once, joined with commas.
    List,
    /// As `List`, with at most so many values.
    Few(usize),
    /// `true` or `false`.
    Flag,
    /// A lower and an upper bound of a time; this key is the lower one.
    Bounds(&'static str),
    /// `true` when the column has a value, `false` when it has none.
    Presence,
    /// Equality, and `NONE` for rows without a value.
    EqualOrNone,
    /// Equality of an id that is a placeholder of the list's path, and what stands there for all.
    Path(&'static str),
}

/// Rows that stand below the rows of another table.
#[derive(Debug)]
pub(crate) struct Below {
    /// The table above.
    pub(crate) parent: &'static str,
    /// Conditions on the left column are conditions on the parent's right column.
    pub(crate) pushes: &'static [(&'static str, &'static str)],
    /// What of the parent's properties is needed, for parents that answer only what is named.
    pub(crate) needs: &'static [&'static str],
    /// Where the rows are.
    pub(crate) place: Place,
}

/// Where rows are below a parent.
#[derive(Debug)]
pub(crate) enum Place {
    /// In the parent's JSON, at this path: a list, or one object. No call besides the parent's own.
    Inside(&'static str),
    /// In a list of each parent; the second part says which property of the parent fills which placeholder.
    List(List, &'static [(&'static str, &'static str)]),
}

impl Table {
    /// A table of one resource without differences of its own, to build others from.
    pub(crate) const PLAIN: Self = Self {
        name: "",
        part: "",
        v1: Home::NONE,
        v2: Home::NONE,
        once: "",
        joins: &[],
        differences: &[],
        certainty: Certainty::Documented,
    };

    /// Where the rows are on a backend.
    pub(crate) fn home(&self, backend: Backend) -> &Home {
        match backend {
            Backend::RestV1 => &self.v1,
            Backend::RestV2 => &self.v2,
            Backend::XmlRpc => &Home::NOWHERE,
        }
    }

    /// The columns.
    pub(crate) fn fields(&self) -> &'static [Field] {
        columns::of_part(self.name, self.part)
    }

    /// One column.
    pub(crate) fn field(&self, column: &str) -> Option<&'static Field> {
        self.fields().iter().find(|field| field.column == column)
    }

    /// The resources that the table is made of on a backend: itself, unless it has parts. Those that the backend does
    /// not have are left out.
    pub(crate) fn parts(&'static self, backend: Backend) -> Vec<&'static Self> {
        let is_there = |part: &&Self| !matches!(part.home(backend).rows, Rows::None);
        match &self.home(backend).rows {
            Rows::Parts(parts) => parts.iter().filter(is_there).collect(),
            Rows::Choice(choices) => {
                // Two ways may lead to the same resources.
                let mut parts: Vec<&'static Self> = Vec::new();
                for part in choices
                    .iter()
                    .flat_map(|choice| choice.parts)
                    .filter(is_there)
                {
                    if !parts.iter().any(|known| std::ptr::eq(*known, part)) {
                        parts.push(part);
                    }
                }
                parts
            }
            _ => vec![self],
        }
    }
}

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
            let mut constants = part.fields().iter().filter_map(|field| {
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
            let mut constants = part.fields().iter().filter(|field| {
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

impl Home {
    /// No home.
    pub(crate) const NONE: Self = Self {
        rows: Rows::None,
        get: None,
        create: None,
        update: None,
        delete: None,
        above: &[],
        mask: false,
        required: &[],
        naming: Naming::All,
        model: None,
        envelope: "",
        beside: None,
        writer: None,
    };

    /// A home in v2, to build others from: updates name what they change.
    pub(crate) const V2: Self = Self {
        mask: true,
        ..Self::NONE
    };

    const NOWHERE: Self = Self::NONE;
}

impl List {
    /// A list of v1 that answers everything, to build others from.
    pub(crate) const fn v1(of: Endpoint, key: &'static str) -> Self {
        Self {
            of,
            key,
            paging: Paging::Offset,
            page_size: 1000,
            naming: Naming::All,
            filters: &[],
            orders: &[],
            always: &[],
            custom_filters: false,
        }
    }

    /// A list of v2 that answers everything, to build others from.
    pub(crate) const fn v2(of: Endpoint, key: &'static str) -> Self {
        Self {
            paging: Paging::Token,
            ..Self::v1(of, key)
        }
    }
}

/// A filter.
const fn by(column: &'static str, key: &'static str, by: By) -> Filter {
    Filter { column, key, by }
}

/// The description of a table that has a home in REST, or of a resource that stands above one.
pub(crate) fn named(name: &str) -> Option<&'static Table> {
    let mut tables = all().chain(parents::TABLES);
    tables.find(|table| table.name == name)
}

/// All tables that have a home in REST.
pub(crate) fn all() -> impl Iterator<Item = &'static Table> {
    GROUPS.iter().flat_map(|group| group.iter())
}
