//! Lists that are thrown away once an index is built.
//!
//! The C library takes a table of more than 32 MiB from the system and gives it back as it came. A
//! smaller one that is freed teaches it to keep as much for itself from then on, in every thread:
//! that came to a fifth of what an archive of a hundred thousand entries takes. What is not used of
//! a table costs nothing.

/// What is always taken from the system.
const LARGE: usize = (32 << 20) + 1;

/// What may be kept: the lists of a small archive are as large as they need to be.
const SMALL: usize = 2 << 20;

/// Returns an empty list with room for `most` items or more.
pub(super) fn list<T>(most: usize) -> Vec<T> {
    let size = size_of::<T>().max(1);
    Vec::with_capacity(if most < SMALL / size { most } else { most.max(LARGE / size + 1) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_of_many_is_larger_than_what_the_c_library_keeps() {
        for bytes in [list::<u8>(SMALL).capacity(), list::<u64>(SMALL).capacity() * 8] {
            assert!(bytes > 32 << 20);
        }
        assert!(list::<u64>(100).capacity() < SMALL);
        assert!(list::<u16>(LARGE).capacity() >= LARGE);
    }
}
