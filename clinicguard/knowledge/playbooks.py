"""The playbooks as a whole: what belongs to a nature at a level, read once and checked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from types import MappingProxyType

from clinicguard.host.paths import resources
from clinicguard.knowledge.compartments import Compartments
from clinicguard.knowledge.courses import Causes, Option, Options, Stage, Stages
from clinicguard.knowledge.crosschecks import check_names
from clinicguard.knowledge.emergency import Emergency, with_numbers
from clinicguard.knowledge.fault import KnowledgeFault, Place
from clinicguard.knowledge.hats import Hats
from clinicguard.knowledge.natures import (
    Addition,
    EvidenceItem,
    Mistake,
    Nature,
    Shared,
    Task,
    Trigger,
)
from clinicguard.knowledge.ratings import Level, Levels, Rating
from clinicguard.knowledge.records import read, read_each
from clinicguard.knowledge.watching import StandDown, Watch


@dataclass(frozen=True, slots=True)
class Playbooks:
    """All that the wizard knows, for one jurisdiction (its numbers, its own tasks, its law)."""

    jurisdiction: str
    natures: Mapping[str, Nature]
    shared: Shared
    stages: tuple[Stage, ...]
    rating: Rating
    levels: Levels
    hats: Hats
    options: tuple[Option, ...]
    watch: Watch
    standdown: StandDown
    causes: Causes
    compartments: Compartments
    retired: frozenset[str] = frozenset()
    """Natures of the clinic's own that are offered no more; cases of their kind keep them."""

    @property
    def offered(self) -> Mapping[str, Nature]:
        """The natures that a case may be given."""
        kept = {key: each for key, each in self.natures.items() if key not in self.retired}
        return MappingProxyType(kept)

    def tasks_for(self, nature_id: str, level: Level) -> tuple[Task, ...]:
        """What is to be done at this level, shared tasks among them, the earliest first."""
        nature = self.natures[nature_id]
        taken = (task for task in self.shared.tasks if task.id in nature.take)
        due = [task for task in (*taken, *nature.tasks) if task.applies_at(level)]
        return tuple(sorted(due, key=lambda task: task.due_at(level).weight))

    def task(self, task_id: str) -> Task:
        """A task by its id, shared or a nature's own. Raises KeyError."""
        return self.all_tasks()[task_id]

    def all_tasks(self) -> Mapping[str, Task]:
        own = (task for nature in self.natures.values() for task in nature.tasks)
        return {task.id: task for task in (*self.shared.tasks, *own)}

    def evidence_for(self, nature_id: str) -> tuple[EvidenceItem, ...]:
        """The checklist, what vanishes first on top."""
        items = self.natures[nature_id].evidence
        return tuple(sorted(items, key=lambda item: item.vanishes.urgency))

    def mistakes_for(self, nature_id: str, trigger: Trigger | None = None) -> tuple[Mistake, ...]:
        """Known mistakes, the nature's own before the shared ones; by trigger if one is given."""
        known = (*self.natures[nature_id].mistakes, *self.shared.mistakes)
        return tuple(m for m in known if trigger is None or trigger in m.triggers)

    def stage(self, stage_id: str) -> Stage:
        return next(stage for stage in self.stages if stage.id == stage_id)

    def option(self, option_id: str) -> Option:
        return next(option for option in self.options if option.id == option_id)

    def law_cited(self) -> Iterator[tuple[Place, str]]:
        """Every row of a jurisdiction pack that the playbooks name, and where."""
        for task in self.all_tasks().values():
            yield from ((task.place, row) for row in (*task.law, *filter(None, [task.gate])))
        for nature in self.natures.values():
            yield from ((nature.place, row) for row in nature.law)
        for option in self.options:
            yield from ((option.place, row) for row in option.law)
        for floor in self.rating.floors:
            yield from ((floor.place, row) for row in floor.gates)
        for compartment in self.compartments.compartments:
            for rule in compartment.protection:
                yield from ((compartment.place, row) for row in (*rule.gates, *rule.law))


@cache
def load_playbooks(jurisdiction: str = "tw", own: Path | None = None) -> Playbooks:
    """The shipped playbooks and, beside them, what the clinic added in its own folder.

    Raises KnowledgeFault when a file is wrong, or names what is not there.
    """
    return fitted(read_playbooks(resources() / "playbooks", own), jurisdiction)


