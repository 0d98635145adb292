"""What a complaint can be about, in three languages: the data of resources/taxonomy.

known = taxonomy()
known.label(Category.INSTITUTION, "waiting", "zh_TW")   # 等候時間
known.subtype("waiting").usual                          # Severity.LOW
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from clinicguard.complaints.issue import Category, Severity
from clinicguard.host.paths import resources
from clinicguard.knowledge.records import Said, read_beside

if TYPE_CHECKING:
    from clinicguard.host.words import Language

_FOLDER, _FILE = "taxonomy", "complaints.yaml"


@dataclass(frozen=True, slots=True)
class CategoryWords:
    """A category's name, the question that leads to it, and an example of each severity."""

    id: Category
    label: Said
    asks: Said
    low: Said
    medium: Said
    high: Said

    def example(self, severity: Severity) -> Said | None:
        """What such an issue looks like; there is none of severity 0."""
        match severity:
            case Severity.NONE:
                return None
            case Severity.LOW:
                return self.low
            case Severity.MEDIUM:
                return self.medium
            case Severity.HIGH:
                return self.high


@dataclass(frozen=True, slots=True)
class Subtype:
    """A kind of issue in a category, its usual severity, and an example in their words."""

    id: str
    category: Category
    usual: Severity
    label: Said
    example: Said


@dataclass(frozen=True, slots=True)
class Taxonomy:
    """Every category, every sub-type, in the order in which they are offered.

    Raises:
        ValueError: a category has no words.
    """

    categories: tuple[CategoryWords, ...] = ()
    subtypes: tuple[Subtype, ...] = ()

    def category(self, category: Category) -> CategoryWords:
        """The words of a category."""
        return next(each for each in self.categories if each.id is category)

    def subtype(self, name: str) -> Subtype | None:
        """The sub-type of this id; None where a complaint has none, or one that is gone."""
        return next((each for each in self.subtypes if each.id == name), None)

    def of(self, category: Category) -> tuple[Subtype, ...]:
        """The sub-types of a category."""
        return tuple(each for each in self.subtypes if each.category is category)

    def label(self, category: Category, subtype: str, language: Language) -> str:
        """The name to show: the sub-type's, or the category's where none is known."""
        known = self.subtype(subtype)
        said = known.label if known else self.category(category).label
        return said.in_language(language)

    def usual(self, category: Category, subtype: str) -> Severity:
        """How severe such an issue usually is: low where no sub-type says otherwise."""
        known = self.subtype(subtype)
        return known.usual if known and known.category is category else Severity.LOW


def taxonomy(beside: Sequence[Path] = ()) -> Taxonomy:
    """Ours, with the sub-types that a clinic's folder beside it adds.

    Raises:
        KnowledgeFault: a file is wrong.
    """
    folders = [resources() / _FOLDER, *beside]
    return read_beside(folders, _FILE, Taxonomy)
