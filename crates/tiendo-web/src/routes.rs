//! The permission table: who may do what. Every page and every change of a realm is a row here, and the router is made
//! of these rows alone.
//!
//! Columns: focal officer, agency officer, head, office, leader, clerk, inspector, overseer, auditor, administrator,
//! public. `R` everything of the realm, `O` only what belongs to one's own bodies, `P` only what a recorded decision has
//! opened, `N` nothing. A person holding several roles may do what any of them may; what the public may see, all may.

use crate::{
    Web, account, admin, consolidation, desk, guard, guide, home, owed, plan, report, rounds,
    standing, taking_in,
};
use axum::{Router, middleware, routing::MethodRouter};
use jiff::Timestamp;
use tiendo_domain::{
    access::{COLUMNS, Cell, Cells, Reach, RoleGrant, reach},
    time::day_of,
};

/// How a route is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verb {
    /// Shows something and changes nothing.
    Get,
    /// Changes something.
    Post,
}

/// When a route is there at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Open {
    /// Always.
    Always,
    /// Also for somebody who must change their password first.
    BeforePasswordChange,
    /// Also for somebody who holds no role, not yet or no more: one's own account.
    OwnAccount,
    /// Both: one's own password, and the way out.
    OwnPassword,
    /// In the demo only.
    InDemo,
}

impl Open {
    /// Whether it is there for everyone who is signed in, with a role or without.
    pub(crate) fn is_own(self) -> bool {
        matches!(self, Open::OwnAccount | Open::OwnPassword)
    }

    /// Whether it is there for somebody who must change their password first.
    pub(crate) fn is_before_password_change(self) -> bool {
        matches!(self, Open::BeforePasswordChange | Open::OwnPassword)
    }
}

/// One row of the permission table.
pub struct Row {
    /// GET or POST.
    pub verb: Verb,
    /// The address, with segments in braces.
    pub path: &'static str,
    /// Who may, by role.
    pub cells: Cells,
    /// When the route is there.
    pub open: Open,
    handler: fn() -> MethodRouter<Web>,
}

const N: Cell = Cell::No;
const R: Cell = Cell::Realm;
const O: Cell = Cell::Own;
const P: Cell = Cell::Opened;

macro_rules! table {
    ($($verb:ident $path:literal $handler:path, [$($cell:ident)*] $($open:ident)?;)*) => {
        /// The permission table.
        pub const ROUTES: &[Row] = &[$(Row {
            verb: table!(@verb $verb),
            path: $path,
            cells: [$($cell),*],
            open: table!(@open $($open)?),
            handler: || table!(@method $verb $handler),
        }),*];
    };
    (@verb GET) => { Verb::Get };
    (@verb POST) => { Verb::Post };
    (@method GET $handler:path) => { axum::routing::get($handler) };
    (@method POST $handler:path) => { axum::routing::post($handler) };
    (@open) => { Open::Always };
    (@open $open:ident) => { Open::$open };
}

