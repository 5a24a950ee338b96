"""The words that rules about quotes depend on: negations, pronouns, numbers, verbs of saying.

The lists of all languages are used together: an article is often marked with the wrong language, and whether a
negation was left out must not depend on a label. All words are in lower case, as ``Words.keys`` are.
"""

import re


def _words(*lines: str) -> frozenset[str]:
    return frozenset(word for line in lines for word in line.split())


NEGATIONS = _words(
    # English
    "not no never none nobody nothing neither nor nowhere without cannot hardly barely scarcely rarely seldom",
    "dont doesnt didnt wont cant isnt arent wasnt werent wouldnt shouldnt couldnt",
    # German
    "nicht nichts kein keine keinen keinem keiner keines nie niemals niemand niemanden niemandem nirgends",
    "nirgendwo weder ohne kaum keinesfalls keineswegs",
    # French
    "ne n' pas jamais aucun aucune aucuns rien sans ni nul nulle personne guère",
    # Spanish, Italian, Portuguese
    "nunca jamás nada nadie ninguno ninguna ningún sin tampoco non mai nessuno nessuna niente nulla senza né não nem",
    # Russian
    "не ни нет никогда ничего ничто никто никого никому никем нигде никуда никак никакой никакая никакое никакие",
    "никаких никакого без нельзя невозможно нету вряд едва",
    # Ukrainian
    "ні немає нема ніколи ніщо нічого ніхто нікого нікому ніде нікуди ніяк ніякий ніяка ніяке ніякі ніяких жоден",
    "жодна жодне жодного жодної неможливо навряд ледве",
    # Arabic
    "لا ما لم لن ليس ليست ليسوا لسنا لست غير دون بدون ولا وما ولم ولن وليس وليست فلا فلم فلن أبدا بلا عدم إلا",
)
# These say how something was said, not that it was not: "he said without a smile".
MANNER = _words("without no ohne sans без sin senza دون بدون")
_CJK_NEGATION = re.compile("[不没沒無无非未勿莫否毋别別]|ない|なかっ|なく|なけれ|ません|なし|ぬ|ず|まい|ねえ")
_CJK_HARMLESS = re.compile(
    "非常|未来|未來|特别|特別|分别|分別|个别|個別|级别|級別|性别|性別|区别|區別|差別|南非|非洲|别人|別人|"
    "まず|必ず|ずっと|はず|いずれ|わずか|みずから|自ずから|少なく|別に|別の"
)

PRONOUNS = _words(
    # English pronouns and determiners
    "i me my mine we us our ours you your yours he him his she her hers it its they them their theirs this that",
    "these those the a an one ones who whom whose which there here himself herself itself themselves ourselves",
    "he's she's it's they're we're that's he'd they'd",
    # German
    "ich mich mir mein meine meinen meinem meiner wir uns unser unsere unseren unserem du dich dir dein er ihn ihm",
    "sein seine seinen seinem seiner sie ihr ihre ihren ihrem ihrer ihnen es der die das den dem des dieser diese",
    "dieses diesen diesem jener jene jenes ein eine einen einem einer",
    # French
    "je j' me m' moi mon ma mes nous notre nos tu te toi ton ta tes vous votre vos il elle ils elles le la les l'",
    "lui leur leurs eux son sa ses se s' ce c' cet cette ces celui celle ceux celles ceci cela ça un une",
    "des du y en on",
    # Russian
    "я меня мне мной мой моя моё мои мы нас нам нами наш наша наше наши ты вы вас вам вами ваш он его ему им нём",
    "она её ей ней оно они их ими них этот эта это эти этого этой этому этих тот та то те того той тех свой свою",
    "своего",
    # Ukrainian
    "мене мені мій моє мої ми наші він його йому ним вона її їй вони їх їм ними цей ця це ці цього цієї цих той ті",
    # Arabic
    "هو هي هم هن نحن أنا أنت أنتم هذا هذه هؤلاء ذلك تلك",
    # Chinese and Japanese (compared character by character)
    "他 她 它 我 你 这 這 那 其 彼",
)

# Pronouns that can only stand alone, so that what follows in brackets explains them: "we met him [the mayor]".
OBJECT_PRONOUNS = _words(
    "me us him them himself herself themselves ihn ihm mich mir moi eux них ним нам мне ними"
)
# Words that turn or weaken a statement without being negations; no editor's bracket may bring them in.
REVERSALS = _words(
    "only almost nearly if unless perhaps maybe allegedly supposedly might refuse refuses refused fail fails failed",
    "deny denies denied unable unwilling impossible unlikely stop stopped nur fast vielleicht angeblich wenn seulement",
    "presque si peut-être только почти если якобы возможно лише майже якщо нібито",
)

NUMBER_WORDS = _words(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen",
    "eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands",
    "million millions billion billions trillion dozen half double twice",
    "null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf zwanzig hundert tausend millionen milliarden",
    "deux trois quatre cinq sept huit neuf dix onze douze vingt trente cent cents mille milliards",
    "два две три четыре пять шесть семь восемь девять десять двадцать сто тысяча тысяч миллион миллионов миллиард",
    "дві чотири п'ять шість сім вісім дев'ять тисяч мільйон мільйонів мільярд",
)
_HAN_NUMBER = re.compile("[〇零一二三四五六七八九十百千万萬億亿兆两兩]")

