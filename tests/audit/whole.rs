//! Every method of the API and every table, in every dialect that can express them: one program for each dialect, made here
//! by templates that know nothing of the dialects' files.

use keap_audit::{Audit, Hit};
use keap_schema::TABLES;
use keap_xmlrpc::{Method, MethodVisitor, UNTYPED_METHODS, visit_methods};

/// A way to write calls.
struct Written {
    /// What the file is called.
    file: &'static str,
    /// The dialect that must be named.
    dialect: &'static str,
    /// What stands above the calls.
    head: &'static str,
    /// What stands below them.
    foot: &'static str,
    /// A call of a method of a service; none where the dialect has no such call.
    call: fn(&str, &str) -> Option<String>,
    /// A query of a table.
    query: fn(&str) -> Option<String>,
}

fn none(_: &str) -> Option<String> {
    None
}

fn pascal(name: &str) -> String {
    let mut letters = name.chars();
    let first = letters.next().map(|letter| letter.to_ascii_uppercase());
    first.into_iter().chain(letters).collect()
}

/// The service as infusionsoft-php calls it.
fn php_service(service: &str) -> Option<&'static str> {
    Some(match service {
        "ContactService" => "contacts('xml')",
        "DataService" => "data()",
        "APIEmailService" => "emails('xml')",
        "InvoiceService" => "invoices()",
        "OrderService" => "orders('xml')",
        "ProductService" => "products('xml')",
        "SearchService" => "search()",
        "FileService" => "files('xml')",
        "FunnelService" => "funnels()",
        "AffiliateService" | "APIAffiliateService" => "affiliates('xml')",
        "AffiliateProgramService" => "affiliatePrograms()",
        "DiscountService" => "discounts()",
        "ShippingService" => "shipping()",
        "WebFormService" => "webForms()",
        "WebTrackingService" => "webTracking()",
        "CreditCardSubmissionService" => "creditCardSubmissions()",
        _ => return None,
    })
}

const QUERY: &str = "10, 0, QUERY, ['Id']";

