"""The catalogue checker finds what would leave a person with the wrong words."""

import gettext
import os
import runpy
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
from sentences import Place, Sentence, sentences
from translations import problems_of

SAVE = {"zh_TW": "存檔", "zh_CN": "保存"}
TOOL = Path(__file__).resolve().parents[3] / "packaging" / "catalogues"


def entry(text: str, translated: str, context: str = "") -> str:
    """One entry of a .po file."""
    context = f'msgctxt "{context}"\n' if context else ""
    return f'{context}msgid "{text}"\nmsgstr "{translated}"\n\n'


class Checkout:
    """A small checkout: one line of code, and the two languages it needs."""

    def __init__(self, root: Path) -> None:
        self.root = root
        for folder in ("clinicguard/complaints", "ui/shell"):
            (root / folder).mkdir(parents=True)
        self.code('say("Save")\n')
        for language, word in SAVE.items():
            self.room(language, "complaints", entry("Save", word))

    def code(self, text: str, file: str = "clinicguard/complaints/desk.py") -> None:
        (self.root / file).write_text(text, "utf-8")

    def room(self, language: str, room: str, text: str) -> None:
        path = self.root / "resources" / "locale" / language / f"{room}.po"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")

    def both(self, text: str) -> None:
        """The same entries in both Chinese catalogues."""
        for language in SAVE:
            self.room(language, "complaints", text)

    def problems(self) -> list[str]:
        return [str(problem) for problem in problems_of(self.root)]


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    return Checkout(tmp_path)


@pytest.fixture
def tool() -> SimpleNamespace:
    """The command itself, as a module."""
    return SimpleNamespace(**runpy.run_path(str(TOOL), run_name="catalogues"))


def test_a_whole_catalogue_has_no_problem(checkout: Checkout) -> None:
    assert checkout.problems() == []


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ('say("Save")', (None, "Save", None)),
        ('words.say("Save {n}", n=1)', (None, "Save {n}", None)),
        ('self.words.say(\n    "Save "\n    "all")', (None, "Save all", None)),
        ('say_in("a file", "Save")', ("a file", "Save", None)),
        ('count("{n} day", "{n} days", 3)', (None, "{n} day", "{n} days")),
        ('words.count("{n} day", "{n} days", 3)', (None, "{n} day", "{n} days")),
        ('SAVE = mark("Save")', (None, "Save", None)),
        ('words.mark("Save")', (None, "Save", None)),
    ],
)
def test_each_way_of_saying_is_found(
    checkout: Checkout, code: str, found: tuple[str | None, str, str | None]
) -> None:
    checkout.code(code)
    place = Place("clinicguard/complaints/desk.py", 1)
    assert sentences(checkout.root) == ([Sentence(*found, place)], [])


def test_both_branches_of_a_choice_are_found(checkout: Checkout) -> None:
    checkout.code('say("Open" if shut else "Shut")')
    assert [sentence.text for sentence in sentences(checkout.root)[0]] == ["Open", "Shut"]


@pytest.mark.parametrize(
    "code", ['text.count("a")', 'text.count("a", 1, 2)', 'canvas.mark("P")', "say(SAVE)"]
)
def test_other_calls_of_the_same_name_are_left_alone(checkout: Checkout, code: str) -> None:
    checkout.code(code)
    assert sentences(checkout.root) == ([], [])


@pytest.mark.parametrize("file", ["clinicguard/complaints/desk.py", "ui/shell/rail.py"])
def test_a_missing_translation_names_file_and_line(checkout: Checkout, file: str) -> None:
    checkout.code('say("Save")\n\nsay("Close")\n', file)
    assert f"{file}:3: no zh_TW for 'Close'" in checkout.problems()
    assert f"{file}:3: no zh_CN for 'Close'" in checkout.problems()


@pytest.mark.parametrize("entries", [entry("Save", ""), "#, fuzzy\n" + entry("Save", "存檔")])
def test_an_empty_or_doubtful_translation_is_a_missing_one(
    checkout: Checkout, entries: str
) -> None:
    checkout.room("zh_TW", "complaints", entries)
    assert checkout.problems() == ["clinicguard/complaints/desk.py:1: no zh_TW for 'Save'"]


def test_a_context_has_a_translation_of_its_own(checkout: Checkout) -> None:
    checkout.code('say("Save")\nsay_in("money", "Save")\n')
    assert [problem.split(": ")[1] for problem in checkout.problems()] == [
        "no zh_CN for 'Save' in the context 'money'",
        "no zh_TW for 'Save' in the context 'money'",
    ]


@pytest.mark.parametrize("translated", ["存檔", "存到 {place}", "存 {name} {place}"])
def test_differing_fields_are_found(checkout: Checkout, translated: str) -> None:
    checkout.code('say("Save {name}", name=name)')
    checkout.both(entry("Save {name}", "存 {name}"))
    assert checkout.problems() == []
    checkout.room("zh_TW", "complaints", entry("Save {name}", translated))
    (problem,) = checkout.problems()
    assert problem.startswith("resources/locale/zh_TW/complaints.po:1: fields differ: {name} in")


def test_a_field_that_the_code_does_not_give_is_found(checkout: Checkout) -> None:
    checkout.both(entry("Save {name}", "存 {name}"))
    checkout.code('say("Save {name}", nam=name)')
    assert checkout.problems() == ["clinicguard/complaints/desk.py:1: not given: {name}"]
    checkout.code('say("Save {name}", **all_of_them)')
    assert checkout.problems() == []


