//! From an address to a connection that has signed in.

use std::net::{TcpStream, ToSocketAddrs};
use std::os::unix::net::UnixStream;
use std::time::Duration;

use postgres_protocol::authentication::{md5_hash, sasl};
use socket2::{SockRef, TcpKeepalive};
use tokio_postgres::Config;
use tokio_postgres::config::{ChannelBinding, Host, SslMode, TargetSessionAttrs};

use super::wire::{Message, Socket, Wire};
use crate::error::{OpenError, StoreError};

/// Every statement here looks rows up by its parameters alike: planning it anew for each of them costs more than running
/// it, and so does compiling it. What is looked up is in memory or on a disk without arms, so a row behind an index is
/// not the four pages read in a row that the server assumes, for which it would go through whole tables.
const PLANNER: &str = "-c plan_cache_mode=force_generic_plan -c jit=off -c random_page_cost=1.1";

/// The port of a server that names none.
const PORT: u16 = 5432;

/// Connects to the first server of the address that answers, and signs in.
pub(super) fn connect(url: &str) -> Result<Wire, OpenError> {
    let config: Config = url
        .parse()
        .map_err(|error: tokio_postgres::Error| OpenError::BadUrl(causes(&error)))?;
    if config.get_ssl_mode() == SslMode::Require
        || config.get_channel_binding() == ChannelBinding::Require
    {
        return Err(OpenError::BadUrl(
            "encryption is asked for, and this program does not encrypt: reach the server through a socket or a tunnel".into(),
        ));
    }
    let mut last = OpenError::BadUrl("it names no server".into());
    for (host, port) in hosts(&config) {
        match connect_to(&config, &host, port) {
            Ok(wire) => return Ok(wire),
            Err(error) => last = error,
        }
    }
    Err(last)
}

/// The servers with their ports: where there is an address of the network, it counts for the name.
fn hosts(config: &Config) -> Vec<(Host, u16)> {
    let named: Vec<Host> = if config.get_hostaddrs().is_empty() {
        config.get_hosts().to_vec()
    } else {
        let addresses = config.get_hostaddrs().iter();
        addresses
            .map(|address| Host::Tcp(address.to_string()))
            .collect()
    };
    let ports = config.get_ports();
    let port = |place: usize| {
        let own = ports.get(place).or(ports.first());
        own.copied().unwrap_or(PORT)
    };
    let numbered = named.into_iter().enumerate();
    numbered.map(|(place, host)| (host, port(place))).collect()
}

fn connect_to(config: &Config, host: &Host, port: u16) -> Result<Wire, OpenError> {
    let limit = config.get_connect_timeout().copied();
    let failed = |error: std::io::Error| OpenError::NoConnection(error.to_string());
    let socket = match host {
        Host::Unix(folder) => {
            let path = folder.join(format!(".s.PGSQL.{port}"));
            Socket::Unix(UnixStream::connect(path).map_err(failed)?)
        }
        Host::Tcp(name) => Socket::Tcp(dial(config, name, port, limit).map_err(failed)?),
    };
    let mut wire = Wire::new(socket);
    wire.socket().set_read_timeout(limit).map_err(failed)?;
    sign_in(&mut wire, config)?;
    wire.socket().set_read_timeout(None).map_err(failed)?;
    Ok(wire)
}

fn dial(
    config: &Config,
    name: &str,
    port: u16,
    limit: Option<Duration>,
) -> std::io::Result<TcpStream> {
    let mut last = std::io::Error::other(format!("{name} has no address"));
    for address in (name, port).to_socket_addrs()? {
        let dialled = match limit {
            Some(limit) => TcpStream::connect_timeout(&address, limit),
            None => TcpStream::connect(address),
        };
        match dialled {
            Ok(socket) => {
                socket.set_nodelay(true)?;
                if config.get_keepalives() {
                    // A server whose machine is gone is noticed, some time.
                    let idle = TcpKeepalive::new().with_time(config.get_keepalives_idle());
                    SockRef::from(&socket).set_tcp_keepalive(&idle)?;
                }
                return Ok(socket);
            }
            Err(error) => last = error,
        }
    }
    Err(last)
}

