"""人員: what owner and manager do with staff and access, and what everybody else is told."""

from __future__ import annotations

import pytest

from clinicguard.clinic import open_clinic
from clinicguard.people import access
from clinicguard.people.staff import Role
from clinicguard.storage.keyfile import read_keys
from tests.made import PASSPHRASES
from tests.ui.room_house import RoomHouse
from ui.people.access_forms import GiveForm, ResetForm, TakeForm
from ui.people.contacts_pane import ContactForm, StrikeForm
from ui.people.paste_form import PasteForm
from ui.people.people_page import PeoplePage
from ui.people.person_card import PersonCard
from ui.people.person_forms import AddForm, ChangeForm
from ui.widgets.passphrases import NewPassphrase

NEW = "marble saddle comet drizzle"


def page(rooms: RoomHouse, role: Role = "owner", address: str = "people") -> PeoplePage:
    rooms.enter(role)
    rooms.go(address)
    return rooms.page(PeoplePage)


def card(rooms: RoomHouse) -> PersonCard:
    shown = rooms.page(PeoplePage).staff.card
    assert shown is not None
    return shown


def press(rooms: RoomHouse, name: str) -> None:
    card(rooms).buttons[name].click()
    rooms.settle()


def set_passphrase(widget: NewPassphrase, words: str = NEW) -> None:
    for line in (widget.first, widget.second):
        line.set_text(words)
        line.changed.emit()


def unlocks(rooms: RoomHouse, person: str, passphrase: str) -> str:
    """Locks, then really unlocks with the passphrase; the role that came in."""
    made = rooms.made
    rooms.shell.lock("asked")
    rooms.settle()
    made.opened = None
    keys = access.unlock(made.folder, person, passphrase, made.clock)
    clinic = open_clinic(made.folder, keys, clock=made.clock, settings=made.settings)
    role = clinic.person.role
    clinic.close()
    return role


def test_the_list_names_everybody_with_role_phone_hats_and_access(rooms: RoomHouse) -> None:
    shown = page(rooms)
    rooms.clinic.team.wear("commander", 1, 2)
    rooms.clinic.staff.change(4, name="林美華", title="櫃檯", phone="0900-1", role="reception")
    shown.look_again()
    rooms.settle()
    rows = {row.key: row.words() for row in shown.staff.rows.rows()}
    assert list(rows) == [f"person/{n}" for n in range(1, 6)]
    assert "指揮" in rows["person/1"]
    assert "代理：指揮" in rows["person/2"]
    assert "0900-1" in rows["person/4"]
    assert "密語設於" in rows["person/4"]


def test_somebody_is_added_and_unlocks_with_the_passphrase_they_set(rooms: RoomHouse) -> None:
    page(rooms).add_somebody()
    rooms.settle()
    form = rooms.panel(AddForm)
    form.name.set_text("周品妤")
    form.name.changed.emit()
    assert "角色" in form.save_button.reason()
    form.role.control.chip("clinician").click()
    assert "15" in form.save_button.reason()
    set_passphrase(form.passphrase)
    assert form.save_button.reason() == ""
    form.save_button.click()
    rooms.settle()
    assert rooms.no_panel()
    assert card(rooms).person.name == "周品妤"
    assert unlocks(rooms, "6", NEW) == "clinician"


def test_somebody_can_stand_on_the_list_first_and_get_access_later(rooms: RoomHouse) -> None:
    page(rooms).add_somebody()
    rooms.settle()
    form = rooms.panel(AddForm)
    form.name.set_text("周品妤")
    form.role.control.chip("reception").click()
    form.access.chip("later").click()
    assert form.passphrase.isHidden()
    form.save_button.click()
    rooms.settle()
    assert set(card(rooms).buttons) == {"change", "give", "take"}
    press(rooms, "give")
    give = rooms.panel(GiveForm)
    set_passphrase(give.passphrase)
    give.save_button.click()
    rooms.settle()
    assert set(card(rooms).buttons) == {"change", "reset", "take"}
    assert unlocks(rooms, "6", NEW) == "reception"


