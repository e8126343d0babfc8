//! What `keap audit` finds in programs written for the purpose, in every language and dialect.

#[path = "audit/calls.rs"]
mod calls;
#[path = "audit/hostile.rs"]
mod hostile;
#[path = "audit/marks.rs"]
mod marks;
#[path = "audit/own.rs"]
mod own;
#[path = "audit/repository.rs"]
mod repository;
#[path = "audit/revisions.rs"]
mod revisions;
#[path = "audit/since.rs"]
mod since;
#[path = "audit/whole.rs"]
mod whole;
