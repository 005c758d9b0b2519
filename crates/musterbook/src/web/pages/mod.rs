//! The pages, a file each.

mod claim;
mod claims;
mod conflicts;
mod question;
mod questions;
mod reports;
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
    Routes::default()
        .page::<questions::Questions>()
        .page::<question::Question>()
        .page::<conflicts::Conflicts>()
        .page::<claims::Claims>()
        .page::<claim::Claim>()
        .page::<reports::Reports>()
        .page::<statements::Statements>()
        .page::<sources::Sources>()
        .page::<search::Search>()
}

pub fn all() -> Router<Arc<Desk>> {
    routes().router.route("/", get(|| async { Redirect::to("/questions") }))
}
