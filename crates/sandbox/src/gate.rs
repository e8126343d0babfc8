//! What every request passes, whichever surface answers it: its head and body, credentials, limits and trouble; and what is
//! kept of it afterwards.

pub(crate) mod brownout;
pub(crate) mod control;
pub(crate) mod credentials;
pub(crate) mod gatekeeper;
pub(crate) mod head;
pub(crate) mod limits;
pub(crate) mod log;
pub(crate) mod oauth;
pub(crate) mod received;
pub(crate) mod record;
pub(crate) mod refusals;
pub(crate) mod trouble;
