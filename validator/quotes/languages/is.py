CODE = "is"
NAME = "Icelandic"
NEGATIONS = """
ekki ekkert engin enginn enga engan engum engar engir engra engu aldrei hvorki né án varla tæplega naumast
neinn nein neitt neinum nei sjaldan ómögul* óhugsandi ósatt ósönn ósannindi ófær* hvergi enn_ekki óvíst óviss*
ógild* óheimil* ólíkleg* ekki-*
"""
EXCUSED = "ekki_aðeins ekki_bara ekki_einungis án_efa án_vafa"
REVERSING = """
allt_annað_en neit* hafn* hafna* mistók* mistek* mistak* brást bregð* hætt* stöðv* stopp* hindr* kom_í_veg
kemur_í_veg bann* forð* gleym* slepp* sleppt* gefst_upp gafst_upp gefa_upp afturkall* aflýs* frest* dró drógu
draga_til_baka mótmæl* móti gegn andstæð* öfug* efa* efast* véfeng* ágrein* í_stað í_staðinn frekar langt_frá
langt_í fjarri nema undanskil* undantekn* skort* vant* rang* röng* fals* lyg* ljúg* laug lugu goðsögn minna
minnst síst sniðgen* sniðgang* neitunarvald vonast* von* vilj* vild* vill reyn* hyggst hugðist ætla* ætlað*
áform* hót* lof* lofað* tap* tapað* týn* miss* harm* iðrast* svik* þyk* lok* blokk* hik* hunsa* afneit* afsal*
felld* fella afnem* afnám* lagt_niður leggja_niður
"""
RESTRICTING = """
ef hvort aðeins bara einungis einvörðungu næstum nærri nánast kannski ef_til_vill mögulega hugsanlega líklega
sennilega meint* sagð* á_að_hafa að_sögn samkvæmt því_tilskildu skilyrð* skilyrt* að_því_gefnu annars stundum
að_hluta fræðilega að_minnsta_kosti í_mesta_lagi í_besta_falli þar_til þangað_til uns áður_en svokallað*
svonefnd* virðist virtist sýnilega tímabundið bráðabirgð* árangurslaust til_einskis tæpast fáir fáar fáein*
gæti gætu myndi myndu mundi skyldi ætti ættu mætti helming* hluti sumir sumar sum mati áliti skoðun virðast
yrði yrðu
treglega hálfpartinn nauðug nauðugur of_seint með_fyrirvara fyrir_mistök til_reynslu í_gríni
"""
CONDITIONS = """
ef að_því_tilskildu að_því_gefnu nema með_því_skilyrði svo_framarlega að_undanskild* fyrir_utan svo_lengi
í_því_tilviki háð um_leið um_leið_og
"""
LIMITS = """
aðeins bara einungis næstum nánast kannski varla tæpast að_sögn að_hluta sennilega líklega ef hvort í_bili
fáir sumir_segja í_orði_kveðnu fræðilega
"""
HEDGES = """
pappír* fræði* orði kveðnu hluta grundvallaratrið* mati áliti skilyrð* undantekn* heppni augum orðum erfið*
áhætt* gríni bili vissu leyti tilvik* draum* láni besta versta stundum endrum
"""
GOVERNING = "að hvort um"
PRONOUNS = """
ég mig mér mín við okkur okkar þú þig þér þín þið ykkur ykkar hann honum hans hún hana henni hennar það því
þess þeir þá þeim þeirra þær þau sá sú þetta þessi þennan þessu hver hverjir sig sér sín sjálfur sjálf maður
"""
FIRST_PERSON = "ég mig mér mín minn mitt við okkur okkar þú þig þér þín þinn þitt þið ykkur ykkar"
DETERMINERS = """
sá sú það þann þá þessi þetta þennan þessa þessum þessar minn mín mitt mínum mína þinn þín þitt sinn sín sitt
sínum hans hennar þess þeirra okkar ykkar hinn hin hið
"""
GENITIVE = "*s *ar"
OF = ""
TIME = """
árið veturinn vetrinum sumarið sumrinu
kl
*dögum *dags *daginn mánudag* mánudagsmorgn* þriðjudag* miðvikudag* fimmtudag* föstudag* laugardag*
sunnudag* dag degi dagur daga dagi dögum vika viku vikur mánuð* ár ári ára árum klukkustund* klukkan mínút*
morgun* morgn* hádegi* kvöld* nótt nóttu vor vori sumar sumri sumars haust* vetur vetri öld gær jól* páska*
jan janúar* feb febrúar* mar mars apr apríl* maí jún júní júl júlí ágú ágúst* sep september* okt október*
nóv nóvember* des desember*
"""
RELATIVE_TIME = "síðasta síðustu síðastliðinn síðastliðna næsta næstu liðnum liðinni fyrra komandi"
PREPOSITIONS = """
í á frá til með af úr við um yfir undir eftir síðan hjá milli meðal bak_við meðfram utan innan kringum
þrátt_fyrir vegna í_kringum nálægt fyrir handa ofan neðan ásamt hinum_megin gegnum
"""
POSTPOSITIONS = "síðan"
QUANTIFIERS = """
allir allar öll allt alla öllum allra allur hver hvert sérhver margir margar mörg mörgum margt mikið fáir fáar
lítið nokkrir nokkrar nokkur nokkrum einhver einhverjir eitthvað flestir flestar flest meira meiri fleiri
báðir báðar bæði helmingur hluti aðrir önnur annar nóg heill heil meirihlut* minnihlut* sumir hvor
"""
NUMBERS = """
núll einn ein eitt einum eina tveir tvær tvö tveimur þrír þrjár þrjú fjórir fjórar fjögur fimm sex sjö átta
níu tíu ellefu tólf þrettán fjórtán fimmtán *tán tuttugu þrjátíu fjörutíu fimmtíu sextíu sjötíu áttatíu níutíu
hundrað hundruð hundruðum þúsund* milljón* milljarð* tylft* hálf* tvöfald* þriðjung* fjórðung* fyrsti fyrsta
fyrstu annar önnur þriðji eini einu
"""
ADVERBS = """
*lega brátt nú núna þá alltaf oft aftur enn enn_þá þegar mjög líka einnig jafnvel í_dag á_morgun í_gær síðar
fyrr hér hérna þar þarna gjarnan því_miður vonandi loks loksins því samt strax nýlega vel illa hratt leynilega
"""
AUXILIARIES = """
er ert eru erum var voru varst vera verið verður verða varð urðu orðið hefur hafa hafði höfðu haft mun munu
skal skulu getur geta gat gátu vill vilja má mega þarf þurfa á eiga fær fá fékk fengu lætur lét sem
"""
SAYING = """
sagði segir sögðu segja sagt tjáði tjáir útskýrði útskýrir skýrði skýrir lagði leggur bendir benti áréttaði
áréttar fullyrti fullyrðir telur taldi telja álítur álitið skrifaði skrifar tilkynnti tilkynnir viðurkenndi
viðurkennir varaði varar staðfesti staðfestir lýsti lýsir minntist minnist rifjaði rifjar hló hlær brosti
andvarpaði hrópaði kallaði hvíslaði grínaðist kvartaði kvartar hrósaði lofaði lofar fullvissaði fullvissar
trúir heldur hélt greindi greinir upplýsti upplýsir ítrekaði ítrekar undirstrikaði undirstrikar vonast fagnaði
fagnar dró_saman ályktar ályktaði
gleðst brosir andvarpar gantast óttast hrópar hvíslar segist undrast
"""
ASKING = "spurði spyr spurðu spyrja spurt velti veltir"
REPLYING = """
svaraði svarar svöruðu andmælti andmælir mótmælti mótmælir greip_fram_í skaut_inn
"""
CONTINUING = "bætti bætir bætti_við bætir_við hélt_áfram heldur_áfram endurtók endurtekur lauk"
SUBJECT_PRONOUNS = "hann hún þeir þær þau hán"
CONJUNCTIONS = "og en eða heldur ellegar því þar_sem þegar meðan þótt þó svo enda"
TITLES = """
herra frú fröken doktor dr prófessor prof forseti forsetinn ráðherra forsætisráðherra borgarstjóri bæjarstjóri
sveitarstjóri forstjóri framkvæmdastjóri formaður skólastjóri talsmaður talskona konungur drottning dómari
biskup páfi þjálfari þingmaður
"""
ABBREVIATIONS = "t.d o.fl o.s.frv m.a þ.e kl nr bls sr dr prof s.s u.þ.b sk skv þús m.kr ma kr f.h e.h"
FUNCTION = """
og í að á er sem til um við það var en með af ekki fyrir hann hún þeir eru ég þau hefur því frá þá eftir hafa
sé þegar verið þetta svo okkur upp út þar eða mjög þess þessi þær sér nú vera þeim hans hennar úr undir yfir
öll
"""
QUESTIONS = "hver hvað hvenær hvar hvert hvaðan hvers hvernig hvaða hve hvort hverjir er eru hefur hafa"
LABELS = "spurning svar blaðamaður þáttastjórnandi spyrill"
RELATIVES = "sem"
INFINITIVES = ""
PARTICLES = "upp niður út inn af á burt fram aftur saman við til frá"
COMPARING = "en heldur"
MARKS = ("„“", '""', "“”", "„”", "»«")
DASH = "–—-"
DROPS_THAT = True
REFLEXIVES = "sinn sín sitt sínum sína"
KIN = ("no", "sv", "da")