def read_playbooks(folder: Path, own: Path | None = None) -> Playbooks:
    """Everything as written, for all jurisdictions, numbers not filled in; checked.

    `own` may hold natures/*.yaml (natures more) and additions/*.yaml (more for one of ours).
    Raises KnowledgeFault.
    """
    folders = [folder, own] if own is not None else [folder]
    natures = {nature.id: nature for nature in read_each(folders, "natures/*.yaml", Nature)}
    for addition in read_each(folders[1:], "additions/*.yaml", Addition):
        if addition.nature not in natures:
            raise KnowledgeFault(addition.place, f"there is no nature {addition.nature!r}")
        natures[addition.nature] = _grown(natures[addition.nature], addition)
    playbooks = Playbooks(
        jurisdiction="",
        natures=_in_order(natures.values()),
        shared=read(folder / "shared.yaml", Shared),
        stages=read(folder / "stages.yaml", Stages).stages,
        rating=read(folder / "rating.yaml", Rating),
        levels=read(folder / "levels.yaml", Levels),
        hats=read(folder / "hats.yaml", Hats),
        options=read(folder / "options.yaml", Options).options,
        watch=read(folder / "watch.yaml", Watch),
        standdown=read(folder / "standdown.yaml", StandDown),
        causes=read(folder / "fishbone.yaml", Causes),
        compartments=read(folder / "compartments.yaml", Compartments),
    )
    check_names(
        playbooks.natures.values(),
        playbooks.shared,
        stages={stage.id for stage in playbooks.stages},
        hats={hat.id for hat in playbooks.hats.hats},
        options={option.id for option in playbooks.options},
        scripts=_names(folder.parent / "scripts", own and own / "scripts"),
        templates=_names(folder.parent / "templates", own and own / "templates"),
    )
    return playbooks


def fitted(playbooks: Playbooks, jurisdiction: str) -> Playbooks:
    """Without the tasks and law rows of other jurisdictions, with the numbers to dial here."""
    known = read(resources() / "playbooks" / "emergency.yaml", Emergency).numbers
    natures = (_fitted_nature(nature, jurisdiction) for nature in playbooks.natures.values())
    here = replace(
        playbooks,
        jurisdiction=jurisdiction,
        natures=_in_order(natures),
        shared=replace(playbooks.shared, tasks=_fitted(playbooks.shared.tasks, jurisdiction)),
        options=tuple(
            replace(option, law=_rows(option.law, jurisdiction)) for option in playbooks.options
        ),
    )
    return with_numbers(here, known.get(jurisdiction, known["eu"]))


def _fitted_nature(nature: Nature, jurisdiction: str) -> Nature:
    return replace(
        nature,
        tasks=_fitted(nature.tasks, jurisdiction),
        law=_rows(nature.law, jurisdiction),
    )


def _fitted(tasks: tuple[Task, ...], jurisdiction: str) -> tuple[Task, ...]:
    return tuple(
        replace(
            task,
            law=_rows(task.law, jurisdiction),
            gate=next(iter(_rows((task.gate,) if task.gate else (), jurisdiction)), None),
        )
        for task in tasks
        if not task.only_in or jurisdiction in task.only_in
    )


def _rows(law: tuple[str, ...], jurisdiction: str) -> tuple[str, ...]:
    return tuple(row for row in law if row.split("-")[0] in (jurisdiction, "int"))


def _names(*folders: Path | None) -> frozenset[str]:
    return frozenset(file.stem for folder in folders if folder for file in folder.glob("*.yaml"))


def _grown(nature: Nature, addition: Addition) -> Nature:
    return replace(
        nature,
        take=(*nature.take, *(t for t in addition.take if t not in nature.take)),
        tasks=nature.tasks + addition.tasks,
        evidence=nature.evidence + addition.evidence,
        mistakes=nature.mistakes + addition.mistakes,
        scripts=nature.scripts + addition.scripts,
    )


def _in_order(natures: Iterable[Nature]) -> Mapping[str, Nature]:
    ordered = sorted(natures, key=lambda nature: (nature.order, nature.id))
    return MappingProxyType({nature.id: nature for nature in ordered})
