"""Papers of the made-up case that lie on the desk, go out, or hang on the wall."""
# ruff: noqa: E501

from __future__ import annotations

from datetime import UTC, date, datetime

from clinicguard.documents.authority_form import FieldLine, FormPaper
from clinicguard.documents.call_list import CallLine, CallPaper
from clinicguard.documents.care_minutes import MinutesPaper
from clinicguard.documents.certified_letter import CertifiedPaper
from clinicguard.documents.complaint_register import RegisterLine, RegisterPaper
from clinicguard.documents.contact_sheet import ContactLine, ContactPaper
from clinicguard.documents.drill_proof import DrilledCase, DrillPaper
from clinicguard.documents.from_playbook import chart_paper
from clinicguard.documents.labels import LabelLine, LabelsPaper
from clinicguard.documents.letter import LetterPaper
from clinicguard.documents.log_extract import LogExtractPaper
from clinicguard.documents.marks import Mark
from clinicguard.documents.now_sheet import DueLine, NowPaper, TellLine
from clinicguard.documents.press import Press
from clinicguard.documents.press_release import PressPaper
from clinicguard.documents.staff_notice import NoticePaper
from clinicguard.documents.task_sheet import TaskLine, TasksPaper
from clinicguard.documents.wall_chart import ChartPaper
from clinicguard.documents.wall_sheet import WallClock, WallPaper
from clinicguard.knowledge.playbooks import load_playbooks
from tests.unit.documents.report_sample import EXHIBITS
from tests.unit.documents.samples import ANSWER, LOG, RARE, WORDS, at, sha

NUMBER = "I-2026-0007"

NOW = NowPaper(
    number=NUMBER,
    title="拔牙後麻木的客訴，當晚出現一星評論",
    state="進行中",
    level="高",
    since=at(19, 8, 12),
    leads="沈以安",
    speaks="沈以安",
    next_word=DueLine("已承諾的更新", "", at(19, 17, 0)),
    things=(
        DueLine("擷取評論與頁面，存原檔", "蔡佩珊", at(19, 8, 30), late=True),
        DueLine("寫暫時聲明，送律師", "許雅筑", at(19, 9, 10)),
        DueLine("通知保險公司", "還沒有人負責"),
    ),
    clocks=(
        DueLine("病歷複製本", "法定\n醫預法第 10 條", None, date(2026, 11, 27)),
        DueLine("第一次回應", "診所承諾", at(19, 9, 12)),
    ),
    vanishing=(
        DueLine("評論整頁", "林美華", unsteady=True),
        DueLine("隔壁店家的監視影像\n隔壁早餐店", "蔡佩珊", at(25, 18, 0)),
    ),
    told=(
        TellLine("病人或家屬", at(19, 11, 35), RARE),
        TellLine("保險公司", None),
    ),
    unread=("何承恩",),
)

TASKS = TasksPaper(
    number=NUMBER,
    title="拔牙後麻木的客訴，當晚出現一星評論",
    people=(
        (
            "蔡佩珊",
            (
                TaskLine("匯出 11-16 到 11-18 總機紀錄", "通聯紀錄一個月後就查不到。", at(19, 12, 0), "待辦", False, True),
                TaskLine("擷取評論與頁面，存原檔", "", at(19, 8, 30), "完成", True, ended="2026-11-19（四） 08:19"),
                TaskLine("當天的器械封存", "", at(19, 9, 8), "沒有做", False, ended="器械當天已清洗滅菌，沒有原物可留。"),
            ),
        ),
        ("", (TaskLine("排檢討會", "", None, "待辦", False),)),
    ),
)  # fmt: skip

NOTICE = NoticePaper(
    NUMBER,
    "網路上有一則關於我們的評論，大家看到心裡都不好受。\n\n四件事：不在網路回應；不談任何一位病人；不改病歷、不刪訊息；記者與家屬轉許雅筑。",
    at(19, 8, 41),
    "許雅筑",
    (("林美華", at(19, 8, 43)), ("何承恩", None)),
)

MINUTES = MinutesPaper(
    number=NUMBER,
    at=at(21, 10, 0),
    minutes=48,
    place="診所二樓會談室",
    ours=("沈以安", "蘇仲謙"),
    theirs=("陳𠮷祥", "劉佳穎"),
    language_help="",
    explained="用 X 光說明牙根和神經的位置。\n多久恢復，現在還不知道。",
    asked="以後晚上打有人接嗎？",
    regret="您痛的時候我們只顧著請您簽名，對不起。",
    offered="每週一通電話；調解與衛生局的管道。",
    promised="",
    next_contact=at(24, 18, 30),
    keeper="許雅筑",
    article="醫預法第 7 條",
    heading="本紀錄依醫預法 §6-4 製作",
    unofficial="沒有查到官方格式，這是自行設計的。",
    keep="每次關懷後當場寫下，至少保存 3 年。",
)

