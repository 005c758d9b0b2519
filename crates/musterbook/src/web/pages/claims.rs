//! Claims, with their sentences a click away; above them how many origins they come from.

use crate::command::list::{CLAIM, of_claim};
use crate::figure;
use crate::filters::Filters;
use crate::listing::cell;
use crate::output::count;
use crate::web::fault::Fault;
use crate::web::page::{Ask, Html, Page, Rows};
use crate::web::parts::links;
use crate::web::parts::listing::{List, listing};
use crate::web::parts::table::{dated, maybe, table, text};
use maud::html;
use musterbook_ledger::{Found, Support};
use serde::Serialize;

pub struct Claims;

#[derive(Serialize)]
pub struct View {
    support: Support,
    #[serde(flatten)]
    list: List<Found>,
}

impl Page for Claims {
    const PATH: &'static str = "/claims";
    const ABOUT: &'static str =
        "The claims in force that the filters ask for, and how many reports, statements and origins they are.";
    type Query = Filters;
    type View = View;

    fn view(ask: &Ask, query: &Filters) -> Result<View, Fault> {
        let ledger = ask.ledger;
        let order = query.sort.unwrap_or_default();
        let list = List::of(ask, query, |filter, page, known| ledger.claims(filter, order, page, known))?;
        let (filter, _) = query.asked(ledger)?;
        Ok(View { support: ledger.support(&filter, query.known(ledger)?)?, list })
    }

    fn html(ask: &Ask, query: &Filters, view: &View) -> Html {
        let row = |it: &Found| {
            let claim = &it.row.claim;
            vec![
                html! { a href=(format!("/claims/{}", it.row.id)) { (figure::figure(claim)) } },
                text(figure::what(claim)),
                maybe(claim.side.as_deref()),
                maybe(claim.by.as_deref()),
                maybe(claim.place.as_deref()),
                dated(&figure::when(claim)),
                text(figure::source(claim)),
                html! { (links::report(it.row.report, it.outlet.as_deref())) " " span.quiet.day { (cell(it.published.as_deref())) } },
                text(format!("{:.2}", claim.confidence)),
            ]
        };
        let headings = &["#figure", "what", "side", "by", "place", "when", "on whose word", "report", "#sure"];
        let rows = table("Claims", headings, view.list.rows.iter().map(row).collect());
        let it = &view.support;
        let main = html! {
            p.support { b { (count(it.claims as usize, "claim")) } ": " (count(it.reports as usize, "report")) ", "
                (count(it.statements as usize, "statement")) ", " b { (count(it.origins as usize, "origin")) } }
            (listing(ask, query, &view.list, &[], &rows))
        };
        Html { title: "Claims".to_owned(), main }
    }

    fn rows(view: &View) -> Rows {
        Rows { columns: CLAIM.concat(), rows: view.list.rows.iter().map(of_claim).collect() }
    }
}
