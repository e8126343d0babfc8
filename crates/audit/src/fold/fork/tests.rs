//! The same shapes of branches in each language with a grammar.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use crate::Audit;

/// How a language writes what the shapes are made of. `@` is a value, `A` and `B` are parts, each on lines of its own.
struct Syntax {
    file: &'static str,
    begin: &'static str,
    end: &'static str,
    declare: &'static str,
    set: &'static str,
    alone: &'static str,
    both: &'static str,
    chain: &'static str,
    cases: &'static str,
    /// None where the language has no such thing.
    tried: Option<&'static str>,
    choice: Option<&'static str>,
    /// A call with the variable as its table, and one with it as its method.
    table: &'static str,
    method: &'static str,
}

const C_CHAIN: &str = "if (k == 1) {\nA\n} else if (k == 2) {\nB\n} else {\nC\n}";
const C_CASES: &str =
    "switch (k) {\ncase 1:\nA\nbreak;\ncase 2:\nB\nbreak;\ndefault:\nC\nbreak;\n}";

const SYNTAXES: [Syntax; 10] = [
    Syntax {
        file: "a.php",
        begin: "<?php $app = new iSDK();",
        end: "",
        declare: "",
        set: "$t = '@';",
        alone: "if ($k) {\nA\n}",
        both: "if ($k) {\nA\n} else {\nB\n}",
        chain: "if ($k == 1) {\nA\n} elseif ($k == 2) {\nB\n} else {\nC\n}",
        cases: "switch ($k) {\ncase 1:\nA\nbreak;\ncase 2:\nB\nbreak;\ndefault:\nC\n}",
        tried: Some("try {\nA\n} catch (Exception $e) {\nB\n}"),
        choice: Some("$t = $k ? '@1' : '@2';"),
        table: "$app->dsQuery($t, 10, 0, ['Id' => 7], ['Id']);",
        method: "$app->methodCaller($t, [$key, 7]);",
    },
    Syntax {
        file: "A.cs",
        begin: "class A { void F(int k) {",
        end: "} }",
        declare: "string t;",
        set: "t = \"@\";",
        alone: "if (k > 1) {\nA\n}",
        both: "if (k > 1) {\nA\n} else {\nB\n}",
        chain: C_CHAIN,
        cases: C_CASES,
        tried: Some("try {\nA\n} catch (Exception e) {\nB\n}"),
        choice: Some("t = k > 1 ? \"@1\" : \"@2\";"),
        table: "new XmlRpcRequest(\"DataService.query\", new object[] { key, t, 1, 0 }).Send(\"https://ab123.infusionsoft.com/api/xmlrpc\");",
        method: "new XmlRpcRequest(t, new object[] { key, 7 }).Send(\"https://ab123.infusionsoft.com/api/xmlrpc\");",
    },
    Syntax {
        file: "A.java",
        begin: "import org.apache.xmlrpc.client.XmlRpcClient;\nclass A { void f(int k) { XmlRpcClient c = new XmlRpcClient(); config.setServerURL(new URL(\"https://ab123.infusionsoft.com/api/xmlrpc\"));",
        end: "} }",
        declare: "String t;",
        set: "t = \"@\";",
        alone: "if (k > 1) {\nA\n}",
        both: "if (k > 1) {\nA\n} else {\nB\n}",
        chain: C_CHAIN,
        cases: C_CASES,
        tried: Some("try {\nA\n} catch (Exception e) {\nB\n}"),
        choice: Some("t = k > 1 ? \"@1\" : \"@2\";"),
        table: "c.execute(\"DataService.query\", new Object[]{key, t, 1, 0});",
        method: "c.execute(t, new Object[]{key, 7});",
    },
    Syntax {
        file: "a.js",
        begin: "const c = require('xmlrpc').createClient('https://ab123.infusionsoft.com/api/xmlrpc');\nfunction f(k) {",
        end: "}",
        declare: "let t;",
        set: "t = '@';",
        alone: "if (k) {\nA\n}",
        both: "if (k) {\nA\n} else {\nB\n}",
        chain: C_CHAIN,
        cases: C_CASES,
        tried: Some("try {\nA\n} catch (e) {\nB\n}"),
        choice: Some("t = k ? '@1' : '@2';"),
        table: "c.methodCall('DataService.query', [KEY, t, 1, 0], done);",
        method: "c.methodCall(t, [KEY, 7], done);",
    },
    Syntax {
        file: "a.ts",
        begin: "const c = require('xmlrpc').createClient('https://ab123.infusionsoft.com/api/xmlrpc');\nfunction f(k: number): void {",
        end: "}",
        declare: "let t: string;",
        set: "t = '@';",
        alone: "if (k) {\nA\n}",
        both: "if (k) {\nA\n} else {\nB\n}",
        chain: C_CHAIN,
        cases: C_CASES,
        tried: Some("try {\nA\n} catch (e) {\nB\n}"),
        choice: Some("t = k ? '@1' : '@2';"),
        table: "c.methodCall('DataService.query', [KEY, t, 1, 0], done);",
        method: "c.methodCall(t, [KEY, 7], done);",
    },
    Syntax {
        file: "a.py",
        begin: "import xmlrpc.client\ns = xmlrpc.client.ServerProxy('https://ab123.infusionsoft.com/api/xmlrpc')",
        end: "",
        declare: "",
        set: "t = '@'",
        alone: "if k:\nA",
        both: "if k:\nA\nelse:\nB",
        chain: "if k == 1:\nA\nelif k == 2:\nB\nelse:\nC",
        cases: "match k:\n    case 1:\nA\n    case 2:\nB\n    case _:\nC",
        tried: Some("try:\nA\nexcept ValueError:\nB"),
        choice: Some("t = '@1' if k else '@2'"),
        table: "s.DataService.query(KEY, t, 1, 0)",
        method: "getattr(s, t)(KEY, 7)",
    },
    Syntax {
        file: "a.rb",
        begin: "require 'xmlrpc/client'\nserver = XMLRPC::Client.new3('host' => 'ab123.infusionsoft.com', 'path' => '/api/xmlrpc')",
        end: "",
        declare: "",
        set: "t = '@'",
        alone: "if k\nA\nend",
        both: "if k\nA\nelse\nB\nend",
        chain: "if k == 1\nA\nelsif k == 2\nB\nelse\nC\nend",
        cases: "case k\nwhen 1\nA\nwhen 2\nB\nelse\nC\nend",
        tried: Some("begin\nA\nrescue StandardError\nB\nend"),
        choice: Some("t = k ? '@1' : '@2'"),
        table: "server.call('DataService.query', KEY, t, 1, 0)",
        method: "server.call(t, KEY, 7)",
    },
    Syntax {
        file: "a.pl",
        begin: "use Frontier::Client;\nmy $c = Frontier::Client->new(url => 'https://ab123.infusionsoft.com/api/xmlrpc');",
        end: "",
        declare: "my $t;",
        set: "$t = '@';",
        alone: "if ($k) {\nA\n}",
        both: "if ($k) {\nA\n} else {\nB\n}",
        chain: "if ($k == 1) {\nA\n} elsif ($k == 2) {\nB\n} else {\nC\n}",
        cases: "unless ($k) {\nA\n} elsif ($k == 2) {\nB\n} else {\nC\n}",
        tried: Some("use feature 'try'; try {\nA\n} catch ($e) {\nB\n}"),
        choice: Some("$t = $k ? '@1' : '@2';"),
        table: "$c->call('DataService.query', $key, $t, 1, 0);",
        method: "$c->call($t, $key, 7);",
    },
    Syntax {
        file: "a.go",
        begin: "package main\nimport \"github.com/kolo/xmlrpc\"\nfunc f(k int) {\nc, _ := xmlrpc.NewClient(\"https://ab123.infusionsoft.com/api/xmlrpc\", nil)",
        end: "}",
        declare: "var t string",
        set: "t = \"@\"",
        alone: "if k > 1 {\nA\n}",
        both: "if k > 1 {\nA\n} else {\nB\n}",
        chain: "if k == 1 {\nA\n} else if k == 2 {\nB\n} else {\nC\n}",
        cases: "switch k {\ncase 1:\nA\ncase 2:\nB\ndefault:\nC\n}",
        tried: None,
        choice: None,
        table: "c.Call(\"DataService.query\", []interface{}{key, t, 1, 0}, &r)",
        method: "c.Call(t, []interface{}{key, 7}, &r)",
    },
    Syntax {
        file: "a.sh",
        begin: "#!/bin/bash",
        end: "",
        declare: "",
        set: "t=@",
        alone: "if [ $k = 1 ]; then\nA\nfi",
        both: "if [ $k = 1 ]; then\nA\nelse\nB\nfi",
        chain: "if [ $k = 1 ]; then\nA\nelif [ $k = 2 ]; then\nB\nelse\nC\nfi",
        cases: "case $k in\n1)\nA\n;;\n2)\nB\n;;\n*)\nC\n;;\nesac",
        tried: None,
        choice: None,
        table: "curl https://api.infusionsoft.com/crm/xmlrpc/v1 -d \"<methodCall><methodName>DataService.query</methodName><params><param><value>K</value></param><param><value><string>$t</string></value></param></params></methodCall>\"",
        method: "curl https://api.infusionsoft.com/crm/xmlrpc/v1 -d \"<methodCall><methodName>$t</methodName><params><param><value>K</value></param></params></methodCall>\"",
    },
];

