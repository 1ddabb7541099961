//! What the files bring, looked over before it is taken in: whose the names are, then every row with what becomes of it.

use std::collections::BTreeMap;

use crate::app::choice::{Choice, Picked, Row as Rows};
use crate::app::input::Input;
use crate::app::model::View;
use crate::app::scroll::{Row, Scroll};
use crate::app::worksheet::WorksheetScreen;
use crate::app::worksheet::privacy::may_show;
use crate::domain::conflict;
use crate::domain::submission::{Fate, What};
use crate::domain::{RecordId, Session};
use crate::exchange::intake::plan::{Answer, Item, Name, Plan};
use crate::exchange::intake::whose::{self, Whose};
use crate::exchange::intake::words;
use crate::i18n::Lang;
use crate::text::{self, Clean, telltale};

/// What a row of the list stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wish {
    /// Take in what is chosen.
    TakeIn,
    /// Choose what is in the bin, too.
    Restore,
    /// Leave it.
    Leave,
    /// Whose a name is, by its place among the names.
    Name(usize),
    /// A row of a file, by its place among the items.
    Item(usize),
}

/// What came of an input.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The list stays.
    Open,
    /// It was left.
    Left,
    /// Take in what is chosen.
    TakeIn,
}

/// The list.
#[derive(Clone, Debug)]
pub struct Preview {
    /// What the files would do.
    pub plan: Plan,
    /// What they are called in a sentence.
    pub name: String,
    /// The list as it shows.
    pub list: Scroll<Wish>,
    /// Whose a name is, while that is asked.
    pub asking: Option<(usize, Choice<Answer>)>,
    /// Whether it has been shown before: then the row that was selected stays selected.
    seen: bool,
}

impl Preview {
    /// Looks over what files would do; it has no list yet.
    #[must_use]
    pub fn new(plan: Plan, name: String) -> Self {
        Self { plan, name, list: Scroll::new("", Vec::new()), asking: None, seen: false }
    }

    /// How many rows of the files are not taken in, though they are new here: not chosen, not understood, of nobody.
    #[must_use]
    pub fn left(&self) -> usize {
        let is_left = |item: &&Item| !item.is_chosen && item.fate.is_none_or(Fate::is_usual);
        self.plan.items.iter().filter(is_left).count() + self.plan.faults.len()
    }

    /// Makes the list of what is known now.
    pub fn lay_out(&mut self, around: Around, size: (u16, u16)) {
        let lang = around.lang;
        let teller = Teller { plan: &self.plan, around, nobodies: around.worksheet.nobodies(around.session) };
        let rows = teller.rows(&self.name);
        let fresh = Scroll::new(lang.submit_title(), rows).unnumbered();
        let list = if self.seen { fresh.following(&self.list, size) } else { fresh };
        self.list = list;
        self.seen = true;
    }

    /// Takes an input.
    pub fn input(&mut self, input: &Input, session: &Session, lang: Lang, size: (u16, u16)) -> Outcome {
        if let Some((name, choice)) = self.asking.take() {
            self.answer(name, choice, input, session, lang);
            return Outcome::Open;
        }
        match self.list.input(input, size) {
            Picked::Chosen(Wish::TakeIn) => return Outcome::TakeIn,
            Picked::Chosen(Wish::Leave) | Picked::Left => return Outcome::Left,
            Picked::Chosen(Wish::Name(at)) => self.ask(at, session, lang),
            Picked::Chosen(Wish::Restore) => self.restore(session),
            Picked::Chosen(Wish::Item(at)) | Picked::Ticked(Wish::Item(at)) => {
                let chosen = self.plan.items.get(at).is_some_and(|item| item.is_chosen);
                self.plan.choose(session, at, !chosen);
            }
            _ => {}
        }
        Outcome::Open
    }

    /// What is in the bin here comes back, too.
    fn restore(&mut self, session: &Session) {
        let removed = |item: &Item| item.fate.is_some_and(|fate| fate.adds() && !fate.is_usual());
        let items = self.plan.items.iter().enumerate().filter(|(_, item)| removed(item));
        for at in items.map(|(at, _)| at).collect::<Vec<_>>() {
            self.plan.choose(session, at, true);
        }
    }

    fn ask(&mut self, at: usize, session: &Session, lang: Lang) {
        let Some(name) = self.plan.names.get(at) else { return };
        let mut choice = Choice::new(lang.submit_ask_whose(&Clean::line(&name.name)), Vec::new())
            .about(lang.submit_ask_about())
            .narrowed();
        choice.set_rows(agencies(name, session, "", lang));
        self.asking = Some((at, choice));
    }

