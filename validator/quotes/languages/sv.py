CODE = "sv"
NAME = "Swedish"
NEGATIONS = """
inte ej icke icke-* aldrig ingen inget inga ingenting ingenstans ingendera varken utan knappt knappast sällan
nej omöjlig* ogiltig* oförmögen oförmögna ovillig* osann* osant föga
"""
EXCUSED = "i_slutet inte_bara utan_tvekan"
REVERSING = """
allt_annat_än
vägra* neka* nekade förnek* avsl* avböj* avvis* misslyck* slut* upphör* sluta* stopp* hindra* förhindr* förbj*
förbud* förbjud* undvik* undvek* glöm* glömde strunta* struntade låta_bli lät_bli låtit_bli lagt_ner lägga_ner
lägger_ner avstå* avstod avstår tveka* tvivla* betvivl* bestrid* bestred motsätt* motsatte emot mot ställt_in
ställer_in ställde_in inställ* skjut* skjutit_upp upphäv* dra_tillbaka drog_tillbaka drar_tillbaka återkalla*
ångra* i_stället istället i_stället_för istället_för långt_ifrån snarare_än utom förutom undantag* saknar
saknade sakna* brist brister fel felaktig* falsk* lögn* ljuger ljög ljugit myt oförmåg* motvill* mindre minst
avskaff* ge_upp gav_upp gett_upp hoppas hoppades önska* önskade försök* planer* tänker tänkte hota* vill ville
tvärtom dementera* protest* blockera* veto slipper slapp sluppit tappa* förlora* mist miste missa* missade
beklaga*
"""
RESTRICTING = """
före_detta f.d
noll
om ifall såvida förutsatt under_förutsättning villkor* bara endast enbart blott nästan kanske möjligen
möjligtvis eventuell* förmodligen troligen antagligen påstådd* påstått påstås skulle kunde borde torde
huruvida annars ibland delvis teoretiskt åtminstone högst minst så_länge tills innan först knappt så_kallad*
så_kallat så_kallade nog väl tydligen uppenbarligen få fåtal sällan föga näppeligen tillfälligt tillsvidare
förgäves skenbart hypotetiskt svårligen åsikt mening i_hans_ögon i_hennes_ögon
på_sin_höjd för_sent halvhjärtat halvhjärtad praktiskt_taget så_gott_som nätt_och_jämnt nätt_och_jämt
motvillig* av_misstag på_prov på_skämt på_låtsas under_tvång
"""
CONDITIONS = """
om ifall såvida förutsatt under_förutsättning på_villkor med_villkor så_länge utom förutom bortsett_från
undantag i_fall endast_om med_undantag så_snart först_när
"""
LIMITS = """
bara endast enbart blott nästan kanske möjligen påstått knappt delvis teoretiskt skenbart ifall huruvida
tills_vidare än_så_länge några_säger i_teorin på_papperet
"""
HEDGES = """
papper* teori* princip* del turen tur ögon mån sätt grad undantag* förbehåll* svårighet* nöd* villkor* risk*
ord fall skämt* tillfället viss närvarande tillstånd* åsikt* då_och_då dröm* kredit* sällsynt* enstaka bästa
värsta undantagsvis
mardröm* roman romanen saga sagan simulering* manus legend legenden rykte*
"""
GOVERNING = "att"
PRONOUNS = """
jag mig mej vi oss du dig dej ni er han honom hon henne den det de dem dom man sig hen denna denne detta dessa
där vem
"""
FIRST_PERSON = "jag mig mej min mitt mina vi oss vår vårt våra du dig dej din ditt dina ni er ert era"
DETERMINERS = """
en ett den det de denna detta dessa min mitt mina din ditt dina sin sitt sina hans hennes dess deras vår vårt
våra er ert era
"""
GENITIVE = "*s *s'"
OF = "av"
TIME = """
kl
klockan
måndag* tisdag* onsdag* torsdag* fredag* lördag* söndag* dag dagar dagen vecka veckan veckor månad* år året
åren timme timmar minuter morgon morgonen morse förmiddag* eftermiddag* kväll* natt natten våren vår sommar
sommaren höst hösten vinter vintern *tal sekel igår idag jul påsk helgen jan januari feb februari mars apr
april maj juni juli aug augusti sep september okt oktober nov november dec december
"""
RELATIVE_TIME = "förra nästa gångna kommande senaste föregående"
PREPOSITIONS = """
ovanför nedanför framför
i på av från med för till vid om under över genom efter innan före sedan hos mellan bland bakom bredvid längs
utanför inom innanför runt kring åt per inför tack_vare trots på_grund_av ur invid
"""
POSTPOSITIONS = "sedan"
PARTICLES = "av på ut upp ner ned bort in till om ifrån över undan igen ihop tillbaka fram med isär"
QUANTIFIERS = """
alla all allt varje var vart många mycket mycken få fåtal några någon något flera fler flesta mest mer båda
bägge hälften halva del delar annan annat andra ingen samtliga somliga vissa visst viss hel hela helt
tillräckligt var_och_en alltihop ingetdera majoritet* minoritet* merparten åtskilliga
"""
NUMBERS = """
noll två tre fyra fem sex sju åtta nio tio elva tolv tretton fjorton femton sexton sjutton arton nitton tjugo*
trettio* fyrtio* femtio* sextio* sjuttio* åttio* nittio* hundra* tusen* miljon* miljard* dussin* halv halva
dubbel dubbla tredjedel fjärdedel första tredje enda ett_par
"""
ADVERBS = """
snart nu då alltid ofta igen redan ännu mycket ganska också även igår idag imorgon senare tidigare här där
kanske gärna motvilligt tyvärr förhoppningsvis verkligen slutligen åter alltså dock därefter *ligen *igtvis
*vis sedan genast nyligen
"""
AUXILIARIES = """
är var vore varit vara blir blev blivit bli har hade haft ha ska skall skulle kan kunde kunnat kunna vill
ville velat vilja måste får fick fått få bör borde låter lät hoppas tänker brukar som
"""
SAYING = """
säger sa sade sagt säga sägs berättar berättade berättat förklarar förklarade menar menade anser ansåg tycker
tyckte tror trodde uppger uppgav skriver skrev konstaterar konstaterade betonar betonade påpekar påpekade
understryker underströk hävdar hävdade meddelar meddelade varnar varnade kommenterar kommenterade skrattar
skrattade ler log suckar suckade skämtar skämtade ropar ropade viskar viskade utbrister utbrast medger medgav
erkänner erkände bekräftar bekräftade lovar lovade försäkrar försäkrade minns mindes klagar klagade berömmer
berömde enligt beskriver beskrev uttrycker uttryckte uttalar uttalade påstår påstod resonerar resonerade
slår_fast slog_fast intygar intygade jublar jublade hälsar hälsade noterar noterade avslöjar avslöjade
funderar funderade bedömer bedömde utropar utropade muttrar muttrade sammanfattar sammanfattade
gläds gläder fruktar befarar skryter poängterar summerar strålar
"""
ASKING = "frågar frågade undrar undrade sporde"
REPLYING = """
svarar svarade replikerar replikerade genmäler genmälde invänder invände kontrar kontrade avbryter avbröt
inflikar inflikade protesterar protesterade säger_emot sa_emot
"""
CONTINUING = """
tillägger tillade fortsätter fortsatte lägger_till la_till lade_till avslutar avslutade upprepar upprepade
fyller_i fyllde_i
"""
SUBJECT_PRONOUNS = "han hon hen de"
CONJUNCTIONS = "och men eller medan eftersom fast fastän samt så då när för att"
TITLES = """
herr fru fröken dr prof professor president presidenten minister ministern statsminister statsministern rektor
rektorn borgmästare borgmästaren direktör direktören chef chefen vd talesperson talespersonen kung kungen
drottning general domare ordförande ordföranden biskop påve tränare generaldirektör
"""
ABBREVIATIONS = """
t.ex bl.a d.v.s dvs m.m osv etc ca kl nr st mfl m.fl s.k fr.o.m t.o.m p.g.a dr prof jan feb aug sept okt nov
dec milj jr
"""
FUNCTION = """
och i att det som en på är av för med till den har de inte om ett han men var jag från vi så kan när under
också efter eller nu sin där vid mot ska skulle kommer ut får finns vara hade alla andra mycket än här då
sedan över bara in blir upp även vad få två vill ha många hur mer går sig utan fler er oss vår vårt våra sina
sitt denna detta dessa
"""
QUESTIONS = "vem vad när var varför hur vilken vilket vilka vart vems huruvida"
LABELS = "fråga svar f s reporter programledare moderator"
RELATIVES = "som vars"
INFINITIVES = ""
COMPARING = "än"
MARKS = ("””", "»»", '""', "“”", "’’", "«»")
DASH = "–—-"
DASH_GOES_ON = True
INSIDE = True
KIN = ("no", "da")
DROPS_THAT = True
REFLEXIVES = "sin sitt sina"
