//! A closed loop: so many clients, each of which asks again when it has been answered.

use super::{
    http::{Answer, Connection},
    manifest::{Desk, Manifest, Realm},
    plans::Draw,
    visitor::{Visitor, field},
};
use anyhow::{Context as _, bail};
use clap::{Args, ValueEnum};
use std::{
    collections::BTreeMap,
    io::Write as _,
    net::SocketAddr,
    path::PathBuf,
    thread,
    time::{Duration, Instant},
};

/// What is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Asked {
    /// The page of all tasks of the signed plan, by lead.
    Plan,
    /// The page of one task of the other plans, a random one.
    Task,
    /// A line of a report, saved by one person again and again: a draft under its own seal.
    Draft,
    /// A line of a report, saved by two persons in turn: each save closes the other's into a journal entry.
    Save,
}

/// Sends requests to a server that runs on data of `tiendo bench data`.
#[derive(Debug, Args)]
pub(crate) struct Load {
    /// Hỏi gì. What is asked for.
    #[arg(value_enum)]
    what: Asked,
    /// Máy chủ. Where the server listens.
    #[arg(long, value_name = "ADDR", default_value = "127.0.0.1:8080")]
    server: SocketAddr,
    /// Thư mục dữ liệu. The data folder.
    #[arg(long, value_name = "DIR", default_value = "bench-data")]
    data: PathBuf,
    /// Số người hỏi cùng lúc. How many ask at the same time.
    #[arg(long, default_value_t = 32)]
    clients: usize,
    /// Trong bao nhiêu giây. For how many seconds.
    #[arg(long, default_value_t = 10)]
    seconds: u64,
    /// Trên bao nhiêu đơn vị. Over how many realms.
    #[arg(long, default_value_t = 1)]
    realms: usize,
    /// Nhận trang nén. Take compressed pages.
    #[arg(long)]
    gzip: bool,
}

/// Who is signed in, by realm and user name: a password costs the server more than a hundred pages.
#[derive(Default)]
struct People(BTreeMap<(String, String), Visitor>);

impl People {
    fn sign_in(
        &mut self,
        load: &Load,
        manifest: &Manifest,
        realm: &Realm,
        name: &str,
    ) -> anyhow::Result<Visitor> {
        let key = (realm.slug.clone(), name.to_owned());
        if let Some(visitor) = self.0.get(&key) {
            return Ok(visitor.clone());
        }
        let visitor = Visitor::sign_in(load.server, &realm.slug, name, &manifest.password)?;
        self.0.insert(key, visitor.clone());
        Ok(visitor)
    }
}

/// Requests before the clock starts, for each client: connections, prepared statements and caches are made then.
const WARM: usize = 20;

/// Runs the load and prints what came of it.
pub(crate) fn run_load(load: &Load) -> anyhow::Result<()> {
    if !load.server.ip().is_loopback() {
        bail!("{} is not this machine", load.server);
    }
    let manifest = Manifest::read(&load.data)?;
    let mut people = People::default();
    let mut clients = (0..load.clients)
        .map(|n| client(load, &manifest, &mut people, n))
        .collect::<anyhow::Result<Vec<_>>>()?;
    for client in &mut clients {
        for _ in 0..WARM {
            client.ask()?;
        }
    }
    // Whoever measures the server begins now.
    say(&serde_json::json!({ "ready": load.what.name() }))?;
    let time = Duration::from_secs(load.seconds);
    let threads: Vec<_> = clients
        .into_iter()
        .map(|client| thread::spawn(move || client.run(time)))
        .collect();
    let mut took = Vec::new();
    let (mut bytes, mut first, mut last) = (0, None::<Instant>, None::<Instant>);
    for thread in threads {
        let run = thread
            .join()
            .map_err(|_| anyhow::anyhow!("a client panicked"))??;
        bytes += run.bytes;
        first = Some(first.map_or(run.began, |first| first.min(run.began)));
        last = Some(last.map_or(run.ended, |last| last.max(run.ended)));
        took.extend(run.took);
    }
    took.sort_unstable();
    let seconds = match (first, last) {
        (Some(first), Some(last)) => (last - first).as_secs_f64(),
        _ => 0.0,
    };
    let millis = |part: usize| {
        let place = (took.len() * part / 100).min(took.len().saturating_sub(1));
        took.get(place)
            .map_or(0.0, |took| took.as_secs_f64() * 1000.0)
    };
    #[expect(clippy::cast_precision_loss, reason = "counts of a short run")]
    let rate = took.len() as f64 / seconds;
    say(&serde_json::json!({
        "what": load.what.name(),
        "clients": load.clients,
        "realms": load.realms,
        "warm": WARM,
        "gzip": load.gzip,
        "seconds": seconds,
        "requests": took.len(),
        "per_second": rate,
        "p50_ms": millis(50),
        "p95_ms": millis(95),
        "p99_ms": millis(99),
        "bytes": bytes.checked_div(took.len()),
    }))
}

fn say(what: &serde_json::Value) -> anyhow::Result<()> {
    let mut out = std::io::stdout().lock();
    writeln!(out, "{what}").context("standard output")?;
    out.flush().context("standard output")
}