SPEECH_VERBS = _words(
    "said say says saying told tell tells added adds adding continued continues stated states noted notes explained",
    "explains argued argues insisted insists stressed stresses emphasized emphasised declared declares announced",
    "announces claimed claims remarked remarks replied replies answered responded asked asks warned warns wrote",
    "writes tweeted recalled admitted acknowledged concluded confirmed commented observed suggested",
    "quipped joked according pointed went underlined underscored reiterated asserted recounted maintained cautioned",
    "retorted countered growled",
    "entgegnete erwiderte konterte",
    "sagte sagt sagten erklärte erklärt betonte betont fügte ergänzte meinte meint teilte schrieb schreibt warnte",
    "kritisierte berichtete antwortete fragte fuhr unterstrich forderte versicherte bekräftigte so",
    "dit déclaré déclare ajouté ajoute ajoutait affirmé affirme expliqué explique souligné souligne poursuivi",
    "poursuit estimé estime assuré assure précisé précise indiqué indique lancé insisté insiste conclu rappelé",
    "rappelle dit-il dit-elle a-t-il a-t-elle répond lance exclame interroge conclut",
    "répliqué rétorqué répondu écrit confié prévenu martelé selon",
    "dijo añadió afirmó explicó señaló declaró agregó detto aggiunto dichiarato disse",
    "قال قالت يقول تقول أضاف أضافت وأضاف وأضافت أكد أكدت وأكد صرح صرحت أوضح أوضحت وأوضح ذكر تابع وتابع أشار",
    "وقال وقالت شدد",
)
_WEAK_VERBS = _words("according asked pointed went so selon a-t-il a-t-elle")
_INVERSION = re.compile("(?:-t)?-(?:il|elle|on|ils|elles)$")
_CYRILLIC_SPEECH = re.compile(
    "(?:сказа|заяв|отмет|отмеч|подчерк|добав|сообщ|продолж|поясн|объясн|уточн|счита|говор|напис|рассказ|ответ|призна|"
    "напомн|указа|спрос|замет|предупре|возраз|парирова|утвержда|констатир|резюмир|заключи|"
    "зазнач|дода|наголо|підкресл|повідом|казал|каже|відпов|запита|розпов|попере|нагада|вважа)"
)
_CJK_SPEECH = re.compile(
    "[说說称稱道曰]|表示|指出|强调|強調|告诉|告訴|补充|補充|写道|述べ|語[っりる]|話[しす]|言[いっう]|と[答訴]"
)
# Verbs that show the same speaker going on.
GOES_ON = re.compile(
    "(?:added|adds|continued|continues|went|ajouté|ajoute|poursuivi|poursuit|fügte|fuhr|ergänzte|добав.*|продолж.*|"
    "дода.*|продовж.*|أضاف|أضافت|وأضاف|وأضافت|تابع|وتابع)$"
)
SUBJECT_PRONOUNS = _words("he she they i we er sie il elle ils elles он она они він вона вони")
CONJUNCTIONS = _words(
    "and but or while whereas as because although though nor yet und aber oder während et mais ou tandis",
    "и а но или та але або و ثم 但 而 和",
)
ABBREVIATIONS = _words(
    "mr mrs ms dr st sen rep gov gen col lt sgt capt prof jr sr hon rev maj adm vs etc inc ltd corp u.s u.k u.n mme",
    "mlle hr fr д-р",
)

_NAME = r"[^\W\d_][\w.'’-]*"
_VERB = (
    r"(?:said|says|told|added|adds|continued|stated|noted|explained|insisted|stressed|declared|replied|sagte|sagt|"
    r"erklärte|betonte|a déclaré|a dit|a ajouté|a affirmé|a-t-il|a-t-elle|dit-il|dit-elle|сказал\w*|заявил\w*|"
    r"отметил\w*|добавил\w*|подчеркнул\w*|сообщил\w*|сказав|заявив|зазначи\w+|дода\w+)"
)
ATTRIBUTION = re.compile(rf"[,.!?…—–]\s*[—–-]?\s*(?:{_NAME}\s+){{0,4}}{_VERB}(?!\w)")
WHOLE_ATTRIBUTION = re.compile(
    rf"[,!?…—–]\s*[—–-]?\s*(?:{_NAME}\s+){{0,4}}{_VERB}(?:\s+{_NAME}){{0,6}}[.]?\s*(?:(?<=[.])\s|\n|\Z)"
)


def is_negation(key: str) -> bool:
    """Whether a word (in lower case, apostrophes folded) negates."""
    return key in NEGATIONS or (key.endswith("n't") and len(key) > 3)


def find_negation(keys: tuple[str, ...]) -> str | None:
    """The first negation among words; in scripts without spaces, the characters are read together."""
    for key in keys:
        if key in NEGATIONS or (key.endswith("n't") and len(key) > 3):
            return key
    if not keys or max(keys) < "\u3041":
        return None
    joined = "".join([key for key in keys if len(key) == 1 and key >= "\u3041"])
    if joined:
        match = _CJK_NEGATION.search(_CJK_HARMLESS.sub("", joined))
        if match:
            return match.group()
    return None


def has_number(keys: tuple[str, ...]) -> bool:
    """Whether any of the words is, or contains, a number."""
    return any(
        key in NUMBER_WORDS or any(c.isdigit() for c in key) or bool(_HAN_NUMBER.match(key)) for key in keys
    )


def count_speech_verbs(keys: tuple[str, ...]) -> int:
    """How many verbs of saying stand among the words; "according to" or "when asked" count only where alone."""
    verbs = [
        key for key in keys if _INVERSION.sub("", key) in SPEECH_VERBS or _CYRILLIC_SPEECH.match(key)
    ]  # dit-elle, explique-t-il; in a-t-il ajouté the verb is ajouté
    joined = "".join([key for key in keys if len(key) == 1 and key >= "\u3041"])
    count = sum(1 for verb in verbs if verb not in _WEAK_VERBS) + len(_CJK_SPEECH.findall(joined))
    return count or min(len(verbs), 1)
