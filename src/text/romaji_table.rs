//! How the sounds of a reading may be spelt in Latin letters.

/// One sound of a reading, as its kana: a kana, a kana with a small one, or what is no kana.
pub(super) type Sound = (char, Option<char>);

/// Rows of kana with their consonant; the columns are a, i, u, e, o.
const ROWS: [(&str, &str); 16] = [
    ("", "あいうえお"),
    ("k", "かきくけこ"),
    ("g", "がぎぐげご"),
    ("s", "さしすせそ"),
    ("z", "ざじずぜぞ"),
    ("t", "たちつてと"),
    ("d", "だぢづでど"),
    ("n", "なにぬねの"),
    ("h", "はひふへほ"),
    ("b", "ばびぶべぼ"),
    ("p", "ぱぴぷぺぽ"),
    ("m", "まみむめも"),
    ("y", "や　ゆ　よ"),
    ("r", "らりるれろ"),
    ("w", "わゐ　ゑを"),
    ("v", "　　ゔ　　"),
];

/// Small kana, with the vowel they carry and whether it comes after a y.
const SMALL: &str = "ぁぃぅぇぉゃ　ゅ　ょ";

const VOWELS: [&str; 5] = ["a", "i", "u", "e", "o"];

/// Takes a folded reading apart.
pub(super) fn sounds(reading: &str) -> Vec<Sound> {
    let mut sounds: Vec<Sound> = Vec::new();
    for c in reading.chars() {
        match sounds.last_mut() {
            Some((kana, small @ None)) if small_vowel(c).is_some() && consonant(*kana).is_some() => {
                *small = Some(c);
            }
            _ => sounds.push((c, None)),
        }
    }
    sounds
}

/// Lists how a sound may be spelt between its neighbours; an empty spelling means it may be left out.
pub(super) fn spellings(sound: &Sound, before: Option<&Sound>, after: Option<&Sound>) -> Vec<String> {
    let mut ways = match sound {
        ('ん', _) => syllabic_n(after),
        ('っ', _) => doubled(after),
        ('ー', _) => vec![String::new(), before.and_then(vowel).unwrap_or("").to_owned()],
        (c, None) if c.is_ascii_alphanumeric() => vec![c.to_string()],
        (c, None) if small_vowel(*c).is_some() => small_alone(*c),
        _ => own(sound),
    };
    if ways.is_empty() {
        // marks and spaces are not typed; kanji in a reading stop the match
        ways.extend((!sound.0.is_alphanumeric()).then(String::new));
    }
    if let Some(long) = before.and_then(vowel) {
        lengthen(&mut ways, sound.0, long);
    }
    ways
}

/// A vowel that makes the one before it long may be left out or written as that one.
fn lengthen(ways: &mut Vec<String>, kana: char, vowel: &str) {
    let long: &[&str] = match (vowel, kana) {
        ("a", 'あ') | ("i", 'い') | ("u", 'う') => &[""],
        ("e", 'い') => &["", "e"],
        ("e", 'え') => &["", "i"],
        ("o", 'う' | 'お') => &["", "o", "u", "h"],
        ("o", 'ー') => &["u", "h"],
        _ => &[],
    };
    ways.extend(long.iter().map(|&way| way.to_owned()));
}

fn syllabic_n(after: Option<&Sound>) -> Vec<String> {
    let mut ways = vec!["n".to_owned(), "nn".to_owned()];
    match after.and_then(|(kana, _)| consonant(*kana)) {
        Some("b" | "p" | "m") => ways.push("m".to_owned()),
        Some("n") => ways.push(String::new()),
        _ => {}
    }
    ways
}

/// っ is a consonant of the sound after it once more; with ち both mattya's and maccha's, so matcha too.
fn doubled(after: Option<&Sound>) -> Vec<String> {
    let mut ways: Vec<String> = ["xtu", "ltu", "xtsu", "ltsu"].map(str::to_owned).into();
    for way in after.map(own).unwrap_or_default() {
        let first: String = way.chars().take(1).filter(|c| !"aiueon".contains(*c)).collect();
        if !first.is_empty() && !ways.contains(&first) {
            ways.push(first);
        }
    }
    ways
}

fn small_alone(c: char) -> Vec<String> {
    let sound = small_vowel(c).map(|(y, vowel)| format!("{}{vowel}", if y { "y" } else { "" }));
    sound.map_or_else(Vec::new, |sound| vec![format!("x{sound}"), format!("l{sound}"), sound])
}

