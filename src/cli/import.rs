//! `import`: takes in what agencies wrote into tables; first what that would do, then the session.

mod answers;

use std::io::Read as _;
use std::path::{Path, PathBuf};

use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};
use serde_json::json;

use super::message::Failure;
use super::output::Saved;
use super::settings::Settings;
use super::{output, source};
use crate::domain::submission::Fate;
use crate::domain::{Pen, Session, Writer, conflict};
use crate::exchange::intake::plan::{self, Item, Plan};
use crate::exchange::intake::read::read;
use crate::exchange::intake::words;
use crate::i18n::Lang;
use crate::shell::moment;
use crate::store::{self, Trouble, open};
use crate::text::{Clean, shorten};

/// Bytes read from standard input at most.
const MOST: u64 = 32 * 1024 * 1024 + 1;

/// Columns of a text in the list.
const TEXT: usize = 48;

/// What can be said to it.
pub(super) fn command(lang: Lang) -> Command {
    let flag = |name: &'static str, help: &'static str| {
        Arg::new(name).long(name).action(ArgAction::SetTrue).help(help)
    };
    let file = |name: &'static str, value: &'static str, help: &'static str| {
        Arg::new(name).value_name(value).value_parser(value_parser!(PathBuf)).help(help).required(true)
    };
    super::sub(lang, "import", lang.cli_import(), lang.cli_import_usage())
        .arg(file("files", lang.cli_file(), lang.cli_import_files()).num_args(1..))
        .arg(file("into", lang.cli_session(), lang.cli_import_into()).long("into"))
        .arg(
            Arg::new("as")
                .long("as")
                .value_name(lang.cli_import_as_value())
                .action(ArgAction::Append)
                .help(lang.cli_import_as()),
        )
        .arg(flag("restore", lang.cli_import_restore()))
        .arg(flag("dry-run", lang.cli_import_dry_run()))
        .arg(flag("json", lang.cli_import_json()))
        .arg(Arg::new("label").long("label").value_name(lang.cli_name()).help(lang.cli_import_label()))
}

/// Says what the files would bring, and takes it in.
pub(super) fn run(settings: &Settings, matches: &ArgMatches) -> Result<(), Failure> {
    let lang = settings.lang;
    let Some(into) = matches.get_one::<PathBuf>("into") else { return Ok(()) };
    let mut session = source::session(settings, into)?;
    let sheets = plan::sheets(&session);
    let mut reads = Vec::new();
    for file in matches.get_many::<PathBuf>("files").into_iter().flatten() {
        let name = source::name(lang, file);
        reads.push(read(&name, &content(lang, file)?, &sheets));
    }
    let mut plan = Plan::of(&session, store::kinds::builtin(), reads);
    answers::give(lang, &session, &mut plan, matches)?;
    if matches.get_flag("restore") {
        let is_removed = |item: &Item| matches!(item.fate, Some(Fate::Removed(_) | Fate::Replaced(_)));
        let removed: Vec<usize> = (0..plan.items.len()).filter(|at| is_removed(&plan.items[*at])).collect();
        plan.choose_all(&session, removed, true);
    }
    let told = if matches.get_flag("json") {
        flat(&session, &plan)
    } else {
        text(lang, &session, &plan, &source::name(lang, into))
    };
    output::result(lang, &told, None)?;
    for fault in &plan.faults {
        source::tell(words::fault(lang, fault));
    }
    if let Some(failure) = answers::open(lang, &session, &plan) {
        return Err(failure);
    }
    if plan.items.is_empty() {
        let what = lang.import_nothing().to_owned();
        return Err(Failure::plain(what, ""));
    }
    if matches.get_flag("dry-run") {
        source::tell(lang.merge_dry().to_owned());
        return Ok(());
    }
    let now = moment::now();
    let by = matches.get_one::<String>("label").unwrap_or(&settings.by).clone();
    let mut writer = Writer::new(&mut session, Pen { by, now: now.now, seed: now.seed });
    let taken = plan.take(&mut writer);
    let change = writer.finish();
    let name = into.display().to_string();
    if change.is_empty() {
        source::tell(lang.import_unchanged(&name));
        return Ok(());
    }
    if !matches!(output::session(lang, into, session)?, Saved::Aside) {
        source::tell(lang.import_done(taken.records.len(), &name));
    }
    Ok(())
}

