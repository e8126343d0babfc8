//! What was found, with what it becomes: what reports and pictures are made of.

use serde::Serialize;

use crate::hit::{Endpoint, FoundCredential, Hit};
use crate::judge::Judgement;

/// A use of XML-RPC with what it becomes.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct Use {
    /// What it is known by from one audit to the next: it does not change with the lines above it.
    pub id: String,
    /// The repository that it is in.
    pub repository: String,
    /// What was found.
    #[serde(flatten)]
    pub hit: Hit,
    /// What it becomes.
    pub judgement: Judgement,
}

/// A credential in a file.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct Credential {
    /// What it is known by from one audit to the next.
    pub id: String,
    /// The repository that it is in.
    pub repository: String,
    /// What was found.
    #[serde(flatten)]
    pub found: FoundCredential,
}

/// An address of the API in a file.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct Address {
    /// What it is known by from one audit to the next.
    pub id: String,
    /// What was found.
    #[serde(flatten)]
    pub found: Endpoint,
}
