//! Running it: the health check, an end that waits for what is under way, settings by file and environment, a log
//! without anything personal in it.

use std::io::{BufReader, Read, Write};
use std::net::TcpStream;
use std::time::Duration;

use crate::desk::Writer;
use crate::http::{Browser, encoded, read_answer};
use crate::program::{Server, ran};
use crate::site::{PASSWORD, REALM, Site, reporting};

#[test]
fn a_request_under_way_is_answered_before_the_end() {
    let site = Site::sqlite();
    reporting(&site);
    let (mut server, address) = Server::start(&mut site.command(&["serve"]));
    let mut browser = Browser::new(address);
    assert_eq!(browser.get("/healthz").unwrap().text(), "ok\n");
    let page = browser.get(&format!("/{REALM}/dang-nhap")).unwrap();
    let body = encoded(&[("_t", &page.form_token()), ("u", "daumoi"), ("p", PASSWORD)]);
    let cookie = page.header("set-cookie").split(';').next().unwrap();
    let head = format!(
        "POST /{REALM}/dang-nhap HTTP/1.1\r\nhost: {address}\r\ncookie: {cookie}\r\nsec-fetch-site: same-origin\r\n\
         content-type: application/x-www-form-urlencoded\r\ncontent-length: {}\r\nexpect: 100-continue\r\n\r\n",
        body.len()
    );
    let mut stream = BufReader::new(TcpStream::connect(address).unwrap());
    stream.get_mut().write_all(head.as_bytes()).unwrap();
    // Whoever is asked to go on has been heard.
    assert_eq!(read_answer(&mut stream).unwrap().status, 100);
    server.ask_to_stop();
    server.line_with("stopping");
    stream.get_mut().write_all(body.as_bytes()).unwrap();
    let answer = read_answer(&mut stream).unwrap();
    assert_eq!(answer.status, 303, "{}", answer.text());
    let (status, log) = server.ended();
    assert!(status.success(), "{log}");
    assert_eq!(ran(&mut site.command(&["verify"])).code, 0);
}

#[test]
fn the_log_holds_nothing_personal_and_no_secret() {
    let site = Site::sqlite();
    let desks = reporting(&site);
    let (server, address) = Server::start(site.command(&["serve"]).env("TIENDO_LOG", "debug"));
    let mut writer = Writer::at(&desks[0], address);
    assert!(writer.save());
    let mut stranger = Browser::new(address);
    let page = stranger.get(&format!("/{REALM}/dang-nhap")).unwrap();
    let fields = [
        ("_t", page.form_token()),
        ("u", "nguoi.la".to_owned()),
        ("p", "mat khau sai".to_owned()),
    ];
    let fields: Vec<(&str, &str)> = fields
        .iter()
        .map(|(name, value)| (*name, value.as_str()))
        .collect();
    assert_eq!(
        stranger
            .post(&format!("/{REALM}/dang-nhap"), &fields)
            .unwrap()
            .status,
        422
    );
    assert_eq!(stranger.get("/khong-co").unwrap().status, 404);
    server.ask_to_stop();
    let (_, log) = server.ended();
    let lines: Vec<&str> = log.lines().filter(|line| line.starts_with('{')).collect();
    assert!(lines.len() >= 2, "{log}");
    for line in lines {
        let entry: serde_json::Value = serde_json::from_str(line).unwrap();
        assert!(
            entry["timestamp"].is_string() && entry["level"].is_string(),
            "{line}"
        );
    }
    let token = page.form_token();
    for secret in [
        desks[0].username.as_str(),
        "nguoi.la",
        "mat khau",
        PASSWORD,
        "Trần Văn",
        "Đã làm",
        &token,
        "tiendo-quang-ngai=",
        "$argon2",
    ] {
        assert!(!log.contains(secret), "the log holds {secret}: {log}");
    }
}

