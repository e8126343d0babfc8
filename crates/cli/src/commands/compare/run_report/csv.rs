//! The differences as CSV, for a spreadsheet.

use super::super::report::harmless;
use super::{Difference, Standing};
use crate::csv::quoted;

/// The columns, in their order.
const HEAD: &str =
    "number,target,row,key,column,backend,finding,kind,cause,reading,reference,other,standing\r\n";

/// The lines of CSV.
pub(crate) fn csv(differences: &[Difference]) -> String {
    let mut text = HEAD.to_owned();
    for one in differences {
        let cells = [
            one.number.to_string(),
            one.target.clone(),
            one.row.map(|id| id.to_string()).unwrap_or_default(),
            one.key.clone().unwrap_or_default(),
            one.column.clone(),
            one.backend.clone(),
            one.finding.clone(),
            one.kind.clone(),
            one.cause.clone(),
            one.reading.clone(),
            one.left.clone().unwrap_or_default(),
            one.right.clone().unwrap_or_default(),
            one.standing.map_or("", Standing::word).to_owned(),
        ];
        let cells = cells.map(|cell| quoted(&harmless(cell)));
        text += &cells.join(",");
        text += "\r\n";
    }
    text
}
