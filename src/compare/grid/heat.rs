//! How high a number is among those of a picture, in five steps with fixed breaks.

/// The least number of each step, in the smallest scale.
const BREAKS: [u64; 5] = [1, 2, 4, 7, 13];

/// A scale: the breaks, doubled so often that the highest step has the highest numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct HeatScale {
    doublings: u32,
}

impl HeatScale {
    /// Makes the scale of some numbers: the largest with which the number that 95 of 100 do not exceed
    /// is still in the highest step. Small numbers have the smallest scale.
    pub fn of(numbers: impl Iterator<Item = u64>) -> Self {
        let mut above_none: Vec<u64> = numbers.filter(|number| *number > 0).collect();
        above_none.sort_unstable();
        let at = (above_none.len() * 95).div_ceil(100).saturating_sub(1);
        let high = above_none.get(at).copied().unwrap_or(0);
        let [.., highest] = BREAKS;
        Self { doublings: (high / highest).checked_ilog2().unwrap_or(0) }
    }

    /// Returns the step of a number above zero, from 1 to 5.
    pub fn step(self, number: u64) -> u8 {
        let steps = BREAKS.iter().filter(|least| number >= **least << self.doublings).count();
        u8::try_from(steps).unwrap_or(1).max(1)
    }

    /// Returns the steps in words, each with its number: `1`, `2-3`, `13+`.
    pub fn steps(self) -> impl Iterator<Item = (String, u8)> {
        let least = move |at: usize| BREAKS.get(at).map(|least| least << self.doublings);
        (1..=5).enumerate().map(move |(at, step)| {
            // The lowest step begins at one, however high the second begins.
            let from = if at == 0 { 1 } else { least(at).unwrap_or(1) };
            let told = match least(at + 1).map(|next| next - 1) {
                Some(to) if to == from => from.to_string(),
                Some(to) => format!("{from}-{to}"),
                None => format!("{from}+"),
            };
            (told, step)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn steps(scale: HeatScale) -> Vec<String> {
        scale.steps().map(|(told, _)| told).collect()
    }

    #[test]
    fn the_breaks_are_fixed_until_numbers_outgrow_them() {
        let small = HeatScale::of([1, 2, 16, 0].into_iter());
        assert_eq!(steps(small), ["1", "2-3", "4-6", "7-12", "13+"]);
        let found = [1, 2, 3, 4, 6, 7, 12, 13, 400].map(|number| small.step(number));
        assert_eq!(found, [1, 2, 2, 3, 3, 4, 4, 5, 5]);
        let large = HeatScale::of((1..=100).map(|number| number * 2));
        assert_eq!(steps(large), ["1-15", "16-31", "32-55", "56-103", "104+"]);
        assert_eq!(large.step(190), 5, "the 95th of 100 is in the highest step");
        assert_eq!(large.step(1), 1, "one is in a step too");
        assert_eq!(HeatScale::of(std::iter::empty()), HeatScale::default());
    }
}
