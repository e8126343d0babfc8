//! The accounts that a worker has open: each grant with its own connection, the quota shared with the other workers.

use std::collections::HashMap;
use std::sync::Arc;

use anyhow::Context as _;
use keap::Keap;
use keap_auth::{GrantId, Hosts, PostgresStore};
use keap_http::{LimitConfig, Secret, Transport};

use super::args::AccountsArgs;
use super::kept::Account;
use super::recorded::Recordings;
use crate::account;
use crate::commands::compare::account::{Meter, witness::Witness};
use crate::connect::{self, CallingArgs, ConnectArgs};
use crate::grants::{ClientArgs, GrantArgs, hosts};
use crate::recording::Recording;
use crate::secret_arg::flag_or_variable;
use crate::vault::Vault;

/// Opens accounts, and keeps them open: what a connection must know of an account is asked once in a process.
#[derive(Debug)]
pub(super) struct Tenants {
    vault: Vault,
    grants: GrantArgs,
    /// The database in which all workers take their places in time.
    pace: PostgresStore,
    /// In which zone and how often at most.
    pub(super) calling: CallingArgs,
    open: HashMap<i64, Arc<Open>>,
    /// Shared by all accounts: one set of connections, and TLS set up once.
    network: Transport,
    pub(super) recordings: Recordings,
}

/// An account that is open.
#[derive(Debug)]
pub(super) struct Open {
    pub(super) keap: Keap,
    pub(super) meter: Arc<Meter>,
    pub(super) witness: Arc<Witness>,
    pub(super) recording: Recording,
}

impl Tenants {
    /// Opens the store.
    ///
    /// # Errors
    /// When there is none, or the database of the jobs cannot be reached.
    pub(super) async fn of(args: &AccountsArgs, jobs: &Secret) -> anyhow::Result<Self> {
        let vault = args.store.open_existing().await?;
        vault.close_at_the_end();
        Ok(Self {
            vault,
            grants: GrantArgs {
                store: args.store.clone(),
                client: ClientArgs::from_environment(),
                app: None,
                base_url: args.base_url.clone(),
            },
            pace: PostgresStore::connect(jobs, None).await?,
            calling: args.calling.clone(),
            open: HashMap::new(),
            network: connect::network()?,
            recordings: Recordings::default(),
        })
    }

    /// The grants of the store, a client and an application each.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub(super) async fn all(&self) -> anyhow::Result<Vec<(String, String)>> {
        let all = self.vault.store.list().await?;
        let all = all.into_iter();
        Ok(all
            .map(|id| (id.client_id.clone(), id.tenant.as_str().to_owned()))
            .collect())
    }

    /// Where the grants are.
    pub(super) fn place(&self) -> &str {
        &self.vault.place
    }

    /// When the token endpoint called the grant dead, if it did.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub(super) async fn is_dead(&self, account: &Account) -> anyhow::Result<bool> {
        let stored = self.vault.store.load(&id(account)?).await?;
        Ok(stored.is_none_or(|stored| stored.dead_since.is_some()))
    }

    /// The run has come to its end, and so have the recordings of its accounts.
    pub(super) fn end_recordings(&self) {
        self.open.values().for_each(|open| open.recording.ends());
    }

    /// A connection to an account.
    ///
    /// # Errors
    /// When its grant cannot be used.
    pub(super) async fn open(&mut self, account: &Account) -> anyhow::Result<Arc<Open>> {
        if let Some(open) = self.open.get(&account.number) {
            return Ok(Arc::clone(open));
        }
        let id = id(account)?;
        let asked = flag_or_variable(self.grants.base_url.as_ref(), "KEAP_BASE_URL");
        let hosts = match asked {
            Some(_) => hosts(self.grants.base_url.as_ref())?,
            None => {
                let stored = self.vault.store.load(&id).await?;
                let stored = stored.context("its grant is not in the store any more")?;
                Hosts::named(stored.tokens.hosts.as_deref())?
            }
        };
        let grant = self.grants.grant_at(&self.vault, id, hosts.clone()).await?;
        let credential = keap_auth::Credential::from(grant);
        let mut limit = LimitConfig::paced(credential.pace().at_most(self.calling.most()));
        // An OAuth client has one quota over all its applications (documented).
        limit.shared = Some(Arc::new(
            self.pace.pace(format!("client {}", account.client_id)),
        ));
        let (meter, witness) = (Meter::new(), Witness::new());
        let recording = self.recordings.of(account)?;
        let layers = |network| witness.around(meter.around(recording.around(network)));
        let mut connect = ConnectArgs::of_store(&self.grants.store);
        connect.calling = self.calling.clone();
        let account_of =
            account::Account::of_grant(credential, hosts, &account.tenant, self.network.clone());
        let keap = connect::connect_paced(&connect, account_of, limit, layers)?;
        let open = Arc::new(Open {
            keap,
            meter,
            witness,
            recording,
        });
        self.open.insert(account.number, Arc::clone(&open));
        Ok(open)
    }
}

fn id(account: &Account) -> anyhow::Result<GrantId> {
    Ok(GrantId::new(
        account.client_id.clone(),
        account.tenant.parse()?,
    ))
}
