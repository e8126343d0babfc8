//! Whether the certificates can be used, and for how long.

use std::path::Path;

use chrono::{DateTime, Utc};
use keap_gateway::config::{Config, PageConfig};
use keap_gateway::tls::{self, TlsFolder, tenant_host};
use keap_http::{Clock as _, SystemClock};

use super::super::settings;
use super::findings::{Findings, State};
use crate::file;

/// The certificate that programs meet.
pub(super) fn of_tls(config: &Config, findings: &mut Findings) {
    if config.tls.listen.is_none() {
        return;
    }
    let opened = settings::certificates(config).map(|_| "can be used".to_owned());
    let is_opened = opened.is_ok();
    findings.result("certificate", opened);
    if let Some(path) = &config.tls.certificate {
        if is_opened {
            lasts("certificate", path, RENEW, findings);
        }
        return;
    }
    let Ok(folder) = settings::tls_folder(config).map(TlsFolder::new) else {
        return;
    };
    let Ok(status) = folder.status() else {
        return;
    };
    if is_opened {
        lasts("certificate", &folder.server(), OURS, findings);
        lasts("authority", &folder.authority(), AUTHORITY, findings);
    }
    for tenant in &config.tenants {
        let covered = tenant_host(&tenant.app).is_ok_and(|host| {
            let name = host.as_str();
            status.names.iter().any(|covered| covered == name)
        });
        if !covered {
            let about = format!(
                "is not made for {}: run `keap gateway tls make`",
                tenant.app
            );
            findings.add(State::Failed, "certificate", about);
        }
    }
}

/// The certificate that browsers meet.
pub(super) fn of_page(page: &PageConfig, findings: &mut Findings) {
    if let (Some(path), Some(_)) = (&page.certificate, &page.key) {
        lasts("certificate of the page", path, RENEW, findings);
    }
}

/// What to do about a certificate of somebody else's, and about one of ours.
const RENEW: &str = "renew it; a gateway that runs reads it again by itself";
const OURS: &str = "a gateway that runs makes a certificate anew 30 days before its end; `keap gateway tls make` does it now";

const AUTHORITY: &str = "`keap gateway tls make --new-authority` makes another one, which every program has to trust anew";

/// Fails for one that is over, and warns of one that is soon.
fn lasts(what: &str, path: &Path, then: &str, findings: &mut Findings) {
    let Ok(ends) = tls::certificate_ends(path) else {
        // That it cannot be read is told by whoever opens it.
        return;
    };
    let (day, name) = (
        DateTime::<Utc>::from(ends).format("%Y-%m-%d"),
        file::name(path),
    );
    match ends.duration_since(SystemClock.now()) {
        Err(_) => {
            let about = format!("{name} is over since {day}: {then}");
            findings.add(State::Failed, what, about);
        }
        Ok(left) if left < tls::LASTS => {
            let days = left.as_secs() / 86_400;
            let about = format!("{name} ends on {day}, in {days} days: {then}");
            findings.add(State::Warning, what, about);
        }
        Ok(_) => findings.add(State::Ok, what, format!("{name} lasts until {day}")),
    }
}
