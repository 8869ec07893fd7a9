//! What can stand in a field by the taxonomy: names that complete what was typed, and the word that a
//! digest has for it.

use crate::digest::{
    Basis, Count, Coverage, DateSpan, ENTRY_FIELDS, FieldForm, PeriodBasis, Series, Taxonomy,
    TimeOfDay, Trend, count_reading, read_written,
};
use crate::order::CompactSort as _;
use crate::words::fold;

/// The most names that are offered.
const MOST: usize = 8;

/// Returns the names that go with what was typed, those that begin with it first.
pub fn offers(field: &str, typed: &str, theatre: Option<&str>, taxonomy: &Taxonomy) -> Vec<String> {
    let typed = fold(typed.trim());
    let mut found: Vec<(bool, String)> = Vec::new();
    let mut offer = |names: &[&str], written: &str| {
        let all = || names.iter().map(|name| fold(name));
        if all().any(|name| name.contains(&*typed)) {
            let begins = all().any(|name| name.starts_with(&*typed));
            found.push((!begins, written.to_owned()));
        }
    };
    match field {
        "theatre" => {
            for (_, theatre) in taxonomy.theatres() {
                offer(&[&theatre.id, &theatre.name], &theatre.id);
            }
        }
        "area" => {
            let theatre = theatre.and_then(|word| taxonomy.find_theatre(word));
            let mut areas: Vec<_> = taxonomy.areas().collect();
            // Those of the theatre come first.
            areas.compact_sort_by_key(|(_, area)| Some(area.theatre) != theatre);
            for (_, area) in areas {
                offer(&[&area.name], &area.name);
            }
        }
        "kind" => {
            for kind in taxonomy.kinds() {
                offer(&[&kind.id, &kind.name], &kind.id);
            }
        }
        "tactic" => {
            for tactic in taxonomy.tactics() {
                offer(&[&tactic.id, &tactic.name], &tactic.id);
            }
        }
        "actor" | "claimed_by" | "attribution" | "denied_by" | "target" => {
            for actor in taxonomy.actors() {
                offer(&[&actor.name], &actor.name);
            }
        }
        "basis" => {
            for basis in Basis::ALL {
                offer(&[basis.word()], basis.word());
            }
        }
        _ => {
            if let Some(FieldForm::Choice(words)) = form(field) {
                for word in words {
                    offer(&[word], word);
                }
            }
        }
    }
    found.compact_sort_by_key(|(is_within, _)| *is_within);
    found.truncate(MOST);
    found.into_iter().map(|(_, name)| name).collect()
}

/// Returns a value as a digest writes it.
///
/// # Errors
///
/// Says what is wrong with it, where the field takes only what the taxonomy has, or a date.
pub fn normal(field: &str, typed: &str, taxonomy: &Taxonomy) -> Result<String, String> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Ok(String::new());
    }
    let known = |word: Option<&str>, what: &str| {
        word.map(str::to_owned).ok_or_else(|| format!("There is no {what} `{typed}`"))
    };
    match field {
        "theatre" => {
            known(taxonomy.find_theatre(typed).map(|id| taxonomy.theatre_word(id)), "theatre")
        }
        "area" => {
            let found = taxonomy.areas_called(typed).next();
            known(found.map(|(_, id)| taxonomy.area_name(id)), "area")
        }
        "kind" => known(taxonomy.find_kind(typed).map(|id| taxonomy.kind_word(id)), "kind"),
        "tactic" => known(taxonomy.find_tactic(typed).map(|id| taxonomy.tactic_word(id)), "tactic"),
        "basis" => known(typed.parse::<Basis>().ok().map(Basis::word), "basis"),
        _ => by_form(field, typed),
    }
}

/// Returns the form of a field; the parts of losses are counts. Those of the head and of figures stand
/// in no table of their own.
fn form(field: &str) -> Option<FieldForm> {
    match field {
        "series" => return Some(FieldForm::Choice(Series::WORDS)),
        "coverage" => return Some(FieldForm::Choice(Coverage::WORDS)),
        "period_basis" => return Some(FieldForm::Choice(PeriodBasis::WORDS)),
        "trend" => return Some(FieldForm::Choice(Trend::WORDS)),
        "period" | "published" | "released" => return Some(FieldForm::Date),
        "total" => return Some(FieldForm::Count),
        _ if field.starts_with("losses.") => return Some(FieldForm::Count),
        _ => {}
    }
    ENTRY_FIELDS.iter().find(|known| known.key == field).map(|known| known.form)
}

/// Reads a value by the form of its field, as the archive will.
fn by_form(field: &str, typed: &str) -> Result<String, String> {
    let same = || Ok(typed.to_owned());
    match form(field) {
        Some(FieldForm::Date) => {
            read_written::<DateSpan>(typed).map_err(|error| error.to_string())?;
            same()
        }
        Some(FieldForm::TimeOfDay) => {
            typed.parse::<TimeOfDay>().map_err(|error| error.to_string())?;
            same()
        }
        Some(FieldForm::Choice(words)) if !words.contains(&typed) => {
            Err(format!("`{typed}` is none of {}", words.join(", ")))
        }
        // A count may be written out in parts.
        Some(FieldForm::Count) if !typed.starts_with('{') => match typed.parse::<Count>() {
            Ok(_) => same(),
            Err(error) => {
                let read = count_reading(typed, field).map(|count| count.to_string());
                read.ok_or_else(|| error.to_string())
            }
        },
        Some(
            FieldForm::Id
            | FieldForm::Wave
            | FieldForm::Kind
            | FieldForm::Tactics
            | FieldForm::Place
            | FieldForm::Basis
            | FieldForm::Sources
            | FieldForm::Versions
            | FieldForm::Text
            | FieldForm::Name
            | FieldForm::Names(_)
            | FieldForm::NameOrNames(_)
            | FieldForm::Count
            | FieldForm::Choice(_)
            | FieldForm::Reference
            | FieldForm::Position
            | FieldForm::Losses
            | FieldForm::Pairs,
        )
        | None => same(),
    }
}
