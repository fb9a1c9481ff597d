//! The style sheet, the script and the icons: plain files, embedded, named by their hash so that they may be cached for ever.

use axum::{
    body::Body,
    http::{HeaderValue, StatusCode, header},
    response::Response,
};
use sha2::{Digest, Sha256};
use std::sync::LazyLock;

/// One embedded file with the name it is served under.
pub(crate) struct Asset {
    /// `/_/name-<12 hex digits>.ext`.
    pub(crate) href: String,
    media_type: &'static str,
    body: &'static [u8],
    gzipped: Vec<u8>,
}

/// All embedded files.
pub(crate) struct Assets {
    /// The one style sheet.
    pub(crate) css: Asset,
    /// The one script; every page works without it.
    pub(crate) script: Asset,
    /// Icons as SVG symbols.
    pub(crate) icons: Asset,
}

/// The embedded files of this build.
pub(crate) static ASSETS: LazyLock<Assets> = LazyLock::new(|| Assets {
    css: asset(
        "tiendo",
        "css",
        "text/css; charset=utf-8",
        include_bytes!("../static/tiendo.css"),
    ),
    script: asset(
        "tiendo",
        "js",
        "text/javascript; charset=utf-8",
        include_bytes!("../static/tiendo.js"),
    ),
    icons: asset(
        "icons",
        "svg",
        "image/svg+xml",
        include_bytes!("../static/icons.svg"),
    ),
});

fn asset(name: &str, ext: &str, media_type: &'static str, body: &'static [u8]) -> Asset {
    use std::io::Write as _;
    let digest = Sha256::digest(body);
    let mut hash = String::with_capacity(12);
    for byte in &digest[..6] {
        use std::fmt::Write as _;
        write!(hash, "{byte:02x}").expect("writing to a String cannot fail");
    }
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder
        .write_all(body)
        .expect("writing to a Vec cannot fail");
    let gzipped = encoder.finish().expect("writing to a Vec cannot fail");
    Asset {
        href: format!("/_/{name}-{hash}.{ext}"),
        media_type,
        body,
        gzipped,
    }
}

/// Serves an embedded file by the last segment of its address, or nothing where the name is not one of this build's.
pub(crate) fn serve(name: &str, accepts_gzip: bool) -> Option<Response> {
    let assets = &*ASSETS;
    let asset = [&assets.css, &assets.script, &assets.icons]
        .into_iter()
        .find(|asset| asset.href.strip_prefix("/_/") == Some(name))?;
    let body = if accepts_gzip {
        Body::from(&asset.gzipped[..])
    } else {
        Body::from(asset.body)
    };
    let mut response = Response::new(body);
    *response.status_mut() = StatusCode::OK;
    let headers = response.headers_mut();
    headers.insert(
        header::CONTENT_TYPE,
        HeaderValue::from_static(asset.media_type),
    );
    headers.insert(
        header::CACHE_CONTROL,
        HeaderValue::from_static("public, max-age=31536000, immutable"),
    );
    headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    if accepts_gzip {
        headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static("gzip"));
    }
    Some(response)
}
