//! What the Add page sends: fields and files, measured while they come.

use super::desk::Desk;
use super::fault::Fault;
use axum::extract::multipart::Multipart;
use axum::extract::{FromRequest, Request};
use axum::http::StatusCode;

/// Fields and files, in their order.
#[derive(Debug, Default)]
pub struct Sent {
    pub fields: Vec<(String, String)>,
    pub files: Vec<(String, Vec<u8>)>,
}

/// Fields and files together.
const MOST: usize = 500;
/// What is too large is still taken in and dropped up to so many times the limit: a browser that is cut off while it
/// sends shows no answer.
const PATIENCE: usize = 8;

impl Sent {
    pub async fn of(desk: &Desk, request: Request) -> Result<Sent, Fault> {
        let largest = largest(desk);
        let mut form = Multipart::from_request(request, &()).await.map_err(|_| {
            let what = "this is no form of the Add page";
            Fault::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, what, "send it as multipart/form-data")
        })?;
        let broken = |_| Fault::bad("the form broke off while it was sent", "check the connection and send it again");
        let (mut sent, mut bytes) = (Sent::default(), 0);
        while let Some(mut field) = form.next_field().await.map_err(broken)? {
            let name = field.name().unwrap_or_default().to_owned();
            let file = field.file_name().map(str::to_owned);
            let mut held = Vec::new();
            while let Some(part) = field.chunk().await.map_err(broken)? {
                bytes += part.len();
                match bytes {
                    _ if bytes > PATIENCE * largest => return Err(too_large(desk)),
                    // Dropped at once: what is over the limit is not kept in memory.
                    _ if bytes > largest => (sent, held) = (Sent::default(), Vec::new()),
                    _ => held.extend_from_slice(&part),
                }
            }
            match file {
                // A field without a chosen file comes empty.
                Some(file) if file.is_empty() && held.is_empty() => {}
                Some(file) => sent.files.push((plain(&file), held)),
                None => sent.fields.push((name, String::from_utf8_lossy(&held).replace('\0', "\u{fffd}"))),
            }
            if sent.fields.len() + sent.files.len() > MOST {
                return Err(Fault::bad(format!("more than {MOST} files at once"), "send fewer, or use musterbook add"));
            }
        }
        if bytes > largest { Err(too_large(desk)) } else { Ok(sent) }
    }

    /// What is in a field; nothing where it is empty.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.fields.iter().find(|(it, _)| it == name).map(|(_, value)| value.trim()).filter(|value| !value.is_empty())
    }
}

/// The most bytes that may be sent at once.
fn largest(desk: &Desk) -> usize {
    usize::try_from(desk.settings.fetch.limits().largest).unwrap_or(usize::MAX / PATIENCE)
}

fn too_large(desk: &Desk) -> Fault {
    let what = format!("more than {} MB were sent at once; nothing was added", desk.settings.fetch.max_size);
    Fault::new(
        StatusCode::PAYLOAD_TOO_LARGE,
        what,
        "send less at once, or start musterbook serve with a larger --max-size",
    )
}

/// The name of a file without the directories that some browsers send, and on one line.
fn plain(name: &str) -> String {
    let name = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let name: String = name.chars().map(|it| if it.is_control() { '\u{fffd}' } else { it }).take(200).collect();
    if name.trim().is_empty() { "a file without a name".to_owned() } else { name }
}
