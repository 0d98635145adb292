"""The value of a fact in the form in which a draft writes its own: 11月9日 stays 11月N日."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from clinicguard.host.words import Language
from clinicguard.statements.guard.dates import MONTHS
from clinicguard.statements.guard.letters import folded, is_written_for
from clinicguard.statements.guard.names import surname_of
from clinicguard.statements.guard.number_words import number_like, same_case
from clinicguard.statements.guard.numerals import ARABIC, HAN, LATIN, NUMBER, amount_of, value_of
from clinicguard.statements.guard.parts_of_day import lies_in, parts_of_day
from clinicguard.statements.guard.values import Value, values_in

_TOKEN = re.compile(rf"{ARABIC}|{HAN}+|{LATIN}(?!\w)")
_MONTH = re.compile(r"\b(" + "|".join(f"{m[:3]}(?:{m[3:]})?" for m in MONTHS.split()) + r")\b")
_ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th)\b")
_CLOCK_HAN = re.compile(
    rf"(?P<part>\D*?)(?P<gap>\s?)(?P<h>\d{{1,2}}|{HAN}{{1,4}})(?P<at>\s?[点时])(?P<rest>.*)"
)
_CLOCK_FIGURES = re.compile(
    r"(?P<lead>\D*?)(?P<h>\d{1,2})(?:(?P<sep>[:：.])(?P<m>\d{2}))?(?P<half>\s?(?:[ap]\.?m\b.*)?)$"
)
_PARTS = ("上午", "下午", "凌晨", "晚上")
_PARTS_EN = ("morning", "afternoon", "evening")
_PART_EN = re.compile(rf" in the ({'|'.join(_PARTS_EN)})$")
_PART_BEHIND = re.compile(rf",? (?:in the|on the|that|this|the same) (?:{'|'.join(_PARTS_EN)})")
_LATE = ("下午", "傍晚", "晚", "夜", "中午", "今晚", "明晚", "昨晚")
_VAGUE = re.compile(r"\s?[多余来几]")
_MORE_OR_LESS = re.compile(
    r"(?:超过|逾|至少|不到|不足|将近|接近|近|"
    r"\b(?:over|more than|at least|nearly|almost|under|less than|fewer than|close to|up to))\s?$"
)
"""Before a figure it says which way the figure lies: with another one it may be wrong."""
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_SET_ON = "一二三四五六日"
_HALVES = re.compile(r"半|\bhalf\b|[\d一二三四五六七八九十]+[点點时時].*刻|\bquarter\b")
_HAN_LETTER = re.compile(r"[\u3400-\u9fff]")


def value_like(
    draft: str, start: int, end: int, known: Value, known_words: str, language: Language
) -> str:
    """What `known` is where `draft[start:end]` stands, or nothing where it cannot be said so.

    `known_words` are the fact's own words for it. What comes is read again: only words that
    say the fact's value in their place are given.
    """
    written = draft[start:end]
    pad = written[: len(written) - len(written.lstrip())]
    bare = written.strip()
    plain = folded(bare)
    if len(plain) != len(bare) or _MORE_OR_LESS.search(folded(draft[max(0, start - 14) : start])):
        return ""
    for words in _wordings(bare, plain, known, known_words, language):
        if not words or words == bare:
            continue
        if is_written_for(bare, language) and not is_written_for(words, language):
            continue
        if _says(draft, start, end, pad + words, known):
            return pad + words
    return ""


def _wordings(
    bare: str, plain: str, known: Value, known_words: str, language: Language
) -> Iterator[str]:
    two = "两" if language == "zh_CN" else "兩"
    match known.kind:
        case "date":
            yield _date(bare, plain, known, language)
        case "clock":
            yield from _clock(bare, plain, known, known_words, two)
        case "weekday":
            yield _weekday(bare, known)
        case "person":
            yield _person(bare, known_words)
        case "phone":
            pass
        case "count" if _HALVES.search(plain):
            pass
        case _:
            yield _figure(bare, plain, known, two)
    if known_words and bool(_HAN_LETTER.search(bare)) == bool(_HAN_LETTER.search(known_words)):
        yield same_case(bare, known_words.strip())


def _says(draft: str, start: int, end: int, words: str, known: Value) -> bool:
    """Whether the draft says the value once the words are put in; a day alone has no month."""
    before, after = draft[max(0, start - 60) : start], draft[end : end + 60]
    if known.kind == "clock" and not _lies_in_its_part(words, after, known):
        return False
    as_it_was = _value_at(before + draft[start:end] + after, len(before), known)
    if as_it_was is None:
        return known.kind == "date" and len(_TOKEN.findall(folded(words))) == 1
    now = _value_at(before + words + after, len(before), known)
    return now is not None and now.agrees(_without_year(known, now))


def _lies_in_its_part(words: str, after: str, known: Value) -> bool:
    """Whether the hour lies in the part of the day that is said with it. One that does not tell
    its half of the day is said with none."""
    behind = _PART_BEHIND.match(folded(after))
    said = folded(words) + (behind[0] if behind else "")
    hour = known.amount[0] + known.amount[1] / 60
    return all(lies_in(hour, part) and not known.either_half for part in parts_of_day(said))


def _without_year(known: Value, now: Value) -> Value:
    if known.kind == "date" and len(known.amount) != len(now.amount):
        return replace(known, amount=known.amount[-2:])
    return known


def _value_at(text: str, at: int, known: Value) -> Value | None:
    """The value of that kind that begins there, its blanks and titles counted in."""
    same_kind = (v for v in values_in(folded(text)) if v.kind == known.kind)
    return next((v for v in same_kind if abs(v.start - at) <= 1), None)


def _with(bare: str, stretches: Sequence[tuple[int, int]], words: Sequence[str]) -> str:
    for (start, end), new in sorted(zip(stretches, words, strict=True), reverse=True):
        bare = bare[:start] + new + bare[end:]
    return bare


def _date(bare: str, plain: str, known: Value, language: Language) -> str:
    """In English no day in figures: their order is another one elsewhere."""
    month, day = (int(part) for part in known.amount[-2:])
    named = _MONTH.search(plain)
    if named is not None:
        return _date_named(bare, plain, named, known)
    places = [found.span() for found in _TOKEN.finditer(plain)]
    said = [bare[slice(*place)] for place in places]
    if language == "en" and plain[0].isdigit() and not plain[:4].isdigit():
        return ""
    if len(places) == 3:
        return _with(bare, places, [_year(said[0], plain, known), *_of(said[1:], (month, day))])
    if len(places) == 2:
        return _with(bare, places, _of(said, (month, day)))
    return _with(bare, places, _of(said, (day,))) if len(places) == 1 else ""


def _date_named(bare: str, plain: str, named: re.Match[str], known: Value) -> str:
    month, day = (int(part) for part in known.amount[-2:])
    name = MONTHS.split()[month - 1]
    short = len(named[0]) == 3 and bare[named.start()].isupper()
    words = same_case(bare[slice(*named.span())], name[:3] if short else name)
    places, said = [named.span()], [words]
    for found in _TOKEN.finditer(plain):
        if found.start() >= named.start() and found.end() <= named.end():
            continue
        token = bare[slice(*found.span())]
        if len(token) == 4 and token.isdigit():
            places.append(found.span())
            said.append(_year(token, plain, known))
            continue
        ordinal = _ORDINAL.match(plain, found.end())
        places.append((found.start(), ordinal.end() if ordinal else found.end()))
        said.append(f"{day}{_ending(day)}" if ordinal else number_like(token, day))
    return _with(bare, places, said) if 2 <= len(places) <= 3 else ""


def _ending(day: int) -> str:
    if day in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")


def _year(token: str, plain: str, known: Value) -> str:
    """The fact's year, counted from 1912 or cut to two figures where the draft does so; without
    one the draft's own."""
    if len(known.amount) < 3:
        return token
    counted = amount_of(folded(token))
    since = 0
    if counted is not None and counted < 200:
        since = 1911 if counted > 60 or plain.startswith("民国") else 2000
    return number_like(token, int(known.amount[0]) - since)


