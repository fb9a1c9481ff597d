//! `tiendo serve`: the server.

use crate::{
    allocator,
    config::{Data, DataArgs, File},
    demo::{self, Held},
    exit::{Outcome, Stop},
    heads::KeptHeads,
    log, words,
};
use clap::Args as ClapArgs;
use std::{
    future::Future,
    net::SocketAddr,
    path::{Path, PathBuf},
    sync::Arc,
};
use tiendo_app::{App, Clock, StartError};
use tiendo_store::{Location, OpenError, Options};
use tiendo_text::Lang;
use tiendo_web::{Patience, Web};
use tokio::net::TcpListener;

/// Where to listen when nothing is said.
const LISTEN: &str = "127.0.0.1:8080";

#[derive(ClapArgs)]
pub(crate) struct Args {
    #[command(flatten)]
    door: DoorArgs,
    /// Ghi thêm đầu chuỗi nhật ký vào tệp này mỗi giờ và khi dừng; đặt tệp ngoài máy chủ. Appends the journals' heads to this file each hour and at the end; keep it off this machine.
    #[arg(long, value_name = "HEADFILE", env = "TIENDO_HEAD_FILE")]
    head_file: Option<PathBuf>,
    #[command(flatten)]
    data: DataArgs,
}

/// Where the server is reached.
#[derive(ClapArgs, Default)]
pub(crate) struct DoorArgs {
    /// Địa chỉ:cổng lắng nghe; mặc định 127.0.0.1:8080. Address and port to listen on.
    #[arg(long, value_name = "ADDR", env = "TIENDO_LISTEN")]
    listen: Option<String>,
    /// https://… mà trình duyệt dùng. The https address that browsers use.
    #[arg(long, value_name = "URL", env = "TIENDO_PUBLIC_URL")]
    public_url: Option<String>,
    /// Có máy chủ ủy nhiệm https đứng trước. An https proxy stands before the server.
    #[arg(long, env = "TIENDO_TRUSTED_PROXY")]
    trusted_proxy: bool,
}

/// Where the server is reached, as it was settled.
pub(crate) struct Door {
    /// `address:port` to listen on.
    pub(crate) listen: String,
    /// The origin that browsers see; `None` on loopback or where only the proxy knows.
    pub(crate) public_origin: Option<Arc<str>>,
    /// Whether a proxy stands before the server.
    pub(crate) trusted_proxy: bool,
}

impl DoorArgs {
    /// Flag or environment, then the file.
    pub(crate) fn settle(&self, lang: Lang, file: &File) -> Result<Door, Stop> {
        let listen = self.listen.clone().or_else(|| file.listen.clone());
        let listen = listen.unwrap_or_else(|| LISTEN.to_owned());
        let public = self.public_url.clone().or_else(|| file.public_url.clone());
        let trusted_proxy = self.trusted_proxy || file.trusted_proxy.unwrap_or(false);
        let origin = origin(lang, &listen, public.as_deref(), trusted_proxy)?;
        Ok(Door {
            listen,
            public_origin: origin.map(Into::into),
            trusted_proxy,
        })
    }
}

pub(crate) fn run(args: &Args, lang: Lang) -> Result<Outcome, Stop> {
    allocator::give_back_at_once();
    log::start();
    let file = args.data.file(lang)?;
    let data = args.data.place(&file, Path::new("data"));
    let door = args.door.settle(lang, &file)?;
    let runtime = runtime(lang)?;
    // The port first: a second start beside a running server says so before it touches the data.
    let listener = runtime.block_on(bind(lang, &door.listen))?;
    let stop = stop_asked(lang, &runtime)?;
    let app = open(lang, &data, Clock::System, Options::server())?;
    refuse_sample_data(lang, &app)?;
    let address = listener
        .local_addr()
        .map_err(|error| Stop::fault(error.to_string()))?;
    let heads = args.head_file.clone().or_else(|| file.heads.clone());
    let heads = heads
        .map(|path| KeptHeads::begin(lang, &app, path))
        .transpose()?;
    if let Some(heads) = &heads {
        runtime.spawn(heads.clone().keep());
    }
    tracing::info!(%address, "listening");
    eprintln!("{}", words::serving(lang, &format!("http://{address}/")));
    let web = Web {
        app,
        public_origin: door.public_origin,
        trusted_proxy: door.trusted_proxy,
    };
    runtime
        .block_on(tiendo_web::serve(listener, web, stop, Patience::usual()))
        .map_err(|error| Stop::fault(error.to_string()))?;
    if let Some(heads) = heads {
        heads.write();
    }
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
        StartError::Open(error @ OpenError::BadUrl(_)) => {
            Stop::usage(words::open_error(lang, &error))
        }
        StartError::Open(error) => Stop::fault(words::open_error(lang, &error)),
    })
}

/// The demo's passwords are printed for all to see, so its data is never served in earnest.
fn refuse_sample_data(lang: Lang, app: &App) -> Result<(), Stop> {
    let held = app.store.read_blocking(demo::held);
    match held.map_err(|error| Stop::fault(words::open_error(lang, &error.into())))? {
        Held::Whole { .. } | Held::Half => Err(Stop::usage(words::sample_data_served(lang))),
        Held::Nothing | Held::Other => Ok(()),
    }
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
