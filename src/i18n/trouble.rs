//! What can go wrong with a file, and how it is told: what happened, what is safe, what to do now.

use super::Lang;

/// What went wrong; data only, so that every layer can pass it on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// There is no such file.
    NotFound,
    /// It is open elsewhere.
    InUse,
    /// It is a folder.
    IsFolder,
    /// There is no such folder.
    NoFolder,
    /// Reading or writing is not allowed.
    NoPermission,
    /// No room is left.
    DiskFull,
    /// The disk or folder can only be read.
    ReadOnlyDisk,
    /// A newer program wrote it; the version it wrote.
    Newer(u32, u32),
    /// It is not UTF-8 text; another program saved it in another encoding, and there is something to make a new one of.
    NotUtf8,
    /// It is text of another encoding, and nothing else is left of it.
    OtherEncoding,
    /// Nothing of it can be read, and there is a backup.
    OnlyBackup,
    /// It is no session file at all.
    NotASession,
    /// It is damaged: the first damaged line and column, how many parts could still be read, how many not.
    Damaged {
        /// Line, counted from 1.
        line: usize,
        /// Column in characters, counted from 1.
        column: usize,
        /// Parts that could be read.
        kept: usize,
        /// Parts that could not.
        lost: usize,
    },
    /// It is damaged, and nothing of it or of its backups can be read.
    NothingLeft,
    /// It is larger than what is read.
    TooLarge,
    /// There is already such a file.
    Exists,
    /// What was written reads back differently: the disk does not keep what it is given.
    LyingDisk,
    /// It holds no meeting.
    NoMeeting,
    /// A text in it is too long to be kept.
    TooLong,
    /// Somebody else kept writing it.
    Busy,
    /// Something else; the system's own word.
    Other(String),
}

/// What is told: one sentence on what happened, one on what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// What happened, and to what.
    pub what: String,
    /// What is safe and what to do now.
    pub next: String,
}

impl Lang {
    /// Tells a trouble with a file of this name.
    #[must_use]
    pub fn trouble(self, trouble: &Trouble, name: &str) -> Told {
        let (what, next) = match self {
            Self::Ja => japanese(trouble, name),
            Self::En => english(trouble, name),
        };
        Told { what, next: next.to_owned() }
    }

    /// The same where the program has ended with it, and nothing goes on by itself.
    #[must_use]
    pub fn trouble_that_ended(self, trouble: &Trouble, name: &str) -> Told {
        let told = self.trouble(trouble, name);
        let next = match trouble {
            Trouble::DiskFull => self.pick(
                "不要なファイルを片付けてから、もう一度実行してください。",
                "Clear some files, then run it again.",
            ),
            Trouble::Busy => {
                self.pick("しばらくしてから、もう一度実行してください。", "Run it again in a moment.")
            }
            _ => return told,
        };
        Told { next: next.to_owned(), ..told }
    }

    /// That a session can only be read: why, and what to do about it.
    #[must_use]
    pub fn read_only(self, why: Option<&Trouble>) -> Told {
        let (what, next) = match self {
            Self::Ja => read_only_japanese(why),
            Self::En => read_only_english(why),
        };
        Told { what, next: next.to_owned() }
    }
}

fn read_only_japanese(why: Option<&Trouble>) -> (String, &'static str) {
    const COPY: &str = "ホームの「写しを作る」で、書ける場所に写して開けます。";
    let (why, next) = match why {
        Some(Trouble::DiskFull) => {
            ("ファイルの場所に空きがないため、", "不要なファイルを片付けてから、開き直してください。")
        }
        Some(Trouble::NoPermission) => (
            "書き込む許可がないため、",
            "ホームの「写しを作る」で書ける場所に写して開くか、管理する人に頼んでください。",
        ),
        Some(Trouble::ReadOnlyDisk) => ("書き込めない場所にあるため、", COPY),
        Some(Trouble::Other(system)) => {
            return (format!("書き込めないため（{system}）、この記録は閲覧だけできます。"), COPY);
        }
        _ => ("", COPY),
    };
    (format!("{why}この記録は閲覧だけできます。"), next)
}

