CODE = "gl"
NAME = "Galician"
NEGATIONS = """
non nin nunca xamais nada ninguén ningún ningunha ningúns ningunhas sen tampouco apenas sequera nulo nula
non-*
"""
EXCUSED = "hai_pouco non_só non_soamente sen_dúbida sen_dúbidas"
REVERSING = """
todo_menos neg* nega* rexeit* recus* renunci* fracas* fall* evit* prohib* imped* esquec* esquenc* omit*
deix* cesa* ces* par* parou abandon* cancel* suspend* suspens* dubid* dúbid* cuestion* desmint* desment*
descart* absti* abste* relutan* lonxe_de en_vez en_lugar salvo agás excepto excep* imposíbe* imposib*
incapa* falso falsa falsos falsas ment* mentira* erro erros errad* engan* contra contrari* retir* revog*
anul* adia* apraz* boicot* opuxo opón desist* falta faltou faltan carec* menos peor pretend* agard* quere*
quixo quer* tent* intent* plane* pens* ameaz* promet* elimin* bloque* veto vetou disuad* ignor* hesit* perd*
lament* arrepent* esper*
"""
RESTRICTING = """
pouco se só soamente unicamente case talvez quizais posibelmente posiblemente probabelmente probablemente
supostamente supost* presunt* aparentemente a_menos sempre_que condición condic* condicion* no_caso ata até
mentres podería poderían debería deberían sería serían tería terían habería faría parcial* en_parte ás_veces
polo_menos como_máximo como_mínimo practicamente teoric* senón cando eventual* seica disque raramente poucas
poucos por_pouco *aríamos *erían *arían dificilmente temporalmente provisionalmente potencialmente
hipoteticamente opinión segundo de_acordo
como_moito demasiado_tarde de_mala_gana á_forza a_proba en_balde de_broma a_medias por_erro polo_de_agora
"""
CONDITIONS = """
se sempre_que a_menos agás salvo excepto con_condición coa_condición no_caso en_caso a_non_ser dependendo
só_se suxeito_a en_canto unha_vez_que
"""
LIMITS = """
só soamente unicamente case talvez quizais supostamente apenas parcialmente teoricamente de_momento
por_agora seica poucos algúns_din en_teoría sobre_o_papel
"""
HEDGES = """
teoría papel parte principio sorte momento ver modo forma maneira medida caso casos opinión reserva*
condición condicións excepción excepcións aparencia* custo dificultade* límite* ollos risco* agora
brincadeira sentido soño soños veces crédito rar* peor gana pesadelo* novela ficción simulacro lenda rumor*
"""
GOVERNING = "que a de se para"
PRONOUNS = """
eu me min comigo nós nos ti te che contigo vós vos el ela eles elas o a os as lle lles se si isto iso aquilo
este esta ese esa aquel aquela estes estas eses esas aqueles aquelas quen vostede vostedes
"""
FIRST_PERSON = """
eu me min meu miña meus miñas nós nos noso nosa nosos nosas ti te teu túa teus túas vós vos voso vosa
vostede
"""
DETERMINERS = """
o a os as un unha uns unhas este esta estes estas ese esa eses esas aquel aquela aqueles aquelas meu miña
meus miñas teu túa seu súa seus súas noso nosa nosos nosas voso do da dos das ao á aos ás
"""
GENITIVE = ""
OF = "de do da dos das"
TIME = """
luns martes mércores xoves venres sábado domingo día días semana semanas mes meses ano anos hora horas
minutos mañá tarde noite madrugada primavera verán outono inverno século onte hoxe nadal xan xaneiro feb
febreiro mar marzo abr abril mai maio xuñ xuño xul xullo ago agosto set setembro out outubro nov novembro
dec decembro
"""
RELATIVE_TIME = """
pasado pasada pasados pasadas próximo próxima próximos próximas seguinte anterior último última últimos
últimas
"""
PREPOSITIONS = """
a ao á aos ás de do da dos das en no na nos nas nun nunha con co coa cos coas por polo pola polos polas para
desde durante tras baixo sobre entre ante despois antes dentro fóra xunto preto grazas cara hai
"""
QUANTIFIERS = """
todo toda todos todas cada algún algunha algúns algunhas alguén algo moito moita moitos moitas pouco pouca
poucos poucas máis menos varios varias abondo bastante demasiado ambos ambas metade maioría minoría parte
outro outra outros outras calquera certo certa certos certas diversos diversas tanto tanta tantos tantas
medio media numerosos
"""
NUMBERS = """
cero un unha dous dúas tres catro cinco seis sete oito nove dez once doce trece catorce quince dezaseis
dezasete dezaoito dezanove vinte trinta corenta cincuenta sesenta setenta oitenta noventa cen cento centos
duascent* trescent* *centos mil miles millón millóns ducia ducias decenas metade dobre triplo terzo cuarto
primeiro primeira segundo segunda terceiro vez veces único única
"""
ADVERBS = """
*mente logo agora entón sempre xa aínda moito tamén ademais hoxe mañá onte despois antes tarde cedo aquí alí
aí talvez ben mal case ata así só
"""
AUXILIARIES = """
son es é somos sodes era eran foi foron sexa sexan será serán sería serían sido ser estou está están estaba
estaban estará estivo estar teño ten teñen tiña tiñan terá terán tido hai había haberá podo pode poden podía
poderá debe deben debía quere queren quería vai van vou imos ía ían fai fan fixo agarda agardan que quen
"""
SAYING = """
dixo di din dixeron dicía dicían dicindo afirmou afirma afirmaron explicou explica explicaron declarou
declara asegurou asegura garantiu garante salientou salienta subliñou subliña destacou destaca resaltou
resalta indicou indica comentou comenta contou conta relatou relata advertiu advirte alertou alerta
considerou considera opinou opina cre pensa pensou lembrou lembra recordou recoñeceu recoñece admitiu admite
confesou confesa confirmou confirma anunciou anuncia informou informa escribiu escribe lamentou lamenta
bromeou exclamou berrou murmurou suspirou riu ri insistiu insiste reiterou reitera apuntou apunta precisou
detallou aclarou segundo prometeu promete denunciou denuncia criticou critica celebrou argumentou sostivo
defendeu defende agradeceu pediu observou sinalou sinala manifestou manifesta revelou valorou engadía
"""
ASKING = "preguntou pregunta preguntaba preguntaron cuestionou inquiriu"
REPLYING = """
respondeu responde responderon replicou replica contestou contesta interrompeu interrompe rebateu obxectou
protestou discrepou
"""
CONTINUING = "engadiu engade continuou continúa proseguiu seguiu concluíu conclúe completou repetiu"
SUBJECT_PRONOUNS = "el ela eles elas"
CONJUNCTIONS = "e ou mais pero porén mentres porque pois cando como onde aínda"
TITLES = """
señor señora don dona dr dra sr sra prof profesor profesora presidente presidenta ministro ministra alcalde
alcaldesa director directora portavoz rei raíña xeneral xuíz xuíza papa bispo pai irmá senador senadora
deputado deputada secretario secretaria adestrador adestradora xefe xefa conselleiro conselleira concelleiro
concelleira
"""
ABBREVIATIONS = """
sr sra srta dr dra d prof etc páx art av n.º tel xan feb mar abr xuñ xul ago set out nov dec s.a
"""
FUNCTION = """
de a o que e do da en un para é con non unha os no se na por máis as dos como mais foi ao el das ten á seu
súa ou ser cando moi hai nos xa está eu tamén só polo pola ata iso ela entre era despois sen mesmo aos seus
quen nas me esa eles pero foron esta este son sobre onde pero dixo aínda meu súas polos polas
"""
QUESTIONS = "quen que cando onde como cal cales canto canta cantos cantas por_que será acaso"
LABELS = "pregunta resposta p r xornalista moderador moderadora entrevistador entrevistadora"
RELATIVES = "que quen cuxo cuxa"
INFINITIVES = "*ar *er *ir"
COMPARING = "que"
MARKS = ("«»", "“”", '""', "‘’")
DASH = "—–-"
KIN = ("pt", "es")