    fn answer(
        &mut self,
        at: usize,
        mut choice: Choice<Answer>,
        input: &Input,
        session: &Session,
        lang: Lang,
    ) {
        match choice.input(input) {
            Picked::Chosen(answer) => {
                self.plan.answer(session, at, Some(answer));
                // on to the next name that is open, else to taking in
                self.seen = false;
            }
            Picked::Left => {}
            Picked::Narrowed => {
                if let Some(name) = self.plan.names.get(at) {
                    let typed = choice.typed().to_owned();
                    choice.set_rows(agencies(name, session, &typed, lang));
                }
                self.asking = Some((at, choice));
            }
            _ => self.asking = Some((at, choice)),
        }
    }
}

/// The agencies a name may mean, the likeliest first; a new one; none.
fn agencies(name: &Name, session: &Session, typed: &str, lang: Lang) -> Vec<Rows<Answer>> {
    let likely: &[RecordId] = match &name.whose {
        Whose::Unsure(ids) => ids,
        Whose::Known(_) | Whose::Unknown => &[],
    };
    let mut all: Vec<_> = likely.iter().filter_map(|id| conflict::standing(session, *id)).collect();
    for agency in whose::agencies(session, None) {
        if !all.iter().any(|known| known.id() == agency.id()) {
            all.push(agency);
        }
    }
    let matching = all.into_iter().filter(|agency| {
        [agency.name(), agency.short(), agency.reading()].iter().any(|known| text::find(known, typed))
    });
    let note = |id: RecordId| if likely.contains(&id) { lang.submit_likely() } else { "" };
    let mut rows: Vec<_> = matching
        .map(|agency| Rows {
            note: note(agency.id()).to_owned(),
            ..Rows::new(Answer::Agency(agency.id()), Clean::line(agency.name()).into_string())
        })
        .collect();
    if typed.is_empty() {
        if !name.name.is_empty() {
            rows.push(Rows::new(Answer::New, lang.submit_new_agency()));
        }
        rows.push(Rows::new(Answer::LeftOut, lang.submit_leave_out()));
    }
    rows
}

/// What the list is made with.
#[derive(Clone, Copy, Debug)]
pub struct Around<'a> {
    /// The session it goes into.
    pub session: &'a Session,
    /// Its worksheet, which says what the wall may show.
    pub worksheet: &'a WorksheetScreen,
    /// What is shown to whom.
    pub view: View,
    /// The language of the screen.
    pub lang: Lang,
}

/// Tells what files would do.
struct Teller<'a> {
    plan: &'a Plan,
    around: Around<'a>,
    /// Words of this session that are no names of persons.
    nobodies: Vec<&'a str>,
}

