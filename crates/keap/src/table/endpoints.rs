//! Where the rows of a table are in one REST version: which endpoint does what with them.
//!
//! Endpoints are those that `keap_rest` has as data from the vendor's documents, so that a path cannot drift.

use keap_rest::Info;

use super::{SpecialWriter, Table};

/// An endpoint: method, path, query names and what repeating it does.
pub(crate) type Endpoint = &'static Info;

/// Where the rows of a table are in one version.
#[derive(Debug)]
pub(crate) struct Endpoints {
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
    pub(crate) path_columns: &'static [(&'static str, &'static str)],
    /// Whether updates name what they change in `update_mask`.
    pub(crate) mask: bool,
    /// Flags that no column has and every new row is sent with.
    pub(crate) always: &'static [(&'static str, bool)],
    /// The columns without which a row is not created.
    pub(crate) required: &'static [&'static str],
    /// The columns that every change names, because the contract requires them of one: sent as they are where the change
    /// leaves them alone.
    pub(crate) kept: &'static [&'static str],
    /// Which properties `get`, `create` and `update` answer.
    pub(crate) naming: Naming,
    /// The model that lists the custom fields of its rows.
    pub(crate) model: Option<Endpoint>,
    /// The member of `get`'s answer that holds the row; empty when the answer is the row.
    pub(crate) envelope: &'static str,
    /// An endpoint that answers one column of one row, by the row's id, and the name that the column has for it.
    pub(crate) hydrate: Option<(&'static str, Endpoint)>,
    /// For rows below others: the property of a parent that is empty where no row is below it; empty when none tells.
    pub(crate) holds: &'static str,
    /// For rows below others: the rows of another table that name those above.
    pub(crate) named_by: Option<&'static NamedBy>,
    /// An endpoint that tells how many rows have an id in a column.
    pub(crate) total: Option<(Endpoint, &'static str)>,
    /// A table and its column: the rows that name a row there are deleted with it, where XML-RPC leaves them.
    pub(crate) deletes_too: Option<(&'static str, &'static str)>,
    /// Writes that need more than a body and a path.
    pub(crate) writer: Option<SpecialWriter>,
}

/// How rows are read.
#[derive(Debug)]
pub(crate) enum Rows {
    /// They are not.
    None,
    /// A list.
    List(List),
    /// Below the rows of another table: one call for each, or inside its JSON.
    Children(Children),
    /// Those of each of the table's parts.
    Parts,
    /// Several ways to the same rows: the first one whose column a query pins.
    Choice(&'static [Choice]),
}

/// One way to the rows of a table.
#[derive(Debug)]
pub(crate) struct Choice {
    /// The column that must equal something; empty for the way that is always open.
    pub(crate) by: &'static str,
    /// How many values it may have.
    pub(crate) most: usize,
    /// The resources on this way.
    pub(crate) parts: &'static [&'static Table],
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
pub(crate) struct Children {
    /// The table above.
    pub(crate) parent: &'static str,
    /// Conditions on the left column are conditions on the parent's right column.
    pub(crate) pushdown: &'static [(&'static str, &'static str)],
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
    /// In one list of many parents.
    Across(List, Across),
}

/// How a list is asked for what stands below many parents at once.
#[derive(Debug)]
pub(crate) struct Across {
    /// The key of its filter that takes their ids.
    pub(crate) key: &'static str,
    /// The property of a row that holds the id of its parent.
    pub(crate) names: &'static str,
    /// How many ids one call takes.
    pub(crate) most: usize,
}

/// Rows of another table that name the rows above, and that the server filters by more than those: they spare the calls
/// below the rows above that hold nothing of what is asked for.
#[derive(Debug)]
pub(crate) struct NamedBy {
    /// The table that names them.
    pub(crate) table: &'static str,
    /// Conditions on the left column are conditions on that table's right column.
    pub(crate) pushdown: &'static [(&'static str, &'static str)],
    /// The property of its rows that holds the ids of the rows above.
    pub(crate) ids: &'static str,
}

impl Endpoints {
    /// No endpoints at all.
    pub(crate) const NONE: Self = Self {
        rows: Rows::None,
        get: None,
        create: None,
        update: None,
        delete: None,
        path_columns: &[],
        mask: false,
        always: &[],
        required: &[],
        kept: &[],
        naming: Naming::All,
        model: None,
        envelope: "",
        hydrate: None,
        holds: "",
        named_by: None,
        total: None,
        deletes_too: None,
        writer: None,
    };

    /// Those of v2, to build others from: updates name what they change.
    pub(crate) const V2: Self = Self {
        mask: true,
        ..Self::NONE
    };

    pub(super) const NOWHERE: Self = Self::NONE;
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
pub(super) const fn by(column: &'static str, key: &'static str, by: By) -> Filter {
    Filter { column, key, by }
}
