"""A case with facts and core messages, and a reply to a review that is being written."""

from __future__ import annotations

from clinicguard.clinic import Clinic
from clinicguard.incidents.facts import Source, SourceKind, Status
from clinicguard.incidents.gates import Answer
from clinicguard.incidents.incident import Origin
from clinicguard.statements.statement import Statement

REPLY = """感謝您留下意見。讀到孩子受傷，我們很心疼。
您 11 月 18 日帶孩子來補牙時，醫師已當場處理傷口。
我們的器械絕無問題，目前判斷應該是麻藥退了之後孩子自己咬到。
如造成不便，深表遺憾。
本診所是北安區最專業的兒童牙科，請您放心。
為保護每個人的隱私，我們無法在公開平台討論任何個別情形，也不會確認任何人是否曾在本診所就診。
請來電 02-0000-0000，由行政主管專人聽您說明，我們會在 3 個工作日內回覆。
安心牙醫診所　負責人　沈以安"""
CLEAN = """謝謝您把感受寫下來。讀到這樣的經驗，我們很難過，也很重視。
為保護每個人的隱私，我們無法在公開平台討論任何個別情形，也不會確認任何人是否曾在本診所就診。
負責人已親自開始了解。
請來電 02-0000-0000，由行政主管專人聽您說明，我們會在 3 個工作日內回覆。"""


def begin(clinic: Clinic, text: str = REPLY) -> Statement:
    """The reply, as it was begun."""
    desk = clinic.incidents
    post = Source(SourceKind.POST, "Google 評論截圖")
    case = desk.open(
        "一星評論指稱補牙受傷", origin=Origin.WATCH, words="一星評論", danger=Answer.NO
    )
    number = case.number
    said = (
        ("負責人 09:04 起親自了解", Status.CONFIRMED, True),
        ("專線與承辦人已備妥", Status.CONFIRMED, True),
        ("貼文 11-20 22:47 公開", Status.CONFIRMED, False),
        ("櫃檯回答「正常啦」", Status.REPORTED, False),
        ("下唇傷口怎麼造成", Status.UNKNOWN, False),
        ("「不給病歷」", Status.REFUTED, False),
    )
    facts = [
        desk.state_fact(number, words, status, post, may_be_public=public)
        for words, status, public in said
    ]
    desk.confirm(number, "評論掛在我們的商家頁")
    desk.assign_hat(number, "spokesperson", 1, 2)
    messages = [
        desk.state_message(number, "孩子的感受最要緊，負責人已親自了解。", [facts[0].id]),
        desk.state_message(number, "公開場合不談個別情形，私下會說清楚。", [facts[1].id]),
    ]
    return clinic.statements.begin(
        f"incident/{number}",
        "review_reply",
        "Google 評論回覆",
        text,
        "zh_TW",
        facts=[facts[0].id, facts[1].id],
        messages=[message.id for message in messages],
    )


def begin_bare(clinic: Clinic, text: str = CLEAN) -> Statement:
    """The reply of a case in which nothing else was done yet."""
    case = clinic.incidents.open("一星評論", origin=Origin.WATCH, danger=Answer.NO)
    address = f"incident/{case.number}"
    return clinic.statements.begin(address, "review_reply", "Google 評論回覆", text, "zh_TW")
