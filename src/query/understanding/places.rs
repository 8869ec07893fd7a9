//! Names of places among plain words. They are looked for as any other word; what is read from them is
//! where the answer is asked, so that it says what is held there.

use super::Lexicon;
use super::chip::{Chip, Understood};
use super::items::ItemKind;
use super::read::ReadWords;
use super::typed_text::TypedText;
use super::understood_part::UnderstoodPart;
use crate::cover::Scope;
use crate::digest::Taxonomy;
use crate::query::ast::{Filter, FilterValue, QueryNode};
use crate::query::fields::FieldName;
use crate::query::soft::{Soft, SoftForm};

/// Returns the places of a text, of the words that nothing else was read from.
pub(super) fn places(
    text: &TypedText<'_>,
    lexicon: &dyn Lexicon,
    taxonomy: &Taxonomy,
    reads: &[ReadWords],
) -> Vec<ReadWords> {
    let mut places = Vec::new();
    for name in &text.names {
        let before = name.start.checked_sub(1).and_then(|before| text.items.get(before));
        let denied =
            before.is_some_and(|before| matches!(before.kind, ItemKind::Sign | ItemKind::Not));
        if denied || name.clone().any(|at| text.taken_back[at]) {
            continue;
        }
        let words: Vec<&str> =
            text.words[name.clone()].iter().flatten().map(String::as_str).collect();
        let Some((meant, told)) = condition(&lexicon.places(&words), taxonomy) else { continue };
        let range = text.bytes_of(name);
        let is_within = |read: &ReadWords| {
            read.chip.range.start < range.end && range.start < read.chip.range.end
        };
        if reads.iter().any(is_within) {
            continue;
        }
        let said = text.text.get(range.clone()).unwrap_or("").trim_end_matches(':').into();
        let node = Some(QueryNode::Scope(Soft { meant, said, form: SoftForm::Words }));
        let chip = Chip { range: range.clone(), reading: Understood::Place(told) };
        places.push(ReadWords { chip, parts: vec![UnderstoodPart { range, node }] });
    }
    places
}

/// Returns the condition that something lies in one of some places, all theatres or all areas, and
/// their name.
fn condition(places: &[Scope], taxonomy: &Taxonomy) -> Option<(Filter, String)> {
    let (field, name) = match places.first()? {
        Scope::All => return None,
        Scope::Theatre(id) => (FieldName::Theatre, taxonomy.theatre_name(*id)),
        Scope::Area(_, id) => (FieldName::Area, taxonomy.area_name(*id)),
    };
    let word = |place: &Scope| match place {
        Scope::All => None,
        Scope::Theatre(id) => Some(taxonomy.theatre_word(*id)),
        Scope::Area(_, id) => Some(taxonomy.area_word(*id)),
    };
    let values = places.iter().filter_map(word).map(|word| FilterValue::Name(word.into()));
    Some((Filter { field, values: values.collect() }, name.to_owned()))
}
