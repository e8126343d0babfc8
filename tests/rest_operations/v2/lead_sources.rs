//! Operations of lead sources.

use keap_rest::v2::lead_sources::*;
use keap_rest::{Comparison, Direction, LeadSourceCategoryId, LeadSourceId};

use crate::rest_operations::samples::{Samples, time};

#[test]
fn lead_sources() {
    let mut samples = Samples::load("v2/lead_sources");
    samples.check(
        ListLeadSourceCategories::new(),
        ListLeadSourceCategories::new()
            .filter(
                LeadSourceCategoriesFilter::name("7")
                    .and(LeadSourceCategoriesFilter::description("7")),
            )
            .order_by(LeadSourceCategoriesOrderKey::Name, Direction::Descending)
            .page_size(5)
            .page_token("7"),
    );
    samples.check(
        CreateLeadSourceCategory::new(samples.body("createLeadSourceCategory")),
        CreateLeadSourceCategory::new(samples.body("createLeadSourceCategory")),
    );
    samples.check(
        GetLeadSourceCategory::new(LeadSourceCategoryId::new(7)),
        GetLeadSourceCategory::new(LeadSourceCategoryId::new(7)),
    );
    samples.check(
        UpdateLeadSourceCategory::new(
            LeadSourceCategoryId::new(7),
            samples.body("updateLeadSourceCategory"),
        ),
        UpdateLeadSourceCategory::new(
            LeadSourceCategoryId::new(7),
            samples.body("updateLeadSourceCategory"),
        ),
    );
    samples.check_without_json(
        DeleteLeadSourceCategory::new(LeadSourceCategoryId::new(7)),
        DeleteLeadSourceCategory::new(LeadSourceCategoryId::new(7)),
    );
    samples.check(
        ListLeadSources::new(),
        ListLeadSources::new()
            .filter(
                Filter::id(LeadSourceId::new(7))
                    .and(Filter::id_compared(Comparison::Less, LeadSourceId::new(7)))
                    .and(Filter::id_not(LeadSourceId::new(7)))
                    .and(Filter::name("7"))
                    .and(Filter::status("7"))
                    .and(Filter::lead_source_category_id(LeadSourceCategoryId::new(
                        7,
                    )))
                    .and(Filter::vendor("7"))
                    .and(Filter::medium("7"))
                    .and(Filter::message("7"))
                    .and(Filter::description("7"))
                    .and(Filter::start_time(time()))
                    .and(Filter::end_time(time())),
            )
            .order_by(OrderKey::Name, Direction::Descending)
            .page_size(5)
            .page_token("7"),
    );
    samples.check(
        CreateLeadSource::new(samples.body("createLeadSource")),
        CreateLeadSource::new(samples.body("createLeadSource")),
    );
    samples.check(
        GetLeadSource::new(LeadSourceId::new(7)),
        GetLeadSource::new(LeadSourceId::new(7)),
    );
    samples.check(
        UpdateLeadSource::new(LeadSourceId::new(7), samples.body("updateLeadSource")),
        UpdateLeadSource::new(LeadSourceId::new(7), samples.body("updateLeadSource")),
    );
    samples.check_without_json(
        DeleteLeadSource::new(LeadSourceId::new(7)),
        DeleteLeadSource::new(LeadSourceId::new(7)),
    );
    samples.finish();
}
