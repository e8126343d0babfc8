//! What is shown can be no markup: a page with any texts has the elements and attributes of a page with harmless ones. A
//! parser as browsers have it is the witness.

use keap_html::{
    Bars, Block, Cell, Count, Distribution, Entries, Entry, Gauge, Group, Histogram, Line, Notice,
    Page, Section, Series, Side, Stacks, Table, Text, Weight, content_security_policy,
};
use proptest::prelude::*;
use scraper::{Html, Node, Selector};

/// A page with every block there is, and texts in every place that takes one.
fn page(texts: &[String]) -> Page {
    let mut next = texts.iter().cycle();
    let mut text = || next.next().map_or("", String::as_str);
    let table = Table::new(text(), [text(), text()])
        .row([Cell::from(text()), Cell::from(Count(12_345))])
        .row([Cell::from(text())]);
    let series = Series::new(text(), text(), [text(), text()])
        .at(text(), &[3, 4])
        .at(text(), &[5, 0]);
    let bars = Bars::new(text(), text()).bar(text(), 3).bar(text(), 0);
    let section = Section::new(text())
        .paragraph(text())
        .block(Notice::new(Weight::Bad, text()))
        .block(Block::Figures(vec![(Text::new(text()), Text::new(text()))]))
        .block(Block::List(vec![Text::new(text()), Text::whole(text())]))
        .block(Block::Code(vec![Text::new(text())]))
        .block(table)
        .block(series)
        .block(bars)
        .block(Distribution::new(text(), text(), [1.0, 2.0, 9.5]))
        .block(Gauge::new(text(), text(), 3, 20))
        .block(
            Histogram::new(text(), text())
                .range(text(), 3)
                .range(text(), 4),
        )
        .block(Stacks::new(text(), text(), [text(), text()]).stack(text(), &[3, 4]));
    Page::new(text())
        .subtitle(text())
        .section(section)
        .section(Section::new(text()))
        .closing(text())
}

/// A page with entries, and texts in every place that takes one. Two entries have the same facets, because there is an
/// element for each value of one.
fn listing(texts: &[String]) -> Page {
    let mut next = texts.iter().cycle();
    let mut text = || next.next().map_or("", String::as_str);
    let facets = [text(), text()];
    let mut entry = || {
        let line = Line::new(text()).mark(text()).text(text());
        Entry::new(text(), facets)
            .note(text())
            .side(Side::new(text()).line(line).line(Line::new(text())))
            .side(Side::new(text()))
    };
    let (one, other) = (entry(), entry());
    let entries = Entries::new(text(), [text(), text()])
        .group(Group::new(text()).note(text()).entry(one))
        .group(Group::new(text()).entry(other))
        .group(Group::new(text()));
    Page::new(text()).section(Section::new(text()).block(entries))
}

/// The elements with the names of their attributes and how deep they stand, and the values of those attributes that the
/// style, the browser or a screen reader obeys.
fn structure(html: &str) -> Vec<String> {
    let parsed = Html::parse_document(html);
    assert!(parsed.errors.is_empty(), "{:?}", parsed.errors);
    let mut lines = Vec::new();
    for node in parsed.tree.nodes() {
        let depth = node.ancestors().count();
        match node.value() {
            Node::Element(element) => {
                let mut attributes: Vec<String> = element
                    .attrs()
                    .map(|(name, value)| match name {
                        "aria-label" => name.to_owned(),
                        _ => format!("{name}={value}"),
                    })
                    .collect();
                attributes.sort_unstable();
                lines.push(format!("{depth} {} {attributes:?}", element.name()));
            }
            Node::Comment(_) | Node::ProcessingInstruction(_) => lines.push(format!("{depth} ?")),
            _ => {}
        }
    }
    lines
}

fn structures(texts: &[String]) -> [Vec<String>; 2] {
    [page, listing].map(|made| structure(&made(texts).render()))
}

fn harmless() -> [Vec<String>; 2] {
    structures(&["harmless".to_owned()])
}

