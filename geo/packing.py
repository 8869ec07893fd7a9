"""The packed form of what is built into the program: a length and LZMA. `src/built_in` unpacks it."""

import lzma


def packed(plain):
    """Four bytes for the length, the lowest first, and the bytes as LZMA with its header."""
    # As far back as the bytes go: the decoder keeps no more than that.
    size = max(4096, 1 << (len(plain) - 1).bit_length())
    preset = 9 | lzma.PRESET_EXTREME
    form = {"id": lzma.FILTER_LZMA1, "preset": preset, "lc": 4, "lp": 0, "pb": 0, "dict_size": size}
    return len(plain).to_bytes(4, "little") + lzma.compress(plain, lzma.FORMAT_ALONE, filters=[form])
