//! What is known of the meeting: when, where, who was there, what was on.

use crate::domain::attendance::{Seat, State};
use crate::domain::meeting::Duty;
use crate::exchange::minutes::Minutes;
use crate::exchange::words::Words;

use super::draft::Draft;

/// How wide the labels are.
const LABELS: usize = 2100;

/// Writes the table; what an office looks for and is not there is told as none.
pub(super) fn write(draft: &mut Draft, words: &Words, minutes: &Minutes) {
    let (lang, meeting) = (words.lang, minutes.meeting);
    let of = |field: &str| words.wordings(meeting.0, field);
    let title = of("title");
    let title = if title.is_empty() { lang.home_no_title().to_owned() } else { title };
    let mut facts = vec![
        (lang.docx_name(), title),
        (lang.docx_when(), words.when(meeting)),
        (lang.out_place(), of("place")),
        (lang.out_area(), of("area")),
        (lang.out_layer(), of("layer")),
        (lang.out_theme(), of("theme")),
        (lang.out_shell(), of("shell")),
        (lang.fact_openness(), of("openness")),
    ];
    facts.extend(agencies(words, minutes));
    let duties = Duty::ALL.into_iter().filter(|_| minutes.shows_attendance);
    facts.extend(duties.map(|duty| (lang.duty(duty.word()), of(duty.word()))));
    let agenda = minutes.agenda.iter().enumerate();
    let agenda: Vec<String> =
        agenda.map(|(at, item)| lang.docx_numbered(at + 1, &words.wordings(item.0, "title"))).collect();
    facts.push((lang.docx_agenda(), agenda.join("\n")));
    facts.push((lang.out_rules(), words.rules(meeting).join("\n")));
    facts.retain(|(_, text)| !text.is_empty());
    for (label, text) in [(lang.fact_materials(), of("materials")), (lang.fact_next(), words.next(meeting))] {
        facts.push((label, if text.is_empty() { lang.fact_empty().to_owned() } else { text }));
    }
    let facts: Vec<_> = facts.into_iter().map(|(label, text)| (label.to_owned(), text)).collect();
    draft.facts(LABELS, &facts);
}

/// The agencies: who was there and who was not, where that may be seen.
fn agencies<'l>(words: &Words, minutes: &Minutes) -> Vec<(&'l str, String)> {
    let lang = words.lang;
    let name = |seat: &Seat| words.wordings(seat.agency.0, "name");
    let names = |seats: &[&Seat], named: &dyn Fn(&Seat) -> String| {
        seats.iter().map(|seat| named(seat)).collect::<Vec<_>>().join(lang.out_comma())
    };
    let all: Vec<&Seat> = minutes.seats.iter().collect();
    if !minutes.tells_attendance() {
        let not_noted = if minutes.lacks_attendance() { lang.out_not_noted() } else { "" };
        let not_noted = (lang.attendance_title(), not_noted.to_owned());
        return vec![(lang.out_agencies(), names(&all, &name)), not_noted];
    }
    let told = |seat: &Seat, plain: State| {
        let (name, mut state) = (name(seat), words.attendance(seat));
        if state == lang.attendance(State::HandedIn.word()) {
            lang.mark_handed_in().clone_into(&mut state);
        }
        if state == lang.attendance(plain.word()) { name } else { name + &lang.out_marks(&state) }
    };
    let (there, not): (Vec<&Seat>, Vec<&Seat>) = all.into_iter().partition(|seat| seat.state.is_there());
    vec![
        (lang.docx_present(), names(&there, &|seat| told(seat, State::Present))),
        (lang.docx_absent(), names(&not, &|seat| told(seat, State::Absent))),
    ]
}
