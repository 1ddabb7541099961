//! Looking on: a session that can only be read follows what others write into its file.

use std::io;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::Duration;

use crate::domain::Session;

use super::save::{Looked, SessionFile, Written};
use super::saver::Report;

/// A thread that looks at a file from time to time and tells what is new in it; dropping it ends it. It writes nothing.
#[derive(Debug)]
pub struct Onlooker {
    /// Its going tells the thread to end; nobody waits for that, the disk may be slow.
    _stop: Sender<()>,
}

impl Onlooker {
    /// Starts to look at the file of a session every `pause`; tells [`Report::MergedFromDisk`] and nothing else.
    ///
    /// # Errors
    /// Where the system gives no thread.
    pub fn start(
        session: Session,
        file: SessionFile,
        pause: Duration,
        report: impl Fn(Report) + Send + 'static,
    ) -> io::Result<Self> {
        let (stop, stopped) = channel();
        let look = move || look_on(session, file, pause, &stopped, report);
        thread::Builder::new().name("onlooker".to_owned()).spawn(look)?;
        Ok(Self { _stop: stop })
    }
}

fn look_on(
    mut session: Session,
    mut file: SessionFile,
    pause: Duration,
    stopped: &Receiver<()>,
    report: impl Fn(Report),
) {
    while stopped.recv_timeout(pause) == Err(RecvTimeoutError::Timeout) {
        // a file that is on its way, or cannot be reached just now, is looked at again
        if file.look() != Looked::Changed {
            continue;
        }
        let mut written = Written::default();
        if file.follow(&mut session, &mut written).is_ok()
            && !(written.revisions.is_empty() && written.redactions.is_empty())
        {
            report(Report::MergedFromDisk(written.revisions, written.redactions));
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::sync::mpsc::channel;

    use super::*;
    use crate::store::wire::tests::made::{Step, session_of};
    use crate::store::{create, open, real};

    #[test]
    fn who_only_reads_is_told_what_others_write_and_writes_nothing() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("a.ron");
        let (before, after) = (session_of(&[]), session_of(&[Step::Entry("あとから来た記入".to_owned())]));
        create(&path, &before).unwrap();
        let shelf = crate::store::Shelf::new(&real(), &home.path().join("state"));
        let opened = open(&path, &shelf, "記録2").unwrap();
        let (tell, reports) = channel();
        let report = move |report| drop(tell.send(report));
        let looking = Onlooker::start(before.clone(), opened.file, Duration::from_millis(1), report).unwrap();

        // a file that is half there is nothing new
        let whole = fs::read(&path).unwrap();
        fs::write(&path, &whole[..whole.len() / 2]).unwrap();
        fs::write(&path, &whole).unwrap();
        let mut writer = SessionFile::new(&real(), &path);
        writer.save(&mut after.clone(), &mut Written::default()).unwrap();
        let written = fs::read(&path).unwrap();

        let Ok(Report::MergedFromDisk(revisions, redactions)) = reports.recv_timeout(Duration::from_secs(20))
        else {
            panic!("it tells what is new");
        };
        let mut session = before;
        session.take_in(revisions, redactions);
        assert_eq!(session, after);
        drop(looking);
        assert_eq!(reports.recv(), Err(std::sync::mpsc::RecvError), "it has ended, and told nothing twice");
        assert_eq!(fs::read(&path).unwrap(), written);
    }
}
