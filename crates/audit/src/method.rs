//! The methods of the API: their names, and what their params mean.

use std::collections::HashMap;
use std::sync::LazyLock;

use keap_xmlrpc::{FirstParam, Method, MethodVisitor, ParamInfo, UNTYPED_METHODS, visit_methods};

/// What a param of a method means for an audit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    /// The name of a table.
    Table,
    /// Columns that are asked for.
    Reads,
    /// Columns that are written, with their values.
    Writes,
    /// Conditions of a query.
    Conditions,
    /// The one column of a search, and what is looked for in it.
    Field,
    /// What is looked for in the column before.
    FieldValue,
    /// The column that rows are ordered by.
    OrderBy,
    /// Anything else.
    Other,
}

/// The form of a param, by which a call with a key is told from one without.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    Text,
    Number,
    List,
    Map,
    Any,
}

/// One param.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Param {
    pub(crate) role: Role,
    pub(crate) form: Form,
    pub(crate) required: bool,
}

/// One method.
#[derive(Debug)]
pub(crate) struct MethodInfo {
    /// `ContactService.add`.
    pub(crate) name: &'static str,
    /// `ContactService`.
    pub(crate) service: &'static str,
    /// `add`.
    pub(crate) short: &'static str,
    /// Its params without the key; the longest form.
    pub(crate) params: Vec<Param>,
    /// Whether a key stands in front of them.
    pub(crate) has_key: bool,
}

static METHODS: LazyLock<Vec<MethodInfo>> = LazyLock::new(|| {
    let mut known = Known(Vec::new());
    visit_methods(&mut known);
    for untyped in UNTYPED_METHODS {
        let has_key = untyped.name != "DataService.echo";
        known.add(untyped.name, of_signature(untyped.signature), has_key);
    }
    known.0
});

/// The longest name that is looked up.
const LONGEST: usize = 80;

static BY_NAME: LazyLock<HashMap<&'static str, &'static MethodInfo>> =
    LazyLock::new(|| METHODS.iter().map(|method| (method.name, method)).collect());

static BY_LOWER: LazyLock<HashMap<String, &'static MethodInfo>> = LazyLock::new(|| {
    METHODS
        .iter()
        .map(|method| (method.name.to_ascii_lowercase(), method))
        .collect()
});

/// Every method.
#[cfg(test)]
pub(crate) fn all() -> &'static [MethodInfo] {
    &METHODS
}

static SERVICES: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
    let mut services = Vec::new();
    for method in METHODS.iter() {
        if !services.contains(&method.service) {
            services.push(method.service);
        }
    }
    services
});

/// The services, each once.
pub(crate) fn services() -> impl Iterator<Item = &'static str> {
    SERVICES.iter().copied()
}

/// The method of a name as the wire has it: the service knows no other case.
pub(crate) fn named(name: &str) -> Option<&'static MethodInfo> {
    // Most texts of a program end here.
    if name.len() > LONGEST || !name.contains('.') {
        return None;
    }
    BY_NAME.get(name.trim()).copied()
}

/// The method that a name means, whatever its case; also by the names of older texts (`EmailService.optIn`).
pub(crate) fn in_any_case(name: &str) -> Option<&'static MethodInfo> {
    if name.len() > LONGEST || !name.contains('.') {
        return None;
    }
    let lower = name.trim().to_ascii_lowercase();
    let found = BY_LOWER.get(&lower).copied();
    found.or_else(|| {
        let mut older = OLDER.iter();
        older.find_map(|(old, new)| {
            let rest = lower.strip_prefix(old)?;
            BY_LOWER.get(&format!("{new}{rest}")).copied()
        })
    })
}

/// Beginnings of names in older texts and libraries, as `keap::Operation` reads them, too.
static OLDER: [(&str, &str); 2] = [
    ("emailservice.", "apiemailservice."),
    (
        "dataservice.getappointmentcal",
        "dataservice.getappointmentical",
    ),
];

/// The method of a service by the name that programs of a language give it: `addWithDupCheck`, `AddWithDupCheck`,
/// `add_with_dup_check`.
pub(crate) fn of_service(service: &str, called: &str) -> Option<&'static MethodInfo> {
    let squeezed = |name: &str| name.replace('_', "").to_ascii_lowercase();
    let wanted = squeezed(called);
    METHODS
        .iter()
        .find(|method| method.service == service && squeezed(method.short) == wanted)
}

