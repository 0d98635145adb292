"""The barrier between compartments at every door through which words come in."""

from __future__ import annotations

from clinicguard.incidents import compartments
from clinicguard.incidents.acts import Hand
from clinicguard.incidents.compartments import Compartment, Note
from clinicguard.incidents.troubles import FieldMissing


def passing(hand: Hand, target: Compartment, text: str, let_pass: str = "") -> str:
    """The reason for which wording of another compartment was let pass; empty where there is none.

    Notes and talks of care are looked through with the eyes of the whole case, whoever writes.

    Raises:
        FieldMissing: the text is empty.
        CompartmentShut, WordingReused, ReasonMissing: see `compartments.checked`.
    """
    if not text.strip():
        raise FieldMissing("text")
    case = hand.case_now()
    spoken = tuple(Note(0, Compartment.CARE, talk.words, talk.at, talk.by) for talk in case.talks)
    passed = compartments.checked(
        text, target, (*case.notes, *spoken), case.shared_words(), hand.change.role, let_pass
    )
    if passed:
        hand.change.says("let_pass", passed)
        hand.tell("wording_let_pass", compartment=target.value, reason=passed)
    return passed
