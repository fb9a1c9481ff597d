//! Writes the first inputs of each target into `seeds/TARGET`.

use std::path::Path;

use tiendo_fuzz::{BETWEEN, docx, plan, xlsx};

const SAMPLE: &str = include_str!("../../../samples/214-KH-UBND.txt");
const PAGE: &str = include_str!("../../../samples/ke-hoach-mau.html");

fn main() -> std::io::Result<()> {
    let folder = std::env::args()
        .nth(1)
        .unwrap_or_else(|| "seeds".to_owned());
    let folder = Path::new(&folder);
    let write = |target: &str, name: &str, bytes: &[u8]| -> std::io::Result<()> {
        let at = folder.join(target);
        std::fs::create_dir_all(&at)?;
        std::fs::write(at.join(name), bytes)
    };
    let (plan_word, plan_page) = plan(SAMPLE);
    // Whole samples are long; pieces of them are mutated faster.
    let pieces: Vec<String> = SAMPLE
        .lines()
        .collect::<Vec<_>>()
        .chunks(24)
        .map(|lines| lines.join("\n"))
        .collect();
    for (i, piece) in pieces.iter().enumerate() {
        write("text", &i.to_string(), piece.as_bytes())?;
        write("reader", &i.to_string(), format!("\0{piece}").as_bytes())?;
    }
    let wide: Vec<u8> = pieces[0]
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    write("text", "utf16", &[&[0xFF, 0xFE], wide.as_slice()].concat())?;
    write(
        "text",
        "tabs",
        "TT\tViệc\tAi\n1\ta\tb\n| x | y |\n|---|---|\n".as_bytes(),
    )?;
    let page: String = PAGE.chars().take(4000).collect();
    let of_plan: String = plan_page.chars().take(3000).collect();
    for (name, page) in [
        ("sample", page.as_str()),
        ("plan", of_plan.as_str()),
        ("small", SMALL_PAGE),
    ] {
        write("html", name, page.as_bytes())?;
        write(
            "reader",
            &format!("page-{name}"),
            format!("\u{1}{page}").as_bytes(),
        )?;
    }
    let word = SMALL_WORD.join(BETWEEN);
    write("docx", "small", word.as_bytes())?;
    write("package", "word", &docx(&word))?;
    let book = SMALL_BOOK.join(BETWEEN);
    write("xlsx", "small", book.as_bytes())?;
    write("package", "book", &xlsx(&book))?;
    write("package", "plan", &plan_word)
}

const SMALL_PAGE: &str = "<nav><a href=/>x</a></nav><div><table><tr><td rowspan=2 colspan=3>CỘNG HÒA<td><ol type=i start=4><li value=2>a<ul><li>b</ul></ol></table>\
    <p style='display:none'>x<p>Độc lập - Tự do<a class=sdfootnoteanc href=#sdfootnote1sym>1</a><pre>a\nb</pre>&nbsp;&#272;<!-- x --><p>Nơi nhận:</div>";

const SMALL_WORD: [&str; 5] = [
    "<w:p><w:pPr><w:pStyle w:val=\"H\"/></w:pPr><w:r><w:t>a</w:t><w:tab/><w:noBreakHyphen/><w:br/></w:r><w:ins><w:r><w:t>b</w:t></w:r></w:ins><w:del><w:r><w:delText>c</w:delText></w:r></w:del></w:p>\
     <w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"2\"/><w:vMerge w:val=\"restart\"/></w:tcPr><w:p/></w:tc></w:tr><w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"2\"/><w:vMerge/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>\
     <w:p><w:pPr><w:numPr><w:ilvl w:val=\"1\"/><w:numId w:val=\"2\"/></w:numPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:footnoteReference w:id=\"2\"/><w:fldChar w:fldCharType=\"begin\"/><w:instrText>x</w:instrText><w:fldChar w:fldCharType=\"separate\"/><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>\
     <w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>d</w:t></w:r></w:p></w:txbxContent></mc:Choice><mc:Fallback/></mc:AlternateContent></w:r></w:p>",
    "<w:style w:type=\"paragraph\" w:styleId=\"H\"><w:basedOn w:val=\"H\"/><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr><w:rPr><w:caps/></w:rPr></w:style>",
    "<w:abstractNum w:abstractNumId=\"1\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"upperRoman\"/><w:lvlText w:val=\"%1.\"/></w:lvl><w:lvl w:ilvl=\"1\"><w:numFmt w:val=\"lowerLetter\"/><w:lvlRestart w:val=\"0\"/><w:isLgl/><w:lvlText w:val=\"%1.%2)\"/></w:lvl></w:abstractNum>\
     <w:abstractNum w:abstractNumId=\"2\"><w:numStyleLink w:val=\"H\"/></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"1\"/></w:num><w:num w:numId=\"2\"><w:abstractNumId w:val=\"2\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"4\"/></w:lvlOverride></w:num>",
    "<w:footnote w:id=\"2\"><w:p><w:r><w:t>n</w:t></w:r></w:p></w:footnote>",
    "<w:p><w:r><w:pict><v:textpath string=\"MẬT\"/></w:pict></w:r></w:p>",
];

const SMALL_BOOK: [&str; 6] = [
    "<cols><col min=\"3\" max=\"4\" hidden=\"1\"/></cols>",
    "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"inlineStr\"><is><t>x</t></is></c><c r=\"C1\" s=\"1\"><v>45602</v></c></row>\
     <row r=\"2\" hidden=\"1\"><c><v>1.1</v></c><c r=\"B2\" t=\"b\"><v>1</v></c><c s=\"2\"><v>-7.25</v></c></row><row><c t=\"str\"><f>A1</f><v>y</v></c><c><v>2</v></c><c><v>3</v></c></row>",
    "<mergeCells><mergeCell ref=\"A1:B2\"/><mergeCell ref=\"C2:C3\"/></mergeCells><headerFooter><oddHeader>&amp;LMẬT</oddHeader></headerFooter>",
    "dd/mm/yyyy\n#,##0.00;(0);\"-\"\n0%\n[$-42A]d-mmm-yy h:mm\nGeneral",
    "STT\nNội dung",
    "<row r=\"4\"><c r=\"B4\" t=\"inlineStr\"><is><r><t>a</t></r><rPh><t>b</t></rPh></is></c></row>",
];