def _of(said: Sequence[str], numbers: Sequence[int]) -> list[str]:
    return [number_like(token, number) for token, number in zip(said, numbers, strict=True)]


def _clock(bare: str, plain: str, known: Value, known_words: str, two: str) -> Iterator[str]:
    """A fact's 10:30 does not say which half of the day it is in: then the draft says none."""
    hour, minute = (int(part) for part in known.amount[:2])
    han = _CLOCK_HAN.fullmatch(plain)
    if han is not None:
        for part in _parts_han(bare[: han.end("part")], known, known_words):
            yield part + _clock_han(bare, han, hour % 12 or 12 if part else hour, minute, two)
        return
    figures = _CLOCK_FIGURES.fullmatch(plain)
    if figures is not None:
        lead = bare[: figures.end("lead")]
        in_han = _HAN_LETTER.search(lead) is not None
        for part in _parts_han(lead, known, known_words) if in_han else [lead]:
            yield part + _clock_figures(bare, figures, known, in_part=in_han and part != "")
        return
    word = _TOKEN.search(plain)
    if word is None or minute or re.search(r"\b(?:past|to) ", plain):
        return
    words = _with(bare, [word.span()], [number_like(bare[slice(*word.span())], hour % 12 or 12)])
    part_en = _PART_EN.search(words)
    if part_en is None:
        yield words
    elif known.either_half:
        yield words[: part_en.start()]
    else:
        for other in (part_en[1], *_PARTS_EN):
            if (other != "morning") == (hour >= 12):
                yield words[: part_en.start(1)] + other


