CODE = "tr"
NAME = "Turkish"
NEGATIONS = """
değil* yok yoktu yokken yoktur hiç hiçbir* kimse kimseye kimseyi asla ne_de sakın hayır olmaz olmadı olmadan
*miyor* *mıyor* *muyor* *müyor* *mez *maz *mezler *mazlar *mezse *mazsa *meyiz *mayız *mem *mam *mezdi *mazdı
*medi *madı *medik *madık *medim *madım *mediler *madılar *medin *madın *memiş* *mamış* *meyecek* *mayacak*
*meyeceğ* *mayacağ* *meden *madan *meyen* *mayan* *mediği* *madığı* *mediğ* *madığ* *meyip *mayıp *memesi*
*maması* *memek *mamak *memeli* *mamalı* *meksizin *maksızın *siz *sız *suz *süz *sizce *meyin *mayın *meye
*meyi_red* imkânsız* imkansız* yalan*
"""
EXCUSED = """
siz temiz deniz domuz öksüz yıldız kız biz tuz yüz buz kaz otuz dokuz henüz gündüz temmuz ağız sekiz ikiz
yalnız* gazeteciniz sonuç amaç birkaç adam madem tamam program* akşam* bağlam* dram* makam* anlam* toplam*
ne_yazık şüphesiz kuşkusuz ilgisiz meydan_okuyan hanım
"""
REVERSING = """
redd* reddet* ret inkâr* inkar* yalanla* kaçın* vazgeç* başarısız* engelle* önle* yasak* unut* ihmal* bırak*
durdur* durdu* kes* iptal* ertele* şüphe* kuşku* karşı* itiraz* hariç dışında dışla* yerine aksine tersine
uzak* çekimser* isteksiz* yanlış* hata* yalan* sahte* boykot* veto* geri_çek* geri_al* kaldır* az daha_az
eksik* umu* istiyor* istedi* ister* isteriz istemek çalış* dene* planl* tehdit* söz_ver* niyet* tereddüt*
feshet* askıya engel* mahrum* kaybet* kaybed* kaçır* pişman* özle* yitir*
"""
RESTRICTING = """
göre söyle* söylü* iddia_ed* anlat* diyor* derler eğer şayet ise *sa *se *sak *sek *sam *sem *larsa *lerse
*ırsa *irse *ursa *ürse *rsa *rse sadece yalnız yalnızca ancak neredeyse hemen_hemen belki muhtemelen olası*
sözde iddiay* iddia* güya şart* koşul* koşuluyla sürece olabilir* *abilir* *ebilir* gerekir* *meli *malı
*meliyiz *malıyız yoksa aksi_takdirde bazen kısmen teoride kuramsal en_az en_fazla en_çok kadar önce ta_ki
sanki adeta galiba herhalde takdirde halinde görünüşe nadiren ender pek_az çok_az az_sayıda güçlükle zar_zor
*ecekti *acaktı zor_zar teorik_olarak geçici_olarak boşuna görünüşte zorlukla bence
yanlışlıkla zorla mecburen kerhen pratikte deneme_olarak çok_geç yarım_yamalak
"""
CONDITIONS = """
eğer şayet ise *arsa *erse *ırsa *irse *ursa *ürse *mazsa *mezse *yorsa *dıysa *diyse *duysa *düyse
koşuluyla şartıyla sürece takdirde halinde hariç dışında *madıkça *medikçe
"""
LIMITS = """
sadece yalnız yalnızca ancak neredeyse belki sözde güya güçlükle kısmen muhtemelen şimdilik geçici_olarak
bazıları teoride teorik_olarak kağıt_üzerinde
"""
HEDGES = """
kağıt teori* prensip* ilke* kısmen şimdilik bence bana_göre şans* şart* koşul* istisna* söz sözde görünüş*
zor* risk* izin izni ölçüde bakımdan anlamda şaka* hayal* borç* rüya* isteksiz* nadir*
kâbus* kabus* romanda masalda tatbikat* senaryo* efsane* söylenti*
dediği fikrince gözünde derdi dediğine
"""
GOVERNING = "ki diye"
PRONOUNS = """
ben beni bana benim benden biz bizi bize bizim bizden sen seni sana senin siz sizi size sizin o onu ona onun
onda ondan onlar onları onlara onların bu bunu buna bunun bunlar şu şunu şunlar kendi kendisi kendileri kim
"""
FIRST_PERSON = "ben beni bana benim benden biz bizi bize bizim bizden sen seni sana senin siz sizi size sizin"
DETERMINERS = "bu şu o bir benim bizim senin sizin onun onların kendi"
GENITIVE = "*in *ın *un *ün *nin *nın *nun *nün"
OF = ""
TIME = """
pazartesi salı çarşamba perşembe cuma cumartesi pazar gün günü günler günden günde günlük hafta* ay ayı
aylar yıl yılı yıllar yılda yıldır saat* dakika* sabah* öğle* akşam* gece* bahar* ilkbahar* yaz yazın
sonbahar* kış kışın yüzyıl* dün bugün mayıs* ocak* şubat* mart* nisan* haziran* temmuz* ağustos* eylül*
ekim* kasım* aralık* oca ocak şub mar mart nis may haz tem ağu eyl eki ekim kas ara
"""
POSTPOSITIONS = """
sonra önce beri boyunca için ile birlikte sırasında üzerinde altında içinde yanında arasında önünde arkasında
*da *de *ta *te *dan *den *tan *ten *ında *inde *unda *ünde sabahı akşamı günü yılı
"""
RELATIVE_TIME = "geçen geçtiğimiz gelecek önümüzdeki önceki sonraki son"
QUANTIFIERS = """
bütün tüm hepsi herkes her bazı bazıları birçok birçoğu çok çoğu çoğunluk* azınlık* az birkaç birkaçı biraz
biri birisi şey bir_şey daha en ikisi yarısı bir_kısmı bazısı başka diğer diğerleri öteki kimi kimisi
yeterince yeterli tamamı çeşitli sayısız pek
"""
NUMBERS = """
sıfır bir iki üç dört beş altı yedi sekiz dokuz on yirmi otuz kırk elli altmış yetmiş seksen doksan yüz* bin
binler* milyon* milyar* düzine yarım yarısı buçuk çift iki_katı üçte dörtte ilk birinci ikinci üçüncü tek tane
onlarca kez kere
"""
ADVERBS = """
yakında şimdi o_zaman hep her_zaman sık_sık yine yeniden tekrar zaten henüz hâlâ hala çok oldukça da de dahi
bile bugün yarın dün sonra önce burada orada belki seve isteksizce maalesef umarım gerçekten sonunda yani
ancak geçenlerde hemen iyi kötü hızla gizlice *ca *ce *ça *çe artık
"""
AUXILIARIES = """
dır dir dur dür var vardı olan oldu olur olacak olmuş idi imiş mı mi mu mü gerek lazım istiyor istiyoruz
"""
SAYING = """
diyen
ifade_etti ifade_ediyor
dedi dediler diyor diyorlar der diye söyledi söylüyor söylediler belirtti belirtiyor belirttiler açıkladı
açıklıyor ifade konuştu kaydetti vurguladı vurguluyor anlattı anlatıyor savundu savunuyor ileri_sürdü
iddia_etti aktardı aktarıyor bildirdi bildiriyor duyurdu hatırlattı uyardı uyarıyor yazdı yazıyor itiraf
kabul_etti doğruladı söz_verdi şikayet şikâyet güldü gülüyor gülümsedi bağırdı fısıldadı haykırdı mırıldandı
iç_çekti övdü eleştirdi değerlendirdi yorumladı yorumunu göre düşünüyor inanıyor dile_getirdi dikkat_çekti
altını_çizdi açıklamasında şeklinde belirterek
sevindi seviniyor gülümsüyor yakındı yakınıyor korkuyor saptadı hatırladı övündü özetledi şaşırdı
"""
ASKING = "sordu soruyor sordular sorar merak_etti"
REPLYING = """
yanıtladı yanıtlıyor cevapladı cevap_verdi yanıt_verdi karşılık_verdi itiraz_etti araya_girdi sözünü_kesti
karşı_çıktı
"""
CONTINUING = """
ekledi ekliyor eklediler sürdürdü sürdürüyor devam_etti devam_ediyor tamamladı tekrarladı bitirdi
"""
SUBJECT_PRONOUNS = "o onlar"
CONJUNCTIONS = "ve veya ya ama fakat ancak oysa çünkü iken ile hem lakin"
TITLES = """
bay bayan bey hanım dr prof doktor profesör başkan başkanı cumhurbaşkanı başbakan bakan bakanı vali müdür
müdürü sözcü sözcüsü kral kraliçe general yargıç piskopos papa antrenör milletvekili senatör sekreter genel
"""
ABBREVIATIONS = "dr prof doç av sn vb vs bkz örn no tel cad sok mah apt t.c m.ö m.s s yy gen alb op"
FUNCTION = """
ve bir bu da de için çok ile daha olarak gibi ama kadar sonra olan her var ne o en ancak ise ki ya şey göre mi
mı bunu onun bize biz ben değil diye yok tüm bütün oldu olduğu olacak önce iki zaman kendi şimdi ilk yıl büyük
yeni bizim benim sen siz onlar hem şu böyle artık
"""
QUESTIONS = """
kim ne neden niçin nasıl nerede nereye nereden hangi kaç zaman mı mi mu mü mıyız miyiz musunuz müsünüz mısınız
misiniz mısın misin mudur müdür midir mıdır niye acaba
"""
LABELS = "soru cevap yanıt s c y muhabir sunucu moderatör gazeteci"
RELATIVES = "ki"
INFINITIVES = ""
MARKS = ('""', "“”", "‘’", "''", "«»")
DASH = "—–-"
CASING = "turkic"
BARE = True
VERB_LAST = True
QUESTION_PARTICLES = ("mı", "mi", "mu", "mü")
