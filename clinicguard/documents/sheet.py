"""The style sheet: type sizes, white space and the few colours of every document.

Serif for what is read, sans for what is looked up. Sizes in points. The colours are dark enough to
be told apart on a black-and-white printer, and nothing is said by colour alone.
"""

from __future__ import annotations

from dataclasses import replace

from clinicguard.documents.type.style import Style

TEXT = "#14232A"
SOFT = "#3C4C55"
MUTE = "#54636C"
LINE = "#C3CED3"
SUNKEN = "#EFF3F4"
ACCENT = "#0D6470"
RED = "#A81E1A"
PAPER = "#FFFFFF"

TITLE = Style("serif-bold", 22, 31, above=0, below=4, keep_next=True, by_sense=True, tag="H1")
UNDER_TITLE = Style("sans", 9, 14, MUTE, below=14)
H1 = Style("serif-bold", 14, 20, above=22, below=7, keep_next=True, tag="H2")
H2 = Style("serif-bold", 11.5, 17, above=15, below=5, keep_next=True, tag="H3")
BODY = Style("serif", 10.5, 18, align="justify", above=0, below=7)
LEAD = Style("serif", 12, 21, align="justify", below=9)
VERBATIM = Style("serif", 10.5, 18.5, below=5)
NOTE = Style("sans", 8.5, 13, MUTE, below=6)
LABEL = Style("sans-bold", 8.5, 13, SOFT, below=2, keep_next=True)
CELL = Style("sans", 9, 14)
CELL_STRONG = Style("sans-bold", 9, 14)
CELL_SOFT = Style("sans", 8.5, 13, MUTE)
CELL_HEAD = Style("sans-bold", 8.5, 13, SOFT)
CELL_RIGHT = replace(CELL, align="right")
VALUE = Style("sans", 9.5, 15)
CODE = Style("mono", 8, 12.5)
CODE_SMALL = Style("mono", 6.2, 10, MUTE)
FINE = Style("sans", 7, 10, MUTE)
FINE_CODE = Style("mono", 6.6, 9.5, MUTE)
HEAD = Style("sans", 8.5, 12, SOFT)
HEAD_STRONG = Style("sans-bold", 8.5, 12)
