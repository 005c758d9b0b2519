//! Where: the most specific named place that a figure is about. In: the names of the text and the drafts. Out: each
//! draft's `place`. Left alone: places that nothing in the text ties to the figure; nothing is guessed from the war.

mod candidate;
mod canonical;
mod chain;
mod checks;
mod context;
mod disambiguate;
mod elsewhere;
mod noun;
mod refer;
mod role;
mod rules;
mod scene;
mod shape;
mod words;

#[cfg(test)]
mod tests;

use crate::claim::Step;
use crate::document::{Document, Draft};
use candidate::Role;
use context::Context;
use rules::{RULES, View};
use scene::Scene;

/// Gives every draft its place, or none, and says by which rule.
pub fn assign(doc: &Document, drafts: &mut [Draft]) {
    if drafts.is_empty() {
        return;
    }
    let scene = Scene::read(doc);
    let mut order: Vec<usize> = (0..drafts.len()).filter(|&d| drafts[d].figure < doc.figures.len()).collect();
    order.sort_by_key(|&d| doc.figures[drafts[d].figure].tokens.start);
    let mut context = Context::new(doc, &scene);
    let related = super::related::read(doc);
    let mut given: Vec<Option<usize>> = vec![None; drafts.len()];
    for index in order {
        let figure = &doc.figures[drafts[index].figure];
        context.advance(doc, &scene, figure.sentence);
        let view = View {
            doc,
            scene: &scene,
            draft: &drafts[index],
            figure,
            context: &context,
            is_related: related.get(figure.sentence).is_some_and(|&r| r),
        };
        let found = RULES.iter().find_map(|rule| (rule.run)(&view).map(|answer| (rule.name, answer)));
        let Some((rule, answer)) = found else { continue };
        let place = answer.map(|candidate| scene.get(candidate).name.to_string());
        let saw =
            answer.map_or_else(|| "no place".to_string(), |c| doc.span(&scene.get(c).tokens).of(doc.text).to_string());
        if let Some(candidate) = answer {
            context.assigned(&scene, candidate, figure.sentence);
        }
        given[index] = answer;
        drafts[index].place = place;
        drafts[index].trace.push(Step { rule, saw });
    }
    settle_headline(doc, &scene, &given, drafts);
}

/// A headline's figure is where the body puts the same figure, unless the headline says where in so many words.
fn settle_headline(doc: &Document, scene: &Scene, given: &[Option<usize>], drafts: &mut [Draft]) {
    let headline = doc.sentences.first().map_or(0..0, |s| scene.within(&s.tokens));
    let says = |place: &str| {
        let role = |c: &usize| scene.get(*c).role;
        given.iter().flatten().any(|c| {
            headline.contains(c)
                && &*scene.get(*c).name == place
                && !matches!(role(c), Role::Label | Role::Bare | Role::Modifier)
        })
    };
    super::copy_to_headline(doc, drafts, |body, headline| {
        if body.place.is_some() && headline.place.as_deref().is_none_or(|place| !says(place)) {
            headline.place.clone_from(&body.place);
            headline.trace.push(Step { rule: "place-of-headline", saw: body.place.clone().unwrap_or_default() });
        }
    });
}
