//! The description of the desk for programs (OpenAPI 3), made from the routes and their queries themselves.

use super::page::Told;
use super::pages;
use axum::Router;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use clap::{Arg, ArgAction, Command};
use std::sync::LazyLock;
use utoipa::openapi::path::{OperationBuilder, Parameter, ParameterBuilder, ParameterIn, PathItem, PathsBuilder};
use utoipa::openapi::schema::{ArrayBuilder, ObjectBuilder, Schema, SchemaType, Type};
use utoipa::openapi::{Content, HttpMethod, Info, OpenApi, OpenApiBuilder, RefOr, Required, ResponseBuilder};

static DOCUMENT: LazyLock<String> = LazyLock::new(|| document().to_pretty_json().unwrap_or_default());

pub fn routes<S: Clone + Send + Sync + 'static>() -> Router<S> {
    Router::new().route("/openapi.json", get(answer))
}

async fn answer() -> Response {
    ([(header::CONTENT_TYPE, HeaderValue::from_static("application/json"))], DOCUMENT.as_str()).into_response()
}

fn document() -> OpenApi {
    let mut info = Info::new("Musterbook", env!("CARGO_PKG_VERSION"));
    info.description = Some(
        "Who reported which figure about armed conflict. Every page has a JSON and a CSV twin; the filters are those of \
         the command line. Fields of claims: docs/claim.md."
            .to_owned(),
    );
    let mut paths = PathsBuilder::new();
    for told in pages::routes().told {
        for (ending, kind) in [("json", "application/json"), ("csv", "text/csv")] {
            paths = paths.path(format!("{}.{ending}", told.path), item(&told, kind));
        }
    }
    OpenApiBuilder::new().info(info).paths(paths.build()).build()
}

fn item(told: &Told, kind: &str) -> PathItem {
    let schema = match kind {
        "text/csv" => of_type(Type::String),
        _ => of_type(Type::Object),
    };
    let response = |what: &str| ResponseBuilder::new().description(what);
    let answer = response(told.about).content(kind, Content::new(Some(schema))).build();
    let wrong = |what: &str| response(what).content("application/json", Content::new(Some(fault()))).build();
    let mut operation = OperationBuilder::new()
        .summary(Some(told.about))
        .response("200", answer)
        .response("400", wrong("A filter that can't be: what is wrong with it, and what can be said instead."));
    if told.path.contains("{id}") {
        let id = ParameterBuilder::new().name("id").parameter_in(ParameterIn::Path).required(Required::True);
        operation = operation
            .parameter(id.schema(Some(of_type(Type::Integer))).build())
            .response("404", wrong("There is no such number."));
    }
    for parameter in parameters(&told.query) {
        operation = operation.parameter(parameter);
    }
    PathItem::new(HttpMethod::Get, operation.build())
}

fn of_type(kind: Type) -> Schema {
    Schema::Object(ObjectBuilder::new().schema_type(SchemaType::Type(kind)).build())
}

/// `{"error": {"what": …, "remedy": …}}`
fn fault() -> Schema {
    let of = ObjectBuilder::new().property("what", of_type(Type::String)).property("remedy", of_type(Type::String));
    Schema::Object(ObjectBuilder::new().property("error", of.build()).build())
}

/// A flag is a parameter of the same name.
fn parameters(query: &Command) -> impl Iterator<Item = Parameter> {
    query.get_arguments().filter_map(|it| {
        let name = it.get_long()?;
        let about = it.get_help().map(ToString::to_string);
        let parameter = ParameterBuilder::new().name(name).parameter_in(ParameterIn::Query).required(Required::False);
        Some(parameter.description(about).schema(Some(schema(it))).build())
    })
}

fn schema(it: &Arg) -> Schema {
    let words = it.get_possible_values();
    let one = match it.get_action() {
        ArgAction::SetTrue => of_type(Type::Boolean),
        _ if !words.is_empty() => {
            let words = words.iter().map(|word| word.get_name().to_owned());
            Schema::Object(
                ObjectBuilder::new().schema_type(SchemaType::Type(Type::String)).enum_values(Some(words)).build(),
            )
        }
        _ => of_type(Type::String),
    };
    match it.get_action() {
        ArgAction::Append => Schema::Array(ArrayBuilder::new().items(RefOr::T(one)).build()),
        _ => one,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fmt::Write;
    use std::path::Path;

    /// The routes as docs/api.md lists them.
    fn listed() -> String {
        let mut out = String::from("| path | what it gives | parameters |\n| --- | --- | --- |\n");
        let shared: Vec<String> = names(&super::super::query::command::<crate::filters::Filters>()).collect();
        for told in pages::routes().told {
            let all: Vec<String> = names(&told.query).collect();
            let has_filters = shared.iter().all(|name| all.contains(name));
            let own: Vec<String> = all
                .into_iter()
                .filter(|name| !has_filters || !shared.contains(name))
                .map(|name| format!("`{name}`"))
                .chain(has_filters.then(|| "[the filters](cli.md#filters)".to_owned()))
                .collect();
            writeln!(out, "| `{}` | {} | {} |", told.path, told.about, own.join(", ")).unwrap();
        }
        out
    }

    fn names(query: &Command) -> impl Iterator<Item = String> {
        query.get_arguments().filter_map(|it| it.get_long().map(str::to_owned))
    }

    #[test]
    fn the_document_of_the_api_lists_the_routes() {
        const MARKS: [&str; 2] = ["<!-- routes -->\n", "<!-- end of routes -->\n"];
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/api.md");
        let text = std::fs::read_to_string(&path).unwrap();
        let (before, rest) = text.split_once(MARKS[0]).expect("docs/api.md: the mark before the routes");
        let (written, after) = rest.split_once(MARKS[1]).expect("docs/api.md: the mark behind the routes");
        let routes = listed();
        if std::env::var_os("UPDATE_DOCS").is_some() {
            std::fs::write(&path, format!("{before}{}{routes}{}{after}", MARKS[0], MARKS[1])).unwrap();
        } else {
            assert_eq!(written, routes, "docs/api.md: UPDATE_DOCS=1 cargo test -p musterbook writes the routes");
        }
    }

    #[test]
    fn the_document_for_programs_names_every_twin_and_filter() {
        let json: serde_json::Value = serde_json::from_str(&DOCUMENT).unwrap();
        assert!(json["openapi"].as_str().unwrap().starts_with("3."));
        for told in pages::routes().told {
            for ending in ["json", "csv"] {
                let get = &json["paths"][format!("{}.{ending}", told.path)]["get"];
                let parameters = get["parameters"].as_array().map_or(0, Vec::len);
                let expected = names(&told.query).count() + usize::from(told.path.contains("{id}"));
                assert_eq!(parameters, expected, "{}", told.path);
            }
        }
    }
}
