//! The operations of `SearchService`; what a row says is told in [`rows`](super).

macro_rules! rows {
    ($($more:ident)* => $then:ident; $($before:tt)*) => {
        $crate::operation::rows::next! { $($more)* => $then; $($before)*
        SearchGetAllReportColumns search_get_all_report_columns = "SearchService.getAllReportColumns", Read => Record, on Tables["SavedFilter"],
            "lists the columns of a saved search" {
                /// The search, a `SavedFilter.Id`.
                search: SavedSearchId = id("saved search id"),
                /// The user it belongs to.
                user: UserId = id("user id"),
            };

        SearchGetSavedSearchResultsAllFields search_get_saved_search_results_all_fields = "SearchService.getSavedSearchResultsAllFields", Read => Records, on Unknown,
            "runs a saved search and reads all columns" {
                /// The search, a `SavedFilter.Id`.
                search: SavedSearchId = id("saved search id"),
                /// The user it belongs to.
                user: UserId = id("user id"),
                /// Which page, from 0.
                page: u32 = page("page"),
            };

        SearchGetSavedSearchResults search_get_saved_search_results = "SearchService.getSavedSearchResults", Read => Records, on Unknown,
            "runs a saved search and reads chosen columns" {
                /// The search, a `SavedFilter.Id`.
                search: SavedSearchId = id("saved search id"),
                /// The user it belongs to.
                user: UserId = id("user id"),
                /// Which page, from 0.
                page: u32 = page("page"),
                /// The columns.
                fields: Vec<String> = columns("fields"),
            };

        SearchGetAvailableQuickSearches search_get_available_quick_searches = "SearchService.getAvailableQuickSearches", Read => Record, on Unknown,
            "lists the quick searches that a user may run" {
                /// The user.
                user: UserId = id("user id"),
            };

        SearchQuickSearch search_quick_search = "SearchService.quickSearch", Read => Records, on Searched,
            "looks for a word in records of a kind" (
                /// What to look for.
                QuickSearch = quick_search("quick search"),
            );

        SearchGetDefaultQuickSearch search_get_default_quick_search = "SearchService.getDefaultQuickSearch", Read => Text, on Unknown,
            "tells the quick search that a user has chosen" {
                /// The user.
                user: UserId = id("user id"),
            };
        }
    };
}

pub(crate) use rows;
