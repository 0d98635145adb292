"""Which findings of what is open (X2) do not stand: the text leaves the matter open, or a sentence
no more than names it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from clinicguard.statements.guard.alike import Gist, gist_of, share, weight_of
from clinicguard.statements.guard.answers import settles, speaks_of_cause
from clinicguard.statements.guard.hit import Hit
from clinicguard.statements.guard.known_lines import known_line
from clinicguard.statements.guard.left_open import left_open, under_way
from clinicguard.statements.guard.questions import OF_EVENTS, OpenPoint, open_point
from clinicguard.statements.guard.reading import Reading, Sentence
from clinicguard.statements.guard.senses import Sense

BY_WORDS_ALONE = "X2-stated"
"""The rule that goes by words in common, so that it wants the encoder's voice beside it."""
_OPEN_POINTS = 1
_UNLIKELY = 0.055
"""Below it words in common were no more than that: there lay one right finding in sixty, and eight
wrong ones in thirteen, in texts that nothing was learned from."""
_NEARLY_ALL = 0.75
"""From which share of a point's words on a sentence repeats it."""
_NAMED = re.compile(
    r"\s*(?:就|针对|对于?|关于|有关|为)[^,，。;；]{2,40}[,，]?[^,，。;；]{0,10}"
    r"(?:深表|深感|表示|表达|感到|十分|非常|谨致)[^,，。;；]{0,6}"
    r"(?:关[心切怀注]|遗憾|歉意|抱歉|慰问|同情|不舍|难过|重视|感谢)[。!！]?\s*|"
    r"[^。;；是因致成]{2,60}(?:辛苦|受苦|受罪|煎熬|委屈)(?:您|你|大家)?了?[。!！]?\s*|"
    r"\s*[^,，。;；]{2,24}(?:的事情?|一事|的(?:质疑|疑虑|传[闻言]|指控|担[心忧]|心情))[,，]"
    r"(?:我们|本院|本所|本诊所|我院)[^,，。;；]{0,14}"
    r"(?:通报|报告|重视|对待|理解|了解|抱歉|遗憾|难过|关心|配合|处理|明白|体会)[。!！]?\s*|"
    r"\s*(?:主旨[:：])?(?:[就为]|针对|关于|有关)[^,，。;；]{2,40}(?:[一乙]案|一事|乙事|事件)[,，]?"
    r"(?:谨?[^,，。;；]{0,4}(?:说明|报告|陈述|函复|答复)[^,，。;；]{0,4})?[。:：]?\s*"
)
"""A sentence that names its matter, and no more but how one feels or that one speaks of it."""


def standing(hits: Iterable[Hit], reading: Reading, senses: Sequence[Sense]) -> Iterator[Hit]:
    """The findings that stand; those of other groups pass."""
    for hit in hits:
        if hit.group != "X2" or not _falls(hit, reading, senses):
            yield hit


def _falls(hit: Hit, reading: Reading, senses: Sequence[Sense]) -> bool:
    number = reading.number_at(hit.start)
    sentence = reading.sentences[number]
    if _NAMED.fullmatch(reading.text, sentence.start, sentence.end):
        return True
    if hit.rule == BY_WORDS_ALONE and _unlikely(senses[number]):
        point = open_point(known_line(hit.known))
        words = reading.text[sentence.start : sentence.end]
        return not (settles(point, words) or _repeats(point, words))
    return _open_elsewhere(hit, number, reading)


def _repeats(point: OpenPoint, words: str) -> bool:
    """Whether a point is a claim and no question, and a sentence makes it with nearly all words."""
    is_claim = point.asks == "whether" and not any(point.letters)
    if not is_claim or left_open(words, 0, len(words)) or under_way(words, 0, len(words)):
        return False
    return share(point.core, gist_of(words)) >= _NEARLY_ALL


def _unlikely(sense: Sense) -> bool:
    """Whether the encoder read a sentence beside the open points and makes nothing of it."""
    held = sense.held[_OPEN_POINTS] if sense.held else None
    return held is not None and held.likely < _UNLIKELY


def _open_elsewhere(hit: Hit, number: int, reading: Reading) -> bool:
    """Whether another sentence says that this very point is open, and this one hardly names it, or
    names what happened and by no word its cause."""
    point, sentence = open_point(known_line(hit.known)), reading.sentences[number]
    core = point.core
    words = reading.text[sentence.start : sentence.end]
    of_the_event = hit.by_sense and point.asks in OF_EVENTS
    if of_the_event and (speaks_of_cause(words) or settles(point, words)):
        return False
    named = len(_named_of(core, sentence, reading))
    if not of_the_event and named * 2 >= len(core.words) > 0:
        return False
    return any(
        _leaves_open(core, sentence, reading, 3 if hit.by_sense else 2)
        for other, sentence in enumerate(reading.sentences)
        if other != number
    )


def _leaves_open(core: Gist, sentence: Sentence, reading: Reading, part: int) -> bool:
    """Whether a sentence leaves something open and has this part of the words of a point."""
    text, start, end = reading.text, sentence.start, sentence.end
    if not (left_open(text, start, end) or under_way(text, start, end)):
        return False
    named = _named_of(core, sentence, reading)
    return bool(named) and weight_of(named) >= weight_of(core.words) / part


def _named_of(core: Gist, sentence: Sentence, reading: Reading) -> frozenset[str]:
    return core.words & gist_of(reading.text[sentence.start : sentence.end]).words
