//! SHA-1 (FIPS 180-4), for ids that are made from names: version 5 of a UUID is defined by it, and
//! anybody can work such an id out again. It keeps nothing safe, and nothing here may rely on that.

/// The number of bytes that are mixed at once.
const BLOCK: usize = 64;

/// Returns the SHA-1 of a message.
pub(super) fn sha1(message: &[u8]) -> [u8; 20] {
    let mut state = [0x6745_2301, 0xefcd_ab89, 0x98ba_dcfe, 0x1032_5476, 0xc3d2_e1f0];
    let bits = u64::try_from(message.len()).unwrap_or(u64::MAX).wrapping_mul(8);
    let mut padded = message.to_vec();
    padded.push(0x80);
    while padded.len() % BLOCK != BLOCK - 8 {
        padded.push(0);
    }
    padded.extend(bits.to_be_bytes());
    for block in padded.chunks_exact(BLOCK) {
        mix(&mut state, block);
    }
    let mut hash = [0; 20];
    for (bytes, word) in hash.chunks_exact_mut(4).zip(state) {
        bytes.copy_from_slice(&word.to_be_bytes());
    }
    hash
}

/// Mixes one block into the state.
fn mix(state: &mut [u32; 5], block: &[u8]) {
    let mut words = [0_u32; 80];
    for (word, bytes) in words.iter_mut().zip(block.chunks_exact(4)) {
        *word = bytes.iter().fold(0, |word, byte| (word << 8) | u32::from(*byte));
    }
    for at in 16..words.len() {
        let mixed = words[at - 3] ^ words[at - 8] ^ words[at - 14] ^ words[at - 16];
        words[at] = mixed.rotate_left(1);
    }
    let mut mixed = *state;
    for (round, word) in words.into_iter().enumerate() {
        let [first, second, third, fourth, fifth] = mixed;
        let (chosen, constant) = match round {
            0..20 => ((second & third) | (!second & fourth), 0x5a82_7999),
            20..40 => (second ^ third ^ fourth, 0x6ed9_eba1),
            40..60 => ((second & third) | (second & fourth) | (third & fourth), 0x8f1b_bcdc),
            _ => (second ^ third ^ fourth, 0xca62_c1d6_u32), // the last twenty rounds
        };
        let next = [chosen, fifth, constant, word];
        let next = next.into_iter().fold(first.rotate_left(5), u32::wrapping_add);
        mixed = [next, first, second.rotate_left(30), third, fourth];
    }
    for (sum, mixed) in state.iter_mut().zip(mixed) {
        *sum = sum.wrapping_add(mixed);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_of_the_standard_have_their_hashes() {
        let hex = |message: &str| {
            let bytes: Vec<_> =
                sha1(message.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect();
            bytes.concat()
        };
        assert_eq!(hex(""), "da39a3ee5e6b4b0d3255bfef95601890afd80709");
        assert_eq!(hex("abc"), "a9993e364706816aba3e25717850c26c9cd0d89d");
        let two_blocks = "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq";
        assert_eq!(hex(two_blocks), "84983e441c3bd26ebaae4aa1f95129e5e54670f1");
        assert_eq!(hex(&"a".repeat(1_000_000)), "34aa973cd4c4daa4f61eeb2bdbad27316534016f");
    }
}
