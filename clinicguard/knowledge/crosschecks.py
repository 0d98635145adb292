"""Names that one data file uses and another must hold: shared tasks, hats, steps, scripts."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from clinicguard.knowledge.fault import KnowledgeFault, Place
from clinicguard.knowledge.natures import Nature, Shared, Task


def check_names(
    natures: Collection[Nature],
    shared: Shared,
    *,
    stages: Collection[str],
    hats: Collection[str],
    options: Collection[str],
    scripts: Collection[str],
    templates: Collection[str],
) -> None:
    """Raises KnowledgeFault, at the record that uses it, for a name that stands nowhere."""
    tasks = [*shared.tasks, *(task for nature in natures for task in nature.tasks)]
    for task in tasks:
        _known(task.place, "step", [task.step], stages)
        _known(task.place, "hat", [task.hat], hats)
        _known(task.place, "template", filter(None, [task.template]), templates)
    for nature in natures:
        _known(nature.place, "shared task", nature.take, [task.id for task in shared.tasks])
        _known(nature.place, "script", nature.scripts, scripts)
        _known(nature.place, "template", nature.templates, templates)
        _known(nature.place, "option", nature.options, options)
    _once(tasks)


def _known(place: Place, kind: str, named: Iterable[str], held: Collection[str]) -> None:
    for name in named:
        if name not in held:
            raise KnowledgeFault(place, f"there is no {kind} {name!r}")


def _once(tasks: Iterable[Task]) -> None:
    held: set[str] = set()
    for task in tasks:
        if task.id in held:
            raise KnowledgeFault(task.place, f"the task {task.id!r} stands already elsewhere")
        held.add(task.id)
