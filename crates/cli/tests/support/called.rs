//! A call in the store of a gateway that no gateway has to answer for it.

use std::path::Path;

use sqlx::{Connection as _, Executor as _};

/// A call that is served.
const CALL: &str = "INSERT OR IGNORE INTO inventory (tenant, caller, method, table_name, first_seen, last_seen, calls, faults, \
     blockers, differences) VALUES ('ab123', 'shop', 'ContactService.load', '', '2026-11-01T00:00:00Z', '2026-11-01T00:00:00Z', \
     7, 0, 0, '');";

/// Puts it there.
pub(crate) fn count(store: &Path) {
    let url = format!("sqlite://{}", store.display());
    let mut runtime = tokio::runtime::Builder::new_current_thread();
    let runtime = runtime.enable_all().build().unwrap();
    runtime.block_on(async {
        let mut store = sqlx::SqliteConnection::connect(&url).await.unwrap();
        store.execute(CALL).await.unwrap();
        store.close().await.unwrap();
    });
}