/// What would be markup somewhere: in content, in an attribute, in the style, in a comment, in a template.
const HOSTILE: [&str; 16] = [
    "<script>alert(1)</script>",
    "\" onload=\"alert(1)",
    "' autofocus onfocus='alert(1)",
    "</style><img src=x onerror=alert(1)>",
    "</title></svg></table></details></main>",
    "--><!--",
    "]]>",
    "<![CDATA[",
    "{{ 7 * 7 }}{% include \"style.css\" %}{#",
    "&lt;b&gt;&#60;b&#x3e;&amp",
    "<plaintext>",
    "<svg><foreignObject><body>",
    "\u{0}\u{1b}\u{85}\u{2028}\u{202e}\u{2066}\u{feff}\u{fffe}",
    "<\u{0}script>",
    "javascript:alert(1)",
    "",
];

#[test]
fn what_looks_like_markup_is_shown_as_it_was_written() {
    let expected = harmless();
    for hostile in HOSTILE {
        let html = page(&[hostile.to_owned()]).render();
        assert_eq!(structures(&[hostile.to_owned()]), expected, "{hostile:?}");
        let parsed = Html::parse_document(&html);
        let title = parsed
            .select(&Selector::parse("h1").unwrap())
            .next()
            .unwrap();
        let shown: String = title.text().collect();
        assert_eq!(shown, Text::new(hostile).to_string());
    }
}

#[test]
fn no_template_leaves_a_text_as_it_is() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/templates");
    let mut seen = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let mut text = std::fs::read_to_string(&path).unwrap();
        // The one script there is, as a file that no text goes into.
        if path.ends_with("page.html") {
            let script = "<script>{% include \"script.js\" %}</script>";
            assert_eq!(text.matches(script).count(), 1);
            text = text.replace(script, "");
        }
        if path.extension().is_some_and(|end| end == "js") {
            continue;
        }
        // A filter follows a bar, and blocks of another kind of escaping have a name of their own.
        for place in text
            .split("{{")
            .skip(1)
            .map(|rest| rest.split("}}").next().unwrap())
        {
            assert!(!place.contains('|'), "{}: {place}", path.display());
        }
        for word in [
            "filter ",
            "escape",
            "<script",
            "javascript:",
            " style=",
            " on",
        ] {
            let is_markup = path.extension().is_some_and(|end| end == "html");
            assert!(
                !is_markup || !text.contains(word),
                "{}: {word}",
                path.display()
            );
        }
        seen += 1;
    }
    assert!(seen >= 7);
}

