CODE = "de"
NAME = "German"
NEGATIONS = """
nicht nichts nie niemals niemand* kein keine keinen keinem keiner keines keins nirgends nirgendwo nirgendwohin
weder noch_nie ohne kaum keinesfalls keineswegs keinerlei mitnichten nein nee un* nicht-* *los *lose *losen
*loses *loser *losem ebensowenig geschweige selten
"""
EXCUSED = """
und uns unser* unter* unten ungefähr union* universi* uni unis unternehm* untersuch* unterricht* unterstütz*
ungarn ungar* unfall* unfälle* unikat* uniform* unmittelbar unlängst unterwegs ohne_zweifel nicht_nur unesco
uno unentgeltlich groß* bloß los verlos* erlös*
"""
REVERSING = """
alles_andere_als
weiger* verweiger* geweigert lehn* ablehn* abgelehnt abzulehnen leugne* geleugnet bestreit* bestritt*
bestritten dementier* scheiter* gescheitert unterlass* unterließ* unterlassen verhinder* verbiet* verbot*
verbat verboten untersag* vermeid* vermied* vermieden verzicht* versäum* vergess* vergaß* vergisst hör*
aufgehört stopp* gestoppt beend* abgesagt absag* abgebrochen abbrech* abzusagen zurückgenommen zurückgezogen
zurückzieh* rückgängig widerruf* widerrief* widersprech* widersprach* widersprochen bezweifel* zweifel*
anstatt statt stattdessen fern weit_entfernt außer ausgenommen ausgeschlossen ausschließ* falsch falsche
falschen lüge* lügt log gelogen irrtum irr* irrtümlich* unmöglich* unfähig unwillig enthalt* enthielt_sich
mangel* fehlt fehlte fehlen gefehlt aufgegeben aufgeb* abgeschafft abschaff* blockier* gegen gegenteil
verschieb* verschoben ausgesetzt aussetz* wenig* minder* zögern zögert* zögerte* davon_abge* abgehalten
abhalten abgesehen hoff* gehofft wünsch* versuch* plan* geplant beabsichtig* droh* gedroht angekündigt möchte*
wollte* will wollen soll* sollen unterbl* versagt* beinahe sträub* gesträubt abgelassen ließ_ab aufzuhören
verlor* verlier* vermiss* verpass* bedauer* bereu* erspar* spart* sparen ersparten sparten
"""
RESTRICTING = """
nullmal
vorerst versehentlich praktisch vorläufig
jedenfalls immerhin angeblicherweise vermeintlich sozusagen quasi gewissermaßen
wenn falls sofern soweit solange nur bloß lediglich fast beinahe nahezu vielleicht möglicherweise eventuell
angeblich vermeintlich* mutmaßlich* wohl wahrscheinlich vermutlich allenfalls höchstens mindestens teilweise
teils ob könnte* würde* dürfte* müsste* sollte* vorausgesetzt unter_der_bedingung bedingung* bevor bis_auf
sonst andernfalls manchmal gelegentlich theoretisch scheinbar anscheinend offenbar sogenannt* so_genannt*
halbwegs außer es_sei_denn je_nachdem erst notfalls zumindest wenigstens wenige* selten kaum knapp angebl*
hätte hätten vorübergehend vorläufig fälschlich vergeblich potenziell hypothetisch ausnahmsweise womöglich
schwerlich umsonst meinung ansicht ansichts meines_erachtens erachtens
widerwillig* halbherzig* probeweise zu_spät zum_schein wider_willen so_gut_wie aus_versehen vergebens
"""
CONDITIONS = """
wenn falls sofern soweit solange vorausgesetzt es_sei_denn unter_der_bedingung unter_der_voraussetzung außer
ausgenommen mit_ausnahme nur_wenn im_falle abgesehen_von ausser sobald erst_wenn
"""
LIMITS = """
nur bloß lediglich fast beinahe nahezu vielleicht angeblich kaum allenfalls höchstens teilweise theoretisch
möglicherweise scheinbar vermeintlich ob vorerst vorläufig einstweilen wenige einige_sagen manche_sagen
behaupten behauptet angebliche auf_dem_papier in_der_theorie
"""
HEDGES = """
papier theorie prinzip grunde teil* vorbehalt* einschränkung* sicht ansicht* meinung* augen glück not weise
maß* maße fälle fällen ausnahme* weiteres mühe zweifel* worten anschein verdacht protest bedingung* hinsicht
auflage* genehmigung* zustimmung risiko scherz notfall idealfall pump traum träumen raten selten* gelegen*
vernehmen notlösung kredit zuweilen mitunter fall bestenfalls
theaterstück* albtraum* alptraum* roman romanen märchen simulation* planspiel* drehbuch* legende gerücht*
generalprobe
angaben steht
"""
GOVERNING = "dass daß ob zu um"
PRONOUNS = """
ich mich mir wir uns du dich dir ihr euch er ihn ihm sie ihnen es man das dies dieser diese dieses diesen
diesem jener jene jenes der die den dem denen dessen deren sich wer meiner unser
"""
FIRST_PERSON = "ich mich mir mein* wir uns unser* unsr* du dich dir dein* euch euer* eure*"
DETERMINERS = """
der die das den dem des ein eine einen einem einer eines dieser diese dieses diesen diesem jener jene jenes
jenen mein meine meinen meinem meiner meines sein seine seinen seinem seiner seines ihr ihre ihren ihrem ihrer
ihres unser unsere unseren unserem unserer unseres euer eure euren
"""
GENITIVE = "*s *s' *ß'"
OF = "von vom des"
TIME = """
montag* dienstag* mittwoch* donnerstag* freitag* samstag* sonnabend* sonntag* *tag *tage *tagen tages *woche
*wochen wochenende* monat* *jahr *jahre *jahren jahres stunde* minute* morgen mittag nachmittag* abend
abends nacht nächte frühling* frühjahr* sommer* herbst* winter* jahrhundert* jahrzehnt* gestern heute
weihnachten ostern pfingsten uhr jan januar feb februar mär märz apr april mai jun juni jul juli aug august
sep sept september okt oktober nov november dez dezember
"""
RELATIVE_TIME = """
letzte letzten letzter letztes letztem nächste nächsten nächster nächstes nächstem kommende kommenden
kommender kommendes vergangene vergangenen vergangener vergangenes vorige vorigen voriger voriges
"""
PREPOSITIONS = """
zusammen_mit gemeinsam_mit
in im ins an am ans auf aufs aus bei beim von vom mit nach vor hinter neben zwischen unter über seit während
durch für um wegen trotz dank innerhalb außerhalb entlang gegenüber zum zur ab samt inmitten anhand aufgrund
"""
PARTICLES = """
ab an auf aus bei ein mit nach vor zu um durch los weg fort zurück nieder fest zusammen hin her heraus
herunter hinaus hinunter bevor fehl heim vorbei weiter unter über
"""
QUANTIFIERS = """
alle allen aller alles allem all jede jeder jedes jeden jedem viele vielen vieler viel mehr mehrere mehreren
meiste meisten einige einigen einiger manche manchen mancher wenige wenigen etliche sämtliche sämtlichen beide
beiden beider keine etwas ganze ganzen ganzes ganzer halb halbe halben hälfte teil teile genug jemand
jedermann mehrheit minderheit andere anderen zahlreiche zahlreichen diverse verschiedene
"""
NUMBERS = """
null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn
siebzehn achtzehn neunzehn zwanzig *undzwanzig *undzwanzig* dreißig *unddreißig vierzig *undvierzig fünfzig
*undfünfzig sechzig *undsechzig siebzig *undsiebzig achtzig *undachtzig neunzig *undneunzig hundert* *hundert
tausend* *tausend million millionen milliarde milliarden billion billionen dutzend* halb doppelt zweimal
dreimal einmal drittel viertel einzige einzigen erste zweite dritte
"""
ADVERBS = """
*weise *erweise bald jetzt nun dann immer oft wieder schon noch sehr ziemlich zu auch sogar heute morgen
gestern später früher hier dort da fast nur gern gerne ungern leider hoffentlich sicher bestimmt nochmals
erneut endlich schließlich zögernd widerwillig freiwillig gerade eben damals danach davor stets selten
kürzlich zuerst vorher
"""
AUXILIARIES = """
bin bist ist sind seid war waren warst wäre wären gewesen habe hast hat haben habt hatte hatten hätte hätten
werde wirst wird werden wurde wurden würde würden worden kann kannst können könnt konnte konnten könnte muss
müssen musste mussten soll sollen sollte sollten will wollen wollte wollten darf dürfen durfte dürfte mag
mögen möchte möchten lassen lässt ließ hofft hoffen
"""
SAYING = """
bekannt
bilanziert bilanzierte verspricht versprach hofft hoffte erläutert erläuterte beklagt beklagte stellt_klar stellte_klar
sagte sagt sagten sagen gesagt erklärte erklärt erklärten betonte betont betonten fügte fügt ergänzte ergänzt
meinte meint meinten teilte teilt schrieb schreibt schrieben warnte warnt kritisierte kritisiert berichtete
berichtet berichteten so unterstrich unterstreicht forderte fordert versicherte versichert bekräftigte
bekräftigt schwärmte schwärmt lachte lacht schmunzelte schmunzelt freute freut erzählte erzählt äußerte äußert
bemerkte bemerkt stellte kommentierte kommentiert verkündete verkündet behauptete behauptet beteuerte beteuert
klagte klagt schimpfte schimpft rief ruft murmelte flüsterte flüstert lobte lobt mahnte mahnt räumte räumt
gestand gesteht bestätigte bestätigt zitierte hieß heißt knurrte knurrt urteilte urteilt resümierte resümiert
glaubt glaubte findet fand vermutet vermutete prophezeite prophezeit kündigte kündigt sprach spricht seufzte
seufzt witzelte witzelt scherzte scherzt grinst grinste jubelt jubelte verriet verrät schildert schilderte
erinnert erinnerte plädiert plädierte appelliert appellierte hob hebt unterstellte konstatierte konstatiert
zufolge laut sei
strahlt strahlte staunt staunte prahlt prahlte stöhnt stöhnte denkt dachte ahnt ahnte befürchtet befürchtete
fürchtet fürchtete träumt triumphiert triumphierte wettert wetterte spottet spottete brummt brummte schreit
schrie verteidigt lächelt lächelte verlangt verlangte empfiehlt empfahl gibt_zu gab_zu weist_hin wies_hin
stellt_fest stellten_fest merkt_an merkte_an führt_aus führte_aus
"""
ASKING = "fragte fragt fragten fragen wollte_wissen will_wissen erkundigte erkundigt hakte hakt"
REPLYING = """
antwortete antwortet antworteten entgegnete entgegnet erwiderte erwidert konterte kontert widersprach
widerspricht unterbrach unterbricht versetzte gab_zurück warf_ein wirft_ein wandte_ein wendet_ein
hielt_dagegen hält_dagegen parierte pariert protestierte
"""
CONTINUING = """
ergänzte ergänzt fügte fügt fuhr fährt fortfuhr setzte_hinzu schloss schließt wiederholte wiederholt
"""
SUBJECT_PRONOUNS = "er sie"
CONJUNCTIONS = "und aber oder während weil obwohl denn doch sondern als da nachdem bevor wenn"
TITLES = """
herr frau dr prof professor präsident präsidentin minister ministerin bürgermeister bürgermeisterin kanzler
kanzlerin direktor direktorin leiter leiterin sprecher sprecherin könig königin general richter richterin chef
chefin trainer vorsitzende vorsitzender rektor rektorin pfarrer bischof papst
"""
ABBREVIATIONS = """
hr fr dr prof nr bzw ca usw z.b d.h u.a st mio mrd str etc vgl ggf evtl inkl tel jan feb aug sept okt nov dez
dipl ing abs art bspw co geb jr
"""
FUNCTION = """
der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat
dass sie nach wird bei einer um am sind noch wie einem über einen so zum war haben nur oder aber vor zur bis
mehr durch man sein wurde sei ich wir uns unser unsere euch ihr ihre wenn kann doch schon seit gegen vom
können beim wieder diese dieser hatte
"""
QUESTIONS = """
wer was wann wo warum wieso weshalb wie welche welcher welches welchen wohin woher wem wen wessen ob
"""
LABELS = "frage antwort f a moderator moderatorin reporter interviewer"
RELATIVES = "der die das den dem deren dessen welcher welche"
INFINITIVES = ""
COMPARING = "als denn"
MARKS = ("„“", "»«", "‚‘", "›‹", '""', "“”", "«»")
KIN = ("nl",)
