//! Origins: who the claims come from.

use crate::command::list::{ORIGIN, of_origin};
use crate::filters::Filters;
use crate::web::fault::Fault;
use crate::web::page::{Ask, Html, Page, Rows};
use crate::web::parts::links;
use crate::web::parts::listing::{List, listing};
use crate::web::parts::table::{maybe, table, text};
use musterbook_ledger::Origin;

pub struct Sources;

impl Page for Sources {
    const PATH: &'static str = "/sources";
    const ABOUT: &'static str = "The origins of what the filters ask for, those with the most statements first.";
    type Query = Filters;
    type View = List<Origin>;

    fn view(ask: &Ask, query: &Filters) -> Result<List<Origin>, Fault> {
        List::of(ask, query, |filter, page, known| ask.ledger.origins(filter, query.sort, page, known))
    }

    fn html(ask: &Ask, query: &Filters, view: &List<Origin>) -> Html {
        let row = |it: &Origin| {
            vec![
                links::origin(&it.origin),
                text(it.statements),
                text(it.claims),
                text(it.reports),
                maybe(it.from.as_deref()),
                maybe(it.to.as_deref()),
            ]
        };
        let headings = &["origin", "#statements", "#sightings", "#reports", "from", "to"];
        let rows = table("Origins", headings, view.rows.iter().map(row).collect());
        Html { title: "Sources".to_owned(), main: listing(ask, query, view, &[], &rows) }
    }

    fn rows(view: &List<Origin>) -> Rows {
        Rows { columns: ORIGIN.to_vec(), rows: view.rows.iter().map(of_origin).collect() }
    }
}
