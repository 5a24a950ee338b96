CODE = "ca"
NAME = "Catalan"
NEGATIONS = "no ni mai res ningú cap gens sense tampoc enlloc nul nul·la amb_prou_feines ni_tan_sols pas no-*"
EXCUSED = "no_només no_sols sense_dubte cap_a de_cap cap_al cap_als al_cap_de un_pas"
REVERSING = """
tot_menys
neg* nega rebutj* refus* renunci* fracass* fall* evit* prohib* impedi* impedeix* impid* oblid* ometre omet*
omès deix* cess* atur* abandon* cancel·l* suspen* susp* dubt* qüestion* desment* descart* abst* lluny_de
en_lloc en_comptes llevat excepte excepc* impossib* incapaç* fals* mentid* menteix* error* equivoc* contra
contrari* retir* revoc* anul* derog* ajorn* posterg* boicot* opos* desist* falta falten mancan* manca menys
pitjor pretén preten* esper* vol vols volem volen voldri* intent* prova planej* pens* amenaç* promet* elimin*
bloqu* veto dissuad* ignor* defug* negli* priv* perdre perd* perdut* lament* penedi* manca*
"""
RESTRICTING = """
zero
si només sols solament únicament gairebé quasi potser possiblement probablement suposadament presump*
presumpt* aparentment tret_de tret_que sempre_que condició condicion* mentre fins podria podrien hauria
haurien seria serien parcial* a_vegades de_vegades com_a_màxim almenys com_a_mínim pràcticament teòricament
altrament quan subjecte_a en_cas amb_la_condició llevat_que a_menys rarament poc pocs poca poques a_penes
*ariem *arien *erien *irien difícilment temporalment provisionalment potencialment hipotèticament
eventualment a_parer opinió
com_a_molt massa_tard a_la_força tot_just en_va tret_del tret_dels a_contracor a_mitges a_desgrat per_error
a_prova de_broma
"""
CONDITIONS = """
si sempre_que a_menys tret_de tret_que llevat_de llevat_que excepte amb_la_condició en_cas mentre_no
subjecte_a només_si tan_bon_punt un_cop
"""
LIMITS = """
només sols solament únicament gairebé quasi potser suposadament aparentment a_penes parcialment si de_moment
per_ara pocs en_teoria sobre_el_paper teòricament
"""
HEDGES = """
teoria paper part principi sort moment parer mesura cas casos reserv* condici* excepci* aparen* paraules
ulls dificultat* límit* risc* manera forma opinió ara broma somnis crèdit millor_dels tant_en rar*
"""
GOVERNING = "que a de si d'"
PRONOUNS = """
jo em m' mi nosaltres ens tu et t' vostè vostès vosaltres us ell ella ells elles ho hi el la els les l' li se
s' això allò aquest aquesta aquests aquestes aquell aquella aquells aquelles qui
"""
FIRST_PERSON = """
jo em m' mi meu meva meus meves nosaltres ens nostre nostra nostres tu et t' teu teva vostè vostès vosaltres
us vostre vostra
"""
DETERMINERS = """
el la els les l' un una uns unes aquest aquesta aquests aquestes aquell aquella aquells aquelles meu meva meus
meves teu teva seu seva seus seves nostre nostra nostres vostre vostra del dels al als en na
"""
GENITIVE = ""
OF = "de del dels d'"
TIME = """
dilluns dimarts dimecres dijous divendres dissabte diumenge dia dies setmana setmanes mes mesos any anys
hora hores minuts matí migdia tarda vespre nit primavera estiu tardor hivern segle ahir avui nadal gen gener
febr febrer març abr abril maig juny jul juliol agost set setembre oct octubre nov novembre des desembre
"""
RELATIVE_TIME = """
passat passada passats pròxim pròxima proper propera vinent següent anterior últim última últims darrer
darrera darrers
"""
PREPOSITIONS = """
a al als de del dels d'* en amb per pel pels des des_de durant després abans sota sobre entre davant darrere
prop dins fora cap gràcies fa vora junt
"""
QUANTIFIERS = """
tot tota tots totes cada algun alguna alguns algunes algú alguna_cosa molt molta molts moltes poc poca pocs
poques més menys diversos diverses bastant bastants massa ambdós ambdues tots_dos meitat majoria minoria part
altre altra altres qualsevol cert certa certs certes tant tanta tants tantes mig mitja nombrosos
"""
NUMBERS = """
zero u un dos dues tres quatre cinc sis set vuit nou deu onze dotze tretze catorze quinze setze disset divuit
dinou vint vint-* trenta* quaranta* cinquanta* seixanta* setanta* vuitanta* noranta* cent cents centenars mil
milers milió milions dotzena dotzenes desena meitat doble triple terç quart primer primera segon segona tercer
vegada vegades únic única
"""
ADVERBS = """
*ment aviat ara llavors aleshores sempre ja encara molt també avui demà ahir després abans tard aquí allà allí
potser bé malament gairebé fins així només
"""
AUXILIARIES = """
sóc soc ets és som sou són era eren fou va van vaig vam sigui seran serà seria estic està estan estava he has
ha hem han havia havien haurà hauria pot poden podia podrà podria ha_de han_de vol volen fa fan fer espera
esperen que qui
"""
SAYING = """
indicat indica
va_dir diu diuen deia dir dit ha_dit afirmar afirma afirmava afirmat explicar explica explicava explicat
assegurar assegura assegurat declarar declara declarat assenyala assenyalar assenyalat destaca destacar
destacat subratlla subratllar subratllat manifesta manifestar manifestat comenta comentar comentat adverteix
advertir advertit opina opinar considera considerar creu creia pensa recorda recordar recordat reconeix
reconèixer reconegut admet admetre admès confessa confessar confirma confirmar confirmat anuncia anunciar
escriu lamenta lamentar lamentat bromeja exclama exclamar xiuxiueja crida cridar riu somriu sospira insisteix
insistir insistit reitera reiterar precisa precisar detalla detallar aclareix segons promet jura denuncia
denunciar critica criticar celebra celebrar argumenta apunta apuntar sosté defensa
alegra fa_broma va_prometre tem va_escriure constata presumeix va_sostenir observa relata resumeix remarca
va_remarcar
"""
ASKING = "pregunta preguntar preguntava preguntat demana demanar"
REPLYING = """
respon respondre responia respost replica replicar replicat contesta contestar contestat interromp interrompre
rebat objecta protesta
"""
CONTINUING = """
afegeix afegir afegit afegia continua continuar continuat prossegueix conclou concloure conclòs repeteix
"""
SUBJECT_PRONOUNS = "ell ella ells elles"
CONJUNCTIONS = "i o però sinó mentre perquè doncs quan com on encara"
TITLES = """
senyor senyora sr sra dr dra professor professora president presidenta ministre ministra alcalde alcaldessa
director directora portaveu rei reina general jutge jutgessa papa bisbe pare senador senadora diputat diputada
conseller consellera secretari entrenador regidor regidora
"""
ABBREVIATIONS = "sr sra dr dra etc pàg núm art av tel gen set oct nov des"
FUNCTION = """
de la el que i a en un per els les una amb és no al del es ha com més però va dels aquest aquesta també si o
són ja hi seva seu seus molt entre ser fins han on perquè quan sobre tot tots ens nosaltres ho li als després
abans sense cada pel d' l' s' n'
"""
QUESTIONS = "qui què quan on com per_què quin quina quins quines quant quants quantes"
LABELS = "pregunta resposta p r periodista moderador moderadora"
RELATIVES = "que qui el_qual la_qual"
INFINITIVES = "*ar *er *ir *re *ar-se *er-se *ir-se"
COMPARING = "que"
MARKS = ("«»", "“”", '""', "‘’")
DASH = "—–-"
KIN = ("es", "fr")
