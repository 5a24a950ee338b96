CODE = "sl"
NAME = "Slovene"
NEGATIONS = """
ne ni nisem nisi nismo niste niso nočem noče nočejo nočemo nimam nima nimajo nimamo nikoli nikdar nič ničesar
nihče nikogar nikomur nikjer nikamor nikakor noben nobena nobeno nobenega nobene niti brez komaj redko
nemogoč* ne-* neresni* nezakon* nespos* nisva
"""
EXCUSED = "ne_le ne_samo brez_dvoma"
REVERSING = """
vse_prej vse_drugo
zavrn* zavrač* zanik* odklon* odklanj* propad* spodlet* preneh* ustav* prepreč* prepove* prepoved* izogn*
izogib* pozab* opust* odpove* odpoved* preklic* prekin* dvom* oporek* izključ* vzdrž* namesto raje daleč razen
izjem* laž* lagal* napač* napak* zmot* proti nasprot* bojkot* veto umakn* umik* ukin* manj najmanj slabš*
oblju* namera* želi žel* hoče hotel* poskus* poskuš* načrt* groz* groži upa upamo blokir* zanemar* oklev*
ignor* manjk* nasprotuj* odlož* prelož* izgubi* zgubi* zamudi* obžaluj*
"""
RESTRICTING = """
komajda
po_besedah po_navedbah po_mnenju če ako kadar pod_pogojem pogoj* samo le zgolj izključno skoraj domala morda
mogoče najbrž verjetno domnevn* baje menda bi ali sicer drugače včasih deloma delno teoretično vsaj največ
najmanj dokler preden šele tako_imenovan* t_i v_primeru razen_če zdi videti praktično malokdo malokateri
malo redko redkokdaj komaj stežka začasno zaman navidezno morebitno hipotetično težko
nerad nerada napol prepozno pomotoma pod_prisilo s_pridržki kvečjemu poskusno za_šalo
"""
CONDITIONS = """
če ako pod_pogojem razen razen_če v_primeru z_izjemo kadar samo_če odvisno kolikor takoj_ko šele_ko
"""
LIMITS = """
samo le zgolj skoraj domala morda mogoče domnevno baje komaj deloma teoretično zaenkrat začasno malokdo
v_teoriji na_papirju
"""
HEDGES = """
papir* teorij* načel* princip* sreč* mnenj* zadržk* pogoj* izjem* besed* očeh mer* meri del delno težav*
tveganj* šal* primer* zaenkrat videz* določen* sanjah kredit* najboljšem najslabšem časa_do redk*
"""
GOVERNING = "da ali naj"
PRONOUNS = """
jaz mene me meni mi mano nas nam nami ti tebe te tebi vi vas vam vami on njega ga njemu mu njim ona nje je
njej ji njo jo ono oni one njih jih jim se sebe ta to tisti tista tisto kdo kateri katera
"""
FIRST_PERSON = "jaz mene meni moj moja moje moji nas nam naš naša naše naši tebe tebi vas vam vaš vaša vaše"
DETERMINERS = """
našem naših našo mojem svojem svoji
ta to ti te tega tej teh tisti tista tisto moj moja moje moji mojega naš naša naše naši našega tvoj vaš svoj
svoja svoje svojega njegov njegova njegovo njen njena njihov njihova
"""
GENITIVE = "*ov *ova *ovo *in *ina"
OF = ""
TIME = """
marca maja septembra oktobra novembra decembra marcu maju septembru oktobru novembru decembru
ponedelj* torek tork* sred* četrt* petek petk* sobot* nedelj* dan dne dni dneva teden tedn* mesec* leto leta
letu let leti ura uri ure ur minut* jutr* zjutraj dopoldne popoldne opoldne večer* zvečer noč noči ponoči
pomlad* poletj* jesen* zim* stoletj* včeraj danes jan januar* feb februar* mar marec* apr april* maj jun
junij* jul julij* avg avgust* sep september* okt oktober* nov november* dec december*
"""
RELATIVE_TIME = """
prejšnji prejšnjega prejšnjem prejšnjo prejšnje prejšnja minuli minulega minulem minulo minule naslednji
naslednjega naslednjem naslednjo naslednje prihodnji prihodnjega prihodnjem prihodnjo lanski lansko letošnji
letošnjo pretekli preteklem preteklo zadnjih
"""
PREPOSITIONS = """
skupaj_z skupaj_s
v na z s iz od do za po pred pod nad pri čez med ob o k h med zaradi kljub zraven okoli blizu znotraj zunaj
skozi vzdolž skupaj
"""
QUANTIFIERS = """
vsi vse vsa vsak vsaka vsako vsakdo mnogo mnogi mnoge veliko malo nekaj nekateri nekatere nekdo več manj
večina večine manjšina oba obe obeh polovica del drugi druge drug drugo dovolj cel cela celo kdorkoli karkoli
ostali številni
"""
NUMBERS = """
nič en ena eno enega dva dve trije tri štirje štiri pet šest sedem osem devet deset *najst dvajset trideset
štirideset petdeset šestdeset sedemdeset osemdeset devetdeset sto dvesto *sto tisoč* milijon* milijard* ducat
pol polovic* dvakrat dvojn* tretjin* četrtin* prvi prva drugi tretji edini edina enkrat
"""
ADVERBS = """
letos lani poleti pozimi spomladi jeseni
kmalu zdaj sedaj takrat tedaj vedno pogosto spet znova že še zelo precej tudi celo danes jutri včeraj pozneje
kasneje prej tu tukaj tam rad rada žal res končno torej vendar nedavno takoj potem dobro slabo hitro skrivaj
"""
AUXILIARIES = """
sem si je sva smo ste so bil bila bilo bili bile bom boš bo bomo bodo biti lahko more moral morala mora morajo
treba ima imajo imel imela želi hoče ki kateri
"""
SAYING = """
zagotavlja zagotovil zagotovila zapisal zapisala izpostavil izpostavila
rekel rekla rekli reče dejal dejala dejali povedal povedala povedali pove pravi pravijo govori govoril izjavil
izjavila navedel navedla navaja poudaril poudarila poudarja pojasnil pojasnila pojasnjuje sporočil sporočila
sporoča trdi trdil trdila meni menil menila priznal priznala priznava spomnil spomnila spominja opozoril
opozorila opozarja napisal napisala piše opazil opazila pripoveduje pripovedoval šali pošalil smeje zasmejal
nasmehnil vzdihnil vzklikne vzkliknil zakričal šepne zašepetal obljubil obljubila potrdil potrdila potrjuje
potožil pohvalil komentiral komentirala napovedal napovedala misli verjame ocenil ocenila ocenjuje izrazil
po_besedah zatrdil zatrdila
veseli razveselil nasmeji nasmehne vzdihne pritožuje boji kriči ugotavlja ugotovil hvali čudi
"""
ASKING = "vpraša vprašal vprašala sprašuje spraševal"
REPLYING = """
odgovoril odgovorila odgovarja odvrnil odvrnila ugovarja ugovarjal prekinil prekinila odvrne replicira
nasprotuje protestiral
"""
CONTINUING = "dodal dodala dodaja nadaljeval nadaljevala nadaljuje sklenil sklenila zaključil ponovil"
SUBJECT_PRONOUNS = "on ona oni one"
CONJUNCTIONS = "in ter a ampak ali pa toda vendar medtem ker saj ko kot čeprav"
TITLES = """
gospod gospa dr prof doktor profesor profesorica predsednik predsednica premier minister ministrica župan
županja direktor direktorica ravnatelj ravnateljica tiskovni kralj kraljica general sodnik škof papež trener
šef poslanec poslanka
"""
ABBREVIATIONS = "dr prof mag ing ga g gen sv ul št npr itd tj str čl mio mrd oz"
FUNCTION = """
in je v na se da za so ki z pa s po od tudi bi kot ne o ali do pri še iz že bo k lahko a sem ko smo med ni bil
bila bilo bili ima to ta te tega ter zaradi kar kako kaj samo le ga mu jih jo mi nas nam naš naša naše on ona
oni
"""
QUESTIONS = """
kdo kaj kdaj kje kam zakaj čemu kako kakšen kakšna kateri katera koliko od_kod komu koga čigav ali mar
"""
LABELS = "vprašanje odgovor novinar novinarka voditelj voditeljica moderator"
RELATIVES = "ki kateri katera katero čigar"
INFINITIVES = "*ati *iti *eti *niti *uti"
COMPARING = "kot kakor"
MARKS = ("„“", "»«", '""', "“”", "„”", "‚‘")
DASH = "–—-"
KIN = ("sr",)
