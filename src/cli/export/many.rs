//! Many sessions in one file: read and written a family at a time, so that there may be any number of them.

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use crate::cli::message::Failure;
use crate::cli::output::Sink;
use crate::cli::settings::Settings;
use crate::cli::{families, source};
use crate::exchange::stream::{self, FORMS};
use crate::exchange::{Order, withheld};

/// Writes what lies at and below some places.
pub(super) fn run(
    settings: &Settings,
    places: &[PathBuf],
    order: &Order,
    output: Option<&Path>,
) -> Result<(), Failure> {
    let (lang, audience) = (settings.lang, order.audience);
    if !FORMS.contains(&order.form) {
        let what = lang.export_many_forms(order.form.word());
        return Err(Failure { what, shown: String::new(), next: lang.export_many_next().to_owned() });
    }
    let head = stream::head(order);
    let (mut sink, mut line) = (Sink::open(lang, output)?, head.lines);
    let mut failed = sink.write(&head.bytes).err();
    let mut kept_back: Vec<(String, usize)> = Vec::new();
    let told = families::each(
        settings,
        places,
        |united| {
            let piece = stream::piece(&united.session, order, &united.areas);
            (piece, withheld::counted(&united.session, audience, order.small, lang))
        },
        |(piece, not_written)| {
            for lost in &piece.lost {
                source::tell(lang.export_lost(line + lost.row, &lost.what.to_string()));
            }
            line += piece.lines;
            withheld::add(&mut kept_back, not_written);
            failed = failed.take().or_else(|| sink.write(&piece.bytes).err());
            if failed.is_none() && sink.is_wanted() {
                ControlFlow::Continue(())
            } else {
                ControlFlow::Break(())
            }
        },
    );
    if let Some(failure) = failed {
        return Err(failure);
    }
    for sentence in withheld::sentences(&kept_back, lang) {
        source::tell(lang.export_withheld(&sentence));
    }
    sink.finish()?;
    told.end(lang)
}
