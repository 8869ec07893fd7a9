//! Places with their points: towns, provinces, countries, a supplement by hand, and a file beside the
//! program. What an entry's words mean by them is decided in `spot`.

mod anchors;
mod atlas;
mod country;
mod name_keys;
mod packed_bytes;
mod packed_places;
mod region;
mod side_file;
mod table;

pub use anchors::Anchor;
pub use atlas::Atlas;
pub use country::CountryCode;
pub use name_keys::MatchLevel;
pub(in crate::geo) use name_keys::NameKeys;
pub(in crate::geo) use packed_bytes::PackedBytes;
pub use region::{Country, GeoBox, Province};
pub use side_file::{SideFile, SideFileError};
pub use table::KnownPlace;
