"""The frame of every document: a title, blocks, and how to check; laid out, drawn, made to last.

A document is one file with a frozen value and one function, and is bound like this:

    def call_list(paper: CallListPaper, press: Press) -> bytes:
        say = press.words.say
        blocks = [
            chapter(press, 1, say("Whom to call")),
            paragraph(say("Call in this order.")),
            Table([Column(say("Name"), 2), Column(say("Phone"), 1)], paper.rows),
        ]
        title = Title(kind=say("Call list"), number=paper.number, name=say("Call list"))
        return bind(title, blocks, press)

Blocks stand in `blocks/`, ready-made parts in `parts.py`, styles in `sheet.py`, papers in
`pages.py`. Strings are handed over as they are: nothing in them is ever markup.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from clinicguard.documents.archive import About, archive
from clinicguard.documents.blocks.block import Block
from clinicguard.documents.blocks.contents import Contents
from clinicguard.documents.blocks.spaces import Break
from clinicguard.documents.blocks.text import Heading, Text
from clinicguard.documents.checking import how_to_check, left_out
from clinicguard.documents.flow import Placed, lay
from clinicguard.documents.pages import CasePage, Paper
from clinicguard.documents.pen import Pen
from clinicguard.documents.press import Press, Step
from clinicguard.documents.sheet import TITLE, UNDER_TITLE
from clinicguard.documents.title import Title
from clinicguard.documents.type.plain import one_line
from clinicguard.documents.type.setter import Setter
from clinicguard.documents.type.style import Span

T = TypeVar("T")


def bind(
    title: Title,
    blocks: Sequence[Block],
    press: Press,
    *,
    paper: Paper | None = None,
    titled: bool = True,
    check: bool = True,
) -> bytes:
    """The finished PDF (PDF/A-2a, PDF/UA-1). Same values, same bytes.

    Args:
        title: its names and marks.
        blocks: what it says. Headings among them become bookmarks; a `contents` block lists them.
        press: language, dates, log head, draft or not.
        paper: another paper than the A4 page of a case file.
        titled: whether the title block is printed above the blocks; a cover brings its own.
        check: whether *How to check this document* closes it; a slip carries only the code.
    """
    setter = Setter(press.language)
    sheet = paper or CasePage(title, press)
    whole = [*(title_block(title, press) if titled else []), *blocks]
    placed = _laid(whole, press, sheet, setter, check=check)
    pen = _draw(placed, sheet, setter, press.step)
    return archive(pen.finish(), pen.tree.root, pen.bookmarks, _about(title, press))


def fewest_pages(
    blocks: Callable[[T], Sequence[Block]],
    ways: Sequence[T],
    title: Title,
    press: Press,
    *,
    paper: Paper | None = None,
    check: bool = True,
) -> T:
    """The way of setting the blocks that fills the fewest pages; of equals the first.

    `ways` go from wide to close: where the widest would leave a few lines on a page of their own,
    a closer one saves the page. Blocks remember how they were set, so make them anew to bind them.
    """

    def pages(way: T) -> int:
        whole = [*title_block(title, press), *blocks(way)]
        sheet, setter = paper or CasePage(title, press), Setter(press.language)
        return max(item.page for item in _laid(whole, press, sheet, setter, check=check))

    return min(ways, key=pages)


def _laid(
    whole: Sequence[Block], press: Press, sheet: Paper, setter: Setter, *, check: bool
) -> list[Placed]:
    """The blocks on their pages, and below them how to check or what could not be drawn."""

    def closed() -> list[Block]:
        missing = tuple(setter.missing)
        return [*whole, *(how_to_check(press, missing) if check else left_out(press, missing))]

    def step(done: int, whole: int) -> None:
        press.step(done, 2 * whole)

    placed = lay(_listed(closed()), sheet.area, setter, step)
    if setter.missing:
        placed = lay(_listed(closed()), sheet.area, setter, step)
    return placed


def title_block(title: Title, press: Press) -> list[Block]:
    """The large title and the line below it."""
    under = [press.words.say_in("paper", "Draft")] if press.draft else []
    under += [title.number, *title.under]
    return [
        Text(title.name, TITLE),
        Text([Span("    ".join(part for part in under if part))], UNDER_TITLE),
    ]


def contents(press: Press) -> list[Block]:
    """A page with the headings of the document, filled in when they are known."""
    name = press.words.say_in("paper", "Contents")
    return [Text(name, TITLE), Contents([], name), Break()]


def _listed(blocks: list[Block]) -> list[Block]:
    """Tells the contents which headings there are."""
    headings = [block for block in blocks if isinstance(block, Heading) and block.listed]
    for block in blocks:
        if isinstance(block, Contents):
            block.headings = headings
    return blocks


def _draw(placed: Sequence[Placed], sheet: Paper, setter: Setter, step: Step) -> Pen:
    places = {
        item.block.key: (item.page, item.top - 6)
        for item in placed
        if isinstance(item.block, Heading)
    }
    pen = Pen(setter, sheet.size)
    pages = max(item.page for item in placed) + 1
    for page, items in enumerate(_by_page(placed, pages)):
        step(pages + page, 2 * pages)
        for item in items:
            if isinstance(item.block, Contents):
                item.block.places = places
            item.block.draw(pen, item.x, item.top, item.width)
        sheet.decorate(pen, page, pages)
        pen.next_page()
    return pen


def _by_page(placed: Sequence[Placed], pages: int) -> Iterator[list[Placed]]:
    sorted_out: list[list[Placed]] = [[] for _ in range(pages)]
    for item in placed:
        sorted_out[item.page].append(item)
    yield from sorted_out


def _about(title: Title, press: Press) -> About:
    parts = (title.name, title.number, press.words.say_in("paper", "Draft") if press.draft else "")
    return About(
        title=one_line(" ".join(part for part in parts if part)),
        author=one_line(press.stamp.clinic_name),
        subject=one_line(title.kind),
        language=press.language.replace("_", "-"),
        made_at=press.stamp.made_at,
    )
