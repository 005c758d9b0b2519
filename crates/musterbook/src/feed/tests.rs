//! Feeds as outlets write them, whole and broken.

use super::*;

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rss version=\"2.0\" \
    xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"><channel><title>The Border &amp; Post</title>\
    <link>https://news.example/</link>";

fn item(n: usize) -> String {
    format!(
        "<item><title>Raid {n}</title><link>https://news.example/{n}</link><guid>g{n}</guid>\
         <pubDate>Wed, 12 Mar 2025 23:30:00 -0500</pubDate><description>Short.</description>\
         <content:encoded><![CDATA[<p>Some {n} people were killed.</p>]]></content:encoded></item>"
    )
}

fn rss(items: &str) -> String {
    format!("{HEAD}{items}</channel></rss>")
}

fn titles(feed: &Feed) -> Vec<&str> {
    feed.entries.iter().filter_map(|entry| entry.title.as_deref()).collect()
}

#[test]
fn rss_has_titles_days_links_and_full_texts() {
    let feed = read(rss(&item(1)).as_bytes(), None, None);
    assert_eq!((feed.title.as_deref(), feed.fault.as_deref()), (Some("The Border & Post"), None));
    let [entry] = feed.entries.as_slice() else { panic!("{feed:?}") };
    assert_eq!(entry.title.as_deref(), Some("Raid 1"));
    assert_eq!(entry.link.as_deref(), Some("https://news.example/1"));
    assert_eq!(entry.published, Some("2025-03-12".parse().unwrap()));
    assert_eq!(entry.content, Some(Text::Html("<p>Some 1 people were killed.</p>".to_owned())));
}

#[test]
fn atom_and_json_are_read_alike() {
    let atom = "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:base=\"https://news.example/\"><title>Post</title>\
        <entry><id>tag:a</id><title type=\"html\">Raid &lt;b&gt;1&lt;/b&gt;</title><link rel=\"self\" href=\"/feed\"/>\
        <link href=\"/1\"/><updated>2025-03-12T23:30:00-05:00</updated><author><name>Ann Lee</name></author>\
        <content type=\"xhtml\"><div xmlns=\"http://www.w3.org/1999/xhtml\"><p>Some 1 people</p></div></content></entry></feed>";
    let json = r#"{"title": "Post", "items": [{"id": "a", "url": "https://news.example/1", "title": "Raid 1",
        "content_text": "Some 1 people", "date_published": "2025-03-12T23:30:00-05:00", "authors": [{"name": "Ann Lee"}]}],
        "version": "https://jsonfeed.org/version/1.1"}"#;
    for text in [atom, json] {
        let feed = read(text.as_bytes(), None, Some("https://news.example/feed"));
        assert_eq!(feed.title.as_deref(), Some("Post"), "{feed:?}");
        let [entry] = feed.entries.as_slice() else { panic!("{feed:?}") };
        assert_eq!(entry.title.as_deref(), Some("Raid 1"));
        assert_eq!(entry.link.as_deref(), Some("https://news.example/1"));
        assert_eq!(entry.published, Some("2025-03-12".parse().unwrap()));
        assert_eq!(entry.authors, ["Ann Lee"]);
        assert!(entry.content.is_some(), "{entry:?}");
    }
}

#[test]
fn of_a_broken_feed_what_can_be_read_is_taken_and_the_fault_is_told() {
    let broken = "<item><title>Raid <b></title></item>";
    let half = "<item><title>Raid 9</title><descr";
    for (text, expected, told) in [
        (rss(&(item(1) + broken + &item(2))), vec!["Raid 1", "Raid 2"], "2 of 3 entries"),
        (format!("{HEAD}{}{}{half}", item(1), item(2)), vec!["Raid 1", "Raid 2"], "2 of 3 entries"),
        (rss(&item(1).replace("Raid 1", "Raid & \u{1}1")), vec!["Raid & 1"], ""),
        (rss(&item(1)).replace("<link>https://news.example/</link>", "<link><b>"), vec!["Raid 1"], "1 of 1 entries"),
        (rss(&item(1)).replace("version=\"2.0\"", "version='2.01'"), vec!["Raid 1"], ""),
        (rss(&item(1)).replace(" version=\"2.0\"", ""), vec!["Raid 1"], ""),
        (format!("{HEAD}<item>"), vec![], "0 of 1 entries"),
        (HEAD.to_owned(), vec![], ""),
        ("<rss>".to_owned(), vec![], "no entry"),
    ] {
        let feed = read(text.as_bytes(), None, None);
        assert_eq!(titles(&feed), expected, "{text}: {feed:?}");
        assert!(feed.fault.clone().unwrap_or_default().contains(told), "{text}: {:?}", feed.fault);
    }
}

#[test]
fn of_a_broken_json_feed_too() {
    let text = r#"{"version": "https://jsonfeed.org/version/1", "title": "Post", "items": [
        {"id": "1", "title": "Raid 1", "content_text": "a"}, {"id": 7}, {"id": "2", "title": "Raid 2"}, {"id": "3", "ti"#;
    let feed = read(text.as_bytes(), None, None);
    assert_eq!(titles(&feed), ["Raid 1", "Raid 2"]);
    assert_eq!(feed.title.as_deref(), Some("Post"));
    assert!(feed.fault.as_deref().is_some_and(|fault| fault.contains("2 of 4 entries")), "{:?}", feed.fault);
}

#[test]
fn the_encoding_is_that_of_the_server_where_the_feed_names_none() {
    let text = rss(&item(1).replace("Raid", "\u{1}")).replace(" encoding=\"UTF-8\"", "");
    let bytes: Vec<u8> = text.bytes().map(|byte| if byte == 1 { 0xCA } else { byte }).collect();
    let feed = read(&bytes, Some("application/rss+xml; charset=windows-1251"), None);
    assert_eq!(titles(&feed), ["К 1"], "{feed:?}");
}

#[test]
fn no_bytes_are_too_strange() {
    for text in
        ["<rss", "<feed><entry>", "<a:feed", "{\"jsonfeed.org/version/\":", "<rss version=\"", "<RDF><item></item>"]
    {
        for end in 0..=text.len() {
            let _ = read(&text.as_bytes()[..end], Some("text/xml; charset=\"\""), Some("no address"));
        }
    }
    let deep = format!(
        "<feed xmlns=\"http://www.w3.org/2005/Atom\"><entry>{}",
        "<content type=\"xhtml\"><div>".repeat(50_000)
    );
    let _ = read(deep.as_bytes(), None, None);
}
