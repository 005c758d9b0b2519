//! Statements: who said it, and in how many reports it was seen.

use crate::command::list::{STATEMENT, of_statement};
use crate::figure;
use crate::filters::Filters;
use crate::output::count;
use crate::web::fault::Fault;
use crate::web::page::{Ask, Html, Page, Rows};
use crate::web::parts::links;
use crate::web::parts::listing::{List, listing};
use crate::web::parts::table::{maybe, table, text};
use maud::html;
use musterbook_ledger::Statement;

pub struct Statements;

impl Page for Statements {
    const PATH: &'static str = "/statements";
    const ABOUT: &'static str = "The statements whose sightings the filters ask for, the newest first.";
    type Query = Filters;
    type View = List<Statement>;

    fn view(ask: &Ask, query: &Filters) -> Result<List<Statement>, Fault> {
        List::of(ask, query, |filter, page, known| ask.ledger.statements(filter, query.sort, page, known))
    }

    fn html(ask: &Ask, query: &Filters, view: &List<Statement>) -> Html {
        let row = |it: &Statement| {
            let claim = &it.claim.claim;
            vec![
                maybe(it.as_of.as_deref()),
                links::origin(&it.origin),
                html! { a href=(format!("/statements/{}", it.id)) { (figure::figure(claim)) } },
                text(figure::what(claim)),
                maybe(claim.side.as_deref()),
                maybe(claim.place.as_deref()),
                text(count(it.reports as usize, "report")),
            ]
        };
        let headings = &["as of", "origin", "#figure", "what", "side", "place", "#seen in"];
        let rows = table("Statements", headings, view.rows.iter().map(row).collect());
        Html { title: "Statements".to_owned(), main: listing(ask, query, view, &[], &rows) }
    }

    fn rows(view: &List<Statement>) -> Rows {
        Rows { columns: STATEMENT.concat(), rows: view.rows.iter().map(of_statement).collect() }
    }
}
