//! The flags of an operation with its arguments.

use clap::Args;

use crate::list_arg::item;

/// An operation and its arguments.
#[derive(Debug, Args)]
#[command(next_help_heading = "Operation")]
pub(crate) struct InvocationArgs {
    /// The operation by its XML-RPC name, for instance ContactService.load; `keap coverage` lists them.
    pub(crate) operation: String,

    /// Its arguments in order: ids, a table, an e-mail address, a tag id; several ids have commas between.
    #[arg(allow_negative_numbers = true)]
    pub(crate) arguments: Vec<String>,

    /// Fields to read, with commas between. Default: all that the backend has.
    #[arg(long, value_delimiter = ',', value_parser = item::<String>, value_name = "FIELD,...")]
    pub(crate) fields: Vec<String>,

    /// A field to write, or a part of an e-mail (from, subject, html); can be repeated. A custom field goes by
    /// its API name, its label ('label:Shoe size') or its id ('#12').
    #[arg(long, value_name = "FIELD=VALUE")]
    pub(crate) set: Vec<String>,

    /// A field to empty; can be repeated.
    #[arg(long, value_name = "FIELD")]
    pub(crate) clear: Vec<String>,

    /// A condition of a query: Field=value (with % for any text), Field!=value, Field>value, >=, <, <=,
    /// Field=~null~, or `Id in 1,2,3`; can be repeated, all must hold.
    #[arg(long = "where", value_name = "CONDITION")]
    pub(crate) conditions: Vec<String>,

    /// The field to order a query by; a leading `-` turns the order around.
    #[arg(long, value_name = "FIELD", allow_hyphen_values = true)]
    pub(crate) order: Option<String>,

    /// Rows per page of a query, 1 to 1000. [default: 1000]
    #[arg(long, allow_negative_numbers = true, value_parser = clap::value_parser!(u32).range(1..=1000), value_name = "ROWS")]
    pub(crate) limit: Option<u32>,

    /// Page of a query, from 0. [default: 0]
    #[arg(long, allow_negative_numbers = true)]
    pub(crate) page: Option<u32>,
}

impl InvocationArgs {
    /// Rows per page.
    pub(crate) fn limit(&self) -> u32 {
        self.limit.unwrap_or(1000)
    }

    /// The fields to read. One that is named twice counts where it stands first.
    pub(crate) fn fields(&self) -> Vec<String> {
        let mut fields: Vec<String> = Vec::new();
        for name in &self.fields {
            if !fields.contains(name) {
                fields.push(name.clone());
            }
        }
        fields
    }

    /// The page, from 0.
    pub(crate) fn page(&self) -> u32 {
        self.page.unwrap_or_default()
    }
}
