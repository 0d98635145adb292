"""Trusted time by files: what a real service answers is believed, and nothing else is."""

from __future__ import annotations

import hashlib
import json
import subprocess
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import ExtendedKeyUsageOID

from clinicguard.documents.from_log import time_lines
from clinicguard.documents.press import Press
from clinicguard.overview import trusted_time as rules
from clinicguard.overview.packing import Handover
from clinicguard.overview.time_desk import AnswerUnreadable, NothingAsked
from clinicguard.people.staff import Role
from clinicguard.storage.troubles import NotAllowed
from tests.integration.overview.authority import Authority, checks, root, signer
from tests.made import MadeClinic

TOP = root()
WHO = signer(TOP)


@pytest.fixture
def service(tmp_path: Path) -> Authority:
    return Authority(tmp_path / "service", TOP, WHO)


@pytest.mark.parametrize("algorithm", ["sha256", "sha512"])
def test_what_a_service_signs_is_kept_as_proof_of_the_log(
    made: MadeClinic, service: Authority, tmp_path: Path, algorithm: rules.Algorithm
) -> None:
    clinic = made.open("manager")
    before = clinic.head()
    asked = clinic.log_times.ask(tmp_path / "head.tsq", algorithm)
    assert asked.head == before
    shown = subprocess.run(
        ["openssl", "ts", "-query", "-in", tmp_path / "head.tsq", "-text"],
        check=True, capture_output=True, text=True,
    ).stdout  # fmt: skip
    assert f"Hash Algorithm: {algorithm}" in shown
    assert "Certificate required: yes" in shown
    assert "Nonce: 0x" in shown
    taken = clinic.log_times.take(service.answer(tmp_path / "head.tsq"), [service.root_file])
    assert taken.stamp is not None
    assert taken.stamp.anchored
    assert taken.stamp.authority == "Time Service 1"
    assert abs(taken.stamp.at - datetime.now(UTC)) < timedelta(minutes=5)
    (listed,) = clinic.log_times.lists.all()
    assert listed.agrees
    assert listed.stamp == taken.stamp
    assert [entry.verb for entry in clinic.log.newest(2)] == ["log.take_time", "log.ask_time"]
    assert clinic.check_log().whole


def test_what_goes_into_a_pack_is_checked_by_openssl(
    made: MadeClinic, service: Authority, tmp_path: Path
) -> None:
    clinic = made.open("manager")
    clinic.log_times.ask(tmp_path / "head.tsq")
    clinic.log_times.take(service.answer(tmp_path / "head.tsq"), [service.root_file])
    handover = Handover("incident/I-2026-0001", (), {}, "高若瑜律師", "提告")
    pack = clinic.packs.as_folder(handover, tmp_path / "pack")
    times = pack / "data" / "log" / "time"
    (head,) = times.glob("*.json")
    assert checks(head, head.with_suffix(".tsr"), head.with_suffix(".pem"))
    told = json.loads(head.read_text("utf-8"))
    entries = (pack / "data" / "log" / "log.jsonl").read_text("utf-8").splitlines()
    assert json.loads(entries[told["seq"] - 1])["hash"] == told["hash"]
    by_hand = subprocess.run(
        ["python3", pack / "verify.py", "pack", pack], capture_output=True, text=True
    )
    assert by_hand.returncode == 0, by_hand.stdout
    assert f"entry {told['seq']} existed by {datetime.now(UTC):%b}" in by_hand.stdout
    for language in ("繁體中文", "English", "简体中文"):
        assert language in (pack / "VERIFY.txt").read_text("utf-8")
    assert (pack / "VERIFY.txt").read_text("utf-8").count("openssl ts -verify") >= 3
    head.write_text(head.read_text("utf-8").replace(told["hash"][:8], "00000000"), "utf-8")
    _bagged_again(pack)
    changed = subprocess.run(
        ["python3", pack / "verify.py", "pack", pack], capture_output=True, text=True
    )
    assert changed.returncode == 1
    assert head.name in changed.stdout


