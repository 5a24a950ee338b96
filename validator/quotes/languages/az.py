CODE = "az"
NAME = "Azerbaijani"
NEGATIONS = """
deyil* yox yoxdur yoxdu yoxsa_yox heç heç_bir heç_kim heç_kəs heç_nə heç_vaxt heç_zaman əsla qətiyyən xeyr nə_də
mümkünsüz* qeyri-* qeyri yalan* çətin_ki güclə
*mır* *mir* *mur* *mür* *maz *məz *mazlar *məzlər *mazsa *məzsə *mazdı *məzdi *marıq *mərik *maram *mərəm
*madı *mədi *madım *mədim *madıq *mədik *madılar *mədilər *madınız *mədiniz *mamış* *məmiş* *mayıb* *məyib*
*mayacaq* *məyəcək* *mayacağ* *məyəcəy* *madan *mədən *mayan* *məyən* *madığ* *mədiy* *mamaq* *məmək*
*mamağ* *məməy* *maması* *məməsi* *mamalı* *məməli* *mayın *məyin *masın *məsin *masınlar *məsinlər *masaq
*məsək *masa *məsə *madıqca *mədikcə *siz *sız *suz *süz *sizlik* *sızlıq* *suzluq* *süzlük*
"""
EXCUSED = """
siz biz yumurta* mirzə* təmir* əmir* dəmir* amir* səmimi* ömür* kömür* məmur* namaz* almaz* şübhəsiz sözsüz masa ağız
dəniz fərqinə deyilən heç_şübhəsiz tək_deyil
"""
REVERSING = """
imtina* rədd* inkar* təkzib* yalanla* qadağa* qadağan* yasaq* dayan* dayandır* ləğv* təxirə* unut* laqeyd*
boykot* veto* bacarma* uğursuz* əngəllə* mane* maneə* qarşısını_al* şübhə* əks* əleyhinə qarşı etiraz* istisna*
xaric yerinə əvəzinə uzaq* bitərəf* könülsüz* səhv* yanlış* saxta* geri_çək* geri_götür* götürüldü az daha_az
azal* kəm ümid* istə* istəyir* çalış* cəhd* planlaşdır* təhdid* hədələ* söz_ver* vəd* niyyət* tərəddüd*
itir* itki* buraxıl* qaçır* peşman* təəssüf* tərk* kənar* məhrum* çatışm* çatmır* dəf*
"""
RESTRICTING = """
görə sözlərinə əgər şayət ehtimal* bəlkə yəqin görünür guya sanki sözdə iddia* yalnız təkcə tək ancaq az_qala
demək_olar təxminən şərt* şərtilə şərti halda təqdirdə olsa isə *sa *sə *salar *sələr *saq *sək *sam *səm
*arsa *ərsə *ırsa *irsə *ursa *ürsə bilər *a_bilər *ə_bilər gərək lazım məli *malı *məli yoxsa əks_halda bəzən
qismən nəzəri* nəzəriyyədə ən_azı ən_çoxu maksimum qədər əvvəl deyilən adlanan görünüşcə nadir* nadir_hallarda
çox_az az_sayda çətinliklə güclə müvəqqəti əbəs* boş_yerə fikrincə mənə_görə potensial deyəsən
nahaq çox_gec sınaq yarımçıq praktik məcburən könülsüz səhvən zarafatla hələlik nahaq_yerə
"""
CONDITIONS = """
əgər şayət isə *arsa *ərsə *ırsa *irsə *ursa *ürsə *masa *məsə *sa *sə şərtilə şərti_ilə şərt* halda
təqdirdə müddətcə istisna_olmaqla başqa xaric *madıqca *mədikcə demək_olar
"""
LIMITS = """
yalnız təkcə tək ancaq az_qala demək_olar bəlkə guya sözdə ehtimal* qismən çətinliklə nəzəri sanki yəqin
hələlik müvəqqəti nəzəriyyədə kağız_üzərində
"""
HEDGES = """
kağız nəzəriyyə nəzəriyyədə prinsip* qismən hələlik məncə fikrincə şans* şərt* istisna* söz sözdə görünüş* çətin*
risk* icazə* dərəcədə baxımdan mənada zarafat* xəyal* borc* yuxu* könülsüz* nadir* müvəqqəti
"""
GOVERNING = "ki deyə"
PRONOUNS = """
mən məni mənə mənim məndən biz bizi bizə bizim bizdən sən səni sənə sənin siz sizi sizə sizin o onu ona onun
onda ondan onlar onları onlara onların bu bunu buna bunun bunlar özü özləri kim hamısı
"""
FIRST_PERSON = "mən məni mənə mənim məndən biz bizi bizə bizim bizdən sən səni sənə sənin siz sizi sizə sizin"
DETERMINERS = "bu o həmin bir mənim bizim sənin sizin onun onların öz"
GENITIVE = "*ın *in *un *ün *nın *nin *nun *nün"
OF = ""
TIME = """
bazar_ertəsi çərşənbə_axşamı çərşənbə cümə_axşamı cümə şənbə bazar gün günü günlər gündən gündə həftə* ay ayı
aylar il ili illər ildə ildir saat* dəqiqə* səhər* günorta* axşam* gecə* yaz yazda yay yayda payız* qış qışda
əsr* dünən bu_gün yanvar* fevral* mart* aprel* may mayda mayın iyun* iyul* avqust* sentyabr* oktyabr* noyabr*
dekabr* yan fev apr iyn iyl avq sen sent okt noy dek jan feb mar jun jul aug sep oct nov dec
"""
POSTPOSITIONS = """
sonra əvvəl bəri boyu üçün ilə birlikdə zamanı ərzində üzərində altında içində yanında arasında qarşısında
arxasında *da *də *dan *dən *nda *ndə *ndan *ndən günü ili
"""
QUANTIFIERS = """
bütün hamı hamısı hər bəzi bəziləri bir_çox çox çoxu əksər əksəriyyət* azlıq* az bir_neçə bir_az biri kimsə nə_isə
şey daha ən ikisi yarısı bir_qismi başqa digər digərləri o_biri kifayət tamamı müxtəlif saysız hər_kəs hissəsi
"""
NUMBERS = """
sıfır bir iki üç dörd beş altı yeddi səkkiz doqquz on iyirmi otuz qırx əlli altmış yetmiş səksən doxsan yüz* min
minlər* milyon* milyard* onlarla yarım yarısı cüt iki_qat üçdə dörddə birinci ikinci üçüncü ilk tək tənə dəfə
kərə ikiqat
"""
ADVERBS = """
tezliklə indi onda həmişə tez-tez yenə yenidən təkrar artıq hələ çox olduqca da də belə hətta bu_gün sabah dünən
sonra əvvəl burada orada bəlkə könüllü təəssüf inşallah həqiqətən nəhayət yəni ancaq bu_yaxınlarda dərhal yaxşı pis
sürətlə gizli gizlicə *ca *cə
"""
AUXILIARIES = """
dır dir dur dür var vardı olan oldu olur olacaq olub idi imiş mı mi mu mü gərək lazım istəyir istəyirik edir edib
etdi edəcək
"""
SAYING = """
dedi dedilər deyir deyirlər deyib demişdir deyərək söylədi söyləyir söyləyib bildirdi bildirir bildirib
bildirmişdir qeyd_etdi qeyd_edib qeyd_edir vurğuladı vurğulayıb vurğulayır açıqladı açıqlayıb izah_etdi izah_edib
danışdı danışıb xatırlatdı xatırladıb yazdı yazıb yazır iddia_etdi iddia_edib iddia_edir etiraf_etdi etiraf_edib
təsdiqlədi təsdiqləyib elan_etdi elan_edib xəbərdarlıq_etdi xəbərdarlıq_edib şikayət_etdi güldü gülümsədi qışqırdı
pıçıldadı tənqid_etdi tərif_etdi hesab_edir inanır düşünür söz_verdi vəd_etdi sözlərinə görə açıqlamasında
"""
ASKING = "soruşdu soruşub soruşur soruşdular sual_verdi maraqlandı"
REPLYING = """
cavab_verdi cavab_verib cavabladı cavablandırdı etiraz_etdi etiraz_edib sözünü_kəsdi araya_girdi qarşılıq_verdi
"""
CONTINUING = "əlavə_etdi əlavə_edib əlavə_edir davam_etdi davam_edib təkrarladı tamamladı bitirdi"
SUBJECT_PRONOUNS = "o onlar"
CONJUNCTIONS = "və ya yaxud amma lakin ancaq fəqət çünki ikən ilə həm isə"
TITLES = """
cənab xanım bəy dr prof doktor professor prezident prezidenti baş_nazir nazir naziri hakim müdir müdiri sözçü
sözçüsü kral kraliça general yepiskop papa məşqçi deputat senator katib rəis rəisi sədr sədri başçı başçısı mer
meri kapitan
"""
ABBREVIATIONS = "dr prof dos və_s s b.e e.ə km st gen ak müh red"
FUNCTION = """
və bu bir ilə üçün də da ki olan daha çox sonra var o nə ən amma kimi qədər hər idi olub görə isə həm onun bizim
mən biz siz onlar edib olaraq deyil etdi edir belə öz ya artıq bütün yeni böyük olacaq oldu lakin ona bunu ilk
haqqında edən edilib üzrə olduğu tərəfindən
"""
QUESTIONS = """
kim nə niyə nə_üçün necə harada hara haradan hansı neçə nə_vaxt mı mi mu mü mıyıq miyik yoxmu varmı haçan
"""
LABELS = "sual cavab s c müxbir aparıcı moderator jurnalist"
RELATIVES = "ki"
INFINITIVES = ""
RELATIVE_TIME = "keçən gələn növbəti əvvəlki son ötən"
MARKS = ('""', "“”", "«»", "„“", "‘’", "''")
DASH = "—–-"
CASING = "turkic"
BARE = True
VERB_LAST = True
KIN = ("tr",)
QUESTION_PARTICLES = ("mı", "mi", "mu", "mü")