def test_a_new_role_needs_a_reason_and_says_what_evidence_it_loses(rooms: RoomHouse) -> None:
    page(rooms, "owner", "person/2")
    press(rooms, "change")
    form = rooms.panel(ChangeForm)
    assert form.save_button.reason()
    form.role.control.chip("clinician").click()
    assert form.loses.isVisible()
    assert "原因" in form.save_button.reason()
    form.reason.set_text("改看診")
    form.reason.changed.emit()
    form.save_button.click()
    rooms.settle()
    assert rooms.clinic.staff_lists.one(2).role == "clinician"
    assert read_keys(rooms.made.folder).slots["2"].role == "clinician"


def test_a_new_passphrase_opens_and_the_former_does_not(rooms: RoomHouse) -> None:
    page(rooms, "manager", "person/4")
    press(rooms, "reset")
    form = rooms.panel(ResetForm)
    form.reason.set_text("忘了")
    form.reason.changed.emit()
    set_passphrase(form.passphrase)
    form.leaked.click()
    form.save_button.click()
    rooms.settle()
    assert rooms.verbs()[-3:] == [
        "person.reset_passphrase",
        "clinic.renew_keys",
        "clinic.keys_turned",
    ]
    assert unlocks(rooms, "4", NEW) == "reception"
    with pytest.raises(access.WrongPassphrase):
        access.unlock(rooms.made.folder, "4", PASSPHRASES["reception"], rooms.made.clock)


def test_a_manager_sees_why_an_owners_passphrase_is_not_theirs_to_reset(rooms: RoomHouse) -> None:
    page(rooms, "manager", "person/1")
    assert "reset" not in card(rooms).buttons
    assert "負責人的密語由另一位負責人重設" in rooms.words()


def test_taking_access_says_what_it_does_not_protect_and_takes_it(rooms: RoomHouse) -> None:
    page(rooms, "owner", "person/4")
    press(rooms, "take")
    form = rooms.panel(TakeForm)
    assert "保護不到" in rooms.words()
    form.reason.set_text("離職")
    form.reason.changed.emit()
    form.save_button.click()
    rooms.settle()
    assert rooms.verbs()[-2:] == ["person.disable", "clinic.keys_turned"]
    assert set(card(rooms).buttons) == {"give"}
    assert "4" not in read_keys(rooms.made.folder).slots


def test_the_last_owner_is_told_why_they_cannot_leave(rooms: RoomHouse) -> None:
    page(rooms, "owner", "person/1")
    assert set(card(rooms).buttons) == {"change", "own"}
    assert "最後一位負責人不能離開" in rooms.words()


def test_a_manager_takes_an_owners_access_with_an_owner_beside_them(rooms: RoomHouse) -> None:
    rooms.made.open("owner").access.welcome("第二位負責人", "owner", NEW)
    rooms.made.close()
    page(rooms, "manager", "person/6")
    assert "在旁一起簽認" in rooms.words()
    press(rooms, "take")
    form = rooms.panel(TakeForm)
    form.reason.set_text("離職")
    form.reason.changed.emit()
    assert "在旁簽認的人" in form.save_button.reason()
    form.beside.who.chip("1").click()
    form.beside.passphrase.set_text("not the passphrase of anybody")
    form.beside.passphrase.changed.emit()
    form.save_button.click()
    rooms.settle()
    assert form.beside.passphrase_field.wrong()
    assert form.beside.passphrase.text() == ""
    form.beside.passphrase.set_text(PASSPHRASES["owner"])
    form.beside.passphrase.changed.emit()
    form.save_button.click()
    rooms.settle()
    assert rooms.no_panel()
    assert not rooms.clinic.staff_lists.one(6).active
    removal = next(e for e in rooms.clinic.log.newest(5) if e.verb == "person.disable")
    assert removal.witness == "1"


def test_a_manager_makes_an_owner_with_an_owner_beside_them(rooms: RoomHouse) -> None:
    page(rooms, "manager", "person/3")
    press(rooms, "change")
    form = rooms.panel(ChangeForm)
    assert not form.beside.isVisible()
    form.role.control.chip("owner").click()
    form.reason.set_text("接手")
    form.reason.changed.emit()
    assert form.beside.isVisible()
    form.beside.passphrase.set_text(PASSPHRASES["owner"])
    form.beside.passphrase.changed.emit()
    form.save_button.click()
    rooms.settle()
    assert rooms.clinic.staff_lists.one(3).role == "owner"


