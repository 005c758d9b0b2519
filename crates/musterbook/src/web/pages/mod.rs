//! The pages, a file each.

<<<<<<< HEAD
pub mod claim;
mod claims;
<<<<<<< HEAD
mod map;
mod report;
=======
mod conflicts;
mod question;
mod questions;
>>>>>>> wip-p1
=======
mod add;
mod claim;
mod claims;
mod decide;
mod decisions;
mod preview;
>>>>>>> wip-p3
mod reports;
mod review;
mod search;
mod source;
mod sources;
mod statement;
mod statements;

use super::desk::Desk;
use super::page::Routes;
use axum::Router;
use axum::response::Redirect;
use axum::routing::{get, post};
use std::sync::Arc;

/// All pages with what describes them.
pub fn routes() -> Routes {
<<<<<<< HEAD
    Routes::default()
        .page::<questions::Questions>()
        .page::<question::Question>()
        .page::<conflicts::Conflicts>()
=======
    add::actions(decide::routes(Routes::default()))
>>>>>>> wip-p3
        .page::<claims::Claims>()
        .page::<claim::Claim>()
        .page::<reports::Reports>()
        .page::<report::Report>()
        .page::<statements::Statements>()
        .page::<statement::Statement>()
        .page::<sources::Sources>()
        .page::<source::Source>()
        .page::<map::Map>()
        .page::<search::Search>()
        .page::<review::Review>()
        .page::<decisions::Decisions>()
        .page::<add::Add>()
        .page::<preview::Preview>()
}

pub fn all() -> Router<Arc<Desk>> {
<<<<<<< HEAD
    routes()
        .router
        .route("/", get(|| async { Redirect::to("/claims") }))
        .route("/statements/{id}/merge", post(statement::merge))
        .route("/claims/{id}/split", post(statement::split))
=======
    routes().router.route("/", get(|| async { Redirect::to("/questions") }))
>>>>>>> wip-p1
}