static ALL: &[Written] = &[
    Written {
        file: "encode.php",
        dialect: "wire",
        head: "<?php",
        foot: "",
        call: |service, method| {
            Some(format!(
                "send(xmlrpc_encode_request('{service}.{method}', array($key, 1)));"
            ))
        },
        query: |table| {
            Some(format!(
                "send(xmlrpc_encode_request(\"DataService.query\", array($key, \"{table}\", 10, 0, array(), array('Id'))));"
            ))
        },
    },
    Written {
        file: "sdk.php",
        dialect: "php-sdk",
        head: "<?php $app = new Infusionsoft\\Infusionsoft(array());",
        foot: "",
        call: |service, method| {
            let service = php_service(service)?;
            Some(format!("$app->{service}->{method}(1);"))
        },
        query: |table| {
            Some(format!(
                "$app->data()->query('{table}', 10, 0, [], ['Id'], 'Id', true);"
            ))
        },
    },
    Written {
        file: "novak.php",
        dialect: "php-novak",
        head: "<?php require 'Infusionsoft/infusionsoft.php';",
        foot: "",
        call: |service, method| Some(format!("Infusionsoft_{service}::{method}(1);")),
        query: |table| {
            Some(format!(
                "Infusionsoft_DataService::query(new Infusionsoft_{table}(), array());"
            ))
        },
    },
    Written {
        file: "isdk.php",
        dialect: "php-isdk",
        head: "<?php $app = new iSDK(); $app->cfgCon('connection');",
        foot: "",
        call: |service, method| {
            Some(format!(
                "$app->methodCaller('{service}.{method}', $params);"
            ))
        },
        query: |table| {
            Some(format!(
                "$app->dsQuery('{table}', 10, 0, array('Id' => 1), array('Id'));"
            ))
        },
    },
    Written {
        file: "wire.cs",
        dialect: "wire",
        head: "class Shop { void Run(IClient client) {",
        foot: "} }",
        call: |service, method| {
            Some(format!(
                "client.Call(\"{service}.{method}\", new object[] {{ key, 1 }});"
            ))
        },
        query: |table| {
            Some(format!(
                "client.Call(\"DataService.query\", new object[] {{ key, \"{table}\", 10, 0, query, new[] {{ \"Id\" }} }});"
            ))
        },
    },
    Written {
        file: "net.cs",
        dialect: "net",
        head: "using InfusionSoft; class Shop { void Run() { var client = new OAuthCustomer(\"ab123\", token).Connect();",
        foot: "} }",
        call: |service, method| {
            let service = match service {
                "APIEmailService" => "EmailService",
                other => other,
            };
            Some(format!("client.{service}.{}(1);", pascal(method)))
        },
        query: |table| {
            Some(format!(
                "client.DataService.Query<{table}>(p => p.Include(c => c.Id));"
            ))
        },
    },
    Written {
        file: "proxy.py",
        dialect: "python",
        head: "server = xmlrpc.client.ServerProxy('https://ab123.infusionsoft.com/api/xmlrpc')",
        foot: "",
        call: |service, method| Some(format!("server.{service}.{method}(KEY, 1)")),
        query: |table| {
            Some(format!(
                "server.DataService.query(KEY, '{table}', 10, 0, {{}}, ['Id'])"
            ))
        },
    },
    Written {
        file: "wrapper.py",
        dialect: "python",
        head: "app = Infusionsoft('ab123', KEY)",
        foot: "",
        call: |service, method| Some(format!("app.{service}('{method}', 1)")),
        query: |table| {
            Some(format!(
                "app.DataService('query', '{table}', 10, 0, {{}}, ['Id'])"
            ))
        },
    },
    Written {
        file: "module.py",
        dialect: "python",
        head: "import infusionsoft",
        foot: "",
        call: |service, method| Some(format!("infusionsoft.{service}.{method}(1)")),
        query: |table| {
            Some(format!(
                "infusionsoft.DataService.query('{table}', 10, 0, {{}}, ['Id'])"
            ))
        },
    },
    Written {
        file: "wire.py",
        dialect: "wire",
        head: "import xmlrpc.client",
        foot: "",
        call: |service, method| {
            Some(format!(
                "post(xmlrpc.client.dumps((KEY, 1), '{service}.{method}'))"
            ))
        },
        query: none,
    },
    Written {
        file: "wire.rb",
        dialect: "wire",
        head: "server = XMLRPC::Client.new2(URL)",
        foot: "",
        call: |service, method| Some(format!("server.call('{service}.{method}', KEY, 1)")),
        query: |table| {
            Some(format!(
                "server.call('DataService.query', KEY, '{table}', 10, 0, {{}}, ['Id'])"
            ))
        },
    },
    Written {
        file: "gem.rb",
        dialect: "ruby",
        head: "require 'infusionsoft'",
        foot: "",
        call: |_, _| None,
        query: |table| {
            Some(format!(
                "Infusionsoft.data_query('{table}', 10, 0, {{}}, [:Id])"
            ))
        },
    },
    Written {
        file: "wire.pl",
        dialect: "wire",
        head: "my $client = RPC::XML::Client->new($url);",
        foot: "",
        call: |service, method| {
            Some(format!(
                "$client->simple_request('{service}.{method}', $key, 1);"
            ))
        },
        query: |table| {
            Some(format!(
                "$client->send_request('DataService.query', $key, '{table}', 10, 0, {{}}, ['Id']);"
            ))
        },
    },
    Written {
        file: "Wire.java",
        dialect: "wire",
        head: "class Wire { void run() {",
        foot: "} }",
        call: |service, method| {
            Some(format!(
                "client.execute(\"{service}.{method}\", new Object[] {{ key, 1 }});"
            ))
        },
        query: |table| {
            Some(format!(
                "client.execute(\"DataService.query\", new Object[] {{ key, \"{table}\", 10, 0, query, fields }});"
            ))
        },
    },
    Written {
        file: "wire.js",
        dialect: "wire",
        head: "const client = xmlrpc.createSecureClient(URL);",
        foot: "",
        call: |service, method| {
            Some(format!(
                "client.methodCall('{service}.{method}', [KEY, 1], done);"
            ))
        },
        query: |table| {
            Some(format!(
                "client.methodCall('DataService.query', [KEY, '{table}', {QUERY}], done);"
            ))
        },
    },
    Written {
        file: "context.js",
        dialect: "node",
        head: "const infusionsoft = new api.DataContext('ab123', KEY);",
        foot: "",
        call: |service, method| Some(format!("infusionsoft.{service}.{method}(1).then(show);")),
        query: |table| {
            Some(format!(
                "infusionsoft.DataService.query('{table}', {QUERY});"
            ))
        },
    },
    Written {
        file: "wire.ts",
        dialect: "wire",
        head: "const client: Client = make();",
        foot: "",
        call: |service, method| {
            Some(format!(
                "client.methodCall('{service}.{method}', [KEY, 1] as unknown[], done);"
            ))
        },
        query: |table| {
            Some(format!(
                "client.methodCall('DataService.query', [KEY, '{table}', {QUERY}], done);"
            ))
        },
    },
    Written {
        file: "wire.go",
        dialect: "wire",
        head: "package shop\nfunc run(client *xmlrpc.Client) {",
        foot: "}",
        call: |service, method| {
            Some(format!(
                "client.Call(\"{service}.{method}\", []interface{{}}{{key, 1}}, &answer)"
            ))
        },
        query: |table| {
            Some(format!(
                "client.Call(\"DataService.query\", []interface{{}}{{key, \"{table}\", 10, 0, query, []string{{\"Id\"}}}}, &answer)"
            ))
        },
    },
    Written {
        file: "wire.sh",
        dialect: "wire",
        head: "#!/bin/sh",
        foot: "",
        call: |service, method| {
            Some(format!(
                "curl \"$URL\" -d '<methodCall><methodName>{service}.{method}</methodName><params/></methodCall>'"
            ))
        },
        query: |table| {
            Some(format!(
                "curl \"$URL\" -d '<methodCall><methodName>DataService.query</methodName><params><param><value>k</value></param><param><value>{table}</value></param></params></methodCall>'"
            ))
        },
    },
];

