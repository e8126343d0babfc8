//! `ProductService`, `FileService` and `SearchService`.

use keap::{Keap, ProductService as _, QuickSearch, SearchService as _};
use keap_rest::{Client as Rest, Upload, v1, v2};
use keap_xmlrpc::{self as xmlrpc, Client as Xml};

use super::Done;

// port: ProductService.getInventory
// C#: ProductService.GetInventory(productId)
// PHP: products('xml')->getInventory($productId)
// iSDK: getInventory($productId)
pub async fn get_inventory(keap: &Keap, product: i64) -> Done {
    keap.products().get_inventory(product).await?;
    Ok(())
}

// port: ProductService.incrementInventory
// C#: ProductService.IncrementInventory(productId)
// PHP: products('xml')->incrementInventory($productId)
// iSDK: incrementInventory($productId)
pub async fn increment_inventory(keap: &Keap, product: i64) -> Done {
    keap.products().increment_inventory(product).await?;
    Ok(())
}

// port: ProductService.decrementInventory
// C#: ProductService.DecrementInventory(productId)
// PHP: products('xml')->decrementInventory($productId)
// iSDK: decrementInventory($productId)
pub async fn decrement_inventory(keap: &Keap, product: i64) -> Done {
    keap.products().decrement_inventory(product).await?;
    Ok(())
}

// port: ProductService.increaseInventory
// C#: ProductService.IncreaseInventory(productId, 3)
// PHP: products('xml')->increaseInventory($productId, 3)
// iSDK: increaseInventory($productId, 3)
pub async fn increase_inventory(keap: &Keap, product: i64) -> Done {
    keap.products().increase_inventory(product, 3).await?;
    Ok(())
}

// port: ProductService.decreaseInventory
// C#: ProductService.DecreaseInventory(productId, 3)
// PHP: products('xml')->decreaseInventory($productId, 3)
// iSDK: decreaseInventory($productId, 3)
pub async fn decrease_inventory(keap: &Keap, product: i64) -> Done {
    keap.products().decrease_inventory(product, 3).await?;
    Ok(())
}

// port: ProductService.deactivateCreditCard
// C#: ProductService.DeactivateCreditCard(cardId)
// PHP: products('xml')->deactivateCreditCard($cardId)
// iSDK: deactivateCreditCard($cardId)
pub async fn deactivate_credit_card(keap: &Keap, card: i64) -> Done {
    keap.products().deactivate_credit_card(card).await?;
    Ok(())
}

// port: FileService.uploadFile
// C#: FileService.UploadFile(id, name, base64)
// PHP: files('xml')->uploadFile($id, $name, $base64)
// iSDK: uploadFile($name, $base64, $id)
// note: REST streams the bytes, no base64
pub async fn upload_file(
    xml: &Xml,
    rest: &Rest,
    id: i32,
    file_name: String,
    base64: String,
    file: Upload,
) -> Done {
    xml.call(&xmlrpc::file::UploadFile {
        contact_id: Some(id),
        file_name,
        base64_encoded_data: base64,
    })
    .await?;
    rest.send(&v2::files::CreateFile::for_contact(i64::from(id), file))
        .await?;
    Ok(())
}

// port: FileService.getFile
// C#: FileService.GetFile(fileId)
// PHP: files('xml')->getFile($fileId)
// iSDK: getFile($fileId)
// note: bytes instead of base64
pub async fn get_file(xml: &Xml, rest: &Rest, file_id: i32) -> Done {
    xml.call(&xmlrpc::file::GetFile { file_id }).await?;
    rest.send(&v2::files::GetFileData::new(i64::from(file_id)))
        .await?;
    Ok(())
}