def _bagged_again(pack: Path) -> None:
    """Writes the manifests anew, as a forger would."""
    for algorithm in ("sha256", "sha512"):
        manifest = pack / f"manifest-{algorithm}.txt"
        lines = [line.split("  ", 1)[1] for line in manifest.read_text("utf-8").splitlines()]
        manifest.write_text(
            "".join(
                f"{hashlib.new(algorithm, (pack / name).read_bytes()).hexdigest()}  {name}\n"
                for name in lines
            ),
            "utf-8",
        )
    for algorithm in ("sha256", "sha512"):
        tags = pack / f"tagmanifest-{algorithm}.txt"
        lines = [line.split("  ", 1)[1] for line in tags.read_text("utf-8").splitlines()]
        tags.write_text(
            "".join(
                f"{hashlib.new(algorithm, (pack / name).read_bytes()).hexdigest()}  {name}\n"
                for name in lines
            ),
            "utf-8",
        )


def test_a_root_that_only_the_answer_brings_is_said_to_be_no_anchor(
    made: MadeClinic, tmp_path: Path
) -> None:
    service = Authority(tmp_path / "service", TOP, WHO, brings_root=True)
    clinic = made.open("owner")
    clinic.log_times.ask(tmp_path / "head.tsq")
    taken = clinic.log_times.take(service.answer(tmp_path / "head.tsq"))
    assert taken.stamp is not None
    assert not taken.stamp.anchored


def test_without_a_root_nothing_is_believed(
    made: MadeClinic, service: Authority, tmp_path: Path
) -> None:
    clinic = made.open("owner")
    clinic.log_times.ask(tmp_path / "head.tsq")
    answer = service.answer(tmp_path / "head.tsq")
    with pytest.raises(rules.ChainUnknown):
        clinic.log_times.take(answer)
    assert clinic.log_times.lists.all()[0].stamp is None
    assert clinic.log_times.lists.files() == {}


def test_a_foreign_root_does_not_vouch(
    made: MadeClinic, service: Authority, tmp_path: Path
) -> None:
    foreign = tmp_path / "foreign.pem"
    foreign.write_bytes(root("Trusted Root").pem)
    clinic = made.open("owner")
    clinic.log_times.ask(tmp_path / "head.tsq")
    with pytest.raises(rules.ChainUnknown):
        clinic.log_times.take(service.answer(tmp_path / "head.tsq"), [foreign])


def test_a_certificate_that_had_run_out_when_it_signed_is_refused(
    made: MadeClinic, tmp_path: Path
) -> None:
    old = signer(TOP, until=timedelta(days=-1))
    service = Authority(tmp_path / "service", TOP, old)
    clinic = made.open("owner")
    clinic.log_times.ask(tmp_path / "head.tsq")
    with pytest.raises(rules.ChainUnknown):
        clinic.log_times.take(service.answer(tmp_path / "head.tsq"), [service.root_file])


def test_a_certificate_for_something_else_is_refused(
    made: MadeClinic, service: Authority, tmp_path: Path
) -> None:
    """The same key and number, issued by the same root, for signing code."""
    other = signer(TOP, use=ExtendedKeyUsageOID.CODE_SIGNING, key=WHO.key)
    clinic = made.open("owner")
    clinic.log_times.ask(tmp_path / "head.tsq")
    answer = service.answer(tmp_path / "head.tsq")
    right, wrong = (each.certificate.public_bytes(Encoding.DER) for each in (WHO, other))
    assert len(right) == len(wrong)
    data = answer.read_bytes()
    assert right in data
    answer.write_bytes(data.replace(right, wrong))
    with pytest.raises(rules.NotForStamping):
        clinic.log_times.take(answer, [service.root_file])


def test_another_hash_and_another_nonce_are_refused(
    made: MadeClinic, service: Authority, tmp_path: Path
) -> None:
    clinic = made.open("owner")
    clinic.log_times.ask(tmp_path / "first.tsq")
    head = clinic.log_times.lists.all()[0].head
    same = tmp_path / "same.json"
    same.write_bytes(rules.stamped_bytes(head))
    for data, expected in ((same, rules.OtherNonce), (service.root_file, rules.OtherHash)):
        query = tmp_path / "own.tsq"
        subprocess.run(
            ["openssl", "ts", "-query", "-data", data, "-sha512", "-cert", "-out", query],
            check=True, capture_output=True,
        )  # fmt: skip
        with pytest.raises(expected):
            clinic.log_times.take(service.answer(query), [service.root_file])


