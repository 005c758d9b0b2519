//! The pages, a file each.

mod add;
pub mod claim;
mod claims;
mod conflicts;
mod decide;
mod decisions;
mod map;
mod preview;
mod question;
mod questions;
mod report;
mod reports;
mod review;
mod search;
mod source;
mod sources;
mod statement;
mod statements;

pub use questions::Answer;

use super::desk::Desk;
use super::page::Routes;
use axum::Router;
use axum::response::Redirect;
use axum::routing::get;
use std::sync::Arc;

/// All pages with what describes them.
pub fn routes() -> Routes {
    add::actions(statement::actions(decide::routes(Routes::default())))
        .page::<questions::Questions>()
        .page::<question::Question>()
        .page::<conflicts::Conflicts>()
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
    routes().router.route("/", get(|| async { Redirect::to("/questions") }))
}