fn read_only_english(why: Option<&Trouble>) -> (String, &'static str) {
    const COPY: &str = "Make a copy on Home, which goes to where you can write, and open that.";
    let (why, next) = match why {
        Some(Trouble::DiskFull) => {
            ("There is no room where the file is. ", "Clear some files, then open it again.")
        }
        Some(Trouble::NoPermission) => (
            "You may not write the file. ",
            "Make a copy on Home and open that, or ask whoever looks after it.",
        ),
        Some(Trouble::ReadOnlyDisk) => ("The place of the file can only be read. ", COPY),
        Some(Trouble::Other(system)) => {
            return (format!("This session cannot be written ({system}); it can only be read."), COPY);
        }
        _ => ("", COPY),
    };
    (format!("{why}This session can only be read."), next)
}

fn japanese(trouble: &Trouble, name: &str) -> (String, &'static str) {
    match trouble {
        Trouble::NotFound => (format!("「{name}」が見つかりません。"), "名前と場所を確かめてください。"),
        Trouble::InUse => {
            (format!("「{name}」はほかで開いています。"), "向こうを閉じてから、もう一度してください。")
        }
        Trouble::IsFolder => (
            format!("「{name}」はフォルダーです。"),
            "中の会議の記録（.ron）を選んでください。フォルダーごと見るときは、norishiro --dir フォルダー で始めます。",
        ),
        Trouble::NoFolder => (
            format!("フォルダー「{name}」がありません。"),
            "名前と場所を確かめてください。新しい会議を作ると、このフォルダーもできます。",
        ),
        Trouble::NoPermission => (
            format!("「{name}」を読み書きする許可がありません。"),
            "別の場所を選ぶか、管理する人に頼んでください。",
        ),
        Trouble::DiskFull => (
            format!("「{name}」を書く空きがありません。"),
            "不要なファイルを片付けてください。空きができれば続けて保存します。",
        ),
        Trouble::ReadOnlyDisk => (
            format!("「{name}」の場所には書き込めません。"),
            "書き込める場所を選んでください。開いている記録は、ホームの「写しを作る」で写せます。",
        ),
        Trouble::Newer(major, minor) => (
            format!("「{name}」は新しい版（{major}.{minor}）の記録です。"),
            "ファイルには手を付けていません。新しいプログラムで開いてください。",
        ),
        Trouble::NotUtf8 => (
            format!("「{name}」はUTF-8で書かれていないため、読めません。"),
            "ファイルには手を付けていません。このファイルを開くと、読める分と控えから別に作れます。",
        ),
        Trouble::OtherEncoding => (
            format!("「{name}」の文字コードが違います（UTF-8ではありません）。"),
            "会議の記録なら、メモ帳などでUTF-8の別の名前に保存し、それを使ってください（元のファイルはそのままです）。",
        ),
        Trouble::OnlyBackup => (
            format!("「{name}」の中身は読めませんが、控えがあります。"),
            "ファイルには手を付けていません。このファイルを開くと、控えから別に作れます。",
        ),
        Trouble::NotASession => {
            (format!("「{name}」は会議の記録ではありません。"), "会議の記録（.ron）を選んでください。")
        }
        Trouble::Damaged { line, column, kept, lost } => (
            format!(
                "「{name}」は{line}行目の{column}文字目から壊れています（読める記録 {kept}、読めない記録 {lost}）。"
            ),
            "ファイルには手を付けていません。このファイルを開くと、読める分と控えから別に作れます。",
        ),
        Trouble::NothingLeft => (
            format!("「{name}」は壊れていて、読める所も控えもありません。"),
            "ファイルには手を付けていません。ほかの場所に写しがあれば、それを開いてください。",
        ),
        Trouble::TooLarge => (
            format!("「{name}」は大きすぎて読めません（32 MBまで）。"),
            "会議の記録かどうか確かめてください。",
        ),
        Trouble::Exists => {
            (format!("「{name}」はもうあります。"), "上書きはしません。別の名前にしてください。")
        }
        Trouble::LyingDisk => (
            format!("「{name}」に書いた内容が正しく残りません。"),
            "ディスクが傷んでいるかもしれません。別の場所へ写してください。",
        ),
        Trouble::NoMeeting => {
            (format!("「{name}」には会議がありません。"), "ホームから新しい会議を作ってください。")
        }
        Trouble::TooLong => (
            format!("「{name}」に入らない長さの記入があります（2万字まで）。"),
            "Ctrl+Z で戻し、短く分けて記入してください。",
        ),
        Trouble::Busy => (
            format!("「{name}」はほかから書き込まれ続けています。"),
            "しばらくすると自動でもう一度保存します。",
        ),
        Trouble::Other(system) => (
            format!("「{name}」を扱えませんでした（{system}）。"),
            "もう一度試し、続くときは別の場所へ写してください。",
        ),
    }
}

