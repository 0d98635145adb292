"""The post-incident report of the made-up case, for the tests and for looking at."""
# ruff: noqa: E501

from __future__ import annotations

import io
from datetime import date

from PIL import Image, ImageDraw

from clinicguard.documents.custody_form import CustodyPaper
from clinicguard.documents.evidence_inventory import InventoryPaper
from clinicguard.documents.evidence_lines import CustodyLine, ExhibitLine
from clinicguard.documents.incident_report.paper import (
    ActionLine,
    DecisionLine,
    EventLine,
    FactLine,
    FactorLine,
    GateLine,
    MessageLine,
    MissingLine,
    MomentLine,
    NoticeLine,
    OptionLine,
    PassedLine,
    ProtectedLine,
    RatingLine,
    ReportPaper,
    ReviewPaper,
    SeatLine,
    TalkLine,
    TaskLine,
    WatchLine,
)
from clinicguard.documents.lines import Turn
from clinicguard.documents.marks import Mark
from tests.unit.documents.samples import COMPLAINT, LOG, STATEMENT, at, sha

LEVELS = ((1, 1, 1, 2), (1, 1, 2, 3), (1, 2, 2, 3), (2, 3, 3, 3))


def picture(width: int = 640, height: int = 420) -> bytes:
    """A picture of nothing in particular, the same each time."""
    drawn = Image.new("RGB", (width, height), "#E9EEF0")
    pen = ImageDraw.Draw(drawn)
    pen.rectangle((24, 24, width - 24, 80), fill="#C3CED3")
    pen.rectangle((24, 110, width - 160, 130), fill="#99A8B0")
    pen.rectangle((24, 150, width - 90, 170), fill="#99A8B0")
    pen.rectangle((24, 200, 300, height - 30), fill="#14232A")
    whole = io.BytesIO()
    drawn.save(whole, "JPEG", quality=80)
    return whole.getvalue()


def rated(day: int, hour: int, minute: int, values: tuple[int, int, int, int | None], level: int, word: str,
          reason: str, floors: tuple[str, ...] = (), lowered: str = "") -> RatingLine:  # fmt: skip
    nature, scope, severity, time = values
    whys = ("醫療爭議", "公開評論，看得到的人不限", "麻木需要檢查與追蹤", "記者今天就要答覆")
    counted = [3 if v is None else v for v in values]
    return RatingLine(
        at(day, hour, minute), "沈以安",
        tuple(FactorLine(n, v, w) for n, v, w in zip(("性質", "範圍", "嚴重度", "時間壓力"), (nature, scope, severity, time), whys, strict=True)),
        max(counted[0], counted[2]), max(counted[1], counted[3]), level, word, floors, reason,
        ("F-01", "F-03", "F-07", "F-08", "F-09"), lowered,
    )  # fmt: skip


EXHIBITS = (
    ExhibitLine("E-2026-0001", "A-01", "一星評論截圖", "螢幕截圖", 184_231, sha("a1"), at(19, 8, 17), "蔡佩珊", "封存，查驗一致",
                (("來源", "Google 評論，帳號「阿祥跑業務」"), ("看到", "2026-11-19 08:12，林美華"), ("擷取", "Chrome 瀏覽器全頁擷取，櫃檯電腦 HEYAN-PC01"), ("時鐘", "電腦時間，開機時自動校時")),
                picture(), "一星評論的截圖，帳號名稱與頭像已遮"),
    ExhibitLine("E-2026-0003", "A-03", "病人出示的收據，櫃檯當場拍攝", "照片", 2_412_331, sha("a3"), at(19, 8, 30), "林美華", "封存，查驗一致",
                (("裝置", "診所公務手機"), ("正本", "病人持有")), picture(420, 640), "收據照片，姓名已遮"),
    ExhibitLine("E-2026-0004", "A-04", "11-16 拔牙同意書掃描", "文件", 731_002, sha("a4"), at(19, 8, 52), "蘇仲謙", "封存，查驗一致",
                (("裝置", "二樓事務機，300 dpi"), ("正本", "紙本，病歷櫃第三層，蘇仲謙保管"))),
    ExhibitLine("E-2026-0006", "A-06", "總機通話紀錄", "試算表", 18_220, sha("a6"), at(19, 10, 42), "蔡佩珊", "封存，查驗一致"),
)  # fmt: skip

