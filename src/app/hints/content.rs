//! What stands on a page of the library: headings, and below them what belongs to them.

use super::{Page, Spot};
use crate::app::scroll::Row;
use crate::domain::Session;
use crate::domain::hint_note::{self, HintNote};
use crate::domain::hints::{Card, CardKind, Hints, Idea, Journey, Part, Passage, Scene};
use crate::domain::kinds::Kinds;
use crate::domain::worksheet::Bilingual;
use crate::i18n::Lang;
use crate::text::{Clean, fold};

/// What pages are made with.
#[derive(Clone, Copy)]
pub(super) struct Content<'a> {
    pub(super) hints: &'a Hints,
    pub(super) session: &'a Session,
    pub(super) lang: Lang,
    pub(super) kinds: &'a Kinds,
}

/// A heading with what belongs to it.
struct Section {
    id: String,
    title: String,
    lines: Vec<Line>,
}

/// A line below a heading; an idea has an id.
struct Line {
    id: Option<String>,
    text: String,
}

/// What a part of the measures is called.
fn measures(part: Part, lang: Lang) -> &'static str {
    match part {
        Part::Hard => lang.hints_hard(),
        Part::Soft => lang.hints_soft(),
    }
}

impl Content<'_> {
    fn say(self, text: &Bilingual) -> String {
        self.lang.of(&text.ja, &text.en).to_owned()
    }

    /// What a page is called.
    pub(super) fn title(self, page: &Page) -> String {
        let lang = self.lang;
        let name = match page {
            Page::Top => return lang.hints_title().to_owned(),
            Page::Scene(id) => self.scene(id).map(|scene| self.say(&scene.title)),
            Page::Measures(part) => Some(measures(*part, lang).to_owned()),
            Page::Cards => Some(lang.hints_cards().to_owned()),
            Page::Journeys => Some(lang.hints_journeys().to_owned()),
            Page::Story(id) => self.story_title(id),
            Page::Noted => Some(lang.hints_noted().to_owned()),
        };
        lang.hints_title_of(&name.unwrap_or_default())
    }

    fn scene(&self, id: &str) -> Option<&Scene> {
        self.hints.scenes.iter().find(|scene| scene.id == id)
    }

    fn story_title(self, id: &str) -> Option<String> {
        let cards = self.hints.cards.iter().map(|card| (&card.id, &card.title));
        let journeys = self.hints.journeys.iter().map(|journey| (&journey.id, &journey.title));
        cards.chain(journeys).find(|(known, _)| *known == id).map(|(_, title)| self.say(title))
    }

    /// The rows of a page; the rest of a heading only where it is open.
    pub(super) fn rows(self, page: &Page, silence: bool, is_open: impl Fn(&str) -> bool) -> Vec<Row<Spot>> {
        match page {
            Page::Top => self.top(silence),
            Page::Cards => self.hints.cards.iter().map(|card| self.card_row(card)).collect(),
            Page::Journeys => self.hints.journeys.iter().map(|journey| self.journey_row(journey)).collect(),
            Page::Noted => self.noted(),
            Page::Scene(id) => {
                let sections = self.scene(id).map(|scene| self.scene_sections(scene)).unwrap_or_default();
                self.unfold(sections, is_open)
            }
            Page::Measures(part) => self.unfold(self.measures(*part), is_open),
            Page::Story(id) => self.unfold(self.story(id), is_open),
        }
    }

    fn top(self, silence: bool) -> Vec<Row<Spot>> {
        let lang = self.lang;
        let page = |page: Page, name: &str| Row::new(Spot::Page(page), name);
        let mut rows = Vec::new();
        rows.push(Row::text(lang.hints_scenes()));
        let scenes = self.hints.scenes.iter();
        rows.extend(scenes.map(|scene| page(Page::Scene(scene.id.clone()), &self.say(&scene.title))));
        rows.push(Row::text(lang.hints_towns()));
        rows.extend([Part::Hard, Part::Soft].map(|part| page(Page::Measures(part), measures(part, lang))));
        rows.push(page(Page::Cards, lang.hints_cards()));
        rows.push(page(Page::Journeys, lang.hints_journeys()));
        let noted = hint_note::list(self.session).len();
        if noted > 0 {
            rows.push(page(Page::Noted, &lang.hints_noted_count(noted)));
        }
        if silence {
            rows.push(Row::new(Spot::Silence, lang.hints_silence()));
        }
        rows
    }

    fn card_row(self, card: &Card) -> Row<Spot> {
        let kind = match card.kind {
            CardKind::Individual => self.lang.hints_individual(),
            CardKind::System => self.lang.hints_system(),
        };
        let place = card.place.as_ref().map(|place| self.say(place));
        let about = [Some(kind.to_owned()), place].into_iter().flatten().collect::<Vec<_>>();
        let title = Row::new(Spot::Page(Page::Story(card.id.clone())), self.say(&card.title));
        title.and(about.join(self.lang.pick("・", ", ")))
    }

    fn journey_row(self, journey: &Journey) -> Row<Spot> {
        Row::new(Spot::Page(Page::Story(journey.id.clone())), self.say(&journey.title))
    }

    fn scene_sections(self, scene: &Scene) -> Vec<Section> {
        let of = |id: String, title: String, ideas: &[Idea], bound: bool| {
            let line = |idea: &Idea| Line { id: bound.then(|| idea.id.clone()), text: self.say(&idea.text) };
            Section { id, title, lines: ideas.iter().map(line).collect() }
        };
        let lang = self.lang;
        let seen =
            of(format!("{}-x", scene.id), lang.hints_situations().to_owned(), &scene.situations, false);
        let advisers =
            of(format!("{}-e", scene.id), lang.hints_suggestions().to_owned(), &scene.suggestions, true);
        let headings = scene
            .headings
            .iter()
            .map(|heading| of(heading.id.clone(), self.say(&heading.title), &heading.hints, true));
        let all = std::iter::once(seen).chain(headings).chain([advisers]);
        all.filter(|section| !section.lines.is_empty()).collect()
    }

    fn measures(self, part: Part) -> Vec<Section> {
        let mut sections: Vec<Section> = Vec::new();
        for measure in self.hints.measures.iter().filter(|measure| measure.part == part) {
            let title = self.say(&measure.group);
            let text = match &measure.who {
                Some(who) => self.lang.hints_measure_of(&self.say(&measure.text), &self.say(who)),
                None => self.say(&measure.text),
            };
            let line = Line { id: Some(measure.id.clone()), text };
            match sections.iter_mut().find(|section| section.title == title) {
                Some(section) => section.lines.push(line),
                None => {
                    sections.push(Section { id: format!("M-{}", measure.id), title, lines: vec![line] });
                }
            }
        }
        sections
    }

    fn story(self, id: &str) -> Vec<Section> {
        let lang = self.lang;
        let plain = |text: String| Line { id: None, text };
        let section = |word: String, title: String, lines: Vec<String>| Section {
            id: format!("{id}/{word}"),
            title,
            lines: lines.into_iter().map(plain).collect(),
        };
        let all = |texts: &[Bilingual]| texts.iter().map(|text| self.say(text)).collect::<Vec<_>>();
        let passages = |course: &[Passage]| {
            let one = |(at, passage): (usize, &Passage)| {
                section(at.to_string(), self.say(&passage.heading), all(&passage.lines))
            };
            course.iter().enumerate().map(one).collect::<Vec<_>>()
        };
        if let Some(card) = self.hints.cards.iter().find(|card| card.id == id) {
            let mut sections = vec![section("points".into(), lang.hints_points().into(), all(&card.points))];
            sections.extend(passages(&card.course));
            let took = card.agencies.iter().map(|agency| {
                let name = self.say(&agency.name);
                let kind = agency
                    .kind
                    .as_deref()
                    .and_then(|word| self.kinds.all().iter().find(|kind| kind.id == word));
                let kind = kind.map(|kind| self.say(&kind.name)).filter(|kind| *kind != name);
                let who = kind.map_or(name.clone(), |kind| lang.hints_of_kind(&name, &kind));
                lang.hints_took_part(&who, &self.say(&agency.part))
            });
            sections.push(section("agencies".into(), lang.hints_agencies().into(), took.collect()));
            sections.push(section("lessons".into(), lang.hints_lessons().into(), all(&card.lessons)));
            sections.retain(|section| !section.lines.is_empty());
            return sections;
        }
        let journey = self.hints.journeys.iter().find(|journey| journey.id == id);
        journey.map(|journey| passages(&journey.course)).unwrap_or_default()
    }

    /// What was tried and noted, each whole: people asked for it.
    fn noted(self) -> Vec<Row<Spot>> {
        let row = |note: HintNote| {
            let said = self.hints.idea(note.hint()).map(|text| self.say(text));
            let text = said.unwrap_or_else(|| self.lang.hints_unknown(note.hint()));
            self.idea(note.hint(), &text)
        };
        let rows: Vec<_> = hint_note::list(self.session).into_iter().map(row).collect();
        if rows.is_empty() { vec![Row::text(self.lang.hints_nothing_noted())] } else { rows }
    }

    fn idea(self, id: &str, text: &str) -> Row<Spot> {
        let note = hint_note::find(self.session, id);
        let tried = note.is_some_and(HintNote::is_tried);
        let mut row = Row::new(Spot::Idea(id.to_owned()), text);
        row.ticked = Some(tried);
        match note.map(HintNote::words).filter(|words| !words.is_empty()) {
            Some(words) => row.and(self.lang.hints_note(&Clean::line(words).into_string())),
            None => row,
        }
    }

    fn unfold(self, sections: Vec<Section>, is_open: impl Fn(&str) -> bool) -> Vec<Row<Spot>> {
        let mut rows = Vec::new();
        for section in sections {
            let open = is_open(&section.id);
            let title = if open { section.title } else { self.lang.hints_folded(&section.title) };
            rows.push(Row::new(Spot::Heading(section.id), title));
            for line in section.lines.into_iter().filter(|_| open) {
                rows.push(match line.id {
                    Some(id) => self.idea(&id, &line.text),
                    None => Row::text(self.lang.hints_line(&line.text)),
                });
            }
        }
        rows
    }

    /// What holds every word that was typed, wherever it stands: a heading with what was found below it.
    pub(super) fn found(self, typed: &str, is_open: impl Fn(&str) -> bool) -> Vec<Row<Spot>> {
        let words: Vec<String> = typed.split_whitespace().map(fold).filter(|word| !word.is_empty()).collect();
        let has = |text: &str| {
            let text = fold(text);
            words.iter().all(|word| text.contains(word.as_str()))
        };
        let scenes = self.hints.scenes.iter().flat_map(|scene| self.scene_sections(scene));
        let measures = [Part::Hard, Part::Soft].into_iter().flat_map(|part| self.measures(part));
        let mut found: Vec<Section> = Vec::new();
        for mut section in scenes.chain(measures) {
            if !has(&section.title) {
                section.lines.retain(|line| has(&line.text));
            }
            if !section.lines.is_empty() {
                found.push(section);
            }
        }
        let mut rows = self.unfold(found, is_open);
        let in_story = |id: &str, title: &Bilingual| {
            has(&self.say(title))
                || self.story(id).iter().any(|section| section.lines.iter().any(|line| has(&line.text)))
        };
        let cards = self.hints.cards.iter().filter(|card| in_story(&card.id, &card.title));
        rows.extend(cards.map(|card| self.card_row(card)));
        let journeys = self.hints.journeys.iter().filter(|journey| in_story(&journey.id, &journey.title));
        rows.extend(journeys.map(|journey| self.journey_row(journey)));
        if rows.is_empty() {
            rows.push(Row::text(self.lang.hints_nothing_found()));
        }
        rows
    }
}
