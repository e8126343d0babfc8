//! Referral partners: the rows of the seed over every wire, and a period that begins and ends on the clock of New York.

use keap::schema::FieldValue;
use keap::{
    AffiliateId, CommissionProgramId, ContactId, ErrorKind, Invocation, InvoiceId, Outcome,
    model::Period,
    service::{AffiliateProgramService, AffiliateService},
};

use super::connect;

fn year() -> Period {
    Period::new(
        "2025-01-01T00:00:00".parse().unwrap(),
        "2025-12-31T23:59:59".parse().unwrap(),
    )
}

/// 23:30 on the last day in New York is the next year in UTC, and 22:00 on the day before the first one this year.
async fn earnings(service: AffiliateService<'_>) {
    let commissions = service
        .aff_commissions(AffiliateId::new(1), year())
        .await
        .unwrap();
    let told: Vec<_> = commissions
        .iter()
        .map(|one| (one.amount, one.sold_by_first_name.as_deref().unwrap()))
        .collect();
    assert_eq!(told, [(2.9, "Ann"), (2.0, "Joseph"), (5.25, "Ann")]);
    let [club, hammer, _] = commissions.as_slice() else {
        panic!("{commissions:?}");
    };
    assert_eq!(club.earned, Some("2025-03-15T13:05:00Z".parse().unwrap()));
    assert_eq!(
        (club.invoice, club.contact),
        (Some(InvoiceId::new(103)), Some(ContactId::new(19)))
    );
    assert_eq!(hammer.sale_partner, Some(AffiliateId::new(2)));
    let payouts = service
        .aff_payouts(AffiliateId::new(1), year())
        .await
        .unwrap();
    let [payout] = payouts.as_slice() else {
        panic!("{payouts:?}");
    };
    assert_eq!(
        (payout.amount, payout.kind.as_deref()),
        (1.5, Some("Check"))
    );
    assert_eq!(payout.paid, Some("2025-06-30T16:00:00Z".parse().unwrap()));
    let sums = service
        .aff_summary([2, 1].map(AffiliateId::new), year())
        .await
        .unwrap();
    let told = sums
        .iter()
        .map(|one| (one.partner.get(), one.earned, one.taken_back, one.balance));
    assert_eq!(
        told.collect::<Vec<_>>(),
        [(2, 1.0, 0.0, 1.0), (1, 10.15, 0.9, 7.75)]
    );
    let totals = service
        .aff_running_totals([1, 999].map(AffiliateId::new))
        .await
        .unwrap();
    let [total] = totals.as_slice() else {
        panic!("{totals:?}");
    };
    assert_eq!(
        (total.earned, total.paid, total.balance),
        (11.35, Some(4.5), 5.95)
    );
    assert_eq!(service.aff_summary([], year()).await.unwrap(), []);
    assert_eq!(service.aff_running_totals([]).await.unwrap(), []);
    let links = service
        .get_redirect_links_for_affiliate(AffiliateId::new(1))
        .await
        .unwrap();
    assert_eq!(links.len(), 1);
    assert_eq!(links[0].code.as_deref(), Some("spring"));
    assert_eq!(links[0].programs, [1, 2].map(CommissionProgramId::new));
}

async fn programs(service: AffiliateProgramService<'_>) {
    let all = service.get_affiliate_programs().await.unwrap();
    let told: Vec<_> = all.iter().map(|one| (one.id.get(), one.priority)).collect();
    assert_eq!(told, [(1, Some(1)), (2, Some(2))]);
    let of_joe = service
        .get_programs_for_affiliate(AffiliateId::new(2))
        .await
        .unwrap();
    assert_eq!(of_joe, [all[0].clone()]);
    let of_friends = service
        .get_affiliates_by_program(CommissionProgramId::new(2))
        .await
        .unwrap();
    let [ann] = of_friends.as_slice() else {
        panic!("{of_friends:?}");
    };
    assert_eq!(ann.get("Id"), Some(&FieldValue::Int(1)));
    assert_eq!(ann.get("FirstName"), Some(&"Ann".into()));
    assert_eq!(ann.get("AffCode"), Some(&"ann".into()));
}

#[tokio::test]
async fn partners_over_xmlrpc() {
    let keap = connect();
    let xmlrpc = keap.xmlrpc().unwrap();
    earnings(xmlrpc.affiliates()).await;
    programs(xmlrpc.affiliate_programs()).await;
    let taken_back = xmlrpc
        .affiliates()
        .aff_clawbacks(AffiliateId::new(1), year())
        .await
        .unwrap();
    let v1 = keap
        .rest_v1()
        .unwrap()
        .affiliates()
        .aff_clawbacks(AffiliateId::new(1), year())
        .await;
    assert_eq!(v1.unwrap(), taken_back);
    assert_eq!(taken_back[0].amount, 0.9);
    let refused = keap
        .rest_v2()
        .unwrap()
        .affiliates()
        .aff_clawbacks(AffiliateId::new(1), year())
        .await;
    assert_eq!(refused.unwrap_err().difference().unwrap().id, "KB-113");
}

#[tokio::test]
async fn partners_over_v1() {
    let keap = connect();
    earnings(keap.rest_v1().unwrap().affiliates()).await;
    programs(keap.rest_v1().unwrap().affiliate_programs()).await;
}

#[tokio::test]
async fn partners_over_v2() {
    let keap = connect();
    earnings(keap.rest_v2().unwrap().affiliates()).await;
    programs(keap.rest_v2().unwrap().affiliate_programs()).await;
    let v2 = keap.rest_v2().unwrap();
    let resources = v2
        .affiliate_programs()
        .get_resources_for_affiliate_program(CommissionProgramId::new(2))
        .await
        .unwrap();
    assert_eq!(resources.len(), 1);
    assert_eq!(resources[0].get("Title"), Some(&"Spring banner".into()));
    let missing = v2
        .affiliate_programs()
        .get_resources_for_affiliate_program(CommissionProgramId::new(9))
        .await
        .unwrap_err();
    assert_eq!(missing.kind(), ErrorKind::NotFound);
}

#[tokio::test]
async fn merge_fields_of_contacts_are_the_same_and_no_others_are_told_over_rest() {
    let keap = connect();
    let ask = |context: &str| Invocation::email_get_merge_fields(context.to_owned());
    let sorted = |outcome: Outcome| match outcome {
        Outcome::Texts(mut texts) => {
            texts.sort_unstable();
            texts
        }
        other => panic!("{other:?}"),
    };
    let legacy = keap.xmlrpc().unwrap();
    let all = sorted(legacy.invoke(ask("Contact")).await.unwrap());
    assert!(all.contains(&"~Contact._ShoeSize~".to_owned()), "{all:?}");
    for rest in [keap.rest_v1().unwrap(), keap.rest_v2().unwrap()] {
        assert_eq!(sorted(rest.invoke(ask("Contact")).await.unwrap()), all);
        let refused = rest.invoke(ask("Invoice")).await.unwrap_err();
        assert_eq!(refused.difference().unwrap().id, "KB-114");
        let slip = rest.invoke(ask("Contacts")).await.unwrap_err();
        assert!(slip.to_string().contains("did you mean Contact?"), "{slip}");
    }
}
