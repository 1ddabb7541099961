//! Names as people are called: what stands before さん, 様, 氏, 君, くん, ちゃん; Mr Tanaka, Tanaka-san.

use std::ops::Range;

use super::letters::{Letters, is_hiragana, is_kanji, is_katakana};
use super::no_name;

/// A way to call a person.
struct Call {
    /// As it is written.
    word: &'static str,
    /// Letters with which it would be another word: 様子, 氏名, ちゃんと.
    not_before: &'static str,
    /// Whether a name in hiragana may stand before it; before 様 and 氏 too much else does.
    after_hiragana: bool,
    /// Whether a blank may stand between.
    after_blank: bool,
}

const CALLS: [Call; 7] = [
    Call { word: "さん", not_before: "ざぽ々", after_hiragana: true, after_blank: true },
    Call { word: "さま", not_before: "ざたよしすじ", after_hiragana: false, after_blank: true },
    Call { word: "様", not_before: "子式相々態体化性", after_hiragana: false, after_blank: true },
    Call { word: "氏", not_before: "名神族子", after_hiragana: false, after_blank: true },
    Call { word: "君", not_before: "主臨", after_hiragana: true, after_blank: false },
    Call { word: "くん", not_before: "れく", after_hiragana: true, after_blank: false },
    Call { word: "ちゃん", not_before: "とこぽね", after_hiragana: true, after_blank: false },
];

/// Kanji of verbs with く, which end no name.
const VERBS: &str =
    "動聞聴書続着届向置開引弾泣働招除抱導築付就突驚描響叩吹拭焼巻磨履掃敷傾嘆裂覗貫裁抜退浮沸湧";

/// The letters of a name at most; more of one sort in a row are the name of something else.
const LONGEST: usize = 8;

pub(super) fn find(letters: &Letters, known: &[Letters]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for at in 0..letters.len() {
        if let Some(place) = called(letters, at, known).or_else(|| titled(letters, at)) {
            found.push(place);
        }
    }
    found
}

/// The name before a call that starts here, with the call.
fn called(letters: &Letters, at: usize, known: &[Letters]) -> Option<Range<usize>> {
    let latin = letters
        .any(at, &["-san", "-kun", "-chan", "-sama"])
        .filter(|end| !letters.get(*end).is_alphanumeric());
    if let Some(end) = latin {
        return Some(latin_name(letters, at)?..end);
    }
    let (call, end) = CALLS.iter().find_map(|call| letters.word(at, call.word).map(|end| (call, end)))?;
    if call.not_before.contains(letters.get(end)) {
        return None;
    }
    let is_blank = call.after_blank && letters.before(at) == ' ' && is_kanji(letters.before(at - 1));
    let name_end = at - usize::from(is_blank);
    if known.iter().any(|name| letters.same_before(name_end, name).is_some()) {
        return None;
    }
    let last = letters.before(name_end);
    let start = if is_kanji(last) {
        kanji_name(letters, name_end, call, end)?
    } else if is_katakana(last) && !is_hiragana(letters.before(start_of_bars(letters, name_end))) {
        katakana_name(letters, name_end)?
    } else if is_hiragana(last) && call.after_hiragana {
        hiragana_name(letters, name_end, call, end)?
    } else if last.is_ascii_alphabetic() || last == '.' {
        latin_name(letters, name_end)?
    } else {
        return None;
    };
    Some(start..end)
}

/// Mr, Ms and the like with a name behind it.
fn titled(letters: &Letters, at: usize) -> Option<Range<usize>> {
    if letters.before(at).is_alphanumeric() {
        return None;
    }
    let title = letters.any(at, &["Mrs", "Mr", "Ms", "Miss"])?;
    let name = letters.run(letters.run(title, 1, |c| c == '.'), 1, |c| c == ' ');
    let end = letters.run(name, 20, char::is_alphabetic);
    (name > title && letters.get(name).is_uppercase() && end > name + 1).then_some(at..end)
}

fn kanji_name(letters: &Letters, end: usize, call: &Call, after: usize) -> Option<usize> {
    let start = letters.run_before(end, LONGEST, |c| is_kanji(c) && !matches!(c, '歳' | '才'));
    let is_name =
        !is_verb(letters, start, end, call, after) && !no_name::ends(letters, end, start, call.word);
    (start < end && is_name).then_some(start)
}

fn katakana_name(letters: &Letters, end: usize) -> Option<usize> {
    let start = letters.run_before(end, LONGEST, is_katakana);
    ((2..=5).contains(&(end - start)) && !no_name::ends(letters, end, start, "")).then_some(start)
}

/// A name in hiragana is as long as names are, or stands behind a particle.
fn hiragana_name(letters: &Letters, end: usize, call: &Call, after: usize) -> Option<usize> {
    let run = letters.run_before(end, 12, is_hiragana);
    if no_name::ends(letters, end, run, "") || is_verb(letters, run, end, call, after) {
        return None;
    }
    let is_particle = |c| "のはがをにとでもやへ".contains(c);
    let is_pronoun = call.word == "君" && is_particle(letters.before(end));
    let start =
        if end - run <= 4 { run } else { letters.run_before(end, 12, |c| is_hiragana(c) && !is_particle(c)) };
    let most = if call.word == "さん" { 5 } else { 12 };
    let is_name = (2..=most).contains(&(end - start));
    // の and the like may stand before a word that is no name: のおいさん
    let bare = start + usize::from(is_particle(letters.get(start)));
    let is_no_name = [start, bare].into_iter().any(|start| no_name::ends(letters, end, start, ""));
    (is_name && !is_pronoun && !is_no_name).then_some(start)
}

/// 届くんです, していくんだ: a verb and the explaining ん.
fn is_verb(letters: &Letters, start: usize, end: usize, call: &Call, after: usize) -> bool {
    if call.word != "くん" || !"だでじなのっや".contains(letters.get(after)) {
        return false;
    }
    let last = letters.before(end);
    VERBS.contains(last)
        // names end in these
        || (end - start == 1 && ("行歩解説輝空".contains(last) || is_kanji(letters.before(start))))
        || ["てい", "でい", "てお", "はたら", "うご", "つづ", "とど", "づ"].iter().any(|stem| letters.word_before(end, stem).is_some())
}

/// A capital with small letters behind it, or initials with points; CSW and A are no names.
fn latin_name(letters: &Letters, end: usize) -> Option<usize> {
    let start = letters.run_before(end, 20, |c| c.is_alphabetic() && c.is_ascii());
    let is_word =
        end - start > 2 && letters.get(start).is_uppercase() && letters.get(start + 1).is_lowercase();
    if is_word {
        return Some(start);
    }
    let start = letters.run_before(end, 5, |c| c.is_ascii_uppercase() || matches!(c, '.' | '・'));
    let initials = (start..end).filter(|at| letters.get(*at).is_ascii_uppercase()).count();
    let points = (start..end).filter(|at| !letters.get(*at).is_ascii_uppercase()).count();
    (initials == 2 && points > 0 && letters.get(start).is_ascii_uppercase()).then_some(start)
}

/// Where ー that end before a place start: they belong to the kana before them.
fn start_of_bars(letters: &Letters, end: usize) -> usize {
    letters.run_before(end, 4, |c| c == 'ー')
}
