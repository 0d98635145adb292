"""The playbooks hold what an incident needs, in three languages, and name only what is there."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from clinicguard.host.paths import resources
from clinicguard.host.words import Language
from clinicguard.knowledge.jurisdictions import CODES, load_jurisdiction
from clinicguard.knowledge.natures import Trigger
from clinicguard.knowledge.playbooks import Playbooks, load_playbooks, read_playbooks
from clinicguard.knowledge.ratings import Level
from clinicguard.knowledge.records import KnowledgeFault
from clinicguard.knowledge.said import LANGUAGES
from clinicguard.knowledge.scripts import load_scripts
from clinicguard.knowledge.templates import load_templates

NATURES = (
    "medical_dispute",
    "service_complaint",
    "negative_review",
    "false_accusation",
    "subjective_grievance",
    "data_leak",
    "violence",
    "product_safety",
    "infection_control",
    "it_failure",
    "staff_dispute",
    "public_health",
    "disaster",
)


@pytest.fixture(scope="module")
def written() -> Playbooks:
    """Everything as written, for all jurisdictions."""
    return read_playbooks(resources() / "playbooks")


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """A copy of resources/ that a test may spoil."""
    for name in ("playbooks", "scripts", "templates"):
        shutil.copytree(resources() / name, tmp_path / name)
    return tmp_path


def test_the_natures_are_those_of_the_guides(written: Playbooks) -> None:
    assert tuple(written.natures) == NATURES


@pytest.mark.parametrize("jurisdiction", CODES)
@pytest.mark.parametrize("nature", NATURES)
def test_a_nature_brings_enough_of_its_own(jurisdiction: str, nature: str) -> None:
    found = load_playbooks(jurisdiction).natures[nature]

    assert len(found.tasks) >= 6
    assert len(found.evidence) >= 4
    assert len(found.mistakes) >= 2
    assert len(found.signs) >= 3
    assert found.scripts


def test_each_nature_has_a_script_that_no_other_puts_first(written: Playbooks) -> None:
    firsts = [nature.scripts[0] for nature in written.natures.values()]

    assert len(set(firsts)) == len(firsts)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_nature_brings_stands_in_no_other(written: Playbooks, language: Language) -> None:
    """Its own in each language: neither another nature's words nor a shared task's."""
    others: dict[str, str] = {}
    scripts = load_scripts()
    for task in written.shared.tasks:
        others[task.do.in_language(language)] = task.id
    for mistake in written.shared.mistakes:
        others[mistake.what.in_language(language)] = mistake.id
    for nature in written.natures.values():
        own = [
            *(task.do for task in nature.tasks if not task.only_in or "tw" in task.only_in),
            *(item.what for item in nature.evidence),
            *(mistake.what for mistake in nature.mistakes),
            scripts[nature.scripts[0]].name,
        ]
        assert len(own) >= 6 + 4 + 2 + 1
        for said in own:
            words = said.in_language(language)
            assert others.setdefault(words, nature.id) == nature.id, words


def test_shared_tasks_are_taken_in_by_name_and_written_once(written: Playbooks) -> None:
    taken = [task_id for nature in written.natures.values() for task_id in nature.take]

    assert {task.id for task in written.shared.tasks} == set(taken)
    for nature in written.natures.values():
        assert len(nature.take) == len(set(nature.take))


@pytest.mark.parametrize("nature", NATURES)
def test_a_level_only_adds_or_hastens(nature: str) -> None:
    playbooks = load_playbooks()
    for lower, higher in ((Level.LOW, Level.MEDIUM), (Level.MEDIUM, Level.HIGH)):
        before = {task.id: task for task in playbooks.tasks_for(nature, lower)}
        after = {task.id: task for task in playbooks.tasks_for(nature, higher)}

        assert set(before) <= set(after)
        for task in before.values():
            assert task.due_at(higher).weight <= task.due_at(lower).weight


def test_a_task_that_slows_down_is_refused(copied: Path) -> None:
    file = copied / "playbooks" / "shared.yaml"
    text = file.read_text("utf-8")
    file.write_text(
        text.replace("due: {low: 2 h, medium: 30 min, high: 10 min}", "due: {low: 2 h, high: 3 h}")
    )

    with pytest.raises(KnowledgeFault, match="only adds or hastens") as fault:
        read_playbooks(copied / "playbooks")
    assert fault.value.key == "tasks[open_log]"


def test_a_level_that_calls_fewer_people_is_refused(copied: Path) -> None:
    file = copied / "playbooks" / "levels.yaml"
    text = file.read_text("utf-8")
    file.write_text(
        text.replace(
            "calls: [commander, scribe, spokesperson, evidence_keeper,",
            "calls: [commander,",
        )
    )

    with pytest.raises(KnowledgeFault, match="calls fewer people"):
        read_playbooks(copied / "playbooks")


def test_the_first_task_of_the_day_comes_first() -> None:
    due = [
        task.due_at(Level.HIGH).weight
        for task in load_playbooks().tasks_for("violence", Level.HIGH)
    ]

    assert due == sorted(due)


def test_what_vanishes_first_stands_on_top() -> None:
    items = load_playbooks().evidence_for("medical_dispute")

    urgency = [item.vanishes.urgency for item in items]
    assert urgency == sorted(urgency)
    assert items[0].id == "chart_as_is"


@pytest.mark.parametrize("trigger", Trigger)
def test_every_warning_has_its_words(trigger: Trigger) -> None:
    for nature in NATURES:
        assert load_playbooks().mistakes_for(nature, trigger)


def test_a_natures_own_mistake_comes_before_the_shared_one() -> None:
    known = load_playbooks().mistakes_for("negative_review", Trigger.ARGUING_ONLINE)

    assert [mistake.id for mistake in known] == ["corrects_the_reviewer", "copied_reply", "arguing"]


def test_tasks_of_another_jurisdiction_are_left_out() -> None:
    tw = {task.id for task in load_playbooks("tw").tasks_for("medical_dispute", Level.HIGH)}
    cn = {task.id for task in load_playbooks("cn").tasks_for("medical_dispute", Level.HIGH)}

    assert "serious_event_report_tw" in tw - cn
    assert "routes_told_cn" in cn - tw


def test_law_rows_and_gates_of_another_jurisdiction_are_left_out() -> None:
    task = load_playbooks("uk").natures["medical_dispute"].tasks[3]

    assert task.id == "record_copy_ready"
    assert task.gate is None
    assert task.law == ()


@pytest.mark.parametrize(("jurisdiction", "police"), [("tw", "110"), ("uk", "999"), ("us", "911")])
def test_the_number_to_dial_is_that_of_the_place(jurisdiction: str, police: str) -> None:
    task = load_playbooks(jurisdiction).task("out_and_dial")

    assert police in task.do.en
    assert "{" not in task.do.en


@pytest.mark.parametrize("code", CODES)
def test_every_row_of_law_that_is_named_stands_in_its_pack(code: str, written: Playbooks) -> None:
    pack = load_jurisdiction(code)
    if not pack.laws:
        pytest.skip("this pack holds deadlines only")
    rows = {*pack.gates, *pack.deadlines, *pack.laws, *pack.forms}
    cited = [*written.law_cited()]
    for template in load_templates().templates.values():
        cited += [(template.place, row) for row in template.law]
    named = {row: place for place, row in cited if row.startswith(f"{code}-")}

    assert {row: str(place) for row, place in named.items() if row not in rows} == {}
    assert named


@pytest.mark.parametrize(
    ("spoil", "problem"),
    [
        (("hat: scribe\n    due: {low: 2 h", "hat: herald\n    due: {low: 2 h"), "no hat 'herald'"),
        (("template: staff_notice", "template: leaflet"), "no template 'leaflet'"),
        (("step: notice\n    hat: scribe", "step: dawn\n    hat: scribe"), "no step 'dawn'"),
        (("- id: open_log", "- id: opened_log"), "no shared task 'open_log'"),
        (("- id: open_log", "- id: separate_accounts"), "no shared task 'open_log'"),
        (("due: {low: 2 h, medium: 30 min", "due: {low: 2 hours, medium: 30 min"), "2 hours"),
    ],
)
def test_a_name_that_stands_nowhere_is_named(
    copied: Path, spoil: tuple[str, str], problem: str
) -> None:
    file = copied / "playbooks" / "shared.yaml"
    text = file.read_text("utf-8")
    assert spoil[0] in text
    file.write_text(text.replace(*spoil), "utf-8")

    with pytest.raises(KnowledgeFault, match=problem) as fault:
        read_playbooks(copied / "playbooks")
    assert fault.value.line > 0


def test_a_task_id_stands_only_once(copied: Path) -> None:
    file = copied / "playbooks" / "natures" / "violence.yaml"
    file.write_text(file.read_text("utf-8").replace("id: out_and_dial", "id: open_log"), "utf-8")

    with pytest.raises(KnowledgeFault, match="'open_log' stands already"):
        read_playbooks(copied / "playbooks")


def test_a_script_that_is_gone_is_missed(copied: Path) -> None:
    (copied / "scripts" / "threat.yaml").unlink()

    with pytest.raises(KnowledgeFault, match="no script 'threat'"):
        read_playbooks(copied / "playbooks")


def test_scripts_grow_into_natures_that_exist(written: Playbooks) -> None:
    grown = {script.grows_into for script in load_scripts().values()} - {None}

    assert grown <= set(written.natures)


OWN_TASK = """
id: house_rules
nature: negative_review
take: [backup_now]
tasks:
  - id: own_call_chain
    step: team
    hat: commander
    due: {low: 1 h}
    do: {zh_TW: 打給總院, en: Phone the head office, zh_CN: 打给总院}
    why: {zh_TW: 總院要知道, en: They must know, zh_CN: 总院要知道}