fn methods() -> Vec<(&'static str, &'static str)> {
    struct Names(Vec<&'static str>);
    impl MethodVisitor for Names {
        fn visit<M: Method>(&mut self) {
            self.0.push(M::NAME);
        }
    }
    let mut names = Names(Vec::new());
    visit_methods(&mut names);
    names
        .0
        .extend(UNTYPED_METHODS.iter().map(|method| method.name));
    names.0.sort_unstable();
    names.0.dedup();
    let split = names
        .0
        .into_iter()
        .map(|name| name.split_once('.').unwrap());
    split.collect()
}

/// Reads a program with a call on each line, and tells the lines whose call is not found as it should be.
fn wrong(
    audit: &Audit,
    written: &Written,
    lines: &[(String, String)],
    told: fn(&Hit) -> String,
) -> Vec<String> {
    let calls: Vec<_> = lines.iter().map(|(_, call)| call.as_str()).collect();
    let program = format!("{}\n{}\n{}\n", written.head, calls.join("\n"), written.foot);
    let first = written.head.lines().count() + 1;
    let found = audit.read(written.file, program.as_bytes());
    let mut wrong = Vec::new();
    for (place, (wanted, call)) in lines.iter().enumerate() {
        let here: Vec<_> = found
            .hits
            .iter()
            .filter(|hit| hit.line == first + place)
            .map(|hit| format!("{} {}", hit.dialect, told(hit)))
            .collect();
        if here != [format!("{} {wanted}", written.dialect)] {
            wrong.push(format!(
                "{}: {call}: {here:?} instead of {wanted}",
                written.file
            ));
        }
    }
    wrong
}

#[test]
fn every_method_is_found_in_every_dialect_that_can_express_it() {
    let audit = Audit::new(Vec::new()).unwrap();
    let methods = methods();
    assert_eq!(methods.len(), 144);
    let mut all = Vec::new();
    for written in ALL {
        let lines: Vec<_> = methods
            .iter()
            .filter_map(|(service, method)| {
                let call = (written.call)(service, method)?;
                Some((format!("{service}.{method}"), call))
            })
            .collect();
        all.extend(wrong(&audit, written, &lines, |hit| {
            hit.method.clone().unwrap_or_default()
        }));
    }
    assert!(all.is_empty(), "{} wrong\n{}", all.len(), all.join("\n"));
}

#[test]
fn every_table_is_found_in_every_dialect_that_can_express_it() {
    let audit = Audit::new(Vec::new()).unwrap();
    assert!(TABLES.len() >= 60);
    let mut all = Vec::new();
    for written in ALL {
        let lines: Vec<_> = TABLES
            .iter()
            .filter_map(|table| Some((table.name.to_owned(), (written.query)(table.name)?)))
            .collect();
        all.extend(wrong(&audit, written, &lines, |hit| {
            hit.table.clone().unwrap_or_default()
        }));
    }
    assert!(all.is_empty(), "{} wrong\n{}", all.len(), all.join("\n"));
}

/// Libraries whose calls have names of their own: as their public sources have them.
#[test]
fn every_call_of_a_library_is_the_method_that_it_sends() {
    let audit = Audit::new(Vec::new()).unwrap();
    let folder = super::marks::folder();
    let mut all = Vec::new();
    for (list, written) in [
        ("names/php-isdk.txt", "isdk.php"),
        ("names/ruby.txt", "gem.rb"),
    ] {
        let written = ALL.iter().find(|one| one.file == written).unwrap();
        let names = std::fs::read_to_string(folder.join(list)).unwrap();
        let lines: Vec<_> = names
            .lines()
            .filter_map(|line| line.split_once(' '))
            .map(|(call, method)| {
                let call = match written.dialect {
                    "ruby" => format!("Infusionsoft.{call}(1, 2)"),
                    _ => format!("$app->{call}($one, $two);"),
                };
                (method.to_owned(), call)
            })
            .collect();
        assert!(lines.len() > 60, "{list}");
        all.extend(wrong(&audit, written, &lines, |hit| {
            hit.method.clone().unwrap_or_default()
        }));
    }
    assert!(all.is_empty(), "{} wrong\n{}", all.len(), all.join("\n"));
}
