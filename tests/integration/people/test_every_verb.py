"""Every verb with every role, through the desks themselves: the table of permissions is obeyed.

Each public method of each desk is called with made-up values for as long as its first act takes to
begin: an act that the role does not have is refused before anything is read, another one is
stopped by the test as soon as it has begun, and rolled back.
"""

from __future__ import annotations

import dataclasses
import enum
import inspect
import types
import typing
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from clinicguard.clinic import Clinic
from clinicguard.overview.leaving.desk import LeavingDesk
from clinicguard.people.abilities import BY_ITSELF
from clinicguard.people.permissions import PERMISSIONS, may
from clinicguard.people.staff import ROLES, Role
from clinicguard.storage import kit
from clinicguard.storage.book import Change
from clinicguard.storage.troubles import NotAllowed
from tests.made import MadeClinic

NOT_ACTS = frozenset({"evidence.read", "task.others", "statement.read_drafts"})
"""Rights to read: asked by lists and desks, no entry of their own."""

WORDS = {
    "passphrase": "marble saddle comet drizzle",
    "number": "C-2026-0001",
    "role": "reception",
    "kind": "lawyer",
    "sha256": "0" * 64,
    "language": "zh_TW",
}


class Reached(Exception):
    """An act has begun."""

    def __init__(self, verb: str) -> None:
        super().__init__(verb)
        self.verb = verb


def made_up(name: str, kind: Any, at: Path) -> Any:
    """A value of the annotated kind that passes the first look."""
    origin, parts = typing.get_origin(kind), typing.get_args(kind)
    if origin in (typing.Union, types.UnionType):
        return made_up(name, next(p for p in parts if p is not type(None)), at)
    if origin is typing.Literal:
        return parts[0]
    if origin is tuple or origin is list or origin is set or origin is frozenset:
        return origin([made_up(name, parts[0], at)] if parts else [])
    if origin is Callable or kind is Callable or "Callable" in str(kind):
        return lambda *_: None
    if origin is not None and issubclass(origin, typing.Mapping):
        return {}
    if origin is not None:
        return (made_up(name, parts[0], at),) if parts else ()
    match kind:
        case _ if kind is Any:
            return None
        case _ if kind is str:
            return WORDS.get(name, "某事")
        case _ if kind is bool:
            return True
        case _ if kind is int:
            return 2
        case _ if kind is bytes:
            return b"%PDF-"
        case _ if kind is datetime:
            return datetime(2026, 12, 1, 1, 0, tzinfo=UTC)
        case _ if kind is date:
            return date(2026, 12, 1)
        case _ if kind is Path:
            return at / ("new" if name in ("folder", "target") else "file.txt")
    if isinstance(kind, type) and issubclass(kind, enum.Enum):
        return next(iter(kind))
    if dataclasses.is_dataclass(kind) and isinstance(kind, type):
        hints = typing.get_type_hints(kind)
        return kind(
            **{f.name: made_up(f.name, hints[f.name], at) for f in dataclasses.fields(kind)}
        )
    raise LookupError(f"{name}: {kind}")


