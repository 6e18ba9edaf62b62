//! 村社区: the layer of villages.

use super::cell::{Column, Kind, Sheet};
use super::mould::Row;
use super::reader::{Reader, Unreadable};
use super::writer::Writer;

use crate::model::{BoundaryOrigin, Change, Delta, Id, Table, Village, World};

impl Row for Village {
    const SHEET: Sheet = Sheet {
        table: "village",
        title: "村社区",
        columns: &[
            Column::uuid(),
            Column::new("geom", Kind::Area, "边界"),
            Column::reference("township", "township", "所属乡镇街道"),
            Column::text("code", "代码"),
            Column::text("name", "名称"),
            Column::text("full_name", "全称"),
            Column::text("kind", "类别").with_default("'village'"),
            Column::new("households", Kind::Integer, "户数"),
            Column::new("population", Kind::Integer, "人口"),
            Column::new("lon", Kind::Real, "经度"),
            Column::new("lat", Kind::Real, "纬度"),
            Column::text("boundary_origin", "边界来源").with_default("'given'"),
        ],
    };

    fn write<'a>(&'a self, cells: &mut Writer<'a>) {
        cells.id(self.id).area(self.boundary.as_ref());
        if self.township.uuid().is_nil() {
            cells.reference::<()>(None);
        } else {
            cells.id(self.township);
        }
        cells.text(&self.code).text(&self.name).text(&self.full_name).text(&self.kind);
        cells.integer(self.households).integer(self.population).lonlat(self.position);
        cells.text(origin_code(self.boundary_origin));
    }

    fn read(cells: &mut Reader<'_>) -> Result<Self, Unreadable> {
        Ok(Self {
            id: cells.id()?,
            boundary: cells.area(),
            // Rows that others add may name no township: `homeless` finds one before anybody sees the row.
            township: cells.reference().unwrap_or(Id::from_uuid(uuid::Uuid::nil())),
            code: cells.text(),
            name: cells.text(),
            full_name: cells.text(),
            kind: cells.text(),
            households: cells.integer(),
            population: cells.integer(),
            position: cells.lonlat(),
            boundary_origin: cells.code(origin_from_code).unwrap_or_default(),
        })
    }

    fn table(world: &World) -> &Table<Self> {
        &world.villages
    }

    fn change(delta: Delta<Self>) -> Change {
        delta.into()
    }
}

const fn origin_code(origin: BoundaryOrigin) -> &'static str {
    match origin {
        BoundaryOrigin::Given => "given",
        BoundaryOrigin::Approximate => "approximate",
    }
}

fn origin_from_code(code: &str) -> Option<BoundaryOrigin> {
    [BoundaryOrigin::Given, BoundaryOrigin::Approximate].into_iter().find(|origin| origin_code(*origin) == code)
}
