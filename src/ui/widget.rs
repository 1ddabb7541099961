//! Parts that more than one screen has.

pub mod bars;
pub mod cases;
pub mod choice;
pub mod clock;
pub mod echo;
pub mod figures;
pub mod hints;
pub mod label;
pub mod line;
pub mod review;
pub mod scroll;
pub mod works_with;
pub mod years;
