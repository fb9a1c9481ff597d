//! Configuration: a TOML file, overridden by the environment, overridden by flags.

use crate::{exit::Stop, words};
use clap::Args;
use serde::Deserialize;
use std::path::{Path, PathBuf};
use tiendo_store::Location;
use tiendo_text::Lang;

/// Where the data is: what every command that touches data takes.
#[derive(Args, Debug, Clone)]
pub(crate) struct DataArgs {
    /// Thư mục dữ liệu: cơ sở dữ liệu nhúng và tệp đính kèm. Data folder: embedded database and files.
    #[arg(long, value_name = "DIR", env = "TIENDO_DATA")]
    pub(crate) data: Option<PathBuf>,
    /// postgres://… thay cho cơ sở dữ liệu nhúng. Instead of the embedded database.
    #[arg(
        long,
        value_name = "URL",
        env = "TIENDO_DATABASE",
        hide_env_values = true
    )]
    pub(crate) database: Option<String>,
    /// Tệp cấu hình (TOML). Configuration file.
    #[arg(long, value_name = "FILE", env = "TIENDO_CONFIG")]
    pub(crate) config: Option<PathBuf>,
}

/// What the configuration file may say.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct File {
    /// Data folder.
    pub(crate) data: Option<PathBuf>,
    /// Database address.
    pub(crate) database: Option<String>,
    /// `address:port` to listen on.
    pub(crate) listen: Option<String>,
    /// `https://…` under which browsers reach the server.
    pub(crate) public_url: Option<String>,
    /// Where the heads of the journals are appended, outside the database.
    #[serde(rename = "head_file")]
    pub(crate) heads: Option<PathBuf>,
    /// Whether a proxy on this machine or network, which speaks https to browsers, stands before the server.
    pub(crate) trusted_proxy: Option<bool>,
}

/// Where an installation keeps its data.
#[derive(Debug, Clone)]
pub(crate) struct Data {
    /// The folder.
    pub(crate) folder: PathBuf,
    /// The database.
    pub(crate) location: Location,
}

impl DataArgs {
    /// Reads the configuration file, if one is named.
    pub(crate) fn file(&self, lang: Lang) -> Result<File, Stop> {
        let Some(path) = &self.config else {
            return Ok(File::default());
        };
        let text = std::fs::read_to_string(path).map_err(|error| {
            Stop::usage(words::config_unreadable(lang, path, &error.to_string()))
        })?;
        toml::from_str(&text)
            .map_err(|error| Stop::usage(words::config_unreadable(lang, path, error.message())))
    }

    /// The place of the data: flag or environment, then the file, then `default`.
    pub(crate) fn place(&self, file: &File, default: &Path) -> Data {
        let folder = self
            .data
            .clone()
            .or_else(|| file.data.clone())
            .unwrap_or_else(|| default.to_owned());
        let location = match self.database.clone().or_else(|| file.database.clone()) {
            Some(url) => Location::Postgres(url),
            None => Location::Sqlite(folder.join("tiendo.sqlite")),
        };
        Data { folder, location }
    }
}
