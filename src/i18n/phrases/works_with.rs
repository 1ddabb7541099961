//! Who works with whom, and what is most common in each type of case.

use super::phrases;

phrases! {
    do_works_with => "だれとだれが連携しているか（アンケート・ヒアリングから）", "who works with whom (from surveys and hearings)";
    context_works_with => "だれとだれが連携しているか", "Who works with whom";
    do_suggested => "聞きたい点の案（アンケートの回答から）", "points to ask: proposals (from the survey)";
    suggested_title(question: &str) => "{question}の案（選ぶと記入の行に入ります）", "{question}: proposals (what is chosen stands in the line)";
    suggested_not_here => "この設問には案がありません。", "This question has no proposals.";
    suggested_where(questions: &str) => "「{questions}」で使えます。", "They are for \"{questions}\".";
    suggested_nothing => "この機関の回答からは、出せる案がありません。", "The answers of this agency propose nothing.";
    suggested_at_the_desk => "この設問は事務局用の表示（Ctrl+W）で使います。", "This question is for the desk view (Ctrl+W).";
    suggested_in_line => "記入の行に入れました。言葉を直して Enter で残せます。", "It stands in the line: word it, then Enter.";
    works_title => "だれとだれが連携しているか（席の順）", "Who works with whom (in the order of the seats)";
    works_map => "だれとだれが連携しているか: 地図（数字は挙げた順）", "Who works with whom: map (figures: the place it was given)";
    works_common(questions: &str) => "タイプごとに多いもの: {questions}", "Most common, type by type: {questions}";
    works_not_asked => "この会議のシートには、連携の多い先をたずねる設問がありません。", "No worksheet of this meeting asks whom agencies work with.";
    works_none(questions: &str) => "まだ答えがありません。「{questions}」に書かれたものが、ここに並びます。", "No answers yet. What is written to \"{questions}\" is listed here.";
    works_named => "連携の多い先（挙げた順）", "Whom each works with most, in its own order";
    works_were_named => "名前の挙がった所", "Who was named";
    works_place(place: usize, name: &str) => "{place} {name}", "{place} {name}";
    works_pair(one: &str, other: &str) => "{one}と{other}", "{one} and {other}";
    works_mutual => "たがいに挙げたところ", "They named each other";
    works_by(names: &str) => "挙げた機関: {names}", "Named by {names}";
    works_count(named: usize, first: usize, points: usize) => "挙げた機関 {named}（1位 {first}、{points}点）", "Named by {named} ({first} first, {points} points)";
    works_number(at: usize, name: &str) => "{at} {name}", "{at} {name}";
    works_earlier(titles: &str) => "( ) は「{titles}」だけに書かれたもの", "( ): only on \"{titles}\"";
    works_elsewhere => "答えていない所・席のない所", "Named, but not in the room";
    works_unanswered => "まだ答えがありません", "no answer yet";
    works_question(question: &str, answered: usize, top: u32) => "{question}（n={answered}、{top}つまで）", "{question} (n={answered}, up to {top} each)";
    works_option(name: &str, named: usize, first: usize, points: usize) => "{name}  挙げた機関 {named}（1位 {first}、{points}点）", "{name}: named by {named} ({first} first, {points} points)";
    works_nothing_common(questions: &str) => "まだ答えがありません。「{questions}」に書かれたものが、ここにまとまります。", "No answers yet. What is written to \"{questions}\" is summed up here.";
}
