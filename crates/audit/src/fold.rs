//! Follows constants through one file and recognises what calls the API.
//!
//! A file is walked a few times: first to learn what its functions and classes do with what they are given, then to find
//! the calls. Nothing of the file is run: a variable has the values that were assigned to it on the way, a function that
//! is given a method's name is a helper, and a call of it is a call of that method.

#[cfg(feature = "grammars")]
mod answering;
#[cfg(feature = "grammars")]
mod asked;
#[cfg(feature = "grammars")]
mod assembled;
#[cfg(feature = "grammars")]
mod branch;
#[cfg(feature = "grammars")]
mod call;
#[cfg(feature = "grammars")]
mod clothed;
#[cfg(feature = "grammars")]
mod container;
#[cfg(feature = "grammars")]
mod declared;
#[cfg(feature = "grammars")]
mod each;
#[cfg(feature = "grammars")]
mod evident;
#[cfg(feature = "grammars")]
mod fork;
#[cfg(feature = "grammars")]
mod format;
#[cfg(feature = "grammars")]
mod frame;
#[cfg(feature = "grammars")]
mod grown;
#[cfg(feature = "grammars")]
mod handed;
#[cfg(feature = "grammars")]
mod held;
#[cfg(feature = "grammars")]
mod helper;
#[cfg(feature = "grammars")]
mod host;
#[cfg(feature = "grammars")]
mod iterated;
#[cfg(feature = "grammars")]
mod keeping;
#[cfg(feature = "grammars")]
mod known;
#[cfg(feature = "grammars")]
mod lambda;
#[cfg(feature = "grammars")]
mod lent;
#[cfg(feature = "grammars")]
mod library;
#[cfg(feature = "grammars")]
mod lookup;
#[cfg(feature = "grammars")]
mod machine;
#[cfg(feature = "grammars")]
mod made;
#[cfg(feature = "grammars")]
mod message;
#[cfg(feature = "grammars")]
mod mutate;
#[cfg(feature = "grammars")]
mod named;
#[cfg(feature = "grammars")]
mod names;
#[cfg(feature = "grammars")]
mod observed;
mod params;
#[cfg(feature = "grammars")]
mod pointing;
#[cfg(feature = "grammars")]
mod proxied;
#[cfg(feature = "grammars")]
mod reach;
#[cfg(feature = "grammars")]
mod recognise;
#[cfg(feature = "grammars")]
mod reflected;
#[cfg(feature = "grammars")]
mod shared;
#[cfg(feature = "grammars")]
mod taken_in;
#[cfg(feature = "grammars")]
mod texts;
#[cfg(feature = "grammars")]
mod typed;
#[cfg(feature = "grammars")]
mod unnamed;
mod value;
#[cfg(feature = "grammars")]
mod wire;
#[cfg(feature = "grammars")]
mod wrapped;

#[cfg(feature = "grammars")]
pub(crate) use frame::Unnamed;
#[cfg(feature = "grammars")]
pub(crate) use machine::{Found, Machine};
pub(crate) use params::{Details, aligned, of_method};
pub(crate) use value::Value;
