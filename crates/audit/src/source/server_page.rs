//! Pages with programs that run on the server: ASP.NET (`.aspx` and its kind) and JSP. What stands between `<%` and `%>`, and
//! in `<script runat="server">`, is the program; everything else is markup.

use std::ops::Range;

use super::page;
use crate::hit::Language;

/// How much of a page says what it is written in.
const HEAD: usize = 4_000;

/// Endings of pages of ASP.NET.
const ASP_NET: [&str; 5] = ["aspx", "ascx", "asmx", "ashx", "master"];
/// Endings of pages in Java.
const JSP: [&str; 5] = ["jsp", "jspx", "jspf", "tag", "tagx"];

/// What the program of a page is written in; none where its name is none of a page of a server.
pub(super) fn language(name: &str, text: &str) -> Option<Language> {
    let ending = name.rsplit('.').next()?.to_ascii_lowercase();
    if JSP.contains(&ending.as_str()) {
        return Some(Language::Java);
    }
    if !ASP_NET.contains(&ending.as_str()) {
        return None;
    }
    let head = text.chars().take(HEAD).collect::<String>();
    let head = head.to_ascii_lowercase();
    let says = ["language=\"vb\"", "language='vb'", "language=vb"];
    Some(match says.iter().any(|word| head.contains(word)) {
        true => Language::VisualBasic,
        false => Language::CSharp,
    })
}

/// The program of a page, with blanks in the place of its markup. A handler or service (`.ashx`, `.asmx`) is a program but for
/// its first lines.
pub(super) fn program(name: &str, text: &str) -> String {
    let ending = name.rsplit('.').next().unwrap_or_default();
    let is_program = ["ashx", "asmx"].contains(&ending.to_ascii_lowercase().as_str());
    let mut ranges = scriptlets(text);
    match is_program {
        true => ranges.extend(behind_directives(text)),
        false => ranges.extend(page::on_server(text)),
    }
    ranges.sort_by_key(|range| range.start);
    let kept = page::blanked(text, |at| page::is_within(&ranges, at));
    // What is printed is a statement of its own.
    ends_of_printed(text)
        .into_iter()
        .fold(kept, |mut kept, at| {
            kept.replace_range(at..at.saturating_add(1), ";");
            kept
        })
}

/// Each `<% .. %>`: where it begins, behind its sign, and where it ends.
fn tags(text: &str) -> impl Iterator<Item = (&str, Range<usize>)> {
    let mut reached = 0_usize;
    std::iter::from_fn(move || {
        let start = page::found(text, "<%", reached)?.saturating_add(2);
        let rest = text.get(start..)?;
        let end = match rest.starts_with("--") {
            true => page::found(text, "--%>", start)?.saturating_add(2),
            false => page::found(text, "%>", start)?,
        };
        reached = end.saturating_add(2);
        let signs = ["--", "@", "$", "!", "=", ":", "#"];
        let sign = signs.into_iter().find(|sign| rest.starts_with(sign));
        let sign = sign.unwrap_or_default();
        Some((sign, start.saturating_add(sign.len())..end))
    })
}

/// What of a page is program between `<%` and `%>`: not its directives, comments and names of resources.
fn scriptlets(text: &str) -> Vec<Range<usize>> {
    tags(text)
        .filter(|(sign, _)| !matches!(*sign, "--" | "@" | "$"))
        .map(|(_, range)| range)
        .collect()
}

fn ends_of_printed(text: &str) -> Vec<usize> {
    tags(text)
        .filter(|(sign, _)| matches!(*sign, "=" | ":" | "#"))
        .map(|(_, range)| range.end)
        .collect()
}

fn behind_directives(text: &str) -> Option<Range<usize>> {
    let last = tags(text)
        .take_while(|(sign, _)| *sign == "@")
        .last()
        .map(|(_, range)| range.end.saturating_add(2))?;
    Some(last..text.len())
}

#[cfg(test)]
mod tests {
    use crate::Audit;

    fn told(name: &str, text: &str) -> Vec<String> {
        let found = Audit::new(Vec::new()).unwrap().read(name, text.as_bytes());
        let hits = found.hits.into_iter();
        hits.map(|hit| {
            let (method, table) = (hit.method.unwrap_or_default(), hit.table);
            let table = table.unwrap_or_default();
            format!("{} {} {method} {table}", hit.line, hit.language)
        })
        .collect()
    }

    const FORM: &str = "<%@ Page Language=\"C#\" %>
<script runat=\"server\">
protected void Page_Load(object sender, EventArgs e) {
    var client = customer.Connect(); // Infusionsoft
    client.ContactService.RunActionSequence(1, 2);
}
</script>
<html><p title=\"it's\">Keap</p>
<% var client = customer.Connect(); foreach (var t in client.DataService.Query<Ticket>(10, 0)) { %><b><%= t.Name %></b><% } %>
<%-- client.ContactService.Load(1); --%></html>
";

    #[test]
    fn a_form_of_asp_net_is_read_in_its_language() {
        let found = told("a.aspx", FORM);
        assert_eq!(
            found,
            [
                "5 C# ContactService.runActionSequence ",
                "9 C# DataService.query Ticket",
            ]
        );
        assert_eq!(told("A.ASCX", FORM), found);
        let basic = "<%@ Page Language=\"VB\" %>\n<script runat=\"server\">\nclient.ContactService.AddToGroup(1, 2) ' Infusionsoft\n</script>";
        assert_eq!(
            told("a.aspx", basic),
            ["3 Visual Basic ContactService.addToGroup "]
        );
        let handler = "<%@ WebHandler Language=\"C#\" Class=\"H\" %>
class H {
    void P() {
        var client = customer.Connect(); // Infusionsoft
        client.ContactService.AddToGroup(1, 2);
    }
}";
        assert_eq!(told("a.ashx", handler), ["5 C# ContactService.addToGroup "]);
    }

    #[test]
    fn scriptlets_of_jsp_are_read_as_java() {
        let page = "<%@ page import=\"java.util.*\" %>
<html><p title=\"it's\">https://ab123.infusionsoft.com/api/xmlrpc</p>
<% Vector p = new Vector(); p.add(key); p.add(\"Ticket\");
   Object[] rows = (Object[]) client.execute(\"DataService.query\", p); %>
<b><%= client.execute(\"ContactService.load\", q) %></b><% int n = 1; %>
<%-- client.execute(\"ContactService.merge\", q); --%></html>
";
        assert_eq!(
            told("a.jsp", page),
            [
                "4 Java DataService.query Ticket",
                "5 Java ContactService.load Contact",
            ]
        );
    }
}
