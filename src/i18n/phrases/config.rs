//! What is wrong in the configuration, and what should stand there.

use super::phrases;

phrases! {
    config_place(name: &str, line: usize, column: usize) => "設定ファイル「{name}」の{line}行目の{column}文字目が読めません。", "The configuration \"{name}\" cannot be read at line {line}, character {column}.";
    config_not_read(what: &str) => "設定ファイルを読めません。{what}", "The configuration cannot be read. {what}";
    config_next => "ファイルを直すか、--config で別の設定ファイルを選んでください。", "Put the file right, or choose another configuration with --config.";
    config_comma => "、", ", ";
    config_unknown_key(key: &str, keys: &str) => "「{key}」という項目はありません。使えるのは {keys} です。", "There is no key \"{key}\". The keys are {keys}.";
    config_twice(key: &str) => "「{key}」が二度あります。一つにしてください。", "\"{key}\" stands twice. Leave one of them.";
    config_value(value: &str, values: &str) => "「{value}」は使えません。使えるのは {values} です。", "\"{value}\" cannot be used here. What can be used: {values}.";
    config_text => "ここには、\" で囲んだ文字を書いてください。", "Here stands a text between quotes (\").";
    config_truth => "ここには、true（はい）か false（いいえ）を書いてください。", "Here stands true or false.";
    config_comma_missing => "項目と項目の間に , を書いてください。", "Write a comma (,) between one key and the next.";
    config_colon => "項目の名前のあとに : を書いてください。", "Write a colon (:) after the name of a key.";
    config_quote => "文字の終わりに \" を書いてください。", "Close the text with a quote (\").";
    config_open => "全体を ( と ) で囲んでください。", "Put everything between ( and ).";
    config_close => "全体の終わりは ) です。足りないか、そのあとに余分な文字があります。", "The end of all is ). It is missing, or something stands after it.";
    config_name(keys: &str) => "ここには、項目の名前（{keys}）を書いてください。", "Here stands the name of a key ({keys}).";
    config_wide_blank => "全角の空白があります。半角にしてください。", "There is a full-width blank. Write an ordinary one.";
    config_escape => "文字の中の \\ は、二つ重ねて \\\\ と書くか、/ に替えてください。", "Inside a text write \\\\ for \\, or use / instead.";
    config_label(most: usize) => "名前（by）は1文字から{most}文字までです。hand と import は使えません。", "The label (by) has 1 to {most} characters, and is neither \"hand\" nor \"import\".";
    config_folder => "フォルダーの場所を書いてください。使わないときは、この行を消してください。", "Write where the folder is; without one, take the line out.";
    config_control => "使えない文字（制御文字）があります。消してください。", "There is a character that cannot be used (a control). Take it out.";
    config_encoding => "文字コードが違う所があります。UTF-8 で保存し直してください。", "Something here is in another encoding. Save the file as UTF-8.";
    config_other(keys: &str) => "書き方が違います。項目は {keys} です。", "This is not how it is written. The keys are {keys}.";
}
