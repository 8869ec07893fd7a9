//! How many entries of a place rest on which basis.

use crate::digest::{Basis, grouped};

/// Numbers of entries by basis.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct BasisShares([u32; 4]);

impl BasisShares {
    /// Adds an entry.
    pub fn add(&mut self, basis: Basis) {
        if let Some(count) = self.0.get_mut(basis.index()) {
            *count += 1;
        }
    }

    /// Adds those of another place.
    pub fn merge(&mut self, other: Self) {
        for (count, more) in self.0.iter_mut().zip(other.0) {
            *count += more;
        }
    }

    /// Returns how many there are in all.
    pub fn all(self) -> usize {
        self.0.iter().map(|count| *count as usize).sum()
    }

    /// Returns the bases that there are, with their numbers, in the order of [`Basis::ALL`].
    pub fn each(self) -> impl Iterator<Item = (Basis, u32)> {
        Basis::ALL.into_iter().zip(self.0).filter(|(_, count)| *count > 0)
    }

    /// Returns the one basis of all; none if there are several.
    pub fn only(self) -> Option<Basis> {
        let mut each = self.each();
        let first = each.next().map(|(basis, _)| basis);
        first.filter(|_| each.next().is_none())
    }

    /// Says it: `all claimed`, `5 claimed, 1 official`; of one entry only the word.
    pub fn told(self) -> String {
        match self.only() {
            Some(basis) if self.all() == 1 => basis.to_string(),
            Some(basis) => format!("all {basis}"),
            None => {
                let each: Vec<String> = self
                    .each()
                    .map(|(basis, count)| format!("{} {basis}", grouped(count)))
                    .collect();
                each.join(", ")
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn several_bases_are_never_told_as_one() {
        let mut shares = BasisShares::default();
        shares.add(Basis::Claimed);
        assert_eq!((shares.only(), shares.told().as_str()), (Some(Basis::Claimed), "claimed"));
        shares.add(Basis::Claimed);
        assert_eq!(shares.told(), "all claimed");
        shares.add(Basis::Official);
        let mut twice = shares;
        twice.merge(shares);
        assert_eq!((twice.only(), twice.all()), (None, 6));
        assert_eq!(twice.told(), "4 claimed, 2 official");
        assert_eq!(BasisShares::default().only(), None);
    }
}
