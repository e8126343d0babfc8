use crate::Audit;

#[test]
fn the_text_of_an_element_may_be_put_in_later() {
    for (name, program) in [
        (
            "a.cs",
            "class A { void F() { var e = new XElement(\"methodName\") { Value = \"DataService.count\" }; } }",
        ),
        (
            "a.rb",
            "e = REXML::Element.new('methodName')\ne.text = 'DataService.count'",
        ),
        (
            "a.rb",
            "n = Nokogiri::XML::Node.new('methodName', doc)\nn.content = 'DataService.count'",
        ),
        (
            "a.js",
            "const p = doc.createElement('methodName'); p.innerHTML = 'DataService.count';",
        ),
        (
            "a.js",
            "const p = doc.createElement('methodName'); p.textContent = 'DataService.count';",
        ),
        (
            "a.pl",
            "my $x = \"<methodCall><methodName>@{['DataService.count']}</methodName></methodCall>\";",
        ),
        (
            "a.pl",
            "my $m = 'DataService.count';\nmy $x = \"<methodName>@{[ $m ]}</methodName>\";",
        ),
    ] {
        let mark = if name.ends_with("js") || name.ends_with("cs") {
            "//"
        } else {
            "#"
        };
        let text = format!("{mark} https://ab123.infusionsoft.com/api/xmlrpc\n{program}\n");
        let found = Audit::new(Vec::new()).unwrap().read(name, text.as_bytes());
        let hits = found.hits.iter();
        let told: Vec<_> = hits.map(|hit| hit.method.as_deref()).collect();
        assert_eq!(told, [Some("DataService.count")], "{program}");
    }
}
