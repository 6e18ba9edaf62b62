//! Finds out in which encoding a text is written, and reads it.

use std::borrow::Cow;
use std::path::Path;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, GB18030, GBK, UTF_8};

use super::error::ExchangeError;

/// The text of a file and the name of its encoding.
///
/// A byte order mark decides; else the encoding that the caller names; else UTF-8 where every byte fits it; else what
/// the statistics of the bytes say, with GBK read as its superset GB18030.
pub(super) fn decode<'b>(
    path: &Path,
    bytes: &'b [u8],
    named: Option<&str>,
) -> Result<(Cow<'b, str>, &'static str), ExchangeError> {
    let label = named.map(|name| from_name(name).ok_or_else(|| unknown(path, name))).transpose()?;
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return read(path, &bytes[mark..], encoding);
    }
    if let Some(encoding) = label {
        return read(path, bytes, encoding);
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok((Cow::Borrowed(text), UTF_8.name())),
        Err(error)
            if error.error_len().is_none() && error.valid_up_to() > 0 && has_wide(bytes, error.valid_up_to()) =>
        {
            Err(ExchangeError::file("exchange.file.cut_in_character", path))
        }
        Err(_) => read(path, bytes, guess(bytes)),
    }
}

/// The encoding with a name such as people write it: `GBK`, `936`, `cp936`, `UTF-8`, `utf8`.
pub(super) fn from_name(name: &str) -> Option<&'static Encoding> {
    let name = name.trim().to_ascii_lowercase();
    let number = name.trim_start_matches(|c: char| c.is_ascii_alphabetic() || matches!(c, '-' | '_' | ' '));
    match number {
        "936" | "54936" | "2312" | "18030" => return Some(GB18030),
        "65001" => return Some(UTF_8),
        _ => {}
    }
    Encoding::for_label(name.as_bytes()).map(|encoding| if encoding == GBK { GB18030 } else { encoding })
}

/// What the bytes look like.
pub(super) fn guess(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let guess = detector.guess(Some(b"cn"), Utf8Detection::Allow);
    if guess == GBK || GB18030.decode_without_bom_handling_and_without_replacement(bytes).is_some() {
        return GB18030;
    }
    guess
}

/// Whether the text before a cut has characters of several bytes, so that the cut one belongs to UTF-8.
fn has_wide(bytes: &[u8], until: usize) -> bool {
    bytes[..until].iter().any(|byte| !byte.is_ascii())
}

fn read<'b>(
    path: &Path,
    bytes: &'b [u8],
    encoding: &'static Encoding,
) -> Result<(Cow<'b, str>, &'static str), ExchangeError> {
    let text = encoding.decode_without_bom_handling_and_without_replacement(bytes);
    let wrong = || {
        let (lossy, _) = encoding.decode_without_bom_handling(bytes);
        let line = lossy.lines().position(|line| line.contains('\u{fffd}')).unwrap_or_default() + 1;
        ExchangeError::file("exchange.file.encoding", path).with("encoding", encoding.name()).with("line", line)
    };
    text.map(|text| (text, encoding.name())).ok_or_else(wrong)
}

fn unknown(path: &Path, name: &str) -> ExchangeError {
    ExchangeError::file("exchange.file.unknown_encoding", path).with("encoding", name)
}
