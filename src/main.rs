//! The binary: hands its arguments to the command line.

use std::process::ExitCode;

fn main() -> ExitCode {
    norishiro::cli::main(std::env::args_os().collect())
}
