CODE = "et"
NAME = "Estonian"
NEGATIONS = """
ei ära ärge ärgu ärgem pole polnud poleks polegi polevat eikeegi mitte mittekeegi ega ilma vaevalt harva
haruharva iialgi eales *mata *matu *matud *matut *matuid *matult võimatu* eba* ei-* mitte* keegi_ei kunagi_ei
"""
EXCUSED = """
mitte_ainult mitte_üksnes kahtlemata vaieldamatu* vaieldamatult lõpmata mitmesug* mitmete mitme mitmed
mitmekes*
"""
REVERSING = """
kõike_muud keeldu* keelan* keelas* keela* keelus* keeld lükka* lükkas tagasi_lükk* tagasi_lükata eita* eitas*
salga* salgas* loobu* lõpeta* lõpetas* peata* peatas* katkesta* takista* tõkesta* väldi* vältis* vältima
unusta* unustas* jätma jättis* jätta jäta* tühista* vaidlus* vaidle* kahtle* kahtlus* kõhkle* vastu asemel
selle_asemel pigem kaugel välja_arvatud peale_selle puudu* puudus* puudub vale* valet* valeta* väär* eksi*
eksl* müüt vähem vähim* lükkas_edasi edasi_lük* boikot* veto hoidu* väldita* tagane* taandu* taandas* kavatse*
loota* loodab lootis* loodame soovi* tahta* tahab tahtis* tahame proovi* püüa* püüdis* üritas* ürita* kavanda*
plaani* ähvarda* lubas* luba* kaota* kaotas* kahetse* kahjuks hülga* hülgas* nurju* ebaõnn* eba_õnnestu*
tõrju* protesti* vastupid* erand* blokeeri* lakka* lakkas* petta* pettis* pettus* teeskle* võltsi* katkes*
ainsana
"""
RESTRICTING = """
kui ainult vaid üksnes peaaegu ligi võib-olla võibolla ehk vist tõenäoliselt arvatavasti väidetav* väidetavalt
justkui nagu oletatav* tingimus* tingimusel juhul muidu mõnikord vahel osaliselt osalt teoreetili* teoorias
vähemalt kõige_rohkem maksimaalselt kuni enne_kui niinimetatud nn ilmselt näiliselt näib tundub praktiliselt
ajutiselt hüpoteetili* asjata vaevu napilt vähesed mõned võiks peaks oleks saaks *ksid *ksime arvates sõnul
kas juhul_kui eeldusel kuuldavasti pidavat olevat pool pooled osa enamasti
vastumeelselt pooleldi ilmaasjata sugugi liiga_hilja sunniviisiliselt kogemata naljaga reservatsioonidega
"""
CONDITIONS = """
kui juhul_kui eeldusel tingimusel välja_arvatud peale ainult_siis sõltuvalt niikaua_kui kuni niipea_kui
alles_siis
"""
LIMITS = """
ainult vaid üksnes peaaegu ligi võib-olla väidetavalt vaevu osaliselt teoreetiliselt ehk justkui kas esialgu
praegu_veel vähesed teoorias paberil
"""
HEDGES = """
paber* teoori* põhimõt* osalt arva* arvat* tingimus* erand* õnne* silmis sõna* vaev* risk* nali nalja*
esialgu määral juht* mõningas* unenäos unes laenuga parimal halvimal harva aeg-ajalt
"""
GOVERNING = "et kas"
PRONOUNS = """
mina ma minu mu mind minule mulle meie me meid meile sina sa sinu su sind sulle teie te teid teile tema ta
teda talle temale nemad nad neid nende neile see selle seda sellele need too tolle toda nood ise enda end
ennast kes keda kelle
"""
FIRST_PERSON = "mina ma minu mu mind mulle meie me meid meile sina sa sinu su sind sulle teie te teid teile"
DETERMINERS = """
see selle seda sel need nende neid too tolle toda minu mu meie sinu su teie tema ta oma sellel selles sellest
"""
GENITIVE = ""
OF = ""
TIME = """
septembris oktoobris novembris detsembris
kell kella
esmaspäev* teisipäev* kolmapäev* neljapäev* reede* laupäev* pühapäev* päev* päeva* nädal* kuu kuud kuul
aasta* tund* tunni* minut* hommik* lõuna* õhtu* öö ööl öösel kevad* suvi suve* sügis* talv talve* sajand*
eile täna jõulu* jaan jaanuar* veebr* veebruar* märts* apr aprill* mai mais maikuu* juuni* juuli* aug august* sept
september* okt oktoober* nov november* dets detsember*
"""
RELATIVE_TIME = "eelmisel eelmise möödunud järgmisel järgmise tuleval tänavu mullu viimase viimasel"
PREPOSITIONS = "alates pärast enne keset läbi mööda piki ümber üle koos tänu umbes kesk"
POSTPOSITIONS = """
alates saadik pärast jooksul ajal kaudu tõttu tagasi eest järel keskel kõrval taga ees all peal sees juures
vahel läbi mööda üle ümber lähedal kaasas koos *al *el *il *ul *lt *st *sse *ga
"""
QUANTIFIERS = """
kõik kõigi kõiki kõigile iga igaüks mitu mitme mõni mõne mõned mõningad palju paljud paljude vähe vähesed
rohkem enam enamik enamus vähemus mõlemad mõlema pool pooled osa keegi miski teised teine muud muu kogu terve
piisavalt arvukad igasugune mitmed mitmete
"""
NUMBERS = """
null üks ühe ühte kaks kahe kahte kolm kolme neli nelja viis viie kuus kuue seitse seitsme kaheksa üheksa
kümme kümne *teist *kümmend *sada sada saja tuhat tuhande tuhanded tuhandeid miljon* miljard* tosin* pool
poolteist kahekord* kolmandik* veerand* esime* teine kolmas ainus ainsa kord kaks_korda kahekesi sajad
"""
ADVERBS = """
*sti varsti nüüd siis alati tihti sageli jälle taas juba veel väga üsna ka isegi täna homme eile hiljem varem
siin seal sealt hea_meelega vastumeelselt kahjuks loodetavasti tõesti lõpuks seega siiski kohe hiljuti hästi
halvasti kiiresti salaja praegu ikka tänavu mullu *likult
"""
AUXILIARIES = """
olen oled on oleme olete olid oli olin olime olnud oleks olema olla saab saavad sai said saada saaks võib
võivad võis võiks peab peavad pidi peaks tuleb tulevad tuli tahab tahavad hakkab hakkavad hakkas kes mis
"""
SAYING = """
ütles ütleb ütlesid ütlevad öelnud ütelnud rääkis räägib rääkisid lausus lausub selgitas selgitab sõnas sõnab
märkis märgib nentis nendib rõhutas rõhutab kinnitas kinnitab väitis väidab teatas teatab arvas arvab leidis
leiab tunnistas tunnistab meenutas meenutab hoiatas hoiatab kirjutas kirjutab kommenteeris kommenteerib
kirjeldas kirjeldab lubas lubab naeris naerab naeratas ohkas hüüdis karjus sosistas naljatas kurtis kurdab
kiitis kiidab avaldas usub uskus loodab lootis tõdes tõdeb seletas seletab täpsustas täpsustab toonitas
avalikustas hindas hindab viitas viitab sõnul muigas muigab põhjendas põhjendab nimetas
rõõmustab rõõmustas naeratab ohkab kardab kartis möönab hüüab sosistab jutustab
"""
ASKING = "küsis küsib küsisid küsinud imestas imestab uuris päris"
REPLYING = """
vastas vastab vastasid vastanud katkestas katkestab vaidles_vastu vaidleb_vastu oponeeris protestis reageeris
"""
CONTINUING = "lisas lisab lisasid jätkas jätkab lõpetas kordas kordab täiendas täiendab"
SUBJECT_PRONOUNS = "ta tema nad nemad"
CONJUNCTIONS = "ja ning või aga kuid vaid ent sest kuna kuigi ehkki kui nagu siis"
TITLES = """
härra proua preili doktor dr professor prof president minister peaminister linnapea vallavanem direktor juht
esimees pressiesindaja kuningas kuninganna kindral kohtunik piiskop paavst treener peatreener saadik nõunik
koolijuht
"""
ABBREVIATIONS = "nt jne st vt lk kl nr a s hr pr dr prof mln mld ekr pkr u sh jm jms tn mnt"
FUNCTION = """
ja on ei et see oli ta kui ka ning aga mis seda oma selle ma siis kes nad või pole juba me olid nagu veel
välja tema ainult ole sest siin meie üks kuid palju pärast mida need ära kõik minu teda olnud nende neid
sellest väga mu nii
"""
QUESTIONS = "kes mis mida millal kus kuhu kust miks kuidas milline millise mitu kumb kelle keda kas"
LABELS = "küsimus vastus ajakirjanik intervjueerija saatejuht moderaator"
RELATIVES = "kes mis mida keda kelle mille kus"
INFINITIVES = "*mast *maks *mas *ma"
PARTICLES = "ära maha üles välja tagasi kinni lahti alla edasi kokku läbi üle sisse peale"
COMPARING = "kui"
MARKS = ("„“", "„”", "“”", '""', "«»")
DASH = "–—-"
KIN = ("fi",)