static AUDIT: LazyLock<Audit> = LazyLock::new(|| Audit::new(Vec::new()).unwrap());

const TABLES: [&str; 4] = ["Lead", "Job", "Company", "Template"];
const METHODS: [&str; 4] = [
    "ContactService.load",
    "ContactService.merge",
    "InvoiceService.deleteInvoice",
    "DataService.getAppSetting",
];

/// What is called, and the values that it is called with.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Called {
    Table,
    Method,
}

impl Syntax {
    fn set(&self, value: &str) -> String {
        self.set.replace('@', value)
    }

    fn filled(shape: &str, parts: &[&str]) -> String {
        let lines = shape.lines().map(|line| {
            let part = match line {
                "A" => parts.first(),
                "B" => parts.get(1),
                "C" => parts.get(2),
                _ => return line.to_owned(),
            };
            let part = part.copied().unwrap_or_default().lines();
            // Deep enough for a case of Python.
            let indented = part.map(|line| format!("        {line}"));
            indented.collect::<Vec<_>>().join("\n")
        });
        lines.collect::<Vec<_>>().join("\n")
    }

    /// What is told of a program: methods, or tables.
    fn told(&self, parts: &[&str], what: Called) -> BTreeSet<String> {
        let text = [&[self.begin], parts, &[self.end]].concat().join("\n");
        let found = AUDIT.read(self.file, text.as_bytes());
        let values = found.hits.into_iter().map(|hit| match what {
            Called::Table => hit.table,
            Called::Method => hit.method,
        });
        let values = values.map(|value| value.unwrap_or_else(|| "not constant".to_owned()));
        values.collect()
    }

