CODE = "it"
NAME = "Italian"
NEGATIONS = """
giammai
non né nè no mai nessuno nessuna nessun nessun' niente nulla senza neanche nemmeno neppure mica affatto nullo
non-* appena
"""
EXCUSED = "poco_fa fra_poco tra_poco da_poco non_solo senza_dubbio quanto_mai"
REVERSING = """
tutt'altro
neg* nega rifiut* respin* rinunc* fall* evit* proib* viet* imped* impedi* dimentic* omess* omett* omise smett*
smess* cess* ferm* abbandon* annull* sospend* sospes* sospese dubit* dubbi* contest* sment* esclu* esclud*
asten* astenut* riluttan* lontano_da lontan* anziché invece al_posto piuttosto tranne salvo eccetto fuorché
impossibil* incapac* fals* mentit* bugi* menzogn* mente error* sbagli* contro contrari* ritir* revoc* abrog*
rinvi* boicott* oppos* oppon* desist* manc* privo priva privi meno peggio sper* vorre* vorrebbe vol* vuole
tent* cerc* prova provat* pens* minacc* promess* promett* intend* progett* eliminat* elimin* blocc* veto
dissua* trascur* ignor* a_malapena perso perd* mancat* rimpian* pentit* sostien* persa persi perse
"""
RESTRICTING = """
zero
poco
per_ora se solo soltanto solamente unicamente quasi forse magari possibilmente probabilmente presunt*
presumibilmente apparentemente a_meno purché qualora condizion* a_condizione a_patto nel_caso finché fino_a
sino_a potrebbe potrebbero dovrebbe dovrebbero sarebbe sarebbero avrebbe avrebbero farebbe parzial* in_parte
talvolta a_volte almeno al_massimo tutt'al_più praticamente teoric* altrimenti quando eventual* sedicent*
cosiddett* pare sembra salvo_che pressoché appena ove di_rado raramente poche pochi per_poco stento a_stento
a_malapena vorrebbe* *erebbe *erebbero *irebbe *irebbero difficilmente temporaneamente provvisoriamente
invano vanamente potenzialmente ipoteticamente eccezionalmente a_detta parere a_giudizio stando_a opinione
avviso
troppo_tardi a_metà al_più controvoglia per_finta per_forza in_prova per_sbaglio per_scherzo di_malavoglia
"""
CONDITIONS = """
se purché qualora a_condizione a_patto a_meno salvo eccetto tranne nel_caso in_caso ammesso_che sempre_che
solo_se finché escluso fuorché non_appena una_volta_che
"""
LIMITS = """
solo soltanto solamente unicamente quasi forse appena presumibilmente apparentemente parzialmente
teoricamente a_malapena se per_ora per_il_momento pochi alcuni_dicono in_teoria sulla_carta
"""
HEDGES = """
teoria carta in_parte principio riserva* parole momento parere misura caso casi fortuna condizione condizioni
eccezione eccezioni apparenza* fatica difficoltà limite limiti occhi rischio modo permesso scherzo senso
sogno sogni tanto credito migliore_dei peggiore occasion* rar* malincuore
incubo romanzo favola finzione simulazione copione leggenda voci
stando bocca
"""
GOVERNING = "che a di se d' ad"
PRONOUNS = """
io mi me noi ci ce tu ti te voi vi ve lui lei egli ella esso essa essi esse loro lo la li le gli ne si sé
questo questa questi queste quello quella quelli quelle ciò costui costei chi l'
"""
FIRST_PERSON = """
io mi me mio mia miei mie noi ci nostro nostra nostri nostre tu ti te tuo tua tuoi tue voi vi vostro vostra
vostri vostre
"""
DETERMINERS = """
il lo la l' i gli le un uno una un' questo questa questi queste quel quello quella quei quegli quelle mio mia
miei mie tuo tua tuoi tue suo sua suoi sue nostro nostra nostri nostre vostro vostra vostri vostre loro del
della dei degli delle al allo alla ai agli alle
"""
GENITIVE = ""
OF = "di del della dei degli delle dello d'"
TIME = """
scorso scorsa prossimo prossima
lunedì martedì mercoledì giovedì venerdì sabato domenica giorno giorni settimana settimane mese mesi anno
anni ora ore minuti mattina mattino mezzogiorno pomeriggio sera notte alba primavera estate autunno inverno
secolo ieri oggi natale pasqua gen gennaio feb febbraio mar marzo apr aprile mag maggio giu giugno lug
luglio ago agosto set settembre ott ottobre nov novembre dic dicembre
"""
RELATIVE_TIME = """
scorso scorsa scorsi scorse prossimo prossima prossimi prossime passato passata seguente precedente ultimo
ultima ultimi ultime
"""
PREPOSITIONS = """
a ad al allo alla ai agli alle all'* di del dello della dei degli delle dell'* d'* da dal dallo dalla dai dagli
dalle dall'* in nel nello nella nei negli nelle nell'* su sul sullo sulla sui sugli sulle sull'* con col per tra
fra durante dopo prima presso verso dietro davanti sotto sopra lungo attraverso oltre grazie insieme dentro
fuori vicino
"""
QUANTIFIERS = """
tutto tutta tutti tutte ogni ognuno ognuna qualche qualcuno qualcuna qualcosa alcuni alcune alcuno alcuna
molto molta molti molte poco poca pochi poche più meno diversi diverse vari varie parecchi parecchie
abbastanza troppo troppi troppe entrambi entrambe metà maggioranza minoranza parte altro altra altri altre
ciascuno ciascuna certo certi certe qualunque qualsiasi tanti tante mezzo mezza numerosi
"""
NUMBERS = """
zero uno due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici sedici
diciassette diciotto diciannove vent* trent* quarant* cinquant* sessant* settant* ottant* novant* cento
duecento trecento *cento mille *mila milione milioni miliardo miliardi dozzina dozzine decina decine centinaia
migliaia metà doppio triplo terzo quarto primo prima secondo seconda volta volte unico unica
"""
ADVERBS = """
*mente presto ora adesso allora sempre spesso ancora già molto anche inoltre oggi domani ieri poi dopo prima
tardi qui qua lì là forse bene male quasi perfino addirittura così volentieri ormai infine subito
"""
AUXILIARIES = """
sono sei è siamo siete era erano fu furono sia siano sarà saranno sarebbe stato stata stati essere ho hai ha
abbiamo avete hanno aveva avevano avrà avranno avrebbe abbia avere posso può possono poteva potrà potrebbe
deve devono doveva dovrà dovrebbe vuole vogliono voleva vorrebbe va vanno fa fanno ha_fatto spera sperano che
chi
"""
SAYING = """
confida confidato nota
disse dice dicono dissero diceva detto dire dicendo ha_detto affermò afferma affermato affermano spiegò spiega
spiegato spiegano dichiarò dichiara dichiarato sostenne sostiene sostenuto assicurò assicura assicurato
sottolineò sottolinea sottolineato osservò osserva osservato commentò commenta commentato raccontò racconta
raccontato ricordò ricorda ricordato ammise ammette ammesso confessò confessa confessato confermò conferma
confermato annunciò annuncia annunciato avvertì avverte avvertito scrisse scrive scritto precisò precisa
precisato ribadì ribadisce ribadito insistette insiste insistito esclamò esclama esclamato sussurrò sussurra
sussurrato gridò grida gridato sospirò sospira scherzò scherza scherzato ride rise sorride promise promette
promesso giurò giura giurato lamentò lamenta lamentato criticò critica criticato ritiene ritenne crede pensa
secondo riferì riferisce riferito informò rivelò rivela rivelato denunciò denuncia denunciato auspica
auspicato riassume riassunto rileva rilevato evidenzia evidenziato tuona tuonato chiosa chiosato sentenzia
sbotta sbottato rassicura rassicurato ringrazia ringraziato riflette riflettuto mormora mormorato
esulta esultato gioisce gioito sorrideva teme sospirato ironizza festeggia rallegra
"""
ASKING = "chiese chiede chiesto chiedeva chiedono domandò domanda domandato interrogò"
REPLYING = """
rispose risponde risposto rispondeva replicò replica replicato ribatté ribatte ribattuto obiettò obietta
obiettato interruppe interrompe interrotto protestò protesta protestato controbatte controbattuto contestò
contesta contestato intervenne interviene intervenuto
"""
CONTINUING = """
aggiunse aggiunge aggiunto aggiungeva continuò continua continuato proseguì prosegue proseguito concluse
conclude concluso ripeté ripete
"""
SUBJECT_PRONOUNS = "lui lei egli ella loro"
CONJUNCTIONS = "e ed o oppure ma però mentre perché poiché quando come anche bensì sebbene dove"
TITLES = """
signor signora signorina dottor dottoressa dr dott prof professor professoressa presidente ministro ministra
sindaco sindaca direttore direttrice portavoce re regina generale giudice papa vescovo padre don suor senatore
senatrice deputato deputata segretario segretaria allenatore capo onorevole premier avvocato ingegner ing avv
on
"""
ABBREVIATIONS = """
sig sig.ra dott dott.ssa prof prof.ssa avv ing on ecc cfr pag art n s.p.a tel gen feb mar apr mag giu lug ago
sett ott nov dic st
"""
FUNCTION = """
di e il la che a in un è per una sono con i le si da del della non lo nel gli alla dei al ma come più ha dal
anche nella dalla questo delle se ci sul o suo sua loro ai ed essere dopo hanno alle stato così quando degli
sulla questa dove era due mi l' d' ne nei nelle noi nostro nostra fra tra io lui lei
"""
QUESTIONS = """
chi che cosa cos'è quando dove perché come quale quali quanto quanta quanti quante cos' dov' dov'è com'è
"""
LABELS = "domanda risposta d r giornalista moderatore moderatrice intervistatore"
RELATIVES = "che cui il_quale la_quale"
INFINITIVES = "*are *ere *ire *arsi *ersi *irsi"
COMPARING = "che"
MARKS = ("«»", "“”", '""', "‘’")
DASH = "—–-"
KIN = ("es", "pt", "fr", "ro")
INSIDE = True
