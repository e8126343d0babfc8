//! Copies changed contacts, page by page, and goes on where it stopped when the process was killed.
//!
//! `cargo run --example sync`
//!
//! The place in the stream is a time, not a page number: every page asks for what changed since the last row of the page
//! before, oldest change first. So each page is one request on every backend, and a contact that changes while the sync
//! runs moves to the end and comes again.
//!
//! - Times are UTC here. Over XML-RPC they travel as Eastern wall time without a zone; the facade converts. In the hour
//!   that autumn repeats two moments have one text, so each run begins an hour before the last one ended.
//! - A row can come twice. Write rows as "insert or replace by id".
//! - Deleted contacts do not come at all. Take the hook `contact.delete` for them (see the example `hooks`), or compare
//!   the list of ids now and then.

use std::collections::BTreeMap;
use std::error::Error;
use std::fs::{self, File};
use std::io::Write as _;
use std::path::{Path, PathBuf};

use chrono::{DateTime, TimeDelta, Utc};
use keap::schema::{Comparison, Query, Record, contact, table};
use keap::{Backend, DataService as _, Keap, RoutePolicy};

const PAGE: u32 = 10; // 1000 for a real account

/// Where the sync is. `page` is not 0 only while more than a page of rows share one time, as after a bulk change.
#[derive(Clone, Copy, Debug)]
struct Checkpoint {
    since: DateTime<Utc>,
    page: u32,
}

impl Checkpoint {
    fn load(path: &Path) -> Result<Self, Box<dyn Error>> {
        let Ok(text) = fs::read_to_string(path) else {
            let since = DateTime::UNIX_EPOCH; // the first run copies everything
            return Ok(Self { since, page: 0 });
        };
        let (since, page) = text.split_once(' ').ok_or("not a checkpoint")?;
        let (since, page) = (since.parse()?, page.parse()?);
        Ok(Self { since, page })
    }

    /// Either the old checkpoint or the new one is there, whenever the machine stops.
    fn save(self, path: &Path) -> std::io::Result<()> {
        let fresh = path.with_extension("new");
        let mut file = File::create(&fresh)?;
        write!(file, "{} {}", self.since.to_rfc3339(), self.page)?;
        file.sync_all()?;
        fs::rename(fresh, path)
    }
}

/// Runs until there is nothing new, or until `kill_after` pages.
async fn sync(
    keap: &Keap,
    path: &Path,
    mirror: &mut BTreeMap<i64, Record>,
    kill_after: u32,
) -> Result<u32, Box<dyn Error>> {
    let mut at = Checkpoint::load(path)?;
    for pages in 1.. {
        let query = Query::<table::Contact>::new()
            .compare(contact::LAST_UPDATED, Comparison::GreaterOrEqual, at.since)
            .select((
                contact::ID,
                contact::FIRST_NAME,
                contact::EMAIL,
                contact::LAST_UPDATED,
            ))
            .ascending(contact::LAST_UPDATED)
            .limit(PAGE)
            .page(at.page);
        let rows = keap.data().query(query).await?;
        let full = rows.len() == PAGE as usize;
        let mut last = at.since;
        for row in rows {
            let id = row.read(contact::ID)?.ok_or("a row without an id")?;
            last = row.read(contact::LAST_UPDATED)?.unwrap_or(last);
            mirror.insert(id, row);
        }
        // The rows are safe; only now may the checkpoint pass them.
        at.page = if full && last == at.since {
            at.page + 1
        } else {
            0
        };
        at.since = last;
        if !full {
            at.since -= TimeDelta::hours(1); // where the next run begins
        }
        at.save(path)?;
        if !full || pages == kill_after {
            return Ok(pages);
        }
    }
    unreachable!("the loop has no end of its own")
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let keap = keap_examples::connect()?.build()?;
    for backend in [Backend::XmlRpc, Backend::RestV2] {
        keap.set_policy(RoutePolicy::new(backend));
        let path: PathBuf =
            std::env::temp_dir().join(format!("keap-sync-{}-{backend:?}", std::process::id()));
        let mut mirror = BTreeMap::new();
        let pages = sync(&keap, &path, &mut mirror, 2).await?;
        println!(
            "{backend}: killed after {pages} pages, {} contacts",
            mirror.len()
        );
        let pages = sync(&keap, &path, &mut mirror, u32::MAX).await?;
        println!(
            "{backend}: went on for {pages} pages, {} contacts",
            mirror.len()
        );

        let id = *mirror.keys().next().ok_or("an empty account")?;
        keap.data()
            .update("Contact", id, |c| c.set_by_name("JobTitle", "Surveyor"))
            .await?;
        let pages = sync(&keap, &path, &mut mirror, u32::MAX).await?;
        println!("{backend}: one contact changed, {pages} page");
        fs::remove_file(path)?;
    }
    Ok(())
}
