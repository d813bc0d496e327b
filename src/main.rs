//! Arguments in, exit code out.

mod cli;

/// Reading makes very many small things: this allocator takes a tenth of the time from it.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::process::ExitCode {
    cli::run()
}
