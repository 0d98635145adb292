"""A hundred thousand made-up complaints of 300 characters, in any SQLite connection."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

from clinicguard.complaints.clock import ClockKind, Rank
from clinicguard.complaints.complaint import Channel, StaffRole
from clinicguard.complaints.issue import Category, Flag, bits
from clinicguard.complaints.moves import Kind, State
from clinicguard.host.clock import to_text
from clinicguard.people.identity import chart_key, name_key, phone_key
from clinicguard.storage.index import document

NOW = datetime(2026, 11, 20, 1, 0, tzinfo=UTC)
_WORDS = [
    "等候",
    "櫃檯",
    "醫師",
    "說明",
    "收費",
    "掛號",
    "護理師",
    "根管治療",
    "植牙",
    "矯正",
    "約診",
    "電話",
    "回覆",
    "態度",
    "診間",
    "冷氣",
    "疼痛",
    "拔牙",
    "麻醉",
    "收據",
    "健保卡",
    "延誤",
    "叫號",
    "停車",
    "消毒",
    "口罩",
    "小孩",
    "家屬",
    "轉診",
    "止痛藥",
    "假牙",
    "鬆動",
    "出血",
    "腫脹",
]
_SURNAMES = "陳林黃張李王吳劉蔡楊許鄭謝郭洪"
_GIVEN = "怡君雅婷志明家豪淑芬俊傑美玲建宏若嵐承恩"


def fill(connection: Any, count: int, seed: int = 7) -> None:
    """Writes `count` complaints with issues, flags, clocks and their words into the tables."""
    run = connection.executemany
    chance = random.Random(seed)
    connection.execute("BEGIN")
    for start in range(0, count, 2000):
        batch = [_complaint(chance, n) for n in range(start + 1, min(start + 2000, count) + 1)]
        issues = [row for complaint in batch for row in _issues(chance, complaint)]
        flags = [row for complaint in batch for row in _flags(chance, complaint)]
        run(_insert("complaint", batch[0]), [tuple(row.values()) for row in batch])
        run(_insert("complaint_issue", issues[0]), [tuple(row.values()) for row in issues])
        run(_insert("complaint_flag", flags[0]), [tuple(row.values()) for row in flags])
        docs = [_doc(complaint) for complaint in batch]
        run(_insert("search_doc", docs[0]), [tuple(row.values()) for row in docs])
    connection.execute("COMMIT")


def _insert(table: str, row: dict[str, Any]) -> str:
    marks = ", ".join("?" * len(row))
    return f"INSERT INTO {table} ({', '.join(row)}) VALUES ({marks})"


def _complaint(chance: random.Random, n: int) -> dict[str, Any]:
    received = NOW - timedelta(minutes=(100_000 - n) * 30)
    open_ = chance.random() < 0.02
    state = chance.choice([State.NEW, State.LOOKING]) if open_ else State.CLOSED
    name = chance.choice(_SURNAMES) + "".join(chance.choices(_GIVEN, k=2))
    chart, phone = f"A{chance.randrange(40_000):05d}", f"09{chance.randrange(10**8):08d}"
    due = NOW + timedelta(hours=chance.randrange(-40, 200)) if open_ else None
    return {
        "id": n, "version": 1, "salt": f"{chance.getrandbits(128):032x}",
        "number": f"C-{received.year}-{n:04d}",
        "kind": chance.choices(list(Kind), [85, 5, 7, 3])[0], "state": state,
        "channel": chance.choice(list(Channel)), "received_at": to_text(received),
        "taken_by": chance.randrange(1, 6), "complainant": name, "relation": "patient",
        "reach": phone, "patient": name, "chart": chart, "born": None,
        "verbatim": words_of_300(chance), "interpretation": "", "wanted": "希望有人說明",
        "staff_role": chance.choice(list(StaffRole)),
        "logged_at": to_text(received), "logged_by": 1, "complainant_key": name_key(name),
        "patient_key": name_key(name), "chart_key": chart_key(chart), "phone_key": phone_key(phone),
        "clock": ClockKind.ANSWER if due else None, "clock_due": due and to_text(due),
        "clock_rank": int(Rank.RUNNING if due else Rank.NONE),
        "categories": 0, "flags": 0,
    }  # fmt: skip


def words_of_300(chance: random.Random) -> str:
    """What somebody says: some common words among rare characters."""
    parts: list[str] = []
    length = 0
    while length < 300:
        rare = chr(0x4E00 + int(chance.paretovariate(0.9)) % 4000)
        word = chance.choice(_WORDS) if chance.random() < 0.3 else rare
        parts.append(word + ("，" if chance.random() < 0.06 else ""))
        length += len(parts[-1])
    return "".join(parts)


def _issues(chance: random.Random, complaint: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for position in range(1, chance.choice([1, 1, 2, 3]) + 1):
        category = chance.choice(list(Category))
        complaint["categories"] |= bits([category])
        yield {
            "version": 1, "salt": "", "complaint_id": complaint["id"],
            "at": complaint["logged_at"], "by_person": 1, "position": position,
            "category": category, "subtype": "", "severity": chance.randrange(4),
            "suggested": 1, "why_changed": "", "stage": "practice", "harm": 0, "note": "",
        }  # fmt: skip


def _flags(chance: random.Random, complaint: dict[str, Any]) -> Iterator[dict[str, Any]]:
    if chance.random() < 0.1:
        flag = chance.choice(list(Flag))
        complaint["flags"] = bits([flag])
        yield {
            "version": 1, "salt": "", "complaint_id": complaint["id"],
            "at": complaint["logged_at"], "by_person": 1, "flag": flag,
            "why": "", "lowered_at": None, "lowered_by": None, "lowered_why": "",
        }  # fmt: skip


def _doc(complaint: dict[str, Any]) -> dict[str, Any]:
    title = (complaint[name] for name in ("number", "complainant", "reach", "chart"))
    body = f"{complaint['verbatim']}\n{complaint['wanted']}"
    ref = complaint["id"]
    return {
        "id": document("complaint", ref),
        "kind": "complaint",
        "ref": ref,
        "title": "\n".join(title),
        "body": body,
    }
