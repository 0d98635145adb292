"""The few words of Qt's own dialogs that its Chinese catalogues lack."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, QTranslator

from clinicguard.host.words import Language

_WORDS: Mapping[str, Mapping[Language, str]] = {
    "&Look in:": {"zh_TW": "位置(&L)：", "zh_CN": "位置(&L)："},
    "Files of &type:": {"zh_TW": "檔案類型(&T)：", "zh_CN": "文件类型(&T)："},
    "Folder": {"zh_TW": "資料夾", "zh_CN": "文件夹"},
    "File Folder": {"zh_TW": "資料夾", "zh_CN": "文件夹"},
    "PDF Files": {"zh_TW": "PDF 檔案", "zh_CN": "PDF 文件"},
}


class QtWords(QTranslator):
    """Asked before Qt's own catalogue."""

    def __init__(self, parent: QObject, language: Language) -> None:
        super().__init__(parent)
        self._language = language

    def isEmpty(self) -> bool:
        return False

    def translate(
        self, context: str, source: str, disambiguation: str | None = None, n: int = -1
    ) -> str:
        # None, not "": an empty text would stand for a translation
        return _WORDS.get(source, {}).get(self._language)  # type: ignore[return-value]
