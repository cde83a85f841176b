//! What holds of letters natively and in a browser: two sets of tables, one answer.

/// Texts of twelve scripts, and what a search makes of each.
pub(crate) const FOLDED: &[(&str, &str)] = &[
    ("Équipe Straße Œuvre ﬁĳ ŁÓDŹ İ ½", "equipe strasse oeuvre fiij lodz i ½"),
    ("Kỹ sư phần mềm, Đà Nẵng", "ky su phan mem, da nang"),
    ("ΜΗΧΑΝΙΚΌΣ μηχανικός ΐ ᾳ", "μηχανικοσ μηχανικοσ ι α"),
    ("Ёлка мой мои\u{306} ЎЇ", "елка мой мой ўї"),
    ("مُهَنْدِس عربـــي أإآٱ مدرسة على", "مهندس عربي اااا مدرسه علي"),
    ("מְפַתֵּחַ תּוֹכְנָה", "מפתח תוכנה"),
    ("सॉफ़्टवेयर क्\u{200d}ष", "सॉफ\u{93c}्टवेयर क्ष"),
    ("ผู้จัดการ ำ", "ผู้จัดการ \u{e4d}า"),
    ("អ្នកអភិវឌ្ឍ", "អ្នកអភិវឌ្ឍ"),
    ("소프트웨어 개발자", "소프트웨어 개발자"),
    ("ｶﾞﾗｽ データ カ\u{3099} ＳＲＥ２ ①", "ガラス データ ガ sre2 1"),
    ("产品经理 \u{FA19}", "产品经理 神"),
];

/// Names, and the slug of each.
pub(crate) const SLUGS: &[(&str, &str)] = &[
    ("Qualite\u{301}", "qualité"),
    ("ผู้จัดการ ผลิตภัณฑ์", "ผู้จัดการ-ผลิตภัณฑ์"),
    ("सॉफ़्टवेयर", "सॉफ़्टवेयर"),
    ("\u{1100}\u{1162}\u{1107}\u{1161}\u{11af}", "개발"),
    ("C++ Developer", "c-plus-plus-developer"),
];

/// Names by language, in order.
pub(crate) const ORDER: &[(&str, &[&str])] = &[
    ("de", &["Apotheker", "Ärztin", "Écrivain", "Übersetzerin", "Umweltberater", "Zollbeamtin"]),
    ("sv", &["Arkitekt", "Zoolog", "Ånglok", "Ägare", "Öppning"]),
    ("da", &["Zoolog", "Ærø", "Ølbrygger", "Åbner"]),
    ("es", &["Nube", "Nutria", "Ñandú", "Oficina"]),
    ("pl", &["Lekarz", "Lutnik", "Łowca", "Malarz", "Zebra", "Źródło", "Żaba"]),
    ("cs", &["Cestář", "Číšník", "Dozorce", "Historik", "Chemik", "Inženýr"]),
    ("hr", &["Ciklama", "Čaj", "Ćup", "Dom", "Džem", "Đak"]),
    ("hu", &["Cukrász", "Csillagász", "Dada", "Orvos", "Öntő"]),
    ("tr", &["Cerrah", "Çoban", "Isıtıcı", "İmam", "Zurnacı"]),
    ("ro", &["Aviator", "Ăsta", "Barman", "Sudor", "Șofer", "Tehnician", "Țăran"]),
    ("et", &["Saar", "Šokk", "Zoo", "Žurii", "Tar", "Õun", "Äri", "Öö", "Ülem"]),
    ("lv", &["Cena", "Čaks", "Kase", "Ķeta", "Sala", "Šalle"]),
    ("ru", &["Егерь", "Ёлочник", "Жокей"]),
    ("el", &["Άγγελος", "Αρχιτέκτονας", "Βοηθός"]),
    ("en", &["Baker", "🙋\u{200d}♀\u{fe0f} Cook", ".NET Developer", "(Senior) Smith"]),
];
