//! `DiscountService`, `ShippingService`, `WebFormService`, `WebTrackingService` and `CreditCardSubmissionService`.

use keap::http::Secret;
use keap::rest::{Client as Rest, v2};
use keap::{
    ContactId, DiscountId, Keap, ProductCategoryId, ProductId, ShippingOptionId,
    SubscriptionPlanId, WebFormId,
    model::{DiscountBase, DiscountValue, NewDiscount},
};

use super::Done;

// port: DiscountService.addFreeTrial
// C#: DiscountService.AddFreeTrial(name, text, days, 0, planId)
// PHP: discounts()->addFreeTrial($name, $text, $days, 0, $planId)
// iSDK: addFreeTrial($name, $text, $days, 0, $planId)
pub async fn add_free_trial(
    keap: &Keap,
    name: String,
    text: String,
    plan: SubscriptionPlanId,
) -> Done {
    keap.discounts()
        .add_free_trial(name, text, 14, false, plan)
        .await?;
    Ok(())
}

// port: DiscountService.getFreeTrial
// C#: DiscountService.GetFreeTrial(id)
// PHP: discounts()->getFreeTrial($id)
// iSDK: getFreeTrial($id)
pub async fn get_free_trial(keap: &Keap, id: DiscountId) -> Done {
    keap.discounts().get_free_trial(id).await?;
    Ok(())
}

// port: DiscountService.addOrderTotalDiscount
// C#: DiscountService.AddOrderTotalDiscount(name, text, 0, 1, 10, 'Gross')
// PHP: discounts()->addOrderTotalDiscount($name, $text, 0, 1, 10, 'Gross')
// iSDK: addOrderTotalDiscount($name, $text, 0, 1, 10, 'Gross')
pub async fn add_order_total_discount(keap: &Keap, name: String) -> Done {
    let discount = NewDiscount::new(name, DiscountValue::Percent(10.0));
    keap.discounts()
        .add_order_total_discount(discount, DiscountBase::Gross)
        .await?;
    Ok(())
}

// port: DiscountService.getOrderTotalDiscount
// C#: DiscountService.GetOrderTotalDiscount(id)
// PHP: discounts()->getOrderTotalDiscount($id)
// iSDK: getOrderTotalDiscount($id)
pub async fn get_order_total_discount(keap: &Keap, id: DiscountId) -> Done {
    keap.discounts().get_order_total_discount(id).await?;
    Ok(())
}

// port: DiscountService.addCategoryDiscount
// C#: DiscountService.AddCategoryDiscount(name, text, 0, 10)
// PHP: discounts()->addCategoryDiscount($name, $text, 0, 10)
// iSDK: addCategoryDiscount($name, $text, 0, 10)
// note: over v2 made with an empty list of categories (KB-118), the number as a percentage (KB-121)
pub async fn add_category_discount(keap: &Keap, name: String, text: String) -> Done {
    keap.discounts()
        .add_category_discount(name, text, false, 10)
        .await?;
    Ok(())
}

// port: DiscountService.getCategoryDiscount
// C#: DiscountService.GetCategoryDiscount(id)
// PHP: discounts()->getCategoryDiscount($id)
// iSDK: getCategoryDiscount($id)
pub async fn get_category_discount(keap: &Keap, id: DiscountId) -> Done {
    keap.discounts().get_category_discount(id).await?;
    Ok(())
}

// port: DiscountService.addCategoryAssignmentToCategoryDiscount
// C#: DiscountService.AddCategoryAssignmentToCategoryDiscount(id, categoryId)
// PHP: discounts()->addCategoryAssignmentToCategoryDiscount($id, $categoryId)
// iSDK: addCategoryAssignmentToCategoryDiscount($id, $categoryId)
// note: over v2 the list is read and written back whole, and the answer is the id of the discount (KB-120)
pub async fn add_category_assignment_to_category_discount(
    keap: &Keap,
    id: DiscountId,
    category: ProductCategoryId,
) -> Done {
    keap.discounts()
        .add_category_assignment_to_category_discount(id, category)
        .await?;
    Ok(())
}

// port: DiscountService.getCategoryAssignmentsForCategoryDiscount
// C#: DiscountService.GetCategoryAssignmentsForCategoryDiscount(id)
// PHP: discounts()->getCategoryAssignmentsForCategoryDiscount($id)
// iSDK: getCategoryAssignmentsForCategoryDiscount($id)
// note: the categories; v2 has no ids of pairs (KB-120)
pub async fn get_category_assignments_for_category_discount(keap: &Keap, id: DiscountId) -> Done {
    keap.discounts()
        .get_category_assignments_for_category_discount(id)
        .await?;
    Ok(())
}

// port: DiscountService.addProductTotalDiscount
// C#: DiscountService.AddProductTotalDiscount(name, text, 0, productId, 1, 10)
// PHP: discounts()->addProductTotalDiscount($name, $text, 0, $productId, 1, 10)
// iSDK: addProductTotalDiscount($name, $text, 0, $productId, 1, 10)
pub async fn add_product_total_discount(keap: &Keap, name: String, product: ProductId) -> Done {
    let discount = NewDiscount::new(name, DiscountValue::Percent(10.0));
    keap.discounts()
        .add_product_total_discount(discount, product)
        .await?;
    Ok(())
}

// port: DiscountService.getProductTotalDiscount
// C#: DiscountService.GetProductTotalDiscount(id)
// PHP: discounts()->getProductTotalDiscount($id)
// iSDK: getProductTotalDiscount($id)
pub async fn get_product_total_discount(keap: &Keap, id: DiscountId) -> Done {
    keap.discounts().get_product_total_discount(id).await?;
    Ok(())
}