#[test]
fn the_policy_names_the_style_of_the_page_and_nothing_else() {
    use base64::Engine as _;
    use sha2::Digest as _;

    let html = page(&["a".to_owned()]).render();
    let parsed = Html::parse_document(&html);
    let style = parsed
        .select(&Selector::parse("style").unwrap())
        .next()
        .unwrap();
    let style: String = style.text().collect();
    let hash = base64::prelude::BASE64_STANDARD.encode(sha2::Sha256::digest(style));
    let expected = format!(
        "default-src 'none'; style-src 'sha256-{hash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    );
    assert_eq!(content_security_policy(), expected);
    let meta = Selector::parse("meta[http-equiv=\"Content-Security-Policy\"]").unwrap();
    let said = |parsed: &Html| {
        let meta = parsed.select(&meta).next().unwrap();
        meta.attr("content").unwrap().to_owned()
    };
    // A page may not say of itself who frames it.
    let own = said(&parsed);
    assert_eq!(format!("{own}; frame-ancestors 'none'"), expected);

    let scripts = Selector::parse("script").unwrap();
    assert_eq!(parsed.select(&scripts).count(), 0);
    let listing = Html::parse_document(&listing(&["a".to_owned()]).render());
    let scripts: Vec<String> = listing
        .select(&scripts)
        .map(|script| script.text().collect())
        .collect();
    assert_eq!(scripts.len(), 1);
    let hash = base64::prelude::BASE64_STANDARD.encode(sha2::Sha256::digest(&scripts[0]));
    assert_eq!(said(&listing), format!("{own}; script-src 'sha256-{hash}'"));
}

#[test]
fn whatever_is_drawn_has_a_name_and_a_table() {
    let parsed = Html::parse_document(&page(&["a".to_owned()]).render());
    let all = |selector: &str| {
        let selector = Selector::parse(selector).unwrap();
        parsed
            .select(&selector)
            .map(|element| element.html())
            .collect::<Vec<_>>()
    };
    assert_eq!(all("figure.chart").len(), 6);
    assert_eq!(
        all("figure.chart > details > .scroll > table > caption").len(),
        6
    );
    let drawn = all("svg").len();
    let named = all("svg[role=img][aria-label]").len();
    assert_eq!(named + all("svg[aria-hidden=true]").len(), drawn);
    assert!(named >= 5);
    // What scrolls can be reached with the keyboard, and has a name.
    assert_eq!(
        all(".scroll").len(),
        all(".scroll[tabindex=\"0\"][role=group][aria-label]").len()
    );
    assert_eq!(all("html[lang]").len(), 1);
    assert_eq!(all("th").len(), all("th[scope=col]").len());
    // Places that links lead to are there once.
    for link in parsed.select(&Selector::parse("a[href]").unwrap()) {
        let href = link.attr("href").unwrap();
        assert_eq!(
            all(&format!("[id=\"{}\"]", href.strip_prefix('#').unwrap())).len(),
            1
        );
    }
}

#[test]
fn a_page_looks_like_this() {
    let texts = ["one", "two <b>", "three", "four"].map(str::to_owned);
    let html = page(&texts).render();
    let (before, rest) = html.split_once("<style>").unwrap();
    let (_, after) = rest.split_once("</style>").unwrap();
    let policy = before.find("sha256-").unwrap() + 7;
    let before = format!("{}HASH{}", &before[..policy], &before[policy + 44..]);
    insta::assert_snapshot!(format!("{before}<style></style>{after}"));
    insta::assert_snapshot!("empty", {
        let page = Page::new("Nothing yet").section(
            Section::new("Calls")
                .block(Series::new("Calls", "calls", ["v2"]))
                .block(Bars::new("Programs", "calls"))
                .block(Distribution::new("Time", "ms", [])),
        );
        let html = page.render();
        html.split_once("</head>").unwrap().1.to_owned()
    });
}

#[test]
fn entries_look_like_this_and_can_be_chosen_by_a_script_alone() {
    let texts = ["one", "two <b>", "three", "four"].map(str::to_owned);
    let html = listing(&texts).render();
    let body = html.split_once("<main").unwrap().1;
    insta::assert_snapshot!("entries", body.split_once("<script>").unwrap().0);
    let parsed = Html::parse_document(&html);
    let all = |selector: &str| {
        let selector = Selector::parse(selector).unwrap();
        parsed.select(&selector).count()
    };
    // What needs the script is not there without it, and everything else is.
    assert_eq!(all(".filter[hidden][role=search][aria-label]"), 1);
    assert_eq!(
        all("input, select"),
        all(".filter label > :is(input, select)")
    );
    assert_eq!(all("details.entry"), 2);
    assert_eq!(all("details.entry[hidden], details.group[hidden]"), 0);
    assert_eq!(all("mark"), 2);
}

fn text() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        proptest::sample::select(HOSTILE.to_vec()).prop_map(str::to_owned),
        proptest::sample::select(vec![
            "<", ">", "&", "\"", "'", "`", "=", "/", "!", "-", " ", "\n"
        ])
        .prop_map(str::to_owned),
        any::<char>().prop_map(String::from),
        "[a-z]{0,220}",
    ];
    proptest::collection::vec(part, 0..6).prop_map(|parts| parts.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_text_makes_an_element_or_an_attribute(texts in proptest::collection::vec(text(), 1..8)) {
        prop_assert_eq!(structures(&texts), harmless());
    }
}
