CODE = "sr"
NAME = "Serbian, Croatian and Bosnian"
NEGATIONS = """
нипошто nipošto
ne ni nije nisam nisi nismo niste nisu neću nećeš neće nećemo nećete nemoj nemojte nemojmo nema nemam nemaš
nemamo nemate nemaju nemaj* nikad nikada ništa ničega ničemu niko nitko nikog nikoga nikome nikomu nigde
nigdje nikuda nikako nikakav nikakva nikakvo nikakvi nikakve nikakvih nijedan nijedna nijedno niti bez jedva
teško_da retko rijetko nemogu* neistin* netočn* netačn* nezakonit* nespos* не ни није нисам ниси нисмо нисте
нису нећу нећеш неће нећемо нећете немој немојте нема немам немаш немамо немате немају никад никада ништа
ничега нико никог никога никоме нигде никуда никако никакав никаква никакво никакви никакве никаквих ниједан
ниједна ниједно нити без једва ретко немогу* неистин* нетачн* незаконит* неспос*
"""
EXCUSED = "ne_samo bez_sumnje не_само без_сумње"
REVERSING = """
sve_samo sve_drugo све_само све_друго
odbi* odbij* odbaci* odbacu* negira* pori* poreč* poriču* demant* opovrg* propa* propust* presta* prekin*
zaustav* spreč* spriječ* zabran* izbeg* izbjeg* izbega* izbjegava* zaborav* odusta* napust* otkaz* otkaž*
odgod* odgađ* odlož* sumnj* osporav* ospori* isključ* uzdrž* umesto umjesto radije daleko_od osim sem izuzev
izuzet* laž* lagao lagal* obman* greš* pogreš* griješ* protiv suprot* bojkot* veto povuk* povlač* ukin* manje
najmanje gore obeća* namera* namjer* želi želj* htje* hte* hoće htjel* pokuš* planir* prijet* pret* nada*
nadam* blokira* zanemar* oklev* oklijev* ignor* nedosta* opoz* одби* одбиј* одбаци* негира* пори* порич*
демант* оповрг* пропа* пропуст* преста* прекин* заустав* спреч* забран* избег* избега* заборав* одуста*
напуст* отказ* откаж* одложи* одлаг* сумњ* оспорав* оспори* искључ* уздрж* уместо радије осим сем изузев
изузет* лаж* лагао лагал* обман* греш* погреш* против супрот* бојкот* вето повук* повлач* укин* мање најмање
горе обећа* намера* жели жељ* хте* хоће покуш* планир* прет* нада* надам* блокира* занемар* оклев* игнор*
недоста* опоз* okan* окан* мани* mani* izgubi* gubi* liši* propusti* žali* изгуби* губи* лиши* пропусти* жали*
malo_ljudi мало_људи
"""
RESTRICTING = """
prema_rečima prema_riječima prema_navodima po_riječima po_rečima према_речима према_наводима по_речима ako
ukoliko kad_bi pod_uslovom pod_uvjetom uslov* uvjet* samo jedino isključivo skoro gotovo umalo možda valjda
verovatno vjerojatno vjerovatno navodn* tobož* bi bih bismo biste da_li li inače ponekad katkad delimično
djelomično delom teoretski bar barem najviše najmanje dok dokle pre_nego prije_nego tek takozvan* tzv
u_slučaju sem_ako osim_ako izgleda čini_se praktično eventualn* ако уколико кад_би под_условом услов* само
једино искључиво скоро готово умало можда ваљда вероватно наводн* тобож* би бих бисмо бисте да_ли ли иначе
понекад каткад делимично делом теоретски бар барем највише најмање док докле пре_него тек такозван* тзв
у_случају сем_ако осим_ако изгледа практично евентуалн* malo_ko malo_tko malobrojni retko rijetko jedva
teško мало_ко малобројни ретко ријетко једва тешко privremeno uzalud prividno hipotetski iznimno zamalo
привремено узалуд привидно хипотетички замало po_mišljenju mišljenju по_мишљењу мишљењу
невољно упола тобоже бајаги прекасно на_пробу под_принудом ниједном грешком у_шали nevoljno nevoljko upola
napola tobože bajagi prekasno na_probu pod_prisilom pod_prinudom nijednom greškom u_šali zasad засад praktički
"""
CONDITIONS = """
ako ukoliko kad_bi pod_uslovom pod_uvjetom osim sem osim_ako sem_ako u_slučaju izuzev izuzevši uz_uvjet
uz_uslov ако уколико кад_би под_условом осим сем осим_ако сем_ако у_случају изузев уз_услов čim tek_kada
čim_se чим тек_када
"""
LIMITS = """
samo jedino isključivo skoro gotovo možda navodno tobože jedva delimično djelomično само једино искључиво
скоро готово можда наводно тобоже једва делимично da_li да_ли zasad privremeno malo_ko засад привремено
мало_ко teoretski u_teoriji na_papiru теоретски у_теорији на_папиру
"""
HEDGES = """
papir* teorij* princip* načel* sreć* mišljenj* ograd* rezerv* uslov* uvjet* izuzet* iznim* reč* riječi očima
meri mjeri delom dijelom muk* rizik* šal* slučaj* sada izgled* папир* теориј* принцип* начел* срећ* мишљењ*
оград* резерв* услов* изузет* реч* очима мери делом мук* ризик* шал* случај* сада snu snovima kredit*
najboljem najgorem vremena_na retk* rijetk* prilik* сну кредит* најбољем времена_на
"""
GOVERNING = "da što li да што ли"
PRONOUNS = """
ja mene me meni mi mnom nas nama ti tebe te tebi vi vas vama on njega ga njemu mu njim ona nje je njoj joj nju
ju ono oni one njih ih njima im sebe se ovaj ova ovo ovi ove taj ta to onaj onoga tko ko koji koja koje ја
мене ме мени ми мном нас нама ти тебе те теби ви вас вама он њега га њему му њим она ње је њој јој њу ју оно
они оне њих их њима им себе се овај ова ово ови ове тај та то онај ко који која које
"""
FIRST_PERSON = """
ja mene meni mi mnom moj moja moje moji nas nama naš naša naše naši tebe tebi vas vama vaš vaša vaše ја мене
мени ми мој моја моје моји нас нама наш наша наше наши тебе теби вас вама ваш ваша ваше
"""
DETERMINERS = """
нашем нашој мом мојој свом својој našem našoj mom mojoj svom svojoj
ovaj ova ovo ovi ove ovog ovih taj ta to ti te tog tih onaj ona ono moj moja moje moji mog naš naša naše naši
našeg naših tvoj vaš vaša vaše svoj svoja svoje svoji svog njegov njegova njegovo njegovi njen njena njeno
njezin njezina njihov njihova овај ова ово ови ове овог ових тај та то ти те тог тих онај она оно мој моја
моје моји мог наш наша наше наши нашег наших твој ваш ваша ваше свој своја своје своји свог његов његова
његово његови њен њена њено њихов њихова
"""
GENITIVE = "*ov *ova *ovo *ev *eva *evo *ин *ина *ов *ова *ово *ев *ева"
OF = ""
TIME = """
марту мају јуну јулу септембру октобру новембру децембру марта маја јуна јула септембра октобра новембра
децембра januaru februaru martu aprilu maju junu julu avgustu septembru oktobru novembru decembru januara
februara marta aprila maja juna jula avgusta septembra oktobra novembra decembra siječnju veljači ožujku
travnju svibnju lipnju srpnju kolovozu rujnu listopadu studenom prosincu siječnja veljače ožujka travnja
svibnja lipnja srpnja kolovoza rujna listopada studenoga prosinca
сата sata
ponedelj* utor* sred* četvrt* pet* petak subot* nedelj* nedjelj* dan dana dane dani sedmic* tjedan tjedn*
mesec* mjesec* godin* godine sat sati minut* jutr* ujutru ujutro popodne podne večer* veče noć noći proleć*
proljeć* leto leta letu ljeto ljeta jesen* zim* vek* stoljeć* juče jučer понедељ* утор* сред* четврт* петак*
субот* недељ* дан дана дане месец* годин* сат сати минут* јутр* ујутру поподне подне вече вечер* ноћ*
пролећ* лето лета јесен* зим* јуче јан јануар* феб фебруар* мар март апр април* мај јун јул авг август* сеп
септембар* окт октобар* нов новембар* дец децембар*
"""
RELATIVE_TIME = """
prošli prošle prošlog prošlom prošlu prošla sledeći sledećeg sledećem sledeće sledeću sljedeći sljedećeg
sljedeće sljedeću idući iduće iduću idućeg poslednji poslednje poslednjih posljednjih protekli protekle
naredni naredne narednu прошли прошле прошлог прошлом прошлу следећи следећег следећем следеће следећу идући
идуће идућу последњих протекле наредне наредну
"""
PREPOSITIONS = """
заједно_са zajedno_s zajedno_sa
u na s sa iz od do za po pred pod nad pri kroz među između kod o ob uz tokom zbog kraj pored oko prema_planu
ka k usled tijekom uoči duž usprkos unutar izvan nakon poslije posle prije pre zajedno zahvaljujući blizu у на
с са из од до за по пред под над при кроз међу између код о уз током због крај поред око ка к услед уочи дуж
унутар изван након после пре заједно захваљујући близу
"""
QUANTIFIERS = """
svi sve sva svega svih svim svako svaki svaka svatko mnogo mnogi mnoge puno malo nekoliko neki neke neka netko
neko nešto više manje većina većine manjina oba obje obe obojica polovina pola deo dio drugi druge drugo
izvestan dosta dovoljno ceo cijeli cela cijela bilo_ko bilo_tko ostali brojni сви све сва свега свих свим
свако сваки свака много многи многе пуно мало неколико неки неке нека неко нешто више мање већина већине
мањина оба обе обојица половина пола део други друге друго известан доста довољно цео цела било_ко остали
бројни
"""
NUMBERS = """
nula jedan jedna jedno jednog dva dve dvije dvoje tri troje četiri četvero četvoro pet šest sedam osam devet
deset *naest *deset dvadeset sto dvesta dvjesto trista tristo *sto hiljad* tisuć* milion* milijun* milijard*
tuce pola polovin* duplo dvostruk* trećin* četvrtin* prvi prva drugi treći jedini jedina jednom dvaput нула
један једна једно једног два две двоје три троје четири четворо пет шест седам осам девет десет *наест *десет
двадесет сто двеста триста хиљад* милион* милијард* туце пола половин* дупло двострук* трећин* четвртин* први
прва други трећи једини једина једном двапут
"""
ADVERBS = """
uskoro sada sad tada uvek uvijek često opet ponovo već još vrlo veoma prilično takođe također i čak danas
sutra juče jučer kasnije ranije ovde ovdje tu tamo rado nerado nažalost zaista konačno dakle ipak međutim
nedavno odmah potom dobro loše brzo tajno ускоро сада сад тада увек често опет поново већ још врло веома
прилично такође чак данас сутра јуче касније раније овде ту тамо радо нерадо нажалост заиста коначно дакле
ипак међутим недавно одмах потом добро лоше брзо тајно
"""
AUXILIARIES = """
sam si je smo ste su bio bila bilo bili bile ću ćeš će ćemo ćete biti može mogu mogao mogla mogli mora moraju
treba trebalo ima imaju imao imala želi žele hteo htio koji koja koje сам си је смо сте су био била било били
биле ћу ћеш ће ћемо ћете бити може могу могао могла могли мора морају треба требало има имају имао имала жели
желе хтео који која које
"""
SAYING = """
uverava uveravao napominje pojasnio pojasnila pojašnjava уверава напомиње појаснио појаснила појашњава
rekao rekla rekli reče kaže kažu kazao kazala govori govorio govorila izjavio izjavila izjavljuje naveo navela
navodi istakao istaknuo istakla istaknula ističe naglasio naglasila naglašava objasnio objasnila objašnjava
poručio poručila poručuje saopštio saopštila priopćio priopćila tvrdi tvrdio tvrdila smatra smatrao smatrala
priznao priznala priznaje podsetio podsjetio podsetila podsjetila podseća podsjeća upozorio upozorila
upozorava napisao napisala piše uveren primetio primijetio primetila primijetila ukazao ukazala ukazuje
ispričao ispričala priča pričao pričala prepričava seća sjeća šali našalio našalila smeje smije nasmejao
nasmijao nasmijala uzdahnuo uzdahnula uzdiše viče povikao povikala šapuće šapnuo šapnula uzviknuo uzviknula
obećao obećala obećava potvrdio potvrdila potvrđuje žali požalio hvali pohvalio komentariše komentira
prokomentarisao prokomentirao najavio najavila najavljuje prema misli mislio veruje vjeruje ocenio ocijenio
ocenila ocijenila izrazio izrazila zaključuje dodaje рекао рекла рекли рече каже кажу казао казала говори
говорио говорила изјавио изјавила изјављује навео навела наводи истакао истакла истиче нагласио нагласила
наглашава објаснио објаснила објашњава поручио поручила поручује саопштио саопштила тврди тврдио тврдила
сматра сматрао сматрала признао признала признаје подсетио подсетила подсећа упозорио упозорила упозорава
написао написала пише приметио приметила указао указала указује испричао испричала прича причао причала сећа
шали нашалио нашалила смеје насмејао насмејала уздахнуо уздахнула виче повикао повикала шапуће шапнуо шапнула
узвикнуо узвикнула обећао обећала обећава потврдио потврдила потврђује жали пожалио хвали похвалио коментарише
прокоментарисао најавио најавила најављује према мисли верује оценио оценила изразио изразила
raduje radovao osmehuje plaši boji konstatuje konstatovao pripoveda čudi радује уздише плаши боји констатује
чуди
"""
ASKING = """
pita pitao pitala upitao upitala zapitao zapitala pitaju пита питао питала упитао упитала запитао запитала
"""
REPLYING = """
odgovorio odgovorila odgovara odgovarao odgovorili odvratio odvratila uzvratio uzvratila prekinuo prekinula
uzvraća usprotivio protivi prigovorio prigovorila replicirao replicirala reagovao reagirao reagovala
protestovao umešao umiješao ubacio одговорио одговорила одговара одговарао одговорили одвратио одвратила
узвратио узвратила прекинуо прекинула узвраћа успротивио приговорио приговорила реплицирао реплицирала
реаговао реаговала убацио умешао
"""
CONTINUING = """
dodao dodala dodaje dodali nastavio nastavila nastavlja zaključio zaključila zaključuje ponovio ponovila
dopunio додао додала додаје додали наставио наставила наставља закључио закључила закључује поновио поновила
допунио
"""
SUBJECT_PRONOUNS = "on ona oni one он она они оне"
CONJUNCTIONS = """
i a ali ili no nego već dok jer kada kad kao iako te pa и а али или но него већ док јер када кад као иако те
па
"""
TITLES = """
gospodin gospođa dr prof doktor profesor profesorka predsednik predsjednik predsednica predsjednica premijer
premijerka ministar ministarka ministrica gradonačelnik gradonačelnica direktor direktorka ravnatelj
ravnateljica portparol glasnogovornik glasnogovornica kralj kraljica general sudija sudac episkop biskup papa
patrijarh trener šef poslanik zastupnik господин госпођа др проф доктор професор професорка председник
председница премијер премијерка министар министарка градоначелник градоначелница директор директорка портпарол
краљ краљица генерал судија епископ папа патријарх тренер шеф посланик
"""
ABBREVIATIONS = """
dr prof mr ing gđa g gen sv ul br npr itd tzv tj god str čl st mil mlrd др проф мр инж гђа г ген св ул бр нпр
итд тзв тј год стр чл ст
"""
FUNCTION = """
i u je da na se su za od s sa o a koji to što ne će iz kao ali do ili bi koja koje po bio sam nije smo ste
bila bilo biti ima kako samo već još kad kada zbog prema pri nakon posle poslije ga mu joj ih im mi nas nam
naš naša naše on ona oni ovo ova ovaj taj tako te pa dok и у је да на се су за од с са о а који то што не ће
из као али до или би која које по био сам није смо сте била било бити има како само већ још кад када због
према при након после га му јој их им ми нас нам наш наша наше он она они ово ова овај тај тако те па док
"""
QUESTIONS = """
tko ko što šta kada kad gde gdje kuda zašto kako kakav kakva koji koja koje koliko odakle kome koga čiji zar
li da_li ко шта што када кад где куда зашто како какав каква који која које колико одакле коме кога чији зар
ли
"""
LABELS = """
pitanje odgovor novinar novinarka voditelj voditeljica moderator питање одговор новинар новинарка водитељ
водитељка модератор
"""
RELATIVES = "koji koja koje kojeg kojem што који која које којег којем"
INFINITIVES = "*ati *iti *eti *nuti *ати *ити *ети *нути"
COMPARING = "nego no negoli него но неголи"
MARKS = ("„”", "„“", "»«", '""', "“”", "«»", "‚’")
DASH = "–—-"
KIN = ("mk", "bg", "sl")