fn english(trouble: &Trouble, name: &str) -> (String, &'static str) {
    match trouble {
        Trouble::NotFound => (format!("\"{name}\" was not found."), "Check its name and place."),
        Trouble::InUse => (format!("\"{name}\" is open elsewhere."), "Close it there, then try again."),
        Trouble::IsFolder => (
            format!("\"{name}\" is a folder."),
            "Choose a session file (.ron) in it; to see all of it: norishiro --dir FOLDER.",
        ),
        Trouble::NoFolder => (
            format!("There is no folder \"{name}\"."),
            "Check its name and place. Making a new meeting makes the folder, too.",
        ),
        Trouble::NoPermission => (
            format!("\"{name}\" may not be read or written."),
            "Choose another place, or ask whoever looks after it.",
        ),
        Trouble::DiskFull => (
            format!("There is no room to write \"{name}\"."),
            "Clear some files; saving goes on by itself when there is room.",
        ),
        Trouble::ReadOnlyDisk => (
            format!("The place of \"{name}\" can only be read."),
            "Choose a place that can be written. A session that is open: make a copy, on Home.",
        ),
        Trouble::Newer(major, minor) => (
            format!("\"{name}\" was written by a newer version ({major}.{minor})."),
            "The file was left untouched. Open it with the newer program.",
        ),
        Trouble::NotUtf8 => (
            format!("\"{name}\" is not written in UTF-8 and cannot be read."),
            "The file was left untouched. Open it: a new file can be made of what is readable and the backups.",
        ),
        Trouble::OtherEncoding => (
            format!("\"{name}\" is in another encoding (not UTF-8)."),
            "If it is a session, save it as UTF-8 under another name (in an editor) and use that. The file was left untouched.",
        ),
        Trouble::OnlyBackup => (
            format!("\"{name}\" cannot be read, but there is a backup."),
            "The file was left untouched. Open it: a new file can be made of the backup.",
        ),
        Trouble::NotASession => {
            (format!("\"{name}\" is not a session file."), "Choose a session file (.ron).")
        }
        Trouble::Damaged { line, column, kept, lost } => (
            format!(
                "\"{name}\" is damaged from line {line}, character {column} (records readable: {kept}, not readable: {lost})."
            ),
            "The file was left untouched. Open it: a new file can be made of what is readable and the backups.",
        ),
        Trouble::NothingLeft => (
            format!("\"{name}\" is damaged, and neither it nor a backup can be read."),
            "The file was left untouched. If there is a copy elsewhere, open that.",
        ),
        Trouble::TooLarge => {
            (format!("\"{name}\" is too large to read (32 MB at most)."), "Check that it is a session file.")
        }
        Trouble::Exists => {
            (format!("\"{name}\" exists already."), "It is not written over. Choose another name.")
        }
        Trouble::LyingDisk => (
            format!("What was written to \"{name}\" does not read back the same."),
            "The disk may be failing. Copy the file to another place.",
        ),
        Trouble::NoMeeting => (format!("\"{name}\" holds no meeting."), "Make a new meeting from Home."),
        Trouble::TooLong => (
            format!("An entry is too long to be kept in \"{name}\" (20,000 characters at most)."),
            "Undo it with Ctrl+Z and enter it in shorter parts.",
        ),
        Trouble::Busy => {
            (format!("Somebody else keeps writing \"{name}\"."), "It is saved again by itself in a moment.")
        }
        Trouble::Other(system) => (
            format!("\"{name}\" could not be handled ({system})."),
            "Try again; if it goes on, copy the file to another place.",
        ),
    }
}
