"""Families of Chinese turns: each is met in words not seen before, and its look-alikes are not."""

from __future__ import annotations

import pytest

from clinicguard.host.words import Language
from clinicguard.statements.audiences import Audience
from clinicguard.statements.guard.check import check
from clinicguard.statements.guard.finding import GuardContext
from clinicguard.statements.guard.understanding import understanding

TOLD: tuple[tuple[str, Audience, str], ...] = (
    ("L2", "patient_letter", "她就住在您樓上三樓，您可以去按門鈴。"),
    ("L2", "staff_memo", "他住幸福社區六棟，晚上才在家。"),
    ("L2", "care_talk", "住桂花園8棟302的那位阿姨也裝過。"),
    ("L2", "review_reply", "晚點我們會撥打 138-0013-6618 聯繫您。"),
    ("L3", "public_statement", "家屬往後的花銷，由門診部全部認下。"),
    ("L3", "press", "病人的損失，我們兜底。"),
    ("L3", "public_statement", "後續的醫療費都由本院一力承擔。"),
    ("L1", "review_reply", "上次付的八百塊我們原路退。"),
    ("L1", "patient_letter", "您收到的那份報告其實是同村陸先生的，請別拆。"),
    ("L4", "authority", "本所歷年查核均未發現任何缺失。"),
    ("L4", "press", "監控顯示一切正常。"),
    ("L5", "review_reply", "靠投訴過日子的人，同業都曉得。"),
    ("L5", "press", "這種帳號我們看膩了。"),
    ("L5", "authority", "該民屢次向各家診所索賠。"),
    ("L5", "public_statement", "說穿了就是想蹭熱度。"),
    ("L5", "care_talk", "會裂開還不是您回去搬重物。"),
    ("L5", "patient_letter", "發炎是未按囑咐換藥所致。"),
    ("L5", "care_talk", "怎麼勸都不聽，才拖到現在。"),
    ("L8", "public_statement", "說到植牙，非我們莫屬。"),
    ("L8", "press", "院長是北台灣矯正界的教父，親自操刀。"),
    ("L8", "public_statement", "我們的雷射甩開同業好幾條街。"),
    ("L9", "public_statement", "斑點從此不會再回來找您。"),
    ("L9", "care_talk", "兩個禮拜就跟沒開過刀一樣。"),
    ("L9", "press", "上千例手術，無一失敗。"),
    ("L9", "patient_letter", "新的假牙可以用到老。"),
    ("L10", "public_statement", "前三十位報名的，美白免費。"),
    ("L10", "care_talk", "第二個人只收一半。"),
    ("L10", "patient_letter", "老顧客回來，這一期我們不收錢。"),
    ("L10", "public_statement", "做完的小琪說，男友都認不出她。"),
    ("L11", "public_statement", "想必是從隔壁傳過來的。"),
    ("L11", "review_reply", "八成是記混了地方。"),
    ("L11", "staff_memo", "多半是離職的人換了小號。"),
    ("L3", "press", "拖著沒送校正是我們的疏失。"),
    ("L3", "review_reply", "這個鍋由我們背。"),
    ("L3", "public_statement", "後面修復要花的錢，一塊錢都不會讓各位掏。"),
    ("L6", "review_reply", "下回換個有國徽的地方談。"),
    ("L6", "review_reply", "再有一次，就請法官來評評理。"),
    ("L6", "staff_memo", "轉發的人我們會一個一個算帳。"),
    ("L12", "press", "席間家屬開價兩百萬，我們只願認一成。"),
    ("L12", "press", "檢座私下透露，案子對我們有利。"),
    ("L12", "patient_letter", "鑑定專家跟我們通過氣了。"),
    ("L12", "press", "城西那家門診部眼紅我們，才放出來的。"),
    ("L10", "patient_letter", "前十位報到的病人停車免費，再送面膜。"),
    ("L10", "public_statement", "前三十位洗牙和停車免費。"),
    ("L10", "press", "前十位美白免費、停車免費。"),
    ("L10", "public_statement", "掃碼即可領一張八折券。"),
    ("L10", "staff_memo", "掃碼領取一張摸彩券號碼。"),
    ("L10", "care_talk", "第二份保養只要一元。"),
    ("L10", "public_statement", "術前術後的照片就是最好的證明。"),
    ("L10", "staff_memo", "分享三位客人術前術後的照片，醫師為您說明。"),
    ("L10", "public_statement", "療程前後的變化，讓她自己都嚇一跳。"),
    ("L11", "patient_letter", "聽說您自己把線拆掉的。"),
    ("L11", "staff_memo", "聽說是隔壁診所的人傳出來的。"),
    ("L4", "press", "歷次檢查都沒有問題，可見指控不實。"),
    ("L10", "public_statement", "六十五歲以上植牙減免兩萬元。"),
)
CALM: tuple[tuple[Audience, str], ...] = (
    ("public_statement", "住在附近的居民請改走後門，樓上三樓的電梯停用。"),
    ("patient_letter", "您住院三天的單據已寄出。"),
    ("public_statement", "長輩不會用智慧型手機，可以直接打 0512-6725-0483。"),
    ("press", "停電發生於十月十八日上午。"),
    ("press", "保險是否負擔損失，尚待答覆。"),
    ("patient_letter", "這份報告是您上週抽血的。"),
    ("authority", "本次檢查未發現異常，紀錄隨函檢附。"),
    ("review_reply", "我們靠大家的提醒改進，謝謝。"),
    ("staff_memo", "收了錢就開收據，一張都不能少。"),
    ("care_talk", "傷口裂開不是您照顧得不好，請別怪自己。"),
    ("patient_letter", "換藥的方法附在後面，做不來就請回來。"),
    ("public_statement", "候診區天花板漏水，今天改到二樓看診。"),
    ("press", "這是本所第一次停電。"),
    ("review_reply", "以後不會再讓您白等。"),
    ("staff_memo", "門禁修好了，不會再自動彈開。"),
    ("press", "義診當天共服務兩百一十人，全部免費。"),
    ("staff_memo", "前五位請安排在二診，三診維修。"),
    ("patient_letter", "第二份影本只要帶身分證就可以領。"),
    ("patient_letter", "收到簡訊想必讓您很困惑。"),
    ("public_statement", "恐怕還要三天才能恢復供水，請見諒。"),
    ("public_statement", "最先提議的是保潔鄧阿姨。"),
    ("public_statement", "把診間顧好是我們的責任，滅菌紀錄每天都會貼出來。"),
    ("review_reply", "看到护士们的笑容，大家在早会上念了一楼的留言。"),
    ("patient_letter", "這筆錢不會向您收。"),
    ("authority", "是否為本院的疏失，尚待釐清。"),
    ("press", "本院收到傳票，會全力配合，不作評論。"),
    ("care_talk", "律師的事不急，您先照顧好媽媽。"),
    ("public_statement", "給大家三天換領新卡，過了也可以補辦。"),
    ("press", "調解的內容依規定不公開，我們不作評論。"),
    ("patient_letter", "申請調解的方式附在後面，由您決定。"),
    ("press", "我們理解家屬的心情。"),
    ("care_talk", "可能還要再開一次刀，請您先有心理準備。"),
    ("public_statement", "掃碼即可領一張候診號碼。"),
    ("patient_letter", "預約報到就可領一張候診號碼。"),
    ("staff_memo", "完成報到後換一張訪客證，離開時交回。"),
    ("public_statement", "前十位報到的病人停車免費。"),
    ("staff_memo", "前二十個停車位保留給長輩，免費停車一小時。"),
    ("public_statement", "第二份診斷書只要二十元。"),
    ("public_statement", "您要求刪除術前術後的照片，我們已在昨天刪除。"),
    ("staff_memo", "療程前後的變化，醫師會當面向您說明。"),
    ("public_statement", "術前術後的照片會存在病歷裡，不對外公開。"),
    ("staff_memo", "申請術前術後照片請填第三張表。"),
    ("patient_letter", "聽說您下週要出國，我們可以改期。"),
    ("patient_letter", "聽說您已經搬到台中，病歷可以轉過去。"),
    ("care_talk", "聽說您剛出院，請先好好休息。"),
    ("press", "歷年督導考核結果都沒有缺失，已公布在衛生局網站。"),
    ("public_statement", "歷次消防檢查均無缺失，紀錄公告在一樓。"),
    ("public_statement", "掛號費一百五十元，六十五歲以上減免五十元。"),
    ("patient_letter", "預約成功後您會得到一組號碼。"),
    ("public_statement", "诊断证明第一份免费，第二份起每份五元。"),
)