/// The bytes of a file; `-` is standard input.
fn content(lang: Lang, file: &Path) -> Result<Vec<u8>, Failure> {
    let failure = |trouble: &Trouble| source::failure(lang, file, trouble);
    if file != Path::new("-") {
        return open::content(file).map_err(|trouble| failure(&trouble));
    }
    let mut bytes = Vec::new();
    let read = std::io::stdin().lock().take(MOST).read_to_end(&mut bytes);
    read.map_err(|error| failure(&Trouble::io(file, &error)))?;
    Ok(bytes)
}

/// What becomes of the rows, for people: those that change nothing are counted only.
fn text(lang: Lang, session: &Session, plan: &Plan, into: &str) -> String {
    let count = |word: &str| plan.count(word);
    let mut counts = vec![lang.import_counts(count("new"), count("changed"), count("here"))];
    let open = plan.items.iter().filter(|item| item.fate.is_none()).count();
    let more = [
        (count("replaced"), lang.import_replaced_count(count("replaced"))),
        (count("removed"), lang.import_removed_count(count("removed"))),
        (count("erased"), lang.import_erased_count(count("erased"))),
        (open, lang.import_open_count(open)),
    ];
    counts.extend(more.into_iter().filter(|(count, _)| *count > 0).map(|(_, told)| told));
    let mut lines = vec![lang.import_into(into), counts.join(lang.out_comma())];
    for item in &plan.items {
        let Some(fate) = item.fate.filter(|fate| fate.adds()) else { continue };
        let question = question(lang, item);
        let shown = |text: &str| shorten(&Clean::line(text), TEXT);
        let who = who(session, plan, item);
        lines.push(lang.import_row(
            lang.import_fate(fate.word()),
            &who,
            &question,
            &shown(&item.brought.text),
        ));
        if let Some(before) = plan.before(item, session, lang).filter(|_| matches!(fate, Fate::Changed(_))) {
            lines.push(lang.import_before(&shown(&before)));
        }
        if item.differs() {
            lines.push(lang.import_differs().to_owned());
        }
    }
    lines.push(String::new());
    lines.join("\n")
}

/// The agency of a row, else its name in the file.
fn who(session: &Session, plan: &Plan, item: &Item) -> String {
    let known = plan.names.get(item.name).and_then(plan::Name::agency);
    let agency = known.and_then(|id| conflict::standing(session, id));
    agency.map_or_else(|| item.brought.agency.clone(), |agency| agency.short().to_owned())
}

fn question(lang: Lang, item: &Item) -> String {
    let (number, short) = &item.question;
    let name = lang.of(&short.ja, &short.en);
    let lane = item.lane.as_ref().map(|lane| lang.out_marks(lang.of(&lane.ja, &lane.en))).unwrap_or_default();
    format!("{number} {name}{lane}").trim_start().to_owned()
}

/// The same for other programs; nothing of what is said stands in it.
fn flat(session: &Session, plan: &Plan) -> String {
    let place = |place: &crate::exchange::intake::Place| json!({ "file": place.file, "sheet": place.sheet, "row": place.row, "column": place.column });
    let rows: Vec<_> = plan
        .items
        .iter()
        .map(|item| {
            json!({
                "place": place(&item.brought.place),
                "meeting": item.meeting,
                "agency_name": who(session, plan, item),
                "question": item.question_id(),
                "fate": item.fate.map(Fate::word),
                "record": item.fate.and_then(Fate::record),
                "chosen": item.is_chosen,
                "differs": item.differs(),
            })
        })
        .collect();
    let faults: Vec<_> = plan
        .faults
        .iter()
        .map(|fault| json!({ "place": place(&fault.place), "expected": fault.expected.word() }))
        .collect();
    let names: Vec<_> = plan
        .names
        .iter()
        .map(|name| json!({ "name": name.name, "agency": name.agency(), "open": name.is_open() }))
        .collect();
    let flat = json!({ "format": 1, "names": names, "rows": rows, "faults": faults });
    serde_json::to_string_pretty(&flat).unwrap_or_default() + "\n"
}
