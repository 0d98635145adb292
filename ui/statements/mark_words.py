"""The clinic's own marks in words: their kind, their group, their language."""

from __future__ import annotations

from clinicguard.host.words import LANGUAGES, Language
from clinicguard.statements.guarding import desk_packs
from clinicguard.statements.own_marks import TUNED, MarkKind, OwnMark, TunedGroup
from ui.language import language, say
from ui.statements.template_words import LANGUAGE_NAMES
from ui.widgets.choices import Option

ALL = "all"


def kind_words(kind: MarkKind) -> str:
    """What the guard does with the words."""
    match kind:
        case "never":
            return say("Never marked")
        case "always":
            return say("Always marked")


def kind_options() -> tuple[Option, ...]:
    """The two kinds, to be chosen from."""
    return (
        Option("never", say("Never mark these words")),
        Option("always", say("Always mark these words")),
    )


def group_words(group: TunedGroup) -> str:
    """What a group of rules is about."""
    return desk_packs().of(group).name.in_language(language())


def group_options() -> tuple[Option, ...]:
    """The groups that a clinic may tune, to be chosen from."""
    return tuple(Option(group, group_words(group)) for group in TUNED)


def language_words(written_in: Language | None) -> str:
    """In drafts of which language it holds."""
    return LANGUAGE_NAMES[written_in] if written_in else say("All languages")


def language_options() -> tuple[Option, ...]:
    """All languages, or one of them."""
    each = (Option(known, LANGUAGE_NAMES[known]) for known in LANGUAGES)
    return (Option(ALL, language_words(None)), *each)


def standing_words(it: OwnMark) -> str:
    """Its kind, or that it was taken back."""
    return say("taken back") if it.taken_back else kind_words(it.kind)
