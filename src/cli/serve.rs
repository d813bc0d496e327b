//! `serve`: the explorer and a JSON interface, for a browser and programs on this computer.

mod doors;

use std::net::SocketAddr;
use std::sync::Arc;

use axum::Router;
use axum::extract::{Query, Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::Response;
use axum::routing::get;
use rapporteur::export::explorer::{self, Served};
use rapporteur::{Error, Graph};

use super::args::Serve;
use super::{End, Outcome, draw, input, output};
use doors::{DOORS, wrong};

/// Meetings in a piece of what the explorer shows: some 200 kB, a moment's work for a browser.
const PIECE: usize = 500;

/// The graph that is shown.
struct Shown {
    graph: Graph,
    page: String,
    pieces: Vec<String>,
    /// Names under which it may be called.
    hosts: Vec<String>,
}

/// Shows a graph until it is stopped.
pub fn run(args: &Serve) -> Outcome {
    let graph = Graph::of(input::facts(&args.graph, None)?);
    let Served { page, pieces } = explorer::served(&graph.dossier, &draw::options(), PIECE);
    let failed = |e: std::io::Error| {
        let error = Error::new(args.listen.to_string(), format!("cannot be listened at: {e}"));
        error.hint("--listen takes another address; with port 0 whichever port is free")
    };
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_io().build().map_err(failed)?;
    runtime.block_on(async {
        let listener = tokio::net::TcpListener::bind(args.listen).await.map_err(failed)?;
        let address = listener.local_addr().map_err(failed)?;
        output::print(&format!("http://{address}\n"))?;
        let shown = Shown { graph, page, pieces, hosts: hosts(address, &args.host) };
        axum::serve(listener, router(Arc::new(shown))).await.map_err(failed)?;
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
    let mut router = Router::new();
    for door in &DOORS {
        let answer = async |State(shown): State<Arc<Shown>>, Query(asked): Query<Vec<(String, String)>>| {
            door.answer(&shown, &asked)
        };
        router = router.route(door.path, get(answer));
    }
    router
        .method_not_allowed_fallback(async || {
            wrong(StatusCode::METHOD_NOT_ALLOWED, "nothing can be changed here; ask with GET")
        })
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
