"""The made-up case for pictures: in the morning, while it burns, and on the day of its closing.

It is played once for each language, with the words of the demonstration, and copied from then on.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta

from clinicguard.clinic import Clinic
from clinicguard.demo.told import Told, folder_of, read_case
from clinicguard.evidence.desk import HandIn
from clinicguard.host.words import Language
from clinicguard.incidents.checklist import CheckState
from clinicguard.incidents.compartments import Compartment
from clinicguard.incidents.contacts import CareTalk, Contact, Party
from clinicguard.incidents.desk_judging import Judgement
from clinicguard.incidents.facts import Source, SourceKind, Status
from clinicguard.incidents.gates import Answer
from clinicguard.incidents.incident import Origin
from clinicguard.incidents.rating import Factors
from clinicguard.incidents.releases import Audience, Release
from clinicguard.incidents.review import LineKind
from clinicguard.incidents.strategy import Verdict
from clinicguard.incidents.watch import Tone
from clinicguard.incidents.watch import Verdict as OfSignal
from tests.pictures.stage import NOW, Stage
from tests.played import played

OWNER, MANAGER, DENTIST, RECEPTION, COUNSEL = 1, 2, 3, 4, 5
STAFF = (OWNER, MANAGER, DENTIST, RECEPTION)
CASE = "I-2026-0001"
_NOTICED = NOW - timedelta(minutes=46)
_DAYS = timedelta(days=6)


def morning(stage: Stage) -> None:
    """Rated high, the team called, the first exhibits sealed: 46 minutes after the notice."""
    played(stage.made, f"morning-{stage.take.language}", lambda _: _morning(stage))
    stage.made.clock.time = NOW


def last_day(stage: Stage) -> None:
    """Stood down and reviewed: only the closing is left."""
    played(stage.made, f"last-{stage.take.language}", lambda _: _to_the_end(stage))
    stage.made.clock.time = NOW + _DAYS


def _morning(stage: Stage) -> None:
    language, clock = stage.take.language, stage.made.clock
    it = read_case(language).inside("incident")
    clock.time = _NOTICED
    clinic = stage.made.open("owner")
    desk = clinic.incidents
    notice = it.inside("notice")
    desk.open(it.text("title"), origin=Origin.WATCH, words=notice.text("words"), danger=Answer.NO)
    for one in it.each("signals")[:3]:
        desk.note_signal(
            CASE, one.text("channel"), one.text("words"),
            verdict=OfSignal(one.text("verdict")), reason=one.text("reason"),
        )  # fmt: skip
    facts = [_fact(clinic, one) for one in it.each("facts")[:9]]
    clock.forward(minutes=8)
    desk.confirm(CASE, it.inside("confirmed").text("reason"))
    _name(clinic, it, language)
    _rate(clinic, it, language)
    desk.name_concerned(CASE, DENTIST, it.inside("not_on_team").text("why"))
    for hat, holder, deputy in (
        ("commander", OWNER, MANAGER),
        ("spokesperson", OWNER, MANAGER),
        ("operations", MANAGER, RECEPTION),
        ("scribe", RECEPTION, MANAGER),
        ("counsel", COUNSEL, OWNER),
    ):
        desk.assign_hat(CASE, hat, holder, deputy)
    clock.forward(minutes=4)
    desk.activate(CASE, language=language)
    _plan(clinic, it, facts)
    _secure(clinic, language)
    tasks = clinic.task_lists.of(f"incident/{CASE}")
    for task in tasks[:3]:
        clinic.tasks.done(task.id)
    clinic.tasks.begin(tasks[3].id)
    clinic.tasks.wait(tasks[4].id, it.each("facts")[7].text("note"))
    desk.told_staff(CASE, _memo(language), STAFF)
    stage.made.close()
    stage.made.open("reception").incidents.confirm_read(CASE, 1)
    stage.made.close()


def _to_the_end(stage: Stage) -> None:
    _morning(stage)
    _end(stage)


def _end(stage: Stage) -> None:
    clock, it = stage.made.clock, read_case(stage.take.language).inside("incident")
    clinic = stage.made.open("owner")
    desk = clinic.incidents
    _say(clinic, it, clock.forward(minutes=40))
    for n, one in enumerate(it.each("monitoring")[:6]):
        clock.forward(hours=12 + n)
        desk.note_watch(
            CASE, one.text("channel"), one.text("seen"), Tone(one.text("tone")),
            reach=one.text("reach"), reaction=one.text("reaction"), fresh=one.number("fresh"),
        )  # fmt: skip
    _care(clinic, read_case(stage.take.language), clock.forward(hours=2))
    down = it.inside("stand_down")
    desk.stand_down(
        CASE, down.texts("reasons"), still_open=down.texts("still_open"),
        watch_on=down.text("watch"), override=down.texts("reasons")[0],
    )  # fmt: skip
    clock.forward(hours=20)
    _review(clinic, it, (NOW + _DAYS).date())
    stage.made.close()


def _fact(clinic: Clinic, one: Told) -> int:
    source = one.inside("source")
    kind = SourceKind(source.text("kind"))
    kept = clinic.incidents.state_fact(
        CASE, one.text("statement"), Status(one.text("status")),
        Source(SourceKind.RECORD if kind is SourceKind.EXHIBIT else kind, source.text("words")),
        may_be_public=one.yes("public"), note=one.text("note"),
    )  # fmt: skip
    return kept.id


def _name(clinic: Clinic, it: Told, language: Language) -> None:
    desk, natures = clinic.incidents, it.each("natures")
    desk.set_nature(
        CASE, natures[0].text("nature"), natures[0].text("why"),
        also={natures[1].text("nature"): natures[1].text("why")}, language=language,
    )  # fmt: skip
    why = it.each("gates")[0].text("reason")
    for gate in list(clinic.incident_lists.guide.rules.gates)[:-1]:
        answer = Answer.YES if gate.id in ("tw-gate-2", "tw-gate-6") else Answer.NO
        desk.answer_gate(CASE, gate.id, answer, why, since=_NOTICED, language=language)


def _rate(clinic: Clinic, it: Told, language: Language) -> None:
    told = it.each("ratings")[1]
    values = {name: value["value"] for name, value in told.items("factors")}
    floors = {name: Answer(answer) for name, answer in told.items("floors")}
    judged = Judgement(Factors(**values), floors, told.text("reason"))
    clinic.incidents.rate(CASE, judged, language=language)


def _plan(clinic: Clinic, it: Told, facts: list[int]) -> None:
    desk = clinic.incidents
    for one in it.each("strategy")[:3]:
        option = desk.weigh_option(
            CASE, one.text("title"), kind=one.text("kind"), pros=one.text("pros"),
            cons=one.text("cons"),
        )  # fmt: skip
        desk.judge_option(CASE, option.id, Verdict(one.text("verdict")), one.text("why"))
    for one in it.each("core_messages")[:2]:
        desk.state_message(CASE, one.text("text"), facts[:2])
    told = it.each("decisions")[1]
    desk.decide(
        CASE, told.text("question"), told.texts("options"), told.text("choice"), told.text("why")
    )


def _secure(clinic: Clinic, language: Language) -> None:
    case = read_case(language)
    for name in ("review_screenshot", "consent_form"):
        told = next(one for one in case.each("evidence") if one.text("id") == name)
        exhibit = clinic.evidence.take_in(
            folder_of(language) / told.text("file"),
            HandIn(told.text("title")),
            subject=f"incident/{CASE}",
        )
        checks = clinic.incident_lists.case(CASE).checks
        check = next(each for each in checks if each.open)
        clinic.incidents.tick_checklist(
            CASE, check.id, CheckState.SECURED, exhibits=[exhibit.number]
        )


def _say(clinic: Clinic, it: Told, at: datetime) -> None:
    desk = clinic.incidents
    out = Release(
        0, "statement/S-2026-0001", Audience.PUBLIC, "website", at, OWNER,
        it.each("core_messages")[0].text("text"), next_update=at + timedelta(hours=4),
    )  # fmt: skip
    clinic.incidents.note_release(CASE, out)
    for one in it.each("told")[:3]:
        desk.log_contact(
            CASE,
            Contact(
                0, Party(one.text("party")), one.text("who"), one.text("means"), at, OWNER,
                one.text("said"), promised=one.text("promised"),
            ),
        )  # fmt: skip
    desk.write_note(CASE, Compartment.MEDIATION, it.each("decisions")[4].text("why"))


def _care(clinic: Clinic, case: Told, at: datetime) -> None:
    it = case.inside("incident")
    told, ours = it.each("care_talks")[1], it.inside("staff_care")
    people = {one.text("id"): one.text("name") for one in case.each("people")}
    names = tuple(people[name] for name in told.texts("with"))
    talk = CareTalk(
        0, at, told.number("minutes"), told.text("place"), (OWNER, MANAGER),
        names, told.text("explained"), asked=told.text("asked"),
        regret=told.text("regret"), offered=told.text("offered"),
        promised=told.text("promised"), kept_by=MANAGER, by=OWNER,
    )  # fmt: skip
    clinic.incidents.record_talk(CASE, talk)
    clinic.incidents.look_after(CASE, DENTIST, ours.text("note"))


def _review(clinic: Clinic, it: Told, today: date) -> None:
    desk, told = clinic.incidents, it.inside("review")
    desk.plan_review(CASE, today, facilitator=MANAGER, attendees=STAFF)
    for kind, name in ((LineKind.WENT_WELL, "went_well"), (LineKind.WENT_BADLY, "went_badly")):
        for words in told.texts(name)[:2]:
            desk.note_review(CASE, kind, words)
    for one in told.each("five_whys"):
        desk.note_review(CASE, LineKind.WHY, one.text("because"), question=one.text("why"))
    for bone, causes in told.items("fishbone"):
        for words in causes[:2]:
            desk.note_review(CASE, LineKind.CAUSE, words, bone=bone)
    desk.note_review(CASE, LineKind.ROOT_CAUSE, told.text("root_cause"))
    for one in told.each("actions")[:3]:
        due = today + timedelta(days=14)
        action = desk.plan_action(CASE, one.text("what"), MANAGER, due, measure=one.text("measure"))
    desk.finish_action(CASE, action.id)
    desk.write_note(CASE, Compartment.ROOT_CAUSE, told.texts("lessons")[0])


def _memo(language: Language) -> str:
    told = next(
        one for one in read_case(language).each("statements") if one.text("id") == "s_staff"
    )
    return "\n".join(part.text("text") for part in told.each("versions")[0].each("parts")[:4])
