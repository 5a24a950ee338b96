CODE = "lv"
NAME = "Latvian"
NEGATIONS = """
ne nē ne* nav nebija nebūs nekad neviens neviena nevienu nevienam nekas neko nekam nekur nekādi nekāds nekāda
nekādu bez diez_vai nez_vai diezin_vai reti nedz nepavisam nebūt jebkad
"""
EXCUSED = """
ne_tikai nedēļ* nesen nesenā* nest nesa neskaitām* neatkarīb* neatkarīg* nelaim* neticam* nekavējoties
nepieciešam* neapšaubām* neparast* nervi nervu nervoz* bez_šaubām nepārtraukt* nedaudz nemitīg*
"""
REVERSING = """
atteic* atteik* atsak* noraid* nolieg* liedz* liegt* noliegt* aizlieg* pārtrauc* pārstāj* beidz* izbeidz*
aptur* apstādin* kavē* kavēj* traucē* novērs* izvair* aizmirs* pamet* atcel* atcēl* apstrīd* strīd* šaub*
apšaub* iebil* iebild* pretoj* pret pretēj* vietā tā_vietā drīzāk tālu izņemot izņēm* trūkst* trūka trūkum*
melo* meli mele* kļūd* maldīg* maldi mīts mazāk vismazāk atlik* atliek* boikot* veto atturē* atturas atkāp*
gatavoj* plāno* iecerē* cer cerē* ceram grib* vēlas vēlējās mēģin* cenš* centās cenša* draud* draudē* sola
solī* solīj* apsola zaudē* pazaudē* nožēlo* žēl krāp* izlik* viltot* bloķē* nobloķē* slēp* ignorē* protest*
vilcin* izgāz* neizdev* lieg atmet* atmest*
"""
RESTRICTING = """
ja tikai vienīgi vien tik_vien gandrīz teju varbūt iespējams iespējam* laikam droši_vien acīmredzot šķietam*
it_kā kā_ja šķiet nosacījum* ar_nosacījumu gadījumā citādi dažreiz reizēm daļēji teorētisk* vismaz ne_vairāk
maksimāli līdz kamēr tā_sauktais tā_dēvēt* tā_saukt* praktiski uz_laiku pagaidām hipotētisk* velti tikko knapi
maz daži vai esot domājams uzskata domām vārdiem *tu *šot daļa puse pirms
par_vēlu ar_atrunām pa_pusei piespiedu izmēģinājumam negribīgi kļūdas_pēc pa_jokam lielākais
"""
CONDITIONS = "ja ar_nosacījumu izņemot ja_vien gadījumā kamēr_vien atkarībā ja_tikai vienīgi_ja tiklīdz"
LIMITS = """
tikai vienīgi vien gandrīz varbūt teju it_kā šķietami daļēji knapi diez pagaidām daži_saka maz_kurš
teorētiski teorijā
"""
HEDGES = """
papīr* teorij* princip* daļēj* manuprāt domām nosacījum* izņēmum* laim* vārd* acīs grūt* risk* jok* pagaidām
mērā gadījum* zināmā sapņos kredīt* labākajā sliktākajā reti
"""
GOVERNING = "ka lai vai"
PRONOUNS = """
es manis man mani manī mēs mūsu mums mūs tu tevis tev tevi jūs jūsu jums viņš viņa viņu viņam viņai viņi viņas
viņiem viņām tas tā to tam tai tie tās tos tiem tām šis šī šo šim šai šie šīs sevis sev sevi pats pati kas
kurš kura kuru
"""
FIRST_PERSON = "es manis man mani mans mana manu mēs mūsu mums mūs tu tevis tev tevi tavs tava jūs jūsu jums"
DETERMINERS = """
tas tā to tam tai tie tās tos šis šī šo šim šai šie šīs šos šajā tajā mans mana manu manas mani mūsu tavs tava
jūsu viņa viņas viņu savs sava savu savas savi
"""
GENITIVE = ""
OF = ""
TIME = """
janvārī februārī martā aprīlī maijā jūnijā jūlijā augustā septembrī oktobrī novembrī decembrī janvāra februāra
marta aprīļa maija jūnija jūlija augusta septembra oktobra novembra decembra
plkst pulksten
pirmdien* otrdien* trešdien* ceturtdien* piektdien* sestdien* svētdien* diena dienas dienu dienām dienā
nedēļ* mēnes* gads gada gadu gadā gadiem gadus stund* minūt* rīts rīta rītā pusdien* vakar* nakt* pavasar*
vasar* ruden* rudens ziem* gadsimt* šodien janv janvāris* febr februāris* marts* apr aprīlis* maijs* jūn
jūnijs* jūl jūlijs* aug augusts* sept septembris* okt oktobris* nov novembris* dec decembris*
"""
RELATIVE_TIME = """
pagājušajā pagājušo pagājušā pagājušās nākamajā nākamo nākamā nākamās pērn iepriekšējā pēdējos pēdējā
"""
PREPOSITIONS = """
uz no ar par pie pēc caur zem virs starp kopš aiz ap pa pār gar ārpus iekš pateicoties apkārt blakus kopā
"""
POSTPOSITIONS = "dēļ laikā vidū priekšā aizmugurē starpā labad gadā dienā rītā vakarā vasarā ziemā"
QUANTIFIERS = """
katram katrai katrā
visi visas visu visus visiem viss visa katrs katra katru daudz daudzi daudzas daudzu maz daži dažas dažu
vairāki vairākas vairāk vairums vairumā vairākums vairākuma mazākums abi abas abu puse daļa citi citas cits
cita kāds kāda kaut_kas pietiekami vesels vesela jebkurš jebkas
"""
NUMBERS = """
nulle viens viena vienu vienam divi divas divu trīs triju četri četras četru pieci piecas piecu seši sešas
septiņi astoņi deviņi desmit desmiti *padsmit divdesmit trīsdesmit četrdesmit piecdesmit sešdesmit
septiņdesmit astoņdesmit deviņdesmit simts simt simti simtiem tūkstot* miljon* miljard* duci* puse pusotra
divkārš* trešdaļ* ceturtdaļ* pirm* otrais otrā trešais vienīg* reiz divreiz
"""
ADVERBS = """
drīz tagad tad vienmēr bieži atkal jau vēl ļoti diezgan arī pat šodien rīt vakar vēlāk agrāk šeit tur diemžēl
tiešām beidzot tāpēc tomēr nesen tūlīt labi slikti ātri slepeni labprāt nelabprāt šovasar šogad pērn šonakt
šorīt šovakar šoruden šoziem *īgi
"""
AUXILIARIES = """
esmu esi ir esam esat bija biju bijām būt būs būšu būsim būtu bijis bijusi var varēja varēs varam drīkst
drīkstēja jābūt grib gribēja vajag vajadzēja tiek tika tiks kļuva kurš kura kuri kuras
"""
SAYING = """
sacīja saka sacījis sacījusi teica teic pateica stāstīja stāsta pastāstīja skaidroja skaidro paskaidroja
uzsvēra uzsver norādīja norāda apgalvoja apgalvo paziņoja paziņo ziņoja ziņo apliecināja apliecina atzina
atzīst atgādināja atgādina atcerējās atceras brīdināja brīdina rakstīja raksta komentēja komentē uzskata
uzskatīja domā domāja apstiprināja apstiprina piebilda sprieda spriež solīja sola priecājās priecājas jokoja
joko smējās smejas smaidīja nopūtās iesaucās kliedza čukstēja sūdzējās sūdzas slavēja slavē rezumēja secināja
secina informēja informē atklāja vērtē vērtēja klāstīja uzsvērusi norādījis norādījusi cer cerēja pauda pauž
akcentēja precizēja vārdiem
smaida pasmaidīja nopūšas baidās sauc čukst konstatē konstatēja lepojas brīnās
"""
ASKING = "jautāja jautā pajautāja vaicāja vaicā pavaicāja taujāja interesējās"
REPLYING = """
atbildēja atbild atbildējis iebilda iebilst pārtrauca atcirta oponēja reaģēja iestarpināja protestēja
"""
CONTINUING = "piebilda piebilst turpināja turpina papildināja papildina atkārtoja atkārto noslēdza pievienoja"
SUBJECT_PRONOUNS = "viņš viņa viņi viņas"
CONJUNCTIONS = "un vai bet taču tomēr jo tāpēc kad kamēr lai_gan kaut_gan kā nekā ka"
TITLES = """
kungs kundze jaunkundze doktors dr profesors profesore prof prezidents prezidente ministrs ministre premjers
premjere premjerministrs mērs mēre direktors direktore vadītājs vadītāja priekšsēdētājs priekšsēdētāja
pārstāvis pārstāve karalis karaliene ģenerālis tiesnesis tiesnese bīskaps pāvests treneris trenere deputāts
deputāte
"""
ABBREVIATIONS = "piem u.c utt t.i u.tml plkst nr dr prof milj mljrd tūkst g gs lpp sk t.s a.god inž"
FUNCTION = """
un ir uz ar par no ka bija kas tas to arī pie vai bet es viņš pēc tikai kā jo viņa mēs tā līdz savu vēl jau
mūsu kad ļoti tad šis gan šo būs viņi tika tiek kurš kur man tie visi lai būt tam jūs viņu viņas
"""
QUESTIONS = "kas ko kad kur kurp kāpēc kādēļ kā kāds kāda kurš kura cik kam vai vaitad"
LABELS = "jautājums atbilde j a žurnālists žurnāliste vadītājs moderators"
RELATIVES = "kurš kura kuri kuras kuru kuram kas"
INFINITIVES = "*ot *ēt *āt *īt *ties"
COMPARING = "nekā"
MARKS = ("“”", "„”", "„“", '""', "«»")
DASH = "–—-"
KIN = ("lt",)
