"""Words by which a speaker is found: offices, what tells a woman from a man, what is written large and is no name.

Those of all languages are used together, beside the titles that each language's file has. All words are in lower case.
"""


def _words(*lines: str) -> frozenset[str]:
    return frozenset(word for line in lines for word in line.split())


OFFICES = _words(
    "president minister secretary spokesman spokeswoman spokesperson ambassador senator mayor director chief",
    "general chairman chairwoman chair chancellor premier governor king queen prince princess envoy official officer",
    "commissioner analyst captain professor dr mr mrs ms miss sir lord lady judge attorney leader head deputy",
    "representative author editor assistant adviser advisor aide diplomat negotiator coordinator manager",
    "admiral colonel major sergeant reverend bishop pope prosecutor lawmaker congressman congresswoman councillor",
    "bürgermeister bürgermeisterin abgeordneter politiker politikerin stellvertreter stellvertreterin vorsitzender",
    "präsident präsidentin ministerin sprecher sprecherin kanzler kanzlerin botschafter botschafterin herr frau",
    "président présidente ministre porte-parole ambassadeur ambassadrice maire directeur directrice chef monsieur",
    "madame",
    "президент министр премьер представитель представительница посол глава директор мэр спикер міністр речник речниця",
    "заместитель заместительница депутат губернатор советник помощник мэра министра президента главы губернатора",
    "presidente ministro ministra portavoz",
)
BODIES = _words(
    "board bank ministry department office council court house chamber authority agency commission committee union",
    "association federation league society institute university college school academy church museum centre center",
    "party front army navy guard guards force forces police republic kingdom state states government bureau service",
    "group company organization organisation organisations organizations movement network congress parliament assembly",
    "alliance confederation coalition charter treaty port bay gulf sea cape isle island islands day voice",
)
"""What stands before ``of`` in the name of a body or a place: "Solace Board of Ports"."""
BEFORE_OFFICES = _words("foreign prime deputy vice press former first senior chief acting")
WOMEN = _words(
    "spokeswoman chairwoman queen princess mrs ms miss lady congresswoman madame présidente ministerin sprecherin",
    "bürgermeisterin politikerin stellvertreterin",
    "präsidentin kanzlerin botschafterin ambassadrice directrice frau ministra представительница речниця",
    "she her sie elle она вона",
)
MEN = _words("spokesman chairman king prince mr sir lord congressman monsieur herr he his him er il он він")
INSIDE_NAMES = _words("of de van von der den del della di da du la le al bin ibn for the")
NOT_NAMES = _words(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august",
    "september october november december in on at after before during when while as since although though if from for",
    "with without by to under over following asked speaking noting earlier later meanwhile however also then now today",
    "yesterday what why how there here such some many most all both other another first last new his her their its our",
    "according refusing told montag dienstag mittwoch donnerstag freitag samstag sonntag am im nach lundi mardi",
    "mercredi jeudi vendredi samedi dimanche в на по после",
)
LOOSE_VERBS = _words(
    "called calls described describes accused accuses welcomed welcomes appreciated praised praises condemned vowed",
    "pledged promised urged urges denied denies demanded testified thanked believes hoped hopes expects",
    "proposed criticized criticised dismissed referred spoke branded hailed accusing",
    "widersprach nannte bezeichnete lobte qualifié dénoncé appelé назвал назвала призвал призвала",
)
"""Verbs with which a reporter introduces a few quoted words; too loose to tell where a speech goes on."""
BETWEEN = _words(
    "has had have having also then later earlier again already therefore however meanwhile once still even only just",
    "repeatedly recently previously subsequently himself herself is was a ont hat haben avait",
)
"""What may stand between a subject and its verb."""
PASSIVE = _words("was were been is are be being wurde wurden est sont был была было были")
DETERMINERS = _words(
    "the a an his her its their our one another der die das ein eine le la les un une el los las il lo l'"
)
LINKS = _words("of at for in from with to on behalf und de des du der für von")
CUTS = _words(
    "on after before during while as who that when late earlier yesterday today in at by monday tuesday wednesday",
    "thursday friday saturday sunday told telling",
)
"""What ends a subject that stands behind its verb: ``said the minister on Friday``."""
