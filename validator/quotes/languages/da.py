CODE = "da"
NAME = "Danish"
NEGATIONS = """
ingenlunde
ikke ej aldrig ingen intet ingenting ingensteds hverken uden knap knapt næppe sjældent nej umulig* ikke-*
ugyldig* usand* uvillig*
"""
EXCUSED = """
i_slutningen ved_slutningen ikke_blot ikke_bare uden_tvivl til_sommer til_efteråret til_efterår til_foråret
til_forår til_vinter til_jul til_påske til_næste til_weekenden til_januar til_februar til_marts til_april
til_maj til_juni til_juli til_august til_september til_oktober til_november til_december
uden_for inden_for
"""
REVERSING = """
alt_andet_end
nægt* benægt* afsl* afvis* afvist* mislyk* fejl* svigt* hør* holdt_op holder_op ophør* stop* stands* hindr*
forhindr* forbyd* forbød forbud* forbudt undg* undgå* undgik glem* glemt* undlad* undlod lade_være lod_være
lader_være opgiv* opgav afl* aflys* aflyst* udskyd* udskudt* udskød afstå* afstod nøl* tøv* tvivl* bestrid*
bestred modsæt* modsatte mod imod i_stedet i_stedet_for snarere_end langt_fra bortset undtagen undtag* mangl*
mangel* forkert* falsk* løgn* lyver løj løjet myte ophæv* trukket trækk* trække_tilbage trak afskaf* nedlæg*
nedlagt blok* boykot* veto mindre mindst protest* håb* ønsk* ville vil prøv* forsøg* planlæg* planlagde tru*
fortryd* fortrød tilbagekald* dementer* dropp* droppet slipper slap sluppet tabte taber tabt mist* går_glip
gik_glip fortry* beklage*
"""
RESTRICTING = """
nul
hvis såfremt om forudsat under_forudsætning betingelse* bare kun blot næsten måske muligvis eventuel*
formentlig sandsynligvis angivelig* påstå* skulle kunne burde hvorvidt ellers nogle_gange sommetider delvis
mindst højst i_teorien så_længe indtil til før først såkaldt* tilsyneladende vistnok vel antagelig medmindre
med_mindre i_tilfælde nærmest få fåtal sjældent teoretisk delvist midlertidigt foreløbig forgæves hypotetisk
vanskeligt mening efter_sigende opfattelse
for_sent modvillig* halvhjertet praktisk_talt så_godt_som på_prøve for_sjov på_skrømt under_tvang ved_en_fejl
i_bedste_fald
"""
CONDITIONS = """
hvis såfremt forudsat medmindre med_mindre på_betingelse under_forudsætning så_længe i_tilfælde undtagen
bortset_fra kun_hvis så_snart først_når
"""
LIMITS = """
kun bare blot næsten måske angiveligt vistnok knap_nok delvis teoretisk tilsyneladende nærmest hvis hvorvidt
foreløbig indtil_videre nogle_siger i_teorien på_papiret
"""
HEDGES = """
papir* teori* princip* del dels grad held øjne måde måder undtagelse* forbehold* nød* vilkår* risiko* ord
tilfælde spøg øjeblikket vis visse tilladelse* mening* af_og_til nu_og_da drøm* kredit* sjældn* bedste
værste enkelte
mareridt* roman romanen eventyr eventyret simulering* manuskript* legende legenden rygte* øvelse øvelsen
"""
GOVERNING = "at om"
PRONOUNS = """
jeg mig vi os du dig i jer han ham hun hende den det de dem man sig hen denne dette disse der hvem
"""
FIRST_PERSON = "jeg mig min mit mine vi os vor vores du dig din dit dine i jer jeres"
DETERMINERS = """
en et den det de denne dette disse min mit mine din dit dine sin sit sine hans hendes dens dets deres vores
vor vort vore jeres
"""
GENITIVE = "*s *s' *'"
OF = "af"
TIME = """
kl
klokken
mandag* tirsdag* onsdag* torsdag* fredag* lørdag* søndag* dag dage dagen uge ugen uger måned* år året årene
time timer minutter morgen morgenen formiddag* eftermiddag* aften* nat natten forår* sommer* efterår*
vinter* jul påske weekend* *tallet jan januar feb februar mar marts apr april maj jun juni juli aug august
sep september okt oktober nov november dec december
"""
RELATIVE_TIME = "forrige næste sidste kommende foregående følgende"
PREPOSITIONS = """
sammen_med
ovenfor nedenfor foran overfor
i på af fra med for til ved om under over gennem efter inden før siden hos mellem blandt bag langs udenfor
inde indenfor rundt omkring ad per takket trods på_grund_af via
"""
POSTPOSITIONS = "siden"
PARTICLES = "af på ud op ned bort ind til om fra over igen sammen tilbage frem med fast"
QUANTIFIERS = """
alle al alt hver hvert mange meget få nogen noget nogle flere flest fleste mere mest begge halvdelen halve del
dele anden andet andre ingen samtlige visse vis hel hele helt nok enhver flertal* mindretal* diverse
adskillige
"""
NUMBERS = """
nul to tre fire fem seks syv otte ni ti elleve tolv tretten fjorten femten seksten sytten atten nitten tyve
*ogtyve tredive *ogtredive fyrre *ogfyrre halvtreds *oghalvtreds tres *ogtres halvfjerds *oghalvfjerds firs
*ogfirs halvfems *oghalvfems hundred* tusind* million* milliard* dusin halv halve dobbelt tredjedel fjerdedel
første tredje eneste halvanden
"""
ADVERBS = """
snart nu da altid ofte igen allerede endnu meget ganske også i_dag i_morgen i_går senere tidligere her der
måske gerne modvilligt desværre forhåbentlig virkelig endelig derfor alligevel *ligvis straks nylig siden *vis
"""
AUXILIARIES = """
er var været være bliver blev blevet bliv har havde haft have skal skulle kan kunne kunnet vil ville villet må
måtte får fik få bør burde lader lod håber plejer som
"""
SAYING = """
siger sagde sagt sige siges fortæller fortalte forklarer forklarede mener mente synes tror troede oplyser
oplyste skriver skrev konstaterer konstaterede understreger understregede påpeger påpegede hævder hævdede
melder meldte advarer advarede kommenterer kommenterede griner grinede ler lo sukker sukkede spøger råber
råbte hvisker hviskede udbryder udbrød indrømmer indrømmede bekræfter bekræftede lover lovede forsikrer
forsikrede mindes klager klagede roser roste ifølge beskriver beskrev udtaler udtalte påstår påstod fastslår
fastslog slår_fast slog_fast jubler jublede bemærker bemærkede afslører afslørede pointerer pointerede vurderer
vurderede mumler smiler smilede opsummerer opsummerede erkender erkendte lyder lød håber håbede fremhæver
fremhævede præciserer
glæder glædede spøgte frygter frygtede syntes praler stråler
"""
ASKING = "spørger spurgte undrer undrede"
REPLYING = """
svarer svarede replicerer replicerede indvender indvendte afbryder afbrød parerer parerede protesterer
protesterede skyder_ind skød_ind imødegår imødegik modsiger
"""
CONTINUING = """
tilføjer tilføjede lægger_til fortsætter fortsatte afslutter afsluttede gentager gentog uddyber uddybede
supplerer
"""
SUBJECT_PRONOUNS = "han hun hen de"
CONJUNCTIONS = "og men eller mens fordi selvom samt så da når for at"
TITLES = """
hr fru frøken dr prof professor præsident præsidenten minister ministeren statsminister statsministeren rektor
borgmester borgmesteren direktør direktøren chef chefen leder formand talsmand talskvinde kongen konge
dronning dronningen general dommer biskop pave træner
"""
ABBREVIATIONS = """
f.eks bl.a dvs m.m osv etc ca kl nr st s.k mht pga hr dr prof jan feb aug sept okt nov dec mio mia jr
"""
FUNCTION = """
og i det som en på er af for med til den har de ikke om et han men var jeg fra vi så kan når under også
efter eller nu sin der ved mod skal skulle kommer ud får findes være havde alle andre meget end her da siden
over bare ind bliver op hvad få to vil have mange hvor mere går sig uden mig os vores hun hende dette denne at
hvordan blev noget nogle selv dem
"""
QUESTIONS = "hvem hvad hvornår hvor hvorfor hvordan hvilken hvilket hvilke mon"
LABELS = "spørgsmål svar s journalist studievært moderator"
RELATIVES = "som der hvis"
INFINITIVES = ""
COMPARING = "end"
MARKS = ("»«", '""', "”“", "“”", "””", "„“", "«»", "’’", "‘’")
DASH = "–—-"
DASH_GOES_ON = True
INSIDE = True
KIN = ("no", "sv")
DROPS_THAT = True
REFLEXIVES = "sin sit sine"
