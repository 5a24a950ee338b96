"""What making a text out of a page does to it, and how it is read all the same.

Books, newspapers and PDF files come with words broken at line ends and with pages that end inside a sentence. What is
mended here keeps its length, so that every place stays a place in the original: a broken word becomes a hyphen and one
line's end among spaces, which ``text`` reads both ways; a page's end becomes one line's end among spaces.

Nothing is mended but between letters, and a number is taken for that of a page only where it can be nothing else.
"""

import re
from collections import Counter
from collections.abc import Callable
from functools import partial

_BREAKS = "\n\x0b\x0c\x85\u2028\u2029"
_SPACES = " \t\r\u00a0"
_PAGE = r"(?:page|pg\.?|p\.|seite|s\.|pagina|página|pág\.|strona|str\.|стр\.|с\.|sida|side|sivu|sayfa|oldal)"
# A page's number on a line of its own: 14, - 14 -, [14], Page 14 of 20
_FOLIO = (
    rf"[^\w{_BREAKS}]{{0,6}}(?:{_PAGE}[{_SPACES}]?)?(?P<number>\d{{1,4}})"
    rf"(?:[{_SPACES}]?(?:/|of|von|de|z|из|av|af|sur)[{_SPACES}]?\d{{1,4}})?[^\w{_BREAKS}]{{0,6}}"
)
_LETTER = r"[^\W\d_]"
_END_OF_LINE = rf"[{_SPACES}]{{0,8}}[{_BREAKS}][{_BREAKS}{_SPACES}]{{0,40}}"
_BROKEN_WORD = re.compile(
    rf"(?<={_LETTER})(?P<space>[ ]?)(?P<hyphen>[-\u2010¬\u00ad]){_END_OF_LINE}"
    rf"(?:(?P<folio>{_FOLIO}){_END_OF_LINE})?(?={_LETTER})",
    re.IGNORECASE,
)
_PAGE_END = re.compile(
    rf"(?<=[^\W\d_]|[,;]){_END_OF_LINE}(?:(?P<folio>{_FOLIO}){_END_OF_LINE})?(?={_LETTER})", re.IGNORECASE
)
_MAY_BREAK_WORDS = re.compile(rf"[-\u2010\u00ad][{_SPACES}]*[{_BREAKS}]|¬")
_LONE_NUMBER = re.compile(rf"[{_BREAKS}]{_FOLIO}[{_BREAKS}]", re.IGNORECASE)
_IS_READ_ANYWAY = re.compile("[-\u2010\u00ad][ \t]*\r?\n[ \t]*")
_MARKUP = re.compile(
    r"&(?:#\d{2,6}|#x[0-9a-f]{2,6}|[a-z]{2,8}\d{0,2});"
    r"|</?(?:p|br|em|strong|i|b|u|a|span|div|h[1-6]|blockquote|li|ul|ol|q|cite|img|figure|section|article|sup|sub)"
    r"(?:\s[^<>]{0,300})?/?>",
    re.IGNORECASE,
)


def find_markup(text: str) -> str:
    """The first tag or character reference of HTML that was left in a text; empty if there is none."""
    match = _MARKUP.search(text)
    return match.group() if match else ""


def mend_damage(text: str) -> str:
    """The text with its broken words and pages put together, of the same length. Linear in the length."""
    if _MAY_BREAK_WORDS.search(text):
        text = _join_words(text)
    numbers = {int(match["number"]) for match in _LONE_NUMBER.finditer(text)}
    if numbers or "\x0c" in text:
        text = _PAGE_END.sub(partial(_join_pages, numbers), text)
    return text


def _join_words(text: str) -> str:
    """Put broken words together."""
    spaced = [match for match in _BROKEN_WORD.finditer(text) if match["space"]]
    alone = _stand_alone(text, spaced) if spaced else (lambda match: False)

    def join(match: re.Match[str]) -> str:
        printed, following = match.group(), text[match.end()]
        if _IS_READ_ANYWAY.fullmatch(printed) or following.isupper() or (match["space"] and alone(match)):
            return printed
        hyphen = "\u00ad" if match["hyphen"] == "\u00ad" else "-"
        return f"{hyphen}\n".ljust(len(printed))

    return _BROKEN_WORD.sub(join, text)


def _stand_alone(text: str, spaced: list[re.Match[str]]) -> Callable[[re.Match[str]], bool]:
    """Whether one half of a word that seems to be broken is a word of the text: then ``said -`` ends with a dash."""

    def halves(match: re.Match[str]) -> tuple[str, str]:
        left, right = match.start(), match.end()
        while left and text[left - 1].isalpha() and match.start() - left < 60:
            left -= 1
        while right < len(text) and text[right].isalpha() and right - match.end() < 60:
            right += 1
        return text[left : match.start()].lower(), text[match.end() : right].lower()

    broken = Counter(half for match in spaced for half in halves(match))
    known = Counter(re.findall(rf"{_LETTER}+", text.lower()))
    return lambda match: any(len(half) == 1 or known[half] > broken[half] for half in halves(match))


def _join_pages(numbers: set[int], match: re.Match[str]) -> str:
    """Put together what a page's end cuts in a sentence; ``numbers`` are those that stand on lines of their own."""
    printed, following = match.group(), match.string[match.end()]
    folio, feed = match["folio"], "\x0c" in printed
    if following.isupper() or not (folio or feed):
        return printed
    if folio and not feed and folio.strip().isdigit():
        number = int(match["number"])
        if not {number - 1, number + 1} & numbers:
            return printed  # a number that may belong to the sentence
    return ("\n" if following.islower() else "").ljust(len(printed))
