//! Small components that several panels use.

pub(crate) mod announcement;
pub(crate) mod basis;
pub(crate) mod changing_text;
pub(crate) mod citation;
pub(crate) mod folded_table;
pub(crate) mod gesture_hint;
pub(crate) mod icon;
pub(crate) mod map_note;
pub(crate) mod marked;
pub(crate) mod print_note;
pub(crate) mod read_aloud;
pub(crate) mod status;
