//! The keys under which the front matter of a page says something of a vacancy → what they say.
//!
//! They are those of site generators' themes, of schema.org's `JobPosting`, and of authors who write them in their own
//! language. Only the build reads their values: nothing of it reaches a visitor's browser.

use rolebook_model::listed;
use std::sync::LazyLock;

/// What a key of front matter says of a vacancy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VacancyKey {
    /// Where the work is done.
    Location,
    /// The town, where the parts of an address have keys of their own.
    Town,
    /// The state or region of such an address.
    Region,
    /// The country of such an address.
    Country,
    /// Whether the work is remote.
    Remote,
    /// That a part of the work may be, which is less.
    PartlyRemote,
    /// The kind of employment.
    Employment,
    /// The same, if the value says so: other tools use the key for other things.
    MaybeEmployment,
    /// That it is full-time work, if the value is true.
    FullTime,
    /// That it is part-time work, if the value is true.
    PartTime,
    /// What is paid.
    Pay,
    /// The least that is paid.
    LeastPay,
    /// The most that is paid.
    MostPay,
    /// The currency of what is paid.
    Currency,
    /// The unit of time that is paid for.
    PayUnit,
    /// The address to apply at.
    Apply,
    /// An address that one may apply at, if there is a vacancy.
    Contact,
    /// The day on which it was published.
    Posted,
    /// The day of the page, which is that of the vacancy, if there is one.
    Date,
    /// The last day on which one can apply.
    ValidThrough,
    /// The employer's identifier for it.
    Identifier,
    /// How many are to be hired.
    Openings,
    /// Whether it is open, in a word.
    Status,
    /// Whether it is open: true or false.
    IsOpen,
    /// Whether it is closed: true or false.
    IsClosed,
}

impl VacancyKey {
    /// What this key says, however its words are joined and whatever their capitals.
    ///
    /// ```
    /// use rolebook_reader::front_matter::VacancyKey;
    ///
    /// assert_eq!(VacancyKey::of("validThrough"), Some(VacancyKey::ValidThrough));
    /// assert_eq!(VacancyKey::of("Valid through"), Some(VacancyKey::ValidThrough));
    /// assert_eq!(VacancyKey::of("team"), None);
    /// ```
    pub fn of(key: &str) -> Option<VacancyKey> {
        let joined: String = key.chars().filter(|mark| mark.is_alphanumeric()).collect();
        let joined = joined.to_lowercase();
        let place = SORTED_KEYS.binary_search_by_key(&joined.as_str(), |(key, _)| key).ok()?;
        SORTED_KEYS.get(place).map(|(_, said)| *said)
    }

    /// Whether only the page of a vacancy says such a thing: the page of an office has a location, too.
    pub fn is_of_vacancies_only(self) -> bool {
        matches!(
            self,
            VacancyKey::Employment
                | VacancyKey::Pay
                | VacancyKey::LeastPay
                | VacancyKey::Apply
                | VacancyKey::ValidThrough
        )
    }
}

/// Each of the [`KEYS`] with what it says, in their order.
static SORTED_KEYS: LazyLock<Vec<(&str, VacancyKey)>> = LazyLock::new(|| {
    let mut sorted = Vec::new();
    for (said, keys) in KEYS {
        sorted.extend(listed(keys).map(|key| (key, *said)));
    }
    sorted.sort_unstable_by_key(|(key, _)| *key);
    sorted
});

