use crate::Audit;
use crate::judge::Judgement;

/// Methods and tables of a program, in the order of its lines.
fn told(text: &str) -> Vec<(usize, String, String)> {
    let found = Audit::new(Vec::new())
        .unwrap()
        .read("a.php", text.as_bytes());
    let hits = found.hits.into_iter();
    hits.map(|hit| {
        let table = hit.table.unwrap_or_default();
        (hit.line, hit.method.unwrap_or_default(), table)
    })
    .collect()
}

fn call(line: usize, method: &str, table: &str) -> (usize, String, String) {
    (line, method.to_owned(), table.to_owned())
}

#[test]
fn php_does_not_mind_the_case_of_a_name() {
    let text = "<?php class A { public function __construct(private \\iSDK $app) {}\n\
            function f() { $this->app->dsquery('Lead', 10, 0, ['Id' => 1], ['Id']);\n\
            $this->app->DSLOAD('Job', 7, ['Id']); } }\n\
            $other = new ISDK(); $other->Loadcon(7, ['Id']);\n\
            function g($app) { $app->dsUPDATE('Lead', 7, ['Id' => 1]); }";
    let calls = [
        call(2, "DataService.query", "Lead"),
        call(3, "DataService.load", "Job"),
        call(4, "ContactService.load", "Contact"),
        call(5, "DataService.update", "Lead"),
    ];
    assert_eq!(told(text), calls);
}

#[test]
fn what_stands_in_a_class_without_a_name_is_read() {
    let text = "<?php $o = new class($x) extends Base { public function __construct(private \\iSDK $q) {}\n\
            function f() { return $this->q->dsQuery('Lead', 10, 0, ['Id' => 1], ['Id']); } };";
    assert_eq!(told(text), [call(2, "DataService.query", "Lead")]);
}

#[test]
fn a_library_s_method_with_a_slip_is_told() {
    let text = "<?php class A { public function __construct(private \\iSDK $app) {}\n\
            function f() { $this->app->dsQeury('Lead', 10, 0, ['Id' => 1], ['Id']);\n\
            $this->app->lodaCon(7, ['Id']); $this->app->cfgCon('x'); $this->app->loadCons([1]); $this->app->loadAll(); } }\n\
            function h($app) { $app->dsQeury('Lead'); }";
    assert_eq!(told(text), [call(2, "dsQeury", ""), call(3, "lodaCon", "")]);
    let judged = Judgement::of_call("dsQeury", None);
    assert_eq!(
        judged.notes,
        ["the library has no method \"dsQeury\"; did you mean dsQuery?"]
    );
}
