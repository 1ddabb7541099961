//! What Word asks of a document and the library does not see to: it takes a file whose properties stand in another order
//! than the schema (ISO/IEC 29500-1, 17) has them for damaged, or passes over some of them.

use docx_rs::XMLDocx;
use quick_xml::Reader;
use quick_xml::escape::escape;
use quick_xml::events::Event;

use super::styles::ROWS;
use crate::i18n::Lang;

/// The parts that the schema orders, each with the order of what stands in it.
const ORDERS: [(&str, &[&str]); 11] = [
    (
        "w:pPr",
        &[
            "pStyle",
            "keepNext",
            "keepLines",
            "pageBreakBefore",
            "framePr",
            "widowControl",
            "numPr",
            "pBdr",
            "shd",
            "tabs",
            "bidi",
            "adjustRightInd",
            "snapToGrid",
            "spacing",
            "ind",
            "jc",
            "textAlignment",
            "outlineLvl",
            "rPr",
            "sectPr",
            "pPrChange",
        ],
    ),
    (
        "w:rPr",
        &[
            "rStyle",
            "rFonts",
            "b",
            "bCs",
            "i",
            "iCs",
            "caps",
            "strike",
            "dstrike",
            "vanish",
            "color",
            "spacing",
            "w",
            "sz",
            "szCs",
            "highlight",
            "u",
            "bdr",
            "shd",
            "fitText",
            "vertAlign",
            "lang",
        ],
    ),
    ("w:numPr", &["ilvl", "numId"]),
    (
        "w:tblPr",
        &["tblStyle", "tblpPr", "tblW", "jc", "tblInd", "tblBorders", "tblLayout", "tblCellMar", "tblLook"],
    ),
    ("w:tcPr", &["tcW", "gridSpan", "vMerge", "tcBorders", "shd", "tcMar", "textDirection", "vAlign"]),
    (
        "w:sectPr",
        &[
            "headerReference",
            "footerReference",
            "type",
            "pgSz",
            "pgMar",
            "pgNumType",
            "cols",
            "titlePg",
            "textDirection",
            "docGrid",
        ],
    ),
    (
        "w:style",
        &[
            "name",
            "basedOn",
            "next",
            "link",
            "uiPriority",
            "semiHidden",
            "unhideWhenUsed",
            "qFormat",
            "pPr",
            "rPr",
            "tblPr",
            "tcPr",
        ],
    ),
    (
        "w:lvl",
        &["start", "numFmt", "lvlRestart", "pStyle", "isLgl", "suff", "lvlText", "lvlJc", "pPr", "rPr"],
    ),
    ("w:abstractNum", &["multiLevelType", "lvl"]),
    (
        "w:settings",
        &[
            "zoom",
            "evenAndOddHeaders",
            "defaultTabStop",
            "characterSpacingControl",
            "compat",
            "docVars",
            "docId",
        ],
    ),
    ("w:tblCellMar", &["top", "left", "bottom", "right"]),
];

/// Who the library says has written a file.
const NAMES: [&str; 2] = ["dc:creator", "cp:lastModifiedBy"];

/// What the file says of itself.
pub(super) struct Core {
    /// The titles of its meetings.
    pub(super) title: String,
    /// Its language.
    pub(super) lang: Lang,
}

/// Makes what the library wrote what Word takes.
pub(super) fn sound(mut parts: XMLDocx, core: &Core) -> XMLDocx {
    if let Some(mut relations) = read(&parts.document_rels) {
        // there are no comments, and what goes beyond them has nothing to go beyond
        relations.drop_relation("commentsExtended");
        parts.document_rels = relations.written();
    }
    let all = [&mut parts.document, &mut parts.styles, &mut parts.numberings, &mut parts.settings];
    for part in all.into_iter().chain(&mut parts.headers).chain(&mut parts.footers) {
        if let Some(mut root) = read(part) {
            if let Some(footer) = root.footer() {
                root.give_footer(&footer);
            }
            root.mend();
            *part = root.written();
        }
    }
    if let Some(mut known) = read(&parts.doc_props.core) {
        known.children().for_each(|root| core.tell(root));
        parts.doc_props.core = known.written();
    }
    parts
}

impl Core {
    /// Title and language, and no names: who wrote it is the office's to say.
    fn tell(&self, root: &mut Element) {
        let title = match self.title.as_str() {
            "" => self.lang.docx_title().to_owned(),
            title => self.lang.docx_title_of(title),
        };
        let lang = if self.lang == Lang::Ja { "ja-JP" } else { "en-GB" };
        root.inside.retain(|node| NAMES.iter().all(|name| node.named(name).is_none()));
        for (name, text) in [("dc:title", title.replace('\n', " ").as_str()), ("dc:language", lang)] {
            let inside = vec![Node::Raw(escape(text).into_owned())];
            root.inside.push(Node::Element(Element { name: name.into(), tag: name.into(), inside }));
        }
    }
}

/// An element with what stands in it.
#[derive(Default)]
struct Element {
    /// Its name.
    name: String,
    /// Its name and its attributes.
    tag: String,
    inside: Vec<Node>,
}

enum Node {
    Element(Element),
    /// Anything else, as it stands in the file.
    Raw(String),
}