LETTER = LetterPaper(
    kind="答覆函",
    number="C-2026-0001",
    subject="關於您反映的事，我們的答覆",
    words=ANSWER,
    to=RARE,
    to_address="臺中市北安區長禾路 90 號\n5 樓",
    day=date(2026, 11, 26),
    address="臺中市北安區長禾路 88 號 1 樓",
    reach="04-0000-0160    hello@heyan-dental.example",
    signer="沈以安",
    signer_title="負責醫師",
    standing="內容即 2026 年 11 月 26 日 12:20 記為答覆的文字。",
    marks=(Mark.CONFIDENTIAL,),
)

PRESS_RELEASE = PressPaper(
    number="S-2026-0004",
    subject="對評論的說明",
    text=f"{WORDS}\n\n備用問答\n\n發生了什麼？\n目前確認的就是聲明裡的內容。\n\n是不是你們的錯？\n還在查，現在不談責任。",
    text_hash=sha(WORDS),
    released_at=at(19, 9, 31),
    speaks="沈以安",
    reach="04-0000-0161",
    approved=True,
    state="已發出",
)

CERTIFIED = CertifiedPaper(
    number="S-2026-0005",
    words=f"敬啟者：\n{ANSWER}\n{'一、請於文到後聯絡本診所說明。' * 12}",
    sender="禾晏牙醫診所    沈以安",
    sender_address="臺中市北安區長禾路 88 號 1 樓",
    standing="這份文字還沒有核准，不可發出。",
)

REGISTER = RegisterPaper(
    chosen="2026 年 1 月 1 日至 2026 年 11 月 21 日收到的",
    lines=(
        RegisterLine("C-2026-0001", at(18, 17, 24), "現場", "陳○祥", "傾聽、溝通說明", "結案", at(26, 12, 20), "首次回覆：準時\n答覆：準時", ("主管機關",)),
        RegisterLine("C-2026-0002", at(18, 11, 10), "電話", "", "", "新案", None, "答覆：進行中"),
    ),
    counts=(("還沒結的", 1), ("結案", 1), ("新案", 1)),
    all=7,
)  # fmt: skip

LABELS = LabelsPaper(
    NUMBER,
    tuple(
        LabelLine(x.number, x.mark, NUMBER, x.title, x.sha256, x.taken_in_at, x.taken_in_by)
        for x in EXHIBITS * 3
    ),
)

LOG_EXTRACT = LogExtractPaper(
    LOG, 4903, ("I-2026-0007 的操作紀錄",), "準備調解", "高若瑜律師", "上次核對：完整。"
)

DRILL = DrillPaper(
    label="B 碟",
    medium="7Q2K-M4WX",
    number=41,
    taken=datetime(2026, 11, 20, 10, 5, tzinfo=UTC),
    program="1.0.0",
    log_count=4903,
    log_hash="3f9a" * 16,
    rows=12873,
    exhibits=214,
    missing=("E-2026-0031",),
    cases=(
        DrilledCase("incident/I-2026-0007", 88),
        DrilledCase("incident/I-2026-0006", 31),
        DrilledCase("complaint/C-2026-0148", 4),
    ),
    began=datetime(2026, 11, 21, 1, 30, tzinfo=UTC),
    seconds=94,
)

FORM = FormPaper(
    number=NUMBER,
    name="個資侵害事故通報與紀錄表",
    use="留存內部紀錄，並供通報主管機關時使用。",
    fields=(
        FieldLine("機構名稱", ("禾晏牙醫診所",)),
        FieldLine("通報機關"),
        FieldLine("事故種類", choices=(("竊取", False), ("洩漏", True), ("竄改", False), ("其他", False))),
        FieldLine("發生原因與事件摘要", ("11-18 晚間出現一則評論", "收據只寫「自費材料」"), long=True, listed=True),
        FieldLine("損害狀況", long=True),
        FieldLine("電子郵件", ("hello@heyan-dental.example",), needed=False),
    ),
    layout="依個資法第 12 條的欄位整理，非機關格式。",
    sure=("只讀到部分，來源是官方或可靠的資料。",),
    notes=("衛福部自己的附表沒有看到。",),
)  # fmt: skip


def chart(press: Press, nature: str = "violence") -> ChartPaper:
    """The chart of a nature as the playbooks have it today."""
    return chart_paper(load_playbooks("tw"), nature, press)


WALL = WallPaper(
    NUMBER,
    (
        WallClock("通報主管機關", "個資法施行細則 § 22", None, at(22, 8, 22)),
        WallClock("提供病歷複製本", "醫預法 § 10，7 個工作日", date(2026, 11, 27), None),
    ),
)

CALLS = CallPaper(
    NUMBER,
    (
        CallLine("沈以安", "總負責、發言人", "0900-000-101"),
        CallLine("許雅筑", "行政、對外聯絡", "0900-000-102"),
        CallLine("高若瑜", "法律顧問", ""),
    ),
)

CONTACTS = ContactPaper(
    (
        ("律師", (ContactLine("高若瑜", "北安法律事務所", "04-0000-0171", "", "平日 09:00–18:00", ""),)),
        ("保險公司", (ContactLine("理賠窗口", "恆嶼產險", "", "claims@hengyu.example", "", "先報案號"),)),
        ("媒體", ()),
    )
)  # fmt: skip
