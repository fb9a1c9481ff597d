//! `tiendo admin`: what must be done before anybody can sign in, and what a locked-out installation needs.

use crate::{
    command::serve,
    config::DataArgs,
    exit::{Outcome, Stop},
    words,
};
use clap::{Args as ClapArgs, Subcommand};
use std::{io::Write as _, path::Path};
use tiendo_app::{App, AppError, Clock, Refusal, people::PeopleRefusal, realms};
use tiendo_domain::id::Slug;
use tiendo_store::Options;
use tiendo_text::Lang;

#[derive(ClapArgs)]
pub(crate) struct Args {
    #[command(subcommand)]
    action: Action,
}

#[derive(Subcommand)]
enum Action {
    /// Tạo đơn vị sử dụng và người quản trị đầu tiên. Makes a realm and its first administrator.
    CreateRealm(CreateRealm),
    /// Đặt lại mật khẩu khi không còn ai vào được. Resets a password when nobody can sign in any more.
    ResetPassword(ResetPassword),
    /// In bảng quyền. Prints the permission table.
    Permissions(super::permissions::Args),
    /// In các loại điểm cần xem lại. Prints the kinds of findings.
    Findings,
}

#[derive(ClapArgs)]
struct CreateRealm {
    /// Tên ngắn trong địa chỉ, ví dụ quang-ngai. Short name in addresses.
    #[arg(long)]
    slug: String,
    /// Tên đơn vị. The authority's name.
    #[arg(long)]
    name: String,
    /// Tên tiếng Anh. The authority's name in English.
    #[arg(long)]
    name_en: Option<String>,
    /// Có trong danh sách ở trang đầu. Listed on the start page.
    #[arg(long)]
    public: bool,
    /// Tên đăng nhập của người quản trị. User name of the administrator.
    #[arg(long)]
    admin: String,
    /// Họ tên người quản trị. Name of the administrator.
    #[arg(long)]
    admin_name: String,
    #[command(flatten)]
    data: DataArgs,
}

#[derive(ClapArgs)]
struct ResetPassword {
    /// Tên ngắn của đơn vị. Short name of the realm.
    #[arg(long)]
    realm: String,
    /// Tên đăng nhập. User name.
    #[arg(long)]
    username: String,
    #[command(flatten)]
    data: DataArgs,
}

pub(crate) fn run(args: Args, lang: Lang) -> Result<Outcome, Stop> {
    match args.action {
        Action::CreateRealm(args) => create_realm(&args, lang),
        Action::ResetPassword(args) => reset_password(&args, lang),
        Action::Permissions(args) => super::permissions::run(&args),
        Action::Findings => print(&tiendo_read::findings_page()),
    }
}

fn open(data: &DataArgs, lang: Lang) -> Result<App, Stop> {
    let file = data.file(lang)?;
    let data = data.place(&file, Path::new("data"));
    serve::open(lang, &data, Clock::System, Options::command())
}

fn create_realm(args: &CreateRealm, lang: Lang) -> Result<Outcome, Stop> {
    let slug: Slug = args
        .slug
        .parse()
        .map_err(|_| Stop::usage(words::slug_bad(lang, &args.slug)))?;
    let app = open(&args.data, lang)?;
    let password = tiendo_app::password::temporary();
    let new = realms::NewRealm {
        slug: slug.clone(),
        name: args.name.clone(),
        name_en: args.name_en.clone().unwrap_or_else(|| args.name.clone()),
        public: args.public,
        administrator: args.admin.clone(),
        administrator_name: args.admin_name.clone(),
    };
    realms::create(&app, new, &password).map_err(|error| refused(lang, &error, &args.slug))?;
    print(&words::realm_created(lang, &slug, &args.admin, &password))
}

fn reset_password(args: &ResetPassword, lang: Lang) -> Result<Outcome, Stop> {
    let app = open(&args.data, lang)?;
    let password = tiendo_app::password::temporary();
    realms::reset_password(&app, &args.realm, &args.username, &password)
        .map_err(|error| refused(lang, &error, &args.realm))?;
    print(&words::password_reset(lang, &args.username, &password))
}

fn refused(lang: Lang, error: &AppError, slug: &str) -> Stop {
    match error {
        AppError::NotFound => Stop::usage(words::no_such_account(lang, slug)),
        AppError::Refused(Refusal::People(PeopleRefusal::UsernameBad)) => {
            Stop::usage(words::username_bad(lang))
        }
        AppError::Refused(Refusal::Realm(realms::SlugTaken)) => {
            Stop::usage(words::slug_taken(lang, slug))
        }
        AppError::Refused(_) | AppError::Fault(_) => Stop::fault(error.to_string()),
    }
}

fn print(text: &str) -> Result<Outcome, Stop> {
    std::io::stdout()
        .write_all(text.as_bytes())
        .map_err(|error| Stop::fault(error.to_string()))?;
    Ok(Outcome::Fine)
}
