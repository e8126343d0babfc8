//! Operations of reports.

use keap_rest::v2::reports::*;
use keap_rest::{Direction, SavedSearchId};

use crate::rest_operations::samples::{Samples, time};

#[test]
fn reports() {
    let mut samples = Samples::load("v2/reports");
    samples.check(
        ListReports::new(),
        ListReports::new()
            .filter(
                Filter::name("7")
                    .and(Filter::since_created_time(time()))
                    .and(Filter::until_created_time(time())),
            )
            .order_by(OrderKey::Name, Direction::Descending)
            .page_size(5)
            .page_token("7"),
    );
    samples.check(
        RetrieveReport::new(SavedSearchId::new(7)),
        RetrieveReport::new(SavedSearchId::new(7)),
    );
    samples.check(
        RunReport::new(SavedSearchId::new(7)),
        RunReport::new(SavedSearchId::new(7))
            .page_token("7")
            .order_by("7")
            .page_size(5)
            .fields(["7", "8"]),
    );
    samples.check(
        RetrieveReportModel::new(SavedSearchId::new(7)),
        RetrieveReportModel::new(SavedSearchId::new(7)),
    );
    samples.finish();
}
