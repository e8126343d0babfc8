//! One story for each of the smaller XML-RPC services.

use keap_xmlrpc::{DateTime, Struct, Value};

use crate::support::{call, demo};

fn date(text: &str) -> Value {
    Value::DateTime(DateTime::new(text.parse().unwrap()))
}

#[tokio::test]
async fn an_order_is_made_charged_and_read_back_by_its_invoice() {
    let sandbox = demo();
    let params = [
        17.into(),
        "Tools".into(),
        date("2026-01-15T00:00:00"),
        0.into(),
        0.into(),
    ];
    let invoice = call(&sandbox, "InvoiceService.createBlankOrder", &params)
        .await
        .unwrap();
    let item: [Value; 7] = [
        invoice.clone(),
        1.into(),
        4.into(),
        10.5.into(),
        2.into(),
        "Hammer".into(),
        "".into(),
    ];
    call(&sandbox, "InvoiceService.addOrderItem", &item)
        .await
        .unwrap();
    let owed = call(
        &sandbox,
        "InvoiceService.calculateAmountOwed",
        std::slice::from_ref(&invoice),
    )
    .await
    .unwrap();
    assert_eq!(owed.as_f64(), Some(21.0));

    let charge = |card: i32| {
        let params: [Value; 5] = [
            invoice.clone(),
            "".into(),
            card.into(),
            1.into(),
            false.into(),
        ];
        let sandbox = sandbox.clone();
        async move {
            call(&sandbox, "InvoiceService.chargeInvoice", &params)
                .await
                .unwrap()
        }
    };
    assert_eq!(charge(9).await["Successful"].as_bool(), Some(false));
    assert_eq!(charge(1).await["Code"].as_str(), Some("APPROVED"));
    assert_eq!(charge(1).await["Code"].as_str(), Some("SKIPPED"));
    let payments = call(&sandbox, "InvoiceService.getPayments", &[invoice])
        .await
        .unwrap();
    assert_eq!(
        payments.as_array().unwrap()[0]["PayAmt"].as_f64(),
        Some(21.0)
    );
}

#[tokio::test]
async fn place_order_answers_in_texts() {
    let empty = Value::Array(Vec::new());
    let products = Value::Array(vec![1.into()]);
    let params: [Value; 7] = [
        17.into(),
        0.into(),
        0.into(),
        products,
        empty.clone(),
        false.into(),
        empty,
    ];
    let placed = call(&demo(), "OrderService.placeOrder", &params)
        .await
        .unwrap();
    assert_eq!(placed["Successful"].as_str(), Some("true"));
    assert_eq!(placed["RefNum"].as_str(), Some("None"));
    assert_eq!(placed["OrderId"].as_str(), Some("4"));
}

#[tokio::test]
async fn opting_in_works_once_and_never_after_an_opt_out() {
    let sandbox = demo();
    let opt = |method: &str, email: &str| {
        let (method, params) = (
            format!("APIEmailService.{method}"),
            [email.into(), "asked".into()],
        );
        let sandbox = sandbox.clone();
        async move { call(&sandbox, &method, &params).await.unwrap().as_bool() }
    };
    assert_eq!(opt("optIn", "bert@example.com").await, Some(true));
    assert_eq!(opt("optIn", "bert@example.com").await, Some(false));
    assert_eq!(opt("optOut", "bert@example.com").await, Some(true));
    assert_eq!(opt("optIn", "bert@example.com").await, Some(false));
    let status = call(
        &sandbox,
        "APIEmailService.getOptStatus",
        &["cleo@example.com".into()],
    )
    .await
    .unwrap();
    assert_eq!(status.as_i32(), Some(2));
}

