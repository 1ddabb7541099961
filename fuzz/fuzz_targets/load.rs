//! Any bytes as a session file: whatever is read of them is written and read again as the same.
#![no_main]

use libfuzzer_sys::fuzz_target;
use norishiro::domain::Session;
use norishiro::store::wire::{self, Hand};

/// What stands in memory comes back from its print, with nothing to be told of it.
fn again(session: &Session) {
    let text = wire::print(session);
    let loaded = wire::load(text.as_bytes()).expect("our own print reads");
    assert!(loaded.session == *session, "another session");
    assert!(loaded.hand == Hand::default(), "an edit by hand in our own print: {:?}", loaded.hand);
}

fuzz_target!(|bytes: &[u8]| {
    let loaded = wire::load(bytes);
    if let Ok(loaded) = &loaded {
        again(&loaded.session);
    }
    let Ok(salvaged) = wire::salvage(bytes) else { return };
    again(&salvaged.session);
    let mut left = salvaged.session.clone();
    left.take_in(wire::regain(bytes, &salvaged.session, &left), []);
    again(&left);
    if let Ok(loaded) = loaded {
        // an undamaged file holds no less than what is salvaged of it
        let mut both = loaded.session.clone();
        both.union(&salvaged.session);
        assert!(both == loaded.session, "more was salvaged than stands there");
    }
});
