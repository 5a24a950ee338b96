CODE = "es"
NAME = "Spanish"
NEGATIONS = """
no ni nunca jamás nada nadie ninguno ninguna ningún ningunos ningunas sin tampoco apenas nulo nula siquiera
no-*
"""
EXCUSED = "no_solo no_sólo sin_duda sin_embargo sin_dudas nada_más_que"
REVERSING = """
todo_menos
neg* niega* niegue* rechaz* rehús* rehus* renunci* fracas* fall* evit* prohib* prohíb* impid* impedi* imped*
olvid* omit* dej* cesar cesó cesa ces* deten* detuv* detien* abandon* cancel* suspend* suspens* dud* duda
cuestion* contrad* desment* desmient* descart* abst* renuent* reacio* lejos_de en_vez en_lugar salvo excepto
excep* imposib* incapa* falso falsa falsos falsas mentir* mentira* miente* mentí* error* equivoc* erróne*
contra contrari* retir* revoc* anul* derog* aplaz* pospon* pospuso boicot* opon* opus* opuso desist* falta
faltó carec* carece menos peor pretend* esper* quisiera quisier* quer* quier* intent* trat* planea* planeó
piens* amenaz* prometi* promete* promet* proyect* iba a_punto elimin* bloque* veto vetó disuad* desech* desoy*
ignor* perdi* pierd* lament* arrepient* falt*
"""
RESTRICTING = """
cero
escasamente
si solo sólo solamente únicamente casi quizá quizás tal_vez acaso posiblemente probablemente supuestamente
presunt* supuest* aparentemente aunque_sea salvo_que a_menos siempre_que condición condicion* condicional*
siempre_y_cuando con_tal en_caso en_caso_de hasta mientras podría podrían debería deberían sería serían
habría habrían tendría haría parcial* parte_de a_veces ocasionalmente como_máximo al_menos como_mínimo
prácticamente apenas_si quiz* teóricamente de_lo_contrario cuando sujeto_a según_se supeditado rara_vez
raramente pocas pocos poca poco por_poco dice_haber dicen_haber apenas *aríamos *erían *arían difícilmente
temporalmente provisionalmente falsamente vanamente potencialmente hipotéticamente eventualmente
nominalmente opinión a_juicio de_acuerdo_con al_parecer
como_mucho a_lo_sumo demasiado_tarde de_mala_gana a_regañadientes a_la_fuerza en_la_vida en_absoluto a_prueba
en_vano por_error en_broma a_medias dizque forzosamente
"""
CONDITIONS = """
si siempre_que siempre_y_cuando a_menos salvo salvo_que excepto a_condición con_la_condición con_tal en_caso
sujeto_a dependiendo menos_que supeditado sólo_si solo_si a_no_ser en_cuanto una_vez_que
"""
LIMITS = """
solo sólo solamente únicamente casi quizá quizás tal_vez supuestamente apenas parcialmente teóricamente
en_teoría presuntamente si por_ahora por_el_momento pocos dicen_que algunos_dicen sobre_el_papel
"""
HEDGES = """
teoría papel en_parte principio suerte medias medida juicio ahora momento opinión caso casos reserva* condición
condiciones excepción excepciones apariencia* palabra* duras dificultad* límite* ojos riesgo* permiso modo
manera forma cierto broma sueños mejor_de peor_de crédito vez_en ocasion* rar* regañadientes último_recurso
pesadilla* novela cuento ficción simulacro guion guión leyenda rumor*
"""
GOVERNING = "que a de si"
PRONOUNS = """
yo me mí conmigo nosotros nosotras nos tú te ti usted ustedes vosotros vosotras os él ella ello ellos ellas lo
la los las le les se sí esto eso aquello este esta ese esa aquel aquella estos estas esos esas éste ésta ése
ésa éstos éstas quien quienes
"""
FIRST_PERSON = """
yo me mí mi mis mío mía nosotros nosotras nos nuestro nuestra nuestros nuestras tú te ti tu tus usted ustedes
vosotros os vuestro vuestra
"""
DETERMINERS = """
el la los las un una unos unas este esta estos estas ese esa esos esas aquel aquella aquellos aquellas mi mis
tu tus su sus nuestro nuestra nuestros nuestras vuestro vuestra vuestros vuestras al del
"""
GENITIVE = ""
OF = "de del"
TIME = """
pasado pasada próximo próxima
lunes martes miércoles jueves viernes sábado sábados domingo domingos día días semana semanas mes meses año
años hora horas minuto minutos mañana mediodía tarde noche noches madrugada primavera verano otoño invierno
siglo ayer hoy navidad ene enero feb febrero mar marzo abr abril may mayo jun junio jul julio ago agosto
sept septiembre oct octubre nov noviembre dic diciembre
"""
RELATIVE_TIME = """
pasado pasada pasados pasadas próximo próxima próximos próximas siguiente anterior último última últimos
últimas
"""
PREPOSITIONS = """
a al de del en con por para desde durante tras sobre bajo entre hacia ante mediante junto cerca según_lo
debido_a gracias_a hace después antes dentro fuera
"""
QUANTIFIERS = """
todo toda todos todas cada algún alguno alguna algunos algunas alguien algo mucho mucha muchos muchas poco
poca pocos pocas más menos varios varias bastante bastantes demasiado demasiada demasiados ambos ambas mitad
mayoría minoría parte otro otra otros otras cualquier cualquiera cierto cierta ciertos ciertas diversos
diversas tanto tanta tantos tantas medio media numerosos
"""
NUMBERS = """
cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete
dieciocho diecinueve veinte veinti* treinta cuarenta cincuenta sesenta setenta ochenta noventa cien ciento
cientos doscient* trescient* cuatrocient* quinient* seiscient* setecient* ochocient* novecient* mil miles
millón millones billón billones docena docenas decenas mitad doble triple tercio cuarto primer primero primera
segundo segunda tercero tercera vez veces único única
"""
ADVERBS = """
*mente pronto ahora entonces siempre nunca ya todavía aún muy también además hoy mañana ayer luego después
antes tarde temprano aquí allí ahí quizá quizás bien mal casi incluso apenas así solo sólo
"""
AUXILIARIES = """
soy eres es somos sois son era eran fue fueron sea sean será serán sería serían sido ser estoy está están
estaba estaban estará estuvo estar he has ha hemos han había habían habrá habrán habría haya hay haber puedo
puede pueden podía podrá podría debe deben debía debería quiere quieren quería va van vamos iba iban hace
hacen hizo espera esperan que quien
"""
SAYING = """
reveló revela
dijo dice dicen dijeron decía decían diciendo dicho afirmó afirma afirmaron afirmaba afirmado explicó explica
explicaron explicaba explicado señaló señala señalaron señalaba señalado declaró declara declararon declarado
aseguró asegura aseguraron asegurado indicó indica indicaron indicado manifestó manifiesta comentó comenta
comentado contó cuenta contaba relató relata narró narra advirtió advierte advertido destacó destaca subrayó
subraya recalcó recalca sostuvo sostiene opinó opina consideró considera cree creía piensa pensó recordó
recuerda reconoció reconoce admitió admite confesó confiesa confirmó confirma anunció anuncia informó informa
escribió escribe lamentó lamenta bromeó bromea exclamó exclama susurró susurra gritó grita murmuró murmura
suspiró rió ríe insistió insiste reiteró reitera enfatizó apuntó apunta precisó precisa matizó matiza detalló
detalla aclaró aclara puntualizó según prometió promete juró jura denunció denuncia criticó critica celebró
celebra expresó expresa expuso expone zanjó resumió resume sentenció argumentó argumenta reflexionó reflexiona
vaticinó agradeció exigió exige pidió pide reclamó reclama observó alegó ironizó
sonríe suspira presume presumió alerta alertó avisa avisó agradece festeja festejó alegra
"""
ASKING = "preguntó pregunta preguntaba preguntaron preguntado inquirió interrogó cuestionó"
REPLYING = """
respondió responde respondieron respondía respondido contestó contesta contestaron contestado replicó replica
repuso interrumpió interrumpe rebatió rebate objetó objeta protestó protesta terció tercia discrepó discrepa
refutó refuta intervino interviene
"""
CONTINUING = """
añadió añade añadía añadido agregó agrega agregado continuó continúa prosiguió prosigue siguió concluyó
concluye apostilló repitió
"""
SUBJECT_PRONOUNS = "él ella ellos ellas"
CONJUNCTIONS = "y e o u pero mas sino aunque mientras porque pues cuando como donde"
TITLES = """
señor señora don doña dr dra sr sra srta profesor profesora presidente presidenta ministro ministra alcalde
alcaldesa director directora portavoz rey reina general juez jueza papa obispo padre sor senador senadora
diputado diputada secretario secretaria entrenador jefe jefa gobernador gobernadora consejero consejera
concejal
"""
ABBREVIATIONS = """
sr sra srta dr dra d dña ud uds etc ee.uu p.ej pág núm n.º art av avda tel gral prof lic ing ene feb mar abr
jun jul ago sept oct nov dic s.a a.m p.m
"""
FUNCTION = """
de la que el en y a los del se las por un para con no una su al lo como más pero sus le ya o este sí porque
esta entre cuando muy sin sobre también me hasta hay donde quien desde todo nos durante todos uno les ni
contra otros ese eso ante ellos e esto mí antes algunos qué unos yo otro otras otra él tanto esa estos mucho
nuestro nuestra nuestros es son fue ha han está era
"""
QUESTIONS = "qué quién quiénes cuándo dónde cómo cuál cuáles cuánto cuánta cuántos cuántas acaso adónde"
LABELS = "pregunta respuesta p r periodista moderador moderadora entrevistador entrevistadora"
RELATIVES = "que quien quienes cuyo cuya"
INFINITIVES = "*ar *er *ir *arse *erse *irse"
COMPARING = "que"
MARKS = ("«»", "“”", '""', "‘’")
DASH = "—–-"
INSIDE = False
KIN = ("pt", "it", "ca", "gl")