def methods(clinic: Clinic, at: Path, card: str) -> Iterator[tuple[str, Callable[[], Any]]]:
    """Every public method of every desk, and the verbs of the clinic, with made-up values."""
    rooms = {**vars(clinic), "clocks": clinic.tasks.clocks, "log_export": clinic.log_export}
    rooms |= {"calendar": clinic.staff.calendar, "views": clinic.complaints.views}
    rooms["playbooks"] = clinic.incidents.playbooks
    rooms |= {"templates": clinic.statements.templates, "private": clinic.statements.private}
    rooms["marks"] = clinic.statements.marks
    rooms["platforms"] = clinic.complaints.platforms
    rooms["leaving"] = LeavingDesk(
        clinic.book, clinic.folder.path, clinic.evidence, clinic.keys.person
    )
    desks = {
        name: desk
        for name, desk in rooms.items()
        if type(desk).__name__.endswith(("Desk", "Export"))
    }
    for name, desk in desks.items():
        for verb, method in inspect.getmembers(desk, inspect.ismethod):
            if not verb.startswith("_"):
                yield f"{name}.{verb}", partial(called, method, at)
    yield (
        "hand_out save",
        partial(
            clinic.hand_out,
            "slip",
            b"%PDF-",
            at / "a.pdf",
            subject="complaint/C-2026-0001",
            purpose="給",
        ),
    )
    yield (
        "hand_out print",
        partial(
            clinic.hand_out, "slip", b"%PDF-", None, subject="complaint/C-2026-0001", purpose="給"
        ),
    )
    yield "prove_kit", partial(clinic.access.prove_kit, card)
    yield "forget_place", partial(clinic.backups.forget_place, a_place(clinic))
    yield "check_log", clinic.check_log
    yield "accept_restored", partial(clinic.accept_restored, "故意還原")


def a_place(clinic: Clinic) -> str:
    """The place that this PC knows."""
    return next((place.medium for place in clinic.backups.places()), "")


def called(method: Callable[..., Any], at: Path) -> Any:
    try:
        hints = typing.get_type_hints(method)
        needed = {
            name: made_up(name, hints[name], at)
            for name, each in inspect.signature(method).parameters.items()
            if each.kind not in (each.VAR_POSITIONAL, each.VAR_KEYWORD)
            and (each.default is each.empty or name in ("reason", "why"))
        }
    except (LookupError, NameError, TypeError) as error:
        raise Unmade(str(error)) from error
    return method(**needed)


class Unmade(Exception):
    """No value could be made up."""


@contextmanager
def stopped_at_its_first_act(clinic: Clinic) -> Iterator[None]:
    """Whatever begins an act is refused by the book itself, or stopped and rolled back."""
    real = clinic.book.act

    @contextmanager
    def act(verb: str, subject: str, **said: Any) -> Iterator[Change]:
        with real(verb, subject, **said):
            raise Reached(verb)
        yield

    clinic.book.act = act  # type: ignore[method-assign]
    try:
        yield
    finally:
        del clinic.book.act


def outcomes(made: MadeClinic, role: Role, at: Path) -> dict[str, tuple[str, bool]]:
    """Of each method: the verb of its first act, and whether the role was let through."""
    clinic, card = made.open(role), " ".join(kit.to_words(made.kit_secret))
    found: dict[str, tuple[str, bool]] = {}
    with stopped_at_its_first_act(clinic):
        for name, call in methods(clinic, at, card):
            try:
                call()
            except Reached as reached:
                found[name] = (reached.verb, True)
            except NotAllowed as refused:
                found[name] = (refused.verb, False)
            except Exception:
                continue
    return found


@pytest.fixture
def brought(made: MadeClinic, tmp_path: Path) -> Path:
    """A file to hand in, a place for backups."""
    (tmp_path / "file.txt").write_text("一個檔案", "utf-8")
    clinic = made.open("owner")
    clinic.backups.add_place(tmp_path / "stick", "A")
    return tmp_path


@pytest.mark.parametrize("role", ROLES)
def test_every_desk_obeys_the_table(made: MadeClinic, brought: Path, role: Role) -> None:
    found = outcomes(made, role, brought)
    wrong = {name: (verb, let) for name, (verb, let) in found.items() if let != may(verb, role)}
    assert wrong == {}
    assert len(found) > 100
    assert made.opened is not None
    assert made.opened.log.newest(1)[0].verb == "clinic.unlock"


def test_every_verb_of_the_table_is_walked(made: MadeClinic, brought: Path) -> None:
    """A verb that no method reaches would be a right that nobody looks at."""
    walked: set[str] = set()
    for role in ROLES:
        walked |= {verb for verb, _ in outcomes(made, role, brought).values()}
    assert set(PERMISSIONS) - walked - BY_ITSELF - NOT_ACTS == set()
