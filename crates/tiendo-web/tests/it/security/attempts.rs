//! Who guesses is slowed down, by account and by address, and cannot shut out the person whose account it is.

use axum::http::StatusCode;
use jiff::SignedDuration;
use tiendo_app::sign_in::{Attempt, SignInRefusal};

use crate::support::{PASSWORD, Site, now, on_both};

/// Wrong attempts on one account before the door closes.
const PER_ACCOUNT: usize = 8;

/// Wrong attempts from one address.
const PER_ADDRESS: usize = 60;

/// Somebody tries from an address that the proxy reports.
fn tries(site: &Site, username: &str, password: &str, addresses: &[&str]) -> StatusCode {
    let forwarded: Vec<_> = addresses
        .iter()
        .map(|address| ("x-forwarded-for", *address))
        .collect();
    site.visitor_by_https()
        .try_sign_in(username, password, &forwarded)
        .status
}

const WRONG: StatusCode = StatusCode::UNPROCESSABLE_ENTITY;
const TOO_MANY: StatusCode = StatusCode::TOO_MANY_REQUESTS;
const IN: StatusCode = StatusCode::SEE_OTHER;

on_both! {
    fn an_account_closes_after_some_guesses_and_opens_again(site) {
        site.person("nguoi.thu");
        // Whatever the browser puts before the proxy's own word, the guesses are counted under one account.
        for n in 0..PER_ACCOUNT {
            let made_up = format!("10.1.1.{n}, 203.0.113.7");
            assert_eq!(tries(site, "nguoi.thu", "sai", &[&made_up]), WRONG);
        }
        assert_eq!(tries(site, "NGUOI.THU", PASSWORD, &["203.0.113.7"]), TOO_MANY);
        assert_eq!(tries(site, "nguoi.la", PASSWORD, &["203.0.113.7"]), WRONG);
        site.clock().set(now() + SignedDuration::from_mins(15) + SignedDuration::from_secs(1));
        assert_eq!(tries(site, "nguoi.thu", PASSWORD, &["203.0.113.7"]), IN);
    }

    fn a_stranger_who_guesses_does_not_shut_out_the_person_at_their_desk(site) {
        site.person("nguoi.thu");
        assert_eq!(tries(site, "nguoi.thu", PASSWORD, &["192.0.2.1"]), IN);
        site.clock().set(now() + SignedDuration::from_mins(1));
        for _ in 0..PER_ACCOUNT {
            assert_eq!(tries(site, "nguoi.thu", "sai", &["203.0.113.7"]), WRONG);
        }
        assert_eq!(tries(site, "nguoi.thu", PASSWORD, &["203.0.113.8"]), TOO_MANY);
        assert_eq!(tries(site, "nguoi.thu", PASSWORD, &["192.0.2.1"]), IN);
    }

    fn many_at_once_are_counted_like_one_after_the_other(site) {
        site.person("nguoi.thu");
        let realm = site.block_on(site.app.public_realms()).unwrap().remove(0);
        let attempt = |n: usize| {
            let attempt = Attempt {
                username: "nguoi.thu".to_owned(),
                password: format!("sai {n}"),
                address: "203.0.113.7".to_owned(),
            };
            let (app, realm) = (site.app.clone(), realm.clone());
            async move { app.sign_in(&realm, attempt, None, now()).await.unwrap() }
        };
        let answers = site.block_on(async {
            let tasks: Vec<_> = (0..3 * PER_ACCOUNT).map(|n| tokio::spawn(attempt(n))).collect();
            let mut answers = Vec::new();
            for task in tasks {
                answers.push(task.await.unwrap());
            }
            answers
        });
        let looked_at = answers.iter().filter(|answer| **answer == Err(SignInRefusal::Wrong)).count();
        assert_eq!(looked_at, PER_ACCOUNT, "{answers:?}");
    }
}

#[test]
fn an_address_closes_and_cannot_be_made_up() {
    let site = Site::sqlite();
    site.person("nguoi.thu");
    for n in 0..PER_ADDRESS {
        // Also in a header of its own before the proxy's.
        let made_up = format!("198.51.100.{n}");
        let status = tries(
            &site,
            &format!("nguoi.la{n}"),
            "sai",
            &[&made_up, "203.0.113.7"],
        );
        assert_eq!(status, WRONG);
    }
    assert_eq!(
        tries(
            &site,
            "nguoi.thu",
            PASSWORD,
            &["198.51.100.99", "203.0.113.7"]
        ),
        TOO_MANY
    );
    assert_eq!(tries(&site, "nguoi.thu", PASSWORD, &["198.51.100.99"]), IN);
    // Without a proxy nobody's word is taken: all come from the one address of these tests.
    for n in 0..PER_ADDRESS {
        let made_up = format!("198.51.100.{n}");
        let answer = site.visitor().try_sign_in(
            &format!("ai.do{n}"),
            "sai",
            &[("x-forwarded-for", &made_up)],
        );
        assert_eq!(answer.status, WRONG);
    }
    let answer =
        site.visitor()
            .try_sign_in("nguoi.thu", PASSWORD, &[("x-forwarded-for", "192.0.2.77")]);
    assert_eq!(answer.status, TOO_MANY);
}
