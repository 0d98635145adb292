"""For trying under Wine 8 only: its C library has the names of the complex functions and no code.

    mend_ucrtbase.py WINE-DLL OUT

numpy asks for them when it is loaded, and Wine ends the program. In a copy each returns nothing;
no part of ClinicGuard reckons with complex numbers. Every Windows 10 has the real ones. None of
this is shipped.
"""

from __future__ import annotations

import struct
import sys
from pathlib import Path

_BASES = (
    "cabs", "carg", "ccos", "ccosh", "cexp", "cimag", "cpow", "creal", "csin", "csinh", "csqrt",
    "ctan", "ctanh", "clog", "clog10", "conj", "cproj", "cacos", "cacosh", "casin", "casinh",
    "catan", "catanh",
)  # fmt: skip
NAMES = {f"{name}{kind}".encode() for name in _BASES for kind in ("", "f", "l")}
RETURN = bytes.fromhex("31c0 0f57c0 c3")
"""xor eax,eax; xorps xmm0,xmm0; ret"""


def mended(data: bytearray) -> int:
    """Writes over the functions without code, and over the sign that Wine made the file."""
    header = struct.unpack_from("<I", data, 0x3C)[0]
    sections, size = struct.unpack_from("<H12xH", data, header + 6)
    table = header + 24 + size
    exports = struct.unpack_from("<I", data, header + 24 + 112)[0]

    def place(address: int) -> int:
        for number in range(sections):
            virtual, start, raw, offset = struct.unpack_from("<IIII", data, table + 40 * number + 8)
            if start <= address < start + max(virtual, raw):
                return int(address - start + offset)
        raise ValueError(hex(address))

    count, functions, names, ordinals = struct.unpack_from("<IIII", data, place(exports) + 24)
    done = 0
    for number in range(count):
        named = place(struct.unpack_from("<I", data, place(names) + 4 * number)[0])
        name = bytes(data[named : data.index(0, named)])
        if name in NAMES:
            ordinal = struct.unpack_from("<H", data, place(ordinals) + 2 * number)[0]
            code = place(struct.unpack_from("<I", data, place(functions) + 4 * ordinal)[0])
            data[code : code + len(RETURN)] = RETURN
            done += 1
    sign = data.find(b"Wine builtin DLL", 0, 0x200)
    if sign >= 0:
        data[sign : sign + 16] = bytes(16)
    return done


if __name__ == "__main__":
    whole = bytearray(Path(sys.argv[1]).read_bytes())
    if not mended(whole):
        sys.exit("none of the functions was found")
    Path(sys.argv[2]).write_bytes(whole)
