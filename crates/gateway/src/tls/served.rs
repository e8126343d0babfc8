//! The certificates that a gateway shows, and what is told of those that end or are not renewed.

use std::path::Path;
use std::sync::Arc;
use std::time::SystemTime;

use chrono::{DateTime, Utc};
use keap_http::tls::Certificates;

use super::LASTS;
use super::certificate::Certificate;

/// A certificate that a gateway shows: the one in use, whatever its files have become. Clones are the same one.
#[derive(Clone, Debug)]
pub(crate) struct Served {
    /// What it is for: `certificate`, `certificate of the page`.
    what: Arc<str>,
    shown: Arc<Certificates>,
}

impl Served {
    pub(crate) fn new(what: &str, shown: Arc<Certificates>) -> Self {
        Self {
            what: what.into(),
            shown,
        }
    }

    /// The file that it was read from.
    pub(crate) fn path(&self) -> &Path {
        self.shown.certificate()
    }

    /// What is wrong with it. The file is not named, since callers read it too.
    pub(crate) fn troubles(&self, now: SystemTime) -> impl Iterator<Item = String> {
        self.not_taken().into_iter().chain(self.ends_soon(now))
    }

    /// That its files were written, or are gone, and cannot be taken: a start would fail.
    pub(crate) fn not_taken(&self) -> Option<String> {
        let (what, why) = (&self.what, self.shown.refused()?);
        Some(format!(
            "the {what} on the disk is not taken, {why}: the one before stays in use; put a certificate with its key there"
        ))
    }

    /// That it is over, or will be within 14 days.
    fn ends_soon(&self, now: SystemTime) -> Option<String> {
        let what = &self.what;
        Some(match ending(self.ends()?, now)? {
            Ending::Over(day) => format!(
                "the {what} is over since {day}: whoever looks at it does not come in; renew it"
            ),
            Ending::Soon(day, left) => format!("the {what} ends on {day}, {left}: renew it"),
        })
    }

    /// When it ends.
    pub(crate) fn ends(&self) -> Option<SystemTime> {
        let der = self.shown.shown().into_iter().next()?;
        Some(Certificate::read(&der)?.ends().into())
    }

    /// What it is for, and when the first certificate of its chain ends, those of authorities among them.
    pub(crate) fn earliest_end(&self) -> Option<(Arc<str>, SystemTime)> {
        let chain = self.shown.shown().into_iter();
        let ends = chain.filter_map(|der| Some(Certificate::read(&der)?.ends()));
        Some((Arc::clone(&self.what), ends.min()?.into()))
    }
}

/// How a certificate ends that somebody must be told of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Ending {
    /// On this day it ended.
    Over(String),
    /// On this day it will, and how soon that is.
    Soon(String, String),
}

/// Whether a certificate is over, or has less than 14 days.
pub(crate) fn ending(ends: SystemTime, now: SystemTime) -> Option<Ending> {
    let day = DateTime::<Utc>::from(ends).format("%Y-%m-%d").to_string();
    match ends.duration_since(now) {
        Err(_) => Some(Ending::Over(day)),
        Ok(left) if left >= LASTS => None,
        Ok(left) => Some(Ending::Soon(
            day,
            match left.as_secs() / 86_400 {
                0 => "within a day".to_owned(),
                1 => "in 1 day".to_owned(),
                days => format!("in {days} days"),
            },
        )),
    }
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, UNIX_EPOCH};

    use super::*;

    #[test]
    fn a_certificate_is_told_from_fourteen_days_before_its_end_on() {
        let at = |hours: u64| UNIX_EPOCH + Duration::from_secs(hours * 3600);
        let ends = at(20 * 24);
        let soon = |left: &str| Some(Ending::Soon("1970-01-21".to_owned(), left.to_owned()));
        assert_eq!(ending(ends, at(6 * 24)), None);
        assert_eq!(ending(ends, at(6 * 24 + 1)), soon("in 13 days"));
        assert_eq!(ending(ends, at(18 * 24 + 1)), soon("in 1 day"));
        assert_eq!(ending(ends, at(20 * 24)), soon("within a day"));
        let over = Some(Ending::Over("1970-01-21".to_owned()));
        assert_eq!(ending(ends, at(20 * 24 + 1)), over);
    }
}
