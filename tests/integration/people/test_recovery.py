"""A forgotten passphrase: the recovery card, or a second person, and what each leaves behind."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from clinicguard.clinic import Clinic, open_clinic
from clinicguard.evidence.desk import HandIn
from clinicguard.overview.standing import CardState
from clinicguard.people import access
from clinicguard.people.access import WrongKit, WrongPassphrase
from clinicguard.people.staff import NotOneself, OwnersOnly
from clinicguard.storage import kit
from clinicguard.storage.keys import KIT, OpenKeys
from clinicguard.storage.log import entries
from clinicguard.storage.troubles import KeysReplaced
from tests.attacks.judges import verifier
from tests.made import PASSPHRASES, MadeClinic

NEW = "marble saddle comet drizzle"


def card(made: MadeClinic) -> str:
    return " ".join(kit.to_words(made.kit_secret))


def come_in(made: MadeClinic, keys: OpenKeys) -> Clinic:
    made.close()
    made.opened = open_clinic(made.folder, keys, clock=made.clock, settings=made.settings)
    return made.opened


def test_the_card_is_noted_and_a_new_one_is_asked_for_until_it_is_made_and_tried(
    made: MadeClinic,
) -> None:
    made.open("owner").access.prove_kit(card(made))
    assert made.open("manager").overview.standing().card is CardState.PROVEN
    clinic = come_in(made, access.unlock_with_kit(made.folder, card(made)))
    with clinic.database.reading() as session:
        (entry,) = entries(session, clinic.head().seq - 1)
    assert (entry.body["verb"], entry.body["person"]) == ("clinic.kit_used", KIT)
    assert clinic.overview.standing().card is CardState.USED
    clinic.access.reset_passphrase(clinic.person.id, NEW, "復原卡")
    clinic = come_in(made, access.unlock(made.folder, "1", NEW, made.clock))
    assert clinic.overview.standing().card is CardState.USED
    secret = clinic.access.new_kit()
    assert clinic.overview.standing().card is CardState.UNPROVEN
    clinic.access.prove_kit(" ".join(kit.to_words(secret)))
    assert clinic.overview.standing().card is CardState.PROVEN
    with pytest.raises(WrongKit):
        access.unlock_with_kit(made.folder, card(made))
    with pytest.raises(WrongPassphrase):
        access.unlock(made.folder, "1", PASSPHRASES["owner"], made.clock)
    assert clinic.check_log().whole


def test_the_card_opens_after_the_keys_were_turned(made: MadeClinic) -> None:
    """The paper in the safe need not be printed again because somebody left."""
    made.open("owner").access.remove(4, "離職")
    made.close()
    clinic = come_in(made, access.unlock_with_kit(made.folder, card(made)))
    assert set(clinic.keys.clinic.case) == {1, 2}
    assert clinic.check_log().whole


def test_a_new_card_made_with_the_former_one_leaves_a_log_that_holds_together(
    made: MadeClinic,
) -> None:
    clinic = come_in(made, access.unlock_with_kit(made.folder, card(made)))
    secret = clinic.access.new_kit()
    clinic.access.prove_kit(" ".join(kit.to_words(secret)))
    clinic.access.reset_passphrase(1, NEW, "復原卡")
    clinic = come_in(made, access.unlock_with_kit(made.folder, " ".join(kit.to_words(secret))))
    assert clinic.alarm is None
    assert clinic.check_log().findings == ()


def test_a_second_owner_restores_the_owners_access_whole(made: MadeClinic, tmp_path: Path) -> None:
    """They need no passphrase but their own; the owner reads the evidence again."""
    clinic = made.open("owner")
    clinic.staff.change(2, name="許雅筑", role="owner", title="", phone="", reason="第二位負責人")
    source = tmp_path / "影像.txt"
    source.write_text("內容", "utf-8")
    number = clinic.evidence.take_in(source, HandIn("影像")).number
    made.open("manager").access.reset_passphrase(1, NEW, "負責人忘了密語")
    clinic = come_in(made, access.unlock(made.folder, "1", NEW, made.clock))
    assert clinic.person.role == "owner"
    assert clinic.evidence.look(number, "查驗") == "內容".encode()
    entry = clinic.log.newest(10)
    assert any(e.verb == "person.reset_passphrase" and e.person == 2 for e in entry)


def test_only_an_owner_resets_an_owner_and_nobody_resets_themselves(made: MadeClinic) -> None:
    clinic = made.open("manager")
    seq = clinic.head().seq
    with pytest.raises(OwnersOnly):
        clinic.access.reset_passphrase(1, NEW, "說是負責人忘了")
    with pytest.raises(NotOneself):
        clinic.access.reset_passphrase(2, NEW, "自己忘了")
    with (
        clinic.beside(clinic.witness(5, PASSPHRASES["counsel"])),
        pytest.raises(OwnersOnly),
    ):
        clinic.access.reset_passphrase(1, NEW, "律師也在")
    assert clinic.head().seq == seq
    assert access.unlock(made.folder, "1", PASSPHRASES["owner"], made.clock).role == "owner"


def test_an_older_key_file_that_is_accepted_names_the_keys_that_count_again(
    made: MadeClinic, tmp_path: Path
) -> None:
    """Somebody's passphrase was replaced; then an older key file is put back, and accepted."""
    names = ("keys.json", "keys.copy.json")
    for name in names:
        shutil.copy(made.folder / name, tmp_path / name)
    made.open("owner").access.reset_passphrase(4, NEW, "忘了")
    between = come_in(made, access.unlock(made.folder, "4", NEW, made.clock))
    between.drafts.keep("complaint/new", {"verbatim": "期間"})
    made.close()
    for name in names:
        shutil.copy(tmp_path / name, made.folder / name)
    former = access.unlock(made.folder, "4", PASSPHRASES["reception"], made.clock)
    with pytest.raises(KeysReplaced):
        come_in(made, former)
    clinic = made.open("owner")
    clinic.accept_restored("金鑰檔從備份放回")
    clinic = come_in(made, former)
    assert clinic.alarm is None
    assert clinic.check_log().findings == ()
    key = clinic.keys.clinic.database.hex()
    made.close()
    assert verifier("folder", str(made.folder), "--key", key)[0] == 0


def test_drafts_of_who_forgot_are_gone_with_their_keys_and_say_nothing(made: MadeClinic) -> None:
    """They were sealed to a key that no longer is; nobody else could read them either."""
    made.open("reception").drafts.keep("complaint/new", {"verbatim": "打到一半"})
    made.open("manager").access.reset_passphrase(4, NEW, "忘了")
    clinic = come_in(made, access.unlock(made.folder, "4", NEW, made.clock))
    assert clinic.drafts.find("complaint/new") is None
    clinic.drafts.keep("complaint/new", {"verbatim": "重新開始"})
    assert clinic.drafts.find("complaint/new") == {"verbatim": "重新開始"}