#[tokio::test]
async fn a_goal_that_nobody_listens_to_is_no_fault() {
    let sandbox = demo();
    let achieve = |name: &str| {
        let params: [Value; 3] = ["ab123".into(), name.into(), 18.into()];
        let sandbox = sandbox.clone();
        async move {
            call(&sandbox, "FunnelService.achieveGoal", &params)
                .await
                .unwrap()
                .as_array()
                .unwrap()[0]
                .clone()
        }
    };
    assert_eq!(achieve("signup").await["success"].as_bool(), Some(true));
    let nobody = achieve("other").await;
    assert_eq!(nobody["success"].as_bool(), Some(false));
    assert_eq!(
        nobody["msg"].as_str(),
        Some("No Goals were configured to be achieved by this event.")
    );
}

#[tokio::test]
async fn a_file_travels_as_base64_text_with_its_owner_first() {
    let sandbox = demo();
    let id = call(
        &sandbox,
        "FileService.uploadFile",
        &[17.into(), "a.txt".into(), "YWJj".into()],
    )
    .await
    .unwrap();
    assert_eq!(
        call(&sandbox, "FileService.getFile", std::slice::from_ref(&id))
            .await
            .unwrap()
            .as_str(),
        Some("YWJj")
    );
    let fields = Value::Array(vec![
        "FileSize".into(),
        "Extension".into(),
        "ContactId".into(),
    ]);
    let row = call(
        &sandbox,
        "DataService.load",
        &["FileBox".into(), id, fields],
    )
    .await
    .unwrap();
    assert_eq!(
        (row["FileSize"].as_i32(), row["ContactId"].as_i32()),
        (Some(3), Some(17))
    );
}

#[tokio::test]
async fn one_method_of_every_service_answers() {
    let sandbox = demo();
    let calls: [(&str, Vec<Value>); 17] = [
        ("ContactService.listLinkedContacts", vec![17.into()]),
        (
            "DataService.count",
            vec!["Contact".into(), Struct::new().into()],
        ),
        ("APIEmailService.getEmailTemplate", vec![1.into()]),
        ("InvoiceService.getAllPaymentOptions", vec![]),
        ("ProductService.getInventory", vec![1.into()]),
        (
            "SearchService.getSavedSearchResultsAllFields",
            vec![1.into(), 1.into(), 0.into()],
        ),
        ("FileService.getDownloadUrl", vec![1.into()]),
        (
            "FunnelService.achieveGoal",
            vec!["ab123".into(), "x".into(), 17.into()],
        ),
        (
            "APIAffiliateService.affRunningTotals",
            vec![Value::Array(vec![1.into()])],
        ),
        (
            "AffiliateService.getRedirectLinksForAffiliate",
            vec![1.into()],
        ),
        (
            "AffiliateProgramService.getAffiliatesByProgram",
            vec![1.into()],
        ),
        (
            "DiscountService.addCategoryDiscount",
            vec!["a".into(), "b".into(), 0.into(), 5.into()],
        ),
        ("ShippingService.getFlatRateShippingOption", vec![1.into()]),
        ("WebFormService.getMap", vec![]),
        ("WebTrackingService.getWebTrackingScriptTag", vec![]),
        (
            "CreditCardSubmissionService.requestSubmissionToken",
            vec![
                17.into(),
                "https://a.example.com".into(),
                "https://b.example.com".into(),
            ],
        ),
        (
            "OrderService.placeOrder",
            vec![
                17.into(),
                0.into(),
                0.into(),
                Value::Array(vec![1.into()]),
                Value::Array(vec![]),
                true.into(),
                Value::Array(vec![]),
            ],
        ),
    ];
    for (method, params) in calls {
        let answer = call(&sandbox, method, &params).await;
        assert!(answer.is_ok(), "{method}: {answer:?}");
    }
}

#[tokio::test]
async fn what_is_not_emulated_says_so() {
    let fault = call(&demo(), "ContactService.refreshApp", &["hash".into()])
        .await
        .unwrap_err();
    insta::assert_snapshot!(fault.string, @"[UnexpectedError]The sandbox does not emulate ContactService.refreshApp");
}
