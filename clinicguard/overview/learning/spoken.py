"""What was learned in words, for the screen and for the report alike."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from clinicguard.complaints.complaint import StaffRole
from clinicguard.complaints.issue import Category
from clinicguard.complaints.spoken import spoken
from clinicguard.complaints.taxonomy import Taxonomy
from clinicguard.host.words import Words
from clinicguard.overview.learning.counts import Month
from clinicguard.overview.learning.effects import Effect, Span
from clinicguard.overview.learning.repeats import WINDOW_DAYS, Ground, Repeat, Repeats
from clinicguard.overview.learning.times import Took
from clinicguard.overview.learning.xmr import FEWEST, Limits, Signal

_HOURS_UP_TO = 72
_MANY = 10


def month_name(first: date, *, roc: bool = False) -> str:
    """A month where room is scarce: 2026-11, 115-11."""
    return f"{first.year - 1911 if roc else first.year}-{first.month:02d}"


def category_name(category: Category | None, known: Taxonomy, words: Words) -> str:
    """A category, or that there is none."""
    if category is None:
        return words.say("No category")
    return known.category(category).label.in_language(words.language)


def repeat_name(repeat: Repeat, known: Taxonomy, words: Words) -> str:
    """What the cases have in common; a person is never named."""
    match repeat.ground:
        case Ground.ISSUE:
            subtype = known.subtype(repeat.key)
            if subtype is not None:
                return subtype.label.in_language(words.language)
            return category_name(Category(repeat.key), known, words)
        case Ground.ROLE:
            return words.say("concerns: {role}", role=spoken(StaffRole(repeat.key), words))
        case Ground.PERSON:
            return words.say("the same patient")
        case Ground.PLACE:
            return words.say("place: {words}", words=repeat.key)
        case Ground.DEVICE:
            return words.say("device: {words}", words=repeat.key)


def repeat_lead(repeat: Repeat, known: Taxonomy, words: Words) -> str:
    """「30 天內第 3 件等候時間」."""
    return words.say(
        "No. {n} within {days} days: {what}",
        n=repeat.many,
        days=WINDOW_DAYS,
        what=repeat_name(repeat, known, words),
    )


def repeat_chance(repeat: Repeat, words: Words) -> str:
    """How many were to be expected, and what chance alone would give."""
    if repeat.expected is None or repeat.chance is None:
        return words.say("The log is too young to say what chance would give.")
    return words.say(
        "By the year before, {expected} in {days} days are usual; {n} or more come by chance alone "
        "in {chance} of such spans.",
        expected=f"{repeat.expected:.1f}" if repeat.expected >= 0.05 else "< 0.1",
        days=WINDOW_DAYS,
        n=repeat.many,
        chance=percent(repeat.chance),
    )


def percent(chance: float) -> str:
    """4.7 %, < 0.1 %, 38 %."""
    if chance < 0.001:
        return "< 0.1 %"
    return f"{chance * 100:.1f} %" if chance < 0.1 else f"{chance * 100:.0f} %"


def length(long: timedelta | None, words: Words) -> str:
    """A while: in hours up to three days, then in days."""
    if long is None:
        return ""
    hours = long.total_seconds() / 3600
    if hours < 1:
        return words.count("{n} minute", "{n} minutes", max(1, round(hours * 60)))
    if hours < _HOURS_UP_TO:
        return words.count("{n} hour", "{n} hours", round(hours))
    return words.say("{n} days", n=f"{hours / 24:.1f}")


def took_lines(took: Took, words: Words) -> Iterator[str]:
    """In time, how long, who still waits."""
    if not took.met and not took.waiting:
        yield words.say("none in these twelve months")
        return
    if took.met:
        yield words.say("{n} of {all} in the promised time", n=took.in_time, all=took.met)
        yield words.say(
            "half within {middle}, the longest {longest}",
            middle=length(took.middle, words),
            longest=length(took.longest, words),
        )
    if took.waiting:
        waits = words.count("{n} still waits", "{n} still wait", took.waiting)
        late = words.count("{n} of them late", "{n} of them late", took.late_open)
        told = words.say("{first}, {second}", first=waits, second=late)
        yield told if took.late_open else waits


def signal_words(signal: Signal, words: Words) -> str:
    """Which rule a point breaks."""
    match signal:
        case Signal.OUTSIDE:
            return words.say("outside the limits")
        case Signal.RUN:
            return words.say("one of eight or more in a row on one side of the mean")
        case Signal.NEAR_LIMIT:
            return words.say("one of three out of four near the same limit")


def chart_words(
    months: Sequence[Month], found: Limits | None, words: Words, *, roc: bool = False
) -> str:
    """What the chart shows, for who cannot see it."""
    counts = [month.complaints for month in months]
    if not counts:
        return words.say("There is no whole month with records yet.")
    told = words.say(
        "Complaints by month, {first} to {last}: {counts}.",
        first=month_name(months[0].first, roc=roc),
        last=month_name(months[-1].first, roc=roc),
        counts=", ".join(map(str, counts)),
    )
    gap = " " if words.language == "en" else ""
    return f"{told}{gap}{reading(months, found, words, roc=roc)}"


def reading(
    months: Sequence[Month], found: Limits | None, words: Words, *, roc: bool = False
) -> str:
    """What the limits say, in a sentence or two."""
    if found is None:
        return words.say(
            "{n} whole months are recorded; limits are drawn from {least} on.",
            n=len(months),
            least=FEWEST,
        )
    mean = words.say(
        "Mean {mean}, limits {lower} to {upper}.",
        mean=f"{found.mean:.1f}",
        lower=f"{found.lower:.1f}",
        upper=f"{found.upper:.1f}",
    )
    gap = " " if words.language == "en" else ""
    if not found.broken:
        return mean + gap + words.say("Every month lies within them: everyday noise, no signal.")
    told = [
        words.say(
            "{month}: {what}.",
            month=month_name(months[at].first, roc=roc),
            what=signal_words(signal, words),
        )
        for at, signal in found.broken
    ]
    return gap.join([mean, *told])


def effect_words(span: Span, words: Words) -> str:
    """Before and after a change, in one line."""
    if span.after is None:
        return words.say(
            "{days} days: {before} before; the days after are not over yet",
            days=span.days,
            before=span.before,
        )
    told = words.say(
        "{days} days: {before} before, {after} after",
        days=span.days,
        before=span.before,
        after=span.after,
    )
    if span.after >= span.before or span.chance is None:
        return told
    comma = words.say("; ")
    return told + comma + words.say("so few by chance alone: {chance}", chance=percent(span.chance))


def effect_kinds(effect: Effect, known: Taxonomy, words: Words) -> str:
    """The kinds of issue that a change was meant for."""
    comma = words.say_in("list", ", ")
    names = (known.label(category, kind, words.language) for category, kind in effect.change.issues)
    return comma.join(dict.fromkeys(names))


def cautions(found: Repeats, words: Words) -> tuple[str, ...]:
    """What figures of few cases cannot say."""
    told = [
        words.say(
            "Few cases jump about. From one to three in a month is no trend by itself; below "
            "{least} months no limits are drawn, since they would say more than is known.",
            least=FEWEST,
        ),
        words.say(
            "Fewer complaints can mean that less goes wrong, or that fewer people still tell us."
        ),
        words.say(
            "Imported old records count, but nothing is known of their reply times. No figure says "
            "why: read the complaints behind it."
        ),
    ]
    if found.looked_at >= _MANY:
        told.insert(
            1,
            words.say(
                "{k} issues, roles, people, places and devices were looked at. Of so many, about "
                "{n} would seem rare (5 %) by chance alone.",
                k=found.looked_at,
                n=f"{found.looked_at * 0.05:.1f}",
            ),
        )
    return tuple(told)
