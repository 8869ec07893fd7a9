//! The texts of a passage, field by field, in which the words of a query are searched. Those of an
//! entry are in `searchable_texts`.

use std::borrow::Cow;

use super::searchable_texts::TextField;
use crate::digest::{Passage, PassageText, Taxonomy};

/// Passes on every text of a passage, with the field that it belongs to.
pub(super) fn passage_texts<'a>(
    passage: &Passage<'a>,
    taxonomy: &'a Taxonomy,
    mut give: impl FnMut(TextField, Cow<'a, str>),
) {
    give(TextField::Text, passage.text());
    if let PassageText::Note(note) = passage.says
        && let Some(id) = note.id()
    {
        give(TextField::Text, id.into());
    }
    if let Some(theatre) = passage.theatre {
        give(TextField::Area, taxonomy.theatre_name(theatre).into());
    }
    if let Some(area) = passage.area {
        give(TextField::Area, taxonomy.area_name(area).into());
    }
    // The issuer of a figure stands in its text; the outlets of a title are those of the digest.
    if let PassageText::Title(_) = passage.says {
        give(TextField::Outlet, passage.home.publisher().into());
    }
    for source in passage.sources() {
        give(TextField::Outlet, (&*source.outlet).into());
    }
}