reviewed: {by: 高律師, on: 2026-11-02}
"""


def test_a_clinic_adds_to_our_natures_without_touching_them(tmp_path: Path) -> None:
    (tmp_path / "additions").mkdir()
    (tmp_path / "additions" / "house_rules.yaml").write_text(OWN_TASK, "utf-8")

    grown = load_playbooks("tw", tmp_path)
    tasks = {task.id for task in grown.tasks_for("negative_review", Level.LOW)}

    assert {"own_call_chain", "backup_now"} <= tasks
    assert "own_call_chain" not in load_playbooks("tw").all_tasks()


def test_an_addition_to_a_nature_that_is_not_there_is_refused(tmp_path: Path) -> None:
    (tmp_path / "additions").mkdir()
    text = OWN_TASK.replace("nature: negative_review", "nature: meteor")
    (tmp_path / "additions" / "house_rules.yaml").write_text(text, "utf-8")

    with pytest.raises(KnowledgeFault, match="no nature 'meteor'"):
        load_playbooks("tw", tmp_path)


def test_our_wording_says_that_nobody_reviewed_it_yet(written: Playbooks) -> None:
    assert [nature.id for nature in written.natures.values() if nature.reviewed] == []
    assert [script.id for script in load_scripts().values() if script.reviewed] == []
