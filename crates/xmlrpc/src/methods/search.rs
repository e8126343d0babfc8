//! `SearchService`: saved searches and the quick search of the application.
//!
//! The columns of the answers are those of the report, not of a table. Pages start at 0.
//!
//! Besides the faults that each method names, every call can answer fault 1 (the account is not set
//! up for the API, or a passing disturbance) and 2 (wrong key).

use keap_schema::id::{SavedSearchId, UserId};

use crate::methods::define::method;
use crate::{Answer, ConvertError, Struct, Value};

method! {
    /// Lists the columns of a saved search: name and label.
    ///
    /// Wire: `SearchService.getAllReportColumns(key, int savedSearchId, int userId) -> struct`.
    ///
    /// Faults: none of its own was recorded; a record that does not exist is 5 or 6 elsewhere.
    ///
    /// REST: v2 `GET /rest/v2/reporting/reports/{report_id}/model` (equivalent). Not in v1. REST
    /// runs as the user of the token.
    GetAllReportColumns = "SearchService.getAllReportColumns": Read => Struct {
        /// The search, a `SavedFilter.Id`.
        saved_search_id: SavedSearchId,
        /// The user it belongs to; needed for shared searches as well.
        user_id: UserId,
    }
}

method! {
    /// Runs a saved search and gives all columns.
    ///
    /// Wire:
    /// `SearchService.getSavedSearchResultsAllFields(key, int savedSearchId, int userId, int pageNumber) -> struct[]`.
    ///
    /// The server fixes how many rows a page has (1000 is assumed). Answers can hold empty values
    /// and control characters that XML does not allow; decode them leniently.
    ///
    /// Faults: none of its own was recorded; a record that does not exist is 5 or 6 elsewhere.
    ///
    /// REST: v2 `GET /rest/v2/reporting/reports/{report_id}/model`,
    /// `POST /rest/v2/reporting/reports/{report_id}:run` (partial). Not in v1. REST runs as the
    /// user of the token.
    GetSavedSearchResultsAllFields = "SearchService.getSavedSearchResultsAllFields": Read => Vec<Struct> {
        /// The search, a `SavedFilter.Id`.
        saved_search_id: SavedSearchId,
        /// The user it belongs to.
        user_id: UserId,
        /// Which page, from 0.
        page_number: i32,
    }
}

method! {
    /// Runs a saved search and gives chosen columns.
    ///
    /// Wire:
    /// `SearchService.getSavedSearchResults(key, int savedSearchId, int userId, int pageNumber, string[] returnFields) -> struct[]`.
    ///
    /// As [`GetSavedSearchResultsAllFields`].
    ///
    /// Faults: none of its own was recorded; a record that does not exist is 5 or 6 elsewhere.
    ///
    /// REST: v2 `POST /rest/v2/reporting/reports/{report_id}:run` (partial). Not in v1. REST runs
    /// as the user of the token.
    GetSavedSearchResults = "SearchService.getSavedSearchResults": Read => Vec<Struct> {
        /// The search, a `SavedFilter.Id`.
        saved_search_id: SavedSearchId,
        /// The user it belongs to.
        user_id: UserId,
        /// Which page, from 0.
        page_number: i32,
        /// The columns.
        return_fields: Vec<String>,
    }
}

method! {
    /// Lists the quick searches that a user may run: name and label.
    ///
    /// Wire: `SearchService.getAvailableQuickSearches(key, int userId) -> struct`.
    ///
    /// Faults: none of its own was recorded; a record that does not exist is 5 or 6 elsewhere.
    ///
    /// REST: no counterpart.
    GetAvailableQuickSearches = "SearchService.getAvailableQuickSearches": Read => Struct {
        /// An `Id` of table `User`.
        user_id: UserId,
    }
}

method! {
    /// Runs a quick search.
    ///
    /// Wire:
    /// `SearchService.quickSearch(key, string quickSearchType, int userId, string searchData, int page, int returnLimit) -> struct[]`.
    ///
    /// Some texts have numbers for the first and the third param; samples and a recorded call send
    /// texts.
    ///
    /// Faults: none of its own was recorded; a record that does not exist is 5 or 6 elsewhere.
    ///
    /// REST: v2 `GET /rest/v2/contacts`, `GET /rest/v2/companies`, and more (partial); v1
    /// `GET /rest/v1/opportunities` (partial). There is no search over all fields.
    QuickSearch = "SearchService.quickSearch": Read => Vec<Struct> {
        /// `FindPerson`, `FindCompany` and so on.
        quick_search_type: String,
        /// The user; what is found depends on what the user may see.
        user_id: UserId,
        /// What to look for.
        search_data: String,
        /// Which page, from 0.
        page: i32,
        /// Rows in a page, at most 1000.
        return_limit: i32,
    }
}

/// The quick search that a user has chosen, if any.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ChosenQuickSearch(pub Option<String>);

/// The text `null` stands for none.
impl Answer for ChosenQuickSearch {
    fn read(value: Value) -> Result<Self, ConvertError> {
        let text = String::read(value)?;
        Ok(Self((text != "null").then_some(text)))
    }

    fn write(&self) -> Value {
        Value::from(self.0.as_deref().unwrap_or("null"))
    }
}

method! {
    /// Tells the quick search that a user has chosen.
    ///
    /// Wire: `SearchService.getDefaultQuickSearch(key, int userId) -> string`.
    ///
    /// Faults: none of its own was recorded; a record that does not exist is 5 or 6 elsewhere.
    ///
    /// REST: no counterpart.
    GetDefaultQuickSearch = "SearchService.getDefaultQuickSearch": Read => ChosenQuickSearch {
        /// An `Id` of table `User`.
        user_id: UserId,
    }
}
