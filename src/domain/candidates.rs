//! Records that may be one thing made twice: agencies and meetings of two laptops, to be asked about, never bound unasked.

use std::collections::BTreeSet;

use super::agency::Agency;
use super::kinds::Kinds;
use super::meeting::Meeting;
use super::{Record, RecordId, Session, agency, classes, meeting};
use crate::text::fold;

/// Why two records may be one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Likeness {
    /// The names are equal but for widths, spaces and legal forms; of meetings, the day too.
    Equal,
    /// One name contains the other.
    Contained,
    /// The names are alike, or use two words for one kind of agency.
    Alike,
}

/// Two records of one kind that may be the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// The one known longer.
    pub known: RecordId,
    /// The one that is new.
    pub fresh: RecordId,
    /// Why it is asked.
    pub likeness: Likeness,
    /// Whether it is ticked before anybody has looked: the names are equal, and no third has that name.
    pub is_ticked: bool,
}

/// Folded shares of two names from which on they are alike (Dice, on pairs of characters).
const ALIKE: (usize, usize) = (7, 10);

/// The fewest characters of a name that another may contain; fewer say too little.
const CONTAINED: usize = 3;

/// What stands before a name and says only what form the organisation has.
const LEGAL_FORMS: [&str; 26] = [
    "特定非営利活動法人",
    "認定npo法人",
    "npo法人",
    "社会福祉法人",
    "公益社団法人",
    "公益財団法人",
    "一般社団法人",
    "一般財団法人",
    "医療法人社団",
    "医療法人財団",
    "社会医療法人",
    "医療法人",
    "学校法人",
    "地方独立行政法人",
    "独立行政法人",
    "労働者協同組合",
    "株式会社",
    "有限会社",
    "合同会社",
    "(社福)",
    "(福)",
    "(特非)",
    "(一社)",
    "(医)",
    "(株)",
    "(有)",
];

/// Words that end like a town and are none.
const NO_TOWNS: [&str; 5] = ["地区", "学区", "校区", "市町", "町村"];

/// The longest name of a town that is looked for, in characters.
const TOWN: usize = 9;

/// The agencies among `fresh` that may be one with an agency known before.
#[must_use]
pub fn agencies(session: &Session, fresh: &BTreeSet<RecordId>, kinds: &Kinds) -> Vec<Candidate> {
    let likeness = |a: &Record, b: &Record| {
        let names = |record| {
            let texts: Vec<_> = Agency(record).aliases().into_iter().map(str::to_owned).collect();
            record.texts("name").into_iter().map(str::to_owned).chain(texts).collect::<Vec<_>>()
        };
        let pairs = names(a).into_iter().flat_map(|a| names(b).into_iter().map(move |b| (a.clone(), b)));
        pairs.filter_map(|(a, b)| names_alike(&a, &b, kinds)).min()
    };
    among(session, agency::KIND, fresh, likeness)
}

/// The agencies that were known before and were left as two without anybody saying so: they are asked about again.
#[must_use]
pub fn left_open(session: &Session, fresh: &BTreeSet<RecordId>, kinds: &Kinds) -> Vec<Candidate> {
    let known =
        super::order::sort(session.of_kind(agency::KIND).filter(|record| !fresh.contains(&record.id())));
    let mut pairs = BTreeSet::new();
    let each = known.iter().flat_map(|record| agencies(session, &BTreeSet::from([record.id()]), kinds));
    let mut open: Vec<Candidate> = each
        .filter(|pair| !fresh.contains(&pair.known))
        .filter(|pair| {
            let (a, b) = (session.stands_for(pair.known), session.stands_for(pair.fresh));
            pairs.insert((a.min(b), a.max(b)))
        })
        .map(|pair| Candidate { is_ticked: false, ..pair })
        .collect();
    open.sort_by_key(|pair| pair.likeness);
    open
}

/// The meetings among `fresh` that may be one with a meeting known before: of the same day and title.
#[must_use]
pub fn meetings(session: &Session, fresh: &BTreeSet<RecordId>) -> Vec<Candidate> {
    let equal = |a: &Record, b: &Record| {
        let key = |record| (Meeting(record).date().to_owned(), fold(Meeting(record).title()));
        (key(a) == key(b) && !Meeting(a).date().is_empty()).then_some(Likeness::Equal)
    };
    among(session, meeting::KIND, fresh, equal)
}

