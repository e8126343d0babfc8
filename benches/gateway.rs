//! Prints what the gateway costs: latency, processor time, memory, alone and under attack.
//!
//! The gateway is the release build of `keap gateway run` with a store of SQLite, in a process of its own; the local Keap
//! that it asks is another, and what it is held against a third. Contenders take turns, and the median of the rounds
//! counts. Processor time and memory are those of the one process, as Linux tells them.
//!
//! ```text
//! cargo build --release -p keap-cli -p keap-benches
//! target/release/gateway-bench [FIGURE..] [--minutes N] [--rounds N] [--keap PATH] [--python PATH]
//! ```
//!
//! Figures are `latency`, `pass-through`, `page`, `python`, `idle`, `pages` and `soak`; without any it is all of them.

#[path = "gateway/calls.rs"]
mod calls;
#[path = "gateway/cost.rs"]
mod cost;
#[path = "gateway/drive.rs"]
mod drive;
#[path = "gateway/hostile.rs"]
mod hostile;
#[path = "gateway/house.rs"]
mod house;
#[path = "gateway/latency.rs"]
mod latency;
#[path = "gateway/memory.rs"]
mod memory;
#[path = "gateway/process.rs"]
mod process;
#[path = "gateway/python.rs"]
mod python;
#[path = "gateway/roles.rs"]
mod roles;
#[path = "gateway/soak.rs"]
mod soak;
#[path = "gateway/told.rs"]
mod told;
#[path = "gateway/wire.rs"]
mod wire;

use std::path::PathBuf;

use house::House;
use told::Table;

type Failure = Box<dyn std::error::Error + Send + Sync>;

/// What was asked for.
struct Options {
    figures: Vec<String>,
    /// How long pages are read and the gateway is attacked.
    minutes: u32,
    rounds: usize,
    contacts: u32,
    keap: PathBuf,
    /// A Python with the SDK, in place of one that is made.
    python: Option<PathBuf>,
}

impl Options {
    fn of(arguments: &[String]) -> Result<Self, Failure> {
        let mut options = Self {
            figures: Vec::new(),
            minutes: 10,
            rounds: 7,
            contacts: 10_000,
            keap: here()?.join("keap"),
            python: None,
        };
        let mut arguments = arguments.iter();
        while let Some(argument) = arguments.next() {
            let mut value = || arguments.next().ok_or(format!("{argument} wants a value"));
            match argument.as_str() {
                "--minutes" => options.minutes = value()?.parse()?,
                "--rounds" => options.rounds = value()?.parse()?,
                "--keap" => options.keap = value()?.into(),
                "--python" => options.python = Some(value()?.into()),
                figure if FIGURES.contains(&figure) => options.figures.push(figure.to_owned()),
                other => return Err(format!("{other} is none of {FIGURES:?}").into()),
            }
        }
        Ok(options)
    }

    fn wants(&self, figure: &str) -> bool {
        self.figures.is_empty() || self.figures.iter().any(|wanted| wanted == figure)
    }
}

const FIGURES: [&str; 7] = [
    "latency",
    "pass-through",
    "page",
    "python",
    "idle",
    "pages",
    "soak",
];

/// The folder of this program, where `keap` of the same build is.
fn here() -> Result<PathBuf, Failure> {
    let this = std::env::current_exe()?;
    Ok(this.parent().ok_or("no folder")?.to_owned())
}

fn main() -> Result<(), Failure> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let Some(played) = roles::play(&arguments) {
        return played;
    }
    let options = Options::of(&arguments)?;
    if !options.keap.is_file() {
        let keap = options.keap.display();
        return Err(format!(
            "{keap} is missing: build it first, `cargo build --release -p keap-cli`"
        )
        .into());
    }
    let house = House::open(&options.keap, options.contacts)?;
    let mut table = Table::default();
    if options.wants("latency") {
        latency::measure(&house, &options, &mut table)?;
    }
    if options.wants("pass-through") {
        cost::pass_through(&house, &options, &mut table)?;
    }
    if options.wants("page") {
        cost::page(&house, &options, &mut table)?;
    }
    if options.wants("python") {
        let python = match &options.python {
            Some(python) => python.clone(),
            None => python::with_sdk(&here()?)?,
        };
        cost::python(&house, &python, &options, &mut table)?;
    }
    if options.wants("idle") {
        memory::idle(&house, &mut table)?;
    }
    if options.wants("pages") {
        memory::pages(&house, &options, &mut table)?;
    }
    if options.wants("soak") {
        soak::measure(&house, &options, &mut table)?;
    }
    table.print();
    Ok(())
}
