"""What a page reads of the playbooks: every kind of matter, what is our own, and who read it."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select

from clinicguard.incidents.playbooks.own import Own, OwnNature, OwnTask, Standing, grown, standing
from clinicguard.incidents.playbooks.tables import own_of
from clinicguard.knowledge.natures import Nature
from clinicguard.knowledge.playbooks import Playbooks
from clinicguard.people.tables import ProfileRow
from clinicguard.storage.reader import Reader


@dataclass(frozen=True, slots=True)
class NatureView:
    """A kind of matter as it stands; `own` where the clinic added it itself."""

    nature: Nature
    tasks: int
    own: OwnNature | None
    own_tasks: tuple[OwnTask, ...]
    read: Standing | None


@dataclass(frozen=True, slots=True)
class Shelf:
    """All that is offered, in the order of the wizard."""

    playbooks: Playbooks
    natures: tuple[NatureView, ...]

    @property
    def read(self) -> int:
        """How many wordings stand as somebody read them."""
        return sum(view.read is not None and view.read.current for view in self.natures)


class PlaybookLists:
    """Everybody in the clinic may read the playbooks."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    def shelf(self) -> Shelf:
        """Ours and the clinic's own, without what is offered no more."""
        own = own_of(self._reader.values)
        (row,) = self._reader.values(select(ProfileRow))
        playbooks = grown(row.jurisdiction, own)
        return Shelf(playbooks, tuple(_view(playbooks, own, key) for key in playbooks.offered))


def _view(playbooks: Playbooks, own: Own, key: str) -> NatureView:
    nature = playbooks.natures[key]
    taken = sum(task.id in nature.take for task in playbooks.shared.tasks)
    return NatureView(
        nature,
        taken + len(nature.tasks),
        next((each for each in own.natures if each.key == key), None),
        tuple(task for task in own.tasks if task.nature == key),
        standing(playbooks, own, key),
    )
