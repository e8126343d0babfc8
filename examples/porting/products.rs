//! `ProductService`, `FileService` and `SearchService`.

use keap::{
    ContactId, CreditCardId, FileId, Keap, ProductId, SavedSearchId, UserId, model::QuickSearch,
};

use super::Done;

// port: ProductService.getInventory
// C#: ProductService.GetInventory(productId)
// PHP: products('xml')->getInventory($productId)
// iSDK: getInventory($productId)
pub async fn get_inventory(keap: &Keap, product: ProductId) -> Done {
    keap.products().get_inventory(product).await?;
    Ok(())
}

// port: ProductService.incrementInventory
// C#: ProductService.IncrementInventory(productId)
// PHP: products('xml')->incrementInventory($productId)
// iSDK: incrementInventory($productId)
pub async fn increment_inventory(keap: &Keap, product: ProductId) -> Done {
    keap.products().increment_inventory(product).await?;
    Ok(())
}

// port: ProductService.decrementInventory
// C#: ProductService.DecrementInventory(productId)
// PHP: products('xml')->decrementInventory($productId)
// iSDK: decrementInventory($productId)
pub async fn decrement_inventory(keap: &Keap, product: ProductId) -> Done {
    keap.products().decrement_inventory(product).await?;
    Ok(())
}

// port: ProductService.increaseInventory
// C#: ProductService.IncreaseInventory(productId, 3)
// PHP: products('xml')->increaseInventory($productId, 3)
// iSDK: increaseInventory($productId, 3)
pub async fn increase_inventory(keap: &Keap, product: ProductId) -> Done {
    keap.products().increase_inventory(product, 3).await?;
    Ok(())
}

// port: ProductService.decreaseInventory
// C#: ProductService.DecreaseInventory(productId, 3)
// PHP: products('xml')->decreaseInventory($productId, 3)
// iSDK: decreaseInventory($productId, 3)
pub async fn decrease_inventory(keap: &Keap, product: ProductId) -> Done {
    keap.products().decrease_inventory(product, 3).await?;
    Ok(())
}

// port: ProductService.deactivateCreditCard
// C#: ProductService.DeactivateCreditCard(cardId)
// PHP: products('xml')->deactivateCreditCard($cardId)
// iSDK: deactivateCreditCard($cardId)
pub async fn deactivate_credit_card(keap: &Keap, card: CreditCardId) -> Done {
    keap.products().deactivate_credit_card(card).await?;
    Ok(())
}

// port: FileService.uploadFile
// C#: FileService.UploadFile(id, name, base64)
// PHP: files('xml')->uploadFile($id, $name, $base64)
// iSDK: uploadFile($name, $base64, $id)
// note: bytes instead of base64, which the facade writes where the wire wants it; v1 takes 8 MB (KB-099)
pub async fn upload_file(keap: &Keap, id: ContactId, name: &str, bytes: Vec<u8>) -> Done {
    keap.files().upload_file(Some(id), name, bytes).await?;
    Ok(())
}

// port: FileService.getFile
// C#: FileService.GetFile(fileId)
// PHP: files('xml')->getFile($fileId)
// iSDK: getFile($fileId)
// note: bytes instead of base64
pub async fn get_file(keap: &Keap, file: FileId) -> Done {
    keap.files().get_file(file).await?;
    Ok(())
}

// port: FileService.getDownloadUrl
// C#: FileService.GetDownloadUrl(fileId)
// PHP: files('xml')->getDownloadUrl($fileId)
// iSDK: getDownloadUrl($fileId)
// note: v2 has none: serve the bytes yourself (KB-073)
pub async fn get_download_url(keap: &Keap, file: FileId) -> Done {
    keap.files().get_download_url(file).await?;
    Ok(())
}

// port: FileService.replaceFile
// C#: FileService.ReplaceFile(fileId, base64)
// PHP: files('xml')->replaceFile($fileId, $base64)
// iSDK: replaceFile($fileId, $base64)
pub async fn replace_file(keap: &Keap, file: FileId, bytes: Vec<u8>) -> Done {
    keap.files().replace_file(file, bytes).await?;
    Ok(())
}

// port: FileService.renameFile
// C#: FileService.RenameFile(fileId, name)
// PHP: files('xml')->renameFile($fileId, $name)
// iSDK: renameFile($fileId, $name)
// note: over v1 the whole file goes there and back (KB-099)
pub async fn rename_file(keap: &Keap, file: FileId, name: &str) -> Done {
    keap.files().rename_file(file, name).await?;
    Ok(())
}

// port: SearchService.getSavedSearchResults
// PHP: search()->getSavedSearchResults($searchId, $userId, 0, ['Id'])
// iSDK: savedSearch($searchId, $userId, 0, ['Id'])
// note: over REST as the user of the credential, and all values are text (KB-028); the vendor calls reports deprecated
pub async fn get_saved_search_results(keap: &Keap, search: SavedSearchId, user: UserId) -> Done {
    keap.search()
        .get_saved_search_results(search, user, 0, &["Id"])
        .await?;
    Ok(())
}

// port: SearchService.getSavedSearchResultsAllFields
// C#: SearchService.GetSavedSearchResultsAllFields(searchId, userId, 0)
// PHP: search()->getSavedSearchResultsAllFields($searchId, $userId, 0)
// iSDK: savedSearchAllFields($searchId, $userId, 0)
// note: as above
pub async fn get_saved_search_results_all_fields(
    keap: &Keap,
    search: SavedSearchId,
    user: UserId,
) -> Done {
    keap.search()
        .get_saved_search_results_all_fields(search, user, 0)
        .await?;
    Ok(())
}

// port: SearchService.getAllReportColumns
// C#: SearchService.GetAllReportColumns(searchId, userId)
// PHP: search()->getAllReportColumns($searchId, $userId)
// iSDK: getAvailableFields($searchId, $userId)
pub async fn get_all_report_columns(keap: &Keap, search: SavedSearchId, user: UserId) -> Done {
    keap.search().get_all_report_columns(search, user).await?;
    Ok(())
}

// port: SearchService.quickSearch
// C#: SearchService.QuickSearch(...)
// PHP: search()->quickSearch('FindPerson', $userId, $text, 0, 50)
// iSDK: quickSearch('FindPerson', $userId, $text, 0, 50)
// note: over REST several lists with a prefix, joined by id (KB-029)
pub async fn quick_search(keap: &Keap, user: UserId, text: &str) -> Done {
    keap.search()
        .quick_search(QuickSearch::persons(user, text))
        .await?;
    Ok(())
}

// port: SearchService.getAvailableQuickSearches
// C#: SearchService.GetAvailableQuickSearches(userId)
// PHP: search()->getAvailableQuickSearches($userId)
// iSDK: getQuickSearches($userId)
// note: over REST the kinds that the facade serves itself (KB-080)
pub async fn get_available_quick_searches(keap: &Keap, user: UserId) -> Done {
    keap.search().get_available_quick_searches(user).await?;
    Ok(())
}

// port: SearchService.getDefaultQuickSearch
// C#: SearchService.GetDefaultQuickSearch()
// PHP: search()->getDefaultQuickSearch($userId)
// iSDK: getDefaultQuickSearch($userId)
// note: over REST always `FindPerson` (KB-080)
pub async fn get_default_quick_search(keap: &Keap, user: UserId) -> Done {
    keap.search().get_default_quick_search(user).await?;
    Ok(())
}
