//! One facet: its values, the first of them open and the others folded away, and a field that looks through them.

use leptos::ev::KeyboardEvent;
use leptos::html::Details;
use leptos::prelude::*;
use model::query::Parameter;
use model::sorted;
use model::view::Facet;
use model::words::Lang;

use super::value::Value;
use crate::context::use_site;
use crate::state::use_atlas;
use crate::texts::text;

/// How many values of a facet stand open; the others fold away.
const ALWAYS_SHOWN: usize = 8;

/// A value and how deep it stands in a tree.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Placed {
    pub(super) value: String,
    pub(super) depth: usize,
}

/// The values that stand open, and those that fold away, in their order.
#[derive(Clone, Debug, Default, PartialEq)]
struct Order {
    open: Vec<Placed>,
    folded: Vec<Placed>,
}

/// The section of a facet.
#[component]
pub(super) fn FacetSection(parameter: String) -> impl IntoView {
    let (lang, atlas) = (use_site().lang, use_atlas());
    let name = facet_name(&parameter, lang);
    let facet = {
        let parameter = parameter.clone();
        Memo::new(move |last: Option<&Facet>| {
            let found = atlas
                .page
                .with(|page| page.view.facets.iter().find(|facet| facet.parameter == parameter).cloned());
            found
                .or_else(|| last.cloned())
                .unwrap_or_else(|| Facet { parameter: parameter.clone(), values: vec![] })
        })
    };
    let moves = Memo::new(move |_| atlas.dragging.get() || atlas.held.get() || atlas.playing.get());
    // The facet as it was when something began to move. Its values keep that order, so that none jumps away.
    let rested = Memo::new(move |last: Option<&Facet>| match last {
        Some(last) if moves.get() => last.clone(),
        _ => facet.get(),
    });
    let order = Memo::new(move |_| facet.with(|facet| rested.with(|rested| steady_order(facet, rested))));
    let open = move || order.with(|order| order.open.clone());
    // Nobody sees what is folded away, so it waits until a drag is over.
    let folded = Memo::new(move |last: Option<&Vec<Placed>>| match last {
        Some(last) if atlas.folds_wait() => last.clone(),
        _ => order.with(|order| order.folded.clone()),
    });
    let most = Memo::new(move |_| {
        facet.with(|facet| facet.values.iter().map(|held| held.count).max().unwrap_or_default())
    });
    let typed = RwSignal::new(String::new());
    let is_long = Memo::new(move |_| folded.with(|folded| folded.len() >= ALWAYS_SHOWN));
    // A facet that is too short for a field hides nothing.
    let words = Memo::new(move |_| {
        if is_long.get() { typed.with(|typed| typed.trim().to_lowercase()) } else { String::new() }
    });
    let values = FacetValues { parameter: StoredValue::new(parameter.clone()), facet, most, words };
    let has_more = Memo::new(move |_| folded.with(|folded| !folded.is_empty()));
    view! {
        <section class="facet" data-key=parameter>
            <h2><span class="eyebrow">{name}</span></h2>
            <For each=open key=Placed::clone let:placed><Value placed values is_drawn=Signal::stored(true)/></For>
            {move || has_more.get().then(|| view! { <MoreValues name values typed is_long folded order/> })}
        </section>
    }
}

/// What the values of a facet have in common.
#[derive(Clone, Copy)]
pub(super) struct FacetValues {
    pub(super) parameter: StoredValue<String>,
    pub(super) facet: Memo<Facet>,
    /// The highest count, which the bars compare with.
    pub(super) most: Memo<usize>,
    /// What the reader looks for in the names, in lower case.
    pub(super) words: Memo<String>,
}

impl FacetValues {
    /// How many values hold the words, and how many there are.
    fn found(self) -> (usize, usize) {
        self.words.with(|words| {
            self.facet.with(|facet| {
                let found = facet.values.iter().filter(|value| value.label.to_lowercase().contains(words));
                (found.count(), facet.values.len())
            })
        })
    }
}

/// The values that are folded away, and the field that narrows a long facet. The field needs script: a style sheet
/// shows it where there is some.
#[component]
fn MoreValues(
    name: &'static str,
    values: FacetValues,
    typed: RwSignal<String>,
    is_long: Memo<bool>,
    folded: Memo<Vec<Placed>>,
    order: Memo<Order>,
) -> impl IntoView {
    let (lang, atlas) = (use_site().lang, use_atlas());
    let fold = NodeRef::<Details>::new();
    let words = values.words;
    // The fold opens to show what it holds of the words, and closes again if it was opened by that.
    let holds_found = Memo::new(move |_| {
        words.with(|words| {
            !words.is_empty()
                && values.facet.with(|facet| {
                    let is_folded = |value: &str| {
                        order.with(|order| order.folded.iter().any(|placed| placed.value == value))
                    };
                    facet
                        .values
                        .iter()
                        .any(|value| value.label.to_lowercase().contains(words) && is_folded(&value.value))
                })
        })
    });
    Effect::new(move |last: Option<bool>| {
        let open = holds_found.get();
        if let Some(fold) = fold.get_untracked().filter(|_| last.unwrap_or_default() != open) {
            fold.set_open(open);
        }
        open
    });
    let field = move || is_long.get().then(|| view! { <FindField name values typed/> });
    let is_drawn = Signal::derive(move || !atlas.folds_wait());
    view! {
        <div class="facet__rest">
            {field}
            <details node_ref=fold on:toggle=move |_| atlas.fold_toggled(fold.get_untracked().is_some_and(|fold| fold.open()))>
                <summary class="facet__more">{move || text!(lang, facet_more, count = folded.with(Vec::len))}</summary>
                <div class="facet__folded">
                    <For each=move || folded.get() key=Placed::clone let:placed><Value placed values is_drawn/></For>
                </div>
            </details>
        </div>
    }
}

