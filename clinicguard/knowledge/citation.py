"""How an article is cited: 「醫預法第 6 條第 1 項」, "MADA art. 6(1)", in the reader's language."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from clinicguard.knowledge.said import Said

if TYPE_CHECKING:
    from clinicguard.host.words import Language


class Style(StrEnum):
    """How a statute numbers itself."""

    TAIWAN = "taiwan"  # 第 41 條之 1 第 2 項第 3 款
    MAINLAND = "mainland"  # 第41条第2款第（3）项
    PLAIN = "plain"  # as written: reg. 13, 45 CFR 164.404


@dataclass(frozen=True, slots=True)
class Statute:
    """A law by its full and its short name; `as_of` dates the copy in which it was read.

    `url` is the official database; `code` the statute's number there.
    """

    id: str
    name: Said
    short: Said
    style: Style
    as_of: date | None = None
    code: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Citation:
    """An article of a statute: "6", "90-9", or the whole reference where the style is plain."""

    statute: str
    article: str | None = None
    paragraph: int | None = None
    item: int | None = None

    def said(self, statute: Statute, language: Language) -> str:
        """The citation with the statute's short name."""
        short = statute.short.in_language(language)
        if self.article is None:
            return short
        match statute.style, language:
            case Style.PLAIN, _:
                return f"{short} {self.article}"
            case _, "en":
                return f"{short} art. {self._bracketed()}"
            case Style.TAIWAN, "zh_TW":
                return f"{short}{self._spelled('條', '項', '款', ' ')}"
            case Style.TAIWAN, _:
                return f"{short}{self._spelled('条', '项', '款', '')}"
            case Style.MAINLAND, "zh_TW":
                return f"{short}{self._spelled('條', '款', '項', ' ')}"
            case Style.MAINLAND, _:
                return f"{short}{self._spelled('条', '款', '项', '')}"

    def _bracketed(self) -> str:
        steps = "".join(f"({step})" for step in (self.paragraph, self.item) if step is not None)
        return f"{self.article}{steps}"

    def _spelled(self, article: str, paragraph: str, item: str, gap: str) -> str:
        main, _, branch = (self.article or "").partition("-")
        text = f"第{gap}{main}{gap}{article}"
        if branch:
            text += f"之{gap}{branch}"
        for number, word in ((self.paragraph, paragraph), (self.item, item)):
            if number is not None:
                joint = gap if text[-1].isdigit() else ""
                text += f"{joint}第{gap}{number}{gap}{word}"
        return text
