CODE = "vi"
NAME = "Vietnamese"
NEGATIONS = """
không chẳng chưa đừng chớ chả không_hề vô phi bất thiếu hiếm khó_mà nào_có phủ_nhận chưa_từng chẳng_bao_giờ
sai vắng miễn
"""
EXCUSED = """
không_chỉ không_khí không_gian hàng_không bất_động_sản vô_cùng phi_trường chắc_chắn không_những không_quân
vô_địch bất_cứ bất_kỳ
"""
REVERSING = """
từ_chối phủ_nhận chối bác_bỏ bác thất_bại dừng ngừng ngưng chấm_dứt ngăn cấm tránh quên bỏ hủy huỷ hoãn
đình_chỉ nghi_ngờ nghi phản_đối chống trái ngược thay_vì thay ngoại_trừ trừ ngoài dối giả sai lầm tẩy_chay
phủ_quyết rút thu_hồi bãi ít kém hứa định muốn mong cố thử dự_định đe_dọa hy_vọng lưỡng_lự khước_từ loại mất
đánh_mất bỏ_lỡ tiếc lỡ
"""
RESTRICTING = """
suýt
theo nếu chỉ gần_như suýt có_thể có_lẽ chắc hình_như dường_như được_cho cho_là cái_gọi điều_kiện miễn_là
nếu_không đôi_khi thỉnh_thoảng một_phần lý_thuyết ít_nhất nhiều_nhất tối_đa cho_đến đến_khi trước_khi liệu
giả_sử khi trừ_khi hầu_như nghe_nói hiếm hiếm_khi ít rất_ít họa_hoằn khó_mà lẽ_ra tạm_thời
do_nhầm nhầm_lẫn nửa_vời quá_muộn cho_vui miễn_cưỡng bất_đắc_dĩ vô_ích
"""
CONDITIONS = "nếu miễn_là với_điều_kiện trừ_khi trừ ngoại_trừ trong_trường_hợp giả_sử chừng_nào chỉ_khi"
LIMITS = """
chỉ gần_như hầu_như suýt có_lẽ hình_như được_cho một_phần nếu liệu tạm_thời hiện_tại ít_người trên_lý_thuyết
về_lý_thuyết trên_giấy
"""
HEDGES = """
giấy_tờ lý_thuyết mức_độ nguyên_tắc theo_tôi tạm_thời điều_kiện ngoại_lệ may_mắn phần_nào một_phần ý_kiến
danh_nghĩa bề_ngoài mơ nợ hiếm thỉnh_thoảng
trong_mắt đối_với
"""
GOVERNING = "rằng là liệu"
PRONOUNS = "tôi ta chúng_tôi chúng_ta chúng mình bạn anh chị ông bà cô nó họ này kia đó ấy ai"
FIRST_PERSON = "tôi ta chúng mình bạn"
DETERMINERS = "này kia đó ấy một những các cái con chiếc"
GENITIVE = ""
OF = "của"
TIME = "mùa_hè mùa_xuân mùa_thu mùa_đông thứ ngày tuần tháng năm giờ phút sáng trưa chiều tối đêm mùa thế hôm"
RELATIVE_TIME = "tới ngoái"
PREPOSITIONS = """
ở tại từ với cho vào lúc trong ngoài trên dưới sau trước giữa bởi vì nhờ bằng về đến suốt cùng theo_kế_hoạch
gần quanh dọc qua
"""
QUANTIFIERS = """
tất_cả mọi mỗi từng nhiều ít vài một_số đa_số phần_lớn hầu_hết cả nửa phần khác đủ toàn toàn_bộ hơn kém
thiểu_số bất_kỳ
"""
NUMBERS = """
đầu_tiên
không một hai ba bốn tư năm lăm sáu bảy tám chín mười mươi trăm nghìn ngàn vạn triệu tỷ tỉ tá nửa rưỡi đôi gấp
đầu nhất nhì duy_nhất lần thứ
"""
ADVERBS = """
sớm giờ luôn thường lại đã vẫn còn rất khá cũng thậm_chí hôm nay mai qua sau trước đây đó có_lẽ tiếc may thật
cuối_cùng nhưng vừa ngay tốt xấu nhanh lén
"""
AUXILIARIES = "là có được bị sẽ đang đã phải cần nên thể mà"
SAYING = """
nói cho_biết cho_hay biết kể bày_tỏ khẳng_định nhấn_mạnh giải_thích tuyên_bố thừa_nhận cảnh_báo viết chia_sẻ
nhận_định đánh_giá theo cười hét thì_thầm than phàn_nàn khen phê_bình nhớ tiết_lộ thông_báo lưu_ý xác_nhận tin
nói_rằng phát_biểu đề_nghị
"""
ASKING = "hỏi thắc_mắc chất_vấn"
REPLYING = "trả_lời đáp ngắt phản_bác phản_đối cãi"
CONTINUING = "nói_thêm thêm tiếp kết_luận nhắc_lại bổ_sung"
SUBJECT_PRONOUNS = "ông bà anh chị cô họ"
CONJUNCTIONS = "và hoặc hay nhưng trong_khi vì bởi khi như mà còn"
TITLES = """
ông bà anh chị cô tiến_sĩ ts gs giáo_sư chủ_tịch tổng_thống thủ_tướng bộ_trưởng thị_trưởng giám_đốc phát_ngôn
vua hoàng_hậu tướng thẩm_phán huấn_luyện_viên
"""
ABBREVIATIONS = "ts gs pgs tp ths bs"
FUNCTION = """
và của là có trong được cho các với không này một những đã người khi đến từ ra để vào về sẽ cũng như tại phải
sau nhiều trên do còn theo đó hơn chúng lại nhưng tôi sự đang rất bị
"""
QUESTIONS = """
ai gì nào khi_nào đâu sao tại_sao vì_sao thế_nào bao_nhiêu mấy không chưa à hả phải_không bao_giờ
"""
LABELS = "hỏi đáp phóng_viên pv"
RELATIVES = "mà người_mà"
INFINITIVES = ""
COMPARING = "hơn"
MARKS = ("“”", '""', "‘’", "«»")
DASH = "–—-"
QUESTION_PARTICLES = ("không", "chưa", "à", "hả", "hở", "nhỉ", "chứ", "chăng", "sao", "ư")
