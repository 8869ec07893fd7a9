//! Places of the world by their names: towns, and the regions and countries that they lie in.
//!
//! Pure data that comes with the program, and which area of a taxonomy a region is, by their names
//! alone. No archive and no query is known here. Where the data is from and how it is
//! made is told in `docs/gazetteer.md`.

mod areas;
mod gazetteer;
mod map;
mod packed;
mod places;
mod romanized;
mod sphere;
mod spot;

pub use areas::area_of;
pub use gazetteer::{Gazetteer, Region};
pub use map::{
    BaseMap, Detail, LabelField, LabelRequest, MapCell, MapLayer, MapSpan, MapView, OutlinePoint,
    Pan, PlacedLabel, Raster, STEPS, SeaName, is_shown, outlines, ring, seas, town_floor,
};
pub use places::{
    Anchor, Atlas, Country, CountryCode, GeoBox, KnownPlace, MatchLevel, Province, SideFile,
    SideFileError,
};
pub use romanized::romanized_key;
pub use sphere::{GeoPoint, KM_PER_DEGREE, turned};
pub use spot::{
    GeoPrecision, NotPlaced, Placing, PlacingCounts, Placings, Resolver, Spot, ToldWhere,
    point_called,
};