table! {
    //                                                   foc off hea ofc lea cle ins ove aud adm pub
    GET  "/{realm}"                        home::realm,    [R R R R R R R R R R P] BeforePasswordChange;
    GET  "/{realm}/dang-nhap"              account::sign_in_page, [R R R R R R R R R R P] BeforePasswordChange;
    POST "/{realm}/dang-nhap"              account::sign_in, [R R R R R R R R R R P] BeforePasswordChange;
    POST "/{realm}/dang-xuat"              account::sign_out, [R R R R R R R R R R N] OwnPassword;
    GET  "/{realm}/tai-khoan"              account::show,  [R R R R R R R R R R N] OwnAccount;
    GET  "/{realm}/tai-khoan/mat-khau"     account::password_page, [R R R R R R R R R R N] OwnPassword;
    POST "/{realm}/tai-khoan/mat-khau"     account::change_password, [R R R R R R R R R R N] OwnPassword;
    GET  "/{realm}/huong-dan"              guide::show,    [R R R R R R R R R R P] BeforePasswordChange;
    POST "/{realm}/dong-ho-mau"            home::move_clock, [R R R R R R R R R R P] InDemo;
    GET  "/{realm}/ke-hoach"               plan::list::show, [R R R R R R R R R R P];
    GET  "/{realm}/ke-hoach/tai-ve.xlsx"   plan::list::download, [R R R R R R R R R R P];
    GET  "/{realm}/ke-hoach/{plan}"        plan::overview::show, [R R R R R R R R R R P];
    GET  "/{realm}/ke-hoach/{plan}/tai-ve.xlsx" plan::overview::download, [R R R R R R R R R R N];
    GET  "/{realm}/ke-hoach/{plan}/nhiem-vu" plan::tasks::show, [R R R R R R R R R R P];
    GET  "/{realm}/ke-hoach/{plan}/nhiem-vu/tai-ve.xlsx" plan::tasks::download, [R R R R R R R R R R P];
    GET  "/{realm}/ke-hoach/{plan}/nhiem-vu/{task}" plan::task::show, [R R R R R R R R R R P];
    GET  "/{realm}/ke-hoach/{plan}/chi-tieu" plan::targets::show, [R R R R R R R R R R P];
    GET  "/{realm}/ke-hoach/{plan}/chi-tieu/tai-ve.xlsx" plan::targets::download, [R R R R R R R R R R P];
    GET  "/{realm}/ke-hoach/{plan}/che-do" plan::promises::show, [R R R R R R R R R R N];
    GET  "/{realm}/ke-hoach/{plan}/che-do/tai-ve.xlsx" plan::promises::download, [R R R R R R R R R R N];
    GET  "/{realm}/ke-hoach/{plan}/van-ban-vien-dan" plan::cited::show, [R R R R R R R R R R N];
    GET  "/{realm}/ke-hoach/{plan}/van-ban-vien-dan/tai-ve.xlsx" plan::cited::download, [R R R R R R R R R R N];
    GET  "/{realm}/ke-hoach/{plan}/noi-nhan" plan::cited::recipients, [R R R R R R R R R R N];
    GET  "/{realm}/ke-hoach/{plan}/noi-nhan/tai-ve.xlsx" plan::cited::download_recipients, [R R R R R R R R R R N];
    GET  "/{realm}/ke-hoach/{plan}/nhat-ky" plan::history::show, [R R R R R R R R R R N];
    GET  "/{realm}/ke-hoach/{plan}/nhat-ky/tai-ve.xlsx" plan::history::download, [R R R R R R R R R R N];
    GET  "/{realm}/co-quan"                plan::agencies::list, [R R R R R R R R R R N];
    GET  "/{realm}/co-quan/tai-ve.xlsx"    plan::agencies::download, [R R R R R R R R R R N];
    GET  "/{realm}/co-quan/{agency}"       plan::agencies::show, [R R R R R R R R R R N];
    GET  "/{realm}/co-quan/{agency}/tai-ve.xlsx" plan::agencies::download_one, [R R R R R R R R R R N];
    GET  "/{realm}/tra-cuu"                plan::search::show, [R R R R R R R R R R N];
    GET  "/{realm}/viec"                   owed::show,     [R R R N N N N N N N N];
    GET  "/{realm}/bao-cao"                rounds::list,   [R R R R R N R N N N N];
    POST "/{realm}/bao-cao/chuan-bi"       rounds::start,  [R N N N N N N N N N N];
    GET  "/{realm}/bao-cao/chuan-bi/{round}" rounds::prepare, [R N N N N N N N N N N];
    POST "/{realm}/bao-cao/chuan-bi/{round}/thanh-vien" rounds::name_member, [R N N N N N N N N N N];
    POST "/{realm}/bao-cao/chuan-bi/{round}/bo-thanh-vien" rounds::unname_member, [R N N N N N N N N N N];
    POST "/{realm}/bao-cao/chuan-bi/{round}/du-thanh-vien" rounds::settle, [R N N N N N N N N N N];
    POST "/{realm}/bao-cao/chuan-bi/{round}/moc" rounds::set_dates, [R N N N N N N N N N N];
    GET  "/{realm}/bao-cao/chuan-bi/{round}/co-quan/{agency}" rounds::demands, [R N N N N N N N N N N];
    POST "/{realm}/bao-cao/chuan-bi/{round}/co-quan/{agency}" rounds::save_demands, [R N N N N N N N N N N];
    POST "/{realm}/bao-cao/chuan-bi/{round}/mo" rounds::open, [R N N N N N N N N N N];
    GET  "/{realm}/bao-cao/ky/{round}"     desk::show,     [R N N R R N R N N N N];
    GET  "/{realm}/bao-cao/ky/{round}/tai-ve.xlsx" desk::download, [R N N R R N R N N N N];
    POST "/{realm}/bao-cao/ky/{round}/khoa" rounds::close, [R N N N N N N N N N N];
    POST "/{realm}/bao-cao/ky/{round}/{report}/tra-lai" desk::acts::return_lines, [R N N N N N N N N N N];
    POST "/{realm}/bao-cao/ky/{round}/{report}/chap-nhan" desk::acts::accept, [R N N N R N N N N N N];
    POST "/{realm}/bao-cao/ky/{round}/{report}/khong-phai" desk::acts::excuse, [R N N N N N N N N N N];
    POST "/{realm}/bao-cao/ky/{round}/{report}/bao-cao-lai" desk::acts::reinstate, [R N N N N N N N N N N];
    GET  "/{realm}/bao-cao/ky/{round}/tong-hop" consolidation::show, [R N N R R N R N N N N];
    POST "/{realm}/bao-cao/ky/{round}/tong-hop" consolidation::make, [R N N N N N N N N N N];
    GET  "/{realm}/bao-cao/ky/{round}/tong-hop/tai-ve.docx" consolidation::download, [R N N R R N R N N N N];
    GET  "/{realm}/bao-cao/ky/{round}/tong-hop/{block}" consolidation::block::show, [R N N N N N N N N N N];
    POST "/{realm}/bao-cao/ky/{round}/tong-hop/{block}" consolidation::block::save, [R N N N N N N N N N N];
    POST "/{realm}/bao-cao/ky/{round}/tong-hop/{block}/lay-lai" consolidation::block::restore, [R N N N N N N N N N N];
    GET  "/{realm}/bao-cao/{report}"       report::show,   [R O O R R N R N N N N];
    POST "/{realm}/bao-cao/{report}"       report::save::save, [R O O N N N N N N N N];
    POST "/{realm}/bao-cao/{report}/muc/{line}" report::save::line, [R O O N N N N N N N N];
    POST "/{realm}/bao-cao/{report}/trinh" report::acts::hand, [O O N N N N N N N N N];
    POST "/{realm}/bao-cao/{report}/lay-lai" report::acts::take_back, [O O O N N N N N N N N];
    POST "/{realm}/bao-cao/{report}/gui"   report::acts::send, [N N O N N N N N N N N];
    POST "/{realm}/bao-cao/{report}/thu-hoi" report::acts::withdraw, [N N O N N N N N N N N];
    GET  "/{realm}/bao-cao/{report}/minh-chung/{evidence}" report::evidence::download, [R O O R R N R N N N N];
    POST "/{realm}/bao-cao/{report}/minh-chung/{evidence}/bo" report::evidence::remove, [R O O N N N N N N N N];
    GET  "/{realm}/bao-cao/{report}/nhap-thay" report::paper::page, [R N N N N N N N N N N];
    POST "/{realm}/bao-cao/{report}/nhap-thay" report::paper::begin, [R N N N N N N N N N N];
    POST "/{realm}/bao-cao/{report}/nhap-thay/gui" report::acts::enter_paper, [R N N N N N N N N N N];
    GET  "/{realm}/bao-cao/{report}/van-ban/{n}" report::paper::file, [R O O R R N R N N N N];
    GET  "/{realm}/tinh-hinh"              standing::show, [R N N R R N R R N N N];
    GET  "/{realm}/tinh-hinh/danh-sach"    standing::list::show, [R N N R R N R R N N N];
    GET  "/{realm}/tinh-hinh/danh-sach/tai-ve.xlsx" standing::list::download, [R N N R R N R R N N N];
    GET  "/{realm}/quan-tri"               admin::page,    [N N N N N N N N N R N];
    GET  "/{realm}/quan-tri/nguoi"         admin::people::list, [N N N N N N N N N R N];
    POST "/{realm}/quan-tri/nguoi"         admin::people::add, [N N N N N N N N N R N];
    GET  "/{realm}/quan-tri/nguoi/{person}" admin::people::page, [N N N N N N N N N R N];
    POST "/{realm}/quan-tri/nguoi/{person}" admin::people::save, [N N N N N N N N N R N];
    POST "/{realm}/quan-tri/nguoi/{person}/mat-khau" admin::people::reset, [N N N N N N N N N R N];
    POST "/{realm}/quan-tri/nguoi/{person}/vai-tro" admin::people::grant, [N N N N N N N N N R N];
    POST "/{realm}/quan-tri/nguoi/{person}/vai-tro/{grant}/thoi" admin::people::end_grant, [N N N N N N N N N R N];
    GET  "/{realm}/quan-tri/co-quan"       admin::agencies::list, [N N N N N N N N N R N];
    POST "/{realm}/quan-tri/co-quan"       admin::agencies::add, [N N N N N N N N N R N];
    GET  "/{realm}/quan-tri/co-quan/{agency}" admin::agencies::page, [N N N N N N N N N R N];
    POST "/{realm}/quan-tri/co-quan/{agency}" admin::agencies::save, [N N N N N N N N N R N];
    GET  "/{realm}/quan-tri/thiet-lap"     admin::settings::page, [N N N N N N N N N R N];
    POST "/{realm}/quan-tri/thiet-lap"     admin::settings::save, [N N N N N N N N N R N];
    GET  "/{realm}/ke-hoach/tai-len"       taking_in::upload::page, [R N N N N N N N N N N];
    POST "/{realm}/ke-hoach/tai-len"       taking_in::upload::upload, [R N N N N N N N N N N];
    GET  "/{realm}/ke-hoach/van-ban/{document}" taking_in::review::page, [R N N N N N N N N N N];
    POST "/{realm}/ke-hoach/van-ban/{document}/diem" taking_in::acts::finding, [R N N N N N N N N N N];
    POST "/{realm}/ke-hoach/van-ban/{document}/truong" taking_in::acts::field, [R N N N N N N N N N N];
    POST "/{realm}/ke-hoach/van-ban/{document}/ten" taking_in::acts::names, [R N N N N N N N N N N];
    POST "/{realm}/ke-hoach/van-ban/{document}/bo" taking_in::acts::undo, [R N N N N N N N N N N];
    POST "/{realm}/ke-hoach/van-ban/{document}/hoan-tac" taking_in::acts::undo_last, [R N N N N N N N N N N];
    POST "/{realm}/ke-hoach/van-ban/{document}/giao" taking_in::row_acts::assign, [R N N N N N N N N N N];
    POST "/{realm}/ke-hoach/van-ban/{document}/tach" taking_in::row_acts::split, [R N N N N N N N N N N];
    POST "/{realm}/ke-hoach/van-ban/{document}/gop" taking_in::row_acts::merge, [R N N N N N N N N N N];
    POST "/{realm}/ke-hoach/van-ban/{document}/bo-hang" taking_in::row_acts::leave_out, [R N N N N N N N N N N];
    POST "/{realm}/ke-hoach/van-ban/{document}/them-hang" taking_in::row_acts::add, [R N N N N N N N N N N];
    POST "/{realm}/ke-hoach/van-ban/{document}/ban-moi" taking_in::upload::copy, [R N N N N N N N N N N];
    GET  "/{realm}/ke-hoach/van-ban/{document}/tai-ve.json" taking_in::export::json, [R N N N N N N N N N N];
    GET  "/{realm}/ke-hoach/van-ban/{document}/tai-ve.xlsx" taking_in::export::workbook, [R N N N N N N N N N N];
    POST "/{realm}/ke-hoach/van-ban/{document}/dua-vao-so" taking_in::acts::register, [R N N N N N N N N N N];
    GET  "/{realm}/ke-hoach/{plan}/cong-khai" taking_in::publish::page, [R N N N R N N N N N N];
    POST "/{realm}/ke-hoach/{plan}/cong-khai" taking_in::publish::publish, [R N N N R N N N N N N];
}

