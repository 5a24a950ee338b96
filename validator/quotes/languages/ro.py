CODE = "ro"
NAME = "Romanian"
NEGATIONS = """
nicicând nicicand defel
nu n- n-* niciodată nimic nimeni nimănui niciun nicio nici_un nici_o niciunul niciuna nici nicăieri nicicum
fără abia imposibil* ba rareori deloc fals* ilegal* incapabil* nicidecum
"""
EXCUSED = "nu_numai nu_doar fără_îndoială"
REVERSING = """
orice_altceva orice_numai
refuz* respin* respins* neg* neagă renunț* eșu* eșec* evit* interz* interzis* împiedic* uit* uitat omis* omit*
încet* oprit* opri* opreș* abandon* anul* suspend* amân* contest* îndoi* dezminț* dezmin* exclu* abțin*
abținut* reticen* în_loc în_locul mai_degrabă departe cu_excepția excep* afară_de decât minți* minciun* greș*
greșit* eroare erori împotriva contra contrar* boicot* veto retras* retrag* revoc* abrog* mai_puțin puțin
promis* promit* intenționez* intențion* vrea vrem vreau vor_să voia dor* încerc* planific* amenin* sper* speră
spera bloc* lips* ezit* ignor* neglij* opus* opun* desființ* pierd* ratat* rata* regret*
"""
RESTRICTING = """
zero
dacă numai doar exclusiv aproape poate posibil probabil eventual* pretins* presupus* chipurile așa-zis*
condiți* cu_condiția cu_condiția_ca ar aș am_putea ar_putea ar_trebui altfel altminteri uneori câteodată
parțial teoretic măcar cel_puțin cel_mult până înainte așa-numit* în_caz caz cazul aparent practic cică
de_n-ar oare puțini puține puțin rareori rar abia cu_greu temporar provizoriu potențial ipotetic părerea
părere
degeaba zadarnic pasămite prea_târziu pe_jumătate de_probă cu_forța cât_pe_ce din_greșeală în_glumă
"""
CONDITIONS = """
dacă cu_condiția doar_dacă numai_dacă în_caz în_cazul cu_excepția exceptând în_afară în_afara decât_dacă
în_măsura sub_rezerva imediat_ce de_îndată_ce
"""
LIMITS = """
numai doar exclusiv aproape abia pretins parțial teoretic chipurile cică probabil dacă deocamdată puțini
unii_spun în_teorie pe_hârtie
"""
HEDGES = """
hârtie teorie principiu parte noroc părere părerea rezerv* condiți* excepți* aparenț* vorbe ochi ochii
măsură măsura caz cazuri greu risc* moment momentan deocamdată glumă limit* oarecare anumit* vis vise
credit* cel_mai când_în rar* ocaz*
"""
GOVERNING = "că să ca dacă a"
PRONOUNS = """
eu mă mine mie îmi m- noi ne nouă tu te tine ție îți voi vă vouă el îl pe_el lui ea o ei îi ele le lor acesta
aceasta acestea aceștia asta ăsta acela aceea aceia acelea se sine își dumneavoastră dânsul dânsa dânșii cine
care
"""
FIRST_PERSON = """
eu mă mine mie îmi meu mea mei mele noi ne nouă nostru noastră noștri noastre tu te tine ție tău ta tăi tale
voi vă vouă vostru voastră
"""
DETERMINERS = """
un o unui unei niște acest acesta aceasta acestea aceștia acela aceea această acești aceste acel acea acei
acele acestui acestei cel cea cei cele meu mea mei mele tău ta său sa săi sale nostru noastră noștri noastre
vostru lui ei lor al a ai ale
"""
GENITIVE = "*ului *lui *ei *ii *lor"
OF = "de din al a ai ale"
TIME = """
ora
luni marți miercuri joi vineri sâmbătă duminică zi ziua zile săptămân* lună luna an anul ani anilor oră ore
orele minute dimineață dimineața prânz amiază seară seara noapte noaptea primăvar* var* vară vara toamn*
iarn* secol* ieri azi crăciun paște ian ianuarie feb februarie mar martie apr aprilie mai iun iunie iul
iulie aug august sept septembrie oct octombrie noiembrie nov dec decembrie
"""
RELATIVE_TIME = """
trecut trecută trecute viitor viitoare următoare următorul următoarea precedent precedentă ultimul ultima
ultimii ultimele curentă
"""
PREPOSITIONS = """
în din de la cu pe pentru prin după înainte sub peste lângă între printre spre către din_cauza datorită
în_timpul de_la până_la dintre dinspre împreună aproape acum
"""
POSTPOSITIONS = "în_urmă"
QUANTIFIERS = """
toți toate tot toată fiecare orice oricine mulți multe mult multă puțini puține puțin câțiva câteva unii unele
unora cineva ceva mai_mulți mai_multe majoritatea minoritatea ambii ambele amândoi jumătate parte alți alte
alt altă alții anumiți anumite destul destui întreg întreaga numeroși numeroase diverși diverse atâția
"""
NUMBERS = """
prim primii primele zero unu una doi două trei patru cinci șase șapte opt nouă zece unsprezece doisprezece
douăsprezece treisprezece paisprezece *sprezece douăzeci treizeci patruzeci cincizeci șaizeci șaptezeci
optzeci nouăzeci sută sute mie mii milion milioane miliard miliarde duzină jumătate dublu triplu treime sfert
primul prima al_doilea doilea treilea singurul singura dată ori
"""
ADVERBS = """
curând acum atunci mereu întotdeauna adesea iarăși iar deja încă foarte destul și chiar azi astăzi mâine ieri
mai_târziu târziu devreme aici acolo poate bucuros regret din_păcate sper într-adevăr în_sfârșit deci totuși
recent imediat apoi bine rău repede secret *mente
"""
AUXILIARIES = """
sunt ești este e suntem sunteți era eram erau fost fi fie va voi vom vor am ai are avem aveți au avea aveam
poate pot putem putea trebuie trebuia vrea care
"""
SAYING = """
spus spune spun spunea zis zice zicea declarat declară afirmat afirmă afirma explicat explică subliniat
subliniază precizat precizează menționat menționează susținut susține considerat consideră apreciat apreciază
arătat arată transmis transmite anunțat anunță informat informează recunoscut recunoaște admis admite
mărturisit mărturisește confirmat confirmă avertizat avertizează amintit amintește scris scrie comentat
comentează povestit povestește relatat relatează glumit glumește râs râde zâmbit zâmbește oftat oftează
strigat strigă șoptit șoptește exclamat exclamă promis promite plâns plânge lăudat laudă criticat critică
potrivit conform crede credea asigurat asigură dezvăluit dezvăluie murmurat insistat insistă atras atrage
estimat rezumat opinat punctat punctează spusese
bucură bucurat teme constată constatat remarcă remarcat rezumă miră mândrește
"""
ASKING = "întrebat întreabă întreba întrebau"
REPLYING = """
răspuns răspunde răspundea replicat replică contrazis contrazice întrerupt întrerupe ripostat ripostează
obiectat obiectează protestat intervenit intervine reacționat reacționează
"""
CONTINUING = """
adăugat adaugă adăuga continuat continuă continua conchis conchide completat completează încheiat încheie
repetat repetă
"""
SUBJECT_PRONOUNS = "el ea ei ele acesta aceasta"
CONJUNCTIONS = "și sau ori dar însă iar ci deși pentru deoarece fiindcă când cum că căci"
TITLES = """
domnul doamna domnișoara dl dna dr prof doctor doctorul profesor profesorul profesoara președinte președintele
premierul premier ministru ministrul primar primarul director directorul directoarea purtător regele regina
general generalul judecător episcop papa antrenor antrenorul deputat senator secretar șeful
"""
ABBREVIATIONS = "dl dna dr prof ing nr str etc ș.a pag art alin sf st mil mld vs jr jud com bd"
FUNCTION = """
și de în a la cu pe nu o să că este un din se pentru mai care au fost ce sau dar fi ca prin dintre după cum va
ai le are am când lui acest sunt tot fără îi iar era ne această doar ei până ea despre cea el foarte dacă al
cel acum așa noi noastre noastră nostru eu ale vor poate între unei unui sa
"""
QUESTIONS = "cine ce când unde de_ce cum care cât câtă câți câte încotro oare cui pe_cine"
LABELS = "întrebare răspuns î r reporter jurnalist moderator"
RELATIVES = "care ce cărui cărei"
INFINITIVES = ""
COMPARING = "decât"
MARKS = ("„”", "«»", '""', "“”", "„“")
DASH = "—–-"
KIN = ("it",)
