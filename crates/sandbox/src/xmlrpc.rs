//! XML-RPC.
use crate::gatekeeper::Gatekeeper;
use crate::store::Store;
pub(crate) enum Door<'a> {
    Gateway,
    Direct {
        gatekeeper: &'a Gatekeeper,
        right_host: bool,
    },
}
pub(crate) struct Account<'a> {
    pub(crate) store: &'a mut Store,
    pub(crate) now: chrono::DateTime<chrono::Utc>,
    pub(crate) user: i64,
    pub(crate) app: &'a str,
}
pub(crate) fn respond(_account: Account<'_>, _door: &Door<'_>, _bytes: &[u8]) -> Vec<u8> {
    Vec::new()
}