fn among(
    session: &Session,
    kind: &str,
    fresh: &BTreeSet<RecordId>,
    likeness: impl Fn(&Record, &Record) -> Option<Likeness>,
) -> Vec<Candidate> {
    let judged: BTreeSet<(RecordId, RecordId)> = session
        .of_kind(classes::KIND)
        .filter_map(|pair| Some((session.stands_for(pair.link("a")?), session.stands_for(pair.link("b")?))))
        .flat_map(|(a, b)| [(a, b), (b, a)])
        .collect();
    let all = super::order::sort(session.of_kind(kind));
    let (new, known): (Vec<&Record>, Vec<&Record>) =
        all.into_iter().partition(|record| fresh.contains(&record.id()));
    let mut seen = BTreeSet::new();
    let mut candidates: Vec<Candidate> = Vec::new();
    for fresh in new {
        let alike = known.iter().filter_map(|known| {
            let pair = (session.stands_for(known.id()), session.stands_for(fresh.id()));
            let is_open = pair.0 != pair.1 && !judged.contains(&pair);
            let likeness = likeness(known, fresh).filter(|_| is_open)?;
            Some((pair, Candidate { known: known.id(), fresh: fresh.id(), likeness, is_ticked: false }))
        });
        let mut alike: Vec<_> = alike.collect();
        alike.sort_by_key(|(_, candidate)| candidate.likeness);
        let equal: BTreeSet<_> =
            alike.iter().filter(|(_, c)| c.likeness == Likeness::Equal).map(|(pair, _)| *pair).collect();
        for (pair, candidate) in alike {
            if seen.insert(pair) {
                let is_ticked = candidate.likeness == Likeness::Equal && equal.len() == 1;
                candidates.push(Candidate { is_ticked, ..candidate });
            }
        }
    }
    candidates.sort_by_key(|candidate| candidate.likeness);
    candidates
}

/// What a name is compared by.
struct Key {
    /// Folded, without its legal form and without brackets.
    all: String,
    /// How many bytes of it name the town.
    town: usize,
}

impl Key {
    fn of(name: &str) -> Self {
        let folded = LEGAL_FORMS.iter().fold(fold(name), |name, form| name.replace(form, ""));
        let all: String = folded.chars().filter(|c| !"「」『』【】[]()〔〕・、,.".contains(*c)).collect();
        let town = town(&all);
        Self { all, town }
    }

    fn town(&self) -> &str {
        self.all.get(..self.town).unwrap_or_default()
    }

    fn rest(&self) -> &str {
        self.all.get(self.town..).unwrap_or_default()
    }
}

/// How many bytes of a folded name are the name of a town (みなと市).
fn town(name: &str) -> usize {
    let ends = name.char_indices().take(TOWN).skip(1).filter(|(_, c)| "市区町村".contains(*c));
    let mut names = ends.filter_map(|(at, c)| name.get(..at + c.len_utf8()));
    names.find(|town| !NO_TOWNS.iter().any(|no| town.ends_with(no))).map_or(0, str::len)
}

/// Whether two names of agencies may mean one; agencies of two towns never do.
#[must_use]
pub fn names_alike(one: &str, other: &str, kinds: &Kinds) -> Option<Likeness> {
    let (one, other) = (Key::of(one), Key::of(other));
    // 千葉県みなと市 and みなと市 are one town
    let is_elsewhere = !one.town().ends_with(other.town()) && !other.town().ends_with(one.town());
    if is_elsewhere || one.all.is_empty() || other.all.is_empty() {
        return None;
    }
    if one.all == other.all {
        return Some(Likeness::Equal);
    }
    let (short, long) = if one.all.len() <= other.all.len() { (&one, &other) } else { (&other, &one) };
    if short.all.chars().count() >= CONTAINED && short.town < short.all.len() && long.all.contains(&short.all)
    {
        return Some(Likeness::Contained);
    }
    let [one, other] = [one.rest(), other.rest()].map(|rest| kinds.in_one_way(rest));
    let alike = one == other || are_alike(&one, &other);
    alike.then_some(Likeness::Alike)
}

/// Whether two texts share most of their pairs of characters.
fn are_alike(one: &str, other: &str) -> bool {
    let pairs = |text: &str| -> Vec<(char, char)> {
        let mut pairs: Vec<_> = text.chars().zip(text.chars().skip(1)).collect();
        pairs.sort_unstable();
        pairs
    };
    let (one, mut other) = (pairs(one), pairs(other));
    let all = one.len() + other.len();
    let shared = one.iter().filter(|pair| other.binary_search(pair).map(|at| other.remove(at)).is_ok());
    all > 0 && 2 * shared.count() * ALIKE.1 >= all * ALIKE.0
}

