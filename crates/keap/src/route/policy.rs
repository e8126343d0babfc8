//! A policy: which backend for what, what to do when it cannot, and what to compare in the background.

use std::collections::{BTreeMap, BTreeSet};

use keap_schema::Table;

use super::own_table::own_table;
use super::{RouteReason, Shadow};
use crate::{Backend, Operation, owner::OwnerValues, shadow::ShadowPolicy};

/// What to do when the chosen backend cannot serve an invocation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Fallback {
    /// Fail. The default: a migration must not surprise.
    #[default]
    Never,
    /// Ask another backend when the chosen one has no counterpart for the operation or one of its arguments. Nothing
    /// was sent yet, so this is safe for writes too.
    WhenUnsupported,
    /// As `WhenUnsupported`; besides, ask another backend when a read fails because the chosen one is unavailable.
    /// Writes are never repeated elsewhere.
    ///
    /// Unavailable is a server or network that failed ([`ErrorKind::Unavailable`](crate::ErrorKind::Unavailable)). What
    /// XML-RPC answers while it is switched off is published nowhere, so over XML-RPC any status but 200, 401 (credential) and
    /// 429 (quota) counts, as do a body that is no XML-RPC and fault 3, which has no meaning of its own. A 403 may be a matter
    /// of the credential: the other backend says so then, too. Rows that are read page by page move as long as none was given.
    ReadsWhenUnavailable,
}

impl Fallback {
    /// All of them, the most careful first.
    pub const ALL: [Self; 3] = [
        Self::Never,
        Self::WhenUnsupported,
        Self::ReadsWhenUnavailable,
    ];

    /// The name used in files: `never`, `when-unsupported`, `reads-when-unavailable`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Never => "never",
            Self::WhenUnsupported => "when-unsupported",
            Self::ReadsWhenUnavailable => "reads-when-unavailable",
        }
    }
}

/// Which backend serves what.
///
/// The most exact override wins: an operation on a table, then reads or writes of a table, the table, the operation,
/// all reads or all writes, and at last the default. Operations of `ContactService` work on the table `Contact` alone,
/// so an override for one of them is as exact as an operation on a table.
///
/// ```
/// use keap::schema::table;
/// use keap::{Backend, Operation, RoutePolicy};
///
/// // Reads move first, writes stay; users are never written, so they move as a whole.
/// let policy = RoutePolicy::new(Backend::XmlRpc)
///     .route(Operation::ContactLoad, Backend::RestV2)
///     .route_table::<table::User>(Backend::RestV2);
/// assert_eq!(policy.backend_for(Operation::ContactAdd), Backend::XmlRpc);
/// assert_eq!(policy.backend_on(Operation::DataQuery, "User"), Backend::RestV2);
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct RoutePolicy {
    pub(super) default: Backend,
    pub(super) overrides: Overrides,
    pub(super) tables: BTreeMap<String, TablePolicy>,
    pub(super) fallback: Fallback,
    pub(super) shadow: Option<ShadowPolicy>,
    pub(super) owner: Box<OwnerValues>,
}

/// What is named for some of the operations.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Overrides {
    pub(super) reads: Option<Backend>,
    pub(super) writes: Option<Backend>,
    pub(super) operations: BTreeMap<Operation, Backend>,
}

/// What is named for one table.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct TablePolicy {
    pub(super) default: Option<Backend>,
    pub(super) overrides: Overrides,
}

/// Everything goes to this backend.
impl From<Backend> for RoutePolicy {
    fn from(backend: Backend) -> Self {
        Self::new(backend)
    }
}

impl Overrides {
    fn of_effect(&self, operation: Operation) -> Option<Backend> {
        if operation.is_write() {
            self.writes
        } else {
            self.reads
        }
    }

    fn backends(&self) -> impl Iterator<Item = Backend> {
        let operations = self.operations.values().copied();
        self.reads.into_iter().chain(self.writes).chain(operations)
    }
}

impl RoutePolicy {
    /// Everything goes to one backend.
    pub fn new(default: Backend) -> Self {
        Self {
            default,
            overrides: Overrides::default(),
            tables: BTreeMap::new(),
            fallback: Fallback::Never,
            shadow: None,
            owner: Box::default(),
        }
    }

    /// Sends one operation elsewhere, whatever the table.
    #[must_use]
    pub fn route(mut self, operation: Operation, backend: Backend) -> Self {
        self.overrides.operations.insert(operation, backend);
        self
    }

    /// Sends everything that only reads elsewhere.
    #[must_use]
    pub fn route_reads(mut self, backend: Backend) -> Self {
        self.overrides.reads = Some(backend);
        self
    }

    /// Sends everything that writes elsewhere.
    #[must_use]
    pub fn route_writes(mut self, backend: Backend) -> Self {
        self.overrides.writes = Some(backend);
        self
    }

    /// Sends every operation on a table elsewhere. `Contact` includes all operations of `ContactService`.
    #[must_use]
    pub fn route_table<T: Table>(mut self, backend: Backend) -> Self {
        self.table::<T>().default = Some(backend);
        self
    }

