CODE = "lt"
NAME = "Lithuanian"
NEGATIONS = """
ne ne* nėra nebuvo nebus niekada niekuomet niekas nieko niekam nieku niekur niekaip nė nei be vargu vargiai
retai joks jokia jokio jokios jokį jokią jokių jokiam jokiu anaiptol toli_gražu nebe*
"""
EXCUSED = """
ne_tik nes net netgi neseniai nesen* nelaim* neabejot* nepaprast* nepriklausom* netoli netoliese netrukus
nepertrauk* nervai nervų nervin* neįtikėtin* nesuskaičiuojam* neišvengiam*
"""
REVERSING = """
atsisak* atmet* atmes* paneig* neig* atšauk* atsiėm* nutrauk* nustoj* liov* sustabd* stabd* sutrukd* trukd*
kliud* uždraud* draud* veng* išveng* pamirš* užmirš* apleid* panaikin* ginčij* ginč* abejoj* suabejoj*
priešin* prieštar* pasipriešin* vietoj vietoje užuot greičiau veikiau toli išskyrus išimt* trūk* stokoj*
stinga melag* melas mela* meluo* klaid* suklyd* mitas mažiau mažiausiai atid* atidėl* boikot* veto susilaik*
atsitrauk* ketin* vilias* tikisi tikėjos* tikimės nor* bandy* bando* mėgin* stengi* stengė* planuo* planav*
grasin* grės* žad* pažad* pameš* praras* netek* gailė* apgailest* apgau* apgav* apsimet* klastot* žlug*
blokuo* užblok* priešing* nuslėp* slėp* atkalb* dvejo* ignor* protest*
"""
RESTRICTING = """
jei jeigu tik tiktai vien vos beveik kone galbūt gal rasi tikriausiai turbūt greičiausiai tariam* esą neva
lyg tarsi sąlyg* su_sąlyga atveju kitaip kartais retkarčiais iš_dalies teorišk* bent bent_jau mažiausiai
daugiausia iki kol vadinam* matyt regis atrodo praktišk* laikinai hipotetišk* veltui sunkiai menkai
nedaugelis nebent ar kai_kurie kai_kur pasak anot nuomone būtų galėtų turėtų norėtų reikėtų *čiau *tume
*tumėte dalis dalinai pusė menam*
per_vėlai su_išlygomis per_prievartą nenoriai bandomai juokais per_klaidą
"""
CONDITIONS = """
jei jeigu su_sąlyga nebent išskyrus tuo_atveju atveju jei_tik priklausomai kol_tik jeigu_tik kai_tik
"""
LIMITS = """
tik tiktai vien vos beveik kone galbūt gal turbūt tariamai neva iš_dalies vargu kol_kas laikinai nedaug_kas
teoriškai popieriuje
"""
HEDGES = """
popier* teorij* princip* dalies dalinai nuomon* sąlyg* išimt* laim* žodži* akimis sunk* rizik* juok* kol_kas
mast* atvej* tam_tikr* sapne skol* geriausiu blogiausiu retai
"""
GOVERNING = "kad jog ar"
PRONOUNS = """
aš manęs man mane mumis manimi mes mūsų mums mus tu tavęs tau tave jūs jūsų jums jus jis jo jam jį juo ji jos
jai ją ja jie jų jiems juos jais jas joms tai tas ta to tos tam tą šis ši šio šios šį šią tie šie savęs save
sau pats pati kas kuris kuri
"""
FIRST_PERSON = "aš manęs man mane mano mes mūsų mums mus tu tavęs tau tave tavo jūs jūsų jums jus"
DETERMINERS = """
tas ta to tos tam tai tą tie tų tuos tais šis ši šio šios šiam šiai šį šią šie šių šiuos anas ana mano mūsų
tavo jūsų jo jos jų savo tokia toks tokio
"""
GENITIVE = ""
OF = ""
TIME = """
sausį kovą balandį gegužę birželį liepą rugpjūtį rugsėjį spalį
val
pirmadien* antradien* trečiadien* ketvirtadien* penktadien* šeštadien* sekmadien* diena dienos dieną dienų
dienas savait* mėnes* mėnuo metai metų metus metais valand* minut* rytas ryto rytą ryte vidurdien* vakar*
naktis nakties naktį pavasar* vasar* ruden* ruduo žiem* amži* šiandien saus sausis* sausio* vas vasaris*
vasario* kov kovas* kovo bal balandis* balandžio* geg gegužė* gegužės* birž birželis* birželio* liep liepa*
liepos* rugp rugpjūtis* rugpjūčio* rugs rugsėjis* rugsėjo* spal spalis* spalio* lapkr* lapkritis* lapkričio*
gruod* gruodis* gruodžio*
"""
RELATIVE_TIME = """
praėjusį praėjusią praėjusio praėjusios praėjusiais ateinantį ateinančią kitą kito paskutiniais paskutinį
"""
PREPOSITIONS = """
į iš su nuo per po prie pro ties už virš dėl apie tarp ant šalia aplink palei pas tarpu kartu greta dėka
pernai šiemet
"""
POSTPOSITIONS = "metu dėka link laikotarpiu proga *yje *ėje *oje *uje *ose *uose *ėse"
QUANTIFIERS = """
kiekvieną kiekvienam kiekvienos kiekvienoje
visi visos visų visus visiems visas visa viską viskas kiekvienas kiekviena kiekvieno daug daugelis daugelio
mažai keli kelios kelių keletas kai_kurie dauguma daugumos mažuma abu abi abiejų pusė dalis kiti kitos kitas
kita kažkas kažko pakankamai ištisas ištisa bet_kas bet_kuris daugiau daugybė nemažai
"""
NUMBERS = """
nulis vienas viena vieno vieną du dvi dviejų trys tris trijų keturi keturių penki penkių šeši šešių septyni
aštuoni devyni dešimt dešimties *lika *likos dvidešimt trisdešimt keturiasdešimt penkiasdešimt šešiasdešimt
septyniasdešimt aštuoniasdešimt devyniasdešimt šimtas šimto šimtai šimtų tūkstan* milijon* milijard* tuzin*
pusė pusantro dvigub* trečdal* ketvirtad* pirm* antras antra trečias vienintel* kartą dukart
"""
ADVERBS = """
*iai greitai dabar tada visada dažnai vėl jau dar labai gana taip_pat irgi netgi šiandien rytoj vakar vėliau
anksčiau čia ten deja tikrai pagaliau todėl vis_dėlto neseniai tuoj gerai blogai slapta noriai mielai šiemet
pernai šįvakar šiąnakt
"""
AUXILIARIES = """
esu esi yra esame esate buvo buvau buvome būti bus būsiu būsime būtų gali galėjo galės galima turi turėjo
turės reikia reikėjo privalo nori norėjo kuris kuri kurie kurios
"""
SAYING = """
sakė sako sakydamas sakydama pasakė teigė teigia teigdamas tvirtino tvirtina aiškino aiškina paaiškino pabrėžė
pabrėžia pažymėjo pažymi pasakojo pasakoja kalbėjo kalba pranešė praneša pareiškė pareiškia patvirtino
patvirtina pripažino pripažįsta priminė primena prisiminė prisimena įspėjo įspėja rašė rašo parašė komentavo
komentuoja mano manė įsitikinęs įsitikinusi tikino tikina užtikrino užtikrina pastebėjo pastebi džiaugėsi
džiaugiasi juokavo juokauja juokėsi šypsojosi šūktelėjo sušuko šnibždėjo skundėsi skundžiasi gyrė giria
apibendrino apibendrina informavo informuoja nurodė nurodo atskleidė vylėsi viliasi dėstė dėsto ragino pasak
anot prognozavo konstatavo konstatuoja patikslino akcentavo
šypsosi atsidūsta bijo šaukia šnabžda giriasi gyrėsi stebisi
"""
ASKING = "klausė klausia paklausė teiravosi teiraujasi pasiteiravo stebėjosi"
REPLYING = """
atsakė atsako atšovė atkirto paprieštaravo prieštaravo prieštarauja nutraukė pertraukė įsiterpė oponavo
reagavo
"""
CONTINUING = "pridūrė priduria tęsė tęsia pratęsė papildė papildo pakartojo pakartoja baigė kartojo"
SUBJECT_PRONOUNS = "jis ji jie jos"
CONJUNCTIONS = "ir bei ar arba bet tačiau o nes kadangi kai kol nors kaip negu tad"
TITLES = """
ponas ponia panelė daktaras dr profesorius prof prezidentas prezidentė ministras ministrė premjeras premjerė
meras merė direktorius direktorė vadovas vadovė pirmininkas pirmininkė atstovas atstovė karalius karalienė
generolas teisėjas teisėja vyskupas popiežius treneris trenerė seimo narys narė
"""
ABBREVIATIONS = "pvz t.y t.t kt m d val min nr p dr prof tūkst mln mlrd g pr a.a š.m vad žr"
FUNCTION = """
ir yra tai kad į iš su buvo o jis bet kaip apie tik po už jo per nuo kurie ji dėl ar savo jau dar taip bus
arba prie mes šis kai labai jie mūsų mano kuris kuri jos nes gali jų ant būti pat šio vienas viskas
"""
QUESTIONS = "kas ką kada kur kodėl kaip koks kokia kuris kuri kiek kieno kam ar argi nejau negi"
LABELS = "klausimas atsakymas k a žurnalistas žurnalistė vedėjas vedėja moderatorius"
RELATIVES = "kuris kuri kurie kurios kurio kurią kurį kuriuos"
INFINITIVES = "*ti *tis"
COMPARING = "nei negu kaip"
MARKS = ("„“", "„”", "“”", '""', "«»")
DASH = "–—-"
KIN = ("lv",)
