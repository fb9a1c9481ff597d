//! Answering requests on a port: who dawdles is cut off, who asks us to stop waits for what is under way.

use crate::{Web, app};
use axum::{
    body::Body,
    extract::{ConnectInfo, Request},
};
use hyper::{body::Incoming, server::conn::http1, service::service_fn};
use hyper_util::{
    rt::{TokioIo, TokioTimer},
    server::graceful::GracefulShutdown,
};
use std::{future::Future, io, net::SocketAddr, pin::pin, sync::Arc, time::Duration};
use tokio::{net::TcpListener, sync::Semaphore};
use tower::ServiceExt as _;

/// How patient the server is with connections.
#[derive(Debug, Clone, Copy)]
pub struct Patience {
    /// How long the head of a request may take, and how long a kept connection may be idle.
    pub head: Duration,
    /// Connections at a time; more wait in the system's queue.
    pub connections: usize,
    /// How long requests that run may still take once the server is asked to stop.
    pub stopping: Duration,
}

impl Patience {
    /// What a server has: fewer connections than a process usually may have open files.
    pub const fn usual() -> Patience {
        Patience {
            head: Duration::from_secs(30),
            connections: 800,
            stopping: Duration::from_secs(25),
        }
    }
}

/// How long to wait when the system gives no more connections.
const BREATH: Duration = Duration::from_millis(100);

/// Answers requests on `listener` until `stop` is ready, then finishes those that run.
///
/// # Errors
/// When the listener fails.
pub async fn serve(
    listener: TcpListener,
    web: Web,
    stop: impl Future<Output = ()> + Send + 'static,
    patience: Patience,
) -> io::Result<()> {
    let router = app(&web);
    let places = Arc::new(Semaphore::new(patience.connections));
    let running = GracefulShutdown::new();
    let mut stop = pin!(stop);
    loop {
        let arrived = tokio::select! {
            arrived = arrive(&listener, &places) => arrived,
            () = &mut stop => break,
        };
        let Some((stream, peer, place)) = arrived else {
            continue;
        };
        let router = router.clone();
        let service = service_fn(move |request: hyper::Request<Incoming>| {
            let mut request: Request = request.map(Body::new);
            request.extensions_mut().insert(ConnectInfo(peer));
            router.clone().oneshot(request)
        });
        let connection = http1::Builder::new()
            .timer(TokioTimer::new())
            .header_read_timeout(patience.head)
            .serve_connection(TokioIo::new(stream), service);
        let connection = running.watch(connection);
        tokio::spawn(async move {
            // A browser that goes away or dawdles is no event.
            let _ = connection.await;
            drop(place);
        });
    }
    drop(listener);
    if tokio::time::timeout(patience.stopping, running.shutdown())
        .await
        .is_err()
    {
        tracing::warn!("requests were still running when the server ended");
    }
    Ok(())
}

type Arrived = (
    tokio::net::TcpStream,
    SocketAddr,
    tokio::sync::OwnedSemaphorePermit,
);

/// The next connection, once there is a place for it.
async fn arrive(listener: &TcpListener, places: &Arc<Semaphore>) -> Option<Arrived> {
    let place = Arc::clone(places).acquire_owned().await.ok()?;
    match listener.accept().await {
        Ok((stream, peer)) => {
            // Answers are small and whole; waiting to fill a packet only delays them.
            let _ = stream.set_nodelay(true);
            Some((stream, peer, place))
        }
        Err(error) => {
            if !gone(&error) {
                tracing::error!(%error, "no connection can be accepted");
                tokio::time::sleep(BREATH).await;
            }
            None
        }
    }
}

/// Whether a connection ended before it was accepted, which concerns nobody.
fn gone(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::ConnectionRefused
            | io::ErrorKind::ConnectionAborted
            | io::ErrorKind::ConnectionReset
    )
}
