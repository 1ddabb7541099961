//! The hint library, and what to say when the room is silent.

use super::phrases;

phrases! {
    naming_hint(words: &str) => "手がかりのメモ「{words}」", "note beside a hint, \"{words}\"";
    do_hints => "手がかり（行き詰まったときに）", "hints, when stuck";
    hints_do_note => "メモ", "note";
    do_silence => "沈黙のとき（ひと声かけることば）", "when the room is silent: something to say";
    do_next_words => "次のことば", "another sentence";
    do_library => "手がかり集へ", "to the hints";
    do_tried => "試した", "tried";
    context_hints => "手がかり", "Hints";
    context_silence => "沈黙のとき", "When the room is silent";
    hints_title => "手がかり", "Hints";
    hints_title_of(page: &str) => "手がかり: {page}", "Hints: {page}";
    hints_silence => "沈黙のとき（ひと声かけることば）", "When the room is silent";
    hints_scenes => "行き詰まった場面", "Where are you stuck?";
    hints_towns => "ほかの町では", "What others do";
    hints_hard => "取り組みの例（場・人・しくみ）", "Measures: places, people, structures";
    hints_soft => "取り組みの例（心がけと進め方）", "Measures: attitudes and ways of working";
    hints_cards => "事例カード", "Case cards";
    hints_journeys => "本人の歩み", "The way somebody went";
    hints_noted => "試したもの・メモ", "Tried and noted";
    hints_noted_count(count: usize) => "試したもの・メモ（{count}件）", "Tried and noted ({count})";
    hints_nothing_noted => "まだありません。手がかりを選んで Tab で「試した」、Enter でメモを残せます。", "None yet. On a hint, Tab marks it as tried and Enter notes something beside it.";
    hints_situations => "よくある様子", "What it looks like";
    hints_suggestions => "助言者から", "From advisers";
    hints_individual => "一人の事例", "One person";
    hints_system => "取り組みの事例", "What a town set up";
    hints_points => "見どころ", "What to look at";
    hints_agencies => "関わった機関", "Agencies";
    hints_lessons => "学べること", "What to learn";
    hints_of_kind(name: &str, kind: &str) => "{name}（{kind}）", "{name} ({kind})";
    hints_took_part(who: &str, part: &str) => "{who}: {part}", "{who}: {part}";
    hints_measure_of(text: &str, who: &str) => "{text}（{who}）", "{text} ({who})";
    hints_note(words: &str) => "メモ: {words}", "Note: {words}";
    hints_line(text: &str) => "・{text}", "- {text}";
    hints_folded(title: &str) => "{title} ..", "{title} ..";
    hints_unknown(id: &str) => "この手がかり集にはないもの（{id}）", "Not in this library ({id})";
    hints_nothing_found => "見つかりません。言葉を短くするか、Esc で一覧に戻れます。", "Nothing found. Try fewer letters, or Esc for the list.";
    hints_choose_idea => "手がかりを一つ選んでから、Tab を押してください。見出しは Enter で開きます。", "Choose a hint first, then Tab. Enter opens a heading.";
    hints_noted_tried => "「試した」の印を付けました。Ctrl+Z で戻ります。", "Noted as tried. Ctrl+Z takes it back.";
    hints_note_left => "メモは書きかけのままです。もう一度 Enter で続けられます。", "The note is half written. Enter on the idea goes on with it.";
    hints_noting => "この手がかりのメモ（空にすると消えます）", "A note beside this hint (empty takes it away)";
    hints_search => "さがす:", "Find:";
    help_hints => "もう一度 F1 で、手がかりと、沈黙のときのことばが開きます。", "F1 once more opens the hints, and sentences for a silent room.";
    hints_no_silence => "この設問には、沈黙のときのことばがありません。手がかりは F1 を二度押すと開きます。", "This question has no sentences for silence. F1 twice opens the hints.";
    silence_title(question: &str) => "沈黙のとき（{question}）", "When the room is silent ({question})";
    silence_place(at: usize, count: usize) => "{at}/{count}", "{at}/{count}";
    silence_note => "言いかえてかまいません。待つことも、よい進行です。", "Say it in your own words. Waiting is good facilitation, too.";
}