struct Known(Vec<MethodInfo>);

impl Known {
    fn add(&mut self, name: &'static str, params: Vec<Param>, has_key: bool) {
        let (service, short) = name.split_once('.').unwrap_or(("", name));
        // Overloads of one name: the longest says the most.
        if let Some(known) = self.0.iter_mut().find(|known| known.name == name) {
            if known.params.len() < params.len() {
                known.params = params;
            }
            return;
        }
        self.0.push(MethodInfo {
            name,
            service,
            short,
            params,
            has_key,
        });
    }
}

impl MethodVisitor for Known {
    fn visit<M: Method>(&mut self) {
        let params = M::PARAMS.iter().flat_map(of_info).collect();
        self.add(M::NAME, params, M::KEY != FirstParam::None);
    }
}

/// The params of one field; some fields are two on the wire: column and direction of an order.
fn of_info(info: &ParamInfo) -> impl Iterator<Item = Param> {
    let (name, required) = (info.name, info.required);
    let types = info.wire_type.split(", ").enumerate();
    types.map(move |(place, wire_type)| Param {
        role: if place == 0 { role(name) } else { Role::Other },
        form: form(wire_type),
        required,
    })
}

/// The params of `(int contactId, string[] fields) -> struct`.
fn of_signature(signature: &str) -> Vec<Param> {
    let inside = signature
        .trim_start_matches('(')
        .split(')')
        .next()
        .unwrap_or_default();
    let params = inside.split(',').filter_map(|param| {
        let (wire_type, name) = param.trim().split_once(' ')?;
        Some(Param {
            role: role(name),
            form: form(wire_type),
            required: true,
        })
    });
    params.collect()
}

fn role(name: &str) -> Role {
    match name {
        "table" => Role::Table,
        "selected_fields" | "return_fields" | "fields" => Role::Reads,
        "values" | "data" => Role::Writes,
        "query_data" => Role::Conditions,
        "field_name" => Role::Field,
        "field_value" => Role::FieldValue,
        "order_by" | "ordering" | "order" => Role::OrderBy,
        _ => Role::Other,
    }
}

fn form(wire_type: &str) -> Form {
    match wire_type {
        "int" | "double" => Form::Number,
        "string" => Form::Text,
        "struct" => Form::Map,
        list if list.ends_with("[]") || list.starts_with("array") => Form::List,
        _ => Form::Any,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_method_is_known_by_its_name_and_meant_in_any_case() {
        assert_eq!(all().len(), 144);
        assert_eq!(services().count(), 18);
        for method in all() {
            assert_eq!(named(method.name).unwrap().name, method.name);
            let lower = method.name.to_lowercase();
            assert!(named(&lower).is_none(), "{lower}");
            assert_eq!(in_any_case(&lower).unwrap().name, method.name);
            let found = of_service(method.service, method.short).unwrap();
            assert_eq!(found.name, method.name);
        }
        assert_eq!(
            in_any_case("EmailService.optIn").unwrap().name,
            "APIEmailService.optIn"
        );
        assert!(named("EmailService.optIn").is_none());
        assert!(in_any_case("ContactService.explode").is_none());
    }

    #[test]
    fn params_have_their_roles() {
        let query = named("DataService.query").unwrap();
        let roles: Vec<_> = query.params.iter().map(|param| param.role).collect();
        assert_eq!(
            roles,
            [
                Role::Table,
                Role::Other,
                Role::Other,
                Role::Conditions,
                Role::Reads,
                Role::OrderBy,
                Role::Other
            ]
        );
        let find = named("DataService.findByField").unwrap();
        assert_eq!(find.params[3].role, Role::Field);
        assert_eq!(find.params[4].role, Role::FieldValue);
        assert_eq!(find.params[5].role, Role::Reads);
        for (name, at) in [("ContactService.add", 0), ("ContactService.update", 1)] {
            assert_eq!(named(name).unwrap().params[at].role, Role::Writes, "{name}");
        }
        assert_eq!(
            named("ContactService.load").unwrap().params[1].role,
            Role::Reads
        );
        assert_eq!(
            named("ContactService.findByEmail").unwrap().params[1].role,
            Role::Reads
        );
    }
}
