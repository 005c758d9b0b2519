//! Charts and the map: data in, markup out, drawn as SVG without script and without inline styles.
//!
//! Colours, strokes and sizes of text are in `assets/chart.css`, by class. Larger charts come as a `<figure>` with one
//! drawing for wide and one for narrow columns; small ones go into a cell of a table. Beside a chart its page has the data as
//! a table; where it is no listing of its own, `sheet` makes it. Nothing here fails: values that are not finite are left out of
//! the drawing.

pub mod compare;
mod days;
pub mod map;
mod marker;
mod path;
pub mod range;
mod scale;
pub mod sheet;
mod size;
pub mod spark;
#[cfg(test)]
mod tests;
pub mod timeline;
mod words;