CUSTODY = (
    CustodyLine(at(19, 8, 17), "A-01", "收進", "蔡佩珊", "保全公開評論", checked="取得"),
    CustodyLine(at(19, 8, 30), "A-01", "檢視", "沈以安", "確認與分級", checked="一致"),
    CustodyLine(at(19, 9, 24), "A-04", "檢視", "高若瑜", "審閱對外文字", checked="一致"),
    CustodyLine(at(24, 9, 5), "A-01", "查驗", "許雅筑", "解除警戒前查驗", checked="一致"),
    CustodyLine(at(24, 18, 40), "A-04", "複製", "許雅筑", "病歷複製本，依申請交付", "病人本人", "一致"),
)  # fmt: skip

REPORT = ReportPaper(
    number="I-2026-0007",
    title="拔牙後麻木的客訴，當晚出現一星評論與記者來電",
    pack="法律版",
    marks=(Mark.CONFIDENTIAL, Mark.FOR_COUNSEL),
    cut_off=at(27, 17, 30),
    summary="11 月 18 日傍晚，一位病人到櫃檯說拔智齒後第三天下唇仍麻，四次反映沒有醫師回覆。當晚 22 時 47 分，本診所的 Google 商家頁出現一則一星評論，附收據照片；隔天 8 時 33 分記者留言。"
    "負責人 8 時 22 分啟動事件，9 時 9 分發出暫時聲明，中午前親自去電，安排醫院檢查並於 21 日面談。24 日解除警戒。麻木的原因與恢復情形要到 12 月 21 日檢查後才知道。",
    state="已結案",
    level=3,
    level_word="高（11-24 起為中）",
    levels=LEVELS,
    level_words=("低", "中", "高"),
    natures=(("醫療糾紛（主要）", "主張拔牙後麻木由診所負責。"), ("負面評價", "公開一星評論附照片。"), ("不實指控", "「沒簽同意書」與紙本不符，只作內部認定。")),
    for_whom="高若瑜律師",
    purpose="準備調解與保險告知",
    shaped_by=("病人姓名已遮", "圖片用遮蔽版"),
    kept_apart=("關懷說明的紀錄依醫療事故預防及爭議處理法第 7 條另存，不在這一份裡。",),
    parties=(("負責醫師、發言人", "沈以安"), ("當事醫師", "何○恩"), ("病人", "陳○祥"), ("記者", "島中新聞網 魏○晴")),
    moments=(
        MomentLine("評論出現", at(18, 22, 47)), MomentLine("本診所知悉", at(19, 8, 12)), MomentLine("確認並啟動", at(19, 8, 22)),
        MomentLine("第一次對外說明", at(19, 9, 9)), MomentLine("解除警戒", at(24, 9, 20)), MomentLine("結案", at(27, 17, 30)),
    ),
    timeline=(
        EventLine(at(16, 10, 12), "病人簽拔牙同意書；醫師說明時間一欄空白", "何○恩", "A-04 同意書"),
        EventLine(at(16, 20, 46), "來電未接", "病人", "A-06 總機紀錄"),
        EventLine(at(17, 8, 2), "來電未接", "病人", "A-06 總機紀錄"),
        EventLine(at(17, 14, 10), "代班同仁接電話，答應請醫師回電，便條放在診間", "代班櫃檯", "A-06 總機紀錄；當事人陳述"),
        EventLine(at(18, 17, 24), "病人到櫃檯，說下唇與下巴仍麻，要病歷與說明", "林美華", "C-2026-0001"),
        EventLine(at(18, 22, 47), "一星評論公開，附收據照片", "帳號「阿祥跑業務」", "A-01 截圖"),
        EventLine(at(19, 8, 12), "每日例行查看時發現評論，08:14 電話告知負責人", "林美華", "操作紀錄 4,715"),
        EventLine(at(19, 8, 22), "啟動事件", "沈以安", "操作紀錄 4,719"),
        EventLine(at(19, 8, 33), "記者留言；09:14 寄來書面提問四題", "島中新聞網", "A-05 電子郵件"),
        EventLine(at(19, 9, 9), "發出暫時聲明", "沈以安", "S-2026-0001，A-09 截圖"),
        EventLine(at(19, 11, 35), "去電病人，18 分鐘，約檢查與面談", "沈以安", "操作紀錄 4,760"),
        EventLine(at(20, 9, 48), "島中新聞網刊出一則，兩造並陳", "島中新聞網", "A-11 網頁存檔"),
        EventLine(at(21, 10, 0), "面談 48 分鐘", "沈以安、蘇仲謙", "關懷說明紀錄（另存）"),
        EventLine(at(24, 9, 20), "解除警戒", "沈以安", "操作紀錄 4,880"),
    ),
    facts=(
        FactLine("F-01", "11-18（三）22:47，本診所的 Google 商家頁出現一則一星評論，附一張收據照片", "已確認", True, "A-01 評論截圖", True, at(19, 8, 22), "沈以安"),
        FactLine("F-03", "11-16（一）10:12 簽有拔牙同意書，「下唇、下巴或舌頭麻木」一欄有勾選", "已確認", True, "A-04 拔牙同意書", False, at(19, 8, 26), "蘇仲謙",
                 (Turn(at(19, 8, 52), "蘇仲謙", "聽說", "已確認", "取出紙本核對，掃描入證物。"),)),
        FactLine("F-08", "麻木的原因，以及能不能完全恢復", "不知道", False, "等醫院追蹤", False, at(19, 8, 26), "蘇仲謙"),
        FactLine("F-09", "評論所說「沒簽同意書就動手」", "已推翻", False, "A-01；對照 A-04", False, at(19, 8, 26), "沈以安",
                 (Turn(at(19, 8, 52), "蘇仲謙", "聽說", "已推翻", "紙本同意書有簽名與時間；但公開反駁等於證實對方身分，不說。"),)),
        FactLine("F-12", "記者說另有兩位網友私訊，表示有同樣經驗", "不知道", False, "A-05 記者書面提問", False, at(19, 9, 16), "許雅筑",
                 (Turn(at(20, 11, 20), "許雅筑", "聽說", "不知道", "記者沒有提供可查的內容。"),)),
    ),
    gates=(
        GateLine("有死亡或重大傷害，且不是疾病本身或不可避免的併發症？", "否", at(19, 8, 24), "沈以安", "目前所知是感覺麻木，沒有死亡或重大傷害；若檢查結果不同再改。", "5 個工作日的說明列為建議做法，非法定。"),
        GateLine("病人方主張不良結果應由診所負責？", "是", at(19, 8, 24), "沈以安", "他認為麻木是拔牙造成、診所有責任。", "屬醫療爭議；病歷複製本 7 個工作日。"),
    ),
    clocks=COMPLAINT.clocks,
    ratings=(
        rated(19, 8, 27, (2, 2, 2, 2), 2, "中", "公開評論加上需要追蹤的症狀，影響 2、擴大 2，矩陣屬中。"),
        rated(19, 8, 38, (2, 3, 2, None), 3, "高", "記者 08:33 留言，矩陣到高，「記者上門」的硬底線也成立。", ("媒體、律師或主管機關上門",)),
        rated(24, 9, 10, (2, 1, 2, 1), 2, "中", "報導 11-20 刊出後沒有後續提問。", ("媒體、律師或主管機關上門",), "沈以安（負責人）"),
    ),
    team=(
        SeatLine("指揮", "沈以安", "許雅筑", at(19, 8, 29), "負責人，當事醫師另有其人"),
        SeatLine("發言人", "沈以安", "許雅筑", at(19, 8, 29), "對外只有一個人說話"),
        SeatLine("醫療", "蘇仲謙", "沈以安", at(19, 8, 29), "不是當事醫師，可以看病歷與問經過"),
        SeatLine("證物保管", "蔡佩珊", "許雅筑", at(19, 8, 29), "保管鑰匙與監視器主機"),
        SeatLine("法律顧問", "高若瑜", "沈以安", at(19, 8, 31), "對外文字先看"),
    ),
    kept_out=(("何○恩", "當事醫師，不發言、不記錄、不碰病歷。"),),
    tasks=(
        TaskLine("擷取評論與頁面，存原檔", "蔡佩珊", at(19, 8, 30), "做完", at(19, 8, 19)),
        TaskLine("發出對外的暫時聲明", "沈以安", at(19, 9, 12), "做完", at(19, 9, 9)),
        TaskLine("向平台檢舉這則評論", "許雅筑", at(19, 18, 0), "不做", None, "內容是本人經驗與感受，不符合平台的移除條件。"),
    ),
    options=(
        OptionLine("對外發暫時聲明", "記者今天會寫，沉默會被寫成不回應", "說太多會證實對方是病人", "採用", "只說已確認、可公開的事", at(19, 8, 45), "沈以安"),
        OptionLine("公開澄清有簽同意書", "同意書確實有簽", "公開說有簽就是證實他來看過診", "不採", "這一點只當面說", at(19, 8, 54), "沈以安"),
    ),
    messages=(MessageLine("M-1", "看到了，負責人親自了解。", ("F-01", "F-02")), MessageLine("M-2", "個別的事只和當事人談，專線有人接。", ("F-11",))),
    decisions=(
        DecisionLine("D-1", at(19, 8, 22), "沈以安", "要不要當成事件處理", ("F-01 評論掛在我們的商家頁，內容和昨天的客訴相符。",),
                     ("當一般客訴處理，等許雅筑中午回電", "啟動事件，今天上午就有對外說法"), "啟動事件，今天上午就有對外說法", "公開指控加上收費照片，等到中午會有人先替我們說。"),
        DecisionLine("D-2", at(19, 8, 45), "沈以安", "對外說什麼", ("F-01、F-02 已確認。", "同意書紙本還在找；記者 08:33 留言；麻木原因不知道。"),
                     ("不回應", "公開澄清有簽同意書", "發暫時聲明，只說看到了、誰在處理、幾點更新"), "發暫時聲明，只說看到了、誰在處理、幾點更新", "澄清等於證實他的身分；不回應會被寫成拒絕說明。"),
    ),
    passed=(
        PassedLine(at(19, 8, 31), "沈以安", "召集小組", ("先分級，再召集小組",), "記者已經在電話上，分級五分鐘內補上。"),
    ),
    skipped=(PassedLine(at(24, 9, 0), "沈以安", "策略", (), "只有一則評論，沒有別的路要比。"),),
    statements=(STATEMENT,),
    notices=(
        NoticeLine(at(19, 8, 41), "許雅筑", "S-2026-0001 的文字", (("蔡佩珊", at(19, 8, 43)), ("林美華", at(19, 8, 50))), ("代班同仁",)),
    ),
    talks=(
        TalkLine(at(19, 9, 31), "沈以安", "島中新聞網", "電子郵件", "以同一份暫時聲明回覆，並告知 17:00 更新。", "A-10"),
        TalkLine(at(19, 11, 58), "許雅筑", "恆嶼產物保險", "電話", "告知醫療爭議一件，對方記下日期與窗口。"),
    ),
    exhibits=EXHIBITS,
    custody=CUSTODY,
    missing=(MissingLine("當天的器械、藥瓶與批號", "已經沒了", "11-16 已清洗滅菌；批號記在病歷。"),),
    protected=(ProtectedLine("關懷", "醫預法第 7 條"), ProtectedLine("根因", "")),
    highest="高",
    watch=(
        WatchLine(at(19, 12, 30), "林美華", "Google 評論", "原評論 14 人按讚，我們的回覆在下面。沒有新的評論。", 3, "負面", "14 讚", "照常記錄"),
        WatchLine(at(19, 12, 34), "林美華", "Facebook／Threads", "社團有人轉貼截圖，21 則留言。", 3, "負面", "21 則留言", "不回、不加入討論"),
        WatchLine(at(19, 17, 20), "林美華", "新聞", "還沒有報導。", 1, "平靜", "0", "17:00 更新同步寄給記者"),
        WatchLine(at(20, 9, 5), "林美華", "Google 評論", "多一則三星：「電話真的難打」。", 2, "正反都有", "19 讚", "以同一份範本回覆"),
        WatchLine(at(20, 10, 15), "林美華", "新聞", "刊出一則，兩造並陳，引用聲明全文。", 2, "正反都有", "1 則", "內容無誤，不要求更正"),
        WatchLine(at(21, 12, 40), "蔡佩珊", "Google 評論", "沒有變化。", 1, "平靜", "19 讚", "照常記錄"),
        WatchLine(at(23, 9, 5), "林美華", "Google 評論", "原作者自己補了一段，改成三星。", 2, "正反都有", "20 讚", "只擷取存檔"),
        WatchLine(at(23, 9, 9), "林美華", "Facebook／Threads", "沒有新留言。", 1, "平靜", "26 則留言", "照常記錄"),
    ),
    stood_down=("連續四天沒有新的公開討論，報導一則、兩造並陳。", "當事人有固定聯絡人、檢查日期與書面答覆日期。"),
    review=ReviewPaper(
        at(25, 13, 0), "許雅筑", ("沈以安", "何○恩", "蘇仲謙", "蔡佩珊", "林美華"),
        ("每日例行查看在開門前就發現，57 分鐘內有對外說法。", "沒有人動病歷，空白欄就讓它空白。"),
        ("病人四次反映，櫃檯替醫師判斷「正常」，沒有轉到醫師。", "同意書簽名時病人正在痛，沒有人確認他聽懂。"),
        (("為什麼他會在網路上寫", "三天找不到醫師，來櫃檯又被請回家等。"), ("為什麼找不到醫師", "夜間電話沒有人接，白天的轉達寫在便條上。"), ("為什麼只有便條", "沒有「症狀來電」的登記，也沒有當天回電的規定。")),
        (("人", ("櫃檯不敢打斷看診中的醫師", "代班同仁不知道術後流程")), ("流程", ("症狀來電沒有登記與時限", "拔牙隔天沒有例行去電", "同意書沒有複述的步驟")),
         ("設備", ("總機夜間沒有轉接", "同意書範本的自費欄沒有品名")), ("環境", ("簽同意書在治療椅上，病人正在痛",)),
         ("溝通", ("LINE 官方帳號用罐頭回覆", "收據用語病人看不懂")), ("規定", ("誰可以說「正常」沒有寫清楚",))),
        "術後症狀從來電到醫師之間沒有一條有時限、有人負責的路。",
        ("櫃檯說「正常」之前，先問醫師。", "公開場合贏了事實，可能輸了病人。"),
    ),
    actions=(ActionLine("a1", "症狀來電登記表，當天由醫師回電，逾時提醒行政主管", "許雅筑", date(2026, 12, 4), "當天回電比例達 95 %", date(2027, 1, 4), None),
         ActionLine("a2", "夜間與休診電話由醫師輪值，排到三月", "沈以安", date(2026, 11, 30), "未接來電每週 2 通以下", date(2026, 12, 30), at(26, 20, 15))),
    open_points=("麻木的原因與恢復情形，12-21 檢查後補記。", "檢討行動 a1 尚未完成。"),
    unverified=("記者所稱另有兩位網友，無法查證。", "醫療專業說明人員的資格公告全文未取得。"),
    log=LOG,
)  # fmt: skip

INVENTORY = InventoryPaper(
    number="I-2026-0007",
    title=REPORT.title,
    cut_off=at(24, 9, 10),
    exhibits=EXHIBITS,
    custody=CUSTODY,
    missing=("11-16 診間排班表：紙本在二樓，尚未掃描。",),
    shaped_by=("圖片用遮蔽版",),
)

CUSTODY_FORM = CustodyPaper(EXHIBITS[2], "I-2026-0007", CUSTODY[2:3], hand_overs=2)
