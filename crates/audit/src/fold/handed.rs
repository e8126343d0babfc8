//! Lists and maps that are handed to a call of which nobody knows what it does to them: there may be more in them then.

use super::call::Given;
use super::machine::Machine;
use super::names::is_this;
use super::reach::is_bound;
use super::value::{CAPTURED, REST, Value};
use crate::hit::Language;
use crate::syntax::{Argument, Call, Kind, Node};

/// What is called with lists and maps, or on them, without adding to them.
const READING: &str = "\
    log debug info warn warning error notice critical fatal trace print printf println print_r pprint fprintf fprintln \
    sprintf echo puts say p pp inspect write writeln writeline var_dump var_export dump dumper dd error_log die exit raise \
    count len length size sizeof isempty is_empty empty isset exists defined is_array is_object is_string isinstance type \
    typeof gettype ref id scalar blank? empty? any? all? none? present? nil? key? has_key? include? member? is_a? \
    respond_to? contains containskey containsvalue contains_key has hasownproperty haskey includes in_array \
    array_key_exists array_search indexof lastindexof find findindex index rindex some every any all \
    keys values items each each_pair each_with_index each_key each_value entries entryset keyset array_keys array_values \
    array_map array_merge array_filter array_unique array_slice array_combine array_flip array_diff array_diff_key \
    array_intersect array_intersect_key array_chunk array_column array_reduce array_replace array_fill_keys array_reverse \
    compact implode explode join split slice map mapi filter foreach reduce collect select reject sort sorted reverse \
    reversed sort_by uniq min max sum zip enumerate iter next range concat merge union with_indifferent_access \
    json_encode wp_json_encode stringify dumps to_json tojson tojsonstring serialize serializeobject marshal encode \
    http_build_query urlencode base64_encode md5 sha1 hash hash! str repr string tostring to_s to_a to_h to_hash toarray \
    tolist list dict tuple set frozenset int float bool array hash array_sum copy deepcopy clone dup freeze frozen? \
    compact compact! get fetch dig getordefault getproperty trygetvalue at first last head tail end reset current \
    pop shift delete remove removeat removeall clear unset del delete_if reject! array_pop array_shift splice trim \
    isarray freeze aslist of from unmodifiablemap unmodifiablelist is_same equals equal assert assertequal assertequals \
    assert_equal expect super parent __construct return lc uc ucfirst chomp keys! wantarray bless local my new \
    symbolize_keys stringify_keys symbolize_keys! stringify_keys! except slice! stream iterator render response jsonify \
    ";

fn is_reading(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    READING.split_whitespace().any(|known| known == name)
}

