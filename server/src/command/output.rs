//! Standard output of a command.

use std::io::{ErrorKind, Result, Write};

/// Prints a line. A failure ends the command, since its output would be incomplete.
macro_rules! print_line {
    ($out:expr, $($text:tt)*) => {
        writeln!($out, $($text)*).map_err($crate::error::Error::Output)?
    };
}
pub(super) use print_line;

/// A writer whose reader may leave: a program such as `head` closes the pipe once it has enough. What follows is dropped,
/// and the command ends with the status of its own result.
pub(super) struct Output<W>(pub(super) W);

impl<W: Write> Write for Output<W> {
    fn write(&mut self, bytes: &[u8]) -> Result<usize> {
        unless_closed(self.0.write(bytes), bytes.len())
    }

    fn flush(&mut self) -> Result<()> {
        unless_closed(self.0.flush(), ())
    }
}

fn unless_closed<T>(written: Result<T>, dropped: T) -> Result<T> {
    match written {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(dropped),
        written => written,
    }
}
