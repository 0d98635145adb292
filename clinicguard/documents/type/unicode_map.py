"""The map in a PDF from drawn codes to characters, right above U+FFFF too (ISO 32000-1, 9.10.3)."""

from __future__ import annotations

from collections.abc import Sequence

_BLOCK = 100  # no block of a character map may be longer
_HEAD = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<00> <FF>
endcodespacerange"""
_TAIL = """endcmap
CMapName currentdict /CMap defineresource pop
end
end"""


def unicode_map(_name: str, subset: Sequence[int]) -> str:
    """The ToUnicode stream of one subset: position → character, as UTF-16BE."""
    drawn = [(code, point) for code, point in enumerate(subset) if point]
    blocks = [drawn[i : i + _BLOCK] for i in range(0, len(drawn), _BLOCK)]
    return "\n".join([_HEAD, *map(_block, blocks), _TAIL])


def _block(pairs: Sequence[tuple[int, int]]) -> str:
    lines = (f"<{code:02X}> <{chr(point).encode('utf-16-be').hex()}>" for code, point in pairs)
    return "\n".join([f"{len(pairs)} beginbfchar", *lines, "endbfchar"])
