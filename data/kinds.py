"""What a file is, told by its content before anything is taken out of it.

Owns refusing what is no spreadsheet, is too old, asks for a password or unpacks to too much.
"""

import io
import zipfile
import zlib

from data.limits import ENTRIES, UNPACKED_BYTES, Refused, too_large

FOREIGN = {
    b"%PDF": "是 PDF 文件",
    b"\x89PNG": "是图片",
    b"\xff\xd8\xff": "是图片",
    b"GIF8": "是图片",
    b"BM": "是图片",
    b"Rar!": "是压缩包",
    b"7z\xbc\xaf": "是压缩包",
    b"\x1f\x8b": "是压缩包",
    b"{\\rtf": "是文档",
}
OLD_EXCEL = (b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00")
"""First bytes of BIFF2, BIFF3 and BIFF4."""


def check_first_bytes(content: bytes, name: str) -> None:
    """Refuse a file whose first bytes say that it is no spreadsheet of today."""
    if not content.strip(b"\0 \r\n\t"):
        raise Refused("file-empty")
    if "~$" in name and len(content) < 1024:
        raise Refused("file-type", "是 Office 打开文件时留下的临时文件")
    for mark, found in FOREIGN.items():
        if content.startswith(mark):
            raise Refused("file-type", found)
    if content.startswith(OLD_EXCEL):
        raise Refused("file-old-excel")


def check_zip(content: bytes) -> bytes | None:
    """Refuse an archive that is no workbook or a bomb; gives the XML of an OpenDocument one."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = archive.namelist()
            if len(names) > ENTRIES:
                raise too_large(f"压缩包内 {ENTRIES // 10_000} 万个文件")
            if sum(one.file_size for one in archive.infolist()) > UNPACKED_BYTES:
                raise too_large("解压后 1 GB")
            if any(one.flag_bits & 1 for one in archive.infolist()):
                raise Refused("file-password")
            _check_names([name.replace("\\", "/").lower() for name in names])
            if "content.xml" not in names:
                return None
            manifest = "META-INF/manifest.xml"
            if manifest in names and b"encryption-data" in archive.read(manifest):
                raise Refused("file-password")
            return archive.read("content.xml")
    except (zipfile.BadZipFile, zlib.error, ValueError, OSError, RuntimeError) as error:
        raise Refused("file-damaged") from error


def _check_names(names: list[str]) -> None:
    folders = {name.partition("/")[0] for name in names}
    if "word" in folders:
        raise Refused("file-type", "是 Word 文档")
    if "ppt" in folders:
        raise Refused("file-type", "是演示文稿")
    if "xl" not in folders and "content.xml" not in names:
        raise Refused("file-type", "是压缩包")


def check_ole(content: bytes) -> None:
    """Refuse a document of old Office that is no workbook or asks for a password."""

    def holds(stream: str) -> bool:
        return stream.encode("utf-16-le") in content

    if holds("EncryptedPackage"):
        raise Refused("file-password")
    if holds("WordDocument"):
        raise Refused("file-type", "是 Word 文档")
    if holds("PowerPoint Document"):
        raise Refused("file-type", "是演示文稿")
