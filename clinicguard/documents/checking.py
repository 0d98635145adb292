"""The last part of every document: how somebody who trusts nobody can check what is printed."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from clinicguard.documents.blocks.block import Block
from clinicguard.documents.blocks.panels import Beside, Together
from clinicguard.documents.blocks.spaces import Gap
from clinicguard.documents.blocks.steps import Steps
from clinicguard.documents.blocks.text import Heading, Text
from clinicguard.documents.parts import facts
from clinicguard.documents.press import Press, head_code, in_groups
from clinicguard.documents.qr import Code
from clinicguard.documents.sheet import BODY, CODE, H1, NOTE, TEXT
from clinicguard.documents.type.style import Span

_SIDE = 70.0
_READ = replace(BODY, size=9.5, leading=15, below=4)
"""Closer than the document itself, so that it seldom asks for a page of its own."""
_MOST_NAMED = 80


def how_to_check(press: Press, missing: Sequence[str]) -> list[Block]:
    """The heading, the log's head in words and as a code, and the steps: never parted."""
    say = press.words.say
    code = Code(
        head_code(press.stamp), _SIDE, TEXT, say("QR code with the head of the clinic's log")
    )
    head = Beside([[_head(press)], [code]], [5.2, 1], above=4)
    return [
        Heading(say("How to check this document"), H1, 1),
        Together([_what_a_head_is(press), head, Gap(6), _how(press)]),
        *left_out(press, missing),
    ]


def _what_a_head_is(press: Press) -> Text:
    words = press.words.say(
        "Every act in the clinic's records is an entry in a log. Each entry holds the hash of the "
        "one before and is signed by its author, so that no entry can be changed, added or taken "
        "out later without being noticed. This document carries the head of that log at the time "
        "of printing."
    )
    return Text(words, _READ)


def _head(press: Press) -> Block:
    stamp, say, say_in = press.stamp, press.words.say, press.words.say_in
    printed = say("{when} by {who}", when=press.when(stamp.made_at), who=stamp.made_by)
    return facts(
        [
            (say_in("paper", "Clinic"), f"{stamp.clinic_name}    {stamp.clinic_id}"),
            (say("Entries in the log"), f"{stamp.log_count:,}"),
            (say("Hash of the last entry"), Text(in_groups(stamp.log_hash), CODE)),
            (say_in("paper", "Printed"), printed),
        ],
        label=0.9,
    )


def _how(press: Press) -> Block:
    say = press.words.say
    said = (
        say("Ask the clinic for its log and the checking program, which needs no account and no "
            "network."),
        say("Check the log with it; scan the code above, or type the number of entries and the "
            "hash."),
        say("The answer tells whether the log is whole, and whether entry {count} has exactly the "
            "hash printed here.", count=f"{press.stamp.log_count:,}"),
        say("Compare the hash of a file that you were given with the one printed for it: one "
            "changed byte gives another hash."),
    )  # fmt: skip
    return Steps([Text(words, _READ) for words in said])


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
