//! `DiscountService`, `ShippingService`, `WebFormService`, `WebTrackingService` and `CreditCardSubmissionService`.

use keap::{Keap, WebFormService as _, WebTrackingService as _};
use keap_rest::{Client as Rest, v2};
use keap_xmlrpc::{self as xmlrpc, Client as Xml};

use super::Done;

// port: DiscountService.addFreeTrial
// C#: DiscountService.AddFreeTrial(name, text, days, 0, planId)
// PHP: discounts()->addFreeTrial($name, $text, $days, 0, $planId)
// iSDK: addFreeTrial($name, $text, $days, 0, $planId)
pub async fn add_free_trial(
    xml: &Xml,
    rest: &Rest,
    call: xmlrpc::discount::AddFreeTrial,
    discount: v2::discounts::CreateFreeTrialDiscountRequest,
) -> Done {
    xml.call(&call).await?;
    rest.send(&v2::discounts::CreateFreeTrialDiscount::new(discount))
        .await?;
    Ok(())
}

// port: DiscountService.getFreeTrial
// C#: DiscountService.GetFreeTrial(id)
// PHP: discounts()->getFreeTrial($id)
// iSDK: getFreeTrial($id)
pub async fn get_free_trial(xml: &Xml, rest: &Rest, id: i32) -> Done {
    xml.call(&xmlrpc::discount::GetFreeTrial { trial_id: id })
        .await?;
    rest.send(&v2::discounts::GetFreeTrialDiscount::new(i64::from(id)))
        .await?;
    Ok(())
}

// port: DiscountService.addOrderTotalDiscount
// C#: DiscountService.AddOrderTotalDiscount(name, text, 0, 1, 10, 'Gross')
// PHP: discounts()->addOrderTotalDiscount($name, $text, 0, 1, 10, 'Gross')
// iSDK: addOrderTotalDiscount($name, $text, 0, 1, 10, 'Gross')
pub async fn add_order_total_discount(
    xml: &Xml,
    rest: &Rest,
    call: xmlrpc::discount::AddOrderTotalDiscount,
    discount: v2::discounts::CreateOrderTotalDiscountRequest,
) -> Done {
    xml.call(&call).await?;
    rest.send(&v2::discounts::CreateOrderTotalDiscount::new(discount))
        .await?;
    Ok(())
}

// port: DiscountService.getOrderTotalDiscount
// C#: DiscountService.GetOrderTotalDiscount(id)
// PHP: discounts()->getOrderTotalDiscount($id)
// iSDK: getOrderTotalDiscount($id)
pub async fn get_order_total_discount(xml: &Xml, rest: &Rest, id: i32) -> Done {
    xml.call(&xmlrpc::discount::GetOrderTotalDiscount { id })
        .await?;
    rest.send(&v2::discounts::GetOrderTotalDiscount::new(i64::from(id)))
        .await?;
    Ok(())
}

// port: DiscountService.addCategoryDiscount
// C#: DiscountService.AddCategoryDiscount(name, text, 0, 10)
// PHP: discounts()->addCategoryDiscount($name, $text, 0, 10)
// iSDK: addCategoryDiscount($name, $text, 0, 10)
// note: v2 wants the categories at once
pub async fn add_category_discount(
    xml: &Xml,
    rest: &Rest,
    call: xmlrpc::discount::AddCategoryDiscount,
    discount: v2::discounts::CreateCategoryDiscountRequest,
) -> Done {
    xml.call(&call).await?;
    rest.send(&v2::discounts::CreateCategoryDiscount::new(discount))
        .await?;
    Ok(())
}

// port: DiscountService.getCategoryDiscount
// C#: DiscountService.GetCategoryDiscount(id)
// PHP: discounts()->getCategoryDiscount($id)
// iSDK: getCategoryDiscount($id)
pub async fn get_category_discount(xml: &Xml, rest: &Rest, id: i32) -> Done {
    xml.call(&xmlrpc::discount::GetCategoryDiscount { id })
        .await?;
    rest.send(&v2::discounts::GetCategoryDiscount::new(i64::from(id)))
        .await?;
    Ok(())
}

// port: DiscountService.addCategoryAssignmentToCategoryDiscount
// C#: DiscountService.AddCategoryAssignmentToCategoryDiscount(id, categoryId)
// PHP: discounts()->addCategoryAssignmentToCategoryDiscount($id, $categoryId)
// iSDK: addCategoryAssignmentToCategoryDiscount($id, $categoryId)
// note: read the list first and send it whole
pub async fn add_category_assignment_to_category_discount(
    xml: &Xml,
    rest: &Rest,
    id: i32,
    category_id: i32,
    change: v2::discounts::UpdateCategoryDiscountRequest,
) -> Done {
    xml.call(&xmlrpc::discount::AddCategoryAssignmentToCategoryDiscount {
        id,
        product_category_id: category_id,
    })
    .await?;
    rest.send(&v2::discounts::UpdateCategoryDiscount::new(
        i64::from(id),
        change,
    ))
    .await?;
    Ok(())
}

