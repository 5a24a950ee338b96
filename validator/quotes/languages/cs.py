CODE = "cs"
NAME = "Czech"
NEGATIONS = """
ne ne* nikdy nic ničeho ničemu ničím nikdo nikoho nikomu nikým žádný žádná žádné žádného žádných žádnou žádným
nikde nikam nijak nikterak ani bez sotva stěží málokdy zřídka ni
"""
EXCUSED = """
nebo nej* neděl* nemocni* nemoc* německ* německo nervy nervóz* nedávno nedaleko neustál* nebe nebesk* nehod*
nejen bez_pochyb nechat nech necháme nechají nechal nechala nechali nevěst* netopý* několik* někdo některý
někde někdy nésti nese neteř* neboť nepochybně nepřetržit* neuvěřitel*
"""
REVERSING = """
všechno_jen vše_jen
odmít* odmíta* popřel* popír* popřít zamít* zamítl* zřek* vzdal* vzdá* selha* selhal* přesta* přestal* zastav*
zabrán* zabrání* zakáz* zakaz* vyhnul* vyhýb* vyhn* zapom* opomen* opomn* zanedb* zruš* odvol* zrušil* přeruš*
pochyb* zpochyb* dement* vylouč* vyluč* proti naproti místo namísto spíše spíš daleko_od kromě s_výjimkou
vyjma výjim* chyb* chyběl* lživ* lež lže lhal* klam* mýlil* mýlí omyl* odlož* odklád* bojkot* veto vetova*
stáhl* stáh* odvolat zrušen* méně nejméně hůř* hodlá hodlal* chce chtěl* chtějí chceme pokus* snaž* slíbil*
slib* hroz* doufá* plánuj* plánova* popřen* opak opačn* ignor* bloko* zablok* protest* nesouhlas* zdráh* váha*
zdrže* ztrat* ztrác* zmešk* litov* lituj*
"""
RESTRICTING = """
pramálo jakoby
podle jestli jestliže pokud kdyby -li li za_podmínky podmín* jen jenom pouze výhradně skoro téměř málem
možná snad asi pravděpodobně patrně údajn* prý mohl_by mohla_by mohlo_by by bychom bych byste zda zdali
jinak někdy občas částečn* teoretic* alespoň aspoň nanejvýš nejvýše přinejmenším dokud než dokavad teprve
takzvan* tzv v_případě ledaže leda zřejmě zdánlivě domněl* eventuál* případně prakticky málokdo málokdy
máloco málo nemnoho zřídka stěží dočasně marně hypoteticky názoru
napůl naoko zatím z_donucení z_legrace na_zkoušku příliš_pozdě neochotně omylem na_oko
příliš
"""
CONDITIONS = """
jestli jestliže pokud kdyby když -li ledaže za_podmínky s_podmínkou v_případě kromě s_výjimkou vyjma
jen_když jakmile až_když
"""
LIMITS = """
jen jenom pouze výhradně skoro téměř málem možná snad údajně prý sotva částečně teoreticky zda zdali zatím
prozatím málokdo někteří_říkají v_teorii na_papíře
"""
HEDGES = """
papír* teori* teorii zásadě principu míry míra míře části část štěst* výhrad* omezen* podmín* názor* očích
slov* potíž* rizik* žert* případ* určit* stupn* snu snech dluh* úvěr* nejlepším nejhorším nechut* řídk*
příležit* čas_od
můře románu pohádce simulaci scénáři legendě
má-li slyšet
"""
GOVERNING = "že aby zda"
PRONOUNS = """
já mě mne mi mně mnou my nás nám námi ty tebe tě ti tobě tebou vy vás vám vámi on jeho jej ho jemu mu něm ním
ona její ji jí ní ono oni ony jich jim jimi nich nim nimi se si sebe sobě ten ta to tento tato toto tito toho
té těch tomu těm tím tamten kdo který která které
"""
FIRST_PERSON = """
já mě mne mi mně mnou můj moje má mí my nás nám námi náš naše naši tebe tě vy vás vám vámi váš vaše vaši
"""
DETERMINERS = """
našem naším mém mou mým svém svou svým
ten ta to ti ty tento tato toto tito tyto toho té těch tomu těm tím tou tohoto této těchto můj moje má mého mé
mých náš naše našeho naší našich tvůj tvoje váš vaše svůj svoje svá svého své svých jeho její jejich
"""
GENITIVE = "*ův *ova *ovo *ovy *ovi *in *ina"
OF = ""
TIME = """
lednu únoru březnu dubnu květnu červnu srpnu říjnu prosinci
ponděl* úter* úterý střed* čtvrt* pát* pátek sobot* neděl* den dne dnů dny týden týdn* měsíc* rok roku roce
let lety léta hodin* minut* ráno rána ránem dopoledne odpoledne poledne večer* noc noci jaro jaře jara léto
létě podzim* zim* zimě století včera úsvit* led leden* ledna* úno únor února* bře březen* března* dub duben*
dubna* kvě květen* května* červen* června* čvn července* červenec* čvc srp srpen* srpna* zář září říj říjen*
října* lis listopad* listopadu* pro prosince* prosinec*
"""
RELATIVE_TIME = """
minulý minulého minulém minulé minulou příští příštího příštím příštích loňský loňského loňském loňské letošní
letošního letošním následující předchozí poslední posledních uplynulý uplynulém
"""
PREPOSITIONS = """
společně_s společně_se spolu_s
v ve na z ze od do pro po před za pod nad při přes mezi u o s se během díky kvůli vedle kolem okolo vůči k ke
navzdory podél uvnitř vně spolu skrz poblíž blízko
"""
QUANTIFIERS = """
všichni všechny všechno vše všech všem každý každá každé každého mnoho mnozí mnohé mnohých hodně málo několik
několika někteří některé některých někdo něco více víc méně většina většiny menšina oba obě polovina část jiní
jiné jiný jiná jistý jistá jistí dost celý celá celé kdokoli cokoli pár četní četné
"""
NUMBERS = """
nula jeden jedna jedno jednoho dva dvě dvou tři tří čtyři čtyř pět pěti šest šesti sedm sedmi osm osmi devět
devíti deset deseti *náct *nácti dvacet třicet čtyřicet padesát šedesát sedmdesát osmdesát devadesát *cet
*desát sto sta set stovk* tisíc* milion* miliard* tucet půl polovin* dvojnás* třetin* čtvrt* první druhý druhá
třetí jediný jediná jednou dvakrát
"""
ADVERBS = """
brzy teď nyní tehdy vždy často zase opět již už ještě velmi docela také též i dokonce dnes zítra včera později
dříve tady zde tam snad rád ráda bohužel doufejme opravdu konečně tedy však nedávno hned potom pak dobře
špatně rychle neochotně
"""
AUXILIARIES = """
jsem jsi je jsme jste jsou byl byla bylo byli byly budu bude budeme budou být by bych může mohou mohl mohla
mohli lze musí muset měl měla měli má mají chce chtějí chtěl chtěla který která které
"""
SAYING = """
svěřil svěřila
řekl řekla řekli říká říkal říkala říkají uvedl uvedla uvádí prohlásil prohlásila prohlašuje tvrdí tvrdil
tvrdila zdůraznil zdůraznila zdůrazňuje vysvětlil vysvětlila vysvětluje sdělil sdělila sděluje oznámil
oznámila oznamuje informoval informovala ujistil ujistila ujišťuje myslí míní domnívá připustil připustila
připouští přiznal přiznala přiznává připomněl připomněla připomíná varoval varovala varuje napsal napsala píše
podotkl podotkla podotýká poznamenal poznamenala poukázal poukázala vypráví vyprávěl vyprávěla popsal popsala
popisuje vzpomíná vzpomínal vzpomínala žertuje zažertoval směje zasmál zasmála usmívá vzdychl vzdychla křičí
křikl zakřičel šeptá zašeptal zašeptala zvolal zvolala slíbil slíbila slibuje potvrdil potvrdila potvrzuje
stěžuje chválí okomentoval okomentovala komentuje komentoval upozornil upozornila upozorňuje pravil pravila
podle zhodnotil zhodnotila hodnotí konstatoval konstatovala konstatuje shrnul shrnula raduje libuje prozradil
prozradila odhadl věří nechal
radoval radovala těší smál smála usmál vzdychá povzdechl vtipkuje doufal obává volá chlubí vykřikl shrnuje
diví pochvaluje
"""
ASKING = "ptá ptal ptala zeptal zeptala zeptali táže tázal optal"
REPLYING = """
odpověděl odpověděla odpovídá odpovídal odpovídala odpověděli odvětil odvětila oponuje oponoval oponovala
namítl namítla namítá přerušil přerušila kontroval kontrovala ohradil ohradila reagoval reagovala reaguje
odporoval skočil protestoval
"""
CONTINUING = """
dodal dodala dodává dodali pokračoval pokračovala pokračuje doplnil doplnila doplňuje uzavřel uzavřela
zopakoval zopakovala opakuje
"""
SUBJECT_PRONOUNS = "on ona oni ony"
CONJUNCTIONS = "a i ale nebo či však zatímco protože neboť když jak než ačkoli ačkoliv takže"
TITLES = """
pan paní slečna dr prof doktor profesor prezident prezidentka premiér premiérka ministr ministryně starosta
starostka primátor ředitel ředitelka mluvčí král královna generál soudce soudkyně biskup papež trenér trenérka
šéf šéfka poslanec poslankyně senátor senátorka předseda předsedkyně hejtman
"""
ABBREVIATIONS = """
dr prof mgr ing judr mudr phdr doc sv ul tř č např atd apod tzv tj mj r hod tis mil mld kč gen plk str odst čl
resp cca
"""
FUNCTION = """
a v se na je že o s z do i to k ve pro za by ale si po jako jsou od jsem tak které který byl jeho nebo která
už podle již jen jsme být co může má bude při až kde bylo však před než aby další ze také tím byla když není
ji mezi této více jejich ještě pak my nás nám naše náš u ho mu jí toho tento tato
"""
QUESTIONS = """
kdo co kdy kde kam proč jak jaký jaká jaké který která které kolik odkud komu koho čí zda copak *-li
"""
LABELS = "otázka odpověď o redaktor redaktorka moderátor moderátorka novinář"
RELATIVES = "který která které kteří jehož jejíž jenž jež"
INFINITIVES = "*ovat *nout *át *it *ět *ít"
COMPARING = "než nežli"
MARKS = ("„“", "»«", '""', "‚‘", "“”", "„”")
DASH = "–—-"
KIN = ("sk", "pl")
