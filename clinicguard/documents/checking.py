"""The last part of every document: how somebody who trusts nobody can check what is printed."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from itertools import islice

from clinicguard.documents.blocks.block import Block
from clinicguard.documents.blocks.panels import Beside, Together
from clinicguard.documents.blocks.text import Heading, Text
from clinicguard.documents.parts import facts, steps
from clinicguard.documents.press import Press, head_code, in_groups
from clinicguard.documents.qr import Code
from clinicguard.documents.sheet import BODY, CODE, H1, NOTE, TEXT
from clinicguard.documents.type.style import Span

_SIDE = 70.0
_MOST_NAMED = 80


def how_to_check(press: Press, missing: Sequence[str]) -> list[Block]:
    """The heading, the log's head in words and as a code, and the steps."""
    say, stamp = press.words.say, press.stamp
    say_in = press.words.say_in
    head = facts(
        [
            (say_in("paper", "Clinic"), f"{stamp.clinic_name}    {stamp.clinic_id}"),
            (say("Entries in the log"), f"{stamp.log_count:,}"),
            (say("Hash of the last entry"), Text(in_groups(stamp.log_hash), CODE)),
            (say_in("paper", "Printed"), say("{when} by {who}", when=press.when(stamp.made_at),
                                 who=stamp.made_by)),
        ],
        label=0.9,
    )  # fmt: skip
    code = Code(head_code(stamp), _SIDE, TEXT, say("QR code with the head of the clinic's log"))
    return [
        Heading(say("How to check this document"), H1, 1),
        Text(
            say(
                "Every act in the clinic's records is an entry in a log. Each entry holds the hash "
                "of the one before and is signed by its author, so that no entry can be changed, "
                "added or taken out later without being noticed. This document carries the head "
                "of that log at the time of printing."
            ),
            BODY,
        ),
        Together([Beside([[head], [code]], [5.2, 1], above=4)], below=10),
        steps(
            [
                say("Ask the clinic for its log and the checking program, which needs no account "
                    "and no network."),
                say("Check the log with it; scan the code above, or type the number of entries and "
                    "the hash."),
                say("The answer tells whether the log is whole, and whether entry {count} has "
                    "exactly the hash printed here.", count=f"{stamp.log_count:,}"),
                say("Compare the hash of a file that you were given with the one printed for it: "
                    "one changed byte gives another hash."),
            ]
        ),
        *left_out(press, missing),
    ]  # fmt: skip


def left_out(press: Press, missing: Sequence[str]) -> list[Block]:
    """Names the characters that stand as code points because no font here has them."""
    if not missing:
        return []
    named = (f"U+{ord(char):04X} {unicodedata.name(char, '')}".strip() for char in missing)
    codes = ", ".join(islice(named, _MOST_NAMED))
    said = press.words.say(
        "Characters that the fonts of this document do not have are printed as their code points "
        "in 〔 〕. They are: {codes}.",
        codes=codes,
    )
    return [Text([Span(said)], NOTE)]
