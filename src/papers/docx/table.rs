//! Tables: as wide as the text, ruled, the head on every page, rows that are not torn.

use crate::papers::xml::{Element, element};

use super::block::TableText;
use super::page::text_width;
use super::pieces::{borders, styled};

/// A table.
pub(super) fn table(table: &TableText) -> Element {
    let whole: u32 = table.columns.iter().map(|(_, share, _)| share).sum::<u32>().max(1);
    let widths: Vec<u32> = table.columns.iter().map(|(_, share, _)| share * text_width() / whole).collect();
    let margin = |side: &str| element(&format!("w:{side}")).with("w:w", 60).with("w:type", "dxa");
    let set = element("w:tblPr")
        .holding(element("w:tblStyle").with("w:val", "TableGrid"))
        .holding(element("w:tblW").with("w:w", text_width()).with("w:type", "dxa"))
        .holding(element("w:jc").with("w:val", "center"))
        .holding(borders())
        .holding(element("w:tblLayout").with("w:type", "fixed"))
        .holding(element("w:tblCellMar").holding_all(["left", "right"].map(margin)));
    let grid = element("w:tblGrid").holding_all(widths.iter().map(|width| element("w:gridCol").with("w:w", width)));
    let head: Vec<(String, &str)> = table.columns.iter().map(|(title, ..)| (title.clone(), "TableHead")).collect();
    let last = table.rows.len().saturating_sub(1);
    let rows = table.rows.iter().enumerate().map(|(nth, cells)| {
        let is_sum = table.has_sum && nth == last;
        let style = |is_left: bool| match (is_sum, is_left) {
            (true, _) => "TableHead",
            (false, true) => "TableWords",
            (false, false) => "TableText",
        };
        let cells = cells.iter().zip(&table.columns).map(|(cell, (_, _, is_left))| (cell.clone(), style(*is_left)));
        row(&cells.collect::<Vec<_>>(), &widths, false)
    });
    element("w:tbl").holding(set).holding(grid).holding(row(&head, &widths, true)).holding_all(rows)
}

fn row(cells: &[(String, &str)], widths: &[u32], is_head: bool) -> Element {
    let mut set = element("w:trPr").holding(element("w:cantSplit"));
    if is_head {
        set = set.holding(element("w:tblHeader"));
    }
    let cells = cells.iter().zip(widths).map(|((text, style), width)| {
        let set = element("w:tcPr")
            .holding(element("w:tcW").with("w:w", width).with("w:type", "dxa"))
            .holding(element("w:vAlign").with("w:val", "center"));
        element("w:tc").holding(set).holding(styled(style, text))
    });
    element("w:tr").holding(set).holding_all(cells)
}
