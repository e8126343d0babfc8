//! The table.

use super::process;

/// One figure, what was asked of it, and what the machine did beside.
pub(crate) struct Figure {
    what: &'static str,
    asked: &'static str,
    measured: String,
    is_met: bool,
    load: String,
}

/// The figures so far. Each is told when it is known, for a run is long, and all of them at the end.
#[derive(Default)]
pub(crate) struct Table(Vec<Figure>);

impl Table {
    pub(crate) fn add(
        &mut self,
        what: &'static str,
        asked: &'static str,
        measured: String,
        is_met: bool,
    ) {
        let figure = Figure {
            what,
            asked,
            measured,
            is_met,
            load: process::load(),
        };
        println!("{}", figure.row());
        self.0.push(figure);
    }

    /// As it stands in README.md.
    pub(crate) fn print(&self) {
        println!("\n| what | asked | measured | | load |\n| --- | --- | --- | --- | --- |");
        for figure in &self.0 {
            println!("{}", figure.row());
        }
    }
}

impl Figure {
    fn row(&self) -> String {
        let is_met = if self.is_met { "met" } else { "**missed**" };
        format!(
            "| {} | {} | {} | {is_met} | {} |",
            self.what, self.asked, self.measured, self.load
        )
    }
}
