//! Any text as a count, a date, a period, a place, a source: the small grammars of the format.

use watchfloor::digest::{Citation, Count, DateSpan, Period, PlacePhrase};

/// Reads the text as each of them. What was read is in order, and stays the same when it is written
/// out and read again.
pub fn target(data: &[u8]) {
    let Ok(text) = str::from_utf8(data) else { return };
    if let Ok(count) = text.parse::<Count>() {
        let best = count.best().unwrap_or_else(|| count.low());
        assert!(count.low() <= best, "{text:?}");
        assert!(count.high().is_none_or(|high| best <= high), "{text:?}");
        assert_eq!(count.to_string().parse().ok(), Some(count), "{text:?}");
    }
    if let Ok(date) = text.parse::<DateSpan>() {
        assert!(date.from <= date.to, "{text:?}");
        assert_eq!(date.to_string().parse().ok(), Some(date), "{text:?}");
    }
    if let Ok(period) = text.parse::<Period>() {
        assert_eq!(period.to_string().parse().ok(), Some(period), "{text:?}");
    }
    let place = PlacePhrase::read(text);
    assert!(place.is_consistent(), "{text:?}: {place:?}");
    assert!(!Citation::read(text).is_empty(), "{text:?}");
}
