CODE = "no"
NAME = "Norwegian"
NEGATIONS = """
ingenlunde
ikke ikkje ei aldri ingen inga intet ingenting ingensteds verken korkje uten utan knapt neppe sjelden sjeldan
nei umulig* ikke-* ugyldig* usann* uvillig* hverken ikkje-*
"""
EXCUSED = """
på_slutten i_slutten ikke_bare ikkje_berre uten_tvil til_høsten til_sommeren til_våren til_vinteren til_jul
til_påske til_neste til_uka til_uken til_helgen til_helga til_januar til_februar til_mars til_april til_mai
til_juni til_juli til_august til_september til_oktober til_november til_desember
"""
REVERSING = """
alt_annet_enn
nekt* benekt* avsl* avvis* avvist* mislykk* mislukk* feil* svikt* slutt* stopp* stans* hindr* forhindr* forb*
forbud* unng* unngikk unngå* glem* glemt* gløym* gløymt* unnlot unnlat* unnlater la_være lot_være lar_være
latt_være oppgi oppgitt oppga gi_opp ga_opp gitt_opp gir_opp avlys* avlyst* utsatt* utset* utsett* avsto
avstå* avstår avholdt avhold* nøl* nølt* tvil* tviler bestrid* bestred motsatt* motset* motsett* mot imot
i_stedet i_staden istedenfor i_stedet_for snarere_enn langt_fra langt_ifrå bortsett unntatt unntak* unnteke
mangl* mangel* gal galt uriktig* falsk* løgn* lyver løy løyet myte opphev* trukket trekk* trekke_tilbake trakk
avskaff* lagt_ned legge_ned blokker* boikott* veto mindre minst protest* håp* håpet ønsk* ville vil prøv*
forsøk* planlegg* planla tru* true* angr* vegr* tilbakekall* dementer* slipper slapp sluppet tapte taper tapt
mist* går_glipp gikk_glipp angre* beklage*
"""
RESTRICTING = """
null
lite
hvis dersom om såfremt forutsatt føresett under_forutsetning vilkår* betingelse* bare berre kun nesten
kanskje muligens mogleg eventuel* trolig truleg sannsynligvis angivelig* påstått* skulle kunne kunna burde
hvorvidt ellers elles noen_ganger delvis minst høyst i_teorien så_lenge inntil til før først såkalt* såkalla
visst_nok visstnok tydeligvis antakelig antagelig bortsett_fra i_tilfelle med_mindre få fåtallet sjelden
sjeldan teoretisk midlertidig foreløpig forgjeves formodentlig tilsynelatende hypotetisk vanskelig mening
etter_sigende oppfatning
for_sent for_seint motvillig* halvhjertet praktisk_talt så_godt_som såvidt så_vidt på_prøve på_liksom
under_tvang ved_en_feil på_spøk i_høyden
"""
CONDITIONS = """
hvis dersom såfremt forutsatt føresett med_mindre under_forutsetning på_betingelse så_lenge unntatt
bortsett_fra i_tilfelle kun_hvis så_snart først_når
"""
LIMITS = """
bare berre kun nesten kanskje muligens angivelig neppe knapt delvis trolig visstnok tilsynelatende hvis
dersom hvorvidt foreløpig inntil_videre noen_sier i_teorien på_papiret teoretisk
"""
HEDGES = """
papir* teori* prinsipp* del grad flaks øyne mån måte måter unntak* forbehold* nød* vilkår* risiko* ord
tilfelle* spøk øyeblikket viss visse tillatelse* mening* dels av_og_til drøm* kreditt* sjeldn* beste verste
enkelte
mareritt* roman romanen eventyr eventyret simulering* manus legende legenden rykte* øvelse øvelsen
"""
GOVERNING = "at å om"
PRONOUNS = """
jeg eg meg vi me oss du deg dere de dykk han ham hun ho henne den det dei dem man ein seg hen denne dette
disse desse der hvem kven
"""
FIRST_PERSON = "jeg eg meg min mi mitt mine vi me oss vår vårt våre du deg din di ditt dine dere deres"
DETERMINERS = """
en ei et ein eit den det de dei denne dette disse desse min mi mitt mine din di ditt dine sin si sitt sine
hans hennes hennar dens dets deres deira vår vårt våre
"""
GENITIVE = "*s *s' *'"
OF = "av"
TIME = """
kl
klokken klokka
mandag* tirsdag* onsdag* torsdag* fredag* lørdag* søndag* laurdag* sundag* dag dager dagen uke uka uken uker
måned* år året årene time timer minutter morgen morgenen formiddag* ettermiddag* kveld* natt natta natten
våren vår sommer* høst* haust* vinter* jul påske helga helgen *tallet jan januar feb februar mar mars apr
april mai jun juni juli aug august sep september okt oktober nov november des desember
"""
RELATIVE_TIME = "forrige neste sist siste kommende foregående påfølgende"
PREPOSITIONS = """
sammen_med
ovenfor nedenfor foran overfor
i på av fra frå med for til ved om under over gjennom etter før siden sidan hos mellom blant bak langs utenfor
utanfor innen innenfor rundt omkring åt per takket trass på_grunn_av ut_av via
"""
POSTPOSITIONS = "siden sidan"
PARTICLES = "av på ut opp ned ner bort inn til om ifra fra over unna igjen sammen tilbake fram frem med"
QUANTIFIERS = """
alle all alt hver kvar hvert kvart mange mye mykje få noen nokon noe noko nokre flere fleire flest fleste mer
meir mest begge halvparten halve del deler annen annet andre annan anna ingen samtlige visse viss hel hele
heile nok enhver alltid flertall* mindretall* diverse
"""
NUMBERS = """
null to tre fire fem seks sju syv åtte ni ti elleve tolv tretten fjorten femten seksten sytten atten nitten
tjue* tyve tyvende tretti* tredve* førti* femti* seksti* sytti* åtti* nitti* hundre* tusen* million* milliard* dusin
halv halve dobbel dobbelt doble tredjedel fjerdedel første tredje eneste
"""
ADVERBS = """
snart nå no da alltid ofte igjen allerede ennå veldig ganske også òg enda i_dag idag i_morgen i_går igår
senere seinere tidligere her der kanskje gjerne motvillig dessverre forhåpentligvis virkelig endelig derfor
likevel *ligvis *legvis straks nylig siden sidan
"""
AUXILIARIES = """
er var vore vært være vera blir ble vart blei blitt bli har hadde hatt ha skal skulle kan kunne kunnet vil
ville villet må måtte får fikk fekk få bør burde lar lot håper pleier som
"""
SAYING = """
sier sa seier sagt si sies seiast forteller fortel fortalte fortalde forklarer forklarar forklarte mener
meiner mente meinte synes syns tror trur trodde opplyser opplyste skriver skriv skrev konstaterer konstaterte
understreker understrekte påpeker påpekte hevder hevda hevdet melder meldte advarer advarte åtvarar
kommenterer kommenterte ler lo sukker sukket spøker spøkte roper ropte hvisker hvisket utbryter utbrøt
innrømmer innrømmet bekrefter bekreftet lover lovet forsikrer forsikret minnes klager klaget roser roste
ifølge beskriver beskrev uttaler uttalte uttalar påstår påsto fastslår fastslo slår_fast slo_fast jubler
jublet noterer avslører avslørte poengterer poengterte vurderer mumler smiler smilte oppsummerer oppsummerte
erkjenner erkjente framholder fremholdt fremhever håper meldar presiserer presiserte
gleder gledet frykter fryktet syntes understreket mintes skryter stråler
"""
ASKING = "spør spurte spurde undrer undret lurer lurte"
REPLYING = """
svarer svarte svarar svara replikerer replikerte innvender innvendte kontrer kontret avbryter avbrøt parerer
protesterer protesterte skyter_inn skjøt_inn imøtegår imøtegikk
"""
CONTINUING = """
legger_til la_til legg_til tilføyer tilføyde fortsetter fortsatte held_fram fortset avslutter avsluttet
gjentar gjentok utdyper utdypet
"""
SUBJECT_PRONOUNS = "han hun ho hen de dei"
CONJUNCTIONS = "og men eller mens fordi selv sjølv samt så da når for at"
TITLES = """
herr fru frøken dr prof professor president presidenten minister ministeren statsminister statsministeren
rektor ordfører ordføreren direktør direktøren sjef sjefen leder leiar talsperson kongen konge dronning
dronninga general dommer biskop pave trener fylkesmann statsråd
"""
ABBREVIATIONS = """
f.eks bl.a dvs m.m osv etc ca kl nr st s.k mht pga iht dr prof jan feb aug sept okt nov des mill mrd jr
"""
FUNCTION = """
og i det som en på er av for med til den har de ikke om et han men var jeg fra vi så kan når under også
etter eller nå sin der ved mot skal skulle kommer ut får finnes være hadde alle andre mye enn her da siden
over bare inn blir opp hva få to vil ha mange hvor mer går seg uten meg oss vår vårt våre eg ikkje frå ein eit
dei kva vere noko hun henne dette denne å at hvordan ble
"""
QUESTIONS = "hvem hva når hvor hvorfor hvordan hvilken hvilket hvilke kven kva kvar kvifor korleis hvorvidt"
LABELS = "spørsmål svar s journalist programleder moderator"
RELATIVES = "som hvis"
INFINITIVES = ""
COMPARING = "enn"
MARKS = ("«»", '""', "“”", "„“", "””", "‘’", "»«")
DASH = "–—-"
DASH_GOES_ON = True
INSIDE = True
KIN = ("da", "sv")
DROPS_THAT = True
REFLEXIVES = "sin sitt sine si"
