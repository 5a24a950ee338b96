CODE = "nl"
NAME = "Dutch"
NEGATIONS = """
allerminst geenszins nimmermeer
niet niets nooit niemand geen geenszins nergens noch zonder nauwelijks amper zelden nimmer nee neen on* niet-*
*loos *loze
"""
EXCUSED = """
ons onze onder* ondanks ondertussen onlangs ongeveer ontwik* ontvang* ontdek* ontmoet* ontbijt* ontsta*
ontstond* ontwerp* ontwerpen ontzettend ontspan* ontwaak* ontroer* onmiddellijk onmiddellijke online
onderwijs* onthul* niet_alleen als_eerste als_laatste als_tweede zonder_twijfel ongetwijfeld onderzoek*
onderste onthoud* ontwikkel* onkosten
"""
REVERSING = """
allesbehalve
weiger* geweigerd ontken* ontkend afgewezen afwijz* wees_af wijst_af wijzen_af verworp* verwerp* mislukt*
mislukk* faal* gefaald voorkom* voorkwam verhinder* verbied* verbood verboden verbod* vermijd* vermeed
vermeden vergeet* vergat vergeten vergaten nagelaten nalat* nalaten liet_na laat_na stop* gestopt staak*
gestaakt beëindig* opgegeven opgeven afgelast* afgezegd geannuleerd annuleer* afzien afgezien ziet_af zag_af
ontbreekt ontbrak ontbreken twijfel* betwist* betwijfel* tegen tegenovergestelde tegendeel behalve
uitgezonderd uitgesloten uitsluit* in_plaats plaats_van verre_van allesbehalve onmogelijk* onwillig leugen*
liegt loog gelogen fout fouten foute vals* onterecht onwaar gebrek mist missen minder minst herroep* herriep
ingetrokken intrekken trok_in trekt_in uitgesteld uitstel* geschrapt schrap* afgeschaft afschaf* geblokkeerd
blokkeer* boycot* veto aarzel* onthield onthouden hoop hoopt hopen hoopte wens* wil willen wilde wilden wou
prober* probeer* geprobeerd plan plant plannen gepland beloof* beloofd dreig* gedreigd overweeg* verloor
verloren verlies* verliez* mis misten gemist betreur* spijt
"""
RESTRICTING = """
nul
praktisch
als indien mits tenzij alleen slechts enkel enkele bijna haast vrijwel misschien wellicht mogelijk
mogelijkerwijs eventueel vermoedelijk waarschijnlijk zogenaamd* zogeheten vermeend* naar_verluidt zou zouden
kunnen_worden of voorwaarde* zolang totdat tot voordat anders soms gedeeltelijk deels theoretisch hooguit
hoogstens minstens ten_minste tenminste maximaal kennelijk blijkbaar schijnbaar pas mocht desnoods
afhankelijk in_geval weinig weinigen zelden ternauwernood op_het_nippertje tijdelijk voorlopig vergeefs
hypothetisch moeilijk mening
te_laat tevergeefs halfslachtig* noodgedwongen onder_dwang op_proef met_tegenzin per_ongeluk voor_de_grap
op_zijn_best
"""
CONDITIONS = """
als indien mits tenzij op_voorwaarde zolang behalve uitgezonderd in_geval afhankelijk_van met_uitzondering
alleen_als ervan_uitgaande mocht zodra pas_als
"""
LIMITS = """
alleen slechts enkel bijna haast vrijwel misschien wellicht zogenaamd nauwelijks amper deels hoogstens
indien tenzij voorlopig vooralsnog weinigen sommigen_zeggen in_theorie op_papier theoretisch
"""
HEDGES = """
papier theorie principe deel voorbehoud geluk mening geval gevallen mate ogen uitzondering* schijn moeite
woorden voorwaarde* beperking* risico* moment opzicht* grond beetje grap zekere dromen droom krediet
af_en_toe tegenzin zeldza* gelegenheid* beste ergste
nachtmerrie* roman sprookje* fictie simulatie* repetitie legende gerucht*
hoort
"""
GOVERNING = "dat of te om"
PRONOUNS = """
ik me mij wij we ons jij je jou u jullie hij hem zij ze haar het hun hen zich dit dat deze die er wie men daar
hier
"""
FIRST_PERSON = "ik me mij mijn wij we ons onze jij je jou jouw u uw jullie"
DETERMINERS = "de het een deze dit die dat mijn jouw je zijn haar ons onze jullie hun uw diens z'n m'n 't"
GENITIVE = "*'s *s"
OF = "van"
TIME = """
maandag* dinsdag* woensdag* donderdag* vrijdag* zaterdag* zondag* dag dagen week weken weekend maand maanden
jaar jaren uur minuten ochtend middag avond nacht lente voorjaar zomer* herfst najaar winter* eeuw gisteren
vandaag kerst pasen *ochtend *middag *avond jan januari feb februari maart mrt apr april mei jun juni jul
juli aug augustus sep september okt oktober nov november dec december
"""
RELATIVE_TIME = "afgelopen vorige volgende komende laatste aanstaande voorbije"
PREPOSITIONS = """
samen_met
in op aan bij van met voor na naar uit over onder door tijdens sinds sedert tussen achter naast langs boven
binnen buiten via dankzij wegens ondanks rond rondom vanaf vanuit sinds te ter ten om
"""
POSTPOSITIONS = "geleden lang"
PARTICLES = """
af op uit aan toe neer weg terug mee door in bij over om los vast voor na heen rond samen tegen onder
"""
QUANTIFIERS = """
alle alles allen al iedere ieder elk elke iedereen iemand iets veel vele velen weinig weinigen enige enkele
sommige sommigen meer meeste meesten minder verscheidene verschillende beide beiden helft deel delen genoeg
meerderheid minderheid ander andere anderen heel hele gans talrijke tal zoveel zeker zekere half halve diverse
"""
NUMBERS = """
nul één een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien
zeventien achttien negentien twintig *entwintig dertig *endertig veertig *enveertig vijftig *envijftig zestig
*enzestig zeventig *enzeventig tachtig *entachtig negentig *ennegentig honderd* *honderd duizend* *duizend
miljoen* miljard* dozijn half halve dubbel derde kwart eerste tweede enige
"""
ADVERBS = """
binnenkort nu dan toen altijd vaak weer al nog zeer heel erg ook zelfs vandaag morgen gisteren later eerder
vroeger hier daar misschien graag helaas hopelijk zeker eindelijk uiteindelijk opnieuw met_tegenzin vrijwillig
net toch immers meteen *gewijs
"""
AUXILIARIES = """
ben bent is zijn was waren geweest heb hebt heeft hebben had hadden gehad word wordt worden werd werden
geworden kan kunt kunnen kon konden zal zult zullen zou zouden moet moeten moest moesten wil wilt willen wilde
wilden mag mogen mocht mochten laat laten liet gaat gaan ging hoopt hopen
"""
SAYING = """
klinkt klonk laat_weten liet_weten
zei zegt zeiden zeggen gezegd zeg aldus volgens verklaarde verklaart verklaard vertelde vertelt vertellen
verteld stelde stelt stelden gesteld benadrukte benadrukt meldde meldt legde legt uit schreef schrijft
waarschuwde waarschuwt vindt vond meent meende denkt dacht gelooft geloofde lachte lacht grapte grapt zuchtte
zucht riep roept fluisterde fluistert mompelde mompelt beweerde beweert beloofde belooft bevestigde bevestigt
erkende erkent gaf_toe geeft_toe concludeerde concludeert constateerde constateert merkte_op merkt_op merkte
merkt vervolgde klaagde klaagt kondigde kondigt onderstreepte onderstreept herinnerde herinnert verzekerde
verzekert verwacht verwachtte zegt_hij bekende bekent reageerde verzuchtte verzucht jubelt jubelde oordeelde
oordeelt voorspelde voorspelt laat_weten liet_weten bekritiseerde prees prijst hoopt hoopte lichtte licht
betoogde betoogt noemde noemt schetst schetste
juicht juichte glundert glunderde vreest vreesde moppert mopperde verheugt straalt
"""
ASKING = "vroeg vraagt vroegen vragen gevraagd informeerde"
REPLYING = """
antwoordde antwoordt antwoordden reageerde reageert repliceerde repliceert onderbrak onderbreekt wierp_tegen
werpt_tegen wierp bracht_in sprak_tegen spreekt_tegen protesteerde protesteert pareerde pareert riposteerde
diende
"""
CONTINUING = """
voegde_toe voegt_toe voegde voegt vervolgde vervolgt vervolgden ging_verder gaat_verder besloot besluit
herhaalde herhaalt vulde
"""
SUBJECT_PRONOUNS = "hij zij ze"
CONJUNCTIONS = "en of maar terwijl omdat want hoewel doch toen nadat voordat als zodat"
TITLES = """
meneer mevrouw de_heer heer dr prof professor president minister premier burgemeester directeur directrice
woordvoerder woordvoerster koning koningin generaal rechter voorzitter bisschop paus trainer chef hoofd rector
wethouder staatssecretaris
"""
ABBREVIATIONS = """
dhr mevr mw dr prof ir ing mr drs bijv enz etc o.a m.b.t d.w.z nr blz ca resp incl st jan feb mrt apr aug sept
okt nov dec jr sr
"""
FUNCTION = """
de van het een en in is dat op te zijn voor met die niet aan er om ook als dan maar bij nog uit door over naar
heeft hij worden wordt was ik we zij ze tot je deze dit geen meer al kan wel hebben of moet zou waar zo wat
had na tegen hun ons onze haar werd hem veel men waren daar heb ben bent u
"""
QUESTIONS = """
wie wat wanneer waar waarom hoe welke welk hoeveel waarheen waardoor waarmee heeft is zijn kan kunt gaat wil
"""
LABELS = "vraag antwoord v a interviewer moderator verslaggever"
RELATIVES = "die dat wie"
INFINITIVES = ""
COMPARING = "dan"
MARKS = ("‘’", "“”", "„”", '""', "''", "«»")
KIN = ("de",)
