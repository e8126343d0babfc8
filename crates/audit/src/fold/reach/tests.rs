use crate::Audit;

/// The methods that a program calls, each with its table.
fn told(name: &str, text: &str) -> Vec<String> {
    let found = Audit::new(Vec::new()).unwrap().read(name, text.as_bytes());
    let hits = found.hits.into_iter();
    hits.map(|hit| {
        let method = hit.method.unwrap_or_else(|| "?".to_owned());
        format!("{method} {}", hit.table.unwrap_or_default())
    })
    .collect()
}

#[test]
fn a_member_of_a_member_is_reached_by_reduce() {
    let head = "import functools, xmlrpc.client\nfrom functools import reduce\n\
        s = xmlrpc.client.ServerProxy('https://ab123.infusionsoft.com/api/xmlrpc')\n";
    for call in [
        "functools.reduce(getattr, 'DataService.load'.split('.'), s)(KEY, 'Lead', 5)",
        "reduce(getattr, ['DataService', 'load'], s)(KEY, 'Lead', 5)",
        "name = 'DataService.load'\nreduce(getattr, name.split('.'), s)(KEY, 'Lead', 5)",
    ] {
        let text = format!("{head}{call}\n");
        assert_eq!(told("a.py", &text), ["DataService.load Lead"], "{call}");
    }
    let other = format!("{head}reduce(add, ['DataService', 'load'], s)\n");
    assert_eq!(told("a.py", &other), [""; 0]);
}

#[test]
fn a_block_of_ruby_says_what_a_map_does_not_have() {
    let head = "server = XMLRPC::Client.new2('https://ab123.infusionsoft.com/api/xmlrpc')\n";
    let call = "server.call('DataService.query', KEY, {a: 'Lead'}.fetch(k) { 'Company' }, 1, 0)\n";
    let mut told = told("a.rb", &format!("{head}{call}"));
    told.sort();
    assert_eq!(
        told,
        ["DataService.query Company", "DataService.query Lead"]
    );
}

#[test]
fn a_dynamic_proxy_of_an_interface_with_the_name_of_a_service_is_one() {
    let java = "// https://ab123.infusionsoft.com/api/xmlrpc
        interface DataService { Object load(String key, String table, int id); }
        class A { void f() {
            DataService s = (DataService) Proxy.newProxyInstance(loader, new Class<?>[] { DataService.class }, handler);
            s.load(key, \"Lead\", 5);
            DataService t = (DataService) new ClientFactory(client).newInstance(DataService.class);
            t.load(key, \"Job\", 5); } }";
    let expected = ["DataService.load Lead", "DataService.load Job"];
    assert_eq!(told("A.java", java), expected);
    let other = java.replace("ab123.infusionsoft.com/api/xmlrpc", "shop.example");
    assert_eq!(told("A.java", &other), [""; 0]);
    let net = "// https://ab123.infusionsoft.com/api/xmlrpc
        interface IDataService { object load(string key, string table, int id); }
        class A { void F() { var s = DispatchProxy.Create<IDataService, KeapProxy>(); s.load(key, \"Lead\", 5); } }";
    assert_eq!(told("A.cs", net), ["DataService.load Lead"]);
    let other = net.replace("ab123.infusionsoft.com/api/xmlrpc", "shop.example");
    let other = other.replace("KeapProxy", "RpcProxy");
    assert_eq!(told("A.cs", &other), [""; 0]);
}
