//! `SearchService`: saved searches and the quick search of the application.

use keap_schema::Record;

use super::{record, records, text};
use crate::{Invocation, Result, SavedSearchId, UserId, model::QuickSearch};

service! {
    /// Saved searches, as the legacy `SearchService` has them. The columns are those of the report, not of a table.
    SearchService
}

impl SearchService<'_> {
    /// Lists the columns of a saved search: names with their labels.
    ///
    /// # Errors
    /// `NotFound` when there is no such search or it is not this user's; `Unsupported` (`KB-018`) over REST v1.
    pub async fn get_all_report_columns(
        self,
        search: SavedSearchId,
        user: UserId,
    ) -> Result<Record> {
        let invocation = Invocation::SearchGetAllReportColumns { search, user };
        record(self.0.invoke(invocation).await?)
    }

    /// Runs a saved search and reads a page of all its columns. A page has 1000 rows (assumed for XML-RPC).
    ///
    /// REST runs it as the user of the credential, whichever user is named, and tells every value as text (`KB-028`).
    ///
    /// # Errors
    /// As [`get_all_report_columns`](Self::get_all_report_columns).
    pub async fn get_saved_search_results_all_fields(
        self,
        search: SavedSearchId,
        user: UserId,
        page: u32,
    ) -> Result<Vec<Record>> {
        let invocation = Invocation::SearchGetSavedSearchResultsAllFields { search, user, page };
        records(self.0.invoke(invocation).await?)
    }

    /// Runs a saved search and reads a page of chosen columns.
    ///
    /// # Errors
    /// As [`get_all_report_columns`](Self::get_all_report_columns); `InvalidRequest` without a column.
    pub async fn get_saved_search_results(
        self,
        search: SavedSearchId,
        user: UserId,
        page: u32,
        fields: &[&str],
    ) -> Result<Vec<Record>> {
        let invocation = Invocation::SearchGetSavedSearchResults {
            search,
            user,
            page,
            fields: fields.iter().map(|&field| field.to_owned()).collect(),
        };
        records(self.0.invoke(invocation).await?)
    }

    /// Lists the quick searches that a user may run: names with their labels.
    ///
    /// # Errors
    /// `Unsupported` (`KB-029`) over REST.
    pub async fn get_available_quick_searches(self, user: UserId) -> Result<Record> {
        let invocation = Invocation::SearchGetAvailableQuickSearches { user };
        record(self.0.invoke(invocation).await?)
    }

    /// Looks for a word in records of one kind.
    ///
    /// REST has no search over all fields: the facade looks for rows whose name, title, e-mail address or code begins with the
    /// word, one query for each, and gives every row once (`KB-029`).
    ///
    /// # Errors
    /// `InvalidRequest` for a kind that does not exist; `Unsupported` (`KB-029`) over REST for a kind whose table it does not
    /// serve.
    pub async fn quick_search(self, search: QuickSearch) -> Result<Vec<Record>> {
        let invocation = Invocation::SearchQuickSearch(search);
        records(self.0.invoke(invocation).await?)
    }

    /// Tells the quick search that a user has chosen, if any.
    ///
    /// # Errors
    /// `Unsupported` (`KB-029`) over REST.
    pub async fn get_default_quick_search(self, user: UserId) -> Result<Option<String>> {
        let invocation = Invocation::SearchGetDefaultQuickSearch { user };
        text(self.0.invoke(invocation).await?)
    }
}
