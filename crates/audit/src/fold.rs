//! Follows constants through one file and recognises what calls the API.
//!
//! A file is walked a few times: first to learn what its functions and classes do with what they are given, then to find
//! the calls. Nothing of the file is run: a variable has the values that were assigned to it on the way, a function that
//! is given a method's name is a helper, and a call of it is a call of that method.

mod call;
mod lambda;
mod library;
mod machine;
mod mutate;
mod params;
mod recognise;
mod value;
mod wire;

pub(crate) use machine::{Machine, Raw};
pub(crate) use value::Value;
