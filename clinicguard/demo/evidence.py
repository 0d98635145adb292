"""The evidence of the script: handed in, looked at, checked."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from clinicguard.demo.casework import case_act, case_number
from clinicguard.demo.stage import Act, Stage
from clinicguard.demo.told import Told
from clinicguard.evidence.custody import Event as Touch
from clinicguard.evidence.desk import HandIn
from clinicguard.evidence.exhibit import Compartment as Shelf
from clinicguard.evidence.exhibit import Kind, Origin


def evidence_acts(case: Told) -> Iterator[Act]:
    """Handing in, with what a court asks; later looks and checks."""
    for one in case.each("evidence"):
        handed = one.inside("handed_in")
        yield case_act(handed.when("at"), handed.text("by"), "evidence", partial(_take_in, one), 1)
        for touch in one.each("custody"):
            do = partial(_touch, one.text("id"), touch)
            yield case_act(touch.when("at"), touch.text("by"), "custody", do, 8)


def _take_in(one: Told, stage: Stage) -> None:
    kind: Kind = one.text("kind")  # type: ignore[assignment]
    shelf: Shelf = one.text("compartment")  # type: ignore[assignment]
    path = stage.files / one.text("file").removeprefix("files/")
    said = HandIn(
        one.text("title"), _origin(one.inside("form"), stage), kind, shelf, one.yes("sensitive")
    )
    subject = f"incident/{case_number(stage)}"
    exhibit = stage.clinic.evidence.take_in(path, said, subject=subject)
    stage.numbers[one.text("id")] = exhibit.number


def _origin(form: Told, stage: Stage) -> Origin:
    people = {told.text("id"): told.text("name") for told in stage.case.each("people")}
    people |= {told.text("id"): told.text("name") for told in stage.case.each("staff")}

    def who(name: str) -> str:
        return people.get(form.text(name), form.text(name))

    return Origin(
        platform=form.text("platform"),
        url=form.text("url"),
        account=form.text("account"),
        shown_time=form.perhaps_when("shown_time"),
        seen_at=form.perhaps_when("seen_at"),
        seen_by=who("seen_by"),
        captured_at=form.perhaps_when("captured_at"),
        clock_source=form.text("clock_source"),
        device=form.text("device"),
        tool=form.text("tool"),
        method=form.text("method"),
        whole_page=form.maybe("whole_page"),
        original_online=form.maybe("original_online"),
        carrier=form.text("carrier"),
        carrier_holder=who("carrier_holder"),
        witness=who("witness"),
        place=form.text("place"),
    )


def _touch(name: str, touch: Told, stage: Stage) -> None:
    number, desk = stage.numbers[name], stage.clinic.evidence
    event: Touch = touch.text("event")  # type: ignore[assignment]
    match event:
        case "viewed":
            desk.look(number, touch.text("purpose"))
        case "verified":
            desk.verify(number, touch.text("purpose"))
        case _:
            desk.note_touch(
                number,
                event,
                purpose=touch.text("purpose"),
                recipient=touch.text("recipient"),
            )
