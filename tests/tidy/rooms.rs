//! The rooms of the local Keap stand on floors: what an account keeps and its rules know nothing of the wires, and the two
//! versions of REST nothing of each other.

use std::collections::BTreeSet;

use super::imports::Crate;

/// A room, and the rooms that it may name beside itself.
type Room = (&'static str, &'static [&'static str]);

/// Those of `crates/sandbox/src`; what stands at the root puts them together and may name them all.
const ROOMS: &[Room] = &[
    ("answer", &[]),
    ("store", &[]),
    ("rules", &["store"]),
    ("gate", &["answer"]),
    // The legacy key of a call is its credential.
    ("xmlrpc", &["gate", "rules", "store"]),
    ("rest", &["answer", "rules", "store"]),
];

/// Those of its `rest`.
const VERSIONS: &[Room] = &[
    ("rest::shared", &[]),
    ("rest::v1", &["rest::shared"]),
    ("rest::v2", &["rest::shared"]),
];

/// The room that a file belongs to.
fn room_of<'a>(rooms: &'a [Room], file: &str) -> Option<&'a Room> {
    let is_in = |name: &str| {
        let behind = file.strip_prefix(name);
        behind.is_some_and(|behind| behind.is_empty() || behind.starts_with("::"))
    };
    rooms.iter().find(|(name, _)| is_in(name))
}

/// The arrows that leave a room for one that it may not name, and the permissions that are not used.
fn strays(rooms: &[Room], arrows: &BTreeSet<(String, String)>) -> Vec<String> {
    let (mut strays, mut used) = (Vec::new(), BTreeSet::new());
    for (from, to) in arrows {
        let (Some((room, may)), Some((other, _))) = (room_of(rooms, from), room_of(rooms, to))
        else {
            continue;
        };
        if room == other {
            continue;
        }
        if may.contains(other) {
            used.insert((*room, *other));
        } else {
            strays.push(format!("{from} -> {to}"));
        }
    }
    for (room, may) in rooms {
        let unused = may.iter().filter(|other| !used.contains(&(*room, **other)));
        strays.extend(unused.map(|other| format!("{room} may name {other} and does not")));
    }
    strays
}

fn sandbox() -> BTreeSet<(String, String)> {
    Crate::read(&super::root().join("crates/sandbox/src")).arrows()
}

#[test]
fn the_rooms_of_sandbox_stand_on_their_floors() {
    assert_eq!(strays(ROOMS, &sandbox()), Vec::<String>::new());
}

#[test]
fn the_two_versions_of_rest_do_not_see_each_other() {
    assert_eq!(strays(VERSIONS, &sandbox()), Vec::<String>::new());
}

/// A room that names the root could see every other through what the root puts together.
#[test]
fn no_room_of_sandbox_names_what_stands_at_the_root() {
    let arrows = sandbox();
    let of_rooms = arrows
        .iter()
        .filter(|(from, _)| room_of(ROOMS, from).is_some());
    let outside: Vec<_> = of_rooms
        .filter(|(_, to)| room_of(ROOMS, to).is_none())
        .collect();
    assert!(outside.is_empty(), "{outside:?}");
}

#[test]
fn a_stray_arrow_is_found() {
    let arrow = |from: &str, to: &str| (from.to_owned(), to.to_owned());
    let rooms: &[Room] = &[("a", &["b"]), ("b", &[]), ("c", &["b"])];
    let arrows = BTreeSet::from([
        arrow("a::x", "b::y::z"),
        arrow("a", "ab"),
        arrow("b", "a::x"),
        arrow("root", "c"),
    ]);
    assert_eq!(
        strays(rooms, &arrows),
        ["b -> a::x", "c may name b and does not"]
    );
}
