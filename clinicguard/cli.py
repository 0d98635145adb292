"""The command line: demo, verify, restore, clocks, guard. The windows' work without a display."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING

from clinicguard import __version__
from clinicguard.host.settings import SettingsFile
from clinicguard.host.trouble import Trouble
from clinicguard.host.words import LANGUAGES, Language, Words, as_language, language_of

if TYPE_CHECKING:
    from clinicguard.evidence.pack_check import PaperHead

AGREES, DIFFERS, NOT_DONE = 0, 1, 2
"""Exit statuses: as it should be; something found; could not be done."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; returns its exit status."""
    given = _parser().parse_args(arguments)
    words = Words(as_language(given.language) if given.language else _own_language())
    try:
        return int(given.run(given, words))
    except Trouble as trouble:
        _explain(trouble, words)
        return NOT_DONE


def _explain(trouble: Trouble, words: Words) -> None:
    from clinicguard.explain import explain

    print(explain(trouble, words).as_text(), file=sys.stderr)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="clinicguard", description=__doc__)
    parser.add_argument("--version", action="version", version=f"ClinicGuard {__version__}")
    parser.add_argument("--language", choices=LANGUAGES, help="the language of what is printed")
    commands = parser.add_subparsers(dest="command", required=True)

    demo = commands.add_parser("demo", help="the whole way of a case, with made-up people")
    demo.add_argument("--out", type=Path, required=True, help="an empty or new folder")
    demo.set_defaults(run=_demo)

    verify = commands.add_parser("verify", help="check a pack, an exported log, a clinic's folder")
    verify.add_argument("path", type=Path, help="the unpacked pack, a .clinicpack, or the folder")
    verify.add_argument("--head", help="the text of the QR code on a paper: CG1:…")
    verify.add_argument("--key", help="a clinic's folder: the database key, 64 hex digits")
    verify.set_defaults(run=_verify)

    restore = commands.add_parser("restore", help="put a backup into a new folder")
    restore.add_argument("place", type=Path, help="the stick or folder with the backups")
    restore.add_argument("--to", type=Path, required=True, help="a folder that is not there yet")
    restore.add_argument(
        "--card", type=Path, required=True, help="a file with the recovery card's words or QR text"
    )
    restore.add_argument("--number", type=int, help="which backup, if not the newest")
    restore.set_defaults(run=_restore)

    clocks = commands.add_parser("clocks", help="due dates of the statutory rules")
    clocks.add_argument("--json", type=Path, required=True, help="lines of id, rule, trigger")
    clocks.set_defaults(run=_clocks)

    guard = commands.add_parser("guard", help="the guard over drafts")
    tasks = guard.add_subparsers(dest="task", required=True)
    check = tasks.add_parser("check", help="what the guard finds in texts")
    check.add_argument("--json", type=Path, required=True, help="lines of id, lang, …, text")
    check.set_defaults(run=_guard_check)
    return parser


def _demo(given: argparse.Namespace, words: Words) -> int:
    from clinicguard.demo.play import play

    return play(given.out, words)


def _verify(given: argparse.Namespace, words: Words) -> int:
    from clinicguard.evidence.pack_check import check_exported, check_pack, read_head

    head = read_head(given.head) if given.head else None
    if given.head and head is None:
        print(words.say("This is not the text of a paper's QR code."), file=sys.stderr)
        return NOT_DONE
    if given.path.is_file():
        return _verify_sealed(given, words)
    if not given.path.is_dir():
        print(words.say("There is no folder {path}.", path=given.path), file=sys.stderr)
        return NOT_DONE
    if (given.path / "clinic.db").exists() or (given.path / "keys.copy.json").exists():
        return _verify_folder(given, words, head)
    exported = (given.path / "log.jsonl").is_file()
    findings = (check_exported if exported else check_pack)(given.path, head)
    for found in findings:
        print(f"{found.what}\t{found.path}")
    if findings:
        print(words.count("{n} thing does not agree.", "{n} things do not agree.", len(findings)))
        return DIFFERS
    if exported:
        print(words.say("The log holds together."))
    else:
        print(words.say("Every file is as it was when the pack was made."))
    if head is not None:
        print(words.say("The log holds entry {n} as the paper shows it.", n=head.count))
    return AGREES


def _verify_sealed(given: argparse.Namespace, words: Words) -> int:
    """A pack as one file: a case of another clinic is opened and checked, others are told about."""
    from clinicguard.casepack.ending import ENDING
    from clinicguard.casepack.incoming import inspect
    from clinicguard.casepack.troubles import PackRefused

    if given.path.suffix.casefold() != ENDING:
        print(_how_to_unpack(given.path, words), file=sys.stderr)
        return NOT_DONE
    try:
        received = inspect(given.path, _asked_for(words))
    except PackRefused as found:
        print(f"{found.what}\t{found.place}")
        _explain(found, words)
        return DIFFERS
    sender = received.sender
    case = words.say("Case {number} of {clinic}", number=sender.number, clinic=sender.clinic_name)
    print(case)
    print(words.say("Every file is as it was when the pack was made."))
    head = words.say("Its log went to entry {n}: {hash}", n=received.log_seq,
                     hash=received.log_hash)  # fmt: skip
    print(head)
    return AGREES


