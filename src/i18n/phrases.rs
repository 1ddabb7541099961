//! The table: each phrase with its two wordings on one line, grouped by where it is seen.

mod actions;
mod answer;
mod board;
mod carry;
mod cases;
mod cells;
mod check;
mod cli;
mod command;
mod common;
mod compare;
mod config;
mod export;
mod figures;
mod form;
mod found;
mod hints;
mod home;
mod import;
mod intake;
mod keys;
mod label;
mod many;
mod meeting;
mod merge;
mod naming;
mod new;
mod notice;
mod overlap;
mod paper;
mod paper_walk;
mod record;
mod refilled;
mod results;
mod review;
mod sheets;
mod stage;
mod submission;
mod template;
mod works_with;
mod worksheet;
mod write_out;
mod xlsx;
mod years;

/// Declares phrases: `name => "日本語", "English";` or `name(count: usize) => "{count}件", "{count}";`.
macro_rules! phrases {
    ($($(#[$meta:meta])* $name:ident $(($($arg:ident: $type:ty),*))? => $ja:literal, $en:literal;)*) => {
        impl $crate::i18n::Lang {
            $(phrases!(@one $(#[$meta])* $name $(($($arg: $type),*))? => $ja, $en);)*
        }
    };
    (@one $(#[$meta:meta])* $name:ident => $ja:literal, $en:literal) => {
        $(#[$meta])*
        #[doc = $ja]
        #[must_use]
        pub fn $name(self) -> &'static str {
            self.pick($ja, $en)
        }
    };
    (@one $(#[$meta:meta])* $name:ident ($($arg:ident: $type:ty),*) => $ja:literal, $en:literal) => {
        $(#[$meta])*
        #[doc = $ja]
        #[must_use]
        pub fn $name(self, $($arg: $type),*) -> String {
            match self {
                $crate::i18n::Lang::Ja => format!($ja),
                $crate::i18n::Lang::En => format!($en),
            }
        }
    };
}

use phrases;
