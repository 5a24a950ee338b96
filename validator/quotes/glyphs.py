"""The character tables: which glyphs are the same mark, which are nothing, which are letters.

Everything here is about single characters; what they mean in a sentence is decided in ``text`` and ``zones``.
Names of characters follow the Unicode Standard; canonical composition is UAX #15 (NFC, never NFKC, which would
turn 10² into 102).
"""

SPACES = (
    "\t\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
)
LINE_BREAKS = "\u000b\u000c\u0085\u2028\u2029"

# Characters without a meaning of their own: zero-width, soft hyphen, direction marks, variation selectors, tatweel.
INVISIBLE = (
    "\u00ad\u034f\u061c\u0640\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064"
    "\u2066-\u206f\ufe00-\ufe0f\ufeff\U000e0000-\U000e0fff"
)

LIGATURES = {
    "\ufb00": "ff",
    "\ufb01": "fi",
    "\ufb02": "fl",
    "\ufb03": "ffi",
    "\ufb04": "ffl",
    "\ufb05": "st",
    "\ufb06": "st",
}

# One character for one character, so offsets stay as they are. Quotation marks keep their direction here.
FOLD = {
    **dict.fromkeys(SPACES.replace(" ", ""), " "),
    **dict.fromkeys(LINE_BREAKS, "\n"),
    **dict.fromkeys("\u2010\u2011\u2212\ufe63\uff0d", "-"),  # hyphens and the minus sign
    "\u2012": "–",
    **dict.fromkeys("\u2015\u2e3a\u2e3b\ufe58", "—"),
    **dict.fromkeys(
        "\uff02\u05f4", '"'
    ),  # the Hebrew gershayim is a quotation mark, and stands in abbreviations
    **dict.fromkeys("\uff07", "'"),
    **dict.fromkeys("\u201f\u301d", "“"),
    **dict.fromkeys("\u301e\u301f", "”"),
    "\u201b": "‘",
    **dict.fromkeys("\u02bc\u05f3", "’"),
    "\u2e42": "„",
    **dict.fromkeys("\uff62\ufe41", "「"),
    **dict.fromkeys("\uff63\ufe42", "」"),
    "\ufe43": "『",
    "\ufe44": "』",
    "\u00b5": "\u03bc",  # the micro sign is the Greek letter
    "\u017f": "s",  # the long s of old prints
}

# Inside a word these are all the apostrophe, and an en dash is a hyphen.
APOSTROPHES = "'’‘´`′‵"
WORD_FOLD = str.maketrans({**dict.fromkeys(APOSTROPHES, "'"), "–": "-"})

QUOTE_MARKS = "\"“”„'‘’‚«»‹›「」『』"
SINGLE_MARKS = "'’‘´`"

# Between words: one sign for one meaning, whatever the script.
PUNCTUATION = str.maketrans(
    {
        **dict.fromkeys("，、،﹐､︐", ","),
        **dict.fromkeys("。．｡﹒।۔", "."),
        **dict.fromkeys("；؛﹔", ";"),
        **dict.fromkeys("：﹕", ":"),
        **dict.fromkeys("！﹗", "!"),
        **dict.fromkeys("？؟﹖", "?"),
        **dict.fromkeys("[{（［｛【〔", "("),
        **dict.fromkeys("]}）］｝】〕", ")"),
        **dict.fromkeys("–-―─", "—"),
        **dict.fromkeys(QUOTE_MARKS + "´`″′©®™*_ \n", None),
    }
)

# Scripts written without spaces are compared character by character.
CJK = (
    "\u3005-\u3007\u3021-\u3029\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff"
)
# Scripts written without spaces, whose letters stand in clusters: a consonant with all that is written around it
# (Thai character clusters, Theeramunkong et al. 2000; the Unicode Standard, chapter 16).
_MYANMAR = "\u1000-\u102a\u103f\u104c-\u1055\u105a-\u105d\u1061\u1065\u1066\u106e-\u1070\u1075-\u1081\u108e"
_MYANMAR_SIGN = (
    "(?:[\u102b-\u1038\u103a-\u103e\u1056-\u1059\u105e-\u1060\u1062-\u1064\u1067-\u106d\u1071-\u1074\u1082-\u108d"
    f"\u108f\u109a-\u109d]|\u1039[{_MYANMAR}])"
)
CLUSTERED = (
    "\u0e01-\u0e30\u0e32\u0e33\u0e40-\u0e46\u0e81-\u0eb0\u0eb2\u0eb3\u0ebd-\u0ec6\u0edc-\u0edf"
    f"{_MYANMAR}\u1780-\u17b3\u17d7\u17dc"
)
CLUSTER = (
    "[\u0e40-\u0e44]?[\u0e01-\u0e2f][\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]*[\u0e30\u0e32\u0e33\u0e45]{0,2}"
    "|[\u0ec0-\u0ec4]?[\u0e81-\u0eaf\u0edc-\u0edf][\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ece]*[\u0eb0\u0eb2\u0eb3\u0ebd]{0,2}"
    "|[\u1780-\u17b3](?:\u17d2[\u1780-\u17b3]|[\u17b6-\u17d1\u17d3\u17dd])*"
    f"|[{_MYANMAR}]{_MYANMAR_SIGN}*(?:[{_MYANMAR}](?=\u1037?\u103a){_MYANMAR_SIGN}*)*"
    f"|[{CLUSTERED}]"
)
HAN_NUMERALS = "〇零一二三四五六七八九十百千万萬億亿兆两兩"

# Combining marks and dependent vowels, which Python's \w leaves out, in the scripts that use them.
MARKS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    "\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u0900-\u0963\u0966-\u0dff\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"
    "\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ece\u0f71-\u0f84\u102b-\u103e\u17b6-\u17d3\u1b34-\u1b44\u1dc0-\u1dff\u20d0-\u20f0\u3099\u309a\ufe20-\ufe2f"
)

# Vowel signs that Arabic and Hebrew writers add or leave out at will: a word without them is the same word.
VOWEL_SIGNS = dict.fromkeys([*range(0x0591, 0x05BE), 0x05BF, 0x05C1, 0x05C2, *range(0x064B, 0x0653), 0x0670])

CURRENCY = "$¢£¤¥֏؋৲৳฿៛\u20a0-\u20cf﷼﹩＄￠￡￥￦"
PERCENT = "%‰‱٪％"
# Signs that are words, or part of one: they change what is said.
# The last ranges are characters nobody can read (lost, private, half): never the same as none.
SIGNS = CURRENCY + PERCENT + "°+=<>×÷±~≈≠≤≥^#@&№§\ufffd\ue000-\uf8ff\ud800-\udfff"