def _asked_for(words: Words) -> str:
    """The passphrase, from the keyboard without showing it, or from a pipe."""
    from getpass import getpass

    if sys.stdin.isatty():
        return getpass(words.say("Passphrase of the pack: "))
    return sys.stdin.readline().rstrip("\r\n")


def _how_to_unpack(path: Path, words: Words) -> str:
    """A sealed pack is not opened by `verify`: its passphrase or key is not asked for here."""
    if path.suffix.casefold() == ".age":
        command = f"age -d -i KEY.txt {path.name} | tar -x"
    else:
        command = f"7z x {path.name}"
    return "\n".join(
        (
            words.say("{path} is sealed: unpack it first, then check the folder.", path=path),
            words.say("On Windows 7-Zip opens it with its passphrase; in a terminal:"),
            f"  {command}",
            f"  clinicguard verify {path.name.split('.')[0]}",
        )
    )


def _verify_folder(given: argparse.Namespace, words: Words, head: PaperHead | None) -> int:
    from clinicguard.overview.folder_check import check_folder
    from clinicguard.storage.log import Head

    try:
        key = bytes.fromhex(given.key or "")
    except ValueError:
        key = b""
    if len(key) != 32:
        told = words.say("A clinic's folder is checked with its database key: --key, 64 digits.")
        print(told, file=sys.stderr)
        return NOT_DONE
    if (given.path / "clinic.db-journal").exists():
        told = words.say("A save was cut off: open the program once, then check again.")
        print(told, file=sys.stderr)
        return NOT_DONE
    heads = () if head is None else (Head(head.clinic, head.count, head.hash, ""),)
    checked = check_folder(given.path, key, heads)
    for found in checked.findings:
        place = " ".join(str(p) for p in (found.table, found.row, found.seq) if p is not None)
        print(f"{found.kind}\t{place}")
    if checked.findings:
        found_ones = len(checked.findings)
        print(words.count("{n} thing does not agree.", "{n} things do not agree.", found_ones))
        return DIFFERS
    told = words.say(
        "{entries} entries hang together, and {records} records are what was written.",
        entries=f"{checked.entries:,}",
        records=f"{checked.rows:,}",
    )
    print(told)
    return AGREES


def _restore(given: argparse.Namespace, words: Words) -> int:
    from clinicguard.restoring import restore_with_card

    try:
        card = given.card.read_text("utf-8")
    except (OSError, ValueError):
        print(words.say("{path} cannot be read.", path=given.card), file=sys.stderr)
        return NOT_DONE
    done = restore_with_card(given.place, card, given.to, given.number, words)
    head = done.generation.log
    print(words.say("Backup {n} stands in {folder}.", n=done.generation.number, folder=done.folder))
    print(words.say("Its log went to entry {n}: {hash}", n=head.seq, hash=head.hash))
    return AGREES


def _clocks(given: argparse.Namespace, words: Words) -> int:
    from clinicguard.host.json_lines import lines_in
    from clinicguard.tasks.clocks_json import clocks_from_json

    try:
        lines = lines_in(given.json.read_bytes())
    except OSError:
        print(words.say("{path} cannot be read.", path=given.json), file=sys.stderr)
        return NOT_DONE
    done = wrong = 0
    for line in clocks_from_json(lines):
        print(line)
        done, wrong = done + 1, wrong + ("error" in json.loads(line))
    told = words.count("{n} line could not be computed.", "{n} lines could not be computed.", wrong)
    return _ended(told, wrong, done)


def _guard_check(given: argparse.Namespace, words: Words) -> int:
    from clinicguard.host.json_lines import lines_in
    from clinicguard.statements.guard.understanding import understanding
    from clinicguard.statements.guard_json import findings_from_json

    try:
        lines = lines_in(given.json.read_bytes())
    except OSError:
        print(words.say("{path} cannot be read.", path=given.json), file=sys.stderr)
        return NOT_DONE
    if understanding() is None:
        told = words.say("The encoder of the guard is missing; sentences are judged by words.")
        print(told, file=sys.stderr)
    if isinstance(sys.stdout, TextIOWrapper):  # findings quote drafts, whatever a console can show
        sys.stdout.reconfigure(encoding="utf-8")
    checked = wrong = 0
    for line in findings_from_json(lines):
        print(line)
        checked, wrong = checked + 1, wrong + ("error" in json.loads(line))
    told = words.count("{n} line could not be checked.", "{n} lines could not be checked.", wrong)
    return _ended(told, wrong, checked)


def _ended(told: str, wrong: int, lines: int) -> int:
    """How a command over lines ends, after saying how many went wrong, if any did."""
    if not wrong:
        return AGREES
    print(told, file=sys.stderr)
    return DIFFERS if wrong < lines else NOT_DONE


def _own_language() -> Language:
    import locale

    chosen = SettingsFile().read().language or ""
    return (
        as_language(chosen) if chosen in LANGUAGES else language_of(locale.getlocale()[0] or "en")
    )