// port: DiscountService.getCategoryAssignmentsForCategoryDiscount
// C#: DiscountService.GetCategoryAssignmentsForCategoryDiscount(id)
// PHP: discounts()->getCategoryAssignmentsForCategoryDiscount($id)
// iSDK: getCategoryAssignmentsForCategoryDiscount($id)
// note: a list in the discount
pub async fn get_category_assignments_for_category_discount(
    xml: &Xml,
    rest: &Rest,
    id: i32,
) -> Done {
    xml.call(&xmlrpc::discount::GetCategoryAssignmentsForCategoryDiscount { id })
        .await?;
    rest.send(&v2::discounts::GetCategoryDiscount::new(i64::from(id)))
        .await?;
    Ok(())
}

// port: DiscountService.addProductTotalDiscount
// C#: DiscountService.AddProductTotalDiscount(name, text, 0, productId, 1, 10)
// PHP: discounts()->addProductTotalDiscount($name, $text, 0, $productId, 1, 10)
// iSDK: addProductTotalDiscount($name, $text, 0, $productId, 1, 10)
pub async fn add_product_total_discount(
    xml: &Xml,
    rest: &Rest,
    call: xmlrpc::discount::AddProductTotalDiscount,
    discount: v2::discounts::CreateProductDiscountRequest,
) -> Done {
    xml.call(&call).await?;
    rest.send(&v2::discounts::CreateProductDiscount::new(discount))
        .await?;
    Ok(())
}

// port: DiscountService.getProductTotalDiscount
// C#: DiscountService.GetProductTotalDiscount(id)
// PHP: discounts()->getProductTotalDiscount($id)
// iSDK: getProductTotalDiscount($id)
pub async fn get_product_total_discount(xml: &Xml, rest: &Rest, id: i32) -> Done {
    xml.call(&xmlrpc::discount::GetProductTotalDiscount { id })
        .await?;
    rest.send(&v2::discounts::GetProductDiscount::new(i64::from(id)))
        .await?;
    Ok(())
}

// port: DiscountService.addShippingTotalDiscount
// C#: DiscountService.AddShippingTotalDiscount(name, text, 0, 1, 10)
// PHP: discounts()->addShippingTotalDiscount($name, $text, 0, 1, 10)
// iSDK: addShippingTotalDiscount($name, $text, 0, 1, 10)
// note: v2 does not say whether commissions shrink with it
pub async fn add_shipping_total_discount(
    xml: &Xml,
    rest: &Rest,
    call: xmlrpc::discount::AddShippingTotalDiscount,
    discount: v2::discounts::CreateShippingDiscountRequest,
) -> Done {
    xml.call(&call).await?;
    rest.send(&v2::discounts::CreateShippingDiscount::new(discount))
        .await?;
    Ok(())
}

// port: DiscountService.getShippingTotalDiscount
// C#: DiscountService.GetShippingTotalDiscount(id)
// PHP: discounts()->getShippingTotalDiscount($id)
// iSDK: getShippingTotalDiscount($id)
pub async fn get_shipping_total_discount(xml: &Xml, rest: &Rest, id: i32) -> Done {
    xml.call(&xmlrpc::discount::GetShippingTotalDiscount { id })
        .await?;
    rest.send(&v2::discounts::GetShippingDiscount::new(i64::from(id)))
        .await?;
    Ok(())
}

// port: ShippingService.getAllShippingOptions
// C#: ShippingService.GetAllShippingOptions()
// PHP: shipping()->getAllShippingOptions()
pub async fn get_all_shipping_options(xml: &Xml, rest: &Rest) -> Done {
    xml.call(&xmlrpc::shipping::GetAllShippingOptions).await?;
    rest.send(&v2::shipping::ListShippingMethods).await?;
    Ok(())
}

// port: ShippingService.getFlatRateShippingOption
// C#: ShippingService.GetFlatRateShippingOption(optionId)
// PHP: shipping()->getFlatRateShippingOption($optionId)
// note: pick the entry by its id; its numbers are in `settings`, whose form the vendor does not document
pub async fn get_flat_rate_shipping_option(xml: &Xml, rest: &Rest, option_id: i32) -> Done {
    xml.call(&xmlrpc::shipping::GetFlatRateShippingOption { option_id })
        .await?;
    rest.send(&v2::shipping::ListShippingMethods).await?;
    Ok(())
}

// port: ShippingService.getOrderTotalShippingOption
// C#: ShippingService.GetOrderTotalShippingOption(optionId)
// PHP: shipping()->getOrderTotalShippingOption($optionId)
// note: as above
pub async fn get_order_total_shipping_option(xml: &Xml, rest: &Rest, option_id: i32) -> Done {
    xml.call(&xmlrpc::shipping::GetOrderTotalShippingOption { option_id })
        .await?;
    rest.send(&v2::shipping::ListShippingMethods).await?;
    Ok(())
}

