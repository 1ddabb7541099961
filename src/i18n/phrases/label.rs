//! The label under which this machine writes.

use super::phrases;

phrases! {
    label_title => "この端末の名前", "Name of this laptop";
    label_about => "例: グループ2。人の名前は書きません。", "For example: Table 2. Not a person's name.";
    label_changed(label: &str) => "これからの記入は「{label}」の名前で残ります。", "From now on entries are kept under \"{label}\".";
    label_empty => "名前が空です。変えないときは Esc で戻ります。", "There is no name in the line. Esc leaves it as it was.";
    label_long(most: usize) => "名前は{most}文字までです。", "A name has {most} characters at most.";
    label_taken(label: &str) => "「{label}」は使えません。ほかの名前にしてください。", "\"{label}\" cannot be used. Please take another name.";
    label_not_kept(label: &str) => "「{label}」で書けますが、この名前を覚えられませんでした。次に始めるときは前の名前に戻ります。", "Writing as \"{label}\", which could not be remembered: the next start has the name of before.";
    label_same(label: &str, command: &str) => "同じ名前「{label}」でほかでも開いています。{command}で、記入を見分けられます。", "Also open elsewhere under the same name, \"{label}\". To tell entries apart: {command}.";
    label_command(key: &str, name: &str) => "{key} の「{name}」", "{key}, \"{name}\"";
}