#[cfg(test)]
mod tests {
    use super::super::desk::Desk;
    use super::super::same::{Verdict, judge};
    use super::*;

    fn likeness(one: &str, other: &str) -> Option<Likeness> {
        let kinds = Kinds::of(vec![super::super::kinds::Kind {
            id: "saposute".into(),
            name: super::super::worksheet::Bilingual {
                ja: "若者サポートステーション".into(),
                en: String::new(),
            },
            short: "サポステ".into(),
            reading: String::new(),
            aliases: vec!["若者サポステ".into()],
        }]);
        names_alike(one, other, &kinds)
    }

    #[test]
    fn names_of_one_agency_and_of_two() {
        use Likeness::{Alike, Contained, Equal};
        for (one, other, expected) in [
            ("ひきこもり相談センター「とまりぎ」", "ひきこもり相談ｾﾝﾀｰ「とまりぎ」", Some(Equal)),
            ("社会福祉法人 みなと市社会福祉協議会", "みなと市社会福祉協議会", Some(Equal)),
            ("みなと市くらし相談室", "みなと市　くらし相談室", Some(Equal)),
            ("㈱みなと警備", "株式会社みなと警備", Some(Equal)),
            ("みなと市保健所", "保健所", Some(Contained)),
            ("障害福祉課", "みなと市障害福祉課", Some(Contained)),
            ("千葉県みなと市保健所", "みなと市保健所", Some(Contained)),
            ("みなと若者サポートステーション", "みなと若者サポステ", Some(Alike)),
            ("みなと市民生委員児童委員協議会", "民生児童委員協議会", Some(Alike)),
            ("みなと市保健所", "はまべ市保健所", None),
            ("みなと市くらし相談室", "はまべ市くらし相談室", None),
            ("みなと市障害福祉課", "みなと市くらし相談室", None),
            ("みなと市", "みなと市保健所", None),
            ("課", "みなと市障害福祉課", None),
            ("", "", None),
            ("「」", "「」", None),
        ] {
            assert_eq!(likeness(one, other), expected, "{one} {other}");
            assert_eq!(likeness(other, one), expected, "{other} {one}");
        }
    }

    #[test]
    fn a_district_is_no_town() {
        assert_eq!(town("東地区民生委員協議会"), 0);
        assert_eq!(town("四日市市役所"), "四日市".len());
        assert_eq!(town("町内会"), 0);
        assert_eq!(town("市町村の窓口"), 0);
    }

    #[test]
    fn only_what_is_new_is_asked_about_and_only_once() {
        let mut desk = Desk::new();
        let known = desk.agencies[0];
        let [same, other] = desk
            .write(|writer| ["社会福祉法人　社協", "図書館"].map(|name| agency::found(writer, &name.into())));
        let fresh = BTreeSet::from([same, other]);
        let asked = |desk: &Desk| agencies(&desk.session, &fresh, &Kinds::default());
        let expected = Candidate { known, fresh: same, likeness: Likeness::Equal, is_ticked: true };
        assert_eq!(asked(&desk), [expected]);
        assert!(agencies(&desk.session, &BTreeSet::new(), &Kinds::default()).is_empty());
        for verdict in [Verdict::Same, Verdict::NotSame] {
            let mut judged = desk.twin(3);
            judged.write(|writer| judge(writer, known, same, verdict));
            assert!(asked(&judged).is_empty(), "{verdict:?}");
        }
        // two of that name: nobody can tick for people
        desk.write(|writer| agency::found(writer, &"社協".into()));
        assert_eq!(asked(&desk).iter().filter(|candidate| candidate.is_ticked).count(), 0);
        assert_eq!(asked(&desk).len(), 2);
    }

    #[test]
    fn a_meeting_is_one_with_a_meeting_of_its_day_and_title() {
        let mut desk = Desk::new();
        let facts = |date: &str, title: &str| meeting::Facts {
            date: date.into(),
            title: title.into(),
            ..meeting::Facts::default()
        };
        let ids = desk.write(|writer| {
            [
                ("2026-02-18", "第２回 会議"),
                ("2026-02-18", "第2回会議"),
                ("2026-02-19", "第2回会議"),
                ("", ""),
            ]
            .map(|(date, title)| meeting::found(writer, &facts(date, title), &[]))
        });
        let fresh = ids[1..].iter().copied().collect();
        let pairs: Vec<_> = meetings(&desk.session, &fresh).iter().map(|c| (c.known, c.fresh)).collect();
        assert_eq!(pairs, [(ids[0], ids[1])]);
    }
}
