//! Reading a rule out of its text.

use std::fmt;

use super::{Holds, Operand, Order, Rule, Term};

/// Why a rule could not be read: what was found, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unread {
    /// The rule.
    pub rule: String,
    /// Characters before what was not understood.
    pub at: usize,
    /// What was not understood; empty at the end.
    pub found: String,
}

impl fmt::Display for Unread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "the rule \"{}\" is not understood at character {}: \"{}\"",
            self.rule,
            self.at + 1,
            self.found
        )
    }
}

impl TryFrom<String> for Rule {
    type Error = Unread;

    fn try_from(written: String) -> Result<Self, Unread> {
        let mut words = Words::of(&written);
        let holds = words.any();
        match holds {
            Some(holds) if words.next().is_none() => Ok(Self { written, holds }),
            _ => Err(words.unread(written)),
        }
    }
}

/// How deep a rule may be nested. Rules come in with files of others, and reading one never ends the program.
const DEEPEST: usize = 64;

/// The words of a rule, read from the left.
struct Words {
    /// Each with the number of characters before it.
    words: Vec<(usize, String)>,
    at: usize,
    end: usize,
    /// How many more may be nested here.
    left: usize,
}

impl Words {
    fn of(rule: &str) -> Self {
        let mut words: Vec<(usize, String)> = Vec::new();
        let mut quoted = false;
        let mut open = false;
        for (at, c) in rule.chars().enumerate() {
            let glued = words.last().and_then(|(_, word)| word.chars().next_back());
            let is_name = |c: char| c.is_alphanumeric() || c == '_' || c == '.';
            let joins = open
                && (quoted
                    || glued.is_some_and(|last| {
                        (is_name(last) && (is_name(c) || (c == '*' && last == '.')))
                            || (last == '*' && c == '.')
                            || (matches!(last, '=' | '<' | '>' | '!') && c == '=')
                    }));
            if c == '\'' {
                match words.last_mut().filter(|_| quoted) {
                    Some((_, word)) => word.push(c),
                    None => words.push((at, c.to_string())),
                }
                (quoted, open) = (!quoted, !quoted);
            } else if c.is_whitespace() && !quoted {
                open = false;
            } else {
                match words.last_mut().filter(|_| joins) {
                    Some((_, word)) => word.push(c),
                    None => words.push((at, c.to_string())),
                }
                open = true;
            }
        }
        Self { words, at: 0, end: rule.chars().count(), left: DEEPEST }
    }

    fn peek(&self) -> Option<&str> {
        self.words.get(self.at).map(|(_, word)| word.as_str())
    }

    fn next(&mut self) -> Option<String> {
        let word = self.peek().map(ToOwned::to_owned)?;
        self.at += 1;
        Some(word)
    }

    fn takes(&mut self, word: &str) -> bool {
        let is_it = self.peek() == Some(word);
        self.at += usize::from(is_it);
        is_it
    }

    /// The error at the last word that was looked at.
    fn unread(&self, rule: String) -> Unread {
        let last = self.at.saturating_sub(usize::from(self.at > 0));
        let (at, found) = self.words.get(last).cloned().unwrap_or((self.end, String::new()));
        Unread { rule, at, found }
    }

    fn any(&mut self) -> Option<Holds> {
        let mut parts = vec![self.all()?];
        while self.takes("or") {
            parts.push(self.all()?);
        }
        Some(if parts.len() == 1 { parts.remove(0) } else { Holds::Any(parts) })
    }

    fn all(&mut self) -> Option<Holds> {
        let mut parts = vec![self.one()?];
        while self.takes("and") {
            parts.push(self.one()?);
        }
        Some(if parts.len() == 1 { parts.remove(0) } else { Holds::All(parts) })
    }

    fn one(&mut self) -> Option<Holds> {
        self.left = self.left.checked_sub(1)?;
        let one = self.nested();
        self.left += 1;
        one
    }

    fn nested(&mut self) -> Option<Holds> {
        if self.takes("not") {
            return self.one().map(|holds| Holds::Not(Box::new(holds)));
        }
        if self.takes("(") {
            let inner = self.any()?;
            return self.takes(")").then_some(inner);
        }
        let left = self.operand()?;
        match self.next()?.as_str() {
            "is" => {
                let path = left.path()?.to_owned();
                match self.next()?.as_str() {
                    "blank" => Some(Holds::Blank(path)),
                    "filled" => Some(Holds::Not(Box::new(Holds::Blank(path)))),
                    _ => None,
                }
            }
            "includes" => {
                let question = left.path()?.to_owned();
                let option = quoted(&self.next()?)?;
                Some(Holds::Includes(question, option))
            }
            sign => {
                let order = order(sign)?;
                Some(Holds::Compare(left, order, self.operand()?))
            }
        }
    }

    fn operand(&mut self) -> Option<Operand> {
        if let Some(word) = self.peek().and_then(quoted) {
            self.at += 1;
            return Some(Operand::Word(word));
        }
        let mut terms = vec![self.term()?];
        loop {
            let sign = if self.takes("+") {
                1
            } else if self.takes("-") {
                -1
            } else {
                return Some(Operand::Sum(terms));
            };
            let (factor, term) = self.term()?;
            terms.push((factor.checked_mul(sign)?, term));
        }
    }

    fn term(&mut self) -> Option<(i64, Term)> {
        let (mut factor, mut word) = (1_i64, self.next()?);
        while let Ok(figure) = word.parse::<i64>() {
            if !self.takes("*") {
                return Some((factor, Term::Figure(figure)));
            }
            (factor, word) = (factor.checked_mul(figure)?, self.next()?);
        }
        if !is_path(&word) {
            return None;
        }
        if self.takes("(") {
            let path = self.next().filter(|path| is_path(path))?;
            let term = match word.as_str() {
                "sum" => Term::SumOf(path),
                "count" => Term::CountOf(path),
                _ => return None,
            };
            return self.takes(")").then_some((factor, term));
        }
        (!word.contains('*')).then_some((factor, Term::At(word)))
    }
}

fn is_path(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_alphabetic) && !super::WORDS.contains(&word)
}

fn quoted(word: &str) -> Option<String> {
    word.strip_prefix('\'')?.strip_suffix('\'').filter(|inner| !inner.is_empty()).map(ToOwned::to_owned)
}

fn order(sign: &str) -> Option<Order> {
    Some(match sign {
        "==" => Order::Equal,
        "!=" => Order::Unequal,
        "<" => Order::Less,
        "<=" => Order::AtMost,
        ">" => Order::More,
        ">=" => Order::AtLeast,
        _ => return None,
    })
}