    /// Sends everything that only reads a table elsewhere.
    #[must_use]
    pub fn route_table_reads<T: Table>(mut self, backend: Backend) -> Self {
        self.table::<T>().overrides.reads = Some(backend);
        self
    }

    /// Sends everything that writes a table elsewhere.
    #[must_use]
    pub fn route_table_writes<T: Table>(mut self, backend: Backend) -> Self {
        self.table::<T>().overrides.writes = Some(backend);
        self
    }

    /// Sends one operation on one table elsewhere.
    #[must_use]
    pub fn route_on<T: Table>(mut self, operation: Operation, backend: Backend) -> Self {
        let overrides = &mut self.table::<T>().overrides;
        overrides.operations.insert(operation, backend);
        self
    }

    fn table<T: Table>(&mut self) -> &mut TablePolicy {
        self.tables.entry(T::INFO.name.to_owned()).or_default()
    }

    /// Sets what happens when the chosen backend cannot serve an invocation.
    #[must_use]
    pub fn fallback(mut self, fallback: Fallback) -> Self {
        self.fallback = fallback;
        self
    }

    /// Asks a second backend in the background and compares.
    #[must_use]
    pub fn shadow(mut self, shadow: ShadowPolicy) -> Self {
        self.shadow = Some(shadow);
        self
    }

    /// Names the owner's values and tables; they go before those of the connection's
    /// [`RestOptions`](crate::rest::RestOptions).
    #[must_use]
    pub fn owner(mut self, values: OwnerValues) -> Self {
        *self.owner = values;
        self
    }

    /// The owner's values and tables.
    pub fn owner_values(&self) -> &OwnerValues {
        &self.owner
    }

    /// The backend of whatever the policy does not name.
    pub fn default_backend(&self) -> Backend {
        self.default
    }

    /// The backend the policy names for an operation, whatever the table.
    pub fn backend_for(&self, operation: Operation) -> Backend {
        self.named(operation, None).0
    }

    /// The backend the policy names for an operation on a table.
    pub fn backend_on(&self, operation: Operation, table: &str) -> Backend {
        self.named(operation, Some(table)).0
    }

    /// Every backend that the policy may send something to, except by fallback.
    pub fn backends(&self) -> BTreeSet<Backend> {
        let of_tables = self
            .tables
            .values()
            .flat_map(|table| table.default.into_iter().chain(table.overrides.backends()));
        let shadow = self.shadow.as_ref().map(ShadowPolicy::backend);
        let mut backends: BTreeSet<Backend> = of_tables.chain(shadow).collect();
        backends.extend(self.overrides.backends());
        backends.insert(self.default);
        backends
    }

    /// The backend named for an operation on a table, and by which override.
    pub(super) fn named(
        &self,
        operation: Operation,
        table: Option<&str>,
    ) -> (Backend, RouteReason) {
        let named = self.overrides.operations.get(&operation).copied();
        let on_table = table.or_else(|| own_table(operation));
        self.named_on(operation, on_table)
            .or_else(|| Some((named?, RouteReason::Operation)))
            .or_else(|| {
                let reason = by_effect(operation, RouteReason::Reads, RouteReason::Writes);
                Some((self.overrides.of_effect(operation)?, reason))
            })
            .unwrap_or((self.default, RouteReason::Default))
    }

    fn named_on(
        &self,
        operation: Operation,
        table: Option<&str>,
    ) -> Option<(Backend, RouteReason)> {
        let policy = table.and_then(|table| self.tables.get(table));
        let own = own_table(operation).and_then(|_| self.overrides.operations.get(&operation));
        let exact = policy.and_then(|policy| policy.overrides.operations.get(&operation));
        if let Some(&backend) = exact {
            return Some((backend, RouteReason::TableOperation));
        }
        if let Some(&backend) = own {
            return Some((backend, RouteReason::Operation));
        }
        let policy = policy?;
        if let Some(backend) = policy.overrides.of_effect(operation) {
            let reasons = (RouteReason::TableReads, RouteReason::TableWrites);
            return Some((backend, by_effect(operation, reasons.0, reasons.1)));
        }
        Some((policy.default?, RouteReason::Table))
    }

    pub(super) fn moves_unsupported(&self) -> bool {
        self.fallback != Fallback::Never
    }

    pub(super) fn moves_reads(&self) -> bool {
        self.fallback == Fallback::ReadsWhenUnavailable
    }

    pub(super) fn shadow_for(&self, operation: Operation, table: Option<&str>) -> Option<Shadow> {
        let table = table.or_else(|| own_table(operation));
        self.shadow.as_ref()?.of(operation, table)
    }

    /// What happens when the chosen backend cannot serve an invocation.
    pub fn fallback_policy(&self) -> Fallback {
        self.fallback
    }

    /// What is compared in the background, if anything is.
    pub fn shadow_policy(&self) -> Option<&ShadowPolicy> {
        self.shadow.as_ref()
    }
}

fn by_effect(operation: Operation, read: RouteReason, write: RouteReason) -> RouteReason {
    if operation.is_write() { write } else { read }
}