def test_a_cut_or_bent_answer_is_refused_wherever_it_is_bent(
    made: MadeClinic, service: Authority, tmp_path: Path
) -> None:
    clinic = made.open("owner")
    clinic.log_times.ask(tmp_path / "head.tsq")
    answer = service.answer(tmp_path / "head.tsq")
    whole = answer.read_bytes()
    for length in (0, 1, 40, len(whole) // 2, len(whole) - 1):
        answer.write_bytes(whole[:length])
        with pytest.raises((rules.TimeRefused, AnswerUnreadable)):
            clinic.log_times.take(answer, [service.root_file])
    signature = whole.rfind(b"\x04\x82\x01\x00") + 4
    for at in (signature + 5, signature + 200, whole.find(b"Z\x30") - 2):
        answer.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        with pytest.raises(rules.TimeRefused):
            clinic.log_times.take(answer, [service.root_file])
    answer.write_bytes(whole)
    assert clinic.log_times.take(answer, [service.root_file]).stamp is not None


def test_a_refusal_of_the_service_is_told_as_such(made: MadeClinic, tmp_path: Path) -> None:
    service = Authority(tmp_path / "service", TOP, WHO, digests="sha256")
    clinic = made.open("owner")
    clinic.log_times.ask(tmp_path / "head.tsq", "sha512")
    with pytest.raises(rules.ServiceRefused):
        clinic.log_times.take(service.answer(tmp_path / "head.tsq"), [service.root_file])


def test_of_several_requests_the_answer_finds_its_own(
    made: MadeClinic, service: Authority, tmp_path: Path
) -> None:
    clinic = made.open("owner")
    first = clinic.log_times.ask(tmp_path / "first.tsq")
    clinic.log_times.ask(tmp_path / "second.tsq")
    taken = clinic.log_times.take(service.answer(tmp_path / "first.tsq"), [service.root_file])
    assert taken.id == first.id
    again = service.answer(tmp_path / "first.tsq")
    with pytest.raises(rules.OtherHash):
        clinic.log_times.take(again, [service.root_file])


def test_files_that_are_none_are_refused(
    made: MadeClinic, service: Authority, tmp_path: Path
) -> None:
    clinic = made.open("owner")
    with pytest.raises(NothingAsked):
        clinic.log_times.take(service.root_file, [service.root_file])
    clinic.log_times.ask(tmp_path / "head.tsq")
    with pytest.raises(rules.AnswerBroken):
        clinic.log_times.take(service.root_file, [service.root_file])
    with pytest.raises(AnswerUnreadable):
        clinic.log_times.take(tmp_path / "nowhere.tsr")
    with pytest.raises(rules.NotACertificate):
        clinic.log_times.take(service.answer(tmp_path / "head.tsq"), [service.folder / "serial"])


@pytest.mark.parametrize("role", ["reception", "clinician"])
def test_who_does_not_keep_the_evidence_does_not_carry_the_head_out(
    made: MadeClinic, tmp_path: Path, role: Role
) -> None:
    with pytest.raises(NotAllowed):
        made.open(role).log_times.ask(tmp_path / "head.tsq")
    assert not (tmp_path / "head.tsq").exists()


def test_the_report_says_what_existed_before_which_moment(
    made: MadeClinic, service: Authority, tmp_path: Path
) -> None:
    clinic = made.open("manager")
    clinic.log_times.ask(tmp_path / "head.tsq")
    press = Press("zh_TW", False, clinic.stamp())
    assert time_lines(clinic.log_times.lists.all(), press) == ()
    taken = clinic.log_times.take(service.answer(tmp_path / "head.tsq"), [service.root_file])
    (line,) = time_lines(clinic.log_times.lists.all(), press)
    assert taken.stamp is not None
    there = taken.stamp.at.astimezone(clinic.profile.zone)
    assert f"第 {taken.head.seq} 筆及之前各筆" in line
    assert f"{there:%H:%M:%S}（UTC+0800）之前已存在" in line
    assert taken.head.hash in line
