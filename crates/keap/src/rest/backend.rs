//! What a REST backend holds: its client, its version, its options, and what it learned of the account.

use std::sync::Arc;

use tokio::sync::{Mutex, OnceCell};

use crate::coverage::{check, with_rows};
use crate::custom;
use crate::rest::api::Api;
use crate::rest::options::RestOptions;
use crate::rest::record::custom::CustomFields;
use crate::rest::record::places::Places;
use crate::rest::remembered::Remembered;
use crate::table::{self, Table};
use crate::turn::Turns;
use crate::{Backend, Error, ErrorKind, Invocation, Result, coverage::Step, owner::OwnerValues};

/// The facade over one version of REST.
#[derive(Clone, Debug)]
pub struct RestBackend {
    pub(super) api: Api,
    pub(super) backend: Backend,
    pub(super) options: Arc<RestOptions>,
    /// Where the pages of queries begin that were asked for by number; `None` when nothing is remembered.
    pub(super) pages: Option<Remembered>,
    /// The custom fields of each table whose model was read.
    pub(super) custom: Arc<Mutex<custom::Remembered<&'static str, CustomFields>>>,
    /// The account's currency, once it was asked for; `None` when the account does not tell.
    pub(super) currency: Arc<OnceCell<Option<String>>>,
    /// The account's lists of countries and regions, as far as they were needed.
    pub(super) places: Arc<Mutex<Places>>,
    /// Those who read, merge and write the same.
    pub(super) turns: Turns,
}

impl RestBackend {
    /// A backend over a client of the given version: [`Backend::RestV1`] or [`Backend::RestV2`].
    pub(crate) fn new(client: keap_rest::Client, backend: Backend, options: RestOptions) -> Self {
        Self {
            api: Api::new(client, backend),
            backend,
            pages: Remembered::by(&options.pages),
            options: Arc::new(options),
            custom: Arc::default(),
            currency: Arc::default(),
            places: Arc::default(),
            turns: Turns::default(),
        }
    }

    /// The same connection, which waits for those who write by other backends of the account too.
    pub(crate) fn with_turns(self, turns: Turns) -> Self {
        Self { turns, ..self }
    }

    /// REST v1 over a client.
    pub fn v1(client: keap_rest::Client, options: RestOptions) -> Self {
        Self::new(client, Backend::RestV1, options)
    }

    /// REST v2 over a client.
    pub fn v2(client: keap_rest::Client, options: RestOptions) -> Self {
        Self::new(client, Backend::RestV2, options)
    }

    /// The same connection with the values that the owner has named.
    pub(crate) fn owned_by(&self, values: &OwnerValues) -> Self {
        let mut owned = self.clone();
        if !values.is_empty() {
            owned.options = Arc::new(self.options.owned_by(values));
        }
        owned
    }

    /// Refuses what the owner has no row for.
    pub(crate) fn check_owner(&self, invocation: &Invocation) -> Result<()> {
        check::owner(invocation, self.backend, &self.options)
    }

    /// The calls that an invocation becomes, with those of the owner's row.
    pub(crate) fn steps(&self, invocation: &Invocation) -> Result<Vec<Step>> {
        self.check_owner(invocation)?;
        with_rows(invocation, self.backend, &self.options)
    }

    pub(crate) fn version(&self) -> Backend {
        self.backend
    }

    /// The client, for operations that the facade does not have.
    pub fn client(&self) -> &keap_rest::Client {
        self.api.client()
    }

    /// The description of a table.
    ///
    /// # Errors
    /// `Unsupported` when REST does not serve it.
    pub(super) fn resource(&self, table: &str) -> Result<&'static Table> {
        table::named(table).ok_or_else(|| {
            let message = format!("table {table} is not served over {}", self.backend);
            Error::new(ErrorKind::Unsupported, message)
        })
    }
}
