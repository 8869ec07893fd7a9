//! What is built in of places and maps. The scripts in `geo/` write it; what is inside is told where it
//! is read.

#![expect(clippy::disallowed_macros, reason = "the gazetteer is built in here")]

use crate::built_in::BuiltIn;

/// The gazetteer that comes with the program.
pub(super) const SHIPPED: BuiltIn = BuiltIn::of(include_bytes!("../../geo/gazetteer.bin"));

/// The places of the map.
pub(super) const PLACES: BuiltIn = BuiltIn::of(include_bytes!("../../geo/places.bin"));

/// The lines of the base map.
pub(super) const BASE_MAP: BuiltIn = BuiltIn::of(include_bytes!("../../geo/basemap.bin"));

/// The supplement of the places of the map, as it is written.
pub(super) const ANCHORS: &str = include_str!("../../geo/anchors.tsv");

/// The names of seas, as they are written.
pub(super) const SEAS: &str = include_str!("../../geo/seas.tsv");
