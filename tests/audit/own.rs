//! Dialects of one's own: the example of the documentation, and what is refused.

use std::fs;

use keap_audit::{Audit, Dialect};

/// The example in docs/audit.md.
fn example() -> String {
    let page = super::marks::folder().join("../../docs/audit.md");
    let page = fs::read_to_string(page).unwrap();
    let (_, rest) = page.split_once("```toml\n").unwrap();
    rest.split_once("```").unwrap().0.to_owned()
}

#[test]
fn the_example_of_the_documentation_finds_calls() {
    let dialect = Dialect::from_toml(&example()).unwrap();
    let audit = Audit::new(vec![dialect]).unwrap();
    let program = b"<?php\n$crm = new ShopCrm();\n$crm->addPerson(array('Email' => $mail));\n\
        $crm->find('Lead', array('StageID' => 3), array('Id'));\n$crm->send('DataService.load', array('Job', 7, array('Id')));\n\
        getCrm()->people->addToGroup(1, 2);\nCrm::find('Contact', array(), array('Email'));\n$basket->find('Contact');\n";
    let found = audit.read("shop.php", program);
    let told: Vec<_> = found
        .hits
        .iter()
        .map(|hit| {
            let table = hit.table.as_deref().unwrap_or("-");
            format!(
                "{} {} {table} {}",
                hit.line,
                hit.method.as_deref().unwrap(),
                hit.reads.join(",")
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            "3 ContactService.add Contact ",
            "4 DataService.query Lead Id",
            "5 DataService.load Job Id",
            "6 ContactService.addToGroup - ",
            "7 DataService.query Contact Email",
        ]
    );
}

#[test]
fn what_is_no_dialect_is_refused_by_name() {
    let of = |change: (&str, &str)| {
        let text = example().replace(change.0, change.1);
        Dialect::from_toml(&text).unwrap_err().to_string()
    };
    assert!(
        of(("ContactService.add\"", "ContactService.explode\"")).contains("ContactService.explode")
    );
    assert!(of(("= \"ContactService\"", "= \"PeopleService\"")).contains("PeopleService"));
    assert!(of(("\"php\"", "\"cobol\"")).contains("cobol"));
    let unknown = of(("evidence", "proof"));
    assert!(
        unknown.contains("proof") && !unknown.contains('\n'),
        "{unknown}"
    );
}
