use crate::Audit;

#[test]
fn what_has_a_default_is_that_or_what_it_is_given() {
    for (name, text) in [
        (
            "a.js",
            "const c = require('xmlrpc').createClient('https://ab123.infusionsoft.com/api/xmlrpc');\n\
                 function q(table) { const t = table || 'Lead'; c.methodCall('DataService.load', [K, t, 7, ['Id']], cb); }\nq('Job');",
        ),
        (
            "b.js",
            "const c = require('xmlrpc').createClient('https://ab123.infusionsoft.com/api/xmlrpc');\n\
                 function q(table) { table ??= 'Lead'; c.methodCall('DataService.load', [K, table, 7, ['Id']], cb); }\nq('Job');",
        ),
        (
            "a.php",
            "<?php $a = new iSDK();\nfunction q($a, $table) { $t = $table ?? 'Lead'; return $a->dsLoad($t, 7, ['Id']); }\nq(new iSDK(), 'Job');",
        ),
        (
            "a.py",
            "import xmlrpc.client\ns = xmlrpc.client.ServerProxy('https://ab123.infusionsoft.com/api/xmlrpc')\n\
                 def q(table=None): return s.DataService.load(K, table or 'Lead', 7, ['Id'])\nq('Job')",
        ),
    ] {
        let found = Audit::new(Vec::new()).unwrap().read(name, text.as_bytes());
        let tables: Vec<_> = found.hits.iter().map(|hit| hit.table.as_deref()).collect();
        assert!(tables.contains(&Some("Job")), "{name}: {tables:?}");
        assert!(tables.contains(&Some("Lead")), "{name}: {tables:?}");
    }
}