def test_a_sentence_put_together_in_the_code_is_refused(checkout: Checkout) -> None:
    checkout.code('say("Save")\nsay(f"Save {name}")\nsay("Save " + name)\n')
    assert checkout.problems() == [
        "clinicguard/complaints/desk.py:2: the sentence is put together here; name its {fields}",
        "clinicguard/complaints/desk.py:3: the sentence is put together here; name its {fields}",
    ]


def test_an_entry_that_nobody_says_is_found(checkout: Checkout) -> None:
    checkout.room("zh_TW", "complaints", entry("Save", "存檔") + entry("Close", "結案"))
    assert checkout.problems() == ["resources/locale/zh_TW/complaints.po:4: nobody says 'Close'"]


def test_two_rooms_say_the_same_thing_in_the_same_way(checkout: Checkout) -> None:
    checkout.room("zh_TW", "shell", entry("Save", "存檔"))
    assert checkout.problems() == []
    checkout.room("zh_TW", "shell", entry("Save", "儲存"))
    (problem,) = checkout.problems()
    assert problem == (
        "resources/locale/zh_TW/shell.po:1: 'Save' is translated otherwise at "
        "resources/locale/zh_TW/complaints.po:1"
    )


def test_an_entry_that_stands_twice_in_a_file_is_found(checkout: Checkout) -> None:
    checkout.room("zh_TW", "complaints", entry("Save", "存檔") + entry("Save", "儲存"))
    assert checkout.problems() == [
        "resources/locale/zh_TW/complaints.po:4: 'Save' stands here twice, see line 1"
    ]


def test_one_sentence_has_one_plural(checkout: Checkout) -> None:
    checkout.code('count("{n} day", "{n} days", 2)\ncount("{n} day", "{n} Days", 2)\n')
    assert (
        "clinicguard/complaints/desk.py:2: '{n} day' has another plural at "
        "clinicguard/complaints/desk.py:1"
    ) in checkout.problems()


@pytest.mark.parametrize(
    ("translated", "rule"),
    [
        ("剩22分", "a space parts Han from Latin and digits"),
        ("存檔,然後離開", "Chinese takes full-width punctuation"),
        ("存檔！", "no exclamation marks"),
        ("存檔 ", "the translation begins or ends with a space"),
    ],
)
def test_the_house_style_is_looked_at(checkout: Checkout, translated: str, rule: str) -> None:
    checkout.room("zh_TW", "complaints", entry("Save", translated))
    assert checkout.problems() == [f"resources/locale/zh_TW/complaints.po:1: {rule}"]


def test_a_broken_file_is_named(checkout: Checkout) -> None:
    checkout.room("zh_TW", "complaints", 'msgid "Save\nmsgstr "存檔"\n')
    assert any(
        problem.startswith("resources/locale/zh_TW/complaints.po:")
        for problem in checkout.problems()
    )


def test_the_rooms_are_compiled_into_one_catalogue(
    checkout: Checkout, tool: SimpleNamespace
) -> None:
    checkout.room(
        "zh_TW",
        "shell",
        entry("Save", "省下", "money")
        + 'msgid "{n} day"\nmsgid_plural "{n} days"\nmsgstr[0] "{n} 天"\n',
    )
    tool.compile_language(checkout.root, "zh_TW")
    words = gettext.translation("clinicguard", checkout.root / "resources/locale", ["zh_TW"])
    assert words.gettext("Save") == "存檔"
    assert words.pgettext("money", "Save") == "省下"
    assert [words.ngettext("{n} day", "{n} days", n) for n in (1, 2)] == ["{n} 天", "{n} 天"]


@pytest.mark.parametrize(
    "change",
    [
        lambda checkout: checkout.room("zh_TW", "shell", entry("Close", "結案")),
        lambda checkout: checkout.room("zh_TW", "complaints", entry("Save", "儲存")),
        lambda checkout: (checkout.root / "resources/locale/zh_TW/complaints.po").unlink(),
    ],
)
def test_a_change_makes_the_compiled_catalogue_stale(
    checkout: Checkout, tool: SimpleNamespace, change: Callable[[Checkout], object]
) -> None:
    folder = checkout.root / "resources/locale/zh_TW"
    assert tool.is_stale(checkout.root, "zh_TW")
    tool.compile_language(checkout.root, "zh_TW")
    for path, seconds in ((folder / "complaints.po", 1), (folder, 1), (made_in(folder), 2)):
        os.utime(path, (seconds, seconds))
    assert not tool.is_stale(checkout.root, "zh_TW")
    change(checkout)
    assert tool.is_stale(checkout.root, "zh_TW")


def made_in(folder: Path) -> Path:
    return folder / "LC_MESSAGES" / "clinicguard.mo"


def test_what_is_missing_comes_ready_to_paste(checkout: Checkout, tool: SimpleNamespace) -> None:
    checkout.code('say_in("money", "Save")\n', "ui/shell/rail.py")
    checkout.code('count("{n} day", "{n} days", 2)\nsay("He said \\"no\\"")\n')
    for language in SAVE:
        (stub,) = (text for text in tool.stubs(checkout.root, language, "shell") if "msgid" in text)
        assert 'msgctxt "money"\nmsgid "Save"\nmsgstr ""\n' in stub
        checkout.room(language, "complaints", "\n".join(tool.stubs(checkout.root, language, None)))
    assert len(checkout.problems()) == 6
    assert all(": no zh_" in problem for problem in checkout.problems())
