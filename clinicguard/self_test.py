"""Whether the installed program works on this PC: each thing that it is built of is used once.

Everything happens in a folder of its own that is taken away again; no clinic is touched.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from clinicguard import __version__
from clinicguard.host.clock import SystemClock, to_text

RARE = "堃喆犇峯𠮷裡着ㄅ"
_PASSPHRASE = "self test of this program only"
_THREAT = "再不刪文，我們就法庭上見。"


@dataclass(frozen=True, slots=True)
class Tried:
    """One thing that was tried: its name, whether it worked, what it said, how many ms it took."""

    name: str
    worked: bool
    told: str
    ms: int


Step = tuple[str, Callable[[], str]]


def try_all(steps: list[Step]) -> list[Tried]:
    """Tries each; a failure does not keep the others from being tried."""
    return [_tried(name, step) for name, step in steps]


def steps(place: Path) -> list[Step]:
    """What is tried without a window; `place` is an empty folder."""
    trial = _Trial(place)
    return [
        ("resources", trial.read_resources),
        ("set up", trial.set_up),
        ("complaint", trial.complain),
        ("search", trial.find),
        ("seal", trial.seal),
        ("look", trial.look),
        ("paper", trial.print_paper),
        ("sign", trial.sign_paper),
        ("guard", trial.check_draft),
        ("lock and unlock", trial.unlock_again),
        ("backup", trial.back_up),
        ("keychain", trial.ask_keychain),
    ]


def in_a_folder_of_its_own(more: list[Step]) -> list[Tried]:
    """Everything, and `more` (what needs a window), in a throw-away folder."""
    with tempfile.TemporaryDirectory(prefix="clinicguard-self-test-") as folder:
        return try_all([*steps(Path(folder)), *more])


def report(tried: list[Tried]) -> dict[str, object]:
    """The result file: plain values, no name of a person or a PC."""
    return {
        "program": __version__,
        "made": to_text(SystemClock().now()),
        "worked": all(each.worked for each in tried),
        "tried": [
            {"name": each.name, "worked": each.worked, "told": each.told, "ms": each.ms}
            for each in tried
        ],
    }


def _tried(name: str, step: Callable[[], str]) -> Tried:
    began = time.monotonic_ns()
    try:
        told, worked = step(), True
    except Exception as error:
        told, worked = f"{type(error).__name__}: {error}"[:300], False
    return Tried(name, worked, told, (time.monotonic_ns() - began) // 1_000_000)


class _Trial:
    def __init__(self, place: Path) -> None:
        from clinicguard.host.settings import SettingsFile

        self._place = place
        self._folder = place / "clinic"
        self._settings = SettingsFile(place / "settings.json")

    def read_resources(self) -> str:
        from clinicguard.knowledge.jurisdictions import CODES, load_jurisdiction
        from clinicguard.knowledge.playbooks import load_playbooks

        packs = [load_jurisdiction(code) for code in CODES]
        return f"{len(packs)} packs, {len(load_playbooks().natures)} natures"

    def set_up(self) -> str:
        from clinicguard.clinic import set_up
        from clinicguard.people.profile import Profile
        from clinicguard.storage.kdf import FLOOR_MEMORY

        made = set_up(
            self._folder,
            Profile(f"自我測試{RARE}"),
            "王小明",
            _PASSPHRASE,
            memory=FLOOR_MEMORY,
            settings=self._settings,
        )
        self._clinic = made.clinic
        return made.clinic.id

    def complain(self) -> str:
        from clinicguard.complaints.complaint import Channel, Complainant, Relation, StaffRole
        from clinicguard.complaints.intake import NewComplaint

        new = NewComplaint(
            channel=Channel.IN_PERSON,
            complainant=Complainant(f"李四{RARE}", Relation.FAMILY, ""),
            verbatim=f"等太久了。{RARE}",
            wanted="說明",
            taken_by=1,
            received_at=self._clinic.clock.now(),
            staff_role=StaffRole.RECEPTION,
        )
        self._number = self._clinic.complaints.log(new).number
        return self._number

    def find(self) -> str:
        found = self._clinic.overview.search("久")
        assert found, "nothing found"
        return found[0].address

    def seal(self) -> str:
        from clinicguard.evidence.desk import HandIn

        source = self._place / f"證物 {RARE}.png"
        source.write_bytes(_png())
        exhibit = self._clinic.evidence.take_in(source, HandIn("自我測試"))
        assert self._clinic.evidence.verify(exhibit.number, "self test").sound
        return exhibit.number

    def look(self) -> str:
        from clinicguard.evidence.sight import picture

        seen = picture(_png(), "image/png")
        return f"{seen.width} {seen.height}"

    def print_paper(self) -> str:
        import pypdfium2

        from clinicguard.documents.complaint_record import complaint_record
        from clinicguard.documents.from_complaint import record_paper
        from clinicguard.documents.press import Press

        clinic = self._clinic
        whole = clinic.complaints.unmask(self._number, "self test")
        press = Press("zh_TW", False, clinic.stamp())
        paper = record_paper(whole, {1: clinic.person.name}, press, press.stamp.made_at, log=())
        data = complaint_record(paper, press)
        pages = pypdfium2.PdfDocument(data)
        text = "".join(page.get_textpage().get_text_bounded() for page in pages)
        missing = [letter for letter in RARE if letter not in text]
        assert not missing, f"not on the paper: {missing}"
        self._paper = data
        return f"{len(data)} bytes"

    def sign_paper(self) -> str:
        from clinicguard.documents.signing import signed, signing_key

        now = SystemClock().now()
        key = signing_key(_certificate(now), _PASSPHRASE, "self-test.p12", now)
        whole = signed(self._paper, key, "self test", now)
        assert whole.startswith(self._paper), "the paper was rewritten"
        return f"{len(whole) - len(self._paper)} bytes"

    def check_draft(self) -> str:
        """The window says so where the rules alone read: here it is a failure."""
        from clinicguard.statements.guard.check import check
        from clinicguard.statements.guard.finding import GuardContext
        from clinicguard.statements.guard.understanding import understanding

        mind = understanding()
        assert mind is not None, "rules only: the files of the encoder or numpy cannot be read"
        (read,) = mind.of([_THREAT])
        assert read.likely["L6"] > 0.5, "a threat is not read as one"
        context = GuardContext(
            "zh_TW",
            audience="review_reply",
            patient_names=("王小明",),
            verified_facts=("等候時間為 40 分鐘。",),
            unverified=("是否有叫號",),
        )
        found = check(f"王小明當天等了 20 分鐘，我們有叫號。{_THREAT}", context, mind=mind)
        missed = {"L1", "L6", "X1", "X2"} - {each.group for each in found}
        assert not missed, f"not found: {sorted(missed)}"
        return f"{len(found)} found"

    def unlock_again(self) -> str:
        from clinicguard.clinic import open_clinic
        from clinicguard.people.access import unlock

        self._clinic.close()
        keys = unlock(self._folder, "1", _PASSPHRASE, SystemClock())
        self._clinic = open_clinic(self._folder, keys, settings=self._settings)
        assert self._clinic.check_log().whole
        return str(self._clinic.head().seq)

    def back_up(self) -> str:
        desk = self._clinic.backups
        place = desk.add_place(self._place / "stick", "stick")
        run = desk.begin(place, hold=False)
        number = desk.note(run, run.work(lambda _done, _whole: None)).number
        self._clinic.close()
        return str(number)

    def ask_keychain(self) -> str:
        """None is no failure: the program works without one, and says so."""
        from clinicguard.host.keychain import NoKeychain, find_backend

        try:
            return type(find_backend()).__module__
        except NoKeychain:
            return "none"


def _certificate(now: datetime) -> bytes:
    """A certificate for an hour, with its key, as a `.p12`."""
    from cryptography import x509
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, pkcs12

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "self test")])
    built = x509.CertificateBuilder().subject_name(name).issuer_name(name)
    built = built.public_key(key.public_key()).serial_number(x509.random_serial_number())
    built = built.not_valid_before(now - timedelta(hours=1)).not_valid_after(
        now + timedelta(hours=1)
    )
    made = built.sign(key, SHA256())
    locked = BestAvailableEncryption(_PASSPHRASE.encode())
    return pkcs12.serialize_key_and_certificates(b"self test", key, made, None, locked)


def _png() -> bytes:
    import io

    from PIL import Image

    out = io.BytesIO()
    Image.new("RGB", (40, 30), (12, 99, 110)).save(out, "PNG")
    return out.getvalue()
