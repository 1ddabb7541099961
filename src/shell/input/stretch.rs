//! Runs of text within one batch: which Enter submits, which separates lines, which Tab is a blank.

use crate::app::input::{Code, Input, Key};

/// One event, told apart as far as it can be without its neighbours.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Token {
    /// A character of text.
    Text(char),
    /// Enter pressed alone.
    Enter,
    /// A line feed: Ctrl+J, or a line break of a paste that came as typed text.
    LineFeed,
    /// Tab pressed alone.
    Tab,
    /// Any other key.
    Key(Key),
    /// A bracketed paste of several lines, or of a row of a table; normalised.
    Paste(String),
}

impl Token {
    /// Tells whether this token is a line break, if it stands among text.
    const fn breaks(&self) -> bool {
        matches!(self, Self::Enter | Self::LineFeed)
    }
}

/// Appends the tokens of a bracketed paste: characters when it is one line, else one token.
///
/// Long IME commits arrive so in some terminals, so one line is the same as typing it. Line breaks become `\n`, one at
/// the end is dropped. Tabs stay, which set the cells of a table apart; other controls go.
pub(super) fn pasted(text: &str, tokens: &mut Vec<Token>) {
    let breaks = text.replace("\r\n", "\n").replace('\r', "\n");
    let clean: String =
        breaks.chars().filter(|found| matches!(found, '\n' | '\t') || !found.is_control()).collect();
    let body = clean.strip_suffix('\n').unwrap_or(&clean);
    if body.contains(['\n', '\t']) {
        tokens.push(Token::Paste(body.to_owned()));
    } else {
        tokens.extend(body.chars().map(Token::Text));
    }
}

/// Appends the inputs that a batch of tokens means.
pub(super) fn judge(tokens: &[Token], inputs: &mut Vec<Input>) {
    let mut rest = tokens;
    while let Some(first) = rest.first() {
        match first {
            Token::Key(key) => {
                inputs.push(Input::Key(*key));
                rest = rest.get(1..).unwrap_or_default();
            }
            Token::Paste(text) => {
                inputs.push(Input::Paste(text.clone()));
                rest = rest.get(1..).unwrap_or_default();
            }
            _ => {
                let ends = |token: &Token| matches!(token, Token::Key(_) | Token::Paste(_));
                let length = rest.iter().position(ends).unwrap_or(rest.len());
                let (stretch, behind) = rest.split_at(length);
                run(stretch, inputs);
                rest = behind;
            }
        }
    }
}

/// Judges one stretch of characters, Enters and Tabs.
fn run(stretch: &[Token], inputs: &mut Vec<Input>) {
    let is_text = |token: &Token| matches!(token, Token::Text(_));
    let (Some(first), Some(last)) = (stretch.iter().position(is_text), stretch.iter().rposition(is_text))
    else {
        return lone(stretch, false, inputs);
    };
    let (before, from) = stretch.split_at(first);
    let (core, behind) = from.split_at(last + 1 - first);
    lone(before, false, inputs);
    if core.iter().any(Token::breaks) {
        lines(from, inputs);
    } else {
        line(core, inputs);
        lone(behind, true, inputs);
    }
}

/// Makes one paste of a stretch of several lines; one line break at its end is dropped.
fn lines(stretch: &[Token], inputs: &mut Vec<Input>) {
    let mut text = String::new();
    let mut previous = None;
    for token in stretch {
        match token {
            Token::Text(found) => text.push(*found),
            Token::Tab => text.push('\t'),
            Token::LineFeed if previous == Some(&Token::Enter) => {}
            _ => text.push('\n'),
        }
        previous = Some(token);
    }
    if text.ends_with('\n') {
        text.pop();
    }
    inputs.push(Input::Paste(text));
}

/// Makes text of one line; a Tab with characters directly on both sides is a blank, else it is a key.
fn line(core: &[Token], inputs: &mut Vec<Input>) {
    let mut text = String::new();
    let tabs = |at: Option<&Token>| at.is_some_and(|token| *token == Token::Tab);
    for (at, token) in core.iter().enumerate() {
        let beside = tabs(at.checked_sub(1).and_then(|left| core.get(left))) || tabs(core.get(at + 1));
        match token {
            Token::Text(found) => text.push(*found),
            _ if beside => {
                if !text.is_empty() {
                    inputs.push(Input::Text(std::mem::take(&mut text)));
                }
                inputs.push(Input::Key(Key::plain(Code::Tab)));
            }
            _ => text.push(' '),
        }
    }
    if !text.is_empty() {
        inputs.push(Input::Text(text));
    }
}

/// Makes keys of Enters and Tabs that have no text behind them (or, without `after_text`, none before them).
fn lone(tokens: &[Token], after_text: bool, inputs: &mut Vec<Input>) {
    let mut previous = None;
    for token in tokens {
        let key = match token {
            Token::Enter => Some(Key::plain(Code::Enter)),
            Token::Tab => Some(Key::plain(Code::Tab)),
            Token::LineFeed if previous == Some(&Token::Enter) => None,
            Token::LineFeed if after_text => Some(Key::plain(Code::Enter)),
            Token::LineFeed => Some(Key::ctrl('j')),
            _ => None,
        };
        inputs.extend(key.map(Input::Key));
        previous = Some(token);
    }
}
