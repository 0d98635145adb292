"""設定 and its panels."""

from __future__ import annotations

from tests.integration.backup.given import work_a_little
from tests.made import PASSPHRASES
from tests.pictures.stage import Stage, scene
from ui.settings.leaving_panel import LeavingPanel
from ui.settings.new_card_panel import NewCardPanel
from ui.settings.pin_panel import PinPanel
from ui.settings.settings_page import SettingsPage


def _page(stage: Stage) -> SettingsPage:
    page = stage.shell.page()
    assert isinstance(page, SettingsPage)
    return page


@scene("settings")
def settings(stage: Stage) -> None:
    stage.unlock("owner")
    stage.go("settings")


@scene("settings-checked")
def checked(stage: Stage) -> None:
    stage.unlock("manager")
    stage.go("settings")
    _page(stage).log.check.start()


@scene("settings-reception")
def reception(stage: Stage) -> None:
    stage.unlock("reception")
    stage.go("settings")


@scene("settings-passphrase")
def passphrase(stage: Stage) -> None:
    stage.unlock("reception")
    stage.go("settings")
    _page(stage).access.change_passphrase()


@scene("settings-new-card")
def new_card(stage: Stage) -> None:
    stage.unlock("owner")
    stage.go("settings")
    panel = NewCardPanel(_page(stage).seat)
    _page(stage).seat.over(panel)
    panel.make()


@scene("settings-licences")
def licences(stage: Stage) -> None:
    stage.unlock("owner")
    stage.go("settings")
    _page(stage).about.licences()


@scene("settings-pin")
def pin(stage: Stage) -> None:
    stage.unlock("owner")
    stage.go("settings")
    panel = PinPanel(_page(stage).seat)
    _page(stage).seat.over(panel)


def _leaving(stage: Stage) -> LeavingPanel:
    stage.unlock("owner")
    stage.go("settings")
    panel = LeavingPanel(_page(stage).seat)
    _page(stage).seat.over(panel)
    return panel


@scene("settings-leaving")
def leaving(stage: Stage) -> None:
    _leaving(stage)


@scene("settings-leaving-done")
def left(stage: Stage) -> None:
    work_a_little(stage.made.open("owner"), stage.made.folder.parent)
    stage.made.close()
    panel = _leaving(stage)
    panel.purpose.set_text("換用別的程式")
    panel.recipient.set_text("沈以安")
    panel.passphrase.set_text(PASSPHRASES["owner"])
    panel.passphrase.changed.emit()
    panel.export_to(stage.made.folder.parent)
    stage.settle()


@scene("settings-problem")
def problem(stage: Stage) -> None:
    stage.unlock("reception")
    stage.go("settings")
    _page(stage).about.problem()
