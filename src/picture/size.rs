//! How large a picture is.

use std::fmt;
use std::str::FromStr;

/// The smallest and the largest side that can be asked for, in pixels.
const SIDES: std::ops::RangeInclusive<u16> = 240..=4_000;
/// The size at which letters have their own size.
const USUAL: (f64, f64) = (960.0, 540.0);
/// On larger sheets letters are larger, too, but less so than the sheet.
const LETTERS: std::ops::RangeInclusive<f64> = 0.75..=1.6;

/// Width and height in pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PictureSize {
    /// Across.
    pub width: u16,
    /// Down.
    pub height: u16,
}

impl PictureSize {
    /// Returns the size of the sheet in its own units, in which letters always have the same size.
    pub fn sheet(self) -> (f64, f64) {
        let (width, height) = (f64::from(self.width), f64::from(self.height));
        let larger = (width / USUAL.0).min(height / USUAL.1).sqrt();
        let unit = larger.clamp(*LETTERS.start(), *LETTERS.end());
        ((width / unit).round(), (height / unit).round())
    }
}

impl Default for PictureSize {
    fn default() -> Self {
        Self { width: 960, height: 540 }
    }
}

/// Why a text is no size.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("write width and height as 960x540, each from 240 to 4000")]
pub struct NoPictureSize;

impl FromStr for PictureSize {
    type Err = NoPictureSize;

    fn from_str(text: &str) -> Result<Self, NoPictureSize> {
        let (width, height) = text.trim().split_once(['x', 'X', '×']).ok_or(NoPictureSize)?;
        let side = |text: &str| text.parse().ok().filter(|side| SIDES.contains(side));
        let (width, height) = (side(width), side(height));
        Ok(Self { width: width.ok_or(NoPictureSize)?, height: height.ok_or(NoPictureSize)? })
    }
}

impl fmt::Display for PictureSize {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}x{}", self.width, self.height)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_size_is_two_numbers_within_bounds() {
        let read = |text: &str| text.parse::<PictureSize>().map(|size| size.to_string());
        assert_eq!(read("640x360"), Ok("640x360".to_owned()));
        assert_eq!(read("640X360").unwrap(), "640x360");
        for text in ["", "640", "640x", "x360", "10x10", "9999x9999", "-640x360", "640x360x1"] {
            assert_eq!(read(text), Err(NoPictureSize), "{text}");
        }
        assert_eq!(read(&PictureSize::default().to_string()).unwrap(), "960x540");
    }

    #[test]
    fn a_larger_sheet_has_more_room_and_larger_letters() {
        let sheet = |width, height| PictureSize { width, height }.sheet();
        assert_eq!(sheet(960, 540), (960.0, 540.0));
        let (width, height) = sheet(1_920, 1_080);
        assert!(width > 1_300.0 && width < 1_500.0 && height > 700.0, "{width} {height}");
        assert!(sheet(640, 360).0 > 700.0);
    }
}
