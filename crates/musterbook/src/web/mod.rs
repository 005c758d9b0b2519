//! The desk: the ledger in the browser. A page is a file in `pages`: a query, a view of the ledger, and the view as HTML and
//! as rows; its JSON is the view itself. `page` makes routes of them, `guard` stands before all.

mod address;
mod assets;
mod chart;
mod desk;
mod fault;
mod guard;
mod layout;
mod openapi;
mod page;
mod pages;
mod parts;
mod posted;
mod previews;
mod query;
mod sent;
#[cfg(test)]
mod tests;
mod twin;

use crate::fetch::FetchOptions;
use crate::output::{Failure, Problem};
use axum::Router;
use axum::body::Body;
use axum::http::Request;
use axum::middleware::{from_fn, from_fn_with_state};
use desk::Desk;
use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;
use tower::ServiceExt;
use tower_http::CompressionLevel;
use tower_http::compression::CompressionLayer;
use tower_http::timeout::TimeoutLayer;

/// Who may reach the desk and what they may do.
pub struct Settings {
    /// Asked of everyone, where there is one; any user name goes with it.
    pub password: Option<String>,
    /// Names, beside its addresses, that the server is reached by.
    pub hosts: Vec<String>,
    pub listen: SocketAddr,
    pub is_read_only: bool,
    /// How the Add page fetches addresses.
    pub fetch: FetchOptions,
}

/// A page is made within this time, or not at all.
const PATIENCE: Duration = Duration::from_secs(30);

/// Serves the ledger at a path until the process is told to stop; `listening` learns the address.
pub fn serve(path: &Path, settings: Settings, listening: impl FnOnce(SocketAddr)) -> Result<(), Failure> {
    let wanted = settings.listen;
    let cannot = |error: std::io::Error| {
        Problem::new(wanted.to_string(), format!("can't listen there: {error}"), "choose another with --port")
    };
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().map_err(cannot)?;
    runtime.block_on(async {
        let listener = tokio::net::TcpListener::bind(wanted).await.map_err(cannot)?;
        let address = listener.local_addr().map_err(cannot)?;
        let desk = Arc::new(Desk::new(path, settings));
        let app = app(desk.clone());
        listening(address);
        // The page that people begin with is made before somebody asks for it. What goes wrong then is told when somebody does.
        if let Ok(first) = Request::get("/questions").body(Body::empty()) {
            tokio::spawn(pages::all().with_state(desk).oneshot(first));
        }
        axum::serve(listener, app).with_graceful_shutdown(stopped()).await.map_err(cannot)?;
        Ok(())
    })
}

/// Everything, with its guards: what tests call too.
fn app(desk: Arc<Desk>) -> Router {
    let pages = pages::all().with_state(desk.clone());
    let inner = pages.merge(assets::routes()).merge(openapi::routes()).fallback(fault::no_such_page);
    // The twins are told apart before a route is chosen, so the routes are a service inside.
    let app = Router::new().fallback_service(inner).layer(from_fn(twin::told_apart));
    // Within one machine it takes longer to make pages small than to send them.
    let is_far = !desk.settings.listen.ip().is_loopback();
    let app = app.layer(from_fn_with_state(desk, guard::guarded));
    let app = if is_far { app.layer(CompressionLayer::new().quality(CompressionLevel::Fastest)) } else { app };
    app.layer(TimeoutLayer::with_status_code(axum::http::StatusCode::GATEWAY_TIMEOUT, PATIENCE))
}

/// Ctrl-C, or SIGTERM.
async fn stopped() {
    let interrupt = async {
        let _ = tokio::signal::ctrl_c().await;
    };
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut terminate) = signal(SignalKind::terminate()) {
            tokio::select! {
                () = interrupt => {}
                _ = terminate.recv() => {}
            }
            return;
        }
    }
    interrupt.await;
}
