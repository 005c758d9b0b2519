//! Bytes that are no text, and bytes that only look so.
//!
//! In: bytes. Out: what kind of file they are, if they are no text; whether their zeros are those of UTF-16. Left alone: texts with
//! a stray control character, and texts that begin with the letters of a file's signature.

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE};

/// How much is read to tell text from binary.
const SAMPLE: usize = 1 << 20;

/// File signatures that are never a news text.
const SIGNATURES: &[(&[u8], &str)] = &[
    (b"%PDF-", "a PDF document"),
    (b"\x89PNG", "a PNG image"),
    (b"\xFF\xD8\xFF", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"RIFF", "a RIFF file (WebP, WAV or AVI)"),
    (b"PK\x03\x04", "a ZIP archive or office document"),
    (b"\x1F\x8B", "gzip-compressed data"),
    (b"\x28\xB5\x2F\xFD", "zstd-compressed data"),
    (b"BZh", "bzip2-compressed data"),
    (b"\xFD7zXZ", "xz-compressed data"),
    (b"7z\xBC\xAF", "a 7-Zip archive"),
    (b"Rar!", "a RAR archive"),
    (b"\x7FELF", "an ELF program"),
    (b"\xD0\xCF\x11\xE0", "an old office document"),
    (b"SQLite format 3\0", "an SQLite database"),
    (b"OggS", "an Ogg file"),
    (b"ID3", "an MP3 file"),
    (b"PAR1", "a Parquet file"),
];

/// The kind of file the bytes are by their first bytes, if it is one that is never a news text.
pub(super) fn signature(bytes: &[u8]) -> Option<&'static str> {
    let (_, what) = SIGNATURES.iter().find(|(mark, _)| bytes.starts_with(mark))?;
    // Short marks of plain letters may begin a sentence.
    (!reads_as_text(bytes)).then_some(what)
}

/// A page that names a file format in its first letters, not such a file: no control characters at all.
fn reads_as_text(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(SAMPLE)];
    !bytes.starts_with(b"%PDF-") && head.iter().all(|byte| byte.is_ascii() && !is_control(*byte))
}

/// UTF-16 text of mostly Latin script without a mark: nearly every second byte is zero.
pub(super) fn utf_16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(2048) & !1];
    let zeros = |from: usize| head.iter().skip(from).step_by(2).filter(|byte| **byte == 0).count();
    let (first, second, pairs) = (zeros(0), zeros(1), head.len() / 2);
    if pairs < 4 {
        None
    } else if second * 10 >= pairs * 7 && first * 50 <= pairs {
        Some(UTF_16LE)
    } else if first * 10 >= pairs * 7 && second * 50 <= pairs {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// A stray zero byte does not make a text binary, one control character in five hundred does.
pub(super) fn is_binary(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(SAMPLE)];
    head.iter().filter(|byte| is_control(**byte)).count() * 500 > head.len()
}

fn is_control(byte: u8) -> bool {
    byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0B | 0x0C | 0x1B | 0x1A)
}
