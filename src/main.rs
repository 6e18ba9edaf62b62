//! The program: the window without a subcommand, the terminal with one.
//!
//! May use: cli ui
//! Foreign: tracing tracing_subscriber

use std::process::ExitCode;

use cunqing::cli::{self, Outcome, WindowRequest};
use cunqing::ui;
use tracing_subscriber::EnvFilter;

fn main() -> ExitCode {
    let filter = EnvFilter::try_from_env("CUNQING_LOG").unwrap_or_else(|_| EnvFilter::new("warn"));
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).init();
    match cli::run(std::env::args_os()) {
        Outcome::Done(code) => code,
        Outcome::Window(request) => window(&request),
    }
}

fn window(request: &WindowRequest) -> ExitCode {
    let start = ui::Start {
        path: request.file.clone(),
        workspace: request.workspace.as_deref().and_then(ui::Workspace::from_code),
        language: request.language,
        dark: request.dark,
        select: request.select.clone(),
        size: request.size,
        ..ui::Start::default()
    };
    match ui::run(&start) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => request.failed(&error.to_string()),
    }
}
