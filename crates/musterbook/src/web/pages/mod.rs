//! The pages, a file each.

mod add;
mod claim;
mod claims;
mod decide;
mod decisions;
mod preview;
mod reports;
mod review;
mod search;
mod sources;
mod statements;

use super::desk::Desk;
use super::page::Routes;
use axum::Router;
use axum::response::Redirect;
use axum::routing::get;
use std::sync::Arc;

/// All pages with what describes them.
pub fn routes() -> Routes {
    add::actions(decide::routes(Routes::default()))
        .page::<claims::Claims>()
        .page::<claim::Claim>()
        .page::<reports::Reports>()
        .page::<statements::Statements>()
        .page::<sources::Sources>()
        .page::<search::Search>()
        .page::<review::Review>()
        .page::<decisions::Decisions>()
        .page::<add::Add>()
        .page::<preview::Preview>()
}

pub fn all() -> Router<Arc<Desk>> {
    routes().router.route("/", get(|| async { Redirect::to("/claims") }))
}
