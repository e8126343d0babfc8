use crate::Audit;

#[test]
fn calls_in_languages_of_the_java_machine_are_seen_by_name() {
    for (name, call) in [
        (
            "a.kt",
            "val rows = client.execute(\"DataService.query\", listOf(key, \"Ticket\", 10, 0))",
        ),
        (
            "a.groovy",
            "def rows = client.execute('DataService.query', [key, 'Ticket', 10, 0])",
        ),
        (
            "a.scala",
            "val rows = client.execute(\"DataService.query\", Array(key, \"Ticket\"))",
        ),
    ] {
        let text = format!(
            "// infusionsoft \"DataService.load\"\n{call}\nprintln(\"DataService.load\")\n"
        );
        let found = Audit::new(Vec::new()).unwrap().read(name, text.as_bytes());
        let hits = found.hits.iter();
        let told: Vec<_> = hits
            .map(|hit| (hit.line, hit.method.as_deref(), hit.table.as_deref()))
            .collect();
        assert_eq!(
            told,
            [(2, Some("DataService.query"), Some("Ticket"))],
            "{name}"
        );
    }
}

/// The tables that are told of a program, and `?` for one that is not constant.
fn tables(name: &str, program: &str) -> Vec<String> {
    let mark = if name.ends_with(".vb") { "'" } else { "//" };
    let text = format!("{mark} infusionsoft\n{program}\n");
    let found = Audit::new(Vec::new()).unwrap().read(name, text.as_bytes());
    let hits = found.hits.into_iter();
    hits.map(|hit| hit.table.unwrap_or_else(|| "?".to_owned()))
        .collect()
}

#[test]
fn the_text_of_another_statement_is_no_table() {
    for (name, program) in [
        (
            "a.kt",
            "c.execute(\"DataService.query\", arrayOf(key, t, 1, 0)); val u = \"Company\"",
        ),
        (
            "a.kt",
            "fun f(t: String) { c.execute(\"DataService.query\", arrayOf(key, t, 1, 0, mapOf(\"Contact\" to 1))) }",
        ),
        (
            "a.kt",
            "val t = \"Lead\"\nfun f(\n  t: String,\n) { c.execute(\"DataService.query\", listOf(key, t)) }",
        ),
        (
            "a.kt",
            "for (t in all) { c.execute(\"DataService.query\", listOf(key, t)) }\nval t = \"Lead\"",
        ),
        (
            "a.scala",
            "c.execute(\"DataService.count\", args); val u = \"Company\"",
        ),
        ("a.groovy", "c.call('DataService.load', params); t = 'Lead'"),
        ("a.vb", "c.Call(\"DataService.load\", p) : Dim t = \"Lead\""),
        (
            "a.vb",
            "client.DataService.Query(key, t, 5, \"Contact\") ' \"Lead\"",
        ),
        (
            "a.cfm",
            "<cfscript>n = \"DataService.query\";\n t = \"Lead\";</cfscript>",
        ),
        (
            "a.ex",
            "XMLRPC.call(\"DataService.query\", [key, table, %{\"Type\" => \"Lead\"}])",
        ),
    ] {
        assert_eq!(tables(name, program), ["?"], "{program}");
    }
}

#[test]
fn each_table_of_a_choice_is_told() {
    for (name, program) in [
        (
            "a.kt",
            "val t = if (k) \"Lead\" else \"Job\"; c.execute(\"DataService.query\", arrayOf(key, t, 1, 0))",
        ),
        (
            "a.kt",
            "c.execute(\"DataService.query\", listOf(key, when (k) { \"Contact\" -> \"Job\"; else -> \"Lead\" }))",
        ),
        (
            "a.kt",
            "fun f() {\n  val t: String = when (k) {\n    1 -> \"Job\"\n    else -> \"Lead\"\n  }\n  c.execute(\"DataService.query\", listOf(\n    key, t))\n}",
        ),
        (
            "a.kt",
            "var t = \"Job\"\nif (k) { t = \"Lead\" }\nc.execute(\"DataService.query\", listOf(key, t)) // it",
        ),
        (
            "a.scala",
            "val t = if (k == \"Contact\") \"Job\" else if (j) \"Lead\" else \"Job\"\nc.execute(\"DataService.query\", Array[Object](key, t))",
        ),
        (
            "a.scala",
            "val t = k match { case 1 => \"Lead\"; case _ => \"Job\" }\nc.execute(\"DataService.query\", List(key, t).asJava)",
        ),
        (
            "a.scala",
            "val t = if k then \"Lead\" else \"Job\"\nc.execute(\"DataService.query\", List(key, t))",
        ),
        (
            "a.groovy",
            "def t = k ? 'Lead' : 'Job'\nc.execute('DataService.query', [key, t])",
        ),
        (
            "a.groovy",
            "c.execute('DataService.query', [key, (k == 'Contact') ? 'Lead' : 'Job'])",
        ),
        (
            "a.vb",
            "Dim t = If(k, \"Lead\", \"Job\") ' or \"Contact\"\nc.Execute(\"DataService.query\", New Object() {key, t, 10})",
        ),
        (
            "a.vb",
            "Dim t As String\nIf k Then t = \"Lead\" Else t = \"Job\"\nc.Execute(\"DataService.query\", key, t)",
        ),
        (
            "a.vb",
            "c.Execute(\"DataService.query\", key, IIf(k, \"Lead\", \"Job\"))",
        ),
        (
            "a.ex",
            "t = if k, do: \"Lead\", else: \"Job\"\nXMLRPC.call(\"DataService.query\", [key, t])",
        ),
        (
            "a.ex",
            "XMLRPC.call(\"DataService.query\", [key, if(k, do: \"Lead\", else: \"Job\")])",
        ),
        (
            "a.cfm",
            "<cfset t = k ? \"Lead\" : \"Job\"><cfset r = c.call(\"DataService.query\", [key, t])>",
        ),
        (
            "a.cfm",
            "<cfset t = iif(k, de(\"Lead\"), de(\"Job\"))>\n<cfset r = c.call(\"DataService.query\", [key, \"#t#\"])>",
        ),
    ] {
        let mut told = tables(name, program);
        told.sort();
        assert_eq!(told, ["Job", "Lead"], "{program}");
    }
}

