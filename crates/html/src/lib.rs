#![doc = include_str!("../README.md")]

mod chart;
mod page;
mod style;
mod table;
mod text;

pub use chart::{Bars, Distribution, Gauge, Series};
pub use page::{Block, Notice, Page, Section, Weight};
pub use style::content_security_policy;
pub use table::{Cell, Table};
pub use text::{Count, Text};
