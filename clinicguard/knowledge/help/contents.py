"""The manual of one language: its chapters, its pages, and which page belongs to which room."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from clinicguard.host.paths import resources
from clinicguard.host.words import Language
from clinicguard.knowledge.fault import KnowledgeFault, Place
from clinicguard.knowledge.help.written import Block, Items, Paragraph, Run, Table, written
from clinicguard.knowledge.records import read
from clinicguard.knowledge.said import Said


@dataclass(frozen=True, slots=True)
class Listed:
    """A page in the list of contents.

    `at` are the addresses of the windows that it explains, by their beginning; `also` are words
    under which people look for it that do not stand on it.
    """

    id: str
    at: tuple[str, ...] = ()
    also: Said | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """A chapter in the list of contents."""

    id: str
    name: Said
    pages: tuple[Listed, ...]


@dataclass(frozen=True, slots=True)
class Contents:
    """`resources/help/contents.yaml`."""

    chapters: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class ManualPage:
    """A page as it is read."""

    key: str
    name: str
    blocks: tuple[Block, ...]
    at: tuple[str, ...] = ()
    also: str = ""


@dataclass(frozen=True, slots=True)
class Chapter:
    """Pages that belong together."""

    key: str
    name: str
    pages: tuple[ManualPage, ...]


@dataclass(frozen=True, slots=True)
class Manual:
    """Everything in one language."""

    language: Language
    chapters: tuple[Chapter, ...]

    def pages(self) -> Iterator[ManualPage]:
        """Every page, in the order of the contents."""
        for chapter in self.chapters:
            yield from chapter.pages

    def page(self, key: str) -> ManualPage | None:
        """A page by its key."""
        return next((page for page in self.pages() if page.key == key), None)

    def first(self) -> ManualPage:
        """The page that is shown where none is asked for."""
        return next(self.pages())

    def at(self, address: str) -> ManualPage | None:
        """The page that explains the window with this address: the longest beginning wins."""
        fitting = [
            (len(begins), page)
            for page in self.pages()
            for begins in page.at
            if address == begins or address.startswith(f"{begins}/")
        ]
        return max(fitting, key=lambda each: each[0])[1] if fitting else None


@cache
def load_manual(language: Language, folder: Path | None = None) -> Manual:
    """Reads the whole manual once. Raises KnowledgeFault with file and line."""
    place = folder or resources() / "help"
    listed = read(place / "contents.yaml", Contents)
    manual = Manual(
        language,
        tuple(
            Chapter(
                group.id,
                group.name.in_language(language),
                tuple(_page(place, each, language) for each in group.pages),
            )
            for group in listed.chapters
        ),
    )
    _check(manual, place)
    return manual


def picture_file(name: str, language: Language, folder: Path | None = None) -> Path:
    """Where the picture of that name lies; it may be missing in a source that was never drawn."""
    return (folder or resources() / "help") / "pictures" / f"{name}-{language}.png"


def _page(place: Path, listed: Listed, language: Language) -> ManualPage:
    path = place / listed.id / f"{language}.md"
    try:
        text = path.read_text("utf-8")
    except OSError as error:
        raise KnowledgeFault(Place(path, 0, ""), "a page of the manual is missing") from error
    name, blocks = written(text, Place(path, 0, ""))
    also = listed.also.in_language(language) if listed.also else ""
    return ManualPage(listed.id, name, blocks, listed.at, also)


def _check(manual: Manual, place: Path) -> None:
    """Each link leads to a page."""
    known = {page.key for page in manual.pages()}
    for page in manual.pages():
        where = Place(place / page.key / f"{manual.language}.md", 0, "")
        for run in _runs(page.blocks):
            if run.page and run.page not in known:
                raise KnowledgeFault(where, f"there is no page {run.page}")


def _runs(blocks: tuple[Block, ...]) -> Iterator[Run]:
    for block in blocks:
        match block:
            case Paragraph():
                yield from block.runs
            case Items():
                for item in block.items:
                    yield from item
            case Table():
                for row in (block.head, *block.rows):
                    for cell in row:
                        yield from cell
            case _:
                pass
