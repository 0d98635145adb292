"""What can stand between a person and a case beyond its rules: facts, without sentences."""

from __future__ import annotations

from dataclasses import dataclass

from clinicguard.host.trouble import Trouble


@dataclass(eq=False)
class TitleMissing(Trouble):
    """A case has a few words that tell it from the others."""


@dataclass(eq=False)
class AlreadyLinked(Trouble):
    """The link stands, or it would lead to the case itself."""

    target: str


@dataclass(eq=False)
class NotLinked(Trouble):
    """There is no such link."""

    target: str


@dataclass(eq=False)
class FieldMissing(Trouble):
    """A field that has to be filled is empty."""

    field: str


@dataclass(eq=False)
class NoSuchNature(Trouble):
    """The playbooks know no such kind of matter."""

    nature: str


@dataclass(eq=False)
class NoSuchRule(Trouble):
    """The jurisdiction pack knows no such deadline, or it has no number to reckon by."""

    rule: str
