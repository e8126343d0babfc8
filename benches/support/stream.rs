//! An answer of any size that is made while it is read, so that it takes no memory itself.

use std::io::{self, Read};

use crate::{HEAD, ROWS, TAIL, push_row};

/// A reader of one long answer: the same thousand rows again and again.
#[derive(Debug)]
pub struct Endless {
    rows: Vec<u8>,
    repeats: usize,
    part: Part,
    place: usize,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Part {
    Head,
    Rows,
    Tail,
    Done,
}

impl Endless {
    /// About so many bytes.
    pub fn new(bytes: usize) -> Self {
        let mut rows = String::new();
        for index in 0..ROWS {
            push_row(&mut rows, index);
        }
        let repeats = bytes / rows.len() + 1;
        Self {
            rows: rows.into_bytes(),
            repeats,
            part: Part::Head,
            place: 0,
        }
    }

    /// How many bytes there will be.
    pub fn size(&self) -> usize {
        HEAD.len() + self.rows.len() * self.repeats + TAIL.len()
    }
}

impl Read for Endless {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let bytes = match self.part {
            Part::Head => HEAD.as_bytes(),
            Part::Rows => &self.rows,
            Part::Tail => TAIL.as_bytes(),
            Part::Done => return Ok(0),
        };
        let count = (&bytes[self.place..]).read(buffer)?;
        self.place += count;
        if self.place == bytes.len() {
            self.place = 0;
            self.part = match self.part {
                Part::Rows if self.repeats > 1 => {
                    self.repeats -= 1;
                    Part::Rows
                }
                Part::Head => Part::Rows,
                Part::Rows => Part::Tail,
                Part::Tail | Part::Done => Part::Done,
            };
        }
        Ok(count)
    }
}