fn sign_in(wire: &mut Wire, config: &Config) -> Result<(), OpenError> {
    let user = match config.get_user() {
        Some(user) => user.to_owned(),
        None => whoami::username().map_err(|error| {
            OpenError::BadUrl(format!("it names no user, and the system neither: {error}"))
        })?,
    };
    let given = config.get_options().unwrap_or_default();
    let options = format!("{given} {PLANNER}");
    wire.startup(&[
        ("user", &user),
        ("database", config.get_dbname().unwrap_or(&user)),
        ("client_encoding", "UTF8"),
        (
            "application_name",
            config.get_application_name().unwrap_or("tiendo"),
        ),
        ("options", &options),
    ])
    .map_err(refused)?;
    let password = config.get_password();
    let mut scram = None;
    loop {
        wire.flush().map_err(refused)?;
        let answer = loop {
            match wire.next().map_err(refused)? {
                Message::SignIn(kind, body) => break Some((kind, body.to_vec())),
                Message::Failed(error) => return Err(refused(error)),
                Message::Ready => break None,
                _ => {}
            }
        };
        let Some((kind, body)) = answer else {
            break;
        };
        let secret = || {
            password.ok_or_else(|| {
                OpenError::NoConnection(
                    "the server asks for a password, the address has none".into(),
                )
            })
        };
        let odd = |error: std::io::Error| OpenError::NoConnection(error.to_string());
        match kind {
            0 => {}
            3 => wire
                .credential(&[secret()?, b"\0"].concat())
                .map_err(refused)?,
            5 => {
                let salt = body.try_into().unwrap_or_default();
                let hash = md5_hash(user.as_bytes(), secret()?, salt);
                wire.credential(format!("{hash}\0").as_bytes())
                    .map_err(refused)?;
            }
            10 => {
                let known = body
                    .split(|byte| *byte == 0)
                    .any(|name| name == sasl::SCRAM_SHA_256.as_bytes());
                if !known {
                    return Err(unknown_way());
                }
                let began = sasl::ScramSha256::new(secret()?, sasl::ChannelBinding::unsupported());
                wire.first_credential(sasl::SCRAM_SHA_256, began.message())
                    .map_err(refused)?;
                scram = Some(began);
            }
            11 => {
                let under_way = scram.as_mut().ok_or_else(unknown_way)?;
                under_way.update(&body).map_err(odd)?;
                wire.credential(under_way.message()).map_err(refused)?;
            }
            12 => {
                let under_way = scram.as_mut().ok_or_else(unknown_way)?;
                under_way.finish(&body).map_err(odd)?;
            }
            _ => return Err(unknown_way()),
        }
    }
    check_role(wire, config.get_target_session_attrs())
}

/// Whether the server takes writes, where the address wants one that does or does not.
fn check_role(wire: &mut Wire, wanted: TargetSessionAttrs) -> Result<(), OpenError> {
    if wanted == TargetSessionAttrs::Any {
        return Ok(());
    }
    wire.script("SHOW transaction_read_only").map_err(refused)?;
    wire.flush().map_err(refused)?;
    let mut only_reads = false;
    loop {
        match wire.next().map_err(refused)? {
            Message::Row(mut cells) => only_reads = cells.next() == Some(Some(b"on")),
            Message::Failed(error) => return Err(refused(error)),
            Message::Ready => break,
            _ => {}
        }
    }
    if only_reads == (wanted == TargetSessionAttrs::ReadOnly) {
        return Ok(());
    }
    Err(OpenError::NoConnection(
        "no server of the address takes what target_session_attrs asks for".into(),
    ))
}

fn unknown_way() -> OpenError {
    OpenError::NoConnection("the server asks for a way of signing in that is not known here".into())
}

/// What the server said, without our words around it.
fn refused(error: StoreError) -> OpenError {
    OpenError::NoConnection(match error {
        StoreError::Statement(text) | StoreError::Gone(text) => text,
        other => other.to_string(),
    })
}

/// The error with its causes, which the driver's own text leaves out.
fn causes(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut next = error.source();
    while let Some(cause) = next {
        text.push_str(": ");
        text.push_str(&cause.to_string());
        next = cause.source();
    }
    text
}
