//! Archives without compression: bytes that are known, whoever wrote them.

/// A part as it stands in an archive.
#[derive(Debug, Clone)]
pub(crate) struct Packed {
    pub(crate) name: String,
    /// As they stand in the archive.
    pub(crate) bytes: Vec<u8>,
    pub(crate) compressed: bool,
    /// The size that the archive says it has when unpacked.
    pub(crate) unpacked: u32,
}

impl Packed {
    pub(crate) fn plain(name: &str, bytes: Vec<u8>) -> Self {
        Self {
            name: name.to_owned(),
            unpacked: u32::try_from(bytes.len()).expect("a test's part is small"),
            bytes,
            compressed: false,
        }
    }

    /// A stream of the usual compression.
    pub(crate) fn compressed(name: &str, bytes: Vec<u8>) -> Self {
        Self {
            compressed: true,
            ..Self::plain(name, bytes)
        }
    }
}

/// An archive of parts that are not compressed, in order.
pub(crate) fn archive(parts: &[(String, Vec<u8>)]) -> Vec<u8> {
    let parts = parts.iter();
    packed(
        &parts
            .map(|(name, bytes)| Packed::plain(name, bytes.clone()))
            .collect::<Vec<_>>(),
    )
}

/// An archive of the parts as they are, in order.
pub(crate) fn packed(parts: &[Packed]) -> Vec<u8> {
    let mut out = Vec::new();
    let mut directory = Vec::new();
    for part in parts {
        let at = u32::try_from(out.len()).expect("a test's archive is small");
        let size = u32::try_from(part.bytes.len()).expect("a test's part is small");
        let name_size = u16::try_from(part.name.len()).expect("a short name");
        let method = if part.compressed { 8 } else { 0 };
        // What both records say: version, flags (UTF-8), method, time, day, checksum, sizes, lengths.
        let mut common = Vec::new();
        for value in [20_u16, 1 << 11, method, 0, 0x21] {
            common.extend(value.to_le_bytes());
        }
        common.extend(checksum(&part.bytes).to_le_bytes());
        common.extend(size.to_le_bytes());
        common.extend(part.unpacked.to_le_bytes());
        common.extend(name_size.to_le_bytes());
        common.extend(0_u16.to_le_bytes());
        out.extend(b"PK\x03\x04");
        out.extend(&common);
        out.extend(part.name.as_bytes());
        out.extend(&part.bytes);
        directory.extend(b"PK\x01\x02");
        directory.extend(20_u16.to_le_bytes());
        directory.extend(&common);
        directory.extend([0; 10]);
        directory.extend(at.to_le_bytes());
        directory.extend(part.name.as_bytes());
    }
    let count = u16::try_from(parts.len()).expect("few parts");
    let begin = u32::try_from(out.len()).expect("a test's archive is small");
    let size = u32::try_from(directory.len()).expect("a test's archive is small");
    out.extend(directory);
    out.extend(b"PK\x05\x06\0\0\0\0");
    out.extend(count.to_le_bytes());
    out.extend(count.to_le_bytes());
    out.extend(size.to_le_bytes());
    out.extend(begin.to_le_bytes());
    out.extend(0_u16.to_le_bytes());
    out
}

/// CRC-32 as archives use it.
fn checksum(bytes: &[u8]) -> u32 {
    let mut sum = u32::MAX;
    for &byte in bytes {
        sum ^= u32::from(byte);
        for _ in 0..8 {
            sum = if sum & 1 == 1 {
                (sum >> 1) ^ 0xEDB8_8320
            } else {
                sum >> 1
            };
        }
    }
    !sum
}

/// Text as it stands in markup.
pub(crate) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}
