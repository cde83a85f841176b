//! Titles that are told, with the noun and what to write, and titles that are not.

use super::{french::french, german::german};

/// Titles with the noun that is told of each, or none.
fn check(of: fn(&str) -> Option<(&str, String)>, told: &[(&str, &str)], not_told: &[&str]) {
    for (title, expect) in told {
        let found = of(title).map(|(noun, help)| format!("{noun}: {help}"));
        assert!(found.as_ref().is_some_and(|found| found.contains(expect)), "{title}: {found:?}");
    }
    for title in not_told {
        assert_eq!(of(title), None, "{title}");
    }
}

#[test]
fn german_titles_for_men_are_told() {
    let told = [
        ("Projektleiter", "Projektleiter: add \"(m/w/d)\", or write \"Projektleitung\""),
        ("Leiter Vertrieb", "write \"Leitung\""),
        ("Softwareentwickler", "write \"Softwareentwickler:in\""),
        ("Java-Entwickler Backend", "Java-Entwickler:in"),
        ("Senior Entwickler", "Entwickler:in"),
        ("Ingenieur für Verfahrenstechnik", "Ingenieur:in"),
        ("Kaufmann im Einkauf", "write \"Kauffrau oder Kaufmann\""),
        ("Bankkaufmann", "Bankkauffrau oder Bankkaufmann"),
        ("Sachbearbeiter Einkauf", "Sachbearbeiter:in"),
        ("Mitarbeiter (Teilzeit)", "Mitarbeiter:in"),
        ("Kundenberater, Berlin", "Kundenberater:in"),
        ("Elektroniker", "Elektroniker:in"),
        ("Wissenschaftlicher Mitarbeiter", "Mitarbeiter:in"),
        ("Redakteur", "Redakteur:in"),
        ("Personalreferent", "Personalreferent:in"),
        ("Rechtsanwalt", "Rechtsanwalt"),
        ("Datenschutzbeauftragter", "write \"Datenschutzbeauftragte:r\""),
        ("Auszubildender zum Fachinformatiker", "Fachinformatiker"),
        ("Biologe", "write \"Biolog:in\""),
        ("Key-Account-Betreuer", "Key-Account-Betreuer:in"),
        ("Einkäufer", "Einkäufer:in"),
        ("Ingenieur Ingenieurbau", "Ingenieur:in"),
        ("Kaufmann Verkauf", "Kauffrau oder Kaufmann"),
        ("Entwickler Fraunhofer", "Entwickler:in"),
    ];
    let not_told = [
        "Projektleitung",
        "Fachkraft für Lagerlogistik",
        "Projektleiter (m/w/d)",
        "Projektleiter (w/m/d)",
        "Projektleiter m/w/d",
        "Projektleiter (m|w|d)",
        "Projektleiter [d/m/w]",
        "Projektleiter (m/w/divers)",
        "Projektleiter (all genders)",
        "Projektleiter (gn)",
        "Projektleiter (geschlechtsneutral)",
        "Projektleiter:in",
        "Projektleiter*in",
        "Projektleiter_in",
        "Projektleiter/in",
        "Projektleiter/-in",
        "Projektleiter(in)",
        "ProjektleiterIn",
        "Projektleiter·in Bau",
        "Projektleiterin",
        "Ingenieurin oder Ingenieur",
        "Ingenieur / Ingenieurin",
        "Bäcker und Bäckerin",
        "Kauffrau/Kaufmann im Einzelhandel",
        "Kauffrau oder Kaufmann",
        "Software Engineer",
        "Product Manager",
        "Team Lead Vertrieb",
        "Developer Relations",
        "Trainee",
        "Scrum Master",
        "Product Owner",
        "Werkstudium Marketing",
        "Assistenz der Geschäftsführer",
        "Fachkraft für Fahrer",
        "Leitung der Entwickler",
        "Pflegefachkraft",
        "Hilfskraft Lager",
        "Kundenservice Center",
        "Auszubildende:r Fachinformatik",
        "Auszubildende oder Auszubildender",
        "Einkaufsleiterinnen und Einkaufsleiter",
        "Projektleiter/innen",
        "Teamlead Steuer",
        "UX Designer",
        "Controller",
        "Technischer Support",
        "",
    ];
    check(german, &told, &not_told);
}

#[test]
fn french_titles_for_men_are_told() {
    let told = [
        ("Développeur", "Développeur: add \"(H/F)\", or write \"Développeur·euse\""),
        ("Développeur web", "Développeur·euse"),
        ("Senior Développeur", "Développeur·euse"),
        ("Stage - Développeur Python", "Développeur·euse"),
        ("Ingénieur réseau", "Ingénieur·e"),
        ("Directeur technique", "Directeur·rice"),
        ("Rédacteur", "Rédacteur·rice"),
        ("Vendeur, Paris", "Vendeur·euse"),
        ("Acheteur", "Acheteur·euse"),
        ("Chargé de projet", "Chargé·e"),
        ("Chef de projet", "Chef·fe"),
        ("Technicien support", "Technicien·ne"),
        ("Infirmier", "Infirmier·ère"),
        ("Conseiller clientèle", "Conseiller·ère"),
        ("Consultant en stratégie", "Consultant·e"),
        ("Assistant de direction", "Assistant·e"),
        ("Délégué commercial", "Délégué·e"),
        ("Enseignant", "Enseignant·e"),
        ("Avocat", "Avocat·e"),
    ];
    let not_told = [
        "Développeur·euse",
        "Développeur•euse web",
        "Développeur(euse)",
        "Développeur(se)",
        "Développeur/euse",
        "Développeur/développeuse",
        "Développeur.euse",
        "Développeur-euse",
        "Développeur ou développeuse web",
        "Développeuse ou développeur",
        "Développeuse",
        "Ingénieur(e) réseau",
        "Ingénieure ou ingénieur",
        "Directeur / Directrice",
        "Directeur/trice",
        "Chargé de projet H/F",
        "Chargé de projet (F/H)",
        "Chargé(e) de projet",
        "Chargé·e de projet",
        "Chef de projet (H/F/X)",
        "Chef·fe de projet",
        "Cheffe de projet",
        "Technicien(ne)",
        "Vendeur homme/femme",
        "Architecte",
        "Responsable marketing",
        "Juriste",
        "Analyste",
        "Secrétaire",
        "Comptable",
        "Product Manager",
        "Consultant",
        "Assistant Manager",
        "Software Engineer",
        "Lead Developer",
        "Secteur public",
        "Valeur ajoutée",
        "Stage marketing",
        "",
    ];
    check(french, &told, &not_told);
}