/// Whether somebody with these roles may open the page at `/{realm}/rest`: what the navigation shows.
pub(crate) fn may_open(rest: &str, grants: &[RoleGrant], now: Timestamp) -> bool {
    ROUTES
        .iter()
        .find(|row| row.verb == Verb::Get && row.path.strip_prefix("/{realm}/") == Some(rest))
        .is_some_and(|row| reach(&row.cells, grants, day_of(now)) != Reach::Nothing)
}

/// How far somebody with these roles reaches with the form at `/{realm}/rest`, with segments in braces as in the table:
/// no page offers what its form would refuse.
pub(crate) fn reach_of_post(rest: &str, grants: &[RoleGrant], now: Timestamp) -> Reach {
    ROUTES
        .iter()
        .find(|row| row.verb == Verb::Post && row.path.strip_prefix("/{realm}/") == Some(rest))
        .map_or(Reach::Nothing, |row| reach(&row.cells, grants, day_of(now)))
}

/// Whether the asker may ask for the row at this address: for links that not everyone is shown.
pub(crate) fn may_ask(path: &str, ask: &crate::ask::Ask) -> bool {
    let grants = ask.person.as_ref().map_or(&[][..], |person| &person.grants);
    ROUTES
        .iter()
        .find(|row| row.verb == Verb::Get && row.path == path)
        .is_some_and(|row| reach(&row.cells, grants, day_of(ask.now)) != Reach::Nothing)
}

