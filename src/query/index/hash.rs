//! A fast hash for words and small keys. It is not safe against keys that an attacker chooses, but
//! the archive bounds the tables that use it, and a slow table costs only time.

use std::hash::{BuildHasherDefault, Hasher};

pub(super) type Map<K, V> = std::collections::HashMap<K, V, BuildHasherDefault<Fast>>;

/// A hasher that multiplies and rotates, eight bytes at a time.
#[derive(Clone, Copy, Default)]
pub(super) struct Fast(u64);

impl Fast {
    fn add(&mut self, word: u64) {
        self.0 = (self.0.rotate_left(5) ^ word).wrapping_mul(0x51_7c_c1_b7_27_22_0a_95);
    }
}

impl Hasher for Fast {
    fn write(&mut self, bytes: &[u8]) {
        let (whole, rest) = bytes.as_chunks::<8>();
        for chunk in whole {
            self.add(u64::from_le_bytes(*chunk));
        }
        if !rest.is_empty() {
            let mut last = [0; 8];
            for (to, from) in last.iter_mut().zip(rest) {
                *to = *from;
            }
            self.add(u64::from_le_bytes(last));
        }
    }

    fn write_u8(&mut self, n: u8) {
        self.add(u64::from(n));
    }

    fn write_u16(&mut self, n: u16) {
        self.add(u64::from(n));
    }

    fn write_u32(&mut self, n: u32) {
        self.add(u64::from(n));
    }

    fn write_u128(&mut self, n: u128) {
        let [low, high] = [n, n >> 64].map(|half| u64::try_from(half & u128::from(u64::MAX)));
        self.add(low.unwrap_or(0));
        self.add(high.unwrap_or(0));
    }

    fn write_usize(&mut self, n: usize) {
        self.add(n as u64);
    }

    fn finish(&self) -> u64 {
        // The table takes the place from the low bits, and the tag from the high ones.
        self.0 ^ (self.0 >> 29)
    }
}
