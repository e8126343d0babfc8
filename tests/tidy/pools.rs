//! No pool of connections starts what looks after its idle ones.

use std::fs;

/// In sqlx 0.9 that goes in a loop from 0 to the number of idle connections, without a pause, and the number is the largest
/// there is for as long as a connection is taken that is not counted as given back yet. Without both limits it is not started.
#[test]
fn no_pool_looks_after_idle_connections() {
    let mut found = Vec::new();
    super::files(&super::root().join("crates"), &mut found);
    let mut pools = 0;
    for path in found {
        if path.extension().is_none_or(|end| end != "rs") {
            continue;
        }
        let text = fs::read_to_string(&path).unwrap();
        for (at, _) in text.match_indices("PoolOptions::new()") {
            pools += 1;
            let behind: String = text[at..].chars().take(400).collect();
            for limit in [".idle_timeout(None)", ".max_lifetime(None)"] {
                assert!(behind.contains(limit), "{}: {limit}", path.display());
            }
        }
    }
    assert!(pools > 5, "the search works: {pools}");
}