def groups_in(audience: Audience, text: str, language: Language = "zh_TW") -> set[str]:
    context = GuardContext(language, "cn" if language == "zh_CN" else "tw", audience)
    return {each.group for each in check(text, context, mind=understanding())}


@pytest.mark.parametrize(("group", "audience", "text"), TOLD)
def test_a_turn_of_a_family_is_told(group: str, audience: Audience, text: str) -> None:
    assert group in groups_in(audience, text)


@pytest.mark.parametrize(("audience", "text"), CALM)
def test_its_look_alikes_are_not(audience: Audience, text: str) -> None:
    assert not {each for each in groups_in(audience, text) if each[0] == "L"}


def test_a_part_that_is_overlooked_beside_another_matter_is_read_by_itself() -> None:
    """Beside the threat that fills the sentence the encoder overlooks whom it calls names."""
    text = "不过这种恶意差评我们见多了，纯属造谣，请于三日内自行删除，否则我们将向法院起诉。"
    assert groups_in("review_reply", text, "zh_CN") >= {"L5", "L6"}


@pytest.mark.parametrize(
    ("audience", "text"),
    [
        ("review_reply", "感謝您對導診台的誇獎，已經唸給大家聽，停車請走北門。"),
        ("patient_letter", "邵阿姨：溫馨提醒，您的下一次洗牙安排在十二月三日上午九點半。"),
        ("public_statement", "元旦一月一日停診，二日起恢復。"),
    ],
)
def test_thanks_for_praise_and_a_notice_owe_no_feeling(audience: Audience, text: str) -> None:
    assert "X3" not in groups_in(audience, text)
