//! A made-up town whose second meeting stands in the pictures, in both languages.

use norishiro::app::new::{self, Guest, named};
use norishiro::domain::agenda::{self, Plan, Shows};
use norishiro::domain::attendance::{Seat, seats};
use norishiro::domain::entry::{self, At};
use norishiro::domain::meeting::{self, Facts};
use norishiro::domain::overlap::{self, Answer, Asked};
use norishiro::domain::{Pen, RecordId, Session, Writer};
use norishiro::i18n::Lang;
use norishiro::store::{agendas, sheets};

/// 2026-11-20 14:00 in Japan.
const NOW: i64 = 1_795_150_800_000;

/// Names of agencies, with their short names.
const AGENCIES: [(&str, &str); 6] = [
    ("北浜市保健所／保健所", "Kitahama Public Health Centre / Health centre"),
    ("北浜市社会福祉協議会／社協", "Council of Social Welfare / Welfare council"),
    ("若者サポートステーション北浜／サポステ", "Young People's Job Support / Job support"),
    ("居場所「なぎさ」／なぎさ", "Nagisa, a place to be / Nagisa"),
    ("北浜市教育支援センター／教育支援", "Educational Support Centre / Education"),
    ("北浜市くらし相談室／くらし相談", "Living Advice Office / Living advice"),
];

/// Question, lane, agency, and what was said.
const SAID: &[(&str, &str, usize, (&str, &str))] = &[
    (
        "support",
        "accompany",
        0,
        (
            "本人に会えない家にも、季節ごとに葉書を届ける",
            "A postcard each season, also where nobody opens the door",
        ),
    ),
    (
        "support",
        "accompany",
        0,
        ("家族の話を月に一度、時間を区切らずに聞く", "Once a month we listen to families, without a clock"),
    ),
    ("support", "solve", 0, ("受診につながる医療機関をさがす", "We find a doctor whom one can begin with")),
    (
        "support",
        "accompany",
        1,
        ("地区の民生委員と一緒に訪ねる", "We visit together with the volunteers of the district"),
    ),
    ("support", "accompany", 1, ("配食のついでに声をかける", "A word at the door when meals are brought")),
    ("support", "solve", 1, ("当面の暮らしのお金の相談を受ける", "Advice on money for the next weeks")),
    ("support", "solve", 2, ("一日だけの職場体験を組む", "We arrange a single day at a workplace")),
    (
        "support",
        "accompany",
        3,
        (
            "何もしなくてよい部屋を週に三日開けている",
            "A room where one need not do anything, three days a week",
        ),
    ),
    (
        "support",
        "accompany",
        3,
        ("画面を消したまま話せる集まりを開く", "An online circle that one may join with the camera off"),
    ),
    ("support", "solve", 5, ("役所の手続きに一緒に行く", "We go along to the town hall")),
    ("weaknesses", "", 0, ("夜と土日は動ける人がいない", "Nobody is free at night and at weekends")),
    (
        "weaknesses",
        "",
        0,
        ("本人が通える場を持っていない", "We have no place where people could spend the day"),
    ),
    ("weaknesses", "", 1, ("働くことの相談には詳しくない", "We know little about finding work")),
    ("weaknesses", "", 2, ("家から出られない人には届かない", "We do not reach those who cannot leave home")),
    ("weaknesses", "", 3, ("来年度の予算が決まっていない", "Next year's money is not certain")),
];

/// Agency, the words of the need it answers, the idea, whom it asks.
const IDEA: (usize, (&str, &str), (&str, &str), usize) = (
    0,
    ("本人が通える場を持っていない", "We have no place where people could spend the day"),
    (
        "見学の日に家族の集まりを合わせると、親子で出かけられる",
        "A visiting day on the day of our family circle: they can come together",
    ),
    3,
);

/// The meeting before this one, of which only the agencies are known.
pub fn first(lang: Lang) -> Session {
    begun(lang, ("第1回 北浜市支援ネットワーク会議", "Kitahama Support Network, 1st meeting"), "2026-06-19").0
}

/// The meeting in the pictures.
pub fn second(lang: Lang) -> Session {
    let (mut session, meeting, agencies) = begun(
        lang,
        ("第2回 北浜市支援ネットワーク会議", "Kitahama Support Network, 2nd meeting"),
        "2026-11-20",
    );
    let mut writer = Writer::new(&mut session, pen(2));
    let worksheet = "groupwork".to_owned();
    let at = |agency: usize, question: &str| At {
        meeting,
        agency: agencies[agency],
        worksheet: worksheet.clone(),
        question: question.to_owned(),
    };
    let mut need = None;
    for (question, lane, agency, (ja, en)) in SAID {
        let id = entry::add(&mut writer, &at(*agency, question), lane, lang.of(ja, en), false);
        if *ja == IDEA.1.0 {
            need = Some(id);
        }
    }
    let (agency, _, (ja, en), asked) = IDEA;
    let to = [(Asked::Agency(agencies[asked]), Answer::Agreed)];
    overlap::propose(&mut writer, &at(agency, "overlap"), need, lang.of(ja, en), &to, false);
    session
}

/// The same while its case is discussed; the clock is paused after some minutes.
pub fn paused(lang: Lang) -> Session {
    let mut session = second(lang);
    let meeting = meeting::all(&session).last().unwrap().id();
    let template = agendas::builtin().iter().find(|template| template.minutes() == 90).unwrap();
    let mut writer = Writer::new(&mut session, pen(3));
    for item in &template.items {
        let title = lang.of(&item.title.ja, &item.title.en).to_owned();
        let plan =
            Plan { title, purpose: item.purpose, minutes: item.minutes, shows: Shows::read(&item.shows) };
        let id = agenda::add(&mut writer, meeting, &plan);
        if item.minutes == 30 {
            agenda::begin(&mut writer, meeting, id, NOW);
            agenda::toggle(&mut writer, id, NOW + 12 * 60_000 + 17_000);
        }
    }
    session
}

fn begun(lang: Lang, title: (&str, &str), date: &str) -> (Session, RecordId, Vec<RecordId>) {
    let title = lang.of(title.0, title.1).to_owned();
    let facts = Facts { title, date: date.into(), ..Facts::default() };
    let guests: Vec<Guest> = AGENCIES
        .iter()
        .map(|(ja, en)| Guest { named: named(lang.of(ja, en)).unwrap(), known: None })
        .collect();
    let sheets: Vec<_> = sheets::usual();
    let session = new::session(pen(1), facts, &guests, &sheets, None);
    let meeting = meeting::all(&session)[0].id();
    let agencies = seats(&session, meeting).iter().map(Seat::id).collect();
    (session, meeting, agencies)
}

fn pen(number: u8) -> Pen {
    Pen { by: "記録1".into(), now: NOW + i64::from(number), seed: [number; 16] }
}
