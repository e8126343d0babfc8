//! What REST does for the operations of `SearchService`.

use keap_rest::endpoints::v2;

use super::{Row, configured, none, of_quick_searches, row, served};
use crate::Operation::*;
use crate::coverage::Level::{Equivalent, Partial};
use crate::difference::Certainty::{Documented, Inferred};
use crate::difference::{NOT_IN_V1, QUICK_SEARCH, QUICK_SEARCH_KINDS, SAVED_SEARCH};

#[rustfmt::skip]
pub(super) static ROWS: &[Row] = &[
    row(SearchGetAllReportColumns,
        none(&[&NOT_IN_V1]),
        served(Equivalent, Documented, &[
            &v2::reports::RETRIEVE_REPORT,
            &v2::reports::RETRIEVE_REPORT_MODEL,
        ], &[])),

    row(SearchGetSavedSearchResultsAllFields,
        none(&[&NOT_IN_V1]),
        served(Partial, Documented, &[
            &v2::reports::RETRIEVE_REPORT,
            &v2::reports::RETRIEVE_REPORT_MODEL,
            &v2::reports::RUN_REPORT,
        ], &[&SAVED_SEARCH])),

    row(SearchGetSavedSearchResults,
        none(&[&NOT_IN_V1]),
        served(Partial, Documented, &[
            &v2::reports::RETRIEVE_REPORT,
            &v2::reports::RUN_REPORT,
        ], &[&SAVED_SEARCH])),

    row(SearchGetAvailableQuickSearches,
        configured(&[&QUICK_SEARCH_KINDS]),
        configured(&[&QUICK_SEARCH_KINDS])),

    row(SearchQuickSearch,
        of_quick_searches(Partial, Inferred, &[&QUICK_SEARCH]),
        of_quick_searches(Partial, Inferred, &[&QUICK_SEARCH])),

    row(SearchGetDefaultQuickSearch,
        configured(&[&QUICK_SEARCH_KINDS]),
        configured(&[&QUICK_SEARCH_KINDS])),
];
