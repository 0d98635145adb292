"""A log that left the clinic, as lines in a pack: whoever edits it is found by the verifier."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from sqlalchemy import text

from clinicguard.evidence.pack import LogExtract, write_log
from clinicguard.storage.canonical import canonical, digest
from clinicguard.storage.keyfile import read_keys
from clinicguard.storage.log import entries
from tests.attacks.judges import verifier
from tests.attacks.places import at_places
from tests.attacks.victim import Victim, pick, sign_entry

Lines = list[dict[str, Any]]


@pytest.fixture(scope="session")
def exported(worked: Victim, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The whole chain as a pack carries it, with the words of two entries."""
    folder = tmp_path_factory.mktemp("exported")
    clinic = worked.copied(tmp_path_factory.mktemp("opened")).made.open("owner")
    keys = read_keys(clinic.folder.path)
    with clinic.database.reading() as session:
        words: dict[int, dict[str, tuple[str, str]]] = {}
        for seq, field, salt, clear in session.execute(
            text("SELECT seq, field, salt, text FROM log_text ORDER BY seq, field LIMIT 6")
        ):
            words.setdefault(seq, {})[field] = (salt, clear)
        chain = list(entries(session))[: len(worked.log)]
        write_log(folder, LogExtract(chain, words, keys.clinic, keys.name, keys.signers))
    clinic.leave()
    return folder


def judged(folder: Path, *seen: str) -> tuple[int, list[str]]:
    return verifier("log", str(folder / "log.jsonl"), "--keys", str(folder / "keys.json"), *seen)


def edited(exported: Path, to: Path, change: Callable[[Lines], Lines]) -> Path:
    to.mkdir()
    for path in exported.iterdir():
        (to / path.name).write_bytes(path.read_bytes())
    lines = [json.loads(line) for line in (exported / "log.jsonl").read_text().splitlines()]
    text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in change(lines))
    (to / "log.jsonl").write_text(text)
    return to


def test_an_honest_export_is_whole(exported: Path, worked: Victim) -> None:
    seq, value = worked.head
    status, told = judged(exported, "--head", f"{seq}:{value}")
    assert (status, told[0].startswith("whole: ")) == (0, True)


def a_verb(lines: Lines, at: float) -> tuple[Lines, str]:
    line = pick(lines, at)
    line["entry"]["verb"] = "complaint.other"
    return lines, f"entry {line['entry']['seq']}"


def a_time(lines: Lines, at: float) -> tuple[Lines, str]:
    line = pick(lines, at)
    line["entry"]["wall"] = "2026-01-01T00:00:00.000Z"
    return lines, f"entry {line['entry']['seq']}"


def a_hash(lines: Lines, at: float) -> tuple[Lines, str]:
    line = pick(lines, at)
    line["hash"] = pick(["0" * 64, "", "zz", None], at)
    return lines, f"entry {line['entry']['seq']}"


def a_signature(lines: Lines, at: float) -> tuple[Lines, str]:
    line = pick(lines, at)
    line["signature"] = pick(["0" * 128, "", "zz", None, 7], at)
    return lines, f"entry {line['entry']['seq']}"


def taken_out(lines: Lines, at: float) -> tuple[Lines, str]:
    line = pick(lines[:-1], at)
    lines.remove(line)
    return lines, f"entry {line['entry']['seq']}"


def doubled(lines: Lines, at: float) -> tuple[Lines, str]:
    line = pick(lines, at)
    lines.insert(lines.index(line), line)
    return lines, f"entry {line['entry']['seq']}"


def reordered(lines: Lines, at: float) -> tuple[Lines, str]:
    place = pick(range(len(lines) - 1), at)
    lines[place], lines[place + 1] = lines[place + 1], lines[place]
    return lines, f"entry {place + 1}"


def a_field_more(lines: Lines, at: float) -> tuple[Lines, str]:
    line = pick(lines, at)
    line["entry"]["note"] = "added"
    return lines, f"entry {line['entry']['seq']}"