    fn call(&self, what: Called) -> &'static str {
        match what {
            Called::Table => self.table,
            Called::Method => self.method,
        }
    }

    #[track_caller]
    fn tells(&self, shape: &str, parts: &[&str], what: Called, expected: &[&str]) {
        let mut whole = parts.to_vec();
        whole.push(self.call(what));
        let expected: BTreeSet<String> = expected.iter().map(|&one| one.to_owned()).collect();
        let told = self.told(&whole, what);
        assert_eq!(
            told,
            expected,
            "{shape} in {}: {}",
            self.file,
            whole.join("\n")
        );
    }
}

/// Runs a check in each language, for tables and for methods, with four values.
fn everywhere(check: impl Fn(&Syntax, Called, [&str; 4])) {
    for syntax in &SYNTAXES {
        check(syntax, Called::Table, TABLES);
        check(syntax, Called::Method, METHODS);
    }
}

#[test]
fn what_is_declared_alone_is_what_either_branch_makes_it() {
    everywhere(|syntax, what, [a, b, ..]| {
        let parts = [syntax.set(a), syntax.set(b)];
        let both = Syntax::filled(syntax.both, &parts.each_ref().map(String::as_str));
        syntax.tells("both", &[syntax.declare, &both], what, &[a, b]);
    });
}

#[test]
fn what_is_changed_in_one_branch_may_be_what_it_was() {
    everywhere(|syntax, what, [a, b, ..]| {
        let alone = Syntax::filled(syntax.alone, &[&syntax.set(b)]);
        let before = syntax.set(a);
        syntax.tells("alone", &[syntax.declare, &before, &alone], what, &[a, b]);
    });
}

