//! 乡镇街道: the layer of townships.

use super::cell::{Column, Kind, Sheet};
use super::mould::Row;
use super::reader::{Reader, Unreadable};
use super::writer::Writer;

use crate::model::{Change, Delta, Table, Township, World};

impl Row for Township {
    const SHEET: Sheet = Sheet {
        table: "township",
        title: "乡镇街道",
        columns: &[
            Column::uuid(),
            Column::new("geom", Kind::Area, "边界"),
            Column::text("code", "代码"),
            Column::text("name", "名称"),
            Column::new("seat_lon", Kind::Real, "驻地经度"),
            Column::new("seat_lat", Kind::Real, "驻地纬度"),
        ],
    };

    fn write<'a>(&'a self, cells: &mut Writer<'a>) {
        cells.id(self.id).area(self.boundary.as_ref()).text(&self.code).text(&self.name).lonlat(self.seat);
    }

    fn read(cells: &mut Reader<'_>) -> Result<Self, Unreadable> {
        Ok(Self {
            id: cells.id()?,
            boundary: cells.area(),
            code: cells.text(),
            name: cells.text(),
            seat: cells.lonlat(),
        })
    }

    fn table(world: &World) -> &Table<Self> {
        &world.townships
    }

    fn change(delta: Delta<Self>) -> Change {
        delta.into()
    }
}