def _clock_figures(bare: str, found: re.Match[str], known: Value, *, in_part: bool) -> str:
    """The hour in figures, behind a part of the day or before am and pm counted to twelve."""
    hour, minute = (int(part) for part in known.amount[:2])
    half = found["half"]
    if known.either_half:
        half = ""
    elif in_part or half.strip():
        half = re.sub("[ap]", "p" if hour >= 12 else "a", half, count=1)
        hour = hour % 12 or 12
    minutes = f"{found['sep'] or ':'}{minute:02d}" if found["sep"] or minute else ""
    told = f"{hour:02d}" if found["h"].startswith("0") else str(hour)
    return f"{told}{minutes}{half}"


def _parts_han(own: str, known: Value, known_words: str) -> Iterator[str]:
    """What the part of the day may be called: as in the draft, as in the fact, by the hour."""
    if not own or known.either_half:
        yield ""
        return
    fact = _CLOCK_HAN.fullmatch(folded(known_words))
    told = known_words[: fact.end("part")] if fact else ""
    for part in filter(None, (own, told, *_PARTS)):
        if part.startswith(_LATE) == (known.amount[0] >= 12):
            yield part


def _clock_han(bare: str, found: re.Match[str], hour: int, minute: int, two: str) -> str:
    token = bare[slice(*found.span("h"))]
    minutes = ""
    if minute:
        in_figures = folded(token).isdigit()
        minutes = f"{number_like(token, minute)}分"
        if not in_figures and minute == 30:
            minutes = "半"
        elif in_figures and " " in found["at"]:
            minutes = f" {minute} 分"
    gap = bare[slice(*found.span("gap"))]
    return f"{gap}{number_like(token, hour, two)}{bare[slice(*found.span('at'))]}{minutes}"


def _weekday(bare: str, known: Value) -> str:
    day = int(known.amount[0])
    if _HAN_LETTER.search(bare):
        sunday = "天" if bare.endswith("天") or bare.startswith("星") else "日"
        return bare[:-1] + (sunday if day == 6 else _SET_ON[day])
    plural = "s" if bare.endswith("s") else ""
    return same_case(bare, _WEEKDAYS[day]) + plural


def _person(bare: str, known_words: str) -> str:
    """The fact's surname with the draft's own title."""
    if not known_words:
        return ""
    if _HAN_LETTER.search(bare):
        surname = known_words[: len(surname_of(folded(known_words)))]
        return surname + bare[len(surname_of(folded(bare))) :]
    return f"{bare.rpartition(' ')[0]} {known_words.split()[-1]}".strip()


def _figure(bare: str, plain: str, known: Value, two: str) -> str:
    """A count, a sum, a share, a tooth: the number alone changes, unless it is one."""
    found = NUMBER.search(plain)
    if found is None:
        return ""
    number = known.amount[0]
    said = value_of(found)
    latin = found["latin"] or (found["arabic"] and plain[-1].isascii() and plain[-1].isalpha())
    if latin and (said == 1) != (number == 1):
        return ""
    end = found.end() if found["great"] or not found["arabic"] else found.end("arabic")
    vague = _VAGUE.match(plain, end)
    words = number_like(bare[found.start() : end], number, two)
    return _with(bare, [(found.start(), vague.end() if vague else end)], [words]) if words else ""
