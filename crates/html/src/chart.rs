//! Charts as shapes of an SVG, each with the table behind it. Words and numbers stand beside the shapes and not in them,
//! so that they stay readable however narrow the page is.

mod bars;
mod distribution;
mod gauge;
mod histogram;
mod scale;
mod series;
mod stacks;

pub use bars::Bars;
pub use distribution::Distribution;
pub use gauge::Gauge;
pub use histogram::Histogram;
pub use series::Series;
pub use stacks::Stacks;

use std::fmt;

use crate::text::Text;

/// How wide a drawing is in its own units.
const WIDTH: f64 = 1000.0;

/// How high one is that has a scale.
const HEIGHT: f64 = 100.0;

/// Colours of the style.
const COLOURS: usize = 6;

/// The shares that are told of a distribution.
const SHARES: [(&str, f64); 5] = [
    ("Median", 0.5),
    ("90 %", 0.9),
    ("95 %", 0.95),
    ("99 %", 0.99),
    ("Largest", 1.0),
];

/// A rectangle of a drawing.
#[derive(Clone, Debug)]
pub(crate) struct Shape {
    pub(crate) colour: usize,
    pub(crate) x: Place,
    pub(crate) y: Place,
    pub(crate) width: Place,
    pub(crate) height: Place,
    /// What is told when a pointer rests on it.
    pub(crate) title: Text,
}

/// A length in an attribute, in hundredths, which are finer than any screen.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Place(pub(crate) f64);

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", (self.0 * 100.0).round() / 100.0)
    }
}

/// A count as a length; beyond 2^53 it is rounded, which no screen shows.
#[expect(
    clippy::cast_precision_loss,
    reason = "a length of a drawing is rounded anyway"
)]
fn length(count: u64) -> f64 {
    count as f64
}

/// Places of `count` columns that share the width, as where one begins and how wide it is, with a little air between.
fn columns(count: usize) -> impl Iterator<Item = (f64, f64)> {
    let count = u64::try_from(count).unwrap_or(u64::MAX);
    let each = WIDTH / length(count.max(1));
    (0..count).map(move |place| (each * length(place) + each * 0.05, each * 0.9))
}
