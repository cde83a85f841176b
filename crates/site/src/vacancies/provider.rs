//! The providers of job boards: their names, and where their files come from.

/// The provider of a job board.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Provider {
    /// `https://boards-api.greenhouse.io/v1/boards/…/jobs?content=true&pay_transparency=true`
    Greenhouse,
    /// `https://api.lever.co/v0/postings/…?mode=json`
    Lever,
    /// `https://api.ashbyhq.com/posting-api/job-board/…?includeCompensation=true`
    Ashby,
    /// `https://….jobs.personio.de/xml`
    Personio,
    /// `https://….recruitee.com/api/offers/`
    Recruitee,
    /// `https://api.smartrecruiters.com/v1/companies/…/postings?limit=100`
    SmartRecruiters,
    /// `https://apply.workable.com/api/v1/widget/accounts/…`
    Workable,
    /// `https://api.teamtailor.com/v1/jobs?include=locations`, or a careers site's `/jobs.json`
    Teamtailor,
    /// `https://….pinpointhq.com/postings.json`
    Pinpoint,
    /// Any page or file with JSON-LD of schema.org's `JobPosting`, or a JSON Feed
    JobPosting,
}

impl Provider {
    /// All providers.
    pub const ALL: [Provider; 10] = [
        Provider::Greenhouse,
        Provider::Lever,
        Provider::Ashby,
        Provider::Personio,
        Provider::Recruitee,
        Provider::SmartRecruiters,
        Provider::Workable,
        Provider::Teamtailor,
        Provider::Pinpoint,
        Provider::JobPosting,
    ];

    /// The name, which is also the key in front matter: at the top, or below `board`.
    pub fn name(self) -> &'static str {
        match self {
            Provider::Greenhouse => "greenhouse",
            Provider::Lever => "lever",
            Provider::Ashby => "ashby",
            Provider::Personio => "personio",
            Provider::Recruitee => "recruitee",
            Provider::SmartRecruiters => "smartrecruiters",
            Provider::Workable => "workable",
            Provider::Teamtailor => "teamtailor",
            Provider::Pinpoint => "pinpoint",
            Provider::JobPosting => "jobposting",
        }
    }

    /// The one that [`name`](Provider::name) gives, if there is one.
    pub fn from_name(name: &str) -> Option<Provider> {
        Provider::ALL.into_iter().find(|provider| provider.name() == name)
    }

    /// Whether the name is a key at the top of front matter, too.
    pub(super) fn has_key(self) -> bool {
        matches!(self, Provider::Greenhouse | Provider::Lever | Provider::Ashby)
    }

    /// The URL of the file; `…` stands for the company.
    pub fn address(self) -> &'static str {
        match self {
            Provider::Greenhouse => {
                "https://boards-api.greenhouse.io/v1/boards/…/jobs?content=true&pay_transparency=true"
            }
            Provider::Lever => "https://api.lever.co/v0/postings/…?mode=json",
            Provider::Ashby => "https://api.ashbyhq.com/posting-api/job-board/…?includeCompensation=true",
            Provider::Personio => "https://….jobs.personio.de/xml",
            Provider::Recruitee => "https://….recruitee.com/api/offers/",
            Provider::SmartRecruiters => "https://api.smartrecruiters.com/v1/companies/…/postings?limit=100",
            Provider::Workable => "https://apply.workable.com/api/v1/widget/accounts/…",
            Provider::Teamtailor => {
                "https://api.teamtailor.com/v1/jobs?include=locations or https://….teamtailor.com/jobs.json"
            }
            Provider::Pinpoint => "https://….pinpointhq.com/postings.json",
            Provider::JobPosting => "a page with JSON-LD of schema.org's JobPosting, or a JSON Feed",
        }
    }

    /// The id in the URL of a posting, or in the path of it, of boards whose files have no such URLs, or shorter ones.
    pub(super) fn id_in(self, address: &str) -> Option<String> {
        let path = address.split(['?', '#']).next().filter(|path| path.contains('/'))?;
        let mut segments = path.split('/').filter(|segment| !segment.is_empty());
        let segment = match self {
            Provider::Personio => segments.skip_while(|segment| *segment != "job").nth(1),
            Provider::Workable => segments.skip_while(|segment| *segment != "j").nth(1),
            Provider::Teamtailor => segments.skip_while(|segment| *segment != "jobs").nth(1),
            Provider::SmartRecruiters => segments.next_back(),
            _ => None,
        }?;
        // "61900-baker"
        let id = segment.split('-').next().unwrap_or_default();
        (!id.is_empty()).then(|| id.to_owned())
    }
}
