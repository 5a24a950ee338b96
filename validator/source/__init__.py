"""Bytes to data, with the place of every key and value."""

from validator.source.document import Document, parse, parse_file, parse_json
from validator.source.files import decode, read, walk

__all__ = ["Document", "decode", "parse", "parse_file", "parse_json", "read", "walk"]