/// The router: the rows of the table, the start page, the health check and the embedded files.
#[expect(
    clippy::disallowed_methods,
    reason = "the one place where routes are made"
)]
pub(crate) fn router(web: &Web) -> Router {
    let mut router = Router::new();
    for row in ROUTES {
        let guarded = (row.handler)().layer(middleware::from_fn_with_state(
            (web.clone(), row),
            guard::guard,
        ));
        router = router.route(row.path, guarded);
    }
    router
        .route("/", axum::routing::get(home::start))
        .route("/healthz", axum::routing::get(home::health))
        .route("/_/{name}", axum::routing::get(home::embedded))
        .fallback(home::nothing_here)
        .with_state(web.clone())
}

/// The page that a person is shown first: the first place of the navigation that is open to them.
pub(crate) fn first_page(ask: &crate::ask::Ask) -> &'static str {
    let grants = ask.person.as_ref().map_or(&[][..], |person| &person.grants);
    if !holds_a_role(grants, ask.now) {
        return "tai-khoan";
    }
    ["viec", "ke-hoach", "quan-tri"]
        .into_iter()
        .find(|rest| may_open(rest, grants, ask.now))
        .unwrap_or("tai-khoan")
}

/// Whether somebody has a role today.
pub(crate) fn holds_a_role(grants: &[RoleGrant], now: Timestamp) -> bool {
    grants.iter().any(|grant| grant.valid.contains(day_of(now)))
}

