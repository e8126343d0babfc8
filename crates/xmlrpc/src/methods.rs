//! The documented methods, one module per service.
//!
//! Each method is a struct of its params, see [`Method`](crate::Method), and [`Client::call`](crate::Client::call) sends it.
//! Ids are typed by their kind ([`id`](crate::id)); the id of a record of whatever table is a number.
//! The params of a method on the wire are fixed, so its struct is made with all its fields; one with other params is another
//! method. The structs of answers can grow. Its documentation tells the signature on the wire, the answer, the faults, and what replaces it in REST.

pub mod affiliate;
pub mod affiliate_program;
pub mod contact;
pub mod credit_card_submission;
pub mod data;
mod define;
pub mod discount;
pub mod email;
pub mod file;
pub mod funnel;
pub mod invoice;
pub mod order;
pub mod product;
pub mod search;
pub mod shipping;
pub mod web_form;
pub mod web_tracking;
