#![doc = include_str!("../README.md")]

mod chart;
mod entries;
mod page;
mod style;
mod table;
mod text;

pub use chart::{Bars, Distribution, Gauge, Histogram, Series, Stacks};
pub use entries::{Entries, Entry, Group, Line, Side};
pub use page::{Block, Notice, Page, Section, Weight};
pub use style::content_security_policy;
pub use table::{Cell, Table};
pub use text::{Count, Text};
