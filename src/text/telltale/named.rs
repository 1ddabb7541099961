//! Schools and companies called by their names: みなと高校, 潮風中学校, 株式会社しおかぜ; not 通信制高校, 地元の商店.

use std::ops::Range;

use super::letters::{Letters, is_hiragana, is_kanji, is_katakana};

/// Words that a name stands before, the longer first.
const PLACES: [&str; 22] = [
    "高等学校",
    "高等専門学校",
    "特別支援学校",
    "支援学校",
    "専門学校",
    "中学校",
    "小学校",
    "高校",
    "高専",
    "中学",
    "小学",
    "短期大学",
    "短大",
    "大学",
    "学園",
    "幼稚園",
    "保育園",
    "製作所",
    "商店",
    "工務店",
    "商事",
    "運送",
];

/// Words that a name stands before or behind.
const COMPANIES: [&str; 6] = ["株式会社", "有限会社", "合同会社", "合資会社", "(株)", "(有)"];

/// Words that say which sort of school or shop, not which.
const SORTS: &str = "県立 市立 町立 村立 区立 都立 府立 道立 国立 私立 公立 組合立 通信制 通信 定時制 定時 全日制 単位制 単位 普通科 普通 工業 \
    商業 農業 水産 総合 夜間 昼間 特別 支援 養護 同 各 全 元 前 現 某 旧 新 両 他 別 近隣 地元 近所 学区 校区 最寄 本校 分校 在籍 出身 \
    進学 卒業 中退 退学 入学 転校 転入 編入 志望 地域 市内 県内 県外 市外 町内 府内 都内 女子 男子 共学 中等教育 小 中 高 短期 専門 看護 \
    福祉 美容 医療 技術 職業 放送 大 本人 現在 今 当時 以前 一貫 有名 難関 進学 男性 女性 男 女 男児 女児 無職 現役 個人 地方 大手 \
    中小 零細 下請 勤務 就職 内定 在学 通学 不登校 経て 後 時 年 月 日 歳 才 全国 公私立 義務教育 附属 付属 併設 系列 連携 指定 \
    進路 母校 次 長男 長女 次男 次女 兄 弟 姉 妹 娘 息子 母 父 孫 四年制 市町村 県 市 町 村";

/// Hiragana that end no name, but a verb or a particle before the word.
const NO_ENDINGS: &str = "たるうくぐすつぬぶむいなのにでをがはもへらりてれば";
/// Particles that stand behind a word, not at the start of a name.
const PARTICLES: &str = "のにでをがはもへとやな";
const NO_NAMES: [&str; 10] =
    ["もっと", "ずっと", "ちょっと", "やっと", "きっと", "ふと", "あと", "こと", "ひと", "から"];

/// The place called by its name whose last word starts here, with the name.
pub(super) fn place(letters: &Letters, at: usize, known: &[Letters]) -> Option<Range<usize>> {
    if let Some(end) = letters.any(at, &COMPANIES) {
        let in_kana = is_hiragana(letters.get(end));
        let stop = letters.run(end, 12, |c| is_name(c) && is_hiragana(c) == in_kana && c != 'を');
        if stop > end + 1 && !PARTICLES.contains(letters.get(end)) {
            return Some(at..stop);
        }
        return Some(name(letters, at)?..end);
    }
    let end = letters.any(at, &PLACES)?;
    let is_known = known.iter().any(|name| stands_over(letters, at, name));
    if is_known || letters.get(end) == '街' {
        return None;
    }
    Some(name(letters, at)?..end)
}

/// Whether a name stands where one of its letters would be at a place.
fn stands_over(letters: &Letters, at: usize, name: &Letters) -> bool {
    (0..name.len())
        .filter_map(|n| at.checked_sub(n))
        .any(|start| letters.same_before(start + name.len(), name).is_some())
}

/// Where a name that ends before a place starts.
fn name(letters: &Letters, end: usize) -> Option<usize> {
    let last = letters.before(end);
    if is_kanji(last) {
        let start = letters.run_before(end, 10, |c| is_kanji(c) && !matches!(c, '歳' | '才'));
        return proper(letters, start, end).then_some(start);
    }
    if is_katakana(last) {
        let start = letters.run_before(end, 10, is_katakana);
        let is_school_kind = ["フリー", "サポート", "オンライン", "モデル"]
            .iter()
            .any(|word| letters.word_before(end, word).is_some());
        return (end - start >= 2 && !is_school_kind).then_some(start);
    }
    let start = letters.run_before(end, 6, is_hiragana);
    let is_name = (2..=5).contains(&(end - start))
        && !NO_ENDINGS.contains(last)
        && (last != 'と' || end - start == 3)
        && !NO_NAMES.iter().any(|word| letters.word_before(end, word).is_some());
    is_name.then_some(start)
}

/// Whether something is left of a run of kanji without the words for sorts.
fn proper(letters: &Letters, start: usize, end: usize) -> bool {
    let mut end = end;
    while end > start {
        let shorter = SORTS
            .split_whitespace()
            .filter_map(|word| letters.word_before(end, word))
            .filter(|at| *at >= start)
            .min();
        match shorter {
            Some(at) => end = at,
            None => return true,
        }
    }
    false
}

fn is_name(c: char) -> bool {
    is_kanji(c) || is_katakana(c) || is_hiragana(c) || c.is_alphanumeric()
}
