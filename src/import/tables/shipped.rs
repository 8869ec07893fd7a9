//! The mapping rules that are built in.

#![expect(clippy::disallowed_macros, reason = "the shipped mapping rules")]

use super::mapping::Mapping;
use super::problem::TableError;
use crate::built_in::BuiltIn;

/// The general rules come first: the others rest on them.
const GENERAL: BuiltIn = BuiltIn::of(include_bytes!(concat!(env!("OUT_DIR"), "/table.bin")));
const DATABASES: [&[u8]; 3] = [
    include_bytes!("../../../data/import/acled.yaml"),
    include_bytes!("../../../data/import/ged.yaml"),
    include_bytes!("../../../data/import/gtd.yaml"),
];

/// Returns the rules of the known databases, and last the general ones.
///
/// # Errors
///
/// A fault of a built-in file, which a test excludes.
pub fn shipped() -> Result<Vec<Mapping>, TableError> {
    let general = Mapping::read(&GENERAL.bytes().unwrap_or_default(), None)?;
    let databases = DATABASES.iter().map(|bytes| Mapping::read(bytes, Some(&general)));
    let mut all = databases.collect::<Result<Vec<_>, _>>()?;
    all.push(general);
    Ok(all)
}
