"""How old complaint logs are headed, and what they write in their cells, in three languages."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from clinicguard.complaints.complaint import Channel, Relation, StaffRole
from clinicguard.complaints.moves import Kind, State


class OldField(StrEnum):
    """The columns that an old log can have."""

    RECEIVED = "received"
    VERBATIM = "verbatim"
    COMPLAINANT = "complainant"
    PATIENT = "patient"
    CHART = "chart"
    REACH = "reach"
    BORN = "born"
    RELATION = "relation"
    CHANNEL = "channel"
    KIND = "kind"
    CATEGORY = "category"
    STAFF_ROLE = "staff_role"
    WANTED = "wanted"
    INTERPRETATION = "interpretation"
    ANSWER = "answer"
    CLOSED = "closed"
    STATE = "state"
    TAKEN_BY = "taken_by"
    NUMBER = "number"


HEADINGS: Mapping[OldField, tuple[str, ...]] = MappingProxyType(
    {
        OldField.RECEIVED: (
            "客訴日期", "投訴日期", "受理日期", "受理時間", "接獲日期", "發生日期", "收件日期",
            "日期", "时间", "時間", "投诉日期", "受理时间", "登记日期", "登記日期", "何時收到",
            "date", "received", "date received", "complaint date", "when it came",
        ),
        OldField.VERBATIM: (
            "客訴內容", "投訴內容", "申訴內容", "反映內容", "意見內容", "抱怨內容", "內容", "原話",
            "他們的原話", "事由", "投诉内容", "反映内容", "内容", "complaint", "description",
            "what was said", "details", "in their own words",
        ),
        OldField.COMPLAINANT: (
            "投訴人", "客訴人", "申訴人", "反映人", "顧客姓名", "客戶姓名", "投诉人", "反映人姓名",
            "complainant", "complained by", "who complains",
        ),
        OldField.PATIENT: (
            "病人姓名", "病患姓名", "患者姓名", "病人", "病患", "患者", "姓名", "patient",
            "patient name", "patient's name", "name",
        ),
        OldField.CHART: (
            "病歷號碼", "病歷號", "病歷編號", "病历号", "病案号", "chart number", "chart no",
            "chart", "patient id",
        ),
        OldField.REACH: (
            "聯絡電話", "聯絡方式", "電話", "手機", "联系电话", "联系方式", "电话", "手机", "phone",
            "contact", "mobile", "how to reach them",
        ),
        OldField.BORN: ("出生日期", "生日", "出生年月日", "date of birth", "dob", "birth date"),
        OldField.RELATION: (
            "關係", "與病人關係", "关系", "与患者关系", "relation", "relationship",
            "relation to the patient",
        ),
        OldField.CHANNEL: (
            "管道", "投訴管道", "客訴管道", "來源", "反映方式", "方式", "渠道", "投诉渠道", "来源",
            "channel", "source", "how it came",
        ),
        OldField.KIND: ("性質", "類型", "類別性質", "性质", "类型", "type", "kind of record"),
        OldField.CATEGORY: (
            "分類", "類別", "客訴類別", "投訴類別", "問題類別", "分类", "类别", "投诉类别",
            "category", "issue", "what it is about",
        ),
        OldField.STAFF_ROLE: (
            "相關人員", "被投訴人員", "涉及職務", "對象", "相关人员", "涉及岗位", "staff",
            "staff role", "concerning", "whose work it concerns",
        ),
        OldField.WANTED: (
            "訴求", "要求", "期望", "希望處理方式", "诉求", "wanted", "outcome wanted",
            "expectation", "what they want",
        ),
        OldField.INTERPRETATION: (
            "備註", "說明", "調查結果", "原因分析", "备注", "说明", "调查结果", "note", "notes",
            "remarks", "how we read it",
        ),
        OldField.ANSWER: (
            "處理結果", "處理情形", "處理方式", "回覆內容", "回覆", "處理經過", "处理结果",
            "处理情况", "回复内容", "回复", "response", "reply", "result", "action taken",
            "the answer",
        ),
        OldField.CLOSED: (
            "結案日期", "完成日期", "結案日", "处理完成日期", "结案日期", "closed",
            "date closed", "closed on", "resolved",
        ),
        OldField.STATE: (
            "狀態", "處理狀態", "是否結案", "結案", "进度", "状态", "处理状态", "status", "state",
            "where it stands",
        ),
        OldField.TAKEN_BY: (
            "受理人", "受理人員", "記錄人", "經手人", "填表人", "受理员", "记录人", "经办人",
            "taken by", "recorded by", "handled by", "who took it",
        ),
        OldField.NUMBER: (
            "編號", "序號", "案號", "客訴編號", "编号", "序号", "no", "number", "case no", "id",
        ),
    }
)  # fmt: skip

CHOICES: Mapping[StrEnum, tuple[str, ...]] = MappingProxyType(
    {
        Channel.IN_PERSON: (
            "現場", "當面", "親自", "臨櫃", "口頭", "面談", "现场", "当面", "口头", "面谈",
            "desk", "face to face", "walk in",
        ),
        Channel.PHONE: ("電話", "來電", "电话", "来电", "tel", "telephone", "call"),
        Channel.LETTER: ("信件", "書面", "信函", "书面", "mail", "post"),
        Channel.BOX: ("意見箱", "意见箱", "box"),
        Channel.EMAIL: ("電子郵件", "郵件", "邮件", "电子邮件", "email", "e-mail"),
        Channel.LINE: ("line", "官方line", "訊息", "message"),
        Channel.WECHAT: ("微信", "企业微信", "微信公众号", "wechat", "weixin"),
        Channel.WHATSAPP: ("whatsapp", "whats app"),
        Channel.TEXT_MESSAGE: ("簡訊", "短信", "手机短信", "sms", "text", "text message"),
        Channel.WEB_FORM: ("網站", "網路表單", "线上表单", "官网", "website", "online form"),
        Channel.REVIEW_SITE: ("google", "google評論", "評論", "网评", "大众点评", "review"),
        Channel.SOCIAL_MEDIA: ("facebook", "fb", "ig", "instagram", "臉書", "社群", "微博"),
        Channel.AUTHORITY: ("衛生局", "主管機關", "1999", "12345", "卫健委", "消保官", "authority"),
        Channel.OTHER: ("其他", "其它", "other"),
        Kind.COMPLAINT: ("客訴", "投訴", "抱怨", "申訴", "投诉", "complaint"),
        Kind.SUGGESTION: ("建議", "意見", "建议", "意见", "suggestion"),
        Kind.COMPLIMENT: ("讚美", "感謝", "表揚", "表扬", "感谢", "praise", "thanks", "compliment"),
        Kind.NEAR_MISS: ("跡近錯失", "虛驚", "险兆", "near miss"),
        Relation.PATIENT: ("本人", "病人本人", "患者本人", "self", "patient"),
        Relation.PARENT: ("父母", "父", "母", "家長", "父親", "母親", "家长", "parent"),
        Relation.FAMILY: (
            "家屬", "配偶", "子女", "兒子", "女兒", "先生", "太太", "家属", "family", "spouse",
        ),
        Relation.LAWYER: ("律師", "律师", "lawyer"),
        Relation.OTHER: ("朋友", "其他", "其它", "other", "friend"),
        StaffRole.DENTIST: ("醫師", "牙醫師", "醫生", "医生", "医师", "dentist", "doctor"),
        StaffRole.ASSISTANT: (
            "助理", "牙助", "跟診", "護理師", "护士", "助手", "assistant", "nurse",
        ),
        StaffRole.RECEPTION: ("櫃檯", "櫃台", "前台", "掛號", "reception", "front desk"),
        StaffRole.MANAGEMENT: ("診所", "管理", "院方", "management", "clinic"),
        StaffRole.TECHNICIAN: ("牙技師", "技工", "技师", "technician"),
        StaffRole.NOBODY: ("無", "环境", "環境", "設備", "none"),
        State.NEW: ("未處理", "待處理", "未处理", "待处理", "new", "open"),
        State.LOOKING: (
            "處理中", "調查中", "未結案", "否", "处理中", "调查中", "未结案", "in progress",
            "pending", "no",
        ),
        State.ANSWERED: ("已回覆", "已回复", "answered", "replied"),
        State.CLOSED: (
            "已結案", "結案", "完成", "已處理", "是", "已结案", "结案", "已处理", "closed", "done",
            "resolved", "yes", "v", "ok",
        ),
        State.WITHDRAWN: ("撤回", "撤銷", "撤销", "withdrawn"),
    }
)  # fmt: skip
