//! What a kind of difference makes of a value; none where the value has nothing of the kind.

use chrono::{Days, TimeDelta};

use crate::store::cell::Cell;
use crate::store::zone;

fn text(cell: &Cell) -> Option<&str> {
    match cell {
        Cell::Text(text) => Some(text),
        _ => None,
    }
}

fn time(cell: &Cell, change: TimeDelta) -> Option<Cell> {
    match cell {
        Cell::Time(instant) => instant.checked_add_signed(change).map(Cell::Time),
        _ => None,
    }
}

pub(super) fn zone_shift(cell: &Cell) -> Option<Cell> {
    match cell {
        Cell::Time(instant) => Some(Cell::Time(zone::to_eastern(*instant).and_utc())),
        _ => None,
    }
}

pub(super) fn hour_late(cell: &Cell) -> Option<Cell> {
    time(cell, TimeDelta::hours(1))
}

pub(super) fn whole_minute(cell: &Cell) -> Option<Cell> {
    match cell {
        Cell::Time(instant) => {
            let over = instant.timestamp() % 60;
            (over != 0).then(|| time(cell, TimeDelta::seconds(over.wrapping_neg())))?
        }
        _ => None,
    }
}

pub(super) fn day_early(cell: &Cell) -> Option<Cell> {
    match cell {
        Cell::Date(date) => date.checked_sub_days(Days::new(1)).map(Cell::Date),
        _ => time(cell, TimeDelta::days(-1)),
    }
}

/// A text that became another one.
fn other(cell: &Cell, change: impl FnOnce(&str) -> String) -> Option<Cell> {
    let text = text(cell)?;
    let changed = change(text);
    (changed != text && !changed.is_empty()).then(|| changed.into())
}

pub(super) fn digits(cell: &Cell) -> Option<Cell> {
    other(cell, |text| {
        text.chars().filter(char::is_ascii_digit).collect()
    })
}

pub(super) fn other_state(cell: &Cell) -> Option<Cell> {
    let other = match text(cell)? {
        "Ohio" => "Texas",
        "Arizona" | "Colorado" | "Massachusetts" | "Texas" | "Oregon" | "Illinois" => "Ohio",
        _ => return None,
    };
    Some(other.into())
}

pub(super) fn without_zeros(cell: &Cell) -> Option<Cell> {
    other(cell, |text| text.trim_start_matches('0').to_owned())
}

pub(super) fn backwards(cell: &Cell) -> Option<Cell> {
    other(cell, |text| {
        text.split(',').rev().collect::<Vec<_>>().join(",")
    })
}

pub(super) fn without_first(cell: &Cell) -> Option<Cell> {
    let (_, rest) = text(cell)?.split_once(',')?;
    Some(rest.into())
}

pub(super) fn lower(cell: &Cell) -> Option<Cell> {
    other(cell, str::to_lowercase)
}

pub(super) fn blank_behind(cell: &Cell) -> Option<Cell> {
    other(cell, |text| format!("{text} "))
}

pub(super) fn two_blanks(cell: &Cell) -> Option<Cell> {
    other(cell, |text| text.replacen(' ', "  ", 1))
}

pub(super) fn cut(cell: &Cell) -> Option<Cell> {
    other(cell, |text| {
        let mut signs = text.chars();
        signs.next_back();
        signs.as_str().to_owned()
    })
}

pub(super) fn ascii(cell: &Cell) -> Option<Cell> {
    let plain = |sign: char| if sign.is_ascii() { sign } else { '?' };
    other(cell, |text| text.chars().map(plain).collect())
}

pub(super) fn twice_encoded(cell: &Cell) -> Option<Cell> {
    other(cell, |text| text.bytes().map(char::from).collect())
}

pub(super) fn escaped(cell: &Cell) -> Option<Cell> {
    other(cell, |text| text.replace('&', "&amp;"))
}

pub(super) fn joined(cell: &Cell) -> Option<Cell> {
    other(cell, |text| text.replace("\r\n", " "))
}

fn money(cell: &Cell, change: fn(f64) -> f64) -> Option<Cell> {
    match cell {
        Cell::Double(amount) => {
            let changed = change(*amount);
            // No amount is nearer to another than a cent.
            ((changed - amount).abs() >= 0.005).then_some(Cell::Double(changed))
        }
        _ => None,
    }
}

pub(super) fn hundredfold(cell: &Cell) -> Option<Cell> {
    money(cell, |amount| (amount * 100.0).round())
}

pub(super) fn whole_dollars(cell: &Cell) -> Option<Cell> {
    money(cell, f64::trunc)
}

pub(super) fn one_more(cell: &Cell) -> Option<Cell> {
    match cell {
        Cell::Int(number) => number.checked_add(1).map(Cell::Int),
        _ => None,
    }
}
