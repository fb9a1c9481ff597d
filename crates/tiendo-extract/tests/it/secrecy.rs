//! Markings of state secrets wherever a format can hold one.

use tiendo_extract::secrecy::{Degree, MarkedAt, marking};
use tiendo_extract::{ApartKind, extract};

use crate::writers::docx::{Docx, p};
use crate::writers::xlsx::{Sheet, Xlsx};

fn found(name: &str, bytes: &[u8]) -> Option<(Degree, MarkedAt)> {
    let source = extract(name, bytes).unwrap();
    marking(name, &source).map(|marking| (marking.degree, marking.at))
}

fn word(change: impl Fn(&mut Docx)) -> Option<(Degree, MarkedAt)> {
    let mut file = Docx::of(&p("Kế hoạch bảo mật thông tin"));
    change(&mut file);
    found("a.docx", &file.bytes())
}

fn book(change: impl Fn(&mut Xlsx)) -> Option<(Degree, MarkedAt)> {
    let mut file = Xlsx::of("x", &[&["Kế hoạch bảo mật thông tin"]]);
    change(&mut file);
    found("a.xlsx", &file.bytes())
}

#[test]
fn in_word_files() {
    let apart = |kind| Some((Degree::Secret, MarkedAt::Apart(kind)));
    assert_eq!(word(|_| {}), None);
    assert_eq!(
        word(|file| file.header = p("MẬT")),
        apart(ApartKind::Header)
    );
    assert_eq!(
        word(|file| file.footer = p("Độ mật: Mật")),
        apart(ApartKind::Footer)
    );
    assert_eq!(
        word(|file| file.title = "MẬT".to_owned()),
        apart(ApartKind::Property)
    );
    let hidden = "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>MẬT</w:t></w:r></w:p>";
    assert_eq!(word(|file| file.body += hidden), apart(ApartKind::Hidden));
    // Drawn letters behind the page.
    let drawn = "<w:p><w:r><w:pict><v:shape><v:textpath string=\"TUYỆT MẬT\"/></v:shape></w:pict></w:r></w:p>";
    assert_eq!(
        word(|file| file.header = drawn.to_owned()),
        Some((Degree::TopSecret, MarkedAt::Apart(ApartKind::Header)))
    );
    // A stamp in a box, in letters typed without composing them, shown in capitals.
    let stamp = "<w:p><w:r><w:txbxContent><w:p><w:r><w:rPr><w:caps/></w:rPr><w:t>To&#x302;&#x301;i ma&#x323;&#x302;t</w:t></w:r></w:p></w:txbxContent></w:r></w:p>";
    assert!(matches!(
        word(|file| file.body += stamp),
        Some((Degree::HighlySecret, MarkedAt::Text(_)))
    ));
    // What a tracked change took out is no marking.
    let deleted = "<w:p><w:del><w:r><w:delText>MẬT</w:delText></w:r></w:del></w:p>";
    assert_eq!(word(|file| file.body += deleted), None);
}

#[test]
fn in_workbooks() {
    let apart = |kind| Some((Degree::Secret, MarkedAt::Apart(kind)));
    assert_eq!(book(|_| {}), None);
    assert!(matches!(
        book(|file| file.sheets[0].rows += &crate::writers::xlsx::words(2, &["", "MẬT"])),
        Some((Degree::Secret, MarkedAt::Text(_)))
    ));
    let header = "<headerFooter><oddHeader>&amp;R&amp;\"Times New Roman,Bold\"&amp;14MẬT</oddHeader></headerFooter>";
    assert_eq!(
        book(|file| file.sheets[0].below = header.to_owned()),
        apart(ApartKind::Header)
    );
    assert_eq!(
        book(|file| file.title = "Mật".to_owned()),
        apart(ApartKind::Property)
    );
    let hidden = Sheet {
        state: "hidden".to_owned(),
        ..Xlsx::of("y", &[&["MẬT"]]).sheets.remove(0)
    };
    assert_eq!(
        book(|file| file.sheets.push(hidden.clone())),
        apart(ApartKind::Hidden)
    );
}

#[test]
fn in_pages_and_names() {
    assert!(matches!(
        found("a.html", "<div>MẬT</div><p>Kế hoạch".as_bytes()),
        Some((Degree::Secret, MarkedAt::Text(_)))
    ));
    assert_eq!(
        found("a.html", "<nav>MẬT</nav><p>Kế hoạch".as_bytes()),
        Some((Degree::Secret, MarkedAt::Apart(ApartKind::PageFrame)))
    );
    assert_eq!(
        found("ke hoach (MẬT).docx", &Docx::of(&p("x")).bytes()),
        Some((Degree::Secret, MarkedAt::FileName))
    );
}
