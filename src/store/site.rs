//! 企业项目点: the layer of sites.

use super::cell::{Column, Kind, Sheet};
use super::mould::Row;
use super::reader::{Reader, Unreadable};
use super::writer::Writer;

use crate::model::{Change, Delta, Site, Table, World};

impl Row for Site {
    const SHEET: Sheet = Sheet {
        table: "site",
        title: "企业项目点",
        columns: &[
            Column::uuid(),
            Column::new("geom", Kind::Spot, "位置"),
            Column::text("code", "代码"),
            Column::text("name", "名称"),
            Column::text("kind", "类别"),
            Column::reference("township", "township", "所在乡镇街道"),
            Column::reference("village", "village", "所在村社区"),
            Column::reference("unit", "unit", "联系单位"),
        ],
    };

    fn write<'a>(&'a self, cells: &mut Writer<'a>) {
        cells.id(self.id).spot(self.position).text(&self.code).text(&self.name).text(&self.kind);
        cells.reference(self.township).reference(self.village).reference(self.unit);
    }

    fn read(cells: &mut Reader<'_>) -> Result<Self, Unreadable> {
        Ok(Self {
            id: cells.id()?,
            position: cells.spot(),
            code: cells.text(),
            name: cells.text(),
            kind: cells.text(),
            township: cells.reference(),
            village: cells.reference(),
            unit: cells.reference(),
        })
    }

    fn table(world: &World) -> &Table<Self> {
        &world.sites
    }

    fn change(delta: Delta<Self>) -> Change {
        delta.into()
    }
}
