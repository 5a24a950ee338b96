CODE = "pl"
NAME = "Polish"
NEGATIONS = """
nie nigdy nic niczego niczym nikt nikogo nikomu nikim żaden żadna żadne żadnego żadnej żadnych żadnym żadnymi
nigdzie ani bez ledwie ledwo zaledwie rzadko brak brakuje brakowało niemożliw* niepraw* nieprawd* nie*
bynajmniej wcale
"""
EXCUSED = """
niego niej niech niemiec* niemcy niemc* niebo nieba niebie niebiesk* niedziel* niektór* nieco niemal niedawno
niedługo niestety nieraz niedziela niebezpiecz* nieruchomoś* nim nimi nią nie_tylko bez_wątpienia nieustann*
niezwykl* niezależn*
"""
REVERSING = """
wszystko_tylko bynajmniej
odm* odmówi* odmawia* odrzuc* odrzucił* zaprzecz* przecz* zrezygnow* rezygn* zawiod* zawied* zapom* zapomn*
zaniech* zaniedb* przest* przesta* zatrzym* wstrzym* powstrzym* uniemożliw* zakaz* zabron* zabrani* unik*
uniknę* unikną* uniknął* porzuc* odwoł* anulow* zawies* wątp* kwestion* zdement* dement* wyklucz* sprzeciw*
przeciw przeciwko przeciwn* zamiast raczej daleko_od oprócz poza z_wyjątkiem wyjąt* niezdoln* fałszyw* kłam*
skłam* błęd* błąd mylił* myli pomył* odłoż* przełoż* opóźn* bojkot* weto zawetow* cofn* wycof* uchyl* zlikwid*
likwid* mniej najmniej gorzej obieca* obiecuj* zamierza* chce chciał* chcą chcemy chcia* próbow* próbuj*
spróbow* planuj* planow* grozi* groźb* nadziej* spodziewa* wolał* woli* ignorow* zignorow* blokow* zablok*
opier* unieważn* usuną* usunię* uchyla* straci* zgubi* trac* żałuj* przegap* brak*
"""
RESTRICTING = """
zero
jeśli jeżeli jeśliby gdyby o_ile pod_warunkiem warunk* warunek tylko jedynie wyłącznie prawie niemal blisko
może być_może chyba prawdopodobnie rzekom* podobno ponoć jakoby mógłby mogłaby mogłoby mogliby mogłyby
powinien powinna powinno czy inaczej czasem czasami niekiedy częściow* teoretycznie przynajmniej najwyżej
co_najmniej co_najwyżej dopóki póki zanim dopiero tak_zwan* tzw w_razie chyba_że byłby byłaby byłoby byłyby
ewentualn* domnieman* w_przypadku praktycznie mało mało_kto niewielu niewiele rzadko z_trudem *łby *łaby
*łoby *liby *łyby tymczasowo daremnie przypuszczalnie pozornie hipotetycznie bodaj omal niby
połowicznie niechętnie na_próżno za_późno na_próbę pod_przymusem dla_żartu na_niby przez_pomyłkę
"""
CONDITIONS = """
jeśli jeżeli jeśliby gdyby o_ile pod_warunkiem chyba_że z_wyjątkiem oprócz poza w_razie w_przypadku
tylko_jeśli byle z_zastrzeżeniem gdy_tylko jak_tylko dopiero_gdy
"""
LIMITS = """
tylko jedynie wyłącznie prawie niemal być_może rzekomo podobno ledwie zaledwie częściowo teoretycznie chyba
jeśli jeżeli na_razie tymczasowo niewielu niektórzy_mówią w_teorii na_papierze
"""
HEDGES = """
papier* teori* teorii zasadzie części część szczęści* razie sposób słow* zastrzeż* ogranicz* warunk* wyjąt*
wyjątk* opini* zdanie* zdaniem oczach trud* ryzyk* żart* pewn* mier* stopni* czasu_do kredyt śnie snach
najlepsz* najgorsz* niechęci* rzadk* okazj*
koszmar* powieści bajce symulacj* scenariusz* legendzie plotk*
słychać
"""
GOVERNING = "że żeby aby by czy"
PRONOUNS = """
ja mnie mi mną my nas nam nami ty ciebie cię ci tobą wy was wam wami on jego go jemu mu nim ona jej ją nią ono
oni ich im nimi one je niego niej nich sobie siebie się ten ta to te tego tej tych tym temu tamten tamta tamto
kto który która które
"""
FIRST_PERSON = """
ja mnie mi mną mój moja moje moi my nas nam nami nasz nasza nasze nasi ty ciebie cię wy was wam wami wasz
wasza
"""
DETERMINERS = """
naszym naszą naszymi moim moją waszym waszej swoim swoją
ten ta to ci te tego tej tych tym temu tamten tamta tamto tamci mój moja moje moi mojego mojej moich nasz
nasza nasze nasi naszego naszej naszych twój twoja twoje wasz wasza wasze swój swoja swoje swoi swojego swojej
swoich jego jej ich
"""
GENITIVE = ""
OF = ""
TIME = """
styczniu lutym marcu kwietniu maju czerwcu lipcu sierpniu wrześniu grudniu pierwszej drugiej trzeciej szóstej
siódmej ósmej dziewiątej dziesiątej jedenastej dwunastej
godz
poniedział* wtor* środ* środę czwart* piąt* sobot* sobotę niedziel* dzień dni dnia tydzień tygod* miesiąc*
miesięc* rok roku lat lata godzin* minut* rano rana ranek południ* popołudni* wieczor* wieczór noc nocy nocą
wiosn* latem lecie jesien* jesień zim* wiek wieku wczoraj świt świcie *ego_roku sty styczeń* stycznia* lut
lutego* luty mar marca* marzec* kwi kwiecień* kwietnia* maj maja cze czerwca* czerwiec* lip lipca* lipiec*
sie sierpień* sierpnia* wrz wrzesień* września* paź październik* października* lis listopad* listopada* gru
grudnia* grudzień*
"""
RELATIVE_TIME = """
zeszły zeszłego zeszłym zeszłej zeszłą przyszły przyszłego przyszłym przyszłej ubiegły ubiegłego ubiegłym
ubiegłej ubiegłą następny następnego następnym następnej poprzedni poprzedniego poprzednim poprzedniej ostatni
ostatniego ostatnim ostatniej ostatnich
"""
PREPOSITIONS = """
razem_z wspólnie_z
w we na z ze od do dla po przed za pod nad przy przez między wśród u o podczas dzięki wskutek obok koło około
wobec ku mimo dookoła wokół wzdłuż według_planu razem zaraz
"""
POSTPOSITIONS = "temu"
QUANTIFIERS = """
wszyscy wszystkie wszystko wszystkich wszystkim każdy każda każde każdego wiele wielu wieloma dużo mało
niewiele niewielu kilka kilku kilkoro kilkanaście niektórzy niektóre niektórych ktoś coś więcej mniej
większość mniejszość obaj obie oba oboje połowa część inni inne inny inna pewien pewna pewne pewni dość sporo
cały cała całe cali ktokolwiek cokolwiek parę liczni liczne
"""
NUMBERS = """
zero jeden jedna jedno jednego jednej dwa dwie dwóch dwu dwaj trzy trzech trzej cztery czterech pięć pięciu
sześć sześciu siedem siedmiu osiem ośmiu dziewięć dziewięciu dziesięć dziesięciu *naście *nastu dwadzieścia
*dzieścia *dziestu *dziesiąt *dziesięciu sto stu dwieście *sta *set tysiąc* tysięcy milion* miliard* tuzin
połow* pół podwójn* ćwierć trzeci* pierwsz* drugi druga drugie raz dwukrotnie jedyn*
"""
ADVERBS = """
wkrótce teraz wtedy zawsze często znowu znów już jeszcze bardzo dość także też również nawet dziś dzisiaj
jutro wczoraj później wcześniej tutaj tu tam może chętnie niechętnie niestety naprawdę wreszcie zatem jednak
*wnie *lnie *rdnie *cznie szybko dobrze źle potem dawno
"""
AUXILIARIES = """
jestem jesteś jest jesteśmy jesteście są był była było byli były będę będzie będziemy będą być może mogą mógł
mogła mogli można trzeba musi muszą musiał powinien powinni ma mają miał miała mieli chce chcą chciał chciała
został została zostali który która które
"""
SAYING = """
przekonuje przekonywał przekonywała
zapewniał zapewnił zapewnia zapewniła zapewniała zapewniają
powiedział powiedziała powiedzieli powiedziano mówi mówił mówiła mówią mówili twierdzi twierdził twierdziła
stwierdził stwierdziła stwierdza oświadczył oświadczyła oświadcza podkreślił podkreśliła podkreśla podkreślają
zaznaczył zaznaczyła zaznacza wyjaśnił wyjaśniła wyjaśnia tłumaczy tłumaczył tłumaczyła przekazał przekazała
przekazuje poinformował poinformowała informuje zapewnił zapewniła zapewnia ocenił oceniła ocenia uważa uważał
sądzi przyznał przyznała przyznaje przypomniał przypomniała przypomina ostrzegł ostrzegła ostrzega napisał
napisała pisze zauważył zauważyła zauważa wskazał wskazała wskazuje opowiada opowiadał opowiadała relacjonuje
relacjonował wspomina wspominał wspominała żartuje żartował śmieje śmiał uśmiecha wzdycha westchnął krzyczy
krzyknął krzyknęła szepcze szepnął szepnęła zawołał zawołała wykrzyknął obiecuje obiecał obiecała przysięga
potwierdza potwierdził potwierdziła narzeka narzekał chwali chwalił komentuje skomentował skomentowała ogłosił
ogłosiła zapowiada zapowiedział zapowiedziała apeluje zaapelował rzekł rzekła według zdaniem mruknął mruknęła
podsumowuje podsumował podsumowała argumentuje cieszy ubolewa zdradza zdradził zdradziła deklaruje
zadeklarował zadeklarowała alarmuje wylicza
cieszył cieszyła śmiała uśmiechnął uśmiechnęła westchnęła żali żalił żaliła narzekała obawia obawiał uważała
dziwi
"""
ASKING = """
pyta pytał pytała pytają zapytał zapytała zapytali spytał spytała zapytuje dopytuje dopytywał dopytywała
"""
REPLYING = """
odpowiada odpowiedział odpowiedziała odpowiadał odpowiadała odpowiedzieli odparł odparła odrzekł odrzekła
ripostuje ripostował ripostowała odpiera przerywa przerwał przerwała wtrąca wtrącił wtrąciła zaprotestował
zaprotestowała protestuje sprzeciwił zripostował kontruje oponuje
"""
CONTINUING = """
dodał dodała dodaje dodają dodali kontynuuje kontynuował kontynuowała ciągnie ciągnął uzupełnia uzupełnił
uzupełniła powtarza powtórzył zakończył dodawał dodawała
"""
SUBJECT_PRONOUNS = "on ona oni one"
CONJUNCTIONS = "i a ale lub albo oraz bo ponieważ gdy kiedy podczas jednak zaś więc chociaż choć jak niż"
TITLES = """
pan pani państwo dr prof doktor profesor prezydent premier minister ministra burmistrz wójt dyrektor
dyrektorka prezes rzecznik rzeczniczka król królowa generał sędzia biskup papież ksiądz ks trener trenerka
szef szefowa poseł posłanka senator przewodniczący przewodnicząca wojewoda
"""
ABBREVIATIONS = """
dr prof mgr inż ks św im ul al nr np itd itp m.in tzw tj tzn r w godz tys mln mld zł gen płk mjr kpt por str
pkt art ust woj pow gm
"""
FUNCTION = """
w i na z się nie do to że jest o a jak ale po co od za tak przez czy dla już tym być tego ten jego przed jej
sobie był oraz tylko może gdy także która które lub była było były są będzie ich jednak jako ze we pod przy
nad więc bardzo jeszcze tej te ma nas nam nasz nasza mnie go ją mu kiedy gdzie bo by który którzy
"""
QUESTIONS = """
czy kto co kiedy gdzie dlaczego czemu jak jaki jaka jakie który która które ile ilu skąd dokąd komu kogo
"""
LABELS = "pytanie odpowiedź p o dziennikarz dziennikarka prowadzący prowadząca moderator redaktor"
RELATIVES = "który która które którzy którego której"
INFINITIVES = "*ować *ać *ić *yć *eć *ąć"
COMPARING = "niż aniżeli niźli"
MARKS = ("„”", "«»", '""', "“”", "‚’", "»«")
DASH = "–—-"
KIN = ("cs",)
