//! The label under which this machine writes.

use super::phrases;

phrases! {
    label_title => "このパソコンの名前", "Name of this laptop";
    label_about => "例: グループ2。人の名前は書きません。", "For example: Table 2. Not a person's name.";
    label_changed(label: &str) => "これからの記入は「{label}」の名前で残ります。", "From now on entries are kept under \"{label}\".";
    label_empty => "名前が空です。変えないときは Esc で戻ります。", "There is no name in the line. Esc leaves it as it was.";
    label_long(most: usize) => "名前は{most}文字までです。", "A name has {most} characters at most.";
    label_taken(label: &str) => "「{label}」は使えません。ほかの名前にしてください。", "\"{label}\" cannot be used. Please take another name.";
    label_not_kept(label: &str) => "名前を保存できませんでした。今は「{label}」で残り、次に始めるときは前の名前に戻ります。", "The name could not be saved. Entries are kept under \"{label}\" now; the next start takes the one before.";
    label_same(label: &str, command: &str) => "ほかの画面も同じ名前「{label}」で開いています。{command}で変えると、見分けられます。", "Another window has the same name, \"{label}\". To tell entries apart: {command}.";
    label_command(key: &str, name: &str) => "{key} の「{name}」", "{key}, \"{name}\"";
}
