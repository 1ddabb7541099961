//! People's text as Markdown: what has a meaning there is escaped, so that nothing is swallowed or restyled.

use crate::text::Clean;

/// Escapes a text line by line (CommonMark, and what GitHub and pandoc add to it); line breaks stay.
pub(super) fn markdown(text: &str) -> String {
    let lines: Vec<String> = Clean::lines(text).split('\n').map(line).collect();
    lines.join("\n")
}

fn line(text: &str) -> String {
    let said = text.trim_start_matches(' ');
    let mut out = "&nbsp;".repeat(text.len() - said.len());
    let number = said.chars().take_while(char::is_ascii_digit).count();
    for (at, c) in said.chars().enumerate() {
        let anywhere = matches!(
            c,
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '$' | '#' | '&' | '^' | '{'
        );
        let begins = at == 0 && matches!(c, '+' | '-' | '=' | ':');
        let numbers = number > 0 && at == number && matches!(c, '.' | ')');
        if anywhere || begins || numbers {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_a_meaning_is_escaped() {
        let table = [
            ("# 見出し", "\\# 見出し"),
            ("- 一", "\\- 一"),
            ("+ 一", "\\+ 一"),
            ("* 一", "\\* 一"),
            ("1. 一", "1\\. 一"),
            ("12) 一", "12\\) 一"),
            ("===", "\\==="),
            (":-", "\\:-"),
            ("> 引用", "\\> 引用"),
            ("a|b", "a\\|b"),
            ("<b>太字</b>", "\\<b\\>太字\\</b\\>"),
            ("&amp; &#12354;", "\\&amp; \\&\\#12354;"),
            ("`code` と ~~線~~ と $x$", "\\`code\\` と \\~\\~線\\~\\~ と \\$x\\$"),
            ("[題](http://x) ![絵](y)", "\\[題\\](http://x) !\\[絵\\](y)"),
            ("C:\\temp\\", "C:\\\\temp\\\\"),
            ("一_二_三", "一\\_二\\_三"),
            ("x^2^ {#名}", "x\\^2\\^ \\{\\#名}"),
            ("    字下げ", "&nbsp;&nbsp;&nbsp;&nbsp;字下げ"),
            ("　全角の字下げ", "　全角の字下げ"),
        ];
        for (text, escaped) in table {
            assert_eq!(markdown(text), escaped, "{text}");
        }
    }

    #[test]
    fn what_has_none_stays_as_it_was_said() {
        for text in
            ["15-18歳、月1.5回（3:00）", "1.5回", "できないことは「できない」と言ってよい", "a = b + c - d"]
        {
            let escaped = markdown(text);
            assert_eq!(escaped.replace('\\', ""), text);
        }
        assert_eq!(markdown("15-18歳、月1.5回（3:00）"), "15-18歳、月1.5回（3:00）");
    }

    #[test]
    fn each_line_is_escaped_for_itself() {
        assert_eq!(markdown("一\n- 二\n\n# 三"), "一\n\\- 二\n\n\\# 三");
    }
}
