//! `serve`: the explorer and a JSON interface, for a browser and programs on this computer.

use std::net::SocketAddr;
use std::sync::Arc;

use axum::Router;
use axum::extract::{Query, Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use rapporteur::dossier::{Kind, Status};
use rapporteur::export::{explorer, json};
use rapporteur::{Error, Graph, query};
use serde_json::json;

use super::args::{Filters, Serve};
use super::{End, Outcome, draw, filter, input, output};

/// What programs may ask.
const DESCRIPTION: &str = include_str!("../../assets/explorer/openapi.json");

/// The graph that is shown.
struct Shown {
    graph: Graph,
    page: String,
    /// Names under which it may be called.
    hosts: Vec<String>,
}

/// Shows a graph until it is stopped.
pub fn run(args: &Serve) -> Outcome {
    let graph = Graph::of(input::graph(&args.graph)?.merged());
    let page = explorer::page(&graph.dossier, &draw::options());
    let wrong = |e: std::io::Error| Error::new(args.listen.to_string(), format!("cannot be listened at: {e}"));
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_io().build().map_err(wrong)?;
    runtime.block_on(async {
        let listener = tokio::net::TcpListener::bind(args.listen).await.map_err(wrong)?;
        let address = listener.local_addr().map_err(wrong)?;
        output::print(&format!("http://{address}\n"))?;
        let shown = Shown { graph, page, hosts: hosts(address, &args.host) };
        axum::serve(listener, router(Arc::new(shown))).await.map_err(wrong)?;
        Ok(End::Well)
    })
}

/// The names of an address, as a browser writes them.
fn hosts(address: SocketAddr, more: &[String]) -> Vec<String> {
    let port = address.port();
    let names = ["localhost".to_string(), "127.0.0.1".to_string(), "[::1]".to_string()];
    let own = if address.is_ipv6() { format!("[{}]", address.ip()) } else { address.ip().to_string() };
    let names = names.into_iter().chain([own]).chain(more.iter().cloned());
    names.flat_map(|name| [format!("{name}:{port}"), name]).map(|n| n.to_lowercase()).collect()
}

fn router(shown: Arc<Shown>) -> Router {
    Router::new()
        .route("/", get(async |State(s): State<Arc<Shown>>| typed("text/html; charset=utf-8", s.page.clone())))
        .route("/api", get(async || typed("application/json", DESCRIPTION.to_string())))
        .route(
            "/api/graph",
            get(async |State(s): State<Arc<Shown>>| typed("application/json", json::merged(&s.graph.dossier))),
        )
        .route("/api/meetings", get(meetings))
        .route("/api/ask", get(ask))
        .fallback(async || wrong(StatusCode::NOT_FOUND, "there is no such page; /api tells what there is"))
        .layer(middleware::from_fn_with_state(shown.clone(), guard))
        .with_state(shown)
}

/// Turns away calls under a strange name, as a page from elsewhere makes them that has its own name point here.
async fn guard(State(shown): State<Arc<Shown>>, request: Request, next: Next) -> Response {
    let host = request.headers().get(header::HOST).and_then(|h| h.to_str().ok()).unwrap_or_default().to_lowercase();
    let mut response = match shown.hosts.contains(&host) {
        true => next.run(request).await,
        false => wrong(StatusCode::FORBIDDEN, "it is not called by this name; allow it with --host"),
    };
    let all = [
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::CACHE_CONTROL, "no-store"),
        (header::REFERRER_POLICY, "no-referrer"),
        (header::X_FRAME_OPTIONS, "DENY"),
    ];
    all.into_iter().for_each(|(name, value)| {
        response.headers_mut().insert(name, HeaderValue::from_static(value));
    });
    response
}

fn typed(kind: &'static str, body: String) -> Response {
    ([(header::CONTENT_TYPE, kind)], body).into_response()
}

fn wrong(status: StatusCode, what: &str) -> Response {
    (status, typed("application/json", format!("{}\n", json!({ "error": what })))).into_response()
}

/// The meetings that fit, with their persons and documents.
async fn meetings(State(shown): State<Arc<Shown>>, Query(asked): Query<Vec<(String, String)>>) -> Response {
    let filters = match filters(&asked) {
        Ok(filters) => filters,
        Err(what) => return wrong(StatusCode::BAD_REQUEST, &what),
    };
    match filter::selection(&filters, &shown.graph) {
        Ok(selection) => typed("application/json", json::merged(&filter::narrow(&shown.graph.dossier, &selection))),
        Err(stranger) => wrong(StatusCode::NOT_FOUND, &stranger.error("").to_string()),
    }
}

/// Flags as they stand in an address.
fn filters(asked: &[(String, String)]) -> Result<Filters, String> {
    let mut filters = Filters::default();
    for (key, value) in asked {
        let no = || format!("`{value}` is no {key}");
        match key.as_str() {
            "who" => filters.who.push(value.clone()),
            "about" => filters.about.push(value.clone()),
            "in" => filters.place = Some(value.clone()),
            "from" => filters.from = Some(value.parse()?),
            "to" => filters.to = Some(value.parse()?),
            "kind" => filters.kind.push(Kind::ALL.into_iter().find(|k| k.word() == value).ok_or_else(no)?),
            "status" => filters.status.push(Status::ALL.into_iter().find(|s| s.word() == value).ok_or_else(no)?),
            _ => return Err(format!("`{key}` is not known; known are who, about, in, from, to, kind, status")),
        }
    }
    filter::check(&filters).map_err(|e| e.to_string())?;
    Ok(filters)
}

/// The answer to a question in English.
async fn ask(State(shown): State<Arc<Shown>>, Query(asked): Query<Vec<(String, String)>>) -> Response {
    match asked.as_slice() {
        [(key, question)] if key == "q" => {
            typed("application/json", format!("{}\n", query::to_json(&query::ask(question, &shown.graph))))
        }
        _ => wrong(StatusCode::BAD_REQUEST, "ask with q: /api/ask?q=Who+met+Lavrov"),
    }
}
