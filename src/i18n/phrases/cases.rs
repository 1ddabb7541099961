//! The cases side by side, their codes, and the words that come up again.

use super::phrases;

phrases! {
    do_cases => "事例を並べる（符号と集計）", "cases side by side: codes and counts";
    do_next_face => "ほかの見方", "other view";
    do_previous_face => "前の見方", "view before";
    context_cases => "事例を並べたとき", "Cases side by side";
    cases_title => "事例を並べる", "Cases side by side";
    cases_no_sheet => "この会議では、事例シートを使っていません。使うシートは Ctrl+P の「この会議のシートを選ぶ」で選べます。", "This meeting does not use the case sheet. Ctrl+P, \"choose the sheets of this meeting\" has it.";
    cases_none => "事例はまだありません。シート（F2）の事例シートに書かれたものが、ここに並びます。", "No cases yet. What is written on the case sheet (F2) is laid out here.";
    cases_nothing_shown => "いまの表示では出せるものがありません。事務局用の表示（Ctrl+W）か、読み直しを終えた事例検討シートで読めます。", "Nothing of them shows in this view. The desk view (Ctrl+W) has them, and so has a case study that was re-read.";
    cases_side(sheet: &str, question: &str, at: usize, count: usize) => "{sheet}: {question}（{at}/{count}）", "{sheet}: {question} ({at}/{count})";
    cases_name(at: usize, what: &str) => "{at} {what}", "{at} {what}";
    cases_with_codes(name: &str, codes: &str) => "{name}  {codes}", "{name}  {codes}";
    cases_codes_settled(codes: &str) => "符号 {codes}", "codes {codes}";
    cases_codes_marked(codes: &str) => "符号の案 {codes}", "codes marked {codes}";
    cases_good => "うまくいった事例", "Good cases";
    cases_person => "難しい事例（本人と家族のこと）", "Difficult cases: person and family";
    cases_network => "難しい事例（支える側のこと）", "Difficult cases: those who support";
    cases_code(id: &str, name: &str) => "{id} {name}", "{id} {name}";
    cases_include(text: &str) => "含む: {text}", "Takes in: {text}";
    cases_exclude(text: &str) => "含まない: {text}", "Not: {text}";
    cases_proposed(words: &str) => "文中の言葉「{words}」（付けるかどうかは人が決めます）", "Words in the text: \"{words}\" (people decide)";
    cases_mark(case: &str, count: usize) => "符号を付ける: {case}（{count}件中）", "Mark codes: {case} (of {count})";
    cases_settle(case: &str, count: usize) => "話し合って決める: {case}（{count}件中）", "Settle in talk: {case} (of {count})";
    cases_coder(coder: &str) => "付ける人: {coder}", "Coder: {coder}";
    cases_ask_coder => "付ける人の呼び名（名前でなくてかまいません）", "A label for the coder (no name is needed)";
    cases_do_coder => "付ける人を替える", "another coder";
    cases_do_mark => "付ける・外す", "mark / unmark";
    cases_do_settle => "決める・外す", "settle / unsettle";
    cases_do_next => "次の事例", "next case";
    cases_no_code => "読んだが、あてはまる符号はない", "Read, and no code fits";
    cases_uncoded => "まだだれも符号を付けていません。", "Nobody has marked a code yet.";
    cases_agreed(coders: &str) => "付けた人: {coders}（分かれた所はありません）", "Marked by {coders}; they do not differ";
    cases_differ(coders: &str, count: usize) => "付けた人: {coders}（分かれた所 {count}）", "Marked by {coders}; they differ about {count}";
    cases_marked_by(coders: &str) => "付けた人: {coders}", "Marked by {coders}";
    cases_marked_differs(coders: &str) => "分かれています: {coders} だけが付けました", "They differ: only {coders} marked it";
    cases_counts(total: usize) => "符号の集計（事例{total}件中）", "Codes, of {total} cases";
    cases_count(settled: usize, both: usize, either: usize, total: usize) => "決めたもの {settled}  全員 {both}  だれか {either}  （{total}件中）", "settled {settled}, all coders {both}, any coder {either} (of {total})";
    cases_in(numbers: &str) => "事例 {numbers}", "cases {numbers}";
    cases_agreement(both: usize, either: usize, alike: usize, cases: usize) => "符号の一致: {either}のうち{both}。同じに付けた事例: {cases}件のうち{alike}件。", "Marks alike: {both} of {either}. Cases coded alike: {alike} of {cases}.";
    cases_mirrors => "向かい合う符号", "Codes that face each other";
    cases_side_of(code: &str, count: usize, numbers: &str) => "{code} {count}件（{numbers}）", "{code}: {count} ({numbers})";
    cases_facing(code: &str, strength: &str) => "{strength}: {code}", "{strength}: {code}";
    cases_exact => "裏返すと", "turned round";
    cases_close => "近いもの", "close to";
    cases_loose => "ゆるやかに", "loosely";
    cases_words(total: usize) => "くり返し出る言葉（事例{total}件中）", "Words that come up again, of {total} cases";
    cases_word(word: &str, count: usize, total: usize) => "{word}  {count}件（{total}件中）", "{word}: {count} of {total}";
    cases_no_words => "二つ以上の事例に出る言葉は、まだありません。", "No word comes up in two cases yet.";
    cases_find => "言葉:", "Word:";
    field_code(code: &str, coder: &str) => "符号 {code}（{coder}）", "code {code} ({coder})";
    field_settled(code: &str) => "決めた符号 {code}", "code {code}, settled";
}
