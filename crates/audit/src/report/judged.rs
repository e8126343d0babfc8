//! Judgements, each made once: a large tree has thousands of calls that are alike.

use std::collections::HashMap;

use crate::hit::{Condition, Hit};
use crate::judge::Judgement;

/// All that a judgement is made of.
#[derive(PartialEq, Eq, Hash)]
struct Alike {
    method: Option<String>,
    table: Option<String>,
    reads: Vec<String>,
    writes: Vec<String>,
    conditions: Vec<Condition>,
    order_by: Option<String>,
    open: Vec<&'static str>,
}

impl From<&Hit> for Alike {
    fn from(hit: &Hit) -> Self {
        Self {
            method: hit.method.clone(),
            table: hit.table.clone(),
            reads: hit.reads.clone(),
            writes: hit.writes.clone(),
            conditions: hit.conditions.clone(),
            order_by: hit.order_by.clone(),
            open: hit.open.clone(),
        }
    }
}

/// The judgements of calls that were seen.
#[derive(Default)]
pub(super) struct Judged(HashMap<Alike, Judgement>);

impl Judged {
    pub(super) fn of(&mut self, hit: &Hit) -> Judgement {
        let judgement = self.0.entry(Alike::from(hit));
        judgement.or_insert_with(|| Judgement::of(hit)).clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Audit;

    #[test]
    fn calls_that_are_alike_are_judged_once_and_others_on_their_own() {
        let line = "$app->dsQuery('Contact', 1, 0, array('Id' => 1), array('Id'));\n";
        let other = line.replace("'Id' => 1", "'Id' => 2");
        let text = format!("<?php $app = new iSDK;\n{}{other}", line.repeat(50));
        let audit = Audit::new(Vec::new()).unwrap();
        let found = audit.read("a.php", text.as_bytes());
        assert_eq!(found.hits.len(), 51);
        let mut judged = Judged::default();
        for hit in &found.hits {
            assert_eq!(judged.of(hit), Judgement::of(hit));
        }
        assert_eq!(judged.0.len(), 2);
    }
}