// port: ShippingService.getOrderTotalShippingRanges
// C#: ShippingService.GetOrderTotalShippingRanges(optionId)
// PHP: shipping()->getOrderTotalShippingRanges($optionId)
// note: as above
pub async fn get_order_total_shipping_ranges(xml: &Xml, rest: &Rest, option_id: i32) -> Done {
    xml.call(&xmlrpc::shipping::GetOrderTotalShippingRanges { option_id })
        .await?;
    rest.send(&v2::shipping::ListShippingMethods).await?;
    Ok(())
}

// port: ShippingService.getProductBasedShippingOption
// C#: ShippingService.GetProductBasedShippingOption(optionId)
// PHP: shipping()->getProductBasedShippingOption($optionId)
// note: as above
pub async fn get_product_based_shipping_option(xml: &Xml, rest: &Rest, option_id: i32) -> Done {
    xml.call(&xmlrpc::shipping::GetProductBasedShippingOption { option_id })
        .await?;
    rest.send(&v2::shipping::ListShippingMethods).await?;
    Ok(())
}

// port: ShippingService.getOrderQuantityShippingOption
// C#: ShippingService.GetOrderQuantityShippingOption(optionId)
// PHP: shipping()->getOrderQuantityShippingOption($optionId)
// note: as above
pub async fn get_order_quantity_shipping_option(xml: &Xml, rest: &Rest, option_id: i32) -> Done {
    xml.call(&xmlrpc::shipping::GetOrderQuantityShippingOption { option_id })
        .await?;
    rest.send(&v2::shipping::ListShippingMethods).await?;
    Ok(())
}

// port: ShippingService.getWeightBasedShippingOption
// C#: ShippingService.GetWeightBasedShippingOption(optionId)
// PHP: shipping()->getWeightBasedShippingOption($optionId)
// note: as above
pub async fn get_weight_based_shipping_option(xml: &Xml, rest: &Rest, option_id: i32) -> Done {
    xml.call(&xmlrpc::shipping::GetWeightBasedShippingOption { option_id })
        .await?;
    rest.send(&v2::shipping::ListShippingMethods).await?;
    Ok(())
}

// port: ShippingService.getUpsShippingOption
// C#: ShippingService.GetUpsShippingOption(optionId)
// PHP: shipping()->getUpsShippingOption($optionId)
// note: as above
pub async fn get_ups_shipping_option(xml: &Xml, rest: &Rest, option_id: i32) -> Done {
    xml.call(&xmlrpc::shipping::GetUpsShippingOption { option_id })
        .await?;
    rest.send(&v2::shipping::ListShippingMethods).await?;
    Ok(())
}

// port: WebFormService.getMap
// C#: WebFormService.GetMap()
// PHP: webForms()->getMap()
// note: v2 lists forms of all kinds (KB-074)
pub async fn get_map(keap: &Keap) -> Done {
    keap.web_forms().get_map().await?;
    Ok(())
}

// port: WebFormService.getHTML
// C#: WebFormService.GetHtml(formId)
// PHP: webForms()->getHTML($formId)
pub async fn get_html(keap: &Keap, form: i64) -> Done {
    keap.web_forms().get_html(form).await?;
    Ok(())
}

// port: WebTrackingService.getWebTrackingScriptTag
// PHP: webTracking()->getWebTrackingScriptTag()
// note: over REST from RestOptions::web_tracking_script (KB-079)
pub async fn get_web_tracking_script_tag(keap: &Keap) -> Done {
    keap.web_tracking().get_web_tracking_script_tag().await?;
    Ok(())
}

// port: WebTrackingService.getWebTrackingScriptUrl
// PHP: webTracking()->getWebTrackingScriptUrl()
// note: as above
pub async fn get_web_tracking_script_url(keap: &Keap) -> Done {
    keap.web_tracking().get_web_tracking_script_url().await?;
    Ok(())
}

// port: CreditCardSubmissionService.requestSubmissionToken
// PHP: creditCards()->requestCcSubmissionToken($id, $successUrl, $failureUrl)
// iSDK: requestCcSubmissionToken($id, $successUrl, $failureUrl)
// note: the facade refuses it over REST (KB-075): a component of Keap in your page takes the card; change the page
pub async fn request_submission_token(
    xml: &Xml,
    rest: &Rest,
    id: i32,
    success_url: String,
    failure_url: String,
    session: v2::payment_methods::CreatePaymentMethodConfigRequest,
) -> Done {
    xml.call(&xmlrpc::credit_card_submission::RequestSubmissionToken {
        contact_id: id,
        success_url,
        failure_url,
    })
    .await?;
    rest.send(&v2::payment_methods::CreatePaymentMethodConfig::new(
        session,
    ))
    .await?;
    Ok(())
}

// port: CreditCardSubmissionService.requestCreditCardId
// PHP: creditCards()->requestCreditCardId($token)
// iSDK: requestCreditCardId($token)
// note: as above: take the newest payment method of the contact
pub async fn request_credit_card_id(
    xml: &Xml,
    rest: &Rest,
    token: String,
    contact_id: i64,
) -> Done {
    xml.call(&xmlrpc::credit_card_submission::RequestCreditCardId { token })
        .await?;
    rest.send(&v2::payment_methods::ListContactPaymentMethods::new(
        contact_id,
    ))
    .await?;
    Ok(())
}
