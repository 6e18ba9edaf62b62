//! 单位: the table of units.

use super::cell::{Column, Kind, Sheet};
use super::mould::Row;
use super::reader::{Reader, Unreadable};
use super::writer::Writer;

use crate::model::{Change, Delta, Table, Unit, World};

impl Row for Unit {
    const SHEET: Sheet = Sheet {
        table: "unit",
        title: "单位",
        columns: &[
            Column::uuid(),
            Column::text("code", "代码"),
            Column::text("name", "名称"),
            Column::text("kind", "类别"),
            Column::reference("township", "township", "所属乡镇街道"),
            Column::new("lon", Kind::Real, "经度"),
            Column::new("lat", Kind::Real, "纬度"),
            Column::new("valid_from", Kind::Date, "成立日期"),
            Column::new("valid_until", Kind::Date, "撤并日期"),
            Column::reference("successor", "unit", "并入单位"),
        ],
    };

    fn write<'a>(&'a self, cells: &mut Writer<'a>) {
        cells.id(self.id).text(&self.code).text(&self.name).text(&self.kind).reference(self.township);
        cells.lonlat(self.position).date(self.valid_from).date(self.valid_until).reference(self.successor);
    }

    fn read(cells: &mut Reader<'_>) -> Result<Self, Unreadable> {
        Ok(Self {
            id: cells.id()?,
            code: cells.text(),
            name: cells.text(),
            kind: cells.text(),
            township: cells.reference(),
            position: cells.lonlat(),
            valid_from: cells.date(),
            valid_until: cells.date(),
            successor: cells.reference(),
        })
    }

    fn table(world: &World) -> &Table<Self> {
        &world.units
    }

    fn change(delta: Delta<Self>) -> Change {
        delta.into()
    }
}
