//! `tiendo serve`: the server.

use crate::{
    config::{Data, DataArgs},
    exit::{Outcome, Stop},
    log, words,
};
use clap::Args as ClapArgs;
use std::{future::Future, net::SocketAddr, path::Path};
use tiendo_app::{App, Clock, StartError};
use tiendo_store::{Location, Options};
use tiendo_text::Lang;
use tiendo_web::{Patience, Web};
use tokio::net::TcpListener;

/// Where to listen when nothing is said.
pub(crate) const LISTEN: &str = "127.0.0.1:8080";

#[derive(ClapArgs)]
pub(crate) struct Args {
    /// Địa chỉ:cổng lắng nghe. Address and port to listen on.
    #[arg(long, value_name = "ADDR", env = "TIENDO_LISTEN")]
    listen: Option<String>,
    /// https://… mà trình duyệt dùng. The https address that browsers use.
    #[arg(long, value_name = "URL", env = "TIENDO_PUBLIC_URL")]
    public_url: Option<String>,
    /// Có máy chủ ủy nhiệm https đứng trước. An https proxy stands before the server.
    #[arg(long, env = "TIENDO_TRUSTED_PROXY")]
    trusted_proxy: bool,
    #[command(flatten)]
    data: DataArgs,
}

pub(crate) fn run(args: Args, lang: Lang) -> Result<Outcome, Stop> {
    log::start();
    let file = args.data.file(lang)?;
    let data = args.data.place(&file, Path::new("data"));
    let listen = args
        .listen
        .or_else(|| file.listen.clone())
        .unwrap_or_else(|| LISTEN.to_owned());
    let public = args.public_url.or_else(|| file.public_url.clone());
    let proxied = args.trusted_proxy || file.trusted_proxy.unwrap_or(false);
    let origin = origin(lang, &listen, public.as_deref(), proxied)?;
    let runtime = runtime(lang)?;
    // The port first: a second start beside a running server says so before it touches the data.
    let listener = runtime.block_on(bind(lang, &listen))?;
    let stop = stop_asked(lang, &runtime)?;
    let app = open(lang, &data, Clock::System, Options::server())?;
    let address = listener
        .local_addr()
        .map_err(|error| Stop::fault(error.to_string()))?;
    tracing::info!(%address, "listening");
    eprintln!("{}", words::serving(lang, &format!("http://{address}/")));
    let web = Web {
        app,
        public_origin: origin.map(Into::into),
        trusted_proxy: proxied,
    };
    runtime
        .block_on(tiendo_web::serve(listener, web, stop, Patience::usual()))
        .map_err(|error| Stop::fault(error.to_string()))?;
    Ok(Outcome::Fine)
}

/// The origin that browsers see, or `None` on loopback. Beyond loopback, passwords and cookies must not travel in the
/// clear: an https address or a trusted proxy is demanded.
fn origin(
    lang: Lang,
    listen: &str,
    public: Option<&str>,
    proxied: bool,
) -> Result<Option<String>, Stop> {
    if let Some(url) = public {
        let rest = url.strip_prefix("https://").unwrap_or("");
        let host = rest.trim_end_matches('/');
        if host.is_empty() || host.contains(['/', '?', '#', ' ']) {
            return Err(Stop::usage(words::public_url_bad(lang, url)));
        }
        return Ok(Some(format!("https://{host}")));
    }
    let loopback = listen.parse::<SocketAddr>().map_or_else(
        |_| listen.starts_with("localhost:"),
        |address| address.ip().is_loopback(),
    );
    if loopback || proxied {
        Ok(None)
    } else {
        Err(Stop::usage(words::not_loopback(lang, listen)))
    }
}

/// Opens the installation, or says what to do.
pub(crate) fn open(lang: Lang, data: &Data, clock: Clock, options: Options) -> Result<App, Stop> {
    App::open(&data.folder, &data.location, options, clock).map_err(|error| match error {
        StartError::Folder(error) => Stop::fault(words::folder_bad(lang, &data.folder, &error)),
        StartError::Open(error) => Stop::fault(words::open_error(lang, &error)),
    })
}

/// Opens an installation for a command that looks at what is there: nothing is made where nothing is.
pub(crate) fn open_existing(lang: Lang, data: &Data) -> Result<App, Stop> {
    if let Location::Sqlite(file) = &data.location
        && !file.exists()
    {
        return Err(Stop::usage(words::nothing_there(lang, &data.folder)));
    }
    open(lang, data, Clock::System, Options::command())
}

/// Binds the port, or says that it is taken.
pub(crate) async fn bind(lang: Lang, listen: &str) -> Result<TcpListener, Stop> {
    TcpListener::bind(listen)
        .await
        .map_err(|error| Stop::usage(words::cannot_listen(lang, listen, &error)))
}

/// The asynchronous runtime of the server.
pub(crate) fn runtime(lang: Lang) -> Result<tokio::runtime::Runtime, Stop> {
    tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .map_err(|error| Stop::fault(words::no_runtime(lang, &error)))
}

/// Ready when the process is asked to stop: Ctrl-C or SIGTERM. From this call on neither ends the process by itself.
pub(crate) fn stop_asked(
    lang: Lang,
    runtime: &tokio::runtime::Runtime,
) -> Result<impl Future<Output = ()> + Send + 'static, Stop> {
    use tokio::signal::unix::{SignalKind, signal};
    let _inside = runtime.enter();
    let listen_for =
        |kind| signal(kind).map_err(|error| Stop::fault(words::no_runtime(lang, &error)));
    let mut terminate = listen_for(SignalKind::terminate())?;
    let mut interrupt = listen_for(SignalKind::interrupt())?;
    Ok(async move {
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
        }
        tracing::info!("stopping");
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn beyond_loopback_https_is_demanded() {
        assert_eq!(
            origin(Lang::Vi, "127.0.0.1:8080", None, false).unwrap(),
            None
        );
        assert_eq!(origin(Lang::Vi, "[::1]:80", None, false).unwrap(), None);
        assert_eq!(
            origin(Lang::Vi, "0.0.0.0:80", None, false)
                .unwrap_err()
                .code,
            2
        );
        assert_eq!(origin(Lang::Vi, "0.0.0.0:80", None, true).unwrap(), None);
        let public = origin(
            Lang::Vi,
            "0.0.0.0:80",
            Some("https://tiendo.example/"),
            false,
        );
        assert_eq!(public.unwrap().as_deref(), Some("https://tiendo.example"));
        for bad in [
            "http://tiendo.example",
            "https://",
            "https://a/b",
            "tiendo.example",
        ] {
            assert_eq!(
                origin(Lang::En, "0.0.0.0:80", Some(bad), false)
                    .unwrap_err()
                    .code,
                2
            );
        }
    }
}
