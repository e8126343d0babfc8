//! What a gateway is made of.

use std::collections::HashMap;
use std::net::SocketAddr;
use std::sync::atomic::{AtomicBool, AtomicU64};
use std::sync::{Arc, Mutex};
use std::time::SystemTime;

use keap_http::Clock;
use tokio::sync::{Semaphore, watch};

use super::reading::Reader;
use crate::admit::Doorkeeper;
use crate::alert::Alerts;
use crate::bounds::Bounds;
use crate::figures::Figures;
use crate::inventory::Inventory;
use crate::log::CallLog;
use crate::member::Member;
use crate::pages::Pages;
use crate::queue::Queues;
use crate::tenant::Tenant;
use crate::tls;

#[derive(Debug)]
pub(super) struct Inner {
    pub(super) door: Doorkeeper,
    pub(super) tenants: HashMap<String, Arc<Served>>,
    pub(super) bounds: Bounds,
    pub(super) reader: Reader,
    pub(super) clock: Arc<dyn Clock>,
    pub(super) log: Arc<dyn CallLog>,
    pub(super) figures: Figures,
    pub(super) alerts: Option<Alerts>,
    /// Those that are shown, here or on the page.
    pub(super) certificates: Mutex<Vec<tls::Served>>,
    pub(super) started: SystemTime,
    pub(super) inventory: Option<Inventory>,
    pub(super) pages: Option<Pages>,
    pub(super) member: Option<Member>,
    /// Kilobytes of request bodies that may still be held.
    pub(super) held: Arc<Semaphore>,
    /// What request ids start with: another one for each run.
    pub(super) run: String,
    pub(super) count: AtomicU64,
    /// Writes that ended in doubt without an answer.
    pub(super) cut: AtomicU64,
    /// Whether the gateway ends, and cuts what has not been answered.
    pub(super) cutting: AtomicBool,
    /// Whether whoever drains waits no longer.
    pub(super) hurry: watch::Sender<bool>,
    /// Where it listens.
    pub(super) addresses: Mutex<Vec<SocketAddr>>,
}

/// A tenant at work.
#[derive(Debug)]
pub(super) struct Served {
    pub(super) tenant: Tenant,
    pub(super) queues: Queues,
}