/// Reads a part; none where it is not XML.
fn read(part: &[u8]) -> Option<Element> {
    let mut reader = Reader::from_reader(part);
    let mut open = vec![Element::default()];
    loop {
        let (node, closes) = match reader.read_event().ok()? {
            Event::Start(tag) => {
                open.push(element(&tag, tag.name().as_ref())?);
                continue;
            }
            Event::End(_) => (Node::Element(open.pop()?), true),
            Event::Empty(tag) => (Node::Element(element(&tag, tag.name().as_ref())?), false),
            Event::Text(text) => (Node::Raw(of(&text)?), false),
            Event::GeneralRef(name) => (Node::Raw(format!("&{};", of(&name)?)), false),
            Event::Decl(decl) => (Node::Raw(format!("<?{}?>", of(&decl)?)), false),
            Event::Eof => break,
            _ => continue,
        };
        if closes && open.is_empty() {
            return None;
        }
        open.last_mut()?.inside.push(node);
    }
    open.pop().filter(|_| open.is_empty())
}

fn element(tag: &[u8], name: &[u8]) -> Option<Element> {
    Some(Element { name: of(name)?, tag: of(tag)?.trim_end().to_owned(), inside: Vec::new() })
}

fn of(bytes: &[u8]) -> Option<String> {
    String::from_utf8(bytes.to_vec()).ok()
}

impl Element {
    fn mend(&mut self) {
        match self.name.as_str() {
            // the column of a grid has a width and nothing else
            "w:gridCol" => self.tag = self.tag.replace(" w:type=\"dxa\"", ""),
            // without one that is the default, plain paragraphs have no style at all
            "w:style" if self.tag.contains("w:styleId=\"Normal\"") => self.tag.push_str(" w:default=\"1\""),
            // the library numbers paragraphs on and on, so that no two files would be the same
            "w:p" => self.tag = self.name.clone(),
            "w:tbl" if self.style() == Some(ROWS) => self.repeat_head(),
            _ => {}
        }
        self.children().for_each(Self::mend);
        // in styles and lists they are wrong, elsewhere they say nothing
        self.inside.retain(|node| node.named("w:rPr").is_none_or(|run| !run.inside.is_empty()));
        if let Some((_, order)) = ORDERS.iter().find(|(name, _)| *name == self.name) {
            self.inside.sort_by_key(|node| match node {
                Node::Element(element) => {
                    let name = element.name.trim_start_matches("w:");
                    order.iter().position(|known| *known == name).unwrap_or(order.len())
                }
                Node::Raw(_) => 0,
            });
        }
    }

    /// The first row of a table stands at the head of every page.
    fn repeat_head(&mut self) {
        let row = self.children().find(|child| child.name == "w:tr");
        let property = row.and_then(|row| row.children().find(|child| child.name == "w:trPr"));
        if let Some(property) = property {
            let head = Element { name: "w:tblHeader".into(), tag: "w:tblHeader".into(), inside: Vec::new() };
            property.inside.push(Node::Element(head));
        }
    }

    /// The reference to the footer of the document.
    fn footer(&self) -> Option<String> {
        if self.name == "w:footerReference" {
            return Some(self.tag.clone());
        }
        self.inside.iter().find_map(|node| match node {
            Node::Element(element) => element.footer(),
            Node::Raw(_) => None,
        })
    }

    /// Every section has the footer of the document: the library takes a header or a footer for a section, not both.
    fn give_footer(&mut self, footer: &str) {
        if self.name == "w:sectPr" && self.footer().is_none() {
            let reference =
                Self { name: "w:footerReference".into(), tag: footer.to_owned(), inside: Vec::new() };
            self.inside.push(Node::Element(reference));
        }
        self.children().for_each(|child| child.give_footer(footer));
    }

    fn drop_relation(&mut self, kind: &str) {
        self.inside.retain(|node| node.named("Relationship").is_none_or(|one| !one.tag.contains(kind)));
        self.children().for_each(|child| child.drop_relation(kind));
    }

    /// The style of a table.
    fn style(&self) -> Option<&str> {
        let property = self.inside.iter().find_map(|node| node.named("w:tblPr"))?;
        let style = property.inside.iter().find_map(|node| node.named("w:tblStyle"))?;
        style.tag.split('"').nth(1)
    }

    fn children(&mut self) -> impl Iterator<Item = &mut Element> {
        self.inside.iter_mut().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Raw(_) => None,
        })
    }

    fn written(&self) -> Vec<u8> {
        let mut out = String::new();
        self.inside.iter().for_each(|node| node.write(&mut out));
        out.into_bytes()
    }
}

impl Node {
    fn named(&self, name: &str) -> Option<&Element> {
        match self {
            Self::Element(element) if element.name == name => Some(element),
            _ => None,
        }
    }

    fn write(&self, out: &mut String) {
        match self {
            Self::Raw(raw) => out.push_str(raw),
            Self::Element(element) if element.inside.is_empty() => {
                out.push_str(&format!("<{}/>", element.tag));
            }
            Self::Element(element) => {
                out.push_str(&format!("<{}>", element.tag));
                element.inside.iter().for_each(|node| node.write(out));
                out.push_str(&format!("</{}>", element.name));
            }
        }
    }
}
