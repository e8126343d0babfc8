//! `SearchService`: saved searches and the quick search of the application.

use std::future::Future;

use keap_schema::Record;

use super::{Invoke, record, records, text};
use crate::{Invocation, QuickSearch, Result, SavedSearchId, UserId};

/// Saved searches, as the legacy `SearchService` has them. The columns are those of the report, not of a table.
pub trait SearchService: Invoke {
    /// Lists the columns of a saved search: names with their labels.
    ///
    /// # Errors
    /// `NotFound` when there is no such search or it is not this user's; `Unsupported` (`KB-018`) over REST v1.
    fn get_all_report_columns(
        &self,
        search: SavedSearchId,
        user: UserId,
    ) -> impl Future<Output = Result<Record>> + Send {
        let invocation = Invocation::SearchGetAllReportColumns { search, user };
        async move { record(self.invoke(invocation).await?) }
    }

    /// Runs a saved search and reads a page of all its columns. A page has 1000 rows (assumed for XML-RPC).
    ///
    /// REST runs it as the user of the credential, whichever user is named, and tells every value as text (`KB-028`).
    ///
    /// # Errors
    /// As [`get_all_report_columns`](Self::get_all_report_columns).
    fn get_saved_search_results_all_fields(
        &self,
        search: SavedSearchId,
        user: UserId,
        page: u32,
    ) -> impl Future<Output = Result<Vec<Record>>> + Send {
        let invocation = Invocation::SearchGetSavedSearchResultsAllFields { search, user, page };
        async move { records(self.invoke(invocation).await?) }
    }

    /// Runs a saved search and reads a page of chosen columns.
    ///
    /// # Errors
    /// As [`get_all_report_columns`](Self::get_all_report_columns); `InvalidRequest` without a column.
    fn get_saved_search_results(
        &self,
        search: SavedSearchId,
        user: UserId,
        page: u32,
        fields: &[&str],
    ) -> impl Future<Output = Result<Vec<Record>>> + Send {
        let invocation = Invocation::SearchGetSavedSearchResults {
            search,
            user,
            page,
            fields: fields.iter().map(|&field| field.to_owned()).collect(),
        };
        async move { records(self.invoke(invocation).await?) }
    }

    /// Lists the quick searches that a user may run: names with their labels.
    ///
    /// # Errors
    /// `Unsupported` (`KB-029`) over REST.
    fn get_available_quick_searches(
        &self,
        user: UserId,
    ) -> impl Future<Output = Result<Record>> + Send {
        let invocation = Invocation::SearchGetAvailableQuickSearches { user };
        async move { record(self.invoke(invocation).await?) }
    }

    /// Looks for a word in records of one kind.
    ///
    /// REST has no search over all fields: the facade looks for rows whose name, title, e-mail address or code begins with the
    /// word, one query for each, and gives every row once (`KB-029`).
    ///
    /// # Errors
    /// `InvalidRequest` for a kind that does not exist; `Unsupported` (`KB-029`) over REST for a kind whose table it does not
    /// serve.
    fn quick_search(
        &self,
        search: QuickSearch,
    ) -> impl Future<Output = Result<Vec<Record>>> + Send {
        let invocation = Invocation::SearchQuickSearch(search);
        async move { records(self.invoke(invocation).await?) }
    }

    /// Tells the quick search that a user has chosen, if any.
    ///
    /// # Errors
    /// `Unsupported` (`KB-029`) over REST.
    fn get_default_quick_search(
        &self,
        user: UserId,
    ) -> impl Future<Output = Result<Option<String>>> + Send {
        let invocation = Invocation::SearchGetDefaultQuickSearch { user };
        async move { text(self.invoke(invocation).await?) }
    }
}
