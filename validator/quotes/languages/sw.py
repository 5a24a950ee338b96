CODE = "sw"
NAME = "Swahili"
NEGATIONS = """
si sio siyo hapana hakuna hamna hapo_hapana hana hawana hatuna sina huna haina hayana hazina halina hakina
havina hauna kamwe katu bila pasipo wala ha* sita* siwezi siku* sija* sitaki hawa* hatu* asi* usi* tusi* msi*
wasi* isi* zisi* kutoku* kuto* nadra vigumu haiwezekani uongo
"""
EXCUSED = """
hadi hapa hapo habari haki hali halisi hata haya hayo hawa hawa_wa hao halafu halmashauri hasa hatua hatua*
hatari* hatimaye haraka hakika hakimu hamu hasara hewa harusi hadithi hadhi hadhira hamasa hazina halali
asilimia asili asilia usiku usimamizi wasiwasi asiyetu msikiti msimamo msingi msimu wasimamizi usindikaji
huduma si_tu sio_tu msichana wasichana msitu msiba utusi
"""
REVERSING = """
*kataa* *kana* *pinga* *shindwa* *acha* *zuia* *zuiwa* *piga_marufuku marufuku *epuka* *sahau* *telekeza*
*futa* *ahirisha* *sitisha* *shaka* mashaka kinyume badala mbali isipokuwa ila kasoro *kosa* makosa *danganya*
uwongo *susia* veto *ondoa* *batilisha* *punguza* pungufu chini mbaya_zaidi *ahidi* *kusudia* nia *taka*
*jaribu* *panga* *tishia* *tumaini* *matumaini* *zui* *nyima* upungufu *sita* *puuza* dhidi poteza *poteza
*kosa *juta
"""
RESTRICTING = """
kwa_mujibu ikiwa iwapo kama endapo tu pekee karibu labda pengine huenda yamkini inasemekana inadaiwa
kinachoitwa sharti masharti mradi vinginevyo wakati_mwingine mara_nyingine sehemu kinadharia angalau
zaidi_ya hadi mpaka kabla inge* unge* ange* tunge* wange* ninge* zinge* je wakati ila_tu huku mara_chache
nadra wachache chache kidogo kwa_shida wangeli* ingeli* ningeli* tungeli* kwa_muda bure
kwa_lazima kwa_utani kwa_majaribio kwa_makosa kwa_masharti eti
"""
CONDITIONS = "ikiwa iwapo kama endapo mradi kwa_sharti sharti isipokuwa ila vinginevyo ili_mradi kasoro"
LIMITS = """
tu pekee karibu labda pengine huenda inadaiwa kwa_shida sehemu angalau ikiwa iwapo endapo kwa_sasa wachache
kinadharia kwenye_karatasi
"""
HEDGES = "nadharia karatasi kanuni maoni sharti bahati sehemu kadiri mtazamo jina muda"
GOVERNING = "kwamba kuwa ili"
PRONOUNS = """
mimi wewe yeye sisi ninyi nyinyi wao hii hiyo hizi hizo huyu huyo hawa hao hiki hicho hivi hivyo hili hilo
haya hayo ile yule wale nani mwenyewe wenyewe
"""
FIRST_PERSON = "mimi sisi wewe ninyi nyinyi wangu yangu wetu yetu zetu langu letu"
DETERMINERS = """
hii hiyo hizi hizo huyu huyo hawa hao hiki hicho hili hilo ile yule wale wangu yangu zangu wetu yetu zetu wako
yako wake yake zake wao yao zao
"""
GENITIVE = ""
OF = "wa ya za la cha vya kwa"
TIME = """
mwaka_huu mwezi_huu wiki_hii
jumatatu jumanne jumatano alhamisi ijumaa jumamosi jumapili siku wiki mwezi miezi mwaka miaka saa dakika
asubuhi mchana jioni usiku kiangazi karne jana jan januari feb februari mac machi apr aprili mei jun juni
jul julai ago agosti sep septemba okt oktoba nov novemba des desemba
"""
RELATIVE_TIME = "ijayo ujao lililopita kesho"
PREPOSITIONS = """
kwa katika tangu na_kwa kutoka baada_ya kabla_ya wakati_wa chini_ya juu_ya ndani_ya nje_ya karibu_na mbele_ya
nyuma_ya pamoja_na kati_ya tarehe siku
"""
POSTPOSITIONS = "iliyopita uliopita"
QUANTIFIERS = """
wote yote zote vyote lote kila wengi mengi nyingi chache wachache baadhi kadhaa fulani mtu kitu zaidi
walio_wengi wawili nusu sehemu wengine mengine nyingine yoyote wowote kutosha nzima
"""
NUMBERS = """
sifuri moja mbili tatu nne tano sita saba nane tisa kumi ishirini thelathini arobaini hamsini sitini sabini
themanini tisini mia elfu laki milioni bilioni dazeni nusu mara theluthi robo kwanza pili mmoja wawili watatu
"""
ADVERBS = """
hivi_karibuni sasa kisha daima mara_nyingi tena tayari bado sana pia hata leo kesho jana baadaye mapema hapa
huko pale labda kwa_hiari kweli hatimaye lakini mara vizuri vibaya haraka kwa_siri
"""
AUXILIARIES = """
ni kuwa alikuwa walikuwa ilikuwa yuko wako atakuwa itakuwa lazima ambaye ambao ambayo ana wana ina
"""
SAYING = """
alisema amesema anasema walisema wamesema wanasema akisema asema alieleza ameeleza anaeleza alifafanua
alisisitiza amesisitiza anasisitiza alitangaza ametangaza alidai amedai anadai alikiri amekiri aliandika
ameandika anaandika alionya ameonya anaonya alikumbuka alilalamika alisifu alicheka alitabasamu alinong'ona
alipaza aliahidi ameahidi alithibitisha amethibitisha kulingana kwa_mujibu alisimulia anasimulia alitoa
alibainisha amebainisha anaamini alitaja aliambia
"""
ASKING = "aliuliza ameuliza anauliza waliuliza alihoji amehoji"
REPLYING = "alijibu amejibu anajibu walijibu alikatiza alipinga alidakia aliingilia"
CONTINUING = "aliongeza ameongeza anaongeza aliendelea ameendelea anaendelea alihitimisha alimalizia alirudia"
SUBJECT_PRONOUNS = "yeye wao"
CONJUNCTIONS = "na au lakini bali huku kwa_sababu kwani wakati ama ila pia kisha"
TITLES = """
bwana bibi bi mheshimiwa daktari dkt profesa rais waziri meya mkurugenzi msemaji mfalme malkia jenerali jaji
askofu papa kocha mbunge seneta katibu mwenyekiti gavana mwalimu
"""
ABBREVIATIONS = "dkt prof mh bw bi na k.m n.k"
FUNCTION = """
na ya wa kwa ni katika za la kuwa hii hiyo yake wake cha kama lakini au pia sana hivyo huo hilo vya zake watu
mwaka siku baada kila wakati yetu wetu zetu kwenye hadi kutoka ambao ambayo ambaye nchi mwa kuna mpya mji bado
zote yote wote jana leo hizo sisi
"""
QUESTIONS = "je nani nini lini wapi kwa_nini kwanini vipi gani ngapi jinsi"
LABELS = "swali jibu mwandishi mtangazaji"
RELATIVES = "ambaye ambao ambayo aliyekuwa"
INFINITIVES = ""
COMPARING = "kuliko"
MARKS = ('""', "“”", "‘’", "''")
