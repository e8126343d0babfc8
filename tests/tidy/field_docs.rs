//! A field's sentence tells a fact or is not there: one that only spells the name out hides those that tell something.

use std::collections::BTreeSet;
use std::fs;

/// Words that say nothing by themselves, as [`words`] leaves them.
const EMPTY: [&str; 6] = ["a", "an", "the", "it", "its", "of"];

/// The words of a name or a sentence, in the singular.
fn words(text: &str) -> BTreeSet<String> {
    let mut split = String::new();
    let mut before = ' ';
    for letter in text.chars() {
        if letter.is_uppercase() && (before.is_lowercase() || before.is_ascii_digit()) {
            split.push(' ');
        }
        split.push(if letter.is_alphanumeric() {
            letter
        } else {
            ' '
        });
        before = letter;
    }
    let singular = |word: &str| {
        let word = word.to_lowercase();
        match (word.strip_suffix("ies"), word.strip_suffix('s')) {
            (Some(base), _) => format!("{base}y"),
            (None, Some(base)) if !base.ends_with('s') => base.to_owned(),
            _ => word,
        }
    };
    split.split_whitespace().map(singular).collect()
}

fn only_repeats(name: &str, sentence: &str) -> bool {
    let mut told = words(sentence);
    told.retain(|word| !EMPTY.contains(&word.as_str()));
    told.is_subset(&words(name))
}

/// The name of the field that a line declares: `pub name: Type,`, and in an enumeration without `pub`.
fn field(line: &str) -> Option<&str> {
    let line = line.strip_suffix(',')?;
    let (name, kind) = line.split_once(": ")?;
    let name =
        name.rsplit_once(' ').map_or(
            name,
            |(before, name)| {
                if before.starts_with("pub") { name } else { "" }
            },
        );
    let name = name.trim_start_matches("r#");
    let is_name =
        |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '_';
    (!name.is_empty() && name.chars().all(is_name) && !kind.contains(" = ")).then_some(name)
}

/// The fields of a source with their sentences; those without one are not among them.
fn documented(source: &str) -> Vec<(&str, String)> {
    let (mut found, mut sentence) = (Vec::new(), String::new());
    for line in source.lines().map(str::trim) {
        if let Some(text) = line.strip_prefix("///") {
            sentence.push_str(text);
        } else if !line.starts_with("#[") {
            let text = std::mem::take(&mut sentence);
            if let Some(name) = field(line).filter(|_| !text.is_empty()) {
                found.push((name, text));
            }
        }
    }
    found
}

fn sources() -> Vec<(String, String)> {
    let mut found = Vec::new();
    super::files(&super::root().join("crates"), &mut found);
    let paths = found.into_iter().filter(|path| {
        let text = path.to_string_lossy();
        text.ends_with(".rs") && text.contains("/src/")
    });
    paths
        .map(|path| {
            let text = fs::read_to_string(&path).unwrap();
            (path.display().to_string(), text)
        })
        .collect()
}

#[test]
fn no_sentence_of_a_field_only_repeats_its_name() {
    let (mut count, mut hollow) = (0, Vec::new());
    for (path, text) in sources() {
        for (name, sentence) in documented(&text) {
            count += 1;
            if only_repeats(name, &sentence) {
                hollow.push(format!("{path}: {name}:{sentence}"));
            }
        }
    }
    assert!(count > 2000, "the search works: {count}");
    assert!(hollow.is_empty(), "{}", hollow.join("\n"));
}

/// What the vendor's documents and the pairing with XML-RPC tell of the models arrives in them.
#[test]
fn fields_of_rest_models_tell_their_legacy_columns_bounds_and_defaults() {
    let models = |version: &str| -> Vec<(String, String)> {
        let folder = format!("crates/rest/src/{version}/");
        let sources = sources()
            .into_iter()
            .filter(|(path, _)| path.contains(&folder));
        sources
            .flat_map(|(_, text)| {
                let fields = documented(&text).into_iter();
                fields
                    .map(|(name, sentence)| (name.to_owned(), sentence))
                    .collect::<Vec<_>>()
            })
            .collect()
    };
    let (v1, v2) = (models("v1"), models("v2"));
    let telling = |fields: &[(String, String)], what: &str| {
        let fields = fields.iter();
        fields
            .filter(|(_, sentence)| sentence.contains(what))
            .count()
    };
    assert!(
        telling(&v1, "In XML-RPC: `") > 250,
        "{}",
        telling(&v1, "In XML-RPC: `")
    );
    assert!(
        telling(&v2, "In XML-RPC: `") > 600,
        "{}",
        telling(&v2, "In XML-RPC: `")
    );
    assert!(telling(&v2, "when left out") > 40);
    assert!(telling(&v2, "At least ") > 40);
    assert!(telling(&v2, "smallest unit of the currency") > 5);
    let has = |name: &str, what: &str| {
        let mut fields = v2.iter();
        fields.any(|(field, sentence)| field == name && sentence.contains(what))
    };
    assert!(has("description", "`ContactAction.CreationNotes`"));
    assert!(has("given_name", "`Contact.FirstName`"));
    assert!(has("addresses", "an entry that is not in it is removed"));
    assert!(has("country_code", "ISO 3166-1"));
}

#[test]
fn a_hollow_sentence_is_known_however_it_is_written() {
    let source = "pub struct S {\n    /// The id of the owner.\n    #[serde(default)]\n    pub owner_id: u8,\n    /// A `User.Id`.\n    pub(crate) user: u8,\n    pub bare: u8,\n}\nenum E {\n    V {\n        /// Ids of the tags.\n        r#tag_ids: u8,\n    },\n}\nfn f() {\n    /// no field\n    let x: u8 = 1;\n}\n";
    let found = documented(source);
    let hollow: Vec<_> = found
        .iter()
        .filter(|(name, sentence)| only_repeats(name, sentence))
        .map(|(name, _)| *name)
        .collect();
    assert_eq!(hollow, ["owner_id", "tag_ids"]);
    assert_eq!(found.len(), 3);
}
