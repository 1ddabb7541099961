//! The fixed words of a session file, Japanese and English side by side, never dependent on a language that is set.

/// How a file begins; the version stands before everything else.
pub(super) const HEAD: &str = "\
Session(
version: (1, 0),
// norishiro（のりしろ） 会議の記録 / record of meetings
//
// 前半は読むための部分です。\" \" の中の言葉はメモ帳などで直せます。行は消さず、id はそのままにしてください。
// 後半（プログラムのための部分）にはすべての記録が入っています。さわらないでください。
// The first part is for reading: words inside \" \" may be corrected in a plain editor; keep the lines and their ids.
// The second part (for the program) is the complete record: please leave it as it is.
";

/// The line that opens the part for people.
pub(super) const READING: &str = "reading: [\n";

/// What stands between the two parts.
pub(super) const MACHINE: &str = "\
],

// ━━━━ プログラムのための部分（さわらないでください） / For the program (please leave as it is) ━━━━
";

/// Heading of all agencies.
pub(super) const AGENCIES: &str = "機関 / Agencies";
/// Heading of a meeting.
pub(super) const MEETING: &str = "会議 / Meeting";
/// Heading of the attendance.
pub(super) const ATTENDANCE: &str = "出席 / Attendance";
/// Heading of the agenda.
pub(super) const AGENDA: &str = "次第 / Agenda";
/// Heading of what was parked.
pub(super) const PARKED: &str = "駐車場 / Parking lot";
/// Heading of the rest.
pub(super) const OTHER: &str = "その他 / Other";
/// Stands where an agency is not known.
pub(super) const NO_AGENCY: &str = "（機関なし / no agency）";
/// Stands behind 特になし.
pub(super) const PASS: &str = "特になし / nothing to add";
/// Stands behind a record with a redacted text.
pub(super) const REDACTED: &str = "消去済 / redacted";
/// Stands behind a record with differing wordings.
pub(super) const DIFFERING: &str = "相違 / differing";
/// Stands before the need of an overlap.
pub(super) const NEED: &str = "困りごと / need";
/// Stands before who is asked.
pub(super) const ASKED: &str = "相手 / asked";
/// Anyone is asked.
pub(super) const ANYONE: &str = "どの機関でも / anyone";
/// Nobody is asked yet.
pub(super) const UNDECIDED: &str = "未定 / undecided";
/// Stands before the meeting whose promises one begins with.
pub(super) const PREVIOUS: &str = "前回 / previous meeting";
/// Stands before who leads.
pub(super) const LEAD: &str = "主 / lead";
/// The secretariat leads.
pub(super) const SECRETARIAT: &str = "事務局 / secretariat";
/// Stands before the overlap that something came from.
pub(super) const FROM_OVERLAP: &str = "のりしろ / overlap";
/// Stands before the earlier promise that goes on.
pub(super) const GOES_ON: &str = "前の約束 / continues";
/// Stands before the meeting at which it was told what became of it.
pub(super) const TOLD: &str = "聞いた会議 / told at";
/// Stands before what a decision rests on.
pub(super) const RESTS_ON: &str = "もと / rests on";
/// Stands before who minds an issue.
pub(super) const OWNER: &str = "受け持ち / owner";
/// Stands before the agencies an issue is about.
pub(super) const ABOUT: &str = "関わる機関 / about";
/// Stands before what an issue was seen in.
pub(super) const SEEN: &str = "見えた所 / seen in";
/// Stands before an entry of common ground.
pub(super) const ENTRY: &str = "記入 / entry";

/// Heading of what a meeting came to, by the kind of the records.
pub(super) fn outcome(kind: &str) -> &'static str {
    match kind {
        "role" => "役割 / Roles",
        "action" => "取組 / Actions",
        "decision" => "決定 / Decisions",
        "issue" => "課題 / Issues",
        _ => "重なり / Common ground",
    }
}

/// The word for how an agency takes part.
pub(super) fn part(word: &str) -> &'static str {
    match word {
        "informed" => "知らせる / informed",
        _ => "協力 / supporting",
    }
}

/// The word for what became of a promise; nothing while it is open.
pub(super) fn fate(word: &str) -> &'static str {
    match word {
        "done" => "できた / done",
        "continued" => "続ける / continued",
        "stopped" => "やめる / stopped",
        "changed" => "変わった / changed",
        _ => "",
    }
}

/// The word for a stored answer.
pub(super) fn answer(word: &str) -> &'static str {
    match word {
        "agreed" => "了承 / agreed",
        "taken_back" => "持ち帰り / taken back to ask",
        "not_now" => "見送り / not now",
        _ => "提案 / proposed",
    }
}

/// The word for a stored state of attendance.
pub(super) fn attendance(word: &str) -> &'static str {
    match word {
        "present" => "出席 / present",
        "late" => "遅れて出席 / late",
        "absent" => "欠席 / absent",
        "handed_in" => "欠席（シート提出） / absent, sheet handed in",
        _ => "",
    }
}
