//! Structured logs on standard error, without personal data: codes, ids and times only.

use tracing_subscriber::{EnvFilter, fmt::format::FmtSpan};

/// Starts logging: JSON lines where standard error is no terminal, plain lines where it is. `TIENDO_LOG` sets the level.
pub(crate) fn start() {
    use std::io::IsTerminal as _;
    let filter = EnvFilter::try_from_env("TIENDO_LOG").unwrap_or_else(|_| EnvFilter::new("info"));
    let builder = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_span_events(FmtSpan::NONE)
        .with_writer(std::io::stderr);
    // A second start (as in tests) keeps the first.
    let _ = if std::io::stderr().is_terminal() {
        builder.compact().try_init()
    } else {
        builder.json().try_init()
    };
}
