CODE = "hu"
NAME = "Hungarian"
NEGATIONS = """
sos* semmi* seh* sosincs* semeddig semerre semekkora semennyi*
nem ne nincs nincsen nincsenek sem se soha sohasem sose semmi semmit semmilyen senki senkit senkinek sehol
sehova semennyi egyik_sem nélkül alig aligha ritkán lehetetlen* *talan *telen *talanul *telenül *tlan *tlen
*hatatlan* *hetetlen* nem-* képtelen* hamis*
"""
EXCUSED = """
nem_csak nemcsak kétségtelenül nem_beszélve véletlen* hirtelen* *nemzet* nemzeti egyetlen* nemrég* végtelen*
feltétlen* közvetlen* kérdezetlen* független*
"""
REVERSING = """
minden_csak korántsem
elutasít* visszautasít* megtagad* tagad* letagad* cáfol* megcáfol* kudarc* elbuk* megakadály* akadályoz*
megtilt* tilt* tilos elkerül* kerül* elfelejt* felejt* elmulaszt* mulaszt* abbahagy* felhagy* megáll* leáll*
megszűn* megszüntet* lemond* feladt* felad* töröl* eltöröl* elhalaszt* halaszt* felfüggeszt* kétel* kételk*
vitat* kizár* tartózkod* vonakod* helyett ahelyett inkább távol kivéve kivétel* hazug* hazud* téved* hiba
hibás* ellen ellenez* ellentét* bojkot* vétó* visszavon* visszalép* visszahív* kevesebb* legkevésbé rosszabb*
ígér* szándék* akar* szeretne* próbál* megpróbál* tervez* fenyeget* remél* blokkol* hiány* hiányz* habozik
haboz* mellőz* eláll elállt elveszt* veszt* elvesz* lemarad* megbán* sajnál* *ennének *annának bánják bánta
"""
RESTRICTING = """
mond* állít* szerint* ha hacsak amennyiben feltéve feltétel* csak csupán kizárólag csaknem majdnem szinte
talán esetleg valószínűleg állítólag* állítólagos* feltehetően vélhetően lehet lehetne kellene kéne volna -e
vajon különben máskülönben néha olykor részben elméletileg legalább legfeljebb amíg míg mielőtt úgynevezett
esetén esetben látszólag gyakorlatilag akár mintha *hatná* *hetné* *hatna *hetne ritkán kevesen kevés
kevesek nemigen aligha alig éppen_csak nagy_nehezen *nánk *nénk *nám *ném ideiglenesen hiába nehezen
próbaképp próbaképpen viccből félig kényszerből színleg úgymond dehogy túl_későn egyre_kevésbé tévedésből
vonakodva
túl
"""
CONDITIONS = """
ha hacsak amennyiben feltéve azzal_a_feltétellel kivéve esetén kivételével abban_az_esetben csak_ha
feltétellel leszámítva amint csak_akkor
"""
LIMITS = """
csak csupán kizárólag csaknem majdnem szinte talán állítólag alig részben elméletileg látszólag vajon
egyelőre kevesen egyesek_szerint papíron elvileg
"""
HEDGES = """
papír* elmélet* elvileg elvben részben részint szerencs* fenntart* korlát* feltétel* kivétel* szem*
vélemény* szavak* szóban látszat* nehéz* kockázat* egyelőre mérték* esetek* esetben tréf* álmában álom*
hitel* legjobb legrosszabb ritka ritká* időről
rémálm* regény* mesében szimuláció* forgatókönyv* legend* pletyk*
"""
GOVERNING = "hogy"
PRONOUNS = """
én engem nekem velem mi minket nekünk velünk te téged neked ti titeket nektek ő őt neki vele ők őket nekik
velük ön önt önnek önök ez ezt ennek ezek ezeket az azt annak azok azokat maga magát maguk ki aki amely
"""
FIRST_PERSON = "én engem nekem mi minket nekünk te téged neked ti titeket nektek ön önt önök"
DETERMINERS = "a az egy ez ezek azok ennek annak"
GENITIVE = "*nak *nek"
OF = ""
TIME = """
órától
hétfő* kedd* szerda* szerdán csütörtök* péntek* szombat* vasárnap* nap napon napja nappal héten hét hetek
hónap* év éve évben évek óra óráig órakor perc* reggel* délelőtt délután délben este* éjjel éjszaka tavasz*
nyár nyáron nyara* ősz ősszel őszi tél télen évszázad* tegnap karácsony* húsvét* jan január* febr február*
márc március* ápr április* máj május* jún június* júl július* aug augusztus* szept* szeptember* okt október*
nov november* dec december*
"""
POSTPOSITIONS = """
óta után közben alatt felett mellett között mögött előtt körül révén miatt során múltán múlva keresztül felé
számára *ban *ben *ból *ből *ról *ről *tól *től *nál *nél *hoz *hez *höz *val *vel *kor *ért *ig *ként
"""
PARTICLES = "el le ki fel föl meg be össze vissza szét át"
RELATIVE_TIME = "múlt jövő következő előző elmúlt utolsó tavalyi"
QUANTIFIERS = """
minden mindenki mindegyik mind összes sok sokan sokat kevés kevesen kevesebb néhány pár több többen többség*
kisebbség* legtöbb valaki valami valamennyi egyes egyesek mindkét mindkettő fele fél rész része más mások
másik többi elég elegendő egész bármely bárki számos némely némelyek különböző
"""
NUMBERS = """
nulla egy kettő két három négy öt hat hét nyolc kilenc tíz tizen* húsz huszon* harminc* negyven* ötven*
hatvan* hetven* nyolcvan* kilencven* száz* *száz ezer* *ezer millió* milliárd* tucat* fél fele kétszer* dupla
harmad* negyed* első második harmadik egyetlen egyszer
"""
ADVERBS = """
hamarosan most akkor mindig gyakran megint ismét újra már még nagyon meglehetősen is sőt ma holnap tegnap
később korábban itt ott talán szívesen vonakodva sajnos remélhetőleg valóban végül tehát azonban nemrég
azonnal jól rosszul gyorsan titokban *képpen *képp ugyan
"""
AUXILIARIES = """
vagyok vagy van vagyunk vannak volt voltam voltunk voltak lesz lesznek lenne volna kell kellett kellene lehet
lehetett tud tudott fog fogja fogjuk fognak akar akart szeretne aki amely ami
"""
SAYING = """
árulta elárulta árulja elárulja
bizonygatja bizonygatta jelentette_ki
mondta mondja mondták mondják mondott mondotta mond közölte közli közölték jelentette kijelentette kijelenti
elmondta elmondja elmondták hangsúlyozta hangsúlyozza hangoztatta hangoztatja kiemelte kiemeli magyarázta
magyarázza kifejtette kifejti állította állítja szerint fogalmazott fogalmaz megfogalmazta megjegyezte
megjegyzi emlékeztetett emlékeztet emlékezett emlékszik elismerte elismeri bevallotta bevallja figyelmeztetett
figyelmeztet írta írja rámutatott rámutat mesélte meséli mesélt viccelt viccelődött nevetett nevet mosolygott
mosolyog sóhajtott sóhajt kiáltotta kiáltja kiáltott suttogta suttogja felkiáltott ígérte ígéri megígérte
megerősítette megerősíti panaszkodott panaszkodik dicsérte kommentálta bejelentette bejelenti vélekedett véli
vélte gondolja hiszi úgy_véli értékelt értékelte összegezte összegzett tájékoztatott jelezte jelzi leszögezte
leszögezi nyilatkozta nyilatkozott mormogta dünnyögte
örül örült örvendezik örvendezett ujjong ujjongott viccel beismeri kiált dicsekszik dicsekedett jegyzi_meg
jegyezte_meg számol_be számolt_be összegzi csodálkozik büszkélkedik lelkendezett lelkendezik
"""
ASKING = "kérdezte kérdezi kérdezték kérdezett megkérdezte megkérdezi érdeklődött tudakolta"
REPLYING = """
válaszolta válaszolja válaszolt felelte feleli felelt visszavágott visszavág közbevetette közbeveti közbeszólt
közbevágott félbeszakította ellenkezett tiltakozott reagált replikázott vitatkozott
"""
CONTINUING = """
tette_hozzá teszi_hozzá hozzátette hozzáteszi folytatta folytatja kiegészítette zárta zárja megismételte
ismételte
"""
SUBJECT_PRONOUNS = "ő ők"
CONJUNCTIONS = "és s vagy de azonban míg mert mivel amikor mikor ha mint ám pedig hiszen bár"
TITLES = """
úr asszony kisasszony dr prof doktor professzor elnök elnöke miniszterelnök miniszter polgármester igazgató
igazgatója vezérigazgató vezető szóvivő szóvivője király királynő tábornok bíró püspök pápa edző képviselő
szenátor titkár államtitkár
"""
ABBREVIATIONS = """
dr prof ifj id özv pl stb kb ill ún u.n sz old kft bt rt zrt nyrt st szt jan febr márc ápr jún júl aug szept
okt nov dec vö min max
"""
FUNCTION = """
a az és hogy nem is egy ez azt meg van csak ha de volt ezt már mint még vagy el ki én fel minden lehet kell
más aki be így itt mert úgy nagyon ami mi le ők szerint azonban ezek amely után lesz lenne akkor majd sem
nincs őket egyik ott ő voltak között pedig két első sok amikor új mind miatt nekünk
"""
QUESTIONS = """
ki kik mi mit mikor hol hova hová miért hogyan hogy melyik milyen mennyi hány honnan kinek kit vajon *-e
"""
LABELS = "kérdés válasz k v riporter újságíró műsorvezető moderátor"
RELATIVES = "aki akik akit akinek amely"
INFINITIVES = "*ni"
COMPARING = "mint"
MARKS = ("„”", "»«", '""', "“”", "’’", "„“")
DASH = "–—-"