// port: FileService.getDownloadUrl
// C#: FileService.GetDownloadUrl(fileId)
// PHP: files('xml')->getDownloadUrl($fileId)
// iSDK: getDownloadUrl($fileId)
// note: REST v1 has the URL in the descriptor; v2 has none, serve the bytes yourself
pub async fn get_download_url(xml: &Xml, rest: &Rest, file_id: i32) -> Done {
    xml.call(&xmlrpc::file::GetDownloadUrl { file_id }).await?;
    rest.send(&v1::files::GetFile::new(i64::from(file_id)))
        .await?;
    Ok(())
}

// port: FileService.replaceFile
// C#: FileService.ReplaceFile(fileId, base64)
// PHP: files('xml')->replaceFile($fileId, $base64)
// iSDK: replaceFile($fileId, $base64)
pub async fn replace_file(
    xml: &Xml,
    rest: &Rest,
    file_id: i32,
    base64: String,
    file: Upload,
) -> Done {
    xml.call(&xmlrpc::file::ReplaceFile {
        file_id,
        base64_encoded_data: base64,
    })
    .await?;
    rest.send(&v2::files::UpdateFile::new(i64::from(file_id)).file(file))
        .await?;
    Ok(())
}

// port: FileService.renameFile
// C#: FileService.RenameFile(fileId, name)
// PHP: files('xml')->renameFile($fileId, $name)
// iSDK: renameFile($fileId, $name)
pub async fn rename_file(xml: &Xml, rest: &Rest, file_id: i32, file_name: String) -> Done {
    xml.call(&xmlrpc::file::RenameFile {
        file_id,
        file_name: file_name.clone(),
    })
    .await?;
    rest.send(&v2::files::UpdateFile::new(i64::from(file_id)).file_name(file_name))
        .await?;
    Ok(())
}

// port: SearchService.getSavedSearchResults
// PHP: search()->getSavedSearchResults($searchId, $userId, 0, ['Id'])
// iSDK: savedSearch($searchId, $userId, 0, ['Id'])
// note: over REST as the user of the credential, and all values are text (KB-028); the vendor calls reports deprecated
pub async fn get_saved_search_results(keap: &Keap, search: i64, user: i64) -> Done {
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
pub async fn get_saved_search_results_all_fields(keap: &Keap, search: i64, user: i64) -> Done {
    keap.search()
        .get_saved_search_results_all_fields(search, user, 0)
        .await?;
    Ok(())
}

// port: SearchService.getAllReportColumns
// C#: SearchService.GetAllReportColumns(searchId, userId)
// PHP: search()->getAllReportColumns($searchId, $userId)
// iSDK: getAvailableFields($searchId, $userId)
pub async fn get_all_report_columns(keap: &Keap, search: i64, user: i64) -> Done {
    keap.search().get_all_report_columns(search, user).await?;
    Ok(())
}

// port: SearchService.quickSearch
// C#: SearchService.QuickSearch(...)
// PHP: search()->quickSearch('FindPerson', $userId, $text, 0, 50)
// iSDK: quickSearch('FindPerson', $userId, $text, 0, 50)
// note: over REST several lists with a prefix, joined by id (KB-029)
pub async fn quick_search(keap: &Keap, user: i64, text: &str) -> Done {
    keap.search()
        .quick_search(QuickSearch::persons(user, text))
        .await?;
    Ok(())
}

// port: SearchService.getAvailableQuickSearches
// C#: SearchService.GetAvailableQuickSearches(userId)
// PHP: search()->getAvailableQuickSearches($userId)
// iSDK: getQuickSearches($userId)
// note: refused over REST (KB-029): a setting of the user interface
pub async fn get_available_quick_searches(keap: &Keap, user: i64) -> Done {
    keap.search().get_available_quick_searches(user).await?;
    Ok(())
}

// port: SearchService.getDefaultQuickSearch
// C#: SearchService.GetDefaultQuickSearch()
// PHP: search()->getDefaultQuickSearch($userId)
// iSDK: getDefaultQuickSearch($userId)
// note: refused over REST (KB-029), as above
pub async fn get_default_quick_search(keap: &Keap, user: i64) -> Done {
    keap.search().get_default_quick_search(user).await?;
    Ok(())
}
