//! The names of formats with one more beside them: what is asked for is told in a format, or in a form that
//! is none.

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};

use crate::export::{ExportContent, Format};

/// Returns a parser for the names of the formats that can hold something, and for a name beside these, with
/// its help and what it means.
pub(super) fn beside_formats<T: Copy + Send + Sync + 'static>(
    holds: ExportContent,
    (name, help, meant): (&'static str, &'static str, T),
    told: fn(Format) -> T,
) -> impl TypedValueParser<Value = T> {
    let formats = Format::parser(holds);
    let formats: Vec<PossibleValue> = formats.possible_values().into_iter().flatten().collect();
    let names =
        PossibleValuesParser::new(formats.into_iter().chain([PossibleValue::new(name).help(help)]));
    names.try_map(move |given| {
        if given == name {
            return Ok(meant);
        }
        let named = Format::all(holds).find(|format| format.name() == given);
        named.map(told).ok_or("there is no such format")
    })
}
