//! Copies changed contacts, page by page, and goes on where it stopped when the process was killed.
//!
//! `cargo run --example sync`
//!
//! A run copies the contacts that changed since the last one. Where it is within the run is the position of the pages,
//! where the next run begins is the time of the newest change seen; both are in one file.
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

use keap::schema::chrono::{DateTime, TimeDelta, Utc};
use keap::schema::{Comparison, Query, Record, contact, table};
use keap::{Backend, ContactId, Keap, Position};

const PAGE: u32 = 10; // 1000 for a real account

#[derive(Clone, Copy, Debug)]
struct Checkpoint {
    since: DateTime<Utc>,
    newest: DateTime<Utc>,
    position: Position,
}

impl Checkpoint {
    fn load(path: &Path) -> Result<Self, Box<dyn Error>> {
        let first = DateTime::UNIX_EPOCH; // the first run copies everything
        let text =
            fs::read_to_string(path).unwrap_or_else(|_| format!("{first:?} {first:?} start"));
        let [since, newest, position] = text.split(' ').collect::<Vec<_>>()[..] else {
            return Err("not a checkpoint".into());
        };
        let (since, newest, position) = (since.parse()?, newest.parse()?, position.parse()?);
        Ok(Self {
            since,
            newest,
            position,
        })
    }

    /// Either the old checkpoint or the new one is there, whenever the machine stops.
    fn save(self, path: &Path) -> std::io::Result<()> {
        let fresh = path.with_extension("new");
        let mut file = File::create(&fresh)?;
        write!(file, "{:?} {:?} {}", self.since, self.newest, self.position)?;
        file.sync_all()?;
        fs::rename(fresh, path)
    }
}

/// Runs to the end, or until `kill_after` pages.
async fn sync(
    keap: &Keap,
    path: &Path,
    mirror: &mut BTreeMap<ContactId, Record>,
    kill_after: u32,
) -> Result<u32, Box<dyn Error>> {
    let mut at = Checkpoint::load(path)?;
    let query = Query::<table::Contact>::new()
        .compare(contact::LAST_UPDATED, Comparison::GreaterOrEqual, at.since)
        .select((
            contact::ID,
            contact::FIRST_NAME,
            contact::EMAIL,
            contact::LAST_UPDATED,
        ))
        .limit(PAGE);
    let mut pages = keap.data().pages(query).await?.resume(at.position);
    let mut count = 0;
    while let Some(page) = pages.next().await? {
        for row in page {
            at.newest = at.newest.max(row.require(contact::LAST_UPDATED)?);
            mirror.insert(row.require(contact::ID)?, row);
        }
        // The rows are safe; only now may the checkpoint pass them.
        at.position = pages.position();
        at.save(path)?;
        count += 1;
        if count == kill_after {
            return Ok(count);
        }
    }
    at.since = at.newest - TimeDelta::hours(1); // where the next run begins
    at.position = Position::default();
    at.save(path)?;
    Ok(count)
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let keap = keap_examples::connect()?.build()?;
    for backend in [Backend::XmlRpc, Backend::RestV2] {
        keap.set_policy(backend);
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
            .update(table::Contact, id, |c| c.set(contact::JOB_TITLE, "Boss"))
            .await?;
        let pages = sync(&keap, &path, &mut mirror, u32::MAX).await?;
        println!("{backend}: one contact changed, {pages} page");
        fs::remove_file(path)?;
    }
    Ok(())
}
