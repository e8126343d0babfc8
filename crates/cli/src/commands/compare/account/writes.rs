//! Writes of a run: each is sent over one wire after the other to a test contact or into a sandbox, read back by a read of its
//! own, compared, and put back before the next one.
//!
//! A write is noted in the state as begun before it is sent, and is never sent again: where it is not known what became of one,
//! the report says so. What was there before is kept beside the state for as long as it is not put back.

mod allowed;
mod before;
mod catalogue;
mod contact;
mod course;
mod created;
mod steps;

pub(crate) use allowed::Writes;
pub(super) use allowed::{Touches, unnamed};
pub(super) use before::Journal;
pub(super) use catalogue::catalogue;
pub(super) use course::compare;
pub(super) use steps::WriteSteps;