def an_entry_that_is_none(lines: Lines, at: float) -> tuple[Lines, str]:
    line = pick(lines, at)
    seq = line["entry"]["seq"]
    line["entry"] = {"seq": seq, "rows": pick([None, 7, [[]], [[1, 2, 3, 4]]], at)}
    return lines, f"entry {seq}"


def a_line_that_is_none(lines: Lines, at: float) -> tuple[Lines, str]:
    place = pick(range(len(lines)), at)
    lines[place] = pick([{}, {"entry": 5}, {"entry": {}}, {"entry": {"seq": []}}], at)
    return lines, "log|line"


CHANGES = (
    a_verb,
    a_time,
    a_hash,
    a_signature,
    taken_out,
    doubled,
    reordered,
    a_field_more,
    an_entry_that_is_none,
    a_line_that_is_none,
)


@pytest.mark.parametrize(("change", "at"), at_places(CHANGES))
def test_an_edited_export_is_found(
    exported: Path, tmp_path: Path, change: Callable[[Lines, float], tuple[Lines, str]], at: float
) -> None:
    places: list[str] = []

    def harm(lines: Lines) -> Lines:
        changed, place = change(lines, at)
        places.extend(place.split("|"))
        return changed

    status, told = judged(edited(exported, tmp_path / "edited", harm))
    assert status == 1, told
    assert any(place in line for line in told for place in places), (places, told)


@pytest.mark.parametrize("left", [20, 30, -1])
def test_a_cut_tail_is_found_by_the_head_on_a_paper(
    exported: Path, worked: Victim, tmp_path: Path, left: int
) -> None:
    """Whole in itself; the printed paper knows that there was more."""
    cut = edited(exported, tmp_path / "cut", lambda lines: lines[:left])
    assert judged(cut)[0] == 0
    status, told = judged(cut, "--head", f"{worked.head[0]}:{worked.head[1]}")
    assert (status, f"entry {worked.head[0]}" in told[0]) == (1, True)


def test_a_log_written_anew_by_a_stranger_is_found_by_the_head_on_a_paper(
    exported: Path, worked: Victim, tmp_path: Path
) -> None:
    """Another history, with the stranger's key as everybody's: again whole in itself."""
    stranger = Ed25519PrivateKey.generate()
    public = stranger.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw).hex()

    def rewritten(lines: Lines) -> Lines:
        previous = "0" * 64
        for line in lines:
            rows = [[*r[:3], public] if r[0] == "signer" else r for r in line["entry"]["rows"]]
            line["entry"] |= {"prev": previous, "text": {}, "rows": rows}
            previous = digest(canonical(line["entry"]))
            line |= {"hash": previous, "signature": sign_entry(previous, stranger)}
        return lines

    forged = edited(exported, tmp_path / "forged", rewritten)
    (forged / "words.jsonl").unlink()
    keys = json.loads((forged / "keys.json").read_text())
    keys["signers"] = {person: [public] for person in keys["signers"]}
    (forged / "keys.json").write_text(json.dumps(keys))
    assert judged(forged)[0] == 0
    assert judged(forged, "--head", f"{worked.head[0]}:{worked.head[1]}")[0] == 1


@pytest.mark.parametrize("harm", ["text", "salt", "seq", "field"])
def test_changed_words_beside_the_log_are_found(exported: Path, tmp_path: Path, harm: str) -> None:
    folder = edited(exported, tmp_path / "words", lambda lines: lines)
    words = [json.loads(line) for line in (folder / "words.jsonl").read_text().splitlines()]
    words[1][harm] = {"text": "院方承認", "salt": "00" * 16, "seq": 3, "field": "x"}[harm]
    (folder / "words.jsonl").write_text("".join(json.dumps(line) + "\n" for line in words))
    status, told = judged(folder)
    assert (status, "the words of" in told[0]) == (1, True)
