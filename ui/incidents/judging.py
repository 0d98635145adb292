"""What is picked on the rating pane, as the rule takes it, and the sentence that explains it."""

from __future__ import annotations

from collections.abc import Mapping

from clinicguard.incidents.gates import Answer, standing
from clinicguard.incidents.kinds import score_of
from clinicguard.incidents.rating import Assessment, Factor, Factors
from ui.incidents.said import here, word
from ui.incidents.shown import Shown
from ui.language import language


def first_picks(shown: Shown) -> tuple[dict[str, str], dict[str, str]]:
    """Values and floors to begin with: those of the last rating, or what is already known.

    The playbook knows a value for the nature; a floor that hangs on a question of law has its
    answer. What nobody has answered is left open.
    """
    last = shown.case.rating
    answers = standing(shown.case.answers)
    values: dict[str, str] = {}
    floors: dict[str, str] = {}
    if last is not None:
        for factor in Factor:
            value = last.assessment.factors.of(factor)
            values[factor.value] = "" if value is None else str(value)
        floors = {floor: answer.value for floor, answer in last.floors}
    score = score_of(shown.guide.playbooks, shown.case.incident.kinds)
    if score is not None:
        values.setdefault(Factor.NATURE.value, str(score))
    for floor in shown.guide.playbooks.rating.floors:
        found = [answers[gate].answer for gate in floor.gates if gate in answers]
        if found:
            floors.setdefault(floor.id, _gravest(found).value)
    return values, floors


def factors_of(values: Mapping[str, str]) -> Factors:
    """The values as the rule takes them; what is open counts as not known."""
    found = {factor: values.get(factor.value, "") for factor in Factor}
    numbers = {factor: int(text) if text.isdigit() else None for factor, text in found.items()}
    return Factors(
        numbers[Factor.NATURE],
        numbers[Factor.SCOPE],
        numbers[Factor.SEVERITY],
        numbers[Factor.TIME],
    )


def sentence(shown: Shown, judged: Assessment) -> str:
    """Why the level is what it is."""
    rating = shown.guide.playbooks.rating
    explains = rating.explains
    parts: list[str] = []
    floors = judged.floors or judged.floors_assumed
    if floors and judged.level is not judged.by_matrix:
        floor = here(rating.floor(floors[0]).name)
        parts.append(
            here(explains.by_floor).format(
                matrix_level=word(judged.by_matrix), floor=floor, level=word(judged.level)
            )
        )
    else:
        impact, urgency = judged.impact_from[0], judged.urgency_from[0]
        parts.append(
            here(explains.by_matrix).format(
                impact=judged.impact,
                impact_factor=here(rating.factor(impact.value).name),
                impact_label=here(rating.factor(impact.value).values[judged.impact].label),
                urgency=judged.urgency,
                urgency_factor=here(rating.factor(urgency.value).name),
                urgency_label=here(rating.factor(urgency.value).values[judged.urgency].label),
                level=word(judged.level),
            )
        )
    for factor in judged.unknown:
        told = rating.factor(factor.value)
        parts.append(
            here(explains.with_unknown).format(factor=here(told.name), value=told.unknown_counts_as)
        )
    return (" " if language() == "en" else "").join(parts)


def _gravest(answers: list[Answer]) -> Answer:
    order = (Answer.YES, Answer.UNKNOWN, Answer.NO)
    return min(answers, key=order.index)
