//! The styles of the minutes: those Word knows by these names, so that an office can go on writing with them.

use docx_rs::{
    AbstractNumbering, AlignmentType, Docx, IndentLevel, Level, LevelJc, LevelSuffixType, LevelText,
    LineSpacing, LineSpacingType, NumberFormat, Numbering, NumberingId, PageMargin, ParagraphProperty,
    RunFonts, RunProperty, SpecialIndentType, Start, Style, StyleType, TableCellMargins, TableProperty,
    WidthType,
};

use crate::i18n::Lang;

/// Twentieths of a point in 25 mm.
const MARGIN: i32 = 1417;
/// The width of the text: A4 less both margins.
pub(super) const WIDTH: usize = 9072;
/// The style of a table whose first row stands at the head of every page.
pub(super) const ROWS: &str = "Rows";
/// The style of a table with labels on the left.
pub(super) const FACTS: &str = "Facts";
/// Half points: 10.5 pt, as offices write.
const BODY: usize = 21;
/// The list of marked lines; 1 is the library's own.
const BULLETS: usize = 2;

/// An empty document, A4 upright, with the styles.
pub(super) fn plain(lang: Lang) -> Docx {
    let (text, gothic) = (fonts(lang, "ＭＳ 明朝", "Times New Roman"), fonts(lang, "ＭＳ ゴシック", "Arial"));
    let mut docx = Docx::new()
        .page_size(11906, 16838)
        .page_margin(margin())
        .default_fonts(text)
        .default_size(BODY)
        .default_line_spacing(LineSpacing::new().line_rule(LineSpacingType::Auto).line(280))
        .add_abstract_numbering(AbstractNumbering::new(BULLETS).add_level(bullet()))
        .add_numbering(Numbering::new(BULLETS, BULLETS));
    docx.document_rels.has_numberings = true;
    let bold = |size: usize| RunProperty::new().fonts(gothic.clone()).bold().size(size);
    let before = |before: u32, after: u32| {
        let spacing = LineSpacing::new().before(before).after(after);
        ParagraphProperty::new().line_spacing(spacing)
    };
    let follows = |before_: u32, after: u32| before(before_, after).keep_next(true).keep_lines(true);
    let in_list = before(0, 20).numbering(NumberingId::new(BULLETS), IndentLevel::new(0));
    let styles = [
        style("Title", "Title", before(0, 240).align(AlignmentType::Center), bold(32)),
        style("Heading1", "heading 1", follows(320, 100).outline_lvl(0), bold(24)),
        style("Heading2", "heading 2", follows(240, 60).outline_lvl(1), bold(22)),
        style("Heading3", "heading 3", follows(200, 60).outline_lvl(2), bold(BODY)),
        style("Lane", lang.docx_style_lane(), follows(120, 20), bold(BODY)),
        style("Agency", lang.docx_style_agency(), follows(80, 0), bold(20)),
        style("ListBullet", "List Bullet", in_list, RunProperty::new()).based_on("Normal"),
        style("Label", lang.docx_style_label(), before(0, 0), bold(20)),
        style("Header", "header", before(0, 0), RunProperty::new().size(18)),
        style("Footer", "footer", before(0, 0), RunProperty::new().size(18)),
    ];
    docx = styles.into_iter().fold(docx, Docx::add_style);
    [(FACTS, lang.docx_style_facts()), (ROWS, lang.docx_style_rows())]
        .into_iter()
        .fold(docx, |docx, (id, name)| docx.add_style(table(id, name)))
}

/// 25 mm all round.
pub(super) fn margin() -> PageMargin {
    let (top, left, bottom, right) = (MARGIN, MARGIN, MARGIN, MARGIN);
    PageMargin { top, left, bottom, right, header: 720, footer: 600, gutter: 0 }
}

fn fonts(lang: Lang, ja: &str, en: &str) -> RunFonts {
    let latin = if lang == Lang::Ja { ja } else { en };
    RunFonts::new().ascii(latin).hi_ansi(latin).cs(latin).east_asia(ja)
}

fn style(id: &str, name: &str, paragraph: ParagraphProperty, run: RunProperty) -> Style {
    let mut style = Style::new(id, StyleType::Paragraph).name(name).based_on("Normal");
    if id.starts_with("Heading") || matches!(id, "Title" | "Lane") {
        style = style.next("Normal");
    }
    (style.paragraph_property, style.run_property) = (paragraph, run);
    style
}

fn table(id: &str, name: &str) -> Style {
    let margins = TableCellMargins::new()
        .margin_top(40, WidthType::Dxa)
        .margin_bottom(40, WidthType::Dxa)
        .margin_left(100, WidthType::Dxa)
        .margin_right(100, WidthType::Dxa);
    Style::new(id, StyleType::Table).name(name).table_property(TableProperty::new().set_margins(margins))
}

fn bullet() -> Level {
    let (format, text) = (NumberFormat::new("bullet"), LevelText::new("・"));
    Level::new(0, Start::new(1), format, text, LevelJc::new("left"))
        .indent(Some(420), Some(SpecialIndentType::Hanging(210)), None, None)
        .paragraph_style("ListBullet")
        .suffix(LevelSuffixType::Nothing)
}