#[test]
fn what_each_branch_changes_is_no_longer_what_it_was() {
    everywhere(|syntax, what, [a, b, c, d]| {
        let before = syntax.set(d);
        let parts = [syntax.set(a), syntax.set(b), syntax.set(c)];
        let parts = parts.each_ref().map(String::as_str);
        for (shape, expected) in [
            (syntax.both, &[a, b][..]),
            (syntax.chain, &[a, b, c]),
            (syntax.cases, &[a, b, c]),
        ] {
            let branches = Syntax::filled(shape, &parts);
            let whole = [syntax.declare, &before, &branches];
            syntax.tells("each", &whole, what, expected);
        }
    });
}

#[test]
fn branches_in_branches_are_all_told() {
    everywhere(|syntax, what, [a, b, c, d]| {
        let inner = [syntax.set(a), syntax.set(b)];
        let inner = Syntax::filled(syntax.both, &inner.each_ref().map(String::as_str));
        let outer = Syntax::filled(syntax.both, &[&inner, &syntax.set(c)]);
        syntax.tells("nested", &[syntax.declare, &outer], what, &[a, b, c]);
        let outer = Syntax::filled(syntax.alone, &[&inner]);
        let before = syntax.set(d);
        let whole = [syntax.declare, &before, &outer];
        syntax.tells("nested alone", &whole, what, &[a, b, d]);
    });
}

#[test]
fn what_is_set_behind_branches_is_nothing_else() {
    everywhere(|syntax, what, [a, b, c, d]| {
        let parts = [syntax.set(a), syntax.set(b), syntax.set(c)];
        let parts = parts.each_ref().map(String::as_str);
        let after = syntax.set(d);
        for shape in [syntax.alone, syntax.both, syntax.chain, syntax.cases] {
            let branches = Syntax::filled(shape, &parts);
            let whole = [syntax.declare, &branches, &after];
            syntax.tells("behind", &whole, what, &[d]);
        }
    });
}

#[test]
fn a_branch_does_not_begin_with_what_another_one_makes() {
    everywhere(|syntax, what, [a, b, c, ..]| {
        let before = syntax.set(a);
        let first = syntax.set(b);
        // What is called in the second branch alone.
        for shape in [syntax.both, syntax.chain, syntax.cases] {
            let branches = Syntax::filled(shape, &[&first, syntax.call(what), &syntax.set(c)]);
            let told = syntax.told(&[syntax.declare, &before, &branches], what);
            assert_eq!(told, BTreeSet::from([a.to_owned()]), "{}", syntax.file);
        }
    });
}

#[test]
fn what_is_tried_and_what_is_caught_are_told() {
    everywhere(|syntax, what, [a, b, c, ..]| {
        let Some(tried) = syntax.tried else { return };
        let before = syntax.set(c);
        let parts = [syntax.set(a), syntax.set(b)];
        let both = Syntax::filled(tried, &parts.each_ref().map(String::as_str));
        syntax.tells("tried", &[syntax.declare, &before, &both], what, &[a, b]);
        // It may fail before the value is set.
        let one = Syntax::filled(tried, &[&syntax.set(a), "0;"]);
        let whole = [syntax.declare, &before, &one];
        syntax.tells("tried alone", &whole, what, &[a, c]);
    });
}

#[test]
fn both_sides_of_a_choice_are_told() {
    everywhere(|syntax, what, [a, b, ..]| {
        let Some(choice) = syntax.choice else { return };
        let choice = choice.replace("@1", a).replace("@2", b);
        syntax.tells("choice", &[syntax.declare, &choice], what, &[a, b]);
    });
}

