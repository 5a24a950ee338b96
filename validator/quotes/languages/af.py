CODE = "af"
NAME = "Afrikaans"
NEGATIONS = """
nie niks nooit niemand geen nêrens nog_nooit sonder nouliks skaars amper_nie selde nimmer nee moenie g'n on*
nie-* *loos *lose
"""
EXCUSED = """
ons onder* ondanks ondersoek* onlangs ongeveer ontwik* ontvang* ontdek* ontmoet* ontbyt* ontsta* ontstaan*
ontwerp* ontspan* ontwaak* ontroer* onmiddellik* onderwys* onthul* onthou* nie_net nie_slegs sonder_twyfel
ongetwyfeld onderste ontleed* aanlyn once
"""
REVERSING = """
alles_behalwe weier* geweier ontken* wys_af afgewys* verwerp* misluk* faal* gefaal voorkom* verhoed*
verhinder* verbied* verbode verbod* vermy* vergeet* vergete nagelaat nalaat* stop* gestop staak* gestaak
beëindig* opgegee opgee gekanselleer kanselleer* afgelas* afgesien sien_af ontbreek* twyfel* betwis*
betwyfel* teen teenoorgestel* teendeel behalwe uitgesonder* uitgesluit uitsluit* in_plaas plaas_van ver_van
onmoontlik* onwillig* leuen* lieg* gelieg fout foute foutief vals* onwaar gebrek ontbrek* minder minste
herroep* teruggetrek onttrek* uitgestel* uitstel* geskrap skrap* afgeskaf* blokkeer* boikot* veto aarsel*
hoop hoop* wens* wil wou probeer* plan planne beplan* beloof* belofte* dreig* oorweeg* verloor* mis gemis
betreur* spyt
"""
RESTRICTING = """
as indien mits tensy alleen slegs net enkele byna amper feitlik miskien dalk moontlik* moontlikerwys
waarskynlik vermoedelik* sogenaamd* sogenaamde beweerde na_bewering glo sou kan_wees of voorwaarde* solank
totdat tot voordat anders soms gedeeltelik deels teoreties hoogstens ten_minste minstens maksimum
klaarblyklik skynbaar pas afhanklik in_geval min weinig selde ternouernood tydelik voorlopig tevergeefs
hipoteties moeilik mening volgens
te_laat teësinnig halfhartig noodgedwonge onder_dwang op_proef per_ongeluk vir_die_grap kwansuis
"""
CONDITIONS = """
as indien mits tensy op_voorwaarde solank behalwe uitgesonder in_geval afhangende met_uitsondering slegs_as
net_as sodra afhanklik_van
"""
LIMITS = """
alleen slegs net byna amper feitlik miskien dalk sogenaamd kwalik skaars deels hoogstens indien tensy
voorlopig vir_eers min_mense sommige_sê in_teorie op_papier teoreties
"""
HEDGES = """
papier teorie beginsel deel voorbehoud geluk mening geval gevalle mate oë uitsondering* skyn moeite woorde
voorwaarde* beperking* risiko* oomblik opsig* grond grap sekere droom drome krediet af_en_toe teensin
seldsa* geleentheid* beste ergste nagmerrie* roman sprokie* fiksie simulasie* legende gerug*
"""
GOVERNING = "dat of te om"
PRONOUNS = """
ek my myself ons jy jou julle u hy hom sy haar dit hulle dié hierdie daardie wie wat daar hier sigself
"""
FIRST_PERSON = "ek my ons jy jou julle u jul"
DETERMINERS = "die 'n hierdie daardie dié my jou sy haar ons julle hulle hul u"
GENITIVE = "se"
OF = "van"
TIME = """
maandag* dinsdag* woensdag* donderdag* vrydag* saterdag* sondag* dag dae week weke naweek maand maande jaar
jare uur minute oggend middag aand nag lente somer* herfs winter* eeu gister vandag kersfees pase jan
januarie feb februarie mrt maart apr april mei jun junie jul julie aug augustus sep september okt oktober
nov november des desember
"""
RELATIVE_TIME = "verlede vorige volgende komende laaste aanstaande afgelope"
PREPOSITIONS = """
in op aan by van met voor na uit oor onder deur tydens sedert sinds tussen agter naas langs bo binne buite
via danksy weens ondanks rondom vanaf vanuit te ten om vir
"""
POSTPOSITIONS = "gelede lank"
PARTICLES = "af op uit aan toe neer weg terug mee deur in by oor om los vas voor na heen rond saam teen onder"
QUANTIFIERS = """
alle alles almal elke elkeen iemand iets baie veel min weinig enige enkele sommige meer meeste minder
verskeie verskillende albei beide helfte deel dele genoeg meerderheid minderheid ander heel hele talle
sekere halwe
"""
NUMBERS = """
nul een twee drie vier vyf ses sewe agt nege tien elf twaalf dertien veertien vyftien sestien sewentien
agtien negentien twintig *entwintig dertig *endertig veertig *enveertig vyftig *envyftig sestig *ensestig
sewentig *ensewentig tagtig *entagtig negentig *ennegentig honderd* duisend* miljoen* miljard* dosyn half
helfte dubbel derde kwart eerste tweede enigste
"""
ADVERBS = """
binnekort nou dan toe altyd dikwels weer al nog baie ook selfs vandag môre gister later vroeër hier daar
miskien graag ongelukkig hopelik seker eindelik uiteindelik opnuut net tog immers dadelik goed sleg vinnig
heimlik
"""
AUXILIARIES = "is was wees gewees het had gehad word kan kon sal sou moet moes wil wou mag laat gaan hoop"
SAYING = """
sê gesê sê_hy sê_sy aldus volgens verklaar verduidelik vertel beklemtoon benadruk meld skryf geskryf waarsku
gewaarsku vind meen dink glo lag gelag grap sug roep fluister mompel beweer beloof bevestig erken gee_toe
kondig kla gekla herinner verseker verwag reageer voorspel kritiseer prys hoop betoog noem spog vrees
opgemerk merk_op bieg onthul hou_vol aangekondig
"""
ASKING = "vra gevra vra_hy navraag"
REPLYING = "antwoord geantwoord reageer onderbreek protesteer repliseer teëgewerp val_in_die_rede"
CONTINUING = "voeg_by bygevoeg voeg vervolg gaan_voort sluit_af herhaal"
SUBJECT_PRONOUNS = "hy sy hulle"
CONJUNCTIONS = "en of maar terwyl omdat want hoewel toe nadat voordat as sodat"
TITLES = """
meneer mevrou mnr mev me dr prof professor president minister premier burgemeester direkteur woordvoerder
koning koningin generaal regter voorsitter biskop pous afrigter hoof
"""
ABBREVIATIONS = "mnr mev me dr prof adv ds bv ens nr bl jan feb mrt apr aug sept okt nov des jr sr st"
FUNCTION = """
die van 'n en in is dat op te sy vir met nie aan daar om ook as maar by nog uit deur oor na het hy word was
ek ons hulle tot hierdie geen meer al kan wel of moet sou waar so wat teen haar hom baie mense dit jy julle
hul wees se
"""
QUESTIONS = "wie wat wanneer waar waarom hoekom hoe watter hoeveel waarheen is het kan sal gaan wil"
LABELS = "vraag antwoord v a onderhoudvoerder moderator verslaggewer joernalis"
RELATIVES = "wat wie"
INFINITIVES = ""
COMPARING = "as"
MARKS = ("“”", '""', "‘’", "''", "„”")
KIN = ("nl",)