/// The spellings of a sound by itself.
fn own(sound: &Sound) -> Vec<String> {
    let (kana, small) = *sound;
    let (Some(consonant), Some(vowel)) = (consonant(kana), own_vowel(kana)) else { return Vec::new() };
    let Some((y, second)) = small.and_then(small_vowel) else {
        return joined(&plain(consonant, vowel), vowel);
    };
    let mut ways = joined(contracted(consonant, vowel, y, second), second);
    // as an IME takes it: the kana, then the small one
    for way in joined(&plain(consonant, vowel), vowel) {
        ways.extend(small.map(small_alone).unwrap_or_default().into_iter().map(|s| format!("{way}{s}")));
    }
    ways
}

fn joined(consonants: &[&str], vowel: &str) -> Vec<String> {
    consonants.iter().map(|consonant| format!("{consonant}{vowel}")).collect()
}

/// The consonants of a kana alone: the one of Kunrei, then those of Hepburn and of the IME.
fn plain(consonant: &'static str, vowel: &str) -> Vec<&'static str> {
    let more: &[&str] = match (consonant, vowel) {
        ("s", "i") => &["sh"],
        ("z", "i") => &["j"],
        ("t", "i") => &["ch"],
        ("t", "u") => &["ts"],
        ("d", "i") => &["j", "z", "dj"],
        ("d", "u") => &["z", "dz"],
        ("h", "u") => &["f"],
        ("v", _) => &["b"],
        ("w", "i" | "e" | "o") => &[""],
        _ => &[],
    };
    [&[consonant], more].concat()
}

/// The consonants of a kana with a small one: しゃ, ふぁ, てぃ.
fn contracted(consonant: &str, vowel: &str, y: bool, second: &str) -> &'static [&'static str] {
    match (consonant, vowel, y) {
        ("k", "i", true) => &["ky"],
        ("g", "i", true) => &["gy"],
        ("s", "i", _) if y || second == "e" => &["sy", "sh", "shy"],
        ("z", "i", _) if y || second == "e" => &["zy", "j", "jy"],
        ("t", "i", _) if y || second == "e" => &["ty", "ch", "cy", "chy"],
        ("d", "i", _) if y || second == "e" => &["dy", "j", "zy", "jy", "dj"],
        ("n", "i", true) => &["ny"],
        ("h", "i", true) => &["hy"],
        ("b", "i", true) => &["by"],
        ("p", "i", true) => &["py"],
        ("m", "i", true) => &["my"],
        ("r", "i", true) => &["ry"],
        ("h", "u", true) => &["fy", "hy"],
        ("h", "u", false) => &["f", "hw", "h"],
        ("t", "u", false) => &["ts"],
        ("t", "e", false) => &["t", "th"],
        ("d", "e", false) => &["d", "dh"],
        ("t", "e", true) => &["ty", "th"],
        ("d", "e", true) => &["dy", "dh"],
        ("t", "o", false) => &["t", "tw"],
        ("d", "o", false) => &["d", "dw"],
        ("k", "u", false) => &["kw", "q"],
        ("g", "u", false) => &["gw"],
        ("", "u", false) => &["w", "wh"],
        ("", "i", false) => &["y"],
        ("v", "u", true) => &["vy", "by"],
        ("v", "u", false) => &["v", "b"],
        _ => &[],
    }
}

/// The vowel a sound ends in.
fn vowel(sound: &Sound) -> Option<&'static str> {
    match sound.1.and_then(small_vowel) {
        Some((_, vowel)) => Some(vowel),
        None => own_vowel(sound.0).or_else(|| small_vowel(sound.0).map(|(_, vowel)| vowel)),
    }
}

fn own_vowel(kana: char) -> Option<&'static str> {
    let column = ROWS.iter().find_map(|(_, row)| row.chars().position(|c| c == kana && c != '　'));
    column.and_then(|column| VOWELS.get(column)).copied()
}

fn consonant(kana: char) -> Option<&'static str> {
    ROWS.iter().find(|(_, row)| kana != '　' && row.contains(kana)).map(|(consonant, _)| *consonant)
}

fn small_vowel(c: char) -> Option<(bool, &'static str)> {
    let index = SMALL.chars().position(|small| small == c && c != '　')?;
    VOWELS.get(index % 5).map(|vowel| (index >= 5, *vowel))
}