fn letter(cell: Cell) -> char {
    match cell {
        Cell::No => '-',
        Cell::Opened => 'P',
        Cell::Own => 'O',
        Cell::Realm => 'R',
    }
}

fn verb_word(verb: Verb) -> &'static str {
    match verb {
        Verb::Get => "GET",
        Verb::Post => "POST",
    }
}

/// The names of the columns.
pub const COLUMN_NAMES: [&str; COLUMNS] = [
    "focal",
    "officer",
    "head",
    "office",
    "leader",
    "clerk",
    "inspector",
    "overseer",
    "auditor",
    "admin",
    "public",
];

/// The table as a Markdown document: `docs/permissions.md` is this.
pub fn as_table() -> String {
    use std::fmt::Write as _;
    let mut out = String::from(
        "# Who may do what\n\nMade from the permission table in `crates/tiendo-web/src/routes.rs` by `tiendo admin permissions`.\n\n\
         `R` everything of the realm · `O` what belongs to one's own bodies · `P` what a recorded decision has opened · \
         `-` nothing. Who holds several roles may do what any of them may; one's own account is there for everyone who is signed in, with a role or without.\n\n| route |",
    );
    for name in COLUMN_NAMES {
        write!(out, " {name} |").expect("writing into a String cannot fail");
    }
    out.push_str("\n|---|");
    out.push_str(&"---|".repeat(COLUMNS));
    out.push('\n');
    for row in ROUTES {
        write!(out, "| `{} {}` |", verb_word(row.verb), row.path)
            .expect("writing into a String cannot fail");
        for cell in row.cells {
            write!(out, " {} |", letter(cell)).expect("writing into a String cannot fail");
        }
        out.push('\n');
    }
    out
}

/// The table as JSON, for tests that walk every route.
pub fn as_json() -> String {
    let rows: Vec<serde_json::Value> = ROUTES
        .iter()
        .map(|row| {
            let cells: serde_json::Map<String, serde_json::Value> = COLUMN_NAMES
                .iter()
                .zip(row.cells)
                .map(|(name, cell)| ((*name).to_owned(), letter(cell).to_string().into()))
                .collect();
            serde_json::json!({ "verb": verb_word(row.verb), "path": row.path, "cells": cells, "demo_only": row.open == Open::InDemo })
        })
        .collect();
    format!("{}\n", serde_json::Value::from(rows))
}
