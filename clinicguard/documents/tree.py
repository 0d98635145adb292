"""The structure of a tagged PDF while it is drawn: elements, and the marks that fill them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Mark:
    """A marked stretch of a page's content: the page from 0, and its number there."""

    page: int
    number: int


@dataclass(frozen=True, slots=True)
class Link:
    """A place to press that leads to another page. Rectangle and target in PDF points."""

    page: int
    rectangle: tuple[float, float, float, float]
    target_page: int
    target_top: float
    words: str


@dataclass(slots=True, eq=False)
class Element:
    """One element of the structure tree (ISO 32000-1, 14.7)."""

    tag: str
    alternative: str = ""
    language: str = ""
    box: tuple[float, float, float, float] | None = None
    attributes: Mapping[str, str] = field(default_factory=dict)
    children: list[Element | Mark | Link] = field(default_factory=list)

    def walk(self) -> Iterator[Element]:
        """This element and all below it, in reading order."""
        yield self
        for child in self.children:
            if isinstance(child, Element):
                yield from child.walk()


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A heading as the reader's side bar shows it. `level` from 1; `top` in PDF points."""

    level: int
    words: str
    page: int
    top: float


class Tree:
    """Grows while pages are drawn. A block split over pages finds its element again by its key."""

    def __init__(self) -> None:
        self.root = Element("Document")
        self._open: list[Element] = [self.root]
        self._kept: dict[object, Element] = {}

    @property
    def here(self) -> Element:
        return self._open[-1]

    def enter(self, tag: str, key: object | None) -> Element:
        """Opens an element below the present one, or the one that `key` had opened before."""
        element = self._kept.get(key) if key is not None else None
        if element is None:
            element = Element(tag)
            self.here.children.append(element)
            if key is not None:
                self._kept[key] = element
        self._open.append(element)
        return element

    def leave(self) -> None:
        self._open.pop()
