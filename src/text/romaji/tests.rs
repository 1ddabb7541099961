//! Tests of the romaji match.

use proptest::prelude::*;
use wana_kana::ConvertJapanese;

use super::romaji_match;

#[test]
fn every_romanisation_of_a_reading() {
    for (reading, ways) in [
        (
            "しゃきょう",
            "shakyo syakyo shakyou syakyoo shakyō sha syakyô SHAKYO ｓｈａｋｙｏ sh s sy k kyo o shakyoh",
        ),
        ("しゃかいふくしきょうぎかい", "shakai syakai fukusi hukushi kyogikai kyougi shakaifukushi"),
        ("じどうそうだんじょ", "jido zidou jidou sodanjo soudanzyo jidosodanjo jidousoudanjyo"),
        ("ちいきほうかつ", "chiiki tiiki chiki hokatsu houkatu hookatu"),
        ("こうえん", "kouen koen kooen kohen"),
        ("おおさか", "osaka oosaka ohsaka ōsaka"),
        ("つづきく", "tsuzuki tuduki tsudzuki tuzuki"),
        ("しんぶん", "shinbun shimbun sinnbunn sinbunn"),
        ("しんあい", "shinai shin'ai shinnai sin-ai"),
        ("こんにちは", "konnichiha konichi konnnitiha"),
        ("あんない", "annai anai annnai"),
        ("がっこう", "gakkou gakko gaxtukou gakk"),
        ("まっちゃ", "matcha maccha mattya matc"),
        ("ざっし", "zasshi zassi zass"),
        ("ハローワーク", "harowaku haroowaaku haro-wa-ku harōwāku waku"),
        ("ｻﾎﾟｽﾃ", "saposute sapo"),
        ("サポートステーション", "sapoto sapo-to sapooto suteshon sutesyon suteeshon"),
        ("センター", "senta sentaa sennta"),
        ("けいさつしょ", "keisatsu kesatu keesatsusho"),
        ("にいがた", "niigata nigata"),
        ("きゅうしょく", "kyushoku kyuusyoku kyūshoku"),
        ("フォーラム", "foramu huxo-ramu fo-ramu"),
        ("パーティ", "pati paatei paathi pa-texi"),
        ("ヴィラ", "vira bira"),
        ("を", "o wo"),
        ("わたげ　の会", "watage watageno"),
        ("だい2ワークス", "dai2wa 2waku dai2"),
        ("ウィズ", "wizu whizu uxizu"),
        ("ジェンダー", "jenda zyenda"),
        ("か", "k ka"),
    ] {
        for way in ways.split(' ') {
            assert!(romaji_match(reading, way), "{reading} {way}");
        }
    }
}

#[test]
fn other_words_do_not_match() {
    for (reading, typed) in [
        ("しゃきょう", "shokyo"),
        ("しゃきょう", "shakyuu"),
        ("しゃきょう", "akyo"),
        ("がっこう", "gakou"),
        ("ほけんじょ", "hokenjoa"),
        ("か", "kan"),
        ("フォーラム", "forumu"),
        ("", "a"),
        ("しゃきょう", "しゃ"),
        ("社協", "sha"),
        ("か協き", "kaki"),
    ] {
        assert!(!romaji_match(reading, typed), "{reading} {typed}");
    }
}

#[test]
fn nothing_typed_is_in_everything() {
    assert!(romaji_match("しゃきょう", ""));
    assert!(romaji_match("", "　"));
    assert!(romaji_match("しゃきょう", "-"));
}

#[test]
fn a_hostile_reading_takes_no_time() {
    assert!(!romaji_match(&"お".repeat(5_000), &format!("{}x", "o".repeat(200))));
}

proptest! {
    /// An independent romanisation is always found, whole and in part.
    #[test]
    fn what_wana_kana_writes_is_found(
        reading in "([かきくけこがぎぐげごさしすせそざじずぜぞたちつてとだでどなにぬねのひふへほばびぶべぼぱぴぷぺぽまみむめもやゆよらりるれろわ]ん?|(き|し|ち|に|ひ|み|り|ぎ|じ|び|ぴ)[ゃゅょ][うん]?|っ[かきさしたちつてとぱぴ]){1,8}",
        cut in 0usize..20,
    ) {
        let romaji = reading.to_romaji();
        prop_assert!(romaji_match(&reading, &romaji), "{} {}", reading, romaji);
        prop_assert!(romaji_match(&reading.to_katakana(), &romaji.to_uppercase()));
        let part: String = romaji.chars().take(cut).collect();
        prop_assert!(romaji_match(&reading, &part), "{} {}", reading, part);
        let longer = romaji + "q";
        prop_assert!(!romaji_match(&reading, &longer));
    }

    #[test]
    fn anything_may_be_typed(reading in "\\PC{0,12}", typed in "\\PC{0,12}") {
        let _ = romaji_match(&reading, &typed);
        prop_assert!(!romaji_match("", "a"));
    }
}