impl Teller<'_> {
    fn rows(&self, name: &str) -> Vec<Row<Wish>> {
        let (plan, lang) = (self.plan, self.around.lang);
        let counts = |word| plan.count(word);
        let mut rows = vec![Row::text(lang.submit_heading(name, plan.items.len()))];
        rows.push(Row::text(lang.submit_counts(counts("new"), counts("changed"), counts("here"))));
        let undecided = plan.items.iter().filter(|item| item.fate.is_none()).count();
        let others = [
            (undecided, lang.submit_undecided()),
            (counts("removed") + counts("replaced"), lang.submit_removed()),
            (counts("erased"), lang.submit_erased()),
            (plan.faults.len(), lang.submit_faults()),
        ];
        let others = others.into_iter().filter(|(count, _)| *count > 0);
        rows.extend(others.map(|(count, what)| Row::text(lang.withheld_count(what, count))));
        let shown = |(at, _): &(usize, &Name)| plan.rows_of(*at) > 0;
        let (open, told): (Vec<_>, Vec<_>) =
            plan.names.iter().enumerate().filter(shown).partition(|(_, name)| name.is_open());
        rows.extend(open.iter().map(|(at, name)| self.name(*at, name)));
        let chosen = plan.chosen();
        if chosen > 0 {
            rows.push(Row::new(Wish::TakeIn, lang.submit_take_in(chosen)));
        } else if undecided == 0 {
            rows.push(Row::text(lang.submit_nothing_new()));
        }
        let is_left = |fate: Fate| fate.adds() && !fate.is_usual();
        let in_bin = |item: &Item| item.fate.is_some_and(is_left) && !item.is_chosen;
        if plan.items.iter().any(in_bin) {
            rows.push(Row::new(Wish::Restore, lang.submit_restore()));
        }
        rows.push(Row::new(Wish::Leave, lang.intake_leave()));
        // a name that an agency does not have in full may have been understood wrongly: to be changed
        let other = |name: &Name| name.answer.is_some() || !self.is_in_full(name);
        rows.extend(told.iter().filter(|(_, name)| other(name)).map(|(at, name)| self.name(*at, name)));
        // on the wall nothing is quoted that somebody wrote
        let told = if self.around.view == View::Wall { words::fault_bare } else { words::fault };
        rows.extend(
            plan.faults.iter().map(|fault| Row::text(lang.submit_fault(&Clean::line(&told(lang, fault))))),
        );
        self.items(&mut rows);
        rows
    }

    /// Whether a name is that of its agency, in full or in short.
    fn is_in_full(&self, name: &Name) -> bool {
        let agency = name.agency().and_then(|id| conflict::standing(self.around.session, id));
        agency.is_some_and(|agency| agency.name() == name.name || agency.short() == name.name)
    }

    /// A name of a file, and whose it is.
    fn name(&self, at: usize, name: &Name) -> Row<Wish> {
        let lang = self.around.lang;
        let called = Clean::line(&name.name).into_string();
        let called = if called.is_empty() { lang.submit_nameless().to_owned() } else { called };
        let rows = self.plan.rows_of(at);
        let words = match name.answer {
            Some(Answer::New) => lang.submit_name_new(&called),
            Some(Answer::LeftOut) => lang.submit_name_left_out(&called),
            _ => match name.agency() {
                Some(id) => lang.submit_name_is(&called, &self.agency(id)),
                None => lang.submit_name_open(&called, rows),
            },
        };
        Row::new(Wish::Name(at), words)
    }

    fn agency(&self, id: RecordId) -> String {
        let agency = conflict::standing(self.around.session, id);
        agency.map_or_else(
            || self.around.lang.agency_gone().to_owned(),
            |a| Clean::line(a.name()).into_string(),
        )
    }

    /// The rows of the files, by agency and question; what the wall may not show is counted.
    fn items(&self, rows: &mut Vec<Row<Wish>>) {
        let mut places: BTreeMap<(usize, usize), (String, Vec<usize>)> = BTreeMap::new();
        let mut first: Vec<(usize, String)> = Vec::new();
        let mut hidden = 0;
        for (at, item) in self.plan.items.iter().enumerate() {
            if !self.shows(item) {
                hidden += 1;
                continue;
            }
            let place = self.place(item);
            let key = (item.name, place.clone());
            let order = first.iter().position(|known| *known == key).unwrap_or_else(|| {
                first.push(key);
                first.len() - 1
            });
            places.entry((item.name, order)).or_insert_with(|| (place, Vec::new())).1.push(at);
        }
        for (place, items) in places.into_values() {
            rows.push(Row::text(place));
            rows.extend(items.into_iter().filter_map(|at| Some(self.item(at, self.plan.items.get(at)?))));
        }
        if hidden > 0 {
            rows.push(Row::text(self.around.lang.intake_hidden(hidden)));
        }
    }

    /// Whether the view shows a row: what the file or the session has as private, and what answers a question that is not
    /// for the room, is not drawn on the wall.
    fn shows(&self, item: &Item) -> bool {
        let Around { session, worksheet, view, .. } = self.around;
        let here = item.fate.and_then(Fate::record).and_then(|id| session.record(id));
        view == View::Desk
            || (item.brought.private != Some(true)
                && may_show(view, item.level)
                && here.is_none_or(|record| worksheet.shows(record, view)))
    }

    /// Where a row belongs: the agency, the question, the lane.
    fn place(&self, item: &Item) -> String {
        let lang = self.around.lang;
        let name = self.plan.names.get(item.name);
        let who = match name.map(|name| (name, name.agency())) {
            Some((_, Some(id))) => self.agency(id),
            Some((name, None)) => Clean::line(&name.name).into_string(),
            None => String::new(),
        };
        let (number, short) = &item.question;
        let lane = item.lane.as_ref().map(|lane| lang.out_marks(lang.of(&lane.ja, &lane.en)));
        format!("{who}  {number} {}{}", lang.of(&short.ja, &short.en), lane.unwrap_or_default())
    }

    fn item(&self, at: usize, item: &Item) -> Row<Wish> {
        let lang = self.around.lang;
        let words = match item.what() {
            _ if item.fate == Some(Fate::Erased) => String::new(),
            What::Pass => lang.passed().to_owned(),
            What::Entry(text) => Clean::line(text).into_string(),
            What::Answer { .. } => Clean::line(&item.brought.text).into_string(),
            What::Overlap { idea, .. } => {
                let to = Clean::line(&item.brought.to).into_string();
                let idea = Clean::line(idea).into_string();
                if to.is_empty() { idea } else { lang.out_fact(&to, &idea) }
            }
        };
        let fate = item.fate.map(Fate::word).unwrap_or_default();
        let warned = !telltale::find(&words, &self.nobodies).is_empty();
        let words = lang.submit_row(lang.submit_fate(fate), &words);
        let words = if item.differs() { words + &lang.out_marks(lang.submit_differs()) } else { words };
        let words = if warned { words + &lang.out_marks(lang.submit_telltale()) } else { words };
        match item.fate {
            Some(fate) if fate.adds() => {
                let row = Row { ticked: Some(item.is_chosen), ..Row::new(Wish::Item(at), words) };
                match self.plan.before(item, self.around.session, lang) {
                    Some(before) => row.and(lang.submit_before(&Clean::line(&before))),
                    None => row,
                }
            }
            _ => Row::text(words),
        }
    }
}
