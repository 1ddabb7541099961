//! Words that are stored as English words, as people read them.

use crate::i18n::Lang;

impl Lang {
    /// What an asked agency says.
    #[must_use]
    pub fn answer(self, word: &str) -> &'static str {
        match word {
            "agreed" => self.pick("了承", "agreed"),
            "taken_back" => self.pick("持ち帰り", "will ask at home"),
            "not_now" => self.pick("見送り", "not now"),
            _ => self.pick("提案", "proposed"),
        }
    }

    /// The same where it is told how things stand: nobody has answered what was only proposed.
    #[must_use]
    pub fn standing(self, word: &str) -> &'static str {
        match word {
            "proposed" => self.pick("返事待ち", "no answer yet"),
            _ => self.answer(word),
        }
    }

    /// How many rows of a list are hidden; empty where none is.
    #[must_use]
    pub fn hidden(self, above: usize, below: usize) -> String {
        match (above, below) {
            (0, 0) => String::new(),
            (above, 0) => self.hidden_above(above),
            (0, below) => self.hidden_below(below),
            (above, below) => self.hidden_both(above, below),
        }
    }

    /// What an asked agency says, as it is chosen from a list.
    #[must_use]
    pub fn answer_choice(self, word: &str) -> &'static str {
        match word {
            "proposed" => self.pick("提案（返事はこれから）", "proposed (no answer yet)"),
            "taken_back" => self.pick("持ち帰り（職場に聞いてから）", "will ask at home first"),
            _ => self.answer(word),
        }
    }

    /// What somebody does for a meeting on the day.
    #[must_use]
    pub fn duty(self, word: &str) -> &'static str {
        match word {
            "facilitator" => self.pick("進行", "Facilitator"),
            "scribe" => self.pick("記録", "Scribe"),
            "timekeeper" => self.pick("時計係", "Timekeeper"),
            "adviser" => self.pick("助言者", "Adviser"),
            _ => self.pick("事務局", "Secretariat"),
        }
    }

    /// What an item of the agenda is for; empty where that is not said.
    #[must_use]
    pub fn purpose(self, word: &str) -> &'static str {
        match word {
            "share" => self.pick("共有", "share"),
            "discuss" => self.pick("検討", "discuss"),
            "decide" => self.pick("決定", "decide"),
            _ => "",
        }
    }

    /// A page for the wall.
    #[must_use]
    pub fn page(self, word: &str) -> &'static str {
        match word {
            "rules" => self.pick("約束", "Ground rules"),
            "alone" => self.pick("個人で記入", "On your own"),
            "break" => self.pick("休憩", "Break"),
            _ => self.pick("おわりに", "Closing"),
        }
    }

    /// How an agency takes part in what was promised.
    #[must_use]
    pub fn taking_part(self, word: &str) -> &'static str {
        match word {
            "lead" => self.pick("主", "lead"),
            "supporting" => self.pick("協力", "with"),
            "informed" => self.pick("知らせる", "told"),
            _ => self.pick("関わらない", "not any more"),
        }
    }

    /// What became of what was promised.
    #[must_use]
    pub fn became(self, word: &str) -> &'static str {
        match self.promise_fate(word) {
            "" => self.pick("これから", "open"),
            told => told,
        }
    }

    /// What a meeting came to, by the kind of the records.
    #[must_use]
    pub fn outcome(self, kind: &str) -> &'static str {
        match kind {
            "role" => self.pick("役割", "Roles"),
            "action" => self.pick("取組", "Actions"),
            "decision" => self.pick("決定", "Decisions"),
            "issue" => self.pick("課題", "Issues"),
            _ => self.pick("重なり", "Common ground"),
        }
    }

    /// One thing that was promised.
    #[must_use]
    pub fn outcome_one(self, kind: &str) -> &'static str {
        match kind {
            "role" => self.pick("役割", "Role"),
            _ => self.pick("取組", "Action"),
        }
    }

    /// How an agency takes part.
    #[must_use]
    pub fn attendance(self, word: &str) -> &'static str {
        match word {
            "late" => self.pick("遅刻", "late"),
            "absent" => self.pick("欠席", "absent"),
            "handed_in" => self.pick("欠席（事前提出）", "absent, sheet handed in"),
            _ => self.pick("出席", "present"),
        }
    }
}