/// The keys in small letters, their words joined.
const KEYS: &[(VacancyKey, &str)] = &[
    (
        VacancyKey::Location,
        "location, locations, joblocation, joblocations, worklocation, worklocations, workplaceaddress, place, \
         places, placeofwork, office, offices, ort, orte, standort, standorte, arbeitsort, einsatzort, lieu, lieux, \
         lieudetravail, localisation, ubicación, ubicacion, lugar, lugardetrabajo, localização, localizacao, \
         localidade, local, luogo, luogodilavoro, sede, locatie, standplaats, werkplek, 勤務地, 勤務場所, 工作地点, 工作地點, 地点, \
         地點",
    ),
    (
        VacancyKey::Town,
        "city, cities, town, locality, stadt, ville, ciudad, cidade, città, citta, plaats, stad, 城市, 都市",
    ),
    (VacancyKey::Region, "state, region, province, bundesland, région, provincia, regione, provincie"),
    (VacancyKey::Country, "country, countries, land, länder, pays, país, pais, paese, 国, 国家, 國家"),
    (
        VacancyKey::Remote,
        "remote, isremote, remotework, fullyremote, remoteonly, telecommute, joblocationtype, locationtype, \
         workplace, workplacetype, workmode, workmodel, workingmodel, workarrangement, worktype, remoto, remota",
    ),
    (
        VacancyKey::PartlyRemote,
        "hybrid, onsite, remoteok, remotefriendly, remotepossible, allowsremote, homeoffice, telearbeit, \
         télétravail, teletravail, teletrabajo, teletrabalho, modalidad, smartworking, thuiswerken",
    ),
    (
        VacancyKey::Employment,
        "employment, employmenttype, employmenttypes, typeofemployment, jobtype, jobtypes, contracttype, \
         typeofcontract, anstellung, anstellungsart, beschäftigung, beschaeftigung, beschäftigungsart, vertragsart, \
         arbeitszeitmodell, typedecontrat, typecontrat, tipodecontrato, tipocontrato, tipodiimpiego, tipocontratto, \
         dienstverband, 雇用形態, 工作类型, 工作類型, 工作性质",
    ),
    (
        VacancyKey::MaybeEmployment,
        "type, contract, schedule, commitment, conditions, hours, workinghours, worktime, arbeitszeit, contrat, \
         contrato, contratto, jornada, orario",
    ),
    (VacancyKey::FullTime, "fulltime, vollzeit"),
    (VacancyKey::PartTime, "parttime, teilzeit"),
    (
        VacancyKey::Pay,
        "pay, payrange, salary, salaries, salaryrange, basesalary, estimatedsalary, compensation, compensationrange, \
         wage, wages, remuneration, gehalt, gehaltsspanne, gehaltsrahmen, vergütung, verguetung, lohn, salaire, \
         rémunération, salario, sueldo, remuneración, remuneracion, salário, remuneração, remuneracao, retribuzione, \
         stipendio, salaris, 給与, 年収, 月給, 薪资, 薪資, 薪酬, 工资",
    ),
    (
        VacancyKey::LeastPay,
        "salarymin, minsalary, salaryfrom, minimumsalary, salaryminimum, paymin, minpay, payfrom",
    ),
    (
        VacancyKey::MostPay,
        "salarymax, maxsalary, salaryto, maximumsalary, salarymaximum, paymax, maxpay, payto",
    ),
    (VacancyKey::Currency, "currency, salarycurrency, paycurrency, currencycode, währung, devise, moneda"),
    (
        VacancyKey::PayUnit,
        "salaryunit, salaryperiod, salaryinterval, salarytype, payperiod, payunit, payinterval",
    ),
    (
        VacancyKey::Apply,
        "apply, applyat, applyemail, applyhere, applylink, applyto, applyurl, application, applicationemail, \
         applicationform, applicationlink, applicationurl, howtoapply, joblink, bewerben, bewerbung, bewerbungslink, \
         bewerbungsurl, postuler, candidature, liencandidature, aplicar, candidatarse, candidatura, candidati, \
         solliciteren, sollicitatie, 応募, 応募先, 申请, 申請",
    ),
    (VacancyKey::Contact, "contact, contactemail, email, mail, hremail, contacto, contato, contatto"),
    (
        VacancyKey::Posted,
        "posted, postedat, postedon, dateposted, posteddate, postdate, pubdate, publicationdate, publishedat, \
         publisheddate, publishedon, veröffentlicht, veröffentlichtam, veroeffentlicht, datedepublication, publiéle, \
         fechadepublicación, fechadepublicacion, publicado, apertura, 掲載日, 发布日期, 發布日期",
    ),
    (VacancyKey::Date, "date"),
    (
        VacancyKey::ValidThrough,
        "validthrough, validuntil, validtill, expires, expiresat, expireson, expiresdate, expiry, expirydate, \
         expiration, expirationdate, expiredate, closes, closeson, closingat, closingdate, closedate, deadline, \
         applicationdeadline, applyby, applybefore, applyuntil, bewerbungsfrist, bewerbungsschluss, gültigbis, \
         gueltigbis, datelimite, fechalímite, fechalimite, fechadecierre, cierre, prazo, scadenza, chiusura, \
         sluitingsdatum, 応募締切, 締切, 截止日期",
    ),
    (
        VacancyKey::Identifier,
        "identifier, jobid, jobreference, requisition, requisitionid, reference, referencenumber, kennziffer, \
         referenznummer",
    ),
    (VacancyKey::Openings, "openings, vacancies, positions, numberofopenings, totaljobopenings"),
    (VacancyKey::Status, "status, jobstatus, vacancystatus, availability, estado, statut"),
    (
        VacancyKey::IsOpen,
        "open, isopen, active, isactive, available, hiring, ishiring, acceptingapplications, showinjobs, offen, \
         ouvert, abierta, abierto, aberta, aberto, aperta",
    ),
    (
        VacancyKey::IsClosed,
        "closed, isclosed, filled, isfilled, positionfilled, expired, isexpired, inactive, besetzt, geschlossen, \
         pourvu, fermé, cerrada, cerrado, cubierta, fechada, encerrada, chiusa, vervuld, gesloten",
    ),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_key_says_two_things() {
        let mut keys: Vec<&str> = KEYS.iter().flat_map(|(_, keys)| listed(keys)).collect();
        let count = keys.len();
        keys.sort_unstable();
        keys.dedup();
        assert_eq!(keys.len(), count);
    }

    #[test]
    fn keys_are_known_however_they_are_written() {
        for (key, expect) in [
            ("employment_type", Some(VacancyKey::Employment)),
            ("employmentType", Some(VacancyKey::Employment)),
            ("Apply URL", Some(VacancyKey::Apply)),
            ("BEWERBUNGSFRIST", Some(VacancyKey::ValidThrough)),
            ("Rémunération", Some(VacancyKey::Pay)),
            ("勤務地", Some(VacancyKey::Location)),
            ("department", None),
            ("tags", None),
            ("", None),
        ] {
            assert_eq!(VacancyKey::of(key), expect, "{key}");
        }
    }
}
