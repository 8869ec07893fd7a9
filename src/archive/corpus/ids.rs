//! Places sorted by id, so that an id or a prefix is found by binary search.

/// The places of some things, sorted by id.
#[derive(Clone, Debug, Default)]
pub(super) struct IdOrder(Vec<usize>);

impl IdOrder {
    /// Sorts the places of `len` things by the id that `id` returns for each.
    pub(super) fn of<'i>(len: usize, id: impl Fn(usize) -> &'i str) -> Self {
        let mut places: Vec<usize> = (0..len).collect();
        places.sort_by_key(|at| id(*at));
        Self(places)
    }

    /// Returns the places of the things whose ids begin with `start`, in the order of the ids, so
    /// an exact match comes first. There are now `len` things; those added after the sort are
    /// searched linearly.
    pub(super) fn beginning<'i>(
        &self,
        start: &str,
        len: usize,
        id: impl Fn(usize) -> &'i str + Copy,
    ) -> impl Iterator<Item = usize> {
        let from = self.0.partition_point(|at| id(*at) < start);
        let sorted = self.0.get(from..).unwrap_or(&[]).iter().copied();
        let sorted = sorted.take_while(move |at| id(*at).starts_with(start));
        sorted.chain((self.0.len()..len).filter(move |at| id(*at).starts_with(start)))
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;

    #[test]
    fn what_begins_so_stands_together_and_late_arrivals_are_found_too() {
        let ids = ["2020-07-b", "2020-05-a", "2019-01", "2020-05", "2020-06", "2020-05-z"];
        let id = |at: usize| ids[at];
        let order = IdOrder::of(4, id);
        let found: Vec<usize> = order.beginning("2020-05", 6, id).collect();
        assert_eq!(found, [3, 1, 5]);
        assert_eq!(order.beginning("2021", 6, id).count(), 0);
        assert_eq!(order.beginning("", 6, id).count(), 6);
    }

    /// Returns how many ids are read to find one prefix among this many things.
    fn read(many: usize) -> usize {
        let ids: Vec<String> = (0..many).map(|n| format!("{:06}", n * 7 % many)).collect();
        let order = IdOrder::of(many, |at| &ids[at]);
        let read = Cell::new(0);
        let id = |at: usize| {
            read.set(read.get() + 1);
            ids[at].as_str()
        };
        assert_eq!(order.beginning("000500", many, id).count(), 1);
        read.get()
    }

    #[test]
    fn an_id_is_found_by_halves() {
        let (few, many) = (read(1_000), read(64_000));
        assert!(few <= 16 && many <= few + 8, "{few} {many}");
    }
}