impl Machine<'_> {
    /// Opens what a call was made with that was no call of the API and is of no known kind.
    pub(super) fn handed(&mut self, call: &Call) {
        self.handed_functions(call);
        let (object, name) = match &call.target.kind {
            Kind::Member(object, name) => (Some(object.as_ref()), name.as_str()),
            Kind::Name(name) => (None, name.as_str()),
            _ => return,
        };
        if is_reading(name) {
            return;
        }
        if let Some(summary) = self.functions.get(name) {
            let changes = summary.changes.clone();
            // A method of Perl has its object in front.
            let shift = usize::from(self.language == Language::Perl && object.is_some());
            for (place, argument) in call.arguments.iter().enumerate() {
                if changes.contains(&place.saturating_add(shift)) {
                    self.open(&argument.value);
                }
            }
            return;
        }
        if let Some(object) = object {
            self.open(object);
        }
        // What PHP hands to a method is a copy, and references to what is there are rare; functions are asked more often.
        let is_copied = self.language == Language::Php && object.is_some();
        if is_copied || self.language == Language::Bash {
            return;
        }
        for argument in &call.arguments {
            self.open(&argument.value);
        }
    }

    /// Functions of the file that are handed to a call of which nobody knows what it does: it calls them, with what stands
    /// behind them (`executor.submit(query, "Lead")`), or nobody knows with what.
    fn handed_functions(&mut self, call: &Call) {
        for (place, argument) in call.arguments.iter().enumerate() {
            let name = match &argument.value.kind {
                Kind::Name(name) | Kind::Member(_, name) => name,
                _ => {
                    self.handed_method(argument);
                    continue;
                }
            };
            if self
                .functions
                .get(name)
                .is_none_or(|one| one.open.is_empty())
            {
                continue;
            }
            let behind = call
                .arguments
                .get(place.saturating_add(1)..)
                .unwrap_or_default();
            let values = match argument.name.as_deref() {
                // `Thread(target=query, args=("Lead",))`
                Some(_) => {
                    let list = behind
                        .iter()
                        .find(|one| one.name.as_deref() == Some("args"));
                    match list.map(|list| self.written(&list.value)) {
                        Some(Value::List(items)) => items.to_vec(),
                        _ => Vec::new(),
                    }
                }
                None => behind.iter().map(|one| self.written(&one.value)).collect(),
            };
            let given = Given {
                at: argument.value.at,
                values,
                arguments: &[],
                types: &[],
            };
            let name = name.clone();
            self.helper(&name, &given);
        }
    }

    /// A method that is handed to a call: `array_map([$app, 'loadCon'], $ids)`, `ids.map(&client.method(:contact_load))`.
    fn handed_method(&mut self, argument: &Argument) {
        let bound = match &argument.value.kind {
            Kind::List(items) if self.language == Language::Php && items.len() == 2 => {
                self.written(&argument.value)
            }
            Kind::Call(call) if self.language == Language::Ruby => {
                match (&call.target.kind, call.arguments.as_slice()) {
                    (Kind::Member(_, how), [_]) if how == "method" => self.eval(&argument.value),
                    _ => return,
                }
            }
            _ => return,
        };
        if !is_bound(&bound) {
            return;
        }
        let given = Given {
            at: argument.value.at,
            values: Vec::new(),
            arguments: &[],
            types: &[],
        };
        self.callable(&bound, &given);
    }

    /// What a part is that only names something or is written out; asking for it does nothing.
    pub(super) fn written(&mut self, node: &Node) -> Value {
        match &node.kind {
            Kind::Text(text) => Value::text(text),
            Kind::Number(number) => Value::Number(number.as_str().into()),
            Kind::Name(name) => self.name(name),
            // `Method.Load`, of something that is written out.
            Kind::Member(object, name) if matches!(object.kind, Kind::Name(_)) => {
                let object = self.written(object);
                let of_file = matches!(&object, Value::Name(class) if self.classes.contains_key(class.as_ref()));
                let field = self.fields.get(name).filter(|_| of_file).cloned();
                super::names::entry(&object, name)
                    .or(field)
                    .unwrap_or(Value::Unknown)
            }
            Kind::Join(parts) => Value::join(parts.iter().map(|part| self.written(part)).collect()),
            Kind::List(items) => {
                let items = items.iter().map(|item| self.written(item)).collect();
                Value::list(items)
            }
            _ => Value::Unknown,
        }
    }

    /// What a place has, where asking for it does nothing.
    fn held(&mut self, place: &Node) -> Option<Value> {
        match &place.kind {
            Kind::Name(name) => Some(self.name(name)),
            Kind::Member(object, name) => match &object.kind {
                Kind::Name(this) if is_this(this) => self.fields.get(name).cloned(),
                _ => None,
            },
            _ => None,
        }
    }

    /// Notes that there may be more in a list or a map.
    fn open(&mut self, place: &Node) {
        let Some(held) = self.held(place) else { return };
        self.note_change(&held);
        let is_open_kind = |way: &Value| match way {
            Value::Map(_) => true,
            // A function of Go that is given a slice makes it no longer.
            Value::List(_) => self.language != Language::Go,
            _ => false,
        };
        if held.ways().iter().any(is_open_kind) {
            self.replace(place, held.opened());
        }
    }

    /// Notes that a function changes what it is given.
    pub(super) fn note_change(&mut self, held: &Value) {
        let Value::Parameter(place @ ..CAPTURED) = held else {
            return;
        };
        let is_php = self.language == Language::Php;
        let place = *place;
        if let Some(summary) = self.summary()
            && place < REST
            && (!is_php || summary.references.contains(&place))
        {
            summary.changes.insert(place);
        }
    }
}
