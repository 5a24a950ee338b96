CODE = "sk"
NAME = "Slovak"
NEGATIONS = """
ne* nie nikdy nič ničoho ničomu nikto nikoho nikomu žiadny žiadna žiadne žiadneho žiadnej žiadnych žiadnu
žiadnym nikde nikam nijako ani bez sotva ťažko zriedka zriedkavo niet
"""
EXCUSED = """
nebo nej* nedeľ* nemocni* nemec* nemeck* nerv* nedávno neďaleko neustál* neba nebesk* nehod* nie_len nielen
niekto niekoľko niektor* niekde niekedy nech necháme nechá nechal nechala nevest* nepochybne
"""
REVERSING = """
všetko_len všetko_iba
odmiet* poprel* popier* zamiet* zriek* vzdal* vzdá* zlyha* prestal* presta* zastav* zabrán* zakáz* zakaz*
vyhol* vyhýb* vyhnú* zabud* opomen* zanedb* zruš* odvol* preruš* pochyb* spochyb* dement* vylúč* vyluč* proti
namiesto skôr ďaleko_od okrem s_výnimkou výnim* chýba* lživ* lož klam* mýlil* mýli omyl* odlož* bojkot* veto
stiahol* stiah* menej najmenej horš* hodlá chce chcel* chcú chceme pokús* snaž* sľúb* hroz* dúfa* plánuj*
plánov* opak opačn* ignor* blok* zablok* protest* nesúhlas* váha* zdrža* strác* zmešk* ľutov* ľutuj* strati*
"""
RESTRICTING = """
podľa ak keby pokiaľ za_podmienky podmien* len iba výhradne skoro takmer možno snáď asi pravdepodobne zrejme
údajn* vraj mohol_by mohla_by by či inak niekedy občas čiastočn* teoretic* aspoň nanajvýš najviac
prinajmenšom kým dokiaľ až takzvan* tzv v_prípade iba_že ledaže domnel* eventuál* prípadne prakticky len_ak
málokto málokedy máločo málo nemnoho zriedka ťažko dočasne márne zdanlivo hypoteticky azda hádam názoru
napoly naoko zatiaľ_len z_donútenia zo_žartu na_skúšku príliš_neskoro neochotne omylom ledva
"""
CONDITIONS = """
ak keby pokiaľ keď za_podmienky pod_podmienkou v_prípade okrem s_výnimkou len_ak iba_ak ledaže s_podmienkou
akonáhle len_čo až_keď
"""
LIMITS = """
len iba výhradne skoro takmer možno snáď údajne vraj sotva čiastočne teoreticky azda zatiaľ dočasne málokto
niektorí_hovoria v_teórii na_papieri
"""
HEDGES = """
papier* teóri* teórii zásade princípe miery miere časti časť šťast* výhrad* obmedz* podmien* názor* očiach
slov* ťažk* rizik* žart* prípad* určit* zatiaľ sne snoch dlh* úver* najlepšom najhoršom nechu* zriedk*
príležit* času_na
počuť
"""
GOVERNING = "že aby či"
PRONOUNS = """
ja mňa ma mi mne mnou my nás nám nami ty teba ťa ti tebe tebou vy vás vám vami on jeho ho jemu mu ňom ním ona
jej ju ňou ono oni ony ich im nimi nich sa si seba sebe ten tá to tí tie tento táto toto títo toho tej tých
tomu tým kto ktorý ktorá ktoré
"""
FIRST_PERSON = """
ja mňa ma mi mne mnou môj moja moje moji my nás nám nami náš naša naše naši teba ťa vy vás vám vami váš vaša
vaše
"""
DETERMINERS = """
našom našou mojom svojom svojej svojho
ten tá to tí tie tento táto toto títo tieto toho tej tých môj moja moje môjho mojej náš naša naše nášho našej
našich tvoj váš vaša svoj svoja svoje jeho jej ich
"""
GENITIVE = "*ov *ova *ovo *in *ina"
OF = ""
TIME = """
marci máji júni júli septembri októbri novembri decembri
hodín
pondelok pondel* utor* stred* štvrt* piat* sobot* nedeľ* deň dňa dní dni týžd* mesiac* rok roku rokoch rokov
rokmi hodin* minút* ráno rána predpolud* popolud* poludn* večer* noc noci jar jari jeseň jeseni leto lete
leta zim* storoč* včera jan január* januára* feb február* februára* mar marca* marec* apr apríl* apríla* máj
mája jún júna júl júla aug august* augusta* sep september* septembra* okt október* októbra* nov november*
novembra* dec december* decembra*
"""
RELATIVE_TIME = """
minulý minulého minulom minulej minulú budúci budúceho budúcom budúcej budúcu vlaňajší vlani tohtoročný
nasledujúci predchádzajúci posledný posledných uplynulý
"""
PREPOSITIONS = """
spolu_s spolu_so spoločne_s
v vo na z zo od do pre po pred za pod nad pri cez medzi u o s so počas vďaka kvôli vedľa okolo voči k ku
napriek pozdĺž vnútri spolu popri blízko
"""
QUANTIFIERS = """
všetci všetky všetko všetkých všetkým každý každá každé každého mnoho mnohí mnohé veľa málo niekoľko niekoľkí
niektorí niektoré niekto niečo viac menej väčšina menšina obaja obe oba polovica časť iní iné iný iná istý
istá dosť celý celá celé ktokoľvek čokoľvek pár početní
"""
NUMBERS = """
nula jeden jedna jedno jedného dva dve dvaja dvoch tri traja troch štyri štyria päť piati šesť sedem osem
deväť desať *násť dvadsať tridsať štyridsať päťdesiat šesťdesiat sedemdesiat osemdesiat deväťdesiat *dsať
*desiat sto sta stovk* tisíc* milión* miliard* tucet pol polovic* dvojnás* tretin* štvrt* prvý prvá druhý
druhá tretí jediný jediná raz dvakrát
"""
ADVERBS = """
čoskoro skoro teraz vtedy vždy často zase opäť už ešte veľmi celkom tiež aj dokonca dnes zajtra včera neskôr
predtým tu sem tam možno rád rada bohužiaľ žiaľ naozaj konečne teda však nedávno hneď potom dobre zle rýchlo
neochotne
"""
AUXILIARIES = """
som si je sme ste sú bol bola bolo boli budem bude budeme budú byť by môže môžu mohol mohla možno musí musia
mal mala mali má majú chce chcú chcel ktorý ktorá
"""
SAYING = """
pripomína pripomenul pripomenula uisťuje uistil uistila skonštatoval skonštatovala
povedal povedala povedali hovorí hovoril hovorila hovoria uviedol uviedla uvádza vyhlásil vyhlásila tvrdí
tvrdil tvrdila zdôraznil zdôraznila zdôrazňuje vysvetlil vysvetlila vysvetľuje oznámil oznámila informoval
informovala ubezpečil ubezpečila myslí priznal priznala priznáva pripomenul pripomenula varoval varovala
varuje napísal napísala píše podotkol podotkla poznamenal poznamenala poukázal poukázala rozpráva rozprával
rozprávala opísal opísala opisuje spomína spomínal žartuje zažartoval smeje zasmial zasmiala vzdychol kričí
zakričal šepká zašepkal zvolal zvolala sľúbil sľúbila potvrdil potvrdila potvrdzuje sťažuje chváli komentuje
skomentoval skomentovala upozornil upozornila upozorňuje podľa zhodnotil zhodnotila konštatoval konštatovala
konštatuje zhrnul zhrnula prezradil prezradila verí teší
vraví raduje radoval smial usmieva vzdychá sľubuje obáva pripúšťa pripustil volá zhŕňa čuduje pochvaľuje
"""
ASKING = "pýta pýtal pýtala spýtal spýtala opýtal opýtala"
REPLYING = """
odpovedal odpovedala odpovedá odvetil odvetila oponuje oponoval oponovala namietol namietla namieta prerušil
prerušila reagoval reagovala reaguje ohradil protestoval
"""
CONTINUING = """
dodal dodala dodáva pokračoval pokračovala pokračuje doplnil doplnila dopĺňa uzavrel uzavrela zopakoval
opakuje
"""
SUBJECT_PRONOUNS = "on ona oni ony"
CONJUNCTIONS = "a i ale alebo či však zatiaľ pretože lebo keď ako než hoci takže"
TITLES = """
pán pani slečna dr prof doktor profesor prezident prezidentka premiér premiérka minister ministerka starosta
starostka primátor primátorka riaditeľ riaditeľka hovorca hovorkyňa kráľ kráľovná generál sudca sudkyňa biskup
pápež tréner trénerka šéf šéfka poslanec poslankyňa predseda predsedníčka
"""
ABBREVIATIONS = """
dr prof mgr ing judr mudr doc sv ul č napr atď tzv tj r hod tis mil mld gen str ods čl resp cca
"""
FUNCTION = """
a v sa na je že o s z do aj to k vo pre za by ale si po ako sú od som tak ktoré ktorý bol jeho alebo ktorá už
podľa len sme byť čo môže má bude pri až kde bolo však pred než aby ďalšie zo tiež tým bola keď nie ju medzi
tejto viac ich ešte potom my nás nám naša náš u ho mu jej toho tento táto
"""
QUESTIONS = "kto čo kedy kde kam prečo ako aký aká aké ktorý ktorá ktoré koľko odkiaľ komu koho či"
LABELS = "otázka odpoveď redaktor redaktorka moderátor moderátorka novinár"
RELATIVES = "ktorý ktorá ktoré ktorí ktorého ktorej"
INFINITIVES = "*ovať *ať *iť *ieť *núť"
COMPARING = "než ako"
MARKS = ("„“", "»«", '""', "‚‘", "“”")
DASH = "–—-"
KIN = ("cs", "pl")