#[test]
fn a_flag_comes_before_the_environment_and_that_before_the_file() {
    let site = Site::sqlite();
    reporting(&site);
    let folder = site.folder.path().display().to_string();
    let file = site.folder.path().join("tiendo.toml");
    let name = file.display().to_string();
    std::fs::write(
        &file,
        format!("data = {folder:?}\nlisten = \"0.0.0.0:80\"\n"),
    )
    .unwrap();
    let by_file = ran(&mut crate::program::command(&["verify", "--config", &name]));
    assert_eq!(by_file.code, 0, "{by_file:?}");
    let by_environment =
        ran(crate::program::command(&["verify", "--config", &name]).env("TIENDO_DATA", "/nowhere"));
    assert!(
        by_environment.code == 2 && by_environment.err.contains("/nowhere"),
        "{by_environment:?}"
    );
    let by_flag =
        ran(crate::program::command(&["verify", "--data", &folder]).env("TIENDO_DATA", "/nowhere"));
    assert_eq!(by_flag.code, 0, "{by_flag:?}");
    // The file's address would need https; the environment's does not.
    let refused = ran(&mut crate::program::command(&["serve", "--config", &name]));
    assert!(
        refused.code == 2 && refused.err.contains("--public-url"),
        "{refused:?}"
    );
    let doctor = ran(&mut crate::program::command(&["doctor", "--config", &name]));
    assert!(
        doctor.code == 1 && doctor.out.contains("✗ Không mở 0.0.0.0:80"),
        "{doctor:?}"
    );
    for (text, words) in [
        ("data = 5\n", "tiendo.toml"),
        ("cong = 80\n", "unknown field"),
        ("data = \n", "tiendo.toml"),
    ] {
        std::fs::write(&file, text).unwrap();
        for lang in ["vi", "en"] {
            let bad = ran(&mut crate::program::command(&[
                "--lang", lang, "serve", "--config", &name,
            ]));
            assert!(
                bad.code == 2 && bad.err.contains(words) && bad.err.contains("--config"),
                "{bad:?}"
            );
        }
    }
}

#[test]
fn heads_are_written_at_the_start_and_at_the_end() {
    let site = Site::sqlite();
    let desks = reporting(&site);
    let kept = site.folder.path().join("heads").display().to_string();
    let (server, address) = Server::start(&mut site.command(&["serve", "--head-file", &kept]));
    let heads = || std::fs::read_to_string(&kept).unwrap().lines().count();
    assert_eq!(heads(), 1);
    assert!(Writer::at(&desks[0], address).save());
    server.ask_to_stop();
    assert!(server.ended().0.success());
    assert_eq!(heads(), 2);
    assert_eq!(
        ran(&mut site.command(&["verify", "--against", &kept])).code,
        0
    );
    let refused = ran(&mut site.command(&[
        "serve",
        "--listen",
        "127.0.0.1:0",
        "--head-file",
        "/dev/null/x",
    ]));
    assert!(
        refused.code == 3 && refused.err.contains("/dev/null/x"),
        "{refused:?}"
    );
}

/// Whoever sends the head of a request a letter a minute is cut off, and others are answered meanwhile.
#[test]
fn who_dawdles_is_cut_off() {
    use tiendo_app::{App, Clock};
    use tiendo_web::{Patience, Web, serve};
    let site = Site::sqlite();
    let app = App::open(
        site.folder.path(),
        &site.location,
        tiendo_store::Options::command(),
        Clock::System,
    )
    .unwrap();
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let listener = runtime
        .block_on(tokio::net::TcpListener::bind("127.0.0.1:0"))
        .unwrap();
    let address = listener.local_addr().unwrap();
    let web = Web {
        app,
        public_origin: None,
        trusted_proxy: false,
    };
    let patience = Patience {
        head: Duration::from_millis(300),
        ..Patience::usual()
    };
    runtime.spawn(serve(listener, web, std::future::pending(), patience));
    let mut slow = TcpStream::connect(address).unwrap();
    slow.write_all(b"GET / HTTP/1.1\r\nhost: x\r\n").unwrap();
    assert_eq!(Browser::new(address).get("/healthz").unwrap().status, 200);
    slow.set_read_timeout(Some(Duration::from_secs(30)))
        .unwrap();
    let mut rest = Vec::new();
    // The end comes by itself, with or without a word.
    slow.read_to_end(&mut rest).unwrap();
    assert!(
        !rest.starts_with(b"HTTP/1.1 200"),
        "{}",
        String::from_utf8_lossy(&rest)
    );
}

#[cfg(target_os = "linux")]
#[test]
fn a_server_gives_memory_back_at_once_and_is_the_process_that_was_started() {
    let site = Site::sqlite();
    let (server, address) = Server::start(&mut site.command(&["serve"]));
    assert_eq!(Browser::new(address).get("/healthz").unwrap().status, 200);
    let of_process = |what: &str| {
        let bytes = std::fs::read(format!("/proc/{}/{what}", server.pid())).unwrap();
        String::from_utf8_lossy(&bytes).replace('\0', "\n")
    };
    let environment = of_process("environ");
    assert!(
        environment
            .lines()
            .any(|line| line == "MIMALLOC_PURGE_DELAY=0"),
        "{environment}"
    );
    // Begun anew, it was called as before.
    let call = of_process("cmdline");
    assert_eq!(call.lines().nth(1), Some("serve"), "{call}");

    let (own, _) = Server::start(site.command(&["serve"]).env("MIMALLOC_PURGE_DELAY", "5"));
    let environment = std::fs::read(format!("/proc/{}/environ", own.pid())).unwrap();
    assert!(String::from_utf8_lossy(&environment).contains("MIMALLOC_PURGE_DELAY=5"));
}
