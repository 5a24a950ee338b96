"""Text of which each letter has several bytes: how it is told from UTF-8, at the beginning of a file."""

from __future__ import annotations

import codecs


def wide(data: bytes) -> str:
    """UTF-16 or UTF-32, if a file begins as a text in one of them does (YAML 1.2, 5.2); else nothing."""
    if (
        data[:4] in (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)
        or data[:3] == b"\0\0\0"
        or data[1:4] == b"\0\0\0"
    ):
        return "UTF-32"
    marked = data[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
    return "UTF-16" if marked or (len(data) > 1 and (data[0] == 0) is not (data[1] == 0)) else ""
