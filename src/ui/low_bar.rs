//! A bar in the lower half of its row, so that bars one below the other have air between.

use super::theme::GlyphTier;

/// Returns a bar of a part of a whole in at most so many cells: whole cells, where there are fine signs
/// halves too. What is not zero has at least the smallest step.
pub fn low_bar(part: u64, whole: u64, cells: u16, tier: GlyphTier) -> String {
    let (full, half) = match tier {
        GlyphTier::Fine => ("▄", Some("▖")),
        GlyphTier::Blocks => ("▄", None),
        GlyphTier::Ascii => ("=", Some("-")),
    };
    let steps = if half.is_some() { 2 } else { 1 };
    let most = u64::from(cells) * steps;
    if part == 0 || whole == 0 {
        return String::new();
    }
    let part = u128::from(part.min(whole));
    let scaled = (part * u128::from(most) * 2 + u128::from(whole)) / (u128::from(whole) * 2);
    let scaled = u64::try_from(scaled).unwrap_or(most).clamp(1, most.max(1));
    let mut bar = full.repeat(usize::try_from(scaled / steps).unwrap_or(0));
    if let Some(half) = half.filter(|_| scaled % steps == 1) {
        bar.push_str(half);
    }
    bar
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_is_as_long_as_its_part_and_never_nothing() {
        let bar = |part, whole, tier| low_bar(part, whole, 8, tier);
        assert_eq!(bar(8, 8, GlyphTier::Fine), "▄▄▄▄▄▄▄▄");
        assert_eq!(bar(5, 16, GlyphTier::Fine), "▄▄▖");
        assert_eq!(bar(1, 1_000, GlyphTier::Fine), "▖");
        assert_eq!(bar(1, 1_000, GlyphTier::Blocks), "▄");
        assert_eq!(bar(5, 16, GlyphTier::Ascii), "==-");
        assert_eq!(bar(0, 8, GlyphTier::Fine), "");
        assert_eq!(bar(9, 8, GlyphTier::Blocks), "▄▄▄▄▄▄▄▄");
    }
}
