//! The names of facts, in the languages that the reader knows.

use crate::front_matter::VacancyKey;
use rolebook_model::FactKind;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// What a fact of this name is about; `None` where the name is not known.
pub(crate) fn kind(name: &str) -> Option<FactKind> {
    let words: Vec<String> = name
        .split(|mark: char| !mark.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    let name = words.join(" ");
    let known = BY_NAME.get(name.as_str()).copied();
    known.or_else(|| VacancyKey::of(&name).and_then(of_vacancy))
}

/// The kinds by their [names](NAMES).
static BY_NAME: LazyLock<FxHashMap<&str, FactKind>> = LazyLock::new(|| {
    let names = NAMES.iter().flat_map(|(kind, names)| names.iter().map(|name| (*name, *kind)));
    names.collect()
});

/// What a key of vacancies is about, where it says something of the role as well.
fn of_vacancy(key: VacancyKey) -> Option<FactKind> {
    match key {
        VacancyKey::Location
        | VacancyKey::Town
        | VacancyKey::Region
        | VacancyKey::Country
        | VacancyKey::Remote => Some(FactKind::Place),
        VacancyKey::Pay => Some(FactKind::Pay),
        VacancyKey::Employment => Some(FactKind::Other),
        _ => None,
    }
}

/// The names in small letters, with spaces between their words.
const NAMES: &[(FactKind, &[&str])] = &[
    (
        FactKind::Level,
        &[
            "level",
            "job level",
            "role level",
            "seniority",
            "stufe",
            "level code",
            "niveau",
            "nivel",
            "nível",
            "livello",
            "レベル",
            "级别",
            "級別",
        ],
    ),
    (
        FactKind::Grade,
        &[
            "grade",
            "job grade",
            "pay grade",
            "salary grade",
            "band",
            "job band",
            "pay band",
            "salary band",
            "job family level",
            "gehaltsstufe",
            "entgeltgruppe",
            "tarifgruppe",
            "besoldungsgruppe",
            "lohnstufe",
            "échelon",
            "coefficient",
            "grado",
            "escalón",
            "escalão",
            "salarisschaal",
            "functieschaal",
            "等級",
            "職級",
            "职级",
            "职等",
        ],
    ),
    (
        FactKind::ReportsTo,
        &[
            "reports to",
            "reporting to",
            "report to",
            "reports into",
            "reporting line",
            "line manager",
            "line management",
            "managed by",
            "supervisor",
            "berichtet an",
            "vorgesetzte",
            "vorgesetzter",
            "führungskraft",
            "rattaché à",
            "rattachement",
            "rend compte à",
            "n 1",
            "reporta a",
            "depende de",
            "superior",
            "responde a",
            "reporta se a",
            "riporta a",
            "rapporteert aan",
            "leidinggevende",
            "上司",
            "レポートライン",
            "汇报对象",
            "汇报给",
            "直属上级",
        ],
    ),
    (
        FactKind::Team,
        &[
            "team",
            "department",
            "squad",
            "tribe",
            "division",
            "business unit",
            "job family",
            "discipline",
            "abteilung",
            "bereich",
            "équipe",
            "département",
            "direction",
            "equipo",
            "departamento",
            "equipe",
            "reparto",
            "dipartimento",
            "afdeling",
            "チーム",
            "部署",
            "部门",
            "團隊",
            "团队",
        ],
    ),
    (
        FactKind::Scope,
        &[
            "scope",
            "scope of impact",
            "scope of influence",
            "sphere of influence",
            "span of influence",
            "span of control",
            "area of influence",
            "wirkungskreis",
            "wirkungsbereich",
            "périmètre",
            "alcance",
            "âmbito",
            "ambito",
            "reikwijdte",
            "担当範囲",
            "影响范围",
        ],
    ),
    (
        FactKind::Experience,
        &[
            "experience",
            "years of experience",
            "years experience",
            "typical experience",
            "typical years of experience",
            "berufserfahrung",
            "jahre erfahrung",
            "années d expérience",
            "años de experiencia",
            "anos de experiência",
            "anni di esperienza",
            "jaren ervaring",
            "経験年数",
            "工作年限",
            "工作经验",
        ],
    ),
    (
        FactKind::Code,
        &[
            "o net",
            "onet",
            "o net code",
            "o net soc",
            "o net soc code",
            "soc",
            "soc code",
            "sfia",
            "sfia level",
            "sfia skill",
            "sfia skills",
            "sfia code",
            "isco",
            "isco code",
            "isco 08",
            "kldb",
            "rome",
            "code rome",
            "esco",
        ],
    ),
];