/// What gives a value in each of its branches, by the lines that set the variable.
#[test]
fn branches_that_are_a_value_are_all_told() {
    let written = [
        ("a.rb", "t = if k then '@1' else '@2' end", 2),
        (
            "a.rb",
            "t = if k == 1 then '@1' elsif k == 2 then '@2' else '@3' end",
            3,
        ),
        ("a.rb", "t = unless k then '@1' else '@2' end", 2),
        (
            "a.rb",
            "t = case k when 1 then '@1' when 2 then '@2' else '@3' end",
            3,
        ),
        ("a.rb", "t = case k\nin 1 then '@1'\nin 2 then '@2'\nend", 2),
        (
            "a.rb",
            "case k\nin 1 then t = '@1'\nin 2 then t = '@2'\nend",
            2,
        ),
        (
            "a.rb",
            "case k\nin {a: 1}\nt = '@1'\nin _\nt = '@2'\nend",
            2,
        ),
        (
            "a.rb",
            "t = begin\n'@1'\nrescue StandardError\n'@2'\nend",
            2,
        ),
        ("a.rb", "t = ('@1' rescue '@2')", 2),
        ("a.rb", "t = '@1'\nt = '@2' if k", 2),
        ("a.rb", "t = '@1'\nt = '@2' unless k", 2),
        ("a.pl", "$t = do { if ($k) { '@1' } else { '@2' } };", 2),
        (
            "a.pl",
            "$t = do { if ($k == 1) { '@1' } elsif ($k == 2) { '@2' } else { '@3' } };",
            3,
        ),
        ("a.pl", "$t = do { unless ($k) { '@1' } else { '@2' } };", 2),
        ("a.pl", "$t = '@1'; $t = '@2' if $k;", 2),
        ("a.pl", "$t = '@1'; $t = '@2' unless $k;", 2),
        (
            "a.php",
            "$t = match ($k) { 1 => '@1', 2 => '@2', default => '@3' };",
            3,
        ),
        (
            "A.java",
            "t = switch (k) { case 1 -> \"@1\"; case 2 -> { yield \"@2\"; } default -> \"@3\"; };",
            3,
        ),
        (
            "A.java",
            "t = switch (k) { case 1: yield \"@1\"; default: yield \"@2\"; };",
            2,
        ),
        (
            "A.cs",
            "t = k switch { 1 => \"@1\", 2 => \"@2\", _ => \"@3\" };",
            3,
        ),
    ];
    for (file, text, count) in written {
        let syntax = SYNTAXES.iter().find(|syntax| syntax.file == file).unwrap();
        for (what, values) in [(Called::Table, TABLES), (Called::Method, METHODS)] {
            let [a, b, c, _] = values;
            let text = text.replace("@1", a).replace("@2", b).replace("@3", c);
            let expected = values.get(..count).unwrap();
            syntax.tells("value", &[syntax.declare, &text], what, expected);
        }
    }
}

#[test]
fn a_case_without_an_end_goes_on_into_the_next() {
    let [a, b, c, d] = TABLES;
    for file in ["a.php", "A.java", "a.js", "a.ts"] {
        let syntax = SYNTAXES.iter().find(|syntax| syntax.file == file).unwrap();
        let variable = syntax
            .set
            .trim_end_matches(" = '@';")
            .trim_end_matches(" = \"@\";");
        let k = variable.replace('t', "k");
        let call = syntax.table;
        let (before, first, second) = (syntax.set(a), syntax.set(b), syntax.set(c));
        let cases = format!(
            "switch ({k}) {{\ncase 1:\n{first}\ncase 2:\n{call}\nbreak;\ndefault:\n{second}\n}}"
        );
        let told = syntax.told(&[syntax.declare, &before, &cases], Called::Table);
        let expected = [a, b].map(str::to_owned);
        assert_eq!(told, BTreeSet::from(expected), "{file}");
        // One case for several values.
        let last = syntax.set(d);
        let cases = format!(
            "switch ({k}) {{\ncase 1:\ncase 2:\n{first}\nbreak;\ncase 3:\n{second}\nbreak;\ndefault:\n{last}\n}}"
        );
        syntax.tells(
            "cases",
            &[syntax.declare, &before, &cases],
            Called::Table,
            &[b, c, d],
        );
    }
}

#[test]
fn a_branch_that_ends_the_function_says_nothing_behind_it() {
    let [a, b, ..] = TABLES;
    for (file, leaving) in [
        (
            "a.php",
            &["return;", "throw new E();", "exit(1);", "die('no');"][..],
        ),
        ("A.java", &["return;", "throw new E();"]),
        ("A.cs", &["return;", "throw new E();"]),
        ("a.js", &["return;", "throw new E();", "process.exit(1);"]),
        ("a.py", &["raise E()", "sys.exit(1)"]),
        ("a.rb", &["raise 'no'", "exit 1"]),
        ("a.pl", &["die 'no';", "exit 1;"]),
        ("a.go", &["return", "panic(1)", "log.Fatal(1)"]),
    ] {
        let syntax = SYNTAXES.iter().find(|syntax| syntax.file == file).unwrap();
        for leaves in leaving {
            let before = syntax.set(a);
            let other = format!("{}\n{leaves}", syntax.set(b));
            let branches = Syntax::filled(syntax.alone, &[&other]);
            let whole = [syntax.declare, &before, &branches];
            syntax.tells(leaves, &whole, Called::Table, &[a]);
        }
    }
}