#[test]
fn a_table_that_a_constant_of_the_file_has_is_told() {
    for (name, program) in [
        (
            "a.kt",
            "const val TABLE = \"Lead\"\nfun f() { c.execute(\"DataService.query\", listOf(key, TABLE)) }",
        ),
        (
            "a.kt",
            "c.execute(\"DataService.query\", params = listOf(key, \"Lead\"))",
        ),
        (
            "a.vb",
            "Const Table As String = \"Lead\"\nSub Run()\nc.Execute(\"DataService.query\", New Object() {key, Table})\nEnd Sub",
        ),
        ("a.groovy", "message('DataService.query').with(key, 'Lead')"),
        (
            "a.vb",
            "r = f(\"DataService.query\", Param(key) & Param(\"Lead\"))",
        ),
        (
            "a.ex",
            "@table \"Lead\"\ndef f(k), do: XMLRPC.call(\"DataService.query\", [k, @table])",
        ),
    ] {
        assert_eq!(tables(name, program), ["Lead"], "{program}");
    }
}

#[test]
fn a_call_of_visual_basic_goes_on_in_lines_that_are_continued() {
    for (program, expected) in [
        (
            "server.Invoke(\"DataService.query\", key, _\n  \"Lead\", 10, 0, q, f)",
            "Lead",
        ),
        (
            "server.Invoke \"DataService.query\", key _\r\n  , \"Lead\", _\r\n  10, 0, q, f",
            "Lead",
        ),
        (
            "rows = server.Invoke( _\n  \"DataService.query\", _\n  key, _\n  \"Lead\")",
            "Lead",
        ),
        (
            "r = client.DataService.Query(key, _ ' of the owner\n  \"Lead\", 10)",
            "Lead",
        ),
        (
            "Const Table As String = _\n  \"Lead\"\nc.Execute(\"DataService.query\", key, Table)",
            "Lead",
        ),
        (
            "server.Invoke \"DataService.query\", key, table_\nx = f(\"Lead\")",
            "?",
        ),
        (
            "server.Invoke \"DataService.query\", key ' and _\nx = f(1, \"Lead\")",
            "?",
        ),
    ] {
        assert_eq!(tables("a.vb", program), [expected], "{program}");
    }
}

#[test]
fn a_call_in_a_continued_line_stands_where_it_is_written() {
    let text = "' keap\nx = f(1, _\n  \"DataService.load\", _\n  key, \"Lead\")\n";
    let found = Audit::new(Vec::new())
        .unwrap()
        .read("a.vb", text.as_bytes());
    let places: Vec<_> = found
        .hits
        .iter()
        .map(|hit| (hit.line, hit.column))
        .collect();
    assert_eq!(places, [(3, 4)]);
}

#[test]
fn what_a_line_writes_to_a_log_in_its_end_is_no_call() {
    let lines = |text: &str| {
        let text = format!("# keap\n{text}");
        let found = Audit::new(Vec::new())
            .unwrap()
            .read("a.ex", text.as_bytes());
        found
            .hits
            .into_iter()
            .map(|hit| hit.line)
            .collect::<Vec<_>>()
    };
    let none: [usize; 0] = [];
    assert_eq!(
        lines("def c, do: Logger.info(\"ContactService.load\")"),
        none
    );
    assert_eq!(lines("  :ok -> Logger.info(\"ContactService.load\")"), none);
    assert_eq!(lines("def c, do: call(\"ContactService.load\")"), [2]);
    assert_eq!(
        lines("call(\"ContactService.load\"); Logger.info(\"DataService.load\")"),
        [2]
    );
}
