"""The language of the windows: `say`, `say_in` and `count` in whatever is chosen now."""

from __future__ import annotations

from clinicguard.host.words import Language, Words

_now = Words("zh_TW")


def words() -> Words:
    """The words in use, for what explains itself (`clinicguard.explain`) or shows a date."""
    return _now


def language() -> Language:
    """The language in use."""
    return _now.language


def speak(chosen: Language) -> None:
    """Changes the language. Windows that stand already are rebuilt by the shell."""
    global _now
    _now = Words(chosen)


def say(message: str, /, **fields: object) -> str:
    """A sentence by its English id, with its fields put in."""
    return _now.say(message, **fields)


def on_end(*sentences: str) -> str:
    """Sentences one after the other; Chinese puts no space between them."""
    return (" " if language() == "en" else "").join(each for each in sentences if each)


def say_in(context: str, message: str, /, **fields: object) -> str:
    """A sentence whose English id means two things; the context tells which."""
    return _now.say_in(context, message, **fields)


def count(one: str, many: str, n: int, /, **fields: object) -> str:
    """A sentence about a number of things; `{n}` is the number."""
    return _now.count(one, many, n, **fields)
