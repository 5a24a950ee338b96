CODE = "id"
NAME = "Indonesian and Malay"
NEGATIONS = """
tidak bukan belum jangan tak tiada tanpa enggak nggak ndak gak tidaklah bukanlah bukannya takkan takda
tidakkah pantang mustahil jarang hampir_tidak tidak_pernah non-* nir* usah tidaknya palsu ketidak* ketiadaan
kurang
"""
EXCUSED = "tidak_hanya bukan_hanya bukan_saja tidak_lama tanpa_ragu bukan_cuma tak_hanya tidak_saja nirwana"
REVERSING = """
jauh_dari
menolak tolak ditolak penolakan menyangkal sangkal membantah bantah dibantah gagal kegagalan berhenti
menghentikan dihentikan hentikan mencegah dicegah cegah melarang dilarang larang larangan menghindar* hindari
dihindari lupa melupakan terlupa mengabaikan diabaikan abai meninggalkan membatalkan dibatalkan batal
pembatalan menunda ditunda tunda penundaan menangguhkan ragu meragukan keraguan menentang ditentang
tentang_keras melawan lawan kebalikan sebaliknya daripada alih-alih ketimbang jauh_dari kecuali selain
terkecuali salah bohong berbohong kebohongan keliru palsu dusta memboikot boikot veto menarik mencabut dicabut
mundur menghapus* dihapus* kurang paling_sedikit lebih_buruk janji berjanji berniat niat ingin mau hendak
mencoba coba berusaha merencanakan berencana rencana mengancam ancaman berharap harapan memblokir kekurangan
ketiadaan enggan keberatan abstain mengingkari ingkar membantahnya malah kehilangan hilang menyesal melewatkan
luput
"""
RESTRICTING = """
jika kalau bila apabila asalkan asal hanya cuma sekadar semata hampir nyaris mungkin barangkali boleh_jadi
kemungkinan agaknya konon diduga dugaan disebut-sebut katanya syarat bersyarat andai seandainya seolah
seakan kecuali_jika jikalau sekiranya kadang kadang-kadang sebagian teoretis setidaknya sedikitnya
paling_banyak maksimal sampai hingga sebelum apakah dapat_saja bisa_saja akan_tetapi dalam_hal sejauh selama
ketika tampaknya rupanya praktis seharusnya semestinya jarang langka sedikit segelintir susah_payah
sementara sia-sia kabarnya seolah-olah
setengah_hati terpaksa terlambat untuk_percobaan pura-pura dengan_enggan dengan_syarat
paling_lama dengan_berat_hati percubaan percobaan separuh_hati berat_hati kononnya tersilap secara_bergurau
buat_sementara
"""
CONDITIONS = """
jika kalau bila apabila asalkan asal kecuali dengan_syarat seandainya andai sepanjang selama jikalau
sekiranya hanya_jika tergantung bergantung melainkan begitu
"""
LIMITS = """
hanya cuma sekadar semata hampir nyaris mungkin barangkali konon diduga sebagian seolah seolah-olah jika
kalau apakah sementara untuk_sementara segelintir secara_teori di_atas_kertas
"""
HEDGES = """
kertas teori batas prinsip prinsipnya menurut sementara syarat pengecualian keberuntungan sebagian pendapat
tertentu nama kata mata risiko mimpi utang kredit terbaik terburuk jarang
"""
GOVERNING = "bahwa untuk apakah"
PRONOUNS = """
saya aku kami kita kamu engkau kau anda kalian dia ia beliau mereka ini itu nya siapa sendiri dirinya
"""
FIRST_PERSON = "saya aku kami kita kamu engkau kau anda kalian"
DETERMINERS = "ini itu sebuah seorang seekor suatu para si sang tersebut"
GENITIVE = ""
OF = "dari"
TIME = """
pukul
musim_panas musim_hujan
senin selasa rabu kamis jumat sabtu minggu hari bulan tahun jam menit pagi siang sore malam musim abad
kemarin pekan jan januari feb februari mar maret apr april mei jun juni jul juli agu agustus sep september
okt oktober nov november des desember isnin khamis jumaat ahad mac ogos disember petang
"""
RELATIVE_TIME = "depan mendatang kemarin berikutnya sebelumnya terakhir"
PREPOSITIONS = """
di ke dari dengan untuk pada sejak selama setelah sesudah sebelum oleh antara di_antara dalam luar atas bawah
dekat karena kerana berkat bersama melalui sekitar menjelang sepanjang
"""
POSTPOSITIONS = "lalu"
QUANTIFIERS = """
semua seluruh segala setiap tiap banyak sedikit beberapa sebagian sejumlah sebagian_besar kebanyakan mayoritas
minoritas kedua keduanya separuh setengah bagian lain lainnya seseorang sesuatu siapa_pun siapapun cukup lebih
kurang berbagai pelbagai masing-masing semuanya segenap
"""
NUMBERS = """
nol satu dua tiga empat lima enam tujuh delapan lapan sembilan sepuluh sebelas belas puluh seratus ratus
ratusan seribu ribu ribuan sejuta juta jutaan miliar miliaran bilion triliun lusin setengah separuh ganda
sepertiga seperempat pertama kedua ketiga satu-satunya sekali berdua dua-duanya kembar puluhan
"""
ADVERBS = """
segera sekarang kini lalu kemudian selalu sering lagi kembali sudah telah masih sangat cukup juga pun bahkan
hari_ini besok kemarin nanti dahulu dulu sini sana situ mungkin terpaksa sayangnya semoga sungguh akhirnya
jadi namun baru-baru baru langsung baik buruk cepat diam-diam rela dengan secara
"""
AUXILIARIES = """
adalah ialah akan sedang sudah telah pernah dapat bisa boleh harus perlu mesti ada menjadi yang merupakan
"""
SAYING = """
kata ujar tutur ucap berkata mengatakan katanya ujarnya tuturnya ucapnya imbuh jelas jelasnya menjelaskan
menyatakan menyebut menyebutkan menegaskan tegas tegasnya menekankan mengungkapkan ungkap ungkapnya mengaku
mengakui menuturkan memaparkan papar paparnya menyampaikan memperingatkan mengingatkan menulis tulis tulisnya
mengeluh keluhnya memuji mengkritik bercanda tertawa tersenyum berteriak berbisik bisiknya seru serunya
berseru berjanji bercerita kisah kisahnya cerita ceritanya mengumumkan menilai nilai nilainya menurut terang
terangnya sebut sebutnya memastikan mengklaim mengenang berpendapat percaya
memberitahu beritahu memaklumkan mendakwa dakwa dakwanya
"""
ASKING = "tanya tanyanya bertanya menanyakan ditanya"
REPLYING = """
jawab jawabnya menjawab membalas balas balasnya menyahut sahut sahutnya memotong menyela sela protes
menanggapi menimpali timpal timpalnya membantah
"""
CONTINUING = """
tambah tambahnya menambahkan lanjut lanjutnya melanjutkan imbuh imbuhnya mengulangi menutup sambung sambungnya
"""
SUBJECT_PRONOUNS = "dia ia beliau mereka"
CONJUNCTIONS = """
dan atau tetapi tapi namun sedangkan sementara karena kerana sebab ketika saat seperti melainkan serta
"""
TITLES = """
tuan nyonya nona pak bapak bu ibu dr prof profesor presiden perdana menteri wali_kota walikota bupati gubernur
direktur kepala juru_bicara raja ratu sultan jenderal hakim uskup paus pelatih ketua sekretaris anggota kiai
ustaz dato datuk tan_sri
"""
ABBREVIATIONS = "dr prof ir h hj no tgl dll dsb dst tbk pt yth jl kab prov alm rp a.n s.h m.si"
FUNCTION = """
yang dan di itu dengan untuk tidak ini dari dalam akan pada juga saya ke karena ada bisa atau kita oleh sudah
mereka kami lebih telah adalah seperti bahwa kepada para saat harus menjadi hanya banyak satu dia ia tersebut
dapat lagi masih orang sebagai hari bagi antara sebuah lain agar setelah
"""
QUESTIONS = """
apakah apa siapa kapan di_mana dimana ke_mana kemana mengapa kenapa bagaimana berapa mana bukankah adakah
"""
LABELS = "tanya jawab t j wartawan pewawancara moderator pembawa"
RELATIVES = "yang"
INFINITIVES = ""
COMPARING = "daripada ketimbang"
MARKS = ('""', "“”", "‘’", "''", "«»")
DASH = ""
QUESTION_PARTICLES = ("kah",)
