"""The names of the months in the languages that have a file, as datelines print them.

From the Unicode CLDR (gregorian calendar, wide and abbreviated, as in a date and alone): one entry a month, its forms
divided by `|`, without those that could be two months. In Chinese, Japanese, Korean and Vietnamese months are numbers.
"""

MONTHS = {
    "af": (
        "jan|januarie feb|februarie maart|mrt apr|april mei jun|junie jul|julie aug|augustus sep|september "
        "okt|oktober nov|november des|desember"
    ),
    "ar": "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
    "az": (
        "yan|yanvar fev|fevral mar|mart apr|aprel may iyn|iyun iyl|iyul avq|avqust sen|sentyabr okt|oktyabr "
        "noy|noyabr dek|dekabr"
    ),
    "be": (
        "сту|студзень|студзеня лют|люты|лютага сак|сакавік|сакавіка кра|красавік|красавіка май|мая "
        "чэр|чэрвень|чэрвеня ліп|ліпень|ліпеня жні|жнівень|жніўня вер|верасень|верасня "
        "кас|кастрычнік|кастрычніка ліс|лістапад|лістапада сне|снежань|снежня"
    ),
    "bg": (
        "яну|януари фев|февруари март апр|април май юни юли авг|август сеп|септември окт|октомври ное|ноември "
        "дек|декември"
    ),
    "bn": (
        "জানু|জানুয়ারি ফেব|ফেব্রুয়ারি মার্চ এপ্রি|এপ্রিল মে জুন জুল|জুলাই আগ|আগস্ট সেপ|সেপ্ট|সেপ্টেম্বর "
        "অক্টো|অক্টোবর নভে|নভেম্বর ডিসে|ডিসেম্বর"
    ),
    "ca": (
        "gen|gener febr|febrer març abr|abril maig juny jul|juliol ag|agost set|setembre oct|octubre nov|novembre "
        "des|desembre"
    ),
    "cs": (
        "led|leden|ledna úno|únor|února bře|březen|března dub|duben|dubna kvě|květen|května červen|června|čvn "
        "července|červenec|čvc srp|srpen|srpna zář|září říj|říjen|října lis|listopad|listopadu "
        "pro|prosince|prosinec"
    ),
    "da": (
        "jan|januar feb|februar mar|marts apr|april maj jun|juni jul|juli aug|august sep|september okt|oktober "
        "nov|november dec|december"
    ),
    "de": (
        "jan|januar feb|februar mär|märz apr|april mai jun|juni jul|juli aug|august sep|sept|september "
        "okt|oktober nov|november dez|dezember"
    ),
    "el": (
        "ιαν|ιανουάριοσ|ιανουαρίου φεβ|φεβρουάριοσ|φεβρουαρίου μάρ|μάρτιοσ|μαρ|μαρτίου απρ|απρίλιοσ|απριλίου "
        "μάι|μάιοσ|μαΐ|μαΐου ιουν|ιουνίου|ιούν|ιούνιοσ ιουλ|ιουλίου|ιούλ|ιούλιοσ αυγ|αυγούστου|αύγ|αύγουστοσ "
        "σεπ|σεπτέμβριοσ|σεπτεμβρίου οκτ|οκτωβρίου|οκτώβριοσ νοέ|νοέμβριοσ|νοε|νοεμβρίου "
        "δεκ|δεκέμβριοσ|δεκεμβρίου"
    ),
    "en": (
        "jan|january feb|february mar|march apr|april may jun|june jul|july aug|august sep|september oct|october "
        "nov|november dec|december"
    ),
    "es": (
        "ene|enero feb|febrero mar|marzo abr|abril may|mayo jun|junio jul|julio ago|agosto sept|septiembre "
        "oct|octubre nov|noviembre dic|diciembre"
    ),
    "et": (
        "jaan|jaanuar veebr|veebruar märts apr|aprill mai juuni juuli aug|august sept|september okt|oktoober "
        "nov|november dets|detsember"
    ),
    "fa": "ژانویه فوریه مارس آوریل مه ژوئن ژوئیه اوت سپتامبر اکتبر نوامبر دسامبر",
    "fi": (
        "tammi|tammikuu|tammikuuta helmi|helmikuu|helmikuuta maalis|maaliskuu|maaliskuuta "
        "huhti|huhtikuu|huhtikuuta touko|toukokuu|toukokuuta kesä|kesäkuu|kesäkuuta heinä|heinäkuu|heinäkuuta "
        "elo|elokuu|elokuuta syys|syyskuu|syyskuuta loka|lokakuu|lokakuuta marras|marraskuu|marraskuuta "
        "joulu|joulukuu|joulukuuta"
    ),
    "fr": (
        "janv|janvier févr|février mars avr|avril mai juin juil|juillet août sept|septembre oct|octobre "
        "nov|novembre déc|décembre"
    ),
    "gl": (
        "xan|xaneiro feb|febreiro mar|marzo abr|abril mai|maio xuñ|xuño xul|xullo ago|agosto set|setembro "
        "out|outubro nov|novembro dec|decembro"
    ),
    "he": (
        "ינואר|ינו׳ פברואר|פבר׳ מרץ אפריל|אפר׳ מאי יוני יולי אוגוסט|אוג׳ ספטמבר|ספט׳ אוקטובר|אוק׳ נובמבר|נוב׳ "
        "דצמבר|דצמ׳"
    ),
    "hi": ("जनवरी|जन॰ फ़रवरी|फ़र॰ मार्च अप्रैल मई जून जुलाई|जुल॰ अगस्त|अग॰ सितंबर|सित॰ अक्टूबर|अक्टू॰ नवंबर|नव॰ दिसंबर|दिस॰"),
    "hu": (
        "jan|január febr|február márc|március ápr|április máj|május jún|június júl|július aug|augusztus "
        "szept|szeptember okt|október nov|november dec|december"
    ),
    "id": (
        "jan|januari feb|februari mar|maret apr|april mei jun|juni jul|juli agu|agustus sep|september okt|oktober "
        "nov|november des|desember"
    ),
    "is": (
        "jan|janúar feb|febrúar mar|mars apr|apríl maí jún|júní júl|júlí ágú|ágúst sep|september okt|október "
        "nóv|nóvember des|desember"
    ),
    "it": (
        "gen|gennaio feb|febbraio mar|marzo apr|aprile mag|maggio giu|giugno lug|luglio ago|agosto set|settembre "
        "ott|ottobre nov|novembre dic|dicembre"
    ),
    "lt": (
        "saus|sausis|sausio vas|vasaris|vasario kov|kovas|kovo bal|balandis|balandžio geg|gegužė|gegužės "
        "birž|birželis|birželio liep|liepa|liepos rugp|rugpjūtis|rugpjūčio rugs|rugsėjis|rugsėjo "
        "spal|spalis|spalio lapkr|lapkritis|lapkričio gruod|gruodis|gruodžio"
    ),
    "lv": (
        "janv|janvāris febr|februāris marts apr|aprīlis maijs jūn|jūnijs jūl|jūlijs aug|augusts "
        "sept|septembris okt|oktobris nov|novembris dec|decembris"
    ),
    "mk": (
        "јан|јануари фев|февруари мар|март апр|април мај јун|јуни јул|јули авг|август сеп|септември "
        "окт|октомври ное|ноември дек|декември"
    ),
    "nl": (
        "jan|januari feb|februari maart|mrt apr|april mei jun|juni jul|juli aug|augustus sep|september "
        "okt|oktober nov|november dec|december"
    ),
    "no": (
        "jan|januar feb|februar mar|mars apr|april mai jun|juni jul|juli aug|august sep|september okt|oktober "
        "nov|november des|desember"
    ),
    "pl": (
        "sty|styczeń|stycznia lut|lutego|luty mar|marca|marzec kwi|kwiecień|kwietnia maj|maja "
        "cze|czerwca|czerwiec lip|lipca|lipiec sie|sierpień|sierpnia wrz|wrzesień|września "
        "paź|październik|października lis|listopad|listopada gru|grudnia|grudzień"
    ),
    "pt": (
        "jan|janeiro fev|fevereiro mar|março abr|abril mai|maio jun|junho jul|julho ago|agosto set|setembro "
        "out|outubro nov|novembro dez|dezembro"
    ),
    "ro": (
        "ian|ianuarie feb|februarie mar|martie apr|aprilie mai iun|iunie iul|iulie aug|august sept|septembrie "
        "oct|octombrie noiembrie|nov dec|decembrie"
    ),
    "ru": (
        "янв|январь|января февр|февраль|февраля мар|март|марта апр|апрель|апреля май|мая июн|июнь|июня "
        "июл|июль|июля авг|август|августа сент|сентябрь|сентября окт|октябрь|октября нояб|ноябрь|ноября "
        "дек|декабрь|декабря"
    ),
    "sk": (
        "jan|január|januára feb|február|februára mar|marca|marec apr|apríl|apríla máj|mája jún|júna júl|júla "
        "aug|august|augusta sep|september|septembra okt|október|októbra nov|november|novembra "
        "dec|december|decembra"
    ),
    "sl": (
        "jan|januar feb|februar mar|marec apr|april maj jun|junij jul|julij avg|avgust sep|september okt|oktober "
        "nov|november dec|december"
    ),
    "sr": (
        "јан|јануар феб|фебруар мар|март апр|април мај јун јул авг|август сеп|септембар окт|октобар нов|новембар "
        "дец|децембар"
    ),
    "sv": (
        "jan|januari feb|februari mars apr|april maj juni juli aug|augusti sep|september okt|oktober nov|november "
        "dec|december"
    ),
    "sw": (
        "jan|januari feb|februari mac|machi apr|aprili mei jun|juni jul|julai ago|agosti sep|septemba okt|oktoba "
        "nov|novemba des|desemba"
    ),
    "th": (
        "ม.ค|มกราคม ก.พ|กุมภาพันธ์ มี.ค|มีนาคม เม.ย|เมษายน พ.ค|พฤษภาคม มิ.ย|มิถุนายน ก.ค|กรกฎาคม ส.ค|สิงหาคม "
        "ก.ย|กันยายน ต.ค|ตุลาคม พ.ย|พฤศจิกายน ธ.ค|ธันวาคม"
    ),
    "tr": (
        "oca|ocak şub|şubat mar|mart nis|nisan may|mayıs haz|haziran tem|temmuz ağu|ağustos eyl|eylül eki|ekim "
        "kas|kasım ara|aralık"
    ),
    "uk": (
        "січ|січень|січня лют|лютий|лютого бер|березень|березня квіт|квітень|квітня трав|травень|травня "
        "черв|червень|червня лип|липень|липня серп|серпень|серпня вер|вересень|вересня жовт|жовтень|жовтня "
        "лист|листопад|листопада груд|грудень|грудня"
    ),
    "ur": "جنوری فروری مارچ اپریل مئی جون جولائی اگست ستمبر اکتوبر نومبر دسمبر",
    "zh": "一月 二月 三月 四月 五月 六月 七月 八月 九月 十月 十一月 十二月",
}
