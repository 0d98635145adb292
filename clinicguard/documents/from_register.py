"""Fills the register of complaints and the letter that answers one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from clinicguard.complaints.clock import ClockKind
from clinicguard.complaints.complaint import Complaint
from clinicguard.complaints.moves import OPEN
from clinicguard.complaints.spoken import spoken
from clinicguard.complaints.taxonomy import taxonomy
from clinicguard.documents.complaint_register import RegisterLine, RegisterPaper
from clinicguard.documents.letter import LetterPaper
from clinicguard.documents.marks import Mark
from clinicguard.documents.press import Press
from clinicguard.people.profile import Profile
from clinicguard.people.staff import Person
from clinicguard.tasks.running import ClockState, RunningClock


def register_paper(
    complaints: Sequence[Complaint], chosen: str, whole: int, press: Press
) -> RegisterPaper:
    """The register of these complaints; `whole` is how many the clinic has."""
    say = press.words.say
    states = Counter(spoken(each.state, press.words) for each in complaints)
    left = sum(each.state in OPEN for each in complaints)
    return RegisterPaper(
        chosen=chosen,
        lines=tuple(_line(each, press) for each in complaints),
        counts=((say("Still open"), left), *sorted(states.items(), key=lambda it: -it[1])),
        all=whole,
    )


def _line(it: Complaint, press: Press) -> RegisterLine:
    words, names = press.words, taxonomy()
    about = dict.fromkeys(names.label(each.category, "", words.language) for each in it.issues)
    raised = (each for each in it.raised if each.lowered_at is None)
    return RegisterLine(
        number=it.number,
        received_at=it.received_at,
        channel=spoken(it.channel, words),
        who=it.complainant.name,
        about=press.several(about),
        state=spoken(it.state, words),
        answered_at=it.answers[-1].at if it.answers else None,
        kept="\n".join(_kept(it.clocks, press)),
        flags=tuple(spoken(each.flag, words) for each in raised),
    )


def _kept(clocks: Sequence[RunningClock], press: Press) -> Iterator[str]:
    say_in = press.words.say_in
    for clock in clocks:
        late = clock.met_at is not None and clock.due_at is not None and clock.met_at > clock.due_at
        match clock.state:
            case ClockState.MET:
                how = say_in("paper", "kept late") if late else say_in("paper", "kept in time")
            case ClockState.RUNNING:
                how = say_in("paper", "running")
            case ClockState.HELD:
                how = say_in("paper", "held")
            case ClockState.OFF:
                continue
        what = spoken(ClockKind(clock.rule), press.words)
        yield press.words.say_in("paper", "{label}: {words}", label=what, words=how)


def answer_paper(
    complaint: Complaint, profile: Profile, signer: Person | None, press: Press
) -> LetterPaper:
    """The last answer that was recorded, as a letter. Raises IndexError where there is none."""
    answer = complaint.answers[-1]
    say = press.words.say
    return LetterPaper(
        kind=say("Answer letter"),
        number=complaint.number,
        subject=say("Our answer to your complaint {number}", number=complaint.number),
        words=answer.words,
        to=complaint.complainant.name,
        to_address="",
        day=answer.at.astimezone(press.stamp.zone).date(),
        address=profile.address,
        reach="    ".join(part for part in (profile.phone, profile.email) if part),
        signer=signer.name if signer else "",
        signer_title=signer.title if signer else "",
        standing=say("The words that were recorded as our answer on {when}.",
                     when=press.when(answer.at)),
        marks=(Mark.CONFIDENTIAL,),
    )  # fmt: skip