@pytest.mark.parametrize("role", ["clinician", "reception", "counsel"])
def test_other_roles_look_and_are_told_who_can(rooms: RoomHouse, role: Role) -> None:
    shown = page(rooms, role, "person/2")
    assert card(rooms).buttons == {}
    assert "負責人或主管可以更改" in rooms.words()
    shown.add_somebody()
    rooms.settle()
    assert rooms.no_panel()
    rooms.go(f"person/{list(PASSPHRASES).index(role) + 1}")
    assert set(card(rooms).buttons) == {"own"}
    rooms.go("people/team")
    assert not any(row.holder.isEnabled() for row in shown.team.rows.values())


def test_a_list_is_pasted_and_shown_before_anybody_is_added(rooms: RoomHouse) -> None:
    page(rooms).paste_list()
    rooms.settle()
    form = rooms.panel(PasteForm)
    form.text.edit.setPlainText("周品妤\t護理師\t0900-000-777\n林美華\t櫃檯\n")
    assert [each.fine for each in form.found] == [True, False]
    form.save_button.click()
    rooms.settle()
    names = [person.name for person in rooms.clinic.staff_lists.everybody()]
    assert names.count("林美華") == 1
    assert rooms.clinic.staff_lists.one(6).role == "clinician"
    assert "6" not in read_keys(rooms.made.folder).slots


def test_the_crisis_team_is_kept_at_once_and_nobody_is_their_own_deputy(rooms: RoomHouse) -> None:
    shown = page(rooms, "owner", "people/team")
    row = shown.team.rows["spokesperson"]
    row.holder.set_value("1")
    row.holder.changed.emit()
    rooms.settle()
    row = shown.team.rows["spokesperson"]
    row.deputy.set_value("1")
    row.deputy.changed.emit()
    rooms.settle()
    assert [(each.holder, each.deputy) for each in rooms.clinic.staff_lists.team()] == [(1, None)]


def test_whoever_leaves_hands_their_hats_to_the_deputy(rooms: RoomHouse) -> None:
    page(rooms)
    clinic = rooms.clinic
    clinic.team.wear("commander", 2, 3)
    clinic.team.wear("scribe", 4, 2)
    clinic.access.remove(2, "離職")
    team = {each.hat: (each.holder, each.deputy) for each in clinic.staff_lists.team()}
    assert team == {"commander": (3, None), "scribe": (4, None)}


def test_contacts_are_noted_changed_and_struck_off_with_a_reason(rooms: RoomHouse) -> None:
    shown = page(rooms, "owner", "people/contacts")
    shown.contacts.add_contact()
    rooms.settle()
    form = rooms.panel(ContactForm)
    form.kind.chip("lawyer").click()
    form.name.set_text("高律師")
    form.name.changed.emit()
    assert form.save_button.reason()
    form.email.set_text("law@example.tw")
    form.email.changed.emit()
    form.save_button.click()
    rooms.settle()
    assert shown.contacts.rows is not None
    shown.contacts.rows.opened.emit("1")
    rooms.settle()
    form = rooms.panel(ContactForm)
    form.phone.set_text("02-0000-0000")
    form.phone.changed.emit()
    form.save_button.click()
    rooms.settle()
    assert rooms.clinic.staff_lists.contacts()[0].about.phone == "02-0000-0000"
    shown.contacts.rows.opened.emit("1")
    rooms.settle()
    rooms.panel(ContactForm).strike_button.click()
    rooms.settle()
    strike = rooms.panel(StrikeForm)
    strike.reason.set_text("換人了")
    strike.reason.changed.emit()
    strike.save_button.click()
    rooms.settle()
    assert rooms.clinic.staff_lists.contacts() == ()
    assert rooms.verbs()[-3:] == ["contact.add", "contact.change", "contact.strike"]