/// A field that narrows a long facet, and a line that says to how many values.
#[component]
fn FindField(name: &'static str, values: FacetValues, typed: RwSignal<String>) -> impl IntoView {
    let lang = use_site().lang;
    let words = values.words;
    let said = move || {
        let (found, total) = values.found();
        words.with(|words| !words.is_empty()).then(|| text!(lang, facet_found, count = found, total = total))
    };
    let press = move |event: KeyboardEvent| {
        if event.key() == "Escape" && !event.is_composing() && !typed.with_untracked(String::is_empty) {
            // Escape does not close the record panel, too.
            event.prevent_default();
            event.stop_immediate_propagation();
            typed.set(String::new());
        }
    };
    view! {
        <input class="facet__find" type="search" aria-label=text!(lang, facet_find_in, facet = name)
            placeholder=text!(lang, facet_find) autocomplete="off" bind:value=typed
            on:keydown=press/>
        <p class="facet__said" role="status">{said}</p>
    }
}

/// Selected values are always shown. Each value keeps the place that it had at rest; a new one follows the one before it.
fn steady_order(facet: &Facet, rested: &Facet) -> Order {
    let (mut behind, mut most) = (0, 0);
    let placed = facet.values.iter().map(|held| {
        behind = match rested.values.iter().position(|value| value.value == held.value) {
            Some(place) => place + 1,
            // The root of a tree stands behind the trees before it.
            None if held.depth == 0 => most,
            None => behind,
        };
        most = most.max(behind);
        (behind, held)
    });
    let mut placed = placed.collect::<Vec<_>>();
    sorted::sort(&mut placed, |one, next| one.0.cmp(&next.0));
    let mut order = Order::default();
    for (place, held) in placed {
        let is_open = place <= ALWAYS_SHOWN || held.selected;
        // Shown outside its parent, so without indent.
        let depth = if place > ALWAYS_SHOWN && held.selected { 0 } else { held.depth };
        let values = if is_open { &mut order.open } else { &mut order.folded };
        values.push(Placed { value: held.value.clone(), depth });
    }
    order
}

/// The name of a facet.
fn facet_name(parameter: &str, lang: Lang) -> &'static str {
    match parameter.parse() {
        Ok(Parameter::Kind) => text!(lang, facet_kind),
        Ok(Parameter::Status) => text!(lang, facet_status),
        Ok(Parameter::Place) => text!(lang, facet_place),
        Ok(Parameter::Industry) => text!(lang, facet_industry),
        Ok(Parameter::Party) => text!(lang, facet_party),
        Ok(Parameter::Basis) => text!(lang, facet_basis),
        Ok(Parameter::Source) => text!(lang, facet_source),
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use model::view::{Facet, FacetValue};

    use super::{ALWAYS_SHOWN, steady_order};

    fn facet(values: &[(&str, bool)]) -> Facet {
        let value = |(name, selected): &(&str, bool)| FacetValue {
            value: (*name).to_owned(),
            label: name.to_uppercase(),
            count: 1,
            undated: 0,
            selected: *selected,
            depth: 0,
        };
        Facet { parameter: "party".into(), values: values.iter().map(value).collect() }
    }

    fn names(placed: &[super::Placed]) -> Vec<&str> {
        placed.iter().map(|placed| placed.value.as_str()).collect()
    }

    #[test]
    fn values_keep_the_order_of_the_facet_at_rest() {
        let rested = facet(&[("a", false), ("b", false), ("c", false)]);
        let moved = facet(&[("c", false), ("a", false), ("new", false)]);
        assert_eq!(names(&steady_order(&moved, &rested).open), ["a", "c", "new"]);
    }

    #[test]
    fn a_value_that_is_asked_for_stands_open() {
        let many: Vec<String> = (0..ALWAYS_SHOWN + 3).map(|at| format!("v{at}")).collect();
        let values: Vec<(&str, bool)> =
            many.iter().enumerate().map(|(at, name)| (name.as_str(), at == ALWAYS_SHOWN + 1)).collect();
        let facet = facet(&values);
        let order = steady_order(&facet, &facet);
        assert_eq!(order.open.len(), ALWAYS_SHOWN + 1);
        assert_eq!(order.open[ALWAYS_SHOWN].value, many[ALWAYS_SHOWN + 1]);
        assert_eq!(names(&order.folded), [&many[ALWAYS_SHOWN], &many[ALWAYS_SHOWN + 2]]);
    }
}
