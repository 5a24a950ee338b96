CODE = "fi"
NAME = "Finnish"
NEGATIONS = """
en et ei emme ette eivät enkä etkä eikä emmekä ettekä eivätkä älä älkää älköön älköt enkö etkö eikö emmekö
ettekö eivätkö ettei etten ettet ettemme etteivät elleivät ellei ellen jollei jollen mikseivät miksei vaikkei
koskei ilman tuskin hädin harvoin mahdoto* mahdottom* *maton *mätön *mattom* *mättöm* *mättä *matta *ton *tön
*ttoman *ttömän *tta_ei ei-* epä*
"""
EXCUSED = "ei_ainoastaan ei_vain epäilemättä euroopan *iton"
REVERSING = """
kaikkea_muuta kieltä* kielsi* kiell* kielto* torju* torjui hylkä* hylk* epäonn* lakka* lopett* lopete* pysäyt* keskeyt*
estä* esti* estet* välttä* vältti* vältet* vältel* unoht* unohd* jätti* jättä* jätet* luop* luovu* luovut*
peru* perui* perutti* kumo* kumott* vastus* vastusta* vastaan vastoin epäröi* epäil* kiist* sijaan sijasta
pikemminkin kaukana paitsi lukuun puuttu* puute* puutt* väär* valhe* valehte* myytti kykenemät* vähemmän
vähiten siirt* siirret* lykkä* lykät* boikot* veto pidätty* pidättäy* vetäy* aiko* aiomme aion aikoo aikoi
toivo* haluai* halua* halusi* yritt* yrit* suunnitt* suunnit* uhka* lupa* lupas* vetää_takaisin vastakoh*
poikkeu* menett* kadot* hukka* hukkasi* pahoittel* katui* katuv*
"""
RESTRICTING = """
jos mikäli vain ainoastaan pelkästään melkein lähes miltei ehkä kenties mahdollisesti todennäköisesti
luultavasti väitety* väitetysti oletet* muka edellyttäen ehto* ehdol* voisi* pitäisi* saattaa saattoi
saattaisi lienee muuten joskus osittain teoriassa vähintään enintään korkeintaan kunnes ennen_kuin ensin
niin_kutsut* niin_sanot* kunhan sikäli ilmeisesti tiettävästi käytännössä toistaiseksi vasta tosin harva
harvat harvoin *isivat *isimme niukasti nipin_napin tilapäisesti turhaan näennäisesti vaivoin mielestä
mielestäni mielestämme
huonosti liian_myöhään vahingossa kokeeksi piloillaan puolittain pakosta vastahakoisesti leikillään
"""
CONDITIONS = """
jos mikäli kunhan ellei edellyttäen sillä_ehdolla paitsi lukuun_ottamatta siinä_tapauksessa vain_jos
riippuen niin_kauan elleivät ellemme heti_kun vasta_kun
"""
LIMITS = """
vain ainoastaan pelkästään melkein lähes miltei ehkä kenties muka tuskin osittain väitetysti teoriassa jos
toistaiseksi harvat jotkut_sanovat paperilla
"""
HEDGES = """
paperi* teoria* periaat* periaatt* osa osin osittain tuuri* tuurilla onne* onni varauk* varau* poikkeuk*
silmis* näön* näkem* hädin ehdo* riski* mukaan tietyissä tapauks* leiki* vastahako* vastahak* una unissa*
velaksi velalla silloin harvin* parhaassa pahimmassa
painajais* romaanissa sadussa simulaatio* käsikirjoitu* legenda* huhu*
"""
GOVERNING = "että"
PRONOUNS = """
minä mä minun minua minut minulle me meidän meitä meidät meille sinä sä sinun sinua sinut te teidän teitä hän
hänen häntä hänet hänelle he heidän heitä heidät heille se sen sitä sille ne niiden niitä niille tämä tämän
tätä nämä näiden tuo tuon nuo itse kuka ketkä joku
"""
FIRST_PERSON = """
minä mä minun minua minut minulle me meidän meitä meidät meille sinä sä sinun sinua te teidän teitä
"""
DETERMINERS = "se tämä tuo ne nämä nuo minun meidän sinun teidän hänen heidän sen niiden tämän näiden"
GENITIVE = "*n"
OF = ""
TIME = """
kello klo
aikaan aikana
ensi viime
maanantai* tiistai* keskiviik* torstai* perjantai* lauantai* sunnuntai* päivä* päiviä viikko* viikon
viikolla kuukau* kuukaud* vuosi vuonna vuoden vuotta vuosien vuosina tunti* tunnin minuut* aamu* aamuna
iltapäiv* illalla iltana ilta* yö yönä kevät kevää* kesä* syksy* talvi talve* vuosisa* eilen joulu* pääsiäi*
tammi* tammikuu* tammikuuta* helmi* helmikuu* helmikuuta* maalis* maaliskuu* maaliskuuta* huhti* huhtikuu*
huhtikuuta* touko* toukokuu* toukokuuta* kesä kesäkuu* kesäkuuta* heinä* heinäkuu* heinäkuuta* elo elokuu*
elokuuta* syys syyskuu* syyskuuta* loka lokakuu* lokakuuta* marras* marraskuu* marraskuuta* joulukuu*
joulukuuta*
"""
RELATIVE_TIME = "viime ensi menneenä tulevana seuraavana edellisenä kuluneena kuluneella viimeisen viimeisten"
PREPOSITIONS = "ennen jälkeen läpi pitkin vastapäätä lähellä kesken"
POSTPOSITIONS = """
lähtien jälkeen aikana kanssa takia vuoksi ansiosta kautta läpi ohi yli ali alla päällä luona lähellä edessä
takana vieressä välillä keskellä sisällä ulkopuolella asti saakka sitten *ssa *ssä *sta *stä *lta *ltä *lle
*lla *llä *na *nä *iin
"""
QUANTIFIERS = """
kaikki kaikkien kaikkia jokainen joka jokaisen moni monet monien monta paljon vähän muutama muutamat useat
useita usea enemmän enin useimmat eniten molemmat molempien puolet osa jotkut jotkin eräät joku jokin toinen
toiset muut muu koko kokonaan tarpeeksi enemmistö vähemmistö kukaan mikään kumpikin jotakin jotain lukuisat
"""
NUMBERS = """
nolla yksi yhden yhtä kaksi kahden kahta kolme kolmen neljä neljän viisi viiden kuusi kuuden seitsemän
kahdeksan yhdeksän kymmenen *toista *kymmentä *kymmenen sata sadan satoja *sataa tuhat tuhannen tuhansia
*tuhatta miljoona* miljard* tusina* puoli puolet kaksinker* kolmannes kolmasosa neljännes ensimmäi* toinen
kolmas ainoa kerran kahdesti
"""
ADVERBS = """
*sti pian nyt sitten aina usein taas jälleen jo vielä hyvin melko myös jopa tänään huomenna eilen myöhemmin
aiemmin täällä siellä tässä ehkä mielellään vastahakoisesti valitettavasti toivottavasti todella lopulta siis
kuitenkin silti heti äskettäin kai
"""
AUXILIARIES = """
olen olet on olemme olette ovat olin oli olimme olivat ollut olleet olisi olisivat ole olla voin voi voimme
voivat voisi pitää täytyy pitäisi saa saavat sai saada haluaa haluavat haluaisi aikoo aikovat tulee tulevat
joka jotka
"""
SAYING = """
kiteyttää kiteytti
sanoo sanoi sanovat sanoivat sanonut sanoa toteaa totesi toteavat totesivat todennut kertoo kertoi kertovat
kertoivat kertonut selittää selitti arvioi arvioivat korostaa korosti painottaa painotti muistuttaa muistutti
huomauttaa huomautti väittää väitti ilmoittaa ilmoitti kirjoittaa kirjoitti varoittaa varoitti kommentoi
nauraa nauroi naurahtaa naurahti huokaa huokasi vitsailee vitsaili huutaa huusi kuiskaa kuiskasi huudahtaa
huudahti myöntää myönsi tunnustaa tunnusti vahvistaa vahvisti lupaa lupasi vakuuttaa vakuutti muistelee
muisteli valittaa valitti kehuu kehui mukaan kuvailee kuvaili kuvaa kuvasi pohtii pohti miettii mietti
ajattelee uskoo uskoi katsoo katsoi pitää linjaa linjasi tiivistää tiivisti iloitsee iloitsi hehkuttaa
hehkutti harmittelee harmitteli summaa summasi lausuu lausui ilmaisee perustelee perusteli paljastaa paljasti
toivoo toivoi hymyilee hymyili tuumaa tuumasi tokaisee tokaisi lausahti puuskahtaa puuskahti
riemuitsee riemuitsi pelkää pelkäsi arvelee arveli hihkuu hihkui
"""
ASKING = "kysyy kysyi kysyivät kysyvät kysynyt ihmettelee ihmetteli tiedustelee tiedusteli utelee uteli"
REPLYING = """
vastaa vastasi vastasivat vastannut keskeyttää keskeytti tokaisee vastaväitti kiistää kiisti torjuu protestoi
kuittaa kuittasi väittää_vastaan sanoo_vastaan välihuuto
"""
CONTINUING = """
lisää lisäsi lisäsivät jatkaa jatkoi jatkavat jatkoivat päättää päätti toistaa toisti täydentää täydensi
"""
SUBJECT_PRONOUNS = "hän he"
CONJUNCTIONS = "ja tai mutta vai sekä kun koska vaikka sillä kuin jotta eli"
TITLES = """
herra rouva neiti tohtori professori presidentti ministeri pääministeri rehtori kaupunginjohtaja johtaja
toimitusjohtaja pomo tiedottaja kuningas kuningatar kenraali tuomari puheenjohtaja piispa paavi valmentaja
päävalmentaja kansanedustaja
"""
ABBREVIATIONS = """
esim mm ym jne eli ns ks vrt klo n kpl p s t tri prof toim.joht oy nro os milj mrd tammi helmi joul
"""
FUNCTION = """
ja on ei se että oli hän mutta myös kun niin kuin ovat tai jos joka mukaan ollut olla vain sen jo nyt siitä
vielä sitä ole mitä he sekä voi minä me hänen noin kaikki tämä koska ennen ne tässä vaan sitten sillä jotka
siinä olisi olivat kuitenkin heidän meidän minun mikä jossa tämän joten olen sinä te minulla meillä hänellä
tästä itse paljon nämä muun muassa
"""
QUESTIONS = "kuka mikä mitä milloin koska missä miksi miten kuinka kumpi kenen mihin mistä millainen *ko *kö"
LABELS = "kysymys vastaus toimittaja haastattelija juontaja moderaattori"
RELATIVES = "joka jotka jonka jota jolle"
INFINITIVES = "*maan *mään *masta *mästä *massa *mässä"
COMPARING = "kuin"
MARKS = ("””", "»»", '""', "’’", "“”")
DASH = "–—-"
DASH_GOES_ON = True
INSIDE = True
OMISSION = ("– –", "- -", "— —")
