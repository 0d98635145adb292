"""Counsel's verdict in words for screens and papers: how it came, what it says of a sentence."""

from __future__ import annotations

from collections.abc import Iterator

from clinicguard.host.words import Words
from clinicguard.statements.envelope_form import OPINION_WORDS
from clinicguard.statements.steps import Remark, Verdict


def way_words(verdict: Verdict, who: str, mark: str, words: Words) -> Iterator[str]:
    """How it came, part by part: by counsel's account or file, or typed in here by `who`, and of
    which other text it was said.

    `mark` is that of the exhibit that shows it, where there is one.
    """
    say = words.say
    if verdict.elsewhere:
        yield say("said of {number}", number=verdict.elsewhere)
    match verdict.way:
        case "account":
            yield say("given by counsel's own account")
            yield from _access(verdict, words)
        case "file":
            yield say("from counsel's answer file {mark}", mark=mark).strip()
        case "unasked":
            yield say("from a file that no open envelope of ours asked for: counts as typed in")
            yield from filter(None, (mark,))
        case "typed":
            yield say("typed in by {who}", who=who)
            yield say("scan {mark}", mark=mark) if mark else say("no scan")
        case _ if mark:
            yield say("scan {mark}", mark=mark)


def _access(verdict: Verdict, words: Words) -> Iterator[str]:
    """Who can have given it in counsel's name; nothing where counsel alone can."""
    access, say = verdict.access, words.say
    if access is None or not access.counts:
        return
    if not access.person:
        yield say("on an account that somebody with the recovery card had reset")
    elif access.reset:
        yield say("on an account whose passphrase {name} had reset", name=access.name)
    else:
        yield say("on an account that {name} set up after this text was begun", name=access.name)


def counts_words(verdict: Verdict, words: Words) -> str:
    """Why it is stricter than what counsel chose for the whole, where it is."""
    if not verdict.cleared_whole:
        return ""
    return words.say("the whole was cleared, a sentence was not: the sentence counts")


def remark_words(remark: Remark, words: Words) -> tuple[str, str, str]:
    """The sentence, the verdict on it unless that goes without saying, and the words on it."""
    sentence = words.say_in("quote", "“{words}”", words=remark.sentence)
    plain = remark.opinion == "changes_needed" and remark.note
    told = "" if plain else words.say(OPINION_WORDS[remark.opinion])
    return sentence, told, remark.note