// port: DiscountService.addShippingTotalDiscount
// C#: DiscountService.AddShippingTotalDiscount(name, text, 0, 1, 10)
// PHP: discounts()->addShippingTotalDiscount($name, $text, 0, 1, 10)
// iSDK: addShippingTotalDiscount($name, $text, 0, 1, 10)
// note: v2 does not say whether commissions shrink with it: refused where they should (KB-119)
pub async fn add_shipping_total_discount(keap: &Keap, name: String) -> Done {
    let discount = NewDiscount::new(name, DiscountValue::Percent(10.0));
    keap.discounts()
        .add_shipping_total_discount(discount)
        .await?;
    Ok(())
}

// port: DiscountService.getShippingTotalDiscount
// C#: DiscountService.GetShippingTotalDiscount(id)
// PHP: discounts()->getShippingTotalDiscount($id)
// iSDK: getShippingTotalDiscount($id)
pub async fn get_shipping_total_discount(keap: &Keap, id: DiscountId) -> Done {
    keap.discounts().get_shipping_total_discount(id).await?;
    Ok(())
}

// port: ShippingService.getAllShippingOptions
// C#: ShippingService.GetAllShippingOptions()
// PHP: shipping()->getAllShippingOptions()
// note: over v2 without `orderBased` (KB-122)
pub async fn get_all_shipping_options(keap: &Keap) -> Done {
    keap.shipping().get_all_shipping_options().await?;
    Ok(())
}

// port: ShippingService.getFlatRateShippingOption
// C#: ShippingService.GetFlatRateShippingOption(optionId)
// PHP: shipping()->getFlatRateShippingOption($optionId)
// note: over v2 its price is looked for in `settings`, whose form the vendor does not document (KB-122)
pub async fn get_flat_rate_shipping_option(keap: &Keap, option: ShippingOptionId) -> Done {
    keap.shipping()
        .get_flat_rate_shipping_option(option)
        .await?;
    Ok(())
}

// port: ShippingService.getOrderTotalShippingOption
// C#: ShippingService.GetOrderTotalShippingOption(optionId)
// PHP: shipping()->getOrderTotalShippingOption($optionId)
// note: as above
pub async fn get_order_total_shipping_option(keap: &Keap, option: ShippingOptionId) -> Done {
    keap.shipping()
        .get_order_total_shipping_option(option)
        .await?;
    Ok(())
}

// port: ShippingService.getOrderTotalShippingRanges
// C#: ShippingService.GetOrderTotalShippingRanges(optionId)
// PHP: shipping()->getOrderTotalShippingRanges($optionId)
// note: as above
pub async fn get_order_total_shipping_ranges(keap: &Keap, option: ShippingOptionId) -> Done {
    keap.shipping()
        .get_order_total_shipping_ranges(option)
        .await?;
    Ok(())
}

// port: ShippingService.getProductBasedShippingOption
// C#: ShippingService.GetProductBasedShippingOption(optionId)
// PHP: shipping()->getProductBasedShippingOption($optionId)
// note: as above
pub async fn get_product_based_shipping_option(keap: &Keap, option: ShippingOptionId) -> Done {
    keap.shipping()
        .get_product_based_shipping_option(option)
        .await?;
    Ok(())
}

// port: ShippingService.getOrderQuantityShippingOption
// C#: ShippingService.GetOrderQuantityShippingOption(optionId)
// PHP: shipping()->getOrderQuantityShippingOption($optionId)
// note: as above
pub async fn get_order_quantity_shipping_option(keap: &Keap, option: ShippingOptionId) -> Done {
    keap.shipping()
        .get_order_quantity_shipping_option(option)
        .await?;
    Ok(())
}

// port: ShippingService.getWeightBasedShippingOption
// C#: ShippingService.GetWeightBasedShippingOption(optionId)
// PHP: shipping()->getWeightBasedShippingOption($optionId)
// note: as above
pub async fn get_weight_based_shipping_option(keap: &Keap, option: ShippingOptionId) -> Done {
    keap.shipping()
        .get_weight_based_shipping_option(option)
        .await?;
    Ok(())
}

// port: ShippingService.getUpsShippingOption
// C#: ShippingService.GetUpsShippingOption(optionId)
// PHP: shipping()->getUpsShippingOption($optionId)
// note: over v2 without the account at the carrier (KB-122)
pub async fn get_ups_shipping_option(keap: &Keap, option: ShippingOptionId) -> Done {
    keap.shipping().get_ups_shipping_option(option).await?;
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
pub async fn get_html(keap: &Keap, form: WebFormId) -> Done {
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
// note: refused over REST (KB-075): the line with `rest` opens a component of Keap in your page, which takes the card
pub async fn request_submission_token(
    keap: &Keap,
    rest: &Rest,
    id: ContactId,
    success_url: String,
    failure_url: String,
    session: v2::payment_methods::CreatePaymentMethodConfigRequest,
) -> Done {
    keap.card_submission()
        .request_submission_token(id, success_url, failure_url)
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
    keap: &Keap,
    rest: &Rest,
    token: Secret,
    contact_id: ContactId,
) -> Done {
    keap.card_submission().request_credit_card_id(token).await?;
    rest.send(&v2::payment_methods::ListContactPaymentMethods::new(
        contact_id,
    ))
    .await?;
    Ok(())
}