impl Asked {
    fn name(self) -> &'static str {
        match self {
            Asked::Plan => "plan",
            Asked::Task => "task",
            Asked::Draft => "draft",
            Asked::Save => "save",
        }
    }
}

/// One client, signed in.
struct Client {
    connection: Connection,
    asks: Asks,
    gzip: bool,
}

/// What a client asks for, and as whom.
enum Asks {
    Page(Visitor, String),
    Pages(Visitor, Vec<String>, Draw),
    Saves(Saves),
}

/// A desk whose lines are saved one after the other.
struct Saves {
    /// Who saves, in turn.
    writers: Vec<Visitor>,
    desk: Desk,
    /// The revision of each line.
    revs: Vec<i64>,
    done: usize,
}

/// What a client's run came to.
struct Run {
    began: Instant,
    ended: Instant,
    took: Vec<Duration>,
    bytes: usize,
}

fn client(
    load: &Load,
    manifest: &Manifest,
    people: &mut People,
    n: usize,
) -> anyhow::Result<Client> {
    let realms = manifest.realms.get(..load.realms);
    let realms = realms.context("so many realms were not made")?;
    let realm = &realms[n % realms.len()];
    let mut sign_in = |name: &str| people.sign_in(load, manifest, realm, name);
    let asks = match load.what {
        Asked::Plan => {
            let path = format!("ke-hoach/{}/nhiem-vu?theo=chu-tri", realm.plan);
            Asks::Page(sign_in("daumoi")?, path)
        }
        Asked::Task => {
            let paths = realm.tasks.iter().map(|task| format!("ke-hoach/{task}"));
            Asks::Pages(sign_in("daumoi")?, paths.collect(), Draw::seeded(n as u64))
        }
        Asked::Draft => Asks::Saves(saves(load, realm, n / realms.len(), 1, sign_in)?),
        Asked::Save => Asks::Saves(saves(load, realm, n / realms.len(), 2, sign_in)?),
    };
    Ok(Client {
        connection: Connection::open(load.server)?,
        asks,
        gzip: load.gzip,
    })
}

/// The `n`th desk of a realm, with its lines as they stand.
fn saves(
    load: &Load,
    realm: &Realm,
    n: usize,
    persons: usize,
    sign_in: impl FnMut(&str) -> anyhow::Result<Visitor>,
) -> anyhow::Result<Saves> {
    let desk = realm
        .desks
        .get(n)
        .context("more clients than bodies that report")?
        .clone();
    let writers = desk.writers[..persons]
        .iter()
        .map(String::as_str)
        .map(sign_in)
        .collect::<anyhow::Result<Vec<_>>>()?;
    let mut connection = Connection::open(load.server)?;
    let page = writers[0].get(&mut connection, &format!("bao-cao/{}", desk.report), false)?;
    let rev = |line: &String| Ok(field(&page, &format!("r-{line}"))?.parse()?);
    Ok(Saves {
        revs: desk.lines.iter().map(rev).collect::<anyhow::Result<_>>()?,
        writers,
        desk,
        done: 0,
    })
}

impl Client {
    fn run(mut self, time: Duration) -> anyhow::Result<Run> {
        let began = Instant::now();
        let (mut took, mut bytes, mut ended) = (Vec::new(), 0, began);
        while ended - began < time {
            let start = ended;
            bytes += self.ask()?.body.len();
            ended = Instant::now();
            took.push(ended - start);
        }
        Ok(Run {
            began,
            ended,
            took,
            bytes,
        })
    }

    fn ask(&mut self) -> anyhow::Result<Answer> {
        let answer = match &mut self.asks {
            Asks::Page(visitor, path) => visitor.get(&mut self.connection, path, self.gzip)?,
            Asks::Pages(visitor, paths, draw) => {
                let path = &paths[draw.below(paths.len())];
                visitor.get(&mut self.connection, path, self.gzip)?
            }
            Asks::Saves(saves) => saves.save(&mut self.connection)?,
        };
        if answer.status != 200 {
            bail!(
                "answered {}: {}",
                answer.status,
                String::from_utf8_lossy(&answer.body)
            );
        }
        Ok(answer)
    }
}

impl Saves {
    /// Saves the line whose turn it is: a state and what was done, which is new each time.
    fn save(&mut self, connection: &mut Connection) -> anyhow::Result<Answer> {
        let round = self.done / self.desk.lines.len();
        let (place, writer) = (
            self.done % self.desk.lines.len(),
            round % self.writers.len(),
        );
        let line = &self.desk.lines[place];
        let words = format!(
            "Báo cáo tiến độ {}: đã hoàn thành rà soát, đang lấy ý kiến các cơ quan phối hợp",
            self.done
        );
        let fields = [
            (format!("r-{line}"), self.revs[place].to_string()),
            (format!("s-{line}"), "in_progress".to_owned()),
            (format!("k-{line}"), words),
        ];
        let rest = format!("bao-cao/{}/muc/{line}", self.desk.report);
        let answer = self.writers[writer].post(connection, &rest, &fields)?;
        if answer.status == 200 {
            let said: serde_json::Value = serde_json::from_slice(&answer.body)?;
            self.revs[place] = said["rev"]
                .as_i64()
                .context("the answer names no revision")?;
        }
        self.done += 1;
        Ok(answer)
    }
}
