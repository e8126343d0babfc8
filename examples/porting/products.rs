//! `ProductService`, `FileService` and `SearchService`.

use keap_rest::{Client as Rest, Upload, v1, v2};
use keap_xmlrpc::{self as xmlrpc, Client as Xml};

use super::Done;

// port: ProductService.getInventory
// C#: ProductService.GetInventory(productId)
// PHP: products('xml')->getInventory($productId)
// iSDK: getInventory($productId)
pub async fn get_inventory(xml: &Xml, rest: &Rest, product_id: i32) -> Done {
    xml.call(&xmlrpc::product::GetInventory { product_id })
        .await?;
    rest.send(&v2::products::GetProduct::new(i64::from(product_id)))
        .await?;
    Ok(())
}

// port: ProductService.incrementInventory
// C#: ProductService.IncrementInventory(productId)
// PHP: products('xml')->incrementInventory($productId)
// iSDK: incrementInventory($productId)
pub async fn increment_inventory(xml: &Xml, rest: &Rest, product_id: i32) -> Done {
    xml.call(&xmlrpc::product::IncrementInventory { product_id })
        .await?;
    rest.send(&v2::products::AdjustInventory::increase(
        i64::from(product_id),
        1,
    ))
    .await?;
    Ok(())
}

// port: ProductService.decrementInventory
// C#: ProductService.DecrementInventory(productId)
// PHP: products('xml')->decrementInventory($productId)
// iSDK: decrementInventory($productId)
pub async fn decrement_inventory(xml: &Xml, rest: &Rest, product_id: i32) -> Done {
    xml.call(&xmlrpc::product::DecrementInventory { product_id })
        .await?;
    rest.send(&v2::products::AdjustInventory::decrease(
        i64::from(product_id),
        1,
    ))
    .await?;
    Ok(())
}

// port: ProductService.increaseInventory
// C#: ProductService.IncreaseInventory(productId, 3)
// PHP: products('xml')->increaseInventory($productId, 3)
// iSDK: increaseInventory($productId, 3)
pub async fn increase_inventory(xml: &Xml, rest: &Rest, product_id: i32) -> Done {
    xml.call(&xmlrpc::product::IncreaseInventory {
        product_id,
        quantity: 3,
    })
    .await?;
    rest.send(&v2::products::AdjustInventory::increase(
        i64::from(product_id),
        3,
    ))
    .await?;
    Ok(())
}

// port: ProductService.decreaseInventory
// C#: ProductService.DecreaseInventory(productId, 3)
// PHP: products('xml')->decreaseInventory($productId, 3)
// iSDK: decreaseInventory($productId, 3)
pub async fn decrease_inventory(xml: &Xml, rest: &Rest, product_id: i32) -> Done {
    xml.call(&xmlrpc::product::DecreaseInventory {
        product_id,
        quantity: 3,
    })
    .await?;
    rest.send(&v2::products::AdjustInventory::decrease(
        i64::from(product_id),
        3,
    ))
    .await?;
    Ok(())
}

// port: ProductService.deactivateCreditCard
// C#: ProductService.DeactivateCreditCard(cardId)
// PHP: products('xml')->deactivateCreditCard($cardId)
// iSDK: deactivateCreditCard($cardId)
// note: find the payment method by the id of the card, see `validateCreditCard`
pub async fn deactivate_credit_card(
    xml: &Xml,
    rest: &Rest,
    card_id: i32,
    contact_id: i64,
    payment_method_id: i64,
) -> Done {
    xml.call(&xmlrpc::product::DeactivateCreditCard {
        credit_card_id: card_id,
    })
    .await?;
    rest.send(&v2::payment_methods::DeactivatePaymentMethod::new(
        contact_id,
        payment_method_id,
    ))
    .await?;
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
// note: runs as the user of the credential; all values are text; the vendor calls reports deprecated
pub async fn get_saved_search_results(
    xml: &Xml,
    rest: &Rest,
    search_id: i32,
    user_id: i32,
) -> Done {
    xml.call(&xmlrpc::search::GetSavedSearchResults {
        saved_search_id: search_id,
        user_id,
        page_number: 0,
        return_fields: vec!["Id".into()],
    })
    .await?;
    rest.send(&v2::reports::RunReport::new(i64::from(search_id)).fields(["Id"]))
        .await?;
    Ok(())
}

// port: SearchService.getSavedSearchResultsAllFields
// C#: SearchService.GetSavedSearchResultsAllFields(searchId, userId, 0)
// PHP: search()->getSavedSearchResultsAllFields($searchId, $userId, 0)
// iSDK: savedSearchAllFields($searchId, $userId, 0)
// note: as above
pub async fn get_saved_search_results_all_fields(
    xml: &Xml,
    rest: &Rest,
    search_id: i32,
    user_id: i32,
) -> Done {
    xml.call(&xmlrpc::search::GetSavedSearchResultsAllFields {
        saved_search_id: search_id,
        user_id,
        page_number: 0,
    })
    .await?;
    rest.send(&v2::reports::RunReport::new(i64::from(search_id)))
        .await?;
    Ok(())
}

// port: SearchService.getAllReportColumns
// C#: SearchService.GetAllReportColumns(searchId, userId)
// PHP: search()->getAllReportColumns($searchId, $userId)
// iSDK: getAvailableFields($searchId, $userId)
pub async fn get_all_report_columns(xml: &Xml, rest: &Rest, search_id: i32, user_id: i32) -> Done {
    xml.call(&xmlrpc::search::GetAllReportColumns {
        saved_search_id: search_id,
        user_id,
    })
    .await?;
    rest.send(&v2::reports::RetrieveReportModel::new(i64::from(search_id)))
        .await?;
    Ok(())
}

// port: SearchService.quickSearch
// C#: SearchService.QuickSearch(...)
// PHP: search()->quickSearch('FindPerson', $userId, $text, 0, 50)
// iSDK: quickSearch('FindPerson', $userId, $text, 0, 50)
// note: REST has no search over all fields: one list with a prefix for each field, joined by id
pub async fn quick_search(xml: &Xml, rest: &Rest, user_id: i32, text: String) -> Done {
    xml.call(&xmlrpc::search::QuickSearch {
        quick_search_type: "FindPerson".into(),
        user_id,
        search_data: text.clone(),
        page: 0,
        return_limit: 50,
    })
    .await?;
    rest.send(
        &v2::contacts::ListContacts::new().filter(v2::contacts::Filter::family_name(text + "*")),
    )
    .await?;
    Ok(())
}

// port: SearchService.getAvailableQuickSearches
// C#: SearchService.GetAvailableQuickSearches(userId)
// PHP: search()->getAvailableQuickSearches($userId)
// iSDK: getQuickSearches($userId)
// note: no counterpart: a setting of the user interface
pub async fn get_available_quick_searches(xml: &Xml, user_id: i32) -> Done {
    xml.call(&xmlrpc::search::GetAvailableQuickSearches { user_id })
        .await?;
    Ok(())
}

// port: SearchService.getDefaultQuickSearch
// C#: SearchService.GetDefaultQuickSearch()
// PHP: search()->getDefaultQuickSearch($userId)
// iSDK: getDefaultQuickSearch($userId)
// note: no counterpart, as above
pub async fn get_default_quick_search(xml: &Xml, user_id: i32) -> Done {
    xml.call(&xmlrpc::search::GetDefaultQuickSearch { user_id })
        .await?;
    Ok(())
}
