CODE = "pt"
NAME = "Portuguese"
NEGATIONS = """
não nem nunca jamais nada ninguém nenhum nenhuma nenhuns nenhumas sem tampouco mal sequer nulo nula não-*
"""
EXCUSED = "há_pouco não_só não_apenas sem_dúvida sem_dúvidas"
REVERSING = """
tudo_menos
neg* nega* recus* rejeit* renunci* fracass* falh* evit* proib* proíb* imped* imp* esquec* esqueci* omit* deix*
cess* par* parou abandon* cancel* suspend* suspens* duvid* dúvid* contest* desment* desmint* descart* absti*
abste* relutan* longe_de em_vez ao_invés salvo exceto excet* excep* impossív* impossib* incapa* falso falsa
falsos falsas ment* mentira* erro erros errado errada errad* engan* contra contrári* retir* revog* anul* adia*
adiou adiar boicot* opôs opõe opor desist* falta faltou faltam carec* menos pior pretend* esper* quer* quis
queria quer tent* planej* pens* ameaç* promet* tenciona* projet* elimin* bloque* veto vetou dissuad* ignor*
hesit* perd* lament* arrepend* falt*
"""
RESTRICTING = """
zero
pouco
se só somente apenas unicamente quase talvez possivelmente provavelmente supostamente supost* alegad*
presum* aparentemente a_menos desde_que condição condiç* condicion* contanto caso até enquanto poderia
poderiam deveria deveriam seria seriam teria teriam haveria faria parcial* em_parte às_vezes pelo_menos
no_máximo no_mínimo praticamente teoric* senão quando eventual* porventura dito_* ao_menos raramente poucas
poucos por_pouco mal quereri* gostari* *ariam *eriam *iriam dificilmente temporariamente provisoriamente
falsamente potencialmente hipoteticamente excecionalmente opinião no_dizer de_acordo_com
em_vão tarde_demais pela_metade quando_muito à_força à_experiência a_contragosto por_engano de_brincadeira
de_má_vontade a_meias
"""
CONDITIONS = """
se desde_que contanto caso a_menos exceto salvo com_a_condição sob_condição em_caso a_não_ser dependendo
só_se excepto sujeito_a assim_que logo_que uma_vez_que
"""
LIMITS = """
só somente apenas unicamente quase talvez supostamente alegadamente mal parcialmente teoricamente porventura
por_enquanto por_agora poucos alguns_dizem em_teoria no_papel
"""
HEDGES = """
teoria papel em_parte princípio sorte enquanto ver modo forma maneira medida caso casos opinião reserva*
condição condições exceção exceções aparência* custo dificuldade* limite* olhos risco* momento agora
brincadeira sentido sonho sonhos vez_em vezes crédito melhor_das pior ocasi* rar* contragosto
pesadelo* romance ficção simulacro roteiro lenda boato*
"""
GOVERNING = "que a de se para"
PRONOUNS = """
eu me mim comigo nós nos tu te ti você vocês vós vos ele ela eles elas o a os as lhe lhes se si isto isso
aquilo este esta esse essa aquele aquela estes estas esses essas quem
"""
FIRST_PERSON = """
eu me mim meu minha meus minhas nós nos nosso nossa nossos nossas tu te ti teu tua você vocês vós vosso vossa
"""
DETERMINERS = """
o a os as um uma uns umas este esta estes estas esse essa esses essas aquele aquela aqueles aquelas meu minha
meus minhas teu tua teus tuas seu sua seus suas nosso nossa nossos nossas vosso vossa do da dos das ao à aos
às
"""
GENITIVE = ""
OF = "de do da dos das"
TIME = """
passado passada próximo próxima
segunda segunda-feira terça terça-feira quarta-feira quinta-feira sexta sexta-feira sábado domingo dia dias
semana semanas mês meses ano anos hora horas minutos manhã tarde noite madrugada primavera verão outono
inverno século ontem hoje natal jan janeiro fev fevereiro mar março abr abril mai maio jun junho jul julho
ago agosto set setembro out outubro nov novembro dez dezembro
"""
RELATIVE_TIME = """
passado passada passados passadas próximo próxima próximos próximas seguinte anterior último última últimos
últimas
"""
PREPOSITIONS = """
a ao à aos às de do da dos das em no na nos nas num numa com por pelo pela pelos pelas para desde durante após
sob sobre entre perante até_a depois antes dentro fora junto perto graças há
"""
QUANTIFIERS = """
todo toda todos todas tudo cada algum alguma alguns algumas alguém algo muito muita muitos muitas pouco pouca
poucos poucas mais menos vários várias bastante bastantes demais ambos ambas metade maioria minoria parte
outro outra outros outras qualquer quaisquer certo certa certos certas diversos diversas tanto tanta tantos
tantas meio meia numerosos
"""
NUMBERS = """
zero um dois duas três quatro cinco seis sete oito nove dez onze doze treze catorze quatorze quinze dezesseis
dezasseis dezessete dezassete dezoito dezenove dezanove vinte trinta quarenta cinquenta sessenta setenta
oitenta noventa cem cento centenas duzent* trezent* quatrocent* quinhent* seiscent* setecent* oitocent*
novecent* mil milhares milhão milhões bilhão bilhões dúzia dúzias dezenas metade dobro triplo terço quarto
primeiro primeira segundo segunda terceiro vez vezes único única
"""
ADVERBS = """
*mente logo agora então sempre já ainda muito também além hoje amanhã ontem depois antes tarde cedo aqui ali
lá aí talvez bem mal quase até assim só apenas
"""
AUXILIARIES = """
sou és é somos são era eram foi foram seja sejam será serão seria seriam sido ser estou está estão estava
estavam estará esteve estar tenho tem têm tinha tinham terá terão teria tido há havia haverá posso pode podem
podia poderá poderia deve devem devia deveria quer querem queria vai vão vamos ia iam faz fazem fez espera
esperam que quem
"""
SAYING = """
disse diz dizem disseram dizia diziam dito dizendo afirmou afirma afirmaram afirmava explicou explica
explicaram explicava declarou declara declararam assegurou assegura garantiu garante salientou salienta
sublinhou sublinha destacou destaca ressaltou ressalta frisou frisa indicou indica comentou comenta contou
conta contava relatou relata narrou narra advertiu adverte alertou alerta considerou considera opinou opina
acredita acreditava pensa pensou lembrou lembra recordou recorda reconheceu reconhece admitiu admite confessou
confessa confirmou confirma anunciou anuncia informou informa escreveu escreve lamentou lamenta brincou brinca
exclamou exclama sussurrou gritou grita murmurou suspirou riu ri insistiu insiste reiterou reitera reforçou
reforça apontou aponta precisou detalhou detalha esclareceu esclarece segundo prometeu promete jurou jura
denunciou denuncia criticou critica celebrou comemorou comemora argumentou argumenta sustentou sustenta
defendeu defende refletiu reflete previu prevê agradeceu exigiu exige pediu pede observou observa alegou alega
revelou revela referiu refere notou nota resumiu resume analisou analisa avaliou avalia ironizou desabafou
desabafa
celebra avisa avisou sorri sorriu suspira acha gaba festeja festejou orgulha murmura sussurra
"""
ASKING = "perguntou pergunta perguntava perguntaram questionou questiona indagou indaga quis_saber"
REPLYING = """
respondeu responde responderam respondia replicou replica retorquiu contestou contesta interrompeu interrompe
rebateu rebate objetou objeta protestou protesta discordou discorda retrucou retruca ripostou interveio
intervém contrapôs
"""
CONTINUING = """
acrescentou acrescenta acrescentava adiantou continuou continua prosseguiu prossegue seguiu concluiu conclui
completou completa repetiu emendou
"""
SUBJECT_PRONOUNS = "ele ela eles elas"
CONJUNCTIONS = "e ou mas porém contudo enquanto porque pois quando como onde embora"
TITLES = """
senhor senhora dom dona dr dra sr sra prof professor professora presidente presidenta ministro ministra
prefeito prefeita diretor diretora porta-voz rei rainha general juiz juíza papa bispo padre irmã senador
senadora deputado deputada secretário secretária treinador chefe governador governadora vereador vereadora
autarca
"""
ABBREVIATIONS = """
sr sra srta dr dra d prof profa eng etc pág art av n.º tel jan fev mar abr mai jun jul ago set out nov dez s.a
r.s exmo
"""
FUNCTION = """
de a o que e do da em um para é com não uma os no se na por mais as dos como mas foi ao ele das tem à seu sua
ou ser quando muito há nos já está eu também só pelo pela até isso ela entre era depois sem mesmo aos ter seus
quem nas me esse eles estão você tinha foram essa num nem suas meu às minha têm numa pelos elas havia seja
qual será nós tenho lhe deles nossa nosso
"""
QUESTIONS = "quem que quê quando onde como qual quais quanto quanta quantos quantas porque porquê será aonde"
LABELS = "pergunta resposta p r jornalista moderador moderadora entrevistador entrevistadora"
RELATIVES = "que quem cujo cuja"
INFINITIVES = "*ar *er *ir"
COMPARING = "que"
MARKS = ("“”", "«»", '""', "‘’")
DASH = "—–-"
KIN = ("es", "gl")
