//! `tiendo backup`: one archive a realm.

use super::verify::file_of;
use crate::{
    command::serve,
    config::DataArgs,
    exit::{Outcome, Stop},
    words,
};
use clap::Args as ClapArgs;
use std::{
    fs::{self, File},
    io::BufWriter,
    path::{Path, PathBuf},
};
use tiendo_app::App;
use tiendo_store::{
    backup::{BackupError, Manifest, backup},
    realm::{self, Realm},
};
use tiendo_text::Lang;

#[derive(ClapArgs)]
pub(crate) struct Args {
    /// Thư mục chứa tệp sao lưu. Folder for the archives.
    #[arg(long, value_name = "DIR", default_value = ".")]
    to: PathBuf,
    /// Chỉ sao lưu đơn vị này. Only this realm.
    #[arg(long, value_name = "SLUG")]
    realm: Option<String>,
    #[command(flatten)]
    data: DataArgs,
}

pub(crate) fn run(args: &Args, lang: Lang) -> Result<Outcome, Stop> {
    let file = args.data.file(lang)?;
    let data = args.data.place(&file, Path::new("data"));
    let app = serve::open_existing(lang, &data)?;
    fs::create_dir_all(&args.to)
        .map_err(|error| Stop::fault(words::no_folder_for_archives(lang, &args.to, &error)))?;
    let mut realms = app
        .store
        .read_blocking(realm::all)
        .map_err(|error| Stop::fault(words::open_error(lang, &error.into())))?;
    if let Some(slug) = &args.realm {
        realms.retain(|realm| realm.slug.as_str() == slug);
    }
    if realms.is_empty() {
        // Nothing was backed up: whoever relies on it must know.
        return Err(Stop::usage(words::nothing_to_back_up(lang)));
    }
    for realm in realms {
        let path = args.to.join(format!(
            "{}-{}.tiendo",
            realm.slug,
            app.now().strftime("%Y%m%dT%H%M%SZ")
        ));
        let manifest = write(&app, realm, &path).map_err(|error| {
            // Half a backup would only take up the room that is missing.
            let _ = fs::remove_file(path.with_extension("part"));
            Stop::fault(words::backup_failed(lang, &path, &error))
        })?;
        eprintln!("{}", words::backed_up(lang, &path, &manifest));
    }
    Ok(Outcome::Fine)
}

/// Writes under another name first, so that a file with the final name is a whole backup.
fn write(app: &App, realm: Realm, path: &Path) -> Result<Manifest, BackupError> {
    let part = path.with_extension("part");
    let (files, now, out) = (file_of(app), app.now(), part.clone());
    let manifest = app.store.read_blocking(move |tx| {
        let mut file = BufWriter::new(private_file(&out)?);
        let manifest = backup(tx, &realm, &files, now, &mut file)?;
        file.into_inner()
            .map_err(|error| BackupError::Io(error.into_error()))?
            .sync_all()?;
        Ok::<_, BackupError>(manifest)
    })?;
    fs::rename(&part, path)?;
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    File::open(folder.unwrap_or(Path::new(".")))?.sync_all()?;
    Ok(manifest)
}

/// A new file that only its owner reads: a backup holds all that the database holds, and is not encrypted.
fn private_file(path: &Path) -> std::io::Result<File> {
    use std::os::unix::fs::OpenOptionsExt as _;
    fs::OpenOptions::new()
        .write(true)
        .create(true)
        .truncate(true)
        .mode(0o600)
        .open(path)
}
