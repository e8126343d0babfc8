//! How the rows of a file were read: over which backend, and in which zone. Rows of another backend have other columns, and
//! times of two zones in one file are wrong in one of them, so a file keeps to what it began with.

use anyhow::Context as _;
use keap::Backend;
use keap::schema::Zone;
use serde::{Deserialize, Serialize};

use crate::connect::CallingArgs;
use crate::failure::misuse;
use crate::output::Output;

/// What a file keeps of how its rows were read; nothing where a version has written it that did not know of that.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(super) struct Kept {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    backend: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    zone: Option<String>,
}

/// A file that an earlier run has left, and how its rows were read.
#[derive(Debug)]
pub(super) struct Left {
    pub(super) name: String,
    pub(super) kept: Kept,
    pub(super) is_half: bool,
}

/// How rows are read.
#[derive(Clone, Copy, Debug)]
pub(super) struct Origin {
    pub(super) backend: Backend,
    pub(super) zone: Zone,
}

impl Origin {
    pub(super) fn kept(self) -> Kept {
        Kept {
            backend: Some(self.backend.name().to_owned()),
            zone: Some(self.zone.name().to_owned()),
        }
    }

    /// How a run goes on that found these files of its tables: as they began.
    ///
    /// # Errors
    /// When something else was typed, or they began in more than one way.
    pub(super) fn of_run(
        said: Option<Backend>,
        calling: &CallingArgs,
        left: &[Left],
        output: &mut Output,
    ) -> anyhow::Result<Self> {
        let origin = Self {
            backend: backend(said, left, output)?,
            zone: zone(calling, left, output)?,
        };
        for file in left.iter().filter(|file| file.kept.is_unknown()) {
            output.warning(format_args!(
                "{} does not tell over which backend and in which zone it was read; this run reads over {} in {}",
                file.name,
                origin.backend,
                origin.zone.name()
            ));
        }
        Ok(origin)
    }

    /// Tells of files that are whole in another zone than this run reads in.
    pub(super) fn tell_of_others(self, whole: &[Left], output: &mut Output) {
        for file in whole {
            if let Some(zone) = &file.kept.zone
                && zone != self.zone.name()
            {
                output.warning(format_args!(
                    "{} is in the zone {zone}, and this run reads in {}",
                    file.name,
                    self.zone.name()
                ));
            }
        }
    }
}

impl Kept {
    fn is_unknown(&self) -> bool {
        self.backend.is_none() || self.zone.is_none()
    }
}

fn backend(said: Option<Backend>, left: &[Left], output: &mut Output) -> anyhow::Result<Backend> {
    let began = agreed(left.iter(), |kept| kept.backend.as_deref())?;
    let Some((file, name)) = began else {
        return Ok(said.unwrap_or(Backend::XmlRpc));
    };
    let kept: Backend = name.parse().with_context(|| unknown(file, name))?;
    match said {
        Some(said) if said != kept => misuse!(
            "{} was read over {kept}, and not over {said}\n  hint: go on with --backend {name}, or begin anew with --overwrite",
            file.name
        ),
        None if kept != Backend::XmlRpc => output.note(format_args!(
            "this run goes on over the backend that it began with, {kept}"
        )),
        _ => {}
    }
    Ok(kept)
}

/// Files that are whole may be in another zone; a half may not go on in one.
fn zone(calling: &CallingArgs, left: &[Left], output: &mut Output) -> anyhow::Result<Zone> {
    let said = calling.zone.unwrap_or_default();
    let halves = left.iter().filter(|file| file.is_half);
    let Some((file, began)) = agreed(halves, |kept| kept.zone.as_deref())? else {
        return Ok(said);
    };
    let kept: Zone = began.parse().with_context(|| unknown(file, began))?;
    if kept != said && calling.is_zone_typed() {
        misuse!(
            "{} began in the zone {began}, and keeps it\n  hint: go on without --zone, or begin anew in {} with --overwrite",
            file.name,
            said.name()
        );
    }
    if kept != said && calling.zone.is_some() {
        output.note(format_args!(
            "{} goes on in the zone that it began with, {began}, and not in {}",
            file.name,
            said.name()
        ));
    }
    Ok(kept)
}

fn unknown(file: &Left, what: &str) -> String {
    format!(
        "{} was read in a way that is not known here, {what:?}\n  hint: begin anew with --overwrite",
        file.name
    )
}

/// The one way in which files began, and one of them.
fn agreed<'a>(
    files: impl Iterator<Item = &'a Left>,
    way: fn(&Kept) -> Option<&str>,
) -> anyhow::Result<Option<(&'a Left, &'a str)>> {
    let mut known = files.filter_map(|file| Some((file, way(&file.kept)?)));
    let first = known.next();
    if let Some((one, began)) = first
        && let Some((other, otherwise)) = known.find(|(_, way)| *way != began)
    {
        misuse!(
            "{} was read otherwise ({began}) than {} ({otherwise})\n  hint: name tables that began alike",
            one.name,
            other.name
        );
    }
    Ok(first)
}
