//! The certificate of a gateway that runs for years: renewed by a local authority, read again when its file changes.

use std::sync::Arc;
use std::time::Duration;

use keap_http::tls::Certificates;
use keap_http::{Clock, Shown};

use super::TlsFolder;

/// How often the file is looked at, and how often the life of the certificate.
const LOOK: Duration = Duration::from_secs(5);
const LOOKS_A_RENEWAL: u32 = 720;

/// Reads changed files again as long as it runs, and has a local authority renew the certificate in time.
pub async fn follow(
    certificates: Arc<Certificates>,
    authority: Option<TlsFolder>,
    clock: Arc<dyn Clock>,
) {
    for round in 0_u32.. {
        if let Some(folder) = &authority
            && round % LOOKS_A_RENEWAL == 0
            && let Err(error) = folder.renew_if_due(clock.now())
        {
            tracing::warn!(error = %Shown::new(&error.to_string()), "the certificate was not renewed");
        }
        let was_refused = certificates.refused().is_some();
        match certificates.reload() {
            Err(error) => {
                tracing::warn!(error = %Shown::new(&error.to_string()), "the certificate was not read again");
            }
            Ok(_) if was_refused => tracing::warn!(
                ends = "the certificate was not read again",
                "the certificate on the disk is the one in use again"
            ),
            Ok(_) => {}
        }
        tokio::time::sleep(LOOK).await;
    }
}
